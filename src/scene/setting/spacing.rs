//! The small space between Han and Latin characters that a careful typesetter adds.

/// The space between a Han character and a Latin letter or digit beside it, in ems. A quarter em is the textbook
/// value for metal type; on screens an eighth to a fifth looks the same, since the glyphs bring side bearings.
pub const GAP: f32 = 0.16;

/// Whether a gap of [`GAP`] belongs between two neighbouring characters.
#[must_use]
pub fn has_gap(before: char, after: char) -> bool {
    (is_han(before) && is_latin(after)) || (is_latin(before) && is_han(after))
}

/// Chinese characters, without their punctuation.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇')
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '¥' | '+' | '²' | '°' | '\u{c0}'..='\u{24f}')
}
