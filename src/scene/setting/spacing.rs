//! The small spaces that a careful typesetter adds or takes away between characters.

/// The space between a Han character and a Latin letter or digit beside it, in ems. A quarter em is the textbook
/// value for metal type; on screens an eighth to a fifth looks the same, since the glyphs bring side bearings.
const GAP: f32 = 0.16;

/// The widths of curly quotes beside Latin letters, in ems. The bundled fonts are Chinese and give each quote a whole
/// em with its ink at the outer side, which tears English words apart: “don’ t”.
const SINGLE_QUOTE: f32 = 0.28;
const DOUBLE_QUOTE: f32 = 0.47;

/// What a dash of two characters lacks to be one line, in ems.
const DASH_JOINT: f32 = 0.1;

/// Space added (or, below zero, taken away) around one character, in ems.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kern {
    /// Before it; holds at the start of a line too.
    pub before: f32,
    /// Before it, unless it starts a line.
    pub gap: f32,
    /// After it.
    pub after: f32,
}

/// The space around `c` between its neighbours on the line.
#[must_use]
pub fn kern(previous: Option<char>, c: char, next: Option<char>) -> Kern {
    let gap = previous.map_or(0.0, |previous| gap(previous, c));
    let spare = match c {
        '‘' | '’' => 1.0 - SINGLE_QUOTE,
        '“' | '”' => 1.0 - DOUBLE_QUOTE,
        _ => return Kern { gap, ..Kern::default() },
    };
    let opens = matches!(c, '‘' | '“');
    let inside = if opens { next } else { previous };
    match inside {
        Some(inside) if is_wide(inside) => Kern { gap, ..Kern::default() },
        _ if opens => Kern { before: -spare, gap, after: 0.0 },
        _ => Kern { before: 0.0, gap, after: -spare },
    }
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

/// Characters that fill a whole em: Han and their punctuation.
const fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '¥' | '+' | '²' | '°' | '\u{c0}'..='\u{24f}')
}
