//! The comfort settings at the foot of the menu: one row of signs with words.

use super::{
    Align, Part, Shape, Wrap,
    icon::{Icon, icon},
    laid::Laid,
    look::Look,
    words::{Word, word},
};
use crate::{
    content::Lang,
    show::Action,
    theme::extent,
    units::{Rect, Rgba, pos, rect, size},
};

/// The row, and where it begins.
pub(super) struct Settings {
    pub items: Vec<Laid>,
    pub top: f32,
}

struct Setting {
    sign: Icon,
    text: String,
    /// Its name for someone who cannot see it: of a switch always the same, with whether it is on.
    name: String,
    is_on: Option<bool>,
    lang: Option<Lang>,
    action: Action,
}

/// The settings along the foot of `area`: each sign before its word, or over it where words have no room beside.
pub(super) fn settings(look: &Look<'_>, area: Rect) -> Settings {
    let scale = look.scale;
    let all = switches(look);
    let share = area.w() / all.len() as f32;
    let longest = all.iter().map(|one| look.setter.width(&one.text, scale.control())).fold(0.0, f32::max);
    let is_beside = scale.target * 0.8 + longest + scale.gap_small <= share;
    let width = if is_beside { share.min(extent::SETTING * scale.unit) } else { share };
    let height = if is_beside { scale.target } else { scale.target * 1.7 };
    let top = area.max.y - height;
    let place = |at: usize| rect(area.min.x + at as f32 * width, top, width, height);
    let items = all.iter().enumerate().flat_map(|(at, one)| one.lay(look, place(at), is_beside)).collect();
    Settings { items, top }
}

fn switches(look: &Look<'_>) -> Vec<Setting> {
    let comfort = look.comfort;
    let switch = |sign, on: bool, to_off, to_on, action| {
        let text = word(look.lang, if on { to_off } else { to_on }).to_owned();
        let name = word(look.lang, to_on).to_owned();
        Setting { sign, text, name, is_on: Some(on), lang: None, action }
    };
    let mut all = vec![
        switch(Icon::TextSize, comfort.large_text, Word::NormalText, Word::LargerText, Action::TextSize),
        switch(Icon::Contrast, comfort.high_contrast, Word::NormalContrast, Word::HighContrast, Action::Contrast),
        switch(Icon::Calm, comfort.calm, Word::MoreMotion, Word::LessMotion, Action::Calm),
    ];
    if look.stage.is_portrait() {
        all.push(switch(Icon::Reach, comfort.low_reach, Word::UsualReach, Word::LowReach, Action::Reach));
    }
    if look.exhibition.languages.len() > 1 {
        let lang = look.next_language();
        let text = lang.name().to_owned();
        let (sign, name, lang) = (Icon::Language, text.clone(), Some(lang.clone()));
        all.insert(0, Setting { sign, text, name, is_on: None, lang, action: Action::Language });
    }
    all
}

impl Setting {
    fn lay(&self, look: &Look<'_>, area: Rect, is_beside: bool) -> Vec<Laid> {
        let (scale, color) = (look.scale, look.palette.ink);
        let clear = Shape::Fill { color: Rgba::CLEAR, radius: scale.radius };
        let mut target = Laid::new(Part::Button, area, clear).button(self.name.as_str(), self.action);
        if let Some(is_on) = self.is_on {
            target = target.switched(is_on);
        }
        if let Some(lang) = &self.lang {
            target = target.said_in(lang.clone());
        }
        let mut items = vec![target];
        let side = scale.target * 0.8;
        let (sign, words) = if is_beside {
            // The first sign stands on the edge that everything stands on.
            let sign = rect(area.min.x - side * 0.2, area.center().y - side / 2.0, side, side);
            (sign, Rect { min: pos(sign.max.x, area.min.y), ..area })
        } else {
            let sign = rect(area.center().x - side / 2.0, area.min.y, side, side);
            (sign, Rect { min: pos(area.min.x, sign.max.y), ..area })
        };
        items.extend(icon(self.sign, sign, color));
        let space = size(words.w() - scale.gap_small * 0.5, words.h());
        let block = look.setter.fit(&self.text, scale.control(), space, Wrap::Balanced);
        let (y, align) =
            if is_beside { (words.center().y - block.size.h / 2.0, Align::Left) } else { (words.min.y, Align::Center) };
        items.push(block.lay(Part::ButtonText, words.min.x, y, words.w(), align, color));
        items
    }
}
