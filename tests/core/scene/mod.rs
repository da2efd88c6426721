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
mod links;
mod lock;
mod logos;
mod menu;
mod motion;
mod overlays;
mod pages;
mod pictures;
mod qr;
mod snapshots;
mod spots;
mod type_sizes;
mod typesetting;
mod waiting;
mod wander;
mod words_in_order;
