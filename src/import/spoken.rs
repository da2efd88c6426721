//! What language a talk is in, as far as its letters tell.

use super::Talk;

/// The tag of the language that the letters of a talk suggest: Chinese, Japanese and Korean have their own; all else counts
/// as English.
#[must_use]
pub fn spoken(talk: &Talk) -> &'static str {
    let texts = talk.sheets.iter().flat_map(|sheet| {
        let items = sheet.items.iter().map(|item| &item.text);
        std::iter::once(&sheet.title).chain(&sheet.texts).chain(items)
    });
    let letters: Vec<char> = texts.flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()).collect();
    let share = |is: fn(char) -> bool| letters.iter().filter(|c| is(**c)).count() * 5 > letters.len();
    let is_kana = |c: char| ('\u{3040}'..'\u{3100}').contains(&c);
    let is_hangul = |c: char| ('\u{ac00}'..'\u{d7b0}').contains(&c);
    let is_han = |c: char| ('\u{4e00}'..'\u{a000}').contains(&c);
    match () {
        () if share(is_kana) => "ja",
        () if share(is_hangul) => "ko",
        () if share(is_han) => "zh",
        () => "en",
    }
}
