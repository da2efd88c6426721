//! What is on screen at a moment while nobody touches it, and why.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::time::Duration;

use xiongguan::{
    content::{self, Exhibition, Found, Place},
    diag::Source,
    explain::{self, Answer, Question, explain, parse_span, parse_time, text},
    files,
    settings::Settings,
    show::{Forecast, Mode, Program, Show, Showing, Stop, Timing},
    units::Moment,
};

use crate::{
    folder::Album,
    kiosk::{Kiosk, languages, program, secs},
    program::xiongguan,
    sample,
    settings::right,
};

const TITLE: Duration = secs(7);

fn timing() -> Timing {
    Timing { title: TITLE, ..Timing::default() }
}

/// The showings of five slides of different dwells, in three chapters, from `at` on.
fn forecast(at: u64, mode: Mode) -> Forecast {
    let stop = |place: u64| Stop {
        id: format!("s{place}"),
        dwell: Duration::from_millis(8000 + 1234 * place),
        in_loop: Some(Duration::from_millis(8000 + 1234 * place)),
        reading: secs(6),
        chapter: (place / 2) as usize,
        pictures: vec![(0.5, 0.5); (place % 3) as usize],
        film: None,
        carries_title: true,
        ..Stop::default()
    };
    let program = Program::new((0..5).map(stop).collect(), &languages(1)).unwrap();
    Forecast::new(Show::new(program, mode, timing(), Moment::START), Moment::from_millis(at))
}

#[test]
fn what_is_told_is_what_the_machine_does() {
    let played = Kiosk::of(program(3), Mode::Kiosk, timing());
    let show = Show::new(program(3), Mode::Kiosk, timing(), Moment::START);
    let told: Vec<Showing> = Forecast::new(show, Moment::START).take(40).collect();
    let mut kiosk = played.coarse();
    for showing in told {
        let left = showing.from.since(kiosk.now);
        kiosk = kiosk.wait(left);
        assert_eq!((kiosk.state().slide, kiosk.state().motion.since), (showing.slide, showing.from));
    }
}

#[test]
fn skipped_rounds_are_as_those_that_are_played() {
    let walked: Vec<Showing> = forecast(0, Mode::Kiosk).take(400).collect();
    for (place, showing) in walked.iter().enumerate().step_by(7) {
        let jumped = forecast(showing.from.millis, Mode::Kiosk).next();
        assert_eq!(jumped, Some(*showing), "showing {place}");
        let within = forecast(showing.from.millis + 17, Mode::Kiosk).next();
        assert_eq!(within, Some(*showing), "within showing {place}");
    }
}

#[test]
fn at_a_change_the_new_slide_is_on_screen_and_just_before_it_the_old_one() {
    let second = forecast(0, Mode::Kiosk).nth(1).unwrap();
    assert_eq!(second.from.millis, 7000 + 8000, "after the title and the first slide's dwell");
    assert_eq!(forecast(second.from.millis, Mode::Kiosk).next().unwrap().slide, 1);
    let before = forecast(second.from.millis - 1, Mode::Kiosk).next().unwrap();
    assert_eq!((before.slide, before.until), (0, Some(second.from)));
}

#[test]
fn ten_years_without_a_visitor_are_reckoned_by_their_rounds() {
    let at = 10 * 365 * 86_400_000;
    let mut years = forecast(at, Mode::Auto);
    let round = years.round_millis().unwrap();
    assert_eq!(round, 7000 + 5 * 8000 + 1234 * 10);
    let showing = years.next().unwrap();
    assert!(showing.from.millis <= at && at < showing.until.unwrap().millis);
    assert_eq!(showing.round, at / round);
}

#[test]
fn a_talk_and_a_single_slide_stay() {
    let mut talk = forecast(3_600_000, Mode::Present);
    let first = Showing { slide: 0, from: Moment::START, title: None, until: None, round: 0 };
    assert_eq!((talk.round_millis(), talk.next(), talk.next()), (None, Some(first), None));
    let show = Show::new(program(1), Mode::Auto, Timing::default(), Moment::START);
    let alone: Vec<Showing> = Forecast::new(show, Moment::from_millis(90_000)).collect();
    assert_eq!(alone, [first]);
}

