//! Counts frames: how many were drawn, how many were due at a known time, and how late they were.

use std::{fmt, time::Duration};

use crate::{record::FramesHealth, units::Moment};

/// The frames since the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames {
    /// All frames that were drawn.
    drawn: u64,
    /// Those of a movement or a timer, whose time was known before.
    due: u64,
    /// How many of these came at most so late as each of [`BOUNDS`], but later than the bound before; the last count is
    /// of those that came later still.
    lateness: [u64; BOUNDS.len() + 1],
}

/// Sixty frames a second: what touchscreens and monitors show.
pub(super) const FRAME: Duration = Duration::from_nanos(16_666_667);

/// Bounds of lateness in milliseconds: a 60 Hz display shows a new frame every 16.7.
const BOUNDS: [u64; 6] = [2, 8, 16, 33, 66, 133];

/// A frame that comes later than this was missed by a display of 60 Hz.
const LATE: Duration = Duration::from_millis(16);

impl Frames {
    /// A frame was drawn `now`; `due` is when it should have been, if that was known.
    pub(super) fn drawn(&mut self, due: Option<Moment>, now: Moment) {
        self.drawn += 1;
        let Some(due) = due else { return };
        self.due += 1;
        let late = now.since(due);
        let place = BOUNDS.iter().position(|bound| late <= Duration::from_millis(*bound)).unwrap_or(BOUNDS.len());
        self.lateness[place] += 1;
    }

    /// How many frames were later than a display of 60 Hz waits.
    fn late(&self) -> u64 {
        let on_time = BOUNDS.iter().filter(|bound| Duration::from_millis(**bound) <= LATE).count();
        self.lateness[on_time..].iter().sum()
    }

    /// The same for a report.
    pub(super) fn health(&self) -> FramesHealth {
        FramesHealth { drawn: self.drawn, due: self.due, late: self.late() }
    }

    /// All frames that were drawn.
    pub(super) const fn count(&self) -> u64 {
        self.drawn
    }
}

/// `frames=… due=… late=… lateness_ms=2:…,8:…,…,more:…`
impl fmt::Display for Frames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "frames={} due={} late={} lateness_ms=", self.drawn, self.due, self.late())?;
        for (bound, count) in BOUNDS.iter().zip(&self.lateness) {
            write!(f, "{bound}:{count},")?;
        }
        write!(f, "more:{}", self.lateness[BOUNDS.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use crate::units::Moment;

    #[test]
    fn late_frames_are_counted_by_how_late_they_are() {
        let mut frames = Frames::default();
        let at = Moment::from_millis;
        frames.drawn(None, at(5));
        for (due, now) in [(10, 10), (20, 22), (30, 46), (50, 67), (100, 900)] {
            frames.drawn(Some(at(due)), at(now));
        }
        assert_eq!(frames.to_string(), "frames=6 due=5 late=2 lateness_ms=2:2,8:0,16:1,33:1,66:0,133:0,more:1");
    }
}
