//! Opacities of colours that let something through, 0.0 (clear) ..= 1.0 (solid).

/// A watermark: so faint that it does not compete with the text.
pub const WATERMARK: f32 = 0.1;
/// A spot of a seal without ink.
pub const SEAL_FLECK: f32 = 0.5;
/// The tick of a slide that has been shown.
pub const TICK_PAST: f32 = 0.75;
/// The tick of a slide that is to come, and the frame in place of a picture.
pub const TICK_AHEAD: f32 = 0.35;
/// The ground of a round button on a picture.
pub const BUTTON: f32 = 0.62;
/// The frame of a button, and of a slide on its page of notes.
pub const BUTTON_FRAME: f32 = 0.5;
/// A slip of paper on a picture: as good as solid, so that words on it can be read wherever it lies.
pub const SLIP: f32 = 0.96;
/// The ground of what is said in a film.
pub const FILM_CAPTION: f32 = 0.86;
/// The ground of a number that is being typed.
pub const ASIDE: f32 = 0.84;
/// The panel of an author's findings.
pub const REMARKS: f32 = 0.93;
/// The chapter's colour behind the words of a banner, at least: all banners are dyed alike, whatever they show.
pub const BANNER: f32 = 0.5;
/// What lies over a slide while staff use the pad or the panel beside it.
pub const VEIL: f32 = 0.4;
/// What lies around a spotlight.
pub const AROUND_LIGHT: f32 = 0.66;
/// The glow around a speaker's point of light.
pub const GLOW: f32 = 0.5;
/// A key of the pad that does nothing now.
pub const ASLEEP: f32 = 0.35;
/// The wash of what is not filled in a chart.
pub const WASH: f32 = 0.55;
/// Where a bar begins to run out.
pub const OPEN: f32 = 0.6;
/// Words in place of a picture.
pub const ALT: f32 = 0.8;
/// What is shown outside the opening hours.
pub const AT_REST: f32 = 0.3;
/// The light on a control that is held down: clearly seen on paper and on pictures.
pub const HELD: f32 = 0.35;
