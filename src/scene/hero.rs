//! Cards of which one matters most: it is large, and the others stand under it, about a third as large.

use super::{
    Align,
    card::{self, CardBlock, CardStyles, ONE, Spread},
    laid::Laid,
    look::{Fit, Ink, Look},
    stack::{Hang, first_that, stacked},
};
use crate::{
    content::Card,
    theme::{TextStyle, extent, space},
    units::Rect,
};

/// The place of the card that matters most: the one its author says, else the first figure; nothing among words alone.
pub(super) fn hero_of(cards: &[Card]) -> Option<usize> {
    let is_figure = |card: &Card| !matches!(card, Card::Note(_));
    cards.iter().position(Card::is_highlighted).or_else(|| cards.iter().position(is_figure))
}

/// `cards` in `area` with the one at `hero` over the others.
pub(super) fn poster(look: &Look<'_>, cards: &[Card], hero: usize, area: Rect, hang: Hang, ink: Ink) -> Vec<Laid> {
    let (one, rest) = (&cards[hero], without(cards, hero));
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let built = sizes(look, area).map(|size| build(stack.fit, one, &rest, (size, area), ink));
        if let Some(block) = first_that(built, |block| block.fits && block.height <= area.h()) {
            stack.group(block.items, block.height, block.fits);
        }
    });
    stack.items
}

fn without(cards: &[Card], hero: usize) -> Vec<Card> {
    cards.iter().enumerate().filter(|(place, _)| *place != hero).map(|(_, card)| card.clone()).collect()
}

/// The sizes that the large numeral may have, the largest first, in points.
fn sizes(look: &Look<'_>, area: Rect) -> impl Iterator<Item = f32> {
    const TRIES: usize = 8;
    let unit = look.scale.unit;
    let [most, least] = extent::HERO.map(|units| units * unit);
    // Larger texts do not come at its cost.
    let least = look.head.map_or(least, |head| least.max(head));
    let most = most.min(area.h() * 0.4).max(least);
    (0..TRIES).map(move |step| most + (least - most) * step as f32 / (TRIES - 1) as f32)
}

fn build(fit: &Fit<'_, '_>, one: &Card, rest: &[Card], (size, area): (f32, Rect), ink: Ink) -> CardBlock {
    let (scale, width) = (fit.look.scale, area.w());
    let numeral = scale.figure().at(size);
    let styles = CardStyles {
        figure: numeral,
        title: on_one_line(fit, one, numeral, width),
        label: scale.lead(),
        date: scale.caption(),
    };
    let mut block = card::grid(fit, std::slice::from_ref(one), width, ONE, styles, ink);
    if rest.is_empty() {
        return block;
    }
    let y = block.height + fit.length(space::ROW);
    let others = beside(fit, rest, (size / 3.0, width, area.h() - y), ink);
    // They come after the large one, if a speaker brings them.
    let after = |item: Laid| Laid { reveal: item.reveal.map(|place| place + 1), ..item.moved(0.0, y) };
    block.items.extend(others.items.into_iter().map(after));
    CardBlock { items: block.items, height: y + others.height, fits: block.fits && others.fits }
}

/// The numeral's style, for a title as large as lets it stand on one line, if that is large enough.
fn on_one_line(fit: &Fit<'_, '_>, card: &Card, style: TextStyle, width: f32) -> TextStyle {
    let Card::Note(note) = card else { return style };
    let needed = fit.look.setter.width(fit.look.text(&note.title), fit.style(style));
    let size = style.size * (width / needed.max(1.0)).min(1.0);
    let least = extent::HERO_TITLE * fit.look.scale.unit;
    TextStyle { leading: 1.15, ..style.at(size.max(least)) }
}

/// The other cards, side by side where their columns are wide enough, else one under the other; all their figures and
/// titles have one size.
fn beside(fit: &Fit<'_, '_>, rest: &[Card], (size, width, room): (f32, f32, f32), ink: Ink) -> CardBlock {
    let scale = fit.look.scale;
    let largest = scale.figure().at(size.max(extent::BESIDE_HERO * f32::midpoint(scale.unit, scale.text_unit)));
    let column = (width - fit.length(space::GUTTER) * (rest.len() - 1) as f32) / rest.len() as f32;
    let (label, date) = (scale.label(), scale.caption());
    let styled = |style: TextStyle| CardStyles { figure: style, title: style, label, date };
    if rest.len() < 3 || column >= extent::CARD_COLUMN * scale.text_unit {
        let spread = Spread { columns: rest.len(), row_gap: 0.0, stretch: None };
        return card::grid(fit, rest, width, spread, styled(of_one_size(fit, rest, column, largest)), ink);
    }
    let style = of_one_size(fit, rest, width * HEAD, largest);
    let widest = rest.iter().map(|card| card::head_width(fit, card, style)).fold(0.0, f32::max);
    let head = (widest + fit.length(space::WIDE)).clamp(width * 0.3, width * (HEAD + 0.04));
    let least = (room / rest.len() as f32).min(extent::CARD_ROW * scale.unit);
    // What is said beside titles is as large as lets it stand on one line, and smaller than what is said of the hero.
    let most = scale.lead().size * UNDER_LEAD;
    let rows = SAID.map(|size| {
        let styles = CardStyles { label: label.at((label.size * size).min(most)), ..styled(style) };
        card::rows(fit, rest, (head, width - head), card::Rows { least, room }, styles, ink)
    });
    let holds = |block: &CardBlock| block.fits && block.height <= room && block.has_single_lines();
    let usual = card::rows(fit, rest, (head, width - head), card::Rows { least, room }, styled(style), ink);
    rows.into_iter().find(holds).unwrap_or(usual)
}

/// The sizes of what is said beside titles that are tried, in parts of a label's usual size.
const SAID: [f32; 3] = [1.45, 1.3, 1.15];
/// The most of them, in parts of a lead's size.
const UNDER_LEAD: f32 = 0.95;

/// The most of a row's width that its figure or title takes.
const HEAD: f32 = 0.5;

/// `style` as large as lets every figure and title stand on one line of `column`.
fn of_one_size(fit: &Fit<'_, '_>, cards: &[Card], column: f32, style: TextStyle) -> TextStyle {
    const SIZES: [f32; 5] = [1.0, 0.9, 0.8, 0.7, 0.62];
    let sized = |size: f32| TextStyle { leading: 1.15, ..style.at(style.size * size) };
    let holds = |size: &f32| cards.iter().all(|card| card::head_width(fit, card, sized(*size)) <= column);
    sized(SIZES.into_iter().find(holds).unwrap_or(SIZES[SIZES.len() - 1]))
}
