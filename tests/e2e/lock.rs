//! A kiosk with a PIN: visitors stay in, and staff come out.

use xiongguan::{
    lock::{Face, Note, Pin, PinHash, Request},
    show::Action,
};

use crate::{display::Display, machine::Machine, program::Program};

/// A kiosk whose PIN is 2580.
fn locked() -> Machine {
    let hash = Pin::new("2580").ok().and_then(|pin| PinHash::of(&pin)).expect("a hash");
    Machine::small().settings(&format!("idle: 3600, dwell_max: 3600, pin: \"{hash}\""))
}

/// Staff stand before their panel.
fn on_panel() -> Program {
    locked().open().hold_corner().type_pin("2580").until("event=lock shows=panel")
}

#[test]
#[ignore = "needs a display"]
fn staff_hold_the_corner_mistype_the_pin_type_it_and_leave() {
    let program = locked().open().hold_corner().type_pin("2581").until("event=lock shows=pad-wrong");
    let pad = Face::Pad { digits: 0, note: Note::Wrong { left: 4 } };
    let program =
        [2, 5, 8, 0].into_iter().fold(program, |program, digit| program.touch_staff(pad, Request::Digit(digit)));
    let full = Face::Pad { digits: 4, note: Note::Ask };
    let program = program.touch_staff(full, Request::Enter).until("event=lock shows=panel");
    program.touch_staff(Face::Panel, Request::Leave).leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn a_short_hold_opens_nothing_and_presses_nothing() {
    let program = locked().open().wake().on_display(|display| display.touch_down([12, 12]));
    let program = program.until("event=lock shows=ring").on_display(Display::lift);
    let program = program.until("event=lock shows=nothing").is("slide=one phase=exploring overlay=none");
    drop(program.key("Right").until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn keys_open_the_pad_too_and_esc_closes_it() {
    let program = locked().open().wake().on_display(|display| display.hold_keys("ctrl+shift+l", true));
    let program = program.until("event=lock shows=pad").on_display(|display| display.hold_keys("ctrl+shift+l", false));
    let program = program.key("Right").key("Escape").until("event=lock shows=nothing");
    drop(program.is("slide=one overlay=none lang=zh").key("Right").until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn visitors_find_no_way_out() {
    let mut program = locked().open().wake();
    for keys in ["Escape", "Escape", "alt+F4", "ctrl+q", "ctrl+w", "ctrl+c", "F11", "alt+Tab", "Menu", "shift+F10"] {
        program = program.key(keys);
    }
    let program = program.on_display(|display| {
        display.close_window();
        display.click_with(3, [640, 360]);
        display.click_with(2, [640, 360]);
        display.close_window();
    });
    let program = program.key("Right").until("slide=two phase=exploring overlay=none changing=no").runs();
    drop(program.touch(Action::Next).until("slide=three changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn five_wrong_pins_wait_also_after_the_show_was_killed() {
    let mut program = locked().open().hold_corner();
    for _ in 0..4 {
        program = program.type_pin("9999").until("event=lock shows=pad-checking").until("event=lock shows=pad-wrong");
    }
    let program = program.type_pin("9999").until("event=lock shows=pad-wait");
    let program = program.strike("KILL").until("event=restart").until("slide=one").focus();
    // The right PIN does not open it now, and does when the time is over.
    let program = program.hold_corner().is("event=lock shows=pad-wait").type_pin("2580");
    let program = program.until("event=lock shows=nothing").hold_corner();
    drop(program.until("event=lock shows=pad").type_pin("2580").until("event=lock shows=panel").runs());
}

#[test]
#[ignore = "needs a display"]
fn staff_bring_up_the_next_slide_read_the_files_anew_and_clean_the_glass() {
    let program = on_panel().touch_staff(Face::Panel, Request::Next).until("slide=two changing=no");
    let program = program.touch_staff(Face::Panel, Request::Reload).until("event=reloaded taken=yes");
    let program = program.touch_staff(Face::Panel, Request::Clean).until("event=lock shows=cleaning");
    let program = program.touch(Action::Next).key("Right").key("Escape");
    drop(program.until("event=lock shows=nothing").is("slide=two overlay=none"));
}

#[test]
#[ignore = "needs a display"]
fn without_a_pin_a_hand_in_the_corner_is_a_hand_in_the_corner() {
    // It rests on the picture for longer than the lock would ask for, and does what a finger there does.
    let program = Machine::small().open().wake().settle("t").on_display(|display| display.touch_down([12, 12]));
    let program = program.settle("t").is("overlay=none").on_display(Display::lift).until("overlay=enlarged");
    let program = program.key("Escape").until("overlay=none").key("Right").until("slide=two changing=no");
    program.key("Escape").leaves_with(0);
}
