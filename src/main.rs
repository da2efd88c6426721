//! The program `xiongguan`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    xiongguan::cli::main().into()
}
