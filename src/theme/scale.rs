//! Sizes: the grid and the type scale of one stage.

use super::{
    Face, sans, serif,
    size::{line, mark, space},
};
use crate::units::Stage;

/// A face at a size, with its line distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Family and weight.
    pub face: Face,
    /// Em height in points.
    pub size: f32,
    /// Distance of baselines, in ems.
    pub leading: f32,
}

impl TextStyle {
    /// The same style at another size.
    #[must_use]
    pub const fn at(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Distance of baselines in points.
    #[must_use]
    pub const fn line_height(self) -> f32 {
        self.size * self.leading
    }
}

/// Sizes on one stage; all in points.
///
/// Everything derives from one unit, 1/1080 of the assumed panel's short side (0.315 mm): body text of 34 units is
/// 10.7 mm high, which reads well from 0.7 m and can be read from 2 m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// One unit.
    pub unit: f32,
    /// From the stage's edge to anything that is not a picture.
    pub margin: f32,
    /// Between neighbours that belong to different groups.
    pub gap: f32,
    /// Between lines of one group.
    pub gap_small: f32,
    /// Corner radius of cards.
    pub radius: f32,
    /// Thickness of thin lines.
    pub hairline: f32,
    /// Side of a touch target: 20 mm.
    pub target: f32,
    /// Height of the bar at the bottom that belongs to place and controls, margin included.
    pub bottom_bar: f32,
    /// Height of the small print over the bottom bar: at most two lines of credits.
    pub small_print: f32,
    /// The visitor's text size, 1.0 or 1.5.
    pub text: f32,
    /// One unit of text size.
    pub text_unit: f32,
    /// One unit of the size of large texts: half of the visitor's enlargement is enough for what is large already,
    /// and leaves room for what is small.
    pub large_unit: f32,
}

impl Scale {
    /// The sizes for `stage`.
    #[must_use]
    pub fn of(stage: &Stage) -> Self {
        let by_stage = stage.size.short() / 1080.0;
        let by_panel = stage.points_per_mm * Stage::ASSUMED_SHORT_SIDE_MM / 1080.0;
        // Margins in true millimetres would be too large on a small panel and too small on a wall-sized one.
        // An ultra-wide wall is seen from further away than a screen of its height.
        let far = if stage.is_ultra_wide() { 1.15 } else { 1.0 };
        let unit = far * by_panel.clamp(0.75 * by_stage, 1.5 * by_stage);
        let target = (20.0 * stage.points_per_mm).clamp(60.0 * by_stage, 96.0 * by_stage);
        Self {
            unit,
            margin: space::MARGIN * unit,
            gap: space::WIDE * unit,
            gap_small: space::NEAR * unit,
            radius: mark::CORNER * unit,
            hairline: line::HAIR * unit,
            target,
            bottom_bar: target + (space::MARGIN + space::LEAST) * unit,
            small_print: 2.0 * 1.3 * 21.0 * unit * stage.text_scale.min(1.25),
            text: stage.text_scale,
            text_unit: unit * stage.text_scale,
            large_unit: unit * f32::midpoint(1.0, stage.text_scale),
        }
    }

    const fn style(&self, face: Face, units: f32, leading: f32) -> TextStyle {
        TextStyle { face, size: units * self.text_unit, leading }
    }

    const fn large(&self, face: Face, units: f32, leading: f32) -> TextStyle {
        TextStyle { face, size: units * self.large_unit, leading }
    }

    /// The title of a cover.
    #[must_use]
    pub const fn display(&self) -> TextStyle {
        self.large(serif(800), 150.0, 1.16)
    }

    /// The heading of a slide.
    #[must_use]
    pub const fn heading(&self) -> TextStyle {
        self.large(serif(700), 72.0, 1.22)
    }

    /// A sentence that stands out.
    #[must_use]
    pub const fn lead(&self) -> TextStyle {
        self.style(sans(400), 40.0, 1.5)
    }

    /// A quotation.
    #[must_use]
    pub const fn quote(&self) -> TextStyle {
        self.large(serif(600), 84.0, 1.42)
    }

    /// Running text.
    #[must_use]
    pub const fn body(&self) -> TextStyle {
        self.style(sans(400), 34.0, 1.6)
    }

    /// The numeral of a card.
    #[must_use]
    pub const fn figure(&self) -> TextStyle {
        self.large(serif(700), 104.0, 1.05)
    }

    /// Words on a card that stand out.
    #[must_use]
    pub const fn card_title(&self) -> TextStyle {
        self.large(serif(700), 44.0, 1.25)
    }

    /// What a numeral says.
    #[must_use]
    pub const fn label(&self) -> TextStyle {
        self.style(sans(500), 29.0, 1.36)
    }

    /// The date of an event on a timeline.
    #[must_use]
    pub const fn date(&self) -> TextStyle {
        self.large(sans(700), 58.0, 1.15)
    }

    /// Captions, dates, chapter and position.
    #[must_use]
    pub const fn caption(&self) -> TextStyle {
        self.style(sans(400), 26.0, 1.35)
    }

    /// Credits and sources.
    #[must_use]
    pub const fn credit(&self) -> TextStyle {
        self.style(sans(400), 21.0, 1.3)
    }

    /// Words on controls; they keep their size, since the controls do.
    #[must_use]
    pub const fn control(&self) -> TextStyle {
        TextStyle { face: sans(500), size: 25.0 * self.unit, leading: 1.2 }
    }

    /// The invitation to touch.
    #[must_use]
    pub const fn invitation(&self) -> TextStyle {
        TextStyle { face: sans(500), size: 27.0 * self.unit, leading: 1.2 }
    }

    /// The heading of what an author is told.
    #[must_use]
    pub const fn author_heading(&self) -> TextStyle {
        TextStyle { face: sans(500), size: 22.0 * self.unit, leading: 1.34 }
    }

    /// What an author is told, at a weight.
    #[must_use]
    pub const fn author(&self, weight: u16) -> TextStyle {
        TextStyle { face: sans(weight), size: 19.0 * self.unit, leading: 1.34 }
    }

    /// Small words of the bottom bar; they keep their size, since the bar does.
    #[must_use]
    pub const fn bottom_bar_text(&self) -> TextStyle {
        TextStyle { face: sans(400), size: 24.0 * self.unit, leading: 1.2 }
    }
}
