//! Checks the contrast of words with the pixels behind them.

use std::hash::Hash;

use egui::{Color32, ColorImage};

use super::{
    behind::{Behind, Remembered},
    digest::Key,
};
use crate::{
    headless::{Album, Camera, Region},
    scene::{Item, Part, Pictures, Scene, Shape},
    theme::{LARGE_TEXT_CONTRAST, TEXT_CONTRAST},
    units::{Luminance, PictureState, Rect, Rgba, contrast, rect},
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
    /// A picture is behind it, at least in part.
    pub on_picture: bool,
}

/// The lines of `scene` that are hard to read. Draws what is behind its words, without them, and nothing else.
#[must_use]
pub fn weak_runs(scene: &Scene, camera: &mut Camera, album: &mut Album) -> Vec<Weak> {
    weak_runs_but(&mut Remembered::default(), scene, camera, album)
}

/// As [`weak_runs`], drawing nothing behind words that were seen before in the same place on the same ground; all scenes
/// have their pictures from the same folder, which does not change.
#[must_use]
pub fn weak_runs_but(remembered: &mut Remembered, scene: &Scene, camera: &mut Camera, album: &mut Album) -> Vec<Weak> {
    remembered.make_room();
    let logos = bare_logos(scene, album);
    let is_word = |item: &&Item| {
        matches!(item.shape, Shape::Text { .. }) || logos.iter().any(|(logo, _)| std::ptr::eq(*logo, *item))
    };
    let (words, rest): (Vec<&Item>, Vec<&Item>) = scene.items.iter().partition(is_word);
    let size = [scene.stage.size.w as usize, scene.stage.size.h as usize];
    // A watermark is decoration, and the number of a spot stands on a disc of its own.
    let is_read = |item: &&Item| !matches!(item.part, Part::Watermark | Part::SpotNumber);
    let words = words.into_iter().filter(is_read);
    let logos = logos.iter().map(|(logo, extremes)| vec![Run::of_logo(logo, *extremes, size)]);
    let blocks = words.map(|item| runs(item, size)).chain(logos);
    let blocks: Vec<Vec<Run<'_>>> = blocks.filter(|runs| !runs.is_empty()).collect();
    let regions: Vec<Region> = blocks.iter().map(|runs| around(runs)).collect();
    let behind = Behind::new(scene, &rest);
    let keys: Vec<Key> = blocks.iter().zip(&regions).map(|(runs, region)| key(&behind, *region, runs)).collect();
    let is_new = |place: &usize| !remembered.has(keys[*place]);
    let new: Vec<usize> = (0..blocks.len()).filter(is_new).collect();
    if !new.is_empty() {
        let bare = Scene::still(scene.stage, scene.ground, rest.iter().map(|item| (*item).clone()).collect());
        let wanted: Vec<Region> = new.iter().map(|place| regions[*place]).collect();
        for (place, image) in new.into_iter().zip(camera.regions(&bare, album, &wanted)) {
            let seen = blocks[place].iter().map(|run| run.contrast_below(run.needs(), regions[place], &image));
            remembered.keep(keys[place], seen.collect());
        }
    }
    let known = blocks.iter().zip(keys).map(|(runs, key)| runs.iter().zip(remembered.of(key)));
    let pictures: Vec<Rect> = rest.iter().filter(|item| is_picture(item)).map(|item| item.rect).collect();
    known.flatten().filter_map(|(run, has)| Some(run.weak((*has)?, &pictures))).collect()
}

/// The logos that stand on the slide itself, each with the luminances of its darkest and of its brightest part: it stands out
/// by the one or by the other.
fn bare_logos<'a>(scene: &'a Scene, album: &Album) -> Vec<(&'a Item, [f32; 2])> {
    let has_slip = |item: &Item| item.part == Part::LogoGround && item.shape != Shape::Empty;
    if scene.items.iter().any(has_slip) {
        return Vec::new();
    }
    let logo = |item: &'a Item| {
        let Shape::Picture { file, .. } = &item.shape else { return None };
        let PictureState::Ready(facts) = album.state(file) else { return None };
        let extremes = facts
            .grid
            .cells()
            .iter()
            .fold([1.0_f32, 0.0], |[dark, bright], seen| [dark.min(seen.darkest), bright.max(seen.brightest)]);
        Some((item, extremes))
    };
    scene.items.iter().filter(|item| item.part == Part::Logo).filter_map(logo).collect()
}

