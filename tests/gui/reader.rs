//! What a screen reader is told: of slides, of what lies over them, and by itself.

use egui::accesskit::{Live, Role, Toggled};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use xiongguan::{
    content::{Lang, SlideKind},
    show::Phase,
};

use crate::{
    sample,
    touchscreen::{Touchscreen, a_while, playing, visiting, visiting_of},
};

type Screen = Harness<'static, Touchscreen>;

/// Every node with its role and what it says, in order.
fn told(screen: &Screen) -> Vec<(Role, String)> {
    let nodes = screen.root().children_recursive();
    let said = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.role(), node.label().or_else(|| node.value()).unwrap_or_default())
    };
    nodes.map(said).filter(|(_, said)| !said.is_empty()).collect()
}

fn says(screen: &Screen, role: Role, words: &str) -> bool {
    told(screen).iter().any(|(known, said)| *known == role && said == words)
}

fn news(screen: &Screen) -> String {
    screen.get_by_role(Role::Status).accesskit_node().label().unwrap_or_default()
}

#[test]
fn a_slide_is_a_group_with_a_name_and_a_language() {
    let mut screen = visiting("story");
    for (name, lang, next) in [("遗鸥回来了", "zh", "English"), ("The gulls are back", "en", "中文")] {
        let slide = screen.get_by_role_and_label(Role::Group, name);
        assert_eq!(slide.accesskit_node().data().language(), Some(lang));
        let heading = screen.get_by_role_and_label(Role::Heading, name);
        assert_eq!(heading.accesskit_node().data().language(), Some(lang));
        let other = screen.get_by_role_and_label(Role::Button, next);
        assert_ne!(other.accesskit_node().data().language(), Some(lang), "a language is called in itself");
        screen.get_by_role_and_label(Role::Button, next).click();
        a_while(&mut screen);
    }
}

#[test]
fn a_text_without_a_translation_is_said_in_its_own_language() {
    let mut exhibition = sample::exhibition();
    for slide in exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Story(story) = &mut slide.kind {
            story.heading.by_lang.remove(&Lang::new("en"));
        }
    }
    let mut screen = visiting_of(exhibition, "story");
    screen.get_by_role_and_label(Role::Button, "English").click();
    a_while(&mut screen);
    let heading = screen.get_by_role_and_label(Role::Heading, "遗鸥回来了");
    assert_eq!(heading.accesskit_node().data().language(), Some("zh"));
}

#[test]
fn a_figure_is_one_node_in_the_order_and_with_the_marks_of_its_language() {
    let mut screen = visiting("stats");
    assert!(says(&screen, Role::Label, "比上年：+139%，2022–2023"), "{:?}", told(&screen));
    assert!(told(&screen).iter().all(|(_, said)| said != "比上年"), "what it counts is not said again");
    screen.get_by_role_and_label(Role::Button, "English").click();
    a_while(&mut screen);
    assert!(says(&screen, Role::Label, "on the year before: +139%, 2022–2023"), "{:?}", told(&screen));
}

#[test]
fn timelines_and_chains_are_lists_whose_stations_say_all_their_words() {
    for (id, name, stations) in [
        ("timeline", "一座城的年轮", ["1958：铁矿建成。", "1965：城市设立。", "2024年春：遗鸥归来。"]),
        ("chain", "从矿石到钢板", ["矿石", "铁水：一年：66 万吨，2023", "钢板。计划2024年底投产"]),
    ] {
        let screen = visiting(id);
        let list = screen.get_by_role_and_label(Role::List, name);
        assert_eq!(list.accesskit_node().data().size_of_set(), Some(3), "{id}");
        let items: Vec<_> = told(&screen).into_iter().filter(|(role, _)| *role == Role::ListItem).collect();
        let items: Vec<&str> = items.iter().map(|(_, said)| said.as_str()).collect();
        assert_eq!(items, stations, "{id}");
        let alone = told(&screen).into_iter().filter(|(role, said)| *role == Role::Label && stations[0].contains(said));
        assert_eq!(alone.count(), 0, "{id}: nothing is said twice");
    }
}

#[test]
fn every_picture_is_told_once() {
    for id in ["cover", "story", "gallery", "compare", "quote", "map"] {
        let screen = visiting(id);
        for alt in ["一片湖", "鸥鸟", "早", "午", "晚", "旧街", "新街", "城区图"] {
            let times = told(&screen).iter().filter(|(role, said)| *role != Role::Label && said.contains(alt)).count();
            assert!(times <= 1, "{id}: {alt} {times} times in {:?}", told(&screen));
        }
    }
}

