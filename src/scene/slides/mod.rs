//! One layout for each kind of slide.

mod chain;
mod chart;
mod compare;
mod cover;
mod gallery;
mod plate;
mod quote;
mod ring;
mod stations;
mod stats;
mod story;
mod timeline;

use super::{
    Item,
    look::{Layer, Look, Strip},
};
use crate::content::{Cover, SlideKind};

/// A cover with other words than the slide of `look` has.
pub(super) fn cover(look: &Look<'_>, slide: &Cover) -> Layer {
    cover::layout(look, slide)
}

/// The slide of `look`, laid out.
pub(super) fn layout(look: &Look<'_>) -> Layer {
    match &look.slide.kind {
        SlideKind::Cover(slide) => cover::layout(look, slide),
        SlideKind::Story(slide) => story::layout(look, slide),
        SlideKind::Stats(slide) => stats::layout(look, slide),
        SlideKind::Chart(slide) => chart::layout(look, slide),
        SlideKind::Chain(slide) => chain::layout(look, slide),
        SlideKind::Gallery(slide) => gallery::layout(look, slide),
        SlideKind::Compare(slide) => compare::layout(look, slide),
        SlideKind::Timeline(slide) => timeline::layout(look, slide),
        SlideKind::Quote(slide) => quote::layout(look, slide),
    }
}
