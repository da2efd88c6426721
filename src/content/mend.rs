//! Mends what takes no thought, as findings say.

use super::codes;
use crate::diag::{self, Code, Finding, Source};

/// What was mended may show more that can be: so often the text is read again.
const ROUNDS_MAX: usize = 20;

/// What tells that brackets or quotes do not fit. Nothing that takes no thought makes more of these.
const BROKEN: &[Code] =
    &[codes::UNCLOSED_BRACKET, codes::EXTRA_BRACKET, codes::UNCLOSED_TEXT, codes::UNCLOSED_COMMENT, codes::TOO_DEEP];

/// The text of a file with everything mended that its `findings` say how to, and the findings of what comes out, as
/// `read` has them; nothing if there is nothing of that.
#[must_use]
pub fn mend(source: Source<'_>, findings: &[Finding], read: &dyn Fn(&str) -> Vec<Finding>) -> Option<String> {
    let (mut text, mut findings) = (source.text.to_owned(), findings.to_vec());
    for _ in 0..ROUNDS_MAX {
        let Some(next) = diag::mended(source.name, &text, &findings) else { break };
        let told = read(&next);
        if broken(&told) > broken(&findings) {
            break;
        }
        (text, findings) = (next, told);
    }
    (text != source.text).then_some(text)
}

fn broken(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| BROKEN.contains(&finding.code)).count()
}
