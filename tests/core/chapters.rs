//! Chapters within chapters: what is read, what the inner one has from the outer one, and what broken files say.

use jiff::civil::date;
use xiongguan::{
    content::{self, Exhibition, Found, Reading, Tint, codes, edited, limits::CHAPTERS_MAX},
    diag::{Finding, Severity, Source},
    show::{Program, Times},
};

use crate::{folder::Album, kiosk::secs, program::xiongguan};

/// Nature with an introduction of two slides, a river and birds; people with houses alone; and a plain end.
const NESTED: &str = r#"Exhibition(
    title: "Valley",
    languages: [en],
    chapters: [
        Chapter(id: "nature", title: "Nature", seal: "N", tint: jade, chapters: [
            Chapter(id: "river", title: "The River", slides: [
                Quote(id: "water", text: "Water."),
            ]),
            Chapter(id: "birds", title: "Birds", tint: indigo, seal: "B", slides: [
                Quote(id: "heron", text: "A heron."),
                Quote(id: "gull", text: "A gull."),
            ]),
        ], slides: [
            Quote(id: "meadow", text: "A meadow."),
            Quote(text: "More of it."),
        ]),
        Chapter(
            id: "people",
            title: "People",
            chapters: [
                Chapter(
                    id: "houses",
                    title: "Houses",
                    slides: [
                        Quote(id: "roof", text: "A roof."),
                    ],
                ),
            ],
        ),
        Chapter(id: "end", title: "The End", slides: [
            Quote(id: "bye", text: "Bye."),
        ]),
    ],
)
"#;

fn read(text: &str) -> Reading {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File)
}

#[track_caller]
fn exhibition(text: &str) -> Exhibition {
    let reading = read(text);
    assert!(reading.findings.is_empty(), "{text}: {:#?}", reading.findings);
    reading.exhibition.expect("slides")
}

/// The same with something else in the place of what is written once.
#[track_caller]
fn with(from: &str, to: &str) -> String {
    assert_eq!(NESTED.matches(from).count(), 1, "{from}");
    NESTED.replacen(from, to, 1)
}

fn ids(exhibition: &Exhibition) -> Vec<(&str, Option<&str>)> {
    let chapters = exhibition.chapters.iter();
    chapters.map(|one| (one.id.as_str(), one.outer.as_ref().map(|outer| outer.id.as_str()))).collect()
}

/// What is told of a file: the code, where, and the message.
fn told(reading: &Reading) -> Vec<String> {
    let line = |finding: &Finding| {
        let Finding { code, line, column, message, .. } = finding;
        format!("{line}:{column} {} {message}", code.0)
    };
    reading.findings.iter().map(line).collect()
}

#[test]
fn they_stand_one_after_the_other_and_an_introduction_comes_first() {
    let read = read(NESTED);
    let exhibition = exhibition(NESTED);
    let nature = Some("nature");
    let chapters =
        [("nature", nature), ("river", nature), ("birds", nature), ("houses", Some("people")), ("end", None)];
    assert_eq!(ids(&exhibition), chapters);
    let slides: Vec<&str> = exhibition.slides().map(|(_, slide)| slide.id.as_str()).collect();
    assert_eq!(slides, ["meadow", "nature-2", "water", "heron", "gull", "roof", "bye"]);
    let paths: Vec<&str> = read.places.iter().map(|place| place.path.as_str()).collect();
    assert_eq!(
        paths[1..4],
        ["chapters[0].slides[1]", "chapters[0].chapters[0].slides[0]", "chapters[0].chapters[1].slides[0]"]
    );
    assert!(exhibition.chapters[0].is_introduction() && !exhibition.chapters[1].is_introduction());
    assert_eq!(exhibition.outer_places(), [Some(0), Some(0), Some(0), Some(5), None]);
    let numbers: Vec<usize> = exhibition.chapters.iter().map(|chapter| exhibition.number(chapter)).collect();
    assert_eq!(numbers, [1, 1, 1, 2, 3]);
}

