//! Values with a rule of their own: the module that reads such a file checks them.

use crate::diag::{Code, Words};

/// Says whether a value can be used, and if not, why.
pub type Rule = fn(&Written<'_>) -> Result<(), Refusal>;

/// A value as it is written in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written<'a> {
    /// A text in quotes, without them.
    Text(String),
    /// A number or any other bare word.
    Word(&'a str),
    /// The bare words in a bracket `( … )` without a name and without fields.
    Tuple(Vec<&'a str>),
    /// Anything else.
    Other,
}

/// Why a value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has another form than this one, which is named as in "`a number` belongs here".
    Form(Words),
    /// It has the right form: the code, what is wrong, and what to do about it.
    Value(Code, Words, Option<Words>),
}
