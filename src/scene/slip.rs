//! Slips of paper: what the house says over a picture stands on one, as a label lies beside a work.

use super::{Block, Part, Shape, laid::Laid, look::Look};
use crate::{
    theme::{fade, mark},
    units::{Pos, Rect, rect},
};

/// A slip that fills `area`.
pub(super) fn slip(look: &Look<'_>, part: Part, area: Rect) -> Laid {
    let (color, radius) = (look.palette.paper_card.faded(fade::SLIP), mark::SLIP * look.scale.unit);
    Laid::new(part, area, Shape::Fill { color, radius })
}

/// The slip under a block of words that stands at `at`.
pub(super) fn under(look: &Look<'_>, part: Part, at: Pos, words: &Block) -> Laid {
    let (dx, dy) = padding(look);
    slip(look, part, rect(at.x, at.y, words.size.w, words.size.h).inset(-dx, -dy))
}

/// How far a slip goes beyond its words, at their sides and above and below them, in points.
pub(super) const fn padding(look: &Look<'_>) -> (f32, f32) {
    (look.scale.gap_small, look.scale.gap_small * 0.5)
}
