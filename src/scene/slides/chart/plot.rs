//! The grid under a diagram.

use super::points;
use crate::{
    content::Chart,
    scene::{Align, Block, Part, Shape, figure::FigureLine, laid::Laid, look::Look},
    theme::extent,
    units::{Pos, Rect, pos, rect},
};

/// The grid that bars and lines stand on: one column for each point, numerals above, labels below.
pub(super) struct Plot {
    /// Where the columns are; their middle part is the diagram's.
    pub area: Rect,
    /// Width of a column.
    pub slot: f32,
    /// Height of the base line.
    pub foot: f32,
    /// The middles of the columns, from left to right.
    middles: Vec<f32>,
    /// Height of the largest value over the base line.
    pub room: f32,
    /// Space between each point and its numeral.
    air: f32,
    figures: Vec<FigureLine>,
    labels: Vec<Block>,
    largest: f64,
}

impl Plot {
    /// The grid for the points of `slide`, with `air` units between a point and its numeral. `times` are those of the points,
    /// from 0 to 1, if columns stand by them; else all are as far apart.
    pub fn new(look: &Look<'_>, slide: &Chart, area: Rect, air: f32, times: Option<&[f32]>) -> Self {
        let count = slide.points.len() as f32;
        let width = area.w().min(extent::CHART_COLUMN * look.scale.unit * count);
        let area = rect(area.min.x, area.min.y, width, area.h());
        let (slot, middles): (f32, Vec<f32>) = match times {
            Some(times) => {
                let closest = times.windows(2).map(|pair| pair[1] - pair[0]).fold(1.0, f32::min);
                // Half a column stands outside of the first point, and half of one outside of the last.
                let slot = width * closest / (1.0 + closest);
                (slot, times.iter().map(|time| area.min.x + slot / 2.0 + time * (width - slot)).collect())
            }
            None => {
                let slot = width / count;
                (slot, (0..slide.points.len()).map(|index| area.min.x + slot * (index as f32 + 0.5)).collect())
            }
        };
        let (figures, labels) = points::set(look, slide, slot * 0.92, area.h());
        let tallest = |heights: Vec<f32>| heights.into_iter().fold(0.0, f32::max);
        let air = air * look.scale.unit;
        let head = tallest(figures.iter().map(|figure| figure.height).collect()) + air;
        let foot = area.max.y - tallest(labels.iter().map(|label| label.size.h).collect()) - look.scale.gap_small;
        let values = slide.points.iter().map(|point| point.value).chain(slide.mark.iter().map(|mark| mark.value));
        let largest = values.fold(f64::MIN_POSITIVE, f64::max);
        Self { area, slot, foot, middles, room: (foot - area.min.y - head).max(1.0), air, figures, labels, largest }
    }

    /// Where a value stands in the middle of its column.
    pub fn place(&self, index: usize, value: f64) -> Pos {
        let height = self.room * (value / self.largest).max(0.0) as f32;
        pos(self.middles[index], self.foot - height)
    }

    /// Where `value` is on the way up.
    pub fn level(&self, value: f64) -> f32 {
        self.place(0, value).y
    }

    /// The size of the numerals of the points, in points.
    pub fn numeral(&self) -> f32 {
        super::largest_numeral(self.figures.iter().flat_map(|figure| &figure.items)).unwrap_or(f32::INFINITY)
    }

    /// Where the numeral over a value in its column begins.
    pub fn top(&self, index: usize, value: f64) -> f32 {
        self.place(index, value).y - self.air - self.figures.get(index).map_or(0.0, |figure| figure.height)
    }

    /// How much width the words over and under each point take.
    pub fn widths(&self) -> Vec<f32> {
        self.figures.iter().zip(&self.labels).map(|(figure, label)| figure.width.max(label.size.w)).collect()
    }

    /// Columns with these middles, from the left edge of `area`, over all its width.
    pub fn stand(&mut self, area: Rect, middles: Vec<f32>) {
        self.area = area;
        self.middles = middles.into_iter().map(|middle| area.min.x + middle).collect();
    }

    pub fn base(&self, look: &Look<'_>) -> Laid {
        let line = rect(self.area.min.x, self.foot, self.area.w(), look.scale.hairline);
        Laid::new(Part::ChartBase, line, Shape::Fill { color: look.palette.ink_soft, radius: 0.0 })
    }

    pub fn label(&self, look: &Look<'_>, index: usize) -> Laid {
        let x = self.middles[index] - self.slot / 2.0;
        let y = self.foot + look.scale.gap_small;
        self.labels[index].lay(Part::ChartLabel, x, y, self.slot, Align::Center, look.palette.ink)
    }

    /// The numeral of a point, over `at`; its middle stands there, or its right end.
    pub fn figure(&self, index: usize, at: Pos, ends_there: bool) -> Vec<Laid> {
        let figure = &self.figures[index];
        let left = if ends_there { at.x - figure.width } else { at.x - figure.width / 2.0 };
        let x = left.clamp(self.area.min.x, (self.area.max.x - figure.width).max(self.area.min.x));
        let items = figure.items.iter().cloned();
        items.map(|item| item.moved(x, at.y - self.air - figure.height).arriving(2 + index)).collect()
    }
}
