//! Pictures of the menu that arrive while it is open: they come out of their chapter's colour.

use super::{Item, Part, Pictures, Shape};
use crate::{
    show::Wake,
    theme::motion,
    units::{Fraction, Moment},
};

/// Fades in the menu's pictures among `items`, each from when it could be drawn; when they look different next. In a
/// `calm` show they are there at once.
pub(super) fn arriving(items: &mut [Item], pictures: &dyn Pictures, is_calm: bool, now: Moment) -> Wake {
    let mut next = Wake::Never;
    for item in items.iter_mut().filter(|item| item.part == Part::MenuPicture) {
        let Shape::Picture { file, .. } = &item.shape else { continue };
        let since = pictures.since(file);
        let shown = match since {
            None => Fraction::ZERO,
            Some(_) if is_calm => Fraction::ONE,
            Some(since) => Fraction::of(now.since(since), motion::ARRIVE),
        };
        // Also in the frame in which it arrives, when nothing of it is seen yet.
        if since.is_some() && shown < Fraction::ONE {
            next = Wake::Moving;
        }
        item.opacity *= shown.eased().get();
    }
    next
}
