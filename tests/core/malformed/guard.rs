//! The program itself on malformed files, with 256 MiB of address space and one second of processor time.
#![cfg(unix)]

use std::process::{Command, Stdio};

use super::cases;
use crate::folder::Album;

/// Address space in KiB: 256 MiB.
const SPACE: u32 = 256 * 1024;

/// Processor time in seconds. A program built for development is that much slower than one that is shipped.
const SECONDS: u32 = if cfg!(debug_assertions) { 5 } else { 1 };

#[test]
fn no_file_takes_the_memory_or_the_time_of_a_small_machine() {
    let album = Album::new();
    for (number, case) in cases().iter().enumerate() {
        album.put(&format!("{number:03}.ron"), &case.bytes);
    }
    // A shell sets the limits, since the library does not do such things; it prints how each run ended.
    let script = format!(
        "ulimit -v {SPACE}; ulimit -t {SECONDS}; for file in *.ron; do \"$0\" check $file >out 2>err; echo $file $?; done"
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_xiongguan")]).current_dir(album.path()).stdin(Stdio::null());
    let ended = String::from_utf8(shell.output().unwrap().stdout).unwrap();
    assert_eq!(ended.lines().count(), cases().len(), "{ended}");
    // Findings end with 2, doubts alone with 0; a panic is 101, a limit that was hit more than 128.
    let bad = ended.lines().filter(|line| !line.ends_with(" 2") && !line.ends_with(" 0"));
    let bad: Vec<String> = bad
        .map(|line| {
            let number: usize = line[..3].parse().unwrap();
            format!("{}: {line}", cases()[number].name)
        })
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}
