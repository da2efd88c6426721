//! The fuzzer of `targets/data.rs`.
#![no_main]
#[path = "../targets/told.rs"]
mod told;
#[path = "../targets/data.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
