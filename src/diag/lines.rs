//! Byte offsets → lines and columns, fast enough for many findings in a large file.

use std::ops::Range;

use super::{Code, Finding, Severity, Source, Words};

/// Where each line of a text begins.
///
/// [`Source::line_column`] reads the text from its start each time; with this index a thousand look-ups read it once.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte offsets of line starts, ascending; the first is 0.
    starts: Vec<usize>,
}

impl LineIndex {
    /// The lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The same answer as [`Source::line_column`]; `source` must be the text this index was made from.
    #[must_use]
    pub fn line_column(&self, source: Source<'_>, offset: usize) -> (usize, usize) {
        let end = source.text.floor_char_boundary(offset.min(source.text.len()));
        let line = self.starts.partition_point(|start| *start <= end).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, characters(source.text.get(start..end).unwrap_or_default()) + 1)
    }

    /// The line of a byte offset, from 1.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The same as [`Source::finding`]; `source` must be the text this index was made from.
    #[must_use]
    pub fn finding(
        &self,
        source: Source<'_>,
        severity: Severity,
        code: Code,
        span: Range<usize>,
        path: &str,
        message: Words,
    ) -> Finding {
        source.finding_at(self.line_column(source, span.start), severity, code, span, path, message)
    }
}

/// Number of characters as an editor counts them; a byte order mark does not count.
pub(super) fn characters(text: &str) -> usize {
    text.strip_prefix('\u{feff}').unwrap_or(text).chars().count()
}
