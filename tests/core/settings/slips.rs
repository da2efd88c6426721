//! Slips in single fields, their advice, and what becomes of the other fields.

use xiongguan::{
    content::schema::{Part, Type},
    diag::{Colour, Language, Source, text},
    settings::{PinSetting, Settings, schema},
};

use super::{ALL, only, read, right};

#[test]
fn every_field_of_the_schema_is_read() {
    let all = right(ALL);
    for field in schema::KIOSK.fields {
        let line = ALL.lines().find(|line| line.trim().starts_with(&format!("{}:", field.name)));
        assert!(line.is_some(), "the sample lacks {}", field.name);
        // Without the field the settings differ, so the field is read.
        let other = ALL.replacen(&format!("    {}:", field.name), "    qqq:", 1);
        let reading = read(&other);
        assert_ne!(reading.settings, all, "nobody reads {}", field.name);
        // Two others count with the size of the panel alone, and say so.
        let told = if field.name == "panel_mm" { 3 } else { 1 };
        assert_eq!(reading.findings.len(), told, "{}: {:#?}", field.name, reading.findings);
    }
    assert_eq!(right("Kiosk()"), Settings::default());
}

/// For each field a value that is wrong, and the code and the middle of what is said about it.
const WRONG: &[(&str, &str, &str, &str)] = &[
    ("mode", "Auto", "content::unknown-word", "did you mean `auto`?"),
    ("mode", "wall", "content::unknown-word", "did you mean `auto`?"),
    ("mode", "\"auto\"", "content::wrong-type", "without quotes"),
    ("panel_mm", "1210", "content::wrong-type", "a size in millimetres"),
    ("panel_mm", "(1210)", "content::wrong-type", "(1210, 680)"),
    ("panel_mm", "(1210, 680, 3)", "content::wrong-type", "(1210, 680)"),
    ("panel_mm", "(width: 1210, height: 680)", "content::wrong-type", "found a bracket"),
    ("panel_mm", "(\"1210\", 680)", "content::wrong-type", "(1210, 680)"),
    ("panel_mm", "[1210, 680]", "content::wrong-type", "found a list"),
    ("panel_mm", "(49.9, 200)", "content::number-range", "each of them is 50 to 20000"),
    ("panel_mm", "(NaN, 200)", "content::number-range", "found (NaN, 200)"),
    ("viewing_m", "2000", "content::number-range", "a distance in metres, 0.2 to 20, belongs here, found 2000"),
    ("viewing_m", "\"2 m\"", "content::wrong-type", "a distance in metres"),
    ("lower_edge_mm", "-3", "content::number-range", "a height in millimetres, 0 to 5000, belongs here, found -3"),
    ("panel_px", "(38400, 2160)", "content::number-range", "each of them is 320 to 16384"),
    ("panel_px", "(3840.5, 2160)", "content::number-range", "found (3840.5, 2160)"),
    ("screen", "5", "content::wrong-type", "a text in quotes belongs here, found `5`"),
    ("monitor", "-1", "content::number-range", "a whole number from 0 to 99"),
    ("monitor", "1.0", "content::number-range", "found 1.0"),
    ("monitor", "100", "content::number-range", "found 100"),
    ("monitor", "left", "content::wrong-type", "found `left`"),
    ("may_leave", "no", "content::unknown-word", "did you mean `false`?"),
    ("screen_picture", "yes", "content::unknown-word", "`true`"),
    ("speaker_window", "offf", "content::unknown-word", "did you mean `off`?"),
    ("closed", "true", "content::unknown-word", "`dark`"),
    ("closed", "of", "content::unknown-word", "did you mean `off`?"),
    ("volume", "101", "content::number-range", "a whole number from 0 to 100 belongs here, found 101"),
    ("volume", "loud", "content::wrong-type", "a whole number from 0 to 100"),
    (
        "volume_hours",
        "[(days: \"Mon\", from: \"9:00\", to: \"10:00\", volume: 200)]",
        "content::number-range",
        "a whole number from 0 to 100 belongs here, found 200",
    ),
    ("speak", "allways", "content::unknown-word", "did you mean `always`?"),
    ("speech", "offf", "content::unknown-word", "did you mean `off`?"),
    ("picture_cache", "off", "content::unknown-word", "did you mean `false`?"),
    ("statistics", "off", "content::unknown-word", "did you mean `false`?"),
    ("may_leave", "False", "content::unknown-word", "did you mean `false`?"),
    ("pin", "2580", "settings::pin", "the PIN itself stands here"),
    ("pin", "\"2580\"", "settings::pin", "`xiongguan pin` asks for a PIN"),
    ("pin", "\"\"", "settings::pin", "this is no hash of a PIN"),
    ("pin", "\"$argon2id$v=19$m=32768,t=4,p=1$UcYUHON7\"", "settings::pin", "this is no hash of a PIN"),
    ("pin", "true", "content::wrong-type", "the hash of a PIN in quotes"),
    ("idle", "0", "content::number-range", "0.1 to 86400"),
    ("idle", "1e9", "content::number-range", "found 1e9"),
    ("idle", "\"45\"", "content::wrong-type", "found a text in quotes"),
    ("idle", "45s", "content::wrong-type", "found `45s`"),
    ("idle_reading_factor", "-1", "content::number-range", "a number from 0 to 100"),
    ("goodbye", "inf", "content::number-range", "found inf"),
    ("dwell_max", "None", "content::wrong-type", "found `None`"),
    ("pause", "half", "content::wrong-type", "found `half`"),
    ("time_zone", "\"Asia/Beijing\"", "settings::time-zone", "did you mean `Asia/Shanghai`?"),
    ("time_zone", "Shanghai", "content::wrong-type", "in quotes"),
    ("time_zone", "8", "content::wrong-type", "in quotes"),
    ("opening_hours", "\"9-17\"", "content::wrong-type", "a list"),
    ("opening_hours", "[(from: \"9:00\", to: \"17:00\")]", "content::missing-field", "lacks the field `days`"),
    ("opening_hours", "[(days: \"daily\", from: \"9.00\", to: \"17:00\")]", "settings::time", "\"9.00\" is no time"),
    ("opening_hours", "[(days: \"daily\", from: \"9:00\", to: \"24:01\")]", "settings::time", "\"24:00\""),
    ("opening_hours", "[(days: \"daily\", from: \"9:00\", to: \"17:5\")]", "settings::time", "\"17:5\""),
    ("opening_hours", "[(days: \"daily\", from: \"+9:00\", to: \"17:05\")]", "settings::time", "\"+9:00\""),
    ("opening_hours", "[(days: \"daily\", from: 9:00, to: \"17:05\")]", "content::wrong-type", "found `9:00`"),
    ("opening_hours", "[(days: \"daily\", from: 9, to: \"17:05\")]", "content::wrong-type", "a time in quotes"),
    ("opening_hours", "[(days: daily, from: \"9:00\", to: \"17:05\")]", "content::wrong-type", "a text with days"),
    ("opening_hours", "[(days: \"Mo-Fri\", from: \"9:00\", to: \"17:00\")]", "settings::days", "did you mean `Mon`?"),
    ("opening_hours", "[(days: \"周二\", from: \"9:00\", to: \"17:00\")]", "settings::days", "did you mean `Tue`?"),
    ("opening_hours", "[(days: \"Tues\", from: \"9:00\", to: \"17:00\")]", "settings::days", "did you mean `Tue`?"),
    (
        "opening_hours",
        "[(days: \"Mon to Fri\", from: \"9:00\", to: \"17:00\")]",
        "settings::days",
        "\"Mon to Fri\" is no",
    ),
    (
        "opening_hours",
        "[(days: \"Mon-Tue-Wed\", from: \"9:00\", to: \"17:00\")]",
        "settings::days",
        "\"Tue-Wed\" is no",
    ),
    ("opening_hours", "[(days: \"\", from: \"9:00\", to: \"17:00\")]", "settings::days", "a day is missing"),
    ("opening_hours", "[(days: \"daily\", opens: \"9:00\", to: \"17:00\")]", "content::unknown-field", "`from`?"),
    ("opening_hours", "[(days: \"daily\", from: \"9:00\", until: \"17:00\")]", "content::unknown-field", "`to`?"),
    (
        "opening_hours",
        "[(days: \"2026-10-01\", from: \"9:00\", to: \"17:00\")]",
        "settings::days",
        "dates stand in `special_days",
    ),
    ("special_days", "\"10-01\"", "content::wrong-type", "a list"),
    ("special_days", "[\"10-01\"]", "content::wrong-type", "`SpecialDay( … )` belongs here"),
    ("special_days", "[(closed: true)]", "content::missing-field", "lacks the field `dates`"),
    ("special_days", "[(date: \"10-01\", closed: true)]", "content::unknown-field", "did you mean `dates`?"),
    ("special_days", "[(dates: 2026-10-01, closed: true)]", "content::wrong-type", "a text with dates"),
    ("special_days", "[(dates: \"10-01\", closed: yes)]", "content::unknown-word", "did you mean `true`?"),
    ("special_days", "[(dates: \"\", closed: true)]", "settings::date", "a date is missing in \"\""),
    ("special_days", "[(dates: \"10-01,\", closed: true)]", "settings::date", "a date is missing"),
    ("special_days", "[(dates: \"Mon\", closed: true)]", "settings::date", "stand in `opening_hours`"),
    ("special_days", "[(dates: \"summer\", closed: true)]", "settings::date", "dates are written `\"2026-10-01\"`"),
    ("special_days", "[(dates: \"10-01\")]", "settings::special-day", "neither that it is closed nor when"),
    ("special_days", "[(dates: \"10-01\", closed: false)]", "settings::special-day", "write `closed: true`, or both"),
    ("special_days", "[(dates: \"10-01\", from: \"9:00\")]", "settings::special-day", "opens and never closes"),
    ("special_days", "[(dates: \"10-01\", to: \"9:00\")]", "settings::special-day", "closes and never opens"),
    (
        "special_days",
        "[(dates: \"10-01\", closed: true, from: \"9:00\", to: \"13:00\")]",
        "settings::special-day",
        "closed and open at once",
    ),
];

