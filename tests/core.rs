//! The pure rooms, tested without a window, a file or a clock.

#[path = "core/kit/kiosk.rs"]
mod kiosk;
#[path = "core/show.rs"]
mod show;
#[path = "core/show_cases.rs"]
mod show_cases;
#[path = "core/show_random.rs"]
mod show_random;
