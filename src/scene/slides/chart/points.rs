//! What the numbers of a diagram say, and their colours.

use crate::{
    content::{Chart, ChartForm, Figure, Point, point_figures, spoken_points},
    scene::{
        Block, Wrap,
        figure::{FigureInk, FigureLine, figure_line},
        look::{Fit, Look},
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

/// The size of a numeral over a point, in parts of that of a card.
const NUMERAL: f32 = 0.72;

/// Numerals and labels of all points, each kind reduced until it fits its columns: long units make no years smaller.
pub(super) fn set(look: &Look<'_>, slide: &Chart, width: f32, height: f32) -> (Vec<FigureLine>, Vec<Block>) {
    let base = look.scale.figure();
    let style = base.at(base.size * NUMERAL);
    let shown = figures(look, slide);
    let labels = look.fitting(|fit| {
        let label = |point| fit.set(&label_text(look, point), look.scale.label(), width, Wrap::Balanced);
        let labels: Vec<_> = slide.points.iter().map(label).collect();
        let fits = labels.iter().all(|label| label.fits);
        (labels, fits)
    });
    let tallest = labels.iter().map(|label| label.size.h).fold(0.0, f32::max);
    let figures = look.fitting(|fit: &Fit<'_, '_>| {
        let line = |(point, figure): (&Point, &Figure)| {
            let color = if slide.form == ChartForm::Discs { look.tint.strong } else { color(look, point) };
            figure_line(fit, figure, FigureInk { style, color, soft: look.palette.ink_soft })
        };
        let figures: Vec<_> = slide.points.iter().zip(&shown).map(line).collect();
        let fits = figures.iter().all(|figure| figure.width <= width)
            && figures.first().is_none_or(|figure| figure.height + tallest <= height * 0.5);
        (figures, fits)
    });
    (figures, labels)
}
