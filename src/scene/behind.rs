//! What lies behind a place of a finished layout, as far as that is known without pixels.

use super::{
    Shape,
    crop::crop,
    laid::{Laid, Layout, Moves},
    look::Look,
};
use crate::units::{Fraction, PictureState, Rect, Rgba, Seen, pos};

/// What is seen at `place` behind whatever will stand there, also while pictures drift; nothing where a picture is not known
/// yet, or a film plays. Where something runs out, or ends, across the place, it counts both as if it were there and as if
/// it were not.
pub(super) fn behind(look: &Look<'_>, layout: &Layout, place: Rect) -> Option<Seen> {
    let beneath = Seen::even(look.tint.deep.luminance());
    layout.items.iter().filter(|laid| reach(laid).overlaps(place)).try_fold(beneath, |beneath, laid| {
        let over = match &laid.item.shape {
            _ if laid.film.is_some() => return None,
            Shape::Picture { file, crop, .. } => picture(look, laid, (file, *crop), place)?,
            Shape::Fill { color, .. } | Shape::Glow { color, .. } | Shape::Shadow { color, .. } => {
                veiled(beneath, *color)
            }
            Shape::Shade { stops, .. } => {
                stops.iter().map(|(_, color)| veiled(beneath, *color)).reduce(Seen::and).unwrap_or(beneath)
            }
            // Nothing that has room for something else over it.
            _ => return Some(beneath),
        };
        let stays = matches!(laid.moves, Moves::Not | Moves::Drifts { .. }) && laid.reveal.is_none();
        let covers = laid.item.rect.holds(place, 0.5) && !matches!(laid.item.shape, Shape::Shadow { .. });
        let is_whole = stays && covers && laid.item.opacity >= 1.0;
        Some(if is_whole { over } else { beneath.and(over) })
    })
}

/// Where an item is seen.
fn reach(laid: &Laid) -> Rect {
    let rect = laid.item.rect;
    match &laid.item.shape {
        Shape::Glow { reach, .. } => rect.inset(-reach.w, -reach.h),
        Shape::Shadow { blur, .. } => rect.shrunk(-blur),
        _ => rect,
    }
}

/// A picture at the start and at the end of its motion; nothing of one that is not known.
fn picture(look: &Look<'_>, laid: &Laid, (file, seen): (&str, Rect), place: Rect) -> Option<Seen> {
    let PictureState::Ready(facts) = look.pictures.state(file) else { return None };
    let area = laid.item.rect;
    let through = |crop: Rect| {
        let at = |x: f32, y: f32| {
            let (x, y) = ((x - area.min.x) / area.w(), (y - area.min.y) / area.h());
            pos(crop.min.x + x * crop.w(), crop.min.y + y * crop.h())
        };
        facts.grid.look_at(Rect { min: at(place.min.x, place.min.y), max: at(place.max.x, place.max.y) })
    };
    Some(match laid.moves {
        Moves::Drifts { size, framing, .. } => {
            through(seen).and(through(crop(size, area.size(), framing, Fraction::ONE)))
        }
        _ => through(seen),
    })
}

/// What is seen through a colour that covers it. Screens blend encoded values: this is the usual approximation of sRGB's curve.
fn veiled(seen: Seen, color: Rgba) -> Seen {
    const GAMMA: f32 = 2.2;
    let solid = f32::from(color.a) / 255.0;
    let own = Rgba { a: 255, ..color }.luminance().powf(1.0 / GAMMA);
    let through = |luminance: f32| {
        let encoded = luminance.powf(1.0 / GAMMA);
        (encoded + (own - encoded) * solid).powf(GAMMA).clamp(0.0, 1.0)
    };
    let levels = color.levels();
    Seen {
        darkest: through(seen.darkest),
        brightest: through(seen.brightest),
        detail: seen.detail * (1.0 - solid),
        color: std::array::from_fn(|at| seen.color[at] + (levels[at] / 255.0 - seen.color[at]) * solid),
    }
}
