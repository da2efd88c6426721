//! Where a line may end.
//!
//! Unicode's rules (UAX 14) say where a break is possible at all; the rules of Chinese and of figures take some of
//! those places away: no line starts with a closing mark or a dash, none ends with an opening mark, and a number
//! stays with its unit. How good the places that remain are is for [`costs`](super::costs) to say.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::spacing::{is_han, is_wide};

/// Marks that may not start a line.
const NO_START: &str = "，。、；：？！）》」』】”’…—–％%℃·〉〕～,.!?:;)]}°²";
/// Marks that may not end a line.
const NO_END: &str = "（《「『【“‘〈〔([{¥第超近约—";
/// Whether a line may start with `c`.
#[must_use]
pub fn may_start_line(c: char) -> bool {
    !NO_START.contains(c)
}

/// Whether the last quotation mark of `text`, which ends a line, opens a quotation. German closes with the marks that
/// others open with: „so“, ‚so‘.
#[must_use]
pub fn opens_last(text: &str) -> bool {
    let mut marks = text.chars().rev().filter(|c| matches!(c, '“' | '”' | '„' | '‘' | '’' | '‚'));
    !matches!((marks.next(), marks.next()), (Some('“'), Some('„')) | (Some('‘'), Some('‚')))
}

/// Whether a line may end with `c`.
#[must_use]
pub fn may_end_line(c: char) -> bool {
    !NO_END.contains(c)
}

/// Words that stay on the line of the number before them.
const UNIT_WORDS: &[&str] =
    &["million", "billion", "trillion", "thousand", "t", "GW", "MW", "kW", "m²", "km", "m", "%", "per", "years", "km²"];

/// Words between a Chinese number and its unit: 2.5 万千瓦, 30 余万人.
const HAN_MULTIPLIERS: &str = "余多百千万亿";
/// Chinese units, the longer ones first; they stay with the number before them.
const HAN_UNITS: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "瓦时",
    "公里",
    "公顷",
    "人次",
    "瓦",
    "元",
    "吨",
    "亩",
    "米",
    "克",
    "人",
    "户",
    "家",
    "座",
    "个",
    "项",
    "所",
    "张",
    "只",
    "名",
    "位",
    "种",
    "条",
    "倍",
    "岁",
    "年",
    "月",
    "日",
    "天",
];

/// What may follow a year and belongs to it, the longer ones first.
const YEAR_TAILS: &[&str] = &["以来", "以后", "以前", "底", "初", "末", "春", "夏", "秋", "冬"];

/// For each character, whether a line may start with it; never the first.
pub(super) fn may_start(text: &str) -> Vec<bool> {
    let chars: Vec<char> = text.chars().collect();
    let mut allowed = vec![false; chars.len()];
    let mut at = 0;
    let mut byte = 0;
    for (offset, kind) in linebreaks(text) {
        while byte < offset {
            byte += chars[at].len_utf8();
            at += 1;
        }
        if kind == BreakOpportunity::Allowed && at < chars.len() {
            allowed[at] = is_good(&chars, at);
        }
    }
    // Unicode keeps curly quotes with both neighbours, since languages use them in opposite ways; Chinese does not.
    for at in 1..chars.len() {
        let (before, after) = (chars[at - 1], chars[at]);
        let opens = matches!(after, '“' | '‘') && is_wide(before) && chars.get(at + 1).is_some_and(|c| is_wide(*c));
        let closed = matches!(before, '”' | '’') && is_wide(after) && at > 1 && is_wide(chars[at - 2]);
        if opens || closed {
            allowed[at] = is_good(&chars, at);
        }
    }
    for at in 1..chars.len() {
        if chars[at - 1].is_ascii_digit() {
            allowed[at..quantity_end(&chars, at)].fill(false);
        }
    }
    allowed
}

/// Where the Chinese unit ends whose number ends before `at`; `at` itself if none follows.
fn quantity_end(chars: &[char], at: usize) -> usize {
    let start = if chars[at] == ' ' { at + 1 } else { at };
    let multipliers = chars[start..].iter().take_while(|c| HAN_MULTIPLIERS.contains(**c)).count();
    let unit_start = start + multipliers;
    let follows = |unit: &&&str| unit.chars().eq(chars[unit_start..].iter().copied().take(unit.chars().count()));
    match HAN_UNITS.iter().find(follows) {
        Some(unit) => {
            let end = unit_start + unit.chars().count();
            // 2024年底, 2023年以来: a part of the year is a part of the date.
            let tails = if *unit == "年" { YEAR_TAILS } else { &[] };
            let rest = || chars[end..].iter().copied();
            let tail = tails.iter().find(|tail| tail.chars().eq(rest().take(tail.chars().count())));
            end + tail.map_or(0, |tail| tail.chars().count())
        }
        None if multipliers > 0 => unit_start,
        None => at,
    }
}

/// Whether our own rules agree to a line that starts at `at`.
fn is_good(chars: &[char], at: usize) -> bool {
    let (before, after) = (chars[at - 1], chars[at]);
    if before == ' ' {
        return !unit_follows(chars, at) && !is_spaced_mark(chars, at);
    }
    let number_and_unit = before.is_ascii_digit() && is_han(after);
    !NO_START.contains(after) && !NO_END.contains(before) && !number_and_unit && !is_korean_word(before, after)
}

/// Whether two neighbours stand within a word of Korean, which has spaces between its words: Unicode's rules would let a
/// line end after every syllable.
fn is_korean_word(before: char, after: char) -> bool {
    let is_hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    (is_hangul(before) || is_hangul(after)) && before.is_alphanumeric() && after.is_alphanumeric()
}

/// Whether the space at `at - 1` stands between a mark and what it belongs to, as in French: « mot », quoi ? A dash
/// or a dot between spaces ends a line and begins none.
fn is_spaced_mark(chars: &[char], at: usize) -> bool {
    let stands_alone = chars.get(at + 1).is_none_or(|next| next.is_whitespace() || NO_START.contains(*next));
    let closes = matches!(chars[at], '»' | '›' | '!' | '?' | ';' | ':' | '–' | '—' | '·') && stands_alone;
    let is_first = at < 3 || chars[at - 3].is_whitespace() || NO_END.contains(chars[at - 3]);
    let opened = at > 1 && matches!(chars[at - 2], '«' | '‹' | '„') && is_first;
    closes || opened
}

/// Whether a number stands before the space at `at - 1` and a unit after it.
fn unit_follows(chars: &[char], at: usize) -> bool {
    let number = chars[..at - 1].last().is_some_and(char::is_ascii_digit);
    let word: String = chars[at..].iter().take_while(|c| !c.is_whitespace()).collect();
    let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%');
    number && UNIT_WORDS.contains(&word)
}
