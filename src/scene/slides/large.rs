//! Slides for visitors who asked for larger texts: no word of them is smaller than it is at the usual size.
//!
//! Texts that have no room are reduced together. What is gained by larger ones could be lost that way, and more than that, for
//! a slide holds only so much. So a slide is laid out for smaller and smaller texts until none of its words is smaller than
//! usual, and again with less room for a picture that is beside them. The best of these comes closest to what was asked for in
//! the text that comes least close to it.

use crate::{
    scene::{
        Part, Shape,
        laid::{Laid, Layout},
        look::Look,
    },
    show::TextSize,
};

/// How much of their usual room pictures beside words have, the first that will do; and so many times as large as without
/// that have words to be which take it from them.
const PICTURES: [(f32, f32); 3] = [(1.0, 1.0), (0.75, 1.06), (0.5, 1.13)];

/// How large texts are laid out, from the visitor's size down.
const TEXTS: [f32; 8] = [2.0, 1.75, 1.5, 1.375, 1.25, 1.125, 1.06, 1.0];

/// So much of the usual size is the usual size: the same things come to it in more than one way.
const SAME: f32 = 0.998;

/// So much of what was asked for will do.
const NEARLY: f32 = 0.84;

/// The look in which the slide is laid out best by `lay`, and its layout.
pub(super) fn growing<'a>(look: &Look<'a>, lay: impl Fn(&Look<'a>) -> Layout) -> (Look<'a>, Layout) {
    if look.scale.text <= 1.0 {
        return (*look, lay(look));
    }
    let plain = look.at_size(TextSize::Normal);
    let before = lay(&plain);
    let (usual, head) = (sizes(&before), head(&before));
    let mut best: Option<(f32, Look<'_>, Layout)> = None;
    for (picture, worth) in PICTURES {
        let texts = TEXTS.into_iter().filter(|text| *text < look.scale.text + 0.01);
        let tries = texts.map(|text| Look { picture, head, ..look.with_words(text) });
        let mut tries = tries.map(|tried| (tried, lay(&tried)));
        let found = tries.find_map(|(tried, layout)| Some((gained(look, &before, &usual, &layout)?, tried, layout)));
        let Some((gained, tried, layout)) = found else { continue };
        let will_do = gained >= NEARLY;
        let gained = gained / worth;
        if best.as_ref().is_none_or(|(most, ..)| gained > *most) {
            best = Some((gained, tried, layout));
        }
        if will_do {
            break;
        }
    }
    if let Some((_, tried, layout)) = best {
        return (tried, layout);
    }
    // The slide as it is usually, at last with its small print as well; but where it is known from where a panel is read,
    // small print is never smaller than people can read from there.
    let under = |print: f32| {
        let tried = Look { scale: plain.scale.under(&look.scale, print), ..plain };
        (tried, lay(&tried))
    };
    let (tried, layout) = under(look.scale.text);
    let will_do = look.stage.viewing_mm.is_some() || gained(look, &before, &usual, &layout).is_some();
    if will_do { (tried, layout) } else { under(1.0) }
}

/// How close the text that comes least close to the size that was asked for comes to it; nothing if some text is smaller
/// than it is usually, which was laid out `before`, or a code is lost.
fn gained(look: &Look<'_>, before: &Layout, usual: &[(String, f32)], layout: &Layout) -> Option<f32> {
    let has_code = |layout: &Layout| layout.items.iter().any(|laid| laid.item.part == Part::QrCode);
    if has_code(before) && !has_code(layout) {
        return None;
    }
    let enough = look.scale.body().size;
    let mut least = 1.0_f32;
    for (text, size) in sizes(layout) {
        let known = usual.iter().filter(|(known, _)| *known == text).map(|(_, size)| *size);
        let Some(usual) = known.reduce(f32::min) else { continue };
        if size < usual * SAME {
            return None;
        }
        least = least.min(size / enough.min(usual * look.scale.text).max(usual));
    }
    Some(least)
}

/// How large the largest numeral or title of a card is, in points.
fn head(layout: &Layout) -> Option<f32> {
    let of = |laid: &Laid| match &laid.item.shape {
        Shape::Text { style, .. } if matches!(laid.item.part, Part::CardFigure | Part::CardTitle) => Some(style.size),
        _ => None,
    };
    layout.items.iter().filter_map(of).reduce(f32::max)
}

/// The texts of a slide that are read, however their lines end, and how large they are in points.
fn sizes(layout: &Layout) -> Vec<(String, f32)> {
    let of = |laid: &Laid| {
        let Shape::Text { lines, style, .. } = &laid.item.shape else { return None };
        if laid.item.part.is_chrome() || laid.item.part.is_sign() {
            return None;
        }
        let text = lines.iter().flat_map(|line| line.text.chars()).filter(|c| c.is_alphanumeric()).collect();
        Some((text, style.size))
    };
    layout.items.iter().filter_map(of).collect()
}
