//! Xiongguan: an exhibition on a screen.

pub mod cli;
pub mod content;
pub mod diag;
pub mod export;
pub mod files;
pub mod media;
pub mod paint;
pub mod scene;
#[cfg(feature = "window")]
pub mod shell;
pub mod show;
pub mod theme;
pub mod units;
pub mod view;
