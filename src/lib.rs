//! The library behind the program; its page is the architecture.
#![doc = include_str!("docs/architecture.md")]

#[doc = include_str!("docs/changelog.md")]
pub mod changelog {}
pub mod cli;
pub mod compose;
pub mod content;
pub mod deck;
pub mod diag;
pub mod explain;
pub mod export;
pub mod files;
#[doc = include_str!("docs/guide.md")]
#[doc = include_str!("docs/codes.md")]
pub mod guide {}
pub mod headless;
pub mod lint;
#[cfg(feature = "window")]
pub mod loader;
pub mod media;
pub mod paint;
pub mod player;
pub mod record;
pub mod scene;
pub mod settings;
#[cfg(feature = "window")]
pub mod shell;
pub mod show;
pub mod simulate;
pub mod starter;
pub mod supervise;
pub mod theme;
pub mod units;
pub mod view;
pub mod workers;
