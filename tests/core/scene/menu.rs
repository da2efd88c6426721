//! The menu: a banner for each chapter.

use std::time::Duration;

use xiongguan::{
    content::Chapter,
    scene::{Frame, Item, Layouts, Press, Role, Scene, Shape},
    show::{Action, Order, Overlay},
    theme::Theme,
    units::{Moment, PictureState, Rect},
};

use crate::room::{FixedMeasure, Room, lines};

/// The menu over a slide of the second chapter.
fn menu() -> Room {
    Room::with("stats").when(|state| state.overlay = Some(Overlay::Menu))
}

/// The menu of an exhibition of so many chapters, the visitor in the first.
fn menu_of(count: usize) -> Room {
    let mut room = Room::with("cover").when(|state| state.overlay = Some(Overlay::Menu));
    let one = room.exhibition.chapters[0].clone();
    room.exhibition.chapters = (0..count).map(|at| Chapter { id: format!("c{at}"), ..one.clone() }).collect();
    room
}

fn over(scene: &Scene) -> &[Item] {
    let start = scene.items.iter().rposition(|item| item.part.name() == "dim").expect("something lies over the slide");
    &scene.items[start..]
}

fn places(scene: &Scene, part: &str) -> Vec<Rect> {
    scene.items.iter().filter(|item| item.part.name() == part).map(|item| item.rect).collect()
}

fn files(room: &Room) -> Vec<String> {
    let file = |item: Item| match item.shape {
        Shape::Picture { file, .. } => Some(file),
        _ => None,
    };
    room.parts("menu.picture").into_iter().filter_map(file).collect()
}

#[test]
fn it_has_a_banner_for_every_chapter_that_leads_to_its_first_slide() {
    let banners: Vec<_> = menu().parts("menu.banner").into_iter().map(|it| (it.meaning, it.press)).collect();
    let expected = [("水与草", 0), ("钢与光（你在这里）", 5)];
    assert_eq!(banners.len(), expected.len());
    for ((meaning, press), (title, first)) in banners.into_iter().zip(expected) {
        assert_eq!(meaning.map(|meaning| meaning.label).as_deref(), Some(title));
        assert_eq!(press, Some(Press::Act(Action::GoTo(first))));
    }
}

#[test]
fn it_offers_the_chapters_that_people_come_to_now() {
    let room = |held: fn(usize) -> bool| menu().when(|state| state.order = Order::of((0..12).map(held).collect()));
    let banners = |room: &Room| {
        let banners = room.parts("menu.banner").into_iter();
        banners.filter_map(|it| it.press).collect::<Vec<_>>()
    };
    let go = |place| Press::Act(Action::GoTo(place));
    // It begins with the first slide of a chapter that shows now, also in its picture.
    let later = room(|place| place != 0);
    assert_eq!(banners(&later), [go(1), go(5)]);
    assert_ne!(files(&later)[0], files(&menu())[0]);
    let one = room(|place| place > 6);
    assert_eq!(banners(&one), [go(7)]);
    let room = room(|place| place < 5);
    assert_eq!(banners(&room), [go(0)], "the visitor's own chapter is over");
    // What is kept is not what it was before.
    let mut layouts = Layouts::new();
    let count = |layouts: &mut Layouts, room: &Room| {
        let scene = room.ask(&FixedMeasure, |inputs| layouts.scene(inputs));
        places(&scene, "menu.banner").len()
    };
    assert_eq!([count(&mut layouts, &menu()), count(&mut layouts, &room), count(&mut layouts, &menu())], [2, 1, 2]);
}

#[test]
fn positions_count_the_slides_that_people_come_to_now() {
    let position = |place: &str, held: fn(usize) -> bool| {
        let room = Room::with(place).when(|state| state.order = Order::of((0..12).map(held).collect()));
        let told = room.parts("position").into_iter().filter_map(|item| item.meaning).map(|meaning| meaning.label);
        (told.collect::<Vec<_>>().concat(), room.parts("tick").len())
    };
    assert_eq!(position("stats", |_| true), ("6 / 12".to_owned(), 12));
    assert_eq!(position("stats", |place| place % 5 == 0), ("2 / 3".to_owned(), 3));
    assert_eq!(position("stats", |place| place < 3), ("4 / 4".to_owned(), 4), "its own time is over");
}

#[test]
fn it_names_the_exhibition_in_the_language_of_the_visitor() {
    let title = |room: Room| room.parts("menu.title")[0].meaning.clone().map(|meaning| (meaning.role, meaning.label));
    assert_eq!(title(menu()), Some((Role::Heading, "小小的展览".to_owned())));
    assert_eq!(title(menu().in_english()), Some((Role::Heading, "A small exhibition".to_owned())));
}