#[test]
fn the_inner_one_takes_what_it_does_not_say_from_the_outer_one() {
    let exhibition = exhibition(&with("tint: jade, chapters", "tint: jade, ambience: \"wind.ogg\", chapters"));
    let of = |place: usize| {
        let chapter = &exhibition.chapters[place];
        (chapter.seal.one_line(&exhibition.languages[0]), chapter.tint, chapter.ambience.path.as_str())
    };
    assert_eq!(of(0), ("N".to_owned(), Tint::Jade, "wind.ogg"));
    assert_eq!(of(1), ("N".to_owned(), Tint::Jade, "wind.ogg"));
    assert_eq!(of(2), ("B".to_owned(), Tint::Indigo, "wind.ogg"));
    assert_eq!(of(3), (String::new(), Tint::default(), ""));
}

#[test]
fn a_slide_shows_while_both_chapters_let_it_and_where_both_do() {
    let text = with("tint: jade, chapters", "tint: jade, days: \"Mon\", for_screens: [\"hall\", \"door\"], chapters");
    let text = text.replacen(
        "title: \"The River\"",
        "title: \"The River\", hours: \"9:00-10:00\", for_screens: [\"door\"]",
        1,
    );
    let exhibition = exhibition(&text);
    // 5 October 2026 is a Monday.
    let shown = |day: i8, hour: i8, screen: &str| -> Vec<&str> {
        let at = date(2026, 10, day).at(hour, 30, 0, 0);
        let slides = exhibition.slides().filter(|(chapter, slide)| {
            slide.schedules(chapter).iter().all(|one| one.holds(at)) && slide.is_for(chapter, screen)
        });
        slides.map(|(_, slide)| slide.id.as_str()).collect()
    };
    assert_eq!(shown(5, 9, "door"), ["meadow", "nature-2", "water", "heron", "gull", "roof", "bye"]);
    assert_eq!(shown(5, 10, "door"), ["meadow", "nature-2", "heron", "gull", "roof", "bye"]);
    assert_eq!(shown(6, 9, "door"), ["roof", "bye"]);
    assert_eq!(shown(5, 9, "hall"), ["meadow", "nature-2", "heron", "gull", "roof", "bye"]);
    assert_eq!(shown(5, 9, "roof"), ["roof", "bye"]);
    assert_eq!(exhibition.screens().into_iter().collect::<Vec<_>>(), ["door", "hall"]);
    assert!(exhibition.has_schedules());
}

#[test]
fn a_program_knows_the_page_of_each_chapter() {
    let program = Program::of(&exhibition(NESTED), |_| Times { dwell: secs(5), in_loop: secs(5), reading: secs(5) });
    let program = program.expect("slides");
    let pages: Vec<Option<usize>> = (0..program.len()).map(|place| program.page_of(place)).collect();
    // Houses are alone: whoever opens their page would find one door.
    assert_eq!(pages, [Some(0), Some(0), Some(0), Some(0), Some(0), None, None]);
    assert!(program.has_inner());
}

#[test]
fn links_to_an_outer_chapter_lead_to_its_first_slide() {
    let exhibition = exhibition(&with("id: \"bye\",", "id: \"bye\", more: [\"nature\", \"people\", \"birds\"],"));
    let target =
        |id: &str| exhibition.target(id).map(|(title, places)| (title.one_line(&exhibition.languages[0]), places));
    assert_eq!(target("nature"), Some(("Nature".to_owned(), 0..5)));
    assert_eq!(target("birds"), Some(("Birds".to_owned(), 3..5)));
    assert_eq!(target("people"), Some(("People".to_owned(), 5..6)));
    assert_eq!(target("end"), Some(("The End".to_owned(), 6..7)));
    // From its own first slide that leads nowhere.
    let itself = read(&with("id: \"meadow\",", "id: \"meadow\", more: [\"nature\"],"));
    assert_eq!(told(&itself), ["14:40 content::link this slide links to itself"]);
    let hidden = NESTED.replace("id: \"roof\",", "id: \"roof\", loop_only: true,");
    let hidden = hidden.replace("id: \"bye\",", "id: \"bye\", more: [\"people\"],");
    assert_eq!(told(&read(&hidden)).len(), 1, "only the loop shows what is in there");
}

