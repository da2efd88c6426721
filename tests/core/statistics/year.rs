//! A made-up year, to see what a report looks like. Nobody has counted these visitors.

use std::path::Path;

use jiff::{ToSpan, civil::Weekday, civil::date};
use xiongguan::{
    files,
    statistics::{Fault, Kind, Store, Total, Totals},
};

/// Numbers that look like chance, the same ones each time.
struct Chance(u64);

impl Chance {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    /// About `number`, a third more or less.
    fn about(&mut self, number: u64) -> u64 {
        number * 2 / 3 + self.below(number * 2 / 3 + 1)
    }
}

/// How many of a hundred visits begin in each hour from nine on.
const HOURS: [u64; 9] = [6, 15, 17, 9, 7, 14, 17, 12, 3];
/// How many of a hundred visits have each length.
const LENGTHS: [(&str, u64, u64); 7] =
    [("0", 18, 4), ("10", 21, 20), ("30", 22, 44), ("60", 20, 85), ("120", 14, 190), ("300", 4, 400), ("600", 1, 800)];

/// The totals of the year 2026 for slides with these ids.
pub(super) fn year(ids: &[&str]) -> Vec<(Total, u64)> {
    let (mut all, mut chance) = (Vec::new(), Chance(7));
    let days = std::iter::successors(Some(date(2026, 1, 1)), |day| day.checked_add(1.day()).ok());
    for day in days.take_while(|day| day.year() == 2026).filter(|day| day.weekday() != Weekday::Monday) {
        let mut totals = Totals::default();
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let season = match (day.month(), day.day()) {
            (10, 1..=7) | (5, 1..=5) => 260,
            (7 | 8, _) => 170,
            (1 | 2 | 12, _) => 45,
            _ => 90,
        };
        let visits = chance.about(season * if weekend { 2 } else { 1 } / 2);
        for (at, part) in HOURS.iter().enumerate() {
            totals.add(day, Kind::Visit, &format!("{:02}", at + 9), (visits * part + chance.below(60)) / 100);
        }
        let visits: u64 = totals.numbers().values().sum();
        for (least, part, mean) in LENGTHS {
            let number = (visits * part + chance.below(50)) / 100;
            totals.add(day, Kind::VisitLength, least, number);
            totals.add(day, Kind::VisitMillis, "", number * mean * 1000);
        }
        totals.add(day, Kind::VisitEnd, "walked_away", visits * 96 / 100);
        totals.add(day, Kind::VisitEnd, "closing", chance.below(3));
        totals.add(day, Kind::VisitEnd, "restarted", visits * 2 / 100);
        for (at, id) in ids.iter().enumerate() {
            let liked = [9, 5, 14, 3, 7, 11, 2, 6, 4, 8][at % 10];
            for (language, part) in [("zh", 78), ("en", 22)] {
                let looks = chance.about(visits * liked * part / 2000);
                totals.add_in(day, Kind::Seen, id, language, looks);
                totals.add_in(day, Kind::SeenMillis, id, language, looks * (6 + liked * 2) * 1000);
            }
            let plays = if at % 4 == 3 { 0 } else { chance.about(280) };
            totals.add(day, Kind::Played, id, plays);
            totals.add(day, Kind::PlayedMillis, id, plays * 10_000);
        }
        totals.add_in(day, Kind::Language, "", "en", visits * 19 / 100);
        for (name, part) in [("menu", 31), ("enlarged", 24), ("large_text", 7), ("divider", 12), ("calm", 1)] {
            totals.add(day, Kind::Used, name, (visits * part + chance.below(90)) / 100);
        }
        totals.add(day, Kind::Used, "low_reach", u64::from(chance.below(40) == 0));
        totals.fault(day, Fault::Restart, u64::from(chance.below(70) == 0));
        all.extend(totals.numbers().iter().map(|(total, number)| (total.clone(), *number)));
    }
    all
}

/// Writes the year to a file, of which `xiongguan report --statistics` makes a page to look at.
#[test]
#[ignore = "for looking at a page, with `report --statistics`"]
fn a_year_to_look_at() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let exhibition = files::open(&root.join("content.ron")).unwrap().reading.exhibition.unwrap();
    let ids: Vec<&str> = exhibition.slides().map(|(_, slide)| slide.id.as_str()).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("year.sqlite3");
    let _ = std::fs::remove_file(&file);
    let mut store = Store::open(&file).unwrap();
    for part in year(&ids).chunks(Totals::MAX) {
        let mut totals = Totals::default();
        for (Total { day, kind, name, language }, number) in part {
            totals.add_in(*day, *kind, name, language, *number);
        }
        store.add(&totals).unwrap();
    }
}
