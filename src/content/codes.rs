//! What can be wrong with a content file, in one list.
//!
//! Names never change once published: people search for them.

use crate::diag::Code;

/// Declares the codes and the list of all of them, each with its meaning.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)*) => {
        $($(#[doc = $doc])+ pub const $name: Code = Code($code);)*

        /// Every code with what it means, in the order of this file.
        pub const ALL: &[(Code, &str)] = &[$(($name, concat!($($doc),+))),*];
    };
}

codes! {
    /// The file is larger than the program reads.
    TOO_LARGE = "content::too-large";
    /// The file is not text in UTF-8 or UTF-16.
    NOT_TEXT = "content::not-text";
    /// The file does not hold `Exhibition( … )`.
    NOT_AN_EXHIBITION = "content::not-an-exhibition";
    /// Something stands where the format has no place for it: a stray character, a missing comma.
    SYNTAX = "content::syntax";
    /// A bracket is opened and not closed.
    UNCLOSED_BRACKET = "content::unclosed-bracket";
    /// A bracket is closed that was not opened.
    EXTRA_BRACKET = "content::extra-bracket";
    /// A text in quotes does not end.
    UNCLOSED_TEXT = "content::unclosed-text";
    /// A `/*` without its `*/`.
    UNCLOSED_COMMENT = "content::unclosed-comment";
    /// Brackets within brackets within brackets.
    TOO_DEEP = "content::too-deep";
    /// More words and marks than the program reads.
    TOO_MANY_WORDS = "content::too-many-words";
    /// A full-width mark such as `（`, or a space of another keyboard, outside a text.
    FULL_WIDTH = "content::full-width";
    /// A field that the part does not have.
    UNKNOWN_FIELD = "content::unknown-field";
    /// A field stands twice.
    REPEATED_FIELD = "content::repeated-field";
    /// A field that must be there is not.
    MISSING_FIELD = "content::missing-field";
    /// A slide or card of a kind that does not exist.
    UNKNOWN_KIND = "content::unknown-kind";
    /// A word that is none of the choices.
    UNKNOWN_WORD = "content::unknown-word";
    /// A text where a number belongs, or the like.
    WRONG_TYPE = "content::wrong-type";
    /// A number outside its range, or infinite.
    NUMBER_RANGE = "content::number-range";
    /// A slide that stays too briefly or too long.
    DWELL_RANGE = "content::dwell-range";
    /// A day, or a time of a day, that is none.
    DATE = "content::schedule-date";
    /// Days of the week that are none.
    DAYS = "content::schedule-days";
    /// Hours of the day that are none.
    HOURS = "content::schedule-hours";
    /// A slide that never shows: its times and those of its chapter never meet.
    NEVER_SHOWN = "content::never-shown";
    /// A slide that no longer shows, since its time is over.
    NO_LONGER_SHOWN = "content::no-longer-shown";
    /// A moment at which no slide shows; then all are shown, as if they had no times.
    NO_SLIDE_SHOWN = "content::no-slide-shown";
    /// A focal point, a spot or a part outside the picture.
    FOCUS_RANGE = "content::focus-range";
    /// Too few or too many entries of a list.
    COUNT_RANGE = "content::count-range";
    /// Shares that sum to more than a whole.
    SHARES = "content::shares";
    /// A line through so few points that its slope would be invented.
    LINE_SHORT = "content::line-short";
    /// A row of a table with too few or too many cells, or a highlighted row that is not there.
    TABLE_SHAPE = "content::table-shape";
    /// An address for a QR code that phones do not read or do not follow.
    QR_ADDRESS = "content::qr-address";
    /// An id stands twice.
    DUPLICATE_ID = "content::duplicate-id";
    /// A link to another slide, with `more` or from a spot, that visitors do not get to see: it leads nowhere, to the slide itself, or where another
    /// one leads.
    LINK = "content::link";
    /// An id with characters that do not go into a file name.
    ID_SPELLING = "content::id-spelling";
    /// A language tag that is none.
    LANGUAGE_TAG = "content::language-tag";
    /// A path that leaves, or could leave, the exhibition's folder.
    PATH_OUTSIDE = "content::path-outside";
    /// A picture that is not there.
    PICTURE_MISSING = "content::picture-missing";
    /// A picture that cannot be shown: damaged, empty, or in a format the program does not read.
    PICTURE_UNREADABLE = "content::picture-unreadable";
    /// A picture with fewer pixels than a full screen, or too few for the panel that `--kiosk` tells of.
    PICTURE_SMALL = "content::picture-small";
    /// A picture for upright stages that is wider than high.
    PICTURE_SHAPE = "content::picture-shape";
    /// A theme file that is not there.
    THEME_MISSING = "content::theme-missing";
    /// A font file that is not there.
    FONT_MISSING = "content::font-missing";
    /// A font file that is no font, or of a form that is not read.
    FONT_UNREADABLE = "content::font-unreadable";
    /// A font for a language that another one before it is for.
    FONT_UNUSED = "content::font-unused";
    /// A film that is not there.
    FILM_MISSING = "content::film-missing";
    /// A film that cannot be played: damaged, without an end, or in a format the engine does not read.
    FILM_UNREADABLE = "content::film-unreadable";
    /// The machine has no engine for films: their posters are shown.
    FILM_ENGINE = "content::film-engine";
    /// A film where only pictures stand: it plays in place of the one picture behind a cover, a story or a quote.
    FILM_PLACE = "content::film-place";
    /// A slide whose `dwell` ends before its film does.
    FILM_CUT = "content::film-cut";
    /// A sound that is not there.
    SOUND_MISSING = "content::sound-missing";
    /// A sound that cannot be played: damaged, without an end, or in a format the engine does not read.
    SOUND_UNREADABLE = "content::sound-unreadable";
    /// The machine has no engine for sounds: nothing is heard.
    SOUND_ENGINE = "content::sound-engine";
    /// A slide that a voice tells of, and not in every language of the exhibition.
    NARRATION_MISSING = "content::narration-missing";
    /// A film in which something is to be heard, or a narration, without captions in a language of the exhibition.
    CAPTIONS_MISSING = "content::captions-missing";
    /// A file of captions that is not there or cannot be read.
    CAPTIONS_UNREADABLE = "content::captions-unreadable";
    /// A caption without times, or with times that cannot be read.
    CAPTIONS_FORM = "content::captions-form";
    /// A caption that ends before it begins, or stands after the film's end.
    CAPTIONS_TIME = "content::captions-time";
    /// A caption that does not stand for as long as reading it takes.
    CAPTIONS_FAST = "content::captions-fast";
    /// A data file that is not there or cannot be read.
    DATA_MISSING = "content::data-missing";
    /// A data file whose rows cannot be told apart: a quote that is not closed, a row with too many cells.
    DATA_FORM = "content::data-form";
    /// A column that must be there is not.
    COLUMN_MISSING = "content::column-missing";
    /// Two columns for the same.
    COLUMN_REPEATED = "content::column-repeated";
    /// A column that the list has no use for.
    COLUMN_UNKNOWN = "content::column-unknown";
    /// A group of rows that the data file does not have.
    GROUP_MISSING = "content::group-missing";
    /// A number whose point or comma may part thousands or decimals.
    NUMBER_UNCLEAR = "content::number-unclear";
    /// A text without one of the exhibition's languages.
    TRANSLATION_MISSING = "content::translation-missing";
    /// A text in a language the exhibition does not have.
    LANGUAGE_UNUSED = "content::language-unused";
    /// A language in which the program does not say everything by itself, nor by the exhibition's own wording.
    WORDING_MISSING = "content::wording-missing";
    /// A phrase of a wording with other places for values than the program fills.
    WORDING_PLACES = "content::wording-places";
    /// A text that must say something is empty.
    TEXT_EMPTY = "content::text-empty";
    /// A text longer than visitors read.
    TEXT_LONG = "content::text-long";
    /// A text longer than the program takes.
    TEXT_TOO_LONG = "content::text-too-long";
    /// A line break or a tab in a text that stands on one line.
    ONE_LINE = "content::one-line";
    /// A picture without words for visitors who cannot see it.
    ALT_MISSING = "content::alt-missing";
    /// A picture without its maker.
    CREDIT_MISSING = "content::credit-missing";
    /// A figure without its date.
    DATE_MISSING = "content::date-missing";
    /// A figure without its source.
    SOURCE_MISSING = "content::source-missing";
    /// A chapter without a slide that can be shown.
    CHAPTER_EMPTY = "content::chapter-empty";
    /// Chapters within a chapter that lies in another one itself.
    CHAPTER_DEPTH = "content::chapter-depth";
    /// An exhibition without a chapter that can be shown.
    NOTHING_TO_SHOW = "content::nothing-to-show";
    /// Numbers of one translation that another lacks.
    NUMBERS_DIFFER = "content::numbers-differ";
    /// The end of a list that is too long: how many findings are not listed.
    TOO_MANY = "content::too-many-findings";
    /// Words that find no place on some stage.
    TEXT_FIT = "lint::text-fit";
    /// A line that starts or ends with a mark that may not stand there, or tears a word or a term of `unbroken`.
    LINE_BREAK = "lint::line-break";
    /// Words that are hard to read on the picture behind them.
    CONTRAST = "lint::contrast";
    /// Words on a picture's focal point, or on a part of it that is to be kept free.
    FOCUS_COVERED = "lint::focus-covered";
    /// Two spots of a picture that are too near to each other to be touched apart.
    SPOTS_CLOSE = "lint::spots-close";
    /// A spot on a part of the picture that a screen cuts off.
    SPOT_CUT = "lint::spot-cut";
    /// A picture whose credit is not on its slide.
    CREDIT_HIDDEN = "lint::credit-hidden";
    /// A title that has no room in the menu.
    MENU_ROOM = "lint::menu-room";
    /// A caption that has no room on its film, at its smallest size either.
    CAPTIONS_ROOM = "lint::captions-room";
    /// Logos that find no place on some stage.
    LOGO_ROOM = "lint::logo-room";
    /// A logo that is hardly seen on white, or its version for dark grounds on those.
    LOGO_PALE = "lint::logo-pale";
    /// A logo's version for dark grounds that has a ground of its own.
    LOGO_GROUND = "lint::logo-ground";
    /// An SVG with text or pictures in it, which are not drawn.
    SVG_UNDRAWN = "lint::svg-undrawn";
    /// A QR code that finds no place on some stage.
    QR_ROOM = "lint::qr-room";
    /// A slide that cannot be laid out.
    LAYOUT_FAILED = "lint::layout-failed";
    /// A picture with far more pixels than any screen shows.
    PICTURE_LARGE = "lint::picture-large";
    /// A picture whose file lacks its end, and at most a few rows with it: it is shown all the same.
    PICTURE_CUT = "lint::picture-cut";
    /// A picture beside the others that no slide shows.
    PICTURE_UNUSED = "lint::picture-unused";
    /// Characters that neither the bundled fonts nor the exhibition's own have.
    GLYPH_MISSING = "lint::glyph-missing";
    /// A slide with more to read than visitors stay for.
    READING_TIME = "lint::reading-time";
    /// Controls too small for fingers on the configured panel.
    TARGET_SMALL = "lint::target-small";
    /// Letters too small for eyes on the configured panel, from where it is read.
    TYPE_SMALL = "lint::type-small";
}

