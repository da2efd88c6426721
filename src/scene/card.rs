//! Cards: a large numeral with its unit, and what it says.

use super::{
    Align, Part, Role, STEPS, Shape, Wrap,
    bearing::bearing,
    figure::{FigureInk, figure_line},
    laid::Laid,
    look::{Fit, Ink},
    words,
};
use crate::{
    content::{Card, Figure},
    theme::{Scale, TextStyle, line, space},
    units::{Rgba, rect},
};

/// Items with their top left corner at (0, 0); where a speaker brings cards one by one, each comes with a press of its own.
pub(super) struct CardBlock {
    pub items: Vec<Laid>,
    pub height: f32,
    pub fits: bool,
}

impl CardBlock {
    /// Whether each of its texts stands on one line.
    pub fn has_single_lines(&self) -> bool {
        self.most_lines() <= 1
    }

    /// How many lines the longest of its texts takes.
    pub fn most_lines(&self) -> usize {
        let lines = self.items.iter().map(|laid| match &laid.item.shape {
            Shape::Text { lines, .. } => lines.len(),
            _ => 0,
        });
        lines.max().unwrap_or(0)
    }

    /// From its top to the baseline of its numeral, or of its title's first line, in points.
    fn baseline(&self) -> f32 {
        let baselines = self.items.iter().filter_map(|laid| match &laid.item.shape {
            Shape::Text { lines, .. } => lines.first().map(|line| line.baseline),
            _ => None,
        });
        baselines.fold(0.0, f32::max)
    }
}

