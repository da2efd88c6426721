//! An enlarged picture that a hand has thrown glides on.

use xiongguan::{
    show::{Action, Key, Overlay, ShowState, Wake},
    units::Moment,
};

use crate::kiosk::{Kiosk, millis, secs};

/// A visitor looks at the middle of a picture from close by, and a hand throws it to the right.
fn thrown(kiosk: Kiosk) -> Kiosk {
    let kiosk = kiosk.tap(Action::Enlarge(1)).wait(secs(2)).tap(Action::Zoom(2.0));
    kiosk.touch().act(Action::Look { zoom: 2.0, x: 0.6, y: 0.5 }).act(Action::GlideTo(0.4, 0.5)).lift()
}

fn visited() -> Kiosk {
    Kiosk::with(3).tap_nothing()
}

/// What is looked at in the width of the picture.
fn seen(kiosk: &Kiosk, later: u64) -> f32 {
    let state: &ShowState = kiosk.state();
    let since = state.glide.map_or(Moment::START, |glide| glide.since);
    match state.overlay_at(since + millis(later)) {
        Some(Overlay::Enlarged { center, .. }) => center.0,
        other => unreachable!("a picture is enlarged: {other:?}"),
    }
}

#[test]
fn it_gets_slower_and_rests() {
    let kiosk = thrown(visited());
    assert!((seen(&kiosk, 0) - 0.6).abs() < 1.0e-6, "it begins where the hand has left it");
    let steps: Vec<f32> = (0..20).map(|step| seen(&kiosk, step * 100) - seen(&kiosk, (step + 1) * 100)).collect();
    assert!(steps[0] > 0.04, "{steps:?}");
    assert!(steps[..18].windows(2).all(|two| two[1] <= two[0]), "slower and slower: {steps:?}");
    assert_eq!(kiosk.show().wake(kiosk.state().glide.map_or(Moment::START, |glide| glide.since)), Wake::Moving);
    let kiosk = kiosk.wait(secs(3));
    assert!((seen(&kiosk, 0) - 0.4).abs() < 1.0e-6, "it rests where it was to come");
    kiosk.sees(|state| state.glide.is_none());
}

#[test]
fn a_touch_stops_it_where_it_is() {
    let kiosk = thrown(visited()).wait(millis(200));
    let kiosk = kiosk.touch().sees(|state| state.glide.is_none());
    let at = seen(&kiosk, 0);
    assert!((0.41..0.59).contains(&at), "on its way: {at}");
    assert!((seen(&kiosk.lift().wait(secs(2)), 0) - at).abs() < 1.0e-6, "it stays");
}

#[test]
fn so_does_a_key_and_what_closes_it_leaves_nothing() {
    let at = |kiosk: Kiosk| seen(&kiosk, 0);
    assert!((0.41..0.59).contains(&at(thrown(visited()).wait(millis(200)).key(Key::Plus))));
    thrown(visited())
        .wait(millis(200))
        .tap(Action::Back)
        .sees(|state| state.glide.is_none() && state.overlay.is_none());
}

#[test]
fn without_motion_it_stays_where_the_hand_has_left_it() {
    let kiosk = thrown(visited().tap(Action::Calm).wait(secs(1)));
    assert!((seen(&kiosk, 0) - 0.6).abs() < 1.0e-6);
    kiosk.sees(|state| state.glide.is_none());
}

#[test]
fn nothing_glides_that_is_not_enlarged() {
    visited().tap(Action::GlideTo(0.1, 0.1)).sees(|state| state.glide.is_none() && state.overlay.is_none());
}
