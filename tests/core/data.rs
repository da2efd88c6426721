//! Lists that come from a table in a file of its own: what of it is read, and what a curator is told.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{collections::BTreeMap, fmt::Write};

use proptest::prelude::*;
use xiongguan::{
    content::{self, Files, Found, Reading, SlideKind},
    diag::{self, Colour, Finding, Language, Source, Words},
    words,
};

/// The data files beside a content file, by name.
#[derive(Default)]
struct Desk(BTreeMap<&'static str, Vec<u8>>);

impl Files for Desk {
    fn look(&self, relative: &str) -> Found {
        match relative {
            "data/link.csv" => Found::Outside,
            name if name.contains(".jpg") || self.0.contains_key(name) => Found::File,
            _ => Found::Missing,
        }
    }

    fn read(&self, relative: &str, bytes_max: usize) -> Result<Vec<u8>, Words> {
        let bytes = self.0.get(relative).ok_or_else(|| words!("this file is not there"))?;
        Ok(bytes[..bytes.len().min(bytes_max)].to_vec())
    }
}

fn desk(table: impl AsRef<[u8]>) -> Desk {
    Desk(BTreeMap::from([("data/a.csv", table.as_ref().to_vec())]))
}

/// An exhibition of these slides.
fn whole(slides: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], source: \"s\", chapters: [\nChapter(id: \"a\", title: \"b\", \
         slides: [\n{slides}\n])])\n"
    )
}

fn read(slides: &str, desk: &Desk) -> Reading {
    content::read(Source { name: "content.ron", text: &whole(slides) }, desk)
}

const CARDS: &str = "Stats(id: \"s\", heading: \"h\", cards: From(\"data/a.csv\"))";
const EVENTS: &str = "Timeline(id: \"t\", heading: \"h\", events: From(\"data/a.csv\"))";
const POINTS: &str = "Chart(id: \"c\", heading: \"h\", form: bars, as_of: \"2024\", points: From(\"data/a.csv\"))";

/// Everything that is told, as `check` writes it.
fn listed(slides: &str, reading: &Reading) -> String {
    let text = whole(slides);
    let data = reading.data.iter().map(|file| Source { name: &file.name, text: &file.text });
    let sources: Vec<_> = std::iter::once(Source { name: "content.ron", text: &text }).chain(data).collect();
    diag::text(&reading.findings, &sources, Colour::Plain, Language::English)
}

#[track_caller]
fn kinds(slides: &str, desk: &Desk) -> Vec<SlideKind> {
    let reading = read(slides, desk);
    assert!(reading.findings.is_empty(), "{}", listed(slides, &reading));
    let exhibition = reading.exhibition.expect("slides to show");
    exhibition.slides().map(|(_, slide)| slide.kind.clone()).collect()
}

/// The slides that come of a table are those that an author writes out.
#[track_caller]
fn same(slides: &str, table: impl AsRef<[u8]>, written: &str) {
    assert_eq!(kinds(slides, &desk(table)), kinds(written, &Desk::default()));
}

