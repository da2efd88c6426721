//! A chart of upright columns.

use std::fmt::Write;

use super::parts::escape;
use crate::statistics::report::said;

/// How wide a chart is, in units that are the same size on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    Full,
    Half,
}

impl Width {
    const fn units(self) -> f64 {
        match self {
            Self::Full => 1000.0,
            Self::Half => 470.0,
        }
    }
}

/// The drawing's height, in its own units.
const HEIGHT: f64 = 250.0;
/// The area of the columns: left, top, bottom; it ends at the right edge.
const AREA: [f64; 3] = [52.0, 14.0, 214.0];
/// The part of its step that a column takes, and the widest one.
const COLUMN: (f64, f64) = (0.7, 44.0);
/// The most lines across the chart.
const LINES_MAX: u64 = 4;

/// One column.
pub(super) struct Column {
    /// For who points at it.
    pub(super) name: String,
    /// For the table.
    pub(super) short: String,
    /// What stands below it; may be empty.
    pub(super) mark: String,
    pub(super) number: u64,
    /// Its number is not told.
    pub(super) is_hidden: bool,
}

/// The chart, named for those who do not see it; the table beside it has its numbers.
pub(super) fn columns(columns: &[Column], title: &str, [number, few]: &[String; 2], size: Width) -> String {
    let largest = columns.iter().map(|column| column.number).max().unwrap_or_default().max(1);
    let (line, top) = scale(largest);
    let ([left, ceiling, floor], right) = (AREA, size.units());
    let height = |number: u64| (floor - ceiling) * number as f64 / top as f64;
    let step = (right - left) / columns.len().max(1) as f64;
    let width = (step * COLUMN.0).min(COLUMN.1);
    let mut drawn = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
        right,
        HEIGHT,
        escape(title)
    );
    for at in (0..=top).step_by(usize::try_from(line).unwrap_or(1)) {
        let y = floor - height(at);
        let class = if at == 0 { "base" } else { "line" };
        put(&mut drawn, &format!("<path class=\"{class}\" d=\"M{left} {y:.1}H{right}\"/>"));
        let text = said::number(at);
        put(&mut drawn, &format!("<text class=\"value\" x=\"{:.1}\" y=\"{:.1}\">{text}</text>", left - 10.0, y + 5.0));
    }
    for (at, column) in columns.iter().enumerate() {
        let middle = left + step * (at as f64 + 0.5);
        let (x, tall) = (middle - width / 2.0, height(column.number));
        let (name, value) = (escape(&column.name), said::number(column.number));
        if column.is_hidden {
            let y = floor - 5.0;
            let title = format!("<title>{name}: {few}</title>");
            put(
                &mut drawn,
                &format!("<circle class=\"few\" cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"2\">{title}</circle>"),
            );
        } else if column.number > 0 {
            let title = format!("<title>{name}: {value} {number}</title>");
            let place = format!("x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{tall:.1}\"", floor - tall);
            put(&mut drawn, &format!("<rect {place}>{title}</rect>"));
        }
        if !column.mark.is_empty() {
            let y = floor + 24.0;
            put(
                &mut drawn,
                &format!("<text class=\"mark\" x=\"{middle:.1}\" y=\"{y:.1}\">{}</text>", escape(&column.mark)),
            );
        }
    }
    drawn + "</svg>\n"
}

fn put(drawn: &mut String, text: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(drawn, "{text}");
}

/// The distance of the lines across, and the number at the top: round ones.
fn scale(largest: u64) -> (u64, u64) {
    let steps = (0..18).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    let line = steps.into_iter().find(|step| largest.div_ceil(*step) <= LINES_MAX).unwrap_or(largest);
    (line, largest.div_ceil(line) * line)
}

/// The numbers of a chart as a table of small print.
pub(super) fn figures(columns: &[Column], caption: &str, [number, few]: &[String; 2]) -> String {
    let row = |column: &Column| {
        let said = if column.is_hidden { few.clone() } else { said::number(column.number) };
        format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escape(&column.short), escape(&said))
    };
    let rows: String = columns.iter().filter(|column| column.is_hidden || column.number > 0).map(row).collect();
    format!(
        "<div class=\"figures\"><table>\n<caption>{} ({})</caption>\n<tbody>\n{rows}</tbody>\n</table></div>\n",
        escape(caption),
        escape(number)
    )
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn lines_stand_at_round_numbers() {
        for (largest, wanted) in
            [(1, (1, 1)), (4, (1, 4)), (5, (2, 6)), (40, (10, 40)), (41, (20, 60)), (999, (500, 1000))]
        {
            assert_eq!(scale(largest), wanted, "{largest}");
        }
    }
}
