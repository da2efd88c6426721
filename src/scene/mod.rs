//! Everything on screen as items at fixed places: a pure function of content, state, theme, stage and time.
//!
//! Window, export and tests read the same [`Scene`]. It is made in two steps. A *layout* says what stands where when
//! everything has come to rest, and how each item comes in and moves; it depends on nothing that moves, and [`Layouts`]
//! keeps it. A *pose* then moves and fades what was laid out, and measures nothing. Nothing here draws, loads or
//! measures by itself.

mod aloud;
mod arriving;
mod aside;
mod author_panel;
mod banner;
mod bearing;
mod behind;
mod bottom_bar;
mod button;
mod card;
mod closeup;
mod comfort;
mod course;
mod crop;
mod drift;
mod dump;
mod enlarged;
mod failed;
mod figure;
mod focus;
mod frame;
mod free;
mod goodbye;
mod hero;
mod icon;
mod inputs;
mod invitation;
mod item;
mod kinds;
mod label;
mod laid;
mod layouts;
mod light;
mod links;
mod lock;
mod logos;
mod look;
mod looking;
mod loose;
mod menu;
mod notes;
mod overlay;
mod overview;
mod part;
mod part_kinds;
mod picture;
mod pictures;
mod playing;
mod pose;
mod pulse;
mod qr;
mod reach;
mod reading;
mod reduced;
mod said;
mod scrim;
mod seal;
mod slides;
mod slip;
mod small;
mod speaker;
mod spot;
mod spot_card;
mod stack;
mod title;
mod told;
mod tongues;
mod transition;
mod turn;
mod typeset;
mod vertical;
mod waiting;
mod wander;
mod wanted;
mod words;

pub use author_panel::{Remark, author_panel};
pub use closeup::Closeup;
pub use course::Scene;
pub use dump::dump;
pub use focus::{Answer, Focus};
pub use frame::Frame;
pub use inputs::Inputs;
pub use item::{Item, Line, Meaning, Press, Role, SEEN, Shape};
pub use label::label;
pub use layouts::{Failure, Layouts, scene};
pub use lock::{LockInputs, StaffFacts, lock, lock_corner};
pub use looking::look_at;
pub use notes::{notes, notes_word};
pub use overview::overview_columns;
pub use part::Part;
pub use pictures::{Pictures, film_due};
pub use slides::CAPTION_LINES;
pub use spot::{tell_spots, told_of_spots};
pub use told::{Layer, Told, Top};
use typeset::STEPS;
pub use typeset::{
    Align, Block, BlockLine, HYPHEN, Ink, Kern, Measure, Setter, Wrap, kern, may_end_line, may_start_line, opens_last,
    terms,
};
pub use waiting::waiting;
