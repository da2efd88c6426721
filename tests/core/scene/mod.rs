//! Slides laid out: what stands where, in which words, and what can be pressed.

mod author_panel;
mod breaking;
mod cards;
mod controls;
mod course;
mod credits;
mod diagrams;
mod films;
mod fitting;
mod layouts;
mod lock;
mod menu;
mod motion;
mod overlays;
mod pictures;
mod snapshots;
mod type_sizes;
mod typesetting;
mod waiting;
mod wander;
mod words_in_order;
