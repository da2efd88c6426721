//! How good the places are at which a line may end: a line ends best where one would take breath.

use std::ops::Range;

use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};

use super::spacing::is_han;

/// A torn term that its author wants whole: anything else is better, and one line more as well.
pub(super) const TORN_TERM: f32 = 10_000.0;

/// What it costs to start a line at different places, in square ems of unused space: at worst, a line would rather be
/// some ems too short.
#[derive(Clone, Copy)]
pub(super) struct Taste {
    /// A torn word: 故事很｜深.
    torn: f32,
    /// A word that leans on what follows ends a line (也｜为), or one that leans on what precedes starts it (美丽｜的).
    leaning: f32,
    /// Beside any other word of one character: 立｜在戈壁上.
    single: f32,
    /// Between two words of one clause.
    within: f32,
    /// Between the items of a list: 遗鸥、｜红嘴鸥.
    listed: f32,
    /// A line runs on over the end of a clause and ends within the next one, though it could have ended there:
    /// 戈壁上，为什么｜有一座城.
    pub(super) astride: f32,
    /// A line holds no more than the first words of a sentence after the end of another one, or no more than the last words
    /// before the next: Drag｜the line.
    pub(super) stranded: f32,
    /// What part of the cost of its free space a line has that holds whole clauses.
    pub(super) paused: f32,
}

impl Taste {
    /// A word that is cut because it is too long for any line: by the rules of its language, or anywhere.
    pub(super) const fn cut(self, by_rule: bool) -> f32 {
        if by_rule { self.torn } else { 3.0 * self.torn }
    }
}

/// In titles and other short texts, set in at most `ems`, a line is what one says in one breath: the longer the lines may
/// be, the more uneven they are for it.
pub(super) fn title(ems: f32) -> Taste {
    let by = (ems / 13.0).powi(2);
    let firm = by.max(0.5);
    Taste {
        torn: 150.0 * firm,
        leaning: 40.0 * firm,
        single: 22.0 * by,
        within: 16.0 * by,
        listed: 4.0 * by,
        astride: 26.0 * firm,
        stranded: 40.0 * firm,
        paused: 0.6,
    }
}

/// In running text, lines are full.
pub(super) const RUNNING: Taste = Taste {
    torn: 16.0,
    leaning: 20.0,
    single: 4.0,
    within: 1.0,
    listed: 0.3,
    astride: 0.0,
    stranded: 40.0,
    paused: 1.0,
};

/// Chinese words of one character that belong to what follows.
const LEANS_ON_NEXT: &str = "也就都还又再才只更最很太不没未在把为给对从向往由以与和跟同及而但或是有让使将已正曾各每该此这那一两第于受被凭经沿因如";
/// Chinese words of one character that belong to what precedes.
const LEANS_ON_PREVIOUS: &str = "的地得了着过们里上下中内外前后间等吗呢吧啊之者性化率所";
/// English words that belong to what follows: articles, prepositions, pronouns, and the shortest adjectives.
const EN_LEANS_ON_NEXT: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "to", "by", "at", "for", "from", "and", "or", "but", "with", "out", "into",
    "its", "than", "as", "is", "are", "was", "be", "their", "this", "that", "our", "no", "not", "over", "under", "per",
    "more", "after", "when", "where", "who", "which", "it", "each", "every", "of", "very", "towards", "toward",
    "between", "among", "through", "within", "without", "his", "her", "my", "your", "these", "those", "they", "we",
    "you", "i", "he", "she", "all", "both", "some", "any", "many", "few", "most", "only", "whole", "same", "other",
    "own", "such", "new", "old", "first", "last", "next", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "has", "have", "had", "were", "will", "can", "so", "if", "because",
];
/// English words that begin a phrase: before them one takes breath.
const EN_BEGINS: &[&str] = &[
    "and", "or", "but", "by", "for", "from", "in", "into", "of", "on", "over", "to", "with", "after", "at", "when",
    "where", "who", "which", "among", "between", "through", "under", "as", "than", "because", "if",
];

/// What it costs to start a line with each character. `terms` are words, whatever the dictionary says.
pub(super) fn costs(text: &str, terms: &[Range<usize>], taste: Taste) -> Vec<f32> {
    let chars: Vec<char> = text.chars().collect();
    let words = Words::of(text, &chars, terms);
    let cost = |at: usize| match at.checked_sub(1).map(|before| chars[before]) {
        None => 0.0,
        _ if words.is_in_term[at] => TORN_TERM,
        Some(before) if is_han(before) => words.after_han(at, taste),
        Some(' ') => between_latin(&chars, at, taste),
        Some('、') => taste.listed,
        // clean-｜energy is read twice.
        Some('-') => taste.leaning,
        Some(before) if is_han(chars[at]) && before.is_alphanumeric() => taste.within,
        Some(_) => 0.0,
    };
    (0..chars.len()).map(cost).collect()
}

/// Where the words of a text begin.
struct Words<'a> {
    chars: &'a [char],
    begins: Vec<bool>,
    /// A term has begun before the character and has not ended.
    is_in_term: Vec<bool>,
}

