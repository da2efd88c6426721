//! The cards of a story on a panel: as large as the room at its foot lets them be.

use crate::{
    content::Card,
    scene::{
        Part, Shape,
        card::{self, CardBlock, CardStyles},
        look::{Fit, Ink},
        stack::first_that,
    },
    theme::{TextStyle, extent, space},
};

/// Sizes that are tried, as parts of a card's usual size, for several cards and for one that stands alone.
const SEVERAL: &[f32] = &[1.6, 1.45, 1.3, 1.15, 1.0, 0.86];
const ALONE: &[f32] = &[2.6, 2.2, 1.9, 1.6, 1.3, 1.0, 0.86];
/// How much larger than usual a title may be beside its figure's size, where it stands alone.
const LONE_TITLE: f32 = 1.3;
/// The most of the width that what is said beside figures takes, and what short words beside titles may take.
const SAID_MOST: f32 = 0.42;
const SAID_SHORT: f32 = 0.3;
/// The size of such short words, in parts of their titles'.
const SHORT: f32 = 0.9;
/// The same at most, in parts of a label's usual size: for who asks for larger texts there is less room, and they must not
/// be smaller.
const SHORT_MOST: f32 = 1.36;
/// What is said beside one of two figures takes at most so many lines, or else it stands below.
const LABEL_LINES: usize = 3;
/// The most of a label's usual size that what is said beside figures has, where there is room.
const SAID_LARGE: f32 = 1.14;
/// The most of a heading's size that titles under it have.
const UNDER_HEADING: f32 = 0.86;
/// A title takes at most so many lines.
const TITLE_LINES: usize = 2;

/// The cards in a column of this width and at most this height.
pub(super) fn facts(fit: &Fit<'_, '_>, cards: &[Card], (width, room): (f32, f32), ink: Ink) -> CardBlock {
    // On a stage that is nearly square, larger letters could not follow.
    let stage = fit.look.stage;
    let is_wide = stage.is_portrait() || stage.size.aspect() >= 1.5;
    let sizes = if cards.len() == 1 && is_wide { ALONE } else { SEVERAL };
    let sized = |grow: f32| of_size(fit, cards, (width, room), grow, ink);
    let holds = |block: &CardBlock| block.fits && block.height <= room && has_short_titles(block);
    let built = sizes.iter().map(|grow| sized(*grow));
    first_that(built, holds).unwrap_or_else(|| sized(1.0))
}

fn of_size(fit: &Fit<'_, '_>, cards: &[Card], (width, room): (f32, f32), grow: f32, ink: Ink) -> CardBlock {
    let scale = fit.look.scale;
    let styles = CardStyles::grown(&scale, grow);
    // Several titles are smaller than the heading that they stand under.
    let most = if cards.len() > 1 { scale.heading().size * UNDER_HEADING } else { f32::INFINITY };
    let title = styles.title.at(styles.title.size.min(most));
    // For who asks for larger texts there is less room, and what figures say must not be smaller.
    let stage = fit.look.stage;
    let is_roomy = stage.is_portrait() || stage.size.aspect() >= 1.5;
    let most = scale.label().size * if is_roomy { SAID_LARGE } else { 1.0 };
    let most = if scale.text > 1.0 { f32::INFINITY } else { most };
    let styles = CardStyles { title, label: styles.label.at(styles.label.size.min(most)), ..styles };
    let is_wide = width > extent::ABREAST * scale.text_unit * fit.step;
    match cards {
        [only] => {
            let most = styles.title.at(styles.title.size * LONE_TITLE);
            let styles = CardStyles { title: on_one_line(fit, only, most, width), ..styles };
            card::grid(fit, cards, width, card::ONE, styles, ink)
        }
        // Upright, there is width for three figures.
        [_, _, _] if has_three_abreast(fit, cards, width, styles) => {
            let spread = card::Spread { columns: 3, row_gap: 0.0, stretch: None };
            let label = styles.label.at(styles.label.size * ABREAST);
            card::grid(fit, cards, width, spread, CardStyles { label, ..styles }, ink)
        }
        [_, _] if is_wide => {
            let spread = card::Spread { columns: 2, row_gap: 0.0, stretch: None };
            card::grid(fit, cards, width, spread, styles, ink)
        }
        _ => {
            let (columns, beside) = beside(fit, cards, width, styles);
            let rows = card::rows(fit, cards, columns, card::Rows { least: 0.0, room }, beside, ink);
            if cards.len() > 2 || longest_label(&rows) <= LABEL_LINES {
                return rows;
            }
            // Two sentences have room for their whole width.
            let spread = card::Spread { columns: 1, row_gap: space::WIDE, stretch: None };
            card::grid(fit, cards, width, spread, styles, ink)
        }
    }
}

