//! The blank strip at the left of large characters, so that they stand on the edge of what is over them.

/// How far the ink of `c` begins to the right of where it is set, in ems of the serif that sets titles and numerals;
/// 0 for characters that nobody sees stand off.
///
/// Measured on the bundled font at weight 700; a test draws numerals and looks where they begin.
pub(super) const fn bearing(c: char) -> f32 {
    match c {
        '1' | '2' | '7' | '8' | '>' | '<' => 0.056,
        '0'..='9' | '+' | '–' | 'A'..='Z' => 0.043,
        '≈' | '≥' => 0.13,
        '\u{4e00}'..='\u{9fff}' => 0.026,
        _ => 0.0,
    }
}
