//! Unsuitable picture files: broken, too large, too small, or unused.

use std::collections::BTreeSet;

use super::report::Report;
use crate::{
    content::{Slide, codes},
    files::{self, Opened},
    headless::Album,
    media::{PictureProblem, SIDE_MAX},
    scene::{Pictures, Scene, Shape},
    units::PictureState,
    words,
};

/// Reports pictures of a slide that cannot be shown, and those whose end is missing. All have been decoded.
///
/// Missing files and paths that are not allowed were reported when the content was read.
pub(super) fn broken(slide: &Slide, album: &Album, index: usize, report: &mut Report<'_>) {
    for file in slide.kind.files() {
        match album.error(file).map(|error| &error.kind) {
            Some(PictureProblem::Path(_) | PictureProblem::Missing) => {}
            Some(problem) => {
                let hint = words!("until it can be read, its place shows the alternative text");
                report.error(index, codes::PICTURE_UNREADABLE, file, problem.words(), hint);
            }
            None if album.is_cut(file) => {
                let message = words!("the end of the picture's file is missing; it is shown all the same");
                let hint = words!("copy it from the original once more; its last rows may be missing");
                report.text(index, codes::PICTURE_CUT, file, message, hint);
            }
            None => {}
        }
    }
}

/// A picture this many times as long as the longest that is ever shown costs time and memory without a benefit.
const LARGE: f32 = 2.0;

/// Warns about pictures of a slide that are needlessly large.
pub(super) fn sizes(slide: &Slide, album: &Album, index: usize, report: &mut Report<'_>) {
    for file in slide.kind.files() {
        let PictureState::Ready(facts) = album.state(file) else { continue };
        let (width, height) = (facts.size.w as u32, facts.size.h as u32);
        if facts.size.w.max(facts.size.h) > LARGE * SIDE_MAX as f32 {
            let message = words!("{width} × {height} pixels are more than any screen shows", width, height);
            let hint = words!(
                "{max} pixels on the long side are enough; more costs time whenever it is shown",
                max = SIDE_MAX
            );
            report.text(index, codes::PICTURE_LARGE, file, message, hint);
        }
    }
}

/// A picture with less than this part of the panel's pixels looks blurred from nearby.
const FINE: f32 = 0.7;

/// Warns about pictures of a slide that are too coarse for the panel; `scene` has a point for each of its pixels.
pub(super) fn coarse(scene: &Scene, album: &Album, index: usize, report: &mut Report<'_>) {
    for item in &scene.items {
        let Shape::Picture { file, crop, .. } = &item.shape else { continue };
        let PictureState::Ready(facts) = album.state(file) else { continue };
        let (has, needs) = (facts.size.w * crop.w(), item.rect.w());
        if has < FINE * needs {
            let (has, needs) = (has.round(), needs.round());
            let message =
                words!("the picture fills {needs} pixels of the panel’s width with {has} of its own", needs, has);
            let hint = words!("take a larger one, or show it smaller");
            report.text(index, codes::PICTURE_SMALL, file, message, hint);
        }
    }
}

/// Warns about pictures that lie beside those in use and are on no slide.
pub(super) fn unused(opened: &Opened, used: &BTreeSet<&str>, report: &mut Report<'_>) {
    let folders: BTreeSet<&str> =
        used.iter().map(|file| file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    for folder in folders {
        for file in files::pictures_in(&opened.folder, folder) {
            if !used.contains(file.as_str()) {
                let message = words!("the picture `{file}` is on no slide", file);
                report.whole(codes::PICTURE_UNUSED, message, words!("take it out of the folder, or show it"));
            }
        }
    }
}
