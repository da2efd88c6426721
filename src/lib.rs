//! The library behind the program; its page is the architecture.
#![doc = include_str!("docs/architecture.md")]

#[doc = include_str!("docs/changelog.md")]
pub mod changelog {}
#[cfg(all(feature = "window", target_os = "linux"))]
pub mod awake;
#[cfg(feature = "window")]
pub mod beside;
pub mod cli;
pub mod compose;
pub mod content;
pub mod deck;
pub mod diag;
#[cfg(unix)]
pub mod doctor;
pub mod explain;
pub mod export;
pub mod files;
pub mod film;
#[doc = include_str!("docs/guide.md")]
#[doc = include_str!("docs/codes.md")]
pub mod guide {}
#[doc = include_str!("docs/guide.zh.md")]
pub mod guide_zh {}
pub mod headless;
pub mod import;
pub mod lint;
#[cfg(feature = "window")]
pub mod loader;
pub mod lock;
pub mod media;
pub mod paint;
pub mod player;
#[cfg(feature = "window")]
pub mod porter;
#[cfg(all(feature = "window", target_os = "linux"))]
pub mod questions;
pub mod record;
pub mod scene;
pub mod settings;
pub mod setup;
#[cfg(feature = "window")]
pub mod shell;
pub mod show;
pub mod simulate;
pub mod sound;
pub mod starter;
pub mod statistics;
pub mod supervise;
pub mod theme;
pub mod touch;
pub mod units;
pub mod view;
pub mod workers;
