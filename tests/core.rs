//! What holds without a screen: the pure rooms, and pictures.

#[path = "core/kit/blocks.rs"]
mod blocks;
#[path = "core/changes.rs"]
mod changes;
#[path = "core/chapters.rs"]
mod chapters;
#[path = "core/cli.rs"]
mod cli;
#[path = "core/codes.rs"]
mod codes;
#[path = "core/content.rs"]
mod content;
#[path = "core/crew.rs"]
mod crew;
#[path = "core/damage.rs"]
mod damage;
#[path = "core/data.rs"]
mod data;
#[cfg(feature = "window")]
#[path = "core/data_saved.rs"]
mod data_saved;
#[path = "core/data_table.rs"]
mod data_table;
#[path = "core/doctor.rs"]
mod doctor;
#[path = "core/drawings.rs"]
mod drawings;
#[path = "core/edited.rs"]
mod edited;
#[path = "core/explain.rs"]
mod explain;
#[path = "core/explain_sounds.rs"]
mod explain_sounds;
#[path = "core/figures.rs"]
mod figures;
#[path = "core/files.rs"]
mod files;
#[path = "core/films.rs"]
mod films;
#[path = "core/findings.rs"]
mod findings;
#[path = "core/kit/folder.rs"]
mod folder;
#[path = "core/kit/font.rs"]
mod font;
#[path = "core/fonts.rs"]
mod fonts;
#[path = "core/friendly.rs"]
mod friendly;
#[path = "fuzz/smoke.rs"]
mod fuzz;
#[path = "core/kit/hostile.rs"]
mod hostile;
#[path = "core/import.rs"]
mod import;
#[path = "core/kit/kiosk.rs"]
mod kiosk;
#[path = "core/languages.rs"]
mod languages;
#[cfg(feature = "window")]
#[path = "core/last_good.rs"]
mod last_good;
#[cfg(feature = "window")]
#[path = "core/loader.rs"]
mod loader;
#[path = "core/lock.rs"]
mod lock;
#[path = "core/malformed/mod.rs"]
mod malformed;
#[path = "core/media.rs"]
mod media;
#[path = "core/media_cache.rs"]
mod media_cache;
#[path = "core/media_colours.rs"]
mod media_colours;
#[path = "core/media_cut.rs"]
mod media_cut;
#[path = "core/media_identity.rs"]
mod media_identity;
#[path = "core/media_lanes.rs"]
mod media_lanes;
#[path = "core/media_library.rs"]
mod media_library;
#[path = "core/media_memory.rs"]
mod media_memory;
#[path = "core/media_reasons.rs"]
mod media_reasons;
#[path = "core/mended.rs"]
mod mended;
#[path = "core/misspelt.rs"]
mod misspelt;
#[path = "core/numbers.rs"]
mod numbers;
#[path = "core/output.rs"]
mod output;
#[path = "core/kit/panel.rs"]
mod panel;
#[path = "core/paths.rs"]
mod paths;
#[path = "core/kit/pictures.rs"]
mod pictures;
#[path = "core/kit/plain_deck.rs"]
mod plain_deck;
#[path = "core/player.rs"]
mod player;
#[cfg(feature = "window")]
#[path = "core/porter.rs"]
mod porter;
#[path = "core/kit/program.rs"]
mod program;
#[path = "core/promises.rs"]
mod promises;
#[path = "core/qr.rs"]
mod qr;
#[path = "core/readme.rs"]
mod readme;
#[path = "core/record.rs"]
mod record;
#[path = "core/record_kept.rs"]
mod record_kept;
#[path = "core/kit/room.rs"]
mod room;
#[path = "core/kit/sample.rs"]
mod sample;
#[path = "core/scene/mod.rs"]
mod scene;
#[path = "core/schedules.rs"]
mod schedules;
#[path = "core/schema.rs"]
mod schema;
#[path = "core/settings/mod.rs"]
mod settings;
#[path = "core/setup.rs"]
mod setup;
#[path = "core/show/mod.rs"]
mod show;
#[path = "core/simulate.rs"]
mod simulate;
#[path = "core/sounds.rs"]
mod sounds;
#[path = "core/spots.rs"]
mod spots;
#[path = "core/starter.rs"]
mod starter;
#[path = "core/statistics/mod.rs"]
mod statistics;
#[path = "core/kit/stock.rs"]
mod stock;
#[path = "core/themes.rs"]
mod themes;
#[path = "core/tidy/mod.rs"]
mod tidy;
#[path = "core/touch/mod.rs"]
mod touch;
#[cfg(feature = "window")]
#[path = "core/kit/watched_folder.rs"]
mod watched_folder;
#[path = "core/wording.rs"]
mod wording;
#[path = "core/words_in_order.rs"]
mod words_in_order;
#[path = "core/workers.rs"]
mod workers;
