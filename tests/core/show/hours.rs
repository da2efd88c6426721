//! Opening hours: how they are read, and what the show does at their beginning and end.

use jiff::civil::{DateTime, date};
use xiongguan::show::{Action, Effect, Hours, Input, Mode, Phase, Program, Stop, Wake};

use crate::{
    kiosk::{DWELL, GOODBYE, IDLE, Kiosk, languages, secs},
    settings::right,
};

impl Kiosk {
    fn hours_begin(mut self) -> Self {
        self.put_in(Input::Open(true));
        self
    }

    fn hours_end(mut self) -> Self {
        self.put_in(Input::Open(false));
        self
    }
}

#[test]
fn outside_the_hours_the_screen_rests_and_does_not_draw() {
    let kiosk = Kiosk::with(4).wait(secs(25)).shows("s3").hours_end().is(Phase::Closed);
    let kiosk = kiosk.wait(secs(3)).shows("s1");
    assert_eq!(kiosk.player.wake(kiosk.now), Wake::Never);
    kiosk.wait(secs(12 * 3600)).is(Phase::Closed).hours_end().is(Phase::Closed).shows("s1");
}

#[test]
fn a_new_day_begins_as_the_first_one_did() {
    for mode in [Mode::Kiosk, Mode::Auto] {
        let fresh = Kiosk::of(crate::kiosk::program(3), mode, xiongguan::show::Timing::default());
        let kiosk = Kiosk::of(crate::kiosk::program(3), mode, xiongguan::show::Timing::default());
        let kiosk = kiosk.wait(secs(17)).hours_end().wait(secs(9 * 3600)).hours_begin();
        let opened = kiosk.now;
        assert_eq!(kiosk.state().motion.since, opened);
        let (after, first) = (kiosk.shows("s1").wait(DWELL), fresh.shows("s1").wait(DWELL));
        assert_eq!((after.state().slide, after.state().phase), (first.state().slide, first.state().phase));
    }
}

#[test]
fn who_is_still_there_is_not_sent_away() {
    let kiosk = Kiosk::with(4).tap_nothing().tap(Action::Next).shows("s2").hours_end();
    let kiosk = kiosk.is(Phase::Exploring).wait(secs(10)).tap(Action::Next).shows("s3");
    let kiosk = kiosk.tap(Action::Language).tap(Action::TextSize).tap(Action::Menu);
    kiosk.wait(IDLE + GOODBYE + secs(1)).is(Phase::Closed).shows("s1").leaves_no_trace();
}

#[test]
fn what_a_pause_left_open_is_gone_when_the_hours_end() {
    let wall = Kiosk::playing(4).tap_nothing().tap(Action::Language).tap(Action::Menu).hours_end().pauses();
    wall.wait(secs(31)).is(Phase::Closed).leaves_no_trace();
}

#[test]
fn a_save_outside_the_hours_leaves_the_first_slide_ready() {
    let mut longer = crate::kiosk::stops(3);
    longer.insert(0, Stop { id: "new".to_owned(), ..longer[0].clone() });
    let longer = Program::new(longer, &languages(2)).expect("it has slides");
    let kiosk = Kiosk::with(3).hours_end().replace(longer).is(Phase::Closed).shows("new");
    let kiosk = kiosk.with_show(|show, now| show.turn_to(2, now));
    kiosk.wait(secs(5)).is(Phase::Closed).shows("new").tap_nothing().shows("new");
}

#[test]
fn who_comes_outside_the_hours_sees_the_exhibition() {
    let kiosk = Kiosk::with(4).wait(secs(25)).hours_end().wait(secs(3600)).tap_nothing().is(Phase::Exploring);
    kiosk.shows("s1").wait(IDLE + GOODBYE + secs(1)).is(Phase::Closed);
    let wall = Kiosk::playing(4).hours_end().is(Phase::Closed).tap_nothing().pauses();
    wall.wait(secs(31)).is(Phase::Closed);
}

