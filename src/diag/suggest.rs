//! "Did you mean": finds the name that a wrong one stands for.

use super::Words;
use super::synonyms::SYNONYMS;
use crate::words;

/// The least likeness of a suggestion (Jaro-Winkler, 0 ..= 1); less likely ones confuse. `headline` for `heading`
/// passes.
const LIKENESS_MIN: f64 = 0.75;

/// The longest word, in bytes, that may be a misspelt name.
const BYTES_MAX: usize = 40;

/// Cyrillic and Greek letters that look like Latin ones.
const LOOK_ALIKES: &[(char, char)] = &[
    ('\u{430}', 'a'),
    ('\u{3b1}', 'a'),
    ('\u{441}', 'c'),
    ('\u{501}', 'd'),
    ('\u{435}', 'e'),
    ('\u{4bb}', 'h'),
    ('\u{456}', 'i'),
    ('\u{3b9}', 'i'),
    ('\u{131}', 'i'),
    ('\u{458}', 'j'),
    ('\u{43e}', 'o'),
    ('\u{3bf}', 'o'),
    ('\u{440}', 'p'),
    ('\u{3c1}', 'p'),
    ('\u{455}', 's'),
    ('\u{43d}', 'h'),
    ('\u{442}', 't'),
    ('\u{3c5}', 'u'),
    ('\u{3bd}', 'v'),
    ('\u{445}', 'x'),
    ('\u{443}', 'y'),
];

/// The name that `word` certainly stands for, so that it may be written in its place: spelt otherwise, one letter off, or
/// meaning the same.
pub(crate) fn sure<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    find(word, names, |_, _| None)
}

/// The name that differs from `word` only in capitals, `_` or letters that look alike.
pub(crate) fn respelt<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = (word.len() <= BYTES_MAX).then(|| folded(word))?;
    names.into_iter().find(|name| folded(name) == word)
}

/// The name that `word` most likely stands for, if any: spelt otherwise, meaning the same, or a few letters off.
pub(crate) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    find(word, names, |word, names| likest(word, names))
}

/// The name that `word` stands for; `guess` has the last word.
fn find<'a>(
    word: &str,
    names: impl IntoIterator<Item = &'a str>,
    guess: impl for<'n> Fn(&str, &'n [(String, &'a str)]) -> Option<&'n (String, &'a str)>,
) -> Option<&'a str> {
    if word.len() > BYTES_MAX {
        return None;
    }
    let word = folded(word);
    let names: Vec<(String, &str)> = names.into_iter().map(|name| (folded(name), name)).collect();
    let same = || names.iter().find(|(name, _)| *name == word);
    let other_number = || names.iter().find(|(name, _)| singular(name) == singular(&word));
    let slip = || names.iter().find(|(name, _)| name.len() > 3 && strsim::osa_distance(name, &word) == 1);
    same().or_else(other_number).or_else(slip).map(|(_, name)| *name).or_else(|| {
        let meant = synonyms(&word).find_map(|synonym| names.iter().find(|(name, _)| name == synonym));
        meant.or_else(|| guess(&word, &names)).map(|(_, name)| *name)
    })
}

/// Words that mean the same, the likeliest first.
fn synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    let groups = SYNONYMS.iter().filter(move |(others, _)| others.split(' ').any(|other| other == word));
    groups.flat_map(|(_, names)| names.split(' '))
}

fn likest<'n, 'a>(word: &str, names: &'n [(String, &'a str)]) -> Option<&'n (String, &'a str)> {
    // The number of edits counts first, since likeness overrates a common beginning.
    let rank = |name: &str| (strsim::osa_distance(word, name), strsim::jaro_winkler(word, name));
    let scored = names.iter().map(|entry| (rank(&entry.0), entry));
    let ((edits, likeness), best) = scored.min_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))?;
    if likeness >= LIKENESS_MIN || edits * 3 <= best.0.len() || edits == 1 && word.len() > 1 {
        return Some(best);
    }
    let likeness = |name: &str| strsim::jaro_winkler(word, name);
    let best = names.iter().max_by(|a, b| likeness(&a.0).total_cmp(&likeness(&b.0)))?;
    (likeness(&best.0) >= LIKENESS_MIN).then_some(best)
}

/// A word in lower case, without `_` and `-`, and with Latin letters for those of other scripts that look like them.
fn folded(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase);
    letters.map(|c| latin(c).unwrap_or(c)).collect()
}

/// The Latin letter that a letter of another script looks like.
fn latin(c: char) -> Option<char> {
    // Full-width letters stand in the order of ASCII.
    let full_width = ('\u{ff01}'..='\u{ff5e}').contains(&c).then(|| char::from_u32(c as u32 - 0xfee0)).flatten();
    full_width.or_else(|| LOOK_ALIKES.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Advice for a name that is none of `names`.
pub(crate) fn advice<'a>(word: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> Words {
    if let Some(name) = nearest(word, names.clone()) {
        let disguised =
            word.chars().filter(|c| c.is_alphanumeric()).find(|c| c.to_lowercase().any(|c| latin(c).is_some()));
        return match disguised {
            Some(letter) => {
                words!("did you mean `{name}`? `{letter}` is not a Latin letter, it only looks like one", name, letter)
            }
            None => words!("did you mean `{name}`?", name),
        };
    }
    let known: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    words!("known here: {names}", names = known.join(", "))
}
