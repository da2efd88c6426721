//! Two pictures of one place under a divider that can be dragged.

use super::{Layer, Look, Strip, plate};
use crate::{
    content::{Compare, Photo, Text},
    scene::{
        Item, Part, Press, Role, Shape,
        picture::{crop, picture},
        stack::{Hang, stacked},
        typeset::{Align, Wrap},
        words,
    },
    theme::{extent, fade, line, space},
    units::{PictureState, Rect, Rgba, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Compare) -> Layer {
    let stage = look.stage.rect();
    let (area, column) = if look.stage.is_portrait() { above(look) } else { beside(look) };
    let still = Look { drift: crate::units::Fraction::ZERO, pressable: false, ..*look };
    let mut items = vec![Item::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(picture(&still, &slide.after, area, 0, still.drift));
    items.extend(left_part(&still, &slide.before, area));
    items.extend(labels(look, slide, area));
    items.extend(divider(look, area));
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.4) };
    let ink = look.on_dark();
    let stack = stacked(look, column, Align::Left, hang, |stack| {
        stack.heading(look.text(&slide.heading), look.text(&slide.body), ink, look.tint.light);
    });
    items.extend(stack.items);
    let credit = Photo { caption: Text::default(), ..slide.after.clone() };
    items.extend(plate::footnote_in(look, Some(&credit), true, column.w()));
    Layer { items, strip: Strip::Dark }
}

/// The pictures above, the words below them.
fn above(look: &Look<'_>) -> (Rect, Rect) {
    let stage = look.stage.rect();
    let area = rect(0.0, 0.0, stage.w(), stage.h() * 0.6);
    let column = Rect { min: pos(look.safe().min.x, area.max.y + look.scale.gap), max: look.safe().max };
    (area, column)
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

/// The first picture, cut off at the divider.
fn left_part(look: &Look<'_>, photo: &Photo, area: Rect) -> Vec<Item> {
    let share = look.divider.get();
    let left = rect(area.min.x, area.min.y, area.w() * share, area.h());
    let PictureState::Ready(facts) = look.pictures.state(&photo.file) else {
        return picture(look, photo, left, 1, look.drift);
    };
    let whole = crop(facts.size, area.size(), photo.focus, look.drift);
    let crop = rect(whole.min.x, whole.min.y, whole.w() * share, whole.h());
    let shape = Shape::Picture { file: photo.file.clone(), crop, radius: 0.0 };
    vec![Item::new(Part::PictureBefore, left, shape).meaning(Role::Image, look.text(&photo.alt))]
}

/// The captions of the two pictures, in the upper corners.
fn labels(look: &Look<'_>, slide: &Compare, area: Rect) -> Vec<Item> {
    let margin = look.scale.margin;
    let mut items = Vec::new();
    for (photo, at_right) in [(&slide.before, false), (&slide.after, true)] {
        let text = look.text(&photo.caption);
        if text.is_empty() {
            continue;
        }
        let space = crate::units::size(area.w() * 0.36, extent::CAPTION * look.scale.text_unit);
        let block = look.setter.fit(text, look.scale.label(), space, Wrap::Balanced);
        let pad = space::NEAR * look.scale.unit;
        let w = block.size.w;
        let x = if at_right { area.max.x - margin - w - pad } else { area.min.x + margin + pad };
        let ground = rect(x - pad, margin - pad * 0.6, w + 2.0 * pad, block.size.h + 1.2 * pad);
        let fill = Shape::Fill { color: look.palette.dim.faded(fade::PLATE), radius: look.scale.radius };
        items.push(Item::new(Part::CaptionGround, ground, fill));
        items.push(block.place(Part::Caption, x, margin, w, Align::Left, look.palette.snow).meaning(Role::Text, text));
    }
    items
}

/// The line between the pictures, with a handle for the finger.
fn divider(look: &Look<'_>, area: Rect) -> Vec<Item> {
    let (unit, palette) = (look.scale.unit, look.palette);
    let x = area.min.x + area.w() * look.divider.get();
    let line = rect(x - line::FIRM / 2.0 * unit, area.min.y, line::FIRM * unit, area.h());
    let radius = look.scale.target / 2.0;
    let y = area.min.y + area.h() * if look.stage.is_portrait() { 0.72 } else { 0.4 };
    let handle = rect(x - radius, y - radius, 2.0 * radius, 2.0 * radius);
    let chevron = |direction: f32| {
        let at = x + direction * radius * 0.5;
        let s = radius * 0.26;
        let points = vec![pos(at - direction * s, y - s), pos(at, y), pos(at - direction * s, y + s)];
        Shape::Path { points, closed: false, width: line::THIN * unit, color: palette.ink, fill: Rgba::CLEAR }
    };
    let mut target = Item::new(Part::Divider, area, Shape::Empty).meaning(Role::Button, words::divider(look.lang));
    target.press = look.pressable.then_some(Press::Divide);
    vec![
        target,
        Item::new(Part::DividerLine, line, Shape::Fill { color: palette.snow, radius: 0.0 }),
        Item::new(Part::DividerHandle, handle, Shape::Fill { color: palette.snow, radius }),
        Item::new(Part::DividerChevron, handle, chevron(-1.0)),
        Item::new(Part::DividerChevron, handle, chevron(1.0)),
    ]
}