#[test]
fn hours_that_begin_while_somebody_is_there_leave_them_alone() {
    let kiosk = Kiosk::with(4).hours_end().tap_nothing().tap(Action::Last).shows("s4").hours_begin();
    kiosk.is(Phase::Exploring).shows("s4").wait(IDLE + GOODBYE + secs(1)).is(Phase::Attract);
}

#[test]
fn a_talk_ignores_the_hours() {
    Kiosk::presenting(3).hours_end().is(Phase::Presenting).tap(Action::Next).shows("s2");
}

#[test]
fn a_machine_that_starts_outside_the_hours_rests_at_once() {
    use xiongguan::{
        show::{Show, Timing},
        units::Moment,
    };
    let mut show = Show::new(crate::kiosk::program(3), Mode::Kiosk, Timing::default(), Moment::START);
    let effects = show.step(Moment::START, Input::Open(false));
    assert!(effects.contains(&Effect::Prepare(0)));
    assert_eq!(show.state().phase, Phase::Closed);
}

fn hours(written: &str) -> Hours {
    right(&format!("Kiosk(opening_hours: [{written}])")).hours()
}

/// A time of the week that begins on Monday, 23 November 2026.
fn at(day: i64, hour: i8, minute: i8) -> DateTime {
    date(2026, 11, 23).at(hour, minute, 0, 0).saturating_add(jiff::SignedDuration::from_hours(24 * day))
}

#[test]
fn a_week_is_read_as_it_is_written() {
    let week = hours(r#"(days: "Tue-Fri, Sun", from: "9:00", to: "17:30"), (days: "sat", from: "10:00", to: "24:00")"#);
    assert!(!week.is_open(at(0, 10, 0)), "on Mondays it is closed");
    for day in [1, 2, 3, 4, 6] {
        assert!(!week.is_open(at(day, 8, 59)) && week.is_open(at(day, 9, 0)));
        assert!(week.is_open(at(day, 17, 29)) && !week.is_open(at(day, 17, 30)));
    }
    assert!(week.is_open(at(5, 23, 59)) && !week.is_open(at(6, 0, 0)));
    assert_eq!(week.next_change(at(0, 0, 0)), Some(at(1, 9, 0)));
    assert_eq!(week.last_change(at(0, 0, 0)), Some(at(-1, 17, 30)), "since Sunday, 17:30");
    assert_eq!(week.next_change(at(1, 9, 0)), Some(at(1, 17, 30)), "a change at this very minute is over");
    assert_eq!(week.last_change(at(1, 9, 0)), Some(at(1, 9, 0)));
}

#[test]
fn nights_go_over_midnight_and_weeks_over_sunday() {
    let week = hours(r#"(days: "Sat–Mon", from: "20:00", to: "02:00")"#);
    assert!(week.is_open(at(6, 23, 59)) && week.is_open(at(0, 1, 0)) && !week.is_open(at(0, 2, 0)));
    assert!(week.is_open(at(1, 1, 0)) && !week.is_open(at(2, 1, 0)));
    assert_eq!(week.next_change(at(6, 23, 0)), Some(at(7, 2, 0)));
    assert_eq!(week.last_change(at(7, 1, 0)), Some(at(6, 20, 0)));
    let always = hours(r#"(days: "daily", from: "0:00", to: "0:00")"#);
    let noon = at(3, 12, 0);
    assert_eq!((always.is_open(noon), always.next_change(noon), always.last_change(noon)), (true, None, None));
    assert!(hours("").is_empty() && hours("").is_open(noon));
}

#[test]
fn days_may_be_written_in_full() {
    let short = hours(r#"(days: "mon, Wed-FRI", from: "9:00", to: "17:00")"#);
    assert_eq!(hours(r#"(days: "Monday, Wednesday - Friday", from: "09:00", to: "17:00")"#), short);
}
