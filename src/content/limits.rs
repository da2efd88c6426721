//! How much of everything, with the reasons.

/// A year of a large museum's texts is below one mebibyte.
pub const FILE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// More findings than this nobody reads; the first ones usually cause the others.
pub const FINDINGS_MAX: usize = 200;

/// The longest text the layout is asked to set, in characters; speaker's notes are the longest.
pub const TEXT_CHARS_MAX: usize = 4000;

/// The longest id, in characters: it becomes a file name.
pub const ID_CHARS_MAX: usize = 64;

/// More languages than this do not fit a row of buttons.
pub const LANGUAGES_MAX: usize = 12;

/// The most a standing visitor reads of one text, in words of a language with spaces.
pub const WORDS_MAX: usize = 75;

/// The most a standing visitor reads of one text, in Chinese characters.
pub const HAN_MAX: usize = 120;

/// The most slides of an exhibition, in all chapters together; see [`FILE_BYTES_MAX`].
pub const SLIDES_MAX: usize = 10_000;

/// The most chapters of an exhibition: more than a menu can offer. Looking up a slide passes over the chapters before it.
pub const CHAPTERS_MAX: usize = 500;

/// The most names that are kept whole (`unbroken`): each is looked for in every text that is set.
pub const UNBROKEN_MAX: usize = 500;
