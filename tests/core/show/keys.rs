//! The table of keys.

use xiongguan::show::{Action, KEYS, Key, Mode, Overlay, action_for};

use crate::kiosk::{Kiosk, millis, secs};

#[test]
fn no_key_means_two_things_in_one_mode() {
    for mode in [Mode::Kiosk, Mode::Present, Mode::Auto] {
        for (key, binding) in KEYS.iter().flat_map(|binding| binding.keys.iter().map(move |&key| (key, binding))) {
            let meanings = KEYS.iter().filter(|other| other.keys.contains(&key) && other.modes.contains(&mode)).count();
            assert!(meanings <= 1, "{key:?} in {mode:?}");
            assert_eq!(action_for(key, mode).is_some(), binding.modes.contains(&mode), "{key:?} in {mode:?}");
        }
    }
}

#[test]
fn a_digit_key_types_its_digit() {
    for digit in 0..=9 {
        assert_eq!(action_for(Key::Digit(digit), Mode::Present), Some(Action::Digit(digit)));
    }
}

#[test]
fn help_lists_every_binding_in_two_columns() {
    let help = xiongguan::show::help();
    assert_eq!(help.lines().count(), KEYS.len());
    let start = |line: &str, text: &str| line.find(text);
    let columns: Vec<_> = help.lines().zip(KEYS).map(|(line, binding)| start(line, &binding.help())).collect();
    assert!(columns.iter().all(|&column| column.is_some() && column == columns[0]), "{help}");
    assert!(help.contains("0 ... 9") && help.contains("B, .") && help.contains("(when presenting)"), "{help}");
}

#[test]
fn a_held_key_goes_on_slowly() {
    // Ten seconds at no more than two slides a second and one for the press itself; each fade is seen to its end.
    let talk = Kiosk::presenting(100).holds(Key::ArrowRight, secs(10));
    assert!((12..=21).contains(&talk.state().slide), "{}", talk.state().slide);
    Kiosk::presenting(100).holds(Key::PageDown, millis(450)).shows("s2");
    let back = Kiosk::presenting(100).key(Key::End).holds(Key::ArrowLeft, secs(2));
    assert!((94..=97).contains(&back.state().slide), "{}", back.state().slide);
}

#[test]
fn nothing_else_repeats() {
    let flashes = |key: Key| Kiosk::presenting(9).holds(key, secs(5));
    flashes(Key::B).covered_by(Overlay::Black);
    flashes(Key::W).covered_by(Overlay::White);
    flashes(Key::M).covered_by(Overlay::Menu);
    flashes(Key::L).sees(|state| state.language == 1);
    flashes(Key::T).sees(|state| state.comfort.text.is_enlarged());
    flashes(Key::Digit(7)).sees(|state| state.typed.is_none_or(|typed| typed == 7));
}

#[test]
fn a_held_key_that_woke_the_show_means_nothing_else() {
    Kiosk::with(9).holds(Key::ArrowRight, secs(5)).explores().shows("s1").key(Key::ArrowRight).shows("s2");
}
