//! Remembers from run to run what was found on each slide, so that only what has changed is looked at again.

use std::{
    collections::{HashMap, HashSet},
    fmt::{self, Write},
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};

use super::{
    digest::{Digest, Key},
    inspect::Task,
    note::Note,
};
use crate::{
    content::{Chapter, Exhibition},
    files,
    media::Folder,
    units::Stage,
};

/// What was found in the last runs, by key.
pub(super) struct Kept {
    path: PathBuf,
    text: String,
}

/// The largest file that is read, in bytes: every slide of the largest exhibition with more notes than anybody reads.
const BYTES_MAX: u64 = 32 * 1024 * 1024;
/// So many exhibitions are remembered.
const FILES_MAX: usize = 64;
/// What other runs found is kept too, since people take changes back and check for several machines: so many entries
/// for each slide in all.
const ENTRIES_PER_SLIDE: usize = 4;

impl Kept {
    /// What is known of the exhibition in `folder` whose content file is at `content`, from within the folder `caches`.
    /// A file that is damaged counts as empty.
    pub fn open(caches: &Path, folder: &Folder, content: &Path) -> Self {
        let mut name = Digest::new();
        (folder.root(), content.file_name()).hash(&mut name);
        let path = caches.join("checked").join(format!("{:032x}.txt", name.key()));
        let whole = files::kept(&path, BYTES_MAX).unwrap_or_default();
        let text = match whole.split_once('\n') {
            Some((head, text)) if head == self::head(text) => text.to_owned(),
            _ => String::new(),
        };
        Self { path, text }
    }

    /// The entries by their keys, as they are written.
    pub fn entries(&self) -> HashMap<Key, &str> {
        self.lines().collect()
    }

    fn lines(&self) -> impl Iterator<Item = (Key, &str)> {
        self.text.lines().filter_map(entry)
    }

    /// Remembers `entries`, one line each as [`line`] writes them, and the latest of earlier runs.
    pub fn write(&self, entries: &[(Key, String)]) {
        let known: HashSet<Key> = entries.iter().map(|(key, _)| *key).collect();
        let mut text = String::new();
        let older = self.lines().filter(|(key, _)| !known.contains(key));
        let all = entries.iter().map(|(key, notes)| (*key, notes.as_str())).chain(older);
        for (key, notes) in all.take(ENTRIES_PER_SLIDE * entries.len().max(1)) {
            let _ = writeln!(text, "{key:032x} {notes}");
        }
        if text.len() as u64 + 64 <= BYTES_MAX {
            // Without it, the next run looks again.
            let _ = files::keep(&self.path, &format!("{}\n{text}", head(&text)), FILES_MAX);
        }
    }
}

/// The first line: damage to what follows shows.
fn head(text: &str) -> String {
    let mut digest = Digest::new();
    digest.write(text.as_bytes());
    format!("checked 2 {:032x}", digest.key())
}

fn entry(line: &str) -> Option<(Key, &str)> {
    let (key, notes) = line.split_once(' ')?;
    Some((Key::from_str_radix(key, 16).ok()?, notes))
}

/// The notes as they are kept; nothing for those that the next run has to find again: whether a picture that could not
/// be read still cannot.
pub(super) fn written(notes: &[Note]) -> Option<String> {
    let is_lasting = |note: &Note| !matches!(note, Note::Broken { .. });
    notes.iter().all(is_lasting).then(|| serde_json::to_string(notes).ok()).flatten()
}

/// The reverse of [`written`].
pub(super) fn read(notes: &str) -> Option<Vec<Note>> {
    if notes == "[]" { Some(Vec::new()) } else { serde_json::from_str(notes).ok() }
}

/// Makes the keys of an exhibition's slides.
pub(super) struct Keys<'a> {
    task: Task<'a>,
    /// The chapter of each slide, with its place.
    chapters: Vec<(usize, &'a Chapter)>,
    /// Everything that is the same for all slides.
    common: Key,
}

impl<'a> Keys<'a> {
    pub fn new(task: Task<'a>) -> Self {
        let chapters = task.exhibition.chapters.iter().enumerate();
        let chapters = chapters.flat_map(|chapter| chapter.1.slides.iter().map(move |_| chapter)).collect();
        let mut digest = Digest::new();
        let _ = common(&task, &mut digest);
        Self { task, chapters, common: digest.key() }
    }

    /// The key of the slide at `index`: its text and place, its chapter, its picture files as they are now, and what is
    /// the same for all slides. Asks the system about the files.
    pub fn key(&self, index: usize) -> Option<Key> {
        let Task { opened, exhibition, .. } = self.task;
        let (place, chapter) = self.chapters.get(index)?;
        let (_, slide) = exhibition.slide(index)?;
        let text = opened.text.get(opened.reading.places.get(index)?.whole.clone())?;
        // When and where its slides show changes nothing of how they look.
        let Chapter { id, title, seal, tint, .. } = chapter;
        let mut digest = Digest::new();
        (self.common, index, place, id, title, seal, tint, exhibition.number(chapter)).hash(&mut digest);
        (&slide.id, text).hash(&mut digest);
        if !opened.reading.places.get(index)?.rows.is_empty() {
            // What stands in data files is not in the slide's text.
            slide.kind.hash(&mut digest);
        }
        if index == 0 {
            // The menu is looked at with the first slide.
            for chapter in &exhibition.chapters {
                let outermost = chapter.outermost();
                (&chapter.title, &chapter.seal, &outermost.id, &outermost.title).hash(&mut digest);
            }
        }
        if let Some(film) = slide.kind.film() {
            (&film.captions.tracks, &film.file.facts.as_ref().map(|facts| facts.size)).hash(&mut digest);
        }
        for spot in slide.kind.spots() {
            // A card has a control only if there is something to go to.
            exhibition.target(&spot.to).is_some().hash(&mut digest);
        }
        let logos = exhibition.logo_files_on(&slide.kind);
        for file in slide.kind.files().into_iter().chain(logos) {
            file.hash(&mut digest);
            match opened.folder.picture(file) {
                Ok(identity) => identity.hash(&mut digest),
                Err(problem) => write!(digest, "{problem:?}").ok()?,
            }
        }
        Some(digest.key())
    }
}

/// Everything besides its own slide, chapter and pictures that the findings on a slide depend on.
fn common(task: &Task<'_>, digest: &mut Digest) -> fmt::Result {
    let Task { opened, exhibition, stages, seen } = task;
    let Exhibition {
        title,
        languages,
        wording,
        fonts,
        theme: _,
        home: _,
        talk_minutes: _,
        logos,
        source,
        unbroken,
        allow: _,
        chapters: _,
    } = exhibition;
    files::build_stamp().hash(digest);
    (title, languages, wording, logos, source, unbroken, exhibition.slide_count()).hash(digest);
    (fonts, &opened.typefaces).hash(digest);
    write!(digest, "{:?}", opened.theme)?;
    for Stage { size, points_per_mm, viewing_mm, lower_edge_mm: _, text_scale } in stages.iter().chain(seen) {
        let viewing_mm = viewing_mm.unwrap_or_default();
        [size.w, size.h, *points_per_mm, viewing_mm, *text_scale].map(f32::to_bits).hash(digest);
    }
    seen.is_some().hash(digest);
    Ok(())
}
