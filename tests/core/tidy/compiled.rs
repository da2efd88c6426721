//! What makes the compiler work for nothing, and the program large.

use super::sources::{code, files, none};

/// Calls that take any format or any kind of pixels: each brings the code for all of them, and the compiler makes that
/// anew for every type of reader or writer. Beside each, what is called instead.
const FOR_ALL_FORMATS: &[(&str, &str)] = &[
    ("load_from_memory", "`media::source::decoder`"),
    ("write_buffer_with_format(", "the encoder of the format"),
    (".write_to(", "the encoder of the format"),
    ("ImageReader::", "`media::source::decoder`"),
    ("images::Image", "a typed picture of `fast_image_resize`"),
];

/// The one place where decoders are made.
const DECODERS: &str = "src/media/source.rs";

#[test]
fn no_call_brings_the_code_for_every_format() {
    let mut faults = Vec::new();
    for (name, text) in files("src", &["rs"]).iter().filter(|(name, _)| name != DECODERS) {
        let code = code(text);
        for (call, instead) in FOR_ALL_FORMATS.iter().filter(|(call, _)| code.contains(call)) {
            faults.push(format!("{name}: `{call}` brings the code for all formats; {instead} does not"));
        }
    }
    none(&faults);
}

/// A constant stands in the program once for every part of it that is compiled by itself; a static once.
#[test]
fn included_files_are_static() {
    let is_constant = |line: &&str| line.contains("include_bytes!") && line.contains("const ");
    let mut faults = Vec::new();
    for (name, text) in files("src", &["rs"]) {
        let text = code(&text);
        faults.extend(text.lines().filter(is_constant).map(|line| format!("{name}: {line}: `static` instead")));
    }
    none(&faults);
}
