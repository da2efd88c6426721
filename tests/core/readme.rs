//! What the README and the guide say is true.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{fs, path::Path};

use xiongguan::{
    content::{self, Files, Found},
    diag::{self, Colour, Language, Source, Words},
    settings::schema,
    show::KEYS,
    theme,
};

use crate::{program::xiongguan, settings::right, tidy::files};

/// The most lines of the README: more would be too long to read at once.
const LINES_MAX: usize = 110;

const GUIDE: &str = include_str!("../../src/docs/guide.md");
const CHINESE: &str = include_str!("../../src/docs/guide.zh.md");

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The README's fenced blocks in this language.
fn blocks(language: &str) -> Vec<String> {
    blocks_of(&readme(), language)
}

fn blocks_of(page: &str, language: &str) -> Vec<String> {
    let mut parts = page.split("```");
    parts.next();
    let fenced = parts.step_by(2).filter_map(|block| block.split_once('\n'));
    fenced.filter(|(known, _)| *known == language).map(|(_, text)| text.to_owned()).collect()
}

struct AllThere;

impl Files for AllThere {
    fn look(&self, _relative: &str) -> Found {
        Found::File
    }

    /// All data files are the guide's table, and all captions the guide's.
    fn read(&self, relative: &str, _bytes_max: usize) -> Result<Vec<u8>, Words> {
        let kind = if relative.contains("vtt") { "vtt" } else { "csv" };
        Ok(blocks_of(GUIDE, kind).concat().into_bytes())
    }
}

#[test]
fn one_command_runs_it_and_one_tests_it() {
    let commands = blocks("sh").concat();
    assert!(commands.lines().any(|line| line == "cargo run --release"), "{commands}");
    assert!(commands.lines().any(|line| line == "cargo test --release"), "{commands}");
}

#[test]
fn every_command_and_option_exists() {
    let help = ["--help", "check --help", "export --help", "explain --help", "simulate --help", "new --help"]
        .map(|args| xiongguan(args).ends_with(0).out())
        .concat();
    for command in blocks("sh").concat().lines().filter_map(|line| line.split_once(" -- ")) {
        let known = command.1.split(" #").next().unwrap();
        for option in known.split(' ').filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "no option `{option}`");
        }
    }
}

#[test]
fn the_sample_of_an_exhibition_has_no_findings() {
    let samples = blocks("ron");
    let text = samples.iter().find(|sample| sample.starts_with("Exhibition(")).unwrap();
    let source = Source { name: "README.md", text };
    let reading = content::read(source, &AllThere);
    assert!(
        reading.findings.is_empty(),
        "{}",
        diag::text(&reading.findings, &[source], Colour::Plain, Language::English)
    );
    assert_eq!(reading.exhibition.unwrap().slide_count(), 2);
}

/// `sample` as a whole exhibition: slides and chapters get one around them.
fn whole(sample: &str) -> String {
    if sample.starts_with("Exhibition(") {
        return sample.to_owned();
    }
    if sample.starts_with("Chapter(") {
        return format!(r#"Exhibition(title: (zh: "展", en: "Show"), languages: [zh, en], chapters: [{sample}])"#);
    }
    let slide = sample.trim_end();
    format!(
        r#"Exhibition(title: (zh: "展", en: "Show"), languages: [zh, en], source: "…", chapters: [
            Chapter(id: "pass", title: (zh: "章", en: "Chapter"), slides: [{slide}]),
        ])"#
    )
}

#[test]
fn the_guide_shows_every_kind_of_slide_and_none_of_its_samples_has_findings() {
    let mut kinds = Vec::new();
    for sample in
        blocks_of(GUIDE, "ron").iter().filter(|sample| !sample.starts_with("Theme(") && !sample.starts_with("Kiosk("))
    {
        let text = whole(sample);
        let source = Source { name: "guide.md", text: &text };
        let reading = content::read(source, &AllThere);
        assert!(
            reading.findings.is_empty(),
            "{}",
            diag::text(&reading.findings, &[source], Colour::Plain, Language::English)
        );
        kinds.extend(sample.split_once('(').map(|(kind, _)| kind.to_owned()));
    }
    for part in content::schema::SLIDES {
        assert!(kinds.iter().any(|kind| kind == part.name), "no sample of {}", part.name);
    }
}

