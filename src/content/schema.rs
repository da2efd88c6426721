//! What may stand where: every field of every part of a content file, in one table.
//!
//! The scanner reads it to find where a bracket was forgotten, the checks read it to report *all* wrong fields of a slide
//! at once. `ron` and the types have the last word; a test holds both together.

use super::Rule;

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Words for visitors: `"…"` or `(zh: "…", en: "…")`, short enough to be read from a screen.
    Text,
    /// Words that need not be short: notes, sources, alternative texts.
    LongText,
    /// A plain string: an id or a name.
    Name,
    /// The path of a picture.
    Path,
    /// The path of a picture that is higher than wide.
    TallPath,
    /// A finite number.
    Number,
    /// A whole number from 1.
    Whole,
    /// `true` or `false`.
    Flag,
    /// 1 to 600 seconds.
    Dwell,
    /// Two numbers from 0 to 1.
    Focus,
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
    /// One of several parts; their names tell which.
    OneOf(&'static [&'static Part]),
    /// A list with at least and at most so many entries.
    List(&'static Self, usize, usize),
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

const fn must(name: &'static str, kind: Type) -> Field {
    Field { name, kind, required: true }
}

const fn may(name: &'static str, kind: Type) -> Field {
    Field { name, kind, required: false }
}

/// The whole file.
pub static EXHIBITION: Part = Part {
    name: "Exhibition",
    fields: &[
        must("title", Type::Text),
        must("languages", Type::Languages),
        may("theme", Type::Name),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("unbroken", Type::List(&Type::Name, 0, 500)),
        must("chapters", Type::List(&CHAPTERS, 1, 100)),
    ],
};

static CHAPTERS: Type = Type::Part(&CHAPTER);

/// Slides that belong together.
pub static CHAPTER: Part = Part {
    name: "Chapter",
    fields: &[
        must("id", Type::Name),
        must("title", Type::Text),
        may("seal", Type::Text),
        may("tint", Type::Choice(TINTS)),
        must("slides", Type::List(&SLIDE, 1, 500)),
    ],
};

const TINTS: &[&str] = &["loess", "vermilion", "indigo", "jade", "snow", "gold"];

static SLIDE: Type = Type::OneOf(SLIDES);

/// All kinds of slides.
pub static SLIDES: &[&Part] = &[&COVER, &STORY, &STATS, &CHART, &CHAIN, &GALLERY, &COMPARE, &TIMELINE, &QUOTE];

/// The slide kind of that name.
#[must_use]
pub fn slide(name: &str) -> Option<&'static Part> {
    SLIDES.iter().copied().find(|part| part.name == name)
}

/// A chapter's opening.
pub static COVER: Part = Part {
    name: "Cover",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        must("photo", Type::Part(&PHOTO)),
        must("title", Type::Text),
        may("lead", Type::Text),
    ],
};

/// A picture with a text.
pub static STORY: Part = Part {
    name: "Story",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        must("photo", Type::Part(&PHOTO)),
        must("heading", Type::Text),
        may("body", Type::Text),
        may("cards", Type::List(&CARD, 0, 3)),
    ],
};

/// A wall of figures.
pub static STATS: Part = Part {
    name: "Stats",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("photo", Type::Part(&PHOTO)),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("cards", Type::List(&CARD, 2, 6)),
    ],
};

/// A diagram of a few numbers.
pub static CHART: Part = Part {
    name: "Chart",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("photo", Type::Part(&PHOTO)),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("form", Type::Choice(&["bars", "line", "donut"])),
        may("unit", Type::Unit),
        must("points", Type::List(&POINTS, 1, 8)),
        may("callout", Type::OneOf(CARDS)),
        may("as_of", Type::Text),
    ],
};

/// The steps of a process.
pub static CHAIN: Part = Part {
    name: "Chain",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("photo", Type::Part(&PHOTO)),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("steps", Type::List(&STEPS, 2, 6)),
        may("closed", Type::Flag),
    ],
};

