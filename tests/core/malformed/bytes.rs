//! Faults of a whole file: encodings, depths, sizes, other formats.

use super::{BASE, Case};

/// 50 MB, in bytes.
const HUGE: usize = 50_000_000;

/// As much as a file may have, in bytes, with room for the sound file around it.
const LARGE: usize = xiongguan::content::limits::FILE_BYTES_MAX - 10_000;

/// Files that are wrong as a whole or in their encoding.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = deep();
    cases.extend(encoded());
    cases.extend(foreign());
    cases.extend(large());
    cases
}

fn deep() -> Vec<Case> {
    let nested = |name, bracket: &str| {
        let text = BASE.replacen("\"ours\"", &bracket.repeat(20_000), 1);
        Case::new(name, text, "content::too-deep", 30)
    };
    vec![
        nested("nested round brackets", "("),
        nested("nested lists", "["),
        nested("nested maps", "{"),
        Case::new(
            "nested parts",
            BASE.replacen("\"ours\"", &"Photo(tall: ".repeat(20_000), 1),
            "content::unclosed-bracket",
            30,
        ),
        Case::new("nothing but brackets", "[(".repeat(50_000), "content::not-an-exhibition", 1),
        Case::new("nested remarks", format!("\n\n{}", "/* ".repeat(50_000)), "content::unclosed-comment", 3),
        Case::new("closing brackets only", ")]}".repeat(50_000), "content::extra-bracket", 1),
    ]
}

fn encoded() -> Vec<Case> {
    // The title of the sound file, in line 2, in other encodings.
    let title = |bytes: &[u8]| {
        let (head, tail) = BASE.split_once("小城").unwrap();
        let tail: String = tail.chars().filter(char::is_ascii).collect();
        [head.as_bytes(), bytes, tail.as_bytes()].concat()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut torn = [[0xff, 0xfe].as_slice(), &utf16("Exhibition(\n  title: \"")].concat();
    torn.extend([0x00, 0xd8, 0x41, 0x00]);
    let mut wide = vec![0xff, 0xfe, 0, 0];
    wide.extend("Exhibition()".chars().flat_map(|c| (c as u32).to_le_bytes()));
    vec![
        Case::new("GBK", title(b"\xd0\xa1\xb3\xc7"), "content::not-text", 2),
        Case::new("GB18030 with four bytes", title(b"\xd0\xa1\x81\x30\x81\x30"), "content::not-text", 2),
        Case::new("Latin-1", title(b"caf\xe9"), "content::not-text", 2),
        Case::new("overlong slash", title(b"\xc0\xaf"), "content::not-text", 2),
        Case::new("surrogates in UTF-8", title(b"\xed\xa0\x80"), "content::not-text", 2),
        Case::new("cut within a character", &BASE.as_bytes()[..=BASE.find('城').unwrap()], "content::not-text", 2),
        Case::new("UTF-16 with half a pair", torn, "content::not-text", 2),
        Case::new("UTF-32", wide, "content::not-text", 1),
        Case::new(
            "UTF-16 that is no exhibition",
            [[0xff, 0xfe].as_slice(), &utf16("\n\n展览()")].concat(),
            "content::not-an-exhibition",
            3,
        ),
    ]
}

fn foreign() -> Vec<Case> {
    vec![
        Case::new("empty", "", "content::not-an-exhibition", 1),
        Case::new("blank lines", "\n\n \t\n", "content::not-an-exhibition", 1),
        Case::new("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "content::not-text", 1),
        Case::new("a word processor's file", b"PK\x03\x04\x14\0\x06\0".as_slice(), "content::not-text", 1),
        Case::new(
            "a rich text",
            b"{\\rtf1\\ansi Exhibition(\\par title: \"x\",\\par)}".as_slice(),
            "content::not-text",
            1,
        ),
        Case::new("a web page", "<!DOCTYPE html><html><body>Exhibition(</body></html>", "content::not-text", 1),
        Case::new("JSON", "{\"title\": \"x\", \"chapters\": []}", "content::not-an-exhibition", 1),
        Case::new("old Mac line ends", BASE.replace("\"gobi\"", "gobi").replace('\n', "\r"), "content::wrong-type", 4),
    ]
}

fn large() -> Vec<Case> {
    let (head, tail) = BASE.split_once("ours").unwrap();
    vec![
        Case::new("50 MB in one text", format!("{head}{}{tail}", "长".repeat(HUGE / 3)), "content::too-large", 1),
        Case::new("50 MB of brackets", "(".repeat(HUGE), "content::too-large", 1),
        Case::new("24 MB in one text", format!("{head}{}{tail}", "a".repeat(LARGE)), "content::text-too-long", 30),
        Case::new("24 MB without an end", format!("{head}{}", "a b ".repeat(LARGE / 4)), "content::unclosed-text", 30),
        Case::new("24 MB of commas", format!("{head}\"{}", ",".repeat(LARGE)), "content::syntax", 30),
        Case::new(
            "more words than are read",
            BASE.replacen("\"ours\"", &format!("[{}]", "1, ".repeat(1_100_000)), 1),
            "content::too-many-words",
            30,
        ),
        Case::new(
            "a field 400,000 times",
            BASE.replacen("credit:", &"credit: \"x\", ".repeat(400_000), 1),
            "content::repeated-field",
            30,
        ),
    ]
}
