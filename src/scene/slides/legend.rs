//! What the numbers on a picture stand for, where there is room for it: who only looks need not touch.

use crate::{
    content::Spot,
    scene::{Align, Part, Role, Wrap, laid::Laid, look::Look},
    theme::space,
    units::{Rect, rect},
};

/// In how many columns titles are set, and how large they are in parts of a body's size: under a picture and beside one, the
/// first that have room.
pub(super) const UNDER: &[(usize, f32)] = &[(1, 1.3), (1, 1.15), (1, 1.0), (2, 1.0), (2, 0.9), (2, 0.8)];
/// See [`UNDER`].
pub(super) const BESIDE: &[(usize, f32)] = &[(1, 1.15), (1, 1.0), (1, 0.9), (1, 0.8)];

/// The titles of `spots` with their numbers from the top of `room`, in the first of these columns and sizes in which all
/// stand there on their lines; nothing if there is none.
///
/// The spots themselves tell them to screen readers.
pub(super) fn legend(look: &Look<'_>, spots: &[Spot], room: Rect, sizes: &[(usize, f32)], is_dark: bool) -> Vec<Laid> {
    let sized = |(columns, size): &(usize, f32)| of_size(look, spots, room, (*columns, *size), is_dark);
    sizes.iter().map(sized).find(|items| !items.is_empty()).unwrap_or_default()
}

fn of_size(look: &Look<'_>, spots: &[Spot], room: Rect, (columns, size): (usize, f32), is_dark: bool) -> Vec<Laid> {
    let unit = look.scale.unit;
    let title = look.scale.body().at(look.scale.body().size * size);
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
