//! A theme file of any bytes.

use xiongguan::{content::decode, diag::Source, theme};

/// Nothing panics; every finding points into the text; who is given no theme is told why.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = decode("theme.ron", bytes) else { return };
    let source = Source { name: "theme.ron", text: &text };
    let (theme, found) = theme::read(source);
    super::told::check(&found, source);
    assert!(theme.is_some() || !found.is_empty());
}