/// What an author may mean to be so: the warnings that `allow: ["…"]` takes, by the part of their names after `::`.
pub const ALLOWABLE: &[Code] = &[
    PICTURE_SMALL,
    PICTURE_SHAPE,
    FILM_ENGINE,
    FILM_CUT,
    SOUND_ENGINE,
    NARRATION_MISSING,
    CAPTIONS_MISSING,
    CAPTIONS_TIME,
    CAPTIONS_FAST,
    COLUMN_UNKNOWN,
    TRANSLATION_MISSING,
    LANGUAGE_UNUSED,
    WORDING_MISSING,
    TEXT_EMPTY,
    TEXT_LONG,
    ONE_LINE,
    ALT_MISSING,
    CREDIT_MISSING,
    DATE_MISSING,
    SOURCE_MISSING,
    NUMBERS_DIFFER,
    LINE_SHORT,
    NEVER_SHOWN,
    NO_LONGER_SHOWN,
    TEXT_FIT,
    LINE_BREAK,
    CONTRAST,
    FOCUS_COVERED,
    SPOTS_CLOSE,
    SPOT_CUT,
    MENU_ROOM,
    CAPTIONS_ROOM,
    LOGO_ROOM,
    LOGO_PALE,
    LOGO_GROUND,
    SVG_UNDRAWN,
    QR_ROOM,
    PICTURE_LARGE,
    PICTURE_UNUSED,
    GLYPH_MISSING,
    READING_TIME,
];
