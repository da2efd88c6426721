//! The fuzzer of `targets/settings.rs`.
#![no_main]
#[path = "../targets/told.rs"]
mod told;
#[path = "../targets/settings.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
