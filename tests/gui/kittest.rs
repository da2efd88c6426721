//! The program as somebody meets it who cannot see it: by role and by name.

use egui::{accesskit::Role, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use xiongguan::show::{Overlay, Phase};

use crate::booth::{SCREEN, a_while, drag, playing, visiting};

#[test]
fn the_button_called_next_brings_the_next_slide() {
    let mut booth = visiting("cover");
    booth.get_by_role_and_label(Role::Button, "下一页").click();
    a_while(&mut booth);
    assert_eq!(booth.state().slide(), "story");
    booth.get_by_role_and_label(Role::Button, "上一页").click();
    a_while(&mut booth);
    assert_eq!(booth.state().slide(), "cover");
}

#[test]
fn a_screen_reader_can_press_next_without_a_finger() {
    let mut booth = visiting("cover");
    booth.get_by_role_and_label(Role::Button, "下一页").click_accesskit();
    a_while(&mut booth);
    assert_eq!(booth.state().slide(), "story");
}

#[test]
fn the_language_button_changes_every_name() {
    let mut booth = visiting("story");
    booth.get_by_role_and_label(Role::Button, "English").click();
    a_while(&mut booth);
    booth.get_by_role_and_label(Role::Button, "Next");
    booth.get_by_role_and_label(Role::Heading, "The gulls are back");
    booth.get_by_role_and_label(Role::Image, "Gulls");
    assert!(booth.query_by_label("下一页").is_none());
    booth.get_by_role_and_label(Role::Button, "中文").click();
    a_while(&mut booth);
    booth.get_by_role_and_label(Role::Heading, "遗鸥回来了");
}

#[test]
fn every_slide_has_one_heading_and_names_its_pictures() {
    for (id, heading, pictures) in [
        ("cover", "戈壁上的水", 1),
        ("story", "遗鸥回来了", 1),
        ("gallery", "湖边四景", 4),
        ("compare", "同一条街", 2),
        ("stats", "一年之中", 0),
    ] {
        let booth = visiting(id);
        let headings: Vec<_> = booth.get_all_by_role(Role::Heading).collect();
        assert_eq!(headings.len(), 1, "{id}");
        assert_eq!(headings[0].accesskit_node().label().as_deref(), Some(heading));
        let named = booth.query_all_by_role(Role::Image).filter(|image| image.accesskit_node().label().is_some());
        assert_eq!(named.count(), pictures, "{id}");
    }
}

#[test]
fn a_chapter_in_the_menu_leads_to_its_first_slide() {
    let mut booth = visiting("gallery");
    booth.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut booth);
    assert_eq!(booth.state().state().overlay, Some(Overlay::Menu));
    booth.get_by_role_and_label(Role::Heading, "小小的展览");
    booth.get_by_role_and_label(Role::Button, "钢与光").click();
    a_while(&mut booth);
    assert_eq!(booth.state().state().overlay, None);
    assert_eq!(booth.state().slide(), "stats");
}

#[test]
fn a_picture_is_enlarged_and_closed_again() {
    let mut booth = visiting("gallery");
    booth.get_by_role_and_label(Role::Button, "放大图片：午").click();
    a_while(&mut booth);
    assert_eq!(booth.state().state().overlay, Some(Overlay::enlarged(1, (0.5, 0.5))));
    booth.get_all_by_role_and_label(Role::Button, "放大").last().expect("there is a plus").click();
    a_while(&mut booth);
    assert!(matches!(booth.state().state().overlay, Some(Overlay::Enlarged { zoom, .. }) if zoom > 1.4));
    booth.get_all_by_role_and_label(Role::Button, "关闭").last().expect("there is a cross").click();
    a_while(&mut booth);
    assert_eq!(booth.state().state().overlay, None);
    assert_eq!(booth.state().slide(), "gallery");
}

#[test]
fn a_pressed_button_lights_up_within_one_frame() {
    let mut booth = visiting("story");
    let place = booth.get_by_role_and_label(Role::Button, "下一页").rect().center();
    booth.hover_at(place);
    booth.step();
    assert!(booth.state().touched.held.is_empty());
    booth.drag_at(place);
    booth.step();
    let held = booth.state().touched.held.clone();
    assert!(held.len() == 1 && held[0].contains(place), "{held:?}");
    booth.drop_at(place);
    booth.step();
    booth.step();
    assert!(booth.state().touched.held.is_empty());
}

#[test]
fn a_finger_that_leaves_the_button_presses_nothing() {
    let mut booth = visiting("story");
    let place = booth.get_by_role_and_label(Role::Button, "下一页").rect().center();
    drag(&mut booth, place, pos2(place.x, place.y - 300.0));
    booth.drop_at(pos2(place.x, place.y - 300.0));
    a_while(&mut booth);
    assert_eq!(booth.state().slide(), "story");
}

#[test]
fn the_divider_follows_the_finger() {
    let mut booth = visiting("compare");
    let pictures = booth.get_by_role_and_label(Role::Button, "左右拖动，比较两幅画面").rect();
    let middle = pos2(pictures.center().x, SCREEN.1 * 0.3);
    for share in [0.25, 0.8] {
        let place = pos2(pictures.min.x + pictures.width() * share, middle.y);
        drag(&mut booth, middle, place);
        let divider = booth.state().state().divider.expect("the divider was moved").get();
        assert!((divider - share).abs() < 0.01, "{divider} instead of {share}");
        booth.drop_at(place);
        booth.step();
    }
    assert_eq!(booth.state().slide(), "compare");
}

#[test]
fn the_loop_invites_and_the_first_touch_presses_nothing() {
    let mut booth = playing();
    booth.get_by_label_contains("Touch to explore");
    assert!(booth.query_by_role(Role::Button).is_none());
    let place = pos2(SCREEN.0 - 100.0, SCREEN.1 - 60.0);
    booth.hover_at(place);
    booth.drag_at(place);
    booth.step();
    booth.drop_at(place);
    booth.step();
    assert_eq!(booth.state().state().phase, Phase::Exploring);
    assert_eq!(booth.state().slide(), "cover");
    booth.step();
    booth.get_by_role_and_label(Role::Button, "下一页");
}

#[test]
fn text_size_and_contrast_are_switches_with_names() {
    let mut booth = visiting("story");
    booth.get_by_role_and_label(Role::Button, "放大文字").click();
    a_while(&mut booth);
    assert!(booth.state().state().comfort.large_text);
    booth.get_by_role_and_label(Role::Button, "标准文字").click();
    a_while(&mut booth);
    assert!(!booth.state().state().comfort.large_text);
    booth.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut booth);
    booth.get_by_role_and_label(Role::Button, "高对比度").click();
    a_while(&mut booth);
    assert!(booth.state().state().comfort.high_contrast);
    booth.get_by_role_and_label(Role::Button, "标准对比度");
}
