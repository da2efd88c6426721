//! Xiongguan: an exhibition on a screen.

pub mod content;
pub mod diag;
pub mod show;
pub mod units;
