//! What a layout is made of: items at rest, each with how it comes in and how it moves.

use std::time::Duration;

use super::{Align, Block, Frame, Item, Part, Role, Shape, crop::Framing};
use crate::{
    content::Lang,
    show::Action,
    units::{Rect, Rgba, Size},
};

/// A finished layout: nothing in it depends on the time.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub items: Vec<Laid>,
    /// What lies under the bottom bar.
    pub bar: BarGround,
}

/// What lies under the bottom bar and the small print over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum BarGround {
    /// A deep ground.
    #[default]
    Dark,
    /// A picture that a scrim darkens as little as it can: lesser words are as light as all others.
    Picture,
    /// A picture that is bright there: water, snow, mist.
    Bright,
    /// Paper.
    Paper,
}

/// An item at rest, and how it comes in and moves.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// The entrance is over, no picture has drifted, and a divider stands where it begins.
    pub item: Item,
    /// The places in the slide's entrance under which it fades in and rises: one for itself, and one for each group
    /// that it belongs to.
    pub arrivals: Vec<usize>,
    /// With which press of a speaker it comes, from 0; nothing if it is there from the start.
    pub reveal: Option<usize>,
    /// The page of a text on which it stands, from 0; nothing if it is there on all pages.
    pub page: Option<usize>,
    /// What else changes of it.
    pub moves: Moves,
    pub offer: Offer,
    /// The picture whose place this is, whether or not it can be shown.
    pub frame: Option<Frame>,
    /// The film whose place this is, and how large all of it stands there.
    pub film: Option<Frame>,
}

/// When an item is there, and when it answers touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Offer {
    /// What the item says.
    #[default]
    Always,
    /// Only while a visitor explores the slide; else there is no such item.
    Exploring,
    /// Only while a visitor explores the slide; else the item is there and answers no touch.
    PressExploring,
    /// Only while the show invites to a touch and may move; else there is no such item.
    Inviting,
}

/// What changes of an item with time, besides its arrivals. An `order` is a place in the slide's entrance.
#[derive(Clone, Debug, Default)]
pub(super) enum Moves {
    /// Nothing.
    #[default]
    Not,
    /// It fades in.
    Appears { order: usize },
    /// It grows upwards from its foot.
    GrowsUp { order: usize },
    /// It stands on something that grows upwards: at first `by` points lower.
    Rides { order: usize, by: f32 },
    /// Its path is drawn from the first point on.
    Drawn { order: usize, by: Stroke },
    /// It grows to the right or downwards from a square of `thick` points.
    Extends { order: usize, thick: f32 },
    /// It grows from its middle to a disc of `radius` points, of which it is the part within a rim of `rim` points.
    Swells { order: usize, radius: f32, rim: f32 },
    /// It turns from the top to its share of a ring.
    Sweeps { order: usize },
    /// It is a picture of this size in pixels that is drawn closer to its focal point, once `after` is over.
    Drifts { size: Size, framing: Framing, after: Duration },
    /// It gives way to what lies under it.
    TurnsAway,
    /// It ends at the divider of an area `width` points wide, and shows so much of `crop` (the fraction of a picture's
    /// width that the whole area shows). The divider rests at this part of the width.
    CutAtDivider { width: f32, crop: f32, rest: f32 },
    /// It moves the divider of an area, which rests at this part of the width.
    Divides { rest: f32 },
    /// It stands on the divider of an area `width` points wide, which rests at this part of the width.
    OnDivider { width: f32, rest: f32 },
    /// It fades while the divider of an area `width` points wide, which rests at this part of the width, goes from
    /// `from` points on to the left by `free` points, or to the right if that is negative.
    BesideDivider { width: f32, rest: f32, from: f32, free: f32 },
    /// It is the whole of a picture of this aspect, enlarged on this stage.
    Zooms { aspect: f32, stage: Rect },
    /// It goes up by `lift` points between two taps of the invitation's hand.
    Taps { lift: f32 },
    /// It is a ring that swells from one radius to another; such rings take turns, and this is number `turn` of so many.
    Pulses { from: f32, to: f32, turn: u64, of: u64 },
    /// It is a ring that spreads to a radius of `largest` points around its middle with each tap, `late` of a tap later.
    Spreads { largest: f32, late: f32 },
}

/// How the drawing of a path goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Its two points move apart.
    Straight,
    /// From left to right.
    Across,
    /// From corner to corner, so many of them.
    Corners,
}

impl From<Item> for Laid {
    fn from(item: Item) -> Self {
        Self {
            item,
            arrivals: Vec::new(),
            reveal: None,
            page: None,
            moves: Moves::Not,
            offer: Offer::Always,
            frame: None,
            film: None,
        }
    }
}

impl Block {
    /// As [`Block::place`], for a layout.
    pub(super) fn lay(&self, part: Part, x: f32, y: f32, width: f32, align: Align, color: Rgba) -> Laid {
        self.place(part, x, y, width, align, color).into()
    }
}

impl Laid {
    /// A solid item that stays as it is.
    pub fn new(part: Part, rect: Rect, shape: Shape) -> Self {
        Item::new(part, rect, shape).into()
    }

    /// Coming in as number `order`: it fades in while it rises.
    pub fn arriving(mut self, order: usize) -> Self {
        self.arrivals.push(order);
        self
    }

    /// Coming with this press of a speaker, from 0.
    pub fn revealed_by(self, place: usize) -> Self {
        Self { reveal: Some(place), ..self }
    }

    /// Standing on this page of a text, from 0.
    pub fn on_page(self, place: usize) -> Self {
        Self { page: Some(place), ..self }
    }

    pub fn moving(self, moves: Moves) -> Self {
        Self { moves, ..self }
    }

    pub fn offered(self, offer: Offer) -> Self {
        Self { offer, ..self }
    }

    pub fn meaning(self, role: Role, label: impl Into<String>) -> Self {
        Self { item: self.item.meaning(role, label), ..self }
    }

    pub fn told(self) -> Self {
        Self { item: self.item.told(), ..self }
    }

    pub fn switched(self, is_on: bool) -> Self {
        Self { item: self.item.switched(is_on), ..self }
    }

    pub fn said_in(self, lang: Lang) -> Self {
        Self { item: self.item.said_in(lang), ..self }
    }

    pub fn button(self, label: impl Into<String>, action: Action) -> Self {
        Self { item: self.item.button(label, action), ..self }
    }

    pub fn faded(self, opacity: f32) -> Self {
        Self { item: self.item.faded(opacity), ..self }
    }

    pub fn rounded(self, radius: f32) -> Self {
        Self { item: self.item.rounded(radius), ..self }
    }

    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { item: self.item.moved(dx, dy), ..self }
    }
}
