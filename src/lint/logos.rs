//! Logos that cannot be shown, that lack something, or that are hardly seen where they stand.

use super::{
    inspect::PREVIEW_SIDE,
    pictures::{undrawn, undrawn_words},
    report::Report,
};
use crate::{
    content::{Exhibition, Logo, codes},
    diag::Severity,
    files::Opened,
    headless::Album,
    media::{PictureProblem, Undrawn},
    scene::Pictures,
    units::{PictureFacts, PictureState, contrast},
    words,
};

/// The least contrast of the darkest part of a logo to the white it stands on, or of the brightest part of its version for dark
/// grounds to [`DARK`] (WCAG 2.2, 1.4.11).
const CONTRAST: f32 = 3.0;

/// The luminance of a dark ground: that of a night sky.
const DARK: f32 = 0.02;

/// Looks at each logo once; its file is told where it is named.
///
/// Missing files and paths that are not allowed were reported when the content was read.
pub(super) fn check(opened: &Opened, exhibition: &Exhibition, report: &mut Report<'_>) {
    let mut album = Album::new(opened.folder.clone(), [PREVIEW_SIDE; 2]).keeping_clear(exhibition.marks());
    album.show_only(exhibition.logos.iter().flat_map(Logo::files));
    let versions = exhibition.logos.iter().flat_map(|logo| logo.files().map(move |file| (logo, file)));
    for (logo, file) in versions {
        let facts = if let PictureState::Ready(facts) = album.state(file) { Some(facts) } else { None };
        let is_on_dark = logo.on_dark() == Some(file);
        match album.error(file).map(|error| &error.kind) {
            Some(PictureProblem::Path(_) | PictureProblem::Missing) => {}
            Some(problem) => {
                let hint = words!("until it can be read, it is left out");
                report.logo(Severity::Error, codes::PICTURE_UNREADABLE, file, problem.words(), hint);
            }
            None if is_on_dark && facts.is_some_and(|facts| !facts.is_clear) => {
                let message =
                    words!("the logo's version for dark grounds has a ground of its own, so that it is never shown");
                let hint = words!("save it without a ground: as SVG, or as PNG with transparency");
                report.logo(Severity::Warning, codes::LOGO_GROUND, file, message, hint);
            }
            None if is_on_dark && facts.is_some_and(|facts| contrast(brightest(facts), DARK) < CONTRAST) => {
                let message = words!("the logo's version for dark grounds is hardly seen on them");
                let hint = words!("take one that is white, or light");
                report.logo(Severity::Warning, codes::LOGO_PALE, file, message, hint);
            }
            None if !is_on_dark && facts.is_some_and(|facts| contrast(darkest(facts), 1.0) < CONTRAST) => {
                let message = words!("the logo is hardly seen on the white it stands on");
                let hint = words!("take its version for light grounds; `on_dark` is for the other one");
                report.logo(Severity::Warning, codes::LOGO_PALE, file, message, hint);
            }
            None => {}
        }
        let Undrawn { words, pictures } = undrawn(&album, file);
        if album.error(file).is_none() && (words.is_some() || pictures.is_some()) {
            let (message, hint) = undrawn_words(words, pictures);
            report.logo(Severity::Warning, codes::SVG_UNDRAWN, file, message, hint);
        }
    }
}

/// The luminance of the darkest part of a logo, 0 ..= 1.
fn darkest(facts: &PictureFacts) -> f32 {
    facts.grid.cells().iter().map(|cell| cell.darkest).fold(1.0, f32::min)
}

/// The luminance of the brightest part of a logo, 0 ..= 1.
fn brightest(facts: &PictureFacts) -> f32 {
    facts.grid.cells().iter().map(|cell| cell.brightest).fold(0.0, f32::max)
}
