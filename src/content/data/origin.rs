//! Where the parts of a written-out content file really stand.

use std::{collections::BTreeMap, ops::Range};

use crate::diag::{Code, Severity, Words};

/// A place in the content file (`file` 0) or in one of its data files (from 1, in the order of their first mention).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Spot {
    pub(in crate::content) file: usize,
    pub(in crate::content) span: Range<usize>,
}

impl Spot {
    /// A place in the content file.
    pub(in crate::content) const fn own(span: Range<usize>) -> Self {
        Self { file: 0, span }
    }
}

/// Something that is wrong with a data file, told with the value that comes of it.
#[derive(Clone, Debug)]
pub(in crate::content) struct Told {
    pub(in crate::content) severity: Severity,
    pub(in crate::content) code: Code,
    pub(in crate::content) spot: Spot,
    pub(in crate::content) message: Words,
    pub(in crate::content) hint: Option<Words>,
    /// Nothing else is looked at in the value, since it is not what the author meant.
    pub(in crate::content) stops: bool,
}

impl Told {
    /// An error that leaves nothing of the value to look at.
    pub(super) const fn error(code: Code, spot: Spot, message: Words) -> Self {
        Self { severity: Severity::Error, code, spot, message, hint: None, stops: true }
    }

    pub(super) fn hint(self, hint: Words) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

/// A part of the written-out text, from `start` to the next one.
#[derive(Clone, Debug)]
struct Piece {
    start: usize,
    spot: Spot,
    /// It is the same text as at its spot; else it is made of what stands there.
    is_copy: bool,
}

/// Tells for a written-out text where its parts stand.
#[derive(Clone, Debug, Default)]
pub(in crate::content) struct Origin {
    /// Ascending; the first begins at 0.
    pieces: Vec<Piece>,
    /// By the start of the value.
    told: BTreeMap<usize, Vec<Told>>,
    /// By the start of a part and the field that it lacks: a byte made of the cell that is empty.
    absent: BTreeMap<(usize, &'static str), usize>,
    /// Where each row begins, and what it is made of; ascending.
    rows: Vec<(usize, Spot)>,
}

impl Origin {
    pub(super) fn piece(&mut self, start: usize, spot: Spot, is_copy: bool) {
        self.pieces.push(Piece { start, spot, is_copy });
    }

    pub(super) fn tell(&mut self, at: usize, told: Told) {
        self.told.entry(at).or_default().push(told);
    }

    pub(super) fn lacks(&mut self, part: usize, field: &'static str, at: usize) {
        self.absent.insert((part, field), at);
    }

    pub(super) fn row(&mut self, at: usize, spot: Spot) {
        self.rows.push((at, spot));
    }

    /// Where a part of the written-out text stands.
    pub(in crate::content) fn spot(&self, span: Range<usize>) -> Spot {
        let last = span.end.saturating_sub(1).max(span.start);
        let (Some(first), Some(last)) = (self.piece_at(span.start), self.piece_at(last)) else {
            return Spot::own(span);
        };
        let start = first.spot.span.start + if first.is_copy { span.start - first.start } else { 0 };
        let end = match last {
            other if other.spot.file != first.spot.file => first.spot.span.end,
            copy if copy.is_copy => copy.spot.span.start + (span.end - copy.start),
            made => made.spot.span.end,
        };
        Spot { file: first.spot.file, span: start..end.max(start) }
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(behind.checked_sub(1)?)
    }

    /// What is wrong with the value that begins here.
    pub(in crate::content) fn told(&self, at: usize) -> &[Told] {
        self.told.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The place in the written-out text that stands for the empty cell of a field, in the part that begins at `part`.
    pub(in crate::content) fn absent(&self, part: usize, field: &str) -> Option<Range<usize>> {
        let fields = self.absent.range((part, "")..(part + 1, ""));
        fields.into_iter().find(|((_, name), _)| *name == field).map(|(_, at)| *at..*at + 1)
    }

    /// The rows that a part of the written-out text is made of.
    pub(in crate::content) fn rows_in(&self, span: &Range<usize>) -> Vec<Spot> {
        let from = self.rows.partition_point(|(at, _)| *at < span.start);
        let to = self.rows.partition_point(|(at, _)| *at < span.end);
        self.rows.get(from..to).unwrap_or_default().iter().map(|(_, spot)| spot.clone()).collect()
    }
}