/// The two parts of a card: its figure or title, and what is said of it.
struct Parts {
    head: CardBlock,
    body: CardBlock,
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

impl CardStyles {
    /// The style of the figure or the title of `card`.
    pub const fn figure_or_title(self, card: &Card) -> TextStyle {
        if let Card::Note(_) = card { self.title } else { self.figure }
    }
}

/// The parts of `card`, so wide.
fn parts(fit: &Fit<'_, '_>, card: &Card, (head, body): (f32, f32), styles: CardStyles, ink: Ink) -> Parts {
    let look = fit.look;
    let lang = look.lang;
    let figure = |figure: Figure, label, as_of| {
        let ink_of_figure = FigureInk { style: styles.figure, color: ink.accent, soft: ink.soft };
        let line = figure_line(fit, &figure, ink_of_figure);
        // A figure too wide for its column at its smallest size as well makes nothing else smaller.
        let least = line.width * styles.figure.least / fit.style(styles.figure).size;
        let fits = line.width <= head + 0.5 || least > head;
        let mut items = line.items;
        if let Some(first) = items.first_mut() {
            let said = words::stat(look.lang, look.text(label), &figure.spoken(), &look.line(as_of));
            *first = first.clone().meaning(Role::Text, said);
        }
        let head = CardBlock { items, height: line.height, fits };
        Parts { head, body: said(fit, look.text(label), &look.date(as_of), body, styles, ink) }
    };
    match card {
        Card::Stat(stat) => figure(stat.figure(lang), &stat.label, &stat.as_of),
        Card::Rank(rank) => figure(rank.figure(lang), &rank.label, &rank.as_of),
        Card::Note(note) => {
            let (title, label) = (look.text(&note.title), look.text(&note.label));
            let block = fit.set(title, styles.title, head, Wrap::Balanced);
            // Its ink stands on the edge of its column, as that of numerals.
            let x = -title.chars().next().map_or(0.0, bearing) * fit.style(styles.title).size;
            let item = block.lay(Part::CardTitle, x, 0.0, head, Align::Left, ink.accent).meaning(Role::Text, title);
            let head = CardBlock { items: vec![item], height: block.size.h, fits: block.fits };
            let mut body = said(fit, label, "", body, styles, ink);
            body.items = body.items.into_iter().map(|item| item.meaning(Role::Text, label)).collect();
            Parts { head, body }
        }
    }
}

/// The titles' style, as large as lets each of them be about as high as a figure.
fn among_figures(fit: &Fit<'_, '_>, cards: &[Card], width: f32, styles: CardStyles) -> TextStyle {
    /// Parts of a title's usual size.
    const SIZES: [f32; 6] = [1.7, 1.5, 1.3, 1.1, 0.9, 0.75];
    let room = fit.style(styles.figure).size * 1.15;
    let titles = cards.iter().filter_map(|card| if let Card::Note(note) = card { Some(&note.title) } else { None });
    let titles: Vec<&str> = titles.map(|title| fit.look.text(title)).collect();
    let sized = |size: f32| styles.title.at(styles.title.size * size);
    let holds = |size: &f32| {
        titles.iter().all(|title| {
            let block = fit.set(title, sized(*size), width, Wrap::Balanced);
            block.fits && block.size.h <= room
        })
    };
    sized(SIZES.into_iter().find(holds).unwrap_or(SIZES[SIZES.len() - 1]))
}

/// A label over its date.
fn said(fit: &Fit<'_, '_>, label: &str, as_of: &str, width: f32, styles: CardStyles, ink: Ink) -> CardBlock {
    let mut said = CardBlock { items: Vec::new(), height: 0.0, fits: true };
    for (part, text, style, color) in
        [(Part::CardLabel, label, styles.label, ink.text), (Part::CardDate, as_of, styles.date, ink.soft)]
    {
        if !text.is_empty() {
            let gap = if said.items.is_empty() { 0.0 } else { fit.length(space::TIGHT) };
            let block = fit.set(text, style, width, Wrap::Balanced);
            said.fits &= block.fits;
            said.items.push(block.lay(part, 0.0, said.height + gap, width, Align::Left, color));
            said.height += gap + block.size.h;
        }
    }
    said
}

/// The thin line over a card that stands on paper.
pub(super) fn top_line(fit: &Fit<'_, '_>, width: f32, color: Rgba) -> Laid {
    Laid::new(
        Part::CardLine,
        rect(0.0, 0.0, width, line::THIN * fit.look.scale.unit),
        Shape::Fill { color, radius: 0.0 },
    )
}

/// The numerals' style, reduced until the widest figure fits its column: a long unit need not make labels smaller.
pub(super) fn narrowed(fit: &Fit<'_, '_>, figures: &[Figure], column: f32, style: TextStyle) -> TextStyle {
    let ink = FigureInk { style, color: fit.look.palette.ink, soft: fit.look.palette.ink };
    let widths = figures.iter().map(|figure| figure_line(fit, figure, ink).width);
    let share = column / widths.fold(column, f32::max);
    let step = STEPS.into_iter().find(|step| *step <= share).unwrap_or(share);
    style.reduced(step)
}

/// The figures of those of `cards` that have one.
fn figures_of(fit: &Fit<'_, '_>, cards: &[Card]) -> Vec<Figure> {
    let lang = fit.look.lang;
    let figures = cards.iter().filter_map(|card| match card {
        Card::Stat(stat) => Some(stat.figure(lang)),
        Card::Rank(rank) => Some(rank.figure(lang)),
        Card::Note(_) => None,
    });
    figures.collect()
}

/// How wide the figure or the title of `card` is on one line in this style.
pub(super) fn head_width(fit: &Fit<'_, '_>, card: &Card, style: TextStyle) -> f32 {
    let (look, palette) = (fit.look, fit.look.palette);
    let ink = FigureInk { style, color: palette.ink, soft: palette.ink };
    match card {
        Card::Stat(stat) => figure_line(fit, &stat.figure(look.lang), ink).width,
        Card::Rank(rank) => figure_line(fit, &rank.figure(look.lang), ink).width,
        Card::Note(note) => look.setter.width(look.text(&note.title), fit.style(style)),
    }
}

/// A single column.
pub(super) const ONE: Spread = Spread { columns: 1, row_gap: 0.0, stretch: None };

/// How cards share a space.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    pub columns: usize,
    /// Between rows, in units.
    pub row_gap: f32,
    /// The height of each row in points; else rows are as high as their highest card.
    pub stretch: Option<f32>,
}

