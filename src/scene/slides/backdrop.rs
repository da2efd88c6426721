//! Grounds with a heading that several kinds of slides stand on: paper, or the chapter's deep ground.

use crate::{
    content::{Photo, SlideKind},
    scene::{
        Align, Part, Shape,
        laid::Laid,
        look::Look,
        picture::{Drift, picture},
        stack::{Hang, stacked},
    },
    units::{Rect, pos, rect},
};

/// A ground with its heading so far, and the space for the slide's content.
pub(super) struct Backdrop {
    pub items: Vec<Laid>,
    pub content: Rect,
}

/// The part of the stage's longer side that a picture beside words on paper usually takes.
pub(super) fn usual_share(look: &Look<'_>) -> f32 {
    // Larger texts take their room from the picture.
    let large = if look.scale.text > 1.0 { 0.7 } else { 1.0 };
    // A chain needs its width.
    let is_chain = matches!(look.slide.kind, SlideKind::Chain(_));
    look.picture
        * large
        * match look.stage.size.aspect() {
            _ if look.stage.is_portrait() => 0.27,
            aspect if aspect < 1.5 => 0.26,
            _ if look.stage.is_ultra_wide() => 0.4,
            _ if is_chain => 0.25,
            _ => 0.32,
        }
}

/// Paper over the whole stage with a heading, and at one side a picture if there is one, with its part of the stage's
/// longer side.
///
/// The heading takes at most `head_share` of the height; the rest is the content's.
pub(super) fn paper(
    look: &Look<'_>,
    photo: Option<(&Photo, f32)>,
    heading: &str,
    body: &str,
    head_share: f32,
) -> Backdrop {
    let stage = look.stage.rect();
    let mut items = vec![Laid::new(Part::Paper, stage, Shape::Fill { color: look.palette.paper, radius: 0.0 })];
    let mut area = look.safe();
    if let Some((photo, share)) = photo {
        let band = if look.stage.is_portrait() {
            rect(0.0, 0.0, stage.w(), stage.h() * share)
        } else {
            let width = stage.w() * share;
            rect(stage.w() - width, 0.0, width, stage.h())
        };
        items.extend(picture(look, photo, band, 0, Drift::Slow));
        if look.stage.is_portrait() {
            area.min.y = band.max.y + look.scale.gap;
        } else {
            area.max.x = band.min.x - look.scale.gap * 1.5;
        }
    }
    let ink = look.on_paper();
    let head = rect(area.min.x, area.min.y, area.w(), area.h() * head_share);
    let stack =
        stacked(look, head, Align::Left, Hang::Top, |stack| stack.heading(heading, body, ink, look.tint.strong));
    items.extend(stack.items);
    area.min.y += stack.height + look.scale.gap * 1.4;
    Backdrop { items, content: area }
}

/// The chapter's deep ground with a heading on top.
pub(super) fn dark(look: &Look<'_>, heading: &str, body: &str) -> Backdrop {
    on_top(look, heading, body, true)
}

fn on_top(look: &Look<'_>, heading: &str, body: &str, is_dark: bool) -> Backdrop {
    let mut area = look.safe();
    let head = Rect { max: pos(area.max.x, area.min.y + area.h() * 0.36), ..area };
    let mut items = vec![ground(look, is_dark)];
    let (set, height) = head_of(look, heading, body, head, is_dark);
    items.extend(set);
    area.min.y += height + look.scale.gap * 1.4;
    Backdrop { items, content: area }
}

/// The chapter's deep ground with a heading in a column of its own, and all the height beside it for the content. On stages
/// so narrow that a heading would get one word a line there, it stands on top.
pub(super) fn dark_beside(look: &Look<'_>, heading: &str, body: &str) -> Backdrop {
    if is_narrow(look) { on_top(look, heading, body, true) } else { beside(look, (heading, body), true, BESIDE) }
}

/// The same on paper.
pub(super) fn paper_beside(look: &Look<'_>, heading: &str, body: &str) -> Backdrop {
    if is_narrow(look) { on_top(look, heading, body, false) } else { beside(look, (heading, body), false, BESIDE) }
}

/// Paper with a heading in a column that is as wide as beside a ring there is room for.
pub(super) fn paper_aside(look: &Look<'_>, heading: &str, body: &str) -> Backdrop {
    beside(look, (heading, body), false, ASIDE)
}

fn is_narrow(look: &Look<'_>) -> bool {
    look.stage.size.aspect() < 1.5
}

/// The chapter's deep ground with a heading in a column of its own, however narrow: what needs all the height gets it.
pub(super) fn dark_column(look: &Look<'_>, heading: &str, body: &str) -> Backdrop {
    beside(look, (heading, body), true, COLUMN)
}

/// The part of the width that the column of a heading takes: beside words, beside a ring, beside pictures alone, and on a stage so wide
/// that it is wide all the same.
const BESIDE: f32 = 0.27;
const ASIDE: f32 = 0.34;
const COLUMN: f32 = 0.255;
const ULTRA_WIDE: f32 = 0.24;

fn beside(look: &Look<'_>, (heading, body): (&str, &str), is_dark: bool, share: f32) -> Backdrop {
    let mut area = look.safe();
    let share = if look.stage.is_ultra_wide() { ULTRA_WIDE } else { share };
    let head = Rect { max: pos(area.min.x + area.w() * share, area.max.y), ..area };
    let mut items = vec![ground(look, is_dark)];
    items.extend(head_of(look, heading, body, head, is_dark).0);
    area.min.x = head.max.x + look.scale.gap * 2.0;
    Backdrop { items, content: area }
}

pub(super) fn ground(look: &Look<'_>, is_dark: bool) -> Laid {
    let (part, color) = if is_dark { (Part::Ground, look.tint.deep) } else { (Part::Paper, look.palette.paper) };
    Laid::new(part, look.stage.rect(), Shape::Fill { color, radius: 0.0 })
}

/// A heading in `area`, and how high it is.
pub(super) fn head_of(look: &Look<'_>, heading: &str, body: &str, area: Rect, is_dark: bool) -> (Vec<Laid>, f32) {
    let (ink, rule) = if is_dark { (look.on_dark(), look.tint.light) } else { (look.on_paper(), look.tint.strong) };
    let stack = stacked(look, area, Align::Left, Hang::Top, |stack| stack.heading(heading, body, ink, rule));
    (stack.items, stack.height)
}
