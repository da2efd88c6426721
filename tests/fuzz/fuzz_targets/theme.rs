//! The fuzzer of `targets/theme.rs`.
#![no_main]
#[path = "../targets/told.rs"]
mod told;
#[path = "../targets/theme.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
