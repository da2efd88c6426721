//! Keys as egui tells of them become keys as the show names them.

use std::collections::BTreeSet;

use egui::{Event as EguiEvent, Key as Egui};

use crate::{
    player::Event,
    show::{Key, Mode, action_for},
};

/// Which keys are held down.
///
/// egui tells a repetition by the meaning of the key. Whoever lets go of Shift before `=` has pressed a plus that never
/// comes up again. The place of a key on the keyboard stays the same.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    held: BTreeSet<Egui>,
}

impl Keyboard {
    /// The keys of one frame: those that went down, and those that are held down and repeated.
    pub(super) fn read(&mut self, events: &[EguiEvent]) -> Vec<Pressed> {
        events.iter().filter_map(|event| self.key(event)).collect()
    }

    fn key(&mut self, event: &EguiEvent) -> Option<Pressed> {
        match event {
            // Keys that come up elsewhere are not told.
            EguiEvent::WindowFocused(_) => {
                self.held.clear();
                None
            }
            EguiEvent::Key { key, physical_key, pressed: false, .. } => {
                self.held.remove(&physical_key.unwrap_or(*key));
                None
            }
            EguiEvent::Key { key, physical_key, pressed: true, modifiers, .. } => {
                let is_repeat = !self.held.insert(physical_key.unwrap_or(*key));
                let is_plain = !modifiers.any() || modifiers.shift_only();
                let key = match key {
                    Egui::Tab if modifiers.shift => Some(Key::BackTab),
                    key => self::key(*key),
                };
                is_plain.then_some(Pressed { key, is_repeat })
            }
            _ => None,
        }
    }
}

/// A key that went down, or that is held down and repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pressed {
    /// The key, if the show has a name for it.
    pub(super) key: Option<Key>,
    /// It was down already.
    pub(super) is_repeat: bool,
}

impl Pressed {
    /// What it asks for by the table of keys.
    pub(super) fn event(self, mode: Mode) -> Event {
        Event::Key { action: self.key.and_then(|key| action_for(key, mode)), is_repeat: self.is_repeat }
    }
}

/// The show's name of a key, if it has one.
fn key(key: Egui) -> Option<Key> {
    Some(match key {
        Egui::ArrowRight => Key::ArrowRight,
        Egui::ArrowLeft => Key::ArrowLeft,
        Egui::ArrowDown => Key::ArrowDown,
        Egui::ArrowUp => Key::ArrowUp,
        Egui::Space => Key::Space,
        Egui::Backspace => Key::Backspace,
        Egui::PageDown => Key::PageDown,
        Egui::PageUp => Key::PageUp,
        Egui::Home => Key::Home,
        Egui::End => Key::End,
        Egui::Enter => Key::Enter,
        Egui::Tab => Key::Tab,
        Egui::Escape => Key::Escape,
        Egui::Plus | Egui::Equals => Key::Plus,
        Egui::Minus => Key::Minus,
        Egui::Period => Key::Period,
        Egui::Comma => Key::Comma,
        Egui::BrowserForward => Key::Forward,
        Egui::BrowserBack => Key::Back,
        Egui::OpenBracket => Key::OpenBracket,
        Egui::CloseBracket => Key::CloseBracket,
        Egui::F5 => Key::F5,
        Egui::F11 => Key::F11,
        letter => return self::letter(letter).or_else(|| digit_of(letter).map(Key::Digit)),
    })
}

/// The same for a letter.
const fn letter(key: Egui) -> Option<Key> {
    Some(match key {
        Egui::A => Key::A,
        Egui::B => Key::B,
        Egui::C => Key::C,
        Egui::D => Key::D,
        Egui::E => Key::E,
        Egui::F => Key::F,
        Egui::G => Key::G,
        Egui::H => Key::H,
        Egui::J => Key::J,
        Egui::K => Key::K,
        Egui::L => Key::L,
        Egui::M => Key::M,
        Egui::N => Key::N,
        Egui::O => Key::O,
        Egui::P => Key::P,
        Egui::R => Key::R,
        Egui::S => Key::S,
        Egui::T => Key::T,
        Egui::U => Key::U,
        Egui::V => Key::V,
        Egui::W => Key::W,
        Egui::Z => Key::Z,
        _ => return None,
    })
}

/// The digit of a key.
pub(super) fn digit_of(key: Egui) -> Option<u8> {
    const DIGITS: [Egui; 10] = [
        Egui::Num0,
        Egui::Num1,
        Egui::Num2,
        Egui::Num3,
        Egui::Num4,
        Egui::Num5,
        Egui::Num6,
        Egui::Num7,
        Egui::Num8,
        Egui::Num9,
    ];
    DIGITS.iter().position(|digit| *digit == key).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use egui::{Event as EguiEvent, Key as Egui, Modifiers};

    use super::{Key, Keyboard};
    use crate::{
        player::Event,
        show::{Action, Mode},
    };

    fn event(key: Egui, physical_key: Egui, pressed: bool, modifiers: Modifiers) -> EguiEvent {
        EguiEvent::Key { key, physical_key: Some(physical_key), pressed, repeat: false, modifiers }
    }

    /// Whether each key of these events is a repetition.
    fn repeats(events: &[EguiEvent]) -> Vec<bool> {
        Keyboard::default().read(events).into_iter().map(|pressed| pressed.is_repeat).collect()
    }

    #[test]
    fn a_key_that_stays_down_repeats_and_one_that_comes_up_does_not() {
        let [down, up] = [true, false].map(|is| event(Egui::ArrowRight, Egui::ArrowRight, is, Modifiers::NONE));
        assert_eq!(repeats(&[down.clone(), down.clone(), up, down]), [false, true, false]);
    }

    #[test]
    fn a_plus_repeats_only_while_its_key_is_down_whenever_shift_comes_up() {
        let plus = event(Egui::Plus, Egui::Equals, true, Modifiers::SHIFT);
        let up = event(Egui::Equals, Egui::Equals, false, Modifiers::NONE);
        assert_eq!(repeats(&[plus.clone(), up.clone(), plus.clone(), up, plus]), [false, false, false]);
    }

    #[test]
    fn keys_that_were_down_when_the_window_lost_the_keyboard_are_up() {
        let down = event(Egui::N, Egui::N, true, Modifiers::NONE);
        assert_eq!(repeats(&[down.clone(), EguiEvent::WindowFocused(false), down]), [false, false]);
    }

    #[test]
    fn tab_with_shift_goes_back() {
        let read = |modifiers| Keyboard::default().read(&[event(Egui::Tab, Egui::Tab, true, modifiers)])[0].key;
        assert_eq!([Modifiers::NONE, Modifiers::SHIFT].map(read), [Some(Key::Tab), Some(Key::BackTab)]);
    }

    #[test]
    fn only_plain_keys_and_shift_ask_for_something() {
        let asked = |modifiers| {
            let read = Keyboard::default().read(&[event(Egui::N, Egui::N, true, modifiers)]);
            read.into_iter().map(|pressed| pressed.event(Mode::Kiosk)).collect::<Vec<_>>()
        };
        let is_next =
            |events: Vec<Event>| matches!(events[..], [Event::Key { action: Some(Action::Next), is_repeat: false }]);
        assert!(is_next(asked(Modifiers::NONE)) && is_next(asked(Modifiers::SHIFT)));
        assert!(asked(Modifiers::CTRL).is_empty() && asked(Modifiers::ALT).is_empty());
    }
}
