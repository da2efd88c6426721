//! The list of everything that `check` finds, in the guide: each with an example that the program really reads.
//!
//! After a wanted change: `XIONGGUAN_BLESS=1 cargo test --release --test core codes`, then read it.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{fmt::Write, fs, path::Path, time::Duration};

use xiongguan::{
    content::{self, Files, Filmed, Found, Heard, Inspected, codes},
    diag::{Code, Finding, Language, Severity, Source, Words},
    files::usable_font,
    film::FilmProblem,
    media::{PictureProblem, film_words, sound_words},
    settings, theme,
    units::{FilmFacts, SoundFacts},
};

/// Where it is kept; the guide ends with it.
const PAGE: &str = "src/docs/codes.md";

/// What a content file must hold for a code: a slide, or a whole file. Those of the laid-out slides need pictures, and
/// are told in words.
const EXAMPLES: &[(&str, &str)] = &[
    ("content::not-an-exhibition", "Show(title: \"a\")"),
    ("content::syntax", "Cover(photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\"), title \"x\")"),
    ("content::unclosed-bracket", "Cover(photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\", title: \"x\")"),
    ("content::extra-bracket", "Quote(text: \"x\"))"),
    ("content::unclosed-text", "Quote(text: \"x)"),
    ("content::unclosed-comment", "Quote(text: \"x\") /* later"),
    ("content::full-width", "Quote（text: \"x\")"),
    ("content::unknown-field", "Quote(text: \"x\", author: \"y\")"),
    ("content::repeated-field", "Quote(text: \"x\", text: \"y\")"),
    ("content::missing-field", "Quote(by: \"y\")"),
    ("content::unknown-kind", "Qoute(text: \"x\")"),
    ("content::unknown-word", "Quote(text: \"x\", allow: [\"picture-smal\"])"),
    ("content::wrong-type", "Quote(text: 5)"),
    ("content::number-range", "Stats(heading: \"x\", cards: [Rank(place: 0, label: \"a\", as_of: \"2024\")])"),
    ("content::dwell-range", "Quote(text: \"x\", dwell: 0)"),
    (
        "content::focus-range",
        "Quote(text: \"x\", photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\", focus: (1.5, 0)))",
    ),
    ("content::count-range", "Timeline(heading: \"x\", events: [])"),
    (
        "content::shares",
        "Chart(heading: \"x\", form: donut, unit: percent, as_of: \"2024\", points: [Point(label: \"a\", value: 70), \
         Point(label: \"b\", value: 60)])",
    ),
    (
        "content::line-short",
        "Chart(heading: \"x\", form: line, as_of: \"2024\", points: [Point(label: \"a\", value: 1), \
         Point(label: \"b\", value: 2)])",
    ),
    ("content::schedule-date", "Quote(text: \"x\", from: \"1 October 2026\")"),
    ("content::schedule-days", "Quote(text: \"x\", days: \"Sa, So\")"),
    ("content::schedule-hours", "Quote(text: \"x\", hours: \"9 - 12\")"),
    (
        "content::table-shape",
        "Table(heading: \"x\", columns: [\"day\", \"from\", \"to\"], rows: [[\"Sunday\", \"9:00\", \"17:00\"], \
         [\"Monday\", \"closed\"]])",
    ),
    ("content::qr-address", "Quote(text: \"x\", qr: \"www.example.org\")"),
    ("content::duplicate-id", "Quote(id: \"a\", text: \"x\"), Quote(id: \"a\", text: \"y\")"),
    ("content::link", "Quote(id: \"gulls\", text: \"x\"), Quote(more: [\"gull\"], text: \"y\")"),
    ("content::id-spelling", "Quote(id: \"a b\", text: \"x\")"),
    ("content::language-tag", "Quote(text: (zh: \"x\", en: \"y\", zh_CN: \"z\"))"),
    ("content::path-outside", "Quote(text: \"x\", photo: Photo(file: \"../a.jpg\", alt: \"a\", credit: \"b\"))"),
    ("content::picture-missing", "Quote(text: \"x\", photo: Photo(file: \"gone.jpg\", alt: \"a\", credit: \"b\"))"),
    ("content::picture-unreadable", "Quote(text: \"x\", photo: Photo(file: \"empty.jpg\", alt: \"a\", credit: \"b\"))"),
    ("content::picture-small", "Quote(text: \"x\", photo: Photo(file: \"small.jpg\", alt: \"a\", credit: \"b\"))"),
    (
        "content::picture-shape",
        "Cover(title: \"x\", photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"b\", tall: Tall(file: \"a.jpg\")))",
    ),
    ("content::film-missing", "Video(file: \"gone.mp4\", alt: \"a\", credit: \"b\")"),
    ("content::film-unreadable", "Video(file: \"broken.mp4\", alt: \"a\", credit: \"b\")"),
    (
        "content::film-place",
        "Stats(heading: \"x\", cards: [Note(title: \"a\"), Note(title: \"b\")], photo: Photo(file: \"a.jpg\", film: \
         \"film.mp4\", alt: \"a\", credit: \"b\"))",
    ),
    ("content::film-cut", "Video(file: \"film.mp4\", alt: \"a\", credit: \"b\", captions: \"film.vtt\", dwell: 5)"),
    ("content::sound-missing", "Quote(text: \"x\", narration: \"gone.ogg\", transcript: \"a.vtt\")"),
    ("content::sound-unreadable", "Quote(text: \"x\", narration: \"broken.ogg\", transcript: \"a.vtt\")"),
    ("content::narration-missing", "Quote(text: \"x\", narration: (zh: \"a.zh.ogg\"), transcript: \"a.vtt\")"),
    ("content::captions-missing", "Video(file: \"film.mp4\", alt: \"a\", credit: \"b\")"),
    ("content::captions-unreadable", "Video(file: \"film.mp4\", alt: \"a\", credit: \"b\", captions: \"gone.vtt\")"),
    ("content::theme-missing", "Exhibition(title: \"x\", languages: [en], theme: \"gone.ron\", chapters: [])"),
    (
        "content::font-missing",
        "Exhibition(title: \"x\", languages: [en], fonts: [Font(file: \"gone.ttf\")], chapters: [])",
    ),
    (
        "content::font-unreadable",
        "Exhibition(title: \"x\", languages: [en], fonts: [Font(file: \"a.woff2\")], chapters: [])",
    ),
    (
        "content::font-unused",
        "Exhibition(title: \"x\", languages: [en], fonts: [Font(file: \"a.ttf\", for: [en]), Font(file: \"b.ttf\", for: \
         [en])], chapters: [])",
    ),
    ("content::data-missing", "Timeline(heading: \"x\", events: From(\"gone.csv\"))"),
    ("content::translation-missing", "Quote(text: (en: \"x\"))"),
    ("content::language-unused", "Quote(text: (zh: \"x\", en: \"y\", de: \"z\"))"),
    ("content::wording-missing", "Exhibition(title: \"x\", languages: [nl], chapters: [])"),
    (
        "content::wording-places",
        "Exhibition(title: \"x\", languages: [en], wording: [Wording(language: \"en\", visitors: (source: \"From the \
         archive\"))], chapters: [])",
    ),
    ("content::text-empty", "Quote(text: \"\")"),
    ("content::text-long", "Quote(text: \"{80 words}\")"),
    ("content::text-too-long", "Quote(text: \"x\", notes: \"{20000 letters}\")"),
    (
        "content::one-line",
        "Quote(text: \"x\", photo: Photo(file: \"a.jpg\", alt: \"a\", credit: \"Photograph:\\nLi Ming\"))",
    ),
    ("content::alt-missing", "Quote(text: \"x\", photo: Photo(file: \"a.jpg\", credit: \"b\"))"),
    ("content::credit-missing", "Quote(text: \"x\", photo: Photo(file: \"a.jpg\", alt: \"a\"))"),
    ("content::date-missing", "Stats(heading: \"x\", cards: [Rank(place: 1, label: \"a\")])"),
    ("content::source-missing", "Stats(heading: \"x\", cards: [Rank(place: 1, label: \"a\", as_of: \"2024\")])"),
    (
        "content::chapter-empty",
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [])])",
    ),
    (
        "content::chapter-depth",
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"b\", chapters: [Chapter(id: \
         \"c\", title: \"d\", slides: [Quote(text: \"x\")], chapters: [])])])",
    ),
    ("content::nothing-to-show", "Exhibition(title: \"x\", languages: [en], chapters: [])"),
    ("content::numbers-differ", "Quote(text: (zh: \"共39项\", en: \"38 projects\"))"),
];

