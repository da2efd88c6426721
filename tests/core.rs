//! The pure rooms, tested without a window, a file or a clock.

#[path = "core/kit/kiosk.rs"]
mod kiosk;
#[path = "core/show/mod.rs"]
mod show;
