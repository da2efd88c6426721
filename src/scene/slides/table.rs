//! Words and figures in rows and columns: fine lines between rows, figures on their decimal marks, one row that matters.

use super::{
    beside::{Filling, beside, largest},
    columns::{Columns, Side, Styles, before_mark, is_highlighted},
};
use crate::{
    content::{Table, Text},
    scene::{
        Align, Block, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Fit, Look},
    },
    theme::{TextStyle, extent, fade, line, space},
    units::{Rect, Rgba, rect},
};

/// How large cells are that stand on one line, the largest that have room, and how large others are at first: in parts of
/// the usual size of running text.
const SHORT: [f32; 7] = [1.45, 1.36, 1.28, 1.15, 1.06, 0.95, 0.85];
const GROW: f32 = 1.06;

pub(super) fn layout(look: &Look<'_>, slide: &Table) -> Layout {
    let mut ground = beside(look, slide.photo.as_ref(), (&slide.heading, &slide.body));
    let grid = largest(look, (look.scale.body(), &SHORT, GROW), |fit, style| {
        let grid = Grid::new(fit, slide, style, ground.content.w());
        let room = ground.content.h() - ground.lowered(grid.first()) + 0.5;
        let filling = match () {
            () if !grid.fits || grid.height() > room => Filling::Over,
            () if grid.is_short() => Filling::Short,
            () => Filling::Whole,
        };
        (grid, filling)
    });
    let mut area = ground.content;
    area.min.y += ground.lowered(grid.first());
    ground.items.extend(grid.placed(look, slide, area));
    ground.items.extend(ground.print);
    Layout { items: ground.items, bar: BarGround::Paper }
}

/// The set cells of a table, row by row; the titles of the columns are the first row, if there are any.
struct Grid {
    columns: Columns,
    titles: Vec<Block>,
    rows: Vec<Vec<Block>>,
    /// Free space above and below the words of a row.
    pad: f32,
    fits: bool,
}

impl Grid {
    fn new(fit: &Fit<'_, '_>, slide: &Table, style: TextStyle, width: f32) -> Self {
        let look = fit.look;
        let styles = Styles::new(look, style);
        let columns = Columns::new(fit, slide, &styles, width);
        let set = |text: &Text, style: TextStyle, width: f32| fit.set(look.text(text), style, width, Wrap::Balanced);
        let titles = slide.columns.iter().enumerate();
        let titles: Vec<Block> =
            titles.map(|(place, column)| set(&column.title, styles.title, columns.width(place))).collect();
        // Figures stay on one line.
        let room = |place: usize| if columns.side(place) == Side::Left { columns.width(place) } else { f32::INFINITY };
        let rows = slide.rows.iter().enumerate().map(|(row, cells)| {
            let cells = cells.iter().take(columns.len()).enumerate();
            cells.map(|(place, cell)| set(cell, styles.of(slide, row), room(place))).collect()
        });
        let rows: Vec<Vec<Block>> = rows.collect();
        let fits = columns.fits && titles.iter().chain(rows.iter().flatten()).all(|block| block.fits);
        Self { columns, titles, rows, pad: fit.length(space::TIGHT), fits }
    }

    /// Each cell stands on one line.
    fn is_short(&self) -> bool {
        self.rows.iter().flatten().all(|cell| cell.lines.len() < 2)
    }

    /// From its top to its first baseline: that of the titles' last line, if there are any.
    fn first(&self) -> f32 {
        let last = self.titles.iter().filter(|title| !title.lines.is_empty());
        let last = last.map(|title| title.size.h - title.descent()).fold(0.0, f32::max);
        if last > 0.0 {
            return last;
        }
        let cells = self.rows.first().into_iter().flatten();
        self.pad + cells.map(Block::ascent).fold(0.0, f32::max)
    }

    /// How high the titles are, with what is free around them.
    fn head(&self) -> f32 {
        let tallest = tallest(&self.titles);
        if tallest > 0.0 { tallest + self.pad } else { 0.0 }
    }

    fn height(&self) -> f32 {
        self.head() + self.rows.iter().map(|row| tallest(row) + 2.0 * self.pad).sum::<f32>()
    }

