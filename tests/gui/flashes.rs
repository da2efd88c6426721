//! Whatever is pressed, the screen does not flash: frames are recorded, and large changes of brightness counted.

use std::{collections::HashMap, sync::Arc, time::Duration};

use xiongguan::{
    compose::{Area, Compositor, Pixmap, Pixmaps},
    player::Event,
    show::{Action, Input, KEYS, Mode, action_for},
    units::{Fraction, Rgba, Stage},
};

use crate::{
    dice::Dice,
    sample,
    touchscreen::{SCREEN, Touchscreen},
};

/// The recorded frames, in pixels.
const SIZE: [usize; 2] = [160, 90];
/// Each frame is looked at in squares of so many pixels.
const SQUARE: usize = 10;
const SQUARES: usize = SIZE[0] / SQUARE * (SIZE[1] / SQUARE);
/// From frame to frame.
const FRAME: Duration = Duration::from_millis(40);
/// A change of relative luminance that counts, and how dark its darker side is at most (WCAG 2.3.1).
const STEP: f32 = 0.1;
const DARK: f32 = 0.8;

/// Pictures that are black and white in turns.
struct Glaring(HashMap<String, Arc<Pixmap>>);

impl Pixmaps for Glaring {
    fn pixmap(&self, file: &str) -> Option<&Arc<Pixmap>> {
        self.0.get(file)
    }
}

impl Glaring {
    fn new() -> Self {
        let exhibition = sample::exhibition();
        let files: std::collections::BTreeSet<&str> = exhibition.files().into_iter().collect();
        let pixmap = |place: usize| {
            let mut pixmap = Pixmap::black(16, 16);
            pixmap.words().fill(if place.is_multiple_of(2) { 0xffff_ffff } else { 0xff00_0000 });
            Arc::new(pixmap)
        };
        Self(files.into_iter().enumerate().map(|(place, file)| (file.to_owned(), pixmap(place))).collect())
    }
}

/// How often each square has changed within the last second.
struct Watch {
    /// The last extreme of each square, and whether it gets brighter from there.
    course: Vec<(f32, Option<bool>)>,
    /// When each of the changes was seen, in frames.
    changes: Vec<Vec<usize>>,
    frames: usize,
    /// The largest number of changes within a second over a quarter of the screen.
    worst: usize,
}

impl Watch {
    fn new() -> Self {
        let (course, changes) = (vec![(f32::NAN, None); SQUARES], vec![Vec::new(); SQUARES]);
        Self { course, changes, frames: 0, worst: 0 }
    }

    fn see(&mut self, squares: &[f32]) {
        let second = (1000 / FRAME.as_millis()) as usize;
        for ((seen, course), changes) in squares.iter().zip(&mut self.course).zip(&mut self.changes) {
            let (extreme, brighter) = *course;
            *course = match brighter {
                _ if extreme.is_nan() => (*seen, None),
                Some(true) if *seen >= extreme => (*seen, brighter),
                Some(false) if *seen <= extreme => (*seen, brighter),
                _ if (seen - extreme).abs() >= STEP && seen.min(extreme) < DARK => {
                    changes.push(self.frames);
                    (*seen, Some(*seen > extreme))
                }
                _ => (extreme, brighter),
            };
            changes.retain(|frame| self.frames - frame < second);
        }
        self.frames += 1;
        let mut counts: Vec<usize> = self.changes.iter().map(Vec::len).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        self.worst = self.worst.max(counts[SQUARES / 4]);
    }
}

fn luminance(pixels: &[u32]) -> Vec<f32> {
    let across = SIZE[0] / SQUARE;
    let mut squares = vec![0.0; SQUARES];
    for (place, word) in pixels.iter().enumerate() {
        let [_, r, g, b] = word.to_be_bytes();
        let (x, y) = (place % SIZE[0] / SQUARE, place / SIZE[0] / SQUARE);
        squares[y * across + x] += Rgba { r, g, b, a: 255 }.luminance();
    }
    squares.iter().map(|sum| sum / (SQUARE * SQUARE) as f32).collect()
}

