//! Fonts that an exhibition brings along.

use std::sync::Arc;

use super::Family;

/// The bytes of a font file, TrueType or OpenType.
pub type FontFile = Arc<Vec<u8>>;

/// One typeface of an exhibition: what words are set in, for some of its languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Typeface {
    /// Everything but titles; nothing if its file cannot be used.
    pub sans: Option<FontFile>,
    /// Titles and figures; without one they are set in the other, too.
    pub serif: Option<FontFile>,
}

/// The typefaces of an exhibition, in its order. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Typefaces(Arc<[Typeface]>);

impl Typefaces {
    /// All typefaces; a [`Face`](super::Face) names them by their numbers, from 1.
    pub fn all(&self) -> impl Iterator<Item = (u8, &Typeface)> {
        (1..=u8::MAX).zip(self.0.iter())
    }

    /// The file of a family in typeface `number`; nothing for number 0, the bundled fonts, and where there is none.
    #[must_use]
    pub fn file(&self, number: u8, family: Family) -> Option<&FontFile> {
        let Typeface { sans, serif } = self.0.get(usize::from(number).checked_sub(1)?)?;
        match family {
            Family::Sans => sans.as_ref().or(serif.as_ref()),
            Family::Serif => serif.as_ref().or(sans.as_ref()),
        }
    }
}

impl FromIterator<Typeface> for Typefaces {
    fn from_iter<T: IntoIterator<Item = Typeface>>(all: T) -> Self {
        Self(all.into_iter().collect())
    }
}
