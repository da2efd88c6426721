//! Pictures, and the card that stands in for one that cannot be shown.

use std::time::Duration;

use super::{
    Align, Frame, Part, Role, Shape, Wrap,
    crop::{Framing, crop, whole},
    laid::{Laid, Moves, Offer},
    look::Look,
    words,
};
use crate::{
    content::{self, Calm, Photo},
    show::Action,
    theme::fade,
    units::{Fraction, PictureState, Pos, Rect, Size, pos, rect},
};

/// Whether a picture moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drift {
    /// It is slowly drawn closer to its focal point.
    Slow,
    /// The same after this time.
    After(Duration),
    /// It stands still.
    None,
}

/// `photo` filling `area`, or whole within it; it is picture number `place` of the slide, and pressing it enlarges it.
pub(super) fn picture(look: &Look<'_>, photo: &Photo, area: Rect, place: usize, drift: Drift) -> Vec<Laid> {
    filling(look, photo, placed(look, photo, area), place, drift)
}

/// The same over all of `area`, whether or not `photo` is to be seen whole.
pub(super) fn filling(look: &Look<'_>, photo: &Photo, area: Rect, place: usize, drift: Drift) -> Vec<Laid> {
    let area = drawable(area);
    let mut items = covering(look, photo, area, drift);
    if matches!(look.pictures.state(look.frame(photo).file), PictureState::Ready(_)) {
        items.push(enlarger(look, area, place, look.text(&photo.alt)).offered(Offer::Exploring));
    }
    items
}

/// The same without answering touches.
pub(super) fn still(look: &Look<'_>, photo: &Photo, area: Rect, drift: Drift) -> Vec<Laid> {
    covering(look, photo, placed(look, photo, area), drift)
}

fn covering(look: &Look<'_>, photo: &Photo, area: Rect, drift: Drift) -> Vec<Laid> {
    let drift = if photo.is_whole() { Drift::None } else { drift };
    let alt = look.text(&photo.alt);
    let frame = look.frame(photo);
    let mut items = match look.pictures.state(frame.file) {
        PictureState::Ready(facts) => {
            let (size, framing) = (facts.size, Framing::of(&frame));
            let crop = crop(size, area.size(), framing, Fraction::ZERO);
            let shape = Shape::Picture { file: frame.file.to_owned(), crop, radius: 0.0 };
            let moves = match drift {
                Drift::Slow => Moves::Drifts { size, framing, after: Duration::ZERO },
                Drift::After(after) => Moves::Drifts { size, framing, after },
                Drift::None => Moves::Not,
            };
            vec![Laid::new(Part::Picture, area, shape).meaning(Role::Image, alt).moving(moves)]
        }
        PictureState::Pending => vec![ground(look, area)],
        PictureState::Broken => stand_in(look, area, alt),
    };
    items[0].frame = Some(Frame { file: frame.file.to_owned(), size: area.size() });
    items
}

/// Where `photo` stands in `area`: it fills it, unless all of it is to be seen.
pub(super) fn placed(look: &Look<'_>, photo: &Photo, area: Rect) -> Rect {
    let area = drawable(area);
    match look.pictures.state(look.frame(photo).file) {
        PictureState::Ready(facts) if photo.is_whole() => hung_whole(look, area, facts.size),
        _ => area,
    }
}

/// Where all of a picture of this size is seen in `area`.
pub(super) fn hung_whole(look: &Look<'_>, area: Rect, picture: Size) -> Rect {
    hung(hanging(look, drawable(area)), picture)
}

/// The middle of `area`, as large as all of a picture of this size can be seen there.
pub(super) fn hung(area: Rect, picture: Size) -> Rect {
    let Size { w, h } = whole(picture.aspect(), area.size());
    drawable(rect(area.min.x + (area.w() - w) / 2.0, area.min.y + (area.h() - h) / 2.0, w, h))
}

