//! Fingers on an enlarged picture.

use xiongguan::{
    show::{Action, Overlay},
    units::{Pos, pos},
};

use crate::panel::Panel;

/// Where this place of the stage is on a picture of this aspect that is looked at so.
fn point((zoom, center): (f32, Pos), aspect: f32, at: (f32, f32)) -> Pos {
    let (w, h) = if aspect > 16.0 / 9.0 { (1600.0, 1600.0 / aspect) } else { (900.0 * aspect, 900.0) };
    pos(center.x + (at.0 - 800.0) / (w * zoom), center.y + (at.1 - 450.0) / (h * zoom))
}

fn is_near(a: Pos, b: Pos) -> bool {
    (a.x - b.x).abs() < 1.0e-4 && (a.y - b.y).abs() < 1.0e-4
}

#[test]
fn a_pinch_keeps_what_is_under_the_fingers_under_them() {
    // As wide as the stage, wider, and upright.
    for aspect in [16.0 / 9.0, 3.0, 0.75] {
        let (before, middle) = ((2.0, pos(0.5, 0.5)), (820.0, 440.0));
        let panel = Panel::new().with_picture(aspect, 2.0).down(1, (770.0, 440.0)).down(2, (870.0, 440.0));
        let panel = panel.go(1, (720.0, 440.0)).go(2, (920.0, 440.0));
        let after = panel.look().expect("it is looked at");
        assert!((after.0 - 4.0).abs() < 0.01, "{aspect}: {after:?}");
        let (under, still) = (point(before, aspect, middle), point(after, aspect, middle));
        assert!(is_near(under, still), "{aspect}: {under:?} {still:?}");
    }
}

#[test]
fn one_finger_and_two_move_the_picture_exactly() {
    for aspect in [16.0 / 9.0, 3.0, 0.75] {
        let before = (4.0, pos(0.5, 0.5));
        let two = Panel::new().with_picture(aspect, 4.0).down(1, (700.0, 400.0)).down(2, (900.0, 500.0));
        let two = two.go(1, (730.0, 380.0)).go(2, (930.0, 480.0));
        let after = two.look().expect("it is looked at");
        assert!((after.0 - 4.0).abs() < 0.01, "the fingers are as far apart as before: {after:?}");
        assert!(is_near(point(before, aspect, (700.0, 400.0)), point(after, aspect, (730.0, 380.0))), "{aspect}");

        let one = Panel::new().with_picture(aspect, 4.0).down(1, (700.0, 400.0)).go(1, (730.0, 400.0)).forgets();
        let at = one.view.expect("a picture");
        let one = one.go(1, (790.0, 350.0));
        let after = one.look().expect("it is looked at");
        assert!(is_near(point(before, aspect, (730.0, 400.0)), point(after, aspect, (790.0, 350.0))), "{at:?}");
    }
}

#[test]
fn no_edge_comes_in_and_at_an_edge_the_picture_turns_back_at_once() {
    let panel = Panel::new().with_picture(16.0 / 9.0, 2.0).down(1, (700.0, 450.0)).go(1, (750.0, 450.0));
    let panel = panel.go(1, (1590.0, 450.0));
    let (_, center) = panel.look().expect("it is looked at");
    assert!((center.x - 0.25).abs() < 1.0e-4, "the left edge is reached: {center:?}");
    assert_eq!(panel.up(1, (1590.0, 450.0)).actions().iter().filter(|action| **action == Action::Back).count(), 0);
}

