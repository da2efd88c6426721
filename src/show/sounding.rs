//! What is heard at a moment: the voice that tells of a slide, its film, and its chapter.

use std::time::Duration;

use crate::{
    content::{Chapter, Exhibition, FilmSound, SlideKind},
    units::{Channel, FilmFacts, Moment, film_time},
};

use super::{Mode, Overlay, Phase, ShowState};

/// A sound that is heard at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Sounding<'a> {
    /// What it is.
    pub channel: Channel,
    /// Its file, as the exhibition names it; empty for what is read aloud.
    pub file: &'a str,
    /// How far it has come, within one showing if it repeats.
    pub at: Duration,
    /// How long one showing takes.
    pub length: Duration,
    /// It begins again at its end.
    pub repeats: bool,
    /// How loud it is, 0 ..= 1.
    pub level: f32,
}

/// How loud a film is under a voice.
const FILM_UNDER_VOICE: f32 = 0.25;

/// How loud what is always there is by itself, and under a voice or a film.
const AMBIENCE: f32 = 0.5;
const AMBIENCE_UNDER: f32 = 0.12;

/// How loud the machine is at this volume, 0 ..= 100: to the ear, 50 is half of 100.
#[must_use]
pub fn loudness(volume: u8) -> f32 {
    let part = f32::from(volume.min(100)) / 100.0;
    part * part
}

/// What is heard at `now` on a machine at this volume, 0 ..= 100.
#[must_use]
pub fn sounding<'a>(exhibition: &'a Exhibition, state: &ShowState, volume: u8, now: Moment) -> Vec<Sounding<'a>> {
    let is_blank = state.overlay.is_some_and(Overlay::is_blank);
    let is_silent = volume == 0 || !state.can_hear || is_blank || state.phase == Phase::Closed;
    let Some((chapter, slide)) = exhibition.slide(state.slide).filter(|_| !is_silent) else { return Vec::new() };
    let voice = voice(exhibition, &slide.kind, state, now);
    let film = film(exhibition, &slide.kind, state, now).filter(|_| !state.muted);
    let (has_voice, has_film) = (voice.is_some(), film.is_some());
    let film = film.map(|film| Sounding { level: if has_voice { FILM_UNDER_VOICE } else { 1.0 }, ..film });
    let ambience = ambience(chapter).filter(|_| !state.muted && state.mode != Mode::Present);
    let under = if has_voice || has_film { AMBIENCE_UNDER } else { AMBIENCE };
    let ambience = ambience.map(|ambience| Sounding { level: under, ..ambience });
    let loudness = loudness(volume);
    let all = [voice, film, ambience].into_iter().flatten();
    all.map(|sound| Sounding { level: sound.level * loudness, ..sound }).collect()
}

/// Whether the slide has a sound besides its narration, which can be switched off.
#[must_use]
pub fn has_sound(chapter: &Chapter, slide: &SlideKind) -> bool {
    let film = slide.film().is_some_and(|film| film.sound != FilmSound::Off && film.has_sound());
    film || chapter.ambience.facts.is_some()
}

fn voice<'a>(exhibition: &Exhibition, slide: &'a SlideKind, state: &ShowState, now: Moment) -> Option<Sounding<'a>> {
    let hearing = state.hearing.filter(|hearing| hearing.plays())?;
    let (channel, file, length) = match slide.narration().told(exhibition.languages.get(state.language)?) {
        Some((file, facts)) => (Channel::Narration, file, facts.length),
        None if state.reads_aloud() => (Channel::Speech, "", hearing.spoken.unwrap_or(Duration::MAX)),
        None => return None,
    };
    let at = hearing.heard(now);
    (at < length.saturating_add(LATE)).then_some(Sounding { channel, file, at, length, repeats: false, level: 1.0 })
}

/// A voice comes a little late, since nothing of it is left out: it is heard for a little longer than it takes.
const LATE: Duration = Duration::from_millis(500);

fn film<'a>(exhibition: &Exhibition, slide: &'a SlideKind, state: &ShowState, now: Moment) -> Option<Sounding<'a>> {
    let film = slide.film().filter(|film| film.has_sound())?;
    let somebody =
        matches!(state.phase, Phase::Exploring | Phase::Goodbye { .. } | Phase::Paused { .. } | Phase::Presenting);
    let is_heard = match film.sound {
        FilmSound::Off => false,
        FilmSound::OnTouch => somebody,
        FilmSound::On => true,
    };
    let elapsed = state.film_time(now).filter(|_| is_heard)?;
    let (length, repeats) = (film.file.facts.as_ref().map(FilmFacts::length)?, exhibition.repeats(film));
    let at = film_time(elapsed, length, repeats);
    let sound = Sounding { channel: Channel::Film, file: &film.file.path, at, length, repeats, level: 1.0 };
    (repeats || elapsed < length).then_some(sound)
}

fn ambience(chapter: &Chapter) -> Option<Sounding<'_>> {
    let length = chapter.ambience.facts?.length;
    let file = chapter.ambience.path.as_str();
    Some(Sounding { channel: Channel::Ambience, file, at: Duration::ZERO, length, repeats: true, level: 1.0 })
}
