//! The fuzzer of `targets/pictures.rs`.
#![no_main]
#[path = "../targets/pictures.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::check(bytes));
