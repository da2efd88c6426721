//! Collects findings, with lines and columns, up to a limit.

use std::ops::Range;

use crate::content::{
    codes,
    data::{Expanded, Origin, Spot},
    limits::FINDINGS_MAX,
    scan::{Fault, Tree},
};
use crate::diag::{self, Code, Counts, Edit, Finding, LineIndex, Severity, Source, Words};

/// The findings of one file, and of the data files that it names.
pub(super) struct Report<'a> {
    /// The file, then its data files.
    files: Vec<(Source<'a>, LineIndex)>,
    /// Where the text that is read stands, if it is written out from several files.
    origin: Option<&'a Origin>,
    findings: Vec<Finding>,
    /// The number of errors and warnings so far, also of those that are not listed.
    counts: Counts,
    /// Whether the last finding was listed.
    is_listed: bool,
    /// Errors of a data file that were found again, by another list that comes from it.
    again: usize,
    /// Names of warnings that the author allows: they are neither listed nor counted.
    allowed: Vec<String>,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self {
            files: vec![(source, LineIndex::new(source.text))],
            origin: None,
            findings: Vec::new(),
            counts: Counts::default(),
            is_listed: false,
            again: 0,
            allowed: Vec::new(),
        }
    }

    /// The same for a content file that is written out.
    pub(super) fn of(source: Source<'a>, expanded: &'a Expanded) -> Self {
        let mut report = Self { origin: Some(&expanded.origin), ..Self::new(source) };
        for file in &expanded.files {
            report.files.push((Source { name: &file.name, text: &file.text }, LineIndex::new(&file.text)));
        }
        report
    }

    /// Number of errors so far, also of those that are not listed.
    pub(super) const fn errors(&self) -> usize {
        self.counts.errors + self.again
    }

    /// Reports what is wrong with the data file that the value at `start` comes from; whether nothing else of it is
    /// looked at.
    pub(super) fn is_told(&mut self, start: usize, path: &str) -> bool {
        let Some(origin) = self.origin else { return false };
        let mut stops = false;
        for told in origin.told(start) {
            let (message, hint) = (told.message.clone(), told.hint.clone());
            self.add_at(told.severity, told.code, told.spot.clone(), path, message, hint);
            stops |= told.stops;
        }
        stops
    }

    /// The place that stands for a field that the part at `start` lacks, if it comes from a data file.
    pub(super) fn absent(&self, start: usize, field: &str) -> Option<Range<usize>> {
        self.origin?.absent(start, field)
    }

    fn spot(&self, span: Range<usize>) -> Spot {
        match self.origin {
            Some(origin) => origin.spot(span),
            None => Spot::own(span),
        }
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

    /// The changes that mend what the last finding tells. What was written out from a data file is not changed.
    pub(super) fn edits(&mut self, edits: Vec<Edit>) {
        let in_file = |edit: Edit| {
            let (spot, length) = (self.spot(edit.span.clone()), edit.span.len());
            (spot.file == 0 && spot.span.len() == length).then_some(Edit { span: spot.span, ..edit })
        };
        let edits = edits.into_iter().map(in_file).collect::<Option<Vec<_>>>().unwrap_or_default();
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
        let spot = self.spot(offset..offset);
        self.files.get(spot.file).map_or(0, |(_, lines)| lines.line(spot.span.start))
    }

    /// Counts errors that are not listed.
    pub(super) const fn more_errors(&mut self, errors: usize) {
        self.counts.errors += errors;
    }

    /// The second place of the last finding.
    pub(super) fn related(&mut self, span: Range<usize>, label: Words) {
        let spot = self.spot(span);
        let name = self.files.get(spot.file).map_or("", |(source, _)| source.name);
        if self.is_listed
            && let Some(last) = self.findings.last_mut()
            && last.file == name
        {
            last.related = Some((spot.span, label));
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

    /// A finding in a file that is neither the content file nor one of its data files.
    pub(super) fn told(&mut self, finding: Finding) {
        if finding.severity == Severity::Warning && self.allows(finding.code) {
            return;
        }
        let count = self.counts.number(finding.severity);
        *count += 1;
        if *count <= FINDINGS_MAX {
            let message = finding.message.clone().shortened();
            let hint = finding.hint.clone().map(Words::shortened);
            self.findings.push(Finding { message, hint, ..finding });
        }
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
        self.add_at(severity, code, self.spot(span), path, message, hint);
    }

    fn add_at(&mut self, severity: Severity, code: Code, spot: Spot, path: &str, message: Words, hint: Option<Words>) {
        let Some((source, lines)) = self.files.get(spot.file) else { return };
        let is_meant = severity == Severity::Warning && self.allows(code);
        if is_meant {
            self.is_listed = false;
            return;
        }
        // Several lists may come from one data file; what is wrong with it is told once.
        let is_same = |known: &Finding| {
            (known.code, &known.span, &known.message) == (code, &spot.span, &message) && known.file == source.name
        };
        if spot.file > 0 && self.findings.iter().any(is_same) {
            self.again += usize::from(severity == Severity::Error);
            self.is_listed = false;
            return;
        }
        // Warnings have a limit of their own, so that many of them do not displace a later error.
        let count = self.counts.number(severity);
        *count += 1;
        self.is_listed = *count <= FINDINGS_MAX;
        if self.is_listed {
            let path = diag::short_names(path);
            let finding = lines.finding(*source, severity, code, spot.span, &path, message.shortened());
            self.findings.push(Finding { hint: hint.map(Words::shortened), ..finding });
        }
    }
}
