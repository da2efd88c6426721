//! The menu of chapters within chapters: tiles of outer ones, and a page for the chapters in one.

use xiongguan::{
    scene::{Item, Layer, Layouts, Press, Role, Scene, Shape},
    show::{Action, Order, Overlay},
    units::{PictureState, Rect},
};

use crate::{
    room::{FixedMeasure, Room},
    sample,
};

/// The sample with its first chapter divided: the cover is its introduction, then come two inner chapters.
fn room(slide: &str) -> Room {
    Room::nested(slide)
}

fn all(slide: &str) -> Room {
    room(slide).when(|state| state.overlay = Some(Overlay::Menu))
}

fn inner(slide: &str) -> Room {
    room(slide).when(|state| state.overlay = Some(Overlay::Inner(0)))
}

fn tiles(room: &Room) -> Vec<(String, Option<Press>)> {
    let tile = |item: Item| (item.meaning.map(|meaning| meaning.label).unwrap_or_default(), item.press);
    room.parts("menu.banner").into_iter().map(tile).collect()
}

fn tile(label: &str, action: Action) -> (String, Option<Press>) {
    (label.to_owned(), Some(Press::Act(action)))
}

fn named(room: &Room, action: Action) -> Vec<String> {
    let scene = room.scene();
    let over = scene.items.into_iter().skip(scene.told.top.map_or(0, |top| top.from));
    let items = over.filter(|item| item.press == Some(Press::Act(action)));
    items.filter_map(|item| item.meaning).map(|meaning| meaning.label).collect()
}

fn places(scene: &Scene, part: &str) -> Vec<Rect> {
    scene.items.iter().filter(|item| item.part.name() == part).map(|item| item.rect).collect()
}

#[test]
fn an_outer_chapter_is_one_tile_that_opens_its_page() {
    let tiles = tiles(&all("stats"));
    assert_eq!(tiles, [tile("水与草", Action::Inner(0)), tile("钢与光（你在这里）", Action::GoTo(5))]);
    // Wherever in it the visitor is.
    for slide in ["cover", "gallery", "quote"] {
        assert_eq!(tiles_of(slide), ["水与草（你在这里）", "钢与光"]);
    }
}

fn tiles_of(slide: &str) -> Vec<String> {
    tiles(&all(slide)).into_iter().map(|(label, _)| label).collect()
}

#[test]
fn its_page_has_its_own_slides_first_and_says_where_one_is() {
    let own = tile("水与草", Action::GoTo(0));
    let expected = [own.clone(), tile("鸟（你在这里）", Action::GoTo(1)), tile("水", Action::GoTo(3))];
    assert_eq!(tiles(&inner("gallery")), expected);
    assert_eq!(tiles(&inner("cover"))[0].0, "水与草（你在这里）");
    // Somebody is elsewhere.
    assert_eq!(tiles(&inner("stats")), [own, tile("鸟", Action::GoTo(1)), tile("水", Action::GoTo(3))]);
}

#[test]
fn its_page_is_called_as_the_chapter_is_and_leads_out() {
    let room = inner("gallery");
    let title = room.parts("menu.title")[0].meaning.clone().map(|meaning| (meaning.role, meaning.label));
    assert_eq!(title, Some((Role::Heading, "水与草".to_owned())));
    let scene = room.scene();
    let top = scene.told.top.expect("it lies over the slide");
    assert_eq!((top.layer, top.name.as_str()), (Layer::Inner(0), "水与草"));
    assert!(named(&room, Action::Outer).contains(&"返回：目录".to_owned()), "{:?}", named(&room, Action::Outer));
    assert_eq!(named(&room, Action::Menu), ["关闭"]);
    let english = inner("gallery").in_english();
    assert!(named(&english, Action::Outer).iter().all(|name| name.starts_with("Back to")));
    assert_eq!(named(&all("gallery"), Action::Outer), [] as [&str; 0], "there is nothing further out");
}

