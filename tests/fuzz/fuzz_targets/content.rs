//! The fuzzer of `targets/content.rs`.
#![no_main]
#[path = "../targets/told.rs"]
mod told;
#[path = "../targets/content.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
