//! Films: whether they can be shown, and what their captions say.

use std::{collections::BTreeSet, ops::Range, sync::Arc, time::Duration};

use super::Reader;
use crate::{
    content::{
        Captions, Cue, CueProblem, DataFile, Filmed, Found, Lang, Photo, SlideKind, Video,
        captions::{Track, captions},
        codes,
        decode::decode,
        limits::{DATA_BYTES_MAX, LANGUAGES_MAX},
        scan::{NodeId, Shape, join},
    },
    diag::{Severity, Source, Words},
    units::FilmFacts,
    words,
};

impl Reader<'_> {
    /// The path of a film.
    pub(super) fn film(&mut self, id: NodeId, path: &str) {
        self.expect(id, Shape::Text, path, words!("a path in quotes"));
        if self.tree.node(id).shape == Shape::Text
            && let Some(file) = self.written_path(id, path)
        {
            self.path(
                id,
                &file,
                path,
                codes::FILM_MISSING,
                words!("until it is there, its poster stands in its place"),
            );
        }
    }

    /// Files for languages: one for all, or one for each; `check` looks at each.
    pub(super) fn files_by_language(&mut self, id: NodeId, path: &str, check: fn(&mut Self, NodeId, &str)) {
        let node = self.tree.node(id);
        if node.shape != Shape::Round || !self.tree.name(id).is_empty() {
            check(self, id, path);
            return;
        }
        for child in node.children.iter().copied().take(LANGUAGES_MAX) {
            let (Some(tag), Some(key)) = (self.tree.key(child), self.tree.node(child).key.clone()) else {
                self.wrong(child, path, words!("a language before each path, `zh: \"films/gate.zh.vtt\"`"));
                continue;
            };
            let path = join(path, tag);
            if !self.languages.contains(&Lang::new(tag)) {
                let message = words!("the exhibition has no language `{tag}`", tag);
                let hint = words!("add it to `languages`, or take the text away");
                self.report.warning(codes::LANGUAGE_UNUSED, key, &path, message, hint);
            }
            check(self, child, &path);
        }
    }

    pub(super) fn caption_file(&mut self, id: NodeId, path: &str) {
        self.expect(id, Shape::Text, path, words!("a path in quotes"));
        if self.tree.node(id).shape == Shape::Text
            && let Some(file) = self.written_path(id, path)
        {
            let otherwise = words!("until it is there, nothing of it is to be read in this language");
            self.path(id, &file, path, codes::CAPTIONS_UNREADABLE, otherwise);
        }
    }

    /// Looks at the film of a slide and reads its captions.
    pub(super) fn look_at_film(&mut self, id: NodeId, kind: &mut SlideKind, path: &str) {
        let SlideKind::Video(video) = kind else { return };
        let Video { file, poster, alt, credit, focus, .. } = &mut *video;
        let shown = if poster.is_empty() { file.path.clone() } else { poster.clone() };
        let (alt, credit, focus) = (alt.clone(), credit.clone(), *focus);
        file.still = Photo { file: shown, alt, credit, focus, ..Photo::default() };
        let span = self.span_of(id, "file");
        if self.files.look(&video.file.path) == Found::File {
            video.file.facts = self.facts(&video.file.path, span, &join(path, "file"));
        }
        self.read_captions(id, video, path);
        let written = video.dwell.map(super::super::Dwell::secs);
        let length = video.file.facts.as_ref().map(|facts| facts.length().as_secs_f64());
        if let (Some(written), Some(length)) = (written, length)
            && written < length
            && video.repeats == super::super::Repeats::Once
        {
            let message = words!(
                "the film takes {length} s, and after {written} s the next slide comes",
                length = format!("{length:.1}"),
                written = format!("{written}")
            );
            let hint = words!("leave `dwell` out: a film stays until its end");
            let span = self.span_of(id, "dwell");
            self.report.warning(codes::FILM_CUT, span, &join(path, "dwell"), message, hint);
        }
    }

    /// Where the value of a field stands; of one that is not there, where it would.
    pub(super) fn span_of(&self, id: NodeId, name: &str) -> Range<usize> {
        self.tree.field(id, name).map_or_else(|| self.place_of(id, name), |node| self.tree.node(node).span.clone())
    }

    /// What is known of a film; what is wrong with it is reported.
    pub(super) fn facts(&mut self, file: &str, span: Range<usize>, path: &str) -> Option<FilmFacts> {
        match self.files.film(file) {
            Filmed::Unknown => None,
            Filmed::Film(facts) => Some(facts),
            Filmed::NoEngine => {
                let message = words!("nothing on this machine plays films: the poster is shown instead");
                let hint = words!("`sudo apt-get install ffmpeg` where the exhibition is shown");
                self.report.warning(codes::FILM_ENGINE, span, path, message, hint);
                None
            }
            Filmed::Unreadable(why) => {
                let hint = words!("until it can be played, its poster stands in its place");
                self.report.warning(codes::FILM_UNREADABLE, span, path, why, hint);
                None
            }
        }
    }

    fn read_captions(&mut self, id: NodeId, video: &mut Video, path: &str) {
        self.read_tracks(&mut video.captions, video.file.facts.as_ref().map(FilmFacts::length));
        if video.file.facts.as_ref().is_some_and(|facts| facts.has_sound) {
            let lacking: Vec<&str> = self
                .languages
                .iter()
                .filter(|lang| video.captions.file(lang).is_none())
                .map(|lang| lang.0.as_str())
                .collect();
            if !lacking.is_empty() {
                let message = words!(
                    "something is to be heard in the film, and there are no captions in {languages}",
                    languages = lacking.join(", ")
                );
                let hint = words!("write `captions: (zh: \"films/gate.zh.vtt\")`: not all visitors hear");
                let span = self.span_of(id, "captions");
                self.report.warning(codes::CAPTIONS_MISSING, span, &join(path, "captions"), message, hint);
            }
        }
    }

    /// Reads the files of captions, of something that takes so long.
    pub(super) fn read_tracks(&mut self, Captions { files, tracks }: &mut Captions, length: Option<Duration>) {
        let named = files.common.iter().chain(files.by_lang.values());
        let names: BTreeSet<String> = named.cloned().collect();
        for name in names.iter().filter(|name| !name.is_empty()) {
            if let Some((track, file)) = self.track(name) {
                tracks.insert(name.clone(), track.cues.iter().map(|(cue, _)| cue.clone()).collect::<Arc<[Cue]>>());
                self.tell_captions(&track, &file, length);
                self.tell_fast(&track, &file);
                self.keep(file);
            }
        }
    }

    /// Reads a file of captions; nothing if it is not there, which was told.
    fn track(&mut self, name: &str) -> Option<(Track, DataFile)> {
        let mut file = DataFile { name: name.to_owned(), ..DataFile::default() };
        if crate::units::path_fault(name).is_some() || self.files.look(name) != Found::File {
            file.is_missing = true;
            self.keep(file);
            return None;
        }
        let read = self.files.read(name, DATA_BYTES_MAX + 1);
        let unreadable = |why: Words| {
            let at = Source { name, text: "" };
            at.finding(Severity::Warning, codes::CAPTIONS_UNREADABLE, 0..0, "", why).with_hint(save_as())
        };
        let told = match read {
            Err(why) => unreadable(why),
            Ok(bytes) if bytes.len() > DATA_BYTES_MAX => {
                unreadable(words!("the file is larger than {max} MiB", max = DATA_BYTES_MAX >> 20))
            }
            Ok(bytes) => match decode(name, &bytes) {
                Ok(text) => {
                    (file.text, file.bytes) = (text, Some(bytes));
                    return Some((captions(&file.text), file));
                }
                Err(finding) => {
                    // What is text up to the fault is shown with it.
                    let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
                    file.text = String::from_utf8_lossy(&bytes[..valid]).into_owned();
                    let at = finding.span.start.min(valid);
                    let source = Source { name, text: &file.text };
                    let told =
                        source.finding(Severity::Warning, codes::CAPTIONS_UNREADABLE, at..at, "", finding.message);
                    told.with_hint(save_as())
                }
            },
        };
        self.report.told(told);
        self.keep(file);
        None
    }

    /// Tells what of a file of captions cannot be shown.
    fn tell_captions(&mut self, track: &Track, file: &DataFile, length: Option<Duration>) {
        let source = Source { name: &file.name, text: &file.text };
        let mut tell = |code, span: &Range<usize>, message: Words, hint: Words| {
            let finding = source.finding(Severity::Warning, code, span.clone(), "", message);
            self.report.told(finding.with_hint(hint));
        };
        let form =
            || words!("a caption is a line `00:01.000 --> 00:04.500` with its words below, and an empty line behind");
        for fault in &track.faults {
            let (code, message) = match fault.kind {
                CueProblem::NoTimes => {
                    (codes::CAPTIONS_FORM, words!("these words have no line that says from when to when they stand"))
                }
                CueProblem::Time => (codes::CAPTIONS_FORM, words!("these times cannot be read")),
                CueProblem::Backwards => (codes::CAPTIONS_TIME, words!("this caption ends before it begins")),
            };
            tell(code, &fault.span, message, form());
        }
        if track.cues.is_empty() && track.faults.is_empty() {
            tell(codes::CAPTIONS_FORM, &(0..0), words!("the file has no captions"), form());
        }
        if let Some(length) = length
            && let Some((_, span)) = track.cues.iter().find(|(cue, _)| cue.from >= length)
        {
            let message = words!(
                "from here on the captions come after the film's end, at {length} s",
                length = format!("{:.1}", length.as_secs_f64())
            );
            tell(
                codes::CAPTIONS_TIME,
                span,
                message,
                words!("they belong to another film, or to another cut of this one"),
            );
        }
    }

    /// Tells which captions of a film go before they can be read.
    fn tell_fast(&mut self, track: &Track, file: &DataFile) {
        /// So many are told one by one: a file of a machine may have hundreds.
        const TOLD: usize = 5;
        let source = Source { name: &file.name, text: &file.text };
        let mut fast = track.cues.iter().filter(|(cue, _)| cue.is_fast());
        let mut tell = |span: &Range<usize>, message: Words| {
            let finding = source.finding(Severity::Warning, codes::CAPTIONS_FAST, span.clone(), "", message);
            self.report.told(finding.with_hint(words!("let it stand longer, or say it in fewer words")));
        };
        for (cue, span) in fast.by_ref().take(TOLD) {
            let seconds = |time: Duration| format!("{:.1}", time.as_secs_f64());
            let (stands, needs) = (seconds(cue.to.saturating_sub(cue.from)), seconds(cue.reading()));
            tell(span, words!("this caption stands for {stands} s, and reading it takes {needs} s", stands, needs));
        }
        if let Some((_, span)) = fast.next() {
            let count = fast.count() + 1;
            tell(span, words!("{count} more captions from here on go before they can be read", count));
        }
    }

    /// A file of captions is read again when it changes, and findings show its lines.
    fn keep(&mut self, file: DataFile) {
        if self.captions.iter().all(|known| known.name != file.name) {
            self.captions.push(file);
        }
    }
}

fn save_as() -> Words {
    words!("captions are text in UTF-8: WebVTT (`.vtt`) or SRT (`.srt`)")
}
