//! A numeral with its unit and the small words around it, on one line.

use std::borrow::Cow;

use super::{
    Align, Part, Wrap,
    bearing::bearing,
    laid::Laid,
    look::{Fit, one_line},
};
use crate::{
    content::Figure,
    theme::TextStyle,
    units::{Rgba, rect},
};

/// Sizes of the small parts of a figure, as parts of the numeral's size.
const UNIT_SIZE: f32 = 0.42;
const WORD_SIZE: f32 = 0.27;
/// The least size of a unit, in parts of a label's.
const UNIT_LEAST: f32 = 0.82;
/// The letters of an ordinal, 13th, in parts of the numeral's size, and how far they are raised in the same.
const ORDINAL_SIZE: f32 = 0.4;
const ORDINAL_UP: f32 = 0.36;
/// Space between the parts, in parts of the numeral's size.
const PART_GAP: f32 = 0.09;
/// The same before an ordinal's letters.
const HAIR_GAP: f32 = 0.03;

/// A figure on one line, its parts on one baseline.
pub(super) struct FigureLine {
    pub items: Vec<Laid>,
    pub width: f32,
    pub height: f32,
}

/// How a figure is painted.
#[derive(Clone, Copy)]
pub(super) struct FigureInk {
    /// The style of the numeral; the other parts follow its size.
    pub style: TextStyle,
    /// Of the numeral and its unit.
    pub color: Rgba,
    /// Of the words around it.
    pub soft: Rgba,
}

/// `figure` on one line.
pub(super) fn figure_line(fit: &Fit<'_, '_>, figure: &Figure, ink: FigureInk) -> FigureLine {
    let setter = fit.look.setter;
    let numeral = fit.style(ink.style);
    let label = fit.style(fit.look.scale.label());
    // Beside a small numeral the other parts are nearly as large as what is said of it.
    let unit = numeral.at((numeral.size * UNIT_SIZE).max(label.size * UNIT_LEAST));
    let word = label.at((numeral.size * WORD_SIZE).max(label.size * 0.9));
    let [lead, tail, noun] = [&figure.lead, &figure.tail, &figure.unit].map(|text| one_line(text));
    // A mark before a numeral belongs to it.
    let (lead, digits) = if is_word(&lead) {
        (lead, Cow::Borrowed(figure.digits.as_str()))
    } else {
        (Cow::Borrowed(""), Cow::Owned(format!("{lead}{}", figure.digits)))
    };
    let (digits, ordinal) = split_ordinal(&digits);
    let raised = numeral.at(numeral.size * ORDINAL_SIZE);
    // Words before a numeral stand over it, so that numerals begin at the edge of their column.
    let over = (!lead.is_empty()).then(|| setter.set(&lead, word, f32::INFINITY, Wrap::Running));
    let above = over.as_ref().map_or(0.0, |over| over.size.h);
    let baseline = above + setter.set(digits, numeral, f32::INFINITY, Wrap::Running).ascent();
    // The ink of a numeral stands on the edge of its column.
    let start = -digits.chars().next().map_or(0.0, bearing) * numeral.size;
    let (mut x, mut widest, mut items) = (start, 0.0_f32, Vec::new());
    let parts = [
        (Part::CardLead, lead, word, ink.soft),
        (Part::CardFigure, Cow::Borrowed(digits), numeral, ink.color),
        (Part::CardUnit, Cow::Borrowed(ordinal), raised, ink.color),
        (Part::CardUnit, noun, unit, ink.color),
        (Part::CardTail, tail, word, ink.soft),
    ];
    for (part, text, style, color) in parts.into_iter().filter(|part| !part.1.is_empty()) {
        let width = setter.width(&text, style);
        if part == Part::CardLead
            && let Some(over) = &over
        {
            items.push(over.lay(part, 0.0, 0.0, width, Align::Left, color));
            widest = width;
            continue;
        }
        if style == raised {
            x -= numeral.size * (PART_GAP - HAIR_GAP);
        }
        let right = x + width;
        let block = setter.set(&text, style, f32::INFINITY, Wrap::Running);
        let up = if style == raised { numeral.size * ORDINAL_UP } else { 0.0 };
        let top = baseline - up - block.ascent();
        let mut laid = block.lay(part, right - width, top, width, Align::Left, color);
        laid.item.rect = rect(x, top, width, block.size.h);
        items.push(laid);
        x += width + numeral.size * PART_GAP;
    }
    items.sort_by_key(|laid| laid.item.part != Part::CardFigure);
    FigureLine { items, width: widest.max(x - numeral.size * PART_GAP), height: above + numeral.size * 1.08 }
}

/// The numeral, and the letters that make an ordinal of it.
fn split_ordinal(digits: &str) -> (&str, &str) {
    let numeral = digits.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.split_at(numeral.len())
}

/// Whether what stands before a numeral is a word; a single mark, such as that of an ordinal, is a part of the numeral.
fn is_word(lead: &str) -> bool {
    lead.chars().nth(1).is_some()
}
