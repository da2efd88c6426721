//! The look: the only place for literal colours and sizes.
//!
//! A [`Theme`] says which colours there are, and [`fade`] how opaque they are; a [`Scale`] says how large the steps of
//! [`space`], [`mod@line`], [`mark`], [`extent`] and of the type are on one stage, and [`letters`] how large each style of
//! text is, at most and at least; [`opening`] says how a chapter opens, and [`motion`] how things move.

pub mod fade;
pub mod letters;
pub mod motion;
pub mod opening;
mod palette;
mod read;
mod scale;
mod size;
mod typefaces;

pub use palette::{BLACK, HIGH_CONTRAST, LARGE_TEXT_CONTRAST, Pair, Palette, TEXT_CONTRAST, Theme, Tint, WHITE};
pub(crate) use read::unreadable;
pub use read::{CONTRAST, UNREADABLE, read};
pub use scale::{CAPITALS, Scale, TextStyle};
pub use size::{extent, line, mark, space};
pub use typefaces::{FontFile, Typeface, Typefaces};

/// The two families of type the program brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Body, labels and everything that counts: its numerals are all of one width.
    Sans,
    /// Titles.
    Serif,
}

/// A family at a weight, in the bundled fonts or in one that the exhibition brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Face {
    /// The family.
    pub family: Family,
    /// `wght`, 200 ..= 900; 400 is regular.
    pub weight: u16,
    /// 0 for the bundled fonts, else the number, from 1, of one of the exhibition's [`Typefaces`].
    pub typeface: u8,
}

/// A sans face of this weight.
#[must_use]
pub const fn sans(weight: u16) -> Face {
    Face { family: Family::Sans, weight, typeface: 0 }
}

/// A serif face of this weight.
#[must_use]
pub const fn serif(weight: u16) -> Face {
    Face { family: Family::Serif, weight, typeface: 0 }
}
