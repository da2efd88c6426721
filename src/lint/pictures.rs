//! Unsuitable picture files: broken, too large, too small, or unused.

use std::{collections::BTreeSet, path::PathBuf};

use super::{note::Note, report::Report};
use crate::{
    content::{Slide, codes},
    diag::{Severity, Words},
    files::{self, Opened},
    headless::Album,
    media::{self, PictureProblem, SIDE_MAX, Undrawn},
    scene::{Pictures, Scene, Shape},
    units::PictureState,
    words,
};

/// Pictures of a slide that cannot be shown, those whose end is missing, and those that are needlessly large. All have
/// been decoded.
///
/// Missing files and paths that are not allowed were reported when the content was read.
pub(super) fn notes(slide: &Slide, album: &Album) -> Vec<Note> {
    let mut notes = Vec::new();
    for file in slide.kind.files() {
        let file = file.to_owned();
        match album.error(&file).map(|error| &error.kind) {
            Some(PictureProblem::Path(_) | PictureProblem::Missing | PictureProblem::Film(_)) => {}
            Some(problem) => notes.push(Note::Broken { file, problem: problem.clone() }),
            None if album.is_cut(&file) => notes.push(Note::Cut { file }),
            None => {
                let Undrawn { words, pictures } = undrawn(album, &file);
                if words.is_some() || pictures.is_some() {
                    notes.push(Note::Undrawn { file, words, pictures });
                }
            }
        }
    }
    let files = slide.kind.files().into_iter();
    notes.extend(files.filter_map(|file| large(file, album)));
    notes
}

/// What is not drawn of an SVG.
pub(super) fn undrawn(album: &Album, file: &str) -> Undrawn {
    album.path(file).map(|path| media::undrawn(&path)).unwrap_or_default()
}

/// What an author is told of it, and what to do.
pub(super) fn undrawn_words(words: Option<u32>, pictures: Option<u32>) -> (Words, Words) {
    match (words, pictures) {
        (Some(line), _) => (
            words!("the SVG has text in line {line}, which is not drawn: an SVG brings no fonts", line),
            words!("convert text to paths in the program that it was drawn with, and export it anew"),
        ),
        (None, line) => (
            words!("the SVG has a picture in line {line}, which is not drawn", line = line.unwrap_or_default()),
            words!("trace the picture to paths, or save the whole as PNG"),
        ),
    }
}

/// A picture this many times as long as the longest that is ever shown costs time and memory without a benefit.
const LARGE: f32 = 2.0;

fn large(file: &str, album: &Album) -> Option<Note> {
    let PictureState::Ready(facts) = album.state(file) else { return None };
    let size = [facts.size.w as u32, facts.size.h as u32];
    let is_large = facts.size.w.max(facts.size.h) > LARGE * SIDE_MAX as f32;
    is_large.then(|| Note::Large { file: file.to_owned(), size })
}

/// A picture with less than this part of the panel's pixels looks blurred from nearby.
const FINE: f32 = 0.7;

/// Pictures of a slide that are too coarse for the panel; `scene` has a point for each of its pixels.
pub(super) fn coarse(scene: &Scene, album: &Album) -> Vec<Note> {
    let seen = scene.items.iter().filter_map(|item| {
        let Shape::Picture { file, crop, .. } = &item.shape else { return None };
        let PictureState::Ready(facts) = album.state(file) else { return None };
        let (has, needs) = (facts.size.w * crop.w(), item.rect.w());
        (has < FINE * needs).then(|| Note::Coarse { file: file.clone(), has: has.round(), needs: needs.round() })
    });
    seen.collect()
}

/// Warns about pictures that lie beside those in use and are on no slide.
///
/// A picture that a finding of the content file names instead of a wrong one is in use, and so is whatever slides name
/// that are left out for now.
pub(super) fn unused(opened: &Opened, used: &BTreeSet<&str>, report: &mut Report<'_>) {
    let folders: BTreeSet<&str> =
        used.iter().map(|file| file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    // One file may have several names: written with other capitals where systems do not tell them apart.
    let shown: BTreeSet<PathBuf> = used.iter().filter_map(|file| opened.folder.resolve(file).ok()).collect();
    let findings = &opened.reading.findings;
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let is_named = |quoted: &str| {
        let edits = findings.iter().flat_map(|finding| &finding.edits);
        has_errors && opened.text.contains(quoted) || edits.into_iter().any(|edit| edit.text == quoted)
    };
    for folder in folders {
        for file in files::pictures_in(&opened.folder, folder) {
            let is_shown = opened.folder.resolve(&file).is_ok_and(|path| shown.contains(&path));
            if !is_shown && !is_named(&format!("\"{file}\"")) {
                let message = words!("the picture `{file}` is on no slide", file);
                report.whole(codes::PICTURE_UNUSED, message, words!("take it out of the folder, or show it"));
            }
        }
    }
}
