//! The sheet of pad and panel, filled from the top down.

use super::{
    super::{
        Align, BlockLine, Item, Part, Press, Role, Setter, Shape, Wrap,
        icon::{Icon, icon},
    },
    inputs::LockInputs,
    words::{Word, word},
};
use crate::{
    content::Lang,
    lock::Request,
    theme::{Palette, Scale, TextStyle, Tint, line, mark, space},
    units::{Rect, Rgba, rect, size},
};

/// One try to lay out a sheet: all sizes are reduced by the same step.
pub(super) struct Desk<'a> {
    pub scale: Scale,
    pub palette: &'a Palette,
    pub tint: Tint,
    pub lang: &'a Lang,
    setter: Setter<'a>,
    step: f32,
    margin: f32,
    /// The width of what stands on it.
    pub width: f32,
    /// Where the next thing starts, from the upper end of what stands on it.
    pub y: f32,
    items: Vec<Item>,
}

/// How a key looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// As all others.
    Plain,
    /// What most want.
    Primary,
}

/// What stands on a key.
#[derive(Clone, Copy)]
pub(super) enum Sign<'a> {
    Word(&'a str, TextStyle),
    Icon(Icon),
}

impl<'a> Desk<'a> {
    pub fn new(inputs: &LockInputs<'a>, step: f32) -> Self {
        let scale = Scale::of(&inputs.stage);
        let palette = &inputs.theme.palette;
        Self {
            scale,
            palette,
            tint: inputs.tint.unwrap_or(palette.tints[0]),
            lang: inputs.lang,
            setter: Setter { measure: inputs.measure, lang: inputs.lang, unbroken: &[] },
            step,
            margin: scale.margin * step,
            width: 0.0,
            y: 0.0,
            items: Vec::new(),
        }
    }

    /// A length that shrinks with everything else.
    pub fn length(&self, units: f32) -> f32 {
        units * self.scale.unit * self.step
    }

    /// A target for a finger.
    pub fn target(&self) -> f32 {
        self.scale.target * self.step
    }

    pub fn style(&self, style: TextStyle) -> TextStyle {
        style.reduced(self.step)
    }

    /// Height and width of the sheet.
    pub fn height(&self) -> f32 {
        self.y + 2.0 * self.margin
    }

    pub fn width(&self) -> f32 {
        self.width + 2.0 * self.margin
    }

    pub fn space(&mut self, units: f32) {
        self.y += self.length(units);
    }

    /// What the sheet is, and what closes it.
    pub fn head(&mut self, title: &str) {
        let side = self.target();
        let row = rect(0.0, self.y, self.width, side);
        let words = rect(row.min.x, row.min.y, row.w() - side, side);
        let block = self.setter.fit(title, self.style(self.scale.card_title()), words.size(), Wrap::Balanced);
        let y = words.center().y - block.size.h / 2.0;
        let placed = block.place(Part::LockTitle, 0.0, y, words.w(), Align::Left, self.palette.ink);
        self.items.push(placed.meaning(Role::Heading, title));
        // The cross ends where everything else does.
        let cross = rect(row.max.x - side * 0.7, row.min.y, side, side);
        let label = word(self.lang, Word::Close);
        let mut target = Item::new(Part::LockKey, cross, Shape::Fill { color: Rgba::CLEAR, radius: self.scale.radius })
            .meaning(Role::Button, label);
        target.press = Some(Press::Staff(Request::Close));
        self.items.push(target);
        self.items.extend(icon(Icon::Close, cross, self.palette.ink).into_iter().map(|laid| laid.item));
        self.y += side;
    }

    /// The short bar that stands over headings elsewhere.
    pub fn rule(&mut self) {
        let bar = rect(0.0, self.y, self.length(mark::RULE), self.length(line::BOLD));
        self.items.push(Item::new(Part::LockLine, bar, Shape::Fill { color: self.tint.strong, radius: 0.0 }));
        self.y += bar.h();
    }

