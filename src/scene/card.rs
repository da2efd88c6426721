//! Cards: a large numeral with its unit, and what it says.

use super::{
    Item, Role, Shape,
    look::{Fit, Ink},
    setting::{Align, STEPS, Wrap},
};
use crate::{
    content::{Card, Figure},
    theme::{Scale, TextStyle},
    units::{Fraction, Rgba, rect},
};

/// Items of a card with its top left corner at (0, 0).
pub(super) struct CardBlock {
    pub items: Vec<Item>,
    pub height: f32,
    pub fits: bool,
}

/// Styles of the parts of a card, before they are reduced to fit.
#[derive(Clone, Copy)]
pub(super) struct CardStyles {
    pub figure: TextStyle,
    pub title: TextStyle,
    pub label: TextStyle,
    pub date: TextStyle,
}

impl CardStyles {
    /// Cards whose numerals and titles are `grow` times as large as usual; small words grow less.
    pub fn grown(scale: &Scale, grow: f32) -> Self {
        let larger = |style: TextStyle, by: f32| style.at(style.size * by);
        let small = grow.sqrt();
        Self {
            figure: larger(scale.figure(), grow),
            title: larger(scale.card_title(), grow),
            label: larger(scale.label(), small),
            date: larger(scale.caption(), small),
        }
    }
}

/// Sizes of the small parts of a figure, as parts of the numeral's size.
const UNIT_SIZE: f32 = 0.42;
const WORD_SIZE: f32 = 0.27;
/// Space between the parts, in parts of the numeral's size.
const PART_GAP: f32 = 0.09;

/// `card`, `width` wide; `count` is how far its numeral has counted up.
pub(super) fn card(
    fit: &Fit<'_, '_>,
    card: &Card,
    width: f32,
    styles: CardStyles,
    ink: Ink,
    count: Fraction,
) -> CardBlock {
    let look = fit.look;
    let lang = look.lang;
    match card {
        Card::Stat(stat) => {
            let figures = (stat.figure(lang), stat.figure_at(lang, count));
            labelled(fit, &figures, look.text(&stat.label), look.text(&stat.as_of), width, styles, ink)
        }
        Card::Rank(rank) => {
            let figures = (rank.figure(lang), rank.figure(lang));
            labelled(fit, &figures, look.text(&rank.label), look.text(&rank.as_of), width, styles, ink)
        }
        Card::Note(note) => {
            let (title, label) = (look.text(&note.title), look.text(&note.label));
            let title_block = fit.set(title, styles.title, width, Wrap::Balanced);
            let label_block = fit.set(label, styles.label, width, Wrap::Balanced);
            let gap = if label.is_empty() { 0.0 } else { fit.length(12.0) };
            let y = title_block.size.h + gap;
            let mut items = vec![
                title_block.place("card.title", 0.0, 0.0, width, Align::Left, ink.accent).meaning(Role::Text, title),
            ];
            if !label.is_empty() {
                items.push(
                    label_block.place("card.label", 0.0, y, width, Align::Left, ink.text).meaning(Role::Text, label),
                );
            }
            CardBlock { items, height: y + label_block.size.h, fits: title_block.fits && label_block.fits }
        }
    }
}

/// A figure (at its end, and as counted so far) over its label and date.
fn labelled(
    fit: &Fit<'_, '_>,
    figures: &(Figure, Figure),
    label: &str,
    as_of: &str,
    width: f32,
    styles: CardStyles,
    ink: Ink,
) -> CardBlock {
    let figure = figure_line(fit, &figures.0, &figures.1, styles.figure, ink.accent, ink.soft);
    let mut fits = figure.width <= width + 0.5;
    let mut items = figure.items;
    let mut y = figure.height + fit.length(10.0);
    let figure_spoken = figures.0.spoken();
    let spoken =
        [figure_spoken.as_str(), label, as_of].into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>();
    if let Some(first) = items.first_mut() {
        *first = first.clone().meaning(Role::Text, spoken.join(", "));
    }
    for (part, text, style, color) in
        [("card.label", label, styles.label, ink.text), ("card.date", as_of, styles.date, ink.soft)]
    {
        if !text.is_empty() {
            let block = fit.set(text, style, width, Wrap::Balanced);
            fits &= block.fits;
            items.push(block.place(part, 0.0, y, width, Align::Left, color));
            y += block.size.h + fit.length(4.0);
        }
    }
    CardBlock { items, height: y, fits }
}

/// A figure on one line, its parts on one baseline.
pub(super) struct FigureLine {
    pub items: Vec<Item>,
    pub width: f32,
    pub height: f32,
}

