//! Opening hours: the times of the week when the screen is lit.

/// Minutes of a week; Monday 0:00 is minute 0.
pub const WEEK: u16 = 7 * 24 * 60;

/// The opening hours of a week, in local time; without any, the screen is always lit.
///
/// ```
/// use xiongguan::show::Hours;
/// let mondays = Hours::new([(9 * 60, 8 * 60)]);
/// assert!(mondays.is_open(10 * 60) && !mondays.is_open(17 * 60));
/// assert_eq!(mondays.next_change(10 * 60), Some(7 * 60));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Each begins at this minute of the week and lasts this many minutes.
    spans: Vec<(u16, u16)>,
}

impl Hours {
    /// Opening hours from spans: the minute of the week at which each begins, and its length in minutes. Spans may
    /// overlap, and may reach into the next week.
    #[must_use]
    pub fn new(spans: impl IntoIterator<Item = (u16, u16)>) -> Self {
        Self { spans: spans.into_iter().map(|(from, minutes)| (from % WEEK, minutes.min(WEEK))).collect() }
    }

    /// Whether there are none, so that the screen is always lit.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether this minute of the week is within the opening hours.
    #[must_use]
    pub fn is_open(&self, minute: u16) -> bool {
        self.spans.is_empty() || self.spans.iter().any(|&(from, long)| (minute % WEEK + WEEK - from) % WEEK < long)
    }

    /// In how many minutes they begin or end next; nothing if they never do.
    #[must_use]
    pub fn next_change(&self, minute: u16) -> Option<u16> {
        let minute = minute % WEEK;
        (1..=WEEK).find(|later| self.is_open(minute + later) != self.is_open(minute))
    }

    /// How many minutes ago they began or ended last; nothing if they never do.
    #[must_use]
    pub fn last_change(&self, minute: u16) -> Option<u16> {
        let before = minute % WEEK + WEEK;
        (0..WEEK).find(|ago| self.is_open(before - ago - 1) != self.is_open(before))
    }
}
