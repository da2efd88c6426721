//! The drawn shipped exhibition: words have enough contrast with the pixels behind them, and no change of slides
//! flashes.

use std::{path::Path, time::Duration};

use egui::{Color32, ColorImage};
use xiongguan::{
    content::Exhibition,
    files::{self, Opened},
    headless::{Album, Camera, settled},
    lint::{Remembered, STAGES, Weak, weak_runs, weak_runs_but},
    scene::{Inputs, Scene, Shape, scene},
    show::{Motion, Page, ShowState, Transition},
    units::{Moment, Rgba, Stage},
};

/// Half of the stages that everything is made for: layout does not depend on the size, and drawing takes a quarter.
fn stages() -> [[u32; 2]; 5] {
    STAGES.map(|size| size.map(|side| side / 2))
}

/// The shipped exhibition with its real pictures.
struct DrawnExhibition {
    opened: Opened,
    camera: Camera,
    album: Album,
    size: [u32; 2],
}

impl DrawnExhibition {
    fn of(size: [u32; 2]) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content.ron");
        let opened = files::open(&path).expect("the shipped exhibition can be read");
        let album = Album::new(opened.folder.clone(), size);
        Self { opened, camera: Camera::new(), album, size }
    }

    fn exhibition(&self) -> &Exhibition {
        self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides")
    }

    /// Decodes the pictures of these slides, and forgets all others.
    fn decode_only(&mut self, slides: &[usize]) {
        let upright = self.size[1] > self.size[0];
        let exhibition = self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides");
        let kinds = slides.iter().filter_map(|slide| Some(&exhibition.slide(*slide)?.1.kind));
        self.album.show_only(kinds.flat_map(|kind| kind.frames(upright)).map(|frame| frame.file));
    }

    fn scene(&self, state: &ShowState, now: Moment) -> Scene {
        scene(&Inputs {
            exhibition: self.exhibition(),
            state,
            theme: &self.opened.theme,
            stage: Stage::new(self.size[0] as f32, self.size[1] as f32),
            pictures: &self.album,
            measure: self.camera.measure(),
            now,
        })
    }
}

/// A slide at the start, in the middle and at the end of its picture's motion.
fn moments(index: usize, language: usize) -> [(ShowState, Moment); 3] {
    [0, 20_000, 40_000].map(|millis| {
        let now = Moment::from_millis(millis);
        let motion =
            Motion { since: Moment::START, held: Some(now), settled: true, revealed: None, page: Page::default() };
        (ShowState { motion, ..settled(index, language, false) }, now)
    })
}

