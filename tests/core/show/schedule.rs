//! Slides that show at certain times alone, and slides for the loop alone.

use jiff::civil::{DateTime, date};
use xiongguan::{
    content::Schedule,
    show::{Action, Input, Key, Mode, Order, Phase, Program, Show, Stop, Timing, Wake},
    units::Moment,
};

use crate::kiosk::{DWELL, GOODBYE, Kiosk, almost, languages, millis, secs, stops};

/// A time of 1 October 2026.
fn at(hour: i8) -> DateTime {
    date(2026, 10, 1).at(hour, 0, 0, 0)
}

/// At these hours.
fn hours(hours: &str) -> Vec<Schedule> {
    vec![Schedule { hours: Some(hours.to_owned().try_into().expect("hours")), ..Schedule::default() }]
}

/// Six slides, of which the second and the third show from ten to twelve, and the fifth from twelve on.
fn program() -> Program {
    let mut stops = stops(6);
    for (place, when) in [(1, "10:00 - 12:00"), (2, "10:00 - 12:00"), (4, "12:00 - 24:00")] {
        stops[place].schedules = hours(when);
    }
    Program::new(stops, &languages(2)).expect("six slides")
}

fn kiosk(mode: Mode, hour: i8) -> Kiosk {
    Kiosk::running(Show::new(program(), mode, Timing::default(), Moment::START).by_the_wall(Some(at(hour))))
}

impl Kiosk {
    /// The clock on the wall shows this hour.
    fn hour(mut self, hour: i8) -> Self {
        self.put_in(Input::Wall(Some(at(hour))));
        self
    }
}

/// The ids that come up in the next round.
fn round(mut kiosk: Kiosk, slides: usize) -> (Kiosk, String) {
    let mut seen = Vec::new();
    for _ in 0..slides {
        kiosk = kiosk.wait(DWELL);
        seen.push(kiosk.slide().to_owned());
    }
    (kiosk, seen.join(" "))
}

#[test]
fn the_loop_shows_the_slides_whose_time_it_is() {
    let (kiosk, seen) = round(kiosk(Mode::Kiosk, 9).shows("s1"), 3);
    assert_eq!(seen, "s4 s6 s1");
    let (kiosk, seen) = round(kiosk.hour(10), 5);
    assert_eq!(seen, "s2 s3 s4 s6 s1");
    let (_, seen) = round(kiosk.hour(12), 4);
    assert_eq!(seen, "s4 s5 s6 s1");
    // A wall does the same.
    let (_, seen) = round(self::kiosk(Mode::Auto, 12), 4);
    assert_eq!(seen, "s4 s5 s6 s1");
}

#[test]
fn nobody_has_a_slide_torn_away() {
    // The loop leaves it when its time there is over.
    let kiosk = kiosk(Mode::Kiosk, 10).wait(DWELL).shows("s2").wait(secs(1)).hour(12).shows("s2");
    let looped = kiosk.wait(almost(secs(9))).shows("s2").wait(millis(1)).shows("s4");
    // A visitor stays until they go on, and does not find it again.
    let visitor = looped
        .hour(10)
        .tap_nothing()
        .explores()
        .tap(Action::Previous)
        .wait(secs(1))
        .shows("s3")
        .hour(12)
        .wait(secs(30));
    let visitor = visitor.shows("s3").explores().tap(Action::Next).wait(secs(1)).shows("s4");
    let visitor = visitor.tap(Action::Previous).wait(secs(1)).shows("s1").tap(Action::Next).wait(secs(1)).shows("s4");
    visitor.wait(secs(45)).says_goodbye().wait(GOODBYE).attracts().shows("s1");
}

#[test]
fn a_slide_that_is_awaited_gives_way_if_nobody_asked_for_it() {
    let kiosk = kiosk(Mode::Kiosk, 10).with_slow_pictures().wait(DWELL).shows("s1");
    assert_eq!(kiosk.state().opening.map(|(slide, _)| slide), Some(1));
    let kiosk = kiosk.hour(12).wait(millis(1));
    assert_eq!(kiosk.state().opening.map(|(slide, _)| slide), Some(3), "the next one that shows");
    // What a visitor has asked for comes.
    let kiosk = self::kiosk(Mode::Kiosk, 10).tap_nothing().with_slow_pictures().tap(Action::Next).hour(12);
    kiosk.with_quick_pictures().shows("s2");
}

#[test]
fn the_first_slide_is_one_whose_time_it_is() {
    let mut stops = stops(3);
    stops[0].schedules = hours("10:00 - 12:00");
    let program = Program::new(stops, &languages(1)).expect("three slides");
    let show = Show::new(program, Mode::Kiosk, Timing::default(), Moment::START);
    Kiosk::running(show.clone().by_the_wall(Some(at(9)))).shows("s2");
    // The time may become known while the first slide is awaited.
    let kiosk = Kiosk::starting(show).hour(9);
    assert_eq!(kiosk.state().opening.map(|(slide, _)| slide), Some(1));
    let kiosk = kiosk.with_quick_pictures().shows("s2").hour(10).wait(DWELL).shows("s3").wait(DWELL);
    // Resting, it has the slide ready that shows when somebody comes.
    let mut kiosk = kiosk.shows("s1");
    kiosk.put_in(Input::Open(false));
    let kiosk = kiosk.is(Phase::Closed).hour(12).wait(secs(3)).tap_nothing().explores().wait(secs(3));
    assert_eq!(kiosk.slide(), "s2", "the first one's time has ended meanwhile");
}

