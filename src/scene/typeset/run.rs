//! A paragraph of measured characters, and the ways to cut it into lines.

use std::ops::Range;

use super::{
    Measure,
    breaks::may_start,
    costs::{Pause, RUNNING, TORN_TERM, Taste, costs, pauses, title},
    hyphens::{self, Cut, HYPHEN},
    kern,
    spacing::{is_wide, is_wide_mark},
    terms::terms,
};
use crate::{content::Lang, theme::Face};

/// To keep a term or a word whole, a text may have so many lines more than it needs.
const MORE_LINES: usize = 2;

/// A text with more places to break than this is set greedily: the search would take longer than anybody looks.
const STOPS_MAX: usize = 240;

/// A paragraph with the widths of its characters.
pub(super) struct Run<'a> {
    chars: Vec<char>,
    /// The width of all characters before each one, in ems, with the spaces between them; one more than characters.
    before: Vec<f32>,
    /// What the width of a line changes by if it starts with the character, in ems.
    at_start: Vec<f32>,
    /// What it changes by if it ends with the character, in ems.
    at_end: Vec<f32>,
    may_start: Vec<bool>,
    /// Where a word is cut to start a line with the character.
    cuts: Vec<Option<Cut>>,
    /// The width of a hyphen in ems.
    hyphen: f32,
    text: &'a str,
    unbroken: &'a [String],
}

impl<'a> Run<'a> {
    pub fn new(measure: &dyn Measure, text: &'a str, face: Face, unbroken: &'a [String]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let (mut before, mut at_start, mut at_end) = (vec![0.0], Vec::new(), Vec::new());
        let advances = measure.advances(text, face);
        for at in 0..chars.len() {
            // Who measures too little leaves characters without a width; the text is set all the same.
            let advance = advances.get(at).copied().filter(|advance| advance.is_finite()).unwrap_or_default();
            let previous = at.checked_sub(1).map(|before| chars[before]);
            let kern = kern(previous, chars[at], chars.get(at + 1).copied(), face.family);
            before.push(before[at] + advance + kern.before + kern.gap + kern.after);
            at_start.push(kern.start - kern.gap);
            at_end.push(kern.end - kern.after);
        }
        let cuts = vec![None; chars.len()];
        Self { chars, before, at_start, at_end, may_start: may_start(text), cuts, hyphen: 0.0, text, unbroken }
    }

    /// The same, with words that are wider than `word` cut in pieces that are no wider than `ems`, as far as possible.
    pub fn cutting(mut self, word: f32, ems: f32, measure: &dyn Measure, face: Face, lang: &Lang) -> Self {
        let mut starts: Vec<usize> = (0..self.chars.len()).filter(|at| *at == 0 || self.may_start[*at]).collect();
        starts.push(self.chars.len());
        let long: Vec<Range<usize>> = starts
            .windows(2)
            .map(|pair| pair[0]..pair[1])
            .filter(|part| self.bare(part.clone()) > word + 0.001)
            .collect();
        if long.is_empty() {
            return self;
        }
        let hyphen = measure.advances(HYPHEN.encode_utf8(&mut [0; 4]), face);
        self.hyphen = hyphen.first().copied().filter(|width| width.is_finite()).unwrap_or_default();
        for part in long {
            self.cut(part, ems, lang);
        }
        self
    }

    fn cut(&mut self, word: Range<usize>, ems: f32, lang: &Lang) {
        let by_rule = hyphens::by_rule(&self.chars[word.clone()], lang);
        let by_rule: Vec<Cut> = by_rule.into_iter().map(|cut| Cut { at: word.start + cut.at, ..cut }).collect();
        let mut start = word.start;
        let ends = by_rule.iter().copied().map(Some).chain([None]);
        for end in ends {
            let part = start..end.map_or(word.end, |cut| cut.at);
            if self.bare(part.clone()) + self.hyphen > ems {
                let places = hyphens::anywhere(&self.chars[part.clone()]);
                // What stands on another character, or joins two, stays with what precedes it.
                let places: Vec<Cut> = places
                    .map(|cut| Cut { at: part.start + cut.at, ..cut })
                    .filter(|cut| self.before[cut.at + 1] > self.before[cut.at])
                    .collect();
                for cut in places {
                    self.cuts[cut.at] = Some(cut);
                }
            }
            if let Some(cut) = end {
                self.cuts[cut.at] = Some(cut);
            }
            start = part.end;
        }
        for at in word {
            self.may_start[at] |= self.cuts[at].is_some();
        }
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut end = range.end;
        while end > range.start && self.chars[end - 1].is_whitespace() {
            end -= 1;
        }
        range.start..end
    }

