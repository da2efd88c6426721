//! Pictures: crop, slow motion, scrims, and the card that stands in for a picture that cannot be shown.

use super::{
    Item, Part, Role, Shape,
    look::Look,
    typeset::{Align, Wrap},
    words,
};
use crate::{
    content::{Calm, Focus, Photo},
    show::Action,
    theme::{fade, motion},
    units::{Fraction, PictureState, Rect, Size, rect},
};

/// The part of a picture that fills `area`, kept around its focal point and drawn closer as it drifts.
#[must_use]
pub(super) fn crop(picture: Size, area: Size, focus: Focus, drift: Fraction) -> Rect {
    let (picture_aspect, area_aspect) = (picture.aspect(), area.aspect());
    let (w, h) = if picture_aspect > area_aspect {
        (area_aspect / picture_aspect, 1.0)
    } else {
        (1.0, picture_aspect / area_aspect)
    };
    let x = (focus.x - w / 2.0).clamp(0.0, 1.0 - w);
    let y = (focus.y - h / 2.0).clamp(0.0, 1.0 - h);
    let zoom = 1.0 / (1.0 + motion::DRIFT_ZOOM * drift.get());
    let (fx, fy) = (focus.x.clamp(x, x + w), focus.y.clamp(y, y + h));
    rect(fx - (fx - x) * zoom, fy - (fy - y) * zoom, w * zoom, h * zoom)
}

/// `photo` filling `area`; pressing it enlarges it.
pub(super) fn picture(look: &Look<'_>, photo: &Photo, area: Rect, place: usize, drift: Fraction) -> Vec<Item> {
    let alt = look.text(&photo.alt).to_owned();
    let frame = look.frame(photo);
    match look.pictures.state(frame.file) {
        PictureState::Ready(facts) => {
            let crop = crop(facts.size, area.size(), frame.focus, drift);
            let shape = Shape::Picture { file: frame.file.to_owned(), crop, radius: 0.0 };
            let mut items = vec![Item::new(Part::Picture, area, shape).meaning(Role::Image, alt.clone())];
            items.extend(look.pressable.then(|| enlarger(look, area, place, &alt)));
            items
        }
        PictureState::Pending => vec![ground(look, area)],
        PictureState::Broken => stand_in(look, area, &alt),
    }
}

/// What opens a picture when it is touched. It ends above the controls: who misses one of them wants no picture.
fn enlarger(look: &Look<'_>, mut area: Rect, place: usize, alt: &str) -> Item {
    area.max.y = area.max.y.min(look.stage.size.h - look.scale.strip);
    Item::new(Part::PictureTouch, area, Shape::Empty).button(words::enlarge(look.lang, alt), Action::Enlarge(place))
}

fn ground(look: &Look<'_>, area: Rect) -> Item {
    Item::new(Part::PictureGround, area, Shape::Fill { color: look.tint.deep, radius: 0.0 })
}

/// A card with what there would be to see.
fn stand_in(look: &Look<'_>, area: Rect, alt: &str) -> Vec<Item> {
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
    let text = block.place(Part::PictureAlt, column.min.x, y, column.w(), Align::Center, ink.soft.faded(fade::ALT));
    vec![ground(look, area), Item::new(Part::PictureFrame, inner, frame), text.meaning(Role::Image, alt)]
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

/// Caption and credit of `photo` in one line.
pub(super) fn credit_line(look: &Look<'_>, photo: &Photo) -> String {
    let (caption, credit) = (look.text(&photo.caption), look.text(&photo.credit));
    [caption, credit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
}
