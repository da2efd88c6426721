//! What the numbers of a diagram say, and their colours.

use crate::{
    content::{Chart, ChartForm, Figure, Point, point_figures, spoken_points},
    scene::{
        Block, STEPS, Wrap,
        figure::{FigureInk, FigureLine, figure_line},
        look::{Fit, Look},
        stack::first_that,
        words,
    },
    units::Rgba,
};

/// The numbers of all points, on one scale.
pub(super) fn figures(look: &Look<'_>, slide: &Chart) -> Vec<Figure> {
    point_figures(&slide.points, &slide.unit, look.lang)
}

/// All numbers in words.
pub(super) fn spoken(look: &Look<'_>, slide: &Chart) -> String {
    let points = slide.points.iter().zip(spoken_points(&slide.points, &slide.unit, look.lang));
    let parts = points.map(|(point, figure)| words::of(look.lang, &label_text(look, point), &figure));
    parts.collect::<Vec<_>>().join(words::and(look.lang))
}

pub(super) fn label_text(look: &Look<'_>, point: &Point) -> String {
    let label = look.text(&point.label);
    if point.derived { words::derived(look.lang, label) } else { label.to_owned() }
}

pub(super) fn color(look: &Look<'_>, point: &Point) -> Rgba {
    if point.highlight { look.palette.accent } else { look.tint.strong }
}

/// The size of a numeral over a point at most, in parts of that of a card: the one that matters is the largest thing of a
/// diagram, and others are smaller, or all are as large if none matters more.
const NUMERAL: f32 = 1.0;
const OTHER: f32 = 0.74;
const EQUAL: f32 = 0.85;
/// The most of the largest numeral's size that other numerals of the diagram have: what it grew by, and what is called out.
pub(super) const SECOND: f32 = 0.8;

/// Numerals and labels of all points, each kind reduced until it fits its columns: long units make no years smaller.
pub(super) fn set(look: &Look<'_>, slide: &Chart, width: f32, height: f32) -> (Vec<FigureLine>, Vec<Block>) {
    let base = look.scale.figure();
    let matters = slide.points.iter().any(|point| point.highlight);
    let style = |point: &Point| {
        base.at(base.size * if point.highlight { NUMERAL } else { [EQUAL, OTHER][usize::from(matters)] })
    };
    let shown = figures(look, slide);
    let labels = look.fitting(|fit| {
        let label = |point| fit.set(&label_text(look, point), look.scale.label(), width, Wrap::Balanced);
        let labels: Vec<_> = slide.points.iter().map(label).collect();
        let fits = labels.iter().all(|label| label.fits);
        (labels, fits)
    });
    let tallest = labels.iter().map(|label| label.size.h).fold(0.0, f32::max);
    let set = |step: f32| {
        let fit = &Fit { look, step: 1.0, is_last: false };
        let line = |(point, figure): (&Point, &Figure)| {
            let color = if slide.form == ChartForm::Discs { look.tint.strong } else { color(look, point) };
            figure_line(
                fit,
                figure,
                FigureInk { style: style(point).reduced(step), color, soft: look.palette.ink_soft },
            )
        };
        let figures: Vec<_> = slide.points.iter().zip(&shown).map(line).collect();
        let fits = figures.iter().all(|figure| figure.width <= width && figure.height + tallest <= height * 0.5);
        (figures, fits)
    };
    // Units keep the size at which they are read, and leave less to the numerals.
    let figures = first_that(STEPS.into_iter().map(set), |(_, fits)| *fits).unwrap_or_else(|| set(1.0)).0;
    (figures, labels)
}
