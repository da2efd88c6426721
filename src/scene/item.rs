//! What a scene is made of: items at fixed places.

use super::Part;
use crate::{
    content::Lang,
    lock::Request,
    show::Action,
    theme::TextStyle,
    units::{Fraction, Pos, Rect, Rgba, Size, rect},
};

/// Up to this opacity an item is not there for touches, keys and screen readers.
pub const SEEN: f32 = 0.3;

/// One thing at a fixed place.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is to the slide.
    pub part: Part,
    /// The space it takes.
    pub rect: Rect,
    /// 0 is invisible, 1 is solid.
    pub opacity: f32,
    /// What is painted.
    pub shape: Shape,
    /// What it is to someone who cannot see it; `None` for decoration.
    pub meaning: Option<Meaning>,
    /// What pressing it does; its `rect` is the target.
    pub press: Option<Press>,
}

/// What an item is to someone who cannot see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The kind of thing.
    pub role: Role,
    /// What a screen reader says.
    pub label: String,
    /// The language of the label, if that is not the visitor's.
    pub lang: Option<Lang>,
    /// Of a switch, whether it is on.
    pub is_on: Option<bool>,
    /// Where a slider stands.
    pub value: Option<Fraction>,
    /// An item before this one says it with others, as a whole.
    pub is_told: bool,
}

/// Kinds of things, in the words of assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The slide's title.
    Heading,
    /// Words.
    Text,
    /// A picture or a diagram.
    Image,
    /// Something to press.
    Button,
    /// Something that is set between two ends.
    Slider,
    /// Words that appear by themselves and should be read out.
    Alert,
    /// A list; its items and the lines under them follow.
    List,
    /// One item of a list.
    ListItem,
    /// A line under an item.
    ListLine,
    /// The stations of a line, as a list; one [`Role::Step`] for each follows.
    Steps,
    /// A station of a line with all its words, which follow as parts of it.
    Step,
    /// A table; its rows follow.
    Table,
    /// A row of a table; its cells follow.
    Row,
    /// The title of a column, in the first row of a table.
    ColumnTitle,
    /// A cell of a table.
    Cell,
}

impl Role {
    /// What is said of such a thing is what is written there.
    #[must_use]
    pub const fn is_written(self) -> bool {
        !matches!(
            self,
            Self::Image | Self::Button | Self::Slider | Self::List | Self::Steps | Self::Step | Self::Table | Self::Row
        )
    }
}

/// What an item does when it is touched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Press {
    /// Does this.
    Act(Action),
    /// Asks the lock for this.
    Staff(Request),
    /// Takes the touch and does nothing: what lies under it is not meant.
    Stop,
    /// Follows the finger: the action is [`Action::Divide`] at the finger's place across `rect`.
    Divide,
}

/// What is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing: a target or a meaning without looks.
    Empty,
    /// A filled rectangle.
    Fill {
        /// Its colour.
        color: Rgba,
        /// Corner radius in points.
        radius: f32,
    },
    /// The outline of a rectangle, inside it.
    Frame {
        /// Its colour.
        color: Rgba,
        /// Thickness in points.
        width: f32,
        /// Corner radius in points.
        radius: f32,
    },
    /// A soft shadow of the rectangle.
    Shadow {
        /// Its colour.
        color: Rgba,
        /// Reach of the blur in points.
        blur: f32,
        /// Corner radius in points.
        radius: f32,
    },
    /// A colour that is solid in the rectangle and runs out around it.
    Glow {
        /// Its colour.
        color: Rgba,
        /// How far it reaches beyond the rectangle at its sides, and above and below it, in points.
        reach: Size,
    },
    /// A colour that changes across the rectangle.
    Shade {
        /// Places (0 ..= 1, growing) and colours.
        stops: Vec<(f32, Rgba)>,
        /// From left to right; else from top to bottom.
        across: bool,
    },
    /// A part of a picture, stretched to the rectangle.
    Picture {
        /// The picture's file, relative to the exhibition's folder.
        file: String,
        /// The part of the picture, in fractions of its size.
        crop: Rect,
        /// Corner radius in points.
        radius: f32,
    },
    /// Finished lines of text.
    Text {
        /// The lines.
        lines: Vec<Line>,
        /// Face and size.
        style: TextStyle,
        /// Their colour.
        color: Rgba,
    },
    /// An arc in the largest circle of the rectangle, clockwise from the top, with straight ends.
    Ring {
        /// Its length as a part of a full turn, 0 ..= 1.
        share: f32,
        /// Thickness in points, inside the rectangle.
        width: f32,
        /// Its colour.
        color: Rgba,
    },
    /// The dark modules of a QR code that fills the rectangle, a square; each is drawn with whole pixels.
    Qr {
        /// Modules along each side.
        side: u8,
        /// Rectangles of dark ones: column, row, width and height in modules.
        blocks: Vec<[u8; 4]>,
        /// Their colour.
        color: Rgba,
    },
    /// A line through points.
    Path {
        /// Corners, in order.
        points: Vec<Pos>,
        /// Back to the first point.
        closed: bool,
        /// Thickness of the line in points; 0 draws none.
        width: f32,
        /// Colour of the line.
        color: Rgba,
        /// Colour of the inside, all of which is seen from the middle of the points.
        fill: Rgba,
    },
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The characters.
    pub text: String,
    /// Left end of the line in points.
    pub x: f32,
    /// Height of its baseline in points.
    pub baseline: f32,
    /// Its measured width in points.
    pub width: f32,
}

