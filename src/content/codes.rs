//! What can be wrong with a content file, in one list.
//!
//! Names never change once published: people search for them.

use crate::diag::Code;

/// The file is larger than anybody's exhibition.
pub const TOO_LARGE: Code = Code("content::too-large");
/// The file is not text in UTF-8 or UTF-16.
pub const NOT_TEXT: Code = Code("content::not-text");
/// The file does not hold `Exhibition( … )`.
pub const NOT_AN_EXHIBITION: Code = Code("content::not-an-exhibition");
/// Something stands where the format has no place for it: a stray character, a missing comma.
pub const SYNTAX: Code = Code("content::syntax");
/// A bracket is opened and not closed.
pub const UNCLOSED_BRACKET: Code = Code("content::unclosed-bracket");
/// A bracket is closed that was not opened.
pub const EXTRA_BRACKET: Code = Code("content::extra-bracket");
/// A text in quotes does not end.
pub const UNCLOSED_TEXT: Code = Code("content::unclosed-text");
/// A `/*` without its `*/`.
pub const UNCLOSED_COMMENT: Code = Code("content::unclosed-comment");
/// Brackets within brackets within brackets.
pub const TOO_DEEP: Code = Code("content::too-deep");
/// More words and marks than anybody's exhibition has.
pub const TOO_MANY_WORDS: Code = Code("content::too-many-words");
/// A full-width mark such as `（` outside a text.
pub const FULL_WIDTH: Code = Code("content::full-width");
/// A field nobody knows.
pub const UNKNOWN_FIELD: Code = Code("content::unknown-field");
/// A field stands twice.
pub const REPEATED_FIELD: Code = Code("content::repeated-field");
/// A field that must be there is not.
pub const MISSING_FIELD: Code = Code("content::missing-field");
/// A slide or card of a kind nobody knows.
pub const UNKNOWN_KIND: Code = Code("content::unknown-kind");
/// A word that is none of the choices.
pub const UNKNOWN_WORD: Code = Code("content::unknown-word");
/// A text where a number belongs, or the like.
pub const WRONG_TYPE: Code = Code("content::wrong-type");
/// A number outside its range, or infinite.
pub const NUMBER_RANGE: Code = Code("content::number-range");
/// A slide that stays too briefly or too long.
pub const DWELL_RANGE: Code = Code("content::dwell-range");
/// A focal point outside the picture.
pub const FOCUS_RANGE: Code = Code("content::focus-range");
/// Too few or too many entries of a list.
pub const COUNT_RANGE: Code = Code("content::count-range");
/// Shares that sum to more than a whole.
pub const SHARES: Code = Code("content::shares");
/// An id stands twice.
pub const DUPLICATE_ID: Code = Code("content::duplicate-id");
/// An id with characters that do not go into a file name.
pub const ID_SPELLING: Code = Code("content::id-spelling");
/// A language tag that is none.
pub const LANGUAGE_TAG: Code = Code("content::language-tag");
/// A path that leaves, or could leave, the exhibition's folder.
pub const PATH_OUTSIDE: Code = Code("content::path-outside");
/// A picture that is not there.
pub const PICTURE_MISSING: Code = Code("content::picture-missing");
/// A picture that cannot be shown: damaged, empty, or in a format the program does not read.
pub const PICTURE_UNREADABLE: Code = Code("content::picture-unreadable");
/// A picture with fewer pixels than a full screen.
pub const PICTURE_SMALL: Code = Code("content::picture-small");
/// A picture for upright stages that is wider than high.
pub const PICTURE_SHAPE: Code = Code("content::picture-shape");
/// A theme file that is not there.
pub const THEME_MISSING: Code = Code("content::theme-missing");
/// A text without one of the exhibition's languages.
pub const TRANSLATION_MISSING: Code = Code("content::translation-missing");
/// A text in a language the exhibition does not have.
pub const LANGUAGE_UNUSED: Code = Code("content::language-unused");
/// A text that must say something is empty.
pub const TEXT_EMPTY: Code = Code("content::text-empty");
/// A text longer than visitors read.
pub const TEXT_LONG: Code = Code("content::text-long");
/// A text longer than the program takes.
pub const TEXT_TOO_LONG: Code = Code("content::text-too-long");
/// A picture without words for visitors who cannot see it.
pub const ALT_MISSING: Code = Code("content::alt-missing");
/// A picture without its maker.
pub const CREDIT_MISSING: Code = Code("content::credit-missing");
/// A figure without its date.
pub const DATE_MISSING: Code = Code("content::date-missing");
/// A figure without its source.
pub const SOURCE_MISSING: Code = Code("content::source-missing");
/// A chapter without a slide that can be shown.
pub const CHAPTER_EMPTY: Code = Code("content::chapter-empty");
/// An exhibition without a chapter that can be shown.
pub const NOTHING_TO_SHOW: Code = Code("content::nothing-to-show");
/// More findings than anybody reads.
pub const TOO_MANY: Code = Code("content::too-many-findings");
