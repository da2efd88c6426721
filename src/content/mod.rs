//! `content.ron` as text → a typed, validated [`Exhibition`] plus *all* findings.
//!
//! Knows no files and no clock: what a path leads to is asked of a [`Files`] port that the caller passes in.

mod captions;
mod card;
mod changes;
mod chart;
pub mod codes;
mod data;
mod dates;
mod declare;
mod decode;
mod dwell;
mod entries;
mod exhibition;
mod figure;
mod files;
mod film;
mod font;
mod from_ron;
mod hours;
pub mod limits;
mod list;
mod logo;
mod mend;
mod numbers;
mod photo;
mod qr;
mod read;
mod reading_time;
mod rule;
mod scan;
mod schedule;
pub mod schema;
mod slide;
mod sound;
mod spot;
mod table;
mod text;
pub mod wording;

pub use captions::{Cue, CueFault, CueProblem, Track, captions};
pub use card::{Bound, Card, Note, Per, Rank, Stat, Unit};
pub use changes::edited;
pub use chart::{ChartForm, Mark, Point};
pub use data::{DataFile, column_field, table_rows};
pub use dates::meant_date;
pub use decode::decode;
pub use dwell::{Across, Dwell};
pub use entries::{Event, Step};
pub use exhibition::{Chapter, Exhibition, Home, Tint};
pub use figure::{Figure, axis_figure, axis_figures, point_figures, spoken_points};
pub use files::{Files, Filmed, Found, Heard, Inspected};
pub use film::{Captions, FilmFile, Repeats, SilentFilm};
pub use font::Font;
pub use hours::{Days, TimeOfDay, days_rule, nearest_day};
pub use list::Item;
pub use logo::{LOGOS_MAX, Logo, LogoOn};
pub use mend::mend;
pub use photo::{Area, Calm, Fit, Focus, Frame, Photo, Tall};
pub use qr::{ADDRESS_MAX, Qr};
pub use read::is_language_tag;
pub use read::{Fields, Form, Place, Reading, Rows, THEMES, read, read_part, span_at};
pub use reading_time::{
    ARRIVING_SECS, Amount, DWELL_SECS, HAN_PER_MINUTE, LOOP_SECS, PICTURE_SECS, Reckoning, WORDS_PER_MINUTE, count,
    dwell, loop_dwell, reading_time, visible,
};
pub use rule::{Refusal, Rule, Written};
pub use schedule::{DayTime, Hindrance, HourList, Schedule, moments, unseen};
pub use slide::{
    Chain, Chart, Compare, Cover, Gallery, List, Picture, Quote, Slide, SlideKind, Stats, Story, Table, Timeline, Video,
};
pub use sound::{FilmSound, Narration, SoundFile};
pub use spot::Spot;
pub use table::{Column, ColumnAlign, decimal_mark};
pub use text::{Lang, Text};
pub use wording::Wording;
