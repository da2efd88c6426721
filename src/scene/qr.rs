//! A QR code on a slip of light paper, wherever the slide has room for it.

use std::collections::BTreeMap;

use qrcode::{Color, EcLevel, QrCode};

use super::{
    Align, Block, Part, Role, Shape, Wrap,
    free::{First, free_place},
    laid::{Laid, Layout, Moves},
    look::Look,
    words,
};
use crate::{
    content::Qr,
    theme::mark,
    units::{Pos, Size, rect, size},
};

/// The slide that `lay` lays out, with its QR code if it has one. Where a code finds no place, the slide gives way at its
/// side or at its foot; where that would make its words much smaller, the code is left out, and `check` says so.
pub(super) fn with_qr(look: &Look<'_>, lay: impl Fn(&Look<'_>) -> Layout) -> Layout {
    let mut whole = lay(look);
    let Some(slip) = look.slide.kind.qr().and_then(|qr| Slip::new(look, qr)) else { return whole };
    if let Some(at) = free_place(look, &whole, slip.size, First::Lower) {
        whole.items.extend(slip.lay(look, at));
        return whole;
    }
    let gap = look.scale.gap;
    let (beside, below) = (size(slip.size.w + gap, 0.0), size(0.0, slip.size.h + gap));
    let tries = if look.stage.is_portrait() { [below, beside] } else { [beside, below] };
    for reserved in tries {
        let mut layout = lay(&Look { reserved, ..*look });
        // Who wants large words loses no more of them than others: what was large gives way first.
        let is_large_enough = shrunk(&whole, &layout) * look.scale.text >= SHRUNK_LEAST;
        if let Some(at) = free_place(look, &layout, slip.size, First::Lower).filter(|_| is_large_enough) {
            layout.items.extend(slip.lay(look, at));
            return layout;
        }
    }
    whole
}

/// To what part of their usual size words may shrink to make room for a code.
const SHRUNK_LEAST: f32 = 0.65;

/// How large the words are in `layout` that have become smallest, in parts of their size in `whole`.
fn shrunk(whole: &Layout, layout: &Layout) -> f32 {
    let sizes = |layout: &Layout| {
        let mut least: BTreeMap<Part, f32> = BTreeMap::new();
        for laid in &layout.items {
            if let Shape::Text { style, .. } = &laid.item.shape {
                least.entry(laid.item.part).and_modify(|size| *size = size.min(style.size)).or_insert(style.size);
            }
        }
        least
    };
    let before = sizes(whole);
    let parts = sizes(layout).into_iter().filter_map(|(part, size)| Some(size / before.get(&part)?));
    parts.fold(1.0, f32::min)
}

/// Modules of light around a code: what the standard asks for.
const QUIET: f32 = 4.0;

/// The place in the slide's entrance in which a code comes in: after the words.
const ORDER: usize = 4;

/// A code with its label, not yet placed.
struct Slip<'q> {
    qr: &'q Qr,
    code: Shape,
    /// The side of a module, in whole points, so that all are alike.
    module: f32,
    /// The side of the code without what is around it.
    side: f32,
    label: Option<Block>,
    size: Size,
}

impl<'q> Slip<'q> {
    /// Nothing for an address that no code holds.
    fn new(look: &Look<'_>, qr: &'q Qr) -> Option<Self> {
        let code = QrCode::with_error_correction_level(&qr.url, EcLevel::M).ok()?;
        let side = u8::try_from(code.width()).ok()?;
        let is_dark = |x: u8, y: u8| code[(usize::from(x), usize::from(y))] == Color::Dark;
        let modules = f32::from(side);
        let module = (look.scale.qr / modules).ceil().max(1.0);
        let shape = Shape::Qr { side, blocks: blocks(side, is_dark), color: look.palette.day_ink };
        let width = module * (modules + 2.0 * QUIET);
        let text = look.text(&qr.label);
        let style = look.scale.label();
        let room = size(width - 2.0 * look.scale.gap_small, style.line_height() * 2.0);
        let label = (!text.is_empty()).then(|| look.setter.fit(text, style, room, Wrap::Balanced));
        let foot = label.as_ref().map_or(0.0, |label| label.size.h + 1.5 * look.scale.gap_small);
        Some(Self { qr, code: shape, module, side: module * modules, label, size: size(width, width + foot) })
    }

    fn lay(self, look: &Look<'_>, at: Pos) -> Vec<Laid> {
        let whole = rect(at.x, at.y, self.size.w, self.size.h);
        let (quiet, radius) = (QUIET * self.module, mark::SLIP * look.scale.unit);
        let ground = Shape::Fill { color: look.palette.day, radius };
        let code = rect(at.x + quiet, at.y + quiet, self.side, self.side);
        let said = words::qr(look.lang, &self.qr.url);
        let mut items = vec![
            Laid::new(Part::QrGround, whole, ground),
            Laid::new(Part::QrCode, code, self.code).meaning(Role::Image, said),
        ];
        items.extend(self.label.map(|label| {
            let y = code.max.y + quiet;
            let set = label.lay(Part::QrLabel, at.x, y, whole.w(), Align::Center, look.palette.day_ink);
            set.meaning(Role::Text, look.text(&self.qr.label))
        }));
        items.into_iter().map(|item| item.moving(Moves::Appears { order: ORDER })).collect()
    }
}

/// The dark modules of a code as few rectangles: column, row, width and height in modules.
fn blocks(side: u8, is_dark: impl Fn(u8, u8) -> bool) -> Vec<[u8; 4]> {
    let mut blocks: Vec<[u8; 4]> = Vec::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let width = (x..side).take_while(|column| is_dark(*column, y)).count() as u8;
            if width == 0 {
                x += 1;
                continue;
            }
            // One below another of the same width goes on with it.
            match blocks.iter_mut().find(|[left, top, wide, high]| *left == x && *wide == width && top + *high == y) {
                Some(above) => above[3] += 1,
                None => blocks.push([x, y, width, 1]),
            }
            x += width;
        }
    }
    blocks
}
