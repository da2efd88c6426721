//! `content.ron` as text → a typed, validated [`Exhibition`] plus *all* findings.
//!
//! Knows no files and no clock: what a path leads to is asked of a [`Files`] port that the caller passes in.

mod card;
mod changes;
mod chart;
pub mod codes;
mod declare;
mod decode;
mod exhibition;
mod figure;
mod files;
pub mod limits;
mod list;
mod numbers;
mod photo;
mod ranged;
mod read;
mod reading_time;
mod rule;
mod scan;
pub mod schema;
mod slide;
mod table;
mod text;

pub use card::{Bound, Card, Note, Per, Rank, Stat, Unit};
pub use changes::edited;
pub use chart::{ChartForm, Mark, Point};
pub use decode::decode;
pub use exhibition::{Chapter, Exhibition, Tint};
pub use figure::{Figure, axis_figure, axis_figures, point_figures, spoken_points};
pub use files::{Files, Found, Inspected};
pub use list::Item;
pub use photo::{Area, Calm, Focus, Frame, Photo, Tall};
pub use ranged::{Across, Dwell};
pub use read::{Fields, Form, Place, Reading, THEMES, read, read_part, span_at};
pub use reading_time::{
    ARRIVING_SECS, Amount, DWELL_SECS, HAN_PER_MINUTE, LOOP_SECS, PICTURE_SECS, Reckoning, WORDS_PER_MINUTE, count,
    dwell, loop_dwell, reading_time, visible,
};
pub use rule::{Refusal, Rule, Written};
pub use slide::{
    Chain, Chart, Compare, Cover, Event, Gallery, List, Quote, Slide, SlideKind, Stats, Step, Story, Table, Timeline,
};
pub use table::{Column, ColumnAlign, decimal_mark};
pub use text::{Lang, Text};
