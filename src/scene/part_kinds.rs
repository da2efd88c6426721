//! Which parts are of one kind.

use super::Part;

impl Part {
    /// Its letters are large and bold, which read with less contrast (WCAG 2.2, 1.4.3).
    #[must_use]
    pub const fn is_large(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Heading
                | Self::Quote
                | Self::CardFigure
                | Self::CardUnit
                | Self::CardTitle
                | Self::SealText
                | Self::SpotTitle
                | Self::MenuChapter
                | Self::ReadingHeading
                | Self::ReadingFigure
        )
    }

    /// It belongs to a seal, to the bottom bar or to the invitation: it stands around every slide.
    #[must_use]
    pub const fn is_chrome(self) -> bool {
        self.is_seal()
            || self.is_whereabouts()
            || matches!(
                self,
                Self::Tick
                    | Self::Button
                    | Self::ButtonGround
                    | Self::ButtonFrame
                    | Self::ButtonText
                    | Self::Icon
                    | Self::Invitation
                    | Self::InvitationMark
                    | Self::InvitationText
                    | Self::InvitationRing
                    | Self::InvitationHand
            )
    }

    /// It is the ground behind something that is open: touching it closes that, and it is nothing for anybody who has no
    /// finger on it.
    #[must_use]
    pub const fn is_behind(self) -> bool {
        matches!(self, Self::Dim | Self::LockVeil)
    }

    /// It belongs to a chapter's seal, whose characters stand on a ground of their own.
    #[must_use]
    pub const fn is_seal(self) -> bool {
        matches!(self, Self::Seal | Self::SealWear | Self::SealText)
    }

    /// It stands on a slip of its own, wherever that lies.
    #[must_use]
    pub const fn has_slip(self) -> bool {
        matches!(self, Self::QrLabel)
    }

    /// It says where in the exhibition the slide is: chapter or number.
    #[must_use]
    pub const fn is_whereabouts(self) -> bool {
        matches!(self, Self::Chapter | Self::Position)
    }

    /// It is written in letters, but is a sign rather than something to read.
    #[must_use]
    pub const fn is_sign(self) -> bool {
        matches!(self, Self::SealText | Self::Watermark | Self::SpotNumber | Self::SpotKey)
    }

    /// It belongs to a numeral, which is large and makes room for what says what it is.
    #[must_use]
    pub const fn is_numeral(self) -> bool {
        matches!(self, Self::CardFigure | Self::CardUnit | Self::CardLead | Self::CardTail | Self::StepFigure)
    }

    /// No words of the slide may lie under it: it is the ground of a control or of the invitation.
    #[must_use]
    pub const fn is_control_ground(self) -> bool {
        matches!(self, Self::Button | Self::Invitation)
    }
}