/// The part of `area` in which a picture hangs that is seen whole: it keeps off the stage's edges and the controls.
fn hanging(look: &Look<'_>, area: Rect) -> Rect {
    let (stage, margin) = (look.stage.rect(), look.scale.margin);
    let mut free = stage.shrunk(margin);
    free.max.y = stage.max.y - look.scale.bottom_bar;
    let inner = Rect {
        min: pos(area.min.x.max(free.min.x), area.min.y.max(free.min.y)),
        max: pos(area.max.x.min(free.max.x), area.max.y.min(free.max.y)),
    };
    if inner.w() > 0.0 && inner.h() > 0.0 { inner } else { area }
}

/// Where `parts` of a picture that fills `area` stand before it drifts and after, as far as that is known; they are given
/// in fractions of its size.
pub(super) fn kept_in(
    look: &Look<'_>,
    frame: &content::Frame<'_>,
    parts: impl Iterator<Item = Rect>,
    area: Rect,
) -> Vec<Rect> {
    let PictureState::Ready(facts) = look.pictures.state(frame.file) else { return Vec::new() };
    let seen = [Fraction::ZERO, Fraction::ONE].map(|drift| crop(facts.size, area.size(), Framing::of(frame), drift));
    let place = |part: Rect| {
        seen.map(|seen| {
            let at = |p: Pos| {
                let (x, y) = ((p.x - seen.min.x) / seen.w(), (p.y - seen.min.y) / seen.h());
                pos(area.min.x + x * area.w(), area.min.y + y * area.h())
            };
            Rect { min: at(part.min), max: at(part.max) }
        })
    };
    parts.flat_map(place).collect()
}

/// The area, or a point of it where words have taken all the room; `check` tells of those.
pub(super) fn drawable(area: Rect) -> Rect {
    rect(area.min.x, area.min.y, area.w().max(1.0), area.h().max(1.0))
}

/// What opens a picture when it is touched. It ends above the controls: who misses one of them wants no picture.
fn enlarger(look: &Look<'_>, mut area: Rect, place: usize, alt: &str) -> Laid {
    area.max.y = area.max.y.min(look.stage.size.h - look.scale.bottom_bar);
    Laid::new(Part::PictureTouch, area, Shape::Empty).button(words::enlarge(look.lang, alt), Action::Enlarge(place))
}

fn ground(look: &Look<'_>, area: Rect) -> Laid {
    Laid::new(Part::PictureGround, area, Shape::Fill { color: look.tint.deep, radius: 0.0 })
}

/// A card with what there would be to see.
fn stand_in(look: &Look<'_>, area: Rect, alt: &str) -> Vec<Laid> {
    let ink = look.on_dark();
    let pad = (area.size().short() * 0.12).min(look.scale.gap * 2.0);
    let inner = area.shrunk(pad);
    let frame = Shape::Frame {
        color: ink.accent.faded(fade::TICK_AHEAD),
        width: look.scale.hairline,
        radius: look.scale.radius,
    };
    let column =
        rect(inner.min.x + pad, inner.min.y + pad, (inner.w() - 2.0 * pad).max(1.0), (inner.h() - 2.0 * pad).max(1.0));
    let block = look.setter.fit(alt, look.scale.lead(), column.size(), Wrap::Balanced);
    let y = column.center().y - block.size.h / 2.0;
    let text = block.lay(Part::PictureAlt, column.min.x, y, column.w(), Align::Center, ink.soft.faded(fade::ALT));
    vec![ground(look, area), Laid::new(Part::PictureFrame, inner, frame), text.meaning(Role::Image, alt)]
}

/// The side of a picture where text goes, for stages that are wider than high.
pub(super) fn text_side(photo: &Photo) -> Calm {
    match photo.calm {
        Calm::Left | Calm::Right => photo.calm,
        Calm::Auto | Calm::Top | Calm::Bottom => {
            if photo.focus.x >= 0.5 {
                Calm::Left
            } else {
                Calm::Right
            }
        }
    }
}

/// Between a caption and its credit on one line.
pub(super) const DOT: &str = "  ·  ";

/// Caption and credit of `photo` in one line.
pub(super) fn credit_line(look: &Look<'_>, photo: &Photo) -> String {
    let (caption, credit) = (look.line(&photo.caption), look.line(&photo.credit));
    [caption, credit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(DOT)
}
