//! The schema: what it says can be read, its limits hold, and the guide and the synonyms know the same names.

use std::collections::BTreeSet;

use xiongguan::{
    content::{
        self, Found, Reading, Unit, Wording, codes,
        limits::{CHAPTERS_MAX, FILE_BYTES_MAX, ID_CHARS_MAX, LANGUAGES_MAX, SLIDES_MAX, TEXT_CHARS_MAX},
        schema::{self, Field, Part, Type},
    },
    diag::{Code, SYNONYMS, Severity, Source},
    settings,
};

const GUIDE: &str = include_str!("../../src/docs/guide.md");

/// A text for a value of this type.
pub(crate) fn example(kind: &Type) -> String {
    match kind {
        Type::Text
        | Type::LongText
        | Type::Line
        | Type::LongLine
        | Type::TextOr(_)
        | Type::Path
        | Type::TallPath
        | Type::FontPath
        | Type::SmallPath
        | Type::Film
        | Type::Captions
        | Type::Sound
        | Type::Sounds => "\"x\"".to_owned(),
        // This serves as an id and as the name of a theme.
        Type::Name => "\"gobi\"".to_owned(),
        Type::Number | Type::Whole | Type::Dwell => "2".to_owned(),
        Type::Day => "\"2026-10-01\"".to_owned(),
        Type::Days => "\"Mon-Sun\"".to_owned(),
        Type::Hours => "\"09:00 - 12:00\"".to_owned(),
        Type::Across => "0.5".to_owned(),
        Type::Flag => "true".to_owned(),
        Type::Area => "(0.1, 0.2, 0.6, 0.8)".to_owned(),
        Type::Focus => "(0.5, 0.5)".to_owned(),
        Type::Choice(words) => words[0].to_owned(),
        Type::Unit => "of(\"x\")".to_owned(),
        Type::Languages => "[en]".to_owned(),
        Type::Allow => "[\"picture-small\"]".to_owned(),
        Type::Part(part) | Type::FirstOr(part) => example_part(part, &|_| true),
        Type::OneOf(parts) => example_part(parts[0], &|_| true),
        // Chapters may stand in one, and need ids of their own.
        Type::List(Type::Part(part), ..) if part.name == "Chapter" => {
            "[Chapter(id: \"inner\", title: \"x\", slides: [Quote(text: \"x\")])]".to_owned()
        }
        // Of the parts of an exhibition, only an address has a rule of its own.
        Type::Own(_) => "\"https://www.example.org\"".to_owned(),
        Type::List(kind, min, _) => format!("[{}]", vec![example(kind); (*min).max(1)].join(", ")),
    }
}

/// A part with those of its fields that `keep` says.
pub(crate) fn example_part(part: &Part, keep: &dyn Fn(&Field) -> bool) -> String {
    let fields: Vec<_> = part.fields.iter().filter(|field| keep(field)).collect();
    let fields: Vec<_> = fields.iter().map(|field| format!("{}: {}", field.name, example(&field.kind))).collect();
    format!("{}({})", part.name, fields.join(", "))
}

/// An exhibition in which `text` is the part of that name.
pub(crate) fn around(part: &str, text: &str) -> String {
    let slide = match part {
        "Exhibition" => return text.to_owned(),
        "Chapter" => return format!("Exhibition(title: \"x\", languages: [en], chapters: [{text}])"),
        "Wording" => return with_field(&format!("wording: [{text}]")),
        "Visitors" | "Figures" | "Staff" => {
            return with_field(&format!("wording: [Wording(language: \"en\", {}: {text})]", part.to_lowercase()));
        }
        "Font" => return with_field(&format!("fonts: [{text}]")),
        "Logo" => return with_field(&format!("logos: [{text}]")),
        "Photo" => format!("Cover(title: \"x\", photo: {text})"),
        "Tall" => format!("Cover(title: \"x\", photo: Photo(file: \"x\", tall: {text}))"),
        "Stat" | "Rank" | "Note" => format!("Stats(heading: \"x\", cards: [{text}, Note(title: \"x\")])"),
        "Point" => format!("Chart(heading: \"x\", form: bars, points: [{text}])"),
        "Mark" => format!("Chart(heading: \"x\", form: bars, points: [(label: \"x\", value: 1)], mark: {text})"),
        "Step" => format!("Chain(heading: \"x\", steps: [{text}, (name: \"x\")])"),
        "Spot" => format!("Picture(heading: \"x\", photo: Photo(file: \"x\"), spots: [{text}])"),
        "Item" => format!("List(heading: \"x\", items: [{text}, \"x\"])"),
        "Qr" => format!("Quote(text: \"x\", qr: {text})"),
        "Column" => format!("Table(heading: \"x\", columns: [{text}, \"x\"], rows: [[\"x\", \"x\"], [\"x\", \"x\"]])"),
        "Event" => format!("Timeline(heading: \"x\", events: [{text}, (date: \"x\", text: \"x\")])"),
        _ => text.to_owned(),
    };
    format!(
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n{slide}\n])])"
    )
}

