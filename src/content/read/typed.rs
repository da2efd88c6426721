//! Makes a typed value of a part's text with `ron`, once the checks have found nothing wrong.

use ron::{Deserializer, Options, error::SpannedError, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{
    super::{codes, scan::NodeId, schema::Type},
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
        let slice = self.tree.plain_slice(id);
        match from_ron(&slice) {
            Ok(value) => Some(value),
            Err(failure) => {
                let (inner, error) = *failure;
                let start = self.tree.node(id).span.start + offset(&slice, &error);
                let path = if inner.is_empty() { path.to_owned() } else { format!("{path}.{inner}") };
                let message = words!("something here cannot be read").because(lowercased(&error.code.to_string()));
                self.report.error(codes::SYNTAX, start..start, &path, message);
                None
            }
        }
    }
}

/// `text` as `T`; else the path within it and the error.
pub(super) fn from_ron<T: DeserializeOwned>(text: &str) -> Result<T, Box<(String, SpannedError)>> {
    // Slides are written `Story(…)`, not `Story(Story(…))`, and optional values without `Some(…)`.
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES;
    let options = Options::default().with_default_extension(extensions);
    let mut deserializer =
        Deserializer::from_str_with_options(text, &options).map_err(|error| Box::new((String::new(), error)))?;
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        // The first step is the kind of the slide or card itself.
        let path = error.path().to_string().split_once('.').map_or_else(String::new, |(_, rest)| rest.to_owned());
        Box::new((path, deserializer.span_error(error.into_inner())))
    })?;
    deserializer.end().map_err(|error| Box::new((String::new(), deserializer.span_error(error))))?;
    Ok(value)
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