    /// Whether a hyphen ends a line that ends before the character at `end`.
    pub fn is_hyphenated(&self, end: usize) -> bool {
        self.cuts.get(end).copied().flatten().is_some_and(|cut| cut.hyphen)
    }

    pub fn text(&self, range: Range<usize>) -> String {
        let hyphen = self.is_hyphenated(range.end).then_some(HYPHEN);
        self.chars[self.trimmed(range)].iter().copied().chain(hyphen).collect()
    }

    /// Width of a line in ems, without the spaces at its end, and without the blank half of a mark that hangs there.
    pub fn width(&self, range: Range<usize>) -> f32 {
        let hyphen = if self.is_hyphenated(range.end) { self.hyphen } else { 0.0 };
        self.bare(range) + hyphen
    }

    /// The same without a hyphen.
    fn bare(&self, range: Range<usize>) -> f32 {
        let Range { start, end } = self.trimmed(range);
        if start == end {
            return 0.0;
        }
        // A mark by itself keeps its square.
        let hangs = if end - start > 1 { self.at_end[end - 1] } else { 0.0 };
        self.before[end] - self.before[start] + self.at_start[start] + hangs
    }

    /// What of the width of a line is blank at its right, in ems, because a full-width mark ends it.
    pub fn blank(&self, range: Range<usize>, measure: &dyn Measure, face: Face) -> f32 {
        let Range { start, end } = self.trimmed(range);
        if end - start < 2 || !is_wide_mark(self.chars[end - 1]) {
            return 0.0;
        }
        let width = self.before[end] - self.before[end - 1] + self.at_end[end - 1];
        (width - measure.ink(self.chars[end - 1], face).across[1]).max(0.0)
    }

