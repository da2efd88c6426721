//! A picture that is looked at closely, as large as the stage allows: a map, a plan, a panorama; with numbered spots.

use super::{
    backdrop::{ground, head_of},
    legend::{self, legend},
    panel::ground_beside,
    small_print::{small_print, small_print_under},
};
use crate::{
    content::Picture,
    scene::{
        Shape,
        laid::{BarGround, Laid, Layout},
        look::Look,
        picture::{Drift, credit_line, filling, hung},
        spot::{self, Mark},
    },
    theme::extent,
    units::{PictureState, Rect, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Picture) -> Layout {
    let bar = ground_beside(look, &slide.photo);
    let Wall { words, area } = Wall::of(look, slide, bar);
    let mut items = vec![ground(look, bar == BarGround::Dark)];
    items.extend(words);
    let picture = filling(look, &slide.photo, area, 0, Drift::None);
    let marks = spot::marks(look, &slide.spots, area, seen(&picture));
    items.extend(picture.into_iter().map(|item| item.arriving(1)));
    let color = if bar == BarGround::Dark { look.palette.snow } else { look.tint.strong };
    items.extend(marks.iter().map(|mark| spot::ring(look, *mark, marks.len(), color)));
    items.extend(slide.spots.iter().zip(&marks).flat_map(|(spot, mark)| spot::lay(look, spot, *mark)));
    Layout { items, bar }
}

/// Where the spots of the slide stand.
pub(super) fn marks(look: &Look<'_>, slide: &Picture) -> Vec<Mark> {
    let area = Wall::of(look, slide, ground_beside(look, &slide.photo)).area;
    let picture = filling(look, &slide.photo, area, 0, Drift::None);
    spot::marks(look, &slide.spots, area, seen(&picture))
}

/// The part of the picture that is seen, in fractions of its size; all of one that cannot be shown.
fn seen(picture: &[Laid]) -> Rect {
    let crop = picture.iter().find_map(|laid| match laid.item.shape {
        Shape::Picture { crop, .. } => Some(crop),
        _ => None,
    });
    crop.unwrap_or_else(|| rect(0.0, 0.0, 1.0, 1.0))
}

/// The words, and where the picture hangs.
struct Wall {
    words: Vec<Laid>,
    area: Rect,
}

impl Wall {
    /// With the words above the picture or in a column beside it, whichever leaves the picture more room.
    fn of(look: &Look<'_>, slide: &Picture, bar: BarGround) -> Self {
        let is_dark = bar == BarGround::Dark;
        let above = Self::above(look, slide, is_dark);
        if look.stage.is_portrait() {
            return above;
        }
        let beside = Self::beside(look, slide, is_dark);
        let size = |wall: &Self| wall.area.w() * wall.area.h();
        if size(&above) > size(&beside) { above } else { beside }
    }

    fn above(look: &Look<'_>, slide: &Picture, is_dark: bool) -> Self {
        let (stage, safe) = (look.stage.rect(), look.safe());
        let head = Rect { max: pos(safe.max.x, safe.min.y + safe.h() * ABOVE), ..safe };
        let (mut words, height) = head_of(look, look.text(&slide.heading), look.text(&slide.body), head, is_dark);
        let print = small_print(look, &[credit_line(look, &slide.photo)], is_dark);
        let foot = print.iter().map(|item| item.item.rect.min.y - look.scale.gap_small);
        let foot = foot.fold(look.foot(), f32::min);
        // A picture that fills its place goes to the edges, and on an upright stage a wide one, too.
        let edge = if slide.is_whole() && !look.stage.is_portrait() { safe.min.x } else { 0.0 };
        let top = safe.min.y + height + look.scale.gap;
        let room = rect(edge, top, stage.w() - 2.0 * edge, foot - top);
        words.extend(print);
        let area = hang(look, slide, room);
        if look.stage.is_portrait() {
            // With the titles of its spots under it, it hangs right under its words, and one that is cut leaves them room.
            let high = if slide.is_whole() { area.h() } else { (room.h() * OVER_TITLES).round() };
            let near = rect(area.min.x, room.min.y, area.w(), high);
            let top = near.max.y + look.scale.gap;
            let under = rect(safe.min.x, top, safe.w(), foot - top);
            let titles = legend(look, &slide.spots, under, legend::UNDER, is_dark);
            if !titles.is_empty() {
                words.extend(titles);
                return Self { words, area: near };
            }
        }
        Self { words, area }
    }

    fn beside(look: &Look<'_>, slide: &Picture, is_dark: bool) -> Self {
        let (stage, safe) = (look.stage.rect(), look.safe());
        let share = if look.stage.is_ultra_wide() { ULTRA_WIDE } else { BESIDE };
        let least = (extent::NARROW_COLUMN * look.scale.text_unit).min(stage.w() * BESIDE_MOST);
        let width = (stage.w() * share).max(least).round();
        let print = small_print_under(look, &[credit_line(look, &slide.photo)], is_dark, width);
        let foot = print.iter().map(|item| item.item.rect.min.y - look.scale.gap_small).fold(safe.max.y, f32::min);
        let column = rect(safe.min.x, safe.min.y, width, foot - safe.min.y);
        let (mut words, height) = head_of(look, look.text(&slide.heading), look.text(&slide.body), column, is_dark);
        words.extend(print);
        let under = Rect { min: pos(column.min.x, column.min.y + height + look.scale.gap), ..column };
        words.extend(legend(look, &slide.spots, under, legend::BESIDE, is_dark));
        let left = column.max.x + look.scale.gap * 1.5;
        // A picture that fills its place goes to the edges of the stage.
        let (top, end) = if slide.is_whole() {
            (safe.min.y, pos(safe.max.x, look.foot()))
        } else {
            (0.0, pos(stage.max.x, stage.max.y))
        };
        Self { words, area: hang(look, slide, Rect { min: pos(left, top), max: end }) }
    }
}

/// The most of the height that words above a picture take.
const ABOVE: f32 = 0.34;

/// The part of the room under the words that a picture takes on an upright stage, where it is cut and the titles of its spots
/// stand under it.
const OVER_TITLES: f32 = 0.62;

/// The part of the width that words beside it take: usually, on a stage so wide that it is wide all the same, and at most.
const BESIDE: f32 = 0.24;
const ULTRA_WIDE: f32 = 0.18;
const BESIDE_MOST: f32 = 0.34;

/// How much higher than in the middle of its room a picture hangs on an upright stage, as a part of the free height.
const RAISED: f32 = 0.2;

/// The picture's place in its room.
fn hang(look: &Look<'_>, slide: &Picture, room: Rect) -> Rect {
    match look.pictures.state(look.frame(&slide.photo).file) {
        PictureState::Ready(facts) if slide.is_whole() => {
            let area = hung(room, facts.size);
            // On an upright stage it hangs nearer to its words; cards open in the room below it.
            let up = if look.stage.is_portrait() { (room.h() - area.h()) * RAISED } else { 0.0 };
            area.moved(0.0, -up.round())
        }
        _ => room,
    }
}