/// The answer for the sample exhibition that is started at nine.
fn asked(at: &str, change: impl FnOnce(&mut Question<'_>)) -> Option<Answer> {
    let source = Source { name: "sample.ron", text: include_str!("scene/sample.ron") };
    let reading = content::read(source, &|_: &str| Found::File);
    asked_of(&sample::exhibition(), source, &reading.places, at, change)
}

/// What `explain` answers about another exhibition.
pub(crate) fn asked_of(
    exhibition: &Exhibition,
    source: Source<'_>,
    places: &[Place],
    at: &str,
    change: impl FnOnce(&mut Question<'_>),
) -> Option<Answer> {
    let settings = Settings::default();
    let mut question = Question {
        exhibition,
        source,
        places,
        program: settings.program(exhibition).unwrap(),
        timing: settings.timing(),
        dwell_max: None,
        hours: settings.hours(),
        kiosk: None,
        volume: settings.loudness().at(None),
        own_voice: settings.speech.into(),
        mode: Mode::Kiosk,
        language: 0,
        since: parse_time("2026-11-24T09:00").unwrap(),
        at: parse_time(at).unwrap(),
        span: None,
    };
    change(&mut question);
    explain(&question)
}

#[test]
fn people_read_this() {
    let story = asked("2026-11-24T10:30", |question| question.span = Some(secs(60))).unwrap();
    let title = asked("2026-11-24T09:00:03", |_| ()).unwrap();
    let talk = asked("2026-11-25T09:00", |question| question.mode = Mode::Present).unwrap();
    let answers = [&story, &title, &talk].map(text).join("\n---\n\n");
    insta::assert_snapshot!(answers);
}

#[test]
fn slides_that_show_at_certain_times_are_told_and_why() {
    let written = include_str!("scene/sample.ron");
    let changed = written
        .replacen("id: \"story\",", "id: \"story\", until: \"2026-11-23\",", 1)
        .replacen("id: \"gallery\",", "id: \"gallery\", hours: \"10:30 - 12:00\",", 1)
        .replacen("id: \"quote\",", "id: \"quote\", loop_only: true,", 1)
        .replacen("tint: vermilion,", "tint: vermilion, days: \"Tue\",", 1);
    let source = Source { name: "sample.ron", text: &changed };
    let reading = content::read(source, &|_: &str| Found::File);
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    let exhibition = reading.exhibition.unwrap();
    let answer = |at: &str, mode: Mode| {
        let change = |question: &mut Question<'_>| {
            question.program = Settings::default().program(&exhibition).unwrap();
            question.mode = mode;
            question.span = Some(secs(60));
        };
        let (exhibition, places, source) = (&exhibition, &reading.places[..], source);
        asked_of(exhibition, source, places, at, change).unwrap()
    };
    let moments =
        [("2026-11-24T10:29:30", Mode::Kiosk), ("2026-11-25T11:00", Mode::Kiosk), ("2026-11-24T10:00", Mode::Present)];
    let answers = moments.map(|(at, mode)| text(&answer(at, mode)));
    insta::assert_snapshot!(answers.join("\n---\n\n"));
    // What is told for a long time is what is played: rounds are not skipped over a change.
    let after = answer("2026-11-24T12:00:20", Mode::Kiosk).showing.unwrap().on_screen;
    assert!(after.slide != "gallery" && after.of == 9 + usize::from(after.slide == "quote"), "{after:?}");
}

#[test]
fn nothing_is_on_screen_before_the_start() {
    assert_eq!(asked("2026-11-24T08:59:59", |_| ()), None);
    assert_eq!(asked("2026-11-24T09:00", |_| ()).unwrap().showing.unwrap().on_screen.number, 1);
}

#[test]
fn the_list_goes_as_far_as_was_asked() {
    let answer = asked("2026-11-24T10:30", |question| question.span = Some(secs(600))).unwrap();
    let end = parse_time("2026-11-24T10:40").unwrap();
    assert_eq!(answer.ahead[0].slide, answer.showing.as_ref().unwrap().on_screen.slide);
    assert_eq!(Some(&answer.ahead[1]), answer.next.as_ref());
    assert!(answer.ahead.windows(2).all(|rows| rows[0].at < rows[1].at));
    assert!(answer.ahead.last().unwrap().at < end && answer.ahead.len() > 600 / 60, "{:?}", answer.ahead);
}

/// From Tuesday to Sunday, nine to half past five.
fn in_hours(question: &mut Question<'_>) {
    let written = r#"Kiosk(opening_hours: [(days: "Tue-Sun", from: "09:00", to: "17:30")])"#;
    question.hours = right(written).hours();
}

#[test]
fn outside_the_opening_hours_nothing_is_shown_and_their_beginning_is_told() {
    let night = asked("2026-11-29T20:00", in_hours).unwrap();
    assert_eq!(night.showing, None);
    let answers = [night, asked("2026-11-29T17:29:50", in_hours).unwrap()];
    insta::assert_snapshot!(answers.each_ref().map(text).join("\n---\n\n"));
    let json = serde_json::to_value(&answers[0]).unwrap();
    assert_eq!(json["hours"]["until"], "2026-12-01T09:00:00");
    assert!(json.get("on_screen").is_none());
}

/// Open from Tuesday to Sunday, but for some days.
const WITH_HOLIDAYS: &str = r#"Kiosk(
    opening_hours: [
        (days: "Tue-Sun", from: "09:00", to: "17:30"),
    ],
    special_days: [
        (dates: "2026-11-25 - 2026-11-26", closed: true),
        (dates: "11-28",
         from: "10:00", to: "12:00"),
    ],
)"#;

