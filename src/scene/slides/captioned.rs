//! A line of what is said, on a ground of its own.

use crate::{
    scene::{Align, Part, Role, Shape, Wrap, laid::Laid, look::Look},
    theme::{extent, fade},
    units::{Size, rect, size},
};

/// The most lines of a caption at its full size.
const LINES: f32 = 3.2;

/// How solid its ground is for a visitor who asked for high contrast.
const GROUND_HIGH: f32 = 0.97;

/// `text` in the middle of the stage; `top` says where it begins for the size of its ground.
pub(super) fn captioned(look: &Look<'_>, text: &str, top: impl FnOnce(Size) -> f32) -> Vec<Laid> {
    let style = look.scale.lead();
    let (dx, dy) = (look.scale.gap, look.scale.gap_small);
    let width = (look.safe().w() - 2.0 * dx).min(extent::FILM_CAPTION * look.scale.unit * look.scale.text);
    let height = style.line_height() * LINES;
    let block = look.setter.fit(text, style, size(width, height), Wrap::Balanced);
    let ground = size(block.size.w + 2.0 * dx, block.size.h + 2.0 * dy);
    let y = top(ground);
    let ground = rect(look.stage.rect().center().x - ground.w / 2.0, y, ground.w, ground.h);
    let solid = if look.comfort.high_contrast { GROUND_HIGH } else { fade::FILM_CAPTION };
    let fill = Shape::Fill { color: look.tint.deep.faded(solid), radius: look.scale.radius };
    let words = block.lay(Part::Caption, ground.min.x, y + dy, ground.w(), Align::Center, look.palette.snow);
    vec![Laid::new(Part::CaptionGround, ground, fill), words.meaning(Role::Text, text)]
}

/// The line at this place of what is told of the slide of `look`: over the bottom bar, whatever is there.
pub(super) fn transcript(look: &Look<'_>, number: usize) -> Vec<Laid> {
    let Some(cue) = look.slide.kind.transcript().track(look.lang).get(number) else { return Vec::new() };
    captioned(look, &cue.text, |ground| look.foot() - look.scale.gap_small - ground.h)
}
