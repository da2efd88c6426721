//! When and where slides show: what is read, what holds at a time, and what `check` says of it.

use jiff::civil::{Date, DateTime, date};
use xiongguan::{
    content::{self, Exhibition, Found, Hindrance, Reading, Schedule, moments},
    diag::{Finding, Language, Severity, Source},
    settings::screen_in_doubt,
};

use crate::{folder::Album, program::xiongguan};

/// A file with one slide for each text, and fields of their chapter.
fn file(chapter: &str, slides: &[&str]) -> String {
    let slides: Vec<String> = slides.iter().map(|fields| format!("Quote(text: \"x\", {fields}),")).collect();
    let slides = slides.join("\n");
    format!(
        "Exhibition(title: \"x\", languages: [en], chapters: [\nChapter(id: \"a\", title: \"b\", {chapter} slides: [\n{slides}\n])])"
    )
}

fn read(text: &str) -> Reading {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File)
}

#[track_caller]
fn exhibition(text: &str) -> Exhibition {
    let reading = read(text);
    assert!(reading.findings.is_empty(), "{text}: {:#?}", reading.findings);
    reading.exhibition.expect("slides")
}

/// The schedule with these fields.
#[track_caller]
fn schedule(fields: &str) -> Schedule {
    let exhibition = exhibition(&file("", &[fields]));
    let (_, slide) = exhibition.slide(0).expect("a slide");
    slide.kind.schedule()
}

/// A time of October 2026, which begins on a Thursday.
fn october(day: i8, hour: i8, minute: i8) -> DateTime {
    date(2026, 10, day).at(hour, minute, 0, 0)
}

