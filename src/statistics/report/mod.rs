//! What the statistics say about a span of days, for a museum's staff: as a page, a table, or data.
//!
//! A number from one to four would say something of a few people; so it is never told alone. [`merge`] puts it together with
//! others, in a way that sums do not reveal it either.

mod csv;
mod days;
mod html;
mod merge;
mod names;
mod said;
mod tables;

use jiff::civil::Date;
use serde::Serialize;

pub use csv::csv;
pub use html::html;
pub use merge::{FEW, merge};
pub use names::Names;

use super::total::{Kind, Total};
use crate::diag::Language;

/// What the statistics say about a span of days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The form of this report: `xiongguan-statistics 1`.
    pub format: &'static str,
    /// The exhibition's title, if it could be read.
    pub title: Option<String>,
    /// The language of all names: `zh` or `en`.
    pub language: &'static str,
    /// The first and the last day; nothing if there are no statistics.
    #[serde(serialize_with = "as_texts")]
    pub span: Option<(Date, Date)>,
    /// On how many days the program has run.
    pub days: usize,
    /// Visits; nothing for one to four.
    pub visits: Option<u64>,
    /// How long a visit was on average.
    pub seconds_per_visit: Option<u64>,
    /// How many slides were looked at in a visit, on average.
    pub slides_per_visit: Option<f64>,
    /// All other numbers.
    pub tables: Vec<Table>,
}

/// Numbers of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its name for programs, the same in every language.
    pub key: &'static str,
    /// Its name for people.
    pub title: String,
    /// Its rows; of visitors, only those that count five or more.
    pub rows: Vec<Row>,
    /// What is told only together.
    pub others: Option<Others>,
}

/// One number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its name for programs: a date, an hour, an id.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// How often.
    pub number: u64,
    /// For how long, where that is counted.
    pub seconds: Option<u64>,
}

/// Rows of fewer than five each, told together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Others {
    /// Their names for programs.
    pub keys: Vec<String>,
    /// Their names for people.
    #[serde(skip)]
    pub names: Vec<String>,
    /// How often all of them together; nothing if that would reveal one of them.
    pub number: Option<u64>,
    /// For how long, likewise.
    pub seconds: Option<u64>,
}

/// The numbers of one span of days.
pub(super) struct Numbers<'a> {
    totals: &'a [(Total, u64)],
    names: &'a Names,
    language: Language,
}

impl Report {
    /// The report about `totals`, which are those from the first to the last day of `span` where one is given.
    #[must_use]
    pub fn of(
        totals: &[(Total, u64)],
        (from, to): (Option<Date>, Option<Date>),
        names: &Names,
        language: Language,
    ) -> Self {
        let first = totals.iter().map(|(total, _)| total.day).min();
        let last = totals.iter().map(|(total, _)| total.day).max();
        let span = first.zip(last).map(|(first, last)| (from.unwrap_or(first), to.unwrap_or(last)));
        let numbers = Numbers { totals, names, language };
        let visits = numbers.sum(Kind::Visit);
        let is_told = visits >= FEW;
        let lengths = numbers.sum(Kind::VisitLength);
        let looks = numbers.sum(Kind::Seen);
        Self {
            format: "xiongguan-statistics 1",
            title: names.title().map(str::to_owned),
            language: if language == Language::Chinese { "zh" } else { "en" },
            span,
            days: numbers.days().len(),
            visits: (visits == 0 || is_told).then_some(visits),
            seconds_per_visit: (is_told && lengths >= FEW).then(|| numbers.sum(Kind::VisitMillis) / lengths / 1000),
            slides_per_visit: is_told.then(|| rounded(looks, visits)),
            tables: numbers.tables(span),
        }
    }

    /// The table with this key.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }
}

/// How many of something came to each visit: so coarsely that the number of all of them does not follow to within a few.
fn rounded(number: u64, visits: u64) -> f64 {
    let parts = if visits < 100 { 1 } else { 10 };
    ((number * parts + visits / 2) / visits) as f64 / parts as f64
}

/// The report as JSON, with a line break at its end.
#[must_use]
pub fn json(report: &Report) -> String {
    // Only strings and numbers are written, which cannot fail.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}

#[expect(clippy::ref_option, reason = "as the derived code calls it")]
fn as_texts<S: serde::Serializer>(span: &Option<(Date, Date)>, serializer: S) -> Result<S::Ok, S::Error> {
    span.map(|(from, to)| [from.to_string(), to.to_string()]).serialize(serializer)
}
