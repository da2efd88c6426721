//! Themes: the built-in ones are sound, and a theme file is read like everything else a curator writes.

use xiongguan::{
    content,
    diag::{Language, Severity, Source},
    theme::{HIGH_CONTRAST, Theme, read},
};

const GOBI: &str = include_str!("../../src/theme/gobi.ron");

/// The codes and messages about the theme file `text`.
fn said_of(text: &str) -> Vec<(Severity, &'static str, usize, String)> {
    let (_, findings) = read(Source { name: "my.ron", text });
    findings
        .into_iter()
        .map(|finding| (finding.severity, finding.code.0, finding.line, finding.message.to_string()))
        .collect()
}

#[test]
fn every_built_in_theme_is_there_and_readable() {
    for name in Theme::NAMES {
        let theme = Theme::built_in(name).expect(name);
        assert_eq!(theme.name, name);
        for pair in theme.palette.pairs() {
            assert!(pair.has >= pair.needs, "{name}: {pair:?}");
        }
        for pair in theme.contrast.pairs() {
            assert!(pair.has >= HIGH_CONTRAST, "{name}, high contrast: {pair:?}");
        }
    }
    assert_eq!(Theme::NAMES, content::THEMES, "content files may ask for these");
}

#[test]
fn by_day_the_paper_is_light_and_at_night_dark() {
    let is_dark = |name| Theme::built_in(name).expect("it is built in").palette.is_dark();
    assert!(!is_dark("gobi") && is_dark("night"));
}

#[test]
fn a_theme_file_may_change_any_colour() {
    let (theme, findings) = read(Source { name: "my.ron", text: &GOBI.replace("#A83220", "#7A1F6B") });
    assert_eq!(findings, []);
    let theme = theme.expect("it can be read");
    assert_ne!(theme.palette.accent, Theme::gobi().palette.accent);
    assert_eq!(theme.palette.paper, Theme::gobi().palette.paper);
}

#[test]
fn a_slip_in_a_theme_file_is_told_with_its_line() {
    let slips = [
        ("#F3ECDF", "F3ECDF", "#A83220"),
        ("#F3ECDF", "#F3ECD", "#A83220"),
        ("    paper:", "    papper:", "papper"),
        ("    paper: \"#F3ECDF\",\n", "", "paper"),
    ];
    for (from, to, named) in slips {
        let said = said_of(&GOBI.replacen(from, to, 1));
        let [(Severity::Error, "theme::unreadable", line, message)] = &said[..] else { panic!("{to}: {said:?}") };
        assert!(message.contains(named), "{message}");
        assert!(*line == 4 || to.is_empty(), "{to} is said to be in line {line}");
    }
}

#[test]
fn a_slip_in_a_theme_file_is_told_in_the_curators_language() {
    for (from, to, told) in [
        ("    paper:", "    papper:", "没有字段 `papper`"),
        ("    paper: \"#F3ECDF\",\n", "", "缺少字段 `paper`"),
        ("#F3ECDF", "沙", "颜色要写成"),
    ] {
        let text = GOBI.replacen(from, to, 1);
        let (_, findings) = read(Source { name: "my.ron", text: &text });
        let message = findings[0].message.in_language(Language::Chinese);
        assert!(message.contains(told), "{message}");
    }
}

#[test]
fn a_misspelt_colour_is_told_with_its_right_name() {
    for (wrong, right) in [("papper", "paper"), ("ink_sofft", "ink_soft"), ("acent", "accent"), ("Gold", "gold")] {
        let (_, findings) = read(Source {
            name: "my.ron",
            text: &GOBI.replacen(&format!("    {right}:"), &format!("    {wrong}:"), 1),
        });
        assert_eq!(findings[0].hint.as_ref().unwrap().to_string(), format!("did you mean `{right}`?"));
    }
}

#[test]
fn colours_that_cannot_be_read_on_each_other_are_told() {
    let said = said_of(&GOBI.replace("ink_soft: \"#5C5044\"", "ink_soft: \"#B0A79C\""));
    let [(Severity::Warning, "theme::contrast", 7, message)] = &said[..] else { panic!("{said:?}") };
    assert!(message.contains("`ink_soft` on `paper`"), "{message}");
}
