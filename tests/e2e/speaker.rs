//! A speaker with a window of their own on a second monitor. The display has no monitors, so the program is told of two; how it
//! learns of real ones that are plugged in and out, `tests/benches/windows.py` tries.

use crate::{
    machine::Machine,
    program::Program,
    screen::{ROOT, Screen},
};

/// The title of the speaker's window, and of the audience's.
const SPEAKERS: &str = "for the speaker";
const AUDIENCES: &str = "^Xiongguan$";

/// Two monitors side by side on the display.
fn two_monitors() -> Machine {
    let machine = Machine::small().arg("--mode").arg("present");
    machine.with_variable("XIONGGUAN_MONITORS", "640x720+0+0,640x720+640+0".to_owned())
}

fn talk() -> Program {
    two_monitors().open().until("speaker slide=one")
}

trait Windows {
    /// A key in the window whose title has these words.
    fn key_in(self, title: &str, key: &str) -> Self;
}

impl Windows for Program {
    fn key_in(self, title: &str, key: &str) -> Self {
        self.on_display(|display| display.focus_on(title)).key(key)
    }
}

/// The page around small slides.
fn is_dark(screen: &Screen, x: usize) -> bool {
    screen.at(x + 2, 2).iter().all(|channel| *channel < 40)
}

/// The speaker's view is on the right and on the left there is none, or the other way round.
fn view_is(at_right: bool) -> impl Fn(&Screen) -> bool {
    move |screen| is_dark(screen, 640) == at_right && is_dark(screen, 0) != at_right
}

#[test]
#[ignore = "needs a display"]
fn both_monitors_follow_the_talk_and_both_keyboards_drive_it() {
    let program = talk().looks("a slide beside the speaker's view", view_is(true));
    let program = program.key_in(SPEAKERS, "Next").until("slide=two changing=no").until("speaker slide=two");
    let program = program.key_in(AUDIENCES, "Next").until("slide=three changing=no").until("speaker slide=three");
    let program = program.key_in(SPEAKERS, "b").until("overlay=black").until("speaker overlay=black");
    let program = program.key_in(AUDIENCES, "b").until("overlay=none").until("speaker overlay=none");
    drop(program.looks("a slide beside the speaker's view", view_is(true)));
}

#[test]
#[ignore = "needs a display"]
fn what_is_looked_for_is_the_speakers_alone() {
    let program = talk().key_in(SPEAKERS, "o").until("overlay=overview").until("speaker overlay=overview");
    // The audience still sees the slide, and the speaker all of them, on paper.
    let is_private = |screen: &Screen| !is_dark(screen, 640) && screen.at(642, 2) == screen.at(642, 718);
    let program = program.looks("all slides at the right", is_private).key("3").until("speaker overlay=overview");
    drop(program.key("Return").until("slide=three overlay=none changing=no").until("speaker slide=three"));
}

#[test]
#[ignore = "needs a display"]
fn a_talk_outlives_the_speakers_window_and_has_it_again_at_once() {
    let program = talk().key_in(AUDIENCES, "Next").until("slide=two changing=no").until("speaker slide=two");
    let program = program.strike_beside("KILL").until("event=speaker window=died").until("event=speaker window=shown");
    let program = program.is("slide=two").looks("a slide beside the speaker's view", view_is(true));
    let program = program.key_in(SPEAKERS, "Next").until("slide=three changing=no").until("speaker slide=three");
    // A window that hangs holds nothing up either.
    let program = program.strike_beside("STOP").key_in(AUDIENCES, "End").until("slide=four changing=no");
    drop(program.strike_beside("KILL").until("event=speaker window=shown").until("speaker slide=four"));
}

#[test]
#[ignore = "needs a display"]
fn one_that_dies_again_and_again_is_given_up_and_a_key_brings_the_view() {
    let mut program = talk();
    for _ in 0..2 {
        program = program.strike_beside("KILL").until("event=speaker window=died").until("event=speaker window=shown");
    }
    let program = program.strike_beside("KILL").until("event=speaker window=died").key_in(AUDIENCES, "v");
    drop(program.looks("the speaker's view", |screen| is_dark(screen, 0)));
}

#[test]
#[ignore = "needs a display"]
fn the_speaker_may_close_it_and_a_key_exchanges_the_two() {
    let program = talk().key_in(SPEAKERS, "v").looks("the two exchanged", view_is(false));
    // Esc closes what lies on top, and nothing does.
    let program = program.key("Escape").until("speaker overlay=black").key("F5").until("speaker overlay=none");
    let program = program.looks("the two exchanged", view_is(false)).key("v").looks("as before", view_is(true));
    let program = program.on_display(|display| display.close_window_named(SPEAKERS));
    let program = program.until("event=speaker window=closed").key_in(AUDIENCES, "Next");
    assert!(program.until("slide=two changing=no").has_no_window_beside());
}

#[test]
#[ignore = "needs a display"]
fn both_end_with_the_talk() {
    let program = talk().key_in(SPEAKERS, "Escape").until("overlay=black").until("speaker overlay=black");
    let is_bare = |screen: &Screen| screen.is_only(ROOT);
    program.key("Escape").looks_when_ended("bare", is_bare).leaves_with(0);
    talk().kill().looks_when_ended("bare", is_bare);
}

#[test]
#[ignore = "needs a display"]
fn where_it_is_not_wanted_there_is_none() {
    for machine in [
        two_monitors().arg("--no-speaker-window"),
        two_monitors().settings("speaker_window: off"),
        two_monitors().arg("--windowed").arg("600x400"),
    ] {
        let program = machine.open().is("slide=one phase=presenting").key_in(AUDIENCES, "Next");
        assert!(program.until("slide=two changing=no").has_no_window_beside());
    }
    let kiosk = Machine::small().with_variable("XIONGGUAN_MONITORS", "640x720+0+0,640x720+640+0".to_owned());
    assert!(kiosk.arg("--no-supervise").open().wake().has_no_window_beside());
}
