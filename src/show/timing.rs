//! How long things take.

use std::time::Duration;

use crate::theme::motion;

/// The times of the show; each has a default, and a machine's own settings or a test may shorten them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// A visitor who does nothing for this long may have left. Default 45 s.
    pub idle_min: Duration,
    /// How many times the slide's reading time a visitor may do nothing, if that is longer. Default 1.5; below 0 counts
    /// as 0.
    pub idle_reading_factor: f32,
    /// How long "still there?" counts down. Default 20 s, enough to walk back from the next showcase.
    pub goodbye: Duration,
    /// How long the exhibition's title stands before the first slide of the loop. Default none.
    pub title: Duration,
    /// A change of slides within a chapter. Default 900 ms.
    pub transition: Duration,
    /// A change of slides into another chapter. Default 1400 ms.
    pub chapter_transition: Duration,
    /// Without a touch for this long, a paused show plays on. Default 30 s.
    pub pause: Duration,
    /// How long a slide is awaited; then it comes with the pictures that are ready. Default 3 s, the time in which a
    /// picture should be decoded.
    pub prepare: Duration,
    /// A typed number without Enter is forgotten after this long. Default 3 s.
    pub typed: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            idle_min: Duration::from_secs(45),
            idle_reading_factor: 1.5,
            goodbye: Duration::from_secs(20),
            title: Duration::ZERO,
            transition: motion::TRANSITION,
            chapter_transition: motion::CHAPTER_TRANSITION,
            pause: Duration::from_secs(30),
            prepare: Duration::from_secs(3),
            typed: Duration::from_secs(3),
        }
    }
}

impl Timing {
    /// How long a visitor may do nothing on a slide that takes `reading` to read.
    #[must_use]
    pub fn idle(&self, reading: Duration) -> Duration {
        let factor = f64::from(self.idle_reading_factor.max(0.0));
        let reading = Duration::try_from_secs_f64(reading.as_secs_f64() * factor);
        self.idle_min.max(reading.unwrap_or_default())
    }

    /// How long a change of slides takes.
    #[must_use]
    pub const fn change(&self, new_chapter: bool) -> Duration {
        if new_chapter { self.chapter_transition } else { self.transition }
    }
}
