//! Words in order: items under each other behind hanging numerals or dashes, some with a few lines under them.

use super::beside::{Filling, beside, largest};
use crate::{
    content::{Item, List},
    scene::{
        Align, Block, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Fit, Look},
    },
    theme::{TextStyle, extent, line, mark, space},
    units::{Rect, Rgba, rect},
};

/// How large short items are, the largest that have room, and how large others are at first: in parts of the usual size
/// of a sentence that stands out.
const SHORT: [f32; 3] = [1.6, 1.5, 1.35];
const GROW: f32 = 1.25;
/// The size of a numeral, in parts of that of its item.
const NUMERAL: f32 = 1.2;
/// The size of the lines under an item, in parts of that of the item.
const UNDER: f32 = 0.84;
/// How far a dash stands over the baseline, in ems: half the height of a Chinese character, and of a Latin letter.
const DASH: f32 = 0.32;

pub(super) fn layout(look: &Look<'_>, slide: &List) -> Layout {
    let mut ground = beside(look, slide.photo.as_ref(), (&slide.heading, &slide.body));
    let rows = largest(look, (look.scale.lead(), &SHORT, GROW), |fit, style| {
        let rows = Rows::new(fit, slide, style, ground.content.w());
        let room = ground.content.h() - ground.lowered(rows.first()) + 0.5;
        let filling = match () {
            () if !rows.fits || rows.height(rows.least) > room => Filling::Over,
            () if rows.are_short && rows.height(fit.length(space::WIDE)) <= room => Filling::Short,
            () => Filling::Whole,
        };
        (rows, filling)
    });
    let mut area = ground.content;
    area.min.y += ground.lowered(rows.first());
    ground.items.extend(rows.placed(look, slide, area));
    ground.items.extend(ground.print);
    Layout { items: ground.items, bar: BarGround::Paper }
}

/// The items of a list, each with its top left corner at (0, 0).
struct Rows {
    all: Vec<Row>,
    /// The least distance between two of them, at their size.
    least: f32,
    fits: bool,
    /// Each item stands on one line.
    are_short: bool,
}

struct Row {
    items: Vec<Laid>,
    height: f32,
    /// From its top to its first baseline.
    ascent: f32,
    fits: bool,
    is_short: bool,
}

impl Rows {
    fn new(fit: &Fit<'_, '_>, slide: &List, style: TextStyle, width: f32) -> Self {
        let styles = Styles::new(fit.look, style);
        let numbers: Vec<Option<Block>> = (1..=slide.items.len())
            .map(|number| {
                let text = number.to_string();
                slide.numbered.then(|| fit.set(&text, styles.number, width, Wrap::Small))
            })
            .collect();
        let widest = numbers.iter().flatten().map(|number| number.size.w).fold(0.0, f32::max);
        let hanging = if slide.numbered { widest } else { fit.length(mark::DASH) };
        let rows = slide.items.iter().zip(&numbers);
        let rows: Vec<Row> =
            rows.map(|(item, number)| row(fit, item, number.as_ref(), (hanging, width), &styles)).collect();
        let (fits, are_short) = (rows.iter().all(|row| row.fits), rows.iter().all(|row| row.is_short));
        Self { all: rows, least: fit.length(space::CLOSE), fits, are_short }
    }

    /// From the top of the first item to its baseline.
    fn first(&self) -> f32 {
        self.all.first().map_or(0.0, |row| row.ascent)
    }

    /// How high all of them are with this much between two of them.
    fn height(&self, gap: f32) -> f32 {
        let gaps = self.all.len().saturating_sub(1) as f32;
        self.all.iter().map(|row| row.height).sum::<f32>() + gap * gaps
    }

    /// The items in their places: as far apart as there is room, but no further than reads as one list.
    fn placed(self, look: &Look<'_>, slide: &List, area: Rect) -> Vec<Laid> {
        let gaps = self.all.len().saturating_sub(1).max(1) as f32;
        let most = if look.stage.is_portrait() { extent::ITEM_TALL } else { extent::ITEM };
        let free = (area.h() - self.height(self.least)) / gaps;
        let gap = self.least + free.clamp(0.0, (most * look.scale.unit - self.least).max(0.0));
        let whole = rect(area.min.x, area.min.y, area.w(), self.height(gap));
        let group = Laid::new(Part::List, whole, Shape::Empty).meaning(Role::List, look.text(&slide.heading));
        let (mut items, mut y) = (vec![group], area.min.y);
        for (place, row) in self.all.into_iter().enumerate() {
            let at = |item: Laid| item.moved(area.min.x, y).arriving(1 + place);
            items.extend(
                row.items.into_iter().map(at).map(|item| if slide.steps { item.revealed_by(place) } else { item }),
            );
            y += row.height + gap;
        }
        items
    }
}

/// The styles of a list at its largest.
struct Styles {
    text: TextStyle,
    under: TextStyle,
    number: TextStyle,
}

impl Styles {
    const fn new(look: &Look<'_>, text: TextStyle) -> Self {
        let number = look.scale.card_title().at(text.size * NUMERAL);
        Self { text, under: look.scale.body().at(text.size * UNDER), number }
    }
}

/// One item behind its numeral or its dash, which takes `hanging` of the width.
fn row(fit: &Fit<'_, '_>, item: &Item, number: Option<&Block>, (hanging, width): (f32, f32), styles: &Styles) -> Row {
    let look = fit.look;
    let x = hanging + fit.length(space::CLOSE);
    let (text, column) = (look.text(&item.text), (width - x).max(1.0));
    let block = fit.set(text, styles.text, column, Wrap::Balanced);
    let ascent = block.ascent().max(number.map_or(0.0, Block::ascent));
    let top = ascent - block.ascent();
    let mut items = Vec::new();
    items.push(match number {
        Some(number) => {
            let y = ascent - number.ascent();
            number.lay(Part::ListNumber, 0.0, y, hanging, Align::Right, look.tint.strong)
        }
        None => dash(fit, (0.0, ascent), styles.text, (mark::DASH, line::FIRM), look.tint.strong),
    });
    items.push(block.lay(Part::ListItem, x, top, column, Align::Left, look.palette.ink).meaning(Role::ListItem, text));
    let (mut y, mut fits, mut is_short) = (top + block.size.h, block.fits, block.lines.len() < 2);
    for line in &item.under {
        let text = look.text(line);
        let inner = x + fit.length(mark::DASH_UNDER) + fit.length(space::TIGHT);
        let column = (width - inner).max(1.0);
        let block = fit.set(text, styles.under, column, Wrap::Balanced);
        y += fit.length(space::TIGHT);
        let thin = (mark::DASH_UNDER, line::THIN);
        items.push(dash(fit, (x, y + block.ascent()), styles.under, thin, look.palette.ink_soft));
        let set = block.lay(Part::ListUnder, inner, y, column, Align::Left, look.palette.ink_soft);
        items.push(set.meaning(Role::ListLine, text));
        y += block.size.h;
        fits &= block.fits;
        is_short &= block.lines.len() < 2;
    }
    Row { items, height: y, ascent, fits, is_short }
}

/// A short line before words in this style, whose baseline begins at this place.
fn dash(
    fit: &Fit<'_, '_>,
    (x, baseline): (f32, f32),
    style: TextStyle,
    (long, thick): (f32, f32),
    color: Rgba,
) -> Laid {
    let (w, h) = (fit.length(long), thick * fit.look.scale.unit);
    let y = baseline - DASH * fit.style(style).size - h / 2.0;
    Laid::new(Part::ListDash, rect(x, y, w, h), Shape::Fill { color, radius: 0.0 })
}
