//! Warnings about figures without date or source, pictures without maker or description, and numbers that contradict
//! each other.

use super::Reader;
use crate::content::{
    Card, Chart, ChartForm, Rank, SlideKind, Table, codes,
    scan::{NodeId, join},
    schema::{self, Part},
};
use crate::{
    diag::{Code, Words},
    words,
};

/// Published shares are rounded, so a sum this far above 100 still counts as 100.
const SHARES_MAX: f64 = 100.5;

impl Reader<'_> {
    /// Warns if a picture, figure or diagram lacks its description, maker, date or source.
    pub(super) fn credits(&mut self, id: NodeId, part: &Part, path: &str) {
        match part.name {
            "Photo" => {
                let alt = words!("say what there is to see, for visitors who cannot see it");
                self.owes(
                    (id, part),
                    "alt",
                    codes::ALT_MISSING,
                    words!("a picture without alternative text"),
                    alt,
                    path,
                );
                let credit = words!("say who made the picture");
                self.owes(
                    (id, part),
                    "credit",
                    codes::CREDIT_MISSING,
                    words!("a picture without credit"),
                    credit,
                    path,
                );
            }
            "Logo" => {
                let alt = words!("say whose it is, for visitors who cannot see it");
                let message = words!("a logo without alternative text");
                self.owes((id, part), "alt", codes::ALT_MISSING, message, alt, path);
            }
            "Video" => {
                let alt = words!("say what there is to see, for visitors who cannot see it");
                let message = words!("a film without alternative text");
                self.owes((id, part), "alt", codes::ALT_MISSING, message, alt, path);
                let (message, credit) = (words!("a film without credit"), words!("say who made the film"));
                self.owes((id, part), "credit", codes::CREDIT_MISSING, message, credit, path);
            }
            "Stat" | "Rank" => {
                let date = words!("say when it was true: `as_of: \"2023\"`");
                self.owes((id, part), "as_of", codes::DATE_MISSING, words!("a figure without date"), date, path);
                self.owes_source(id, part, path);
            }
            "Chart" => {
                if !self.points_are_dated(id, part) {
                    let date = words!("say when the numbers were true: `as_of: \"2023\"`");
                    self.owes((id, part), "as_of", codes::DATE_MISSING, words!("a diagram without date"), date, path);
                }
                self.owes_source(id, part, path);
            }
            _ => {}
        }
    }

    fn owes(&mut self, (id, part): (NodeId, &Part), key: &str, code: Code, message: Words, hint: Words, path: &str) {
        if !self.says(self.given(id, part, key)) {
            self.report.warning(code, self.place_of(id, key), path, message, hint);
        }
    }

    fn owes_source(&mut self, id: NodeId, part: &Part, path: &str) {
        if !self.sourced {
            let hint = words!("say who says so, here, on the slide, or once for the exhibition: `source: \"…\"`");
            self.owes((id, part), "source", codes::SOURCE_MISSING, words!("figures without source"), hint, path);
        }
    }

    /// Points that are labelled with years need no other date.
    fn points_are_dated(&self, chart: NodeId, part: &Part) -> bool {
        let Some(points) = self.given(chart, part, "points") else { return false };
        let is_year = |label: &str| {
            let digits = label.trim_start_matches(|c: char| !c.is_ascii_digit());
            digits.bytes().take_while(u8::is_ascii_digit).count() == 4
        };
        let label = |point: &NodeId| self.given(*point, &schema::POINT, "label");
        let dated = |point: &NodeId| label(point).is_some_and(|label| is_year(self.tree.slice(label)));
        self.tree.node(points).children.iter().all(dated)
    }

    /// Reports numbers that fit their types but not each other.
    pub(super) fn figures(&mut self, id: NodeId, kind: &SlideKind, path: &str) {
        match kind {
            SlideKind::Chart(chart) => {
                self.shares(id, chart, path);
                self.coins(id, chart, path);
                self.slope(id, chart, path);
                self.ranks(id, chart.callout.as_slice(), path, |_| "callout".to_owned());
            }
            SlideKind::Table(table) => self.table(id, table, path),
            SlideKind::Story(slide) => self.ranks(id, &slide.cards, path, |place| format!("cards[{place}]")),
            SlideKind::Stats(slide) => self.ranks(id, &slide.cards, path, |place| format!("cards[{place}]")),
            _ => {}
        }
    }

    fn shares(&mut self, id: NodeId, chart: &Chart, path: &str) {
        let sum: f64 = chart.points.iter().map(|point| point.value).sum();
        let has_negative = chart.points.iter().any(|point| point.value < 0.0);
        if chart.form == ChartForm::Donut && (has_negative || sum > SHARES_MAX) {
            let span = self.tree.node(self.tree.find(id, "points")).span.clone();
            let message = words!("the shares of a donut are 0 to 100 together, found {sum}", sum);
            let hint = words!("use `form: bars` for numbers that are no parts of one whole");
            self.report.error_with(codes::SHARES, span, &join(path, "points"), message, hint);
        }
    }

    fn coins(&mut self, id: NodeId, chart: &Chart, path: &str) {
        let is_share = matches!(&chart.points[..], [only] if (0.0..=100.0).contains(&only.value));
        if chart.form == ChartForm::Coins && !is_share {
            let span = self.tree.node(self.tree.find(id, "points")).span.clone();
            let message = words!("ten coins show one share from 0 to 100");
            let hint = words!("use `form: donut` for several shares, `form: bars` for other numbers");
            self.report.error_with(codes::SHARES, span, &join(path, "points"), message, hint);
        }
    }

    /// A line through two points says that all between them is known.
    fn slope(&mut self, id: NodeId, chart: &Chart, path: &str) {
        if chart.form == ChartForm::Line && chart.has_bars() {
            let span = self.tree.node(self.tree.find(id, "form")).span.clone();
            let message = words!("a line through fewer than three points is drawn as bars");
            let hint = words!("write `form: bars`, or `form: discs` for areas to scale");
            self.report.warning(codes::LINE_SHORT, span, &join(path, "form"), message, hint);
        }
    }

    /// Every row has a cell for each column, and the highlighted one is there.
    fn table(&mut self, id: NodeId, table: &Table, path: &str) {
        let columns = table.columns.len();
        for (place, row) in table.rows.iter().enumerate().filter(|(_, row)| row.len() != columns) {
            let inner = format!("rows[{place}]");
            let span = self.tree.node(self.tree.find(id, &inner)).span.clone();
            let message =
                words!("this row has {count} cells, the table has {columns} columns", count = row.len(), columns);
            let hint = words!("write `\"\"` for a cell that stays empty");
            self.report.error_with(codes::TABLE_SHAPE, span, &join(path, &inner), message, hint);
        }
        if let Some(number) = table.highlight.filter(|number| *number as usize > table.rows.len()) {
            let span = self.tree.node(self.tree.find(id, "highlight")).span.clone();
            let message = words!("there is no row {number}; the table has {count}", number, count = table.rows.len());
            let hint = words!("rows are counted from 1, without the titles of the columns");
            self.report.error_with(codes::TABLE_SHAPE, span, &join(path, "highlight"), message, hint);
        }
    }

    fn ranks(&mut self, id: NodeId, cards: &[Card], path: &str, name: impl Fn(usize) -> String) {
        for (place, card) in cards.iter().enumerate() {
            let Card::Rank(Rank { place: rank, of: Some(of), .. }) = card else { continue };
            if rank > of {
                let inner = format!("{}.place", name(place));
                let span = self.tree.node(self.tree.find(id, &inner)).span.clone();
                let message = words!("place {place} of {of} cannot be", place = *rank, of = *of);
                self.report.error(codes::NUMBER_RANGE, span, &join(path, &inner), message);
            }
        }
    }
}
