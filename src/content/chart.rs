//! What a diagram is made of: its form, its numbers, and the line across them.

use std::hash::{Hash, Hasher};

use serde::Deserialize;

use super::{
    Bound, Chart, Per, Stat, Text,
    declare::{bits, choices, part},
    schema::Type,
};

choices! {
    /// How the numbers of a chart are drawn.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
    ChartForm {
        /// Bars from zero.
        Bars = "bars",
        /// A line through dated points; through two of them it would be an invented slope, so they are bars.
        Line = "line",
        /// Discs whose areas are to scale.
        Discs = "discs",
        /// Parts of a whole; the points are shares in per cent, and the rest up to 100 stays empty.
        Donut = "donut",
        /// Ten coins, each a tenth of the whole; the one point is a share in per cent.
        Coins = "coins",
    }
}

part! {
    /// One number of a chart.
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    Point = POINT {
        /// What it stands for, for example a year.
        label: Text as Type::Text;
        /// The number in the base unit of the chart.
        value: f64 as Type::Number;
        /// Whether the true number is larger or smaller; the diagram shows it.
        bound: Bound as Type::Choice(Bound::WORDS), default;
        /// Computed from other figures, not reported; the slide says so, and it is drawn as an outline.
        derived: bool as Type::Flag, default;
        /// Drawn in the accent colour.
        highlight: bool as Type::Flag, default;
    }
}

impl Hash for Point {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.label, bits(self.value), self.bound, self.derived, self.highlight).hash(state);
    }
}

part! {
    /// A line across bars at a number that everybody knows, for example a hundred billion.
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    Mark = MARK {
        /// Where it is, in the base unit of the chart.
        value: f64 as Type::Number;
        /// What stands beside it.
        label: Text as Type::Text;
    }
}

impl Hash for Mark {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (bits(self.value), &self.label).hash(state);
    }
}

impl Chart {
    /// Whether the numbers stand as bars: two points make no line.
    #[must_use]
    pub const fn has_bars(&self) -> bool {
        matches!(self.form, ChartForm::Bars) || matches!(self.form, ChartForm::Line) && self.points.len() < 3
    }

    /// How much larger the last number is than the first, if the slide is to say so and both are exact.
    #[must_use]
    pub fn grown_by(&self) -> Option<Stat> {
        let [first, .., last] = &self.points[..] else { return None };
        let is_known = [first, last].iter().all(|point| point.bound == Bound::Exact);
        (self.difference && is_known).then(|| Stat {
            value: last.value - first.value,
            unit: self.unit.clone(),
            label: Text::default(),
            bound: Bound::Exact,
            sign: true,
            per: Per::Once,
            as_of: Text::default(),
            source: Text::default(),
            highlight: false,
        })
    }
}
