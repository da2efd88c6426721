//! What commands write: answers on standard output, complaints on standard error.

use std::io::{self, ErrorKind, Write};

use super::Exit;

/// Writes the answer of a command, with a line break at its end; the command then ends with what this returns.
///
/// A reader that closes its end early is no failure: the result is `exit`. Any other failure is told in one line and
/// gives [`Exit::Failed`], since the answer was not written.
pub(super) fn say(text: &str, exit: Exit) -> Exit {
    said(writeln!(io::stdout().lock(), "{text}"), exit)
}

/// The same for an answer that was already `written` to the buffer of standard output.
pub(super) fn said(written: io::Result<()>, exit: Exit) -> Exit {
    match written.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("error: cannot write to standard output: {error}"));
            Exit::Failed
        }
        _ => exit,
    }
}

/// Writes a line to standard error. If that fails, too, only the exit code tells of the problem.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// So many of something: `1 picture`, `2 pictures`.
pub(super) fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
