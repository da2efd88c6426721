//! All tables of a report.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use super::{Numbers, Row, Table, merge, names, said};
use crate::{
    diag::Words,
    statistics::{
        glance::Used,
        tally::{Ended, LENGTHS},
        total::{Fault, Kind, Total},
    },
    words,
};

impl Numbers<'_> {
    /// All of a kind together.
    pub(super) fn sum(&self, kind: Kind) -> u64 {
        self.sum_of(|total| total.kind == kind)
    }

    fn sum_of(&self, is_wanted: impl Fn(&Total) -> bool) -> u64 {
        self.totals.iter().filter(|(total, _)| is_wanted(total)).map(|(_, number)| number).sum()
    }

    /// The sum for each name of a kind.
    fn by_name(&self, kind: Kind) -> BTreeMap<&str, u64> {
        let mut sums = BTreeMap::new();
        for (total, number) in self.totals.iter().filter(|(total, _)| total.kind == kind) {
            *sums.entry(total.name.as_str()).or_default() += number;
        }
        sums
    }

    /// The sum for each language of a kind.
    fn by_language(&self, kind: Kind) -> BTreeMap<&str, u64> {
        let mut sums = BTreeMap::new();
        for (total, number) in self.totals.iter().filter(|(total, _)| total.kind == kind) {
            *sums.entry(total.language.as_str()).or_default() += number;
        }
        sums
    }

    pub(super) fn tables(&self, span: Option<(Date, Date)>) -> Vec<Table> {
        if span.is_none() {
            return Vec::new();
        }
        let days = self.whole("visits_by_day", &words!("Visits by day"), self.visits_by_day());
        let weekdays = self.weekdays(&days);
        vec![
            days,
            weekdays,
            self.whole("visits_by_hour", &words!("Visits by the hour of their beginning"), self.hours()),
            self.whole("visit_lengths", &words!("How long visits last"), self.lengths()),
            self.whole("visit_ends", &words!("How visits end"), self.ends()),
            self.slides(),
            self.apart("languages", &words!("Languages in which slides were looked at"), self.languages()),
            self.apart("languages_chosen", &words!("Visits that changed to a language"), self.chosen()),
            self.apart("used", &words!("Visits that used a control"), self.used()),
            self.plain("plays", &words!("Proof of play: what the loop has shown"), self.plays()),
            self.plain("faults", &words!("Faults"), self.faults()),
        ]
    }

    /// A table whose rows add up to a number that is told elsewhere.
    fn whole(&self, key: &'static str, title: &Words, rows: Vec<Row>) -> Table {
        let (rows, others) = merge(rows, true);
        Table { key, title: title.in_language(self.language), rows, others }
    }

    /// A table whose rows do not add up to anything.
    fn apart(&self, key: &'static str, title: &Words, rows: Vec<Row>) -> Table {
        let (rows, others) = merge(rows, false);
        Table { key, title: title.in_language(self.language), rows, others }
    }

    /// A table that says nothing of visitors.
    fn plain(&self, key: &'static str, title: &Words, rows: Vec<Row>) -> Table {
        Table { key, title: title.in_language(self.language), rows, others: None }
    }

    fn row(&self, key: &str, name: &Words, number: u64) -> Row {
        Row { key: key.to_owned(), name: name.in_language(self.language), number, seconds: None }
    }

    /// The average of the days that are told, for each day of the week.
    fn weekdays(&self, days: &Table) -> Table {
        let mut sums = BTreeMap::<i8, (u64, u64)>::new();
        for row in &days.rows {
            let Ok(day) = row.key.parse::<Date>() else { continue };
            let (visits, count) = sums.entry(day.weekday().to_monday_zero_offset()).or_default();
            (*visits, *count) = (*visits + row.number, *count + 1);
        }
        let rows = sums.into_iter().filter_map(|(offset, (visits, count))| {
            let weekday = Weekday::from_monday_zero_offset(offset).ok()?;
            Some(self.row(&(offset + 1).to_string(), &said::weekday(weekday), (visits + count / 2) / count))
        });
        self.plain("visits_by_weekday", &words!("Visits on an average day of the week"), rows.collect())
    }

    fn hours(&self) -> Vec<Row> {
        let visits = self.by_name(Kind::Visit);
        let row = |hour: u8| {
            let key = format!("{hour:02}");
            let name = words!("{from}:00 to {to}:00", from = hour, to = hour + 1);
            self.row(&key, &name, visits.get(key.as_str()).copied().unwrap_or_default())
        };
        (0..24).map(row).collect()
    }

    fn lengths(&self) -> Vec<Row> {
        let visits = self.by_name(Kind::VisitLength);
        let row = |(at, least): (usize, &u64)| {
            let key = least.to_string();
            let name = match LENGTHS.get(at + 1) {
                Some(to) if at == 0 => words!("less than {to}", to = said::span(*to)),
                Some(to) => words!("{from} to {to}", from = length(*least), to = length(*to)),
                None => words!("{from} and longer", from = length(*least)),
            };
            self.row(&key, &name, visits.get(key.as_str()).copied().unwrap_or_default())
        };
        LENGTHS.iter().enumerate().map(row).collect()
    }

    fn ends(&self) -> Vec<Row> {
        let ends = self.by_name(Kind::VisitEnd);
        let known = Ended::ALL.map(|ended| {
            let name = match ended {
                Ended::WalkedAway => words!("the visitor walked away, and nobody answered “still there?”"),
                Ended::Restarted => words!("somebody began anew by hand"),
                Ended::Closing => words!("the visitor walked away after closing time"),
                Ended::Left => words!("staff closed the program"),
            };
            self.row(ended.name(), &name, ends.get(ended.name()).copied().unwrap_or_default())
        });
        let unknown = self.sum(Kind::Visit).saturating_sub(known.iter().map(|row| row.number).sum());
        let unknown = self.row("unknown", &words!("the machine or the program was switched off"), unknown);
        known.into_iter().chain([unknown]).collect()
    }

    /// The slides of the exhibition and those that only the statistics know, each once.
    fn ids(&self, kind: Kind) -> Vec<&str> {
        let mut known = BTreeSet::new();
        let counted = self.totals.iter().filter(|(total, _)| total.kind == kind).map(|(total, _)| total.name.as_str());
        self.names.ids().chain(counted).filter(|id| known.insert(*id)).collect()
    }

    /// Those that were looked at longest first.
    fn slides(&self) -> Table {
        let (looks, millis) = (self.by_name(Kind::Seen), self.by_name(Kind::SeenMillis));
        let row = |id: &&str| Row {
            key: (*id).to_owned(),
            name: self.names.slide(id),
            number: looks.get(*id).copied().unwrap_or_default(),
            seconds: Some(millis.get(*id).copied().unwrap_or_default() / 1000),
        };
        let mut rows: Vec<Row> = self.ids(Kind::Seen).iter().map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.seconds));
        self.apart("slides", &words!("Slides by the time for which they were looked at"), rows)
    }

    fn languages(&self) -> Vec<Row> {
        let millis = self.by_language(Kind::SeenMillis);
        let row = |(tag, looks): (&str, u64)| Row {
            seconds: Some(millis.get(tag).copied().unwrap_or_default() / 1000),
            ..self.row(tag, &names::language(tag), looks)
        };
        let mut rows: Vec<Row> = self.by_language(Kind::Seen).into_iter().map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.seconds));
        rows
    }

    fn chosen(&self) -> Vec<Row> {
        let chosen = self.by_language(Kind::Language).into_iter();
        chosen.map(|(tag, visits)| self.row(tag, &names::language(tag), visits)).collect()
    }

    fn used(&self) -> Vec<Row> {
        let visits = self.by_name(Kind::Used);
        let row = |used: Used| {
            let name = match used {
                Used::LargeText => words!("large text"),
                Used::HighContrast => words!("high contrast"),
                Used::LowReach => words!("controls low on the screen"),
                Used::Calm => words!("still pictures"),
                Used::Menu => words!("the list of chapters"),
                Used::Enlarged => words!("a picture at full size"),
                Used::Divider => words!("the divider of a comparison"),
                Used::Spot => words!("a spot of a picture"),
            };
            self.row(used.name(), &name, visits.get(used.name()).copied().unwrap_or_default())
        };
        let mut rows = Used::ALL.map(row);
        rows.sort_by_key(|row| std::cmp::Reverse(row.number));
        rows.into()
    }

    /// In running order.
    fn plays(&self) -> Vec<Row> {
        let (plays, millis) = (self.by_name(Kind::Played), self.by_name(Kind::PlayedMillis));
        let row = |id: &&str| Row {
            key: (*id).to_owned(),
            name: self.names.slide(id),
            number: plays.get(*id).copied().unwrap_or_default(),
            seconds: Some(millis.get(*id).copied().unwrap_or_default() / 1000),
        };
        let ids = self.ids(Kind::PlayedMillis);
        let rows = ids.iter().map(row).filter(|row| row.number > 0 || row.seconds != Some(0));
        rows.collect()
    }

    fn faults(&self) -> Vec<Row> {
        let faults = self.by_name(Kind::Fault);
        let row = |fault: Fault| {
            let name = match fault {
                Fault::Restart => words!("the show ended by itself or hung, and was started again"),
                Fault::Plate => words!("there was nothing to show, and a plate stood in"),
                Fault::Refused => words!("a saved exhibition had errors and was not taken"),
                Fault::Lost => words!("numbers of these statistics that were lost"),
                Fault::Damaged => words!("the file of these statistics was damaged and begun anew"),
            };
            self.row(fault.name(), &name, faults.get(fault.name()).copied().unwrap_or_default())
        };
        Fault::ALL.map(row).into()
    }
}

/// A length between two others: whole minutes, or seconds.
fn length(seconds: u64) -> Words {
    if seconds.is_multiple_of(60) { words!("{minutes} min", minutes = seconds / 60) } else { said::span(seconds) }
}
