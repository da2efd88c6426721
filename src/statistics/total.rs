//! What is counted, and the totals of a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Declares kinds with the words by which the file knows them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a total counts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// The word in the file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The kind of a word in the file.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Visits that began; the name is the hour, `00` to `23`.
    Visit = "visit",
    /// Visits that ended; the name is how.
    VisitEnd = "visit_end",
    /// Visits of a length; the name is its least number of seconds.
    VisitLength = "visit_length",
    /// How long visits were in all, in milliseconds.
    VisitMillis = "visit_ms",
    /// How often visitors looked at a slide in a language; the name is the slide's id.
    Seen = "seen",
    /// For how long, in milliseconds.
    SeenMillis = "seen_ms",
    /// Visits that changed to a language.
    Language = "language",
    /// Visits that used something: a comfort setting, the chapters, an enlarged picture, a divider, a spot.
    Used = "used",
    /// How often the loop has shown a slide; the name is its id.
    Played = "played",
    /// For how long, in milliseconds.
    PlayedMillis = "played_ms",
    /// What went wrong.
    Fault = "fault",
}

/// Something that went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The show had ended by itself or hung, and was started again.
    Restart,
    /// There was nothing to show: a plate stood in.
    Plate,
    /// A saved exhibition was not taken, since it was worse than the one on screen.
    Refused,
    /// So many observations or totals found no room.
    Lost,
    /// The file of the statistics was damaged, and a new one begun.
    Damaged,
}

impl Fault {
    /// All of them, in the order in which a report tells them.
    pub const ALL: [Self; 5] = [Self::Restart, Self::Plate, Self::Refused, Self::Lost, Self::Damaged];

    /// The name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restart => "restart",
            Self::Plate => "plate",
            Self::Refused => "refused",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
        }
    }
}

/// One thing that is counted on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Total {
    /// The date, in the time zone of the screen.
    pub day: Date,
    /// What is counted.
    pub kind: Kind,
    /// Of which: a slide's id, an hour, a name; may be empty.
    pub name: String,
    /// The tag of a language, where it matters; else empty.
    pub language: String,
}

/// Numbers that wait to be added to the file. They are bounded: what finds no room is counted as [`Fault::Lost`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    numbers: BTreeMap<Total, u64>,
    lost: u64,
}

impl Totals {
    /// The most totals that wait: those of some weeks, in about two megabytes.
    pub const MAX: usize = 10_000;

    /// Adds to a total without a language.
    pub fn add(&mut self, day: Date, kind: Kind, name: &str, number: u64) {
        self.add_in(day, kind, name, "", number);
    }

    /// Adds to a total of a language.
    pub fn add_in(&mut self, day: Date, kind: Kind, name: &str, language: &str, number: u64) {
        if number == 0 {
            return;
        }
        let total = Total { day, kind, name: name.to_owned(), language: language.to_owned() };
        let is_full = self.numbers.len() >= Self::MAX;
        match self.numbers.get_mut(&total) {
            Some(known) => *known = known.saturating_add(number),
            None if is_full => self.lost += 1,
            None => _ = self.numbers.insert(total, number),
        }
    }

    /// Counts a fault.
    pub fn fault(&mut self, day: Date, fault: Fault, number: u64) {
        self.add(day, Kind::Fault, fault.name(), number);
    }

    /// The numbers, ordered by day and kind.
    #[must_use]
    pub const fn numbers(&self) -> &BTreeMap<Total, u64> {
        &self.numbers
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Forgets the numbers, which are in the file now; returns how many others were lost for want of room.
    pub fn written(&mut self) -> u64 {
        self.numbers.clear();
        std::mem::take(&mut self.lost)
    }
}
