//! A paragraph of measured characters, and the ways to cut it into lines.

use std::{ops::Range, sync::Arc};

use super::{Kern, Measure, breaks::may_start, kern};
use crate::theme::Face;

/// A title with more places to break than this is no title; it is set like running text.
const BALANCED_STOPS_MAX: usize = 160;

/// A paragraph with the widths of its characters.
pub(super) struct Run {
    chars: Vec<char>,
    /// In ems, without kerning between scripts.
    advances: Arc<[f32]>,
    kerns: Vec<Kern>,
    may_start: Vec<bool>,
}

impl Run {
    pub fn new(measure: &dyn Measure, text: &str, face: Face) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let around = |at: usize| {
            let previous = at.checked_sub(1).map(|before| chars[before]);
            kern(previous, chars[at], chars.get(at + 1).copied())
        };
        let kerns = (0..chars.len()).map(around).collect();
        Self { kerns, chars, advances: measure.advances(text, face), may_start: may_start(text) }
    }

    /// The width that the character at `at` adds to a line that starts at `start`, in ems.
    fn step(&self, at: usize, start: usize) -> f32 {
        let kern = self.kerns[at];
        self.advances[at] + kern.before + kern.after + if at > start { kern.gap } else { kern.start }
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut end = range.end;
        while end > range.start && self.chars[end - 1].is_whitespace() {
            end -= 1;
        }
        range.start..end
    }

    pub fn text(&self, range: Range<usize>) -> String {
        self.chars[self.trimmed(range)].iter().collect()
    }

    /// Width of a line in ems, without the spaces at its end.
    pub fn width(&self, range: Range<usize>) -> f32 {
        let range = self.trimmed(range);
        let start = range.start;
        range.map(|at| self.step(at, start)).sum()
    }

    /// Each line as long as it gets within `ems`.
    fn greedy(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut start, mut width, mut last_break) = (0, 0.0, None);
        let mut at = 0;
        while at < self.chars.len() {
            if at > start && self.may_start[at] {
                last_break = Some(at);
            }
            let advance = self.step(at, start);
            let too_wide = width + advance > ems + 0.001 && !self.chars[at].is_whitespace() && at > start;
            match (too_wide, last_break) {
                (true, Some(place)) => {
                    lines.push(start..place);
                    (start, width, last_break, at) = (place, 0.0, None, place);
                }
                (true, None) if break_words => {
                    lines.push(start..at);
                    (start, width) = (at, 0.0);
                }
                _ => {
                    width += advance;
                    at += 1;
                }
            }
        }
        if start < self.chars.len() {
            lines.push(start..self.chars.len());
        }
        lines
    }

    /// As many lines as `greedy` needs, as even as they can be: the sum of the squares of what each lacks is least.
    pub fn balanced(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        let greedy = self.greedy(ems, break_words);
        let mut stops: Vec<usize> = (1..self.chars.len()).filter(|at| self.may_start[*at]).collect();
        if greedy.len() < 2 || stops.len() > BALANCED_STOPS_MAX {
            return greedy;
        }
        stops.insert(0, 0);
        stops.push(self.chars.len());
        self.evenest(&stops, greedy.len(), ems).unwrap_or(greedy)
    }

    /// The evenest way to cut the text at `lines` − 1 of the `stops`; none if some line would be too wide.
    fn evenest(&self, stops: &[usize], lines: usize, ems: f32) -> Option<Vec<Range<usize>>> {
        // For each stop, how well the text up to it can be set in the lines so far, and where its last line starts.
        let mut best: Vec<(f32, Vec<usize>)> = vec![(f32::INFINITY, Vec::new()); stops.len()];
        best[0] = (0.0, vec![0]);
        for _ in 0..lines {
            let mut next = vec![(f32::INFINITY, Vec::new()); stops.len()];
            for (from, (cost, way)) in best.iter().enumerate().filter(|(_, (cost, _))| cost.is_finite()) {
                for to in from + 1..stops.len() {
                    let width = self.width(stops[from]..stops[to]);
                    if width > ems + 0.001 {
                        break;
                    }
                    let total = cost + (ems - width).powi(2);
                    if total < next[to].0 {
                        next[to] = (total, way.iter().copied().chain([stops[to]]).collect());
                    }
                }
            }
            best = next;
        }
        let (cost, way) = best.pop()?;
        cost.is_finite().then(|| way.windows(2).map(|ends| ends[0]..ends[1]).collect())
    }

    /// Greedy lines, narrowed a little if the last one would hold a lone word or character.
    pub fn running(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        let lines = self.greedy(ems, break_words);
        let lonely = |lines: &[Range<usize>]| {
            lines.len() > 1 && lines.last().is_some_and(|last| self.width(last.clone()) < (ems * 0.25).clamp(2.1, 4.0))
        };
        if !lonely(&lines) {
            return lines;
        }
        let narrowed = (1..=8).map(|step| self.greedy(ems * (1.0 - 0.03 * step as f32), break_words));
        narrowed.into_iter().find(|other| other.len() == lines.len() && !lonely(other)).unwrap_or(lines)
    }
}