const WRITTEN: &str = "Stats(id: \"s\", heading: \"h\", cards: [
    Stat(value: 97.48, unit: percent, label: (zh: \"水质\", en: \"clean, \\\"clear\\\" water\"), as_of: \"2023\", bound: more_than),
    Rank(place: 13, of: 339, label: \"rank\", as_of: \"2024\", source: \"them\"),
    Stat(value: 1200000000, unit: of(zh: \"张床位\", en: \"beds\"), label: \"b\", as_of: \"2024\", sign: true),
    Note(title: \"t\", highlight: true),
])";

#[test]
fn cards_from_a_table_are_those_that_are_written_out() {
    let table =
        "kind,value,unit,label.zh,label.en,label en,as_of,bound,place,of,source,unit.zh,unit.en,sign,title,highlight\n";
    let table = table.replace("label en,", "");
    let rows = "Stat,97.48,percent,水质,\"clean, \"\"clear\"\" water\",2023,more_than,,,,,,,,\n\
                rank,,,rank,rank,2024,,13,339,them,,,,,\n\
                ,1.2E+09,,b,b,2024,,,,,张床位,beds,TRUE,,\n\
                ,,,,,,,,,,,,,t,true\n";
    let written = WRITTEN.replace("label: \"rank\"", "label: (zh: \"rank\", en: \"rank\")");
    let written = written.replace("label: \"b\"", "label: (zh: \"b\", en: \"b\")");
    same(CARDS, format!("{table}{rows}"), &written);
}

const WRITTEN_POINTS: &str = "Chart(id: \"c\", heading: \"h\", form: bars, as_of: \"2024\", points: [
    Point(label: (zh: \"一\", en: \"one\"), value: 1234.5), Point(label: (zh: \"二\", en: \"two\"), value: 4200),
])";

#[test]
fn spreadsheets_of_every_country_say_the_same() {
    let rows = "label.zh,label.en,value\n一,one,1234.5\n二,two,4200\n";
    let semicolons = "label.zh;label.en;value\n一;one;1.234,5\n二;two;4.200\n";
    let utf16 = |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let tables: Vec<Vec<u8>> = vec![
        rows.into(),
        format!("\u{feff}{rows}").into(),
        rows.replace('\n', "\r\n").into(),
        rows.replace('\n', "\r").into(),
        rows.trim_end().into(),
        rows.replace(',', "\t").into(),
        utf16(&rows.replace(',', "\t")),
        rows.replace("1234.5", "\"1,234.5\"").replace("4200", "\"4,200\"").into(),
        rows.replace("1234.5", "1 234.5").replace("4200", "+4 200").into(),
        semicolons.into(),
        format!("sep=;\n{semicolons}").into(),
        format!("\n;;\n{semicolons}\n;;\n").into(),
        "Value ; Label (zh) ; LABEL（en）;\n1234,5 ; 一 ; one;\n \"4200\"; \"二\" ;two\n".into(),
        "label_zh\tlabel en\tvalue\tgroup\n一\tone\t1'234.5\t\n二\ttwo\t4200\tx\n".into(),
    ];
    for table in tables {
        same(POINTS, &table, WRITTEN_POINTS);
    }
}

#[test]
fn lines_of_a_cell_are_lines_of_the_text() {
    let written = "Timeline(id: \"t\", heading: \"h\", events: [Event(date: \"1\", text: \"a\\nb\\\\\"), Event(date: \"2\", text: \"c\")])";
    same(EVENTS, "date,text\n1,\"a\r\nb\\\"\n2,c\n", written);
}

#[test]
fn parts_within_parts_and_pictures_stand_in_tables_too() {
    let steps = "Chain(id: \"c\", heading: \"h\", steps: From(\"data/a.csv\"))";
    let written = "Chain(id: \"c\", heading: \"h\", steps: [Step(name: \"a\"), Step(name: \"b\", stat: Stat(value: -5, label: \"l\", \
                   as_of: \"2024\"), planned: true)])";
    same(steps, "name,stat.value,stat.label,stat.as_of,planned\na,,,,\nb,\u{2212}5,l,2024,true\n", written);
    let photos = "Gallery(id: \"g\", heading: \"h\", photos: From(\"data/a.csv\"))";
    let written = "Gallery(id: \"g\", heading: \"h\", photos: [Photo(file: \"a.jpg\", alt: \"a\", credit: \"c\"), Photo(file: \"b.jpg\", \
                   alt: \"b\", credit: \"c\")])";
    same(photos, "file,alt,credit\na.jpg,a,c\nb.jpg,b,c\n", written);
}

/// The findings, without those that say that nothing is left.
fn causes(reading: &Reading) -> Vec<Finding> {
    let is_cause = |finding: &&Finding| !["chapter-empty", "nothing-to-show"].contains(&finding.code.name());
    reading.findings.iter().filter(is_cause).cloned().collect()
}

/// The only finding of a slide that comes of a table; it stands in the table at this line and column.
#[track_caller]
fn only(slides: &str, table: &str, code: &str, at: (usize, usize), says: &str) -> Finding {
    let reading = read(slides, &desk(table));
    let told = listed(slides, &reading);
    let [finding] = &causes(&reading)[..] else { panic!("{told}") };
    assert_eq!((finding.code.name(), finding.file.as_str()), (code, "data/a.csv"), "{told}");
    assert_eq!((finding.line, finding.column), at, "{told}");
    assert!(told.contains(&format!("--> data/a.csv:{}:{}", at.0, at.1)), "{told}");
    assert!(finding.message.to_string().contains(says), "{told}");
    finding.clone()
}

const HEAD: &str = "value,unit,label.zh,label.en,as_of\n";

#[test]
fn what_is_wrong_in_a_cell_is_told_at_that_cell() {
    let cases = [
        ("abc,percent,a,a,2024", "wrong-type", (2, 1), "a number belongs here, found `abc`"),
        ("97%,percent,a,a,2024", "wrong-type", (2, 1), "found `97%`"),
        ("\"97,4,8\",percent,a,a,2024", "wrong-type", (2, 1), "found `97,4,8`"),
        ("1,percnt,a,a,2024", "unknown-word", (2, 3), "`percnt` is none of the words"),
        ("1,percent,a,a,\"20\n24\"", "one-line", (2, 15), "stands on one line"),
        ("1,percent,共5个,6 in all,2024", "numbers-differ", (2, 15), "`5` stands in `zh` and not in `en`"),
        ("1,percent,a,,2024", "translation-missing", (2, 13), "no text for `en`"),
        ("1,percent,a,a,", "date-missing", (2, 15), "a figure without date"),
        (",percent,a,a,2024", "missing-field", (2, 1), "`Stat` lacks the field `value`"),
        ("1,percent,,,2024", "missing-field", (2, 11), "`Stat` lacks the field `label`"),
        ("1e999,percent,a,a,2024", "number-range", (2, 1), "value must be a number"),
        ("4,200,percent,a,a,2024", "data-form", (2, 19), "this row has 6 cells, the first row 5"),
        ("1,percent,\"a\"b,a,2024", "data-form", (2, 13), "behind the closing quote"),
        ("1,percent,\"a,a,2024", "data-form", (2, 11), "not closed"),
    ];
    for (row, code, at, says) in cases {
        only(CARDS, &format!("{HEAD}{row}\n2,yuan,c,c,2024\n"), code, at, says);
    }
    let found = only(CARDS, &format!("{HEAD}1,percnt,a,a,2024\n2,yuan,c,c,2024\n"), "unknown-word", (2, 3), "");
    assert_eq!(found.hint.map(|hint| hint.to_string()).as_deref(), Some("did you mean `percent`?"));
    assert_eq!(found.path, "chapters[0].slides[0].cards[0].unit");
}

#[test]
fn a_cell_that_a_comma_cuts_in_two_is_told_even_if_the_last_ones_are_empty() {
    let head = "value,unit,label,as_of,source\n";
    only(CARDS, &format!("{head}4,200,yuan,a,2024,\n2,yuan,b,2024,\n"), "data-form", (2, 19), "this row has 6 cells");
    // Where all rows end with a comma, nothing is cut.
    let rows = "4200,yuan,a,2024,x,\n2,yuan,b,2024,y,\n";
    assert_eq!(kinds(CARDS, &desk(format!("{head}{rows}"))).len(), 1);
}

#[test]
fn what_is_wrong_with_a_column_is_told_at_its_name() {
    let rows = "1,a,2024,a\n2,b,2024,b\n";
    let cases = [
        ("value,label,as_of,remarks", "column-unknown", (1, 19), "`remarks` is not read here"),
        ("value,label,as_of,", "column-unknown", (1, 19), "a column without a name"),
        ("value,label,as_of,Value", "column-repeated", (1, 19), "`Value` stands twice"),
        ("value,label,as_of,label.zh", "column-repeated", (1, 7), "`label` stands beside"),
        ("valeu,label,as_of,source", "column-unknown", (1, 1), "`valeu`"),
        ("value,label.fr,as_of,source", "language-unused", (1, 7), "no language `fr`"),
    ];
    for (head, code, at, says) in cases {
        let reading = read(CARDS, &desk(format!("{head}\n{rows}")));
        let found = reading.findings.iter().find(|finding| finding.code.name() == code);
        let found = found.unwrap_or_else(|| panic!("{head}: {}", listed(CARDS, &reading)));
        assert_eq!((found.line, found.column, found.file.as_str()), (at.0, at.1, "data/a.csv"), "{head}");
        assert!(found.message.to_string().contains(says), "{head}: {}", found.message);
        let times = reading.findings.iter().filter(|finding| finding.code.name() == code).count();
        assert_eq!(times, 1, "once, not for each row: {head}");
    }
    let lacking = only(EVENTS, "date\n1\n2\n", "column-missing", (1, 1), "no column is named `text`");
    assert_eq!(lacking.path, "chapters[0].slides[0].events");
}

#[test]
fn a_column_that_is_not_read_loses_nothing_and_may_be_meant() {
    let table = "date,text,remarks\n1,a,x\n2,b,y\n";
    let reading = read(EVENTS, &desk(table));
    assert!(reading.exhibition.is_some(), "{}", listed(EVENTS, &reading));
    let meant = EVENTS.replace("heading", "allow: [\"column-unknown\"], heading");
    assert!(read(&meant, &desk(table)).findings.is_empty());
}

#[test]
fn a_mark_that_may_part_thousands_or_decimals_is_not_guessed() {
    let table = |one: &str, other: &str| format!("label;value\na;{one}\nb;{other}\n");
    only(POINTS, &table("1.234", "5"), "number-unclear", (2, 3), "`1.234` can be read as 1234 and as 1.234");
    only(POINTS, &table("4,200", "5"), "number-unclear", (2, 3), "`4,200` can be read as 4200 and as 4.200");
    let values = |one: &str, other: &str| {
        let kinds = kinds(POINTS, &desk(table(one, other)));
        let [SlideKind::Chart(chart)] = &kinds[..] else { panic!("{kinds:?}") };
        chart.points.iter().map(|point| point.value).collect::<Vec<_>>()
    };
    for (one, other, expected) in [
        ("1.234", "0,5", [1234.0, 0.5]),
        ("1.234", "0.5", [1.234, 0.5]),
        ("4,200", "1.234.567", [4.2, 1_234_567.0]),
        ("4,200", "1,234,567", [4200.0, 1_234_567.0]),
        ("1.234,50", "-7", [1234.5, -7.0]),
        ("0,125", "\u{2013}12 000", [0.125, -12000.0]),
    ] {
        assert_eq!(values(one, other), expected, "{one} {other}");
    }
    // Both marks are known as decimal ones: then nothing is.
    let reading = read(POINTS, &desk("label;value\na;1.5\nb;2,5\nc;1.234\n"));
    assert!(reading.findings.iter().any(|finding| finding.code.name() == "number-unclear"), "{:?}", reading.findings);
}

#[test]
fn a_group_of_rows_serves_a_slide_of_its_own() {
    let table = "group,date,text\nb,1,one\na,2,two\nb,3,three\na,4,four\n,5,five\n";
    let slides = "Timeline(id: \"t\", heading: \"h\", events: From(file: \"data/a.csv\", group: \"a\")),\n\
                  Timeline(id: \"u\", heading: \"h\", events: From(group: \"b\", file: \"data/a.csv\"))";
    let kinds = kinds(slides, &desk(table));
    let texts = |kind: &SlideKind| match kind {
        SlideKind::Timeline(slide) => slide.events.iter().map(|event| event.text.common.clone().unwrap()).collect(),
        _ => Vec::new(),
    };
    assert_eq!(kinds.iter().map(texts).collect::<Vec<_>>(), [["two", "four"], ["one", "three"]]);
    let reading = read(&slides.replace("\"a\")", "\"aa\")"), &desk(table));
    let found = &reading.findings[0];
    assert_eq!((found.code.name(), found.file.as_str(), found.line), ("group-missing", "content.ron", 3));
    assert_eq!(found.hint.as_ref().map(ToString::to_string).as_deref(), Some("did you mean `a`?"));
    assert_eq!(reading.exhibition.map(|exhibition| exhibition.slide_count()), Some(1), "the other slide plays");
    let reading = read(slides, &desk("date,text\n1,a\n2,b\n"));
    assert_eq!(causes(&reading)[0].code.name(), "column-missing");
    // More rows than a list may have.
    let many = (0..12).fold("date,text\n".to_owned(), |table, row| table + &format!("{row},x\n"));
    only(EVENTS, &many, "count-range", (10, 1), "2 to 8 entries belong here, found 12");
    let few = read(EVENTS, &desk("date,text\n1,x\n"));
    let found = &causes(&few)[0];
    assert_eq!((found.code.name(), found.file.as_str(), found.line), ("count-range", "content.ron", 3));
}

#[test]
fn what_is_wrong_with_a_file_as_a_whole_is_told_where_it_is_named() {
    let of = |path: &str, table: &[u8]| {
        let slides = EVENTS.replace("data/a.csv", path);
        let reading = read(&slides, &desk(table));
        let told = listed(&slides, &reading);
        assert!(reading.exhibition.is_none(), "{told}");
        (causes(&reading)[0].clone(), told)
    };
    for (path, code) in [
        ("data/b.csv", "data-missing"),
        ("../a.csv", "path-outside"),
        ("data/link.csv", "path-outside"),
        ("/etc/passwd", "path-outside"),
    ] {
        let (found, told) = of(path, b"");
        assert_eq!((found.code.name(), found.file.as_str(), found.line), (code, "content.ron", 3), "{told}");
    }
    // "日期" and "内容" in GBK, as Excel saves them in China.
    let gbk = b"date,text\n1,\xc8\xd5\xc6\xda\n2,\xc4\xda\xc8\xdd\n";
    let (found, told) = of("data/a.csv", gbk);
    assert_eq!((found.code.name(), found.file.as_str(), found.line), ("not-text", "data/a.csv", 2), "{told}");
    assert!(told.contains("GBK") && told.contains("save the table as “CSV UTF-8” in Excel"), "{told}");
    let (found, told) = of("data/a.csv", b"PK\x03\x04\x14\x00\x06\x00");
    assert!(found.code.name() == "not-text" && told.contains("CSV UTF-8"), "{told}");
    let (found, _) = of("data/a.csv", &vec![b'x'; content::limits::DATA_BYTES_MAX + 1]);
    assert_eq!(found.code.name(), "too-large");
    let (found, told) = of("data/a.csv", b"");
    assert!(found.code.name() == "column-missing" && found.file == "data/a.csv", "{told}");
}

#[test]
fn how_a_list_names_its_file_is_checked_too() {
    for (written, code, says) in [
        ("From()", "missing-field", "`From` lacks the field `file`"),
        ("From(file: \"data/a.csv\", groop: \"a\")", "unknown-field", "`From` has no field `groop`"),
        ("From(file: 5)", "wrong-type", "a text in quotes belongs here, found `5`"),
        ("From(\"data/a.csv\", \"a\")", "repeated-field", "`file` stands twice"),
        ("from(\"data/a.csv\")", "wrong-type", "`From(\"data/figures.csv\")`"),
        ("(\"data/a.csv\")", "wrong-type", "a list `[ … ]` belongs here"),
    ] {
        let slides = EVENTS.replace("From(\"data/a.csv\")", written);
        let reading = read(&slides, &desk("date,text\n1,a\n2,b\n"));
        let found = &causes(&reading)[0];
        assert_eq!((found.code.name(), found.file.as_str(), found.line), (code, "content.ron", 3), "{written}");
        assert!(found.message.to_string().contains(says), "{written}: {}", found.message);
    }
}

#[test]
fn what_several_slides_take_from_a_file_is_told_once_and_costs_each_of_them() {
    let table = "date,text,x\n1,\"a\nb\",\n2,,\n";
    let slides = format!("{EVENTS},\n{},\nQuote(id: \"q\", text: \"x\")", EVENTS.replace("\"t\"", "\"u\""));
    let reading = read(&slides, &desk(table));
    let told = listed(&slides, &reading);
    assert_eq!(reading.findings.len(), 2, "{told}");
    assert!(told.trim_end().ends_with("1 error, 1 warning"), "{told}");
    assert_eq!(reading.exhibition.map(|exhibition| exhibition.slide_count()), Some(1), "{told}");
}

#[test]
fn slides_keep_their_places_and_know_their_rows() {
    let slides = format!("Quote(id: \"p\", text: \"x\"),\n{EVENTS},\nQuote(id: \"q\", text: \"y\")");
    let table = "date,text\n1,\"a\nb\"\n2,c\n";
    let (reading, text) = (read(&slides, &desk(table)), whole(&slides));
    let at = |place: &content::Place| text[place.whole.clone()].to_owned();
    let written: Vec<String> = reading.places.iter().map(at).collect();
    assert_eq!(written, ["Quote(id: \"p\", text: \"x\")", EVENTS, "Quote(id: \"q\", text: \"y\")"]);
    let rows: Vec<&str> = reading.places[1].rows.iter().map(|rows| &table[rows.span.clone()]).collect();
    assert_eq!(rows, ["1,\"a\nb\"", "2,c"]);
    assert!(reading.places[0].rows.is_empty() && reading.places[1].rows.iter().all(|rows| rows.file == 0));
    // A fault behind the list is told at its own place.
    let broken = slides.replace("text: \"y\"", "text: 5");
    let found = read(&broken, &desk(table)).findings[0].clone();
    assert_eq!((found.line, &whole(&broken)[found.span]), (5, "5"));
}

#[test]
fn a_standalone_copy_needs_no_data_files() {
    let slides = format!("Quote(id: \"p\", text: \"x\"),\n{EVENTS}");
    let reading = read(&slides, &desk("date,text\n1,a\n2,\"b, \"\"c\"\"\"\n"));
    let copy = reading.standalone.expect("a copy");
    let again = content::read(Source { name: "content.ron", text: &copy }, &Desk::default());
    assert_eq!(again.exhibition, reading.exhibition);
    assert!(again.data.is_empty() && again.standalone.is_none());
    assert_eq!(read("Quote(text: \"x\")", &Desk::default()).standalone, None);
}

/// A cell as a careful program writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_cell_says_is_what_visitors_read(
        texts in proptest::collection::vec("[ -~\n\t;,\"\\\\一-三“”{}()]{0,24}x", 2..8),
        mark in proptest::sample::select(vec![',', ';', '\t']),
    ) {
        let mut table = format!("date{mark}text\n");
        for text in &texts {
            let _ = writeln!(table, "1{mark}{}", quoted(text));
        }
        let events: Vec<String> = texts.iter().map(|text| format!("Event(date: \"1\", text: {text:?})")).collect();
        let written = EVENTS.replace("From(\"data/a.csv\")", &format!("[{}]", events.join(", ")));
        let (from_table, from_text) = (read(EVENTS, &desk(table)), read(&written, &Desk::default()));
        prop_assert_eq!(from_table.exhibition, from_text.exhibition);
    }
}
