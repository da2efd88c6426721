//! "Did you mean": the nearest known name.

use crate::{diag::Words, words};

/// Below this likeness (Jaro-Winkler, 0 ..= 1) a suggestion puzzles more than it helps; `headline` for `heading` passes.
const LIKENESS_MIN: f64 = 0.75;

/// The name most like `word`, if any is like it.
pub(super) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 40 {
        return None;
    }
    let likeness = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), &name.to_lowercase());
    let scored = names.into_iter().map(|name| (likeness(name), name));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= LIKENESS_MIN).then_some(best.1)
}

/// Advice for a name that is none of `names`.
pub(super) fn advice<'a>(word: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> Words {
    if let Some(name) = nearest(word, names.clone()) {
        return words!("did you mean `{name}`?", name);
    }
    let known: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    words!("known here: {names}", names = known.join(", "))
}
