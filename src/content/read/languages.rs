//! Lists of language tags.

use super::Reader;
use crate::{
    content::{
        Lang, codes,
        limits::LANGUAGES_MAX,
        scan::{NodeId, Shape},
        schema,
    },
    words,
};

impl Reader<'_> {
    /// The languages; those of the title if the field cannot be read.
    pub(super) fn languages(&mut self, root: NodeId) -> Vec<Lang> {
        let listed = self
            .given(root, &schema::EXHIBITION, "languages")
            .map_or_else(Vec::new, |list| self.language_list(list, "languages"));
        if !listed.is_empty() {
            return listed;
        }
        let title = self.given(root, &schema::EXHIBITION, "title").map_or_else(Vec::new, |title| {
            let keys = self.tree.node(title).children.iter().filter_map(|child| self.tree.key(*child));
            keys.filter(|tag| is_language_tag(tag)).map(Lang::new).collect()
        });
        if title.is_empty() { vec![Lang::new("en")] } else { title }
    }

    /// A list of language tags, which stands at `path`; what is wrong with it is reported.
    pub(super) fn language_list(&mut self, list: NodeId, path: &str) -> Vec<Lang> {
        let node = self.tree.node(list);
        let count = node.children.len();
        if node.shape != Shape::Square || !(1..=LANGUAGES_MAX).contains(&count) {
            let message = words!("`{path}` must be a list of 1 to {max} language tags", path, max = LANGUAGES_MAX);
            self.report.error_with(
                codes::COUNT_RANGE,
                node.span.clone(),
                path,
                message,
                words!("for example `[zh, en]`"),
            );
        }
        if node.shape != Shape::Square {
            return Vec::new();
        }
        let mut listed: Vec<Lang> = Vec::new();
        for (place, child) in node.children.iter().copied().enumerate().take(LANGUAGES_MAX) {
            let tag = self.tree.slice(child).trim_matches('"');
            let shown: String = tag.chars().take(20).collect();
            let problem = match self.tree.node(child).shape {
                Shape::Word | Shape::Text if is_language_tag(tag) && !listed.contains(&Lang::new(tag)) => None,
                Shape::Word | Shape::Text if is_language_tag(tag) => {
                    Some(words!("the language `{tag}` stands twice", tag = &shown))
                }
                _ => Some(words!("`{tag}` is not a language tag", tag = &shown)),
            };
            let Some(problem) = problem else {
                listed.push(Lang::new(tag));
                continue;
            };
            let (span, path) = (self.tree.node(child).span.clone(), format!("{path}[{place}]"));
            self.report.error_with(
                codes::LANGUAGE_TAG,
                span,
                &path,
                problem,
                words!("tags look like `zh`, `en`, `zh-Hant`"),
            );
        }
        listed
    }
}

/// Whether `tag` has the form of a language tag (BCP 47): a letter, then letters, digits and hyphens. Whether such a
/// language is registered is not asked.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    (2..=35).contains(&tag.len())
        && tag.starts_with(|c: char| c.is_ascii_lowercase())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
