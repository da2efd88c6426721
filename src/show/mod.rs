//! The state machine of the idle loop: what is on screen, what comes next, and when to wake.
//!
//! Time and input are arguments; effects come back; nothing here sleeps or reads a clock.

mod action;
mod actions;
mod changes;
mod closer;
mod dates;
mod forecast;
mod glide;
mod hearing;
mod hours;
mod input;
mod keys;
mod machine;
mod menu;
mod navigation;
mod order;
mod overview;
mod place;
mod postponed;
mod program;
mod pull;
mod sounding;
mod state;
mod talk;
mod text_size;
mod timers;
mod timing;
mod trail;
mod turns;
mod volume;
mod zoom;

pub use action::Action;
pub use dates::{Dates, MonthDay};
pub use forecast::{Forecast, Showing};
pub use hearing::{Hearing, OwnVoice, Spoken, Telling};
pub use hours::{Hours, Line, Open, Ruling, Special, Weekly};
pub use input::{Effect, Input, Wake};
pub use keys::{KEYS, Key, KeyBinding, action_for, help};
pub use machine::Show;
pub use order::Order;
pub use overview::{Overview, choosing};
pub use place::{Place, Spot};
pub use program::{Playing, Program, Stop, Times};
pub use sounding::{Sounding, has_sound, loudness, sounding};
pub use state::{Comfort, Glide, Mode, Motion, Overlay, Page, Phase, Pull, Revealed, ShowState, Transition};
pub use talk::{Frozen, Light, SpeakersView, Talk};
pub use text_size::TextSize;
pub use timing::Timing;
pub use trail::Trail;
pub use volume::Volume;
