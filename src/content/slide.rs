//! One slide: the fields that every kind has, and the kinds.

mod parts;

use serde::Deserialize;

use super::{
    Across, Captions, Card, DayTime, Days, Dwell, Event, FilmFile, FilmSound, Fit, Focus, HourList, Narration, Photo,
    Qr, Repeats, Schedule, Spot, Step, Text, Unit,
    card::CARDS,
    chart::{ChartForm, MARK, Mark, POINT, Point},
    declare::{one_of, part},
    entries::{EVENT, STEP},
    limits::{COLUMNS_MAX, ITEMS_MAX, MORE_MAX, PAGES_MAX, PHOTOS_MAX, ROWS_MAX, SCREENS_MAX},
    list::{ITEM, Item},
    photo::PHOTO,
    qr::QR,
    schema::Type,
    spot::{SPOT, SPOTS_MAX},
    table::{COLUMN, Column},
};

/// One slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The id for `--slide`, unique in the exhibition; written by the author, or made from the chapter's id and the
    /// slide's number.
    pub id: String,
    /// What is on it.
    pub kind: SlideKind,
}

/// Declares the slide kinds: the fields of their own, and those every kind has.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $table:ident { $($fields:tt)* })*) => {
        one_of! {
            /// What a slide shows.
            #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
            SlideKind = SLIDES {
                $($(#[$doc])* $name = $table,)*
            }
        }

        $(part! {
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
            $name = $table {
                /// The author's id; empty for one made from the chapter's.
                id: String as Type::Name, default;
                /// How long the slide stays, if the author decides.
                dwell: Option<Dwell> as Type::Dwell, default;
                /// Whether the attract loop shows the slide; `false` leaves it to visitors who explore.
                in_loop: Option<bool> as Type::Flag, default;
                /// Whether only the attract loop shows the slide, and a wall that plays by itself.
                loop_only: bool as Type::Flag, default;
                /// The slide shows from this day or time on.
                from: Option<DayTime> as Type::Day, default;
                /// It shows until the end of this day, or until this time.
                until: Option<DayTime> as Type::Day, default;
                /// It shows on these days of the week.
                days: Option<Days> as Type::Days, default;
                /// It shows at these hours.
                hours: Option<HourList> as Type::Hours, default;
                /// The names of the screens that show it; without any, all do.
                for_screens: Vec<String> as Type::List(&Type::Name, 1, SCREENS_MAX), default;
                /// For the speaker; visitors do not see it.
                notes: Text as Type::LongText, default;
                /// The source of the slide's figures, if it is not the exhibition's.
                source: Text as Type::LongLine, default;
                /// An address that visitors take along with their phones.
                qr: Option<Qr> as Type::FirstOr(&QR), default;
                /// Names of warnings that the author has seen and means to be so, for example `picture-small`.
                allow: Vec<String> as Type::Allow, default;
                /// A voice that tells of the slide, in the languages of the exhibition.
                narration: Narration as Type::Sounds, default;
                /// What the voice says, for those who do not hear it.
                transcript: Captions as Type::Captions, default;
                /// The ids of slides and chapters that a visitor may go to from here, and come back.
                more: Vec<String> as Type::List(&Type::Name, 1, MORE_MAX), default;
                $($fields)*
            }
        })*

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

            /// Whether the attract loop shows the slide, or only visitors who explore see it.
            #[must_use]
            pub fn in_loop(&self) -> bool {
                match self { $(Self::$name(slide) => slide.in_loop,)* }.unwrap_or(true)
            }

            /// Whether only the attract loop shows the slide, and a wall that plays by itself.
            #[must_use]
            pub const fn loop_only(&self) -> bool {
                match self { $(Self::$name(slide) => slide.loop_only,)* }
            }

            /// When the slide shows, as far as it says so itself.
            #[must_use]
            pub fn schedule(&self) -> Schedule {
                match self {
                    $(Self::$name(slide) => Schedule {
                        from: slide.from,
                        until: slide.until,
                        days: slide.days,
                        hours: slide.hours.clone(),
                    },)*
                }
            }

            /// The names of the screens that show it; without any, all do.
            #[must_use]
            pub fn for_screens(&self) -> &[String] {
                match self { $(Self::$name(slide) => &slide.for_screens,)* }
            }

            /// For the speaker.
            #[must_use]
            pub const fn notes(&self) -> &Text {
                match self { $(Self::$name(slide) => &slide.notes,)* }
            }

            /// The source of the slide's figures, if it is not the exhibition's.
            #[must_use]
            pub const fn source(&self) -> &Text {
                match self { $(Self::$name(slide) => &slide.source,)* }
            }

            /// An address that visitors take along with their phones.
            #[must_use]
            pub const fn qr(&self) -> Option<&Qr> {
                match self { $(Self::$name(slide) => slide.qr.as_ref(),)* }
            }

            /// Names of warnings that the author means to be so.
            #[must_use]
            pub fn allowed(&self) -> &[String] {
                match self { $(Self::$name(slide) => &slide.allow,)* }
            }

            /// The voice that tells of the slide.
            #[must_use]
            pub const fn narration(&self) -> &Narration {
                match self { $(Self::$name(slide) => &slide.narration,)* }
            }

            /// What the voice says.
            #[must_use]
            pub const fn transcript(&self) -> &Captions {
                match self { $(Self::$name(slide) => &slide.transcript,)* }
            }

            /// The voice and what it says, to be looked at.
            pub(super) const fn narration_mut(&mut self) -> (&mut Narration, &mut Captions) {
                match self { $(Self::$name(slide) => (&mut slide.narration, &mut slide.transcript),)* }
            }

            /// The ids of slides and chapters that a visitor may go to from here.
            #[must_use]
            pub fn more(&self) -> &[String] {
                match self { $(Self::$name(slide) => &slide.more,)* }
            }

            /// The kind as written in `content.ron`.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }
        }
    };
}

