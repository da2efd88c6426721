//! What lies over a slide.

use std::time::Duration;

use xiongguan::{
    scene::{Press, Role, Shape},
    show::{Action, Overlay, Phase},
    units::{Moment, rect},
};

use crate::room::{Room, lines};

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

#[test]
fn the_goodbye_stands_on_paper_at_the_foot_and_leaves_the_picture_as_it_is() {
    for (view, scene) in goodbye(12_000).in_every_view() {
        let start = scene.items.iter().rposition(|item| item.part.name() == "dim").expect("it is asked");
        let over = &scene.items[start..];
        assert!(matches!(over[0].shape, Shape::Fill { color, .. } if color.a == 0), "{view}: the slide is dimmed");
        let paper = over.iter().find(|item| item.part.name() == "goodbye.ground").expect("there is paper");
        assert!(matches!(paper.shape, Shape::Fill { color, .. } if color.a == 255), "{view}");
        let foot = scene.stage.size.h * if scene.stage.text_scale > 1.0 { 0.5 } else { 0.65 };
        assert!(paper.rect.min.y > foot && paper.rect.max.y >= scene.stage.size.h, "{view}: {:?}", paper.rect);
        let words = over.iter().filter(|item| matches!(item.shape, Shape::Text { .. }));
        assert!(words.clone().all(|item| paper.rect.holds(item.rect, 0.5)), "{view}");
        // The question, its reason and the marks stand on one edge.
        let left = |part: &str| over.iter().find(|item| item.part.name() == part).map(|item| item.rect.min.x);
        assert_eq!(left("goodbye"), left("goodbye.why"), "{view}");
        assert_eq!(left("goodbye"), left("goodbye.tick"), "{view}");
    }
}

#[test]
fn each_second_that_is_left_has_a_mark() {
    for (left, marks) in [(20_000, 20), (12_000, 12), (1, 1)] {
        assert_eq!(goodbye(left).parts("goodbye.tick").len(), marks, "{left} ms");
    }
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
fn a_number_typed_by_a_speaker_is_seen_with_how_many_there_are() {
    let room = Room::with("cover").when(|state| state.typed = Some(12));
    let count = room.exhibition.slide_count();
    assert_eq!(room.parts("typed").iter().flat_map(lines).collect::<Vec<_>>(), [format!("12 / {count}")]);
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
