//! Reads a value with `ron`, as content files are written.

use ron::{Deserializer, Options, error::SpannedError, extensions::Extensions};
use serde::de::DeserializeOwned;

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