impl Item {
    /// A solid item without meaning or action.
    #[must_use]
    pub const fn new(part: Part, rect: Rect, shape: Shape) -> Self {
        Self { part, rect, opacity: 1.0, shape, meaning: None, press: None }
    }

    /// The item with what it is to someone who cannot see it.
    #[must_use]
    pub fn meaning(mut self, role: Role, label: impl Into<String>) -> Self {
        let label = label.into();
        self.meaning = Some(Meaning { role, label, lang: None, is_on: None, value: None, is_told: false });
        self
    }

    /// The item, told as a part of something before it.
    #[must_use]
    pub fn told(mut self) -> Self {
        if let Some(meaning) = &mut self.meaning {
            meaning.is_told = true;
        }
        self
    }

    /// The item as a switch that is on or off.
    #[must_use]
    pub const fn switched(mut self, is_on: bool) -> Self {
        if let Some(meaning) = &mut self.meaning {
            meaning.is_on = Some(is_on);
        }
        self
    }

    /// The item, whose label is in this language.
    #[must_use]
    pub fn said_in(mut self, lang: Lang) -> Self {
        if let Some(meaning) = &mut self.meaning {
            meaning.lang = Some(lang);
        }
        self
    }

    /// Whether keys and screen readers come to it: it does something when it is pressed, and is no ground behind
    /// something, or it is an enlarged picture, in which keys look around.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        let is_pressed = matches!(self.press, Some(Press::Act(_) | Press::Staff(_) | Press::Divide));
        let is_there = self.opacity > SEEN && self.meaning.is_some();
        is_there && (self.part == Part::Enlarged || is_pressed && !self.part.is_behind())
    }

    /// The item as a button.
    #[must_use]
    pub fn button(mut self, label: impl Into<String>, action: Action) -> Self {
        self.press = Some(Press::Act(action));
        self.meaning(Role::Button, label)
    }

    /// The item, `opacity` times as solid.
    #[must_use]
    pub fn faded(mut self, opacity: f32) -> Self {
        self.opacity *= opacity;
        self
    }

    /// The item with corners of this radius, if it is a picture or a plain ground.
    #[must_use]
    pub fn rounded(mut self, by: f32) -> Self {
        if let Shape::Picture { radius, .. } | Shape::Fill { radius, .. } = &mut self.shape {
            *radius = by;
        }
        self
    }

    /// The item moved by `dx`, `dy`.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        self.shift(dx, dy);
        self
    }

    /// Gives a round item this radius, around its middle.
    pub(super) fn swell(&mut self, by: f32) {
        let at = self.rect.center();
        self.rect = rect(at.x - by, at.y - by, 2.0 * by, 2.0 * by);
        if let Shape::Fill { radius, .. } | Shape::Frame { radius, .. } = &mut self.shape {
            *radius = by;
        }
    }

    /// Moves the item by `dx`, `dy`.
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        self.rect = self.rect.moved(dx, dy);
        match &mut self.shape {
            Shape::Text { lines, .. } => {
                for line in lines {
                    line.x += dx;
                    line.baseline += dy;
                }
            }
            Shape::Path { points, .. } => {
                for point in points {
                    point.x += dx;
                    point.y += dy;
                }
            }
            _ => {}
        }
    }
}
