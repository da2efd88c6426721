//! The fuzzer of `targets/captions.rs`.
#![no_main]
#[path = "../targets/told.rs"]
mod told;
#[path = "../targets/captions.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