#[test]
fn what_is_left_out_takes_its_chapters_along() {
    let mut some = exhibition(NESTED);
    some.leave_out(&["meadow", "nature-2", "water"].map(str::to_owned));
    assert_eq!(ids(&some), [("birds", Some("nature")), ("houses", Some("people")), ("end", None)]);
    assert_eq!(some.outer_places(), [Some(0), Some(2), None]);
    assert_eq!(some.target("nature").map(|(_, places)| places), Some(0..2));
}

#[test]
fn who_renames_an_outer_chapter_sees_its_first_slide() {
    let (old, new) = (exhibition(NESTED), exhibition(&with("title: \"People\"", "title: \"Folk\"")));
    assert_eq!(edited(&old, &new, &[], 0), Some(5));
    assert_eq!(edited(&old, &exhibition(&with("\"Birds\"", "\"Many Birds\"")), &[], 0), Some(3));
}

#[test]
fn a_third_level_is_told_with_what_to_do_and_the_rest_shows() {
    let deeper =
        "id: \"birds\", title: \"Birds\", chapters: [Chapter(id: \"x\", title: \"X\", slides: [Quote(text: \"x\")])], ";
    let reading = read(&with("id: \"birds\", title: \"Birds\", ", deeper));
    assert_eq!(
        told(&reading),
        ["9:50 content::chapter-depth a chapter within another one cannot have chapters itself"]
    );
    assert!(reading.findings[0].hint.as_ref().is_some_and(|hint| hint.to_string().contains("slides: [ … ]")));
    let shown = reading.exhibition.expect("slides");
    assert_eq!(shown.slide_count(), 7, "its own slides are there");
    // Without any of its own it is no chapter, which is told once.
    let alone = read(&with(
        "                Quote(id: \"water\", text: \"Water.\"),\n            ]),",
        "            ], chapters: [Chapter(id: \"x\", title: \"X\", slides: [Quote(text: \"x\")])]),",
    ));
    assert_eq!(told(&alone).len(), 1, "{:#?}", told(&alone));
}

#[test]
fn chapters_without_a_slide_are_told_where_they_are() {
    let empty = read(&with("                Quote(id: \"water\", text: \"Water.\"),\n", ""));
    assert_eq!(told(&empty), ["6:13 content::chapter-empty this chapter has no slide that can be shown"]);
    assert!(!ids(&empty.exhibition.expect("others")).iter().any(|(id, _)| *id == "river"));
    let nothing = read(&with(
        "Chapter(id: \"end\", title: \"The End\", slides: [\n            Quote(id: \"bye\", text: \"Bye.\"),\n        ])",
        "Chapter(id: \"end\", title: \"The End\", chapters: [])",
    ));
    assert_eq!(told(&nothing), ["30:9 content::chapter-empty this chapter has no slide that can be shown"]);
    let neither = read(&with(
        "Chapter(id: \"end\", title: \"The End\", slides: [\n            Quote(id: \"bye\", text: \"Bye.\"),\n        ])",
        "Chapter(id: \"end\", title: \"The End\")",
    ));
    let lacks = "30:9 content::missing-field `Chapter` lacks the field `slides`".to_owned();
    assert!(told(&neither).contains(&lacks), "{:#?}", told(&neither));
    // One mistake is one finding: that nothing is left of the outer one follows.
    let broken = read(&with("Quote(id: \"roof\", text: \"A roof.\")", "Quote(id: \"roof\", txet: 5)"));
    assert!(!told(&broken).iter().any(|line| line.contains("17:9")), "{:#?}", told(&broken));
    let no_list = read(&with(
        "chapters: [\n                Chapter(\n                    id: \"houses\",\n                    title: \"Houses\",\n                    slides: [\n                        Quote(id: \"roof\", text: \"A roof.\"),\n                    ],\n                ),\n            ],",
        "chapters: 5,",
    ));
    assert_eq!(told(&no_list), ["20:23 content::wrong-type `chapters` must be a list"]);
}

