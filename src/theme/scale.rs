//! Sizes: the grid and the type scale of one stage.

use super::{
    Face,
    letters::{self, Letters},
    sans,
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
    /// The same at the usual text size.
    pub usual: f32,
    /// Distance of baselines, in ems.
    pub leading: f32,
    /// The smallest em height in points that it may be reduced to; 0 where anything goes.
    pub least: f32,
}

impl TextStyle {
    /// The same style at another size.
    #[must_use]
    pub const fn at(self, size: f32) -> Self {
        let usual = if self.size > 0.0 { self.usual * size / self.size } else { size };
        Self { size, usual, ..self }
    }

    /// The same style, so many times as large, but no smaller than the smallest that it may be.
    #[must_use]
    pub fn reduced(self, by: f32) -> Self {
        self.sized((self.size * by).max(self.least.min(self.size)))
    }

    /// The same style at this step of a group of texts, where texts are so many times as large as usual: all of them come
    /// closer to their usual size, however much each has grown, and only from there on get smaller than that.
    #[must_use]
    pub fn stepped(self, step: f32, text: f32) -> Self {
        let usual = self.usual.min(self.size);
        let whole = 1.0 / text.max(1.0);
        if step < whole || whole >= 1.0 {
            return self.sized(usual).reduced(step / whole);
        }
        self.sized(usual + (self.size - usual) * (step - whole) / (1.0 - whole))
    }

    /// The same style where it has to be of this size: at the usual text size it would be no smaller for it.
    const fn sized(self, size: f32) -> Self {
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
/// Everything derives from one unit, 1/1080 of the assumed panel's short side (0.315 mm) as seen from an arm's length: body
/// text of 34 units is 10.7 mm high, which reads well from 0.7 m and can be read from 2 m. Where the panel is read from
/// further away, a unit grows with the distance.
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
    /// Side of a touch target: 20 mm, and more where words on it are larger.
    pub target: f32,
    /// Between targets side by side: 3 mm, so that a finger between them presses none.
    pub apart: f32,
    /// Height of the bar at the bottom that belongs to place and controls, margin included.
    pub bottom_bar: f32,
    /// Height of the small print over the bottom bar: at most two lines of credits.
    pub small_print: f32,
    /// Side of a QR code without the light around it: 70 mm, a tenth of an arm's length.
    pub qr: f32,
    /// The visitor's text size, 1.0 to 2.0.
    pub text: f32,
    /// The same for small print.
    print: f32,
    /// How much higher than at this text size the bottom bar is, in points.
    pub raised: f32,
    /// The least em height of words at text size 1.5, in units; 0 where nobody says from where the panel is read.
    legible: f32,
    /// One unit of text size.
    pub text_unit: f32,
    /// What words are set in, as [`Face::typeface`] tells it.
    pub typeface: u8,
}

impl Scale {
    /// The sizes for `stage`.
    #[must_use]
    pub fn of(stage: &Stage) -> Self {
        let by_stage = stage.size.short() / 1080.0;
        let distance = stage.viewing_mm.map_or(1.0, |mm| mm / Stage::ASSUMED_VIEWING_MM);
        let by_panel = distance * stage.points_per_mm * Stage::ASSUMED_SHORT_SIDE_MM / 1080.0;
        // Margins in true millimetres would be too large on a small panel and too small on a wall-sized one.
        // An ultra-wide wall is seen from further away than a screen of its height, unless its distance is known.
        let far = if stage.is_ultra_wide() && stage.viewing_mm.is_none() { 1.15 } else { 1.0 };
        let unit = far * by_panel.clamp(0.75 * by_stage, 1.5 * by_stage);
        let (target, apart) = targets(stage, unit, by_stage);
        let legible = if stage.viewing_mm.is_some() { letters::LEGIBLE } else { 0.0 };
        Self {
            unit,
            margin: space::MARGIN * unit,
            gap: space::WIDE * unit,
            gap_small: space::NEAR * unit,
            radius: mark::CORNER * unit,
            hairline: line::HAIR * unit,
            target,
            apart,
            bottom_bar: target + (space::MARGIN + space::LEAST) * unit,
            small_print: 2.0 * letters::CREDIT.leading * print_size(stage.text_scale, legible) * unit,
            // Phones read a code from ten times its side. A small panel is seen from nearer, a large one from further away.
            qr: far * (70.0 * stage.points_per_mm).clamp(162.0 * by_stage, 324.0 * by_stage),
            text: stage.text_scale,
            print: stage.text_scale,
            raised: 0.0,
            legible,
            text_unit: unit * stage.text_scale,
            typeface: 0,
        }
    }

