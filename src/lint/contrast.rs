//! Checks the contrast of words with the pixels behind them.

use egui::{Color32, ColorImage};

use crate::{
    headless::{Album, Camera},
    scene::{Item, Part, Scene, Shape},
    theme::{LARGE_TEXT_CONTRAST, TEXT_CONTRAST},
    units::Rgba,
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

/// The lines of `scene` that are hard to read. Draws the scene without its words to see what is behind them.
#[must_use]
pub fn weak_runs(scene: &Scene, camera: &mut Camera, album: &mut Album) -> Vec<Weak> {
    let is_word = |item: &&Item| matches!(item.shape, Shape::Text { .. });
    let (words, rest): (Vec<&Item>, Vec<&Item>) = scene.items.iter().partition(is_word);
    let bare = Scene::still(scene.stage, scene.ground, rest.into_iter().cloned().collect());
    let behind = camera.picture(&bare, album);
    // A watermark is decoration.
    let runs = words.into_iter().filter(|item| item.part != Part::Watermark).flat_map(runs);
    runs.filter_map(|run| run.weakness(&behind)).collect()
}

/// A line of words where it is drawn.
struct Run<'a> {
    part: Part,
    text: &'a str,
    color: Rgba,
    /// Left, top, right and bottom in pixels.
    area: [f32; 4],
}

fn runs(item: &Item) -> Vec<Run<'_>> {
    let Shape::Text { lines, style, color } = &item.shape else { return Vec::new() };
    let lines = lines.iter().filter(|line| !line.text.trim().is_empty());
    lines
        .map(|line| Run {
            part: item.part,
            text: &line.text,
            color: *color,
            area: [line.x, line.baseline - 0.8 * style.size, line.x + line.width, line.baseline + 0.1 * style.size],
        })
        .collect()
}

impl Run<'_> {
    fn weakness(&self, behind: &ColorImage) -> Option<Weak> {
        let needs = if self.part.is_large() { LARGE_TEXT_CONTRAST } else { TEXT_CONTRAST };
        let has = self.contrast(behind);
        (has < needs).then(|| Weak { part: self.part, text: self.text.to_owned(), has, needs })
    }

    /// The contrast to what is behind it, which 98% of the pixels there reach.
    fn contrast(&self, behind: &ColorImage) -> f32 {
        let [width, height] = behind.size;
        let within = |at: f32, side: usize| (at.max(0.0) as usize).min(side);
        let xs = within(self.area[0], width)..within(self.area[2].ceil(), width);
        let ys = within(self.area[1], height)..within(self.area[3].ceil(), height);
        let pixels = ys.flat_map(|y| xs.clone().map(move |x| behind.pixels[y * width + x]));
        let mut all: Vec<f32> = pixels.map(|pixel| self.color.contrast(opaque(pixel))).collect();
        all.sort_by(f32::total_cmp);
        all.get(all.len() / 50).copied().unwrap_or(f32::MAX)
    }
}

const fn opaque(pixel: Color32) -> Rgba {
    Rgba { r: pixel.r(), g: pixel.g(), b: pixel.b(), a: 255 }
}
