//! What stands for hours wanders by a few pixels, so that panels do not keep its shape: the place and the controls at the
//! foot, the invitation, the plate of a closed exhibition. Nobody sees it: a pixel every two minutes.

use crate::{show::Mode, theme::motion, units::Moment};

/// Pixels on each side of the middle.
const REACH: u64 = 3;
const SIDE: u64 = 2 * REACH + 1;
/// Steps from one corner of the square to the opposite one; the way back is the same.
const WAY: u64 = SIDE * SIDE - 1;

/// How far things stand from their place at this moment, in pixels to the right and down: from the middle line by line
/// through a square and back, one pixel with each step.
pub(super) fn wandered(now: Moment) -> [i32; 2] {
    let step = (now.millis / length() + WAY / 2) % (2 * WAY);
    let at = step.min(2 * WAY - step);
    let (row, column) = (at / SIDE, at % SIDE);
    let column = if row.is_multiple_of(2) { column } else { SIDE - 1 - column };
    [column, row].map(|side| side as i32 - REACH as i32)
}

/// When they make the next step.
pub(super) const fn next_step(now: Moment) -> Moment {
    Moment::from_millis((now.millis / length() + 1) * length())
}

/// Whether a screen in this mode may show the same for hours.
pub(super) fn wanders(mode: Mode) -> bool {
    mode != Mode::Present
}

const fn length() -> u64 {
    motion::WANDER.as_millis() as u64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{REACH, SIDE, WAY, length, next_step, wandered};
    use crate::units::Moment;

    fn at(step: u64) -> [i32; 2] {
        wandered(Moment::from_millis(step * length()))
    }

    #[test]
    fn it_begins_in_the_middle_goes_one_pixel_at_a_time_and_comes_everywhere() {
        assert_eq!(at(0), [0, 0]);
        assert_eq!(wandered(Moment::from_millis(length() - 1)), [0, 0], "until the first step");
        for step in 0..4 * WAY {
            let ([x, y], [to_x, to_y]) = (at(step), at(step + 1));
            assert_eq!((to_x - x).abs() + (to_y - y).abs(), 1, "step {step}");
            assert!(x.unsigned_abs() <= REACH as u32 && y.unsigned_abs() <= REACH as u32, "step {step}");
        }
        let places: BTreeSet<[i32; 2]> = (0..2 * WAY).map(at).collect();
        assert_eq!(places.len() as u64, SIDE * SIDE);
    }

    #[test]
    fn the_next_step_is_ahead() {
        for millis in [0, 1, length() - 1, length(), length() * 7 + 5] {
            let now = Moment::from_millis(millis);
            let next = next_step(now);
            assert!(next > now && wandered(next) != wandered(now), "{millis}");
        }
    }
}
