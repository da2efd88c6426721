//! Where a finished layout leaves room for one more thing.

use super::{
    Part, Shape,
    crop::kept,
    laid::{Laid, Layout},
    look::Look,
    picture::kept_in,
    scrim,
};
use crate::{
    content::{ChartForm, Focus, SlideKind},
    units::{Pos, Rect, Size, pos, rect},
};

/// Where something of this size stands free of words, of the slide's other things and of what the authors of pictures
/// keep free: in a corner, these `first`, rather beside pictures than on them; nothing if there is no such place.
pub(super) fn free_place(look: &Look<'_>, layout: &Layout, wanted: Size, first: First) -> Option<Pos> {
    let taken = Taken::of(look, layout);
    let mut places = corners(look, layout, &taken, (wanted, first));
    places.sort_by_key(|place| taken.pictures.iter().any(|picture| picture.overlaps(*place)));
    places.into_iter().find(|place| taken.leaves(look, *place)).map(|place| place.min)
}

/// Which corners come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// The lower ones.
    Lower,
    /// The upper ones.
    Upper,
}

/// What a layout leaves no room on, and what it leaves some on.
#[derive(Default)]
struct Taken {
    /// Words and things.
    things: Vec<Rect>,
    /// Pictures at the edge of the stage, on which something may lie.
    pictures: Vec<Rect>,
}

impl Taken {
    fn of(look: &Look<'_>, layout: &Layout) -> Self {
        let mut taken = Self::default();
        for laid in &layout.items {
            let area = laid.item.rect;
            match &laid.frame {
                Some(frame) if is_ground(look, area) => {
                    taken.pictures.push(area);
                    taken.things.extend(seen(look, &frame.file, area));
                }
                Some(_) => taken.things.push(area),
                // The corners around a round diagram are free.
                None if laid.item.part == Part::Chart && is_round(look) => {}
                None => taken.things.extend(places(laid)),
            }
        }
        taken
    }

    /// Whether nothing is in the way at `place`, or close to it, and no picture ends under it.
    fn leaves(&self, look: &Look<'_>, place: Rect) -> bool {
        let around = place.shrunk(-0.75 * look.scale.gap);
        let lies_well = |picture: &Rect| picture.holds(place, 0.5) || !picture.overlaps(around);
        !self.things.iter().any(|thing| thing.overlaps(around)) && self.pictures.iter().all(lies_well)
    }
}

fn is_round(look: &Look<'_>) -> bool {
    matches!(&look.slide.kind, SlideKind::Chart(chart) if chart.form == ChartForm::Donut)
}

/// Whether a picture there is a ground for other things. Pictures that are to be compared or looked at one by one are not,
/// nor is one in the middle of a diagram.
fn is_ground(look: &Look<'_>, area: Rect) -> bool {
    let stage = look.stage.rect();
    let bleeds = area.min.x <= stage.min.x
        || area.min.y <= stage.min.y
        || area.max.x >= stage.max.x
        || area.max.y >= stage.max.y;
    bleeds && !matches!(look.slide.kind, SlideKind::Compare(_) | SlideKind::Gallery(_))
}

/// What of a picture in `area` has to be seen: what its author keeps free, and what lies around the focal point that the
/// author wrote.
fn seen(look: &Look<'_>, file: &str, area: Rect) -> Vec<Rect> {
    let frames = look.slide.kind.photos().into_iter().map(|photo| look.frame(photo));
    let Some(frame) = frames.into_iter().find(|frame| frame.file == file) else { return Vec::new() };
    let around = AROUND * area.size().short();
    let focus = pos(frame.focus.x, frame.focus.y);
    let focus = (frame.focus != Focus::default()).then_some(Rect { min: focus, max: focus });
    let points = kept_in(look, &frame, focus.into_iter(), area).into_iter();
    points.map(|point| point.shrunk(-around)).chain(kept_in(look, &frame, kept(&frame), area)).collect()
}

