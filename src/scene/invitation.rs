//! The invitation to touch.

use super::{
    Align, Part, Role, Shape, Wrap,
    laid::{Laid, Moves},
    look::Look,
    slip::slip,
    words::{Word, in_languages},
};
use crate::{
    show::{Mode, Phase, ShowState},
    theme::{TextStyle, line, mark, motion},
    units::{Pos, Rect, Rgba, pos, rect},
};

/// Whether the show asks to be touched.
pub(super) fn invites(state: &ShowState) -> bool {
    state.mode == Mode::Kiosk && state.phase == Phase::Attract
}

/// Where the invitation stands, and what it says.
pub(super) struct Invitation {
    pub area: Rect,
    style: TextStyle,
    text: String,
}

impl Invitation {
    /// "Touch to explore" in the visitor's language and one more of the exhibition's; larger while its title stands.
    pub fn new(look: &Look<'_>, is_title: bool) -> Self {
        let scale = look.scale;
        let languages = std::iter::once(look.lang).chain(&look.exhibition.languages);
        let text = in_languages(languages, Word::Touch).join("  ·  ");
        let grow = if is_title { 1.35 } else { 1.0 };
        let style = scale.invitation().at(scale.invitation().size * grow);
        let low = scale.target * 0.9;
        let height = low * grow;
        let stage = look.stage.size;
        let width = look.setter.width(&text, style) + height + scale.gap;
        let is_centred = is_title && look.stage.is_portrait();
        let x = if is_centred { (stage.w - width) / 2.0 } else { stage.w - scale.margin - width };
        let foot = stage.h - scale.margin * 0.62 - (scale.target - low) / 2.0;
        Self { area: rect(x, foot - height, width, height), style, text }
    }

    /// A slip of paper with a red mark, as a signed label: in the mark a hand shows what to do.
    pub fn layout(self, look: &Look<'_>) -> Vec<Laid> {
        let Self { area, style, text } = self;
        let palette = look.palette;
        let height = area.h();
        let block = look.setter.set(&text, style, f32::INFINITY, Wrap::Running);
        let y = area.center().y - block.size.h / 2.0;
        let mark = rect(area.min.x, area.min.y, height, height);
        let red = Shape::Fill { color: palette.seal, radius: mark::SLIP * look.scale.unit };
        let mut items = vec![
            slip(look, Part::Invitation, area).meaning(Role::Text, text),
            Laid::new(Part::InvitationMark, mark, red),
        ];
        let x = mark.max.x + (area.max.x - mark.max.x - block.size.w) / 2.0;
        items.push(block.lay(Part::InvitationText, x, y, block.size.w, Align::Left, palette.ink));
        items.extend(beckoning(look, mark.center(), height));
        items
    }
}

/// The hand that taps, and the rings from its finger.
fn beckoning(look: &Look<'_>, center: Pos, height: f32) -> Vec<Laid> {
    let tip = pos(center.x - height * 0.04, center.y - height * 0.16);
    let mut items = rings(look, tip, height * 0.3);
    let hand = hand(tip, height * 0.48, look.palette.snow).into_iter();
    items.extend(hand.map(|item| item.moving(Moves::Taps { lift: height * 0.09 })));
    items
}

/// Two rings, one after the other, that spread and fade.
fn rings(look: &Look<'_>, center: Pos, largest: f32) -> Vec<Laid> {
    let area = rect(center.x - largest, center.y - largest, 2.0 * largest, 2.0 * largest);
    let ring = |late: f32| {
        let width = line::FINE * look.scale.unit;
        let shape = Shape::Frame { color: look.palette.gold, width, radius: largest };
        Laid::new(Part::InvitationRing, area, shape).moving(Moves::Spreads { largest, late })
    };
    motion::RINGS.map(ring).into()
}

/// A hand with its forefinger up, whose tip is at `tip`.
fn hand(tip: Pos, height: f32, color: Rgba) -> Vec<Laid> {
    let finger = height * 0.2;
    let pill = |x: f32, y: f32, w: f32, h: f32| {
        let area = rect(tip.x + x * height, tip.y + y * height, w * height, h * height);
        Laid::new(Part::InvitationHand, area, Shape::Fill { color, radius: finger * 0.5 })
    };
    vec![
        pill(-0.1, -0.02, 0.2, 0.72),
        pill(0.12, 0.36, 0.18, 0.4),
        pill(0.32, 0.4, 0.18, 0.36),
        pill(-0.3, 0.46, 0.18, 0.34),
        pill(-0.1, 0.52, 0.6, 0.44),
        pill(-0.24, 0.62, 0.5, 0.34),
    ]
}