/// Sets `shown` in the space that `end` will take, so that nothing moves while it counts.
pub(super) fn figure_line(
    fit: &Fit<'_, '_>,
    end: &Figure,
    shown: &Figure,
    style: TextStyle,
    color: Rgba,
    soft: Rgba,
) -> FigureLine {
    let setter = fit.look.setter;
    let numeral = fit.style(style);
    let unit = numeral.at(numeral.size * UNIT_SIZE);
    let word = TextStyle { size: numeral.size * WORD_SIZE, ..fit.look.scale.label() };
    let parts = [
        ("card.lead", &end.lead, &shown.lead, word, soft),
        ("card.figure", &end.digits, &shown.digits, numeral, color),
        ("card.unit", &end.unit, &shown.unit, unit, color),
        ("card.tail", &end.tail, &shown.tail, word, soft),
    ];
    let baseline = setter.set(&end.digits, numeral, f32::INFINITY, Wrap::Running).ascent();
    let (mut x, mut items) = (0.0, Vec::new());
    for (part, end, shown, style, color) in parts {
        if end.is_empty() {
            continue;
        }
        let width = setter.width(end, style);
        // Counting numerals grow to the left, as on a counter: their last digit keeps its place.
        let line_x = x + width - setter.width(shown, style).min(width);
        let block = setter.set(shown, style, f32::INFINITY, Wrap::Running);
        let top = baseline - block.ascent();
        let mut item = block.place(part, line_x, top, width, Align::Left, color);
        item.rect = rect(x, top, width, block.size.h);
        items.push(item);
        x += width + numeral.size * PART_GAP;
    }
    items.sort_by_key(|item| item.part != "card.figure");
    FigureLine { items, width: x - numeral.size * PART_GAP, height: numeral.size * 1.08 }
}

/// The thin line over a card that stands on paper.
pub(super) fn top_line(fit: &Fit<'_, '_>, width: f32, color: Rgba) -> Item {
    Item::new("card.line", rect(0.0, 0.0, width, 3.0 * fit.look.scale.unit), Shape::Fill { color, radius: 0.0 })
}

/// The numerals' style, reduced until the widest figure fits its column: a long unit need not make labels smaller.
fn narrowed(fit: &Fit<'_, '_>, cards: &[Card], column: f32, style: TextStyle) -> TextStyle {
    let lang = fit.look.lang;
    let figures = cards.iter().filter_map(|card| match card {
        Card::Stat(stat) => Some(stat.figure(lang)),
        Card::Rank(rank) => Some(rank.figure(lang)),
        Card::Note(_) => None,
    });
    let ink = fit.look.palette.ink;
    let widths = figures.map(|figure| figure_line(fit, &figure, &figure, style, ink, ink).width);
    let share = column / widths.fold(column, f32::max);
    let step = STEPS.into_iter().find(|step| *step <= share).unwrap_or(share);
    style.at(style.size * step)
}

/// How cards share a space.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    pub columns: usize,
    /// Between rows, in units.
    pub row_gap: f32,
    /// The height of each row in points; else rows are as high as their highest card.
    pub stretch: Option<f32>,
}

/// Cards side by side, row by row; all numerals have one size.
pub(super) fn grid(
    fit: &Fit<'_, '_>,
    cards: &[Card],
    width: f32,
    spread: Spread,
    styles: CardStyles,
    ink: Ink,
) -> CardBlock {
    let columns = spread.columns;
    let gutter = fit.length(40.0);
    let column = (width - gutter * (columns - 1) as f32) / columns as f32;
    let figure = narrowed(fit, cards, column, styles.figure);
    let styles = CardStyles { figure, ..styles };
    let (mut items, mut y, mut fits) = (Vec::new(), 0.0, true);
    for (row_index, row) in cards.chunks(columns).enumerate() {
        if row_index > 0 {
            // Stretched rows do not shrink with their texts, so neither does the space between them.
            y += spread.stretch.map_or_else(|| fit.length(spread.row_gap), |_| spread.row_gap * fit.look.scale.unit);
        }
        let mut height: f32 = 0.0;
        for (place, each) in row.iter().enumerate() {
            let order = 2 + row_index * columns + place;
            let count = fit.look.arrival(order).settling();
            let x = place as f32 * (column + gutter);
            let block = card(fit, each, column, styles, ink, count);
            let mut set = vec![top_line(fit, column, ink.accent)];
            set.extend(block.items.into_iter().map(|item| item.moved(0.0, fit.length(22.0))));
            items.extend(set.into_iter().map(|item| fit.look.arriving(order, item.moved(x, y))));
            height = height.max(block.height + fit.length(22.0));
            fits &= block.fits;
        }
        fits &= spread.stretch.is_none_or(|least| height <= least);
        y += spread.stretch.map_or(height, |least| least.max(height));
    }
    CardBlock { items, height: y, fits }
}
