//! What people ask for sooner than it may be done: a screen that changes too often within a second may harm them.

use std::mem::{Discriminant, discriminant};

use super::{Action, Mode, Overlay, Pull, Show, TextSize};
use crate::units::Moment;

impl Show {
    /// Does `action`, or keeps it until it may be done without too many large changes within a second.
    pub(super) fn perform_unless_too_soon(&mut self, action: Action, now: Moment) {
        let is_too_soon = now < self.changes.free_at() && self.may_change_all(action);
        if is_too_soon {
            // Who asks again for what is there or not has asked for nothing.
            let takes_back = self.late == Some(action) && is_switch(action);
            self.late = (!takes_back).then_some(action);
        } else {
            if !is_beside(action) {
                self.late = None;
            }
            let before = self.sight();
            let was_enlarged = self.is_enlarged();
            self.perform(action, now);
            // What a hand pulls aside is a slide or a picture; the other has none of that number.
            if self.is_enlarged() != was_enlarged {
                self.state.pull = None;
            }
            // That something follows the hand is counted where it begins.
            if self.sight() != before && !matches!(action, Action::Pull(_)) {
                self.changes.note(now);
            }
        }
    }

    /// Does what was asked for too soon, as soon as it may be done.
    pub(super) fn catch_up(&mut self, now: Moment) {
        if now >= self.changes.free_at()
            && let Some(action) = self.late.take()
        {
            self.perform_unless_too_soon(action, now);
        }
    }

    /// Whether `action` may change a large part of what is seen at once, apart from the slide.
    const fn may_change_all(&self, action: Action) -> bool {
        match action {
            // What darkens the screen, and what ends the talk after that.
            Action::Back if matches!(self.state.mode, Mode::Present) => self.state.talk.ends.is_none(),
            Action::Freeze
            | Action::Overview
            | Action::SpeakersView
            | Action::Menu
            | Action::Inner(_)
            | Action::Outer
            | Action::TextSize
            | Action::TextAt(_)
            | Action::Contrast
            | Action::Read
            | Action::Reach
            | Action::Enlarge(_)
            | Action::EnlargeAt(..)
            | Action::OtherPicture { .. }
            | Action::Black
            | Action::White => true,
            Action::Zoom(_) => self.state.overlay.is_none(),
            // A hand that leads out of a page of the menu.
            Action::LetGo { goes, .. } if self.is_inner() => goes,
            Action::Look { .. }
            | Action::LookAt(..)
            | Action::GlideTo(..)
            | Action::Pull(_)
            | Action::LetGo { .. }
            | Action::Digit(_)
            | Action::Language
            | Action::InLanguage(_)
            | Action::Hear
            | Action::Mute
            | Action::Calm
            | Action::Divide(_)
            | Action::Light(_)
            | Action::PointAt(..)
            | Action::Choose(_)
            | Action::Letter(_)
            | Action::Erase
            | Action::Scroll(_)
            | Action::FullScreen
            | Action::TurnTo(_)
            | Action::Stay => false,
            // What closes what covers the slide, or lets go of it.
            _ => {
                let covers = matches!(self.state.overlay, Some(overlay) if !matches!(overlay, Overlay::Spot(_)));
                let is_frozen = self.state.talk.frozen.is_some();
                covers || is_frozen || matches!(self.state.pull, Some(Pull { beside: Some(_), .. }))
            }
        }
    }

    /// What decides how most of the screen looks, apart from the slide.
    fn sight(&self) -> (Option<Discriminant<Overlay>>, Option<usize>, TextSize, [bool; 5]) {
        let overlay = self.state.overlay.filter(|overlay| !matches!(overlay, Overlay::Spot(_)));
        let picture = match overlay {
            Some(Overlay::Enlarged { picture, .. }) => Some(picture),
            _ => None,
        };
        let comfort = self.state.comfort;
        let is_pulled = self.state.pull.is_some_and(|pull| pull.beside.is_some() && pull.let_go.is_none());
        let talk = &self.state.talk;
        let switches = [comfort.high_contrast, comfort.low_reach, is_pulled, talk.frozen.is_some(), talk.is_viewed];
        (overlay.as_ref().map(discriminant), picture, comfort.text, switches)
    }
}

/// Whether `action` switches something on, and off when it is asked for again.
const fn is_switch(action: Action) -> bool {
    matches!(
        action,
        Action::Black
            | Action::White
            | Action::Freeze
            | Action::Overview
            | Action::SpeakersView
            | Action::Menu
            | Action::Read
            | Action::Contrast
            | Action::Reach
    )
}

/// Whether `action` does not take the place of what was asked for before it: it changes neither the slide nor what covers it.
const fn is_beside(action: Action) -> bool {
    matches!(
        action,
        Action::PointAt(..)
            | Action::Light(_)
            | Action::Scroll(_)
            | Action::Hear
            | Action::Mute
            | Action::Stay
            | Action::FullScreen
    )
}