#[test]
fn nothing_of_the_slide_shines_through() {
    for (view, scene) in menu().in_every_view() {
        let ground = &over(&scene)[0];
        assert_eq!(ground.rect, scene.stage.rect(), "{view}");
        assert!(ground.opacity == 1.0 && matches!(ground.shape, Shape::Fill { color, .. } if color.a == 255), "{view}");
    }
}

#[test]
fn a_touch_beside_it_closes_it() {
    let room = menu();
    let ground = &room.parts("dim")[0];
    assert_eq!(ground.press, Some(Press::Act(Action::Back)));
    assert_eq!(ground.rect, room.stage.rect());
}

#[test]
fn a_banner_shows_the_first_picture_of_its_chapter_in_the_version_that_fits_it() {
    // The second chapter begins with a slide that has no picture.
    let wide = (1920.0, 1080.0);
    assert_eq!(files(&menu_of(7).on(wide)), vec!["pictures/900x1600.png"; 7], "tall banners");
    assert_eq!(files(&menu_of(1).on(wide)), ["pictures/1600x900.png"], "one wide banner");
    assert_eq!(
        files(&menu_of(7).on((1080.0, 1920.0))),
        vec!["pictures/1600x900.png"; 7],
        "wide ones on an upright stage"
    );
    assert_eq!(files(&menu())[1], "pictures/1000x1500.png");
}

#[test]
fn titles_run_down_tall_banners_in_chinese_alone() {
    let count = |room: Room| lines(&room.parts("menu.chapter")[0]).len();
    assert_eq!(count(menu_of(7)), "水与草".chars().count());
    assert_eq!(count(menu_of(7).on((1080.0, 1920.0))), 1);
    assert!(count(menu_of(7).in_english()) < 4);
}

#[test]
fn only_the_chapter_of_the_slide_says_you_are_here() {
    for (view, scene) in menu().in_every_view() {
        let (banners, here) = (places(&scene, "menu.banner"), places(&scene, "menu.here"));
        assert_eq!(here.len(), 1, "{view}");
        let ground = places(&scene, "menu.here.ground")[0];
        assert!(banners[1].holds(ground, 0.5) && ground.holds(here[0], 0.5), "{view}: {here:?}");
    }
}

#[test]
fn where_one_is_never_stands_on_the_title() {
    for count in [1, 3, 7, 12] {
        for comfort_low in [false, true] {
            let room = menu_of(count).when(|state| state.comfort.low_reach = comfort_low);
            for (view, scene) in room.in_every_view() {
                let Some(here) = places(&scene, "menu.here.ground").first().copied() else {
                    // Only small banners with large titles have none.
                    assert!(count == 12 || comfort_low || view.ends_with("true"), "{view}: {count} chapters");
                    continue;
                };
                let title = scene.items.iter().find(|item| item.part.name() == "menu.chapter").expect("it has a title");
                let Shape::Text { lines, style, .. } = &title.shape else { unreachable!("a title is text") };
                for line in lines {
                    let place =
                        xiongguan::units::rect(line.x, line.baseline - 0.8 * style.size, line.width, 0.9 * style.size);
                    assert!(!here.overlaps(place), "{view}: {count} chapters, low: {comfort_low}");
                }
            }
        }
    }
}

#[test]
fn any_number_of_chapters_has_room_in_the_order_of_reading() {
    for count in [1, 2, 3, 5, 7, 8, 12, 13, 24, 40] {
        for (view, scene) in menu_of(count).in_every_view() {
            let banners = places(&scene, "menu.banner");
            assert_eq!(banners.len(), count);
            let buttons = over(&scene).iter().filter(|item| item.part.name() == "button").map(|item| item.rect);
            let buttons: Vec<Rect> = buttons.collect();
            for (at, banner) in banners.iter().enumerate() {
                let side = banner.size().short() / scene.stage.points_per_mm;
                assert!(side >= 15.0, "{view}: {side:.1} mm, {count} chapters");
                assert!(scene.stage.rect().holds(*banner, 0.5), "{view}: {banner:?}");
                let covered = banners[at + 1..].iter().chain(&buttons).any(|it| it.shrunk(0.5).overlaps(*banner));
                assert!(!covered, "{view}: {banner:?} is covered, {count} chapters");
            }
            let is_ordered = |pair: &[Rect]| pair[1].min.y > pair[0].min.y + 1.0 || pair[1].min.x > pair[0].min.x;
            assert!(banners.windows(2).all(is_ordered), "{view}: {count} chapters");
        }
    }
}