/// How far around a focal point nothing lies, in parts of the picture's shorter side.
const AROUND: f32 = 0.14;

/// Where an item leaves no room.
fn places(laid: &Laid) -> Vec<Rect> {
    let area = laid.item.rect;
    match (laid.item.part, &laid.item.shape) {
        // A diagram is more than its parts.
        (Part::Chart, _) => vec![area],
        (Part::Ground | Part::Paper | Part::Scrim | Part::PictureFrame, _) | (_, Shape::Empty) => Vec::new(),
        (_, Shape::Text { .. }) => scrim::lines(std::slice::from_ref(laid)).into_iter().map(|line| line.rect).collect(),
        (_, Shape::Path { points, .. }) => {
            vec![points.iter().fold(area, |all, at| all.union(rect(at.x, at.y, 0.0, 0.0)))]
        }
        _ => vec![area],
    }
}

/// The corners of the stage between its margins and the bottom bar, those under its heading, and those of pictures at its
/// edge; on a picture that fills the stage those at the side of the words, where it is calm, come first.
fn corners(look: &Look<'_>, layout: &Layout, taken: &Taken, (wanted, first): (Size, First)) -> Vec<Rect> {
    let stage = look.stage.rect();
    let mut whole = stage.shrunk(look.scale.margin);
    whole.max.y = stage.max.y - look.scale.bottom_bar;
    let print = layout.items.iter().filter(|laid| laid.item.part == Part::Credit).map(|laid| laid.item.rect.min.y);
    let above_print = Rect { max: pos(whole.max.x, print.fold(whole.max.y, f32::min) - look.scale.gap), ..whole };
    // Beside what is said under a heading that takes all the width.
    let heading = layout.items.iter().filter(|laid| laid.item.part == Part::Heading).map(|laid| laid.item.rect.max.y);
    let under_heading = Rect { min: pos(whole.min.x, heading.fold(whole.min.y, f32::max) + look.scale.gap), ..whole };
    let is_full = taken.pictures.iter().any(|picture| picture.holds(stage, 0.5));
    let at_left = is_full && words_are_left(look, layout);
    let inner = |picture: &Rect| {
        let inside = picture.shrunk(look.scale.gap);
        Rect {
            min: pos(inside.min.x.max(whole.min.x), inside.min.y.max(whole.min.y)),
            max: pos(inside.max.x.min(whole.max.x), inside.max.y.min(whole.max.y)),
        }
    };
    let rows = [first == First::Lower, first == First::Upper];
    let columns = [at_left, !at_left];
    let mut order: Vec<(bool, bool)> = rows.into_iter().flat_map(|low| columns.map(|left| (low, left))).collect();
    if is_full {
        order.sort_by_key(|(_, left)| *left != at_left);
    }
    let place = |area: Rect, (low, left): (bool, bool)| {
        let x = if left { area.min.x } else { area.max.x - wanted.w };
        let y = if low { area.max.y - wanted.h } else { area.min.y };
        let fits = area.w() >= wanted.w && area.h() >= wanted.h;
        fits.then(|| rect(x.round(), y.round(), wanted.w, wanted.h))
    };
    let of_stage = order.iter().flat_map(|corner| [whole, above_print, under_heading].map(|area| place(area, *corner)));
    let inner = taken.pictures.iter().map(inner);
    let of_pictures = inner.flat_map(|area| order.iter().map(move |corner| place(area, *corner)));
    of_stage.chain(of_pictures).flatten().collect()
}

/// Whether most of the slide's largest words stand in the left half.
fn words_are_left(look: &Look<'_>, layout: &Layout) -> bool {
    let largest =
        layout.items.iter().filter(|laid| matches!(laid.item.part, Part::Heading | Part::Title | Part::Quote));
    largest.map(|laid| laid.item.rect.center().x).next().is_some_and(|x| x < look.stage.size.w / 2.0)
}
