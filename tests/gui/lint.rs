//! The findings of `check` about the laid-out slides of a small exhibition with one fault at a time.

use std::{fs, io::Cursor, sync::Arc};

use image::{ImageFormat, Rgb, RgbImage};
use xiongguan::{
    diag::Severity,
    files,
    lint::{Order, lint, lint_measured},
    scene::Measure,
    theme::Face,
    units::Display,
    view::FontMeasure,
};

use crate::small_exhibition::{PLAIN, SmallExhibition, calm, picture, story};

#[test]
fn a_sound_slide_has_no_findings() {
    assert!(SmallExhibition::with(&story("", PLAIN, "")).codes().is_empty());
}

#[test]
fn words_without_a_place() {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let small = SmallExhibition::with(&story("", &format!("(zh: \"标题\", en: \"{word}\")"), ""));
    let findings = small.lint().findings;
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|finding| ["text-fit", "line-break"].contains(&finding.code.name())), "{findings:#?}");
    // Where the words stand, not where the slide begins.
    assert_eq!(findings[0].line, 5);
    let meant = story("", &format!("(zh: \"标题\", en: \"{word}\")"), ", allow: [\"text-fit\", \"line-break\"]");
    assert!(SmallExhibition::with(&meant).codes().is_empty());
}

#[test]
fn a_term_that_no_line_can_hold() {
    let term = "戈壁明珠雄关新城".repeat(5);
    let small = SmallExhibition::with(&story("", &format!("(zh: \"{term}\", en: \"Title\")"), ""));
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replacen("chapters:", &format!("unbroken: [\"{term}\"], chapters:"), 1));
    let findings = small.lint().findings;
    let torn = findings.iter().find(|finding| finding.message.to_string().contains("is to stay whole"));
    let torn = torn.unwrap_or_else(|| panic!("{findings:#?}"));
    assert_eq!((torn.code.name(), torn.line), ("line-break", 5));
    assert!(torn.message.to_string().contains("1920×1080, zh"), "{}", torn.message);
}

#[test]
fn words_that_are_hard_to_read() {
    // Text and paper of a theme that lack contrast are the theme's finding; on the slide it is this.
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let gobi = include_str!("../../src/theme/gobi.ron").replace("snow: \"#FBF8F2\"", "snow: \"#545454\"");
    small.folder.put("mud.ron", gobi);
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replacen("chapters:", "theme: \"mud.ron\", chapters:", 1));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let linted = lint(&opened, &Order::default());
    assert!(linted.findings.iter().any(|finding| finding.code.name() == "contrast"), "{:#?}", linted.findings);
}

#[test]
fn words_on_paper_are_not_told_of_a_picture() {
    let card = "Stat(value: 4, label: (zh: \"一\", en: \"one\"), as_of: \"2024\", source: \"s\")";
    let small = SmallExhibition::with(&format!("Stats(id: \"s\", heading: {PLAIN}, cards: [{card}, {card}])"));
    let gobi = include_str!("../../src/theme/gobi.ron");
    let pale = gobi.replace("ink: \"#231D18\"", "ink: \"#C8BEB0\"").replace("snow: \"#FBF8F2\"", "snow: \"#545454\"");
    small.folder.put("pale.ron", pale);
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replacen("chapters:", "theme: \"pale.ron\", chapters:", 1));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let findings = lint(&opened, &Order::default()).findings;
    let told: Vec<_> = findings.iter().filter(|finding| finding.code.name() == "contrast").collect();
    assert!(!told.is_empty(), "{findings:#?}");
    assert!(told.iter().all(|finding| finding.message.to_string().contains("to its ground")), "{told:#?}");
}

#[test]
fn nothing_is_told_of_the_words_that_stand_in_for_a_picture() {
    let alt = "(zh: \"清晨，一层一层的山岭浮在雾里，太阳刚刚升起。\", en: \"Morning: ridge behind ridge in the mist, \
               the sun just risen, and a small house halfway up the slope behind the trees.\")";
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replace("alt: \"a\"", &format!("alt: {alt}")).replace("a.png", "A.PNG"));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    // The picture itself is meant, so that it is not told to be on no slide.
    assert_eq!(lint(&opened, &Order::default()).findings, []);
}

