//! Titles that run down, as on a plaque over a gate: spaced by what is seen of the characters, not by their squares.

use super::{Line, Part, Role, Shape, laid::Laid, look::Look};
use crate::{
    theme::{Face, TextStyle},
    units::{Rgba, rect},
};

/// Between the ink of two characters, in ems.
const GAP: f32 = 0.22;
/// A flat character such as 一 takes at least so much of the column, in ems: with less it would be a line between two
/// others.
const LEAST: f32 = 0.44;
/// Between a mark and the character over it, and what it keeps from the right edge of the column, in ems.
const MARK_GAP: f32 = 0.1;
const MARK_AT_RIGHT: f32 = 0.06;

/// Marks that stand in the upper right of their square in a column.
const PAUSES: &str = "，。、；：";
/// Other marks that may stand in a column as they are.
const UPRIGHT: &str = "！？·";

/// The least and the most characters that a title on a plaque has.
const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// A title set in a column that is one em wide, not yet of any size.
pub(super) struct Vertical {
    /// Each character with where it begins, from the left of the column, and its baseline, from its top, in ems.
    glyphs: Vec<(char, f32, f32)>,
    /// From the top of the first character to the foot of the last, in ems.
    pub height: f32,
}

/// Whether `title` can run down: a few Chinese characters with marks that need not be turned.
pub(super) fn can_run_down(title: &str) -> bool {
    let is_upright = |c: char| c >= '\u{2e80}' && c.is_alphabetic() || PAUSES.contains(c) || UPRIGHT.contains(c);
    CHARACTERS.contains(&characters(title).count()) && characters(title).all(is_upright)
}

/// What of a title stands in a column: spaces and line breaks leave no gap there.
fn characters(title: &str) -> impl Iterator<Item = char> {
    title.chars().filter(|c| !c.is_whitespace())
}

impl Vertical {
    pub fn new(look: &Look<'_>, title: &str, face: Face) -> Self {
        let (mut glyphs, mut y, mut blank) = (Vec::new(), 0.0, 0.0);
        for c in characters(title) {
            let ink = look.setter.measure.ink(c, face);
            let ([_, right], [top, bottom]) = (ink.across, ink.down);
            if PAUSES.contains(c) {
                y += MARK_GAP;
                glyphs.push((c, 1.0 - MARK_AT_RIGHT - right, y - top));
                y += bottom - top;
                blank = 0.0;
                continue;
            }
            let cell = (bottom - top).max(LEAST);
            // The column begins and ends with ink.
            blank = (cell - (bottom - top)) / 2.0;
            y += if glyphs.is_empty() { -blank } else { GAP };
            glyphs.push((c, 0.0, y + cell / 2.0 - f32::midpoint(top, bottom)));
            y += cell;
        }
        Self { glyphs, height: y - blank }
    }

    /// The title in `style` with its top left corner at (`x`, `top`); each character keeps its own line, so that none is
    /// ever cut.
    pub fn lay(&self, title: &str, x: f32, top: f32, style: TextStyle, color: Rgba) -> Laid {
        let em = style.size;
        let line = |(c, right, down): &(char, f32, f32)| Line {
            text: c.to_string(),
            x: x + right * em,
            baseline: top + down * em,
            width: em,
        };
        let lines = self.glyphs.iter().map(line).collect();
        let area = rect(x, top, em, self.height * em);
        Laid::new(Part::Title, area, Shape::Text { lines, style, color }).meaning(Role::Heading, title)
    }
}