#[test]
fn a_wrong_value_is_told_at_its_place_and_leaves_the_other_fields_alone() {
    for (field, value, code, said) in WRONG {
        let finding = only(&format!("Kiosk(\n    {field}: {value},\n)"));
        let told =
            format!("{} {}", finding.message, finding.hint.as_ref().map(ToString::to_string).unwrap_or_default());
        assert_eq!((finding.line, finding.code.0), (2, *code), "{field}: {value}: {told}");
        assert!(told.contains(said), "{field}: {value}: {told}");
        assert!(finding.path.starts_with(field), "{}", finding.path);

        // The right fields beside it are used, and the wrong one counts as not written.
        let line = ALL.split_inclusive("\n    ").find(|part| part.starts_with(&format!("{field}:")));
        let line = line.unwrap_or_else(|| panic!("the sample lacks {field}"));
        let whole = match schema::KIOSK.field(field).map(|field| field.kind) {
            Some(Type::List(..)) => &ALL[ALL.find(line).expect("a part")..ALL.rfind(')').expect("it ends")],
            _ => line,
        };
        let wrong = read(&ALL.replacen(whole, &format!("{field}: {value},\n    "), 1));
        let without = read(&ALL.replacen(whole, "", 1));
        assert!(without.is_usable, "{:#?}", without.findings);
        let mut used = wrong.settings;
        // A wrong time zone is kept, so that nobody trusts the machine's own.
        if *field == "time_zone" {
            assert_eq!(used.time_zone.take().as_deref(), Some(value.trim_matches('"')));
        }
        // Who wrote a PIN that cannot be read did not want an open door.
        if *field == "pin" {
            assert_eq!(std::mem::take(&mut used.pin), PinSetting::Unreadable);
        }
        assert_eq!(used, without.settings, "{field}: {value}");
    }
    for part in schema::KIOSK.fields {
        assert!(WRONG.iter().any(|(field, ..)| *field == part.name), "no wrong value of {}", part.name);
    }
}

