//! Links, the start page and pages of a text, found by role and by name, as a screen reader finds them.

use egui::{accesskit::Role, pos2};
use egui_kittest::{Harness, kittest::Queryable};
use xiongguan::show::{Input, Key, Overlay, Phase};

use crate::{
    sample,
    touchscreen::{Touchscreen, a_while, drag, playing_of, visiting_of},
};

fn press(screen: &mut Harness<'_, Touchscreen>, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).click();
    a_while(screen);
}

#[test]
fn a_link_leads_to_its_slide_and_the_way_back_is_named() {
    let linked = sample::changed("id: \"cover\",\n", "id: \"cover\", more: [\"quote\", \"work\"],\n");
    let mut screen = visiting_of(linked, "cover");
    assert!(screen.query_by_label("返回：戈壁上的水").is_none());
    press(&mut screen, "有水的地方，就有人家。");
    assert_eq!(screen.state().slide(), "quote");
    press(&mut screen, "返回：戈壁上的水");
    assert_eq!(screen.state().slide(), "cover");
    // The same without a finger.
    screen.get_by_role_and_label(Role::Button, "钢与光").click_accesskit();
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "stats");
    screen.get_by_role_and_label(Role::Button, "返回：戈壁上的水").click_accesskit();
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "cover");
    assert!(screen.query_by_label("返回：戈壁上的水").is_none());
}

#[test]
fn the_first_touch_opens_the_start_page_and_a_chapter_ends_there() {
    let tiles = sample::changed("languages: [zh, en],", "languages: [zh, en], home: tiles,");
    let mut screen = playing_of(tiles);
    screen.hover_at(pos2(640.0, 300.0));
    screen.step();
    screen.drag_at(pos2(640.0, 300.0));
    screen.step();
    screen.drop_at(pos2(640.0, 300.0));
    a_while(&mut screen);
    assert_eq!(screen.state().state().phase, Phase::Exploring);
    assert_eq!(screen.state().state().overlay, Some(Overlay::Menu), "whatever lay under the finger");
    press(&mut screen, "水与草（你在这里）");
    assert_eq!((screen.state().slide(), screen.state().state().overlay), ("cover", None));
    for slide in ["story", "gallery", "compare", "quote"] {
        press(&mut screen, "下一页");
        assert_eq!((screen.state().slide(), screen.state().state().overlay), (slide, None));
    }
    press(&mut screen, "下一页");
    assert_eq!((screen.state().slide(), screen.state().state().overlay), ("quote", Some(Overlay::Menu)));
    press(&mut screen, "钢与光");
    assert_eq!((screen.state().slide(), screen.state().state().overlay), ("stats", None));
}

#[test]
fn the_pages_of_a_text_are_turned_and_read_one_by_one() {
    let pages = "pages: [\"再说鸟。\", \"再说人。\"],\n heading: (zh: \"遗鸥回来了\"";
    let pages = sample::changed("heading: (zh: \"遗鸥回来了\"", pages);
    let mut screen = visiting_of(pages, "story");
    screen.get_by_label("1 / 3");
    press(&mut screen, "往下读");
    screen.get_by_label("2 / 3");
    screen.get_by_label("再说鸟。");
    assert!(screen.query_by_label("再说人。").is_none());
    press(&mut screen, "下一页");
    screen.get_by_label("再说人。");
    assert!(screen.query_by_label("往下读").is_none(), "it is the last");
    press(&mut screen, "往回读");
    screen.get_by_label("再说鸟。");
    press(&mut screen, "下一页");
    press(&mut screen, "下一页");
    assert_eq!(screen.state().slide(), "gallery");
}

/// The start page of the sample with chapters in its first one, somebody in front of it.
fn nested_tiles() -> Harness<'static, Touchscreen> {
    let mut nested = sample::nested();
    nested.home = xiongguan::content::Home::Tiles;
    let mut screen = playing_of(nested);
    screen.state_mut().put_in(Input::Touch);
    screen.state_mut().put_in(Input::Release);
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, Some(Overlay::Menu));
    screen
}

fn overlay(screen: &Harness<'_, Touchscreen>) -> Option<Overlay> {
    screen.state().state().overlay
}

