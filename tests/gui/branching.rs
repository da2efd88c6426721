//! Links, the start page and pages of a text, found by role and by name, as a screen reader finds them.

use egui::{accesskit::Role, pos2};
use egui_kittest::{Harness, kittest::Queryable};
use xiongguan::show::{Overlay, Phase};

use crate::{
    sample,
    touchscreen::{Touchscreen, a_while, playing_of, visiting_of},
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
