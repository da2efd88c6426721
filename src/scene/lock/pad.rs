//! The pad on which staff type their PIN.

use super::{
    super::{Item, Part, Role, Shape, icon::Icon},
    desk::{Desk, Sign, Weight},
    words::{self, Word, word},
};
use crate::{
    lock::{Note, Pin, Request},
    theme::{extent, mark, space},
    units::rect,
};

/// Title, what it says, the digits so far, and the keys.
pub(super) fn pad(desk: &mut Desk<'_>, digits: usize, note: Note) {
    desk.width = desk.length(extent::KEYS);
    let lang = desk.lang;
    desk.rule();
    desk.space(space::NEAR);
    desk.head(word(lang, Word::EnterPin));
    desk.space(space::HAIR);
    let is_bad = matches!(note, Note::Wrong { .. } | Note::Wait { .. });
    let (color, role) = if is_bad { (desk.palette.accent, Role::Alert) } else { (desk.palette.ink_soft, Role::Text) };
    let (style, width) = (desk.scale.caption(), desk.width);
    let said = words::note(lang, note);
    desk.words((Part::LockNote, role), &said, style, [0.0, width], 2, color);
    // Two lines, whatever is said: nothing moves under a finger.
    desk.y += 2.0 * desk.style(style).line_height();
    desk.space(space::NEAR);
    typed(desk, digits);
    desk.space(space::APART);
    keys(desk, digits, matches!(note, Note::Ask | Note::Wrong { .. }));
}

/// A dot for each digit, on a line.
fn typed(desk: &mut Desk<'_>, digits: usize) {
    let (radius, row) = (desk.length(mark::DIGIT), desk.length(space::WIDE));
    let step = desk.width / Pin::LONGEST as f32;
    let left = (desk.width - step * digits as f32) / 2.0;
    let middle = desk.y + row / 2.0;
    let label = words::digits(desk.lang, digits);
    let area = rect(0.0, desk.y, desk.width, row);
    desk.put(Item::new(Part::LockDot, area, Shape::Empty).meaning(Role::Text, label));
    for place in 0..digits {
        let x = left + step * (place as f32 + 0.5);
        let dot = rect(x - radius, middle - radius, 2.0 * radius, 2.0 * radius);
        desk.put(Item::new(Part::LockDot, dot, Shape::Fill { color: desk.palette.ink, radius }));
    }
    desk.y += row;
    desk.line();
}

/// Three columns of keys, as on a telephone.
fn keys(desk: &mut Desk<'_>, digits: usize, is_awake: bool) {
    let gap = desk.length(space::TIGHT);
    let (width, height) = ((desk.width - 2.0 * gap) / 3.0, desk.length(extent::KEY).max(desk.target()));
    let top = desk.y;
    let place = |at: usize| {
        let (column, row) = ((at % 3) as f32, (at / 3) as f32);
        rect(column * (width + gap), top + row * (height + gap), width, height)
    };
    let style = desk.scale.key();
    let awake = |request: Request| is_awake.then_some(request);
    for (at, digit) in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].into_iter().enumerate() {
        let place = place(if digit == 0 { 10 } else { at });
        let text = digit.to_string();
        desk.key(place, &text, Sign::Word(&text, style), Weight::Plain, awake(Request::Digit(digit)));
    }
    let erase = awake(Request::Erase).filter(|_| digits > 0);
    desk.key(place(9), word(desk.lang, Word::Erase), Sign::Icon(Icon::Erase), Weight::Plain, erase);
    let enter = awake(Request::Enter).filter(|_| digits >= Pin::SHORTEST);
    let weight = if enter.is_some() { Weight::Primary } else { Weight::Plain };
    desk.key(place(11), word(desk.lang, Word::Enter), Sign::Icon(Icon::Done), weight, enter);
    desk.y = place(11).max.y;
}
