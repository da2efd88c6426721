//! What is on screen while there is nothing good to show.

use super::{
    Align, Item, Measure, Part, Role, Scene, Setter, Shape, Wrap,
    words::{Word, word},
};
use crate::{
    content::{Lang, Text},
    theme::{Scale, Theme},
    units::{Stage, rect, size},
};

/// A plate with the exhibition's title, if it is known; to authors it also shows what is wrong.
///
/// It speaks the languages of the title, at most two of them; Chinese and English where nobody knows.
#[must_use]
pub fn waiting(title: Option<&Text>, findings: &str, theme: &Theme, stage: Stage, measure: &dyn Measure) -> Scene {
    let palette = &theme.palette;
    let scale = Scale::of(&stage);
    let whole = stage.rect();
    let deep = palette.tints[0].deep;
    let mut items = vec![Item::new(Part::Ground, whole, Shape::Fill { color: deep, radius: 0.0 })];
    let column = rect(scale.margin, scale.margin, whole.w() - 2.0 * scale.margin, whole.h() - 2.0 * scale.margin);
    let mut y = if findings.is_empty() { whole.h() * 0.32 } else { column.min.y };
    let languages = languages(title);
    let name = |lang| title.map_or("", |title| title.get(lang));
    let large = scale.display().at(scale.display().size * 0.7);
    let names =
        languages.iter().zip([large, scale.lead()]).map(|(lang, style)| (name(lang), lang, style, palette.snow));
    let words = languages.iter().map(|lang| (word(lang, Word::Missing), lang, scale.lead(), palette.gold));
    let mut said = "";
    for (text, lang, style, color) in names.chain(words) {
        if !text.is_empty() && text != said {
            let setter = Setter { measure, lang, unbroken: &[] };
            let block = setter.fit(text, style, size(column.w(), whole.h() * 0.25), Wrap::Balanced);
            let words = block.place(Part::Waiting, column.min.x, y, column.w(), Align::Center, color);
            items.push(words.meaning(Role::Text, text));
            y += block.size.h + scale.gap_small;
        }
        said = text;
    }
    if !findings.is_empty() {
        let style = scale.author(400);
        let lines: usize = ((column.max.y - y - scale.gap) / style.line_height()).max(1.0) as usize;
        let shown: Vec<&str> = findings.lines().take(lines).collect();
        let setter = Setter { measure, lang: &Lang::new("en"), unbroken: &[] };
        let block = setter.set(&shown.join("\n"), style, column.w(), Wrap::Small);
        let y = y + scale.gap;
        items.push(block.place(Part::Findings, column.min.x, y, column.w(), Align::Left, palette.snow));
    }
    Scene::still(stage, deep, items)
}

/// The languages of the title, Chinese first; of a title that is the same in all languages, what its characters tell.
fn languages(title: Option<&Text>) -> Vec<Lang> {
    let (zh, en) = (Lang::new("zh"), Lang::new("en"));
    let Some(title) = title else { return vec![zh, en] };
    if let Some(common) = &title.common {
        return if common.is_ascii() { vec![en] } else { vec![zh, en] };
    }
    let mut languages: Vec<Lang> = title.by_lang.keys().cloned().collect();
    languages.sort_by_key(|lang| !lang.is_chinese());
    languages.truncate(2);
    if languages.is_empty() { vec![zh, en] } else { languages }
}