#[test]
fn the_divider_is_a_slider_with_a_value() {
    let mut screen = visiting("compare");
    let value = |screen: &Screen| screen.get_by_role(Role::Slider).accesskit_node().numeric_value();
    let before = value(&screen).expect("it stands somewhere");
    screen.get_by_role(Role::Slider).increment_accesskit();
    a_while(&mut screen);
    assert_eq!(value(&screen), Some(before + 5.0));
    screen.get_by_role(Role::Slider).set_value_accesskit(f64::NAN);
    screen.get_by_role(Role::Slider).set_value_accesskit(900.0);
    a_while(&mut screen);
    assert_eq!(value(&screen), Some(100.0));
}

#[test]
fn switches_say_whether_they_are_on() {
    let mut screen = visiting("story");
    screen.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut screen);
    for name in ["文字大小 150%", "高对比度", "减少动画"] {
        let state = |screen: &Screen| screen.get_by_role_and_label(Role::Button, name).accesskit_node().toggled();
        assert_eq!(state(&screen), Some(Toggled::False), "{name}");
        screen.get_by_role_and_label(Role::Button, name).click_accesskit();
        a_while(&mut screen);
        assert_eq!(state(&screen), Some(Toggled::True), "{name}");
    }
}

#[test]
fn what_lies_over_a_slide_is_a_dialog_and_the_slide_is_not_there() {
    let mut screen = visiting("gallery");
    for (opens, name) in [("目录", "目录"), ("放大图片：午", "午")] {
        screen.get_by_role_and_label(Role::Button, opens).click_accesskit();
        a_while(&mut screen);
        let dialog = screen.get_by_role_and_label(Role::Dialog, name);
        assert!(dialog.accesskit_node().data().is_modal());
        assert!(!says(&screen, Role::Heading, "湖边四景") && !says(&screen, Role::Button, "下一页"), "{name}");
        let marked = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        assert!(marked.is_some(), "{name}: the keyboard is in it");
        screen.get_by_role_and_label(Role::Button, "关闭").click_accesskit();
        a_while(&mut screen);
        assert!(says(&screen, Role::Heading, "湖边四景"), "it is there again");
    }
}

#[test]
fn where_one_is_and_in_which_language_is_said_by_itself() {
    let mut screen = playing();
    assert_eq!(news(&screen), "小小的展览。轻触屏幕");
    screen.state_mut().put_in(xiongguan::show::Input::Touch);
    screen.state_mut().put_in(xiongguan::show::Input::Release);
    a_while(&mut screen);
    assert_eq!(news(&screen), "1 / 12：戈壁上的水", "somebody woke it");
    screen.get_by_role_and_label(Role::Button, "下一页").click_accesskit();
    a_while(&mut screen);
    assert_eq!(news(&screen), "2 / 12：遗鸥回来了");
    screen.get_by_role_and_label(Role::Button, "English").click_accesskit();
    a_while(&mut screen);
    assert_eq!(news(&screen), "2 / 12: The gulls are back");
    let node = screen.get_by_role(Role::Status);
    assert_eq!(node.accesskit_node().live(), Live::Polite);
    assert_eq!(node.accesskit_node().data().language(), Some("en"));
}

#[test]
fn who_may_have_left_hears_what_will_happen_and_how_to_stay() {
    let mut screen = visiting("story");
    for _ in 0..6000 {
        screen.step();
        if matches!(screen.state().state().phase, Phase::Goodbye { .. }) {
            break;
        }
    }
    screen.step();
    assert_eq!(news(&screen), "您还在看吗？展览即将回到开头。轻触屏幕或按任意键继续参观");
    assert_eq!(screen.get_by_role(Role::Status).accesskit_node().live(), Live::Assertive);
    assert!(screen.get_by_role(Role::AlertDialog).accesskit_node().data().is_modal());
    assert!(!says(&screen, Role::Heading, "遗鸥回来了"));
    screen.get_by_role_and_label(Role::Button, "继续参观").click_accesskit();
    a_while(&mut screen);
    assert_eq!(screen.state().state().phase, Phase::Exploring);
    assert!(says(&screen, Role::Heading, "遗鸥回来了"));
}
