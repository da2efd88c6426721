//! What the program says by itself, in the exhibition's languages and no other.

use std::{collections::BTreeSet, fs, path::Path};

use xiongguan::{
    content::{
        self, Bound, Found, Lang, Per, Point, Rank, Reading, Stat, Text, Unit, Wording, axis_figures, spoken_points,
        wording::{filled, places},
    },
    diag::Source,
    show::{Overlay, Phase, ShowState},
    units::Moment,
};

use crate::{
    figures::stat,
    room::{Room, lines},
};

const TAGS: [&str; 7] = ["de", "en", "fr", "ja", "ko", "zh", "zh-Hant"];

/// An exhibition in these languages, with more fields, and one slide.
fn read(languages: &str, fields: &str, text: &str) -> Reading {
    let text = format!(
        "Exhibition(title: \"x\", languages: {languages}, {fields} chapters: [Chapter(id: \"a\", title: \"b\", slides: [\
         Quote(text: {text})])])"
    );
    content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File)
}

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.findings.iter().map(|finding| finding.code.name()).collect()
}

#[test]
fn every_language_has_every_phrase_with_the_same_places() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words/visitors");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, TAGS.map(str::to_owned).into());
    let english = Wording::built_in("en");
    assert!(english.phrases().count() > 90);
    for tag in TAGS {
        let wording = Wording::built_in(tag);
        assert_eq!((wording.language.as_str(), Wording::is_built_in(tag)), (tag, true));
        assert!(wording.name.is_some());
        for ((path, said), (known, expected)) in wording.phrases().zip(english.phrases()) {
            assert_eq!(path, known, "{tag}");
            assert_eq!(places(said), places(expected), "{tag} {path}");
            let is_letters = expected.len() > 2 && !path.ends_with("square_metre");
            let may_agree = expected.replace(|c: char| !c.is_ascii_alphabetic(), "").len() < 4
                || [
                    "{name}: {statement}",
                    "{chapter} ({here})",
                    "{numbers}",
                    "{value}, {date}",
                    "{hours} h {minutes} min",
                    "{days} d {hours} h",
                ]
                .contains(&expected)
                || [("fr", "visitors.notes"), ("de", "staff.span_minutes"), ("fr", "staff.span_minutes")]
                    .contains(&(tag, &path))
                || path == "figures.million" && said.contains('|');
            assert!(tag == "en" || said != expected || !is_letters || may_agree, "{tag} {path} is in English");
        }
    }
}