#[test]
fn a_finger_that_throws_the_picture_lets_it_glide_on_up_to_its_edges() {
    let panel = || Panel::new().with_picture(16.0 / 9.0, 4.0).down(1, (900.0, 450.0));
    // 40 points in each sixtieth of a second are 2500 in one.
    let thrown = panel().drag(1, (900.0, 450.0), (500.0, 450.0), 16).up(1, (500.0, 450.0));
    let (_, left) = thrown.look().expect("it is looked at");
    let there = thrown.glides().expect("it glides");
    assert!(there.x > left.x + 0.05 && is_near(pos(0.0, there.y), pos(0.0, left.y)), "{left:?} {there:?}");
    let edge = panel().drag(1, (900.0, 450.0), (100.0, 450.0), 8).up(1, (100.0, 450.0));
    assert!(edge.glides().is_some_and(|there| (there.x - 0.875).abs() < 1.0e-4), "{:?}", edge.glides());
    // One that has come to rest, goes slowly, or is lost throws nothing.
    let rests = panel().drag(1, (900.0, 450.0), (500.0, 450.0), 16).wait(300).up(1, (500.0, 450.0));
    assert_eq!(rests.glides(), None);
    assert_eq!(panel().drag(1, (900.0, 450.0), (860.0, 450.0), 90).up(1, (860.0, 450.0)).glides(), None);
    assert_eq!(panel().drag(1, (900.0, 450.0), (500.0, 450.0), 16).lost(1).glides(), None);
}

#[test]
fn fingers_that_leave_together_throw_nothing() {
    let panel = Panel::new().with_picture(16.0 / 9.0, 4.0).down(1, (700.0, 450.0)).down(2, (900.0, 450.0));
    let panel = panel.drag(1, (700.0, 450.0), (500.0, 450.0), 16).up(1, (500.0, 450.0)).up(2, (903.0, 452.0));
    assert_eq!(panel.glides(), None);
}

#[test]
fn a_pinch_with_a_finger_that_stays_does_not_close() {
    // The thumb lies on the dark ground beside an upright picture.
    let panel = Panel::new().with_picture(0.5, 1.0).down(1, (300.0, 450.0)).down(2, (700.0, 450.0));
    let panel = panel.drag(2, (700.0, 450.0), (800.0, 300.0), 16).up(2, (800.0, 300.0)).up(1, (300.0, 450.0));
    assert!(!panel.actions().contains(&Action::Back), "{:?}", panel.actions());
    assert!(panel.look().is_some_and(|(zoom, _)| zoom > 1.2));
}

#[test]
fn a_double_tap_shows_that_place_closer_and_another_one_all_of_it() {
    let panel = Panel::new().with_picture(16.0 / 9.0, 1.0).tap(1, (1200.0, 300.0)).wait(150).asks(&[]);
    let panel = panel.tap(1, (1210.0, 305.0));
    let after = panel.look().expect("it is looked at");
    assert!(after.0 > 2.0 && after.0 < Overlay::ZOOM_MAX, "{after:?}");
    let before = (1.0, pos(0.5, 0.5));
    let (under, still) = (point(before, 16.0 / 9.0, (1210.0, 305.0)), point(after, 16.0 / 9.0, (1210.0, 305.0)));
    assert!(is_near(under, still), "{under:?} {still:?}");
    let panel = Panel::new().with_picture(16.0 / 9.0, 2.0).tap(1, (1200.0, 300.0)).wait(150).tap(1, (1200.0, 300.0));
    assert_eq!(panel.look().map(|(zoom, _)| zoom), Some(1.0));
}

#[test]
fn two_slow_taps_are_no_double_tap() {
    let panel = Panel::new().with_picture(16.0 / 9.0, 1.0).tap(1, (1200.0, 300.0)).wait(900).tap(1, (1200.0, 300.0));
    panel.asks(&[]);
    let panel = Panel::new().with_picture(16.0 / 9.0, 1.0).tap(1, (1200.0, 300.0)).wait(100).tap(1, (200.0, 300.0));
    panel.asks(&[]);
}

#[test]
fn nobody_has_to_drag() {
    // A tap brings that place of a part of the picture to the middle.
    let panel = Panel::new().with_picture(16.0 / 9.0, 2.0).tap(1, (1200.0, 225.0));
    panel.asks(&[Action::LookAt(0.625, 0.375)]);
}

#[test]
fn a_tap_on_the_dark_closes_and_one_on_the_picture_does_not() {
    let upright = || Panel::new().with_picture(0.5, 1.0);
    upright().tap(1, (200.0, 450.0)).asks(&[Action::Back]);
    upright().tap(1, (800.0, 450.0)).asks(&[]);
}