/// The same for settings files.
const OF_SETTINGS: &[(&str, &str)] = &[
    ("settings::not-settings", "(mode: auto)"),
    ("settings::days", "Kiosk(opening_hours: [(days: \"Mo-Fri\", from: \"09:00\", to: \"17:00\")])"),
    ("settings::time", "Kiosk(opening_hours: [(days: \"daily\", from: \"9.00\", to: \"17:00\")])"),
    ("settings::date", "Kiosk(special_days: [(dates: \"2026/10/01\", closed: true)])"),
    ("settings::special-day", "Kiosk(special_days: [(dates: \"12-24\", from: \"09:00\")])"),
    (
        "settings::dates-clash",
        "Kiosk(special_days: [(dates: \"10-01 - 10-03\", closed: true), (dates: \"10-03 - 10-05\", from: \"09:00\", \
         to: \"13:00\")])",
    ),
    ("settings::pin", "Kiosk(pin: 2468)"),
    ("settings::time-zone", "Kiosk(time_zone: \"Asia/Beijing\")"),
    ("settings::panel", "Kiosk(viewing_m: 2.5)"),
];

/// Codes whose faults do not fit into a line, in words.
const IN_WORDS: &[(&str, &str)] = &[
    ("content::too-large", "A content file of more than 24 MiB: somebody wrote a picture into it."),
    ("content::not-text", "A file saved as GBK, or a picture named `content.ron`. Save it as UTF-8."),
    (
        "content::data-form",
        "A row with more cells than the first one: a comma within a cell needs quotes around the cell, `\"4,200\"`.",
    ),
    (
        "content::column-missing",
        "A table of figures without a column `label`, or `group: \"…\"` without a column `group`.",
    ),
    ("content::column-repeated", "Two columns `value`, or `label` beside `label.zh`."),
    ("content::column-unknown", "A column `remarks`. Everything else of the table is shown."),
    ("content::group-missing", "`From(file: \"data/figures.csv\", group: \"gull\")` for rows of the group `gulls`."),
    ("content::number-unclear", "`1.234` in a table with semicolons: 1234 or 1.234? Write `1234` or `1.2340`."),
    (
        "content::film-engine",
        "A machine without `ffmpeg`: `sudo apt-get install ffmpeg`. Until then posters are shown.",
    ),
    (
        "content::sound-engine",
        "A machine without `ffmpeg`: `sudo apt-get install ffmpeg`. Until then nothing is heard.",
    ),
    (
        "content::captions-form",
        "`00:61.000 --> 00:70.000`, or words without such a line above them. All other captions are shown.",
    ),
    ("content::captions-time", "`00:04.000 --> 00:02.000`, or captions that go on after the film's end."),
    (
        "content::captions-fast",
        "Sixty letters in two seconds, or eighteen Chinese characters in one. Visitors read 20 letters, or 9 Chinese characters, \
         a second.",
    ),
    ("content::too-deep", "A hundred brackets within brackets, most likely a line that was pasted again and again."),
    (
        "content::too-many-words",
        "A file of more than two million words and marks, most likely made by a program. The rest of it is not read.",
    ),
    (
        "content::too-many-findings",
        "A file that is wrong in more than 200 places. The last entry of the list says how many are not listed.",
    ),
    (
        "content::never-shown",
        "A slide with `days: \"Mon\"` in a chapter with `days: \"Sat, Sun\"`. Change one of them.",
    ),
    (
        "content::no-longer-shown",
        "A slide for last year's festival. Take it out, or give it the dates of the next one.",
    ),
    ("content::no-slide-shown", "Every slide has `until:`. Leave at least one without, so that something follows."),
    ("lint::text-fit", "A heading of five lines beside six cards. Make it shorter, or leave a card out."),
    ("lint::line-break", "A word wider than its column. Make the text shorter, or set a `\\n` of your own."),
    ("lint::contrast", "White words on snow. Say with `calm:` where the picture is quiet, or take a quieter one."),
    ("lint::focus-covered", "Words on somebody's face. Say with `calm:` where they should stand, or move `focus`."),
    (
        "lint::spots-close",
        "Two spots in one street of a map of the whole country. Move them apart, or make one of them.",
    ),
    (
        "lint::spot-cut",
        "A spot at the left edge of a wide picture with `fit: fill`, on an upright screen. Show the picture whole, or name \
         the part in `keep`.",
    ),
    ("lint::credit-hidden", "A credit so long that no slide holds it. Make it shorter."),
    ("lint::menu-room", "A title of many words, which the menu cannot show. Make it shorter: it is read at a glance."),
    (
        "lint::captions-room",
        "A caption of five lines, which would hide the film. Make two of it; two lines are read at a glance.",
    ),
    ("lint::logo-room", "Six logos for all slides, and one slide full of words. Show fewer: `on: covers`."),
    (
        "lint::logo-pale",
        "A white logo. Take the version of it that is meant for light grounds; the white one is its `on_dark`.",
    ),
    ("lint::logo-ground", "A JPEG as `on_dark`, white on black. Save it as an SVG or a PNG without the black."),
    (
        "lint::svg-undrawn",
        "A logo whose name is set in a font. Convert text to paths before it is exported; an SVG with a photograph in it is better \
         saved as PNG.",
    ),
    ("lint::qr-room", "A QR code on a slide full of words. Leave some out, or put the code on another slide."),
    (
        "lint::layout-failed",
        "A fault of the program: the slide is replaced by a plate with its heading. Change its text, and tell us.",
    ),
    ("lint::picture-large", "A picture of 12 000 pixels. More than 4096 on the long side are never seen."),
    ("lint::picture-cut", "A JPEG whose copying broke off just before its end. Copy it from the original once more."),
    ("lint::picture-unused", "A picture in the folder that no slide names. Take it out, or show it."),
    (
        "lint::glyph-missing",
        "A rare character that the bundled fonts lack. Write it another way, or bring a font (`fonts`).",
    ),
    ("lint::reading-time", "Eight long events on one slide. Nobody stays for more than a minute: cut it."),
    ("theme::unreadable", "A colour that is not written like `#A83220`, or a field that no theme has."),
    ("theme::contrast", "Grey `ink_soft` on grey `paper`. Make the darker one darker or the lighter one lighter."),
    ("settings::screen", "`screen: \"loby\"`, while slides are for the screen `lobby`."),
    ("settings::date-past", "Last year's holidays. Take the line out, or write the date without its year."),
    (
        "lint::type-small",
        "A panel of 32 inches in `kiosk.ron` that is read from 2 m: nothing on it is large enough for weak eyes.",
    ),
    ("lint::target-small", "A panel of 7 inches in `kiosk.ron`: fingers miss its buttons."),
];

