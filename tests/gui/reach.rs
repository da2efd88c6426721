//! Everything that a visitor can ask for, asked for with four keys, with one finger, and as a screen reader asks.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use egui::{accesskit::Role, pos2};
use egui_kittest::{Harness, kittest::Queryable};
use xiongguan::{
    scene::{Item, Part, Press},
    show::{Action, Hearing, Input, KEYS, Key, KeyBinding, Mode, Overlay, Phase, ShowState, TextSize},
    units::Fraction,
};

use crate::{
    sample,
    touchscreen::{Touchscreen, a_while, drag, heard, visiting_of},
};

type Screen = Harness<'static, Touchscreen>;

/// How somebody asks for things.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Next, previous, press and back.
    FourKeys,
    OneFinger,
    Reader,
}

const WAYS: [Way; 3] = [Way::FourKeys, Way::OneFinger, Way::Reader];

/// Something to be reached from a slide, by these actions one after the other.
struct Goal {
    name: &'static str,
    from: &'static str,
    by: Vec<Action>,
    is_met: fn(&Touchscreen) -> bool,
}

fn goal(name: &'static str, from: &'static str, by: &[Action], is_met: fn(&Touchscreen) -> bool) -> Goal {
    Goal { name, from, by: by.to_vec(), is_met }
}

fn zoom(state: &ShowState) -> f32 {
    if let Some(Overlay::Enlarged { zoom, .. }) = state.overlay { zoom } else { 0.0 }
}

const LARGER: Action = Action::Zoom(1.5);
const SMALLER: Action = Action::Zoom(1.0 / 1.5);
/// Where pictures are looked at and dividers are set is up to each way.
const LOOK: Action = Action::LookAt(0.0, 0.0);

/// What is to be done for every action that a visitor has; nothing for what only a speaker, a keyboard of more than four
/// keys, or a place under a finger can mean.
fn goals(action: Action) -> Vec<Goal> {
    let is_speakers = |binding: &KeyBinding| binding.action == action && binding.modes == [Mode::Present];
    match action {
        _ if KEYS.iter().any(is_speakers) => Vec::new(),
        Action::Next => vec![goal("next", "story", &[action], |screen| screen.slide() == "gallery")],
        Action::Previous => vec![goal("previous", "story", &[action], |screen| screen.slide() == "cover")],
        Action::First | Action::GoTo(_) | Action::Digit(_) | Action::Enter => vec![
            goal("first", "stats", &[Action::Menu, Action::GoTo(0)], |screen| screen.slide() == "cover"),
            goal("chapter", "story", &[Action::Menu, Action::GoTo(5)], |screen| screen.slide() == "stats"),
        ],
        Action::Last => vec![goal("last", "cover", &[Action::Previous], |screen| screen.slide() == "map")],
        Action::Follow(_) => {
            vec![goal("follow", "cover", &[Action::Follow(4)], |screen| screen.slide() == "quote")]
        }
        Action::Return => {
            let by = [Action::Follow(4), Action::Return];
            vec![goal("return", "cover", &by, |screen| screen.slide() == "cover")]
        }
        Action::Menu => vec![goal("menu", "story", &[action], |screen| screen.state().overlay == Some(Overlay::Menu))],
        Action::Language => vec![goal("language", "story", &[action], |screen| screen.state().language == 1)],
        Action::TextSize => vec![goal("text", "story", &[action], |screen| screen.state().comfort.text.is_enlarged())],
        Action::Read => {
            let by = [Action::Menu, Action::TextAt(TextSize::Largest), Action::Back, Action::Read];
            let then = |action| [&by[..], &[action]].concat();
            let reads = |screen: &Touchscreen| matches!(screen.state().overlay, Some(Overlay::Reading { page: 0, .. }));
            let is_on = |screen: &Touchscreen| matches!(screen.state().overlay, Some(Overlay::Reading { page: 1, .. }));
            vec![
                goal("large print", "stats", &by, reads),
                goal("large print, on", "stats", &then(Action::Next), is_on),
                goal("large print, closed", "stats", &then(Action::Back), |screen| screen.state().overlay.is_none()),
            ]
        }
        Action::TextAt(_) => vec![goal("text at 175%", "story", &[Action::Menu, action], |screen| {
            screen.state().comfort.text.percent() == 175
        })],
        Action::InLanguage(_) => {
            vec![goal("this language", "story", &[Action::Menu, action], |screen| screen.state().language == 1)]
        }
        Action::Contrast => {
            let by = [Action::Menu, action, Action::Back];
            vec![goal("contrast", "story", &by, |screen| {
                screen.state().comfort.high_contrast && screen.state().overlay.is_none()
            })]
        }
        Action::Calm => vec![goal("calm", "story", &[Action::Menu, action], |screen| screen.state().comfort.calm)],
        Action::Stay => vec![goal("stay", "story", &[action], |screen| screen.state().phase == Phase::Exploring)],
        Action::Hear => {
            let plays = |screen: &Touchscreen| screen.state().hearing.is_some_and(Hearing::plays);
            let waits = |screen: &Touchscreen| screen.state().hearing.is_some_and(|hearing| !hearing.plays());
            vec![goal("hear", "story", &[action], plays), goal("pause", "story", &[action, action], waits)]
        }
        Action::Mute => vec![goal("mute", "story", &[action], |screen| screen.state().muted)],
        // The first is seen on upright screens alone, where it stands among the other settings.
        Action::Reach
        | Action::Continue
        | Action::TurnTo(_)
        | Action::NextControl
        | Action::PreviousControl
        | Action::Black
        | Action::White
        | Action::Pause => Vec::new(),
        action => pictures(action),
    }
}

