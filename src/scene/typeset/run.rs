//! A paragraph of measured characters, and the ways to cut it into lines.

use std::ops::Range;

use super::{
    Measure,
    breaks::{costs, may_start},
    kern,
};
use crate::theme::Face;

/// A text with more places to break than this is set greedily: the search would take longer than anybody looks.
const STOPS_MAX: usize = 240;

/// What a last line of this width (in ems) costs, in square ems: one character alone is a fault, two or three look lost.
fn lonely(width: f32, ems: f32) -> f32 {
    match width {
        alone if alone < 1.9 && ems > 4.0 => 200.0,
        lost if lost < 3.2_f32.min(ems * 0.4) => 60.0,
        _ => 0.0,
    }
}

/// A paragraph with the widths of its characters.
pub(super) struct Run<'a> {
    chars: Vec<char>,
    /// The width of all characters before each one, in ems, with the spaces between them; one more than characters.
    before: Vec<f32>,
    /// What the width of a line changes by if it starts with the character, in ems.
    at_start: Vec<f32>,
    may_start: Vec<bool>,
    text: &'a str,
    unbroken: &'a [String],
}

impl<'a> Run<'a> {
    pub fn new(measure: &dyn Measure, text: &'a str, face: Face, unbroken: &'a [String]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let (mut before, mut at_start) = (vec![0.0], Vec::new());
        let advances = measure.advances(text, face);
        for at in 0..chars.len() {
            // Who measures too little leaves characters without a width; the text is set all the same.
            let advance = advances.get(at).copied().filter(|advance| advance.is_finite()).unwrap_or_default();
            let previous = at.checked_sub(1).map(|before| chars[before]);
            let kern = kern(previous, chars[at], chars.get(at + 1).copied(), face.family);
            before.push(before[at] + advance + kern.before + kern.gap + kern.after);
            at_start.push(kern.start - kern.gap);
        }
        Self { chars, before, at_start, may_start: may_start(text), text, unbroken }
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
        let Range { start, end } = self.trimmed(range);
        if start == end { 0.0 } else { self.before[end] - self.before[start] + self.at_start[start] }
    }

    /// Each line as long as it gets within `ems`.
    fn greedy(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut start, mut last_break, mut at) = (0, None, 0);
        while at < self.chars.len() {
            if at > start && self.may_start[at] {
                last_break = Some(at);
            }
            let too_wide = at > start && !self.chars[at].is_whitespace() && self.width(start..at + 1) > ems + 0.001;
            match (too_wide, last_break) {
                (true, Some(place)) => {
                    lines.push(start..place);
                    (start, last_break, at) = (place, None, place);
                }
                (true, None) if break_words => {
                    lines.push(start..at);
                    start = at;
                }
                _ => at += 1,
            }
        }
        if start < self.chars.len() {
            lines.push(start..self.chars.len());
        }
        lines
    }

    /// As few lines as possible, all about as long.
    pub fn balanced(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        self.best(ems, break_words, false)
    }

    /// As few lines as possible, all but the last about full.
    pub fn running(&self, ems: f32, break_words: bool) -> Vec<Range<usize>> {
        self.best(ems, break_words, true)
    }

    /// As many lines as `greedy` needs, cut at the places that cost least.
    fn best(&self, ems: f32, break_words: bool, last_is_free: bool) -> Vec<Range<usize>> {
        let greedy = self.greedy(ems, break_words);
        let mut stops: Vec<usize> = (1..self.chars.len()).filter(|at| self.may_start[*at]).collect();
        if greedy.len() < 2 || stops.len() > STOPS_MAX {
            return greedy;
        }
        stops.insert(0, 0);
        stops.push(self.chars.len());
        self.cheapest(&stops, greedy.len(), ems, last_is_free).unwrap_or(greedy)
    }

    /// The cheapest way to cut the text at `lines` − 1 of the `stops`; none if some line would be too wide.
    ///
    /// A line costs the square of the space it leaves free, and what it costs to start the next one where it ends.
    fn cheapest(&self, stops: &[usize], lines: usize, ems: f32, last_is_free: bool) -> Option<Vec<Range<usize>>> {
        let costs = costs(self.text, self.unbroken);
        let end = stops.len() - 1;
        // The least cost up to each stop in the lines so far; and, for each number of lines, where the last began.
        let mut least = vec![f32::INFINITY; stops.len()];
        least[0] = 0.0;
        let mut came_from: Vec<Vec<usize>> = Vec::new();
        for line in 1..=lines {
            let (mut next, mut from_stop) = (vec![f32::INFINITY; stops.len()], vec![0; stops.len()]);
            for from in (0..end).filter(|from| least[*from].is_finite()) {
                for to in from + 1..=end {
                    let width = self.width(stops[from]..stops[to]);
                    if width > ems + 0.001 {
                        break;
                    }
                    let free = if line == lines && last_is_free { 0.0 } else { (ems - width).powi(2) };
                    let lonely = if line == lines { lonely(width, ems) } else { 0.0 };
                    let total = least[from] + free + lonely + costs.get(stops[to]).copied().unwrap_or_default();
                    if total < next[to] {
                        (next[to], from_stop[to]) = (total, from);
                    }
                }
            }
            least = next;
            came_from.push(from_stop);
        }
        least[end].is_finite().then(|| retrace(stops, &came_from))
    }
}

/// Follows the way back from the last stop.
fn retrace(stops: &[usize], came_from: &[Vec<usize>]) -> Vec<Range<usize>> {
    let mut to = stops.len() - 1;
    let mut lines = Vec::new();
    for from_stop in came_from.iter().rev() {
        let from = from_stop[to];
        lines.push(stops[from]..stops[to]);
        to = from;
    }
    lines.reverse();
    lines
}