#[test]
fn words_stand_out_from_the_pixels_behind_them() {
    let mut faults = Vec::new();
    for size in stages() {
        let mut drawn = DrawnExhibition::of(size);
        let (count, languages) = (drawn.exhibition().slide_count(), drawn.exhibition().languages.len());
        for (index, language) in (0..count).flat_map(|index| (0..languages).map(move |language| (index, language))) {
            drawn.decode_only(&[index]);
            for (state, now) in moments(index, language) {
                let scene = drawn.scene(&state, now);
                for Weak { part, text, has, .. } in weak_runs(&scene, &mut drawn.camera, &mut drawn.album) {
                    let (id, at) = (&drawn.exhibition().slide(index).expect("it is there").1.id, now.millis / 1000);
                    faults.push(format!("{size:?} {id} {language} {at} s: {has:.2}:1  {part} “{text}”"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} runs of words are hard to read\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn the_table_of_luminances_follows_the_formula() {
    let linear = |c: u8| {
        let c = f32::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    for level in 0..=255_u8 {
        let (r, g, b) = (level, level.wrapping_mul(7), 255 - level);
        let expected = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        assert_eq!(Rgba { r, g, b, a: 255 }.luminance(), expected, "{level}");
    }
}

/// Parts of the screen that are looked at on their own: a quarter of it may not flash either.
const PARTS: usize = 4;

/// The mean relative luminance of each part of the screen.
fn brightness(image: &ColorImage) -> Vec<f32> {
    let [width, height] = image.size;
    let mut sums = vec![(0.0, 0.0); PARTS * PARTS];
    for (at, pixel) in image.pixels.iter().enumerate() {
        let (column, row) = (at % width * PARTS / width, at / width * PARTS / height);
        let sum = &mut sums[row * PARTS + column];
        *sum = (sum.0 + opaque(*pixel).luminance(), sum.1 + 1.0);
    }
    sums.into_iter().map(|(sum, count)| sum / count).collect()
}

const fn opaque(pixel: Color32) -> Rgba {
    Rgba { r: pixel.r(), g: pixel.g(), b: pixel.b(), a: 255 }
}

/// How often brightness goes up and down again, or down and up, by a tenth of the full range or more (WCAG 2.3.1).
fn flashes(course: &[f32]) -> usize {
    const STEP: f32 = 0.1;
    let Some(first) = course.first() else { return 0 };
    let (mut turned_at, mut direction, mut turns) = (*first, 0.0, 0usize);
    let mut farthest = *first;
    for now in course {
        if direction == 0.0 || (now - farthest) * direction > 0.0 {
            if (now - turned_at).abs() >= STEP {
                direction = (now - turned_at).signum();
            }
            farthest = *now;
        } else if (farthest - now).abs() >= STEP {
            (turned_at, farthest, direction) = (farthest, *now, -direction);
            turns += 1;
        }
    }
    turns.div_ceil(2)
}

#[test]
fn flashes_are_counted() {
    assert_eq!(flashes(&[0.5, 0.5, 0.52, 0.55]), 0);
    assert_eq!(flashes(&[0.1, 0.3, 0.5, 0.7]), 0, "getting brighter is none");
    assert_eq!(flashes(&[0.5, 0.2, 0.5]), 1);
    assert_eq!(flashes(&[0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1]), 3);
}

#[test]
fn no_change_of_slides_flashes() {
    let mut drawn = DrawnExhibition::of([320, 180]);
    let count = drawn.exhibition().slide_count();
    for from in 0..count {
        let to = (from + 1) % count;
        drawn.decode_only(&[from, to]);
        let began = Moment::from_millis(30_000);
        let drifting =
            |since: Moment| Motion { since, held: None, settled: false, revealed: None, page: Page::default() };
        let chapter = |slide: usize| drawn.exhibition().slide(slide).map(|(chapter, _)| chapter.id.clone());
        let transition = Transition {
            from,
            from_motion: drifting(Moment::START),
            began,
            length: Duration::from_millis(1400),
            direction: 1.0,
            slid: None,
            new_chapter: chapter(from) != chapter(to),
        };
        let state = ShowState { motion: drifting(began), transition: Some(transition), ..settled(to, 0, false) };
        // Until everything has come in, at 15 frames a second.
        let frames: Vec<Vec<f32>> = (0..54)
            .map(|frame| {
                let scene = drawn.scene(&state, began + Duration::from_millis(frame * 66));
                brightness(&drawn.camera.picture(&scene, &mut drawn.album))
            })
            .collect();
        for part in 0..PARTS * PARTS {
            let course: Vec<f32> = frames.iter().map(|frame| frame[part]).collect();
            assert!(flashes(&course) <= 1, "slide {from} to {to} flashes in part {part}: {course:?}");
        }
    }
}

#[test]
fn what_lies_behind_words_is_drawn_once_for_all_that_are_the_same() {
    let mut drawn = DrawnExhibition::of([960, 540]);
    // Its picture lies behind all of its words.
    let gate = drawn.exhibition().slides().position(|(_, slide)| slide.id == "gate").expect("a slide");
    drawn.decode_only(&[gate]);
    let mut scene = drawn.scene(&settled(gate, 0, false), Moment::START);
    let mut remembered = Remembered::default();
    let mut look = |scene: &Scene| {
        let weak = weak_runs_but(&mut remembered, scene, &mut drawn.camera, &mut drawn.album);
        (weak, remembered.drawn())
    };
    let (first, count) = look(&scene);
    assert!(count > 0);
    assert_eq!(look(&scene), (first, count), "nothing has changed");
    for item in &mut scene.items {
        if let Shape::Picture { crop, .. } = &mut item.shape {
            *crop = crop.shrunk(0.01);
        }
    }
    let (moved, after) = look(&scene);
    assert!(after > count, "the picture has moved");
    assert_eq!(moved, weak_runs(&scene, &mut drawn.camera, &mut drawn.album));
}
