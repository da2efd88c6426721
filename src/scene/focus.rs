//! What of a scene has the keyboard's focus. Four keys reach everything: next, previous, press and back.
//!
//! The keys that go on and back do so from slide to slide until a control has the focus: by Tab, or by Enter. From then on
//! they go from control to control in reading order, and Enter or Space presses the one that has it. What is set rather than
//! pressed, the divider of two pictures and an enlarged picture, is taken hold of: then the same keys move it. What opens
//! over a slide takes the focus in, and gives it back when it closes.

use super::{Item, Layer, Part, Press, Scene, Shape, looking};
use crate::{
    show::{Action, Key, Mode, Overlay, Phase, ShowState},
    theme::{Palette, Scale, line},
    units::{Fraction, Rect, Rgba},
};

/// What has the focus, and what had it in the layers below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    at: Option<Stop>,
    /// Keys move the thing itself that has the focus.
    is_held: bool,
    /// Keys were used last: the ring is seen.
    is_seen: bool,
    layer: Option<Layer>,
    /// What had the focus in the layers below, the lowest first.
    below: Vec<(Option<Layer>, Option<Stop>)>,
}

/// Something that can have the focus, found again by what it is and does.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stop {
    part: Part,
    press: Option<Press>,
    /// How many of the same come before it.
    nth: usize,
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// It means what the table of keys says.
    Passes,
    /// The focus has moved, or keeps its place; the key means nothing else.
    Moves,
    /// It asks for this, and for nothing else.
    Acts(Action),
}

/// One press of a key moves a divider by this part of the width.
const DIVIDER_STEP: f32 = 0.05;

impl Focus {
    /// Follows the scene: what opens over the slide takes the focus in, and what closes gives it back.
    pub fn settle(&mut self, scene: &Scene) {
        let layer = scene.told.top.as_ref().map(|top| top.layer);
        if layer != self.layer {
            match self.below.iter().position(|(known, _)| *known == layer) {
                Some(place) => {
                    self.at = self.below[place].1;
                    self.below.truncate(place);
                }
                None => self.below.push((self.layer, self.at.take())),
            }
            self.layer = layer;
            // The keys that opened a picture look around in it.
            self.is_held = layer == Some(Layer::Enlarged);
        }
        if self.item(scene).is_none() {
            self.at = layer.and_then(|_| entry(scene)).map(|item| stop(scene, item));
            self.is_held &= self.at.is_some_and(|at| at.part == Part::Enlarged);
        }
    }

    /// The place in the scene of what has the focus.
    #[must_use]
    pub fn item(&self, scene: &Scene) -> Option<usize> {
        let at = self.at?;
        stops(scene).into_iter().find(|item| stop(scene, *item) == at)
    }

    /// A screen reader goes to this item.
    pub fn set(&mut self, scene: &Scene, item: usize) {
        self.go(scene, item);
    }

    /// A finger is on the screen: nobody needs the focus any more. In what lies over a slide it stays where it is, unseen.
    pub const fn touch(&mut self) {
        self.is_seen = false;
        if self.layer.is_none() {
            self.at = None;
            self.is_held = false;
        }
    }

    /// What the key means while `scene` is on screen.
    pub fn key(&mut self, key: Key, is_repeat: bool, scene: &Scene, state: &ShowState) -> Answer {
        self.settle(scene);
        self.is_seen = true;
        let answers = matches!(state.phase, Phase::Exploring | Phase::Paused { .. } | Phase::Presenting);
        let stops = stops(scene);
        if !answers || stops.is_empty() || self.layer == Some(Layer::Goodbye) {
            return Answer::Passes;
        }
        let focused = self.item(scene);
        match (key, focused) {
            (Key::Enter, _) if state.typed.is_some() => Answer::Passes,
            // A speaker's Enter goes on.
            (Key::Enter, None) if state.mode == Mode::Present => Answer::Passes,
            (Key::Tab, _) | (Key::Enter, None) => self.step(scene, &stops, 1, is_repeat),
            (Key::BackTab, _) => self.step(scene, &stops, -1, is_repeat),
            (Key::Enter | Key::Space, Some(item)) => self.press(&scene.items[item], is_repeat),
            (Key::ArrowRight | Key::ArrowLeft | Key::ArrowDown | Key::ArrowUp, Some(item)) => {
                let moved = self.is_held.then(|| moved(&scene.items[item], key, scene, state)).flatten();
                match (moved, key) {
                    (Some(action), _) => Answer::Acts(action),
                    (None, Key::ArrowRight | Key::ArrowDown) => self.step(scene, &stops, 1, is_repeat),
                    (None, _) => self.step(scene, &stops, -1, is_repeat),
                }
            }
            (Key::Escape, Some(_)) if self.layer.is_none() && state.typed.is_none() => self.back(),
            _ => Answer::Passes,
        }
    }

