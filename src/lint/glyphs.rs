//! Characters that no bundled font has: the window may find them in the system's fonts, the export does not.

use super::report::Report;
use crate::{
    content::codes,
    headless::Camera,
    scene::{Scene, Shape},
    words,
};

/// Warns about the first character of a slide, as it is laid out, that cannot be drawn everywhere; credits, seals and
/// the chapter's title are among its words.
pub(super) fn missing(scene: &Scene, camera: &Camera, index: usize, report: &mut Report<'_>) {
    let lines = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { lines, .. } => Some(lines),
        _ => None,
    });
    let lacking = lines.flatten().find_map(|line| Some((line.text.as_str(), camera.lacking(&line.text)?)));
    if let Some((text, c)) = lacking {
        let code = format!("U+{:04X}", u32::from(c));
        let message = words!("no bundled font has the character `{character}` ({code})", character = c, code);
        let hint = words!("write it another way; rare names can be shown as part of a picture");
        report.text(index, codes::GLYPH_MISSING, text, message, hint);
    }
}
