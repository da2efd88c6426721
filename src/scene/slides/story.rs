//! A full-screen picture; the text stands where it is calm.

use super::{Layer, Look, plate};
use crate::{
    content::{Calm, Story},
    scene::{
        card::{self, CardStyles},
        picture::{picture, scrim, scrim_strength, text_side},
        setting::Align,
        stack::{Hang, Stack, stacked},
    },
    units::{Rect, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Story) -> Layer {
    if look.stage.is_portrait() { tall(look, slide) } else { wide(look, slide) }
}

/// Text in a column at the calm side, on a scrim that runs out towards the subject.
fn wide(look: &Look<'_>, slide: &Story) -> Layer {
    let (stage, safe) = (look.stage.rect(), look.safe());
    let share = if look.stage.is_ultra_wide() { 0.27 } else { 0.4 };
    let width = (stage.w() * share).max(620.0 * look.scale.text_unit).min(safe.w() * 0.62);
    let at_right = text_side(&slide.photo) == Calm::Right;
    let x = if at_right { safe.max.x - width } else { safe.min.x };
    let column = Rect { min: crate::units::pos(x, safe.min.y), max: crate::units::pos(x + width, safe.max.y) };

    if look.stage.is_ultra_wide() {
        let mut items = plate::side_picture(look, &slide.photo, column, at_right);
        items.extend(stacked(look, column, Align::Left, Hang::Share(0.6), |stack| fill(stack, slide)).items);
        items.extend(plate::footnote(look, Some(&slide.photo), true));
        return Layer { items, dark_strip: true };
    }
    let mut items = picture(look, &slide.photo, stage, 0, look.drift);
    let color = look.tint.deep;
    let reach = (width + 2.0 * look.scale.margin + 0.22 * stage.w()).min(stage.w());
    let area = if at_right { rect(stage.w() - reach, 0.0, reach, stage.h()) } else { rect(0.0, 0.0, reach, stage.h()) };
    let strength = scrim_strength(look, &slide.photo, stage, column, look.palette.snow);
    items.push(scrim(color, strength, area, (width + 1.4 * look.scale.margin) / reach, true, at_right));
    items.push(plate::strip_scrim(look, &slide.photo));
    items.extend(stacked(look, column, Align::Left, Hang::Share(0.6), |stack| fill(stack, slide)).items);
    items.extend(plate::footnote(look, Some(&slide.photo), true));
    Layer { items, dark_strip: true }
}

/// The picture above, the text on the chapter's ground below; they melt into each other.
fn tall(look: &Look<'_>, slide: &Story) -> Layer {
    let share = if look.scale.text > 1.0 { 0.42 } else { 0.54 };
    let (mut items, below) = plate::tall_picture(look, &slide.photo, share);
    items.extend(stacked(look, below, Align::Left, Hang::Share(0.35), |stack| fill(stack, slide)).items);
    items.extend(plate::footnote(look, Some(&slide.photo), true));
    Layer { items, dark_strip: true }
}

fn fill(stack: &mut Stack<'_, '_, '_>, slide: &Story) {
    let look = stack.fit.look;
    let ink = look.on_dark();
    stack.heading(look.text(&slide.heading), look.text(&slide.body), ink, look.tint.light);
    if !slide.cards.is_empty() {
        stack.space(44.0);
        let columns =
            slide.cards.len().min(if stack.width > 900.0 * look.scale.text_unit * stack.fit.step { 3 } else { 2 });
        let styles = CardStyles::grown(&look.scale, if columns == 1 { 1.0 } else { 0.8 });
        let cards = card::grid(stack.fit, &slide.cards, columns, stack.width, styles, 36.0, ink);
        stack.group(cards.items, cards.height, cards.fits);
    }
}
