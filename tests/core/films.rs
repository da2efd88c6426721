//! Films: what their captions say, what is found wrong with them, and how long they stay.

use std::time::Duration;

use jiff::civil::date;
use xiongguan::{
    content::{self, CueProblem, Files, Filmed, Found, Inspected, Lang, Reading, captions, codes, dwell, loop_dwell},
    diag::{Code, Finding, Source},
    settings::{Settings, zone::zone},
    show::{Mode, Phase, Playing, Program, Stop, Timing},
    simulate::{Plan, Visitors, simulate, text},
    units::FilmFacts,
    words,
};

use crate::kiosk::{GOODBYE, IDLE, Kiosk, almost, languages, millis, secs, stops};

/// A film of 20 seconds and its captions.
struct Folder {
    film: Filmed,
    captions: &'static str,
}

impl Files for Folder {
    fn look(&self, relative: &str) -> Found {
        if relative.contains("gone") { Found::Missing } else { Found::File }
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, xiongguan::diag::Words> {
        Ok(self.captions.as_bytes().to_vec())
    }

    fn inspect(&self, _: &str) -> Inspected {
        Inspected::Size([1920, 1080])
    }

    fn film(&self, _: &str) -> Filmed {
        self.film.clone()
    }
}

fn facts(has_sound: bool) -> FilmFacts {
    let codec = "h264".to_owned();
    FilmFacts { size: [1920, 1080], rate: (25, 1), pictures: 500, has_sound, codec, has_colours: true }
}

fn folder(has_sound: bool) -> Folder {
    Folder { film: Filmed::Film(facts(has_sound)), captions: "WEBVTT\n\n00:01.000 --> 00:03.000\n关城\n" }
}

const BOTH: &str = ", captions: (zh: \"a.zh.vtt\", en: \"a.en.vtt\")";

fn read(more: &str, files: &Folder) -> Reading {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\n\
         Video(file: \"a.mp4\", alt: \"a\", credit: \"b\"{more}), Quote(text: \"x\")])])"
    );
    content::read(Source { name: "content.ron", text: &text }, files)
}

fn found(more: &str, files: &Folder) -> Vec<Finding> {
    let reading = read(more, files);
    assert!(reading.exhibition.is_some_and(|exhibition| exhibition.slide_count() == 2), "nothing is lost");
    reading.findings
}

#[track_caller]
fn finds(more: &str, files: &Folder, code: Code, place: (&str, usize, usize)) {
    let findings = found(more, files);
    let [finding] = findings.as_slice() else { unreachable!("{findings:?}") };
    assert_eq!((finding.code, finding.file.as_str(), finding.line, finding.column), (code, place.0, place.1, place.2));
}

#[test]
fn a_film_with_captions_in_all_languages_has_nothing_wrong() {
    assert_eq!(found(BOTH, &folder(true)), []);
    assert_eq!(found("", &folder(false)), [], "nothing is to be heard");
}

#[test]
fn what_is_wrong_with_a_film_is_told_and_its_slide_stays() {
    finds("", &folder(true), codes::CAPTIONS_MISSING, ("content.ron", 2, 1));
    finds(", captions: (zh: \"a.vtt\")", &folder(true), codes::CAPTIONS_MISSING, ("content.ron", 2, 55));
    finds(", dwell: 5", &folder(false), codes::FILM_CUT, ("content.ron", 2, 52));
    assert_eq!(found(", dwell: 5, repeats: loop", &folder(false)), []);
    assert_eq!(found(", dwell: 30", &folder(false)), []);
    let none = Folder { film: Filmed::NoEngine, ..folder(true) };
    finds("", &none, codes::FILM_ENGINE, ("content.ron", 2, 13));
    let broken = Folder { film: Filmed::Unreadable(words!("the file has no captions")), ..folder(true) };
    finds("", &broken, codes::FILM_UNREADABLE, ("content.ron", 2, 13));
    finds(", captions: \"gone.vtt\"", &folder(true), codes::CAPTIONS_UNREADABLE, ("content.ron", 2, 55));
    assert!(read(", allow: [\"captions-missing\"]", &folder(true)).findings.is_empty());
}

#[test]
fn a_caption_that_goes_before_it_can_be_read_is_told_where_it_stands() {
    let with = |captions| Folder { captions, ..folder(true) };
    // Forty letters take two seconds, and so do eighteen Chinese characters.
    let letters = with("WEBVTT\n\n00:01.000 --> 00:03.000\naaaa aaaa aaaa aaaa aaaa\naaaa aaaa aaaa a\n");
    assert_eq!(found(", captions: \"a.vtt\"", &letters), []);
    let letters = with("WEBVTT\n\n00:01.000 --> 00:02.500\naaaa aaaa aaaa aaaa aaaa\naaaa aaaa aaaa a\n");
    finds(", captions: \"a.vtt\"", &letters, codes::CAPTIONS_FAST, ("a.vtt", 3, 1));
    let characters = with("1\n00:00:01,000 --> 00:00:03,000\n关城关城关城关城关城关城关城关城关城\n");
    assert_eq!(found(", captions: \"a.srt\"", &characters), []);
    let characters = with("1\n00:00:01,000 --> 00:00:02,500\n关城关城关城关城关城关城关城关城关城\n");
    finds(", captions: \"a.srt\"", &characters, codes::CAPTIONS_FAST, ("a.srt", 2, 1));
    assert_eq!(found(", captions: \"a.srt\", allow: [\"captions-fast\"]", &characters), []);
    // Those of a machine are told together from the sixth on.
    let many: Vec<String> =
        (1..9).map(|at| format!("00:0{at}.000 --> 00:0{at}.100\nToo much for so short a time\n\n")).collect();
    let many = with(Box::leak(many.concat().into_boxed_str()));
    let told = found(", captions: \"a.vtt\"", &many);
    assert_eq!(told.iter().map(|finding| finding.line).collect::<Vec<_>>(), [1, 4, 7, 10, 13, 16]);
    assert!(told[5].message.to_string().contains("3 more"), "{}", told[5].message);
}

#[test]
fn slips_in_captions_are_told_where_they_are() {
    let with = |captions| Folder { captions, ..folder(true) };
    let backwards = with("WEBVTT\n\n00:04.000 --> 00:02.000\nx\n\n00:05.000 --> 00:06.000\ny\n");
    finds(", captions: \"a.vtt\"", &backwards, codes::CAPTIONS_TIME, ("a.vtt", 3, 1));
    let late = with("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:20,000 --> 00:00:21,000\ny\n");
    finds(", captions: \"a.srt\"", &late, codes::CAPTIONS_TIME, ("a.srt", 6, 1));
    let words = with("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\nand then\n");
    finds(", captions: \"a.vtt\"", &words, codes::CAPTIONS_FORM, ("a.vtt", 6, 1));
    let empty = with("");
    finds(", captions: \"a.vtt\"", &empty, codes::CAPTIONS_FORM, ("a.vtt", 1, 1));
    let binary = with("\u{0}\u{1}\u{2}");
    finds(", captions: \"a.vtt\"", &binary, codes::CAPTIONS_UNREADABLE, ("a.vtt", 1, 1));
    let names: Vec<String> = read(BOTH, &folder(true)).data.into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["a.en.vtt", "a.zh.vtt"], "they are read again when they are saved");
}