#[test]
fn numbers_count_what_can_be_seen() {
    let kiosk = kiosk(Mode::Kiosk, 9).tap_nothing();
    let kiosk = kiosk.keys(&[Key::Digit(3), Key::Enter]).wait(secs(1)).shows("s6");
    let order = &kiosk.state().order;
    assert_eq!((order.position(5), order.count(5, 6)), (2, 3));
    let kiosk = kiosk.act(Action::First).wait(secs(1)).shows("s1").act(Action::Last).wait(secs(1)).shows("s6");
    // The menu may offer what has ended since.
    kiosk.act(Action::GoTo(1)).wait(secs(1)).shows("s4");
}

#[test]
fn a_position_counts_the_slide_on_screen_also_when_its_time_has_ended() {
    let order = Order::of(vec![true, false, true, false]);
    assert_eq!((order.position(1), order.count(1, 4)), (1, 3));
    assert_eq!((order.position(2), order.count(2, 4)), (1, 2));
    assert_eq!((order.place(1, 1, 4), order.place(1, 2, 4), order.place(9, 2, 4)), (1, 2, 2));
    assert_eq!(Order::of(vec![true; 3]), Order::default());
}

#[test]
fn a_talk_shows_every_slide_and_an_unknown_time_does_too() {
    let talk = kiosk(Mode::Present, 9).act(Action::Next).wait(secs(1)).shows("s2");
    talk.act(Action::Last).wait(secs(1)).act(Action::Previous).wait(secs(1)).shows("s5");
    let mut unknown = kiosk(Mode::Kiosk, 9);
    unknown.put_in(Input::Wall(None));
    unknown.wait(DWELL).shows("s2");
}

#[test]
fn where_no_slide_would_show_all_do() {
    let mut stops = stops(3);
    for stop in &mut stops {
        stop.schedules = hours("10:00 - 12:00");
    }
    let program = Program::new(stops, &languages(1)).expect("three slides");
    let night = program.clone().arranged(Mode::Kiosk, Some(at(9)));
    assert!(night.none_scheduled() && (0..3).all(|place| night.shows(place)));
    assert!(!program.clone().arranged(Mode::Kiosk, Some(at(10))).none_scheduled());
    assert_eq!(program.next_change(Mode::Kiosk, at(9)), None, "the same slides show in any case");
    let show = Show::new(program, Mode::Kiosk, Timing::default(), Moment::START).by_the_wall(Some(at(9)));
    Kiosk::running(show).wait(DWELL).shows("s2");
}

/// Four slides; the second is for the loop alone.
fn with_a_call() -> Program {
    let mut stops = stops(4);
    stops[1] = Stop { loop_only: true, ..stops[1].clone() };
    Program::new(stops, &languages(1)).expect("four slides")
}

#[test]
fn what_is_for_the_loop_alone_is_in_the_loop_and_on_a_wall_and_nowhere_else() {
    let kiosk = Kiosk::of(with_a_call(), Mode::Kiosk, Timing::default()).wait(DWELL).shows("s2");
    // Who touches it sees it until they go on.
    let kiosk = kiosk.tap_nothing().explores().shows("s2").tap(Action::Next).wait(secs(1)).shows("s3");
    kiosk.tap(Action::Previous).wait(secs(1)).shows("s1");
    Kiosk::of(with_a_call(), Mode::Auto, Timing::default()).wait(DWELL).shows("s2").wait(DWELL).shows("s3");
    Kiosk::of(with_a_call(), Mode::Present, Timing::default()).act(Action::Next).wait(secs(1)).shows("s3");
}

#[test]
fn an_exhibition_for_the_loop_alone_can_be_explored() {
    let mut stops = stops(2);
    for stop in &mut stops {
        stop.loop_only = true;
    }
    let program = Program::new(stops, &languages(1)).expect("two slides");
    Kiosk::of(program, Mode::Kiosk, Timing::default()).tap_nothing().tap(Action::Next).wait(secs(1)).shows("s2");
}

#[test]
fn a_save_goes_on_with_what_shows() {
    let kiosk = kiosk(Mode::Kiosk, 10).wait(DWELL).shows("s2").hour(12);
    let kiosk = kiosk.replace(program()).shows("s2").wait(DWELL).shows("s4");
    // The slide on screen was taken out; the next one that shows stands in.
    let mut fewer = stops(6);
    fewer[4].schedules = hours("10:00 - 12:00");
    fewer.remove(3);
    kiosk.wait(secs(2)).replace(Program::new(fewer, &languages(2)).expect("slides")).wait(secs(2)).shows("s6");
}

#[test]
fn the_next_change_is_known() {
    let program = program();
    assert_eq!(program.next_change(Mode::Kiosk, at(9)), Some(at(10)));
    assert_eq!(program.next_change(Mode::Auto, at(10)), Some(at(12)));
    assert_eq!(program.next_change(Mode::Kiosk, at(12)), Some(date(2026, 10, 2).at(0, 0, 0, 0)));
    assert_eq!(program.next_change(Mode::Present, at(9)), None);
}

#[test]
fn a_change_of_the_order_leaves_no_wake_up_in_the_past() {
    let mut stops = stops(2);
    stops[1].schedules = hours("10:00 - 12:00");
    stops[0].pictures.clear();
    let program = Program::new(stops, &languages(1)).expect("two slides");
    let show = Show::new(program, Mode::Kiosk, Timing::default(), Moment::START).by_the_wall(Some(at(9)));
    // Alone, the first slide stays for good.
    let kiosk = Kiosk::running(show).wait(secs(100)).shows("s1");
    assert_eq!(kiosk.player.wake(kiosk.now), Wake::Never);
    kiosk.hour(10).wait(millis(1)).shows("s2");
}
