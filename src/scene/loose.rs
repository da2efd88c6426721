//! What goes on moving on a slide that has come to rest: drifting pictures, and the hand that invites. It is moved in
//! place, so that a frame of it makes no scene anew.

use super::{
    Item, Shape,
    crop::{Framing, crop},
    drift::Drift,
    pulse::Pulse,
    turn::Turn,
};
use crate::{
    show::Wake,
    theme::motion,
    units::{Fraction, Moment, Rect, Size},
};

/// One item that goes on moving.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Loose {
    /// Its place in the scene.
    pub item: usize,
    /// Where it is at rest, and how solid.
    rest: Rect,
    opacity: f32,
    way: Way,
}

/// How it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Way {
    /// A picture of this size is drawn closer to its focal point.
    Drifts { size: Size, framing: Framing, drift: Drift },
    /// A picture gives way to the one under it.
    TurnsAway { turn: Turn },
    /// It goes up by `lift` points between two taps.
    Taps { lift: f32 },
    /// A ring spreads to this radius with each tap, so late in it.
    Spreads { largest: f32, late: f32 },
    /// A ring swells from one radius to another whenever it is its turn.
    Pulses { from: f32, to: f32, pulse: Pulse },
}

impl Loose {
    /// `item` at this place of a scene goes on moving.
    pub const fn new(place: usize, item: &Item, way: Way) -> Self {
        Self { item: place, rest: item.rect, opacity: item.opacity, way }
    }

    /// The same, which rests so far from its place, in points.
    pub fn off(self, (dx, dy): (f32, f32)) -> Self {
        Self { rest: self.rest.moved(dx, dy), ..self }
    }

    /// Puts `item` where it is at this moment; a hand and its rings as far as `tap` says.
    pub fn place(&self, item: &mut Item, tap: f32, now: Moment) {
        match self.way {
            Way::Drifts { size, framing, drift } => {
                if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                    *seen = crop(size, self.rest.size(), framing, drift.at(now));
                }
            }
            Way::Pulses { from, to, pulse } => {
                let t = pulse.at(now);
                item.rect = self.rest;
                item.swell(from + (to - from) * t.eased().get());
                item.opacity = self.opacity * (1.0 - t.get());
            }
            Way::TurnsAway { turn } => item.opacity = self.opacity * (1.0 - turn.at(now).get()),
            Way::Taps { lift } => {
                let down = if tap < motion::TAP_DOWN {
                    tap / motion::TAP_DOWN
                } else {
                    1.0 - (tap - motion::TAP_DOWN) / (motion::TAP_UP - motion::TAP_DOWN)
                };
                item.rect = self.rest.moved(0.0, lift * (1.0 - Fraction::new(down).eased().get()));
            }
            Way::Spreads { largest, late } => {
                // A ring begins at its step, however that is rounded.
                let since = (tap - late + TINY).rem_euclid(1.0) - TINY;
                let t = (since / motion::RING_SPREAD).clamp(0.0, 1.0);
                item.rect = self.rest;
                item.swell(largest * (0.25 + 0.75 * t));
                item.opacity = self.opacity * (1.0 - t);
            }
        }
    }

    /// When it stands elsewhere next. `beckons` says whether the hand moves at all.
    pub fn next(&self, beckons: bool, now: Moment) -> Wake {
        match self.way {
            Way::Drifts { drift, .. } => drift.next(now).map_or(Wake::Never, Wake::At),
            Way::TurnsAway { turn } => turn.next(now).map_or(Wake::Never, Wake::At),
            Way::Pulses { pulse, .. } => Wake::At(pulse.next(now)),
            Way::Taps { .. } if beckons => next_tap_step((1, tap_step(motion::TAP_UP)), now),
            Way::Spreads { late, .. } if beckons => {
                next_tap_step((tap_step(late), tap_step(late + motion::RING_SPREAD)), now)
            }
            Way::Taps { .. } | Way::Spreads { .. } => Wake::Never,
        }
    }
}

/// Less than a step of a tap, as a part of it.
const TINY: f32 = 0.001;

/// How far the hand is between two taps, 0 ..= 1; it stands still where nobody wants motion.
pub(super) fn tap(is_calm: bool, now: Moment) -> f32 {
    let (length, step) = (motion::TAP.as_millis() as u64, motion::TAP_STEP.as_millis() as u64);
    if is_calm { motion::TAP_CALM } else { (now.millis % length / step * step) as f32 / length as f32 }
}

/// The next step of something that moves in the steps from `first` to `last` of each tap, and rests otherwise.
fn next_tap_step((first, last): (u64, u64), now: Moment) -> Wake {
    let (length, step) = (motion::TAP.as_millis() as u64, motion::TAP_STEP.as_millis() as u64);
    let (began, next) = (now.millis / length * length, now.millis % length / step + 1);
    let after = if next <= last { next.max(first) * step } else { length + first * step };
    Wake::At(Moment::from_millis(began + after))
}

/// The first step that is not before this part of a tap.
fn tap_step(part: f32) -> u64 {
    let steps = motion::TAP.as_millis() as f32 / motion::TAP_STEP.as_millis() as f32;
    (part * steps - 0.01).ceil().max(0.0) as u64
}
