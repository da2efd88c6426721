//! Which languages the texts of an exhibition have, and what is said where one is missing.

use std::{collections::BTreeSet, ops::Range};

use super::Reader;
use crate::content::{Lang, codes, limits::FINDINGS_MAX, scan::NodeId, schema::EXHIBITION};
use crate::words;

/// What is known of the languages of all texts that were read.
#[derive(Default)]
pub(super) struct Translated {
    /// The languages in which something is written.
    written: BTreeSet<Lang>,
    /// Texts that lack a language, the first ones in the order of reading.
    lacking: Vec<Lacking>,
    /// How many texts lack each language.
    counts: Vec<(Lang, usize)>,
    /// How many more texts lack a language.
    unlisted: usize,
}

/// A text that lacks languages.
struct Lacking {
    span: Range<usize>,
    path: String,
    languages: Vec<Lang>,
}

impl Reader<'_> {
    /// Notes that a text is `written` in these languages.
    pub(super) fn untranslated(&mut self, id: NodeId, path: &str, written: &[Lang]) {
        self.translated.written.extend(written.iter().cloned());
        let languages: Vec<Lang> = self.languages.iter().filter(|lang| !written.contains(lang)).cloned().collect();
        if languages.is_empty() || self.report.allows(codes::TRANSLATION_MISSING) {
            return;
        }
        for lang in &languages {
            match self.translated.counts.iter_mut().find(|(known, _)| known == lang) {
                Some((_, count)) => *count += 1,
                None => self.translated.counts.push((lang.clone(), 1)),
            }
        }
        if self.translated.lacking.len() <= FINDINGS_MAX {
            let span = self.tree.node(id).span.clone();
            self.translated.lacking.push(Lacking { span, path: path.to_owned(), languages });
        } else {
            self.translated.unlisted += 1;
        }
    }

    /// Reports the texts that lack a language; one that is nowhere written is reported once, where it is listed.
    pub(super) fn tell_untranslated(&mut self) {
        let Translated { written, lacking, counts, unlisted } = std::mem::take(&mut self.translated);
        let absent: Vec<&(Lang, usize)> =
            counts.iter().filter(|(lang, count)| *count > 1 && !written.contains(lang)).collect();
        for (lang, count) in &absent {
            let message = words!(
                "no text for `{lang}`, in {count} places: the exhibition has none at all",
                lang = &lang.0,
                count = *count
            );
            let hint = words!("write them, or take the language out of `languages`; visitors read another one instead");
            let span = self.language_span(lang);
            self.report.warning(codes::TRANSLATION_MISSING, span, "languages", message, hint);
        }
        let is_told = |lang: &&Lang| !absent.iter().any(|(absent, _)| absent == *lang);
        let mut told = false;
        for Lacking { span, path, languages } in lacking {
            let names: Vec<String> = languages.iter().filter(is_told).map(|lang| format!("`{}`", lang.0)).collect();
            if names.is_empty() {
                continue;
            }
            told = true;
            let message = words!("no text for {languages}", languages = names.join(", "));
            let hint = words!("visitors of that language read another one instead");
            self.report.warning(codes::TRANSLATION_MISSING, span, &path, message, hint);
        }
        if told {
            self.report.more_warnings(unlisted);
        }
    }

    /// Where a language stands in the list of languages.
    fn language_span(&self, lang: &Lang) -> Range<usize> {
        let list = self.tree.root().and_then(|root| self.given(root, &EXHIBITION, "languages"));
        let tags = list.map_or(&[][..], |list| &self.tree.node(list).children);
        let tag = tags.iter().find(|tag| Lang::new(self.tree.slice(**tag).trim_matches('"')) == *lang);
        tag.map_or(0..0, |tag| self.tree.node(*tag).span.clone())
    }
}
