//! Sounds: whether they can be played, and what is missing beside them.

use std::{collections::BTreeSet, ops::Range};

use super::Reader;
use crate::{
    content::{
        Captions, Found, Heard, Lang, Narration, SlideKind, SoundFile, codes,
        scan::{NodeId, Shape, join},
    },
    units::SoundFacts,
    words,
};

impl Reader<'_> {
    /// The path of a sound.
    pub(super) fn sound_file(&mut self, id: NodeId, path: &str) {
        self.expect(id, Shape::Text, path, words!("a path in quotes"));
        if self.tree.node(id).shape == Shape::Text
            && let Some(file) = self.written_path(id, path)
        {
            self.path(id, &file, path, codes::SOUND_MISSING, words!("until it is there, nothing is heard"));
        }
    }

    /// Looks at what tells of a slide, and reads what is written of that.
    pub(super) fn look_at_narration(&mut self, id: NodeId, kind: &mut SlideKind, path: &str) {
        let (narration, transcript) = kind.narration_mut();
        let files: BTreeSet<String> = narration.files().map(str::to_owned).collect();
        if files.is_empty() && transcript.files == super::super::Text::default() {
            return;
        }
        let span = self.span_of(id, "narration");
        for file in files {
            if let Some(facts) = self.sound_facts(&file, span.clone(), &join(path, "narration")) {
                narration.facts.insert(file, facts);
            }
        }
        self.read_tracks(transcript, None);
        self.tell_lacking(id, narration, transcript, path);
    }

    /// Looks at the sound of a chapter.
    pub(super) fn look_at_ambience(&mut self, id: NodeId, ambience: &mut SoundFile, path: &str) {
        if !ambience.path.is_empty() {
            let span = self.span_of(id, "ambience");
            ambience.facts = self.sound_facts(&ambience.path, span, &join(path, "ambience"));
        }
    }

    /// What is known of a sound; what is wrong with it is told. Nothing of a file that is not there, which was told.
    fn sound_facts(&mut self, file: &str, span: Range<usize>, path: &str) -> Option<SoundFacts> {
        if crate::units::path_fault(file).is_some() || self.files.look(file) != Found::File {
            return None;
        }
        match self.files.sound(file) {
            Heard::Unknown => None,
            Heard::Sound(facts) => Some(facts),
            Heard::NoEngine => {
                let message = words!("nothing on this machine plays sound: it is not heard");
                let hint = words!("`sudo apt-get install ffmpeg` where the exhibition is shown");
                self.report.warning(codes::SOUND_ENGINE, span, path, message, hint);
                None
            }
            Heard::Unreadable(why) => {
                let hint = words!("until it can be played, nothing is heard");
                self.report.warning(codes::SOUND_UNREADABLE, span, path, why, hint);
                None
            }
        }
    }

    /// Tells the languages in which nothing is heard, or nothing stands for those who do not hear it.
    fn tell_lacking(&mut self, id: NodeId, narration: &Narration, transcript: &Captions, path: &str) {
        let lacking = |has: &dyn Fn(&Lang) -> bool| {
            let tags: Vec<&str> = self.languages.iter().filter(|lang| !has(lang)).map(|lang| lang.0.as_str()).collect();
            (!tags.is_empty()).then(|| tags.join(", "))
        };
        let (unheard, unwritten) =
            (lacking(&|lang| narration.file(lang).is_some()), lacking(&|lang| transcript.file(lang).is_some()));
        if let Some(languages) = unheard {
            let message = words!("this slide is told, and not in {languages}", languages);
            let hint = words!("write `narration: (zh: \"audio/gate.zh.ogg\", en: \"audio/gate.en.ogg\")`");
            let span = self.span_of(id, "narration");
            self.report.warning(codes::NARRATION_MISSING, span, &join(path, "narration"), message, hint);
        }
        if let Some(languages) = unwritten {
            let message = words!("this slide is told, and nothing is to be read of it in {languages}", languages);
            let hint = words!("write `transcript: (zh: \"audio/gate.zh.vtt\")`: not all visitors hear");
            let span = self.span_of(id, "transcript");
            self.report.warning(codes::CAPTIONS_MISSING, span, &join(path, "transcript"), message, hint);
        }
    }
}