/// Several pictures.
pub static GALLERY: Part = Part {
    name: "Gallery",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("photos", Type::List(&PHOTOS, 2, 6)),
    ],
};

/// Two pictures of one place.
pub static COMPARE: Part = Part {
    name: "Compare",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("before", Type::Part(&PHOTO)),
        must("after", Type::Part(&PHOTO)),
    ],
};

/// Dated events.
pub static TIMELINE: Part = Part {
    name: "Timeline",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("photo", Type::Part(&PHOTO)),
        must("heading", Type::Text),
        may("body", Type::Text),
        must("events", Type::List(&EVENTS, 2, 8)),
    ],
};

/// A sentence with air around it.
pub static QUOTE: Part = Part {
    name: "Quote",
    fields: &[
        may("id", Type::Name),
        may("dwell", Type::Dwell),
        may("notes", Type::LongText),
        may("source", Type::LongText),
        may("allow", Type::Allow),
        may("photo", Type::Part(&PHOTO)),
        must("text", Type::Text),
        may("by", Type::Text),
    ],
};

static CARD: Type = Type::OneOf(CARDS);
static CARDS: &[&Part] = &[&STAT, &RANK, &NOTE];
static POINTS: Type = Type::Part(&POINT);
static STEPS: Type = Type::Part(&STEP);
static PHOTOS: Type = Type::Part(&PHOTO);
static EVENTS: Type = Type::Part(&EVENT);

/// The words for units; `of("…")` is any other.
pub static UNITS: &[&str] = &["none", "percent", "yuan", "watt", "watt_peak", "tonne", "square_metre", "of"];

/// A picture with what has to be said about it.
pub static PHOTO: Part = Part {
    name: "Photo",
    fields: &[
        must("file", Type::Path),
        may("alt", Type::LongText),
        may("credit", Type::LongText),
        may("caption", Type::Text),
        may("focus", Type::Focus),
        may("calm", Type::Choice(CALM)),
        may("tall", Type::Part(&TALL)),
    ],
};

/// A picture's version for stages that are higher than wide.
pub static TALL: Part = Part {
    name: "Tall",
    fields: &[must("file", Type::TallPath), may("focus", Type::Focus), may("calm", Type::Choice(CALM))],
};

const CALM: &[&str] = &["auto", "left", "right", "top", "bottom"];

/// A typed number.
pub static STAT: Part = Part {
    name: "Stat",
    fields: &[
        must("value", Type::Number),
        may("unit", Type::Unit),
        must("label", Type::Text),
        may("bound", Type::Choice(&["exact", "more_than", "at_least", "less_than"])),
        may("sign", Type::Flag),
        may("per", Type::Choice(&["once", "year", "head", "thousand"])),
        may("as_of", Type::Text),
        may("source", Type::LongText),
    ],
};

/// A place in a ranking.
pub static RANK: Part = Part {
    name: "Rank",
    fields: &[
        must("place", Type::Whole),
        may("of", Type::Whole),
        must("label", Type::Text),
        may("as_of", Type::Text),
        may("source", Type::LongText),
    ],
};

/// A short text on a card.
pub static NOTE: Part = Part { name: "Note", fields: &[must("title", Type::Text), may("label", Type::Text)] };

/// One number of a chart.
pub static POINT: Part = Part {
    name: "Point",
    fields: &[
        must("label", Type::Text),
        must("value", Type::Number),
        may("derived", Type::Flag),
        may("highlight", Type::Flag),
    ],
};

/// One step of a chain.
pub static STEP: Part = Part {
    name: "Step",
    fields: &[
        must("name", Type::Text),
        may("stat", Type::Part(&STAT)),
        may("note", Type::Text),
        may("planned", Type::Flag),
    ],
};

/// One dated event.
pub static EVENT: Part = Part { name: "Event", fields: &[must("date", Type::Text), must("text", Type::Text)] };
