//! How a chapter opens: one rule for every cover, on every stage and in every language.
//!
//! The seal stands before the title in the direction in which it is read: at the left of a title that runs across, level
//! with its first line, and over one that runs down. The lead stands across that direction, where the title begins: under
//! a title that runs across, at the side of one that runs down. All of it begins at the margins, at the top, unless an
//! author says that the picture is calm at its foot. Seals ([`mark::SEAL`](super::mark::SEAL)) and leads
//! ([`letters::LEAD`](super::letters::LEAD)) have one size; titles have the largest of these sizes that has room.
//!
//! Two things are left of the rule where it cannot be kept: a seal that would repeat the character under it ends the
//! title, and in a sky too low for two lines the lead follows the title on its line.

/// The sizes of titles, as parts of [`letters::DISPLAY`](super::letters::DISPLAY): of one that is short, and of one that is
/// long or in a column.
///
/// They differ little, so that no chapter seems to matter more.
pub const TITLE: f32 = 0.86;
/// See [`TITLE`].
pub const LONG_TITLE: f32 = 0.72;

/// Between the seal and a title that runs across.
pub const SEAL_ACROSS: f32 = 40.0;
/// Between the seal and a title that runs down.
pub const SEAL_DOWN: f32 = 36.0;
/// Between a title that runs across and the lead under it.
pub const LEAD_UNDER: f32 = 28.0;
/// Between a title that runs down and the lead beside it.
pub const LEAD_BESIDE: f32 = 60.0;
