//! What a visitor lays over a slide: menu, enlarged picture, divider; and the way back.

use xiongguan::{
    show::{Action, Effect, Key, Mode, Overlay, Program, Show, Timing},
    units::{Fraction, Moment},
};

use crate::kiosk::{Kiosk, languages, program, secs, stops};

fn enlarged(zoom: f32, center: (f32, f32)) -> Overlay {
    Overlay::Enlarged { picture: 1, zoom, center }
}

#[test]
fn a_picture_is_enlarged_and_stays_on_screen() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Enlarge(1))
        .covered_by(enlarged(1.0, (0.5, 0.5)))
        .tap(Action::Zoom(2.0))
        .tap(Action::LookAt(0.4, 0.55))
        .covered_by(enlarged(2.0, (0.4, 0.55)))
        .tap(Action::LookAt(9.0, -9.0))
        .covered_by(enlarged(2.0, (1.0, 0.0)))
        .tap(Action::LookAt(f32::NAN, 0.5))
        .covered_by(enlarged(2.0, (1.0, 0.0)))
        .tap(Action::Zoom(100.0))
        .covered_by(enlarged(4.0, (1.0, 0.0)))
        .tap(Action::Zoom(0.0001))
        .covered_by(enlarged(1.0, (1.0, 0.0)));
}

#[test]
fn a_picture_grows_around_the_point_that_was_touched_else_around_its_focal_point() {
    let mut stops = stops(2);
    stops[0].pictures = vec![(0.2, 0.3), (0.7, 0.8)];
    let kiosk = || {
        Kiosk::of(Program::new(stops.clone(), &languages(1)).expect("two"), Mode::Kiosk, Timing::default())
            .tap_nothing()
    };
    kiosk().tap(Action::EnlargeAt(1, 0.9, 0.1)).tap(Action::Zoom(2.0)).covered_by(enlarged(2.0, (0.9, 0.1)));
    kiosk().tap(Action::Enlarge(1)).tap(Action::Zoom(2.0)).covered_by(enlarged(2.0, (0.7, 0.8)));
    kiosk().key(Key::Plus).sees(
        |state| matches!(state.overlay, Some(Overlay::Enlarged { picture: 0, center, .. }) if center == (0.2, 0.3)),
    );
    kiosk()
        .tap(Action::EnlargeAt(0, 7.0, f32::NAN))
        .sees(|state| matches!(state.overlay, Some(Overlay::Enlarged { center, .. }) if center == (1.0, 0.5)));
}

#[test]
fn a_picture_that_is_not_there_is_not_enlarged() {
    Kiosk::with(3).tap_nothing().tap(Action::Enlarge(2)).covered_by(None);
}

#[test]
fn an_enlarged_picture_does_not_stay_over_the_next_slide() {
    let show = Show::new(program(3), Mode::Present, Timing::default(), Moment::START);
    Kiosk::starting(show)
        .act(Action::GoTo(2))
        .act(Action::Enlarge(1))
        .covered_by(Overlay::enlarged(1, (0.5, 0.5)))
        .prepared(2)
        .shows("s3")
        .covered_by(None);
}

#[test]
fn plus_enlarges_the_main_picture_for_those_who_use_keys() {
    Kiosk::with(3)
        .tap_nothing()
        .key(Key::Plus)
        .covered_by(Overlay::enlarged(0, (0.5, 0.5)))
        .key(Key::Escape)
        .covered_by(None);
}

#[test]
fn the_menu_opens_closes_and_leads_to_a_slide() {
    Kiosk::with(5)
        .tap_nothing()
        .tap(Action::Menu)
        .covered_by(Overlay::Menu)
        .tap(Action::Menu)
        .covered_by(None)
        .tap(Action::Menu)
        .wait(secs(1))
        .tap(Action::GoTo(3))
        .covered_by(None)
        .shows("s4");
}

#[test]
fn the_divider_is_for_one_slide() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Divide(Fraction::new(0.25)))
        .sees(|state| state.divider == Some(Fraction::new(0.25)))
        .tap(Action::Next)
        .sees(|state| state.divider.is_none());
}

#[test]
fn back_closes_the_top_layer_and_then_leaves() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Menu)
        .tap(Action::Digit(3))
        .key(Key::Escape)
        .covered_by(Overlay::Menu)
        .sees(|state| state.typed.is_none())
        .key(Key::Escape)
        .covered_by(None)
        .never_asked(Effect::Leave)
        .key(Key::Escape)
        .asked(Effect::Leave);
}

#[test]
fn back_never_leaves_where_leaving_is_not_allowed() {
    for mode in [Mode::Kiosk, Mode::Present, Mode::Auto] {
        let show = Show::new(program(3), mode, Timing::default(), Moment::START).with_leaving(false);
        Kiosk::running(show).keys(&[Key::Escape; 5]).never_asked(Effect::Leave);
    }
}
