//! What is counted of a show.

use std::time::Duration;

use xiongguan::{
    show::{Action, Comfort, Input, Key, Mode, Show, Timing},
    statistics::{Glance, Hour, Seen, Tally, Totals},
    units::{Fraction, Moment},
};

use super::{DAY, line};
use crate::kiosk::{Kiosk, languages, program, secs};

/// The real show on a virtual clock, watched by a tally after each frame, as the window does.
struct Watched {
    kiosk: Kiosk,
    counter: Counter,
}

#[derive(Default)]
struct Counter {
    tally: Tally,
    totals: Totals,
    last: Option<Glance>,
    told: usize,
}

impl Counter {
    fn look(&mut self, kiosk: &Kiosk) {
        let (deck, show) = kiosk.player.current().expect("a show");
        let glance = Glance::of(deck.generation, show.state(), show.last_input());
        if self.last.is_none_or(|last| glance.differs(&last)) {
            let language = deck.program.languages()[show.state().language].0.clone();
            let seen = Seen { at: kiosk.now, glance, slide: kiosk.slide().to_owned(), language };
            self.tally.see(seen, Hour { day: DAY, hour: 9 }, &mut self.totals);
            (self.last, self.told) = (Some(glance), self.told + 1);
        }
    }
}

impl Watched {
    fn of(kiosk: Kiosk) -> Self {
        Self { kiosk, counter: Counter::default() }.does(|kiosk| kiosk)
    }

    fn kiosk() -> Self {
        Self::of(Kiosk::of(program(3), Mode::Kiosk, Timing { title: Duration::ZERO, ..Timing::default() }))
    }

    fn does(self, act: impl FnOnce(Kiosk) -> Kiosk) -> Self {
        let Self { kiosk, mut counter } = self;
        let kiosk = act(kiosk);
        counter.look(&kiosk);
        Self { kiosk, counter }
    }

    fn wait(mut self, seconds: u64) -> Self {
        let Self { kiosk, counter } = &mut self;
        kiosk.pass(secs(seconds), |kiosk| counter.look(kiosk));
        self
    }

    fn tap(self, action: Action) -> Self {
        self.does(|kiosk| kiosk.tap(action))
    }

    fn key(self, key: Key) -> Self {
        self.does(|kiosk| kiosk.key(key))
    }

    fn lines(&self) -> Vec<String> {
        self.counter.totals.numbers().iter().map(|(total, number)| line(total, *number)).collect()
    }

    /// Of these kinds, exactly these lines were counted.
    #[track_caller]
    fn counted(self, kinds: &[&str], wanted: &[&str]) -> Self {
        let lines = self.lines();
        let of_kinds: Vec<&String> =
            lines.iter().filter(|line| kinds.contains(&line.split(' ').next().unwrap_or_default())).collect();
        assert_eq!(of_kinds, wanted, "of {lines:#?}");
        self
    }
}

#[test]
fn the_loop_counts_each_slide_when_the_next_comes_up() {
    let watched = Watched::kiosk().wait(35);
    let plays = ["played s1 1", "played s2 1", "played s3 1"];
    let times = ["played_ms s1 10000", "played_ms s2 10000", "played_ms s3 10000"];
    drop(watched.counted(&["played"], &plays).counted(&["played_ms"], &times).counted(&["visit", "seen"], &[]));
}

#[test]
fn a_slide_that_a_visitor_stops_was_played_for_its_time_but_not_shown_once_more() {
    drop(Watched::kiosk().wait(4).key(Key::ArrowRight).counted(&["played", "played_ms"], &["played_ms s1 4000"]));
}

#[test]
fn a_visit_lasts_from_the_first_touch_to_the_last() {
    let watched = Watched::kiosk()
        .wait(4)
        .key(Key::ArrowRight)
        .wait(20)
        .key(Key::ArrowRight)
        .wait(5)
        .key(Key::ArrowRight)
        .wait(120);
    let watched = watched.counted(&["visit"], &["visit 09 1"]).counted(&["visit_end"], &["visit_end walked_away 1"]);
    let watched = watched.counted(&["visit_ms", "visit_length"], &["visit_length 10 1", "visit_ms 25000"]);
    // The third slide came up with the last touch: nobody knows whether it was looked at.
    drop(
        watched.counted(
            &["seen", "seen_ms"],
            &["seen s1 zh 1", "seen s2 zh 1", "seen_ms s1 zh 20000", "seen_ms s2 zh 5000"],
        ),
    );
}

#[test]
fn a_slide_that_is_passed_by_is_not_looked_at() {
    let watched =
        Watched::kiosk().wait(4).key(Key::ArrowRight).wait(1).key(Key::ArrowRight).wait(1).key(Key::ArrowRight).wait(1);
    drop(watched.counted(&["seen", "seen_ms"], &[]));
}

#[test]
fn who_touches_again_is_known_to_be_there_up_to_then() {
    let watched = Watched::kiosk().wait(4).key(Key::ArrowRight);
    let watched = (0..3).fold(watched, |watched, _| watched.wait(10).does(Kiosk::tap_nothing));
    // Written while the visitor is still there, not only at the end.
    let written: u64 = watched
        .counter
        .totals
        .numbers()
        .iter()
        .filter(|(total, _)| total.kind.word() == "seen_ms")
        .map(|(_, ms)| ms)
        .sum();
    assert!((29_000..=30_300).contains(&written), "{written}");
    drop(watched.counted(&["seen"], &["seen s1 zh 1"]));
}

