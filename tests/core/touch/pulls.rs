//! Slides follow the hand.

use xiongguan::show::Action;

use crate::panel::{MM, Panel, control};

#[test]
fn the_slide_follows_the_finger_and_a_thrown_one_goes() {
    let panel = Panel::new().down(1, (1000.0, 400.0)).drag(1, (1000.0, 400.0), (800.0, 410.0), 16);
    // From where the finger was seen to drag: five millimetres.
    let pulled = panel.pulled().expect("it is pulled");
    assert!((pulled + 200.0 - 5.0 * MM).abs() < 0.1, "{pulled}");
    let farther = panel.wait(16).go(1, (700.0, 410.0));
    let by = farther.pulled().expect("it is pulled") - pulled;
    assert!((by + 100.0).abs() < 0.01, "exactly with the finger: {by}");
    assert_eq!(farther.up(1, (700.0, 410.0)).goes(), Some(true));
}

#[test]
fn a_slow_hand_has_to_pull_six_centimetres_and_a_quick_one_does_not() {
    let pull = |mm: f32, millis: u64| {
        let to = (1000.0 - mm * MM, 400.0);
        let panel = Panel::new().down(1, (1000.0, 400.0)).drag(1, (1000.0, 400.0), to, millis);
        panel.wait(if millis > 100 { 400 } else { 5 }).up(1, to).goes()
    };
    assert_eq!(pull(80.0, 500), Some(true));
    assert_eq!(pull(40.0, 500), Some(false));
    assert_eq!(pull(20.0, 10), Some(true));
    assert_eq!(pull(4.0, 10), None, "that is no pull");
}

#[test]
fn a_pull_can_be_turned_back() {
    let panel = Panel::new().down(1, (1000.0, 400.0)).drag(1, (1000.0, 400.0), (500.0, 400.0), 16);
    let panel = panel.drag(1, (500.0, 400.0), (650.0, 400.0), 16).up(1, (650.0, 400.0));
    assert_eq!(panel.goes(), Some(false), "it was far enough, but the hand came back");
}

#[test]
fn a_pull_begins_anywhere_also_on_a_control_and_on_a_picture() {
    let panel = Panel::new().down(1, (1540.0, 840.0)).drag(1, (1540.0, 840.0), (1200.0, 840.0), 16);
    let panel = panel.up(1, (1200.0, 840.0));
    assert_eq!(panel.goes(), Some(true));
    assert!(!panel.actions().contains(&Action::Next), "the control was left");
    let mut picture = control(0.0, 0.0, Action::Enlarge(0));
    picture.rect = xiongguan::units::rect(0.0, 0.0, 1400.0, 700.0);
    let panel = Panel::new().with(picture).down(1, (900.0, 400.0)).drag(1, (900.0, 400.0), (600.0, 400.0), 16);
    let panel = panel.up(1, (600.0, 400.0));
    assert_eq!(panel.goes(), Some(true));
    assert!(!panel.actions().iter().any(|action| matches!(action, Action::Enlarge(_) | Action::EnlargeAt(..))));
}

#[test]
fn two_fingers_pull_as_one() {
    let mut panel = Panel::new().down(1, (1000.0, 300.0)).down(2, (1050.0, 500.0));
    for step in 1..=10 {
        let x = -30.0 * step as f32;
        panel = panel.wait(16).go(1, (1000.0 + x, 300.0)).go(2, (1050.0 + x, 500.0));
    }
    let pulled = panel.pulled().expect("it is pulled");
    assert!((pulled + 300.0).abs() < 30.0, "as far as the fingers, not twice as far: {pulled}");
    let panel = panel.up(1, (700.0, 300.0));
    assert_eq!(panel.goes(), None, "one finger still holds it");
    assert_eq!(panel.up(2, (750.0, 500.0)).goes(), Some(true));
}

#[test]
fn up_and_down_is_no_pull() {
    let panel = Panel::new().down(1, (800.0, 200.0)).drag(1, (800.0, 200.0), (850.0, 700.0), 16);
    panel.up(1, (850.0, 700.0)).asks(&[]);
}
