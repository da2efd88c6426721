//! Fonts that an exhibition brings along.

use super::{
    Lang,
    schema::{Field, Part, Type},
};

/// A typeface for some of the exhibition's languages. What it lacks comes from the bundled fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Font {
    /// Path of a TrueType or OpenType file beside `content.ron`.
    pub file: String,
    /// Path of another one for titles and figures; empty to set these in the same.
    pub serif: String,
    /// The languages that are set in it; none for all. Written `for`, which is a word of Rust's own.
    pub languages: Vec<Lang>,
}

/// The fields of [`Font`].
pub static FONT: Part = Part {
    name: "Font",
    fields: &[
        Field { name: "file", kind: Type::FontPath, required: true },
        Field { name: "serif", kind: Type::FontPath, required: false },
        Field { name: "for", kind: Type::Languages, required: false },
    ],
};