/// An exhibition with a field of its own.
fn with_field(field: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [en], {field}, chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n\
         Quote(text: \"x\")\n])])"
    )
}

/// All parts with fields of an exhibition.
pub(crate) fn parts() -> Vec<&'static Part> {
    parts_of(&schema::EXHIBITION)
}

/// All parts with fields that this one leads to, and itself.
fn parts_of(whole: &'static Part) -> Vec<&'static Part> {
    let mut parts: Vec<&Part> = Vec::new();
    let mut ahead = vec![whole];
    while let Some(part) = ahead.pop() {
        if !parts.iter().any(|known| known.name == part.name) {
            parts.push(part);
            ahead.extend(part.fields.iter().flat_map(|field| within(&field.kind)));
        }
    }
    parts
}

fn within(kind: &Type) -> Vec<&'static Part> {
    match kind {
        Type::Part(part) | Type::TextOr(part) | Type::FirstOr(part) => vec![part],
        Type::OneOf(parts) => parts.to_vec(),
        Type::List(kind, ..) => within(kind),
        _ => Vec::new(),
    }
}

fn read(text: &str) -> Reading {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File)
}

/// The codes of the errors in `text`.
fn errors(text: &str) -> Vec<Code> {
    let findings = read(text).findings;
    findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.code).collect()
}

#[test]
fn what_the_schema_says_can_be_read() {
    assert_eq!(parts().len(), 2 + schema::SLIDES.len() + schema::CARDS.len() + 16);
    for part in parts() {
        assert_eq!(errors(&around(part.name, &example_part(part, &|_| true))), [], "{}", part.name);
        assert_eq!(errors(&around(part.name, &example_part(part, &|field| field.required))), [], "{}", part.name);
        for field in part.fields {
            // A chapter with chapters needs no slides of its own.
            let stays = |it: &Field| it.name != field.name && !(field.name == "slides" && it.name == "chapters");
            let without = errors(&around(part.name, &example_part(part, &stays)));
            // Without chapters or slides there is nothing to show, which is told as well.
            assert_eq!(without.contains(&codes::MISSING_FIELD), field.required, "{} {}", part.name, field.name);
        }
    }
    for unit in Unit::WORDS.iter().filter(|unit| **unit != "of") {
        assert_eq!(errors(&around("Stat", &format!("Stat(value: 1, label: \"x\", unit: {unit})"))), []);
    }
}

/// A value that is just within the limit of its type, one just beyond, and the code that tells; nothing if it has none.
fn limits(field: &Field) -> Option<(String, String, Code)> {
    let text = |length: usize| format!("\"{}\"", "x".repeat(length));
    let list = |entry: &str, length: usize| format!("[{}]", vec![entry; length].join(", "));
    Some(match field.kind {
        Type::Text | Type::LongText | Type::Line | Type::LongLine => {
            (text(TEXT_CHARS_MAX), text(TEXT_CHARS_MAX + 1), codes::TEXT_TOO_LONG)
        }
        Type::Name if field.name == "id" => (text(ID_CHARS_MAX), text(ID_CHARS_MAX + 1), codes::ID_SPELLING),
        Type::Whole => (u32::MAX.to_string(), (u64::from(u32::MAX) + 1).to_string(), codes::NUMBER_RANGE),
        Type::Dwell => ("600".to_owned(), "600.1".to_owned(), codes::DWELL_RANGE),
        Type::Across => ("1".to_owned(), "1.01".to_owned(), codes::NUMBER_RANGE),
        Type::Focus => ("(1, 1)".to_owned(), "(1, 1.01)".to_owned(), codes::FOCUS_RANGE),
        Type::Languages => {
            let tags: Vec<String> = ('a'..='z').map(|letter| format!("x{letter}")).collect();
            let tags = |count: usize| format!("[{}]", tags[..count].join(", "));
            (tags(LANGUAGES_MAX), tags(LANGUAGES_MAX + 1), codes::COUNT_RANGE)
        }
        Type::Allow => {
            let max = codes::ALLOWABLE.len();
            (list("\"picture-small\"", max), list("\"picture-small\"", max + 1), codes::COUNT_RANGE)
        }
        Type::List(kind, _, max) => {
            let entry = within(kind).last().map_or_else(|| example(kind), |part| example_part(part, &|it| it.required));
            (list(&entry, max), list(&entry, max + 1), codes::COUNT_RANGE)
        }
        _ => return None,
    })
}

