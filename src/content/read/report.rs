//! Collects findings, with lines and columns, up to a limit.

use std::ops::Range;

use crate::content::{
    codes,
    limits::FINDINGS_MAX,
    scan::{Fault, Tree},
};
use crate::diag::{self, Code, Counts, Edit, Finding, LineIndex, Severity, Source, Words};

/// The findings of one file.
pub(super) struct Report<'a> {
    source: Source<'a>,
    lines: LineIndex,
    findings: Vec<Finding>,
    /// The number of errors and warnings so far, also of those that are not listed.
    counts: Counts,
    /// Whether the last finding was listed.
    is_listed: bool,
    /// Names of warnings that the author allows: they are neither listed nor counted.
    allowed: Vec<String>,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self {
            source,
            lines: LineIndex::new(source.text),
            findings: Vec::new(),
            counts: Counts::default(),
            is_listed: false,
            allowed: Vec::new(),
        }
    }

    /// Number of errors so far, also of those that are not listed.
    pub(super) const fn errors(&self) -> usize {
        self.counts.errors
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
        let path = if self.is_full() { String::new() } else { tree.path_at(fault.span.start) };
        self.add(Severity::Error, fault.code, fault.span, &path, fault.message, fault.hint);
        self.edits(fault.edits);
        if let Some((span, label)) = fault.related {
            self.related(span, label);
        }
    }

    /// The changes that mend what the last finding tells.
    pub(super) fn edits(&mut self, edits: Vec<Edit>) {
        if self.is_listed
            && let Some(last) = self.findings.last_mut()
        {
            last.edits = edits;
        }
    }

    /// The change that mends what the last finding tells.
    pub(super) fn edit(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.edits(vec![Edit::new(span, text)]);
    }

    /// The line of a byte offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.line(offset)
    }

    /// Counts errors that are not listed.
    pub(super) const fn more_errors(&mut self, errors: usize) {
        self.counts.errors += errors;
    }

    /// The second place of the last finding.
    pub(super) fn related(&mut self, span: Range<usize>, label: Words) {
        if self.is_listed
            && let Some(last) = self.findings.last_mut()
        {
            last.related = Some((span, label));
        }
    }

    /// No more warnings are listed.
    pub(super) const fn has_enough_warnings(&self) -> bool {
        self.counts.warnings >= FINDINGS_MAX
    }

    /// Counts warnings that are not listed.
    pub(super) const fn more_warnings(&mut self, warnings: usize) {
        self.counts.warnings += warnings;
    }

    /// Whether the author allows warnings of this code here.
    pub(super) fn allows(&self, code: Code) -> bool {
        self.allowed.iter().any(|name| name == code.name())
    }

    /// The names of the warnings that the author allows here.
    pub(super) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Sets the names of the warnings that the author allows from here on; returns those that were set before.
    pub(super) fn allow(&mut self, names: Vec<String>) -> Vec<String> {
        std::mem::replace(&mut self.allowed, names)
    }

    /// The findings in the order of the file, and how many more there are.
    pub(super) fn finish(self) -> Vec<Finding> {
        diag::listed(self.findings, self.counts, FINDINGS_MAX, codes::TOO_MANY)
    }

    /// No more errors are listed.
    pub(super) const fn is_full(&self) -> bool {
        self.counts.errors >= FINDINGS_MAX
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
        let is_meant = severity == Severity::Warning && self.allows(code);
        if is_meant {
            self.is_listed = false;
            return;
        }
        // Warnings have a limit of their own, so that many of them do not displace a later error.
        let count = self.counts.number(severity);
        *count += 1;
        self.is_listed = *count <= FINDINGS_MAX;
        if self.is_listed {
            let path = diag::short_names(path);
            let finding = self.lines.finding(self.source, severity, code, span, &path, message.shortened());
            self.findings.push(Finding { hint: hint.map(Words::shortened), ..finding });
        }
    }
}
