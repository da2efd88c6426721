//! Slides within the reach of people who sit, and of children.

use xiongguan::{
    scene::{Item, Part, Scene, Shape},
    show::{Overlay, Phase, TextSize},
    units::{Display, Moment, REACH_MM, Stage},
};

use crate::room::Room;

/// A panel of 55 inches that stands, with its lower edge 700 mm above the floor.
fn standing() -> Stage {
    Stage::on(1080.0, 1920.0, Some(Display::of(680.0, 1210.0).mounted_at(700.0)))
}

/// Every slide with a visitor, and everything that lies over slides.
fn rooms() -> Vec<Room> {
    let mut rooms = Room::all();
    rooms.push(Room::with("story").when(|state| state.overlay = Some(Overlay::Menu)));
    rooms.push(Room::with("gallery").when(|state| state.overlay = Some(Overlay::enlarged(1, (0.5, 0.5)))));
    rooms.push(Room::with("gallery").when(|state| {
        state.overlay = Some(Overlay::Enlarged { picture: 1, zoom: 3.0, center: (0.2, 0.8) });
    }));
    rooms.push(Room::with("map").when(|state| state.overlay = Some(Overlay::Spot(1))));
    let goodbye = Phase::Goodbye { until: Moment::from_millis(20_000) };
    rooms.push(Room::with("stats").when(|state| state.phase = goodbye));
    rooms.into_iter().map(|room| room.when(|state| state.comfort.low_reach = true)).collect()
}

/// What is read, pressed or looked at closely.
fn concerns(item: &Item) -> bool {
    item.press.is_some() || item.part == Part::Enlarged || matches!(item.shape, Shape::Text { .. })
}

#[track_caller]
fn all_within(stage: Stage, from: f32, to: f32) {
    for room in rooms() {
        for text in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
            for language in [0, 1] {
                let mut state = room.state.clone();
                (state.language, state.comfort.text) = (language, text);
                let scene = room.draw(&state, stage);
                assert_eq!(scene.stage.size, stage.size, "the scene fills the screen");
                let concerned: Vec<&Item> = scene.items.iter().filter(|item| concerns(item)).collect();
                assert!(!concerned.is_empty());
                for item in concerned {
                    let is_within = item.rect.min.y > from - 1.0 && item.rect.max.y < to + 1.0;
                    assert!(is_within, "{} {:?} {text:?}: {} at {:?}", room.id(), state.overlay, item.part, item.rect);
                }
            }
        }
    }
}

#[test]
fn on_a_panel_at_a_known_height_all_that_is_read_and_pressed_is_within_reach() {
    let stage = standing();
    // Its foot is within reach, and 1220 mm above the floor lie 520 mm higher.
    all_within(stage, 1920.0 - stage.mm(REACH_MM.1 - 700.0), 1920.0);
    // One that begins just above the floor is read higher up.
    let low = Stage::on(1080.0, 1920.0, Some(Display::of(680.0, 1210.0).mounted_at(150.0)));
    all_within(low, 1920.0 - low.mm(REACH_MM.1 - 150.0), 1920.0 - low.mm(REACH_MM.0 - 150.0));
}

#[test]
fn where_nobody_says_how_high_it_hangs_the_lower_part_of_an_upright_screen_is_taken() {
    all_within(Stage::new(1080.0, 1920.0), 1920.0 * 0.6, 1920.0);
}

#[test]
fn it_is_offered_where_it_changes_something() {
    let offers = |stage: Stage| {
        let state = Room::with("story").when(|state| state.overlay = Some(Overlay::Menu)).state;
        let scene = Room::with("story").draw(&state, stage);
        scene.items.iter().any(|item| item.meaning.as_ref().is_some_and(|meaning| meaning.label == "整体下移"))
    };
    let lying = |edge| Stage::on(1920.0, 1080.0, Some(Display::of(1210.0, 680.0).mounted_at(edge)));
    assert!(offers(Stage::new(1080.0, 1920.0)) && offers(standing()));
    assert!(!offers(Stage::new(1920.0, 1080.0)), "nobody knows how high it hangs");
    assert!(!offers(lying(500.0)), "all of it is within reach");
    assert!(offers(lying(700.0)), "the lower three quarters are");
    assert!(!offers(lying(1100.0)), "too little is");
}

#[test]
fn a_picture_of_the_slide_stands_above_it() {
    let above = |scene: &Scene| {
        let items = scene.items.iter().filter(|item| item.part == Part::Above);
        items.map(|item| (item.rect, matches!(item.shape, Shape::Picture { .. }))).collect::<Vec<_>>()
    };
    let room = Room::with("story").when(|state| state.comfort.low_reach = true);
    let found = above(&room.draw(&room.state, standing()));
    assert!(found.iter().any(|(rect, is_picture)| *is_picture && rect.min.y == 0.0 && rect.w() == 1080.0), "{found:?}");
    let usual = Room::with("story");
    assert!(above(&usual.draw(&usual.state, standing())).is_empty());
}
