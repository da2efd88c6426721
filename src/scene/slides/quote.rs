//! A sentence with air around it.

use super::{Layer, Look, plate};
use crate::{
    content::Quote,
    scene::{
        Item, Role, Shape,
        picture::picture,
        setting::{Align, Wrap},
        stack::{Hang, stacked},
        veil::{self, Tone},
    },
    units::rect,
};

pub(super) fn layout(look: &Look<'_>, slide: &Quote) -> Layer {
    let stage = look.stage.rect();
    let safe = look.safe();
    let width = (safe.w() * 0.84).min(1500.0 * look.scale.text_unit);
    let column = rect(stage.center().x - width / 2.0, safe.min.y, width, safe.h());
    let ink = look.on_dark();
    let mut items = vec![Item::new("ground", stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    let stack = stacked(look, column, Align::Center, Hang::Share(0.48), |stack| {
        stack.rule(look.tint.light);
        stack.space(14.0);
        stack.text("quote", look.text(&slide.text), look.scale.quote(), Wrap::Balanced, ink.text, Role::Heading);
        stack.space(40.0);
        stack.text("by", look.text(&slide.by), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    if let Some(photo) = &slide.photo {
        items.extend(picture(look, photo, stage, 0, look.drift));
        let needed = veil::strength(look, photo, stage, &veil::lines(&stack.items), Tone::Night);
        let shade = Shape::Fill { color: look.tint.deep.faded(needed.max(LEAST_VEIL)), radius: 0.0 };
        items.push(Item::new("veil", stage, shade));
    }
    items.extend(stack.items);
    items.extend(plate::footnote(look, slide.photo.as_ref(), true));
    Layer { items, dark_strip: true }
}

/// A sentence alone on a picture wants a quiet one, however dark it is.
const LEAST_VEIL: f32 = 0.5;