#[test]
fn words_on_the_focal_point() {
    let heading = "(zh: \"很长的一个标题\", en: \"A Long Heading\")";
    let at = |height: u32| story(&format!(", focus: (0.15, 0.{height:02}), calm: left"), heading, "");
    let covered = |height: &u32| SmallExhibition::with(&at(*height)).codes().contains(&"focus-covered");
    let heights: Vec<u32> = (5..100).step_by(5).filter(covered).collect();
    // The words stand somewhere on the left, and not everywhere.
    assert!((1..12).contains(&heights.len()), "{heights:?}");
}

#[test]
fn characters_no_font_has() {
    let small = SmallExhibition::with(&story("", "(zh: \"标题𓀀\", en: \"Title\")", ""));
    let finding = small.only();
    assert_eq!(finding.code.name(), "glyph-missing");
    assert_eq!(finding.line, 5);
    assert!(finding.message.to_string().contains("U+13000"), "{}", finding.message);
}

#[test]
fn pictures_that_are_far_too_large_or_not_shown() {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    small.put_picture("a.png", &picture(8400, 1080, calm));
    small.put_picture("b.png", &picture(64, 64, calm));
    let mut codes = small.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["picture-large", "picture-unused"]);
    let told: Vec<String> = small.lint().findings.iter().map(|finding| finding.message.to_string()).collect();
    assert!(told.iter().any(|message| message.contains("`b.png`")), "{told:?}");
}

#[test]
fn more_to_read_than_visitors_stay_for() {
    let event = |n: usize| {
        let words = "word ".repeat(24);
        format!("Event(date: \"{}\", text: (zh: \"字\", en: \"{words}\"))", 2000 + n)
    };
    let events: Vec<String> = (0..8).map(event).collect();
    let slide = format!("Timeline(heading: {PLAIN}, events: [{}])", events.join(", "));
    assert!(SmallExhibition::with(&slide).codes().contains(&"reading-time"));
}

#[test]
fn a_panel_too_small_for_fingers() {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let looked = |size_mm, viewing_m, pixels| {
        let panel = Some(("kiosk.ron".to_owned(), Display { size_mm, viewing_m, lower_edge_mm: None }));
        let findings = lint(&opened, &Order { stages: vec![[1920, 1080]], panel, pixels, ..Order::default() }).findings;
        findings.iter().map(|finding| (finding.code.name(), finding.file.clone())).collect::<Vec<_>>()
    };
    let told = |code: &'static str| vec![(code, "kiosk.ron".to_owned())];
    assert_eq!(looked((1210.0, 680.0), None, None), []);
    assert_eq!(looked((154.0, 86.0), None, None), told("target-small"));
    assert_eq!(looked((216.0, 135.0), None, Some([1920, 1200])), [], "20 mm on a tablet of 10 inches");
    // What is read from further away is larger, until the panel is too small for that.
    assert_eq!(looked((1210.0, 680.0), Some(2.0), None), []);
    assert_eq!(looked((708.0, 398.0), Some(1.0), None), []);
    assert_eq!(looked((708.0, 398.0), Some(2.0), None), told("type-small"));
}

#[test]
fn a_picture_too_coarse_for_its_panel() {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let looked = |pixels| {
        let order = Order { stages: vec![[1920, 1080]], pixels: Some(pixels), ..Order::default() };
        lint(&opened, &order).findings
    };
    assert!(looked([1920, 1080]).is_empty() && looked([2560, 1440]).is_empty());
    let findings = looked([3840, 2160]);
    assert_eq!((findings.len(), findings[0].code.name()), (1, "picture-small"), "{findings:#?}");
    assert!(findings[0].message.to_string().contains("3840"), "{}", findings[0].message);
}

/// A JPEG, a PNG and a WebP with much to see everywhere.
fn busy() -> [(&'static str, Vec<u8>); 3] {
    let grain = |x: u32, y: u32| ((x * 31 + y * 17) ^ (x * y / 7)) as u8 / 8;
    let picture = RgbImage::from_fn(1920, 1080, |x, y| Rgb([grain(x, y) + 20, 40, 60]));
    [("jpg", ImageFormat::Jpeg), ("png", ImageFormat::Png), ("webp", ImageFormat::WebP)].map(|(ending, format)| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("it can be encoded");
        (ending, bytes.into_inner())
    })
}

