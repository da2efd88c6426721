//! What a voice says that tells of a slide, to be read: where it hides no words of the slide, as far as there is room.

use super::captioned::{Column, ground_size, lay, set};
use crate::{
    scene::{
        Block, Part, Shape,
        laid::{Laid, Layout},
        look::Look,
        scrim,
    },
    theme::extent,
    units::{Rect, Size, rect, size},
};

/// How wide the lines are, as parts of the widest, with the most lines of them: the first for which there is a place.
const COLUMNS: [(f32, f32); 4] = [(1.0, 3.2), (0.72, 4.2), (0.54, 5.2), (0.4, 6.2)];

/// The lower part of the stage's height, in which lines are looked for.
const LOW: f32 = 0.4;

/// All lines of the track over `slide`, each on the page of its number. They share one place, so that eyes find them there.
pub(super) fn transcript(look: &Look<'_>, slide: &Layout) -> Vec<Laid> {
    let cues = look.slide.kind.transcript().track(look.lang);
    let taken = taken(slide);
    let mut best: Option<(f32, Vec<Block>, Place)> = None;
    'looking: for is_low in [true, false] {
        for column in COLUMNS.map(|(share, lines)| Column { width: widest(look) * share, lines }) {
            let blocks: Vec<Block> = cues.iter().map(|cue| set(look, &cue.text, column)).collect();
            let room = blocks
                .iter()
                .map(|block| ground_size(look, block))
                .fold(Size::default(), |all, one| size(all.w.max(one.w), all.h.max(one.h)));
            for place in places(look, room, is_low) {
                let hidden = hidden(&taken, place.area.shrunk(-0.5 * look.scale.gap_small));
                if best.as_ref().is_none_or(|(least, ..)| hidden < *least) {
                    best = Some((hidden, blocks.clone(), place));
                }
                if hidden <= 0.0 {
                    break 'looking;
                }
            }
        }
    }
    let Some((_, blocks, place)) = best else { return Vec::new() };
    let lines = cues.iter().zip(&blocks).enumerate().flat_map(|(number, (cue, block))| {
        lay(look, &cue.text, block, place.of(ground_size(look, block))).map(|laid| laid.on_page(number))
    });
    lines.collect()
}

fn widest(look: &Look<'_>) -> f32 {
    let room = look.safe().w() - 2.0 * look.scale.gap;
    room.min(extent::FILM_CAPTION * look.scale.unit * look.scale.text)
}

/// Where all lines have room, and the side to which shorter ones keep: 0 is left, 1 right.
#[derive(Clone, Copy)]
struct Place {
    area: Rect,
    side: f32,
}

impl Place {
    /// Where a ground of this size stands in it: as low as it can.
    fn of(self, size: Size) -> Rect {
        let x = self.area.min.x + (self.area.w() - size.w) * self.side;
        rect(x, self.area.max.y - size.h, size.w, size.h)
    }
}

/// The places for grounds of this size, the best first: in the middle over the bottom bar, at its sides, and higher up.
fn places(look: &Look<'_>, room: Size, is_low: bool) -> impl Iterator<Item = Place> {
    let (safe, step) = (look.safe(), look.scale.gap_small);
    let foot = look.foot() - step - room.h;
    let top = if is_low { look.stage.size.h * (1.0 - LOW) - room.h } else { safe.min.y };
    let steps = ((foot - top) / step).max(0.0) as usize;
    (0..=steps).flat_map(move |up| {
        [0.5, 1.0, 0.0].map(|side| {
            let x = safe.min.x + (safe.w() - room.w) * side;
            Place { area: rect(x, foot - up as f32 * step, room.w, room.h), side }
        })
    })
}

/// What is not to be hidden: words, codes, logos, and what can be pressed but for pictures.
fn taken(slide: &Layout) -> Vec<Rect> {
    let of = |laid: &Laid| match (&laid.item.shape, laid.item.part) {
        (Shape::Text { .. }, _) => scrim::lines(std::slice::from_ref(laid)).into_iter().map(|line| line.rect).collect(),
        (_, Part::QrGround | Part::LogoGround | Part::Spot | Part::Button) => vec![laid.item.rect],
        _ => Vec::new(),
    };
    slide.items.iter().flat_map(of).collect()
}

/// How much of it is hidden, in square points.
fn hidden(taken: &[Rect], area: Rect) -> f32 {
    taken.iter().filter_map(|rect| rect.overlap(area)).map(|both| both.w() * both.h()).sum()
}
