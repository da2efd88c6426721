//! One record for everything that can be wrong with an exhibition, and its two written forms, each in all languages of
//! the program.
//!
//! The curator gets all findings at once, the operator gets them in the log, and visitors never see one.

mod edit;
mod json;
mod lines;
mod listed;
mod paths;
mod reasons;
mod suggest;
mod synonyms;
mod text;
mod words;

use std::ops::Range;

pub use edit::{Change, Edit, changes, mended};
pub use json::json;
pub use lines::LineIndex;
pub use listed::{Counts, listed};
pub(crate) use suggest::{advice, nearest, respelt, sure};
pub use synonyms::SYNONYMS;
pub use text::{Colour, summary, text};
pub(crate) use words::short_names;
pub use words::{Language, Value, Words};

/// Sorts by file, then by place, then errors first: the order in which a curator works through a file.
///
/// The finding that says how many are left out stays at the end.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let ends = |finding: &Finding| finding.unlisted.is_some();
        (ends(a), &a.file, a.span.start, b.severity, a.code, a.span.end).cmp(&(
            ends(b),
            &b.file,
            b.span.start,
            a.severity,
            b.code,
            b.span.end,
        ))
    });
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The show goes on without loss; somebody should look at it.
    Warning,
    /// Something was left out of the show.
    Error,
}

impl Severity {
    /// Its word in text and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is about, as `room::name`, for example `content::unknown-field`. Stable: people search for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl Code {
    /// The part after `::`, which authors use as its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.rsplit("::").next().unwrap_or(self.0)
    }
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub code: Code,
    /// The file, as the curator wrote or passed it.
    pub file: String,
    /// Byte range in the file's text; empty ranges point between two characters.
    pub span: Range<usize>,
    /// Line of the span's start, counted from 1.
    pub line: usize,
    /// Column of the span's start in characters, counted from 1.
    pub column: usize,
    /// Where in the exhibition, for example `chapters[1].slides[3].photo.file`; empty for the file as a whole.
    pub path: String,
    /// What is wrong and what was expected, in one sentence without a full stop.
    pub message: Words,
    /// What to do about it.
    pub hint: Option<Words>,
    /// The changes to the file that mend it, if that takes no thought.
    pub edits: Vec<Edit>,
    /// A second place that belongs to the finding (where a bracket was opened), with its label.
    pub related: Option<(Range<usize>, Words)>,
    /// Set in the last finding of a list that is not complete: how many findings it leaves out. They do not count that
    /// last one itself.
    pub unlisted: Option<Counts>,
}

/// The text of a file with its name, for turning byte offsets into lines and columns.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name as shown to people.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl Source<'_> {
    /// Line and column (both from 1, columns in characters) of a byte offset; offsets past the end count as the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, lines::characters(&before[line_start..]) + 1)
    }

    /// A finding at `span`.
    #[must_use]
    pub fn finding(&self, severity: Severity, code: Code, span: Range<usize>, path: &str, message: Words) -> Finding {
        self.finding_at(self.line_column(span.start), severity, code, span, path, message)
    }

    /// A finding at `span`, which begins at a known line and column.
    fn finding_at(
        &self,
        (line, column): (usize, usize),
        severity: Severity,
        code: Code,
        span: Range<usize>,
        path: &str,
        message: Words,
    ) -> Finding {
        Finding {
            severity,
            code,
            file: self.name.to_owned(),
            span,
            line,
            column,
            path: path.to_owned(),
            message,
            hint: None,
            edits: Vec::new(),
            related: None,
            unlisted: None,
        }
    }
}

impl Finding {
    /// The same finding with advice.
    #[must_use]
    pub fn with_hint(self, hint: Words) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same finding with the changes that mend it.
    #[must_use]
    pub fn with_edits(self, edits: Vec<Edit>) -> Self {
        Self { edits, ..self }
    }
}
