//! Makes a typed value of a part's text with `ron`, once the checks have found nothing wrong.

use std::borrow::Cow;

use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use super::{
    super::{codes, from_ron::from_ron, scan::NodeId, schema::Type},
    Reader,
};
use crate::words;

impl Reader<'_> {
    /// A value of the file as `T`, if the schema and `ron` agree that it is one; what is wrong is reported.
    pub(super) fn typed<T: DeserializeOwned>(&mut self, id: NodeId, kind: Type, path: &str) -> Option<T> {
        if self.is_damaged(id) {
            return None;
        }
        let before = self.report.errors();
        self.value(id, kind, path);
        if self.report.errors() > before {
            return None;
        }
        let (text, marked) = self.with_tags_marked(id);
        match from_ron(&text) {
            Ok(value) => Some(value),
            Err(failure) => {
                let (inner, error) = *failure;
                let at = offset(&text, &error);
                let marks = marked.iter().enumerate().filter(|(place, key)| *key + MARK.len() * place < at).count();
                let start = self.tree.node(id).span.start + at.saturating_sub(MARK.len() * marks);
                let path = if inner.is_empty() { path.to_owned() } else { format!("{path}.{inner}") };
                let message = words!("something here cannot be read").because(lowercased(&error.code.to_string()));
                self.report.error(codes::SYNTAX, start..start, &path, message);
                None
            }
        }
    }

    /// The text of a value as `ron` reads it, and where in the file's text of it a [`MARK`] was put in: before language
    /// tags like `zh-Hant`, which are no names to `ron`.
    fn with_tags_marked(&self, id: NodeId) -> (Cow<'_, str>, Vec<usize>) {
        let (slice, start) = (self.tree.plain_slice(id), self.tree.node(id).span.start);
        let (mut keys, mut open) = (Vec::new(), vec![id]);
        while let Some(node) = open.pop() {
            for child in &self.tree.node(node).children {
                let key = self.tree.node(*child).key.as_ref().filter(|key| is_tag_with_hyphen(self.tree.text(key)));
                keys.extend(key.map(|key| key.start - start));
                open.push(*child);
            }
        }
        if keys.is_empty() {
            return (slice, keys);
        }
        keys.sort_unstable();
        let (mut text, mut from) = (String::with_capacity(slice.len() + MARK.len() * keys.len()), 0);
        for key in &keys {
            text.push_str(&slice[from..*key]);
            text.push_str(MARK);
            from = *key;
        }
        text.push_str(&slice[from..]);
        (Cow::Owned(text), keys)
    }
}

/// What makes any word a name to `ron`.
const MARK: &str = "r#";

fn is_tag_with_hyphen(key: &str) -> bool {
    key.contains('-') && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Byte offset of an error's start; `ron` counts lines and characters.
fn offset(text: &str, error: &SpannedError) -> usize {
    let position = error.span.start;
    let line: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default();
    let column = rest.char_indices().nth(position.col.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    line + column
}

fn lowercased(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