#[test]
fn all_slips_are_told_at_once_in_both_languages() {
    let text_of = r#"Kiosk（
    mode: kisok,
    idle: 0,
    idel: "45",
    goodbye: soon
    goodbye: 20,
    monitor: -1,
    panel_px: (100, 2160),
    time_zone: "Asia/Beijing",
    opening_hours: [
        (days: "Mo-Fri", from: "9", to: "17:00"),
        (days: "Sun", from: "25:00"),
    ],
)
"#;
    let (reading, source) = (read(text_of), Source { name: "kiosk.ron", text: text_of });
    let told = [Language::English, Language::Chinese]
        .map(|language| text(&reading.findings, &[source], Colour::Plain, language));
    insta::assert_snapshot!(told.join("\n---\n\n"));
}

#[test]
fn what_is_no_settings_file_is_told_to_be_none() {
    for (text, said) in [
        ("", "the file is empty"),
        ("// nothing\n", "the file is empty"),
        ("mode: kiosk", "does not begin with `Kiosk(`"),
        ("[1, 2]", "does not begin with `Kiosk(`"),
        ("(mode: auto)", "an unnamed bracket"),
        ("Settings(mode: auto)", "begins with Settings"),
    ] {
        let reading = read(text);
        assert!(!reading.is_usable, "{text}");
        let finding = &reading.findings[0];
        assert_eq!(finding.code.0, if text.starts_with("mode") { finding.code.0 } else { "settings::not-settings" });
        assert!(reading.findings.iter().any(|it| it.message.to_string().contains(said)), "{text}: {finding:#?}");
    }
    let other = read("Exhibition(title: \"x\", languages: [en], chapters: [])");
    assert!(other.findings.iter().any(|finding| finding.message.to_string() == "the file begins with Exhibition"));
}

