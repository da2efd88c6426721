//! Collects findings, with lines and columns, up to a limit.

use std::ops::Range;

use crate::content::{
    codes,
    limits::FINDINGS_MAX,
    scan::{Fault, Tree},
};
use crate::diag::{self, Code, Finding, LineIndex, Severity, Source, Words};
use crate::words;

/// The findings of one file.
pub(super) struct Report<'a> {
    source: Source<'a>,
    lines: LineIndex,
    findings: Vec<Finding>,
    errors: usize,
    /// Names of warnings that are meant to be so: they are not listed, and do not count.
    allowed: Vec<String>,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self { source, lines: LineIndex::new(source.text), findings: Vec::new(), errors: 0, allowed: Vec::new() }
    }

    /// Number of errors so far, also of those beyond the limit.
    pub(super) const fn errors(&self) -> usize {
        self.errors
    }

    pub(super) fn error(&mut self, code: Code, span: Range<usize>, path: &str, message: Words) {
        self.add(Severity::Error, code, span, path, message, None);
    }

    pub(super) fn error_with(&mut self, code: Code, span: Range<usize>, path: &str, message: Words, hint: Words) {
        self.add(Severity::Error, code, span, path, message, Some(hint));
    }

    pub(super) fn warning(&mut self, code: Code, span: Range<usize>, path: &str, message: Words, hint: Words) {
        self.add(Severity::Warning, code, span, path, message, Some(hint));
    }

    pub(super) fn fault(&mut self, fault: Fault, tree: &Tree<'_>) {
        if self.is_full() {
            self.errors += 1;
            return;
        }
        let path = tree.path_at(fault.span.start);
        self.add(Severity::Error, fault.code, fault.span, &path, fault.message, fault.hint);
        if let Some(last) = self.findings.last_mut() {
            last.related = fault.related;
        }
    }

    /// The second place of the last finding.
    pub(super) fn related(&mut self, span: Range<usize>, label: Words) {
        if !self.is_full()
            && let Some(last) = self.findings.last_mut()
        {
            last.related = Some((span, label));
        }
    }

    /// What authors mean to be so.
    pub(super) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// What authors mean to be so from here on; the names of what was meant before.
    pub(super) fn allow(&mut self, names: Vec<String>) -> Vec<String> {
        std::mem::replace(&mut self.allowed, names)
    }

    /// All findings in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        diag::sort(&mut self.findings);
        self.findings
    }

    /// Nothing more is listed.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() > FINDINGS_MAX
    }

    fn add(
        &mut self,
        severity: Severity,
        code: Code,
        span: Range<usize>,
        path: &str,
        message: Words,
        hint: Option<Words>,
    ) {
        self.errors += usize::from(severity == Severity::Error);
        let is_meant = severity == Severity::Warning && self.allowed.iter().any(|name| name == code.name());
        if is_meant || self.is_full() {
            return;
        }
        let is_last = self.findings.len() == FINDINGS_MAX;
        let end = self.source.text.len();
        let (severity, code, span, path, message, hint) = if is_last {
            let message = words!("more than {max} findings; the rest is not listed", max = FINDINGS_MAX);
            (Severity::Error, codes::TOO_MANY, end..end, "", message, None)
        } else {
            (severity, code, span, path, message, hint)
        };
        let (line, column) = self.lines.line_column(self.source, span.start);
        self.findings.push(Finding {
            severity,
            code,
            file: self.source.name.to_owned(),
            span,
            line,
            column,
            path: path.to_owned(),
            message,
            hint,
            related: None,
        });
    }
}
