//! The stages that exhibitions are made for.

use crate::{content::Lang, diag::Words, words};

/// A wall, a monitor, an old projector, an upright totem, a large wall and an ultra-wide one; the sizes in pixels.
pub const STAGES: [[u32; 2]; 5] = [[1920, 1080], [1920, 1200], [1024, 768], [1080, 1920], [3840, 1080]];

/// One way to look at a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The language.
    pub lang: Lang,
    /// Text at 150%.
    pub large_text: bool,
}

impl View {
    /// The view for people, for example `1080×1920, zh, text at 150%`.
    #[must_use]
    pub fn words(&self) -> Words {
        let [width, height] = self.size;
        let size = format!("{width}×{height}");
        if self.large_text {
            words!("{size}, {lang}, text at 150%", size, lang = &self.lang.0)
        } else {
            words!("{size}, {lang}", size, lang = &self.lang.0)
        }
    }
}
