//! A monkey in front of the screen: random fingers, keys, and everything that a system tells a window.
//!
//! `cargo test --release --test gui monkey -- --ignored --nocapture` does the long one: a million events for each of five
//! seeds.

use std::time::{Duration, Instant};

use egui::{
    Context, Event as Egui, Modifiers, PointerButton, RawInput, TouchDeviceId, TouchId, TouchPhase, accesskit, pos2,
    vec2,
};
use jiff::civil::date;
use xiongguan::{
    player::Event,
    show::{Action, Input, KEYS, Mode, Phase, Spoken, Wake, action_for},
    theme::Typefaces,
    units::Stage,
    view,
};

use crate::{dice::Dice, sample, touchscreen::Touchscreen};

/// The monitors that it is moved among.
const STAGES: [(f32, f32); 3] = [(1280.0, 720.0), (1080.0, 1920.0), (1024.0, 768.0)];

/// Fingers and keys, as a system would tell of them in one frame.
fn events(dice: &mut Dice, stage: (f32, f32), count: usize) -> Vec<Egui> {
    (0..count).map(|_| event(dice, stage)).collect()
}

/// A coordinate on the stage, mostly.
fn at(dice: &mut Dice, side: f32) -> f32 {
    match dice.below(40) {
        0 => f32::NAN,
        1 => f32::INFINITY,
        2 => f32::NEG_INFINITY,
        3 => -1.0e9,
        4 => side + 5.0,
        _ => dice.share() * side,
    }
}

fn event(dice: &mut Dice, stage: (f32, f32)) -> Egui {
    let pos = pos2(at(dice, stage.0), at(dice, stage.1));
    match dice.below(20) {
        0..=11 => {
            let phases = [TouchPhase::Start, TouchPhase::Move, TouchPhase::Move, TouchPhase::End, TouchPhase::Cancel];
            let phase = phases[if dice.once_in(30) { 4 } else { dice.below(4) }];
            Egui::Touch { device_id: TouchDeviceId(0), id: TouchId(dice.below(10) as u64), phase, pos, force: None }
        }
        12 => Egui::PointerMoved(pos),
        13 | 14 => Egui::PointerButton {
            pos,
            button: if dice.once_in(4) { PointerButton::Secondary } else { PointerButton::Primary },
            pressed: dice.once_in(2),
            modifiers: Modifiers::NONE,
        },
        15 => Egui::PointerGone,
        16 => Egui::WindowFocused(dice.once_in(2)),
        17 | 18 => Egui::Zoom(0.5 + dice.share()),
        _ => Egui::AccessKitActionRequest(accesskit::ActionRequest {
            action: if dice.once_in(3) { accesskit::Action::Focus } else { accesskit::Action::Click },
            target_tree: accesskit::TreeId::ROOT,
            target_node: accesskit::NodeId(dice.throw()),
            data: None,
        }),
    }
}

/// A key with any modifiers, an action that a screen reader asks for, or something that the machine tells.
fn other(dice: &mut Dice, screen: &mut Touchscreen, mode: Mode) {
    if dice.once_in(12) {
        screen.happen(told(dice));
        return;
    }
    if dice.once_in(4) {
        let actions = [
            Action::Next,
            Action::Menu,
            Action::Inner(0),
            Action::Outer,
            Action::Read,
            Action::Enlarge(0),
            Action::Back,
            Action::Language,
            Action::Stay,
        ];
        screen.put_in(Input::Act(*dice.one(&actions)));
        return;
    }
    let key = *dice.one(dice.clone().one(KEYS).keys);
    screen.happen(Event::Key { action: action_for(key, mode), is_repeat: dice.once_in(3) });
}

/// What the machine tells: a clock on the wall that steps by hours and years, opening hours, and what can be heard.
fn told(dice: &mut Dice) -> Event {
    let year = i16::try_from(1970 + dice.below(100)).unwrap_or(2026);
    let wall = date(year, 10, 1).at(i8::try_from(dice.below(24)).unwrap_or(0), 0, 0, 0);
    match dice.below(9) {
        0 => Event::Wall(None),
        1..=3 => Event::Wall(Some(wall)),
        4 => Event::Input(Input::Open(dice.once_in(2))),
        5 => Event::Input(Input::Heard(dice.once_in(2))),
        6 => Event::Input(Input::Pages(dice.below(6))),
        7 => Event::Input(Input::Spoken(Spoken::of((0..2).filter(|_| dice.once_in(2))))),
        _ => Event::Input(Input::Speech(Duration::from_secs(dice.below(90) as u64))),
    }
}

