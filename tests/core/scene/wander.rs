//! What stands for hours wanders by pixels.

use std::collections::BTreeSet;

use xiongguan::{
    scene::{Inputs, Layouts, Scene},
    show::{Mode, Phase, Wake},
    units::Moment,
};

use crate::room::{FixedMeasure, Room};

/// The scene at this many seconds on a screen whose pixels are half a point large.
fn wandering(room: &Room, layouts: &mut Layouts, seconds: u64) -> Scene {
    layouts.set_pixel(Some(0.5));
    room.ask(&FixedMeasure, |inputs| layouts.scene(&Inputs { now: Moment::from_millis(seconds * 1000), ..*inputs }))
}

#[test]
fn what_stands_for_hours_wanders_by_pixels_and_a_slide_does_not() {
    let room = Room::with("stats").when(|state| state.phase = Phase::Attract);
    let mut layouts = Layouts::new();
    let (before, after) = (wandering(&room, &mut layouts, 119), wandering(&room, &mut layouts, 120));
    assert_eq!(before.items, room.scene().items, "at first everything is in its place");
    let moved: BTreeSet<&str> =
        before.items.iter().zip(&after.items).filter(|(a, b)| a != b).map(|(a, _)| a.part.name()).collect();
    let wanders = [
        "chapter",
        "invitation",
        "invitation.hand",
        "invitation.mark",
        "invitation.ring",
        "invitation.text",
        "position",
        "tick",
    ];
    assert_eq!(moved, BTreeSet::from(wanders));
    for (a, b) in before.items.iter().zip(&after.items).filter(|(a, _)| a.part.name() == "tick") {
        let way = (b.rect.min.x - a.rect.min.x).abs() + (b.rect.min.y - a.rect.min.y).abs();
        assert!((way - 0.5).abs() < 1e-3, "one pixel");
    }
    assert_eq!(before.next(), Wake::At(Moment::from_millis(120_000)), "and a still slide is drawn no sooner");
}

#[test]
fn the_plate_of_a_closed_exhibition_wanders_and_a_talk_stands_still() {
    let mut layouts = Layouts::new();
    let mut is_moved =
        |room: &Room| wandering(room, &mut layouts, 0).items != wandering(room, &mut layouts, 3600).items;
    assert!(is_moved(&Room::with("stats").when(|state| state.phase = Phase::Closed)));
    let talk = Room::with("stats").when(|state| {
        state.mode = Mode::Present;
        state.phase = Phase::Presenting;
    });
    assert!(!is_moved(&talk));
}
