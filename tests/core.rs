//! What holds without a screen.

#[path = "core/media.rs"]
mod media;
#[path = "core/media_library.rs"]
mod media_library;
#[path = "core/kit/pictures.rs"]
mod pictures;