/// One slide is current, everything that is named is there, and no wake-up lies in the past.
fn holds_together(screen: &Touchscreen) {
    let state = screen.state();
    let (_, show) = screen.player().current().expect("an exhibition is on screen");
    assert!(state.slide < show.program().len() && state.language < show.program().languages().len(), "{state:?}");
    assert!(state.pull.is_none_or(|pull| pull.by.abs() <= 1.0), "{state:?}");
    if let Wake::At(moment) = screen.player().wake(screen.now()) {
        assert!(moment >= screen.now(), "{state:?}");
    }
}

/// So many events from this seed; how many a second.
#[expect(clippy::disallowed_methods, reason = "it tells how fast it was")]
fn plays(seed: u64, count: usize, mode: Mode) -> f64 {
    let mut dice = Dice(seed);
    let context = Context::default();
    context.enable_accesskit();
    context.set_fonts(view::definitions(&Typefaces::default()));
    let mut screen = Touchscreen::in_mode(sample::nested(), mode);
    let mut stage = STAGES[0];
    let began = Instant::now();
    let mut done = 0;
    while done < count {
        let some = 1 + dice.below(60);
        let told = events(&mut dice, stage, some);
        done += some;
        if dice.once_in(4) {
            other(&mut dice, &mut screen, mode);
            done += 1;
        }
        if dice.once_in(400) {
            stage = *dice.one(&STAGES);
        }
        // Mostly a frame; now and then a sleep, and a clock that stands still or goes back is one of no time.
        let time = match dice.below(200) {
            0 => Duration::from_secs(70),
            1..=20 => Duration::ZERO,
            _ => Duration::from_millis(dice.below(100) as u64),
        };
        screen.pass(time);
        screen.touch(&told);
        let scene = screen.scene_on(Stage::new(stage.0, stage.1));
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(stage.0, stage.1))),
            events: told,
            focused: dice.once_in(2),
            ..RawInput::default()
        };
        let mut pressed = Vec::new();
        let mut output = context.run_ui(input, |ui| pressed = view::controls(&scene, ui).actions);
        output.textures_delta.clear();
        screen.has_drawn(scene);
        for action in pressed {
            screen.put_in(Input::Act(action));
        }
        holds_together(&screen);
    }
    let rate = done as f64 / began.elapsed().as_secs_f64();
    if mode == Mode::Kiosk {
        returns(&mut screen);
    }
    rate
}

/// Left alone, the loop is reached within the idle time and the goodbye.
fn returns(screen: &mut Touchscreen) {
    screen.put_in(Input::Open(true));
    // Whoever listens is there.
    screen.put_in(Input::Heard(false));
    let (_, show) = screen.player().current().expect("an exhibition is on screen");
    let reading = (0..show.program().len()).map(|place| show.program().stop(place).reading).max();
    let patience = Duration::from_secs(45).max(reading.unwrap_or_default().mul_f32(1.5)) + Duration::from_secs(20);
    for _ in 0..=patience.as_millis() / 100 {
        screen.pass(Duration::from_millis(100));
    }
    assert_eq!(screen.state().phase, Phase::Attract);
}

#[test]
fn a_monkey_finds_nothing() {
    for (seed, mode) in [(1, Mode::Kiosk), (2, Mode::Present), (3, Mode::Auto)] {
        plays(seed, 20_000, mode);
    }
}

#[test]
#[ignore = "takes minutes"]
fn a_monkey_that_plays_for_hours_finds_nothing() {
    for (seed, mode) in [(11, Mode::Kiosk), (12, Mode::Kiosk), (13, Mode::Present), (14, Mode::Auto), (15, Mode::Kiosk)]
    {
        let rate = plays(seed, 1_000_000, mode);
        println!("seed {seed}, {mode:?}: {rate:.0} events a second");
    }
}
