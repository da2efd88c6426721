//! What a hand moves to and fro: not so often that it flashes.

use std::time::Duration;

use crate::units::Moment;

/// What hands move to and fro.
#[derive(Clone, Copy, Debug)]
pub(super) struct HandTurns {
    /// The slide that is pulled, in parts of the stage's width.
    pub pull: Turns,
    /// The divider of a before/after slide, in parts of the pictures' width.
    pub divider: Turns,
    /// How large an enlarged picture is, each step twice the last one.
    pub zoom: Turns,
}

impl Default for HandTurns {
    fn default() -> Self {
        Self { pull: Turns::of(0.2), divider: Turns::of(0.2), zoom: Turns::of(0.4) }
    }
}

/// A value that turns back at most twice a second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns {
    /// It has turned when it has come back by this much.
    least: f32,
    /// The farthest of the latest way, and whether that way leads up.
    way: Option<(f32, bool)>,
    /// When it turned the last times, the latest first.
    turned: [Option<Moment>; 2],
}

impl Turns {
    const fn of(least: f32) -> Self {
        Self { least, way: None, turned: [None; 2] }
    }

    /// Whether the value may be `to` now; then it is.
    pub fn allow(&mut self, to: f32, now: Moment) -> bool {
        let (farthest, up) = *self.way.get_or_insert((to, true));
        let on = if up { to - farthest } else { farthest - to };
        if on >= 0.0 {
            self.way = Some((to, up));
        } else if -on >= self.least {
            let [latest, second] = self.turned;
            if second.is_some_and(|second| now.since(second) < Duration::from_secs(1)) {
                return false;
            }
            self.turned = [Some(now), latest];
            self.way = Some((to, !up));
        }
        true
    }
}