    /// The same with words in this typeface.
    #[must_use]
    pub const fn set_in(self, typeface: u8) -> Self {
        Self { typeface, ..self }
    }

    /// The same words among controls of another text size, with small print of that size.
    #[must_use]
    pub const fn among(self, around: &Self) -> Self {
        let Self { target, apart, bottom_bar, small_print, print, .. } = *around;
        Self { target, apart, bottom_bar, small_print, print, raised: bottom_bar - self.bottom_bar, ..self }
    }

    /// The same words in all their room among controls of another text size, with small print of this one: what these take
    /// more is taken from the space between words and small print.
    #[must_use]
    pub const fn under(self, around: &Self, print: f32) -> Self {
        let raised = around.bottom_bar - self.bottom_bar;
        Self { small_print: self.small_print - raised, print, ..self.among(around) }
    }

    /// The style of a row of the table, at the visitor's text size.
    #[must_use]
    pub const fn style(&self, row: Letters) -> TextStyle {
        let Letters { face, least, leading, .. } = row;
        let face = Face { typeface: self.typeface, ..face };
        let size = sized(row, self.text, self.legible) * self.unit;
        let usual = sized(row, 1.0, self.legible) * self.unit;
        TextStyle { face, size, usual, leading, least: least * self.unit }
    }

    /// The angle in degrees under which the smallest capitals of slides, controls and small print are seen on `stage`.
    #[must_use]
    pub fn smallest_capitals(&self, stage: &Stage) -> f32 {
        let styles = [self.credit(), self.bottom_bar_text(), self.control(), self.caption(), self.label(), self.body()];
        stage.degrees(CAPITALS * styles.into_iter().map(|style| style.size).fold(f32::INFINITY, f32::min))
    }

    /// The title of a cover.
    #[must_use]
    pub const fn display(&self) -> TextStyle {
        self.style(letters::DISPLAY)
    }

    /// The heading of a slide.
    #[must_use]
    pub const fn heading(&self) -> TextStyle {
        self.style(letters::HEADING)
    }

    /// A sentence that stands out.
    #[must_use]
    pub const fn lead(&self) -> TextStyle {
        self.style(letters::LEAD)
    }

    /// A quotation.
    #[must_use]
    pub const fn quote(&self) -> TextStyle {
        self.style(letters::QUOTE)
    }

    /// Running text.
    #[must_use]
    pub const fn body(&self) -> TextStyle {
        self.style(letters::BODY)
    }

    /// The numeral of a card.
    #[must_use]
    pub const fn figure(&self) -> TextStyle {
        self.style(letters::FIGURE)
    }

    /// Words on a card that stand out.
    #[must_use]
    pub const fn card_title(&self) -> TextStyle {
        self.style(letters::CARD_TITLE)
    }

    /// What a numeral says.
    #[must_use]
    pub const fn label(&self) -> TextStyle {
        self.style(letters::LABEL)
    }

    /// The date of an event on a timeline.
    #[must_use]
    pub const fn date(&self) -> TextStyle {
        self.style(letters::DATE)
    }

    /// Captions, dates, chapter and position.
    #[must_use]
    pub const fn caption(&self) -> TextStyle {
        self.style(letters::CAPTION)
    }

