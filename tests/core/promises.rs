//! The guide's table of what every visitor can rely on: its numbers are those of the program.

use xiongguan::{
    show::{TextSize, Timing},
    theme::{CAPITALS, HIGH_CONTRAST, Scale, TEXT_CONTRAST, Theme},
    units::{Display, REACH_MM, Stage},
};

const GUIDE: &str = include_str!("../../src/docs/guide.md");
const CHINESE: &str = include_str!("../../src/docs/guide.zh.md");

/// The panels of the table: one of 10 inches in reach of the hand, one of 32 and one of 55 inches.
fn panels() -> [Stage; 3] {
    let tablet = Display::of(216.0, 135.0).read_from(0.4).mounted_at(900.0);
    let monitor = Display::of(708.0, 398.0).read_from(0.7).mounted_at(800.0);
    let large = Display::of(680.0, 1210.0).read_from(1.5).mounted_at(700.0);
    [
        Stage::on(1920.0, 1200.0, Some(tablet)),
        Stage::on(1920.0, 1080.0, Some(monitor)),
        Stage::on(2160.0, 3840.0, Some(large)),
    ]
}

/// The part of a panel in which everything stands when it is shown low, in millimetres above the floor.
fn reach(stage: Stage) -> String {
    let edge = stage.lower_edge_mm.expect("it is known");
    let whole = (edge, edge + stage.size.h / stage.points_per_mm);
    let low = stage.within_reach().map(|(low, _)| {
        let foot = low.lower_edge_mm.expect("it is known");
        (foot, foot + low.size.h / stage.points_per_mm)
    });
    let (from, to) = low.unwrap_or(whole);
    assert!(from >= REACH_MM.0 - 1.0 && to <= REACH_MM.1 + 1.0, "{from} to {to}");
    format!("{from:.0}–{to:.0}")
}

/// The angle of the smallest capitals at this text size.
fn capitals(size: TextSize) -> impl Fn(Stage) -> String {
    move |stage| {
        let scale = Scale::of(&stage.with_text_scale(size.scale()));
        format!("{:.2}", stage.degrees(CAPITALS * scale.credit().size.min(scale.bottom_bar_text().size)))
    }
}

/// The three numbers of each row.
fn rows() -> Vec<[String; 3]> {
    let of = |value: &dyn Fn(Stage) -> String| panels().map(value);
    let same = |text: String| [text.clone(), text.clone(), text];
    let timing = Timing::default();
    let sizes = TextSize::ALL.map(TextSize::percent);
    vec![
        of(&|stage| format!("{:.0}", Scale::of(&stage).target / stage.points_per_mm)),
        of(&|stage| format!("{:.0}", Scale::of(&stage).apart / stage.points_per_mm)),
        of(&capitals(TextSize::Normal)),
        of(&capitals(TextSize::Large)),
        same(format!("{}–{}", sizes[0], sizes[4])),
        same(format!("{TEXT_CONTRAST}")),
        same(format!("{HIGH_CONTRAST}")),
        of(&reach),
        same(format!("{} + {}", timing.idle_min.as_secs(), timing.goodbye.as_secs())),
    ]
}

#[test]
fn the_numbers_of_the_guide_are_those_of_the_program() {
    for guide in [GUIDE, CHINESE] {
        let table: Vec<Vec<&str>> = guide
            .lines()
            .skip_while(|line| !(line.starts_with('|') && line.contains("10″")))
            .skip(2)
            .take_while(|line| line.starts_with('|'))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        let told: Vec<[String; 3]> = table.iter().map(|row| [2, 3, 4].map(|at| row[at].to_owned())).collect();
        assert_eq!(told, rows());
    }
}

#[test]
fn what_the_table_says_is_enough() {
    for stage in panels() {
        let scale = Scale::of(&stage);
        assert!(scale.target / stage.points_per_mm > 19.9 && scale.apart / stage.points_per_mm > 2.9, "{stage:?}");
        assert!(Scale::of(&stage.with_text_scale(1.5)).smallest_capitals(&stage) >= 0.7, "{stage:?}");
    }
    for theme in Theme::NAMES.map(|name| Theme::built_in(name).expect("it is built in")) {
        assert!(theme.palette.pairs().iter().all(|pair| pair.has >= TEXT_CONTRAST), "{}", theme.name);
        assert!(theme.contrast.pairs().iter().all(|pair| pair.has >= HIGH_CONTRAST), "{}", theme.name);
    }
}
