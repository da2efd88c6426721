//! All contacts count, and presses are patient.

use xiongguan::{show::Action, touch::Deed};

use crate::panel::{MM, Panel, control};

/// In the middle of the control that goes on.
const NEXT: (f32, f32) = (1540.0, 840.0);
const NOWHERE: (f32, f32) = (300.0, 300.0);

#[test]
fn a_finger_that_rests_leaves_the_screen_to_others() {
    let panel = Panel::new().down(1, NOWHERE).wait(1500).tap(2, NEXT);
    assert_eq!(panel.count(Deed::Touch), 2, "every new contact is a sign of somebody");
    panel.asks(&[Action::Next]);
}

#[test]
fn a_finger_that_rests_on_a_control_yields_to_a_newer_one() {
    let menu = control(100.0, 800.0, Action::Menu);
    let panel = Panel::new().with(menu).down(1, (140.0, 840.0)).wait(1100).tap(2, NEXT).up(1, (140.0, 840.0));
    panel.asks(&[Action::Next]);
}

#[test]
fn two_quick_thumbs_press_two_controls() {
    let menu = control(100.0, 800.0, Action::Menu);
    let panel = Panel::new().with(menu).down(1, (140.0, 840.0)).wait(200).down(2, NEXT).wait(100);
    assert_eq!(panel.lights(), 2);
    panel.up(1, (140.0, 840.0)).up(2, NEXT).asks(&[Action::Menu, Action::Next]);
}

#[test]
fn a_press_has_no_time_limit() {
    Panel::new().down(1, NEXT).wait(25_000).up(1, NEXT).asks(&[Action::Next]);
}

#[test]
fn what_leans_against_the_screen_for_half_a_minute_is_no_finger() {
    let panel = Panel::new().down(1, NEXT).wait(29_900);
    assert_eq!(panel.count(Deed::Release), 0);
    let panel = panel.wait(200);
    assert_eq!(panel.count(Deed::Release), 1, "it does not count as down any more");
    let panel = panel.up(1, NEXT).asks(&[]);
    assert_eq!(panel.count(Deed::Release), 1);
    panel.tap(1, NEXT).asks(&[Action::Next]);
}

#[test]
fn a_finger_that_trembles_presses() {
    let panel = (0..40).fold(Panel::new().down(1, NEXT), |panel, step| {
        let by = if step % 2 == 0 { 8.0 * MM } else { -8.0 * MM };
        panel.wait(100).go(1, (NEXT.0 + by, NEXT.1 - by))
    });
    panel.up(1, (NEXT.0 + 8.0 * MM, NEXT.1)).asks(&[Action::Next]);
}

#[test]
fn only_leaving_the_control_takes_a_press_back() {
    let beside = (NEXT.0, NEXT.1 - 12.0 * MM);
    Panel::new().down(1, NEXT).go(1, beside).up(1, beside).asks(&[Action::Next]);
    let away = (NEXT.0, NEXT.1 - 20.0 * MM);
    let panel = Panel::new().down(1, NEXT);
    assert_eq!(panel.lights(), 1, "it is lit in the frame of the press");
    let panel = panel.go(1, away);
    assert_eq!(panel.lights(), 0);
    panel.up(1, away).asks(&[]);
    Panel::new().down(1, NEXT).go(1, away).go(1, NEXT).up(1, NEXT).asks(&[Action::Next]);
}

#[test]
fn moves_tell_that_somebody_is_there_and_trembling_on_the_spot_does_not() {
    let panel = (1..100).fold(Panel::new().down(1, NOWHERE), |panel, step| {
        panel.wait(300).go(1, (300.0, 300.0 + step as f32 * 2.0 * MM))
    });
    assert_eq!(panel.count(Deed::Stir), 99);
    assert_eq!(panel.count(Deed::Release), 0, "it has never rested");
    let stuck = (1..200).fold(Panel::new().down(1, NOWHERE), |panel, step| {
        panel.wait(300).go(1, (300.0 + (step % 2) as f32 * MM, 300.0))
    });
    assert_eq!((stuck.count(Deed::Stir), stuck.count(Deed::Release)), (0, 1));
}

#[test]
fn what_the_system_takes_away_presses_nothing() {
    let panel = Panel::new().down(1, NEXT).lost(1).asks(&[]);
    assert_eq!(panel.count(Deed::Release), 1);
}

#[test]
fn places_that_are_none_are_left_out() {
    let panel = Panel::new().down(1, (f32::NAN, 3.0)).down(2, NEXT).go(2, (f32::INFINITY, f32::NAN));
    assert_eq!(panel.count(Deed::Touch), 1);
    panel.up(2, (f32::NAN, f32::NEG_INFINITY)).asks(&[Action::Next]);
}

#[test]
fn contacts_that_come_twice_or_from_nowhere_do_no_harm() {
    let panel = Panel::new().up(9, NEXT).go(9, NEXT).down(1, NEXT).down(1, NEXT).up(1, NEXT).up(1, NEXT);
    panel.asks(&[Action::Next]);
}