/// How much larger than usual what is said under three figures is.
const ABREAST: f32 = 1.15;

/// Whether three figures stand side by side: on a stage higher than wide, each on its line.
fn has_three_abreast(fit: &Fit<'_, '_>, cards: &[Card], width: f32, styles: CardStyles) -> bool {
    let column = (width - 2.0 * fit.length(space::GUTTER)) / 3.0;
    let holds = |card: &Card| !matches!(card, Card::Note(_)) && card::head_width(fit, card, styles.figure) <= column;
    fit.look.stage.is_portrait() && cards.iter().all(holds)
}

/// The columns of figures or titles and of what is said of them, and the styles in which they stand there.
fn beside(fit: &Fit<'_, '_>, cards: &[Card], width: f32, styles: CardStyles) -> ((f32, f32), CardStyles) {
    let look = fit.look;
    let said = |style: TextStyle| {
        let labels = cards.iter().map(|card| look.setter.width(look.text(card.label()), fit.style(style)));
        labels.fold(0.0, f32::max)
    };
    let are_titles = cards.iter().all(|card| matches!(card, Card::Note(_)));
    let most = if look.scale.text > 1.0 { f32::INFINITY } else { look.scale.label().size * SHORT_MOST };
    let short = styles.label.at((styles.title.size * SHORT).min(most));
    if are_titles && said(short) <= width * SAID_SHORT {
        let right = said(short);
        return ((width - right, right), CardStyles { label: short, ..styles });
    }
    let most = width - said(styles.label).min(width * SAID_MOST);
    let heads = cards.iter().map(|card| card::head_width(fit, card, styles.figure_or_title(card)));
    let left = (heads.fold(0.0, f32::max) + fit.length(space::GUTTER)).min(most);
    let right = width - left;
    let head = left - fit.length(space::CLOSE);
    let widest = cards.iter().map(|card| on_one_line(fit, card, styles.figure, head).size).fold(f32::MAX, f32::min);
    let title = if are_titles { styles.title } else { styles.title.at(widest.min(styles.title.size)) };
    ((left, right), CardStyles { title, ..styles })
}

/// The style, for a title as large as lets it stand on one line, but no smaller than titles usually are.
fn on_one_line(fit: &Fit<'_, '_>, card: &Card, style: TextStyle, width: f32) -> TextStyle {
    let Card::Note(_) = card else { return style };
    let needed = card::head_width(fit, card, style);
    let least = fit.look.scale.card_title().size.min(style.size);
    style.at((style.size * (width / needed.max(1.0)).min(1.0)).max(least))
}

fn has_short_titles(block: &CardBlock) -> bool {
    lines(block, Part::CardTitle) <= TITLE_LINES
}

fn longest_label(block: &CardBlock) -> usize {
    lines(block, Part::CardLabel)
}

/// The most lines that a text of this part takes.
fn lines(block: &CardBlock, part: Part) -> usize {
    let texts = block.items.iter().filter(|laid| laid.item.part == part);
    let counts = texts.map(|laid| match &laid.item.shape {
        Shape::Text { lines, .. } => lines.len(),
        _ => 0,
    });
    counts.max().unwrap_or(0)
}
