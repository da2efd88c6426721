//! Two pictures of one place under a divider that can be dragged.

use super::small_print::{credits, small_print_in};
use crate::{
    content::{Compare, Photo},
    scene::{
        Align, Frame, Part, Press, Role, Shape, Wrap,
        crop::{Framing, crop},
        laid::{BarGround, Laid, Layout, Moves, Offer},
        look::Look,
        picture::{Drift, placed, still},
        slip::{padding, under},
        stack::{Hang, Stacked, stacked},
        words::{self, Word, word},
    },
    theme::{extent, line, motion},
    units::{Fraction, PictureState, Rect, Rgba, pos, rect, size},
};

pub(super) fn layout(look: &Look<'_>, slide: &Compare) -> Layout {
    let stage = look.stage.rect();
    let (area, column) = if look.stage.is_portrait() { above(look, slide) } else { beside(look) };
    // Pictures to be compared stand in one place, also where one of them is seen whole.
    let whole = [&slide.after, &slide.before].into_iter().find(|photo| photo.is_whole());
    let area = whole.map_or(area, |photo| placed(look, photo, area));
    let mut items = vec![Laid::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(still(look, &slide.after, area, Drift::None));
    let rest = rest(look, slide, area);
    items.extend(left_part(look, &slide.before, area, rest));
    items.extend(labels(look, slide, area, rest));
    items.extend(divider(look, area, rest));
    items.extend(words(look, slide, column).items);
    let side = |places: &[usize]| {
        let name = |place: &usize| word(look.lang, if *place == 0 { Word::LeftPicture } else { Word::RightPicture });
        places.iter().map(name).collect::<String>()
    };
    let credits = credits(look, &[&slide.before, &slide.after], side);
    items.extend(small_print_in(look, &credits, true, column.w()));
    Layout { items, bar: BarGround::Dark }
}

/// The words begin at the top, as those of every other panel do.
fn words(look: &Look<'_>, slide: &Compare, column: Rect) -> Stacked {
    stacked(look, column, Align::Left, Hang::Top, |stack| {
        stack.heading(look.text(&slide.heading), look.text(&slide.body), look.on_dark(), look.tint.light);
    })
}

/// The part of an upright stage's height that the pictures take at least and at most.
const ABOVE: [f32; 2] = [0.6, 0.76];

/// The pictures above, the words below them: the pictures take what the words leave.
fn above(look: &Look<'_>, slide: &Compare) -> (Rect, Rect) {
    let (stage, safe) = (look.stage.rect(), look.safe());
    // What is reserved at the foot is taken from the pictures.
    let [least, most] = ABOVE.map(|share| stage.h() * share - look.reserved.h);
    let column = |edge: f32| Rect { min: pos(safe.min.x, edge + look.scale.margin), max: safe.max };
    let words = words(look, slide, column(least)).height;
    let edge = (safe.max.y - look.scale.gap - words - look.scale.margin).clamp(least, most).round();
    (rect(0.0, 0.0, stage.w(), edge), column(edge))
}

/// The words in a column at the left, the pictures beside it: nothing may lie on pictures that are to be compared.
fn beside(look: &Look<'_>) -> (Rect, Rect) {
    let (stage, safe) = (look.stage.rect(), look.safe());
    let share = if look.stage.is_ultra_wide() { 0.2 } else { 0.256 };
    let least = (extent::NARROW_COLUMN * look.scale.text_unit).min(stage.w() * 0.4);
    let column = rect(safe.min.x, safe.min.y, (stage.w() * share).max(least), safe.h());
    let left = column.max.x + look.scale.gap;
    (rect(left, 0.0, stage.w() - left, stage.h()), column)
}

/// From here on in the width of the pictures a subject has the divider before it: the second picture is the one to discover.
const EARLIER: f32 = 0.36;

/// Where the divider rests, as a part of the width that is seen: where its author says, else beside the focal point, on the
/// side that leaves both pictures more to show, so that it does not cut what they are about.
fn rest(look: &Look<'_>, slide: &Compare, area: Rect) -> f32 {
    let photo = &slide.after;
    let seen = |x: f32| match look.pictures.state(&photo.file) {
        PictureState::Ready(facts) => {
            let crop = crop(facts.size, area.size(), Framing::of(&look.frame(photo)), Fraction::ZERO);
            (x - crop.min.x) / crop.w()
        }
        _ => x,
    };
    let beside = |at: f32| {
        let side = if at >= EARLIER { -1.0 } else { 1.0 };
        at + side * motion::DIVIDER_BESIDE
    };
    let at = slide.divider.map_or_else(|| beside(seen(photo.focus.x)), |divider| seen(divider.part()));
    // Captions need room at both sides, larger ones more.
    let least = match (look.scale.text > 1.0, slide.divider) {
        (true, _) => 0.42,
        (false, Some(_)) => 0.2,
        (false, None) => 0.0,
    };
    at.clamp(least, 1.0 - least)
}

/// The first picture, cut off at the divider, which stands at `rest`.
fn left_part(look: &Look<'_>, photo: &Photo, area: Rect, rest: f32) -> Vec<Laid> {
    let left = rect(area.min.x, area.min.y, area.w() * rest, area.h());
    let width = area.w();
    let mut items = match look.pictures.state(&photo.file) {
        PictureState::Ready(facts) => {
            let whole = crop(facts.size, area.size(), Framing::of(&look.frame(photo)), Fraction::ZERO);
            let crop = rect(whole.min.x, whole.min.y, whole.w() * rest, whole.h());
            let shape = Shape::Picture { file: photo.file.clone(), crop, radius: 0.0 };
            let item = Laid::new(Part::PictureBefore, left, shape).meaning(Role::Image, look.text(&photo.alt));
            vec![item.moving(Moves::CutAtDivider { width, crop: whole.w(), rest })]
        }
        _ => stand_in(look, photo, left, (width, rest)),
    };
    items[0].frame = Some(Frame { file: photo.file.clone(), size: area.size() });
    items
}

/// What stands in place of the first picture: its ground is cut off at the divider, and the words on it fade before the
/// divider runs over them.
fn stand_in(look: &Look<'_>, photo: &Photo, left: Rect, (width, rest): (f32, f32)) -> Vec<Laid> {
    let items = still(look, photo, left, Drift::None);
    let edge = items.iter().skip(1).map(|laid| laid.item.rect.max.x).fold(left.min.x, f32::max);
    let moves = |at: usize| match at {
        0 => Moves::CutAtDivider { width, crop: 0.0, rest },
        _ => Moves::BesideDivider { width, rest, from: left.w(), free: (left.max.x - edge).max(1.0) },
    };
    items.into_iter().enumerate().map(|(at, item)| item.moving(moves(at))).collect()
}

/// The captions of the two pictures, on slips in the upper corners; one that the divider runs over goes.
fn labels(look: &Look<'_>, slide: &Compare, area: Rect, rest: f32) -> Vec<Laid> {
    let (dx, dy) = padding(look);
    let (edge, top) = (look.scale.margin, area.min.y + look.scale.margin + dy);
    let mut items = Vec::new();
    for (photo, at_right) in [(&slide.before, false), (&slide.after, true)] {
        let text = look.line(&photo.caption);
        if text.is_empty() {
            continue;
        }
        let share = if at_right { 1.0 - rest } else { rest };
        let space = size(
            (area.w() * share - edge - dx * 2.0 - look.scale.gap).max(1.0),
            extent::CAPTION * look.scale.text_unit,
        );
        let block = look.setter.fit(&text, look.scale.caption(), space, Wrap::Balanced);
        let w = block.size.w;
        let x = if at_right { area.max.x - edge - dx - w } else { area.min.x + edge + dx };
        let near = look.scale.gap;
        let (from, free) = if at_right { (x - dx - near, -near) } else { (x + w + dx + near, near) };
        let moves = Moves::BesideDivider { width: area.w(), rest, from: from - area.min.x, free };
        let words = block.lay(Part::Caption, x, top, w, Align::Left, look.palette.ink).meaning(Role::Text, text);
        items.push(under(look, Part::CaptionGround, pos(x, top), &block).moving(moves.clone()));
        items.push(words.moving(moves));
    }
    items
}

/// Where the handle stands in the height of the pictures: below what they are about.
const HANDLE: f32 = 0.72;

/// The line between the pictures, with a handle for the finger.
fn divider(look: &Look<'_>, area: Rect, rest: f32) -> Vec<Laid> {
    let (unit, palette) = (look.scale.unit, look.palette);
    let x = area.min.x + area.w() * rest;
    let line = rect(x - line::FIRM / 2.0 * unit, area.min.y, line::FIRM * unit, area.h());
    let radius = look.scale.target / 2.0;
    let y = area.min.y + area.h() * HANDLE;
    let handle = rect(x - radius, y - radius, 2.0 * radius, 2.0 * radius);
    let chevron = |direction: f32| {
        let at = x + direction * radius * 0.5;
        let s = radius * 0.26;
        let points = vec![pos(at - direction * s, y - s), pos(at, y), pos(at - direction * s, y + s)];
        Shape::Path { points, closed: false, width: line::THIN * unit, color: palette.ink, fill: Rgba::CLEAR }
    };
    let mut target = Laid::new(Part::Divider, area, Shape::Empty).meaning(Role::Slider, words::divider(look.lang));
    target.item.press = Some(Press::Divide);
    let target = target.moving(Moves::Divides { rest });
    let on_it = [
        Laid::new(Part::DividerLine, line, Shape::Fill { color: palette.snow, radius: 0.0 }),
        Laid::new(Part::DividerHandle, handle, Shape::Fill { color: palette.snow, radius }),
        Laid::new(Part::DividerChevron, handle, chevron(-1.0)),
        Laid::new(Part::DividerChevron, handle, chevron(1.0)),
    ];
    let on_it = on_it.into_iter().map(|item| item.moving(Moves::OnDivider { width: area.w(), rest }));
    std::iter::once(target.offered(Offer::PressExploring)).chain(on_it).collect()
}
