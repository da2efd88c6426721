//! Cards on the chapter's deep ground, beside a picture if there is one: one figure is large, the others small.

use super::{
    backdrop::{self, Backdrop},
    facing::{Panel, facing_with, panel_width},
    small_print::{clear_of, small_print, small_print_in},
};
use crate::{
    content::Stats,
    scene::{
        Align,
        card::{self, CardBlock, CardStyles},
        hero::{hero_of, poster},
        laid::{BarGround, Laid, Layout},
        look::{Fit, Look},
        picture::credit_line,
        stack::{Hang, first_that, stacked},
    },
    theme::{extent, space},
    units::Rect,
};

pub(super) fn layout(look: &Look<'_>, slide: &Stats) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let arranged = |more: f32| arranged(look, slide, (heading, body), more);
    let (items, free) = arranged(0.0);
    let hole = free - extent::HOLE * look.scale.unit;
    // What the words leave of an upright stage goes to the picture.
    let has_more = hole > 0.0 && slide.photo.is_some() && look.stage.is_portrait() && look.scale.text <= 1.0;
    let items = if has_more { arranged((hole / look.stage.size.h).min(MORE)).0 } else { items };
    Layout { items, bar: BarGround::Dark }
}

/// The most of the height that the picture takes more than usual.
const MORE: f32 = 0.12;

/// The slide with a picture that takes so much `more` of the height, and how much is free between the heading and the cards.
fn arranged(look: &Look<'_>, slide: &Stats, (heading, body): (&str, &str), more: f32) -> (Vec<Laid>, f32) {
    let is_beside = slide.photo.is_some() && !look.stage.is_ultra_wide();
    let (Backdrop { mut items, mut content }, print) = match &slide.photo {
        Some(photo) => {
            let credit = [credit_line(look, photo)];
            let print = small_print_in(look, &credit, true, panel_width(look, Panel::Cards));
            (facing_with(look, photo, (heading, body), Panel::Cards, more), print)
        }
        None if look.stage.is_portrait() => (backdrop::dark(look, heading, body), small_print(look, &[], true)),
        None => (backdrop::dark_beside(look, heading, body), small_print(look, &[], true)),
    };
    content = clear_of(look, content, &print);
    // Under a heading cards stand at the foot, as on a poster; beside one they begin where it begins.
    let is_under = is_beside || look.stage.size.aspect() < 1.5;
    let cards = match hero_of(&slide.cards) {
        Some(hero) => {
            let hang = if is_under { Hang::Bottom } else { Hang::Top };
            poster(look, &slide.cards, hero, content, hang, look.on_dark())
        }
        None if is_under => titles_over(look, slide, content),
        None => titles_beside(look, slide, content),
    };
    let top = cards.iter().map(|laid| laid.item.rect.min.y).fold(content.max.y, f32::min);
    items.extend(cards);
    items.extend(print);
    (items, top - content.min.y)
}

/// The size of what is said under titles that stand alone, in parts of a body's.
const SAID: f32 = 0.94;

/// The sizes of titles in two columns, as parts of their usual one, and how many lines they and what is said of them take
/// at most.
const TWO_COLUMNS: [f32; 6] = [1.6, 1.45, 1.3, 1.2, 1.1, 1.0];
const LINES: usize = 2;

/// Four titles in two columns, so that they have all the width; nothing if they are another number, or have no room.
fn titles_abreast(look: &Look<'_>, slide: &Stats, area: Rect) -> Option<Vec<Laid>> {
    if slide.cards.len() != 4 {
        return None;
    }
    let gap = space::WIDE * look.scale.unit;
    let row = ((area.h() - gap) / 2.0).min(extent::TITLE_ROW * look.scale.unit);
    let fit = Fit { look, step: 1.0, is_last: false };
    let spread = card::Spread { columns: 2, row_gap: space::WIDE, stretch: Some(row) };
    let sized = |grow: &f32| {
        let styles = CardStyles::grown(&look.scale, *grow);
        let label = styles.label.at(look.scale.body().size * SAID);
        card::grid(&fit, &slide.cards, area.w(), spread, CardStyles { label, ..styles }, look.on_dark())
    };
    let holds = |block: &CardBlock| match look.head {
        None => block.fits && block.most_lines() <= LINES,
        Some(_) => block.fits && block.height <= area.h(),
    };
    let block = title_sizes(look, &TWO_COLUMNS).iter().map(sized).find(holds)?;
    let top = area.max.y - block.height;
    Some(block.items.into_iter().map(|item| item.moved(area.min.x, top)).collect())
}

/// How much titles grow: by one of `usual`. Where all texts are larger, titles stay as large as they are, and what is said
/// under them has the room.
fn title_sizes(look: &Look<'_>, usual: &[f32]) -> Vec<f32> {
    look.head.map_or_else(|| usual.to_vec(), |head| vec![head / look.scale.card_title().size])
}

/// Titles without any figure in one column, each over what is said of it.
fn titles_over(look: &Look<'_>, slide: &Stats, area: Rect) -> Vec<Laid> {
    if let Some(items) = titles_abreast(look, slide, area) {
        return items;
    }
    let row = (area.h() / slide.cards.len().max(1) as f32).min(extent::TITLE_ROW * look.scale.unit);
    let sizes = title_sizes(look, &[1.75, 1.6, 1.45, 1.3, 1.2]);
    let stack = stacked(look, area, Align::Left, Hang::Bottom, |stack| {
        // What is said under a title is nearer to it than to the next line.
        let spread =
            card::Spread { columns: 1, row_gap: space::CLOSE, stretch: Some(row - space::CLOSE * look.scale.unit) };
        let sized = |grow: &f32| {
            let styles = CardStyles::grown(&look.scale, *grow);
            let label = styles.label.at(look.scale.body().size * SAID);
            let styles = CardStyles { label, ..styles };
            card::grid(stack.fit, &slide.cards, stack.width, spread, styles, look.on_dark())
        };
        let grids = sizes.iter().map(sized);
        if let Some(grid) = first_that(grids, |grid| grid.fits && grid.has_single_lines()) {
            stack.group(grid.items, grid.height, grid.fits);
        }
    });
    stack.items
}

/// The same as a list over the whole height, with what is said at the side.
fn titles_beside(look: &Look<'_>, slide: &Stats, area: Rect) -> Vec<Laid> {
    let row = area.h() / slide.cards.len().max(1) as f32;
    let stack = stacked(look, area, Align::Left, Hang::Top, |stack| {
        let styles = CardStyles::grown(&look.scale, 1.75);
        let list = card::list(stack.fit, &slide.cards, stack.width, row, styles, look.on_dark());
        stack.group(list.items, list.height, list.fits);
    });
    stack.items
}
