//! The controls and texts on the screen, found by role and by name, as a screen reader finds them.

use egui::{
    accesskit::{Role, Toggled},
    pos2,
};
use egui_kittest::kittest::{NodeT, Queryable};
use xiongguan::{
    scene::{Item, Shape},
    show::{Overlay, Phase},
    units::{pos, rect},
};

use crate::touchscreen::{SCREEN, a_while, drag, playing, visiting};

#[test]
fn the_button_called_next_brings_the_next_slide() {
    let mut screen = visiting("cover");
    screen.get_by_role_and_label(Role::Button, "下一页").click();
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "story");
    screen.get_by_role_and_label(Role::Button, "上一页").click();
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "cover");
}

#[test]
fn a_screen_reader_can_press_next_without_a_finger() {
    let mut screen = visiting("cover");
    screen.get_by_role_and_label(Role::Button, "下一页").click_accesskit();
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "story");
}

#[test]
fn the_language_button_changes_every_name() {
    let mut screen = visiting("story");
    screen.get_by_role_and_label(Role::Button, "English").click();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Button, "Next");
    screen.get_by_role_and_label(Role::Heading, "The gulls are back");
    screen.get_by_role_and_label(Role::Button, "Enlarge: Gulls");
    assert!(screen.query_by_label("下一页").is_none());
    screen.get_by_role_and_label(Role::Button, "中文").click();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Heading, "遗鸥回来了");
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
        let screen = visiting(id);
        let headings: Vec<_> = screen.get_all_by_role(Role::Heading).collect();
        assert_eq!(headings.len(), 1, "{id}");
        assert_eq!(headings[0].accesskit_node().label().as_deref(), Some(heading));
        let named = screen.query_all_by_role(Role::Image).filter(|image| image.accesskit_node().label().is_some());
        // A picture that can be enlarged is named once: by what enlarges it.
        let enlarges = screen.query_all_by_role(Role::Button);
        let enlarges =
            enlarges.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("放大图片：")));
        assert_eq!(named.count() + enlarges.count(), pictures, "{id}");
    }
}

#[test]
fn a_chapter_in_the_menu_leads_to_its_first_slide() {
    let mut screen = visiting("gallery");
    screen.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, Some(Overlay::Menu));
    screen.get_by_role_and_label(Role::Heading, "小小的展览");
    screen.get_by_role_and_label(Role::Button, "钢与光").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, None);
    assert_eq!(screen.state().slide(), "stats");
}

#[test]
fn a_picture_is_enlarged_and_closed_again() {
    let mut screen = visiting("gallery");
    screen.get_by_role_and_label(Role::Button, "放大图片：午").click_accesskit();
    a_while(&mut screen);
    // A press without a place enlarges around the focal point of the picture.
    assert_eq!(screen.state().state().overlay, Some(Overlay::enlarged(1, (0.5, 0.1))));
    screen.get_all_by_role_and_label(Role::Button, "放大").last().expect("there is a plus").click();
    a_while(&mut screen);
    assert!(matches!(screen.state().state().overlay, Some(Overlay::Enlarged { zoom, .. }) if zoom > 1.4));
    screen.get_all_by_role_and_label(Role::Button, "关闭").last().expect("there is a cross").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, None);
    assert_eq!(screen.state().slide(), "gallery");
}

#[test]
fn a_pressed_button_lights_up_within_one_frame() {
    let mut screen = visiting("story");
    let place = screen.get_by_role_and_label(Role::Button, "下一页").rect().center();
    screen.hover_at(place);
    screen.step();
    assert!(screen.state().lights.is_empty());
    screen.drag_at(place);
    screen.step();
    let held = &screen.state().lights;
    assert!(held.len() == 1 && held[0].rect.contains(pos(place.x, place.y)), "{held:?}");
    screen.drop_at(place);
    screen.step();
    screen.step();
    assert!(screen.state().lights.is_empty());
}

#[test]
fn a_pressed_banner_of_the_menu_lights_up_as_a_whole() {
    let mut screen = visiting("gallery");
    screen.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut screen);
    let banner = screen.get_by_role_and_label(Role::Button, "钢与光").rect();
    screen.drag_at(banner.center());
    screen.step();
    let held = &screen.state().lights;
    let is_banner = |item: &Item| {
        let shape = matches!(item.shape, Shape::Fill { radius, .. } if radius == 0.0);
        shape && item.rect == rect(banner.min.x, banner.min.y, banner.width(), banner.height())
    };
    assert!(held.len() == 1 && is_banner(&held[0]), "{held:?}");
}

