//! Numbers in the translations of one text: what one language says and another does not.

use super::Lang;

/// A number of one translation that another one lacks, as it is written; nothing if they agree.
///
/// Chinese counts in 万 and 亿, English in thousands and millions: so only the digits that count are compared, without
/// their point and without zeros at the ends (`193` of 193 万 千瓦 is the `1.93` of 1.93 GW). A number that the other
/// language writes in words agrees too.
pub(super) fn unmatched<'a>(texts: &[(&Lang, &'a str)]) -> Option<(usize, usize, &'a str)> {
    let said: Vec<Said<'_>> = texts.iter().map(|(lang, text)| Said::by(text, lang)).collect();
    for (place, one) in said.iter().enumerate() {
        for (other, its) in said.iter().enumerate().filter(|(other, _)| *other != place) {
            if let Some((written, _)) = one.digits.iter().find(|(_, number)| !its.has(number)) {
                return Some((place, other, written));
            }
        }
    }
    None
}

/// The numbers of a text.
struct Said<'a> {
    /// Those in digits: as written, and what counts of them.
    digits: Vec<(&'a str, String)>,
    /// Those in words.
    words: Vec<String>,
}

impl<'a> Said<'a> {
    fn by(text: &'a str, lang: &Lang) -> Self {
        let words = if lang.is_chinese() { han_numbers(text) } else { word_numbers(text) };
        Self { digits: digits(text), words }
    }

    fn has(&self, number: &str) -> bool {
        self.digits.iter().any(|(_, known)| known == number) || self.words.iter().any(|word| word == number)
    }
}

/// All numbers in digits.
fn digits(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let bytes = rest.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = start;
        // A point or comma belongs to the number if a digit follows.
        while is_digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1) {
            end += 1;
        }
        let written = &rest[start..end];
        found.push((written, significant(written)));
        rest = &rest[end..];
    }
    found
}

/// The digits that count.
fn significant(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let trimmed = digits.trim_matches('0');
    if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
}

const WORDS: [(&str, &str); 38] = [
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
    ("fourth", "4"),
    ("five", "5"),
    ("fifth", "5"),
    ("half", "5"),
    ("six", "6"),
    ("sixth", "6"),
    ("seven", "7"),
    ("seventh", "7"),
    ("eight", "8"),
    ("eighth", "8"),
    ("nine", "9"),
    ("ninth", "9"),
    ("ten", "1"),
    ("tenth", "1"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("twenty", "2"),
    ("thirty", "3"),
    ("hundred", "1"),
    ("thousand", "1"),
];

/// Numbers in English words.
fn word_numbers(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words
        .filter_map(|word| WORDS.iter().find(|(known, _)| *known == word).map(|(_, digits)| (*digits).to_owned()))
        .collect()
}

/// Numbers in Chinese characters: each run as a whole, and each of its digits.
fn han_numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        match han_digit(c) {
            Some(digit) => {
                found.push(digit.to_string());
                run.push(digit);
            }
            // Tens and hundreds only shift what stands before them; standing first, they are a one.
            None if is_han_power(c) => {
                if run.is_empty() {
                    run.push('1');
                    found.push("1".to_owned());
                }
            }
            None => {
                if run.len() > 1 {
                    found.push(run.trim_end_matches('0').to_owned());
                }
                run.clear();
            }
        }
    }
    found
}

const fn han_digit(c: char) -> Option<char> {
    Some(match c {
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