#[test]
fn captions_are_read_as_programs_save_them() {
    let track = captions(
        "\u{feff}WEBVTT - a film\r\n\r\nNOTE by us\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nintro\r\n01:02.5 --> \
         01:04.500 align:left\r\n<v Guide>One &amp; <i>two</i> {\\an8}\r\nthree < four\r\n\r\n1:00:00,250 --> \
         1:00:01\r\nlate\r\n",
    );
    assert_eq!(track.faults, []);
    let said: Vec<_> = track.cues.iter().map(|(cue, _)| (cue.from, cue.to, cue.text.as_str())).collect();
    let hour = secs(3600);
    assert_eq!(
        said,
        [
            (millis(62_500), millis(64_500), "One & two\nthree < four"),
            (hour + millis(250), hour + millis(1000), "late"),
        ]
    );
    let kinds = |text: &str| captions(text).faults.iter().map(|fault| fault.kind).collect::<Vec<_>>();
    assert_eq!(kinds("00:61.000 --> 00:70.000\nx"), [CueProblem::Time]);
    assert_eq!(kinds("1.5 --> 2.5\nx"), [CueProblem::Time]);
    assert_eq!(kinds("00:02.000 --> 00:02.000\nx"), [CueProblem::Backwards]);
    assert_eq!(kinds("7\n\n00:01.000 --> 00:02.000\nx"), [], "a number alone says nothing");
}

#[test]
fn the_caption_of_a_moment_is_known_through_repetitions_and_to_relatives_of_its_language() {
    let files = Folder { captions: "00:01.000 --> 00:03.000\na\n\n00:03.000 --> 00:19.000\nb\n", ..folder(true) };
    let exhibition = read(", captions: (zh: \"a.vtt\"), repeats: loop", &files).exhibition.expect("two slides");
    let film = exhibition.slide(0).and_then(|(_, slide)| slide.kind.film()).expect("the first");
    let [zh, hant, en] = ["zh", "zh-Hant", "en"].map(Lang::new);
    let at = |lang: &Lang, time| film.caption(lang, millis(time), true);
    assert_eq!([at(&zh, 999), at(&zh, 1000), at(&zh, 3000), at(&zh, 19_000)], [None, Some(0), Some(1), None]);
    assert_eq!([at(&zh, 21_000), at(&hant, 1000), at(&en, 1000)], [Some(0), Some(0), None]);
    let next = |time| film.next_caption(&zh, millis(time), true);
    assert_eq!([next(0), next(1000), next(19_500)], [Some(secs(1)), Some(secs(2)), Some(millis(500))]);
    assert_eq!(film.next_caption(&zh, secs(30), false), None);
}