#[test]
fn a_finger_that_leaves_the_button_presses_nothing() {
    let mut screen = visiting("story");
    let place = screen.get_by_role_and_label(Role::Button, "下一页").rect().center();
    drag(&mut screen, place, pos2(place.x, place.y - 300.0));
    screen.drop_at(pos2(place.x, place.y - 300.0));
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "story");
}

#[test]
fn the_divider_follows_the_finger() {
    let mut screen = visiting("compare");
    let pictures = screen.get_by_role_and_label(Role::Slider, "左右拖动，比较两幅画面").rect();
    let middle = pos2(pictures.center().x, SCREEN.1 * 0.3);
    for share in [0.25, 0.8] {
        let place = pos2(pictures.min.x + pictures.width() * share, middle.y);
        drag(&mut screen, middle, place);
        let divider = screen.state().state().divider.expect("the divider was moved").get();
        assert!((divider - share).abs() < 0.01, "{divider} instead of {share}");
        screen.drop_at(place);
        screen.step();
    }
    assert_eq!(screen.state().slide(), "compare");
}

#[test]
fn the_loop_invites_and_the_first_touch_presses_nothing() {
    let mut screen = playing();
    screen.get_by_role_and_label(Role::Label, "轻触屏幕  ·  Touch to explore");
    assert!(screen.query_by_role(Role::Button).is_none());
    let place = pos2(SCREEN.0 - 100.0, SCREEN.1 - 60.0);
    screen.hover_at(place);
    screen.drag_at(place);
    screen.step();
    screen.drop_at(place);
    screen.step();
    assert_eq!(screen.state().state().phase, Phase::Exploring);
    assert_eq!(screen.state().slide(), "cover");
    screen.step();
    screen.get_by_role_and_label(Role::Button, "下一页");
}

#[test]
fn text_size_and_contrast_are_switches_with_names() {
    let mut screen = visiting("story");
    screen.get_by_role_and_label(Role::Button, "放大文字").click();
    a_while(&mut screen);
    assert!(screen.state().state().comfort.text.is_enlarged());
    // A switch keeps its name and says whether it is on.
    let switch = screen.get_by_role_and_label(Role::Button, "放大文字");
    assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::True));
    // After the largest step comes the usual size.
    for percent in [150, 175, 200, 100] {
        screen.get_by_role_and_label(Role::Button, "放大文字").click();
        a_while(&mut screen);
        assert_eq!(screen.state().state().comfort.text.percent(), percent);
    }
    screen.get_by_role_and_label(Role::Button, "目录").click();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Button, "高对比度").click();
    a_while(&mut screen);
    assert!(screen.state().state().comfort.high_contrast);
    let switch = screen.get_by_role_and_label(Role::Button, "高对比度");
    assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn an_enlarged_picture_follows_the_finger_exactly() {
    let mut screen = visiting("gallery");
    screen.get_by_role_and_label(Role::Button, "放大图片：午").click_accesskit();
    a_while(&mut screen);
    for _ in 0..3 {
        screen.get_all_by_role_and_label(Role::Button, "放大").last().expect("there is a plus").click();
        a_while(&mut screen);
    }
    // Where a point of the picture stands on the stage.
    let place = |screen: &egui_kittest::Harness<'_, crate::touchscreen::Touchscreen>, point: (f32, f32)| {
        let (area, crop) = screen.state().enlarged();
        let along = |point: f32, from: f32, part: f32, side: f32| (point - from) / part * side;
        let x = area.min.x + along(point.0, crop.min.x, crop.w(), area.w());
        (x, area.min.y + along(point.1, crop.min.y, crop.h(), area.h()))
    };
    let from = pos2(500.0, 300.0);
    drag(&mut screen, from, pos2(540.0, 330.0));
    screen.step();
    let before = place(&screen, (0.5, 0.5));
    screen.hover_at(pos2(610.0, 280.0));
    screen.step();
    screen.step();
    let after = place(&screen, (0.5, 0.5));
    let off = ((after.0 - before.0 - 70.0).abs(), (after.1 - before.1 + 50.0).abs());
    assert!(off.0 < 0.05 && off.1 < 0.05, "{before:?} {after:?}");
    screen.drop_at(pos2(610.0, 280.0));
    screen.step();
}