#[test]
fn every_limit_of_the_schema_holds() {
    let mut tried = 0;
    for part in parts() {
        for field in part.fields {
            let Some((within, beyond, code)) = limits(field) else { continue };
            let with = |value: &str| {
                let written = format!("{}: {}", field.name, example(&field.kind));
                let text = example_part(part, &|it| it.required || it.name == field.name);
                assert!(text.contains(&written));
                around(part.name, &text.replacen(&written, &format!("{}: {value}", field.name), 1))
            };
            assert!(!errors(&with(&within)).contains(&code), "{} {}", part.name, field.name);
            assert!(errors(&with(&beyond)).contains(&code), "{} {}", part.name, field.name);
            tried += 1;
        }
    }
    assert!(tried > 80, "only {tried} limits");
}

#[test]
fn what_is_too_many_is_left_out_and_said_with_its_number() {
    let quote = "Quote(text: \"x\"),\n";
    let chapter = |slides: usize| format!("Chapter(title: \"x\", slides: [{}]),", quote.repeat(slides));
    let exhibition = |chapters: &str| format!("Exhibition(title: \"x\", languages: [en], chapters: [\n{chapters}\n])");
    let counted = |text: &str, told: &str, at: &str| {
        let reading = read(text);
        let finding = reading.findings.iter().find(|finding| finding.code == codes::COUNT_RANGE).expect(told);
        assert_eq!(finding.message.to_string(), told);
        assert_eq!(finding.path, at);
        reading.exhibition.expect("the rest is shown")
    };

    let chapters = exhibition(&chapter(1).repeat(CHAPTERS_MAX + 2));
    let told = format!("an exhibition has at most {CHAPTERS_MAX} chapters, found {}", CHAPTERS_MAX + 2);
    assert_eq!(counted(&chapters, &told, "chapters").chapters.len(), CHAPTERS_MAX);

    // The limit of slides is one for all chapters, and what comes behind it is not told to be empty.
    let half = SLIDES_MAX / 2;
    let slides = exhibition(&[chapter(half), chapter(half + 1), chapter(3)].concat());
    let told = format!("an exhibition has at most {SLIDES_MAX} slides, found {}", SLIDES_MAX + 4);
    let read = counted(&slides, &told, &format!("chapters[1].slides[{half}]"));
    assert_eq!((read.slide_count(), read.chapters.len()), (SLIDES_MAX, 2));
    assert!(!errors(&slides).contains(&codes::CHAPTER_EMPTY));
}

#[test]
fn a_text_has_no_more_translations_than_there_may_be_languages() {
    let tags: Vec<String> = (0..3 * LANGUAGES_MAX).map(|number| format!("x{number}: \"x\"")).collect();
    let text = around("Quote", &format!("Quote(text: ({}))", tags.join(", ")));
    assert!(errors(&text).contains(&codes::COUNT_RANGE));
}

#[test]
fn breaks_are_told_where_a_text_stands_on_one_line_and_nowhere_else() {
    let says = |part: &Part, field: &Field, value: &str| {
        let rest = example_part(part, &|it| it.required && it.name != field.name);
        let text = rest.replacen('(', &format!("({}: {value}, ", field.name), 1);
        read(&around(part.name, &text)).findings.into_iter().find(|finding| finding.code == codes::ONE_LINE)
    };
    let mut lines = 0;
    for part in parts() {
        for field in part.fields {
            let (on_one_line, wrap) = match field.kind {
                Type::Line | Type::LongLine => (true, ["", ""]),
                Type::Unit => (true, ["of(", ")"]),
                Type::Text | Type::LongText => (false, ["", ""]),
                _ => continue,
            };
            let [before, after] = wrap;
            for (text, one) in [("\"a\\nb\"", "`a b`"), ("\"a\n  b\"", "`a b`"), ("(en: \"a\\tb\")", "`a b`")] {
                let finding = says(part, field, &format!("{before}{text}{after}"));
                assert_eq!(finding.is_some(), on_one_line, "{} {} {text}", part.name, field.name);
                let hint = finding.and_then(|finding| finding.hint);
                assert!(hint.is_none_or(|hint| hint.to_string().contains(one)));
            }
            let whole = says(part, field, &format!("{before}\" a b \\n\"{after}"));
            assert_eq!(whole, None, "what stands around a text is not shown");
            lines += usize::from(on_one_line);
        }
    }
    assert!(lines > 15, "only {lines} fields");
}

