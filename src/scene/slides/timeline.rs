//! Dated events on one line.

use super::{Layer, Look, plate};
use crate::{
    content::{Event, Timeline},
    scene::{
        Item, Role, Shape,
        look::Fit,
        setting::{Align, Wrap},
    },
    theme::{TextStyle, sans},
    units::{Rect, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Timeline) -> Layer {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut plate = plate::plate(look, slide.photo.as_ref(), heading, body, 0.36);
    let narrow =
        look.stage.is_portrait() || plate.content.w() < 220.0 * look.scale.text_unit * slide.events.len() as f32;
    plate.items.extend(if narrow { down(look, slide, plate.content) } else { across(look, slide, plate.content) });
    plate.items.extend(plate::footnote(look, slide.photo.as_ref(), false));
    Layer { items: plate.items, dark_strip: false }
}

struct EventBlock {
    items: Vec<Item>,
    height: f32,
    fits: bool,
}

fn event_block(fit: &Fit<'_, '_>, event: &Event, width: f32, date_width: Option<f32>) -> EventBlock {
    let look = fit.look;
    let grow = if look.stage.is_portrait() { 1.25 } else { 1.0 };
    let date_style = TextStyle { face: sans(700), size: 58.0 * grow * look.scale.text_unit, leading: 1.15 };
    let (date, text) = (look.text(&event.date), look.text(&event.text));
    let date_block = fit.set(date, date_style, date_width.unwrap_or(width), Wrap::Balanced);
    let gap = fit.length(14.0);
    let (x, y) =
        date_width.map_or((0.0, date_block.size.h + gap), |taken| (taken + fit.length(30.0), fit.length(10.0)));
    let text_block =
        fit.set(text, look.scale.body().at(look.scale.body().size * 0.94 * grow), (width - x).max(1.0), Wrap::Balanced);
    let items = vec![
        date_block.place("event.date", 0.0, 0.0, width, Align::Left, look.tint.strong).meaning(Role::Text, date),
        text_block.place("event.text", x, y, width - x, Align::Left, look.palette.ink).meaning(Role::Text, text),
    ];
    let height = date_block.size.h.max(y + text_block.size.h);
    EventBlock { items, height, fits: date_block.fits && text_block.fits }
}

/// From left to right, texts under the line.
fn across(look: &Look<'_>, slide: &Timeline, area: Rect) -> Vec<Item> {
    let slot = area.w() / slide.events.len() as f32;
    let rail_space = 54.0 * look.scale.unit;
    let blocks = look.fitting(|fit| {
        let blocks: Vec<_> = slide.events.iter().map(|event| event_block(fit, event, slot * 0.88, None)).collect();
        let fits = blocks.iter().all(|block| block.fits && block.height + rail_space <= area.h());
        (blocks, fits)
    });
    let tallest = blocks.iter().map(|block| block.height).fold(0.0, f32::max);
    let top = area.min.y + (area.h() - tallest - rail_space).max(0.0) * 0.38;
    let grown = look.arrival(1).eased().get();
    let unit = look.scale.unit;
    let rail = rect(area.min.x, top + 10.0 * unit, area.w() * grown, 4.0 * unit);
    let mut items = vec![Item::new("timeline.rail", rail, Shape::Fill { color: look.tint.strong, radius: 0.0 })];
    for (index, block) in blocks.into_iter().enumerate() {
        let x = area.min.x + slot * index as f32;
        items.push(look.arriving(1 + index, dot(look, x, top)));
        items.extend(block.items.into_iter().map(|item| look.arriving(2 + index, item.moved(x, top + rail_space))));
    }
    items
}

/// From top to bottom, the line at the left.
fn down(look: &Look<'_>, slide: &Timeline, area: Rect) -> Vec<Item> {
    let slot = area.h() / slide.events.len() as f32;
    let rail_space = 62.0 * look.scale.unit;
    let width = area.w() - rail_space;
    let beside = (width > 700.0 * look.scale.text_unit).then_some(width * 0.36);
    let blocks = look.fitting(|fit| {
        let blocks: Vec<_> = slide.events.iter().map(|event| event_block(fit, event, width, beside)).collect();
        let fits = blocks.iter().all(|block| block.fits && block.height <= slot * 0.94);
        (blocks, fits)
    });
    let grown = look.arrival(1).eased().get();
    let unit = look.scale.unit;
    let rail = rect(area.min.x + 10.0 * unit, area.min.y, 4.0 * unit, area.h() * grown);
    let mut items = vec![Item::new("timeline.rail", rail, Shape::Fill { color: look.tint.strong, radius: 0.0 })];
    for (index, block) in blocks.into_iter().enumerate() {
        let y = area.min.y + slot * index as f32;
        items.push(look.arriving(1 + index, dot(look, area.min.x, y + 14.0 * unit)));
        items.extend(
            block.items.into_iter().map(|item| look.arriving(2 + index, item.moved(area.min.x + rail_space, y))),
        );
    }
    items
}

fn dot(look: &Look<'_>, x: f32, y: f32) -> Item {
    let side = 24.0 * look.scale.unit;
    Item::new("timeline.dot", rect(x, y, side, side), Shape::Fill { color: look.palette.vermilion, radius: side / 2.0 })
}
