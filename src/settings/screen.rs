//! The name of the screen, against those that slides are for.

use std::collections::BTreeSet;

use super::codes;
use crate::{
    content::span_at,
    diag::{Finding, Severity, Source, nearest},
    words,
};

/// Tells that the settings name no screen while slides are for the `screens` alone, or one that none of them is for and
/// whose name is like one of theirs.
#[must_use]
pub fn screen_in_doubt(screen: Option<&str>, screens: &BTreeSet<&str>, source: Source<'_>) -> Option<Finding> {
    let finding =
        |path, message| source.finding(Severity::Warning, codes::SCREEN, span_at(source.text, path), path, message);
    let Some(screen) = screen else {
        let first = screens.first()?;
        let message = words!("slides are for certain screens alone, and no name of this one stands here");
        let hint = words!("until then it shows all of them; write for example `screen: \"{name}\"`", name = *first);
        return Some(finding("", message).with_hint(hint));
    };
    if screens.contains(screen) {
        return None;
    }
    let name = nearest(screen, screens.iter().copied())?;
    let message = words!("no slide is for the screen `{screen}`", screen);
    Some(finding("screen", message).with_hint(words!("did you mean `{name}`?", name)))
}
