//! Keys as egui names them become keys as the show names them.

use egui::Key as Egui;

use crate::show::Key;

/// The show's name of a key, if it has one.
pub(super) fn key(key: Egui) -> Option<Key> {
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
        Egui::Escape => Key::Escape,
        Egui::Plus | Egui::Equals => Key::Plus,
        Egui::Minus => Key::Minus,
        Egui::Period => Key::Period,
        Egui::Comma => Key::Comma,
        Egui::B => Key::B,
        Egui::C => Key::C,
        Egui::L => Key::L,
        Egui::M => Key::M,
        Egui::N => Key::N,
        Egui::P => Key::P,
        Egui::R => Key::R,
        Egui::S => Key::S,
        Egui::T => Key::T,
        Egui::W => Key::W,
        digit => Key::Digit(digit_of(digit)?),
    })
}

fn digit_of(key: Egui) -> Option<u8> {
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
