//! The stages that exhibitions are made for.

use crate::{
    content::Lang,
    diag::Words,
    units::{Display, Stage},
    words,
};

/// The sizes in pixels of a wall, a monitor, an old projector, an upright kiosk and an ultra-wide wall.
pub const STAGES: [[u32; 2]; 5] = [[1920, 1080], [1920, 1200], [1024, 768], [1080, 1920], [3840, 1080]];

/// The stage of a panel, as the window has it: as many points as it has pixels, else at least [`SHORT_SIDE`] high and wide.
pub(super) fn of_panel(display: Display, pixels: Option<[u32; 2]>) -> Stage {
    let (width, height) = display.size_mm;
    let points_per_mm = SHORT_SIDE / width.min(height).max(1.0);
    let [w, h] = pixels.map_or_else(
        || [width, height].map(|side| (side * points_per_mm).round()),
        |pixels| pixels.map(|side| side as f32),
    );
    Stage::on(w, h, Some(display))
}

/// The short side of a full-HD panel, in pixels.
const SHORT_SIDE: f32 = 1080.0;

/// How a slide is shown: stage, language and text size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct View {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The language.
    pub lang: Lang,
    /// Text at 150%.
    pub large_text: bool,
}

impl View {
    /// The view of a stage.
    #[must_use]
    pub fn of(stage: Stage, lang: &Lang, large_text: bool) -> Self {
        Self { size: [stage.size.w as u32, stage.size.h as u32], lang: lang.clone(), large_text }
    }

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