/// The same for what is done with pictures.
fn pictures(action: Action) -> Vec<Goal> {
    match action {
        Action::Enlarge(_) | Action::EnlargeAt(..) => {
            vec![goal("enlarge", "gallery", &[Action::Enlarge(2)], |screen| {
                matches!(screen.state().overlay, Some(Overlay::Enlarged { picture: 2, .. }))
            })]
        }
        Action::Zoom(_) => vec![
            goal("larger", "gallery", &[Action::Enlarge(0), LARGER], |screen| zoom(screen.state()) > 1.4),
            goal("smaller", "gallery", &[Action::Enlarge(0), LARGER, SMALLER], |screen| zoom(screen.state()) == 1.0),
        ],
        Action::LookAt(..) => {
            vec![goal("look", "gallery", &[Action::Enlarge(0), LARGER, LARGER, LOOK], |screen| {
                let Some(Overlay::Enlarged { center, .. }) = screen.state().overlay else { return false };
                center.0 > 0.5
            })]
        }
        Action::Spot(_) => vec![
            goal("spot", "map", &[Action::Spot(1)], |screen| screen.state().overlay == Some(Overlay::Spot(1))),
            goal("spot closed", "map", &[Action::Spot(1), Action::Back], |screen| screen.state().overlay.is_none()),
        ],
        Action::Divide(_) => {
            vec![goal("divide", "compare", &[action], |screen| screen.state().divider.is_some_and(|at| at.get() > 0.7))]
        }
        Action::Back => {
            vec![goal("close", "gallery", &[Action::Enlarge(1), action], |screen| screen.state().overlay.is_none())]
        }
        other => panic!("nothing is known of {other:?}"),
    }
}

/// Every action, with some value where it has one.
fn actions() -> Vec<Action> {
    let mut all: Vec<Action> = KEYS.iter().map(|binding| binding.action).collect();
    let at = Fraction::new(0.75);
    let pointed = [
        Action::GoTo(0),
        Action::TextAt(TextSize::VeryLarge),
        Action::InLanguage(1),
        Action::Follow(0),
        Action::Enlarge(0),
        Action::EnlargeAt(0, 0.5, 0.5),
        LOOK,
        Action::Spot(0),
        Action::Divide(at),
        Action::Stay,
    ];
    all.extend(pointed);
    all
}