    /// The cells in their places, with lines between rows; rows are higher where there is room.
    fn placed(self, look: &Look<'_>, slide: &Table, area: Rect) -> Vec<Laid> {
        let most = if look.stage.is_portrait() { extent::ROW_TALL } else { extent::ROW };
        let free = (area.h() - self.height()) / (2.0 * self.rows.len().max(1) as f32);
        let pad = self.pad + free.clamp(0.0, (most * look.scale.unit - self.pad).max(0.0));
        let mut set = Setting { look, columns: &self.columns, area, items: Vec::new() };
        let heights: f32 = self.rows.iter().map(|row| tallest(row) + 2.0 * pad).sum();
        set.group(area.min.y, self.head() + heights, look.text(&slide.heading));
        let mut y = area.min.y;
        let titles: Vec<&Text> = slide.columns.iter().map(|column| &column.title).collect();
        if self.head() > 0.0 {
            let height = tallest(&self.titles);
            set.row(0, (y, height));
            // Titles of several lines end on one line, over their columns.
            for (place, (block, text)) in self.titles.iter().zip(&titles).enumerate() {
                set.title(place, block, look.text(text), y + height - block.size.h);
            }
            y += self.head();
        }
        set.line(0, y, line::THIN, look.tint.strong);
        for (place, (blocks, texts)) in self.rows.iter().zip(&slide.rows).enumerate() {
            let height = tallest(blocks) + 2.0 * pad;
            let is_heavy = is_highlighted(slide, place);
            if is_heavy {
                set.band(1 + place, (y, height));
            }
            set.row(1 + place, (y, height));
            let color = if is_heavy { look.palette.paper } else { look.palette.ink };
            for (column, (block, text)) in blocks.iter().zip(texts).enumerate() {
                set.cell((1 + place, column), block, look.text(text), (y + pad, height - 2.0 * pad), color);
            }
            y += height;
            if !is_heavy && !is_highlighted(slide, place + 1) {
                set.line(1 + place, y, line::HAIR, look.palette.ink_soft.faded(fade::TICK_AHEAD));
            }
        }
        set.items
    }
}

fn tallest(blocks: &[Block]) -> f32 {
    blocks.iter().map(|block| block.size.h).fold(0.0, f32::max)
}

/// A table that is being put together.
struct Setting<'s, 'a> {
    look: &'s Look<'a>,
    columns: &'s Columns,
    area: Rect,
    items: Vec<Laid>,
}

impl Setting<'_, '_> {
    fn push(&mut self, order: usize, item: Laid) {
        self.items.push(item.arriving(1 + order));
    }

    /// From edge to edge of the table.
    fn across(&self, (y, height): (f32, f32)) -> Rect {
        rect(self.area.min.x, y, self.columns.whole(), height)
    }

    /// The table as a whole, for who cannot see it.
    fn group(&mut self, y: f32, height: f32, heading: &str) {
        let area = self.across((y, height));
        self.items.push(Laid::new(Part::Table, area, Shape::Empty).meaning(Role::Table, heading));
    }

    fn row(&mut self, order: usize, place: (f32, f32)) {
        let area = self.across(place);
        self.push(order, Laid::new(Part::TableRow, area, Shape::Empty).meaning(Role::Row, ""));
    }

    fn line(&mut self, order: usize, y: f32, thick: f32, color: Rgba) {
        let thick = thick * self.look.scale.unit;
        let area = self.across((y - thick / 2.0, thick));
        self.push(order, Laid::new(Part::TableLine, area, Shape::Fill { color, radius: 0.0 }));
    }

    /// The chapter's colour behind a row; it hangs out at both sides, so that the words keep their edges.
    fn band(&mut self, order: usize, place: (f32, f32)) {
        let area = self.across(place).inset(-space::NEAR * self.look.scale.unit, 0.0);
        let color = self.look.tint.strong;
        let radius = self.look.scale.radius;
        self.push(order, Laid::new(Part::TableBand, area, Shape::Fill { color, radius }));
    }

    fn title(&mut self, place: usize, block: &Block, text: &str, y: f32) {
        let (x, width) = (self.area.min.x + self.columns.x(place), self.columns.width(place));
        let align = if self.columns.side(place) == Side::Left { Align::Left } else { Align::Right };
        let item = block.lay(Part::TableTitle, x, y, width, align, self.look.palette.ink_soft);
        self.push(0, item.meaning(Role::ColumnTitle, text));
    }

    /// A cell; an empty one is there for who cannot see the table, so that the others keep their columns.
    fn cell(&mut self, (order, place): (usize, usize), block: &Block, text: &str, (y, height): (f32, f32), ink: Rgba) {
        let (x, width) = (self.area.min.x + self.columns.x(place), self.columns.width(place));
        if text.is_empty() {
            let empty = Laid::new(Part::TableCell, rect(x, y, width, height), Shape::Empty);
            return self.push(order, empty.meaning(Role::Cell, ""));
        }
        let item = match self.columns.side(place) {
            Side::Left => block.lay(Part::TableCell, x, y, width, Align::Left, ink),
            Side::Right => block.lay(Part::TableCell, x, y, width, Align::Right, ink),
            Side::Mark => {
                let left = before_mark(self.look, text, block.style);
                block.lay(Part::TableCell, x + self.columns.mark(place) - left, y, width, Align::Left, ink)
            }
        };
        self.push(order, item.meaning(Role::Cell, text));
    }
}
