//! Xiongguan: an exhibition on a screen.

pub mod content;
pub mod diag;
pub mod media;
pub mod paint;
pub mod show;
pub mod units;