#[test]
fn what_leads_out_stands_before_the_title_and_both_have_room_on_every_stage() {
    for (view, scene) in inner("gallery").in_every_view() {
        let is_out = |item: &&Item| item.press == Some(Press::Act(Action::Outer)) && item.part.name() == "button";
        let out = scene.items.iter().find(is_out).expect("a way out").rect;
        let title = places(&scene, "menu.title")[0];
        assert!(out.max.x < title.min.x && scene.stage.rect().holds(out, 0.5), "{view}: {out:?} {title:?}");
        let side = out.size().short() / scene.stage.points_per_mm;
        assert!(side >= 10.0, "{view}: {side:.1} mm");
        let close = |item: &&Item| item.press == Some(Press::Act(Action::Menu));
        let close = scene.items.iter().rfind(close).expect("it can be closed").rect;
        assert!(title.max.x <= close.min.x, "{view}: {title:?} {close:?}");
        assert_eq!(places(&scene, "menu.banner").len(), 3, "{view}");
    }
}

#[test]
fn a_tile_of_which_one_chapter_is_left_leads_straight_there() {
    let held =
        |held: fn(usize) -> bool, room: Room| room.when(|state| state.order = Order::of((0..12).map(held).collect()));
    let one = held(|place| place == 2 || place > 4, all("stats"));
    assert_eq!(tiles(&one)[0], tile("水与草", Action::GoTo(2)));
    let two = held(|place| place > 1, all("stats"));
    assert_eq!(tiles(&two)[0], tile("水与草", Action::Inner(0)));
    let page = held(|place| place > 1, inner("stats"));
    assert_eq!(tiles(&page), [tile("鸟", Action::GoTo(2)), tile("水", Action::GoTo(3))]);
    let none = held(|place| place > 4, all("stats"));
    assert_eq!(tiles(&none).len(), 1);
}

#[test]
fn the_tile_of_an_outer_chapter_shows_the_first_picture_in_it() {
    let mut room = all("stats");
    // The introduction has none any more, so it is the first of the first inner chapter.
    let quote = room.exhibition.chapters[2].slides.pop().expect("a quote");
    let first = quote.kind.photos().first().map(|photo| photo.file.clone());
    room.exhibition.chapters[0].slides.clear();
    room.exhibition.chapters[0].slides.push(sample::exhibition().chapters[1].slides[0].clone());
    room.exhibition.chapters[1].slides = vec![quote];
    assert_eq!(pictures(&room).first().cloned(), first);
}

/// The files of the pictures that hang on a page.
fn pictures(room: &Room) -> Vec<String> {
    let file = |item: Item| match item.shape {
        Shape::Picture { file, .. } => Some(file),
        _ => None,
    };
    room.parts("menu.picture").into_iter().filter_map(file).collect()
}

#[test]
fn the_pictures_of_the_page_that_may_open_next_are_asked_for() {
    let files = |room: &Room| -> Vec<String> {
        let frames = room.ask(&FixedMeasure, |inputs| Layouts::new().menu_frames(inputs));
        frames.into_iter().map(|frame| frame.file).collect()
    };
    let closed = |slide: &str| files(&room(slide).with_pictures(PictureState::Pending));
    assert!(closed("gallery").len() > closed("stats").len(), "{:?} {:?}", closed("gallery"), closed("stats"));
    let open = inner("gallery");
    let asked = open.ask(&FixedMeasure, |inputs| Layouts::new().frames(inputs, inputs.state.slide));
    let hung = pictures(&open);
    assert!(hung.len() == 3 && hung.iter().all(|file| asked.iter().any(|frame| frame.file == *file)), "{hung:?}");
}

#[test]
fn the_bottom_bar_counts_all_slides_and_names_the_inner_chapter() {
    let text = |part: &str| -> Vec<String> {
        room("gallery").parts(part).into_iter().filter_map(|item| item.meaning).map(|meaning| meaning.label).collect()
    };
    assert_eq!(text("chapter"), ["鸟"]);
    assert_eq!(text("position"), ["3 / 12"]);
}

#[test]
fn a_sign_says_that_chapters_lie_in_one() {
    let signs = |room: &Room| room.parts("menu.inner").len();
    assert_eq!((signs(&all("stats")), signs(&inner("stats"))), (1, 0));
    for (view, scene) in all("cover").in_every_view() {
        let (banners, titles) = (places(&scene, "menu.banner"), places(&scene, "menu.chapter"));
        let others = [titles, places(&scene, "seal"), places(&scene, "menu.here.ground")].concat();
        for sign in places(&scene, "menu.inner") {
            assert!(banners[0].holds(sign, 0.5), "{view}: {sign:?}");
            assert!(others.iter().all(|other| !other.overlaps(sign)), "{view}: {sign:?}");
        }
    }
}