#[test]
fn names_of_fields_and_ids_are_looked_at_on_both_levels() {
    let unknown = read(&with("title: \"The River\"", "titel: \"The River\""));
    assert_eq!(told(&unknown), ["6:34 content::unknown-field `Chapter` has no field `titel`"]);
    assert_eq!(unknown.findings[0].path, "chapters[0].chapters[0].titel");
    let twice = read(&with("id: \"houses\"", "id: \"river\""));
    assert_eq!(told(&twice), ["22:25 content::duplicate-id the id `river` stands twice"]);
    let as_outer = read(&with("id: \"river\"", "id: \"nature\""));
    assert_eq!(told(&as_outer), ["6:25 content::duplicate-id the id `nature` stands twice"]);
    let slide = read(&with("id: \"roof\"", "id: \"gull\""));
    assert_eq!(told(&slide), ["25:35 content::duplicate-id the id `gull` stands twice"]);
    // Without an id it gets one that no other chapter has.
    let made = read(&with("id: \"river\", ", ""));
    assert_eq!(ids(&made.exhibition.expect("slides"))[1].0, "nature-chapter-1");
    let misspelt = read(&with("seal: \"N\", tint: jade, chapters:", "seal: \"N\", tint: jade, chaptres:"));
    assert_eq!(told(&misspelt), ["5:71 content::unknown-field `Chapter` has no field `chaptres`"]);
    assert_eq!(misspelt.exhibition.expect("slides").slide_count(), 7, "it is read all the same");
    let slide_outside = read(&with(
        "            Chapter(id: \"river\", title: \"The River\", slides: [\n                Quote(id: \"water\", text: \"Water.\"),\n            ]),",
        "            Quote(id: \"water\", text: \"Water.\"),",
    ));
    assert_eq!(told(&slide_outside), ["6:13 content::unknown-kind the slide `Quote` stands outside a chapter"]);
}

#[test]
fn all_chapters_of_both_levels_count() {
    let inner = |count: usize| "Chapter(title: \"x\", slides: [Quote(text: \"x\")]),\n".repeat(count);
    let text = |inner: &str, rest: &str| {
        format!(
            "Exhibition(title: \"x\", languages: [en], chapters: [\nChapter(title: \"x\", chapters: [\n{inner}]),\n{rest}])"
        )
    };
    let told_count = |reading: &Reading| reading.findings.iter().filter(|it| it.code == codes::COUNT_RANGE).count();
    let full = read(&text(&inner(CHAPTERS_MAX - 2), &inner(1)));
    assert_eq!((told_count(&full), full.exhibition.map(|it| it.chapters.len())), (0, Some(CHAPTERS_MAX - 1)));
    let over = read(&text(&inner(CHAPTERS_MAX - 2), &inner(3)));
    assert_eq!((told_count(&over), over.exhibition.map(|it| it.chapters.len())), (1, Some(CHAPTERS_MAX - 1)));
    let finding = over.findings.iter().find(|it| it.code == codes::COUNT_RANGE).expect("told");
    assert_eq!(finding.line, CHAPTERS_MAX + 3, "the second of the last three");
}

