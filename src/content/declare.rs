//! Macros that declare each part of a content file once: its type, how `ron` reads it, and its entry in the schema.
//!
//! The checks, the scanner and the types cannot disagree, since all three are made from the same lines.

/// Declares a part: a struct that `ron` reads, and its entry `TABLE` in the schema.
///
/// A field is written `name: type as schema type;`, with `, default` behind it if it may be left out. A part that
/// begins with `by_hand` is not read by `ron`; such a part may have fields in the file that its type has in another form
/// (`reads`), and the type fields that no file has (`holds`).
macro_rules! part {
    (
        by_hand $(#[$meta:meta])* $name:ident = $table:ident {
            $($(#[$doc:meta])* $field:ident: $type:ty as $kind:expr $(, $default:ident)?;)*
        }
        $(reads { $($read:ident as $read_kind:expr;)* })?
        $(holds { $($(#[$held_doc:meta])* $held:ident: $held_type:ty;)* })?
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            $($($(#[$held_doc])* pub $held: $held_type,)*)?
        }
        part!(@table $name = $table { $($field as $kind $(, $default)?;)* $($($read as $read_kind, default;)*)? });
    };
    (@table $name:ident = $table:ident { $($field:ident as $kind:expr $(, $default:ident)?;)* }) => {
        #[doc = concat!("The fields of [`", stringify!($name), "`].")]
        pub static $table: crate::content::schema::Part = crate::content::schema::Part {
            name: stringify!($name),
            fields: &[$(crate::content::schema::Field {
                name: stringify!($field),
                kind: $kind,
                required: <[&str]>::is_empty(&[$(stringify!($default))?]),
            },)*],
        };
    };
    (
        $(#[$meta:meta])* $name:ident = $table:ident {
            $($(#[$doc:meta])* $field:ident: $type:ty as $kind:expr $(, $default:ident)?;)*
        }
    ) => {
        $(#[$meta])*
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$doc])* $(#[serde($default)])? pub $field: $type,)*
        }
        part!(@table $name = $table { $($field as $kind $(, $default)?;)* });
    };
}

/// Declares an enum whose variants are parts of the same names, and the list `TABLES` of their entries in the schema.
macro_rules! one_of {
    ($(#[$meta:meta])* $name:ident = $tables:ident { $($(#[$doc:meta])* $part:ident = $table:ident,)* }) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* $part($part),)*
        }

        #[doc = concat!("The kinds of [`", stringify!($name), "`].")]
        pub static $tables: &[&crate::content::schema::Part] = &[$(&$table),*];
    };
}

/// Declares an enum that authors choose with a word.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $(($payload:ty))? = $word:literal,)* }) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant $(($payload))?,)*
        }

        impl $name {
            /// The words for it in a content file.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
        }
    };
}

pub(super) use {choices, one_of, part};

/// A number as something that can be hashed: equal numbers are equal here, too.
pub(super) fn bits(number: f64) -> u64 {
    // Zero has two signs, and both are equal.
    if number == 0.0 { 0 } else { number.to_bits() }
}
