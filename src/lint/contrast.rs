//! Checks the contrast of words with the pixels behind them.

use egui::{Color32, ColorImage};

use crate::{
    headless::{Album, Camera, Region},
    scene::{Item, Part, Scene, Shape},
    theme::{LARGE_TEXT_CONTRAST, TEXT_CONTRAST},
    units::{Luminance, Rgba, contrast},
};

/// A line of words that is hard to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Weak {
    /// The part of the slide.
    pub part: Part,
    /// The line.
    pub text: String,
    /// The contrast that 98% of the pixels behind it reach.
    pub has: f32,
    /// The contrast that it needs.
    pub needs: f32,
}

/// The lines of `scene` that are hard to read. Draws what is behind its words, without them, and nothing else.
#[must_use]
pub fn weak_runs(scene: &Scene, camera: &mut Camera, album: &mut Album) -> Vec<Weak> {
    let is_word = |item: &&Item| matches!(item.shape, Shape::Text { .. });
    let (words, rest): (Vec<&Item>, Vec<&Item>) = scene.items.iter().partition(is_word);
    let size = [scene.stage.size.w as usize, scene.stage.size.h as usize];
    // A watermark is decoration.
    let words = words.into_iter().filter(|item| item.part != Part::Watermark);
    let blocks: Vec<Vec<Run<'_>>> = words.map(|item| runs(item, size)).filter(|runs| !runs.is_empty()).collect();
    let regions: Vec<Region> = blocks.iter().map(|runs| around(runs)).collect();
    let bare = Scene::still(scene.stage, scene.ground, rest.into_iter().cloned().collect());
    let behind = camera.regions(&bare, album, &regions);
    let seen = blocks.iter().zip(regions.iter().zip(&behind));
    seen.flat_map(|(runs, (region, behind))| runs.iter().filter_map(|run| run.weakness(*region, behind))).collect()
}

/// A line of words where it is drawn.
struct Run<'a> {
    part: Part,
    text: &'a str,
    color: Rgba,
    /// Its pixels within the picture.
    area: Region,
}

/// The lines of one item; the picture has so many pixels.
fn runs(item: &Item, [width, height]: [usize; 2]) -> Vec<Run<'_>> {
    let Shape::Text { lines, style, color } = &item.shape else { return Vec::new() };
    let within = |at: f32, side: usize| (at.max(0.0) as usize).min(side);
    let lines = lines.iter().filter(|line| !line.text.trim().is_empty());
    lines
        .map(|line| {
            let (top, bottom) = (line.baseline - 0.8 * style.size, line.baseline + 0.1 * style.size);
            let area = Region {
                left: within(line.x, width),
                right: within((line.x + line.width).ceil(), width),
                top: within(top, height),
                bottom: within(bottom.ceil(), height),
            };
            Run { part: item.part, text: &line.text, color: *color, area }
        })
        .collect()
}

/// The smallest region with all lines in it.
fn around(runs: &[Run<'_>]) -> Region {
    let areas = runs.iter().map(|run| run.area).filter(|area| !area.is_empty());
    areas.reduce(Region::around).unwrap_or_default()
}

impl Run<'_> {
    /// How hard it is to read before what is drawn in `region`, if it is.
    fn weakness(&self, region: Region, behind: &ColorImage) -> Option<Weak> {
        let needs = if self.part.is_large() { LARGE_TEXT_CONTRAST } else { TEXT_CONTRAST };
        let has = self.contrast_below(needs, region, behind)?;
        Some(Weak { part: self.part, text: self.text.to_owned(), has, needs })
    }

    /// The contrast to what is behind it, which 98% of the pixels there reach; nothing if it is `enough`.
    fn contrast_below(&self, enough: f32, region: Region, behind: &ColorImage) -> Option<f32> {
        if self.area.is_empty() {
            return None;
        }
        let (table, own) = (Luminance::table(), self.color.luminance());
        let rows = (self.area.top..self.area.bottom).flat_map(|y| {
            let start = (y - region.top) * behind.width();
            &behind.pixels[start + self.area.left - region.left..start + self.area.right - region.left]
        });
        let contrasts = rows.map(|pixel| contrast(own, table.of(opaque(*pixel))));
        // Most words are easy to read, and counting tells so without sorting.
        let ignored = self.area.pixels() / 50;
        if contrasts.clone().filter(|contrast| *contrast < enough).count() <= ignored {
            return None;
        }
        let mut all: Vec<f32> = contrasts.collect();
        Some(*all.select_nth_unstable_by(ignored, f32::total_cmp).1)
    }
}

const fn opaque(pixel: Color32) -> Rgba {
    Rgba { r: pixel.r(), g: pixel.g(), b: pixel.b(), a: 255 }
}