#[test]
fn a_film_stays_until_its_end_and_no_setting_cuts_it() {
    let exhibition = read("", &folder(false)).exhibition.expect("two slides");
    let (_, slide) = exhibition.slide(0).expect("the first");
    assert_eq!([dwell(slide, &exhibition.languages), loop_dwell(slide)], [secs(20); 2]);
    let text = "Kiosk(dwell_max: 9)";
    let settings: Settings = xiongguan::settings::read(Source { name: "kiosk.ron", text }).settings;
    let program = settings.program(&exhibition).expect("two slides");
    assert_eq!(program.stop(0).in_loop, Some(secs(20)));
    assert_eq!(program.stop(0).film, Some(Playing { length: secs(20), repeats: false }));
    let unknown = Folder { film: Filmed::NoEngine, ..folder(true) };
    let exhibition = read(BOTH, &unknown).exhibition.expect("two slides");
    let (_, slide) = exhibition.slide(0).expect("the first");
    assert_eq!(loop_dwell(slide), secs(3), "without an engine, as long as the captions go on");
}

/// Three slides, of which the first shows a film that is longer than visitors may idle.
fn with_film(repeats: bool) -> Program {
    let film = Playing { length: LENGTH, repeats };
    let slides = stops(3).into_iter().enumerate();
    let slides = slides.map(|(place, stop)| Stop {
        film: (place == 0).then_some(film),
        in_loop: Some(if place == 0 { LENGTH } else { secs(10) }),
        ..stop
    });
    Program::new(slides.collect(), &languages(2)).expect("three slides")
}

const LENGTH: Duration = secs(90);

#[test]
fn who_looks_at_a_film_is_asked_for_only_after_its_end() {
    let kiosk = Kiosk::of(with_film(false), Mode::Kiosk, Timing::default()).wait(secs(5));
    let began = kiosk.now;
    let kiosk = kiosk.tap_nothing().explores();
    let kiosk = kiosk.wait(secs(84) + IDLE).shows("s1").explores();
    let kiosk = kiosk.wait(secs(2)).says_goodbye();
    let kiosk = kiosk.wait(GOODBYE + secs(1)).shows("s1").attracts();
    assert!(kiosk.state().motion.since > began, "it begins anew");
}

#[test]
fn a_film_that_repeats_holds_nobody_longer_than_its_showing() {
    let kiosk = Kiosk::of(with_film(true), Mode::Kiosk, Timing::default()).wait(secs(5)).tap_nothing();
    let kiosk = kiosk.wait(LENGTH).tap_nothing().wait(secs(84) + IDLE);
    kiosk.explores().wait(secs(2)).sees(|state| state.phase != Phase::Exploring);
}

#[test]
fn the_loop_goes_on_at_the_end_of_a_film() {
    let kiosk = Kiosk::of(with_film(false), Mode::Kiosk, Timing::default());
    kiosk.wait(almost(LENGTH)).shows("s1").wait(secs(1)).shows("s2");
}

#[test]
fn a_simulated_week_with_films_breaks_no_rule() {
    // Longer than a visitor may do nothing.
    let film = FilmFacts { pictures: 2500, ..facts(true) };
    let files = Folder { film: Filmed::Film(film), ..folder(true) };
    for more in ["", ", repeats: true"] {
        let exhibition = read(more, &files).exhibition.expect("two slides");
        let settings = Settings::default();
        let zone = zone("UTC").expect("a zone");
        let (exhibition, settings) = (&exhibition, &settings);
        let visitors = Visitors::Busy;
        let report =
            simulate(&Plan { exhibition, settings, zone, start: date(2026, 1, 1), days: 7, seed: 1, visitors });
        assert!(report.violations.is_empty() && report.resets > 100, "{}", text(&report));
    }
}

/// What is found of a slide, and the film that plays on it, with whether it can be played.
type Behind<'a> = (Vec<(Code, &'a str)>, Option<(String, bool)>);

