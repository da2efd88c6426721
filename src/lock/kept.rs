//! What outlasts a restart: how many PINs were wrong, and until when nobody may try, by the clock on the wall.

use std::{fmt, str::FromStr, time::Duration};

use super::tries::{FREE, wait_after};

/// What stands in the state file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The wrong PINs in a row.
    pub failures: u32,
    /// Until when nobody may try, in seconds since 1970.
    pub until: u64,
}

/// A state file that does not hold what the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Kept {
    /// After so many wrong PINs, the last of them at this `wall` time in seconds since 1970.
    #[must_use]
    pub fn after(failures: u32, wall: u64) -> Self {
        Self { failures, until: wall.saturating_add(wait_after(failures).as_secs()) }
    }

    /// What holds in place of a damaged file: nobody gains a try by damaging it.
    #[must_use]
    pub fn unknown(wall: u64) -> Self {
        Self::after(FREE, wall)
    }

    /// How long to wait still at this `wall` time. A clock that was set back makes nobody wait longer than these failures
    /// do.
    #[must_use]
    pub fn left(&self, wall: u64) -> Duration {
        Duration::from_secs(self.until.saturating_sub(wall)).min(wait_after(self.failures))
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "lock failures={} until={}", self.failures, self.until)
    }
}

impl FromStr for Kept {
    type Err = Damaged;

    fn from_str(text: &str) -> Result<Self, Damaged> {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        let ["lock", failures, until] = words[..] else { return Err(Damaged) };
        let number = |word: &str, name: &str| word.strip_prefix(name).and_then(|number| number.parse::<u64>().ok());
        let failures = number(failures, "failures=").and_then(|failures| u32::try_from(failures).ok());
        failures.zip(number(until, "until=")).map(|(failures, until)| Self { failures, until }).ok_or(Damaged)
    }
}