/// The name of what is marked for the keyboard.
fn marked(screen: &Harness<'_, Touchscreen>) -> String {
    let meaning = screen.state().marked().and_then(|item| item.meaning.clone());
    meaning.map(|meaning| meaning.label).unwrap_or_default()
}

#[test]
fn a_finger_walks_through_the_chapters_in_a_chapter_and_out_again() {
    let mut screen = nested_tiles();
    press(&mut screen, "水与草（你在这里）");
    assert_eq!(overlay(&screen), Some(Overlay::Inner(0)));
    press(&mut screen, "返回：目录");
    assert_eq!(overlay(&screen), Some(Overlay::Menu));
    press(&mut screen, "水与草（你在这里）");
    press(&mut screen, "鸟");
    assert_eq!((screen.state().slide(), overlay(&screen)), ("story", None));
    press(&mut screen, "下一页");
    press(&mut screen, "下一页");
    assert_eq!((screen.state().slide(), overlay(&screen)), ("gallery", Some(Overlay::Inner(0))), "the chapter ends");
    screen.get_by_role_and_label(Role::Button, "鸟（你在这里）");
    // A hand that wipes to the right leads out, also from a tile.
    let from = pos2(500.0, 360.0);
    drag(&mut screen, from, pos2(1000.0, 370.0));
    screen.drop_at(pos2(1000.0, 370.0));
    a_while(&mut screen);
    assert_eq!((screen.state().slide(), overlay(&screen)), ("gallery", Some(Overlay::Menu)));
    press(&mut screen, "钢与光");
    assert_eq!((screen.state().slide(), overlay(&screen)), ("stats", None));
}

#[test]
fn four_keys_walk_through_them_and_the_focus_comes_back_to_where_it_was() {
    let mut screen = nested_tiles();
    let key = |screen: &mut Harness<'_, Touchscreen>, key: Key| {
        screen.state_mut().key(key);
        a_while(screen);
    };
    assert_eq!(marked(&screen), "水与草（你在这里）");
    key(&mut screen, Key::Enter);
    assert_eq!((overlay(&screen), marked(&screen).as_str()), (Some(Overlay::Inner(0)), "水与草（你在这里）"));
    key(&mut screen, Key::ArrowLeft);
    key(&mut screen, Key::ArrowLeft);
    assert_eq!(marked(&screen), "返回：目录");
    key(&mut screen, Key::Enter);
    assert_eq!((overlay(&screen), marked(&screen).as_str()), (Some(Overlay::Menu), "水与草（你在这里）"));
    key(&mut screen, Key::Enter);
    key(&mut screen, Key::ArrowRight);
    key(&mut screen, Key::ArrowRight);
    assert_eq!(marked(&screen), "水");
    key(&mut screen, Key::Escape);
    assert_eq!(overlay(&screen), Some(Overlay::Menu));
    key(&mut screen, Key::Enter);
    key(&mut screen, Key::ArrowRight);
    key(&mut screen, Key::Enter);
    assert_eq!((screen.state().slide(), overlay(&screen)), ("story", None));
    key(&mut screen, Key::M);
    assert_eq!(overlay(&screen), Some(Overlay::Inner(0)));
    key(&mut screen, Key::Escape);
    key(&mut screen, Key::Escape);
    assert_eq!((screen.state().slide(), overlay(&screen)), ("story", None));
}

#[test]
fn a_screen_reader_finds_the_page_as_a_dialog_of_its_own() {
    let mut screen = nested_tiles();
    screen.get_by_role_and_label(Role::Dialog, "目录");
    screen.get_by_role_and_label(Role::Button, "水与草（你在这里）").click_accesskit();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Dialog, "水与草");
    screen.get_by_role_and_label(Role::Heading, "水与草");
    assert!(screen.query_by_role_and_label(Role::Dialog, "目录").is_none());
    screen.get_by_role_and_label(Role::Button, "返回：目录").click_accesskit();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Dialog, "目录");
    screen.get_by_role_and_label(Role::Button, "水与草（你在这里）").click_accesskit();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Button, "水").click_accesskit();
    a_while(&mut screen);
    assert_eq!((screen.state().slide(), overlay(&screen)), ("compare", None));
}
