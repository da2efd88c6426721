//! Slides that a hand pulls aside.

use xiongguan::{
    content::Home,
    show::{Action, Comfort, Mode, Overlay, Show, ShowState, Timing},
    units::Moment,
};

use crate::kiosk::{CENTER, Kiosk, millis, program, secs};

/// A visitor has woken it, and some time has passed.
fn visited() -> Kiosk {
    Kiosk::with(4).wait(secs(1)).tap_nothing().wait(secs(3)).shows("s1")
}

/// The hand goes there in steps, and lets go.
fn pull(kiosk: Kiosk, to: f32, goes: bool) -> Kiosk {
    let kiosk =
        (1..=5).fold(kiosk.touch(), |kiosk, step| kiosk.wait(millis(16)).act(Action::Pull(to * step as f32 / 5.0)));
    kiosk.act(Action::LetGo { goes, speed: 0.0 }).lift()
}

#[test]
fn the_next_slide_comes_in_beside_and_settles() {
    let kiosk = visited().touch().act(Action::Pull(-0.2)).sees(|state| {
        state.pull.is_some_and(|pull| pull.beside == Some(1) && (pull.offset(Moment::START) + 0.2).abs() < 1.0e-6)
    });
    let kiosk = kiosk.act(Action::LetGo { goes: true, speed: -1.0 }).lift().shows("s2");
    let kiosk = kiosk.sees(|state| state.transition.is_some_and(|change| change.slid == Some(-0.2)));
    kiosk.wait(millis(400)).sees(|state| state.transition.is_none() && state.pull.is_none());
}

#[test]
fn pulled_to_the_right_the_slide_before_comes() {
    pull(visited(), 0.3, true).shows("s4");
    let second = visited().tap(Action::Next).wait(secs(2)).shows("s2");
    pull(second, 0.3, true).shows("s1");
}

#[test]
fn what_is_let_go_springs_back() {
    let kiosk = pull(visited(), -0.3, false).shows("s1");
    kiosk.wait(millis(100)).sees(|state| state.pull.is_some()).wait(millis(300)).sees(|state| state.pull.is_none());
}

#[test]
fn at_the_ends_of_a_talk_the_slide_resists() {
    let talk = Kiosk::presenting(3).wait(secs(3)).touch().act(Action::Pull(0.5));
    let talk = talk.sees(|state| {
        let far = state.pull.map_or(0.0, |pull| pull.offset(Moment::START));
        state.pull.is_some_and(|pull| pull.beside.is_none()) && (0.01..0.13).contains(&far)
    });
    talk.act(Action::LetGo { goes: true, speed: 1.0 })
        .lift()
        .wait(secs(1))
        .shows("s1")
        .sees(|state| state.pull.is_none());
}

#[test]
fn a_slide_whose_pictures_are_not_there_is_not_seen_half() {
    let kiosk = visited().with_slow_pictures().wait(secs(10)).touch().act(Action::Pull(-0.4));
    let kiosk = kiosk.sees(|state| state.pull.is_some_and(|pull| pull.beside.is_none()));
    // It comes as soon as it is ready, also under the hand.
    let kiosk = kiosk.prepared(1).sees(|state| state.pull.is_some_and(|pull| pull.beside == Some(1)));
    kiosk.act(Action::LetGo { goes: true, speed: -1.0 }).lift().shows("s2");
}

#[test]
fn pulls_bring_no_more_than_two_slides_a_second() {
    let mut kiosk = visited();
    let before = kiosk.showings().iter().sum::<usize>();
    for _ in 0..20 {
        kiosk = pull(kiosk, -0.5, true).wait(millis(20));
    }
    let shown = kiosk.showings().iter().sum::<usize>() - before;
    assert!((2..=5).contains(&shown), "{shown} in two seconds");
}

#[test]
fn a_hand_that_shakes_the_slide_does_not_make_it_flash() {
    let mut kiosk = visited().touch();
    let (mut turns, mut last, mut way) = (0, 0.0, 1.0);
    for step in 0..20 {
        let to = if step % 2 == 0 { -0.8 } else { 0.0 };
        kiosk = kiosk.wait(millis(50)).act(Action::Pull(to));
        let by = kiosk.state().pull.map_or(0.0, |pull| pull.by);
        if (by - last) * way < 0.0 {
            (turns, way) = (turns + 1, -way);
        }
        last = by;
    }
    assert!(turns <= 3, "{turns} times to and fro in a second");
}

#[test]
fn calm_slides_are_not_pulled_but_changed() {
    let calm = Comfort { calm: true, ..Comfort::default() };
    let show = Show::new(program(4), Mode::Kiosk, Timing::default(), Moment::START).with_home(None, calm);
    let kiosk = Kiosk::running(show).wait(secs(1)).tap_nothing().wait(secs(1)).touch().act(Action::Pull(-0.3));
    let kiosk = kiosk.sees(|state| state.pull.is_none_or(|pull| pull.beside.is_none()));
    let kiosk = kiosk.act(Action::LetGo { goes: true, speed: -1.0 }).lift().shows("s2");
    let fade = |state: &ShowState| state.transition.is_some_and(|change| change.length == millis(200));
    kiosk.sees(|state| state.pull.is_none() && fade(state));
}

#[test]
fn over_a_start_page_the_way_to_another_chapter_leads() {
    let kiosk = Kiosk::of(program(4).with_home(Home::Tiles), Mode::Kiosk, Timing::default());
    let kiosk = kiosk.wait(secs(1)).tap_nothing().wait(secs(1)).tap(Action::GoTo(1)).wait(secs(2)).shows("s2");
    pull(kiosk, -0.5, true).covered_by(Overlay::Menu).shows("s2");
}

#[test]
fn enlarged_pictures_of_a_slide_are_pulled_and_pressed_one_after_the_other() {
    let first = || visited().tap(Action::Enlarge(0)).wait(secs(1)).covered_by(Overlay::enlarged(0, CENTER));
    pull(first(), -0.3, true).covered_by(Overlay::enlarged(1, CENTER)).shows("s1");
    pull(first(), 0.3, true).wait(secs(1)).covered_by(Overlay::enlarged(0, CENTER));
    let second = first().tap(Action::OtherPicture { forwards: true }).covered_by(Overlay::enlarged(1, CENTER));
    let second = second.wait(secs(1)).tap(Action::OtherPicture { forwards: true });
    let second = second.covered_by(Overlay::enlarged(1, CENTER)).wait(secs(1));
    second.tap(Action::OtherPicture { forwards: false }).covered_by(Overlay::enlarged(0, CENTER));
}

#[test]
fn what_covers_a_pulled_picture_ends_the_pull() {
    for covers in [Action::Menu, Action::Back] {
        let pulled = visited().tap(Action::Enlarge(0)).wait(secs(1)).tap(Action::Pull(-0.3));
        let pulled = pulled.sees(|state| state.pull.is_some_and(|pull| pull.beside == Some(1)));
        pulled.tap(covers).wait(secs(2)).sees(|state| state.pull.is_none());
    }
}

#[test]
fn a_finger_that_moves_keeps_the_visitor() {
    let mut kiosk = visited().touch();
    for _ in 0..300 {
        kiosk.put_in(xiongguan::show::Input::Stir);
        kiosk = kiosk.wait(secs(1)).explores();
    }
    kiosk.wait(secs(45)).says_goodbye();
}