#[test]
fn a_language_is_spoken_by_the_most_of_its_tag_that_is_known() {
    let spoken = [("zh-Hant-HK", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh-CN", "zh"), ("de-AT", "de"), ("pt-BR", "en")];
    for (tag, expected) in spoken {
        assert_eq!(Lang::new(tag).wording().language, expected, "{tag}");
    }
    assert_eq!(Lang::new("zh-Hant").name(), "繁體中文");
    assert!(Wording::file_for("zh-Hant-HK").contains("language: \"zh-Hant-HK\""));
}

#[test]
fn each_file_says_everything_itself() {
    for tag in TAGS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/words/visitors/{tag}.ron"));
        let text = fs::read_to_string(path).unwrap();
        for (phrase, _) in Wording::built_in("en").phrases() {
            let field = format!(" {}: ", phrase.split_once('.').unwrap().1);
            assert!(text.contains(&field), "{tag} lacks {phrase}");
        }
    }
}

#[test]
fn figures_have_the_marks_and_words_of_their_language() {
    let money = stat(101.5e9, Unit::Yuan);
    let million = stat(1e6, Unit::SquareMetre);
    let people = Stat { bound: Bound::MoreThan, per: Per::Year, ..stat(1_958_000.0, Unit::None) };
    let share = stat(97.48, Unit::Percent);
    let power = stat(1.93e9, Unit::Watt);
    let plain = Stat { bound: Bound::AtLeast, ..stat(4200.0, Unit::Tonne) };
    for (tag, expected) in [
        (
            "en",
            [
                "¥101.5 billion",
                "1 million m²",
                "more than 1.958 million a year",
                "97.48%",
                "1.93 GW",
                "at least 4,200 t",
            ],
        ),
        ("zh", ["1015 亿元", "100 万平方米", "每年超过 195.8 万", "97.48%", "193 万千瓦", "4200 吨 以上"]),
        (
            "de",
            [
                "101,5 Milliarden Yuan",
                "1 Million m²",
                "mehr als 1,958 Millionen im Jahr",
                "97,48\u{a0}%",
                "1,93 GW",
                "mindestens 4.200 t",
            ],
        ),
        (
            "fr",
            [
                "101,5 milliards de yuans",
                "1 million de m²",
                "plus de 1,958 million par an",
                "97,48\u{a0}%",
                "1,93 GW",
                "au moins 4\u{a0}200 t",
            ],
        ),
        ("ja", ["1,015 億元", "100 万平方メートル", "年間 195.8 万 超", "97.48%", "1.93 GW", "4,200 トン 以上"]),
        ("ko", ["1,015 억 위안", "100 만 제곱미터", "연간 195.8 만 넘게", "97.48%", "1.93 GW", "4,200 톤 이상"]),
    ] {
        let lang = Lang::new(tag);
        let all = [&money, &million, &people, &share, &power, &plain];
        assert_eq!(all.map(|stat| stat.figure(&lang).spoken()), expected, "{tag}");
    }
}

#[test]
fn places_in_a_ranking_have_the_ending_of_their_language() {
    for (tag, first, thirteenth) in [
        ("en", "1st of 339", "13th of 339"),
        ("zh", "第 1 / 339", "第 13 / 339"),
        ("de", "1. von 339", "13. von 339"),
        ("fr", "1er sur 339", "13e sur 339"),
        ("ja", "第 1 位 / 339", "第 13 位 / 339"),
        ("ko", "1 위 / 339", "13 위 / 339"),
    ] {
        let place = |place| {
            let rank = Rank {
                place,
                of: Some(339),
                label: Text::default(),
                as_of: Text::default(),
                source: Text::default(),
                highlight: false,
            };
            rank.figure(&Lang::new(tag)).spoken()
        };
        assert_eq!([place(1), place(13)], [first, thirteenth], "{tag}");
    }
}

#[test]
fn figures_side_by_side_share_the_word_for_several() {
    let german = Lang::new("de");
    let units: Vec<String> =
        axis_figures(&[1e6, 2.5e6], &Unit::None, &german).into_iter().map(|figure| figure.unit).collect();
    assert_eq!(units, ["Millionen", "Millionen"]);
    let point = Point { bound: Bound::About, ..point(8.1e6) };
    assert_eq!(spoken_points(&[point], &Unit::None, &german), ["rund 8,1 Millionen"]);
}

fn point(value: f64) -> Point {
    Point { label: Text::default(), value, bound: Bound::Exact, derived: false, highlight: false }
}

#[test]
fn tags_with_hyphens_are_languages_everywhere() {
    let reading = read("[zh-Hant, pt-BR]", "", "(zh-Hant: \"雄關\", pt-BR: \"O passo\")");
    let exhibition = reading.exhibition.expect("it can be shown");
    assert_eq!(codes(&Reading { exhibition: None, ..reading }), ["wording-missing"]);
    let content::SlideKind::Quote(quote) = &exhibition.slides().next().unwrap().1.kind else { panic!("a quote") };
    assert_eq!(quote.text.get(&Lang::new("zh-Hant")), "雄關");
    assert_eq!(quote.text.get(&Lang::new("pt-BR")), "O passo");
}

#[test]
fn a_fault_behind_such_a_tag_is_told_at_its_place() {
    let text = "(zh-Hant: \"雄關\", pt-BR: \"O passo\", pt-BR: \"outra\")";
    let reading = read("[zh-Hant, pt-BR]", "", text);
    let twice = reading.findings.iter().find(|finding| finding.code.name() == "repeated-field").expect("it is told");
    assert!(twice.path.ends_with("text.pt-BR"), "{}", twice.path);
}

#[test]
fn tags_are_the_same_in_every_case_and_stand_in_for_their_relatives() {
    assert_eq!(Lang::new("zh-hant"), Lang::new("ZH-Hant"));
    assert_eq!(Lang::new("pt-br").0, "pt-BR");
    assert_eq!(Lang::new("sr-latn-rs").0, "sr-Latn-RS");
    let mut text = Text::default();
    text.by_lang.insert(Lang::new("en"), "gate".to_owned());
    text.by_lang.insert(Lang::new("zh"), "关".to_owned());
    assert_eq!(text.get(&Lang::new("zh-Hant")), "关");
    assert_eq!(text.get(&Lang::new("fr")), "gate");
}

#[test]
fn an_exhibition_changes_single_words_and_brings_a_language() {
    let fields = "wording: [Wording(language: \"en\", visitors: Visitors(touch: \"Touch me\")), Wording(language: \"nl\", \
                  name: \"Nederlands\", visitors: (next: \"Volgende\"), figures: (decimal: \",\", group: \".\", yuan: \"\"))],";
    let reading = read("[en, nl]", fields, "(en: \"x\", nl: \"y\")");
    let exhibition = reading.exhibition.clone().expect("it can be shown");
    let [english, dutch] = exhibition.languages.as_slice() else { panic!("two languages") };
    assert_eq!((english.wording().visitors.touch(), english.wording().visitors.next()), ("Touch me", "Next"));
    assert_eq!(
        (dutch.name(), dutch.wording().visitors.next(), dutch.wording().visitors.close()),
        ("Nederlands", "Volgende", "Close")
    );
    assert_eq!(stat(1234.5, Unit::None).figure(dutch).digits, "1.234,5");
    // What is left out is told, once.
    assert_eq!(codes(&reading), ["wording-missing"]);
    let told = reading.findings[0].message.to_string();
    let missing =
        Wording::built_in("en").visitors.phrases().count() + Wording::built_in("en").figures.phrases().count() - 4;
    assert_eq!(told, format!("{missing} phrases of `nl` are missing: they are in English"));
}

#[test]
fn a_language_that_nobody_speaks_is_told_and_calls_itself_by_its_tag() {
    let reading = read("[nl]", "", "\"x\"");
    assert_eq!(codes(&reading), ["wording-missing"]);
    assert_eq!(reading.exhibition.unwrap().languages[0].name(), "nl");
    assert_eq!(codes(&read("[de, fr, ja, ko, zh-Hans, en-GB]", "", "\"x\"")), [""; 0]);
}

#[test]
fn phrases_that_cannot_be_filled_are_told_and_said_as_before() {
    let fields =
        "wording: [Wording(language: \"en\", visitors: (source: \"From the archive\", next: \"On {and} on\"))],";
    let reading = read("[en]", fields, "\"x\"");
    assert_eq!(codes(&reading), ["wording-places", "wording-places"]);
    assert_eq!(reading.findings[0].path, "wording[0].visitors.source");
    let exhibition = reading.exhibition.unwrap();
    let visitors = &exhibition.languages[0].wording().visitors;
    assert_eq!((visitors.source(), visitors.next()), ("Source: {source}", "Next"));
}

#[test]
fn wordings_of_no_language_of_the_exhibition_are_told() {
    assert_eq!(codes(&read("[en]", "wording: [Wording(language: \"de\")],", "\"x\"")), ["language-unused"]);
    assert_eq!(codes(&read("[en]", "wording: [Wording(language: \"?\")],", "\"x\"")), ["language-tag"]);
    assert_eq!(
        codes(&read("[en]", "wording: [Wording(language: \"en\", visitors: (nexxt: \"x\"))],", "\"x\"")),
        ["unknown-field"]
    );
}

#[test]
fn templates_are_filled_where_they_have_places() {
    assert_eq!(filled("{a} of {b}, {c}", &[("a", "1"), ("b", "{a}")]), "1 of {a}, {c}");
    assert_eq!(filled("no end {a", &[("a", "1")]), "no end {a");
    assert_eq!(places("{b} {a} {b} }{"), ["a", "b"]);
}

/// Everything that is read or heard on a slide.
fn said(room: &Room) -> Vec<String> {
    let items = room.scene().items;
    let heard = items.iter().filter_map(|item| Some(item.meaning.as_ref()?.label.clone()));
    items.iter().map(|item| lines(item).join(" ")).chain(heard).collect()
}

/// What a visitor has done.
type Change = fn(&mut ShowState);

#[test]
fn a_visitor_of_another_language_meets_no_english_and_no_chinese() {
    let states: [(&str, Change); 6] = [
        ("story", |_| {}),
        ("compare", |_| {}),
        ("chain", |_| {}),
        ("story", |state| state.overlay = Some(Overlay::Menu)),
        ("gallery", |state| state.overlay = Some(Overlay::enlarged(2, (0.5, 0.5)))),
        ("stats", |state| state.phase = Phase::Goodbye { until: Moment::from_millis(20_000) }),
    ];
    for tag in ["de", "fr", "ja", "ko"] {
        let own: BTreeSet<String> = phrases(tag);
        let foreign: Vec<String> =
            ["en", "zh"].iter().flat_map(|tag| phrases(tag)).filter(|word| !own.contains(word)).collect();
        for (slide, change) in &states {
            let mut room = Room::with(slide).when(change);
            room.exhibition.languages = vec![Lang::new(tag), Lang::new("it")];
            let met: Vec<String> = said(&room).into_iter().filter(|text| foreign.contains(text)).collect();
            assert_eq!(met, [""; 0], "{tag} {slide}");
        }
    }
}

/// What visitors read in this language, without what has places.
fn phrases(tag: &str) -> BTreeSet<String> {
    let wording = Wording::built_in(tag);
    let whole = wording.visitors.phrases().filter(|(_, text)| places(text).is_empty() && text.chars().count() > 1);
    whole.map(|(_, text)| text.to_owned()).collect()
}

#[test]
fn what_is_printed_for_translators_can_be_put_into_a_content_file() {
    for (tag, decimal) in [("pt-BR", "."), ("de-AT", ","), ("zh", ".")] {
        let fields = format!("wording: [{}],", Wording::file_for(tag));
        let reading = read(&format!("[{tag}]"), &fields, "\"x\"");
        assert_eq!(codes(&reading), [""; 0], "{tag}");
        assert_eq!(reading.exhibition.unwrap().languages[0].wording().figures.decimal(), decimal);
    }
    assert!(!Wording::file_for("pt-BR").contains("English"));
}
