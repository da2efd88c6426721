//! When a scene looks different next, and moving on in place what moves by itself.

use std::time::Duration;

use xiongguan::{
    scene::{Scene, Shape},
    show::{Mode, Motion, Phase, ShowState, Wake},
    theme::motion::{CHAPTER_TRANSITION, DRIFT, DRIFT_DELAY, DRIFT_STEP, DRIFT_ZOOM, ENTRANCE, TAP},
    units::{Moment, Rect},
};

use crate::room::Room;

const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn at(room: &str, now: u64) -> Scene {
    Room::with(room).moving().after(millis(now)).scene()
}

fn attracting(state: &mut ShowState) {
    (state.mode, state.phase, state.motion) = (Mode::Kiosk, Phase::Attract, Motion::default());
}

fn crop(scene: &Scene) -> Rect {
    let mut crops = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Picture { crop, .. } => Some(*crop),
        _ => None,
    });
    crops.next_back().expect("a picture")
}

/// The moments from `from` until `until` at which the scene says that it looks different.
fn steps(room: &str, from: u64, until: u64) -> Vec<u64> {
    let (mut now, mut steps) = (from, Vec::new());
    while let Wake::At(Moment { millis }) = at(room, now).next()
        && millis < until
    {
        steps.push(millis);
        now = millis;
    }
    steps
}

#[test]
fn a_slide_that_stands_still_looks_the_same_for_ever() {
    for room in Room::all() {
        assert_eq!(room.scene().next(), Wake::Never, "{}", room.id());
    }
    // Galleries have pictures that do not move.
    for room in ["gallery", "chain"] {
        assert_eq!(at(room, 5000).next(), Wake::Never, "{room}");
    }
}

#[test]
fn while_words_come_in_every_frame_differs() {
    assert_eq!(at("stats", 0).next(), Wake::Moving);
    assert_ne!(at("stats", ENTRANCE.as_millis() as u64).next(), Wake::Moving);
}

#[test]
fn a_drifting_picture_tells_each_of_its_steps_and_they_are_too_small_to_be_seen() {
    let steps = steps("cover", 9000, 20_000);
    assert!((100..250).contains(&steps.len()), "{} steps in eleven seconds", steps.len());
    assert!(steps.is_sorted_by(|a, b| a < b), "{steps:?}");
    for pair in steps.windows(2) {
        let (before, after) = (crop(&at("cover", pair[0])), crop(&at("cover", pair[1])));
        assert_ne!(before, after, "the step at {} ms is none", pair[1]);
        assert_eq!(before, crop(&at("cover", pair[1] - 1)), "it moved before {} ms", pair[1]);
        let way = |a: f32, b: f32, side: f32| (a - b).abs() / before.w().min(before.h()) * side;
        let edges = [(before.min.x, after.min.x, 1920.0), (before.max.y, after.max.y, 1080.0)];
        assert!(edges.iter().all(|(a, b, side)| way(*a, *b, *side) <= DRIFT_STEP * 1.2), "{before:?} {after:?}");
    }
}

#[test]
fn a_drift_begins_when_the_slide_is_there_and_ends() {
    let begins = CHAPTER_TRANSITION.as_millis() as u64;
    assert_eq!(crop(&at("cover", 0)), crop(&at("cover", begins)));
    let end = (DRIFT_DELAY + DRIFT).as_millis() as u64;
    assert_eq!(at("cover", end).next(), Wake::Never);
    let (first, last) = (crop(&at("cover", 0)), crop(&at("cover", end)));
    assert!((first.w() / last.w() - 1.0 - DRIFT_ZOOM).abs() < 0.001);
}

#[test]
fn what_leaves_stands_still() {
    let leaving = |now: u64| {
        let transition = xiongguan::show::Transition {
            from: Room::with("cover").state.slide,
            from_motion: Motion::default(),
            began: Moment::from_millis(9000),
            length: millis(900),
            direction: 1.0,
            slid: None,
            new_chapter: false,
        };
        let room = Room::with("story").when(|state| state.transition = Some(transition)).after(millis(now));
        let Shape::Picture { crop, .. } = room.parts("picture").remove(0).shape else { unreachable!("a picture") };
        crop
    };
    assert_eq!(leaving(9016), leaving(9800));
}

#[test]
fn the_inviting_hand_moves_in_steps_and_rests_until_the_next_tap() {
    let room = |now: u64| Room::with("stats").when(attracting).after(millis(now)).scene();
    let tap = TAP.as_millis() as u64;
    let (mut now, mut steps) = (2 * tap, 0);
    while now < 3 * tap {
        let before = room(now);
        let Wake::At(next) = before.next() else { panic!("{:?}", before.next()) };
        assert_eq!(before, room(next.millis - 1), "something moved before {} ms", next.millis);
        assert_ne!(before, room(next.millis), "nothing moves at {} ms", next.millis);
        (now, steps) = (next.millis, steps + 1);
    }
    assert!((20..50).contains(&steps), "{steps} steps");
    let calm = Room::with("stats").when(attracting).when(|state| state.comfort.calm = true);
    assert_eq!(calm.after(millis(5000)).scene().next(), Wake::Never);
}

#[test]
fn a_scene_that_goes_on_is_the_one_that_is_made_anew() {
    for name in ["cover", "stats", "story", "map"] {
        let room = |now: u64| Room::with(name).when(attracting).after(millis(now)).scene();
        let mut scene = room(4000);
        for now in [4030, 4400, 5100, 9000, 30_000] {
            assert!(scene.go_on(Moment::from_millis(now)), "{name} at {now} ms");
            assert_eq!(scene, room(now), "{name} at {now} ms");
        }
    }
    assert!(!at("stats", 100).go_on(Moment::from_millis(116)), "words come in");
}
