//! The small spaces that a careful typesetter adds or takes away between characters.

use crate::theme::Family;

/// The space between a Han character and a Latin letter or digit beside it, in ems. A quarter em is the textbook
/// value for metal type; on screens an eighth to a fifth looks the same, since the glyphs bring side bearings.
const GAP: f32 = 0.16;

/// The widths of curly quotes beside Latin letters, in ems. The bundled fonts are Chinese and give each quote a whole
/// em with its ink at the outer side, which tears English words apart: “don’ t”.
const SINGLE_QUOTE: f32 = 0.28;
const DOUBLE_QUOTE: f32 = 0.47;

/// What a dash of two characters lacks to be one line, in ems.
const DASH_JOINT: f32 = 0.1;

/// Half of a Chinese mark's em is empty; that much goes where two marks meet, and before one that opens a line.
const HALF_MARK: f32 = 0.5;

/// What a mark within a line of large letters gives up of its empty half: all of it would leave a Latin comma, nothing a
/// hole.
const LARGE_PAUSE: f32 = 0.3;

/// Chinese marks with their ink at the left, and at the right, of their em.
const INK_LEFT: &str = "，。、；：）》」』】";
const INK_RIGHT: &str = "（《「『【";
/// Those among them that part clauses.
const PAUSES: &str = "，。、；：";
/// Quotation marks of Chinese text: their ink is at the right of their em, and at the left.
const OPENS_QUOTE: &str = "“‘";
const CLOSES_QUOTE: &str = "”’";

/// Space added (or, below zero, taken away) around one character, in ems.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kern {
    /// Before it, wherever it stands.
    pub before: f32,
    /// Before it, unless it starts a line.
    pub gap: f32,
    /// Before it, if it starts a line.
    pub start: f32,
    /// After it, unless it ends a line.
    pub after: f32,
    /// After it, if it ends a line: blank that hangs over the line's edge.
    pub end: f32,
}

/// The space around `c` between its neighbours in the text; the first character of a text has no `previous`.
///
/// Titles, headings and quotations are set in the serif family. At their size the blank half of a comma is a hole, so that
/// there all marks within a line give up most of it; in running text they do so only beside one another. Quotation marks
/// have one rhythm everywhere.
#[must_use]
pub fn kern(previous: Option<char>, c: char, next: Option<char>, family: Family) -> Kern {
    let gap = previous.map_or(0.0, |previous| gap(previous, c));
    let kern = Kern { gap, ..Kern::default() };
    match (narrow_width(previous, c, next), c) {
        (Some(width), '‘' | '“') => Kern { before: width - 1.0, ..kern },
        (Some(width), _) => Kern { after: width - 1.0, end: width - 1.0, ..kern },
        (None, c) if OPENS_QUOTE.contains(c) => Kern { before: -HALF_MARK, ..kern },
        (None, c) if CLOSES_QUOTE.contains(c) => Kern { after: -HALF_MARK, end: -HALF_MARK, ..kern },
        (None, c) if INK_RIGHT.contains(c) => {
            let meets = previous.is_some_and(|previous| INK_RIGHT.contains(previous));
            Kern { gap: if meets { gap - HALF_MARK } else { gap }, start: -HALF_MARK, ..kern }
        }
        (None, c) if INK_LEFT.contains(c) => {
            let closes = |next| INK_LEFT.contains(next) || INK_RIGHT.contains(next) || CLOSES_QUOTE.contains(next);
            let is_large = family == Family::Serif && PAUSES.contains(c);
            let after = match () {
                () if next.is_some_and(closes) => -HALF_MARK,
                () if is_large => -LARGE_PAUSE,
                () => 0.0,
            };
            Kern { after, end: -HALF_MARK, ..kern }
        }
        (None, _) => kern,
    }
}

/// The width of a curly quote that belongs to Latin text; nothing for all other characters.
fn narrow_width(previous: Option<char>, c: char, next: Option<char>) -> Option<f32> {
    let (width, inside) = match c {
        '‘' => (SINGLE_QUOTE, next),
        '’' => (SINGLE_QUOTE, previous),
        '“' => (DOUBLE_QUOTE, next),
        '”' => (DOUBLE_QUOTE, previous),
        _ => return None,
    };
    (!inside.is_some_and(is_wide)).then_some(width)
}

fn gap(before: char, after: char) -> f32 {
    if (is_han(before) && is_latin(after)) || (is_latin(before) && is_han(after)) {
        GAP
    } else if before == '—' && after == '—' {
        -DASH_JOINT
    } else {
        0.0
    }
}

/// Chinese characters, without their punctuation.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇')
}

/// Whether a mark fills a whole em, not all of which is ink.
pub(super) const fn is_wide_mark(c: char) -> bool {
    is_wide(c) && !is_han(c) || matches!(c, '“' | '”' | '‘' | '’')
}

/// Characters that fill a whole em: Han and their punctuation.
pub(super) const fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '¥' | '+' | '²' | '°' | '\u{c0}'..='\u{24f}')
}
