//! One layout for each kind of slide.

mod backdrop;
mod beside;
mod captioned;
mod chain;
mod chart;
mod columns;
mod compare;
mod cover;
mod dashes;
mod facing;
mod facts;
mod full_picture;
mod gallery;
mod large;
mod legend;
mod list;
pub(super) mod pages;
mod panel;
mod picture;
mod placing;
mod quote;
mod ring;
mod ring_words;
mod small_print;
pub(super) mod smallest;
mod stations;
mod stats;
mod steps;
mod story;
mod table;
mod timeline;
mod transcript;
mod video;
mod views;

use super::{
    laid::{Laid, Layout},
    logos::add_logos,
    look::Look,
    qr::with_qr,
    spot::Mark,
};
use crate::content::{Cover, Picture, SlideKind};

/// The most lines of a caption at its full size: one that needs more is set smaller, as far as that goes.
pub const CAPTION_LINES: f32 = captioned::LINES;

/// A cover with other words than the slide of `look` has.
pub(super) fn cover(look: &Look<'_>, slide: &Cover) -> Layout {
    cover::layout(look, slide)
}

/// Where the spots of a picture stand on the slide of `look`.
pub(super) fn marks(look: &Look<'_>, slide: &Picture) -> Vec<Mark> {
    picture::marks(&large::growing(look, laid_out).0, slide)
}

/// The caption at this place of its track over the film of `look`; nothing of a slide that is none.
pub(super) fn caption(look: &Look<'_>, number: usize) -> Vec<Laid> {
    let among = || large::growing(look, laid_out).0;
    look.slide.kind.film().map_or_else(Vec::new, |film| video::caption(look, &among(), film, number))
}

/// The lines of what is told of the slide of `look`, each on the page of its number.
pub(super) fn transcript(look: &Look<'_>) -> Vec<Laid> {
    transcript::transcript(look, &layout(look))
}

/// The slide of `look`, laid out.
pub(super) fn layout(look: &Look<'_>) -> Layout {
    large::growing(look, laid_out).1
}

fn laid_out(look: &Look<'_>) -> Layout {
    with_qr(look, |look| {
        let mut layout = of_kind(look);
        add_logos(look, &mut layout);
        layout
    })
}

fn of_kind(look: &Look<'_>) -> Layout {
    match &look.slide.kind {
        SlideKind::Cover(slide) => cover::layout(look, slide),
        SlideKind::Story(slide) => story::layout(look, slide),
        SlideKind::Stats(slide) => stats::layout(look, slide),
        SlideKind::Chart(slide) => chart::layout(look, slide),
        SlideKind::Chain(slide) => chain::layout(look, slide),
        SlideKind::Gallery(slide) => gallery::layout(look, slide),
        SlideKind::Picture(slide) => picture::layout(look, slide),
        SlideKind::Compare(slide) => compare::layout(look, slide),
        SlideKind::Timeline(slide) => timeline::layout(look, slide),
        SlideKind::List(slide) => list::layout(look, slide),
        SlideKind::Table(slide) => table::layout(look, slide),
        SlideKind::Video(slide) => video::layout(look, slide),
        SlideKind::Quote(slide) => quote::layout(look, slide),
    }
}