/// Lets `press` do something before each of so many frames, and counts.
fn worst(mode: Mode, is_calm: bool, frames: usize, mut press: impl FnMut(&mut Touchscreen, usize)) -> usize {
    let mut screen = Touchscreen::in_mode(sample::exhibition(), mode);
    let pictures = Glaring::new();
    let mut compositor = Compositor::new();
    compositor.resize(SIZE, SIZE[0] as f32 / SCREEN.0);
    let (mut pixels, mut watch) = (vec![0; SIZE[0] * SIZE[1]], Watch::new());
    for input in [Input::Touch, Input::Release] {
        screen.put_in(input);
    }
    if is_calm {
        screen.put_in(Input::Act(Action::Calm));
    }
    for frame in 0..frames {
        press(&mut screen, frame);
        screen.pass(FRAME);
        let scene = screen.scene_on(Stage::new(SCREEN.0, SCREEN.1));
        if compositor.take(&scene, &pictures) {
            compositor.paint(Area::frame(SIZE), &mut pixels);
        }
        watch.see(&luminance(&pixels));
    }
    watch.worst
}

/// Every key that there is, pressed or held, and fingers that pull and drag.
fn anything(screen: &mut Touchscreen, dice: &mut Dice) {
    let mode = screen.state().mode;
    match dice.below(8) {
        0..=4 => {
            let key = *dice.one(dice.clone().one(KEYS).keys);
            screen.happen(Event::Key { action: action_for(key, mode), is_repeat: dice.once_in(3) });
        }
        5 => screen.put_in(Input::Act(Action::Divide(Fraction::new(dice.share())))),
        6 => screen.put_in(Input::Act(Action::Pull(dice.share() * 2.0 - 1.0))),
        _ => screen.put_in(Input::Act(Action::LetGo { goes: dice.once_in(2), speed: 0.0 })),
    }
}

#[test]
fn whatever_is_pressed_nothing_flashes() {
    for mode in [Mode::Kiosk, Mode::Present, Mode::Auto] {
        for is_calm in [false, true] {
            let mut dice = Dice(17);
            // A hand that presses as fast as it can.
            let worst = worst(mode, is_calm, 500, |screen, _| {
                if dice.once_in(2) {
                    anything(screen, &mut dice);
                }
            });
            assert!(worst <= 3, "{worst} large changes within a second, {mode:?}, calm: {is_calm}");
        }
    }
}

#[test]
fn one_thing_over_and_over_does_not_flash() {
    let actions = [
        Action::Next,
        Action::Previous,
        Action::Menu,
        Action::Black,
        Action::White,
        Action::Contrast,
        Action::TextSize,
        Action::Enlarge(0),
        Action::Back,
        Action::Last,
    ];
    for is_calm in [false, true] {
        for (place, first) in actions.iter().enumerate() {
            for second in &actions[place..] {
                // In turns, six times a second each.
                let worst = worst(Mode::Present, is_calm, 100, |screen, frame| match frame % 4 {
                    0 => screen.put_in(Input::Act(*first)),
                    2 => screen.put_in(Input::Act(*second)),
                    _ => {}
                });
                // Over a menu that opens and closes as fast as it may, a fade in which the ground of words comes in late
                // is seen twice.
                let most = if is_calm { 3 } else { 4 };
                assert!(worst <= most, "{worst} large changes within a second: {first:?}, {second:?}, calm: {is_calm}");
            }
        }
    }
}

#[test]
fn a_divider_that_is_torn_to_and_fro_does_not_flash() {
    let place = sample::place_of(&sample::exhibition(), "compare");
    let torn = worst(Mode::Kiosk, false, 150, |screen, frame| match frame {
        0 => screen.put_in(Input::Act(Action::GoTo(place))),
        60.. => screen.put_in(Input::Act(Action::Divide(Fraction::new(if frame % 4 < 2 { 0.0 } else { 1.0 })))),
        _ => {}
    });
    assert!(torn <= 3, "{torn} large changes within a second");
}

#[test]
fn changes_are_counted() {
    let mut watch = Watch::new();
    for frame in 0..25 {
        // Up and down five times in a second, on a third of the screen.
        let light = if frame % 5 < 2 { 0.9 } else { 0.1 };
        let squares: Vec<f32> = (0..SQUARES).map(|square| if square % 3 == 0 { light } else { 0.5 }).collect();
        watch.see(&squares);
    }
    assert_eq!(watch.worst, 9);
    let mut slow = Watch::new();
    (0..50).for_each(|frame| slow.see(&[0.02 * frame as f32; SQUARES]));
    assert_eq!(slow.worst, 1, "it only gets brighter");
}
