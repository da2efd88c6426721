//! The table of keys.

use xiongguan::show::{Action, KEYS, Key, Mode, action_for};

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
