//! `xiongguan check`

use super::{CheckArgs, Exit, FormatArg, complain, say};
use crate::{
    diag::{self, Colour, Severity},
    files,
};

/// Prints all findings; errors (and warnings, if denied) decide the exit code.
pub(super) fn check(args: &CheckArgs) -> Exit {
    let path = files::locate(args.content.as_deref());
    let opened = match files::open(&path) {
        Ok(opened) => opened,
        Err(error) => {
            complain(&format!("error: cannot read the exhibition: {error}: {}", path.display()));
            return Exit::Failed;
        }
    };
    let findings = &opened.reading.findings;
    say(match args.format {
        FormatArg::Text => opened.findings_text(Colour::Plain),
        FormatArg::Json => diag::json(findings),
    }
    .trim_end());
    let bad = findings.iter().any(|finding| finding.severity == Severity::Error || args.deny.is_some());
    if bad { Exit::Findings } else { Exit::Clean }
}