#[test]
fn half_a_picture_is_an_error_where_it_is_named_and_not_decoded_again() {
    for (ending, bytes) in busy() {
        let small = SmallExhibition::with(&story("", PLAIN, "").replace("a.png", &format!("half.{ending}")));
        fs::remove_file(small.folder.path().join("a.png")).expect("it is there");
        small.folder.put(&format!("half.{ending}"), &bytes[..bytes.len() / 2]);
        let first = small.lint();
        assert_eq!(first.findings.len(), 1, "{ending}: {:#?}", first.findings);
        let finding = &first.findings[0];
        assert_eq!((finding.code.0, finding.severity), ("content::picture-unreadable", Severity::Error), "{ending}");
        assert_eq!((finding.path.as_str(), finding.line), ("chapters[0].slides[0]", 4));
        assert_eq!(first.decoded, 1);
        let second = small.lint();
        assert_eq!((second.decoded, second.findings), (0, first.findings), "{ending}");
        // Copied once more, it is fine.
        small.folder.put(&format!("half.{ending}"), &bytes);
        assert!(small.codes().is_empty(), "{ending}");
    }
}

#[test]
fn a_picture_without_its_last_bytes_is_a_warning_each_time() {
    let [(_, bytes), ..] = busy();
    let small = SmallExhibition::with(&story("", PLAIN, "").replace("a.png", "cut.jpg"));
    fs::remove_file(small.folder.path().join("a.png")).expect("it is there");
    small.folder.put("cut.jpg", &bytes[..bytes.len() - 2]);
    for _ in 0..2 {
        let finding = small.only();
        assert_eq!((finding.code.0, finding.severity), ("lint::picture-cut", Severity::Warning));
    }
}

#[test]
fn findings_name_the_place_and_the_view() {
    // A word that is longer than a line at every size.
    let word = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(8);
    let small = SmallExhibition::with(&story("", &format!("(zh: \"标题\", en: \"{word}\")"), ""));
    let findings = small.lint().findings;
    assert!(!findings.is_empty());
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    for finding in findings {
        assert_eq!(finding.path, "chapters[0].slides[0]");
        assert!(finding.message.to_string().contains('×'), "{}", finding.message);
        assert!(text.get(finding.span.clone()).is_some_and(|place| !place.is_empty()));
    }
}

/// The real fonts, but for a text that nobody can measure.
struct Failing(FontMeasure);

impl Measure for Failing {
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]> {
        assert!(!text.contains("遗鸥"), "no width for it");
        self.0.advances(text, face)
    }
}

#[test]
fn a_slide_that_cannot_be_laid_out_is_an_error() {
    let small = SmallExhibition::with(&story("", "(zh: \"遗鸥\", en: \"Gulls\")", ""));
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let order = Order { stages: vec![[1920, 1080]], cache: Some(small.cache), ..Order::default() };
    let findings = lint_measured(&opened, &order, &|| Box::new(Failing(FontMeasure::new()))).findings;
    let failed: Vec<_> = findings.iter().filter(|finding| finding.code.name() == "layout-failed").collect();
    assert_eq!(failed.len(), 1, "it is told once");
    assert_eq!((failed[0].severity, failed[0].path.as_str()), (Severity::Error, "chapters[0].slides[0]"));
    assert!(failed[0].message.to_string().contains("no width for it"), "{}", failed[0].message);
}

#[test]
fn what_shows_on_the_slide_is_told_where_its_table_says_it() {
    let small = SmallExhibition::with(&story("", PLAIN, ", cards: From(\"cards.csv\")"));
    small.folder.put("cards.csv", "title,label.zh,label.en\n标题,词,a word\n\"Say \"\"so\"\"\",字,𓀀\n");
    let finding = small.only();
    assert_eq!((finding.code.name(), finding.file.as_str()), ("glyph-missing", "cards.csv"));
    assert_eq!((finding.line, finding.column), (3, 16));
    assert_eq!(small.lint().inspected, 0, "nothing has changed");
    // The content file is the same as before, and its slide is not.
    small.folder.put("cards.csv", "title,label.zh,label.en\n标题,词,a word\n\"Say \"\"so\"\"\",字,𓀁𓀀\n");
    assert_eq!(small.lint().inspected, 1);
    small.folder.put("cards.csv", "title,label.zh,label.en\n标题,词,a word\n\"Say \"\"so\"\"\",字,word\n");
    assert!(small.codes().is_empty());
}