impl<'a> Words<'a> {
    fn of(text: &str, chars: &'a [char], terms: &[Range<usize>]) -> Self {
        let bounds: Vec<usize> =
            WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(text).collect();
        let mut begins: Vec<bool> = text.char_indices().map(|(byte, _)| bounds.binary_search(&byte).is_ok()).collect();
        let mut is_in_term = vec![false; begins.len()];
        for term in terms {
            begins[term.start] = true;
            is_in_term[term.start + 1..term.end].fill(true);
            if let Some(next) = begins.get_mut(term.end) {
                *next = true;
            }
        }
        Self { chars, begins, is_in_term }
    }

    /// Whether a word ends before the character at `at`.
    fn ends(&self, at: usize) -> bool {
        at >= self.chars.len() || self.begins[at] && !self.is_in_term[at] || !is_han(self.chars[at])
    }

    /// What it costs to part a Chinese character and what follows it.
    fn after_han(&self, at: usize, taste: Taste) -> f32 {
        let (before, after) = (self.chars[at - 1], self.chars[at]);
        if is_han(after) && !self.begins[at] {
            return taste.torn;
        }
        // Whether the word that ends here, or begins here, has no other character.
        let is_single_before = self.ends(at - 1) || at < 2 || !is_han(self.chars[at - 2]);
        let is_single = is_han(after) && self.ends(at + 1);
        // What a word such as 的 closes is done with: 公司的｜工厂.
        let closes = is_single_before && LEANS_ON_PREVIOUS.contains(before);
        let is_single_before = is_single_before && !closes;
        let leans =
            is_single_before && LEANS_ON_NEXT.contains(before) || is_single && LEANS_ON_PREVIOUS.contains(after);
        match (leans, is_single_before, is_single) {
            (true, ..) => taste.leaning,
            // Two in a row may be a word that the dictionary does not know: 高｜端.
            (false, true, true) => taste.torn * 0.5,
            (false, true, false) | (false, false, true) => taste.single,
            (false, false, false) if closes => taste.within * 0.5,
            (false, false, false) => taste.within,
        }
    }
}

/// Whether a line of Latin text ends with a word that belongs to the next line, such as an article.
pub(super) fn is_severed(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    EN_LEANS_ON_NEXT.contains(&last.to_lowercase().as_str())
}

/// What it costs to part two words at the space before `at`.
fn between_latin(chars: &[char], at: usize, taste: Taste) -> f32 {
    let before = chars[..at - 1].iter().rev().take_while(|c| !c.is_whitespace());
    let word: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    if word.ends_with([',', '.', ';', ':', '!', '?', '–', '—', '”', '。', '，']) {
        return 0.0;
    }
    let next: String = chars[at..].iter().take_while(|c| !c.is_whitespace()).collect();
    // 50 °C, 3 %: no line begins with such a sign.
    if next.starts_with(['°', '%', '‰', '′', '″']) {
        return taste.torn;
    }
    let lower = |word: &str| word.to_lowercase();
    if EN_LEANS_ON_NEXT.contains(&lower(&word).as_str()) || belong_together(&word, &next) {
        taste.leaning
    } else if [&word, &next].iter().all(|word| word.starts_with(char::is_uppercase)) {
        // Two words of a name, or of a title in which all begin alike.
        taste.single
    } else if EN_BEGINS.contains(&lower(&next).as_str()) {
        taste.within * 0.7
    } else {
        taste.within
    }
}

/// Whether a line that parts two Latin words is read twice, by their form: whose it is and what (China’s｜base), an
/// abbreviation or a number and what it tells of (PV｜modules, 16｜months), a word and its number (spring｜2024).
fn belong_together(word: &str, next: &str) -> bool {
    let is_word = |text: &str| text.chars().all(char::is_alphabetic);
    let goes_on = next.starts_with(char::is_lowercase);
    let is_whose = word.ends_with("’s") || word.ends_with("'s") || word.ends_with("s’");
    let is_short = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let is_number = word.chars().all(|c| c.is_ascii_digit()) && !is_year(word);
    let is_counted = is_word(word) && next.starts_with(|c: char| c.is_ascii_digit());
    is_whose || (is_short || is_number) && goes_on || is_counted
}

/// A year ends what it belongs to: in spring 2024｜gulls came.
fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// The end of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pause {
    /// A full stop, or a mark that is as strong.
    Full,
    /// A Chinese comma.
    Short,
    /// A Latin comma, which often only parts the items of a list.
    Slight,
}

/// For each character, the pause after which it is the first.
pub(super) fn pauses(text: &str) -> Vec<Option<Pause>> {
    let chars: Vec<char> = text.chars().collect();
    let closes = |c: &char| matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》');
    let pause = |at: usize| {
        let spaced = at > 0 && chars[at - 1] == ' ';
        let end = if spaced { at - 1 } else { at };
        let closed = chars[..end].iter().rev().take_while(|c| closes(c)).count();
        match chars[..end - closed].last()? {
            '。' | '？' | '！' | '；' | '：' => Some(Pause::Full),
            '.' | '?' | '!' | ';' | ':' if spaced => Some(Pause::Full),
            '，' => Some(Pause::Short),
            ',' if spaced => Some(Pause::Slight),
            _ => None,
        }
    };
    (0..chars.len()).map(|at| if closes(&chars[at]) || chars[at] == ' ' { None } else { pause(at) }).collect()
}
