//! Time zones: names that are wrong, and which clock the opening hours go by.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use xiongguan::settings::zone::{Choice, choose, zone};

use super::{only, right};

fn named(name: &str) -> Option<TimeZone> {
    zone(name)
}

#[track_caller]
fn sure(choice: Choice, name: &str) {
    assert_eq!((choice.zone, choice.warning), (zone(name), None));
}

/// The zone is in doubt: there is none, and a warning says why and what to write.
#[track_caller]
fn doubt(choice: &Choice, said: &str) {
    assert_eq!(choice.zone, None);
    let warning = choice.warning.as_ref().expect("a warning").to_string();
    assert!(warning.contains(said) && warning.contains("time_zone: \"Asia/Shanghai\""), "{warning}");
    assert!(warning.contains("the screen is always lit"), "{warning}");
}

#[test]
fn what_the_settings_name_comes_first() {
    let shanghai = || zone("Asia/Shanghai");
    sure(choose(Some("Europe/Berlin"), None, named, shanghai), "Europe/Berlin");
    sure(choose(Some("Europe/Berlin"), Some("Asia/Beijing"), named, || None), "Europe/Berlin");
    sure(choose(Some("UTC"), None, named, shanghai), "UTC");
    sure(choose(Some("asia/shanghai"), None, named, || None), "Asia/Shanghai");
}

#[test]
fn a_wrong_name_leaves_a_doubt_whatever_the_machine_says() {
    let shanghai = || zone("Asia/Shanghai");
    for wrong in ["Asia/Beijing", "", "8", "Etc/Unknown"] {
        doubt(&choose(Some(wrong), None, named, shanghai), &format!("`{wrong}`, which kiosk.ron names"));
        doubt(&choose(Some(wrong), Some("UTC"), named, shanghai), "kiosk.ron");
    }
}

#[test]
fn a_wrong_variable_is_not_taken_for_utc() {
    doubt(
        &choose(None, Some("Asia/Beijing"), named, || None),
        "`Asia/Beijing`, which the environment variable TZ names",
    );
    doubt(&choose(None, Some("Asia/Beijing"), named, || Some(TimeZone::unknown())), "TZ names");
    doubt(&choose(None, Some(""), named, || Some(TimeZone::UTC)), "TZ is empty");
}

#[test]
fn a_right_variable_is_trusted() {
    sure(choose(None, Some("UTC"), named, || None), "UTC");
    sure(choose(None, Some(":Asia/Shanghai"), named, || None), "Asia/Shanghai");
    // A rule or a file is left to the machine.
    let rule = TimeZone::posix("CST-8").expect("a rule");
    let choice = choose(None, Some("CST-8"), named, || Some(rule.clone()));
    assert_eq!((choice.zone, choice.warning), (Some(rule), None));
}

#[test]
fn a_sign_that_means_the_opposite_is_mentioned() {
    let rule = TimeZone::posix("UTC+8").expect("a rule");
    for choice in
        [choose(None, Some("UTC+8"), named, || Some(rule.clone())), choose(Some("Etc/GMT+8"), None, named, || None)]
    {
        assert!(choice.zone.is_some());
        assert!(choice.warning.expect("a warning").to_string().contains("means hours behind UTC"));
    }
    sure(choose(Some("Etc/GMT-8"), None, named, || None), "Etc/GMT-8");
    sure(choose(Some("Etc/GMT+0"), None, named, || None), "Etc/GMT+0");
}

#[test]
fn the_machine_is_asked_last_and_utc_is_mentioned() {
    sure(choose(None, None, named, || zone("Asia/Shanghai")), "Asia/Shanghai");
    doubt(&choose(None, None, named, || None), "does not tell its time zone");
    doubt(&choose(None, None, named, || Some(TimeZone::unknown())), "does not tell its time zone");
    for utc in ["UTC", "Etc/UTC"] {
        let choice = choose(None, None, named, || zone(utc));
        assert_eq!(choice.zone, zone(utc));
        assert!(choice.warning.expect("a warning").to_string().contains("is set to UTC"));
    }
}

#[test]
fn the_machine_is_not_asked_if_the_settings_say_it() {
    let choice = choose(Some("Asia/Shanghai"), None, named, || panic!("nobody asks"));
    sure(choice, "Asia/Shanghai");
}

#[test]
fn a_wrong_variable_is_an_error_of_the_library_and_not_utc() {
    // The library reads the variable itself; this checks what `choose` relies on. The variable is set for a second
    // run of this very test, which tells the zone.
    const SECOND_RUN: &str = "XIONGGUAN_TELL_ZONE";
    if std::env::var_os(SECOND_RUN).is_some() {
        let noon = "2026-11-24T12:00:00Z".parse().expect("a moment");
        println!("noon: {:?}", TimeZone::try_system().ok().map(|zone| zone.to_datetime(noon).time().to_string()));
        return;
    }
    let noon = |variable: &str| {
        let mut run = std::process::Command::new(std::env::current_exe().expect("this program"));
        run.args(["--exact", "settings::zone::a_wrong_variable_is_an_error_of_the_library_and_not_utc", "--nocapture"]);
        let output = run.env(SECOND_RUN, "1").env("TZ", variable).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        told.split_once("noon: ").and_then(|(_, rest)| rest.lines().next()).expect("it tells").to_owned()
    };
    assert_eq!(noon("Asia/Beijing"), "None");
    assert_eq!(noon("UTC"), "Some(\"12:00:00\")");
    assert_eq!(noon("Asia/Shanghai"), "Some(\"20:00:00\")");
    assert_eq!(noon("CST-8"), "Some(\"20:00:00\")");
}

#[test]
fn every_zone_of_the_data_may_be_written() {
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    assert!(names.len() > 400, "{}", names.len());
    for name in names {
        let settings = right(&format!("Kiosk(time_zone: \"{name}\")"));
        assert_eq!(settings.time_zone.as_deref(), Some(name.as_str()));
    }
}

#[test]
fn wrong_names_are_understood() {
    for (wrong, meant) in [
        ("Asia/Beijing", "Asia/Shanghai"),
        ("beijing", "Asia/Shanghai"),
        ("China Standard Time", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("UTC+8", "Asia/Shanghai"),
        ("GMT+08:00", "Asia/Shanghai"),
        ("CST", "Asia/Shanghai"),
        ("Asia/Jiayuguan", "Asia/Shanghai"),
        ("Shanghai", "Asia/Shanghai"),
        ("Asia/Shanghia", "Asia/Shanghai"),
        ("Asia Shanghai", "Asia/Shanghai"),
        ("Asia/Shanghai ", "Asia/Shanghai"),
        ("Europe/Munich", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("America/NewYork", "America/New_York"),
        ("America/San_Francisco", "America/Los_Angeles"),
        ("Asia/Mumbai", "Asia/Kolkata"),
    ] {
        let finding = only(&format!("Kiosk(time_zone: \"{wrong}\")"));
        assert_eq!(finding.code.0, "settings::time-zone");
        let hint = finding.hint.expect("advice").to_string();
        assert_eq!(hint, format!("did you mean `{meant}`?"), "{wrong}");
    }
    let hint = only("Kiosk(time_zone: \"qqqq\")").hint.expect("advice").to_string();
    assert!(hint.contains("Asia/Shanghai"), "{hint}");
    assert!(only("Kiosk(time_zone: \"Etc/Unknown\")").code.0 == "settings::time-zone");
}
