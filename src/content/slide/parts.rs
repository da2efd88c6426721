//! What a slide has, whatever its kind: pictures, a heading, things that come one by one.

use std::collections::BTreeSet;

use super::{Chain, Chart, Cover, List, Picture, Quote, SlideKind, Stats, Story, Table, Timeline, Video};
use crate::{
    content::{Card, Fit, Frame, Photo, Spot, Text},
    units::FilmFacts,
};

impl SlideKind {
    /// All pictures of the slide, the most important first; those of its spots last.
    #[must_use]
    pub fn photos(&self) -> Vec<&Photo> {
        let mut photos = self.photos_at_once();
        photos.extend(self.spots().iter().filter_map(|spot| spot.photo.as_ref()));
        photos
    }

    /// The pictures that are seen before anything is touched, the most important first.
    #[must_use]
    pub fn photos_at_once(&self) -> Vec<&Photo> {
        match self {
            Self::Cover(slide) => slide.turns_into.iter().chain([&slide.photo]).collect(),
            Self::Story(slide) => vec![&slide.photo],
            Self::Stats(Stats { photo, .. })
            | Self::Chart(Chart { photo, .. })
            | Self::Chain(Chain { photo, .. })
            | Self::Timeline(Timeline { photo, .. })
            | Self::List(List { photo, .. })
            | Self::Table(Table { photo, .. })
            | Self::Quote(Quote { photo, .. }) => photo.iter().collect(),
            Self::Gallery(slide) => slide.photos.iter().collect(),
            Self::Picture(slide) => vec![&slide.photo],
            Self::Compare(slide) => vec![&slide.after, &slide.before],
            Self::Video(slide) => vec![&slide.file.still],
        }
    }

    /// The places on the slide's picture that tell more when they are touched.
    #[must_use]
    pub fn spots(&self) -> &[Spot] {
        if let Self::Picture(Picture { spots, .. }) = self { spots } else { &[] }
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

    /// The film that is the slide, if it is one.
    #[must_use]
    pub const fn film(&self) -> Option<&Video> {
        match self {
            Self::Video(slide) => Some(slide),
            _ => None,
        }
    }

    /// The picture in whose place a film may play: what the words of a cover, a story and a quote stand on. One that turns
    /// into another does not move besides.
    #[must_use]
    pub const fn filmed(&self) -> Option<&Photo> {
        match self {
            Self::Cover(Cover { photo, turns_into: None, .. }) | Self::Story(Story { photo, .. }) => Some(photo),
            Self::Quote(Quote { photo, .. }) => photo.as_ref(),
            _ => None,
        }
    }

    /// The file of the film that plays on the slide, alone or behind words, and what is known of it.
    #[must_use]
    pub fn plays(&self) -> Option<(&str, Option<&FilmFacts>)> {
        if let Some(Video { file, .. }) = self.film() {
            return Some((&file.path, file.facts.as_ref()));
        }
        let film = self.filmed()?.film.as_ref()?;
        Some((&film.path, film.facts.as_ref()))
    }

    /// Whether the slide's picture may fill the whole stage.
    #[must_use]
    pub const fn may_fill_stage(&self) -> bool {
        matches!(self, Self::Cover(_) | Self::Story(_) | Self::Quote(_))
    }

    /// Whether the slide has a picture that may fill the whole stage.
    #[must_use]
    pub fn has_full_picture(&self) -> bool {
        self.may_fill_stage() && !self.photos().is_empty()
    }

    /// The slide's name for lists and screen readers: its title, heading or sentence. Of a film without one,
    /// what it shows.
    #[must_use]
    pub fn heading(&self) -> &Text {
        match self {
            Self::Cover(slide) => &slide.title,
            Self::Story(slide) => &slide.heading,
            Self::Stats(slide) => &slide.heading,
            Self::Chart(slide) => &slide.heading,
            Self::Chain(slide) => &slide.heading,
            Self::Gallery(slide) => &slide.heading,
            Self::Picture(slide) => &slide.heading,
            Self::Compare(slide) => &slide.heading,
            Self::Timeline(slide) => &slide.heading,
            Self::List(slide) => &slide.heading,
            Self::Table(slide) => &slide.heading,
            Self::Video(slide) if slide.heading.is_empty() => &slide.alt,
            Self::Video(slide) => &slide.heading,
            Self::Quote(slide) => &slide.text,
        }
    }

    /// How many things on the slide a speaker brings one by one; 0 if all of it is there at once.
    #[must_use]
    pub const fn reveals(&self) -> usize {
        match self {
            Self::List(List { steps: true, items, .. }) => items.len(),
            Self::Stats(Stats { steps: true, cards, .. }) | Self::Story(Story { steps: true, cards, .. }) => {
                cards.len()
            }
            _ => 0,
        }
    }

    /// How many pages the text of the slide has that a reader turns; 1 where all of it is there at once.
    #[must_use]
    pub fn pages(&self) -> usize {
        if let Self::Story(slide) = self { slide.texts().len().max(1) } else { 1 }
    }

    /// The date of all figures of the slide, if they have one and the same: it need not stand under each of them.
    #[must_use]
    pub fn shared_date(&self) -> Option<&Text> {
        let (cards, whole) = match self {
            Self::Story(slide) => (&slide.cards[..], None),
            Self::Stats(slide) => (&slide.cards[..], None),
            Self::Chart(slide) => (slide.callout.as_slice(), Some(&slide.as_of)),
            Self::Table(slide) => (&[][..], Some(&slide.as_of)),
            _ => return None,
        };
        let mut dates = cards.iter().filter_map(Card::as_of).chain(whole);
        let first = dates.next().filter(|date| !date.is_empty())?;
        dates.all(|date| date == first).then_some(first)
    }
}

impl Story {
    /// The pages of the text, the first of which the loop shows.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        Some(&self.body).filter(|body| !body.is_empty()).into_iter().chain(&self.pages).collect()
    }
}

impl Picture {
    /// Whether all of its picture is seen: so it is unless the photo or the slide says otherwise.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.photo.fit.or(self.fit).unwrap_or(Fit::Whole) == Fit::Whole
    }
}
