//! A wall of figures on paper.

use super::{Layer, Look, plate};
use crate::{
    content::Stats,
    scene::{
        card::{self, CardStyles},
        setting::Align,
        stack::{Hang, stacked},
    },
};

pub(super) fn layout(look: &Look<'_>, slide: &Stats) -> Layer {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut plate = plate::plate(look, slide.photo.as_ref(), heading, body, 0.4);
    let columns = columns(look, slide.cards.len(), slide.photo.is_some());
    let rows = slide.cards.len().div_ceil(columns);
    // One row of figures, or one column, can be larger than a wall of them.
    let grow = match (look.stage.is_portrait(), rows) {
        (true, 1..=3) if columns == 1 => 1.9,
        (true, _) => 1.6,
        (false, 1) => 1.7,
        _ => 1.4,
    };
    let styles = CardStyles::grown(&look.scale, grow);
    let row_gap = if look.stage.is_portrait() { 80.0 } else { 56.0 };
    let cards = stacked(look, plate.content, Align::Left, Hang::Share(0.4), |stack| {
        let grid = card::grid(stack.fit, &slide.cards, columns, stack.width, styles, row_gap, look.on_paper());
        stack.group(grid.items, grid.height, grid.fits);
    });
    plate.items.extend(cards.items);
    plate.items.extend(plate::footnote(look, slide.photo.as_ref(), false));
    Layer { items: plate.items, dark_strip: false }
}

fn columns(look: &Look<'_>, cards: usize, has_picture: bool) -> usize {
    let room = match (look.stage.is_portrait(), has_picture) {
        (true, _) => {
            if cards > 4 {
                2
            } else {
                1
            }
        }
        (false, true) => {
            if look.stage.is_ultra_wide() {
                3
            } else {
                2
            }
        }
        (false, false) => {
            if look.stage.is_ultra_wide() {
                6
            } else {
                3
            }
        }
    };
    match cards {
        4 if room == 3 => 2,
        _ => cards.clamp(1, room),
    }
}
