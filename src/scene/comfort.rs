//! The comfort settings at the foot of the menu: each language by its own name, the text sizes, and switches. What a control
//! is called does not change when it is pressed; its ground says whether it is on.

use super::{
    Part, Shape,
    button::{strip_ground, written},
    icon::{Icon, icon},
    laid::Laid,
    look::Look,
    words::{Word, text_size, word},
};
use crate::{
    content::Lang,
    show::{Action, TextSize},
    units::{Rect, Rgba, pos, rect},
};

/// The settings, and where they begin.
pub(super) struct Settings {
    pub items: Vec<Laid>,
    pub top: f32,
}

struct Setting {
    sign: Option<Icon>,
    text: String,
    /// Its name for someone who cannot see it: always the same.
    name: String,
    is_on: bool,
    lang: Option<Lang>,
    action: Action,
}

/// The settings along the foot of `area`, on as many lines as their words need.
pub(super) fn settings(look: &Look<'_>, area: Rect) -> Settings {
    let scale = look.scale;
    let groups = groups(look);
    let between = scale.apart.max(scale.gap_small);
    let lines = lines(look, &groups, area.w(), between);
    let count = lines.len() as f32;
    let top = area.max.y - count * scale.target - (count - 1.0).max(0.0) * between;
    let mut items = Vec::new();
    for (line, places) in lines.into_iter().enumerate() {
        let y = top + line as f32 * (scale.target + between);
        for (setting, x, width) in places {
            items.extend(setting.lay(look, rect(area.min.x + x, y, width, scale.target)));
        }
    }
    Settings { items, top }
}

/// The settings line by line, each with where it begins and how wide it is. A group that has no room on the rest of a line
/// begins the next one, and one that is wider than a line goes on below.
fn lines<'s>(
    look: &Look<'_>,
    groups: &'s [Vec<Setting>],
    width: f32,
    between: f32,
) -> Vec<Vec<(&'s Setting, f32, f32)>> {
    let mut lines: Vec<Vec<(&Setting, f32, f32)>> = vec![Vec::new()];
    let mut x = 0.0;
    for group in groups {
        let widths: Vec<f32> = group.iter().map(|setting| setting.width(look).min(width)).collect();
        let whole = widths.iter().sum::<f32>() + between * (widths.len() - 1) as f32;
        if x > 0.0 {
            x += look.scale.gap - between;
        }
        let mut is_begun = x == 0.0 || x + whole <= width;
        for (setting, needed) in group.iter().zip(widths) {
            if !is_begun || x + needed > width + 0.5 {
                lines.push(Vec::new());
                x = 0.0;
            }
            is_begun = true;
            if let Some(line) = lines.last_mut() {
                line.push((setting, x, needed));
            }
            x += needed + between;
        }
    }
    lines
}

/// Languages, text sizes and switches; without languages where there is one alone.
fn groups(look: &Look<'_>) -> Vec<Vec<Setting>> {
    let comfort = look.comfort;
    let language = |(place, lang): (usize, &Lang)| Setting {
        sign: None,
        text: lang.name().to_owned(),
        name: lang.name().to_owned(),
        is_on: place == look.language,
        lang: Some(lang.clone()),
        action: Action::InLanguage(place),
    };
    let size = |size: TextSize| {
        let text = format!("{}%", size.percent());
        let (name, is_on) = (text_size(look.lang, &text), comfort.text == size);
        Setting { sign: None, text, name, is_on, lang: None, action: Action::TextAt(size) }
    };
    let switch = |sign, is_on, said, action| {
        let text = word(look.lang, said).to_owned();
        Setting { sign: Some(sign), name: text.clone(), text, is_on, lang: None, action }
    };
    let mut switches = vec![
        switch(Icon::Contrast, comfort.high_contrast, Word::HighContrast, Action::Contrast),
        switch(Icon::Calm, comfort.calm, Word::LessMotion, Action::Calm),
    ];
    if look.can_be_low {
        switches.push(switch(Icon::Reach, comfort.low_reach, Word::LowReach, Action::Reach));
    }
    let mut sizes: Vec<Setting> = TextSize::ALL.into_iter().map(size).collect();
    if let Some(first) = sizes.first_mut() {
        first.sign = Some(Icon::TextSize);
    }
    let languages: Vec<Setting> = look.exhibition.languages.iter().enumerate().map(language).collect();
    let has_choice = languages.len() > 1;
    has_choice.then_some(languages).into_iter().chain([sizes, switches]).collect()
}

impl Setting {
    /// The side of its sign; none without one.
    fn sign_width(&self, look: &Look<'_>) -> f32 {
        if self.sign.is_some() { look.scale.target * 0.8 } else { 0.0 }
    }

    fn width(&self, look: &Look<'_>) -> f32 {
        let words = look.setter.width(&self.text, look.scale.control()) + look.scale.gap_small * 1.5;
        (self.sign_width(look) + words).max(look.scale.target).ceil()
    }

    fn lay(&self, look: &Look<'_>, area: Rect) -> Vec<Laid> {
        let (palette, radius) = (look.palette, look.scale.radius);
        let (fill, color) = if self.is_on { (look.tint.strong, palette.paper) } else { (Rgba::CLEAR, palette.ink) };
        let mut target = Laid::new(Part::Button, area, Shape::Fill { color: fill, radius });
        target = target.button(self.name.as_str(), self.action).switched(self.is_on);
        if let Some(lang) = &self.lang {
            target = target.said_in(lang.clone());
        }
        let mut items = strip_ground(look, area, false);
        items.push(target);
        let side = self.sign_width(look);
        let words = Rect { min: pos(area.min.x + side, area.min.y), ..area };
        let sign = self.sign.map(|sign| icon(sign, rect(area.min.x, area.min.y, side, area.h()), color));
        items.extend(sign.into_iter().flatten());
        items.push(written(look, &self.text, words, color));
        items
    }
}
