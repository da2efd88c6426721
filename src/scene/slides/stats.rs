//! A wall of figures on the chapter's deep ground; on paper beside a picture, if there is one.

use super::{
    backdrop,
    small_print::{small_print, small_print_in},
};
use crate::{
    content::{Card, Photo, Stats},
    scene::{
        Align,
        card::{self, CardStyles},
        laid::{BarGround, Laid, Layout},
        look::Look,
        picture::credit_line,
        stack::{Hang, stacked},
    },
    theme::space,
    units::Rect,
};

pub(super) fn layout(look: &Look<'_>, slide: &Stats) -> Layout {
    match &slide.photo {
        Some(photo) => beside(look, slide, photo),
        None => wall(look, slide),
    }
}

/// Figures as large as the wall allows.
fn wall(look: &Look<'_>, slide: &Stats) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let count = slide.cards.len();
    let is_row = !look.stage.is_portrait() && (count <= 3 || look.stage.is_ultra_wide());
    let backdrop = if look.stage.is_portrait() || is_row && !look.stage.is_ultra_wide() {
        backdrop::dark(look, heading, body)
    } else if count > 4 {
        // Three rows need all the height.
        backdrop::dark_column(look, heading, body)
    } else {
        backdrop::dark_beside(look, heading, body)
    };
    let columns = match (look.stage.is_portrait(), is_row) {
        (true, _) => 1 + usize::from(count > 4),
        // A fourth figure would stand alone in a second row.
        (false, true) if count == 4 => 4,
        (false, true) => count.min(3),
        (false, false) => 2,
    };
    let rows = count.div_ceil(columns);
    let mut items = backdrop.items;
    items.extend(if has_figures(slide) || count < 4 || look.stage.is_portrait() {
        filled(look, slide, backdrop.content, columns, rows, is_row)
    } else {
        listed(look, slide, backdrop.content)
    });
    items.extend(small_print(look, &[], true));
    Layout { items, bar: BarGround::Dark }
}

fn has_figures(slide: &Stats) -> bool {
    slide.cards.iter().any(|card| !matches!(card, Card::Note(_)))
}

/// The cards in equal cells; those of a single row stand at its foot, as on a poster.
fn filled(look: &Look<'_>, slide: &Stats, area: Rect, columns: usize, rows: usize, is_row: bool) -> Vec<Laid> {
    let row_gap = if look.stage.is_portrait() { space::ROW_TALL } else { space::ROW };
    let cell = (area.h() - row_gap * look.scale.unit * (rows as f32 - 1.0)) / rows as f32;
    // What a cell is to its numeral, or to a title of two lines: the label and the date take the rest.
    let head = if has_figures(slide) { look.scale.figure().size } else { look.scale.card_title().line_height() * 1.4 };
    let most = if is_row { 2.3 } else { 1.9 };
    let styles = CardStyles::grown(&look.scale, (cell * FIGURE_SHARE / head).clamp(LEAST, most));
    let hang = if is_row { Hang::Share(0.7) } else { Hang::Share(0.5) };
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let stretch = (!is_row || rows > 1).then_some(cell);
        let spread = card::Spread { columns, row_gap, stretch };
        let grid = card::grid(stack.fit, &slide.cards, stack.width, spread, styles, look.on_dark());
        stack.group(grid.items, grid.height, grid.fits);
    });
    stack.items
}

/// Titles without any figure, as a list over the whole height: in cells they would leave half of it empty.
fn listed(look: &Look<'_>, slide: &Stats, area: Rect) -> Vec<Laid> {
    let row = area.h() / slide.cards.len().max(1) as f32;
    let stack = stacked(look, area, Align::Left, Hang::Top, |stack| {
        let styles = CardStyles::grown(&look.scale, 1.75);
        let list = card::list(stack.fit, &slide.cards, stack.width, row, styles, look.on_dark());
        stack.group(list.items, list.height, list.fits);
    });
    stack.items
}

/// The part of a cell's height that a numeral takes.
const FIGURE_SHARE: f32 = 0.46;
/// How small numerals may get before labels shrink with them.
const LEAST: f32 = 0.55;

fn beside(look: &Look<'_>, slide: &Stats, photo: &Photo) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut backdrop = backdrop::paper(look, Some(photo), heading, body, 0.4);
    let count = slide.cards.len();
    let (columns, grow, row_gap) = if look.stage.is_portrait() {
        (1 + usize::from(count > 4), 1.6, space::ROW_TALL)
    } else {
        (count.min(if look.stage.is_ultra_wide() { 3 } else { 2 }), 1.4, space::ROW)
    };
    let styles = CardStyles::grown(&look.scale, grow);
    let cards = stacked(look, backdrop.content, Align::Left, Hang::Share(0.4), |stack| {
        let spread = card::Spread { columns, row_gap, stretch: None };
        let grid = card::grid(stack.fit, &slide.cards, stack.width, spread, styles, look.on_paper());
        stack.group(grid.items, grid.height, grid.fits);
    });
    backdrop.items.extend(cards.items);
    backdrop.items.extend(small_print_in(look, &[credit_line(look, photo)], false, backdrop.content.w()));
    Layout { items: backdrop.items, bar: BarGround::Paper }
}