kinds! {
    /// A chapter's opening: one picture, a large title.
    Cover = COVER {
        /// The full-screen picture.
        photo: Photo as Type::Part(&PHOTO);
        /// The same view at another time, from the same place: in the loop the picture turns into it, and the words come in
        /// over it.
        turns_into: Option<Photo> as Type::Part(&PHOTO), default;
        /// The large title.
        title: Text as Type::Text;
        /// A sentence under it.
        lead: Text as Type::Text, default;
    }

    /// A picture with a text and up to three cards.
    Story = STORY {
        /// The full-screen picture.
        photo: Photo as Type::Part(&PHOTO);
        /// The heading.
        heading: Text as Type::Text;
        /// The text; a line break starts a paragraph.
        body: Text as Type::Text, default;
        /// More of the text, page by page.
        pages: Vec<Text> as Type::List(&Type::Text, 1, PAGES_MAX), default;
        /// Up to three cards.
        cards: Vec<Card> as Type::List(&Type::OneOf(CARDS), 0, 3), default;
        /// In a talk the cards come one by one.
        steps: bool as Type::Flag, default;
    }

    /// Several figures on cards.
    Stats = STATS {
        /// A picture beside the cards, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to six cards.
        cards: Vec<Card> as Type::List(&Type::OneOf(CARDS), 2, 6);
        /// In a talk the cards come one by one.
        steps: bool as Type::Flag, default;
    }

    /// A diagram of a few numbers.
    Chart = CHART {
        /// A picture beside the diagram, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// How the numbers are drawn.
        form: ChartForm as Type::Choice(ChartForm::WORDS);
        /// What is counted.
        unit: Unit as Type::Unit, default;
        /// The numbers, one to eight.
        points: Vec<Point> as Type::List(&Type::Part(&POINT), 1, 8);
        /// A line across the bars at a number that everybody knows.
        mark: Option<Mark> as Type::Part(&MARK), default;
        /// Show how much larger the last bar is than the first.
        difference: bool as Type::Flag, default;
        /// The one number that matters, called out beside the diagram.
        callout: Option<Card> as Type::OneOf(CARDS), default;
        /// When the numbers were true.
        as_of: Text as Type::Line, default;
    }

    /// The steps of a process, from raw material to product.
    Chain = CHAIN {
        /// A picture behind the steps, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to six steps, from the first to the last.
        steps: Vec<Step> as Type::List(&Type::Part(&STEP), 2, 6);
        /// The last step leads back to the first.
        closed: bool as Type::Flag, default;
    }

    /// Several pictures.
    Gallery = GALLERY {
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to six pictures.
        photos: Vec<Photo> as Type::List(&Type::Part(&PHOTO), 2, PHOTOS_MAX);
    }

    /// A picture that is looked at closely: a map, a plan, a panorama; with spots to touch.
    Picture = PICTURE {
        /// The picture, as large as the stage allows.
        photo: Photo as Type::Part(&PHOTO);
        /// Whether all of it is seen, unless the photo says so itself.
        fit: Option<Fit> as Type::Choice(Fit::WORDS), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Up to twelve places that tell more when they are touched.
        spots: Vec<Spot> as Type::List(&Type::Part(&SPOT), 1, SPOTS_MAX), default;
    }

    /// Two pictures of one place, before and after.
    Compare = COMPARE {
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// The first picture; its caption labels it.
        before: Photo as Type::Part(&PHOTO);
        /// The second picture; its caption labels it.
        after: Photo as Type::Part(&PHOTO);
        /// Where the line between them rests, if the author decides.
        divider: Option<Across> as Type::Across, default;
    }

    /// Dated events in their order.
    Timeline = TIMELINE {
        /// A picture behind the events, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to eight events, from the first to the last.
        events: Vec<Event> as Type::List(&Type::Part(&EVENT), 2, 8);
    }

    /// Words in order: what there is, what to do, what comes first.
    List = LIST {
        /// A picture beside the list, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to eight items.
        items: Vec<Item> as Type::List(&Type::TextOr(&ITEM), 2, ITEMS_MAX);
        /// The items have numbers.
        numbered: bool as Type::Flag, default;
        /// In a talk the items come one by one.
        steps: bool as Type::Flag, default;
    }

    /// Words and figures in rows and columns.
    Table = TABLE {
        /// A picture beside the table, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The heading.
        heading: Text as Type::Text;
        /// A sentence under it.
        body: Text as Type::Text, default;
        /// Two to six columns.
        columns: Vec<Column> as Type::List(&Type::TextOr(&COLUMN), 2, COLUMNS_MAX);
        /// Two to twelve rows, each with a cell for each column; a cell may be empty.
        rows: Vec<Vec<Text>> as Type::List(&Type::List(&Type::Text, 2, COLUMNS_MAX), 2, ROWS_MAX);
        /// The row that matters, counted from 1.
        highlight: Option<u32> as Type::Whole, default;
        /// When the figures were true.
        as_of: Text as Type::Line, default;
    }

    /// A film.
    Video = VIDEO {
        /// The film.
        file: FilmFile as Type::Film;
        /// A picture that stands for the film where it does not play; without one, the film's first picture.
        poster: String as Type::Path, default;
        /// What the film shows, for visitors who cannot see it, and in place of a missing picture.
        alt: Text as Type::LongText, default;
        /// Who made the film.
        credit: Text as Type::LongLine, default;
        /// A heading over the film.
        heading: Text as Type::Text, default;
        /// What is said in the film, in the languages of the exhibition.
        captions: Captions as Type::Captions, default;
        /// How the film stands on a stage of another shape.
        fit: Fit as Type::Choice(Fit::WORDS), default;
        /// The point that is kept where the film is cut.
        focus: Focus as Type::Focus, default;
        /// When the film is heard.
        sound: FilmSound as Type::Choice(FilmSound::WORDS), default;
        /// What comes after the film's end.
        repeats: Repeats as Type::Choice(Repeats::WORDS), default;
    }

    /// A sentence in large type.
    Quote = QUOTE {
        /// A picture behind it, if any.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The sentence.
        text: Text as Type::Text;
        /// Who said it, or what it is about.
        by: Text as Type::Text, default;
    }
}