/// The parts of the guide that speak of `content.ron`.
fn on_content() -> String {
    let sections = GUIDE.split("\n# ");
    let others = ["One machine: kiosk.ron", "Colours"];
    let ours = sections.filter(|section| !others.iter().any(|other| section.starts_with(other)));
    ours.collect::<Vec<_>>().join("\n# ")
}

/// The code of a page: its blocks of `ron` and `text`, and what stands between single backticks.
fn code(page: &str) -> Vec<String> {
    let mut code = Vec::new();
    for (place, part) in page.split("```").enumerate() {
        if place % 2 == 1 {
            code.push(part.to_owned());
        } else {
            code.extend(part.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    code
}

/// The words before colons, outside of texts and remarks.
fn fields_in(code: &str) -> BTreeSet<String> {
    let bare: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let bare: Vec<String> = bare.join("\n").split('"').step_by(2).map(str::to_owned).collect();
    let mut fields = BTreeSet::new();
    for piece in &bare {
        for (at, _) in piece.match_indices(':') {
            let is_part_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
            let start = piece[..at].trim_end_matches(is_part_of_name).len();
            fields.insert(piece[start..at].to_owned());
        }
    }
    // A time of day has a colon, too.
    fields.retain(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    fields
}

#[test]
fn the_guide_and_the_schema_name_the_same_fields() {
    let fields: BTreeSet<&str> = parts().iter().flat_map(|part| part.fields).map(|field| field.name).collect();
    let named_in = |page: &str| -> BTreeSet<String> { code(page).iter().flat_map(|code| fields_in(code)).collect() };
    let (all, named) = (code(GUIDE), named_in(GUIDE));
    // The guide names the command that prints all phrases.
    let printed = Wording::file_for("en");
    let is_printed = |field: &str| {
        code(GUIDE).iter().any(|code| code == "xiongguan wording pt-BR") && printed.contains(&format!(" {field}: "))
    };
    let is_said = |field: &str| named.contains(field) || all.iter().any(|code| code == field) || is_printed(field);
    let unsaid: Vec<_> = fields.iter().filter(|field| !is_said(field)).collect();
    assert!(unsaid.is_empty(), "the guide does not show {unsaid:?}");
    let named = named_in(&on_content());
    let is_known = |name: &str| fields.contains(name) || ["zh", "en", "zh-Hant", "pt-BR"].contains(&name);
    let unknown: Vec<_> = named.iter().filter(|name| !is_known(name)).collect();
    assert!(unknown.is_empty(), "the guide speaks of {unknown:?}, which no part has");
}

#[test]
fn the_guide_says_how_much_there_may_be() {
    // In groups of three digits.
    let max = |number: usize| match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{thousands},{:03}", number % 1000),
    };
    for limit in [
        format!("{} slides", max(SLIDES_MAX)),
        format!("{} chapters", max(CHAPTERS_MAX)),
        format!("{} languages", max(LANGUAGES_MAX)),
        format!("{} characters", max(TEXT_CHARS_MAX)),
        format!("{} MiB", FILE_BYTES_MAX >> 20),
        format!("{} findings", max(content::limits::FINDINGS_MAX)),
    ] {
        assert!(GUIDE.contains(&limit), "the guide does not say {limit}");
    }
}

#[test]
fn every_synonym_stands_for_a_name_of_the_schema() {
    let folded = |name: &str| name.replace('_', "").to_lowercase();
    let mut names: BTreeSet<String> = ["true", "false"].map(str::to_owned).into();
    for part in parts().into_iter().chain(parts_of(&settings::schema::KIOSK)) {
        names.insert(folded(part.name));
        for field in part.fields {
            names.insert(folded(field.name));
            match field.kind {
                Type::Choice(words) => names.extend(words.iter().map(|word| folded(word))),
                Type::Unit => names.extend(Unit::WORDS.iter().map(|word| folded(word))),
                _ => {}
            }
        }
    }
    for (others, meant) in SYNONYMS {
        for name in meant.split(' ') {
            assert!(names.contains(name), "`{others}` stand for `{name}`, which is no name");
        }
    }
}
