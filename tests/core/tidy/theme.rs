//! Colours, sizes and times of motion stand in the theme alone.

use super::sources::{code, files, none, room_of};

#[test]
fn colours_live_in_the_theme() {
    let mut faults = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        if room_of(&file) == Some("theme") {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            let literal = ["Rgba::hex(", "Color32::from_rgb(", "Color32::from_hex", "hex_color!"];
            let digits = |after: &str| after.starts_with(|c: char| c.is_ascii_digit());
            if literal.iter().any(|maker| line.split(maker).skip(1).any(digits))
                || line.contains("\"#") && line.contains("hex")
            {
                faults.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn sizes_and_times_live_in_the_theme() {
    /// What makes a length in units, an opacity or a length of time of the number that follows; parts of an area are
    /// their layout's own.
    const MAKERS: &[&str] = &[
        "unit * ",
        ".space(",
        ".length(",
        ".faded(",
        "Duration::from_secs(",
        "Duration::from_millis(",
        " size: ",
        "row_gap: ",
    ];
    let number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit()) && !["1.0 - ", "0.0"].iter().any(|none| text.starts_with(none))
    };
    let ends_in_number = |text: &str| {
        let word = text.rsplit([' ', '(', '-', '[']).next().unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_digit())
    };
    let of_units = |line: &str| {
        let parts: Vec<&str> = line.split(" * ").collect();
        let unit = |text: &str| text.split([' ', ')', ',', ';']).next().is_some_and(|word| word.ends_with("unit"));
        parts.windows(2).any(|pair| ends_in_number(pair[0]) && unit(pair[1]) && !pair[0].ends_with("/ 2.0"))
    };
    let mut faults = Vec::new();
    for (file, text) in files("src/scene", &["rs"]).into_iter().chain(files("src/view", &["rs"])) {
        let text = code(&text);
        // The same by way of a name.
        let named = |line: &str| {
            let constant = line.trim().strip_prefix("const ").and_then(|rest| rest.split_once(": f32 = "));
            constant.filter(|(_, value)| number(value)).is_some_and(|(name, _)| {
                [format!("{name} * unit"), format!("{name} * look.scale"), format!("{name} * scale.unit")]
                    .iter()
                    .chain([&format!("length({name})"), &format!("space({name})"), &format!("faded({name})")])
                    .any(|use_of_it| text.contains(use_of_it.as_str()))
            })
        };
        for (index, line) in text.lines().enumerate() {
            if named(line) || of_units(line) || MAKERS.iter().any(|maker| line.split(maker).skip(1).any(number)) {
                faults.push(format!("{file}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    none(&faults);
}
