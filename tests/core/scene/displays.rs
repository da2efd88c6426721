//! Sizes on real panels: what fingers and eyes need, in millimetres and degrees.

use xiongguan::{
    scene::{Item, Part, Press, Scene, Shape},
    show::{Overlay, Phase},
    theme::CAPITALS,
    units::{Display, Moment, Stage},
};

use crate::room::Room;

/// Panels with their pixels, their size in millimetres, and from where they are read in metres: a tablet, a monitor and large
/// panels that lie and stand.
fn stages() -> [Stage; 5] {
    let stage = |w: f32, h: f32, display: Display, metres: f32| Stage::on(w, h, Some(display.read_from(metres)));
    [
        stage(1920.0, 1200.0, Display::of(216.0, 135.0), 0.4),
        stage(1920.0, 1080.0, Display::of(708.0, 398.0), 0.7),
        stage(3840.0, 2160.0, Display::of(1210.0, 680.0), 2.0),
        stage(1080.0, 1920.0, Display::of(680.0, 1210.0), 1.0),
        stage(1080.0, 1920.0, Display::of(680.0, 1210.0), 2.0),
    ]
}

/// Every slide with a visitor, and what lies over slides, in both languages at this text size.
fn scenes(stage: Stage, large_text: bool) -> Vec<(String, Scene)> {
    let mut rooms = Room::all();
    rooms.push(Room::with("story").when(|state| state.overlay = Some(Overlay::Menu)));
    rooms.push(Room::with("gallery").when(|state| state.overlay = Some(Overlay::enlarged(1, (0.5, 0.5)))));
    let goodbye = Phase::Goodbye { until: Moment::from_millis(20_000) };
    rooms.push(Room::with("stats").when(|state| state.phase = goodbye));
    let views = rooms.iter().flat_map(|room| [0, 1].map(|language| (room, language)));
    let drawn = views.map(|(room, language)| {
        let mut state = room.state.clone();
        (state.language, state.comfort.text) = (language, xiongguan::show::TextSize::large_if(large_text));
        let name = format!("{} {language} {:?} on {stage:?}", room.id(), state.overlay);
        (name, room.draw(&state, stage))
    });
    drawn.collect()
}

/// What can be pressed of what lies on top, the ground that closes it apart.
fn targets(scene: &Scene) -> Vec<&Item> {
    let from = scene.items.iter().rposition(|item| item.part == Part::Dim).unwrap_or_default();
    let items = scene.items[from..].iter().filter(|item| item.part != Part::Dim);
    items.filter(|item| matches!(item.press, Some(Press::Act(_) | Press::Divide))).collect()
}

#[test]
fn targets_are_twenty_millimetres_on_every_panel() {
    for stage in stages() {
        for (name, scene) in [false, true].into_iter().flat_map(|large| scenes(stage, large)) {
            for item in targets(&scene) {
                let mm = item.rect.size().short() / stage.points_per_mm;
                assert!(mm > 19.9, "{name}: {} {:?} is {mm:.1} mm", item.part, item.meaning);
            }
        }
    }
}

#[test]
fn controls_are_three_millimetres_apart() {
    for stage in stages() {
        for (name, scene) in [false, true].into_iter().flat_map(|large| scenes(stage, large)) {
            let buttons: Vec<&Item> = targets(&scene)
                .into_iter()
                .filter(|item| matches!(item.part, Part::Button | Part::MenuBanner))
                .collect();
            let least = 2.9 * stage.points_per_mm - 1.0;
            for (at, one) in buttons.iter().enumerate() {
                let near = one.rect.shrunk(-least);
                let other = buttons[at + 1..].iter().find(|other| near.overlaps(other.rect));
                assert!(other.is_none(), "{name}: {:?} and {:?}", one.meaning, other.map(|other| &other.meaning));
            }
        }
    }
}

#[test]
fn small_words_can_be_read_from_where_the_panel_is_seen() {
    let is_small = |part: Part| matches!(part, Part::Credit | Part::Chapter | Part::Position | Part::ButtonText);
    for stage in stages() {
        for (name, scene) in scenes(stage, true) {
            for item in scene.items.iter().filter(|item| is_small(item.part)) {
                let Shape::Text { style, .. } = &item.shape else { continue };
                let degrees = stage.degrees(CAPITALS * style.size);
                assert!(degrees > 0.695, "{name}: {} {:?} is {degrees:.2}° high", item.part, item.shape);
            }
        }
    }
}

#[test]
fn a_panel_that_was_measured_lying_may_stand() {
    let lying = Display::of(1210.0, 680.0);
    let standing = Display::of(680.0, 1210.0);
    assert_eq!(Stage::on(1080.0, 1920.0, Some(lying)), Stage::on(1080.0, 1920.0, Some(standing)));
    assert_eq!(Stage::on(1920.0, 1080.0, None), Stage::new(1920.0, 1080.0));
}
