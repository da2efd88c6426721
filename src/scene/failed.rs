//! The plate that stands in for a slide whose layout failed.

use super::{
    Align, Part, Role, Shape, Wrap,
    laid::{BarGround, Laid, Layout},
    look::Look,
};

/// The chapter's deep ground with `text` on it.
pub(super) fn plate(look: &Look<'_>, text: &str) -> Layout {
    let (safe, ink) = (look.safe(), look.on_dark());
    let block = look.setter.fit(text, look.scale.heading(), safe.size(), Wrap::Balanced);
    let y = safe.min.y + (safe.h() - block.size.h) / 2.0;
    let words = block.lay(Part::Heading, safe.min.x, y, safe.w(), Align::Center, ink.text);
    let mut layout = bare(look);
    layout.items.push(words.meaning(Role::Heading, text));
    layout
}

/// The chapter's deep ground alone.
pub(super) fn bare(look: &Look<'_>) -> Layout {
    let ground = Laid::new(Part::Ground, look.stage.rect(), Shape::Fill { color: look.tint.deep, radius: 0.0 });
    Layout { items: vec![ground], bar: BarGround::Dark }
}
