//! What the items of a scene are to the slide.

use std::fmt;

/// Declares the parts with their names in dumps and findings.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $name:literal;)*) => {
        /// What an item is to the slide: for tests, for the linter, and for finding it again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part {
            $($(#[$doc])* $part,)*
        }

        impl Part {
            /// Its name in dumps and findings, for example `card.figure`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$part => $name,)* }
            }
        }
    };
}

parts! {
    /// The short bar over a heading.
    Rule = "rule";
    /// The slide's heading.
    Heading = "heading";
    /// Running text under a heading.
    Body = "body";
    /// The title of a cover.
    Title = "title";
    /// The sentence under a title.
    Lead = "lead";
    /// A sentence that stands alone.
    Quote = "quote";
    /// Who said it.
    QuoteBy = "by";
    /// The ground of a chapter's seal.
    Seal = "seal";
    /// Spots of a seal without ink.
    SealWear = "seal.wear";
    /// The characters of a seal.
    SealText = "seal.text";
    /// The first character of a seal, large and faint, where a banner has no picture.
    Watermark = "watermark";
    /// The chapter's deep ground, over the whole stage.
    Ground = "ground";
    /// Paper, over the whole stage.
    Paper = "paper";
    /// What stands above and below a slide that is shown low.
    Above = "above";
    /// A picture.
    Picture = "picture";
    /// The earlier one of two pictures that are compared.
    PictureBefore = "picture.before";
    /// What opens a picture when it is touched.
    PictureTouch = "picture.touch";
    /// What stands in place of a picture's pixels.
    PictureGround = "picture.ground";
    /// The frame of the card in place of a picture that cannot be shown.
    PictureFrame = "picture.frame";
    /// The words on that card.
    PictureAlt = "picture.alt";
    /// A soft ground behind words on a picture.
    Scrim = "scrim";
    /// Small print: sources and credits.
    Credit = "credit";
    /// Words that belong to a picture.
    Caption = "caption";
    /// Their ground.
    CaptionGround = "caption.ground";
    /// The words of a card that stand out.
    CardTitle = "card.title";
    /// What a card says.
    CardLabel = "card.label";
    /// When the figure of a card was true.
    CardDate = "card.date";
    /// Small words before a numeral.
    CardLead = "card.lead";
    /// A numeral.
    CardFigure = "card.figure";
    /// Its unit.
    CardUnit = "card.unit";
    /// Small words after a numeral.
    CardTail = "card.tail";
    /// The thin line over a card.
    CardLine = "card.line";
    /// The line of a chain.
    ChainRail = "chain.rail";
    /// The mark of a step.
    ChainDot = "chain.dot";
    /// The inside of the mark of a step that is planned.
    ChainHole = "chain.hole";
    /// An arrowhead between two steps.
    ChainArrow = "chain.arrow";
    /// What lies inside a ring of steps.
    ChainHeart = "chain.heart";
    /// The name of a step.
    StepName = "step.name";
    /// What the figure of a step counts.
    StepLabel = "step.label";
    /// A remark on a step.
    StepNote = "step.note";
    /// The number of a step on a ring.
    StepNumber = "step.number";
    /// The figure of a step on a ring.
    StepFigure = "step.figure";
    /// A diagram as a whole: nothing is painted.
    Chart = "chart";
    /// The line under bars.
    ChartBase = "chart.base";
    /// What a number of a diagram stands for.
    ChartLabel = "chart.label";
    /// A bar.
    ChartBar = "chart.bar";
    /// Where a bar runs out or a disc is dashed, since the true number is larger.
    ChartArea = "chart.area";
    /// A coin of ten, or a piece of it.
    ChartCoin = "chart.coin";
    /// A line across bars.
    ChartMark = "chart.mark";
    /// What that line stands for.
    ChartMarkLabel = "chart.mark.label";
    /// A stroke of the bracket from one bar's height to another's.
    ChartBracket = "chart.bracket";
    /// The line of a diagram.
    ChartLine = "chart.line";
    /// A point on that line.
    ChartDot = "chart.dot";
    /// The whole circle behind a share.
    ChartTrack = "chart.track";
    /// A share.
    ChartRing = "chart.ring";
    /// Where a spot of a picture is touched: nothing is painted.
    Spot = "spot";
    /// Its mark.
    SpotMark = "spot.mark";
    /// The number on the mark.
    SpotNumber = "spot.number";
    /// The same number where it says what the spot is called.
    SpotKey = "spot.key";
    /// The ring that swells around the mark while nobody is there.
    SpotRing = "spot.ring";
    /// The card that a spot opens.
    SpotCard = "spot.card";
    /// What the spot is called.
    SpotTitle = "spot.title";
    /// What is told of it.
    SpotText = "spot.text";
    /// What can be dragged across two pictures: nothing is painted.
    Divider = "divider";
    /// The line between the two pictures.
    DividerLine = "divider.line";
    /// The handle on that line.
    DividerHandle = "divider.handle";
    /// An arrowhead on the handle.
    DividerChevron = "divider.chevron";
    /// The line of a timeline.
    TimelineRail = "timeline.rail";
    /// The mark of an event.
    TimelineDot = "timeline.dot";
    /// The date of an event.
    EventDate = "event.date";
    /// What happened.
    EventText = "event.text";
    /// A list as a whole: nothing is painted.
    List = "list";
    /// What an item of a list says.
    ListItem = "list.item";
    /// Its numeral.
    ListNumber = "list.number";
    /// The dash before an item, or before a line under one.
    ListDash = "list.dash";
    /// A line under an item.
    ListUnder = "list.under";
    /// The stations of a line as a whole: nothing is painted.
    Steps = "steps";
    /// One of them with its words: nothing is painted.
    Step = "step";
    /// A table as a whole: nothing is painted.
    Table = "table";
    /// A row of it: nothing is painted.
    TableRow = "table.row";
    /// The title of a column.
    TableTitle = "table.title";
    /// A cell.
    TableCell = "table.cell";
    /// A line between two rows.
    TableLine = "table.line";
    /// The ground of the row that matters.
    TableBand = "table.band";
    /// The slip that logos stand on.
    LogoGround = "logo.ground";
    /// A logo.
    Logo = "logo";
    /// The slip that a QR code stands on.
    QrGround = "qr.ground";
    /// A QR code.
    QrCode = "qr.code";
    /// What stands under it.
    QrLabel = "qr.label";
    /// The chapter's name in the bottom bar.
    Chapter = "chapter";
    /// The slide's number in the bottom bar.
    Position = "position";
    /// A mark in the line of all slides.
    Tick = "tick";
    /// The ground of a control.
    Button = "button";
    /// What the controls of one strip stand on.
    ButtonGround = "button.ground";
    /// The line around a control, or around a strip of them.
    ButtonFrame = "button.frame";
    /// The word on a control.
    ButtonText = "button.text";
    /// The sign on a control.
    Icon = "icon";
    /// The heading of a slide whose words are read by themselves.
    ReadingHeading = "reading.heading";
    /// A figure or a title of its cards there.
    ReadingFigure = "reading.figure";
    /// Its other words there.
    ReadingText = "reading.text";
    /// The line between them and what its pictures show.
    ReadingLine = "reading.line";
    /// The ground of the invitation to touch.
    Invitation = "invitation";
    /// The red mark on it, in which the hand taps.
    InvitationMark = "invitation.mark";
    /// What the invitation says.
    InvitationText = "invitation.text";
    /// A ring around the finger of the invitation's hand.
    InvitationRing = "invitation.ring";
    /// A piece of that hand.
    InvitationHand = "invitation.hand";
    /// A colour over the whole stage.
    Cover = "cover";
    /// The exhibition's title outside the opening hours.
    Closed = "closed";
    /// The ground of an overlay; pressing it closes the overlay.
    Dim = "dim";
    /// The exhibition's title over the chapters.
    MenuTitle = "menu.title";
    /// The banner of a chapter: its colour, and all of it can be pressed.
    MenuBanner = "menu.banner";
    /// The chapter's picture on its banner.
    MenuPicture = "menu.picture";
    /// The title of a chapter on its banner.
    MenuChapter = "menu.chapter";
    /// "You are here".
    MenuHere = "menu.here";
    /// The slip on which that stands.
    MenuHereGround = "menu.here.ground";
    /// The point before it.
    MenuHereDot = "menu.here.dot";
    /// The slip with a sign that a touch opens a page of chapters.
    MenuInner = "menu.inner";
    /// An enlarged picture.
    Enlarged = "enlarged";
    /// A part of it with finer pixels.
    EnlargedDetail = "enlarged.detail";
    /// The paper at the foot on which a visitor who may have left is asked.
    GoodbyeGround = "goodbye.ground";
    /// The question to a visitor who may have left.
    Goodbye = "goodbye";
    /// Why it is asked.
    GoodbyeWhy = "goodbye.why";
    /// The seconds that are left.
    GoodbyeSeconds = "goodbye.seconds";
    /// One of them, as a mark in a line.
    GoodbyeTick = "goodbye.tick";
    /// The slide number typed so far.
    Typed = "typed";
    /// Its ground.
    TypedGround = "typed.ground";
    /// What is said while there is nothing to show.
    Waiting = "waiting";
    /// What is wrong with an exhibition that cannot be shown.
    Findings = "findings";
    /// The ground of the author's panel.
    Remarks = "remarks";
    /// What the author's panel is about.
    RemarksTitle = "remarks.title";
    /// Where something is wrong.
    RemarksPlace = "remarks.place";
    /// What is wrong there.
    RemarksText = "remarks.text";
    /// How to close the author's panel.
    RemarksFoot = "remarks.foot";
    /// The coloured edge of the author's panel.
    RemarksAlert = "remarks.alert";
    /// The heading of a page of notes.
    NotesHeading = "notes.heading";
    /// The line under that heading.
    NotesRule = "notes.rule";
    /// Where a page of notes shows the slide.
    NotesSlide = "notes.slide";
    /// What the speaker says.
    NotesText = "notes.text";
    /// What lies over the slide beside the staff's sheet; pressing it closes that.
    LockVeil = "lock.veil";
    /// The sheet of the pad on which staff type their PIN, and of their panel.
    LockSheet = "lock.sheet";
    /// What the sheet is.
    LockTitle = "lock.title";
    /// What the pad says, and what the time of cleaning is.
    LockNote = "lock.note";
    /// A digit that was typed.
    LockDot = "lock.dot";
    /// A line on the sheet.
    LockLine = "lock.line";
    /// A key of the pad, or a control of the panel.
    LockKey = "lock.key";
    /// The line around it.
    LockKeyFrame = "lock.key.frame";
    /// What stands on it.
    LockKeyText = "lock.key.text";
    /// What a fact on the panel is called.
    LockName = "lock.name";
    /// The fact.
    LockFact = "lock.fact";
    /// Seconds that are left.
    LockSeconds = "lock.seconds";
    /// The ring where somebody holds the corner.
    LockRing = "lock.ring";
    /// The ring around what has the keyboard's focus.
    FocusRing = "focus.ring";
    /// The point of light with which a speaker points.
    Light = "light";
    /// What a spotlight leaves dark.
    LightAround = "light.around";
    /// What the next Esc does, on the dark screen of a talk.
    TalkEnds = "talk.ends";
    /// A slide among all slides.
    OverviewSlide = "overview.slide";
    /// Its number and heading.
    OverviewLabel = "overview.label";
    /// What is looked for among all slides.
    OverviewQuery = "overview.query";
    /// What something in the speaker's view is called.
    SpeakerLabel = "speaker.label";
    /// What the audience sees instead of the slide.
    SpeakerStatus = "speaker.status";
    /// A time in the speaker's view.
    SpeakerTime = "speaker.time";
    /// The frame of a slide in the speaker's view.
    SpeakerFrame = "speaker.frame";
    /// A line of text by itself.
    Label = "label";
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
