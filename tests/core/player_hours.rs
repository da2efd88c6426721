//! What the clock on the wall does to what is on screen.

use jiff::civil::date;
use xiongguan::{
    content::{Exhibition, SlideKind},
    deck::Machine,
    player::{Audience, Event},
    show::{Comfort, Dates, Hours, Input, Mode, Open, Phase, Place, Special, Weekly},
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

/// The second slide of the sample shows from ten o'clock on.
fn from_ten(exhibition: &mut Exhibition) {
    let slide = &mut exhibition.chapters[0].slides[1];
    if let SlideKind::Story(story) = &mut slide.kind {
        story.hours = "10:00 - 24:00".to_owned().try_into().ok();
    }
}

#[test]
fn slides_show_by_the_clock_on_the_wall_and_an_author_sees_them_all() {
    let shown = |audience: Audience, at: i8| {
        let stage = Stage::of(audience, Machine::default()).happen(hour(at)).reads("/one", 0, from_ten).ready();
        stage.state().order.holds(1)
    };
    assert!(!shown(Audience::default(), 9) && shown(Audience::default(), 10));
    assert!(shown(Audience { is_author: true, ..Audience::default() }, 9));
    // The time may be known later, and no longer.
    let stage = Stage::of(Audience::default(), Machine::default()).reads("/one", 0, from_ten).ready();
    assert!(stage.state().order.holds(1), "in doubt it shows");
    let stage = stage.happen(hour(9));
    assert!(!stage.state().order.holds(1));
    // A saved deck keeps the time.
    let stage = stage.reads("/one", 0, from_ten).ready();
    assert!(!stage.state().order.holds(1));
    let stage = stage.settings(|machine| machine.mode = Mode::Present);
    assert!(stage.state().order.holds(1), "a talk");
    assert!(stage.happen(Event::Wall(None)).state().order.holds(1));
}

#[test]
fn after_a_restart_a_visitor_keeps_a_slide_whose_time_has_ended_and_the_loop_does_not() {
    let begun = |explores: bool| {
        let place = Place {
            slide: "story".to_owned(),
            at: 1,
            language: "zh".to_owned(),
            explores,
            comfort: Comfort::default(),
        };
        let mut stage = Stage::of(Audience::default(), Machine::default());
        stage.player = stage.player.resuming(Some(place));
        let stage = stage.happen(hour(9)).reads("/one", 0, from_ten).ready();
        stage.player.place().map(|place| (place.slide, place.explores))
    };
    assert_eq!(begun(true), Some(("story".to_owned(), true)));
    assert_eq!(begun(false), Some(("cover".to_owned(), false)));
}
