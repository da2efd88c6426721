//! Fonts that an exhibition brings along, up to their bytes.

use xiongguan::{
    content::{Lang, Reading},
    files::{self, Opened},
    theme::Family,
};

use crate::{folder::Album, font::squares};

/// An exhibition in Chinese and Japanese with these fonts.
fn exhibition(fonts: &str) -> String {
    format!(
        "Exhibition(title: \"t\", languages: [zh, ja],\nfonts: {fonts},\nchapters: [Chapter(id: \"a\", title: \"t\", slides: \
         [Quote(id: \"q\", text: \"t\")])])"
    )
}

fn opened(folder: &Album, fonts: &str) -> Opened {
    files::open(&folder.put("content.ron", exhibition(fonts))).expect("it is there")
}

fn codes(reading: &Reading) -> Vec<(&'static str, usize)> {
    reading.findings.iter().map(|finding| (finding.code.name(), finding.line)).collect()
}

#[test]
fn a_language_is_set_in_the_first_font_that_is_for_it() {
    let folder = Album::new();
    for name in ["house.ttf", "fonts/ja.ttf", "fonts/ja-serif.otf"] {
        folder.put(name, squares("峠", 500));
    }
    let fonts = "[Font(file: \"fonts/ja.ttf\", serif: \"fonts/ja-serif.otf\", for: [ja]), Font(file: \"house.ttf\")]";
    let opened = opened(&folder, fonts);
    assert_eq!(codes(&opened.reading), []);
    let exhibition = opened.reading.exhibition.expect("it can be shown");
    let numbers = ["ja", "zh", "fr"].map(|tag| exhibition.typeface(&Lang::new(tag)));
    assert_eq!(numbers, [1, 2, 2], "the house's font is for all other languages");
    let names: Vec<&str> = exhibition.font_files().collect();
    assert_eq!(names, ["fonts/ja.ttf", "fonts/ja-serif.otf", "house.ttf"]);
    let file = |number, family| opened.typefaces.file(number, family);
    assert!(file(1, Family::Serif).is_some() && file(1, Family::Sans).is_some());
    assert_eq!(file(2, Family::Serif), file(2, Family::Sans), "one file for everything");
    assert_eq!(file(0, Family::Sans), None);
    assert_eq!(file(3, Family::Sans), None);
}

#[test]
fn fonts_that_cannot_be_used_are_told_and_the_bundled_ones_stand_in() {
    let folder = Album::new();
    let whole = squares("峠", 500);
    folder.put("web.woff2", [b"wOF2".as_slice(), &[0; 40]].concat());
    folder.put("all.ttc", [b"ttcf".as_slice(), &[0; 40]].concat());
    folder.put("text.ttf", "not a font");
    folder.put("cut.ttf", &whole[..whole.len() / 2]);
    folder.put("empty.ttf", "");
    for name in ["web.woff2", "all.ttc", "text.ttf", "cut.ttf", "empty.ttf"] {
        let opened = opened(&folder, &format!("[Font(file: \"{name}\")]"));
        assert_eq!(codes(&opened.reading), [("font-unreadable", 2)], "{name}");
        assert_eq!(opened.typefaces.file(1, Family::Sans), None, "{name}");
        assert!(opened.reading.exhibition.is_some(), "the show goes on");
    }
    let opened = opened(&folder, "[Font(file: \"gone.ttf\")]");
    assert_eq!(codes(&opened.reading), [("font-missing", 2)]);
}

#[test]
fn what_is_wrong_with_a_font_is_told_where_it_stands() {
    let folder = Album::new();
    folder.put("a.ttf", squares("峠", 500));
    let told = |fonts: &str| codes(&opened(&folder, fonts).reading);
    assert_eq!(told("[Font(file: \"a.ttf\", for: [ja]),\nFont(file: \"a.ttf\", for: [zh, ja])]"), [("font-unused", 3)]);
    assert_eq!(told("[Font(file: \"a.ttf\", for: [de])]"), [("language-unused", 2)]);
    assert_eq!(told("[Font(file: \"a.ttf\", for: \"ja\")]"), [("count-range", 2)]);
    assert_eq!(told("[Font(file: \"a.ttf\", for: [ja, \"J P\"])]"), [("language-tag", 2)]);
    assert_eq!(told("[Font(for: [ja])]"), [("missing-field", 2)]);
    assert_eq!(told("[Font(file: \"a.ttf\", weight: 5)]"), [("unknown-field", 2)]);
    assert_eq!(told("Font(file: \"a.ttf\")"), [("wrong-type", 2)]);
    assert_eq!(told("[\"a.ttf\"]"), [("wrong-type", 2)]);
    assert_eq!(told("[Font(file: \"../a.ttf\")]"), [("path-outside", 2)]);
    let nine = ["Font(file: \"a.ttf\")"; 9].join(", ");
    assert_eq!(told(&format!("[{nine}]")), [("count-range", 2)]);
}

#[test]
fn a_faulty_font_leaves_the_numbers_of_the_others_as_they_are() {
    let folder = Album::new();
    folder.put("ja.ttf", squares("峠", 500));
    let opened = opened(&folder, "[Font(file: \"gone.ttf\", for: [zh]), Font(file: \"ja.ttf\", for: [ja])]");
    let exhibition = opened.reading.exhibition.expect("it can be shown");
    assert_eq!(exhibition.typeface(&Lang::new("ja")), 2);
    assert!(opened.typefaces.file(2, Family::Sans).is_some());
}
