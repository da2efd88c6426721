//! The seal of a chapter.

use super::{Line, Part, Shape, laid::Laid, look::Look};
use crate::{
    theme::{TextStyle, fade, serif},
    units::Rect,
};

/// The chapter's seal: up to four characters, white in vermilion, as on a painting.
pub(super) fn seal(look: &Look<'_>, area: Rect) -> Vec<Laid> {
    let palette = look.palette;
    let own = look.text(&look.chapter.seal);
    let number =
        look.exhibition.chapters.iter().position(|chapter| chapter.id == look.chapter.id).map_or(1, |at| at + 1);
    let text = if own.is_empty() { number.to_string() } else { own.to_owned() };
    let ground = Shape::Fill { color: palette.seal, radius: area.w() * 0.1 };
    let frame =
        Shape::Frame { color: palette.snow.faded(fade::SEAL_FRAME), width: area.w() * 0.022, radius: area.w() * 0.06 };
    let face = serif(800);
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(4).collect();
    let (columns, rows) = match chars.len() {
        0 | 1 => (1.0, 1.0),
        2 => (1.0, 2.0),
        _ => (2.0, 2.0),
    };
    let em = area.w() * if rows > 1.0 { 0.37 } else { 0.62 };
    let style = TextStyle { face, size: em, leading: 1.0 };
    let lines = chars.iter().enumerate().map(|(index, c)| {
        // From the top down, right column first.
        let (column, row) = ((index as f32 / rows).floor(), index as f32 % rows);
        let width = look.setter.width(&c.to_string(), style);
        let center_x = area.center().x + (columns / 2.0 - 0.5 - column) * em * 1.08;
        let top = area.center().y - rows / 2.0 * em * 1.06 + row * em * 1.06;
        Line { text: c.to_string(), x: center_x - width / 2.0, baseline: top + em * 0.9, width }
    });
    let characters = Shape::Text { lines: lines.collect(), style, color: palette.snow };
    vec![
        Laid::new(Part::Seal, area, ground),
        Laid::new(Part::SealFrame, area.shrunk(area.w() * 0.06), frame),
        Laid::new(Part::SealText, area, characters),
    ]
}
