//! The spots of a picture: numbered marks that can be touched.

use super::{
    Align, Frame, Part, Role, Scene, Shape, Wrap,
    laid::{Laid, Moves, Offer},
    look::Look,
    words,
};
use crate::{
    content::{Lang, SlideKind, Spot},
    show::Action,
    theme::{extent, line, mark},
    units::{Pos, Rect, Rgba, Size, pos, rect, size},
};

/// Where a spot stands on the stage.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// Its place among the spots of its picture, from 0.
    place: usize,
    center: Pos,
    /// Where it is touched.
    pub target: Rect,
}

/// The marks of `spots` on a picture in `area`, of which `seen` is seen, in fractions of its size. A spot that is cut off
/// stands at the edge, so that nobody misses it.
pub(super) fn marks(look: &Look<'_>, spots: &[Spot], area: Rect, seen: Rect) -> Vec<Mark> {
    let radius = mark::SPOT * look.scale.unit;
    let reach = look.scale.target / 2.0;
    // On a picture that goes down to the edge of the stage the bottom bar would cover them.
    let low = if area.max.y > look.foot() { look.foot() - reach + radius } else { area.max.y };
    let within = |at: f32, (from, to): (f32, f32), by: f32| at.clamp(from + by, (to - by).max(from + by));
    let mark = |(place, spot): (usize, &Spot)| {
        let x = area.min.x + (spot.at.x - seen.min.x) / seen.w() * area.w();
        let y = area.min.y + (spot.at.y - seen.min.y) / seen.h() * area.h();
        let center =
            pos(within(x, (area.min.x, area.max.x), radius).round(), within(y, (area.min.y, low), radius).round());
        let stage = look.stage.size;
        let middle = pos(within(center.x, (0.0, stage.w), reach), within(center.y, (0.0, stage.h), reach));
        Mark { place, center, target: rect(middle.x - reach, middle.y - reach, 2.0 * reach, 2.0 * reach) }
    };
    spots.iter().enumerate().map(mark).collect()
}

/// What is seen of the spot, and what answers a finger while somebody explores. It asks for the picture of its card, so
/// that this is there when the card opens.
pub(super) fn lay(look: &Look<'_>, spot: &Spot, mark: Mark) -> Vec<Laid> {
    let mut target = target(look, spot, mark).offered(Offer::PressExploring);
    target.frame =
        spot.photo.as_ref().map(|photo| Frame { file: look.frame(photo).file.to_owned(), size: card_picture(look) });
    let signs = signs(look, mark, false).into_iter().map(|item| item.arriving(2 + mark.place));
    std::iter::once(target).chain(signs).collect()
}

/// The ring of this colour that swells around the mark while nobody is there; so many of them take turns.
pub(super) fn ring(look: &Look<'_>, mark: Mark, of: usize, color: Rgba) -> Laid {
    let (from, to) = (mark::SPOT * look.scale.unit, mark::SPOT_RING * look.scale.unit);
    let shape = Shape::Frame { color, width: line::FIRM * look.scale.unit, radius: to };
    let moves = Moves::Pulses { from, to, turn: mark.place as u64, of: of as u64 };
    Laid::new(Part::SpotRing, mark.disc(to), shape).moving(moves).offered(Offer::Inviting)
}

/// How wide the card of a spot is, in points.
pub(super) fn card_width(look: &Look<'_>) -> f32 {
    let units = if look.stage.is_portrait() { extent::SPOT_CARD_TALL } else { extent::SPOT_CARD };
    (units * look.scale.text_unit).min(look.safe().w())
}

/// How large the picture on it is.
pub(super) fn card_picture(look: &Look<'_>) -> Size {
    const SHAPE: f32 = 0.5;
    // Larger texts take their room from the picture.
    size(card_width(look), (card_width(look) / look.scale.text * SHAPE).round())
}

/// What opens and closes the card of the spot when it is touched.
pub(super) fn target(look: &Look<'_>, spot: &Spot, mark: Mark) -> Laid {
    let label = words::of(look.lang, &mark.number(), &spot.title.one_line(look.lang));
    Laid::new(Part::Spot, mark.target, Shape::Empty).button(label, Action::Spot(mark.place))
}

/// A disc with the spot's number; that of an open spot is light.
pub(super) fn signs(look: &Look<'_>, mark: Mark, is_open: bool) -> Vec<Laid> {
    let (unit, radius) = (look.scale.unit, mark::SPOT * look.scale.unit);
    let (deep, snow) = (look.tint.deep, look.palette.snow);
    let (ground, sign) = if is_open { (snow, deep) } else { (deep, snow) };
    let disc = Shape::Fill { color: ground, radius };
    let rim = Shape::Frame { color: sign, width: line::THIN * unit, radius };
    let number = look.setter.set(&mark.number(), look.scale.control(), f32::INFINITY, Wrap::Running);
    let (area, y) = (mark.disc(radius), mark.center.y - number.size.h / 2.0);
    vec![
        Laid::new(Part::SpotMark, area, disc),
        Laid::new(Part::SpotMark, area, rim),
        number.lay(Part::SpotNumber, area.min.x, y, area.w(), Align::Center, sign),
    ]
}

impl Mark {
    /// The spot's number, as people count.
    fn number(self) -> String {
        (self.place + 1).to_string()
    }

    fn disc(self, radius: f32) -> Rect {
        rect(self.center.x - radius, self.center.y - radius, 2.0 * radius, 2.0 * radius)
    }
}

/// All that is told of each spot of a slide, on a line each: `1: Title: text`.
#[must_use]
pub fn told_of_spots(kind: &SlideKind, lang: &Lang) -> Vec<String> {
    let told = |(place, spot): (usize, &Spot)| {
        let (title, text) = (spot.title.one_line(lang), spot.text.one_line(lang));
        let said = if text.is_empty() { title } else { words::of(lang, &title, &text) };
        words::of(lang, &(place + 1).to_string(), &said)
    };
    kind.spots().iter().enumerate().map(told).collect()
}

/// Where nobody can touch a spot, on paper, its mark says all that its card would: for readers of tagged documents.
pub fn tell_spots(scene: &mut Scene, kind: &SlideKind, lang: &Lang) {
    let marks = scene.items.iter_mut().filter(|item| item.part == Part::Spot);
    for (item, told) in marks.zip(told_of_spots(kind, lang)) {
        *item = item.clone().meaning(Role::Image, told);
    }
}
