//! What an author is told over a slide.

use xiongguan::{
    diag::Language,
    scene::{Item, Press, Remark, Role, Scene, author_panel},
    show::Action,
    theme::Theme,
    units::Stage,
};

use crate::room::{FixedMeasure, STAGES, lines};

fn slip(line: usize, text: &str) -> Remark {
    Remark { place: format!("content.ron:{line}:5"), text: text.to_owned() }
}

fn panels(told: &[Remark], is_kept: bool) -> Vec<Scene> {
    panels_in(Language::English, told, is_kept)
}

fn panels_in(language: Language, told: &[Remark], is_kept: bool) -> Vec<Scene> {
    let panel = |&(w, h): &(f32, f32)| {
        author_panel(told, "2 errors", is_kept, language, &Theme::gobi(), Stage::new(w, h), &FixedMeasure)
    };
    STAGES.iter().map(panel).collect()
}

fn words(panel: &Scene) -> String {
    panel.items.iter().flat_map(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_remark_has_its_place_and_its_words() {
    for panel in panels(&[slip(3, "there is no field `titel`"), slip(7, "a text does not end")], true) {
        let words = words(&panel);
        for text in
            ["content.ron:3:5", "`titel`", "content.ron:7:5", "does not end", "2 errors", "stays as it was", "Esc"]
        {
            assert!(words.contains(text), "{text} on {:?}\n{words}", panel.stage.size);
        }
    }
}

#[test]
fn the_panel_speaks_the_language_of_its_author_alone() {
    let slips = [slip(3, "…")];
    let [zh, en] = [Language::Chinese, Language::English].map(|language| words(&panels_in(language, &slips, true)[0]));
    assert!(zh.contains("屏幕保持原样") && zh.contains("轻点关闭") && !zh.contains("screen stays"), "{zh}");
    assert!(en.contains("screen stays as it was"), "{en}");
    assert!(!en.contains('屏') && !en.contains('轻'), "{en}");
}

#[test]
fn what_is_left_out_is_called_so() {
    assert!(words(&panels(&[slip(1, "…")], false)[0]).contains("left out"));
}

#[test]
fn however_much_there_is_to_say_the_panel_stays_in_its_corner() {
    let long = "a very long explanation that nobody wanted to read at all ".repeat(40);
    let many: Vec<Remark> = (1..=20).map(|line| slip(line, &long)).collect();
    for panel in panels(&many, true) {
        let stage = panel.stage.rect();
        let outside = |item: &&Item| !panel.items[0].rect.holds(item.rect, 1.0) || !stage.holds(item.rect, 0.5);
        let outside: Vec<_> = panel.items.iter().filter(outside).map(|item| (item.part, item.rect)).collect();
        assert!(outside.is_empty(), "{outside:?} on {:?}", stage.size());
        assert!(panel.items[0].rect.max.y < stage.h() * 0.85, "controls stay free on {:?}", stage.size());
        assert!(words(&panel).contains("content.ron:1:5"));
    }
}

#[test]
fn a_press_closes_it_and_it_is_read_out() {
    let panel = &panels(&[slip(3, "wrong")], true)[0];
    assert_eq!(panel.items[0].press, Some(Press::Act(Action::Back)));
    let alert = panel.items.iter().filter_map(|item| item.meaning.as_ref()).find(|meaning| meaning.role == Role::Alert);
    assert_eq!(alert.map(|alert| alert.label.as_str()), Some("content.ron:3:5: wrong"));
}

#[test]
fn with_nothing_to_say_there_is_none() {
    assert!(panels(&[], true).iter().all(|panel| panel.items.is_empty()));
}