    /// A thin line from edge to edge.
    pub fn line(&mut self) {
        let bar = rect(0.0, self.y, self.width, self.length(line::HAIR));
        self.items.push(Item::new(Part::LockLine, bar, Shape::Fill { color: self.tint.wash, radius: 0.0 }));
        self.y += bar.h();
    }

    /// Words between two places of the width, at the height where the next thing starts; returns how high they are. They
    /// are cut after so many lines.
    pub fn words(
        &mut self,
        (part, role): (Part, Role),
        text: &str,
        style: TextStyle,
        [left, right]: [f32; 2],
        lines: usize,
        color: Rgba,
    ) -> f32 {
        let mut block = self.setter.set(text, self.style(style), right - left, Wrap::Small);
        if block.lines.len() > lines {
            block.lines.truncate(lines);
            if let Some(BlockLine { text: last, .. }) = block.lines.last_mut() {
                last.push('…');
            }
            block.size.h = lines as f32 * block.style.line_height();
        }
        let height = block.lines.len() as f32 * block.style.line_height();
        self.items.push(block.place(part, left, self.y, right - left, Align::Left, color).meaning(role, text));
        height
    }

    /// A key at this place. One without a request does nothing now.
    pub fn key(&mut self, area: Rect, label: &str, sign: Sign<'_>, weight: Weight, request: Option<Request>) {
        let radius = self.scale.radius;
        let (fill, ink) = match weight {
            Weight::Plain => (self.palette.paper_card, self.palette.ink),
            Weight::Primary => (self.tint.strong, self.palette.paper),
        };
        let opacity = if request.is_some() { 1.0 } else { crate::theme::fade::ASLEEP };
        let mut ground =
            Item::new(Part::LockKey, area, Shape::Fill { color: fill, radius }).meaning(Role::Button, label);
        ground.press = request.map(Press::Staff);
        self.items.push(ground);
        if weight == Weight::Plain {
            let (color, width) =
                (self.palette.ink_soft.faded(crate::theme::fade::BUTTON_FRAME), line::HAIR * self.scale.unit);
            self.items.push(Item::new(Part::LockKeyFrame, area, Shape::Frame { color, width, radius }));
        }
        match sign {
            Sign::Icon(sign) => {
                self.items.extend(icon(sign, area, ink).into_iter().map(|laid| laid.item.faded(opacity)));
            }
            Sign::Word(text, style) => {
                let room = size(area.w() - self.length(space::CLOSE), area.h());
                let block = self.setter.fit(text, self.style(style), room, Wrap::Balanced);
                let y = area.center().y - block.size.h / 2.0;
                let words = block.place(Part::LockKeyText, area.min.x, y, area.w(), Align::Center, ink);
                self.items.push(words.faded(opacity));
            }
        }
    }

    /// Anything else.
    pub fn put(&mut self, item: Item) {
        self.items.push(item);
    }

    /// What stands on it, on a sheet at this place: in its middle.
    pub fn on(self, area: Rect) -> Vec<Item> {
        let ground = Item::new(Part::LockSheet, area, Shape::Fill { color: self.palette.paper, radius: 0.0 });
        let edge = self.length(line::BOLD);
        let is_at_foot = area.min.y > 0.0;
        let edge = if is_at_foot {
            rect(area.min.x, area.min.y, area.w(), edge)
        } else {
            rect(area.max.x - edge, 0.0, edge, area.h())
        };
        let edge = Item::new(Part::LockLine, edge, Shape::Fill { color: self.tint.strong, radius: 0.0 });
        let (x, y) = ((area.w() - self.width) / 2.0, (area.h() - self.y) / 2.0);
        let items = self.items.into_iter().map(|item| item.moved((area.min.x + x).round(), (area.min.y + y).round()));
        [ground, edge].into_iter().chain(items).collect()
    }
}
