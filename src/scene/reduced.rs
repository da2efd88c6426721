//! Whether a slide has room for its words at the size that a visitor chose, and its words by themselves where it has not.

use super::{
    Layouts, Part,
    kinds::{Key, Kind, Reduced},
    look::Look,
    pose::{Pose, Posed},
    reading::is_reduced,
    told::Told,
    words::sentences,
};
use crate::{
    show::{Motion, Page, TextSize},
    units::Fraction,
};

impl Layouts {
    /// Whether the slide has words that are smaller than the visitor asked for.
    pub(super) fn is_reduced(&mut self, look: &Look<'_>) -> bool {
        if look.scale.text <= 1.0 {
            return false;
        }
        let key = Key::of(Kind::Slide, look);
        if let Some(known) = self.reduced.as_ref().filter(|known| known.key == key) {
            return known.is_reduced;
        }
        let (usual, large) =
            (self.layout(&look.at_size(TextSize::Normal), Kind::Slide), self.layout(look, Kind::Slide));
        let is_reduced = is_reduced(look, &usual, &large);
        self.reduced = Some(Reduced { key, is_reduced });
        is_reduced
    }

    /// Adds the page of the words that is open, and says how many there are and what is on it.
    pub(super) fn read(&mut self, look: &Look<'_>, page: usize, pose: &Pose, (posed, told): (&mut Posed, &mut Told)) {
        let layout = self.layout(look, Kind::Reading);
        let pages = layout.items.iter().filter_map(|laid| laid.page).max().map_or(1, |last| last + 1);
        let page = Page { place: page.min(pages - 1), turned: None };
        let from = posed.items.len();
        let (newest, motion) = (Fraction::ONE, Motion { page, ..pose.motion });
        posed.add(&layout, &Pose { motion, newest, ..*pose });
        told.pages = Some(pages);
        let read = posed.items[from..]
            .iter()
            .filter(|item| matches!(item.part, Part::ReadingHeading | Part::ReadingFigure | Part::ReadingText));
        let labels: Vec<&str> =
            read.filter_map(|item| item.meaning.as_ref()).map(|meaning| meaning.label.as_str()).collect();
        told.news = sentences(look.lang, &labels);
    }
}
