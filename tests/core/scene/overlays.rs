//! What lies over a slide.

use std::time::Duration;

use xiongguan::{
    scene::{Press, Role, Shape},
    show::{Action, Overlay, Phase},
    units::{Moment, rect},
};

use crate::room::{Room, lines};

fn menu() -> Room {
    Room::with("stats").when(|state| state.overlay = Some(Overlay::Menu))
}

#[test]
fn the_menu_lists_every_chapter_and_leads_to_its_first_slide() {
    let room = menu();
    let rows: Vec<_> = room.parts("menu.row").into_iter().map(|row| (row.meaning, row.press)).collect();
    let expected = [("水与草", 0), ("钢与光", 5)];
    assert_eq!(rows.len(), expected.len());
    for ((meaning, press), (title, first)) in rows.into_iter().zip(expected) {
        assert_eq!(meaning.map(|meaning| meaning.label).as_deref(), Some(title));
        assert_eq!(press, Some(Press::Act(Action::GoTo(first))));
    }
}

#[test]
fn the_menu_names_the_exhibition_in_the_language_of_the_visitor() {
    let title = |room: Room| room.parts("menu.title")[0].meaning.clone().map(|meaning| (meaning.role, meaning.label));
    assert_eq!(title(menu()), Some((Role::Heading, "小小的展览".to_owned())));
    assert_eq!(title(menu().in_english()), Some((Role::Heading, "A small exhibition".to_owned())));
}

#[test]
fn the_menu_has_every_comfort_setting() {
    let room = menu().in_english();
    for (action, label) in [
        (Action::TextSize, "Larger text"),
        (Action::Contrast, "High contrast"),
        (Action::Calm, "Less motion"),
        (Action::Language, "中文"),
    ] {
        assert!(room.asking_for(action).contains(&label.to_owned()), "{label}");
    }
    let room = menu().in_english().when(|state| state.comfort.high_contrast = true);
    assert_eq!(room.asking_for(Action::Contrast), ["Normal contrast"]);
}

#[test]
fn a_touch_beside_the_menu_closes_it() {
    let room = menu();
    let ground = &room.parts("dim")[0];
    assert_eq!(ground.press, Some(Press::Act(Action::Back)));
    assert_eq!(ground.rect, room.stage.rect());
}

fn goodbye(left: u64) -> Room {
    let until = Moment::from_millis(20_000);
    let passed = Duration::from_millis(20_000 - left);
    Room::with("story").when(|state| state.phase = Phase::Goodbye { until }).after(passed)
}

#[test]
fn the_goodbye_counts_whole_seconds_down_to_one() {
    for (left, said) in [(20_000, "20"), (19_001, "20"), (19_000, "19"), (1000, "1"), (1, "1")] {
        let room = goodbye(left);
        assert_eq!(room.parts("goodbye.seconds").iter().flat_map(lines).collect::<Vec<_>>(), [said], "{left} ms");
    }
}

#[test]
fn the_goodbye_is_read_out_and_every_touch_means_stay() {
    let room = goodbye(20_000);
    assert!(room.parts("goodbye")[0].meaning.as_ref().is_some_and(|meaning| meaning.role == Role::Alert));
    assert_eq!(room.parts("dim")[0].press, Some(Press::Act(Action::Stay)));
    assert_eq!(room.parts("dim")[0].rect, room.stage.rect());
    assert!(room.asking_for(Action::Stay).contains(&"继续参观".to_owned()));
}

fn enlarged(zoom: f32, center: (f32, f32)) -> Room {
    let overlay = Overlay::Enlarged { picture: 1, zoom, center };
    Room::with("gallery").when(|state| state.overlay = Some(overlay))
}

fn seen(room: &Room) -> xiongguan::units::Rect {
    match &room.parts("enlarged")[0].shape {
        Shape::Picture { crop, file, .. } => {
            assert_eq!(file, "pictures/1000x1500.png");
            *crop
        }
        other => unreachable!("a picture is painted as one, not as {other:?}"),
    }
}

#[test]
fn an_enlarged_picture_is_seen_whole() {
    for (view, scene) in enlarged(1.0, (0.5, 0.5)).in_every_view() {
        let item = scene.items.iter().find(|item| item.part.name() == "enlarged").expect("it is enlarged");
        assert!(matches!(&item.shape, Shape::Picture { crop, .. } if *crop == rect(0.0, 0.0, 1.0, 1.0)), "{view}");
        assert!(scene.stage.rect().holds(item.rect, 0.5), "{view}");
        let fills = item.rect.w() >= scene.stage.size.w - 1.0 || item.rect.h() >= scene.stage.size.h - 1.0;
        assert!(fills, "{view} could be larger: {:?}", item.rect);
        assert!((item.rect.size().aspect() - 1000.0 / 1500.0).abs() < 0.01, "{view} is stretched");
    }
}

#[test]
fn zooming_in_shows_a_smaller_part_that_never_leaves_the_picture() {
    assert!(seen(&enlarged(4.0, (0.5, 0.5))).h() < 0.26);
    for center in [(0.0, 0.0), (1.0, 1.0), (0.5, 0.9)] {
        assert!(rect(0.0, 0.0, 1.0, 1.0).holds(seen(&enlarged(3.0, center)), 1e-4));
    }
}

#[test]
fn an_enlarged_picture_can_be_closed_and_zoomed_by_hand() {
    let room = enlarged(1.0, (0.5, 0.5)).in_english();
    assert!(room.asking_for(Action::Back).contains(&"Close".to_owned()));
    let labels: Vec<String> =
        room.parts("button").into_iter().filter_map(|item| item.meaning).map(|m| m.label).collect();
    for label in ["Zoom in", "Zoom out"] {
        assert!(labels.iter().any(|known| known == label), "{label} is missing in {labels:?}");
    }
}

#[test]
fn a_speaker_can_darken_or_whiten_the_whole_screen() {
    for (overlay, brightness) in [(Overlay::Black, 0), (Overlay::White, 255)] {
        let room = Room::with("cover").when(|state| state.overlay = Some(overlay));
        let scene = room.scene();
        let top = scene.items.last().expect("something covers the slide");
        assert!(matches!(top.shape, Shape::Fill { color, .. } if color.r == brightness && color.a == 255));
        assert!(top.rect.holds(scene.stage.rect(), 0.0));
    }
}

#[test]
fn a_number_typed_by_a_speaker_is_seen() {
    let room = Room::with("cover").when(|state| state.typed = Some(12));
    assert_eq!(room.parts("typed").iter().flat_map(lines).collect::<Vec<_>>(), ["12"]);
}

#[test]
fn outside_the_opening_hours_the_screen_shows_its_seal_and_its_name_hardly_lit_and_nothing_else() {
    let closed = Room::with("stats").when(|state| state.phase = Phase::Closed);
    for (view, scene) in closed.in_every_view() {
        let parts: Vec<&str> = scene.items.iter().map(|item| item.part.name()).collect();
        let known = |part: &&str| part.starts_with("seal") || ["cover", "closed"].contains(part);
        assert!(parts.iter().all(known), "{view}: {parts:?}");
        assert!(scene.items.iter().all(|item| item.press.is_none()), "{view}");
        assert!(scene.items.iter().filter(|item| item.part.name() != "cover").all(|item| item.opacity < 0.5), "{view}");
    }
    assert_eq!(closed.parts("closed")[0].meaning.clone().map(|meaning| meaning.label).as_deref(), Some("小小的展览"));
}
