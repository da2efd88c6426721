//! What `check` finds beside the slides: titles in the menu, and captions on films.

use std::fs;

use crate::small_exhibition::{PLAIN, SmallExhibition, story};

/// An exhibition with this title, and a chapter with this one.
fn titled(exhibition: &str, chapter: &str) -> SmallExhibition {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    let text = text.replace("en: \"Small\"", &format!("en: \"{exhibition}\""));
    let text = text.replace("en: \"One\"", &format!("en: \"{chapter}\""));
    small.folder.put("content.ron", text);
    small
}

fn told(small: &SmallExhibition) -> Vec<(String, usize)> {
    let opened = xiongguan::files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let linted = xiongguan::lint::lint(&opened, &small.order());
    let of_menu = linted.findings.iter().filter(|finding| finding.code.name() == "menu-room");
    of_menu.map(|finding| (finding.message.to_string(), finding.line)).collect()
}

#[test]
fn titles_that_have_no_room_in_the_menu_are_told_where_they_stand() {
    assert_eq!(told(&titled("The Pass and the New City", "The Pass and the City")), []);
    let long =
        "All that the men and women of this valley have made of water, wind and iron in a hundred years ".repeat(5);
    let long = long.trim();
    let small = titled(long, "The Pass");
    let found = told(&small);
    let [(message, line)] = found.as_slice() else { unreachable!("{found:?}") };
    assert!(*line == 1 && message.contains("beside the control"), "{message}");
    assert_eq!(told(&small), found, "the second run, which looks at nothing again, tells the same");
    let found = told(&titled("Small", &long.repeat(8)));
    let [(message, line)] = found.as_slice() else { unreachable!("{found:?}") };
    assert!(*line == 2 && message.contains("banner"), "{message}");
    // It is remembered with the first slide, and found anew when a title changes.
    let small = titled("Small", "One");
    assert_eq!(told(&small), []);
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replace("en: \"One\"", &format!("en: \"{}\"", long.repeat(8))));
    assert_eq!(told(&small).len(), 1);
}

/// A film with this caption, which stands for ten minutes.
fn captioned(text: &str) -> Vec<(String, String, usize, usize)> {
    let small = SmallExhibition::with(
        "Video(file: \"a.mp4\", poster: \"a.png\", alt: \"a\", credit: \"b\", captions: \"a.vtt\", \
         allow: [\"film-engine\"])",
    );
    small.folder.put("a.mp4", "a film of another world");
    small.folder.put("a.vtt", format!("WEBVTT\n\n00:01.000 --> 00:02.000\nShort\n\n00:02.000 --> 10:02.000\n{text}\n"));
    let opened = xiongguan::files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let linted = xiongguan::lint::lint(&opened, &small.order());
    let of_captions = linted.findings.iter().filter(|finding| finding.code.name() == "captions-room");
    let place = |finding: &xiongguan::diag::Finding| {
        (finding.message.to_string(), finding.file.clone(), finding.line, finding.column)
    };
    of_captions.map(place).collect()
}

#[test]
fn a_caption_that_has_no_room_is_told_in_its_own_file() {
    assert_eq!(captioned("Caravans left here for the west, and walked a month\nto the next city on their way"), []);
    let found = captioned(&"Caravans left here for the west, and walked a month to the next city. ".repeat(5));
    let [(message, file, line, column)] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!((file.as_str(), *line, *column), ("a.vtt", 6, 1), "{message}");
    let lines = captioned(&"多行\n".repeat(9));
    assert_eq!(lines.len(), 1, "{lines:?}");
}
