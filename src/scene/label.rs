//! A line of text by itself: what stands under a slide on a contact sheet.

use super::{
    Item, Measure, Part, Scene, Shape,
    typeset::{Align, Setter, Wrap},
};
use crate::{
    content::Lang,
    theme::{Scale, TextStyle, Theme},
    units::Stage,
};

/// `text` in one line on `stage`, which is as high as the line; too long a text gets smaller.
#[must_use]
pub fn label(text: &str, lang: &Lang, theme: &Theme, stage: Stage, measure: &dyn Measure) -> Scene {
    let style = TextStyle { size: stage.size.h * 0.56, least: 0.0, ..Scale::of(&stage).caption() };
    let setter = Setter { measure, lang, unbroken: &[] };
    let block = setter.fit(text, style, stage.size, Wrap::Running);
    let y = (stage.size.h - block.size.h) / 2.0;
    let line = block.place(Part::Label, 0.0, y, stage.size.w, Align::Left, theme.palette.snow_soft);
    let ground = theme.palette.dim;
    let fill = Item::new(Part::Ground, stage.rect(), Shape::Fill { color: ground, radius: 0.0 });
    Scene::still(stage, ground, vec![fill, line])
}
