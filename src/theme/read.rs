//! Reading a theme from its file.

use std::ops::Range;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::{Palette, Theme, Tint};
use crate::{
    diag::{Code, Finding, Severity, Source, Words, advice},
    units::Rgba,
    words,
};

/// A theme file that cannot be read: the exhibition keeps the default theme.
pub const UNREADABLE: Code = Code("theme::unreadable");
/// A text that is hard to read on its ground.
pub const CONTRAST: Code = Code("theme::contrast");

/// Reads a theme file: the theme if it can be used, and everything that is wrong with it.
#[must_use]
pub fn read(source: Source<'_>) -> (Option<Theme>, Vec<Finding>) {
    match parse(source.text) {
        Ok(theme) => {
            let findings = weak_pairs(&theme.palette, source);
            (Some(theme), findings)
        }
        Err(error) => (None, vec![refused(source, &error)]),
    }
}

/// A theme as it is written in its file.
#[derive(Deserialize)]
#[serde(rename = "Theme", deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(deserialize_with = "color")]
    paper: Rgba,
    #[serde(deserialize_with = "color")]
    paper_card: Rgba,
    #[serde(deserialize_with = "color")]
    ink: Rgba,
    #[serde(deserialize_with = "color")]
    ink_soft: Rgba,
    #[serde(deserialize_with = "color")]
    snow: Rgba,
    #[serde(deserialize_with = "color")]
    snow_soft: Rgba,
    #[serde(deserialize_with = "color")]
    day: Rgba,
    #[serde(deserialize_with = "color")]
    day_ink: Rgba,
    #[serde(deserialize_with = "color")]
    accent: Rgba,
    #[serde(deserialize_with = "color")]
    seal: Rgba,
    #[serde(deserialize_with = "color")]
    gold: Rgba,
    #[serde(deserialize_with = "color")]
    dim: Rgba,
    tints: Tints,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tints {
    loess: Tint,
    vermilion: Tint,
    indigo: Tint,
    jade: Tint,
    snow: Tint,
    gold: Tint,
}

pub(super) fn parse(text: &str) -> Result<Theme, ron::error::SpannedError> {
    let written: Written = ron::from_str(text)?;
    let Tints { loess, vermilion, indigo, jade, snow, gold } = written.tints;
    let palette = Palette {
        paper: written.paper,
        paper_card: written.paper_card,
        ink: written.ink,
        ink_soft: written.ink_soft,
        snow: written.snow,
        snow_soft: written.snow_soft,
        day: written.day,
        day_ink: written.day_ink,
        accent: written.accent,
        seal: written.seal,
        gold: written.gold,
        dim: written.dim,
        tints: [loess, vermilion, indigo, jade, snow, gold],
    };
    Ok(Theme { name: written.name, contrast: palette.strengthened(), palette })
}

/// A colour as designers write it: `"#A83220"`.
pub(super) fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let rgb = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    rgb.map(Rgba::hex).ok_or_else(|| D::Error::custom(format!("{NO_COLOUR}{text}")))
}

/// Marks a message of [`color`] that `ron` passes on; the text that is no colour follows.
const NO_COLOUR: &str = "no colour: ";

/// The finding for an error that `ron` reports in a theme.
fn refused(source: Source<'_>, error: &ron::error::SpannedError) -> Finding {
    let offset = |at: ron::error::Position| {
        let before: usize = source.text.split_inclusive('\n').take(at.line - 1).map(str::len).sum();
        let line = source.text.get(before..).unwrap_or_default();
        before + line.char_indices().nth(at.col - 1).map_or(line.len(), |(start, _)| start)
    };
    let span = offset(error.span.start)..offset(error.span.end);
    let part = |outer: &Option<String>| outer.clone().unwrap_or_else(|| "tints".to_owned());
    match &error.code {
        ron::Error::NoSuchStructField { expected, found, outer } => {
            let why = words!("`{part}` has no field `{name}`", part = part(outer), name = found);
            unreadable(source, span, why).with_hint(advice(found, expected.iter().copied()))
        }
        ron::Error::MissingStructField { field, outer } => {
            unreadable(source, span, words!("`{part}` lacks the field `{name}`", part = part(outer), name = *field))
        }
        ron::Error::Message(message) => {
            let why = match message.strip_prefix(NO_COLOUR) {
                Some(found) => words!("a colour is written like \"#A83220\", found \"{found}\"", found),
                None => words!("something here cannot be read").because(message),
            };
            unreadable(source, span, why)
        }
        code => unreadable(source, span, words!("something here cannot be read").because(code.to_string())),
    }
}

/// A theme file that cannot be used, and why.
pub(crate) fn unreadable(source: Source<'_>, span: Range<usize>, why: Words) -> Finding {
    let hint =
        words!("until it can be read, the exhibition has the theme \"gobi\"; the guide shows a whole theme file");
    source
        .finding(Severity::Error, UNREADABLE, span, "", words!("the theme cannot be read: {why}", why))
        .with_hint(hint)
}

/// A warning for each pair of text and ground that lacks contrast.
fn weak_pairs(palette: &Palette, source: Source<'_>) -> Vec<Finding> {
    let weak = palette.pairs().into_iter().filter(|pair| pair.has < pair.needs);
    let finding = |pair: super::Pair| {
        let (text, ground) = pair.names;
        let at = source.text.find(&format!("{text}:")).unwrap_or_default();
        let message = words!(
            "`{text}` on `{ground}` has a contrast of {has}:1, less than {needs}:1",
            text,
            ground,
            has = format!("{:.1}", pair.has),
            needs = pair.needs
        );
        let hint = words!("make the darker one darker or the lighter one lighter");
        source.finding(Severity::Warning, CONTRAST, at..at + text.len(), text, message).with_hint(hint)
    };
    weak.map(finding).collect()
}
