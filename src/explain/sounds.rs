//! What is heard of each slide on this machine: a voice that tells of it, its film, its chapter, or the machine's own voice.

use serde::Serialize;

use super::Question;
use crate::{
    content::{Chapter, FilmSound, Lang, Slide},
    show::{Mode, OwnVoice},
};

/// What is heard on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sounds {
    /// How loud the machine is at the moment: 0 (nothing is heard) to 100.
    pub volume: u8,
    /// It reads slides without a narration aloud, in the languages for which it has a voice.
    pub reads_aloud: bool,
    /// The slides of which something is heard, in their order.
    pub slides: Vec<Heard>,
}

/// What is heard of a slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heard {
    /// Its id.
    pub slide: String,
    /// Its title, heading or sentence.
    pub title: String,
    /// The languages in which a recorded voice tells of it.
    pub narration: Vec<String>,
    /// Those in which what that voice says can be read as well.
    pub transcript: Vec<String>,
    /// Those in which the machine reads it aloud, where it has a voice for them.
    pub read_aloud: Vec<String>,
    /// When its film is heard: `on_touch` or `on`.
    pub film: Option<&'static str>,
    /// The file that is always heard in its chapter; in a talk none is.
    pub ambience: Option<String>,
}

/// All of it.
pub(super) fn told(question: &Question<'_>, lang: &Lang) -> Sounds {
    let reads_aloud = question.own_voice == OwnVoice::Reads && question.mode != Mode::Present;
    let slides =
        question.exhibition.slides().map(|(chapter, slide)| heard(question, reads_aloud, lang, chapter, slide));
    let is_heard = |heard: &Heard| {
        let Heard { narration, read_aloud, film, ambience, .. } = heard;
        !narration.is_empty() || !read_aloud.is_empty() || film.is_some() || ambience.is_some()
    };
    Sounds { volume: question.volume, reads_aloud, slides: slides.filter(is_heard).collect() }
}

fn heard(question: &Question<'_>, reads_aloud: bool, lang: &Lang, chapter: &Chapter, slide: &Slide) -> Heard {
    let kind = &slide.kind;
    let languages = |holds: &dyn Fn(&Lang) -> bool| {
        let languages = question.exhibition.languages.iter().filter(|lang| holds(lang));
        languages.map(|lang| lang.0.clone()).collect::<Vec<_>>()
    };
    let is_told = |lang: &Lang| kind.narration().told(lang).is_some();
    let film = kind.film().filter(|film| film.has_sound()).and_then(|film| match film.sound {
        FilmSound::Off => None,
        FilmSound::OnTouch => Some("on_touch"),
        FilmSound::On => Some("on"),
    });
    let ambience = chapter.ambience.facts.is_some() && question.mode != Mode::Present;
    Heard {
        slide: slide.id.clone(),
        title: kind.heading().one_line(lang),
        narration: languages(&is_told),
        transcript: languages(&|lang| is_told(lang) && !kind.transcript().track(lang).is_empty()),
        read_aloud: languages(&|lang| reads_aloud && !is_told(lang)),
        film,
        ambience: ambience.then(|| chapter.ambience.path.clone()),
    }
}
