//! Characters that no bundled font has: the window may find them in the system, the export does not.

use super::report::Report;
use crate::{
    content::{Lang, Slide, codes, visible},
    export::Camera,
    words,
};

/// Warns about the first character of a slide that cannot be drawn everywhere.
pub(super) fn missing(slide: &Slide, lang: &Lang, camera: &Camera, index: usize, report: &mut Report<'_>) {
    let texts = visible(&slide.kind, lang);
    let lacking = texts.iter().find_map(|text| Some((text, camera.lacking(text)?)));
    if let Some((text, c)) = lacking {
        let code = format!("U+{:04X}", u32::from(c));
        let message = words!("no bundled font has the character `{character}` ({code})", character = c, code);
        let hint = words!("write it another way; rare names can be shown as part of a picture");
        report.text(index, codes::GLYPH_MISSING, text, message, hint);
    }
}
