//! What the numbers on a picture stand for, where there is room for it: who only looks need not touch.

use crate::{
    content::Spot,
    scene::{Align, Part, Role, Wrap, laid::Laid, look::Look},
    theme::space,
    units::{Rect, rect},
};

/// The titles of `spots` with their numbers, in so many columns from the top of `room`; nothing unless all stand there on
/// their lines.
///
/// The spots themselves tell them to screen readers.
pub(super) fn legend(look: &Look<'_>, spots: &[Spot], room: Rect, columns: usize, is_dark: bool) -> Vec<Laid> {
    let unit = look.scale.unit;
    let title = look.scale.body();
    let number = look.scale.card_title().at(title.size);
    let (ink, accent) =
        if is_dark { (look.palette.snow, look.tint.light) } else { (look.palette.ink, look.tint.strong) };
    let numbers: Vec<String> = (1..=spots.len()).map(|place| place.to_string()).collect();
    let widest = numbers.iter().map(|text| look.setter.width(text, number)).fold(0.0, f32::max);
    let begin = widest + space::CLOSE * unit;
    let rows = spots.len().div_ceil(columns);
    let gutter = space::WIDE * unit;
    let wide = (room.w() - gutter * (columns - 1) as f32) / columns as f32;
    let high = title.line_height() + space::HAIR * unit;
    let fits = |spot: &Spot| look.setter.width(&spot.title.one_line(look.lang), title) <= wide - begin;
    if spots.is_empty() || high * rows as f32 > room.h() || !spots.iter().all(fits) {
        return Vec::new();
    }
    let line = |(place, (spot, count)): (usize, (&Spot, &String))| {
        let (column, row) = (place / rows, place % rows);
        let area = rect(room.min.x + column as f32 * (wide + gutter), room.min.y + row as f32 * high, wide, high);
        let text = spot.title.one_line(look.lang);
        let said = look.setter.set(&text, title, wide - begin, Wrap::Running);
        let sign = look.setter.set(count, number, begin, Wrap::Running);
        // Both stand on one baseline.
        let lower = said.ascent() - sign.ascent();
        let sign = sign.lay(Part::SpotKey, area.min.x, area.min.y + lower, begin, Align::Left, accent);
        let said = said.lay(Part::Caption, area.min.x + begin, area.min.y, wide - begin, Align::Left, ink);
        [sign, said.meaning(Role::Text, text).told()].map(|item| item.arriving(2 + place))
    };
    spots.iter().zip(&numbers).enumerate().flat_map(line).collect()
}
