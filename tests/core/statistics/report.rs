//! What a report tells, in its three forms.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::fs;

use jiff::{ToSpan, civil::date};
use xiongguan::{
    content::{self, Files, Found},
    diag::{Language, Source},
    statistics::{
        Kind, Store, Total, Totals,
        report::{Names, Report, csv, html, json},
    },
};

use super::{DAY, Room, visits, year::year};
use crate::program::{Call, xiongguan};

struct AllThere;

impl Files for AllThere {
    fn look(&self, _relative: &str) -> Found {
        Found::File
    }
}

/// Two slides, one with a name that a page and a table must take care of.
fn names(language: Language) -> Names {
    let text = r#"Exhibition(title: (zh: "小展", en: "A <small> one"), languages: [zh, en], chapters: [
        Chapter(id: "a", title: (zh: "一", en: "One"), slides: [
            Quote(id: "gate", text: (zh: "城楼", en: "\"Gate\", & tower")),
            Quote(id: "wall", text: (zh: "城墙", en: "The wall")),
            Quote(id: "unseen", text: (zh: "没人看", en: "Nobody looks")),
        ]),
    ])"#;
    let reading = content::read(Source { name: "content.ron", text }, &AllThere);
    Names::of(&reading.exhibition.unwrap(), language)
}

/// A week with few visits.
fn week() -> Vec<(Total, u64)> {
    let mut totals = Totals::default();
    for (at, number) in [12, 9, 3, 4, 20, 6, 0].into_iter().enumerate() {
        let day = DAY - (6 - i64::try_from(at).unwrap()).days();
        totals.add(day, Kind::Visit, "09", number / 2);
        totals.add(day, Kind::Visit, "14", number - number / 2);
        totals.add(day, Kind::VisitEnd, "walked_away", number.saturating_sub(u64::from(at == 1)));
        totals.add(day, Kind::VisitLength, "30", number);
        totals.add(day, Kind::VisitMillis, "", number * 45_000);
        totals.add(day, Kind::Played, "gate", 100);
        totals.add(day, Kind::PlayedMillis, "gate", 1_000_000);
        totals.add_in(day, Kind::Seen, "gate", "zh", number);
        totals.add_in(day, Kind::SeenMillis, "gate", "zh", number * 30_000);
    }
    totals.add_in(DAY, Kind::Seen, "wall", "en", 2);
    totals.add_in(DAY, Kind::SeenMillis, "wall", "en", 9_000);
    totals.add_in(DAY, Kind::Language, "", "en", 2);
    totals.add(DAY, Kind::Used, "large_text", 11);
    totals.add(DAY, Kind::Used, "menu", 3);
    totals.fault(DAY, xiongguan::statistics::Fault::Restart, 1);
    totals.numbers().iter().map(|(total, number)| (total.clone(), *number)).collect()
}

fn report(language: Language) -> Report {
    Report::of(&week(), (None, None), &names(language), language)
}

#[test]
fn a_table_for_programs() {
    insta::assert_snapshot!(csv(&report(Language::English)).replace("\r\n", "⏎\n"));
}

#[test]
fn data_for_programs() {
    insta::assert_snapshot!(json(&report(Language::English)));
}

#[test]
fn a_page_in_chinese() {
    let page = html(&report(Language::Chinese));
    let (head, rest) = page.split_once("<style>").unwrap();
    insta::assert_snapshot!(format!("{head}{}", rest.split_once("</style>").unwrap().1));
}

#[test]
fn no_number_from_one_to_four_is_in_any_form() {
    let report = report(Language::English);
    let visitors = [
        "visits_by_weekday",
        "languages_chosen",
        "visits_by_day",
        "visits_by_hour",
        "visit_lengths",
        "visit_ends",
        "slides",
        "languages",
        "used",
    ];
    for key in visitors {
        let table = report.table(key).unwrap();
        assert!(table.rows.iter().all(|row| row.number >= 5), "{table:?}");
        assert!(table.others.iter().all(|others| others.number.is_none_or(|sum| sum == 0 || sum >= 5)), "{table:?}");
    }
    let few = Report::of(&pairs(&visits(DAY, 3)), (None, None), &Names::default(), Language::English);
    assert_eq!((few.visits, few.seconds_per_visit, few.slides_per_visit), (None, None, None));
    assert!(!html(&few).contains(">3<") && !csv(&few).contains(",3,"), "{}", csv(&few));
}

