//! Checks of texts: their languages, lengths and numbers.

use std::ops::Range;

use super::{Reader, is_language_tag, quoted::in_quotes};
use crate::content::{
    Lang, codes,
    from_ron::from_ron,
    limits::{HAN_MAX, LANGUAGES_MAX, TEXT_CHARS_MAX, WORDS_MAX},
    numbers::unmatched,
    reading_time::count,
    scan::{NodeId, Shape},
    schema::Type,
    text::tidy,
};
use crate::words;

impl Reader<'_> {
    /// `"…"` or `(zh: "…", en: "…")`, of a `kind` that [`Type::is_text`].
    pub(super) fn text(&mut self, id: NodeId, path: &str, kind: Type) {
        let node = self.tree.node(id);
        let named = !self.tree.name(id).is_empty() && self.tree.name(id) != "of";
        match node.shape {
            Shape::Text => self.string(id, path, kind),
            Shape::Round | Shape::Curly if !named && !node.children.is_empty() => self.translations(id, path, kind),
            _ => self.no_text(id, path),
        }
    }

    fn translations(&mut self, id: NodeId, path: &str, kind: Type) {
        const LOOKED_AT: usize = 2 * LANGUAGES_MAX;
        /// The longest word that is written out in advice, in bytes.
        const WORD_SHOWN: usize = 60;
        if self.tree.node(id).children.len() > LOOKED_AT {
            self.count(id, (1, LANGUAGES_MAX), path);
        }
        let mut written: Vec<Lang> = Vec::new();
        for child in self.tree.node(id).children.iter().copied().take(LOOKED_AT) {
            let node = self.tree.node(child);
            let (Some(tag), Some(key)) = (self.tree.key(child), node.key.clone()) else {
                self.wrong(child, path, words!("a language before each text, `zh: \"…\"`,"));
                continue;
            };
            let path = format!("{path}.{tag}");
            let lang = Lang::new(tag);
            if !is_language_tag(tag) {
                let hint = words!("tags look like `zh`, `en`, `zh-Hant`");
                self.report.error_with(
                    codes::LANGUAGE_TAG,
                    key,
                    &path,
                    words!("`{tag}` is not a language tag", tag),
                    hint,
                );
            } else if written.contains(&lang) {
                self.report.error(codes::REPEATED_FIELD, key, &path, words!("the language `{tag}` stands twice", tag));
            } else if !self.languages.contains(&lang) {
                let message = words!("the exhibition has no language `{tag}`", tag);
                let hint = words!("add it to `languages`, or take the text away");
                self.report.warning(codes::LANGUAGE_UNUSED, key, &path, message, hint);
            }
            written.push(lang);
            if node.shape == Shape::Text {
                self.string(child, &path, kind);
            } else {
                let written = self.tree.slice(child);
                let is_word = node.shape == Shape::Word && written.len() <= WORD_SHOWN;
                let hint = is_word.then(|| words!("write `{form}`", form = in_quotes(written)));
                self.wrong_with(child, &path, words!("a text in quotes"), hint);
            }
        }
        self.untranslated(id, path, &written);
        self.numbers(id, path);
    }

    /// Warns if one translation has a number that another lacks.
    fn numbers(&mut self, id: NodeId, path: &str) {
        let children = self.tree.node(id).children.iter().take(LANGUAGES_MAX);
        let translation = |child: &NodeId| {
            let text = self.tree.slice(*child);
            let is_long = text.len() > 4 * TEXT_CHARS_MAX;
            let decoded = || Some((Lang::new(self.tree.key(*child)?), from_ron::<String>(text).ok()?));
            (!is_long).then(decoded).flatten()
        };
        let translations: Vec<(Lang, String)> = children.filter_map(translation).collect();
        let texts: Vec<(&Lang, &str)> = translations.iter().map(|(lang, text)| (lang, text.as_str())).collect();
        if let Some((said, lacking, number)) = unmatched(&texts) {
            let message = words!(
                "`{number}` stands in `{said}` and not in `{lacking}`",
                number,
                said = &texts[said].0.0,
                lacking = &texts[lacking].0.0
            );
            let hint = words!("one of them is wrong, or `allow: [\"numbers-differ\"]` says that it is meant");
            let span = self.tree.node(id).children.get(lacking).map(|child| self.tree.node(*child).span.clone());
            self.report.warning(codes::NUMBERS_DIFFER, span.unwrap_or_default(), path, message, hint);
        }
    }

    fn string(&mut self, id: NodeId, path: &str, kind: Type) {
        let Some(text) = self.decoded(id, path) else { return };
        let span = self.tree.node(id).span.clone();
        let characters = text.chars().count();
        if characters > TEXT_CHARS_MAX {
            let message =
                words!("a text may have {max} characters, found {characters}", max = TEXT_CHARS_MAX, characters);
            self.report.error(codes::TEXT_TOO_LONG, span, path, message);
            return;
        }
        let (is_read, amount) = (matches!(kind, Type::Text | Type::Line), count(&text));
        if is_read && (amount.words > WORDS_MAX || amount.han > HAN_MAX) {
            let message = if amount.han > HAN_MAX {
                words!("{count} characters are more than the {max} visitors read", count = amount.han, max = HAN_MAX)
            } else {
                words!("{count} words are more than the {max} visitors read", count = amount.words, max = WORDS_MAX)
            };
            self.report.warning(codes::TEXT_LONG, span.clone(), path, message, words!("cut it, or make it two slides"));
        }
        if matches!(kind, Type::Line | Type::LongLine) {
            self.one_line(&text, span, path);
        }
    }

    /// Warns about a line break or tab in a text that is set on one line.
    fn one_line(&mut self, text: &str, span: Range<usize>, path: &str) {
        /// The number of characters of the text that the advice shows.
        const SHOWN: usize = 80;
        let text = tidy(text);
        let Some(mark) = text.chars().find(|c| matches!(c, '\n' | '\r' | '\t')) else { return };
        let mark = if mark == '\t' { words!("tab") } else { words!("line break") };
        let message = words!("this text stands on one line; the {mark} in it is shown as a space", mark);
        let one: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: String = one.chars().take(SHOWN).collect();
        let rest = if one.chars().nth(SHOWN).is_some() { "…" } else { "" };
        self.report.warning(codes::ONE_LINE, span, path, message, words!("write `{shown}{rest}`", shown, rest));
    }

    /// Whether a text is empty in every language.
    pub(super) fn is_blank(&self, id: NodeId) -> bool {
        let is_empty = |id: NodeId| self.tree.slice(id).trim_matches(['"', 'r', '#']).trim().is_empty();
        let node = self.tree.node(id);
        match node.shape {
            Shape::Text => is_empty(id),
            Shape::Word | Shape::Square => false,
            Shape::Round | Shape::Curly => node.children.iter().all(|child| is_empty(*child)),
        }
    }

    /// Whether a text is there and says something.
    pub(super) fn says(&self, text: Option<NodeId>) -> bool {
        text.is_some_and(|text| !self.is_blank(text))
    }
}
