//! What the clock on the wall does to what is on screen.

use jiff::civil::date;
use xiongguan::{
    deck::Machine,
    player::{Audience, Event},
    show::{Dates, Hours, Input, Open, Phase, Special, Weekly},
};

use super::Stage;

/// Open on Mondays from 9 to 17 h.
fn mondays() -> Machine {
    let mondays = [true, false, false, false, false, false, false];
    let open = Open::new(9 * 60, 17 * 60);
    Machine { hours: Hours::new(vec![Weekly { days: mondays, open }], Vec::new()), ..Machine::default() }
}

/// An hour of Monday, 23 November 2026.
fn hour(hour: i8) -> Event {
    Event::Wall(Some(date(2026, 11, 23).at(hour, 0, 0, 0)))
}

#[test]
fn the_screen_rests_outside_the_opening_hours_and_never_when_the_time_is_not_known() {
    let stage = Stage::of(Audience::default(), mondays()).happen(hour(3)).reads_sample().ready();
    assert_eq!(stage.state().phase, Phase::Closed, "also if the hour was known before the deck");
    let stage = stage.happen(hour(10)).ready();
    assert_eq!(stage.state().phase, Phase::Attract);
    let stage = stage.happen(hour(18));
    assert_eq!(stage.state().phase, Phase::Closed);
    let stage = stage.happen(Event::Wall(None)).ready();
    assert_eq!(stage.state().phase, Phase::Attract, "in doubt it is open");
    let stage = stage.happen(hour(18)).settings(|machine| machine.hours = Hours::default()).ready();
    assert_eq!(stage.state().phase, Phase::Attract, "hours that were taken away");
}

#[test]
fn a_holiday_goes_before_the_day_of_the_week() {
    let holiday = Special { dates: vec![Dates::day(date(2026, 11, 30))], open: None };
    let stage = Stage::of(Audience::default(), mondays()).happen(hour(10)).reads_sample().ready();
    assert_eq!(stage.state().phase, Phase::Attract);
    let week_later = Event::Wall(Some(date(2026, 11, 30).at(10, 0, 0, 0)));
    let stage = stage.happen(week_later);
    assert_eq!(stage.state().phase, Phase::Attract, "the next Monday is as the last one");
    let stage = stage.settings(|machine| {
        let open = Open::new(9 * 60, 17 * 60);
        machine.hours = Hours::new(vec![Weekly { days: [true; 7], open }], vec![holiday]);
    });
    assert_eq!(stage.state().phase, Phase::Closed, "until it is a holiday");
    assert_eq!(stage.happen(hour(10)).ready().state().phase, Phase::Attract, "whose date alone counts");
}

#[test]
fn a_panel_that_may_be_off_is_lit_for_visitors_and_a_minute_before_the_exhibition_opens() {
    let machine = Machine { switches_off: true, ..mondays() };
    let at = |hour: i8, minute: i8| Event::Wall(Some(date(2026, 11, 23).at(hour, minute, 0, 0)));
    let stage = Stage::of(Audience::default(), machine).happen(hour(3));
    assert!(stage.player.lights_display(), "before anything is known");
    let stage = stage.reads_sample().ready();
    assert!(!stage.player.lights_display());
    let stage = stage.happen(at(8, 58));
    assert!(!stage.player.lights_display());
    let stage = stage.happen(at(8, 59));
    assert!(stage.player.lights_display() && stage.state().phase == Phase::Closed, "it warms up");
    let stage = stage.happen(hour(10)).ready().happen(hour(17));
    assert!(!stage.player.lights_display(), "closed again");
    let stage = stage.input(Input::Touch).input(Input::Release);
    assert!(stage.player.lights_display() && stage.state().phase == Phase::Exploring, "somebody has come");
    let stage = stage.happen(hour(18)).settings(|machine| machine.switches_off = false);
    assert!(stage.player.lights_display());
}
