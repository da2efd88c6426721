//! One slide: what every kind has, and the kinds.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Card, Frame, Photo, Stat, Text, Unit};

/// One slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// A name for machines and for `--slide`, unique in the exhibition; written by the author or made from the
    /// chapter's id and the slide's number.
    pub id: String,
    /// What is on it.
    pub kind: SlideKind,
}

/// What a slide shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum SlideKind {
    /// A chapter's opening: one picture, a large title.
    Cover(Cover),
    /// A picture with a text and up to three cards.
    Story(Story),
    /// A wall of figures.
    Stats(Stats),
    /// A diagram of a few numbers.
    Chart(Chart),
    /// The steps of a process, from raw material to product.
    Chain(Chain),
    /// Several pictures.
    Gallery(Gallery),
    /// Two pictures of one place, before and after.
    Compare(Compare),
    /// Dated events in their order.
    Timeline(Timeline),
    /// A sentence with air around it.
    Quote(Quote),
}

/// How long a slide stays before the show moves on by itself.
///
/// Unit: seconds. Range: 1 ..= 600; anything else is `content::dwell-range` when the content is read.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Dwell(f64);

impl Dwell {
    /// The time in seconds.
    #[must_use]
    pub const fn secs(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Dwell {
    type Error = String;

    fn try_from(secs: f64) -> Result<Self, String> {
        if (1.0..=600.0).contains(&secs) {
            Ok(Self(secs))
        } else {
            Err(format!("dwell must be 1 to 600 s, found {secs}"))
        }
    }
}

/// Declares a slide kind: the fields of its own, and those every kind has.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                /// The author's id; empty for one made from the chapter's.
                #[serde(default)]
                pub id: String,
                /// How long the slide stays, if the author decides.
                #[serde(default)]
                pub dwell: Option<Dwell>,
                /// For the speaker; visitors do not see it.
                #[serde(default)]
                pub notes: Text,
                /// Where the slide's figures come from, if not from the exhibition's source.
                #[serde(default)]
                pub source: Text,
                /// Names of warnings that the author has seen and means to be so, for example `picture-small`.
                #[serde(default)]
                pub allow: Vec<String>,
                $($(#[$field_doc])* pub $field: $type,)*
            }
        )*

        impl SlideKind {
            /// The author's id; empty for one made from the chapter's.
            #[must_use]
            pub fn authored_id(&self) -> &str {
                match self { $(Self::$name(slide) => &slide.id,)* }
            }

            /// How long the slide stays, if the author decides.
            #[must_use]
            pub const fn dwell(&self) -> Option<Dwell> {
                match self { $(Self::$name(slide) => slide.dwell,)* }
            }

            /// For the speaker.
            #[must_use]
            pub const fn notes(&self) -> &Text {
                match self { $(Self::$name(slide) => &slide.notes,)* }
            }

            /// Where the slide's figures come from, if not from the exhibition's source.
            #[must_use]
            pub const fn source(&self) -> &Text {
                match self { $(Self::$name(slide) => &slide.source,)* }
            }

            /// Names of warnings that the author means to be so.
            #[must_use]
            pub fn allowed(&self) -> &[String] {
                match self { $(Self::$name(slide) => &slide.allow,)* }
            }

            /// The kind as written in `content.ron`.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            /// The names of all kinds.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

kinds! {
    /// A chapter's opening.
    Cover {
        /// The full-screen picture.
        photo: Photo,
        /// The large title.
        title: Text,
        /// A sentence under it.
        #[serde(default)]
        lead: Text,
    }

    /// A picture with a text.
    Story {
        /// The full-screen picture.
        photo: Photo,
        /// The heading.
        heading: Text,
        /// The text; a line break starts a paragraph.
        #[serde(default)]
        body: Text,
        /// Up to three cards.
        #[serde(default)]
        cards: Vec<Card>,
    }

    /// A wall of figures.
    Stats {
        /// A picture behind the cards, if any.
        #[serde(default)]
        photo: Option<Photo>,
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// Two to six cards.
        cards: Vec<Card>,
    }

    /// A diagram of a few numbers.
    Chart {
        /// A picture beside or behind the diagram, if any.
        #[serde(default)]
        photo: Option<Photo>,
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// How the numbers are drawn.
        form: ChartForm,
        /// What is counted.
        #[serde(default)]
        unit: Unit,
        /// The numbers, one to eight.
        points: Vec<Point>,
        /// The one number that matters, called out beside the diagram.
        #[serde(default)]
        callout: Option<Card>,
        /// When the numbers were true.
        #[serde(default)]
        as_of: Text,
    }

    /// The steps of a process.
    Chain {
        /// A picture behind the steps, if any.
        #[serde(default)]
        photo: Option<Photo>,
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// Two to six steps, from the first to the last.
        steps: Vec<Step>,
        /// The last step leads back to the first.
        #[serde(default)]
        closed: bool,
    }

    /// Several pictures.
    Gallery {
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// Two to six pictures.
        photos: Vec<Photo>,
    }

    /// Two pictures of one place.
    Compare {
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// The first picture; its caption labels it.
        before: Photo,
        /// The second picture; its caption labels it.
        after: Photo,
    }

    /// Dated events.
    Timeline {
        /// A picture behind the events, if any.
        #[serde(default)]
        photo: Option<Photo>,
        /// The heading.
        heading: Text,
        /// A sentence under it.
        #[serde(default)]
        body: Text,
        /// Two to eight events, from the first to the last.
        events: Vec<Event>,
    }

    /// A sentence with air around it.
    Quote {
        /// A picture behind it, if any.
        #[serde(default)]
        photo: Option<Photo>,
        /// The sentence.
        text: Text,
        /// Who said it, or what it is about.
        #[serde(default)]
        by: Text,
    }
}

/// How the numbers of a chart are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartForm {
    /// Bars from zero.
    Bars,
    /// A line through dated points.
    Line,
    /// Parts of a whole; the points are shares in per cent, and what is missing to 100 stays open.
    Donut,
}

/// One number of a chart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What it stands for, for example a year.
    pub label: Text,
    /// The number in the base unit of the chart.
    pub value: f64,
    /// Worked out from other figures rather than reported; said on the slide.
    #[serde(default)]
    pub derived: bool,
    /// Drawn in the accent colour.
    #[serde(default)]
    pub highlight: bool,
}

/// One step of a chain.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What comes out of it.
    pub name: Text,
    /// How much of it, if known.
    #[serde(default)]
    pub stat: Option<Stat>,
    /// A remark, for example "planned for the end of 2024".
    #[serde(default)]
    pub note: Text,
    /// It is not there yet: its mark is an outline.
    #[serde(default)]
    pub planned: bool,
}

