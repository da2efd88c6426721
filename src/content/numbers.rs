//! Finds numbers that one translation of a text has and another lacks.

use std::collections::BTreeSet;

use super::Lang;

/// A number of one translation that another one lacks, as it is written; nothing if they agree.
///
/// Chinese counts in 万 and 亿, English in thousands and millions. So only significant digits are compared, without the
/// decimal point and without zeros at the ends (`193` of 193 万 千瓦 is the `1.93` of 1.93 GW). A number that the other
/// language writes in words agrees too.
pub(super) fn unmatched<'a>(texts: &[(&Lang, &'a str)]) -> Option<(usize, usize, &'a str)> {
    let digits: Vec<_> = texts.iter().map(|(lang, text)| digits(text, lang)).collect();
    if digits.iter().all(Vec::is_empty) {
        // Most texts: words are not looked at.
        return None;
    }
    let said: Vec<Said<'_>> =
        texts.iter().zip(digits).map(|((lang, text), digits)| Said::by(text, lang, digits)).collect();
    for (place, one) in said.iter().enumerate() {
        for (other, its) in said.iter().enumerate().filter(|(other, _)| *other != place) {
            if let Some((written, _)) = one.digits.iter().find(|(_, number)| its.lacks(number)) {
                return Some((place, other, written));
            }
        }
    }
    None
}

/// The numbers of a text.
struct Said<'a> {
    /// The numbers in digits: as written, and their significant digits.
    digits: Vec<(&'a str, String)>,
    /// The significant digits of all numbers, also of those in words.
    all: BTreeSet<String>,
    /// Whether numbers in words are known in its language.
    reads_words: bool,
}

impl<'a> Said<'a> {
    fn by(text: &'a str, lang: &Lang, digits: Vec<(&'a str, String)>) -> Self {
        let (reads_words, mut all) = match lang.primary() {
            "zh" | "ja" => (true, han_numbers(text)),
            "en" => (true, word_numbers(text)),
            _ => (false, BTreeSet::new()),
        };
        all.extend(digits.iter().map(|(_, number)| number.clone()));
        // The end of a span of years may be abbreviated: 2020-23.
        for pair in digits.windows(2).filter(|pair| pair[0].0.len() == 4 && pair[1].0.len() == 2) {
            all.insert(significant(&format!("{}{}", &pair[0].0[..2], pair[1].0)));
        }
        for (written, _) in digits.iter().filter(|(written, _)| written.len() == 4) {
            all.insert(significant(&written[2..]));
        }
        Self { digits, all, reads_words }
    }

    /// Whether the text has no such number. Where numbers in words are not known, what may be one is not missed: those up
    /// to twenty, tens, hundreds and thousands.
    fn lacks(&self, number: &str) -> bool {
        let may_be_words = number.len() < 2 || number.len() == 2 && number.starts_with('1');
        !self.all.contains(number) && (self.reads_words || !may_be_words)
    }
}

/// All numbers in digits.
fn digits<'a>(text: &'a str, lang: &Lang) -> Vec<(&'a str, String)> {
    // In these a space may as well stand between two numbers.
    let joins = |c: char| {
        matches!(c, '\u{a0}' | '\u{202f}') || c == ' ' && !matches!(lang.primary(), "zh" | "en" | "ja" | "ko")
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let bytes = rest.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = start;
        // A point or comma belongs to the number if a digit follows, a space if three do.
        loop {
            let space = rest[end..].chars().next().filter(|c| joins(*c)).map_or(0, char::len_utf8);
            let from = end + space;
            let three = (from..from + 3).all(is_digit) && !is_digit(from + 3);
            end += match bytes.get(end) {
                _ if is_digit(end) => 1,
                Some(b'.' | b',') if is_digit(end + 1) => 1,
                _ if space > 0 && three => space,
                _ => break,
            };
        }
        let written = &rest[start..end];
        found.push((written, significant(written)));
        rest = &rest[end..];
    }
    found
}

