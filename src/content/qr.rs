//! An address that visitors take along: the slide shows it as a QR code. The program itself never follows it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::{
    Text, codes,
    declare::part,
    rule::{Refusal, Written},
    schema::Type,
};
use crate::{diag::Words, words};

/// The longest address, in letters: with so many, modules are as small as phones read them.
///
/// Version 8 of the standard, with a seventh of the code restorable, holds 152.
pub const ADDRESS_MAX: usize = 150;

part! {
    by_hand
    /// A QR code; written as a text where it has no label.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
    Qr = QR {
        /// The address that it leads to, `http://…` or `https://…`, in plain letters.
        url: String as Type::Own(address);
        /// A few words under it.
        label: Text as Type::Text, default;
    }
}

impl<'de> Deserialize<'de> for Qr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(QrVisitor)
    }
}

struct QrVisitor;

impl<'de> Visitor<'de> for QrVisitor {
    type Value = Qr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"an address, or Qr(url: "https://…", label: "…")"#)
    }

    fn visit_str<E: Error>(self, url: &str) -> Result<Qr, E> {
        Ok(Qr { url: url.to_owned(), label: Text::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Qr, A::Error> {
        let mut qr = Qr::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "url" => qr.url = map.next_value()?,
                "label" => qr.label = map.next_value()?,
                other => return Err(A::Error::unknown_field(other, &["url", "label"])),
            }
        }
        if qr.url.is_empty() { Err(A::Error::missing_field("url")) } else { Ok(qr) }
    }
}

/// What an address must be so that phones follow it, and all of them to the same place.
fn address(value: &Written<'_>) -> Result<(), Refusal> {
    let Written::Text(address) = value else {
        return Err(Refusal::Form(words!("an address in quotes, `\"https://…\"`")));
    };
    let refused = |message: Words, hint: Words| Err(Refusal::Value(codes::QR_ADDRESS, message, Some(hint)));
    let copied = || words!("copy it from the address bar of a browser, which writes it as phones read it");
    if let Some(other) = address.chars().find(|c| !c.is_ascii_graphic()) {
        return if other.is_whitespace() {
            refused(words!("there is a space or a line break in the address"), copied())
        } else {
            refused(words!("`{other}` in an address is not read alike by all phones", other), copied())
        };
    }
    let Some(host) = host(address) else {
        let shown: String = address.chars().take(40).collect();
        let hint = words!("write it whole, for example `https://www.example.org/gulls`");
        return refused(words!("`{shown}` is no address of the web", shown), hint);
    };
    if host.is_empty() {
        let hint = words!("write it whole, for example `https://www.example.org/gulls`");
        return refused(words!("the address names no place in the web"), hint);
    }
    if address.len() > ADDRESS_MAX {
        let message = words!(
            "an address of {count} letters makes a code that is too fine for phones; {max} are the most",
            count = address.len(),
            max = ADDRESS_MAX
        );
        return refused(message, words!("have a short address made that leads there"));
    }
    Ok(())
}

/// The place in the web that an address names; nothing if it is none of the web.
fn host(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_web.then(|| rest.split(['/', '?', '#', ':']).next().unwrap_or_default())
}