    /// Each line as long as it gets within `ems`.
    fn greedy(&self, ems: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut start, mut last_break, mut at) = (0, None, 0);
        while at < self.chars.len() {
            if at > start && self.may_start[at] && (self.cuts[at].is_none() || self.width(start..at) <= ems + 0.001) {
                last_break = Some(at);
            }
            let too_wide = at > start && !self.chars[at].is_whitespace() && self.bare(start..at + 1) > ems + 0.001;
            match (too_wide, last_break) {
                (true, Some(place)) => {
                    lines.push(start..place);
                    (start, last_break, at) = (place, None, place);
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
    pub fn balanced(&self, ems: f32) -> Vec<Range<usize>> {
        self.best(ems, title(ems), false)
    }

    /// As few lines as possible, all but the last about full.
    pub fn running(&self, ems: f32) -> Vec<Range<usize>> {
        self.best(ems, RUNNING, true)
    }

    /// About as many lines as `greedy` needs, cut at the places that cost least.
    fn best(&self, ems: f32, taste: Taste, last_is_free: bool) -> Vec<Range<usize>> {
        let greedy = self.greedy(ems);
        let mut stops: Vec<usize> = (1..self.chars.len()).filter(|at| self.may_start[*at]).collect();
        if greedy.len() < 2 || stops.len() > STOPS_MAX {
            return greedy;
        }
        stops.insert(0, 0);
        stops.push(self.chars.len());
        let pauses = pauses(self.text);
        let mut costs = costs(self.text, &terms(self.text, self.unbroken), taste);
        for (cost, cut) in costs.iter_mut().zip(&self.cuts) {
            if let Some(cut) = cut {
                *cost += taste.cut(cut.by_rule);
            }
        }
        // One line more is worth it where a title would tear a word else, and in any text where it would tear a term.
        let more = usize::from(!last_is_free);
        let mut best: Option<(f32, Vec<Range<usize>>)> = None;
        for lines in greedy.len()..=greedy.len() + MORE_LINES {
            if lines > greedy.len() + more && best.as_ref().is_some_and(|(cost, _)| *cost < TORN_TERM) {
                break;
            }
            // A line of whole clauses may be shorter than others.
            let is_pause = |at: usize| matches!(pauses.get(at), Some(Some(Pause::Full | Pause::Short)));
            let (is_first, is_last) =
                (|at: usize| at == 0 || is_pause(at), |at: usize| at == self.chars.len() || is_pause(at));
            let line_cost = |line: Range<usize>, free: f32| {
                let is_whole = is_first(line.start) && is_last(line.end);
                free.powi(2) * if is_whole { taste.paused } else { 1.0 } + self.strays(line, &pauses, ems, taste)
            };
            let found = self.cheapest(&stops, &costs, line_cost, (lines, ems), last_is_free);
            let least = best.as_ref().map_or(f32::INFINITY, |(cost, _)| *cost);
            if let Some(found) = found.filter(|(cost, _)| *cost < least) {
                best = Some(found);
            }
        }
        best.map_or(greedy, |(_, lines)| lines)
    }

    /// The cheapest way to cut the text at `lines` − 1 of the `stops`, and its cost; none if some line would be too wide.
    ///
    /// A line costs what `line_cost` says of it and of the space it leaves free, and what it costs to start the next one
    /// where it ends.
    fn cheapest(
        &self,
        stops: &[usize],
        costs: &[f32],
        line_cost: impl Fn(Range<usize>, f32) -> f32,
        (lines, ems): (usize, f32),
        last_is_free: bool,
    ) -> Option<(f32, Vec<Range<usize>>)> {
        let end = stops.len() - 1;
        // The least cost up to each stop in the lines so far; and, for each number of lines, where the last began.
        let mut least = vec![f32::INFINITY; stops.len()];
        least[0] = 0.0;
        let mut came_from: Vec<Vec<usize>> = Vec::new();
        for line in 1..=lines {
            let (mut next, mut from_stop) = (vec![f32::INFINITY; stops.len()], vec![0; stops.len()]);
            for from in (0..end).filter(|from| least[*from].is_finite()) {
                for to in from + 1..=end {
                    let range = stops[from]..stops[to];
                    if self.bare(range.clone()) > ems + 0.001 {
                        break;
                    }
                    let width = self.width(range.clone());
                    if width > ems + 0.001 {
                        continue;
                    }
                    let free = if line == lines && last_is_free { 0.0 } else { ems - width };
                    let lonely = if line == lines { self.lonely(range.clone(), width, ems) } else { 0.0 };
                    let total = least[from]
                        + lonely
                        + line_cost(range, free)
                        + costs.get(stops[to]).copied().unwrap_or_default();
                    if total < next[to] {
                        (next[to], from_stop[to]) = (total, from);
                    }
                }
            }
            least = next;
            came_from.push(from_stop);
        }
        least[end].is_finite().then(|| (least[end], retrace(stops, &came_from)))
    }

    /// What a line costs because pauses stand within it, in square ems: it need not run on over one, and what it holds of
    /// another clause before the first or after the last of them should not be a word or two.
    fn strays(&self, line: Range<usize>, pauses: &[Option<Pause>], ems: f32, taste: Taste) -> f32 {
        let Range { start, end } = line;
        let within = || (start + 1..end).filter_map(|at| Some((at, pauses[at]?)));
        let weight = |pause: Pause| if pause == Pause::Full { 1.0 } else { 0.5 };
        // From half a line on a part is long enough to stand where it stands.
        let short = |part: Range<usize>| (1.0 - 2.0 * self.bare(part) / ems).max(0.0);
        let before = within().next().filter(|_| start > 0 && pauses[start].is_none());
        let after = within().next_back().filter(|_| end < self.chars.len() && pauses[end].is_none());
        let first = before.map_or(0.0, |(at, pause)| short(start..at) * weight(pause) * taste.stranded);
        let last = after.map_or(0.0, |(at, pause)| {
            let astride = if pause == Pause::Slight { 0.0 } else { taste.astride };
            astride + short(at..end) * weight(pause) * taste.stranded
        });
        first + last
    }

    /// What a last line costs, in square ems: one character alone is a fault, two or three look lost, and so do a word and
    /// two short ones.
    fn lonely(&self, line: Range<usize>, width: f32, ems: f32) -> f32 {
        let is_latin = || !self.chars[line.clone()].iter().any(|c| is_wide(*c));
        let is_word = || !self.chars[self.trimmed(line.clone())].iter().any(|c| c.is_whitespace() || is_wide(*c));
        match width {
            alone if alone < 1.9 && ems > 4.0 => 200.0,
            lost if lost < 3.2_f32.min(ems * 0.4) => 60.0,
            short if short < ems * 0.4 && is_word() => 20.0,
            short if short < ems * 0.3 && is_latin() => 12.0,
            _ => 0.0,
        }
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