/// The significant digits of a number: without point, commas and zeros at its ends.
fn significant(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let trimmed = digits.trim_matches('0');
    if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
}

/// English words with their significant digits. Longer ones that begin like them are ordinals and decades.
const WORDS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("one", "1"),
    ("once", "1"),
    ("first", "1"),
    ("single", "1"),
    ("two", "2"),
    ("twice", "2"),
    ("second", "2"),
    ("double", "2"),
    ("pair", "2"),
    ("both", "2"),
    ("three", "3"),
    ("third", "3"),
    ("triple", "3"),
    ("four", "4"),
    ("five", "5"),
    ("fifth", "5"),
    ("half", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("eighth", "8"),
    ("nine", "9"),
    ("ninth", "9"),
    ("ten", "1"),
    ("tenth", "1"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twelfth", "12"),
    ("dozen", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twent", "2"),
    ("thirt", "3"),
    ("fort", "4"),
    ("fift", "5"),
    ("sixt", "6"),
    ("sevent", "7"),
    ("ninet", "9"),
    ("hundred", "1"),
    ("thousand", "1"),
    ("million", "1"),
    ("billion", "1"),
    ("january", "1"),
    ("february", "2"),
    ("march", "3"),
    ("april", "4"),
    ("may", "5"),
    ("june", "6"),
    ("july", "7"),
    ("august", "8"),
    ("september", "9"),
    ("october", "1"),
    ("november", "11"),
    ("december", "12"),
];

/// What may follow one of [`WORDS`]: plural, ordinal, tens.
const ENDINGS: &[&str] = &["", "s", "th", "y", "ies", "ieth", "ths", "ty", "ties", "tieth"];

/// Numbers in English words; tens and units also together, as in twenty-five.
fn word_numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut tens: Option<&str> = None;
    for word in text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase) {
        let means = |(start, _): &&(&str, &str)| word.strip_prefix(start).is_some_and(|end| ENDINGS.contains(&end));
        // The longest word that fits is taken: "eighteen" is not "eight".
        let known = WORDS.iter().filter(means).max_by_key(|(start, _)| start.len());
        if let Some((_, number)) = known {
            found.insert((*number).to_owned());
            if let Some(tens) = tens.filter(|_| number.len() == 1) {
                found.insert(format!("{tens}{number}"));
            }
        }
        tens = known.filter(|_| word.ends_with("ty")).map(|(_, number)| *number);
    }
    found
}

/// Numbers in Chinese characters: each run as a whole, without its powers of ten, and every part of it.
fn han_numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        match han_digit(c) {
            Some(digit) => run.push(digit),
            // Tens and hundreds only shift the digit before them; without one before them, they stand for a one.
            None if is_han_power(c) => {
                if run.is_empty() {
                    run.push('1');
                }
            }
            None => {
                for start in 0..run.len() {
                    for end in start + 1..=run.len().min(start + RUN_MAX) {
                        found.insert(significant(&run[start..end]));
                    }
                }
                // A power of ten between two digits may leave a place empty: 105.
                found.insert(significant(&run));
                run.clear();
            }
        }
    }
    found
}

/// The longest part of a run that is compared by itself: a year has four digits.
const RUN_MAX: usize = 4;

const fn han_digit(c: char) -> Option<char> {
    Some(match c {
        '\u{3007}' | '\u{96f6}' => '0',
        '\u{4e00}' => '1',
        '\u{4e8c}' | '\u{4e24}' | '\u{53cc}' => '2',
        '\u{4e09}' => '3',
        '\u{56db}' => '4',
        '\u{4e94}' | '\u{534a}' => '5',
        '\u{516d}' => '6',
        '\u{4e03}' => '7',
        '\u{516b}' => '8',
        '\u{4e5d}' => '9',
        _ => return None,
    })
}

/// Ten, hundred, thousand, ten thousand and hundred million.
const fn is_han_power(c: char) -> bool {
    matches!(c, '\u{5341}' | '\u{767e}' | '\u{5343}' | '\u{4e07}' | '\u{4ebf}')
}