#[test]
fn a_touch_during_the_goodbye_goes_on_with_the_same_visit() {
    let watched = Watched::kiosk().wait(4).key(Key::ArrowRight).wait(50).does(Kiosk::says_goodbye).key(Key::ArrowRight);
    let watched = watched.wait(3).key(Key::ArrowRight).wait(120);
    drop(watched.counted(&["visit", "visit_end"], &["visit 09 1", "visit_end walked_away 1"]));
}

#[test]
fn languages_and_comfort_count_once_in_a_visit() {
    let watched = Watched::kiosk().wait(4).key(Key::ArrowRight).wait(5);
    let watched =
        [Action::Language, Action::Language, Action::Language, Action::TextSize, Action::TextSize, Action::TextSize]
            .into_iter()
            .fold(watched, |watched, action| watched.tap(action).wait(3));
    let watched = watched.tap(Action::Menu).tap(Action::Menu).tap(Action::Enlarge(0)).wait(1).tap(Action::Back);
    let watched = watched.tap(Action::Divide(Fraction::new(0.3))).wait(120);
    let watched = watched.counted(&["language"], &["language en 1"]);
    let used = ["used divider 1", "used enlarged 1", "used large_text 1", "used menu 1"];
    let watched = watched.counted(&["used"], &used);
    // The next visitor may use the same.
    let watched = watched.key(Key::ArrowRight).tap(Action::TextSize).wait(120);
    drop(
        watched
            .counted(&["visit"], &["visit 09 2"])
            .counted(&["used"], &[used[0], used[1], "used large_text 2", used[3]]),
    );
}

#[test]
fn both_languages_of_a_slide_count_by_themselves() {
    let watched =
        Watched::kiosk().wait(4).key(Key::ArrowRight).wait(10).tap(Action::Language).wait(8).key(Key::ArrowRight);
    let watched = watched.counted(&["seen"], &["seen s1 en 1", "seen s1 zh 1"]);
    drop(watched.counted(&["seen_ms"], &["seen_ms s1 en 8000", "seen_ms s1 zh 10080"]));
}

#[test]
fn a_wall_that_plays_on_by_itself_has_lost_its_visitor_and_one_that_is_told_to_has_not() {
    let wall = || Watched::of(Kiosk::of(program(3), Mode::Auto, Timing { title: Duration::ZERO, ..Timing::default() }));
    let ends = |watched: Watched, end: &str| drop(watched.counted(&["visit", "visit_end"], &["visit 09 1", end]));
    ends(wall().wait(4).key(Key::ArrowRight).wait(90), "visit_end walked_away 1");
    ends(wall().wait(4).key(Key::ArrowRight).wait(5).tap(Action::Pause).wait(20), "visit_end restarted 1");
}

#[test]
fn closing_time_and_the_end_of_the_program_end_visits_in_their_own_ways() {
    let shut = |kiosk: Kiosk| {
        let mut kiosk = kiosk;
        kiosk.put_in(Input::Open(false));
        kiosk
    };
    let watched = Watched::kiosk().wait(4).key(Key::ArrowRight).wait(9).does(shut).wait(120);
    drop(watched.counted(&["visit_end"], &["visit_end closing 1"]).wait(3600).counted(&["played"], &[]));
    let mut watched = Watched::kiosk().wait(4).key(Key::ArrowRight).wait(9);
    let Counter { tally, totals, .. } = &mut watched.counter;
    tally.end(watched.kiosk.now, DAY, totals);
    drop(watched.counted(&["visit_end"], &["visit_end left 1"]));
}

#[test]
fn a_show_that_was_started_again_goes_on_with_the_same_visit() {
    let show = Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START);
    let show = show.resumed(1, &languages(2)[1], Comfort::default(), true, Moment::START);
    let counter = Counter { tally: Tally::resuming(true), ..Counter::default() };
    let watched = Watched { kiosk: Kiosk::running(show), counter }.does(|kiosk| kiosk);
    let watched = watched.wait(5).key(Key::ArrowRight).wait(200);
    let watched = watched.counted(&["visit", "visit_length", "visit_ms"], &[]).counted(&["seen"], &["seen s2 en 1"]);
    drop(watched.counted(&["visit_end"], &["visit_end walked_away 1"]));
}

#[test]
fn what_stands_in_the_loop_counts_as_time_passes() {
    let kiosk = Kiosk::of(program(1), Mode::Kiosk, Timing { title: Duration::ZERO, ..Timing::default() });
    let mut watched = Watched::of(kiosk).wait(3600);
    let Counter { tally, totals, .. } = &mut watched.counter;
    for minute in 1..=60 {
        tally.pass(Moment::from_millis(minute * 60_000), DAY, totals);
    }
    drop(watched.counted(&["played_ms"], &["played_ms s1 3600000"]));
}

#[test]
fn a_machine_that_slept_has_shown_nothing_meanwhile() {
    let watched = Watched::kiosk().wait(4).does(|kiosk| kiosk.stall(secs(36_000))).wait(30);
    let shown: u64 = watched.counter.totals.numbers().values().sum();
    assert!(shown < 700_000, "{:?}", watched.lines());
}

#[test]
fn few_frames_are_told() {
    let watched = Watched::kiosk().wait(300);
    assert!(watched.counter.told <= 32, "{} in five minutes of the loop", watched.counter.told);
}