/// One dated event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The date, for example "1965" or "spring 2024".
    pub date: Text,
    /// What happened.
    pub text: Text,
}

impl SlideKind {
    /// All pictures of the slide, the most important first.
    #[must_use]
    pub fn photos(&self) -> Vec<&Photo> {
        match self {
            Self::Cover(slide) => vec![&slide.photo],
            Self::Story(slide) => vec![&slide.photo],
            Self::Stats(Stats { photo, .. })
            | Self::Chart(Chart { photo, .. })
            | Self::Chain(Chain { photo, .. })
            | Self::Timeline(Timeline { photo, .. })
            | Self::Quote(Quote { photo, .. }) => photo.iter().collect(),
            Self::Gallery(slide) => slide.photos.iter().collect(),
            Self::Compare(slide) => vec![&slide.after, &slide.before],
        }
    }

    /// The versions of [`Self::photos`] that a stage shows: on an `upright` one, pictures that may fill it come in
    /// their tall version; those in a part of it stay as they are.
    #[must_use]
    pub fn frames(&self, upright: bool) -> Vec<Frame<'_>> {
        let upright = upright && self.may_fill_stage();
        self.photos().into_iter().map(|photo| photo.frame(upright)).collect()
    }

    /// The files of the slide's pictures, in every version that some stage shows, each once.
    #[must_use]
    pub fn files(&self) -> BTreeSet<&str> {
        [false, true].into_iter().flat_map(|upright| self.frames(upright)).map(|frame| frame.file).collect()
    }

    /// Whether the slide's picture may fill the whole stage.
    #[must_use]
    pub const fn may_fill_stage(&self) -> bool {
        matches!(self, Self::Cover(_) | Self::Story(_) | Self::Quote(_))
    }

    /// The slide's name for lists and screen readers: its title, heading or sentence.
    #[must_use]
    pub const fn heading(&self) -> &Text {
        match self {
            Self::Cover(slide) => &slide.title,
            Self::Story(slide) => &slide.heading,
            Self::Stats(slide) => &slide.heading,
            Self::Chart(slide) => &slide.heading,
            Self::Chain(slide) => &slide.heading,
            Self::Gallery(slide) => &slide.heading,
            Self::Compare(slide) => &slide.heading,
            Self::Timeline(slide) => &slide.heading,
            Self::Quote(slide) => &slide.text,
        }
    }

    /// The date of all figures of the slide, if they have one and the same: it need not stand under each of them.
    #[must_use]
    pub fn shared_date(&self) -> Option<&Text> {
        let (cards, whole) = match self {
            Self::Story(slide) => (&slide.cards[..], None),
            Self::Stats(slide) => (&slide.cards[..], None),
            Self::Chart(slide) => (slide.callout.as_slice(), Some(&slide.as_of)),
            _ => return None,
        };
        let mut dates = cards.iter().filter_map(Card::as_of).chain(whole);
        let first = dates.next().filter(|date| !date.is_empty())?;
        dates.all(|date| date == first).then_some(first)
    }
}