fn pairs(totals: &Totals) -> Vec<(Total, u64)> {
    totals.numbers().iter().map(|(total, number)| (total.clone(), *number)).collect()
}

#[test]
fn a_page_needs_nothing_but_itself_and_says_in_words_what_it_draws() {
    let ids = ["gate", "wall", "unseen"];
    for (totals, language) in
        [(week(), Language::English), (year(&ids), Language::Chinese), (Vec::new(), Language::English)]
    {
        let page = html(&Report::of(&totals, (None, None), &names(language), language));
        for foreign in ["http", "src=", "<script", "<link", "url(", "@import"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"") && page.contains("<title>"));
        let charts = page.matches("role=\"img\" aria-label=\"").count();
        assert_eq!(page.matches("<svg class=\"chart\"").count(), charts);
        assert_eq!(page.matches("class=\"figures\"><table>\n<caption>").count(), charts, "a table for each chart");
        assert_eq!(page.matches("<svg").count(), charts + page.matches("aria-hidden=\"true\"").count());
        assert!(!page.contains("A <small>"), "a title is a text");
    }
}

#[test]
fn a_year_is_drawn_by_weeks_and_a_week_by_days() {
    let ids = ["gate", "wall"];
    let year = html(&Report::of(&year(&ids), (None, None), &names(Language::English), Language::English));
    assert!(year.contains("Visits each week") && year.contains("week from 5 January 2026"));
    assert!(html(&report(Language::English)).contains("Visits each day"));
}

#[test]
fn the_command_writes_each_form() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    for (day, number) in [(date(2026, 3, 1), 40), (date(2026, 3, 2), 50)] {
        store.add(&visits(day, number)).unwrap();
    }
    let call = |args: &str| Call::of(args).arg("--statistics").arg(room.file().to_str().unwrap());
    call("report content.ron --lang en").run().ends_with(0).says("<b>90</b> <span>visits</span>");
    call("report content.ron --lang zh --to 2026-03-01").run().ends_with(0).says("<b>40</b> <span>次参观</span>");
    call("report content.ron --format csv --from 2026-03-02").run().ends_with(0).says("report,visits,,50,\r\n");
    let out = room.0.join("out.json");
    call("report content.ron").arg("--out").arg(out.to_str().unwrap()).run().ends_with(0).says("out.json");
    assert!(fs::read_to_string(out).unwrap().contains("\"visits\": 90"));
}

#[test]
fn the_command_says_what_is_missing() {
    let room = Room::new();
    let call = |args: &str| Call::of(args).arg("--statistics").arg(room.file().to_str().unwrap());
    call("report").run().ends_with(1).complains("there are no statistics");
    fs::write(room.file(), "nothing of the kind".repeat(99)).unwrap();
    call("report").run().ends_with(1).complains("cannot read the statistics: file is not a database");
    fs::write(room.file(), "").unwrap();
    call("report --lang en").run().ends_with(0).says("Nothing was counted in these days.");
    call("report nowhere.ron").run().ends_with(1).complains("cannot read the exhibition");
    call("report --from 2026-03-02 --to 2026-03-01").run().ends_with(1).complains("is before the first");
    xiongguan("report --from soon").ends_with(1).complains("--from");
}

#[test]
fn a_file_on_a_disk_that_cannot_be_written_is_read_all_the_same() {
    let room = Room::new();
    Store::open(&room.file()).unwrap().add(&visits(DAY, 8)).unwrap();
    let mut rights = fs::metadata(&room.0).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&room.0, rights).unwrap();
    let read = Store::read(&room.file(), None, None);
    #[expect(clippy::permissions_set_readonly_false, reason = "the folder must be removed after the test")]
    {
        let mut rights = fs::metadata(&room.0).unwrap().permissions();
        rights.set_readonly(false);
        fs::set_permissions(&room.0, rights).unwrap();
    }
    assert_eq!(read.unwrap().len(), 1);
}
