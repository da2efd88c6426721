//! The limits of a content file, each with its reason.

/// The most fonts that an exhibition brings along.
pub const FONTS_MAX: usize = 8;

/// The largest font file in bytes: fonts with all Chinese characters and all weights have some 20 MiB.
pub const FONT_BYTES_MAX: usize = 64 << 20;

/// The bytes that [`SLIDES_MAX`] slides take: the shipped ones have 2.1 KB each.
pub const FILE_BYTES_MAX: usize = 24 * 1024 * 1024;

/// The bytes of a data file: a row for each card of every slide has about 100 of them.
pub const DATA_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The most words and marks of a file: the shipped slides have 180 each, and a file of short ones may not take a small
/// machine's memory, about 120 bytes for each.
pub const TOKENS_MAX: usize = 2_000_000;

/// The most findings of a list, and one more says how many are left out. Nobody reads more, and the first ones usually
/// cause the others.
pub const FINDINGS_MAX: usize = 200;

/// The longest text that is laid out, in characters; speaker's notes are the longest.
pub const TEXT_CHARS_MAX: usize = 4000;

/// The longest id, in characters: it becomes a file name.
pub const ID_CHARS_MAX: usize = 64;

/// The most languages: more do not fit a row of buttons.
pub const LANGUAGES_MAX: usize = 12;

/// The most a standing visitor reads of one text, in words of a language with spaces.
pub const WORDS_MAX: usize = 75;

/// The most a standing visitor reads of one text, in Chinese characters.
pub const HAN_MAX: usize = 120;

/// The most slides of an exhibition, in all chapters together: a museum's whole collection, one by one.
///
/// Everything that passes over all slides takes time in proportion to their number: reading so many takes a second.
pub const SLIDES_MAX: usize = 10_000;

/// The most chapters of an exhibition: more than a menu can offer. Finding a slide takes a step for each chapter.
pub const CHAPTERS_MAX: usize = 500;

/// The most names that are kept whole (`unbroken`): each is looked for in every text that is set.
pub const UNBROKEN_MAX: usize = 500;

/// The most names of screens that a slide or a chapter is for.
pub const SCREENS_MAX: usize = 100;

/// The most pictures of a gallery.
pub const PHOTOS_MAX: usize = 6;

/// The most items of a list: more do not fit in a size that is read standing.
pub const ITEMS_MAX: usize = 8;

/// The most lines under an item.
pub const UNDER_MAX: usize = 4;

/// The most columns of a table: more are not followed standing.
pub const COLUMNS_MAX: usize = 6;

/// The most rows of a table under the titles of its columns.
pub const ROWS_MAX: usize = 12;
/// The most links of a slide: more are a menu.
pub const MORE_MAX: usize = 4;

/// The most pages of a story's text after its first: more are a book.
pub const PAGES_MAX: usize = 8;