/// What is found of this slide, which is one of two and stays, with the text in quotes at which that is told; and the film
/// that plays on it.
fn behind_words<'a>(slide: &'a str, files: &Folder) -> Behind<'a> {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\n\
         {slide}, Quote(text: \"x\")])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, files);
    let exhibition = reading.exhibition.expect("it can be shown");
    assert_eq!(exhibition.slide_count(), 2, "nothing is lost: {:?}", reading.findings);
    let (_, shown) = exhibition.slide(0).expect("the first");
    let plays = shown.kind.plays().map(|(file, facts)| (file.to_owned(), facts.is_some()));
    assert_eq!(
        exhibition.films().into_iter().collect::<Vec<_>>(),
        plays.iter().map(|(film, _)| film).collect::<Vec<_>>()
    );
    assert!(exhibition.begins_again(&shown.kind) && shown.kind.film().is_none() && !exhibition.is_heard());
    assert_eq!(loop_dwell(shown), if slide.starts_with("Stats") { secs(8) } else { secs(10) }, "no film holds it");
    let quoted = |column: usize| slide.get(column..).and_then(|text| text.split('"').next()).unwrap_or_default();
    (reading.findings.into_iter().map(|finding| (finding.code, quoted(finding.column))).collect(), plays)
}

#[test]
fn a_film_plays_in_place_of_the_picture_behind_a_cover_a_story_and_a_quote() {
    let film = |file: &str| Some((file.to_owned(), true));
    let files = folder(true);
    for slide in ["Cover(title: \"x\"", "Story(heading: \"x\"", "Quote(text: \"x\""] {
        let with = |photo: &str| format!("{slide}, photo: Photo({photo}, alt: \"a\", credit: \"b\"))");
        let [beside, alone, none] =
            ["file: \"a.jpg\", film: \"a.mp4\"", "file: \"a.MP4\"", "file: \"a.jpg\""].map(with);
        assert_eq!(behind_words(&beside, &files), (vec![], film("a.mp4")), "the picture stands for it");
        assert_eq!(behind_words(&alone, &files), (vec![], film("a.MP4")), "its first picture stands for it");
        assert_eq!(behind_words(&none, &files), (vec![], None));
    }
}

#[test]
fn what_is_wrong_with_a_film_behind_words_is_told_and_the_picture_stays() {
    let slide = |photo: &str| format!("Quote(text: \"x\", photo: Photo({photo}, alt: \"a\", credit: \"b\"))");
    let gone = slide("file: \"a.jpg\", film: \"gone.mp4\"");
    assert_eq!(behind_words(&gone, &folder(false)).0, [(codes::FILM_MISSING, "gone.mp4")]);
    let none = Folder { film: Filmed::NoEngine, ..folder(true) };
    let named = slide("file: \"a.jpg\", film: \"a.mp4\"");
    assert_eq!(behind_words(&named, &none), (vec![(codes::FILM_ENGINE, "a.mp4")], Some(("a.mp4".to_owned(), false))));
    let alone = slide("file: \"a.mp4\"");
    let broken = Folder { film: Filmed::Unreadable(words!("the file has no captions")), ..folder(true) };
    assert_eq!(behind_words(&alone, &broken).0, [(codes::FILM_UNREADABLE, "a.mp4")]);
    let meant = alone.replace("Quote(", "Quote(allow: [\"film-engine\"], ");
    assert_eq!(behind_words(&meant, &none).0, []);
}

#[test]
fn where_no_film_plays_that_is_told() {
    let files = folder(false);
    let photo = "Photo(file: \"a.jpg\", film: \"a.mp4\", alt: \"a\", credit: \"b\")";
    let turns =
        format!("Cover(title: \"x\", turns_into: {photo}, photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\"))");
    assert_eq!(behind_words(&turns, &files), (vec![(codes::FILM_PLACE, "a.mp4")], None));
    let both =
        format!("Cover(title: \"x\", photo: {photo}, turns_into: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\"))");
    assert_eq!(behind_words(&both, &files), (vec![(codes::FILM_PLACE, "a.mp4")], None));
    let stats = format!("Stats(heading: \"x\", cards: [Note(title: \"a\"), Note(title: \"b\")], photo: {photo})");
    assert_eq!(behind_words(&stats, &files), (vec![(codes::FILM_PLACE, "a.mp4")], None));
    let file = stats.replace("a.jpg\", film: \"", "");
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [{file}])])"
    );
    let found = content::read(Source { name: "content.ron", text: &text }, &Unread).findings;
    assert_eq!(found.into_iter().map(|finding| finding.code).collect::<Vec<_>>(), [codes::PICTURE_UNREADABLE]);
}

/// A folder whose films are no pictures.
struct Unread;

impl Files for Unread {
    fn look(&self, _: &str) -> Found {
        Found::File
    }

    fn inspect(&self, file: &str) -> Inspected {
        if file.contains("mp4") {
            Inspected::Unreadable(words!("the file has no captions"))
        } else {
            Inspected::Unknown
        }
    }
}