#[test]
fn the_line_that_decides_is_named() {
    let answer = |at: &str| {
        let kiosk = Source { name: "kiosk.ron", text: WITH_HOLIDAYS };
        asked(at, |question| (question.hours, question.kiosk) = (right(WITH_HOLIDAYS).hours(), Some(kiosk))).unwrap()
    };
    let hours = |at: &str| {
        let told = text(&answer(at));
        let start = told.find("Hours").unwrap();
        let lines = told[start..].lines().take_while(|line| line.starts_with("Hours") || line.starts_with(' '));
        format!("{at}\n{}", lines.collect::<Vec<_>>().join("\n"))
    };
    let moments = [
        "2026-11-24T10:00",
        "2026-11-24T20:00",
        "2026-11-25T10:00",
        "2026-11-28T11:00",
        "2026-11-28T14:00",
        "2026-11-30T10:00",
    ];
    insta::assert_snapshot!(moments.map(hours).join("\n\n"));
    let json = serde_json::to_value(answer("2026-11-28T11:00")).unwrap();
    assert_eq!((&json["hours"]["open"], &json["hours"]["until"]), (&true.into(), &"2026-11-28T12:00:00".into()));
    let by = &json["hours"]["by"][0];
    assert_eq!((&by["list"], &by["place"], &by["line"]), (&"special_days".into(), &2.into(), &7.into()));
    assert_eq!(by["text"], r#"(dates: "11-28", from: "10:00", to: "12:00")"#);
}

#[test]
fn each_opening_starts_the_show_anew() {
    let opened = asked("2026-11-25T09:00:03", in_hours).unwrap().showing.unwrap();
    assert_eq!((opened.round.round, opened.on_screen.number), (1, 1));
    assert_eq!(opened.on_screen.since, parse_time("2026-11-25T09:00").unwrap());
    // A program that is started during the day begins then.
    let late = |question: &mut Question<'_>| {
        in_hours(question);
        question.since = parse_time("2026-11-24T11:00").unwrap();
    };
    assert_eq!(asked("2026-11-24T11:00", late).unwrap().showing.unwrap().on_screen.number, 1);
    // What would come after the opening hours is not listed.
    let evening = asked("2026-11-25T17:29", |question| {
        in_hours(question);
        question.span = Some(secs(600));
    });
    let closing = parse_time("2026-11-25T17:30").unwrap();
    assert!(evening.unwrap().ahead.iter().all(|row| row.at < closing));
    let talk = asked("2026-11-29T20:00", |question| {
        in_hours(question);
        question.mode = Mode::Present;
    });
    assert!(talk.unwrap().showing.is_some());
}

#[test]
fn opening_hours_last_past_midnight() {
    let hours = r#"Kiosk(opening_hours: [(days: "daily", from: "20:00", to: "02:00")])"#;
    let hours = right(hours).hours();
    let at = |text| explain::opened(&hours, parse_time(text).unwrap());
    assert_eq!(at("2026-11-25T01:00"), Some(parse_time("2026-11-24T20:00").unwrap()));
    assert_eq!(at("2026-11-25T03:00"), None);
}

