//! Logos that cannot be shown, or that are hardly seen where they stand.

use super::{inspect::PREVIEW_SIDE, report::Report};
use crate::{
    content::{Exhibition, codes},
    diag::Severity,
    files::Opened,
    headless::Album,
    media::PictureProblem,
    scene::Pictures,
    units::PictureState,
    words,
};

/// The least contrast of the darkest part of a logo to the white it stands on (WCAG 2.2, 1.4.11).
const CONTRAST: f32 = 3.0;

/// Looks at each logo once; its file is told where it is named.
///
/// Missing files and paths that are not allowed were reported when the content was read.
pub(super) fn check(opened: &Opened, exhibition: &Exhibition, report: &mut Report<'_>) {
    let files = || exhibition.logos.iter().map(|logo| logo.file.as_str());
    let mut album = Album::new(opened.folder.clone(), [PREVIEW_SIDE; 2]);
    album.show_only(files());
    for file in files() {
        match album.error(file).map(|error| &error.kind) {
            Some(PictureProblem::Path(_) | PictureProblem::Missing) => {}
            Some(problem) => {
                let hint = words!("until it can be read, it is left out");
                report.logo(Severity::Error, codes::PICTURE_UNREADABLE, file, problem.words(), hint);
            }
            None if darkest(&album, file).is_some_and(|luminance| 1.05 / (luminance + 0.05) < CONTRAST) => {
                let message = words!("the logo is hardly seen on the white it stands on");
                let hint = words!("take its version for light grounds");
                report.logo(Severity::Warning, codes::LOGO_PALE, file, message, hint);
            }
            None => {}
        }
    }
}

/// The luminance of the darkest part of a logo, 0 ..= 1.
fn darkest(album: &Album, file: &str) -> Option<f32> {
    let PictureState::Ready(facts) = album.state(file) else { return None };
    facts.grid.cells().iter().map(|cell| cell.darkest).reduce(f32::min)
}
