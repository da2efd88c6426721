//! Tests of the pure rooms: what an author or a visitor can see, without a window.

#[path = "core/content.rs"]
mod content;
#[path = "core/figures.rs"]
mod figures;
