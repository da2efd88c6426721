//! `content.ron` as text → a typed, validated [`Exhibition`] plus *all* findings.
//!
//! Knows no files and no clock: what a path leads to is asked of a [`Files`] port that the caller passes in.

mod card;
mod exhibition;
mod figure;
mod photo;
mod slide;
mod text;

pub use card::{Bound, Card, Note, Per, Rank, Stat, Unit};
pub use exhibition::{Chapter, Exhibition, Tint};
pub use figure::Figure;
pub use photo::{Calm, Focus, Photo};
pub use slide::{
    Chain, Chart, ChartForm, Compare, Cover, Dwell, Event, Gallery, Point, Quote, Slide, SlideKind, Stats, Step, Story,
    Timeline,
};
pub use text::{Lang, Text};
