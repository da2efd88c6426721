//! Opacities of colours that let something through, 0.0 (clear) ..= 1.0 (solid).

/// A watermark: so faint that it does not compete with the text.
pub const WATERMARK: f32 = 0.1;
/// The frame inside a seal.
pub const SEAL_FRAME: f32 = 0.85;
/// The tick of a slide that has been shown.
pub const TICK_PAST: f32 = 0.75;
/// The tick of a slide that is to come, and the frame in place of a picture.
pub const TICK_AHEAD: f32 = 0.35;
/// The ground of a round button on a picture.
pub const BUTTON: f32 = 0.62;
/// The frame of a button, and of a slide on its page of notes.
pub const BUTTON_FRAME: f32 = 0.5;
/// The ground of words on a picture.
pub const WORD_GROUND: f32 = 0.72;
/// What covers the slide behind a menu.
pub const MENU: f32 = 0.97;
/// What covers the slide behind a question, and under a message.
pub const ASIDE: f32 = 0.84;
/// The panel of an author's findings.
pub const REMARKS: f32 = 0.93;
/// A row of a menu.
pub const ROW: f32 = 0.06;
/// The row of the chapter that is shown.
pub const ROW_HERE: f32 = 0.16;
/// The wash of what is not filled in a chart.
pub const WASH: f32 = 0.55;
/// Where a bar or a disc begins to run out.
pub const OPEN: f32 = 0.6;
/// Words in place of a picture.
pub const ALT: f32 = 0.8;
/// What is shown outside the opening hours.
pub const AT_REST: f32 = 0.3;
/// The light on a control that is held down: clearly seen on paper and on pictures.
pub const HELD: f32 = 0.35;
