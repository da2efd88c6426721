//! A scene, and how it goes on: when it looks different next, and moving on in place what moves by itself.

use super::{
    Item, Told,
    loose::{Loose, tap},
};
use crate::{
    show::Wake,
    units::{Moment, Rgba, Stage},
};

/// A slide with everything around it, ready to be drawn: the same for window, export and tests.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What it is laid out on.
    pub stage: Stage,
    /// What lies under everything, so that no frame is ever empty.
    pub ground: Rgba,
    /// Painted in this order, and read in this order.
    pub items: Vec<Item>,
    /// What it is to someone who cannot see it, besides what its items are.
    pub told: Told,
    /// The speaker's notes on it can be scrolled by so many lines at most; nothing where there are none.
    pub notes_end: Option<u8>,
    /// What of it goes on moving, and when it looks different next.
    pub(super) course: Course,
}

/// Scenes are equal if they look alike and mean the same at their moment, however they go on.
impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        let Self { stage, ground, items, told, notes_end, course: _ } = self;
        *stage == other.stage
            && *ground == other.ground
            && *items == other.items
            && *told == other.told
            && *notes_end == other.notes_end
    }
}

impl Scene {
    /// A scene that stays as it is.
    #[must_use]
    pub fn still(stage: Stage, ground: Rgba, items: Vec<Item>) -> Self {
        Self { stage, ground, items, told: Told::default(), notes_end: None, course: Course::default() }
    }
}

/// How a scene goes on while only time passes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    /// What moves on in place.
    loose: Vec<Loose>,
    /// When something else looks different.
    rest: Wake,
    /// The hand beckons, if there is one.
    beckons: bool,
    /// The moment that the scene shows.
    now: Moment,
}

impl Default for Course {
    fn default() -> Self {
        Self { loose: Vec::new(), rest: Wake::Never, beckons: false, now: Moment::START }
    }
}

impl Course {
    pub fn new(loose: Vec<Loose>, rest: Wake, beckons: bool, now: Moment) -> Self {
        Self { loose, rest, beckons, now }
    }
}

impl Scene {
    /// When it looks different next if only time passes: nothing needs to be drawn before.
    #[must_use]
    pub fn next(&self) -> Wake {
        let Course { loose, rest, beckons, now } = &self.course;
        loose.iter().fold(*rest, |next, loose| next.sooner(loose.next(*beckons, *now)))
    }

    /// Goes on to `now` in place, without allocating; false if it has to be made anew for that.
    pub fn go_on(&mut self, now: Moment) -> bool {
        let is_possible = match self.course.rest {
            Wake::Moving => false,
            Wake::At(moment) => now < moment,
            Wake::Never => true,
        };
        if is_possible {
            self.course.now = now;
            let tap = tap(!self.course.beckons, now);
            for loose in &self.course.loose {
                if let Some(item) = self.items.get_mut(loose.item) {
                    loose.place(item, tap, now);
                }
            }
        }
        is_possible
    }
}
