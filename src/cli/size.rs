//! Sizes on the command line.

/// The smallest and largest side of a stage, in pixels. Smaller texts cannot be read; larger stages cannot be drawn.
const SIDES: std::ops::RangeInclusive<u32> = 200..=16384;

pub(super) fn parse_size(text: &str) -> Result<[u32; 2], String> {
    let wrong = || format!("expected a size like 1920x1080, each side {} to {}", SIDES.start(), SIDES.end());
    let (w, h) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    match (w.trim().parse(), h.trim().parse()) {
        (Ok(w), Ok(h)) if SIDES.contains(&w) && SIDES.contains(&h) => Ok([w, h]),
        _ => Err(wrong()),
    }
}
