//! What a speaker means by a tap on nothing, and by a wheel.

use std::time::Duration;

use xiongguan::{
    headless::settled,
    show::{Action, Mode, Overlay, ShowState},
    touch::{Wheel, tap_on_nothing},
    units::Moment,
};

use crate::panel::{MM, Panel, control};

const NOWHERE: (f32, f32) = (300.0, 300.0);

fn talk() -> ShowState {
    settled(0, 0, false)
}

#[test]
fn a_tap_on_nothing_goes_on_in_a_talk_alone() {
    assert_eq!(tap_on_nothing(&talk()), Some(Action::Next));
    assert_eq!(tap_on_nothing(&ShowState { mode: Mode::Kiosk, ..talk() }), None);
    let covered = |overlay| tap_on_nothing(&ShowState { overlay: Some(overlay), ..talk() });
    assert_eq!(covered(Overlay::Black), Some(Action::Next));
    assert_eq!((covered(Overlay::Menu), covered(Overlay::enlarged(0, (0.5, 0.5)))), (None, None));
    Panel::of_a_talk().tap(1, NOWHERE).asks(&[Action::Next]);
    Panel::new().tap(1, NOWHERE).asks(&[]);
}

#[test]
fn a_control_is_pressed_and_a_hand_that_pulls_does_not_tap() {
    let menu = control(100.0, 800.0, Action::Menu);
    Panel::of_a_talk().with(menu).tap(1, (140.0, 840.0)).asks(&[Action::Menu]);
    let to = (300.0, 300.0 + 30.0 * MM);
    Panel::of_a_talk().down(1, NOWHERE).drag(1, NOWHERE, to, 16).up(1, to).asks(&[]);
    Panel::of_a_talk().with_picture(1.0, 1.0).tap(1, (800.0, 450.0)).asks(&[]);
}

/// What these turns of a wheel ask for, each so many milliseconds after the one before.
fn turned(state: &ShowState, turns: &[(u64, f32)]) -> Vec<Action> {
    let (mut wheel, mut now) = (Wheel::default(), Moment::from_millis(1000));
    let mut turn = |(after, lines): &(u64, f32)| {
        now = now + Duration::from_millis(*after);
        wheel.turn(now, *lines, state)
    };
    turns.iter().filter_map(&mut turn).collect()
}

#[test]
fn a_notch_of_a_wheel_is_a_step() {
    assert_eq!(turned(&talk(), &[(0, -1.0)]), [Action::Next]);
    assert_eq!(turned(&talk(), &[(0, 1.0)]), [Action::Previous]);
    assert_eq!(turned(&talk(), &[(0, -1.0), (400, -1.0), (400, 1.0)]), [Action::Next, Action::Next, Action::Previous]);
}

#[test]
fn a_touchpad_that_runs_on_does_not_race_through_the_talk() {
    // A swipe of a third of a second, and what comes after the fingers have left.
    let swipe: Vec<(u64, f32)> = (0..40).map(|step| (16, if step < 20 { -0.3 } else { -0.1 })).collect();
    let steps = turned(&talk(), &swipe);
    assert!((1..=3).contains(&steps.len()) && steps.iter().all(|step| *step == Action::Next), "{steps:?}");
    // A hand that trembles on it does nothing.
    let trembling: Vec<(u64, f32)> = (0..60).map(|step| (16, if step % 2 == 0 { 0.2 } else { -0.2 })).collect();
    assert_eq!(turned(&talk(), &trembling), []);
    assert_eq!(turned(&talk(), &[(0, f32::NAN), (9, f32::INFINITY), (9, 0.0)]), []);
}

#[test]
fn a_wheel_makes_an_enlarged_picture_larger_and_means_nothing_to_visitors() {
    let enlarged = ShowState { overlay: Some(Overlay::enlarged(0, (0.5, 0.5))), ..talk() };
    let zooms = turned(&enlarged, &[(0, 1.0), (16, -1.0)]);
    assert!(matches!(zooms[..], [Action::Zoom(up), Action::Zoom(down)] if up > 1.0 && down < 1.0), "{zooms:?}");
    assert_eq!(turned(&ShowState { mode: Mode::Kiosk, ..talk() }, &[(0, -3.0)]), []);
    assert_eq!(turned(&ShowState { overlay: Some(Overlay::Menu), ..talk() }, &[(0, -3.0)]), []);
}
