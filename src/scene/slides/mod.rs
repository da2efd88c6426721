//! One layout for each kind of slide.

mod backdrop;
mod beside;
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
mod list;
mod pages;
mod panel;
mod picture;
mod placing;
mod quote;
mod ring;
mod small_print;
mod stations;
mod stats;
mod story;
mod table;
mod timeline;
mod views;

use super::{laid::Layout, logos::add_logos, look::Look, qr::with_qr, spot::Mark};
use crate::content::{Cover, Picture, SlideKind};

/// A cover with other words than the slide of `look` has.
pub(super) fn cover(look: &Look<'_>, slide: &Cover) -> Layout {
    cover::layout(look, slide)
}

/// Where the spots of a picture stand on the slide of `look`.
pub(super) fn marks(look: &Look<'_>, slide: &Picture) -> Vec<Mark> {
    picture::marks(look, slide)
}

/// The slide of `look`, laid out.
pub(super) fn layout(look: &Look<'_>) -> Layout {
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
        SlideKind::Quote(slide) => quote::layout(look, slide),
    }
}