#[test]
fn only_times_of_the_place_itself_are_understood() {
    let exactly = parse_time("2026-11-24T10:30:15").unwrap();
    assert_eq!(exactly.to_string(), "2026-11-24T10:30:15");
    for wrong in [
        "",
        "10:30",
        "2026-11-24",
        "2026-11-24 10:30",
        "2026-11-24T24:00",
        "2026-02-30T10:30",
        "2026-11-24T10:30Z",
        "2026-11-24T10:30+08",
        "2026-11-24T10:30:15.5",
        "26-11-24T10:30:00",
        "-026-11-24T10:30",
        "2026-1-24T10:30",
        "二零二六年十一月",
    ] {
        let problem = parse_time(wrong).expect_err(wrong);
        assert!(problem.contains("2026-11-24T10:30"), "{problem}");
    }
}

#[test]
fn spans_are_written_with_their_unit() {
    assert_eq!(parse_span("10m").unwrap(), secs(600));
    assert_eq!(parse_span("1h30m").unwrap(), secs(5400));
    for wrong in ["10", "", "-5m", "0s", "25h", "ten minutes"] {
        assert!(parse_span(wrong).expect_err(wrong).contains("1h30m"));
    }
}

#[test]
fn slides_are_found_in_their_file() {
    let text = r#"Exhibition(title: "x", languages: [en], chapters: [
        Chapter(id: "a", title: "a", slides: [Quote(text: "1"), Quote(id: "b-1", text: "2", dwell: 9)]),
        Chapter(id: "c", title: "c", slides: [Qoute(text: "3"), Quote(text: "4")]),
    ])"#;
    let reading = content::read(Source { name: "x", text }, &|_: &str| Found::File);
    let places: Vec<_> = reading.places.iter().map(|place| &text[place.span.start..][..16]).collect();
    assert_eq!(places[..2], [r#"Quote(text: "1")"#, r#"Quote(id: "b-1","#]);
    assert_eq!(places.last(), Some(&r#"Quote(text: "4")"#));
    assert_eq!(&text[reading.places[0].whole.clone()], r#"Quote(text: "1")"#);
    let dwell = content::span_at(text, &format!("{}.dwell", reading.places[1].path));
    assert_eq!(&text[dwell], "9");
}

#[test]
fn every_slide_of_the_shipped_exhibition_is_found() {
    let opened = files::open("content.ron".as_ref()).unwrap();
    let exhibition = opened.reading.exhibition.unwrap();
    assert_eq!(opened.reading.places.len(), exhibition.slide_count());
    for ((_, slide), place) in exhibition.slides().zip(&opened.reading.places) {
        assert!(opened.text[place.span.start..].starts_with(slide.kind.name()), "{}", slide.id);
    }
}

#[test]
fn the_command_answers_people_and_programs() {
    let album = Album::new();
    let kiosk = album.put("kiosk.ron", "Kiosk(mode: auto, dwell_max: 9)");
    let args = format!("explain --at 2026-11-24T10:30 --for 10m --kiosk {}", kiosk.display());
    xiongguan(&args).ends_with(0).says("auto mode, started 00:00:00").says("held down to 9 s by `dwell_max`");
    let out = xiongguan(&format!("{args} --format json --lang en --since 2026-11-23T18:00")).ends_with(0).out();
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["since"], "2026-11-23T18:00:00");
    assert_eq!(answer["language"], "en");
    assert!(answer["why"]["dwell_s"].as_f64().is_some_and(|dwell| (4.0..=9.0).contains(&dwell)), "{out}");
    assert!(answer["ahead"].as_array().unwrap().len() > 60, "{out}");
}

#[test]
fn the_command_names_the_line_of_the_settings() {
    let album = Album::new();
    let kiosk = album.put("kiosk.ron", WITH_HOLIDAYS);
    let args = format!("explain --at 2026-11-25T10:00 --kiosk {}", kiosk.display());
    let ran = xiongguan(&args).ends_with(0).says("closed since 2026-11-24 17:30:00, until 2026-11-27 09:00:00");
    ran.says(&format!("by {}:6, special_days: (dates: \"2026-11-25 - 2026-11-26\", closed: true)", kiosk.display()));
}

#[test]
fn the_command_says_what_it_does_not_understand() {
    xiongguan("explain --at 10:30").ends_with(1).complains("2026-11-24T10:30");
    xiongguan("explain").ends_with(1).complains("--at");
    let early = xiongguan("explain --at 2026-11-24T08:00 --since 2026-11-24T09:00").ends_with(1);
    early.complains("not running yet").complains_in_lines(1);
    xiongguan("explain --at 2026-11-24T08:00 --lang tlh").ends_with(1).complains("zh, en");
    xiongguan("explain --at 2026-11-24T08:00 --for 10").ends_with(1).complains("1h30m");
}
