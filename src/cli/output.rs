//! What commands write: answers on standard output, complaints on standard error.

use std::io::{self, ErrorKind, Write};

use super::Exit;

/// Writes the answer of a command, with a line break at its end; the command then ends with what this returns.
///
/// A reader who has enough and goes away changes nothing: that is `exit`. Any other failure is told in one line and is
/// [`Exit::Failed`], since the answer is not where it should be.
pub(super) fn say(text: &str, exit: Exit) -> Exit {
    said(writeln!(io::stdout().lock(), "{text}"), exit)
}

/// The same for what was already `written` to standard output, but for what is still in its buffer.
pub(super) fn said(written: io::Result<()>, exit: Exit) -> Exit {
    match written.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("error: cannot write to standard output: {error}"));
            Exit::Failed
        }
        _ => exit,
    }
}

/// A line on standard error. Where that cannot be written either, only the exit code is left to tell.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// So many of something: `1 picture`, `2 pictures`.
pub(super) fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