#[test]
fn an_exhibition_is_still_told_what_stands_after_it() {
    let text = "Exhibition(title: \"x\", languages: [en], chapters: []) Kiosk()";
    let reading = xiongguan::content::read(Source { name: "", text }, &|_: &str| xiongguan::content::Found::File);
    let told: Vec<String> = reading.findings.iter().map(|finding| finding.message.to_string()).collect();
    assert!(told.contains(&"something stands after the end of `Exhibition( … )`".to_owned()), "{told:?}");
    let finding = only("Kiosk(idle: 30) Kiosk()");
    assert_eq!(finding.message.to_string(), "something stands after the end of `Kiosk( … )`");
}

/// Names that people who have not read the guide give to fields.
const SYNONYMS: &[(&str, &str)] = &[
    ("panel_px", "resolution pixels panel_size_px"),
    ("panel_mm", "size_mm millimetres"),
    ("viewing_m", "distance viewing_distance viewing_mm"),
    ("lower_edge_mm", "mounting_height floor"),
    ("monitor", "screen display"),
    ("may_leave", "exit quit can_leave"),
    ("pin", "code password passcode"),
    ("idle", "timeout"),
    ("time_zone", "timezone tz zone timeZone"),
    ("opening_hours", "hours opening_times openingHours"),
    ("special_days", "holidays closures exceptions specialDays"),
    ("dates", "date on days"),
    ("closed", "shut is_closed"),
    ("days", "day weekdays"),
    ("from", "opens start"),
    ("to", "closes until end"),
];

/// A misspelt field of a part: its only finding advises the name that was meant.
fn is_understood(part: &Part, name: &str, wrong: &str) -> bool {
    let text = if part.name == "Kiosk" {
        ALL.replacen(&format!("    {name}:"), &format!("    {wrong}:"), 1)
    } else {
        let own = if part.name == "Opening" { "(days:" } else { "(dates:" };
        let mut lines = ALL.lines().filter(|line| line.contains(own));
        let line = lines.find(|line| line.contains(&format!("{name}:"))).expect("a line with this field");
        ALL.replacen(line, &line.replacen(&format!("{name}:"), &format!("{wrong}:"), 1), 1)
    };
    let reading = read(&text);
    let [finding] = &reading.findings[..] else { return false };
    let hint = finding.hint.as_ref().map(ToString::to_string).unwrap_or_default();
    text[finding.span.clone()] == *wrong && hint.starts_with(&format!("did you mean `{name}`?"))
}

#[test]
fn misspelt_fields_are_understood() {
    let (mut tries, mut missed) = (0, Vec::new());
    for part in [&schema::KIOSK, &schema::OPENING, &schema::SPECIAL_DAY] {
        for field in part.fields {
            let synonyms = SYNONYMS.iter().filter(|(name, _)| *name == field.name);
            let synonyms = synonyms.flat_map(|(_, words)| words.split(' ').map(|word| ("synonym", word.to_owned())));
            for (_, wrong) in crate::misspelt::slips(field.name).into_iter().chain(synonyms) {
                if wrong.is_empty() || part.field(&wrong).is_some() {
                    continue;
                }
                tries += 1;
                if !is_understood(part, field.name, &wrong) {
                    missed.push(format!("{}: {wrong}", field.name));
                }
            }
        }
    }
    assert!(tries > 300 && missed.len() * 100 <= 5 * tries, "{} of {tries}: {missed:#?}", missed.len());
}
