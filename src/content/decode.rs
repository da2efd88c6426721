//! Bytes → text: UTF-8 or UTF-16, with or without a byte order mark.

use super::{codes, limits::FILE_BYTES_MAX};
use crate::{
    diag::{Code, Finding, Severity, Source, Words},
    words,
};

/// The text of a file named `name`.
///
/// UTF-8 is taken as it is (a byte order mark stays, so that byte offsets are those of the file); UTF-16 is recognised
/// by its mark, or by the zeros between Latin letters. Line ends of old Macs become line breaks.
///
/// # Errors
/// `content::too-large` above [`FILE_BYTES_MAX`]; `content::not-text` with the place of the first byte that is no text,
/// and the encoding it seems to have.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    if bytes.len() > FILE_BYTES_MAX {
        let message = words!("the file is larger than {max} MiB", max = FILE_BYTES_MAX >> 20);
        return Err(refuse(
            name,
            "",
            codes::TOO_LARGE,
            message,
            words!("content is text; pictures stay in files of their own"),
        ));
    }
    if let Some(what) = document(bytes) {
        let message = words!("this is a document ({what}) and not a plain text file", what);
        return Err(refuse(name, "", codes::NOT_TEXT, message, plain_text()));
    }
    let text = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            Err(refuse(name, "", codes::NOT_TEXT, words!("the file is in UTF-32"), save_as()))
        }
        [0xff, 0xfe, rest @ ..] => utf16(name, rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(name, rest, u16::from_be_bytes),
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => utf16(name, bytes, u16::from_le_bytes),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => utf16(name, bytes, u16::from_be_bytes),
        _ if is_binary(bytes) => Err(refuse(name, "", codes::NOT_TEXT, words!("the file is not text"), plain_text())),
        _ => utf8(name, bytes),
    }?;
    Ok(if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text })
}

fn save_as() -> Words {
    words!("save the file as UTF-8 · 请将文件另存为 UTF-8 编码")
}

fn plain_text() -> Words {
    words!("content is written in a text editor and saved as plain text in UTF-8")
}

/// What word processors and browsers write, if a file is that.
fn document(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"{\\rtf", "RTF"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "Word, Excel, ZIP"),
        (b"\xd0\xcf\x11\xe0", "Word, Excel"),
        (b"<!DOCTYPE", "HTML"),
        (b"<!doctype", "HTML"),
        (b"<html", "HTML"),
        (b"<?xml", "XML"),
    ];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, what)| *what)
}

/// Whether a file begins with the mark of a format that is no text: pictures, archives, files of word processors.
fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    bytes.iter().take(8).any(is_control)
}

fn utf8(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let message = if is_gb18030(bytes) {
            words!("the file is in GBK (GB18030), not in UTF-8")
        } else {
            words!("from here on the file is not in UTF-8")
        };
        refuse(name, before, codes::NOT_TEXT, message, save_as())
    })
}

/// Whether all of a file is text in GB18030 (of which GBK and GB2312 are parts), with Chinese characters next to each
/// other, as other encodings hardly have them by chance.
fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut at, mut pairs) = (0, 0);
    let mut last_pair = None;
    while let Some(byte) = bytes.get(at) {
        let length = match (byte, bytes.get(at + 1..)) {
            (0..=0x7f, _) => 1,
            (0x81..=0xfe, Some([0x40..=0x7e | 0x80..=0xfe, ..])) => 2,
            (0x81..=0xfe, Some([b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', ..])) => 4,
            _ => return false,
        };
        // The common characters, GB2312, have two high bytes.
        let is_common = (0xb0..=0xf7).contains(byte) && bytes.get(at + 1).is_some_and(|second| *second >= 0xa1);
        if length == 2 && is_common {
            pairs += usize::from(last_pair == Some(at));
            last_pair = Some(at + 2);
        }
        at += length;
    }
    pairs > 0
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Box<Finding>> {
    let units = bytes.chunks(2).map(|pair| pair.try_into().map_or(0xd800, unit));
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(units) {
        let Ok(c) = c else {
            let message = words!("from here on the file is damaged; it is in UTF-16");
            return Err(refuse(name, &text, codes::NOT_TEXT, message, save_as()));
        };
        text.push(c);
    }
    Ok(text)
}

/// A finding at the end of `before`, the part that could be read.
fn refuse(name: &str, before: &str, code: Code, message: Words, hint: Words) -> Box<Finding> {
    let end = before.len();
    Box::new(Source { name, text: before }.finding(Severity::Error, code, end..end, "", message).with_hint(hint))
}
