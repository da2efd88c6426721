//! How wide the columns of a table are, where they stand, where their figures meet, and in which styles they are set.

use crate::{
    content::{ColumnAlign, Table, Text, decimal_mark},
    scene::{
        Wrap,
        look::{Fit, Look},
    },
    theme::{Face, TextStyle, extent, space},
};

/// The least size of the titles of columns, in parts of that of cells.
const TITLE: f32 = 0.62;
/// The weight of the row that matters, light on its colour.
const HEAVY: u16 = 600;

/// The styles of a table at its largest.
pub(super) struct Styles {
    pub title: TextStyle,
    pub cell: TextStyle,
    pub heavy: TextStyle,
}

impl Styles {
    pub fn new(look: &Look<'_>, cell: TextStyle) -> Self {
        let title = look.scale.label();
        let title = title.at(title.size.max(cell.size * TITLE));
        Self { title, cell, heavy: TextStyle { face: Face { weight: HEAVY, ..cell.face }, ..cell } }
    }

    /// The style of the row at `place` of `slide`.
    pub fn of(&self, slide: &Table, place: usize) -> TextStyle {
        if is_highlighted(slide, place) { self.heavy } else { self.cell }
    }
}

/// Whether the row at `place`, from 0, is the one that matters.
pub(super) fn is_highlighted(slide: &Table, place: usize) -> bool {
    slide.highlight.is_some_and(|number| number as usize == place + 1)
}

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// At its left edge.
    Left,
    /// At its right edge.
    Right,
    /// Their decimal marks under each other.
    Mark,
}

/// The columns of a table.
pub(super) struct Columns {
    columns: Vec<Column>,
    /// Whether the words of all of them have room.
    pub fits: bool,
}

struct Column {
    side: Side,
    /// Its left edge.
    x: f32,
    width: f32,
    /// Where its figures meet, from its left edge.
    mark: f32,
}

/// The width of what stands in a column on one line.
#[derive(Clone, Copy, Default)]
struct Natural {
    width: f32,
    /// The widest part of figures behind their marks.
    behind: f32,
}

/// The least part of the room that a table takes, so that a short one does not stand in a corner.
const LEAST: f32 = 0.62;

impl Columns {
    /// The columns of `slide` in so much width.
    pub fn new(fit: &Fit<'_, '_>, slide: &Table, styles: &Styles, room: f32) -> Self {
        let look = fit.look;
        let side = |place: usize| match slide.align(place, look.lang) {
            ColumnAlign::Auto | ColumnAlign::Left => Side::Left,
            ColumnAlign::Right => Side::Right,
            ColumnAlign::Number => Side::Mark,
        };
        let sides: Vec<Side> = (0..slide.columns.len()).map(side).collect();
        let naturals: Vec<Natural> =
            sides.iter().enumerate().map(|(place, side)| natural(fit, slide, styles, place, *side)).collect();
        let gap = fit.length(space::WIDE);
        let gaps = sides.len().saturating_sub(1) as f32;
        let free = (room - gap * gaps).max(1.0);
        let widths = shared(&naturals, &sides, free);
        let needed: f32 = widths.iter().sum();
        // What is left stands between the columns, but no further apart than the eye follows a row.
        let wide = (room * LEAST - needed) / gaps.max(1.0);
        let between = ((free - needed) / gaps.max(1.0)).min((extent::COLUMN_GAP * look.scale.unit).max(wide) - gap);
        let (mut columns, mut x) = (Vec::new(), 0.0);
        for ((side, width), natural) in sides.iter().zip(&widths).zip(&naturals) {
            columns.push(Column { side: *side, x, width: *width, mark: width - natural.behind });
            x += width + gap + between.max(0.0);
        }
        Self { columns, fits: needed <= free + 0.5 }
    }

    pub const fn len(&self) -> usize {
        self.columns.len()
    }

    pub fn side(&self, place: usize) -> Side {
        self.columns[place].side
    }

    pub fn x(&self, place: usize) -> f32 {
        self.columns[place].x
    }

    pub fn width(&self, place: usize) -> f32 {
        self.columns[place].width
    }

    /// Where the figures of a column meet, from its left edge.
    pub fn mark(&self, place: usize) -> f32 {
        self.columns[place].mark
    }

    /// From the left edge of the first to the right edge of the last.
    pub fn whole(&self) -> f32 {
        self.columns.last().map_or(0.0, |last| last.x + last.width)
    }
}

/// How wide `text` is before the place at which it meets the figures over and under it.
pub(super) fn before_mark(look: &Look<'_>, text: &str, style: TextStyle) -> f32 {
    parts(look, text, style).0
}

/// The widths of `text` before and behind the place at which it meets others. What is no figure, like a dash, ends where
/// the digits do.
fn parts(look: &Look<'_>, text: &str, style: TextStyle) -> (f32, f32) {
    let mark = decimal_mark(text, look.lang).unwrap_or(text.len());
    let whole = look.setter.width(text, style);
    let before = look.setter.width(&text[..mark], style);
    (before, whole - before)
}

/// What the column at `place` takes on one line.
fn natural(fit: &Fit<'_, '_>, slide: &Table, styles: &Styles, place: usize, side: Side) -> Natural {
    let look = fit.look;
    let one = |text: &Text, style: TextStyle| {
        let style = fit.style(style);
        look.text(text).lines().map(|line| look.setter.width(line, style)).fold(0.0, f32::max)
    };
    let cells = slide.rows.iter().enumerate().filter_map(|(row, cells)| Some((row, cells.get(place)?)));
    let (mut left, mut behind): (f32, f32) = (0.0, 0.0);
    for (row, cell) in cells {
        let style = styles.of(slide, row);
        let (before, after) =
            if side == Side::Mark { parts(look, look.text(cell), fit.style(style)) } else { (one(cell, style), 0.0) };
        left = left.max(before);
        behind = behind.max(after);
    }
    let (title, cells) = (&slide.columns[place].title, left + behind);
    // A long title goes on two lines before it makes its column wide.
    let whole = one(title, styles.title);
    let title = if whole <= cells.max(ALONE * fit.style(styles.title).size) {
        whole
    } else {
        fit.set(look.text(title), styles.title, (whole * HALF).max(cells), Wrap::Balanced).size.w
    };
    Natural { width: cells.max(title), behind }
}

/// A title no wider than so many ems stands on one line.
const ALONE: f32 = 7.0;
/// Two lines of a title, with what an uneven break takes, as a part of its width on one line.
const HALF: f32 = 0.62;

/// The widths of columns in so much room: figures keep theirs, and words share what is left; no column gets more than it
/// takes on one line.
fn shared(naturals: &[Natural], sides: &[Side], free: f32) -> Vec<f32> {
    let rigid = |place: &usize| sides[*place] != Side::Left;
    let mut widths: Vec<f32> = naturals.iter().map(|natural| natural.width).collect();
    let mut open: Vec<usize> = (0..widths.len()).filter(|place| !rigid(place)).collect();
    let mut left = free - (0..widths.len()).filter(rigid).map(|place| widths[place]).sum::<f32>();
    open.sort_by(|one, other| widths[*one].total_cmp(&widths[*other]));
    for (done, place) in open.iter().enumerate() {
        let share = (left / (open.len() - done) as f32).max(1.0);
        widths[*place] = widths[*place].min(share);
        left -= widths[*place];
    }
    widths
}
