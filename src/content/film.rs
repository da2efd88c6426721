//! Films: what a slide of this kind says besides words, and what reading the files tells of them.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde::Deserialize;

use super::{Cue, Lang, Photo, Text, Video, declare::choices};
use crate::units::{FilmFacts, film_time};

/// The file of a film.
#[derive(Clone, Debug, Default, PartialEq, Hash, Deserialize)]
#[serde(from = "String")]
pub struct FilmFile {
    /// Path relative to the folder of `content.ron`, with forward slashes; may not leave that folder.
    pub path: String,
    /// What is known of it; nothing where it was not looked at, or cannot be shown.
    pub facts: Option<FilmFacts>,
    /// The picture that stands for it: the author's, or the film's first.
    pub still: Photo,
}

impl From<String> for FilmFile {
    fn from(path: String) -> Self {
        Self { still: Photo { file: path.clone(), ..Photo::default() }, path, facts: None }
    }
}

/// A film in place of a picture, behind words: it makes no sound and begins again without end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "String")]
pub struct SilentFilm {
    /// As [`FilmFile::path`].
    pub path: String,
    /// As [`FilmFile::facts`].
    pub facts: Option<FilmFacts>,
}

impl From<String> for SilentFilm {
    fn from(path: String) -> Self {
        Self { path, facts: None }
    }
}

choices! {
    /// What comes after a film's end.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Repeats {
        /// Its last picture stands, and in the loop the next slide comes.
        #[default]
        Once = "once",
        /// It begins again, without a gap.
        Loop = "loop",
    }
}

/// The captions of a film: the files of the author, and what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "Text")]
pub struct Captions {
    /// The file for each language.
    pub files: Text,
    /// The captions of each file, ordered by their beginning; files that cannot be read have none.
    pub tracks: BTreeMap<String, Arc<[Cue]>>,
}

impl From<Text> for Captions {
    fn from(files: Text) -> Self {
        Self { files, tracks: BTreeMap::new() }
    }
}

impl Captions {
    /// The name of the file for `lang`: its own, the one for all languages, or that of a near relative (`zh` for
    /// `zh-Hant`); those of other languages help nobody.
    #[must_use]
    pub fn file(&self, lang: &Lang) -> Option<&str> {
        file_for(&self.files, lang)
    }

    /// What is said in `lang`.
    #[must_use]
    pub fn track(&self, lang: &Lang) -> &[Cue] {
        self.file(lang).and_then(|file| self.tracks.get(file)).map_or(&[], |track| track)
    }

    /// The place in the track of `lang` of the caption that stands at this time.
    #[must_use]
    pub fn at(&self, lang: &Lang, time: Duration) -> Option<usize> {
        self.track(lang).iter().rposition(|cue| cue.from <= time && time < cue.to)
    }

    /// When another caption in `lang` stands, or none, after this time; nothing if that stays.
    #[must_use]
    pub fn next_change(&self, lang: &Lang, time: Duration) -> Option<Duration> {
        self.track(lang).iter().flat_map(|cue| [cue.from, cue.to]).filter(|change| *change > time).min()
    }

    /// When the last caption of all languages ends.
    fn end(&self) -> Option<Duration> {
        self.tracks.values().flat_map(|track| track.iter()).map(|cue| cue.to).max()
    }
}

/// Of the files for each language, the one for `lang`: its own, the one for all languages, or that of a near relative.
pub(super) fn file_for<'a>(files: &'a Text, lang: &Lang) -> Option<&'a str> {
    let Text { common, by_lang } = files;
    let relative = || by_lang.iter().find(|(other, _)| other.primary() == lang.primary()).map(|(_, file)| file);
    by_lang.get(lang).or(common.as_ref()).or_else(relative).map(String::as_str).filter(|file| !file.is_empty())
}

impl Video {
    /// How long the film takes; nothing if nobody knows. Of one that cannot be played, as long as its captions go on.
    #[must_use]
    pub fn length(&self) -> Option<Duration> {
        let played = self.file.facts.as_ref().map(FilmFacts::length);
        played.or_else(|| self.captions.end()).filter(|length| !length.is_zero())
    }

    /// Whether something is to be heard in it.
    #[must_use]
    pub fn has_sound(&self) -> bool {
        self.file.facts.as_ref().is_some_and(|facts| facts.has_sound)
    }

    /// The place in the track of `lang` of the caption that stands after so much of a showing.
    #[must_use]
    pub fn caption(&self, lang: &Lang, elapsed: Duration, repeats: bool) -> Option<usize> {
        self.captions.at(lang, film_time(elapsed, self.length()?, repeats))
    }

    /// How long after `elapsed` another caption stands, or none; nothing if that stays for good.
    #[must_use]
    pub fn next_caption(&self, lang: &Lang, elapsed: Duration, repeats: bool) -> Option<Duration> {
        let (track, length) = (self.captions.track(lang), self.length()?);
        let at = film_time(elapsed, length, repeats);
        let ahead = self.captions.next_change(lang, at);
        // What a film says after its end is not shown.
        let ahead = ahead.filter(|change| *change <= length).map(|change| change.saturating_sub(at));
        ahead.or_else(|| (repeats && !track.is_empty()).then(|| length.saturating_sub(at)))
    }
}
