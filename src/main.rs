//! The program `xiongguan`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let first = std::env::args_os().nth(1);
    if first.as_ref().is_some_and(|argument| argument == xiongguan::workers::ARGUMENT) {
        return xiongguan::workers::serve();
    }
    if first.is_some_and(|argument| argument == xiongguan::film::ARGUMENT) {
        return xiongguan::film::serve();
    }
    xiongguan::film::begin_by(xiongguan::workers::this_program());
    xiongguan::cli::main().into()
}