    /// Credits and sources.
    #[must_use]
    pub const fn credit(&self) -> TextStyle {
        Self { text: self.print, ..*self }.style(letters::CREDIT)
    }

    /// Words on controls.
    #[must_use]
    pub const fn control(&self) -> TextStyle {
        self.style(letters::CONTROL)
    }

    /// The invitation to touch.
    #[must_use]
    pub const fn invitation(&self) -> TextStyle {
        self.style(letters::INVITATION)
    }

    /// A chapter's title on its banner in the menu, across; down it is [`Self::plaque`].
    #[must_use]
    pub const fn banner(&self) -> TextStyle {
        self.style(letters::BANNER)
    }

    /// A chapter's title that runs down its banner.
    #[must_use]
    pub const fn plaque(&self) -> TextStyle {
        self.style(letters::PLAQUE)
    }

    /// A digit on the pad on which staff type their PIN.
    #[must_use]
    pub const fn key(&self) -> TextStyle {
        self.style(letters::KEY)
    }

    /// The heading of what an author is told.
    #[must_use]
    pub const fn author_heading(&self) -> TextStyle {
        self.style(letters::AUTHOR_HEADING)
    }

    /// Small words of the bottom bar.
    #[must_use]
    pub const fn bottom_bar_text(&self) -> TextStyle {
        self.style(letters::BOTTOM_BAR)
    }

    /// What an author is told, at a weight.
    #[must_use]
    pub const fn author(&self, weight: u16) -> TextStyle {
        TextStyle { face: sans(weight), ..self.style(letters::AUTHOR) }
    }
}

/// How high capitals of the bundled fonts are, in ems.
pub const CAPITALS: f32 = 0.73;

/// How large a style is at a text size of 1.0 to 2.0, in units: at 1.5 it has its large size, no less than `legible`, and from
/// there nothing grows beyond twice its size.
const fn sized(row: Letters, text: f32, legible: f32) -> f32 {
    let large = row.large.max(legible);
    let grows = large - row.normal;
    let last = (large + grows).min(large.max(2.0 * row.normal));
    if text <= 1.5 { row.normal + grows * (text - 1.0) * 2.0 } else { large + (last - large) * (text - 1.5) * 2.0 }
}

/// The em height, in units, for whose lines the small print has room. Up to 150% it is less than the letters have: two full
/// lines reach a little into the space above, and the words of the slide keep theirs.
const fn print_size(text: f32, legible: f32) -> f32 {
    let (normal, full) = (letters::CREDIT.normal, sized(letters::CREDIT, text, legible));
    let share = if legible > 0.0 { 1.0 } else { 0.47 + 1.06 * (text - 1.5).max(0.0) };
    normal + (full - normal) * share
}

/// The side of a target and the free space between two, in points. Both are true millimetres on every panel: a finger is as
/// large everywhere. On a small one they take at most a seventh of its short side, and of its width what leaves room for
/// the controls of the bottom bar side by side.
fn targets(stage: &Stage, unit: f32, by_stage: f32) -> (f32, f32) {
    let apart = (3.0 * stage.points_per_mm).min(28.0 * by_stage);
    let finger = (20.0 * stage.points_per_mm).max(60.0 * by_stage);
    let grown = finger * (1.0 + TARGET_GROWS * (stage.text_scale - 1.5).max(0.0));
    let words = 1.6 * sized(letters::BOTTOM_BAR, stage.text_scale, 0.0) * unit;
    let row = stage.size.w - 2.0 * space::MARGIN * unit;
    let most = (165.0 * by_stage).min((row - 4.0 * apart) / ABREAST);
    (grown.max(words).min(most), apart)
}

/// How much a target grows from text at 150% on, for each 100%, in parts of its side; up to there its words have room.
const TARGET_GROWS: f32 = 0.4;

/// So many targets stand side by side on every stage.
const ABREAST: f32 = 5.6;
