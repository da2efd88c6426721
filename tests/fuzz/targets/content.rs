//! A content file of any bytes.

use xiongguan::{
    content::{self, Found, decode},
    diag::Source,
};

/// Half of the files are there, so that both ways are gone.
fn found(path: &str) -> Found {
    if path.len().is_multiple_of(2) { Found::File } else { Found::Missing }
}

/// Nothing panics; every finding points into the text; what can be shown has slides, and each has its place in the file.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = decode("content.ron", bytes) else { return };
    let source = Source { name: "content.ron", text: &text };
    let reading = content::read(source, &found);
    super::told::check(&reading.findings, source);
    if let Some(exhibition) = &reading.exhibition {
        assert!(exhibition.slide_count() > 0);
        assert_eq!(reading.places.len(), exhibition.slide_count());
    }
    for place in &reading.places {
        assert!(place.span.end <= place.whole.end && place.whole.end <= text.len());
    }
    assert_eq!(content::read(source, &found), reading);
}
