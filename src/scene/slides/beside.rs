//! Paper with a heading and room for words in order, beside a picture if there is one.

use super::{
    backdrop::{Backdrop, paper_beside},
    facing::{Panel, facing, panel_width},
    small_print::{clear_of, small_print, small_print_in},
};
use crate::{
    content::{Photo, Text},
    scene::{
        Part, Shape,
        laid::Laid,
        look::{Fit, Look},
        picture::credit_line,
    },
    theme::TextStyle,
    units::Rect,
};

/// What stands there so far, the room for the words, and the small print.
pub(super) struct Beside {
    pub items: Vec<Laid>,
    pub content: Rect,
    pub print: Vec<Laid>,
    /// The first baseline of a heading in a column of its own, on which the words begin, too.
    baseline: Option<f32>,
}

impl Beside {
    /// How far below the top of their room words stand whose first baseline is so far below their own top.
    pub fn lowered(&self, first: f32) -> f32 {
        self.baseline.map_or(0.0, |baseline| (baseline - self.content.min.y - first).max(0.0))
    }
}

/// How words fill their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// They are too many at this size.
    Over,
    /// They have room.
    Whole,
    /// They have room, and each stands on one line.
    Short,
}

/// Words of a style at the first of its sizes (in parts of the usual one) at which they are [`Filling::Short`]; else at
/// `usual`, reduced until they have room.
pub(super) fn largest<'a, T>(
    look: &Look<'a>,
    (style, sizes, usual): (TextStyle, &[f32], f32),
    build: impl Fn(&Fit<'_, 'a>, TextStyle) -> (T, Filling),
) -> T {
    // Words are smaller than the heading they stand under.
    let most = look.scale.heading().size * UNDER_HEADING;
    let sized = |size: f32| style.at((style.size * size).min(most));
    let whole = Fit { look, step: 1.0, is_last: false };
    for size in sizes {
        if let (built, Filling::Short) = build(&whole, sized(*size)) {
            return built;
        }
    }
    look.fitting(|fit| {
        let (built, filling) = build(fit, sized(usual));
        (built, filling != Filling::Over)
    })
}

/// The most of a heading's size that words under it have.
const UNDER_HEADING: f32 = 0.85;

/// The ground with this heading and the text under it.
pub(super) fn beside<'a>(look: &Look<'a>, photo: Option<&'a Photo>, (heading, body): (&'a Text, &'a Text)) -> Beside {
    let (heading, body) = (look.text(heading), look.text(body));
    let (Backdrop { items, content }, print) = match photo {
        Some(photo) => {
            let print = small_print_in(look, &[credit_line(look, photo)], false, panel_width(look, Panel::Words));
            (facing(look, photo, heading, body, Panel::Words), print)
        }
        None => (paper_beside(look, heading, body), small_print(look, &[], false)),
    };
    let baseline = items.iter().find(|laid| laid.item.part == Part::Heading).and_then(|laid| match &laid.item.shape {
        Shape::Text { lines, .. } if laid.item.rect.max.x <= content.min.x => lines.first().map(|line| line.baseline),
        _ => None,
    });
    Beside { items, content: clear_of(look, content, &print), print, baseline }
}