struct Pictures;

impl Files for Pictures {
    fn look(&self, relative: &str) -> Found {
        if relative.starts_with("gone") { Found::Missing } else { Found::File }
    }

    fn font(&self, relative: &str) -> Result<(), Words> {
        if relative == "a.woff2" { usable_font(b"wOF2 and more") } else { Ok(()) }
    }

    fn inspect(&self, relative: &str) -> Inspected {
        match relative {
            "small.jpg" => Inspected::Size([640, 360]),
            "empty.jpg" => Inspected::Unreadable(PictureProblem::Empty.words()),
            _ => Inspected::Size([3840, 2160]),
        }
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, Words> {
        Ok("00:01.000 --> 00:02.000\nx\n".into())
    }

    fn film(&self, relative: &str) -> Filmed {
        let codec = "h264".to_owned();
        let facts =
            FilmFacts { size: [1920, 1080], rate: (25, 1), pictures: 900, has_sound: true, codec, has_colours: true };
        if relative == "film.mp4" {
            Filmed::Film(facts)
        } else {
            Filmed::Unreadable(film_words(FilmProblem::Unreadable))
        }
    }

    fn sound(&self, relative: &str) -> Heard {
        if relative == "broken.ogg" {
            Heard::Unreadable(sound_words(FilmProblem::Unreadable))
        } else {
            Heard::Sound(SoundFacts { length: Duration::from_secs(30) })
        }
    }
}

/// The example as a file, with what stands in braces written out.
fn file(example: &str) -> String {
    let text = example.replace("{80 words}", &"word ".repeat(80)).replace("{20000 letters}", &"x".repeat(20_000));
    if text.starts_with("Exhibition(") || text.starts_with("Show(") {
        return text;
    }
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [\nChapter(id: \"a\", title: \"b\", slides: [\n{text}\n])])\n"
    )
}

/// What the program says of the example, if it says that.
fn finding(code: Code, example: &str) -> Finding {
    let findings = if code.0.starts_with("settings::") {
        settings::read(Source { name: "kiosk.ron", text: example }).findings
    } else {
        content::read(Source { name: "content.ron", text: &file(example) }, &Pictures).findings
    };
    let told: Vec<&str> = findings.iter().map(|finding| finding.code.0).collect();
    let found = findings.iter().find(|finding| finding.code == code);
    found.unwrap_or_else(|| panic!("{}: {example} gives {told:?}", code.0)).clone()
}

fn find(list: &[(&str, &'static str)], code: Code) -> Option<&'static str> {
    list.iter().find(|(name, _)| *name == code.0).map(|(_, text)| *text)
}

fn page() -> String {
    let mut page = String::from("\n# Everything that `check` finds\n");
    let of_themes = [
        (theme::UNREADABLE, "A theme file that cannot be read: the exhibition keeps the default theme."),
        (theme::CONTRAST, "A text that is hard to read on its ground."),
    ];
    for (code, meaning) in codes::ALL.iter().chain(&of_themes).chain(settings::codes::ALL) {
        let _ = write!(page, "\n## `{}`\n\n{}\n", code.0, meaning.trim());
        if let Some(example) = find(EXAMPLES, *code).or_else(|| find(OF_SETTINGS, *code)) {
            let finding = finding(*code, example);
            let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
            let _ = write!(page, "\n```text\n{}\n```\n\n", example.replace("         ", ""));
            for language in [Language::English, Language::Chinese] {
                let hint = finding.hint.as_ref().map(|hint| format!(" — {}", hint.in_language(language)));
                let kind = if language == Language::English { severity } else { "中文" };
                let _ =
                    writeln!(page, "- {kind}: {}{}", finding.message.in_language(language), hint.unwrap_or_default());
            }
        } else {
            let words = find(IN_WORDS, *code).unwrap_or_else(|| panic!("{} has no example", code.0));
            let _ = write!(page, "\n{words}\n");
        }
        if codes::ALLOWABLE.contains(code) {
            let place = if *code == codes::PICTURE_UNUSED { "exhibition" } else { "slide" };
            let _ = write!(page, "\nIf it is meant to be so: `allow: [\"{}\"]` on the {place}.\n", code.name());
        }
    }
    page
}

#[test]
fn the_guide_lists_every_code_with_an_example_and_its_cure() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = page();
    if std::env::var_os("XIONGGUAN_BLESS").is_some() {
        fs::write(&path, &page).expect("it can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{PAGE} is not what the program says; see the head of this file");
}

#[test]
fn codes_are_named_once() {
    let mut names: Vec<&str> = codes::ALL.iter().chain(settings::codes::ALL).map(|(code, _)| code.name()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(codes::ALLOWABLE.iter().all(|code| codes::ALL.iter().any(|(known, _)| known == code)));
}
