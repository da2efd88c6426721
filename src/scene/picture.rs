//! Pictures: crop, slow motion, scrims, and the card that stands in for a picture that cannot be shown.

use super::{
    Item, Role, Shape,
    look::Look,
    setting::{Align, Wrap},
    words,
};
use crate::{
    content::{Calm, Focus, Photo},
    show::Action,
    units::{Fraction, PictureState, Pos, Rect, Rgba, Size, pos, rect},
};

/// How much larger a picture gets while it drifts: enough to be felt, too little to be noticed.
const DRIFT_ZOOM: f32 = 0.08;

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
    let zoom = 1.0 / (1.0 + DRIFT_ZOOM * drift.get());
    let (fx, fy) = (focus.x.clamp(x, x + w), focus.y.clamp(y, y + h));
    rect(fx - (fx - x) * zoom, fy - (fy - y) * zoom, w * zoom, h * zoom)
}

/// `photo` filling `area`; pressing it enlarges it.
pub(super) fn picture(look: &Look<'_>, photo: &Photo, area: Rect, place: usize, drift: Fraction) -> Vec<Item> {
    let alt = look.text(&photo.alt).to_owned();
    match look.pictures.state(&photo.file) {
        PictureState::Ready(facts) => {
            let crop = crop(facts.size, area.size(), photo.focus, drift);
            let shape = Shape::Picture { file: photo.file.clone(), crop, radius: 0.0 };
            let mut items = vec![Item::new("picture", area, shape).meaning(Role::Image, alt.clone())];
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
    Item::new("picture.touch", area, Shape::Empty).button(words::enlarge(look.lang, alt), Action::Enlarge(place))
}

fn ground(look: &Look<'_>, area: Rect) -> Item {
    Item::new("picture.ground", area, Shape::Fill { color: look.tint.deep, radius: 0.0 })
}

/// A card with what there would be to see.
fn stand_in(look: &Look<'_>, area: Rect, alt: &str) -> Vec<Item> {
    let ink = look.on_dark();
    let pad = (area.size().short() * 0.12).min(look.scale.gap * 2.0);
    let inner = area.shrunk(pad);
    let frame = Shape::Frame { color: ink.accent.faded(0.35), width: look.scale.hairline, radius: look.scale.radius };
    let column =
        rect(inner.min.x + pad, inner.min.y + pad, (inner.w() - 2.0 * pad).max(1.0), (inner.h() - 2.0 * pad).max(1.0));
    let block = look.setter.fit(alt, look.scale.lead(), column.size(), Wrap::Balanced);
    let y = column.center().y - block.size.h / 2.0;
    let text = block.place("picture.alt", column.min.x, y, column.w(), Align::Center, ink.soft.faded(0.8));
    vec![ground(look, area), Item::new("picture.frame", inner, frame), text.meaning(Role::Image, alt)]
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

/// The least contrast of text to scrim that is aimed at: WCAG's 4.5:1 with room for pixels brighter than their cell.
const CONTRAST: f32 = 7.0;

/// However dark a picture is, text on it is calmer with this much of a scrim: detail disturbs reading as light does.
const LEAST_SCRIM: f32 = 0.6;

/// How solid a scrim of `ground` must be so that `text` can be read on the part of `photo` under `place`.
pub(super) fn scrim_strength(look: &Look<'_>, photo: &Photo, area: Rect, place: Rect, text: Rgba) -> f32 {
    if look.high_contrast {
        return 0.97;
    }
    let PictureState::Ready(facts) = look.pictures.state(&photo.file) else { return 0.0 };
    let crop = crop(facts.size, area.size(), photo.focus, look.drift);
    let at = |p: Pos| {
        let (x, y) = ((p.x - area.min.x) / area.w(), (p.y - area.min.y) / area.h());
        pos(crop.min.x + x * crop.w(), crop.min.y + y * crop.h())
    };
    let (brightest, _) = facts.grid.look_at(Rect { min: at(place.min), max: at(place.max) });
    // Screens blend encoded values, not light: 2.2 is the usual approximation of sRGB's curve.
    let encoded = brightest.powf(1.0 / 2.2) + 0.05;
    let ground = look.tint.deep.luminance().powf(1.0 / 2.2);
    let wanted = ((text.luminance() + 0.05) / CONTRAST - 0.05).max(0.0).powf(1.0 / 2.2);
    ((encoded - wanted) / (encoded - ground).max(0.01)).clamp(LEAST_SCRIM, 0.96)
}

/// A scrim that is solid over its first `flat` part and runs out over the rest, without an edge the eye can find.
///
/// It starts at the left (`across`) or top of `area`, or at the opposite side if `reversed`.
pub(super) fn scrim(color: Rgba, strength: f32, area: Rect, flat: f32, across: bool, reversed: bool) -> Item {
    const STOPS: usize = 10;
    let fade = |t: f32| 1.0 - t * t * (3.0 - 2.0 * t);
    let mut stops = vec![(0.0, color.faded(strength))];
    for step in 0..=STOPS {
        let t = step as f32 / STOPS as f32;
        stops.push((flat + (1.0 - flat) * t, color.faded(strength * fade(t))));
    }
    if reversed {
        stops = stops.into_iter().rev().map(|(at, color)| (1.0 - at, color)).collect();
    }
    Item::new("scrim", area, Shape::Shade { stops, across })
}

/// Caption and credit of `photo` in one line.
pub(super) fn credit_line(look: &Look<'_>, photo: &Photo) -> String {
    let (caption, credit) = (look.text(&photo.caption), look.text(&photo.credit));
    [caption, credit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
}
