//! A line of what is said, on a ground of its own.

use crate::{
    scene::{Align, Block, Part, Role, Shape, Wrap, laid::Laid, look::Look},
    theme::{extent, fade},
    units::{Rect, Size, rect, size},
};

/// The most lines of a caption at its full size.
pub(in crate::scene) const LINES: f32 = 3.2;

/// How solid its ground is for a visitor who asked for high contrast.
const GROUND_HIGH: f32 = 0.97;

/// The room that a line has: how wide it may be, in points, and how many lines may be made of it at its full size.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub width: f32,
    pub lines: f32,
}

/// `text` in the middle of the stage; `top` says where it begins for the size of its ground.
pub(super) fn captioned(look: &Look<'_>, text: &str, top: impl FnOnce(Size) -> f32) -> Vec<Laid> {
    let width = (look.safe().w() - 2.0 * look.scale.gap).min(extent::FILM_CAPTION * look.scale.unit * look.scale.text);
    let block = set(look, text, Column { width, lines: LINES });
    let ground = ground_size(look, &block);
    let y = top(ground);
    let ground = rect(look.stage.rect().center().x - ground.w / 2.0, y, ground.w, ground.h);
    lay(look, text, &block, ground).into()
}

/// The lines of `text` in their room.
pub(super) fn set(look: &Look<'_>, text: &str, Column { width, lines }: Column) -> Block {
    let style = look.scale.lead();
    look.setter.fit(text, style, size(width, style.line_height() * lines), Wrap::Balanced)
}

/// How large the ground of these lines is.
pub(super) fn ground_size(look: &Look<'_>, block: &Block) -> Size {
    size(block.size.w + 2.0 * look.scale.gap, block.size.h + 2.0 * look.scale.gap_small)
}

/// The lines of `text` on their ground.
pub(super) fn lay(look: &Look<'_>, text: &str, block: &Block, ground: Rect) -> [Laid; 2] {
    let solid = if look.comfort.high_contrast { GROUND_HIGH } else { fade::FILM_CAPTION };
    let fill = Shape::Fill { color: look.tint.deep.faded(solid), radius: look.scale.radius };
    let y = ground.min.y + look.scale.gap_small;
    let words = block.lay(Part::Caption, ground.min.x, y, ground.w(), Align::Center, look.palette.snow);
    [Laid::new(Part::CaptionGround, ground, fill), words.meaning(Role::Text, text)]
}