fn is_picture(item: &Item) -> bool {
    item.opacity > 0.0 && matches!(item.shape, Shape::Picture { .. })
}

/// Stands for what is behind some lines and all of them that decides how easy they are to read.
fn key(behind: &Behind<'_>, region: Region, runs: &[Run<'_>]) -> Key {
    let mut digest = behind.digest(region);
    for Run { part: _, text: _, color, other, area, is_large } in runs {
        (color, other, area.left, area.right, area.top, area.bottom, is_large).hash(&mut digest);
    }
    digest.key()
}

/// A line of words where it is drawn.
struct Run<'a> {
    part: Part,
    text: &'a str,
    color: Rgba,
    /// Another colour by which it may stand out; words have but one.
    other: Rgba,
    is_large: bool,
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
            Run {
                part: item.part,
                text: &line.text,
                color: *color,
                other: *color,
                is_large: item.part.is_large(),
                area,
            }
        })
        .collect()
}

/// The smallest region with all lines in it.
fn around(runs: &[Run<'_>]) -> Region {
    let areas = runs.iter().map(|run| run.area).filter(|area| !area.is_empty());
    areas.reduce(Region::around).unwrap_or_default()
}

impl<'a> Run<'a> {
    /// A logo that stands out by one of these luminances.
    fn of_logo(item: &'a Item, extremes: [f32; 2], [width, height]: [usize; 2]) -> Self {
        let within = |at: f32, side: usize| (at.max(0.0) as usize).min(side);
        let Rect { min, max } = item.rect;
        let area = Region {
            left: within(min.x, width),
            right: within(max.x, width),
            top: within(min.y, height),
            bottom: within(max.y, height),
        };
        // The usual approximation of sRGB's curve.
        let grey = |luminance: f32| {
            let level = (luminance.powf(1.0 / 2.2) * 255.0).round() as u8;
            Rgba { r: level, g: level, b: level, a: 255 }
        };
        let text = item.meaning.as_ref().map_or("", |meaning| &meaning.label);
        let [color, other] = extremes.map(grey);
        Run { part: item.part, text, color, other, is_large: true, area }
    }

    /// The contrast that it needs.
    const fn needs(&self) -> f32 {
        if self.is_large { LARGE_TEXT_CONTRAST } else { TEXT_CONTRAST }
    }

    /// It has only this contrast.
    fn weak(&self, has: f32, pictures: &[Rect]) -> Weak {
        let Region { left, right, top, bottom } = self.area;
        let [left, right, top, bottom] = [left, right, top, bottom].map(|side| side as f32);
        let area = rect(left, top, right - left, bottom - top);
        let on_picture = pictures.iter().any(|picture| picture.overlaps(area));
        Weak { part: self.part, text: self.text.to_owned(), has, needs: self.needs(), on_picture }
    }

    /// The contrast to what is behind it, which 98% of the pixels there reach; nothing if it is `enough`.
    fn contrast_below(&self, enough: f32, region: Region, behind: &ColorImage) -> Option<f32> {
        if self.area.is_empty() {
            return None;
        }
        let (table, own, other) = (Luminance::table(), self.color.luminance(), self.other.luminance());
        let best = |behind: f32| contrast(own, behind).max(contrast(other, behind));
        let rows = (self.area.top..self.area.bottom).flat_map(|y| {
            let start = (y - region.top) * behind.width();
            &behind.pixels[start + self.area.left - region.left..start + self.area.right - region.left]
        });
        let contrasts = rows.map(|pixel| best(table.of(opaque(*pixel))));
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
