//! Font files of an exhibition: whether they can be used, and their bytes.

use std::{path::Path, sync::Arc};

use harfrust::{FontRef, Tag};

use super::regular;
use crate::{content::limits::FONT_BYTES_MAX, diag::Words, theme::FontFile, words};

/// The tables without which a font has no characters, no widths or no lines.
const TABLES: [&[u8; 4]; 5] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp"];
/// It has one of these: the shapes of its characters.
const OUTLINES: [&[u8; 4]; 3] = [b"glyf", b"CFF ", b"CFF2"];

/// The bytes of the font at `path`.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn read(path: &Path) -> Result<FontFile, Words> {
    let bytes = regular::read(path, FONT_BYTES_MAX as u64 + 1).map_err(|error| Words::verbatim(error.to_string()))?;
    if bytes.len() > FONT_BYTES_MAX {
        return Err(words!("the font is larger than {max} MiB", max = FONT_BYTES_MAX >> 20));
    }
    usable(&bytes)?;
    Ok(Arc::new(bytes))
}

/// Whether these bytes are a font with outlines.
///
/// # Errors
/// What they are instead.
pub fn usable(bytes: &[u8]) -> Result<(), Words> {
    match bytes.get(..4) {
        Some(b"ttcf") => return Err(words!("this is a collection of fonts; save the one that is meant as TTF or OTF")),
        Some(b"wOFF" | b"wOF2") => return Err(words!("this is a font for web pages; take its TTF or OTF file")),
        _ => {}
    }
    let font = FontRef::new(bytes).map_err(|_| words!("this is no TrueType or OpenType font"))?;
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if !TABLES.iter().all(|tag| has(tag)) {
        return Err(words!("the font is damaged: parts of it are missing"));
    }
    if !OUTLINES.iter().any(|tag| has(tag)) {
        return Err(words!("the font has pictures in place of outlines"));
    }
    let em = font.table_data(Tag::new(b"head")).and_then(|head| {
        let bytes = head.as_bytes().get(18..20)?;
        Some(u16::from_be_bytes([bytes[0], bytes[1]]))
    });
    // The limits of the format; outside them a letter would have no size.
    if !em.is_some_and(|em| (16..=16384).contains(&em)) {
        return Err(words!("the font is damaged: parts of it are missing"));
    }
    Ok(())
}
