//! What a talk brings over a slide: the last word before its end, a light, what stays while the speaker looks elsewhere.

use std::{sync::Arc, time::Duration};

use xiongguan::{
    scene::Role,
    show::{Frozen, Light, Overlay, Phase},
    units::Moment,
};

use crate::room::{Room, lines};

/// The screen of a talk that somebody wants to end.
fn asked(after: u64) -> Room {
    let ends = Moment::from_millis(3000);
    let room = Room::with("story").when(|state| {
        state.phase = Phase::Presenting;
        (state.overlay, state.talk.ends) = (Some(Overlay::Black), Some(ends));
    });
    room.after(Duration::from_millis(after))
}

#[test]
fn the_dark_screen_says_in_the_audiences_language_what_the_next_esc_does_as_long_as_it_does() {
    let said = |room: &Room| room.parts("talk.ends").iter().flat_map(lines).collect::<Vec<_>>();
    assert_eq!(said(&asked(0)), ["再按一次 Esc 结束放映"]);
    assert_eq!(said(&asked(2999).in_english()), ["Esc once more ends the talk"]);
    assert!(said(&asked(3000)).is_empty(), "it is over");
    assert!(said(&Room::with("story").when(|state| state.overlay = Some(Overlay::Black))).is_empty());
    let hint = &asked(0).parts("talk.ends")[0];
    assert!(hint.meaning.as_ref().is_some_and(|meaning| meaning.role == Role::Alert));
}

#[test]
fn what_is_said_there_stands_at_the_foot_of_every_stage() {
    for (view, scene) in asked(0).in_every_view() {
        let place = scene.items.iter().position(|item| item.part.name() == "talk.ends").expect("it is said");
        let cover = scene.items.iter().position(|item| item.part.name() == "cover").expect("it is dark");
        assert!(cover < place, "{view}");
        let hint = &scene.items[place];
        assert!(scene.stage.rect().holds(hint.rect, 0.5) && hint.rect.min.y > scene.stage.size.h * 0.8, "{view}");
    }
}

#[test]
fn a_light_lies_over_everything_where_the_pointer_is() {
    for (light, part) in [(Light::Dot, "light"), (Light::Spotlight, "light.around")] {
        let room = Room::with("story").when(|state| {
            (state.talk.light, state.talk.pointer) = (Some(light), (0.25, 0.75));
        });
        for (view, scene) in room.in_every_view() {
            let last = scene.items.last().expect("a light");
            assert_eq!(last.part.name(), part, "{view}");
            let (at, size) = (last.rect.center(), scene.stage.size);
            assert!((at.x - size.w * 0.25).abs() <= 1.0 && (at.y - size.h * 0.75).abs() <= 1.0, "{view}: {at:?}");
            assert!(last.press.is_none() && last.meaning.is_none(), "{view}");
        }
    }
    assert!(Room::with("story").parts("light").is_empty());
}

#[test]
fn what_is_frozen_is_seen_and_nothing_of_it_moves() {
    let before = Room::with("story").scene();
    let frozen = Frozen { seen: Room::with("story").state, since: Moment::START };
    let elsewhere = Room::with("gallery").when(|state| state.talk.frozen = Some(Arc::new(frozen.clone())));
    assert_eq!(elsewhere.scene(), before);
    assert_eq!(elsewhere.scene().next(), xiongguan::show::Wake::Never);
    let black = Room::with("gallery").when(|state| {
        (state.talk.frozen, state.overlay) = (Some(Arc::new(frozen.clone())), Some(Overlay::Black));
    });
    assert_eq!(black.parts("cover").len(), 1);
}
