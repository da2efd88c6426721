//! Controls: what they look like.

use super::{
    Align, Part, Shape, Wrap,
    icon::{Icon, icon},
    laid::Laid,
    look::Look,
};
use crate::{
    show::Action,
    theme::{fade, line},
    units::{Rect, Rgba, size},
};

/// A language's name for itself.
pub(super) fn language_name(tag: &str) -> String {
    match tag {
        "zh" | "zh-CN" | "zh-Hans" => "中文".to_owned(),
        "en" | "en-GB" | "en-US" => "English".to_owned(),
        other => other.to_owned(),
    }
}

fn button_ground(look: &Look<'_>, area: Rect, dark: bool) -> (Laid, Laid, Rgba) {
    let palette = look.palette;
    let radius = area.h() / 2.0;
    let (fill, line, sign) = if dark {
        (palette.dim.faded(fade::BUTTON), palette.snow.faded(fade::BUTTON_FRAME), palette.snow)
    } else {
        (palette.paper_card, palette.ink_soft.faded(fade::BUTTON_FRAME), palette.ink)
    };
    let ground = Laid::new(Part::Button, area, Shape::Fill { color: fill, radius });
    let frame =
        Laid::new(Part::ButtonFrame, area, Shape::Frame { color: line, width: line::FINE * look.scale.unit, radius });
    (ground, frame, sign)
}

/// A round control with a sign on it.
pub(super) fn round_button(
    look: &Look<'_>,
    area: Rect,
    sign: Icon,
    label: &str,
    action: Action,
    dark: bool,
) -> Vec<Laid> {
    let (ground, frame, color) = button_ground(look, area, dark);
    let mut items = vec![ground.button(label, action), frame];
    items.extend(icon(sign, area, color));
    items
}

/// A control with a word on it.
pub(super) fn word_button(
    look: &Look<'_>,
    area: Rect,
    text: &str,
    label: &str,
    action: Action,
    dark: bool,
) -> Vec<Laid> {
    let (ground, frame, color) = button_ground(look, area, dark);
    let space = size(area.w() - look.scale.gap_small, area.h());
    let block = look.setter.fit(text, look.scale.control(), space, Wrap::Balanced);
    let y = area.center().y - block.size.h / 2.0;
    vec![
        ground.button(label, action),
        frame,
        block.lay(Part::ButtonText, area.min.x, y, area.w(), Align::Center, color),
    ]
}
