//! Taps on an enlarged picture.

use std::time::Duration;

use super::{Surface, View, mm};
use crate::{
    show::Action,
    units::{Moment, Pos},
};

/// A second tap within this time of the first makes a double tap: long enough for slow hands.
const TWICE: Duration = Duration::from_millis(600);

/// The last tap, as long as it may be the first of two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Taps(Option<(Moment, Pos)>);

impl Taps {
    /// A tap on what may be tapped again.
    pub const fn note(&mut self, now: Moment, at: Pos) {
        self.0 = Some((now, at));
    }

    /// A tap on an enlarged picture: the second one shows it closer, or whole again; the first one on a part of it brings
    /// that place to the middle, so that nobody has to drag.
    pub fn tap(&mut self, now: Moment, at: Pos, view: View, surface: &Surface<'_>) -> Option<Action> {
        let near = surface.mm(mm::TWICE);
        let is_second =
            |(then, place): (Moment, Pos)| now.since(then) <= TWICE && (place.x - at.x).hypot(place.y - at.y) <= near;
        if self.0.take().is_some_and(is_second) {
            return Some(view.tapped_twice(at).action());
        }
        self.note(now, at);
        let point = view.point(at);
        (!view.is_whole()).then_some(Action::LookAt(point.x, point.y))
    }
}