/// Cards side by side, row by row; all numerals have one size, and figures and titles of a row stand on one line.
pub(super) fn grid(
    fit: &Fit<'_, '_>,
    cards: &[Card],
    width: f32,
    spread: Spread,
    styles: CardStyles,
    ink: Ink,
) -> CardBlock {
    let columns = spread.columns;
    let gutter = fit.length(space::GUTTER);
    let column = (width - gutter * (columns - 1) as f32) / columns as f32;
    let mut styles = CardStyles { figure: narrowed(fit, &figures_of(fit, cards), column, styles.figure), ..styles };
    if are_mixed(cards) && styles.title.size < styles.figure.size {
        styles.title = among_figures(fit, cards, column, styles);
    }
    let (mut items, mut y, mut fits) = (Vec::new(), 0.0, true);
    for (row_index, row) in cards.chunks(columns).enumerate() {
        if row_index > 0 {
            // Stretched rows do not shrink with their texts, so neither does the space between them.
            y += spread.stretch.map_or_else(|| fit.length(spread.row_gap), |_| spread.row_gap * fit.look.scale.unit);
        }
        let order = |place: usize| 2 + row_index * columns + place;
        let all: Vec<Parts> = row.iter().map(|card| parts(fit, card, (column, column), styles, ink)).collect();
        let ascent = all.iter().map(|card| card.head.baseline()).fold(0.0, f32::max);
        let below = all.iter().map(|card| card.head.height - card.head.baseline()).fold(0.0, f32::max);
        let mut height: f32 = 0.0;
        for (place, card) in all.into_iter().enumerate() {
            let x = place as f32 * (column + gutter);
            let top = fit.length(space::CLOSE);
            fits &= card.head.fits && card.body.fits;
            let mut set = vec![top_line(fit, column, ink.accent)];
            let lowered = top + ascent - card.head.baseline();
            let heads = card.head.items.into_iter().map(|item| item.moved(0.0, lowered));
            set.extend(heads);
            let label = top + ascent + below + if card.body.items.is_empty() { 0.0 } else { fit.length(space::NEAR) };
            set.extend(card.body.items.into_iter().map(|item| item.moved(0.0, label)));
            items.extend(
                set.into_iter()
                    .map(|item| item.moved(x, y).arriving(order(place)).revealed_by(row_index * columns + place)),
            );
            height = height.max(label + card.body.height);
        }
        fits &= spread.stretch.is_none_or(|least| height <= least);
        y += spread.stretch.map_or(height, |least| least.max(height));
    }
    CardBlock { items, height: y, fits }
}

/// Cards one under the other, each with its label beside its figure or title; each is at least `least` points high.
pub(super) fn list(
    fit: &Fit<'_, '_>,
    cards: &[Card],
    width: f32,
    least: f32,
    styles: CardStyles,
    ink: Ink,
) -> CardBlock {
    /// The figure's or title's part of the width.
    const HEAD: f32 = 0.54;
    let high = Rows { least, room: least * cards.len() as f32 };
    rows(fit, cards, (width * HEAD, width * (1.0 - HEAD)), high, styles, ink)
}

/// How high rows are, in points.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// Each is at least so high.
    pub least: f32,
    /// All are as high as the highest of them if they go into this height then.
    pub room: f32,
}

/// The same with columns of these widths for figures or titles, and for labels.
pub(super) fn rows(
    fit: &Fit<'_, '_>,
    cards: &[Card],
    (left, right): (f32, f32),
    Rows { least, room }: Rows,
    styles: CardStyles,
    ink: Ink,
) -> CardBlock {
    let (head, width, top) = (left - fit.length(space::CLOSE), left + right, fit.length(space::CLOSE));
    let styles = CardStyles { figure: narrowed(fit, &figures_of(fit, cards), head, styles.figure), ..styles };
    let all: Vec<Parts> = cards.iter().map(|card| parts(fit, card, (head, right), styles, ink)).collect();
    let own = |parts: &Parts| parts.head.height.max(parts.body.height).max(least - 2.0 * top);
    let highest = all.iter().map(own).fold(0.0, f32::max);
    let are_even = (highest + 2.0 * top) * all.len() as f32 <= room + 0.5;
    let (mut items, mut y, mut fits) = (Vec::new(), 0.0, true);
    for (place, parts) in all.into_iter().enumerate() {
        let height = if are_even { highest } else { own(&parts) };
        let Parts { head, body } = parts;
        fits &= head.fits && body.fits;
        let mut set = vec![top_line(fit, width, ink.accent)];
        set.extend(head.items.into_iter().map(|item| item.moved(0.0, top + (height - head.height) / 2.0)));
        set.extend(body.items.into_iter().map(|item| item.moved(left, top + (height - body.height) / 2.0)));
        items.extend(set.into_iter().map(|item| item.moved(0.0, y).arriving(2 + place).revealed_by(place)));
        y += top + height + fit.length(space::CLOSE);
    }
    CardBlock { items, height: y, fits }
}

/// Whether there are both figures and titles.
fn are_mixed(cards: &[Card]) -> bool {
    let notes = cards.iter().filter(|card| matches!(card, Card::Note(_))).count();
    notes > 0 && notes < cards.len()
}
