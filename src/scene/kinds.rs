//! Everything that is laid out by itself, and what each layout depends on.

use super::{
    bottom_bar::BottomBar,
    enlarged::enlarged,
    failed,
    goodbye::goodbye,
    invitation::Invitation,
    laid::{BarGround, Laid, Layout},
    links::links,
    look::Look,
    menu::{self, menu},
    overlay,
    reading::reading,
    slides,
    spot_card::spot_card,
    title::title,
    tongues,
};
use crate::{
    show::{Comfort, Order},
    units::Stage,
};

/// Something that is laid out by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The slide.
    Slide,
    /// The exhibition's title in front of the slide.
    Title,
    /// The caption at this place of its track, over the slide's film.
    Caption(usize),
    /// All lines of what is told of the slide, each on the page of its number.
    Transcript,
    /// The bar along the foot.
    BottomBar(BottomBar),
    /// Where a visitor may go from the slide, over what lies under the bottom bar.
    Links(BarGround),
    /// The invitation to touch; larger while the title stands.
    Invitation { is_title: bool },
    /// This page of chapters, and the comfort settings.
    Menu(menu::Page),
    /// The picture at this place of the slide.
    Enlarged(usize),
    /// The card of the spot at this place of the slide's picture.
    Spot(usize),
    /// All words of the slide by themselves, on all their pages.
    Reading,
    /// "Still there?" with so many seconds left.
    Goodbye(u64),
    /// What the next Esc does to a talk.
    TalkEnds,
    /// A slide number that is being typed.
    Typed(usize),
    /// The screen rests outside the opening hours.
    Closed,
}

impl Kind {
    /// Lays it out. May panic, where a text or a measure has something nobody thought of.
    pub fn layout(self, look: &Look<'_>) -> Layout {
        let mut layout = self.laid_out(look);
        tongues::tell(look, &mut layout.items);
        layout
    }

    fn laid_out(self, look: &Look<'_>) -> Layout {
        match self {
            Self::Slide => slides::layout(look),
            Self::Title => title(look),
            Self::Caption(number) => around(slides::caption(look, number)),
            Self::Transcript => around(slides::transcript(look)),
            Self::BottomBar(bar) => around(bar.layout(look)),
            Self::Links(ground) => around(links(look, ground)),
            Self::Invitation { is_title } => around(Invitation::new(look, is_title).layout(look)),
            Self::Menu(page) => around(menu(look, page)),
            Self::Enlarged(place) => around(enlarged(look, place)),
            Self::Spot(place) => around(spot_card(look, place)),
            Self::Reading => around(reading(look)),
            Self::Goodbye(seconds) => around(goodbye(look, seconds)),
            Self::TalkEnds => around(overlay::talk_ends(look)),
            Self::Typed(number) => around(overlay::typed(look, number)),
            Self::Closed => around(overlay::closed(look)),
        }
    }

    /// What stands in for it if its layout failed, the best first.
    pub fn stand_ins<'a>(self, look: &Look<'a>) -> Vec<&'a str> {
        match self {
            Self::Slide | Self::Title => {
                let alts = look.slide.kind.photos().into_iter().map(|photo| &photo.alt);
                let texts = std::iter::once(look.slide.kind.heading()).chain(alts);
                texts.map(|text| look.text(text)).filter(|text| !text.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What is left of it if nothing can stand in for it.
    pub fn rest(self, look: &Look<'_>) -> Layout {
        match self {
            Self::Slide | Self::Title => failed::bare(look),
            _ => Layout::default(),
        }
    }

    /// The comfort settings that it depends on.
    const fn comfort(self, comfort: Comfort) -> Comfort {
        match self {
            Self::Menu(_) => comfort,
            _ => Comfort { low_reach: false, calm: false, ..comfort },
        }
    }

    /// The files of the pictures that it may show.
    fn files<'a>(self, look: &Look<'a>) -> Vec<&'a str> {
        match self {
            Self::Slide
            | Self::Title
            | Self::Enlarged(_)
            | Self::Spot(_)
            | Self::Caption(_)
            | Self::Transcript
            | Self::Reading => {
                let frames = look.slide.kind.frames(look.stage.is_portrait()).into_iter().map(|frame| frame.file);
                let film = look.slide.kind.plays().map(|(film, _)| film);
                let logos = look.exhibition.logo_files_on(&look.slide.kind);
                frames.chain(film).chain(logos).collect()
            }
            Self::Menu(page) => menu::files(look, page),
            _ => Vec::new(),
        }
    }
}

/// A layout that stands around a slide, or over it.
fn around(items: Vec<Laid>) -> Layout {
    Layout { items, bar: BarGround::default() }
}

/// Everything that a layout depends on, within one exhibition with one theme.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    kind: Kind,
    slide: usize,
    language: usize,
    stage: Stage,
    comfort: Comfort,
    /// The slides that people come to, where they matter.
    order: Option<Order>,
    /// The revisions of the pictures.
    pictures: Vec<u64>,
}

impl Key {
    pub fn of(kind: Kind, look: &Look<'_>) -> Self {
        Self {
            kind,
            slide: look.index,
            language: look.language,
            stage: look.stage,
            comfort: kind.comfort(look.comfort),
            order: matches!(kind, Kind::BottomBar(_) | Kind::Links(_) | Kind::Menu(_) | Kind::Typed(_))
                .then(|| look.order.clone()),
            pictures: kind.files(look).into_iter().map(|file| look.pictures.revision(file)).collect(),
        }
    }
}

/// Whether words of a slide are smaller than they were asked for, as it was found last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reduced {
    pub key: Key,
    pub is_reduced: bool,
}