    /// A ring around what has the focus, for those who see: light on dark, so that it is seen on every ground.
    #[must_use]
    pub fn ring(&self, scene: &Scene, palette: &Palette) -> Vec<Item> {
        // Among all slides the chosen one has a frame of its own.
        let is_seen = self.is_seen && self.layer != Some(Layer::Overview);
        let Some(item) = self.item(scene).filter(|_| is_seen) else { return Vec::new() };
        let focused = &scene.items[item];
        // The divider is where it is held, not where it can be touched.
        let handle = scene.items.iter().find(|item| item.part == Part::DividerHandle);
        let handle = handle.filter(|_| focused.press == Some(Press::Divide));
        let (place, radius) = (handle.unwrap_or(focused).rect, radius(handle.unwrap_or(focused)));
        let width = (line::BOLD * Scale::of(&scene.stage).unit).max(2.0);
        let light = if self.is_held { palette.gold } else { palette.snow };
        let outer = within(place.shrunk(-2.0 * width), scene.stage.rect());
        let ring = |area: Rect, color: Rgba, width: f32, radius: f32| {
            Item::new(Part::FocusRing, area, Shape::Frame { color, width, radius })
        };
        vec![
            ring(outer, palette.dim, 3.0 * width, radius + 2.0 * width),
            ring(outer.shrunk(width * 0.75), light, 1.5 * width, radius + 1.25 * width),
        ]
    }

    fn step(&mut self, scene: &Scene, stops: &[usize], by: isize, is_repeat: bool) -> Answer {
        if is_repeat {
            return Answer::Moves;
        }
        let at = self.item(scene).and_then(|item| stops.iter().position(|stop| *stop == item));
        let to = match (at, by) {
            (Some(at), 1) => (at + 1) % stops.len(),
            (Some(at), _) => (at + stops.len() - 1) % stops.len(),
            (None, 1) => 0,
            (None, _) => stops.len() - 1,
        };
        self.go(scene, stops[to]);
        Answer::Moves
    }

    fn go(&mut self, scene: &Scene, item: usize) {
        self.at = Some(stop(scene, item));
        self.is_held = false;
        self.is_seen = true;
    }

    const fn press(&mut self, item: &Item, is_repeat: bool) -> Answer {
        match item.press {
            _ if is_repeat => Answer::Moves,
            Some(Press::Act(action)) => Answer::Acts(action),
            _ => {
                self.is_held = !self.is_held;
                Answer::Moves
            }
        }
    }

    /// Lets go of what is held, else takes the focus away.
    const fn back(&mut self) -> Answer {
        if self.is_held {
            self.is_held = false;
        } else {
            self.at = None;
        }
        Answer::Moves
    }
}

/// What can have the focus, in reading order: of what lies on top alone.
fn stops(scene: &Scene) -> Vec<usize> {
    let items = scene.items.iter().enumerate().skip(scene.told.first());
    items.filter(|(_, item)| item.is_stop()).map(|(place, _)| place).collect()
}

/// Where the focus comes into what lies over a slide: to the picture, to the first chapter, to the first control. In words
/// that are read, to what goes on, and on the last page to what closes them.
fn entry(scene: &Scene) -> Option<usize> {
    let stops = stops(scene);
    if scene.told.pages.is_some() {
        let does = |action| stops.iter().copied().find(|stop| scene.items[*stop].press == Some(Press::Act(action)));
        return does(Action::Next).or_else(|| does(Action::Back));
    }
    let first = |part: Part| stops.iter().copied().find(|stop| scene.items[*stop].part == part);
    let wanted = [Part::Enlarged, Part::MenuBanner, Part::Button];
    wanted.into_iter().find_map(first).or_else(|| stops.first().copied())
}

fn stop(scene: &Scene, item: usize) -> Stop {
    let Item { part, press, .. } = scene.items[item];
    let first = scene.told.first().min(item);
    let same = |other: &&Item| other.is_stop() && other.part == part && other.press == press;
    Stop { part, press, nth: scene.items[first..item].iter().filter(same).count() }
}

/// What the key does to what is held; nothing at its end, where the focus goes on.
fn moved(item: &Item, key: Key, scene: &Scene, state: &ShowState) -> Option<Action> {
    let is_on = matches!(key, Key::ArrowRight | Key::ArrowDown);
    if item.press == Some(Press::Divide) {
        let at = item.meaning.as_ref()?.value?.get();
        let to = Fraction::new(if is_on { at + DIVIDER_STEP } else { at - DIVIDER_STEP });
        return ((to.get() - at).abs() > 0.001).then_some(Action::Divide(to));
    }
    let Some(Overlay::Enlarged { picture, zoom, .. }) = state.overlay else { return None };
    if zoom > 1.0 {
        let Shape::Picture { crop, .. } = &item.shape else { return None };
        return looking::after(*crop, key);
    }
    let next =
        if is_on { Some(picture + 1).filter(|next| *next < scene.told.pictures) } else { picture.checked_sub(1) };
    next.map(Action::Enlarge)
}

/// The radius of the item's corners, in points.
fn radius(item: &Item) -> f32 {
    match item.shape {
        Shape::Fill { radius, .. } | Shape::Picture { radius, .. } => radius,
        _ if item.part == Part::Spot => item.rect.size().short() / 2.0,
        _ => 0.0,
    }
}

/// The part of `area` that lies in `stage`.
fn within(area: Rect, stage: Rect) -> Rect {
    let (mut min, mut max) = (area.min, area.max);
    (min.x, min.y) = (min.x.max(stage.min.x), min.y.max(stage.min.y));
    (max.x, max.y) = (max.x.min(stage.max.x), max.y.min(stage.max.y));
    Rect { min, max }
}
