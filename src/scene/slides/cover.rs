//! A chapter's opening: one picture, a large title; in Chinese the title runs down like a plaque over a gate.

use super::{Layer, Look, plate};
use crate::{
    content::{Calm, Cover},
    scene::{
        Item, Line, Role, Shape, chrome,
        picture::{picture, scrim, scrim_strength, text_side},
        setting::{Align, Wrap},
        stack::{Hang, stacked},
    },
    theme::TextStyle,
    units::{Rect, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Cover) -> Layer {
    let stage = look.stage.rect();
    let vertical = look.lang.is_chinese() && (2..=8).contains(&look.text(&slide.title).chars().count());
    if look.stage.is_portrait() {
        return tall(look, slide, vertical);
    }
    let at_right = text_side(&slide.photo) == Calm::Right;
    let safe = look.safe();
    let width = if look.stage.is_ultra_wide() { 0.26 } else { 0.42 } * stage.w();
    let x = if at_right { safe.max.x - width } else { safe.min.x };
    let column = rect(x, safe.min.y, width, safe.h());
    let mut items = if look.stage.is_ultra_wide() {
        plate::side_picture(look, &slide.photo, column, at_right)
    } else {
        let mut items = picture(look, &slide.photo, stage, 0, look.drift);
        items.push(side_scrim(look, slide, column, at_right, if vertical { 0.12 } else { 0.85 }));
        items.push(plate::strip_scrim(look, &slide.photo));
        items.extend(vertical.then(|| foot_scrim(look, slide, column)));
        items
    };
    if vertical {
        items.extend(plaque(look, slide, column, at_right));
    } else {
        items.extend(banner(look, slide, column, Hang::Share(0.6)));
    }
    items.extend(plate::footnote(look, Some(&slide.photo), true));
    Layer { items, dark_strip: true }
}

fn tall(look: &Look<'_>, slide: &Cover, vertical: bool) -> Layer {
    let (mut items, below) = plate::tall_picture(look, &slide.photo, 0.62);
    if vertical {
        // The plaque hangs from the picture into the ground.
        let top = below.min.y - look.stage.size.h * 0.12;
        let column = Rect { min: pos(below.min.x, top), max: below.max };
        items.extend(plaque(look, slide, column, true));
    } else {
        items.extend(banner(look, slide, below, Hang::Share(0.3)));
    }
    items.extend(plate::footnote(look, Some(&slide.photo), true));
    Layer { items, dark_strip: true }
}

/// A scrim over the lower half, where the lead of a plaque stands beside its foot.
fn foot_scrim(look: &Look<'_>, slide: &Cover, column: Rect) -> Item {
    let stage = look.stage.rect();
    let half = rect(0.0, stage.h() * 0.5, stage.w(), stage.h() * 0.5);
    let under = rect(column.min.x, half.min.y, column.w(), column.max.y - half.min.y);
    let strength = scrim_strength(look, &slide.photo, stage, under, look.palette.snow) * FOOT_SCRIM;
    scrim(look.tint.deep, strength, half, 0.3, false, true)
}

/// The side's scrim lies over the same place and does the rest.
const FOOT_SCRIM: f32 = 0.75;

/// A scrim that is solid over the `flat` part of the column and runs out towards the subject.
fn side_scrim(look: &Look<'_>, slide: &Cover, column: Rect, at_right: bool, flat: f32) -> Item {
    let stage = look.stage.rect();
    let reach = (column.w() + look.scale.margin + 0.26 * stage.w()).min(stage.w());
    let area = if at_right { rect(stage.w() - reach, 0.0, reach, stage.h()) } else { rect(0.0, 0.0, reach, stage.h()) };
    let strength = scrim_strength(look, &slide.photo, stage, column, look.palette.snow);
    scrim(look.tint.deep, strength, area, flat * column.w() / reach, true, at_right)
}

/// A horizontal title with the lead under it.
fn banner(look: &Look<'_>, slide: &Cover, area: Rect, hang: Hang) -> Vec<Item> {
    let ink = look.on_dark();
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let side = stack.fit.length(84.0);
        stack.group(chrome::seal(look, rect(0.0, 0.0, side, side)), side, true);
        stack.space(34.0);
        let mut title = look.scale.display();
        title.size *= 0.8;
        stack.text("title", look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(30.0);
        stack.text("lead", look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}

/// A vertical title with the chapter's seal under it and the lead beside it.
fn plaque(look: &Look<'_>, slide: &Cover, area: Rect, at_right: bool) -> Vec<Item> {
    let title = look.text(&slide.title);
    let count = title.chars().count() as f32;
    let wanted = look.scale.display();
    let seal_part = 0.72;
    // The characters, the seal and the space between them share the height.
    let size = wanted.size.min(area.h() / (count * 1.12 + seal_part + 0.25)).min(area.w() * 0.3);
    let style = wanted.at(size);
    let side = size * seal_part;
    let title_height = size * 1.12 * count;
    let height = title_height + 0.25 * size + side;
    let top = area.min.y + (area.h() - height) * 0.5;
    let x = if at_right { area.max.x - size } else { area.min.x };

    let mut items = vec![look.arriving(0, vertical(title, x, top, style, look.palette.snow))];
    let seal_at = rect(x + (size - side) / 2.0, top + title_height + 0.25 * size, side, side);
    items.extend(chrome::seal(look, seal_at).into_iter().map(|item| look.arriving(2, item)));
    items.extend(beside(look, slide, area, (x, size), at_right, top + height));
    items
}

/// The lead, ending level with the plaque's foot.
fn beside(look: &Look<'_>, slide: &Cover, area: Rect, (x, size): (f32, f32), at_right: bool, foot: f32) -> Vec<Item> {
    let gap = look.scale.gap * 1.5;
    let (left, right) = if at_right { (area.min.x, x - gap) } else { (x + size + gap, area.max.x) };
    let column = rect(left, area.min.y, (right - left).max(1.0), foot - area.min.y);
    let ink = look.on_dark();
    let align = if at_right { Align::Right } else { Align::Left };
    let stack = stacked(look, column, align, Hang::Bottom, |stack| {
        stack.rule(look.tint.light);
        stack.text("lead", look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}

/// One character under the other; each keeps its own line, so that none is ever cut.
fn vertical(text: &str, x: f32, top: f32, style: TextStyle, color: crate::units::Rgba) -> Item {
    let step = style.size * 1.12;
    let lines = text.chars().enumerate().map(|(index, c)| Line {
        text: c.to_string(),
        x,
        baseline: top + index as f32 * step + 0.9 * style.size,
        width: style.size,
    });
    let lines: Vec<Line> = lines.collect();
    let area = rect(x, top, style.size, step * lines.len() as f32);
    Item::new("title", area, Shape::Text { lines, style, color }).meaning(Role::Heading, text)
}
