//! What holds without a screen: the pure rooms, and pictures.

#[path = "core/changes.rs"]
mod changes;
#[path = "core/cli.rs"]
mod cli;
#[path = "core/codes.rs"]
mod codes;
#[path = "core/content.rs"]
mod content;
#[path = "core/damage.rs"]
mod damage;
#[path = "core/explain.rs"]
mod explain;
#[path = "core/figures.rs"]
mod figures;
#[path = "core/findings.rs"]
mod findings;
#[path = "core/kit/folder.rs"]
mod folder;
#[path = "core/kit/kiosk.rs"]
mod kiosk;
#[path = "core/languages.rs"]
mod languages;
#[path = "core/malformed/mod.rs"]
mod malformed;
#[path = "core/media.rs"]
mod media;
#[path = "core/media_library.rs"]
mod media_library;
#[path = "core/misspelt.rs"]
mod misspelt;
#[path = "core/numbers.rs"]
mod numbers;
#[path = "core/paths.rs"]
mod paths;
#[path = "core/kit/pictures.rs"]
mod pictures;
#[path = "core/kit/program.rs"]
mod program;
#[path = "core/readme.rs"]
mod readme;
#[path = "core/kit/room.rs"]
mod room;
#[path = "core/kit/sample.rs"]
mod sample;
#[path = "core/scene/mod.rs"]
mod scene;
#[path = "core/schema.rs"]
mod schema;
#[path = "core/show/mod.rs"]
mod show;
#[path = "core/starter.rs"]
mod starter;
#[path = "core/themes.rs"]
mod themes;
#[path = "core/tidy.rs"]
mod tidy;
#[cfg(feature = "window")]
#[path = "core/watch.rs"]
mod watch;
