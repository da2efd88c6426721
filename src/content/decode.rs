//! Bytes → text: UTF-8 or UTF-16, with or without a byte order mark.

use super::{codes, limits::FILE_BYTES_MAX};
use crate::{
    diag::{Code, Finding, Severity, Source, Words},
    words,
};

/// The text of a file named `name`.
///
/// UTF-8 passes as it is (a byte order mark stays, so that byte offsets are those of the file); UTF-16 is recognised by
/// its mark.
///
/// # Errors
/// `content::too-large` above [`FILE_BYTES_MAX`]; `content::not-text` with the place of the first byte that is no text.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    if bytes.len() > FILE_BYTES_MAX {
        let message = words!("the file has {bytes} bytes, more than {max}", bytes = bytes.len(), max = FILE_BYTES_MAX);
        return Err(refuse(
            name,
            "",
            codes::TOO_LARGE,
            message,
            words!("content is text; pictures stay in files of their own"),
        ));
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(name, rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(name, rest, u16::from_be_bytes),
        _ => utf8(name, bytes),
    }
}

fn utf8(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        let message =
            words!("byte {at} ({byte}) is not text in UTF-8", at = error.valid_up_to(), byte = format!("0x{byte:02X}"));
        refuse(name, before, codes::NOT_TEXT, message, words!("save the file as UTF-8 · 请将文件另存为 UTF-8 编码"))
    })
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Box<Finding>> {
    let units = bytes.chunks(2).map(|pair| pair.try_into().map_or(0xd800, unit));
    let mut text = String::with_capacity(bytes.len());
    for (at, c) in char::decode_utf16(units).enumerate() {
        let Ok(c) = c else {
            let message = words!("character {at} is not text in UTF-16", at);
            return Err(refuse(name, &text, codes::NOT_TEXT, message, words!("save the file as UTF-8")));
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
