//! Slides for people who sit, and for children: all that is read and pressed stands within their reach, on the lower part of the
//! screen, and a picture of the slide above it.

use super::{
    Frame, Item, Part, Shape,
    crop::{Framing, crop},
    look::Look,
    pose::Posed,
};
use crate::{
    content,
    units::{Fraction, PictureState, Rect, Rgba, Stage, rect},
};

/// Lowers what was laid out on the part of the `whole` stage within reach to its place, with a picture above it. Returns the
/// stage on which all of it stands.
pub(super) fn lowered(look: &Look<'_>, whole: Stage, posed: &mut Posed) -> Stage {
    let Some((low, top)) = whole.within_reach().filter(|_| look.is_low) else { return look.stage };
    for item in &mut posed.items {
        item.shift(0.0, top);
    }
    for loose in &mut posed.loose {
        *loose = loose.clone().off((0.0, top));
    }
    let below = rect(0.0, top + low.size.h, whole.size.w, whole.size.h - top - low.size.h);
    let grounds = [above(whole, top), below].map(|area| fill(area, look.tint.deep));
    let picture = shown(look).and_then(|frame| {
        let PictureState::Ready(facts) = look.pictures.state(frame.file) else { return None };
        let area = above(whole, top);
        let crop = crop(facts.size, area.size(), Framing::of(&frame), Fraction::ZERO);
        let shape = Shape::Picture { file: frame.file.to_owned(), crop, radius: 0.0 };
        Some(Item::new(Part::Above, area, shape))
    });
    // Over what reaches out of the part within reach, such as a picture that drifts.
    posed.items.extend(grounds.into_iter().chain(picture).filter(|item| item.rect.h() > 0.5));
    whole.with_text_scale(look.stage.text_scale)
}

/// The picture above, and how large it stands there.
pub(super) fn frame(look: &Look<'_>, whole: Stage) -> Option<Frame> {
    let (_, top) = whole.within_reach().filter(|_| look.is_low)?;
    Some(Frame { file: shown(look)?.file.to_owned(), size: above(whole, top).size() })
}

fn above(whole: Stage, top: f32) -> Rect {
    rect(0.0, 0.0, whole.size.w, top)
}

/// The first picture of the slide, in the version that stands on it.
fn shown<'a>(look: &Look<'a>) -> Option<content::Frame<'a>> {
    look.slide.kind.photos().first().map(|photo| look.frame(photo))
}

fn fill(area: Rect, color: Rgba) -> Item {
    Item::new(Part::Above, area, Shape::Fill { color, radius: 0.0 })
}
