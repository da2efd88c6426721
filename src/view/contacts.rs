//! What egui says of fingers and mouse.

use egui::{Event, PointerButton, Pos2, TouchPhase};

use crate::{
    touch::{Contact, Hand, Phase},
    units::pos,
};

/// Reads contacts from egui's events. Where a finger plays the mouse for programs that know of no fingers, that is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contacts {
    /// Where the mouse is while its button is down.
    mouse: Option<Pos2>,
}

/// What follows a touch because its finger plays the mouse.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Played {
    Moved,
    Button,
    Gone,
}

impl Contacts {
    /// What contacts have done in these events, in order.
    pub fn read(&mut self, events: &[Event]) -> Vec<Contact> {
        let mut contacts = Vec::new();
        let mut played: &[Played] = &[];
        for event in events {
            let plays = match event {
                Event::PointerMoved(_) => Some(Played::Moved),
                Event::PointerButton { .. } => Some(Played::Button),
                Event::PointerGone => Some(Played::Gone),
                _ => None,
            };
            if let (Some(plays), Some((first, rest))) = (plays, played.split_first())
                && plays == *first
            {
                played = rest;
                continue;
            }
            played = &[];
            match event {
                Event::Touch { device_id, id, phase, pos: at, .. } => {
                    let hand = Hand::Finger { device: device_id.0, id: id.0 };
                    let phase = match phase {
                        TouchPhase::Start => Phase::Down,
                        TouchPhase::Move => Phase::Move,
                        TouchPhase::End => Phase::Up,
                        TouchPhase::Cancel => Phase::Lost,
                    };
                    played = match phase {
                        Phase::Down => &[Played::Moved, Played::Button],
                        Phase::Move => &[Played::Moved],
                        Phase::Up => &[Played::Button, Played::Gone],
                        Phase::Lost => &[Played::Gone],
                    };
                    contacts.push(Contact { hand, phase, at: pos(at.x, at.y) });
                }
                Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, .. } => {
                    let phase = if *pressed { Phase::Down } else { Phase::Up };
                    self.mouse = pressed.then_some(*at);
                    contacts.push(Contact { hand: Hand::Mouse, phase, at: pos(at.x, at.y) });
                }
                Event::PointerMoved(at) if self.mouse.is_some() => {
                    self.mouse = Some(*at);
                    contacts.push(Contact { hand: Hand::Mouse, phase: Phase::Move, at: pos(at.x, at.y) });
                }
                _ => {}
            }
        }
        contacts
    }
}