#[test]
fn the_chinese_guide_has_the_same_samples_and_pictures_in_the_same_order() {
    let without_comments = |sample: &str| -> Vec<String> {
        let code = sample.lines().map(|line| line.split(" // ").next().unwrap_or(line).trim_end().to_owned());
        code.collect()
    };
    for language in ["ron", "csv", "sh"] {
        let all = |guide| blocks_of(guide, language).iter().map(|sample| without_comments(sample)).collect::<Vec<_>>();
        let (english, chinese) = (all(GUIDE), all(CHINESE));
        // How the sources are built is told in English alone.
        let told: Vec<_> = english.into_iter().filter(|sample| !sample[0].starts_with("cargo ")).collect();
        assert_eq!(chinese.len(), told.len(), "{language}");
        for (chinese, english) in chinese.iter().zip(&told) {
            if language != "sh" {
                assert_eq!(chinese, english);
            }
        }
    }
    let pictures = |guide: &'static str| guide.lines().filter(|line| line.starts_with("![")).collect::<Vec<_>>();
    assert_eq!(pictures(CHINESE), pictures(GUIDE));
    let kinds = |guide: &'static str| {
        let headings = guide.lines().filter_map(|line| line.strip_prefix("## "));
        headings.filter_map(|line| line.split([':', '：']).next()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(CHINESE), kinds(GUIDE));
    // What a curator writes is named in both: every field between backticks.
    let named = |guide: &str| -> std::collections::BTreeSet<String> {
        guide
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            .map(str::to_owned)
            .collect()
    };
    let content = |guide: &'static str, end: &str| guide.split(end).next().unwrap_or_default();
    let (english, chinese) = (named(content(GUIDE, "# One machine")), named(content(CHINESE, "# 一台机器")));
    let missing: Vec<&String> = english.difference(&chinese).collect();
    assert_eq!(missing, [] as [&String; 0], "the Chinese guide does not name these");
}

#[test]
fn the_theme_of_the_guide_can_be_used() {
    let samples = blocks_of(GUIDE, "ron");
    let text = samples.iter().find(|sample| sample.starts_with("Theme(")).unwrap();
    let source = Source { name: "porcelain.ron", text };
    let (theme, findings) = theme::read(source);
    assert!(findings.is_empty(), "{}", diag::text(&findings, &[source], Colour::Plain, Language::English));
    assert_eq!(theme.unwrap().name, "porcelain");
}

#[test]
fn the_sample_of_a_machine_can_be_read() {
    let samples = blocks("ron");
    let text = samples.iter().find(|sample| sample.starts_with("Kiosk(")).unwrap();
    let settings = right(text);
    assert_eq!(settings.timing().goodbye.as_secs(), 20);
    assert!(settings.may_leave == Some(false) && !settings.hours().is_empty());
}

#[test]
fn the_guide_shows_every_setting_of_a_machine() {
    let samples = blocks_of(GUIDE, "ron");
    let text = samples.iter().find(|sample| sample.starts_with("Kiosk(")).unwrap();
    assert_eq!((right(text).opening_hours.len(), right(text).special_days.len()), (2, 3));
    let fields = [&schema::KIOSK, &schema::OPENING, &schema::SPECIAL_DAY].into_iter().flat_map(|part| part.fields);
    let missing: Vec<&str> =
        fields.map(|field| field.name).filter(|name| !text.contains(&format!("{name}: "))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_table_of_keys_is_the_one_of_the_program() {
    let readme = readme();
    for binding in KEYS {
        let row = format!("| {} | {} |", binding.name(), binding.help());
        assert!(readme.contains(&row), "lacks {row}");
    }
}

#[test]
fn it_fits_on_a_screen_and_its_links_lead_somewhere() {
    let readme = readme();
    assert!(readme.lines().count() <= LINES_MAX, "{} lines", readme.lines().count());
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("https://")) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).is_file(), "no file {link}");
    }
}

#[test]
fn it_names_the_oldest_rust_that_builds_it() {
    let wanted = format!("{} or later", env!("CARGO_PKG_RUST_VERSION"));
    assert!(readme().contains(&wanted), "lacks {wanted}");
}

#[test]
fn a_test_that_opens_a_window_counts_as_passed_only_where_it_ran() {
    let mut tests = 0;
    for (file, text) in files("tests/e2e", &["rs"]) {
        for after in text.split("#[test]\n").skip(1) {
            assert!(
                after.starts_with("#[ignore = \"needs a display\"]\n"),
                "{file}: {}",
                after.lines().next().unwrap()
            );
            tests += 1;
        }
    }
    assert!(tests > 30, "{tests}");
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap();
    assert!(script.contains("cargo test --release --locked --test e2e -- --ignored"), "nobody runs them");
}
