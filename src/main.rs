//! The program `xiongguan`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == xiongguan::workers::ARGUMENT) {
        return xiongguan::workers::serve();
    }
    xiongguan::cli::main().into()
}