/// Each bracket of the nested file but one, for all of them: whatever is broken is told once, near, and all other slides are
/// there, in their chapters.
#[test]
fn a_forgotten_bracket_costs_no_more_than_a_slide() {
    let whole = exhibition(NESTED);
    let brackets: Vec<usize> = NESTED.match_indices(['(', ')', '[', ']']).map(|(at, _)| at).collect();
    let mut lost = Vec::new();
    for at in brackets {
        // A name stays apart from what follows it.
        let instead = if NESTED[at..].starts_with('(') { " " } else { "" };
        let text = format!("{}{instead}{}", &NESTED[..at], &NESTED[at + 1..]);
        let reading = read(&text);
        let errors = reading.findings.iter().filter(|it| it.severity == Severity::Error).count();
        assert!(errors > 0, "{text}");
        let line = NESTED[..at].matches('\n').count() + 1;
        let shown = reading.exhibition.as_ref().map_or(0, Exhibition::slide_count);
        let chapters = reading.exhibition.as_ref().map_or(0, |it| it.chapters.len());
        if whole.slide_count() - shown > 1 || whole.chapters.len() - chapters > 1 {
            lost.push(format!("{line}: {:?} {shown} slides, {:#?}", &NESTED[at..=at], told(&reading)));
        }
    }
    assert_eq!(lost, [] as [String; 0]);
}

#[test]
fn an_inner_chapter_that_is_not_closed_is_told_at_its_name_and_the_next_outer_one_is_outside() {
    let open = read(&with(
        "                Quote(id: \"gull\", text: \"A gull.\"),\n            ]),",
        "                Quote(id: \"gull\", text: \"A gull.\"),\n            ],",
    ));
    assert!(
        told(&open)[0].starts_with("9:13 content::unclosed-bracket `Chapter(` is never closed"),
        "{:#?}",
        told(&open)
    );
    let shown = open.exhibition.expect("slides");
    assert_eq!(shown.slide_count(), 7);
    assert_eq!(ids(&shown)[4], ("end", None));
}

#[test]
fn a_chapter_within_another_is_named_with_it_and_both_say_when_their_slides_show() {
    let text = r#"Exhibition(title: "x", languages: [en], chapters: [
        Chapter(id: "a", title: "Nature", days: "Mon", chapters: [
            Chapter(id: "b", title: "Birds", hours: "10:00-12:00", slides: [Quote(id: "heron", text: "A heron.")]),
            Chapter(id: "c", title: "Fish", slides: [Quote(id: "carp", text: "A carp.")]),
        ], slides: [Quote(id: "field", text: "A field.", in_loop: false)]),
        Chapter(id: "d", title: "End", slides: [Quote(id: "end", text: "The end.")]),
    ])"#;
    let album = Album::new();
    let content = album.put("content.ron", text);
    let at = |time: &str| {
        let told = xiongguan(&format!("explain {} --at {time} --lang en", content.display())).ends_with(0).out();
        told.replace(&format!("{}", content.display()), "content.ron")
    };
    // 5 October 2026 is a Monday.
    let monday = at("2026-10-05T09:00");
    assert!(
        monday.contains("heron “A heron.” does not show: another hour, by content.ron:3 of its chapter"),
        "{monday}"
    );
    assert!(monday.contains("carp “A carp.” shows, by content.ron:2 of its outer chapter: days: \"Mon\""), "{monday}");
    assert!(monday.contains("field “A field.” shows, by content.ron:2 of its chapter"), "{monday}");
    let tuesday = at("2026-10-06T11:00");
    assert!(
        tuesday.contains("heron “A heron.” does not show: another day, by content.ron:2 of its outer chapter"),
        "{tuesday}"
    );
    let now = |format: &str| {
        let args = format!("explain {} --at 2026-10-05T11:00:01 --since 2026-10-05T11:00:00", content.display());
        xiongguan(&format!("{args} --format {format}")).ends_with(0).out()
    };
    assert!(now("text").contains("in the chapter “Birds” of “Nature”, language en"), "{}", now("text"));
    let json: serde_json::Value = serde_json::from_str(&now("json")).expect("it is JSON");
    let on_screen = &json["on_screen"];
    assert_eq!((&on_screen["chapter"], &on_screen["outer"]), (&"Birds".into(), &"Nature".into()), "{json}");
}