#[test]
fn everything_is_reached_with_four_keys_with_one_finger_and_by_a_screen_reader() {
    let linked = || sample::changed("id: \"cover\",\n", "id: \"cover\", more: [\"quote\", \"work\"],\n");
    let mut faults = Vec::new();
    for way in WAYS {
        for goal in actions().into_iter().flat_map(goals) {
            let mut screen = visiting_of(heard(linked()), goal.from);
            screen.state_mut().put_in(Input::Heard(true));
            screen.step();
            if goal.by == [Action::Stay] {
                wait_for_the_question(&mut screen);
            }
            for action in &goal.by {
                ask(&mut screen, way, *action);
                a_while(&mut screen);
            }
            if !(goal.is_met)(screen.state()) {
                faults.push(format!("{way:?}: {} ({:?})", goal.name, screen.state().state().overlay));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn wait_for_the_question(screen: &mut Screen) {
    for _ in 0..6000 {
        if matches!(screen.state().state().phase, Phase::Goodbye { .. }) {
            return;
        }
        screen.step();
    }
    panic!("nobody is asked");
}

fn ask(screen: &mut Screen, way: Way, action: Action) {
    match (way, action) {
        (Way::FourKeys, _) => by_keys(screen, action),
        (Way::OneFinger, Action::LookAt(..)) => {
            // The window reads this gesture, see `shell::gesture`; here it comes as the window tells it.
            screen.state_mut().put_in(Input::Act(Action::LookAt(0.7, 0.5)));
        }
        (Way::OneFinger, Action::Divide(at)) => {
            let area = stop(screen, action).rect;
            let y = area.center().y;
            let to = pos2(area.min.x + area.w() * at.get(), y);
            drag(screen, pos2(area.min.x + area.w() * 0.2, y), to);
            screen.drop_at(to);
        }
        (Way::OneFinger, _) => {
            let at = stop(screen, action).rect.center();
            let at = pos2(at.x, at.y);
            screen.hover_at(at);
            screen.step();
            screen.drag_at(at);
            screen.step();
            screen.drop_at(at);
        }
        (Way::Reader, Action::LookAt(..)) => screen.get_by_role_and_label(Role::Image, "早").set_value_accesskit(100.0),
        (Way::Reader, Action::Divide(at)) => {
            screen.get_by_role(Role::Slider).set_value_accesskit(f64::from(at.get()) * 100.0);
        }
        (Way::Reader, _) => {
            let label = stop(screen, action).meaning.expect("it has a name").label;
            screen.get_by_role_and_label(Role::Button, &label).click_accesskit();
        }
    }
    screen.step();
}

/// Whether pressing the item does this, or closes what is open.
fn does(item: &Item, action: Action) -> bool {
    match (item.press, action) {
        (Some(Press::Divide), Action::Divide(_)) => true,
        // The cross of a spot's card closes it by its own action.
        (Some(Press::Act(Action::Spot(_))), Action::Back) => item.part == Part::Button,
        (Some(Press::Act(does)), _) => does == action,
        _ => item.part == Part::Enlarged && matches!(action, Action::LookAt(..)),
    }
}

/// What can be pressed for this.
fn stop(screen: &Screen, action: Action) -> Item {
    let shown = screen.state().shown();
    let mut stops = shown.items.iter().skip(shown.told.first()).filter(|item| item.is_stop());
    let found = stops.rfind(|item| does(item, action)).cloned();
    found.unwrap_or_else(|| panic!("nothing to press for {action:?}"))
}

/// Goes with two keys to what does this, presses it with the third; the fourth closes what is open.
fn by_keys(screen: &mut Screen, action: Action) {
    let press = |screen: &mut Screen, key: Key| {
        screen.state_mut().key(key);
        screen.step();
    };
    match action {
        // Over words that are read by themselves the keys go from control to control, as over everything that lies on a slide.
        Action::Next if screen.state().shown().told.pages.is_some() => {}
        // Any key says that somebody is there.
        Action::Next | Action::Stay => return press(screen, Key::ArrowRight),
        Action::Previous => return press(screen, Key::ArrowLeft),
        Action::Back => return press(screen, Key::Escape),
        _ => {}
    }
    if screen.state().marked().is_none() {
        press(screen, Key::Enter);
    }
    // What is held lets go first.
    if screen.state().marked().is_some_and(|item| item.part == Part::Enlarged) && !matches!(action, Action::LookAt(..))
    {
        press(screen, Key::Enter);
    }
    for _ in 0..60 {
        if screen.state().marked().is_some_and(|item| does(item, action)) {
            press(screen, Key::Enter);
            let steps = match action {
                Action::Divide(_) => 12,
                Action::LookAt(..) => 3,
                _ => 0,
            };
            (0..steps).for_each(|_| press(screen, Key::ArrowRight));
            return;
        }
        press(screen, Key::ArrowRight);
    }
    panic!("four keys never came to {action:?}");
}

#[test]
fn space_and_enter_do_one_thing_only() {
    for key in [Key::Space, Key::Enter] {
        let mut screen = visiting_of(sample::exhibition(), "story");
        while screen.state().marked().is_none_or(|item| !does(item, Action::TextSize)) {
            screen.state_mut().key(Key::Tab);
            screen.step();
        }
        screen.state_mut().key(key);
        a_while(&mut screen);
        assert!(screen.state().state().comfort.text.is_enlarged(), "{key:?} presses what is marked");
        assert_eq!(screen.state().slide(), "story", "{key:?} turns no slide as well");
    }
    let mut screen = visiting_of(sample::exhibition(), "story");
    screen.state_mut().key(Key::Space);
    a_while(&mut screen);
    assert_eq!(screen.state().slide(), "gallery", "with nothing marked, it goes on");
}

#[test]
fn the_keys_of_egui_itself_press_nothing() {
    // A key of the window comes to egui as well, whose focused widget it would press.
    let mut screen = visiting_of(sample::exhibition(), "story");
    while screen.state().marked().is_none_or(|item| !does(item, Action::TextSize)) {
        screen.state_mut().key(Key::Tab);
        screen.step();
    }
    for key in [egui::Key::Space, egui::Key::Enter, egui::Key::Tab, egui::Key::ArrowLeft] {
        screen.key_press(key);
        a_while(&mut screen);
    }
    assert!(!screen.state().state().comfort.text.is_enlarged());
    assert!(screen.state().marked().is_some_and(|item| does(item, Action::TextSize)), "the mark stays");
}

#[test]
fn the_mark_is_seen_for_keys_and_not_for_fingers() {
    let mut screen = visiting_of(sample::exhibition(), "story");
    assert!(screen.state().ring().is_empty());
    screen.state_mut().key(Key::Tab);
    screen.step();
    let marked = screen.state().marked().expect("something is marked").rect;
    let ring = screen.state().ring();
    assert_eq!(ring.len(), 2, "light on dark");
    assert!(ring[0].rect.holds(marked.shrunk(4.0), 0.5), "around the control");
    screen.drag_at(pos2(640.0, 20.0));
    screen.step();
    assert!(screen.state().marked().is_none() && screen.state().ring().is_empty());
}

#[test]
fn what_opens_takes_the_mark_in_and_gives_it_back() {
    let mut screen = visiting_of(sample::exhibition(), "story");
    by_keys(&mut screen, Action::Menu);
    a_while(&mut screen);
    assert!(screen.state().marked().is_some_and(|item| item.part == Part::MenuBanner), "it goes in");
    screen.state_mut().key(Key::Escape);
    a_while(&mut screen);
    assert!(screen.state().marked().is_some_and(|item| does(item, Action::Menu)), "and comes back");
    screen.state_mut().key(Key::Escape);
    a_while(&mut screen);
    assert!(screen.state().marked().is_none(), "and goes away");
}

#[test]
fn keys_go_from_picture_to_picture_and_look_around_in_one() {
    let mut screen = visiting_of(sample::exhibition(), "gallery");
    by_keys(&mut screen, Action::Enlarge(1));
    a_while(&mut screen);
    let press = |screen: &mut Screen, key: Key| {
        screen.state_mut().key(key);
        a_while(screen);
        screen.state().state().overlay
    };
    let is = |overlay, wanted| matches!(overlay, Some(Overlay::Enlarged { picture, .. }) if picture == wanted);
    assert!(is(press(&mut screen, Key::ArrowRight), 2));
    assert!(is(press(&mut screen, Key::ArrowLeft), 1));
    press(&mut screen, Key::Plus);
    press(&mut screen, Key::Plus);
    let before = screen.state().state().overlay;
    let after = press(&mut screen, Key::ArrowRight);
    assert!(is(after, 1) && after != before, "{before:?} {after:?}");
    assert_eq!(press(&mut screen, Key::Escape), None);
    assert!(screen.state().marked().is_some_and(|item| does(item, Action::Enlarge(1))));
}