#[test]
fn the_titles_of_two_dozen_chapters_stand_on_their_banners() {
    let mut room = menu_of(24);
    for chapter in &mut room.exhibition.chapters {
        chapter.title = ron::from_str("(zh: \"一百年的铁路\", en: \"A Hundred Years of Railways\")").expect("a title");
    }
    for (view, scene) in room.in_every_view() {
        for (title, banner) in places(&scene, "menu.chapter").iter().zip(places(&scene, "menu.banner")) {
            assert!(banner.holds(*title, 0.5), "{view}: {title:?} in {banner:?}");
        }
    }
}

#[test]
fn seven_chapters_hang_in_one_row_of_tall_banners_or_in_one_column_of_wide_ones() {
    for (stage, is_tall) in [((1920.0, 1080.0), true), ((3840.0, 1080.0), true), ((1080.0, 1920.0), false)] {
        let banners = places(&menu_of(7).on(stage).scene(), "menu.banner");
        assert!(banners.iter().all(|it| (it.h() > it.w()) == is_tall), "{stage:?}: {:?}", banners[0]);
        let is_row = banners.iter().all(|it| it.min.y == banners[0].min.y);
        assert_eq!(is_row, is_tall, "{stage:?}");
    }
}

#[test]
fn a_chapter_without_a_picture_shows_the_character_of_its_seal() {
    let mut room = menu_of(2);
    room.exhibition.chapters[0] = Chapter {
        slides: vec![crate::sample::exhibition().chapters[1].slides[0].clone()],
        ..room.exhibition.chapters[0].clone()
    };
    let sign = room.parts("watermark");
    let banner = room.parts("menu.banner")[0].clone();
    assert!(sign.iter().any(|sign| banner.rect.holds(sign.rect, 1.0) && lines(sign) == ["水"]), "{sign:?}");
    assert_eq!(room.parts("menu.picture").len(), 1);
}

fn frames(room: &Room, ask: impl Fn(&mut Layouts, &xiongguan::scene::Inputs<'_>) -> Vec<Frame>) -> Vec<Frame> {
    room.ask(&FixedMeasure, |inputs| ask(&mut Layouts::new(), inputs))
}

#[test]
fn its_pictures_are_asked_for_as_large_as_they_hang_and_before_anything_is_known_of_them() {
    for state in [PictureState::Pending, PictureState::Broken] {
        let room = menu_of(7).with_pictures(state);
        let banner = room.parts("menu.banner")[0].rect.size();
        let is_hung = |frame: &Frame| {
            let apart = (frame.size.w - banner.w).abs().max((frame.size.h - banner.h).abs());
            frame.file == "pictures/900x1600.png" && apart < 0.1
        };
        let open = frames(&room, |layouts, inputs| layouts.frames(inputs, 0));
        assert!(open.iter().any(is_hung), "{open:?}");
        let ahead = frames(&room, Layouts::menu_frames);
        assert!(ahead.len() == 1 && ahead.iter().all(is_hung), "{ahead:?}");
        let closed = room.when(|state| state.overlay = None);
        assert!(frames(&closed, |layouts, inputs| layouts.frames(inputs, 0)).len() < open.len());
    }
}

#[test]
fn a_picture_on_its_way_leaves_its_chapters_colour_and_then_fades_in() {
    let room = menu().with_pictures(PictureState::Pending);
    let tint = Theme::gobi().palette.tints[3].deep;
    assert!(matches!(room.parts("menu.banner")[0].shape, Shape::Fill { color, .. } if color == tint && color.a == 255));
    assert!(room.parts("menu.picture").is_empty());
    assert_eq!(room.parts("menu.chapter").len(), 2, "the titles are there");

    let arrived =
        |millis: u64| menu().with_pictures_since(Some(Moment::from_millis(1000))).after(Duration::from_millis(millis));
    let opacity = |millis: u64| arrived(millis).parts("menu.picture")[0].opacity;
    assert_eq!(opacity(1000), 0.0);
    assert!(opacity(1100) > 0.0 && opacity(1100) < opacity(1300) && opacity(1300) < 1.0);
    assert_eq!(opacity(1500), 1.0);
    assert_eq!(arrived(1000).scene().next(), xiongguan::show::Wake::Moving, "else the picture would never come");
    assert_ne!(arrived(1500).scene().next(), xiongguan::show::Wake::Moving);
    let calm = arrived(1100).when(|state| state.comfort.calm = true);
    assert_eq!(calm.parts("menu.picture")[0].opacity, 1.0);
    let away = menu().with_pictures_since(None);
    assert_eq!(away.parts("menu.picture")[0].opacity, 0.0, "its pixels were dropped and come again");
}
