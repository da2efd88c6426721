//! `--status`: one line on standard error whenever something on screen changes, for supervisors and tests.

use std::borrow::Cow;

use super::{frames::Frames, health::phase_name};
use crate::{
    content::Exhibition,
    record,
    show::{Overlay, ShowState},
    units::Moment,
};

/// Remembers the last line, so that only changes are told.
#[derive(Debug, Default)]
pub(super) struct Status {
    is_on: bool,
    /// What stands before what the speaker's window tells.
    whose: &'static str,
    last: String,
}

impl Status {
    pub(super) const fn new(is_on: bool, is_speakers: bool) -> Self {
        Self { is_on, whose: if is_speakers { "speaker " } else { "" }, last: String::new() }
    }

    /// Writes a line about what is on screen, if that has changed.
    pub(super) fn tell(&mut self, exhibition: &Exhibition, state: &ShowState, now: Moment, frames: &Frames) {
        if !self.is_on {
            return;
        }
        let slide = exhibition.slide(state.slide).map_or("-", |(_, slide)| slide.id.as_str());
        let lang = exhibition.languages.get(state.language).map_or("-", |lang| lang.0.as_str());
        let (phase, overlay) = (phase_name(state.phase), state.overlay.map_or(Cow::Borrowed("none"), overlay));
        let changing = if state.transition.is_some() { "yes" } else { "no" };
        let text = if state.comfort.text.is_enlarged() { "large" } else { "normal" };
        let voice = voice(state);
        let line = format!(
            "slide={slide} phase={phase} lang={lang} overlay={overlay} text={text} voice={voice} changing={changing}"
        );
        if line != self.last {
            let whose = self.whose;
            write(&format!("{whose}{line} t={} frames={}", now.millis, frames.count()));
            self.last = line;
        }
    }

    /// Writes a line about an event.
    pub(super) fn event(&self, what: &str) {
        if self.is_on {
            write(&format!("{}{what}", self.whose));
        }
    }
}

/// What a voice that tells of the slide does; `no` where nothing can be heard.
const fn voice(state: &ShowState) -> &'static str {
    match state.hearing {
        _ if !state.can_hear => "no",
        None => "none",
        Some(hearing) if hearing.plays() => "plays",
        Some(_) => "waits",
    }
}

fn write(line: &str) {
    record::line(&format!("status {line}"));
}

fn overlay(overlay: Overlay) -> Cow<'static, str> {
    Cow::Borrowed(match overlay {
        Overlay::Menu => "menu",
        Overlay::Inner(place) => return format!("menu-{}", place + 1).into(),
        Overlay::Enlarged { .. } => "enlarged",
        // People count from 1.
        Overlay::Spot(place) => return format!("spot-{}", place + 1).into(),
        Overlay::Reading { page, .. } => return format!("reading-{}", page + 1).into(),
        Overlay::Black => "black",
        Overlay::Overview => "overview",
        Overlay::White => "white",
    })
}
