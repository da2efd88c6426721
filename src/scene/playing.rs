//! A film in its place, where it plays, and the picture that stands for it where it does not.

use super::{
    Frame, Part, Role, Shape,
    crop::{Framing, crop},
    laid::Laid,
    look::Look,
    picture::{Drift, drawable, still},
    pictures::due,
};
use crate::{
    content::Photo,
    units::{Fraction, Rect, Size, size},
};

/// The film at `path`, whose pictures have this shape, over all of `area`; until it plays, `photo`, which has its framing and
/// its words.
pub(super) fn playing(look: &Look<'_>, photo: &Photo, (path, shape): (&str, Size), area: Rect) -> Vec<Laid> {
    let area = drawable(area);
    let mut items = still(look, photo, area, Drift::None);
    let Some(first) = items.first_mut() else { return items };
    let crop = crop(shape, area.size(), Framing::of(&look.frame(photo)), Fraction::ZERO);
    let film = Some(Frame { file: path.to_owned(), size: size(area.w() / crop.w(), area.h() / crop.h()) });
    if look.pictures.plays(path) {
        let shape = Shape::Picture { file: due(path), crop, radius: 0.0 };
        let playing = Laid::new(Part::Picture, area, shape).meaning(Role::Image, look.text(&photo.alt));
        return vec![Laid { frame: first.frame.take(), film, ..playing }];
    }
    first.film = film;
    items
}
