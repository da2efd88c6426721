//! The schema: every field of every part of a content file.
//!
//! The scanner reads it to find where a bracket was forgotten, the checks read it to report *all* wrong fields of a
//! slide at once. Each part's fields are declared together with its type, by the macros of `declare`.

pub use super::{
    card::{CARDS, NOTE, RANK, STAT},
    chart::{MARK, POINT},
    entries::{EVENT, STEP},
    exhibition::{CHAPTER, EXHIBITION},
    font::FONT,
    list::ITEM,
    logo::LOGO,
    photo::{PHOTO, TALL},
    qr::QR,
    slide::{
        CHAIN, CHART, COMPARE, COVER, GALLERY, LIST, PICTURE, QUOTE, SLIDES, STATS, STORY, TABLE, TIMELINE, VIDEO,
    },
    spot::SPOT,
    table::COLUMN,
    wording::{FIGURES, STAFF, VISITORS, WORDING},
};

use super::Rule;

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Words for visitors: `"…"` or `(zh: "…", en: "…")`, short enough to be read from a screen.
    Text,
    /// Words that need not be short: notes, alternative texts.
    LongText,
    /// Like [`Self::Text`], but set on one line: captions, dates.
    Line,
    /// Like [`Self::LongText`], but set on one line: sources, credits.
    LongLine,
    /// A plain string: an id or a name.
    Name,
    /// The path of a picture.
    Path,
    /// The path of a picture that is higher than wide.
    TallPath,
    /// The path of a font.
    FontPath,
    /// The path of a picture that may be small.
    SmallPath,
    /// The path of a film.
    Film,
    /// The paths of captions, one or one for each language.
    Captions,
    /// The path of a sound.
    Sound,
    /// The paths of sounds, one or one for each language.
    Sounds,
    /// A finite number.
    Number,
    /// A whole number from 1.
    Whole,
    /// `true` or `false`.
    Flag,
    /// 1 to 600 seconds.
    Dwell,
    /// A day, or a time of a day.
    Day,
    /// Days of the week.
    Days,
    /// Hours of the day.
    Hours,
    /// A number from 0 to 1.
    Across,
    /// Two numbers from 0 to 1.
    Focus,
    /// The left, upper, right and lower edge of a part of a picture, each from 0 to 1.
    Area,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// One of the words for units, or `of("…")`.
    Unit,
    /// Language tags.
    Languages,
    /// Names of things that `check` may find here and should not mention.
    Allow,
    /// A value with a rule of its own, for files other than the exhibition's.
    Own(Rule),
    /// A part with fields; its name may be left out.
    Part(&'static Part),
    /// [`Self::Text`], or a part with fields for what a text does not say.
    TextOr(&'static Part),
    /// A part with fields, or the value of its first field alone, a text in quotes.
    FirstOr(&'static Part),
    /// One of several parts; their names tell which.
    OneOf(&'static [&'static Part]),
    /// A list with at least and at most so many entries.
    List(&'static Self, usize, usize),
}

impl Type {
    /// Words for people, in one or in all languages.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::LongText | Self::Line | Self::LongLine)
    }
}

/// A part of the file with named fields.
#[derive(Debug)]
pub struct Part {
    /// The name before the bracket.
    pub name: &'static str,
    /// Its fields in the order in which they are best written.
    pub fields: &'static [Field],
}

/// One field of a part.
#[derive(Debug)]
pub struct Field {
    /// The name before the colon.
    pub name: &'static str,
    /// What stands after it.
    pub kind: Type,
    /// Whether it may not be left out.
    pub required: bool,
}

impl Part {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The slide kind of that name.
#[must_use]
pub fn slide(name: &str) -> Option<&'static Part> {
    SLIDES.iter().copied().find(|part| part.name == name)
}
