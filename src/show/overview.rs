//! All slides at once, for a speaker who looks for one.

use serde::{Deserialize, Serialize};

use super::{Action, Key, Mode, Overlay, Show};
use crate::units::Moment;

/// What of all slides a speaker looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What was typed: a part of a heading, or the beginning of a number.
    pub query: String,
    /// The places of the slides that it means, in order; without a query all that people come to.
    pub found: Vec<usize>,
    /// The place of the slide that Enter goes to.
    pub chosen: usize,
}

/// A longer query means nothing that a shorter one does not.
const QUERY_MAX: usize = 40;

/// What a key asks for while all slides are seen in so many columns; what is typed comes as letters.
#[must_use]
pub fn choosing(key: Key, columns: usize) -> Option<Action> {
    let row = i32::try_from(columns.max(1)).unwrap_or(1);
    Some(match key {
        Key::ArrowRight | Key::PageDown | Key::Tab | Key::Forward => Action::Choose(1),
        Key::ArrowLeft | Key::PageUp | Key::BackTab | Key::Back => Action::Choose(-1),
        Key::ArrowDown => Action::Choose(row),
        Key::ArrowUp => Action::Choose(-row),
        Key::Home => Action::Choose(i32::MIN),
        Key::End => Action::Choose(i32::MAX),
        Key::Enter => Action::Enter,
        Key::Backspace => Action::Erase,
        Key::Escape => Action::Back,
        Key::F5 => Action::Continue,
        Key::F11 => Action::FullScreen,
        _ => return None,
    })
}

impl Show {
    /// Shows all slides, or the one on screen again.
    pub(super) fn toggle_overview(&mut self) {
        if self.state.mode != Mode::Present {
            return;
        }
        self.toggle(Overlay::Overview);
        self.state.talk.overview = Overview { chosen: self.state.slide, ..Overview::default() };
        self.find();
    }

    /// Finds anew what the query means.
    pub(super) fn find(&mut self) {
        let wanted = self.state.talk.overview.query.trim().to_lowercase();
        let here = self.state.slide;
        let counted = |place: &usize| self.program.order().holds(*place) || *place == here;
        let places = (0..self.program.len()).filter(counted).enumerate();
        let means = |(position, place): &(usize, usize)| {
            let headings = &self.program.stop(*place).headings;
            (position + 1).to_string().starts_with(&wanted) || headings.iter().any(|heading| heading.contains(&wanted))
        };
        let found: Vec<usize> = places.filter(means).map(|(_, place)| place).collect();
        let overview = &mut self.state.talk.overview;
        if !found.contains(&overview.chosen) {
            overview.chosen = found.first().copied().unwrap_or(here);
        }
        overview.found = found;
    }

    /// Another of the slides that were found, so many further on.
    pub(super) fn choose(&mut self, by: i32) {
        let overview = &mut self.state.talk.overview;
        let at = overview.found.iter().position(|place| *place == overview.chosen).unwrap_or(0);
        let last = overview.found.len().saturating_sub(1);
        let by = isize::try_from(by).unwrap_or(0);
        if let Some(place) = overview.found.get(at.saturating_add_signed(by).min(last)) {
            overview.chosen = *place;
        }
    }

    /// One more letter of the query, or one less.
    pub(super) fn spell(&mut self, letter: Option<char>) {
        if self.state.overlay != Some(Overlay::Overview) {
            return;
        }
        let query = &mut self.state.talk.overview.query;
        match letter {
            Some(letter) if !letter.is_control() && query.chars().count() < QUERY_MAX => query.push(letter),
            Some(_) => {}
            None => _ = query.pop(),
        }
        self.find();
    }

    /// Goes to the slide that was chosen.
    pub(super) fn go_to_chosen(&mut self, now: Moment) {
        let overview = &self.state.talk.overview;
        if overview.found.is_empty() {
            return;
        }
        self.set_out(overview.chosen, now);
    }
}
