//! Numerals that count up without being measured again.

use super::{Line, Setter};
use crate::{
    content::{Lang, Stat},
    theme::TextStyle,
    units::Fraction,
};

/// What a numeral counts up to, and the widths of what it shows on the way.
#[derive(Clone, Debug)]
pub(super) struct Count {
    stat: Stat,
    lang: Lang,
    /// Its place in the slide's entrance.
    pub order: usize,
    /// The line of the text that has the numeral, and what stands on it before and after.
    line: usize,
    before: String,
    after: String,
    /// Widths of digits and marks, in points.
    widths: Vec<(char, f32)>,
    /// The part of the room that is not taken yet which is left free before the numeral: all of it keeps the numeral's
    /// right end in its place.
    free_before: f32,
}

/// What any numeral may show on its way.
const DIGITS: &str = "0123456789.,";

impl Count {
    /// The count of the numeral of `stat` in these finished `lines`; nothing if it stands on none of them.
    pub fn new(
        setter: &Setter<'_>,
        stat: &Stat,
        order: usize,
        lines: &[Line],
        style: TextStyle,
        free_before: f32,
    ) -> Option<Box<Self>> {
        let end = stat.figure(setter.lang).digits;
        let found = lines.iter().enumerate().find_map(|(index, line)| Some((index, line.text.find(&end)?)));
        let (line, at) = found.filter(|_| !end.is_empty())?;
        let (before, rest) = lines[line].text.split_at(at);
        let mut widths: Vec<(char, f32)> = Vec::new();
        for c in DIGITS.chars().chain(end.chars()) {
            if widths.iter().all(|(known, _)| *known != c) {
                widths.push((c, setter.width(c.encode_utf8(&mut [0; 4]), style)));
            }
        }
        Some(Box::new(Self {
            stat: stat.clone(),
            lang: setter.lang.clone(),
            order,
            line,
            before: before.to_owned(),
            after: rest[end.len()..].to_owned(),
            widths,
            free_before,
        }))
    }

    /// Shows the numeral, `progress` of the way up, on the lines of its end.
    pub fn show(&self, lines: &mut [Line], progress: Fraction) {
        let Some(line) = lines.get_mut(self.line) else { return };
        let shown = self.stat.figure_at(&self.lang, progress).digits;
        let end = &line.text[self.before.len()..line.text.len() - self.after.len()];
        let free = (self.width(end) - self.width(&shown)).max(0.0);
        line.x += free * self.free_before;
        line.width -= free;
        line.text = format!("{}{shown}{}", self.before, self.after);
    }

    fn width(&self, text: &str) -> f32 {
        let width = |c: char| self.widths.iter().find(|(known, _)| *known == c).map_or(0.0, |(_, width)| *width);
        text.chars().map(width).sum()
    }
}
