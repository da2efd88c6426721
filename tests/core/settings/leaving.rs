//! Who may leave: what a PIN, right or wrong, does to it.

use xiongguan::show::Mode;

use super::read;

const HASH: &str =
    "\"$argon2id$v=19$m=32768,t=4,p=1$UcYUHON7JcIEzYoX5PqrCw$3ScPaqJ9iHR585/QiD+kuX95poXdA6DG+0g5aIrTVm0\"";

#[test]
fn a_pin_keeps_visitors_in_unless_the_file_says_otherwise() {
    for (text, leaves, has_panel) in [
        ("Kiosk()".to_owned(), [true, true, true], [false, false, false]),
        (format!("Kiosk(pin: {HASH})"), [false, false, true], [true, true, false]),
        (format!("Kiosk(pin: {HASH}, may_leave: true)"), [true, true, true], [true, true, false]),
        (format!("Kiosk(pin: {HASH}, may_leave: false)"), [false, false, false], [true, true, false]),
        ("Kiosk(may_leave: false)".to_owned(), [false, false, false], [false, false, false]),
        // A slip must not open the door.
        ("Kiosk(pin: \"2580\")".to_owned(), [false, false, true], [false, false, false]),
        ("Kiosk(pin: 2580)".to_owned(), [false, false, true], [false, false, false]),
        (format!("Kiosk(pni: {HASH})"), [false, false, true], [false, false, false]),
    ] {
        let settings = read(&text).settings;
        let modes = [Mode::Kiosk, Mode::Auto, Mode::Present];
        assert_eq!(modes.map(|mode| settings.may_leave(mode)), leaves, "{text}");
        assert_eq!(modes.map(|mode| settings.pin(mode).is_some()), has_panel, "{text}");
    }
}
