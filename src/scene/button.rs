//! Controls: what they look like.

use super::{
    Align, Part, Shape, Wrap,
    icon::{Icon, icon},
    laid::Laid,
    look::Look,
};
use crate::{
    content::Lang,
    show::Action,
    theme::{fade, line},
    units::{Rect, Rgba, pos, rect, size},
};

/// What is seen on a control.
pub(super) enum Sign {
    Icon(Icon),
    Word(String),
    /// An icon before a word.
    Both(Icon, String),
}

/// A control of a strip.
pub(super) struct Control {
    pub sign: Sign,
    /// Its name for someone who cannot see it.
    pub label: String,
    pub action: Action,
    /// Of a switch, whether it is on.
    pub is_on: Option<bool>,
    /// The language of its name, if that is not the visitor's.
    pub lang: Option<Lang>,
    /// What most visitors want: larger than the others, and in the chapter's colour.
    pub is_primary: bool,
}

/// The width of an icon before a word, in parts of a target.
const BEFORE: f32 = 0.8;

impl Control {
    pub fn icon(icon: Icon, label: &str, action: Action) -> Self {
        Self::new(Sign::Icon(icon), label, action)
    }

    pub fn word(text: &str, label: &str, action: Action) -> Self {
        Self::new(Sign::Word(text.to_owned()), label, action)
    }

    pub fn both(icon: Icon, text: &str, label: &str, action: Action) -> Self {
        Self::new(Sign::Both(icon, text.to_owned()), label, action)
    }

    fn new(sign: Sign, label: &str, action: Action) -> Self {
        Self { sign, label: label.to_owned(), action, is_on: None, lang: None, is_primary: false }
    }

    /// The control as a switch.
    pub fn switched(self, is_on: bool) -> Self {
        Self { is_on: Some(is_on), ..self }
    }

    /// The control, whose name is in this language.
    pub fn said_in(self, lang: &Lang) -> Self {
        Self { lang: Some(lang.clone()), ..self }
    }

    pub fn primary(self) -> Self {
        Self { is_primary: true, ..self }
    }

    fn width(&self, look: &Look<'_>) -> f32 {
        let side = look.scale.target;
        match &self.sign {
            Sign::Icon(_) if self.is_primary => side * 1.5,
            Sign::Icon(_) => side,
            Sign::Word(text) => (look.setter.width(text, look.scale.control()) + look.scale.gap).max(side),
            Sign::Both(_, text) => look.setter.width(text, look.scale.control()) + look.scale.gap_small + side * BEFORE,
        }
    }

    fn lay(&self, look: &Look<'_>, area: Rect, dark: bool) -> Vec<Laid> {
        let (palette, tint) = (look.palette, look.tint);
        let (fill, color) = match (self.is_primary, dark) {
            (true, true) => (tint.light, tint.deep),
            (true, false) => (tint.strong, palette.paper),
            (false, true) => (Rgba::CLEAR, palette.snow),
            (false, false) => (Rgba::CLEAR, palette.ink),
        };
        let ground = Laid::new(Part::Button, area, Shape::Fill { color: fill, radius: look.scale.radius });
        let mut ground = ground.button(self.label.as_str(), self.action);
        if let Some(is_on) = self.is_on {
            ground = ground.switched(is_on);
        }
        if let Some(lang) = &self.lang {
            ground = ground.said_in(lang.clone());
        }
        let mut items = vec![ground];
        match &self.sign {
            Sign::Icon(sign) => items.extend(icon(*sign, area, color)),
            Sign::Word(text) => items.push(written(look, text, area, color)),
            Sign::Both(sign, text) => {
                let before = Rect { max: pos(area.min.x + look.scale.target * BEFORE, area.max.y), ..area };
                items.extend(icon(*sign, before, color));
                let words = Rect { min: pos(before.max.x, area.min.y), ..area };
                let block = look.setter.set(text, look.scale.control(), f32::INFINITY, Wrap::Running);
                let y = words.center().y - block.size.h / 2.0;
                items.push(block.lay(Part::ButtonText, words.min.x, y, words.w(), Align::Left, color));
            }
        }
        items
    }
}

/// Controls side by side on one ground, the first at the right end of `row`; and where they begin at the left. They are
/// read from left to right.
pub(super) fn strip(look: &Look<'_>, row: Rect, controls: &[Control], dark: bool) -> (Vec<Laid>, f32) {
    let mut right = row.max.x + apart(look);
    let places = controls.iter().map(|control| {
        let width = control.width(look).round();
        right -= apart(look) + width;
        rect(right, row.min.y, width, row.h())
    });
    let places: Vec<Rect> = places.collect();
    let ground = rect(right, row.min.y, row.max.x - right, row.h());
    let mut items = strip_ground(look, ground, dark);
    items.extend(controls.iter().zip(places).rev().flat_map(|(control, place)| control.lay(look, place, dark)));
    (items, right)
}

/// How wide a strip of these controls is.
pub(super) fn strip_width(look: &Look<'_>, controls: &[Control]) -> f32 {
    let widths: f32 = controls.iter().map(|control| control.width(look).round()).sum();
    widths + apart(look) * controls.len().saturating_sub(1) as f32
}

/// Between two controls of a strip, in whole points.
fn apart(look: &Look<'_>) -> f32 {
    look.scale.apart.round()
}

/// The ground of one control by itself, called `label`.
pub(super) fn quiet(look: &Look<'_>, area: Rect, (label, action): (&str, Action), dark: bool) -> Vec<Laid> {
    let mut items = strip_ground(look, area, dark);
    let clear = Shape::Fill { color: Rgba::CLEAR, radius: look.scale.radius };
    items.push(Laid::new(Part::Button, area, clear).button(label, action));
    items
}

/// What controls stand on.
pub(super) fn strip_ground(look: &Look<'_>, area: Rect, dark: bool) -> Vec<Laid> {
    let (palette, radius) = (look.palette, look.scale.radius);
    let fill = if dark { palette.dim.faded(fade::BUTTON) } else { palette.paper_card };
    let mut items = vec![Laid::new(Part::ButtonGround, area, Shape::Fill { color: fill, radius })];
    if !dark {
        let (color, width) = (palette.ink_soft.faded(fade::BUTTON_FRAME), line::HAIR * look.scale.unit);
        items.push(Laid::new(Part::ButtonFrame, area, Shape::Frame { color, width, radius }));
    }
    items
}

pub(super) fn written(look: &Look<'_>, text: &str, area: Rect, color: Rgba) -> Laid {
    let space = size(area.w() - look.scale.gap_small, area.h());
    let block = look.setter.fit(text, look.scale.control(), space, Wrap::Balanced);
    block.lay(Part::ButtonText, area.min.x, area.center().y - block.size.h / 2.0, area.w(), Align::Center, color)
}

/// The one control on a sheet of paper, with a word on it.
pub(super) fn word_button(look: &Look<'_>, area: Rect, text: &str, action: Action) -> Vec<Laid> {
    let ground = Laid::new(Part::Button, area, Shape::Fill { color: look.tint.strong, radius: look.scale.radius });
    vec![ground.button(text, action), written(look, text, area, look.palette.paper)]
}
