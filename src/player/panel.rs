//! What the author is told over the slide; visitors never see it.

use crate::{
    diag::{self, Finding, Language, Severity},
    words,
};

/// The most remarks that a panel shows.
const REMARKS_MAX: usize = 20;

/// The errors of what was read last.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    is_for_author: bool,
    is_open: bool,
    /// What is on screen is older than the files.
    is_kept: bool,
    remarks: Vec<Remark>,
    /// How many findings there are.
    summary: String,
}

/// One error, in the author's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// File, line and column.
    pub place: String,
    /// What is wrong, and what to do.
    pub text: String,
}

impl Panel {
    pub(super) fn new(is_for_author: bool) -> Self {
        Self { is_for_author, ..Self::default() }
    }

    /// Whether it is on screen.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether what is on screen is older than the files.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// What it says; nothing while it is closed.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        if self.is_open { &self.remarks } else { &[] }
    }

    /// How many findings there are, in words.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Takes the findings of what was read: errors open the panel, and files without errors close it. Errors that the
    /// author has closed and saved again do not open it again.
    pub(super) fn tell(&mut self, findings: &[Finding], is_kept: bool, tongue: Language) {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let remarks: Vec<Remark> = errors.take(REMARKS_MAX).map(|finding| remark(finding, tongue)).collect();
        let is_new = remarks != self.remarks || is_kept != self.is_kept;
        self.is_open = self.is_for_author && !remarks.is_empty() && (self.is_open || is_new);
        (self.remarks, self.is_kept, self.summary) = (remarks, is_kept, diag::summary(findings, tongue));
    }

    /// Closes it; false if it was not open.
    pub(super) const fn close(&mut self) -> bool {
        std::mem::replace(&mut self.is_open, false)
    }
}

fn remark(finding: &Finding, tongue: Language) -> Remark {
    let file = finding.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let message = finding.message.clone();
    let said = match finding.hint.clone() {
        Some(hint) => words!("{message}; {hint}", message, hint),
        None => message,
    };
    Remark { place: format!("{file}:{}:{}", finding.line, finding.column), text: said.in_language(tongue) }
}
