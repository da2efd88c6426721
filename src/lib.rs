//! Xiongguan: an exhibition on a screen.

pub mod content;
pub mod diag;
pub mod scene;
pub mod show;
pub mod theme;
pub mod units;
pub mod view;
