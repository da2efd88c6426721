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
    Taste { torn: 150.0 * by.max(0.5), leaning: 40.0 * by, single: 22.0 * by, within: 16.0 * by, listed: 4.0 * by }
}

/// In running text, lines are full.
pub(super) const RUNNING: Taste = Taste { torn: 16.0, leaning: 14.0, single: 4.0, within: 1.0, listed: 0.3 };

/// Chinese words of one character that belong to what follows.
const LEANS_ON_NEXT: &str = "也就都还又再才只更最很太不没未在把为给对从向往由以与和跟同及而但或是有让使将已正曾各每该此这那一两第于受被凭经沿因如";
/// Chinese words of one character that belong to what precedes.
const LEANS_ON_PREVIOUS: &str = "的地得了着过们里上下中内外前后间等吗呢吧啊之者性化率所";
/// English words that belong to what follows.
const EN_LEANS_ON_NEXT: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "to", "by", "at", "for", "from", "and", "or", "but", "with", "out", "into",
    "its", "than", "as", "is", "are", "was", "be", "their", "this", "that", "our", "no", "not", "over", "under", "per",
    "more", "after", "when", "where", "who", "which", "it", "each", "every", "of", "very", "towards", "toward",
    "between",
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
        let leans =
            is_single_before && LEANS_ON_NEXT.contains(before) || is_single && LEANS_ON_PREVIOUS.contains(after);
        match (leans, is_single_before || is_single) {
            (true, _) => taste.leaning,
            (false, true) => taste.single,
            (false, false) => taste.within,
        }
    }
}

/// What it costs to part two words at the space before `at`.
fn between_latin(chars: &[char], at: usize, taste: Taste) -> f32 {
    let before = chars[..at - 1].iter().rev().take_while(|c| !c.is_whitespace());
    let word: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    if word.ends_with([',', '.', ';', ':', '!', '?', '–', '—', '”', '。', '，']) {
        return 0.0;
    }
    if EN_LEANS_ON_NEXT.contains(&word.to_lowercase().as_str()) { taste.leaning } else { taste.within }
}
