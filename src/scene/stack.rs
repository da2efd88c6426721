//! Texts one under the other, all reduced by the same step until they fit.

use super::{
    Align, Block, Part, Role, Shape, Wrap,
    laid::Laid,
    look::{Fit, Ink, Look},
};
use crate::{
    theme::{TextStyle, line, mark, space},
    units::{Rect, Rgba, rect},
};

/// A column that is filled from the top.
pub(super) struct Stack<'f, 'l, 'a> {
    pub fit: &'f Fit<'l, 'a>,
    pub x: f32,
    pub width: f32,
    pub align: Align,
    /// Where the next thing starts, from the top of the column.
    pub y: f32,
    pub items: Vec<Laid>,
    pub fits: bool,
    /// How many things have been put in: the place of the next one in the slide's entrance.
    order: usize,
    /// How many items stand at the head; those after them hang at the foot of the area.
    head: Option<usize>,
}

/// What a filled column came to.
pub(super) struct Stacked {
    pub items: Vec<Laid>,
    pub height: f32,
    /// Free height between what stands at its head and what hangs at its foot.
    pub free: f32,
}

/// A heading is at most so large that this many ems go into its column, for else it holds a word a line; but no smaller than
/// this part of its size.
const HEADING_EMS: f32 = 6.2;
const HEADING_NARROW: f32 = 0.8;

/// Where a column stands in an area that is higher than it needs.
#[derive(Clone, Copy)]
pub(super) enum Hang {
    Top,
    /// With this part of the free height above it.
    Share(f32),
    Bottom,
}

/// The first of `tries` that `holds`, else the last.
pub(super) fn first_that<T>(tries: impl Iterator<Item = T>, holds: impl Fn(&T) -> bool) -> Option<T> {
    let mut last = None;
    for built in tries {
        let is_it = holds(&built);
        last = Some(built);
        if is_it {
            break;
        }
    }
    last
}

/// Fills a column within `area`, as large as it fits.
pub(super) fn stacked(
    look: &Look<'_>,
    area: Rect,
    align: Align,
    hang: Hang,
    fill: impl Fn(&mut Stack<'_, '_, '_>),
) -> Stacked {
    let column = look.fitting(|fit| {
        let (x, width) = (area.min.x, area.w());
        let mut stack = Stack { fit, x, width, align, y: 0.0, items: Vec::new(), fits: true, order: 0, head: None };
        fill(&mut stack);
        let fits = stack.fits && stack.y <= area.h() + 0.5;
        let free = (area.h() - stack.y).max(0.0);
        let Some(head) = stack.head else { return (Stacked { items: stack.items, height: stack.y, free: 0.0 }, fits) };
        let below = stack.items.split_off(head).into_iter().map(|item| item.moved(0.0, free));
        let items = stack.items.into_iter().chain(below).collect();
        (Stacked { items, height: stack.y + free, free }, fits)
    });
    let free = (area.h() - column.height).max(0.0);
    let above = match hang {
        Hang::Top => 0.0,
        Hang::Share(share) => free * share,
        Hang::Bottom => free,
    };
    let items = column.items.into_iter().map(|item| item.moved(0.0, area.min.y + above)).collect();
    Stacked { items, height: column.height, free: column.free }
}

impl Stack<'_, '_, '_> {
    /// Free space, in units that shrink with the texts.
    pub fn space(&mut self, units: f32) {
        if self.y > 0.0 {
            self.y += self.fit.length(units);
        }
    }

    /// What is put in from here on hangs at the foot of the area, at least `units` below what stands at its head.
    pub fn foot(&mut self, units: f32) {
        self.space(units);
        self.head = Some(self.items.len());
    }

    /// The short bar over a heading: on all slides of a stage it is as long and as thick, whatever the texts are.
    pub fn rule(&mut self, color: Rgba) {
        let unit = self.fit.look.scale.unit;
        let (w, h) = (mark::RULE * unit, line::BOLD * unit);
        let x = match self.align {
            Align::Left => self.x,
            Align::Center => self.x + (self.width - w) / 2.0,
            Align::Right => self.x + self.width - w,
        };
        let bar = Laid::new(Part::Rule, rect(x, self.y, w, h), Shape::Fill { color, radius: 0.0 });
        self.push(bar);
        self.y += h;
        self.space(space::CLOSE);
    }

    /// A text; nothing at all if it is empty.
    pub fn text(&mut self, part: Part, text: &str, style: TextStyle, wrap: Wrap, color: Rgba, role: Role) {
        if !text.is_empty() {
            let is_title = matches!(part, Part::Title | Part::Heading);
            let block = if is_title {
                self.fit.title(text, style, self.width)
            } else {
                self.fit.set(text, style, self.width, wrap)
            };
            self.block(part, &block, color, Some((role, text)));
        }
    }

    /// A heading with the bar over it and the text under it, which has one size on all slides.
    pub fn heading(&mut self, heading: &str, body: &str, ink: Ink, rule: Rgba) {
        let (wanted, style) = (self.fit.look.scale.heading(), self.fit.look.scale.body());
        let most = (self.width / HEADING_EMS).max(wanted.size * HEADING_NARROW);
        let heading_style = wanted.at(wanted.size.min(most));
        self.rule(rule);
        self.text(Part::Heading, heading, heading_style, Wrap::Balanced, ink.text, Role::Heading);
        if !body.is_empty() {
            self.space(space::APART);
            self.text(Part::Body, body, style, self.wrap(body, style), ink.text, Role::Text);
        }
    }

    /// The pages of a text under a heading, in the same place; the next thing starts below the longest.
    pub fn pages(&mut self, pages: &[&str], ink: Ink) {
        let body = self.fit.look.scale.body();
        self.space(space::APART);
        let (top, order, mut below) = (self.y, self.order, self.y);
        for (place, text) in pages.iter().enumerate() {
            let first = self.items.len();
            (self.y, self.order) = (top, order);
            self.text(Part::Body, text, body, self.wrap(text, body), ink.text, Role::Text);
            self.items[first..].iter_mut().for_each(|item| item.page = Some(place));
            below = below.max(self.y);
        }
        self.y = below;
    }

    /// Few lines are all about as long, so that no word stands alone; many are full.
    fn wrap(&self, text: &str, style: TextStyle) -> Wrap {
        const FEW: usize = 4;
        let lines = self.fit.set(text, style, self.width, Wrap::Running).lines.len();
        if lines <= FEW { Wrap::Balanced } else { Wrap::Running }
    }

    /// A finished block.
    pub fn block(&mut self, part: Part, block: &Block, color: Rgba, meaning: Option<(Role, &str)>) {
        self.fits &= block.fits;
        let mut item = block.lay(part, self.x, self.y, self.width, self.align, color);
        if let Some((role, label)) = meaning {
            item = item.meaning(role, label);
        }
        self.push(item);
        self.y += block.size.h;
    }

    /// Things laid out elsewhere, with their top left corner at (0, 0) and `height` high.
    pub fn group(&mut self, items: Vec<Laid>, height: f32, fits: bool) {
        self.fits &= fits;
        self.order += 1;
        let (x, y, order) = (self.x, self.y, self.order);
        self.items.extend(items.into_iter().map(|item| item.moved(x, y).arriving(order)));
        self.y += height;
    }

    fn push(&mut self, item: Laid) {
        self.items.push(item.arriving(self.order));
        self.order += 1;
    }
}