#[test]
fn days_are_whole_and_times_are_exact() {
    let week = schedule(r#"from: "2026-10-01", until: "2026-10-07""#);
    assert_eq!(week.hindrance(date(2026, 9, 30).at(23, 59, 59, 0)), Some(Hindrance::NotYet));
    assert!(week.holds(october(1, 0, 0)) && week.holds(october(7, 23, 59)));
    assert_eq!(week.hindrance(october(8, 0, 0)), Some(Hindrance::Over));
    let party = schedule(r#"from: "2026-10-01 18:00", until: "2026-10-01T24:00""#);
    assert!(!party.holds(october(1, 17, 59)) && party.holds(october(1, 18, 0)) && party.holds(october(1, 23, 59)));
    assert_eq!(party.hindrance(october(2, 0, 0)), Some(Hindrance::Over));
}

#[test]
fn hours_belong_to_the_day_on_which_they_begin() {
    let night = schedule(r#"days: "Fri", hours: "12:00 - 13:00, 22:00-02:00""#);
    assert_eq!(night.hindrance(october(1, 23, 0)), Some(Hindrance::Day), "a Thursday");
    assert_eq!(night.hindrance(october(2, 1, 0)), Some(Hindrance::Hour), "the night before is no Friday's");
    assert!(night.holds(october(2, 12, 59)) && night.holds(october(2, 22, 0)) && night.holds(october(3, 1, 59)));
    assert_eq!(night.hindrance(october(3, 2, 0)), Some(Hindrance::Day));
    assert_eq!(night.written(), r#"days: "Fri", hours: "12:00 - 13:00, 22:00 - 02:00""#);
}

#[test]
fn every_change_is_among_the_moments_that_are_told() {
    let written = [
        r#"from: "2026-10-03 12:30", until: "2026-10-20", days: "Sat-Mon, Thu", hours: "09:00-12:00, 20:00-01:30""#,
        r#"days: "Tue""#,
        r#"hours: "10:00 - 09:00""#,
        r#"until: "2026-10-05""#,
    ];
    for fields in written {
        let one = schedule(fields);
        let start = october(1, 0, 0);
        let told = moments([&one].into_iter(), start);
        let mut before = one.holds(start);
        for minute in 1..=8 * 24 * 60 {
            let now = start.saturating_add(jiff::SignedDuration::from_mins(minute));
            let holds = one.holds(now);
            assert!(holds == before || told.contains(&now), "{fields} changes at {now}");
            before = holds;
        }
    }
}

#[test]
fn slips_are_told_with_what_was_meant() {
    let told = |fields: &str| {
        let reading = read(&file("", &[fields]));
        let is_ours = |finding: &&Finding| finding.path.starts_with("chapters[0].slides[0].");
        let finding = reading.findings.iter().find(is_ours).expect(fields);
        assert_eq!(finding.severity, Severity::Error);
        let hint = finding.hint.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{}: {}; {hint}", finding.code.0, finding.message)
    };
    let cases = [
        (r#"from: "1 Oct 2026""#, "content::schedule-date: \"1 Oct 2026\" is no date; did you mean `2026-10-01`?"),
        (r#"until: "2026/10/7""#, "content::schedule-date: \"2026/10/7\" is no date; did you mean `2026-10-07`?"),
        (
            r#"until: "2026-02-30""#,
            "content::schedule-date: no calendar has the day in \"2026-02-30\"; dates are written",
        ),
        (r#"from: "12-25""#, "content::schedule-date: \"12-25\" is no date; dates are written year, month, day"),
        (r#"from: "2026-10-01 6pm""#, "content::schedule-date: \"6pm\" is no time of day; dates are written"),
        (
            r#"from: "Sunday""#,
            "content::schedule-date: \"Sunday\" is no date; days of the week stand in `days: \"Sat, Sun\"`",
        ),
        ("from: 2026", "content::wrong-type: a date in quotes, for example `\"2026-10-01\"`, belongs here"),
        (r#"days: "周六""#, "content::schedule-days: \"周六\" is no day of the week; did you mean `Sat`?"),
        (r#"days: "2026-10-01""#, "content::schedule-days: \"2026\" is no day of the week; dates stand in `from:"),
        (r#"hours: "9-12""#, "content::schedule-hours: \"9\" is no time of day; hours are written `\"09:00 - 12:00\"`"),
        (r#"hours: "09:00""#, "content::schedule-hours: \"09:00\" does not say until when; hours are written"),
        (r#"hours: """#, "content::schedule-hours: hours are missing in \"\"; hours are written"),
        ("for_screens: []", "content::count-range: 1 to 100 entries belong here, found 0"),
    ];
    for (fields, expected) in cases {
        let told = told(fields);
        assert!(told.starts_with(expected), "{fields}: {told}");
    }
    // A chapter is as strict, and is shown all the same.
    let reading = read(&file("days: \"weekend\",", &[""]));
    assert_eq!(reading.findings[0].code.0, "content::schedule-days");
    assert_eq!(reading.findings[0].path, "chapters[0].days");
    assert!(reading.exhibition.is_some());
}

/// What is told of slides that nobody sees, as of a day.
fn unseen(chapter: &str, slides: &[&str], today: Date) -> Vec<Finding> {
    let text = file(chapter, slides);
    let reading = read(&text);
    let exhibition = reading.exhibition.expect("slides");
    content::unseen(&exhibition, &reading.places, Source { name: "content.ron", text: &text }, today)
}

#[track_caller]
fn tells(findings: &[Finding], expected: &[(&str, &str)]) {
    let told: Vec<_> = findings.iter().map(|finding| (finding.code.0, finding.path.as_str())).collect();
    assert_eq!(told, expected, "{findings:#?}");
}

#[test]
fn slides_that_nobody_will_see_are_told() {
    let today = date(2026, 10, 10);
    let slide = "chapters[0].slides[1]";
    let never = &[("content::never-shown", slide)][..];
    let over = &[("content::no-longer-shown", slide)][..];
    let none = &[][..];
    let cases = [
        ("", r#"from: "2026-10-01""#, none),
        ("", r#"until: "2026-10-10""#, none),
        ("", r#"until: "2026-10-09""#, over),
        (r#"until: "2026-10-09 12:00","#, "", over),
        ("", r#"from: "2026-10-08", until: "2026-10-07""#, never),
        ("", r#"from: "2026-10-12", until: "2026-10-13", days: "Sat, Sun""#, never),
        ("", r#"from: "2026-10-12", until: "2026-10-17", days: "Sat, Sun""#, none),
        (r#"days: "Mon","#, r#"days: "Tue""#, never),
        (r#"days: "Mon", hours: "20:00-02:00","#, r#"days: "Tue""#, none),
        (r#"hours: "09:00 - 12:00","#, r#"hours: "12:00 - 13:00""#, never),
        ("", "loop_only: true, in_loop: false", never),
        ("", r#"until: "2026-10-09", allow: ["no-longer-shown"]"#, none),
        (r#"from: "2027-01-01","#, r#"until: "2026-12-31""#, never),
    ];
    for (chapter, fields, expected) in cases {
        // The first slide shows always, where its chapter does.
        let told = unseen(chapter, &["", fields], today);
        let told: Vec<Finding> = told.into_iter().filter(|finding| finding.path == slide).collect();
        tells(&told, expected);
    }
    let told = unseen("", &["", r#"until: "2026-10-09""#], today);
    let chinese = told[0].message.in_language(Language::Chinese);
    assert!(chinese.starts_with("这一页不会再显示"), "{chinese}");
}

#[test]
fn a_moment_without_a_slide_is_told() {
    let today = date(2026, 10, 1);
    let empty = |slides: &[&str]| {
        let told = unseen("", slides, today);
        told.into_iter().find(|one| one.code.0 == "content::no-slide-shown").map(|one| one.message.to_string())
    };
    assert_eq!(empty(&["", r#"until: "2026-10-07""#]), None);
    let told = empty(&[r#"until: "2026-10-07""#, r#"from: "2026-10-09""#]);
    assert_eq!(told.as_deref(), Some("no slide shows on 2026-10-08 00:00"));
    assert_eq!(empty(&[r#"until: "2026-10-07""#, r#"from: "2026-10-08""#]), None);
    let told = empty(&[r#"hours: "09:00 - 12:00""#, r#"hours: "12:00 - 00:00""#]);
    assert_eq!(told.as_deref(), Some("no slide shows on 2026-10-01 00:00"));
    assert_eq!(empty(&[r#"hours: "09:00 - 12:00""#, r#"hours: "12:00 - 09:00""#]), None);
}

#[test]
fn a_screen_shows_what_is_for_it_and_for_all() {
    let text = file(r#"for_screens: ["lobby", "hall"],"#, &[r#"id: "a""#, r#"id: "b", for_screens: ["lobby"]"#]);
    let shown = |screen: &str| {
        let mut exhibition = exhibition(&text);
        let is_some = exhibition.keep(|chapter, slide| slide.is_for(chapter, screen));
        (is_some, exhibition.slides().map(|(_, slide)| slide.id.clone()).collect::<Vec<_>>().concat())
    };
    assert_eq!(shown("lobby"), (true, "ab".to_owned()));
    assert_eq!(shown("hall"), (true, "a".to_owned()));
    assert_eq!(shown("shop"), (false, "ab".to_owned()), "it is never blank");
    let exhibition = exhibition(&text);
    let told = |screen: Option<&str>| {
        let source = Source { name: "kiosk.ron", text: "Kiosk(screen: \"x\")" };
        screen_in_doubt(screen, &exhibition.screens(), source).map(|finding| finding.message.to_string())
    };
    assert_eq!(told(Some("lobby")), None);
    assert_eq!(told(Some("shop")), None, "it may have none of its own");
    assert_eq!(told(Some("loby")).as_deref(), Some("no slide is for the screen `loby`"));
    assert!(told(None).is_some_and(|told| told.starts_with("slides are for certain screens alone")));
}

#[test]
fn the_commands_know_times_and_screens() {
    let album = Album::new();
    let slides = [
        r#"id: "always""#,
        r#"id: "gone", until: "2026-10-07""#,
        r#"id: "evening", hours: "18:00 - 20:00""#,
        r#"id: "lobby", for_screens: ["lobby"]"#,
    ];
    album.put("content.ron", file("", &slides));
    album.put("kiosk.ron", "Kiosk(screen: \"hall\", time_zone: \"Asia/Shanghai\")");
    let path = album.path().display();
    let check = format!("check {path} --lang en");
    xiongguan(&format!("{check} --today 2026-10-07")).ends_with(0).says("no findings");
    xiongguan(&format!("{check} --today 2026-10-08")).ends_with(0).says("content::no-longer-shown");
    xiongguan(&check).ends_with(0).says("content::no-longer-shown");

    let out = album.path().join("out");
    let export = |more: &str| {
        let _ = std::fs::remove_dir_all(&out);
        xiongguan(&format!("export {path} --size 400x225 --out {} {more}", out.display())).ends_with(0);
        let files = std::fs::read_dir(out.join("en")).expect("pictures").flatten();
        let mut files: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        files.sort();
        files.join(" ")
    };
    assert_eq!(export(""), "01-always.png 02-gone.png 03-evening.png 04-lobby.png");
    assert_eq!(export("--at 2026-10-08T10:00 --screen hall"), "01-always.png");
    assert_eq!(export("--at 2026-10-01T18:00 --screen lobby"), "01-always.png 02-gone.png 03-evening.png 04-lobby.png");

    let explain = format!("explain {path} --kiosk {path}/kiosk.ron --at 2026-10-08T10:00");
    let ran = xiongguan(&explain).ends_with(0);
    let ran = ran.says("slide 1 of 1, always").says("gone “x” does not show: over, by").says("until: \"2026-10-07\"");
    ran.says("evening “x” does not show: another hour");
    xiongguan(&format!("explain {path} --at 2026-10-08T18:30"))
        .ends_with(0)
        .says("of 3, ")
        .says("evening “x” shows, by");
    xiongguan(&format!("simulate {path} --days 2 --start 2026-10-07")).ends_with(0).says("no violations");
}
