//! What is on screen while there is nothing good to show.

use super::{
    Item, Measure, Part, Role, Scene, Shape,
    typeset::{Align, Setter, Wrap},
    words::{Word, both},
};
use crate::{
    content::{Lang, Text},
    theme::{Scale, Theme},
    units::{Stage, rect, size},
};

/// A plate with the exhibition's title, if it is known; to authors it also shows what is wrong.
#[must_use]
pub fn waiting(title: Option<&Text>, findings: &str, theme: &Theme, stage: Stage, measure: &dyn Measure) -> Scene {
    let palette = &theme.palette;
    let scale = Scale::of(&stage);
    let whole = stage.rect();
    let deep = palette.tints[0].deep;
    let mut items = vec![Item::new(Part::Ground, whole, Shape::Fill { color: deep, radius: 0.0 })];
    let (zh, en) = (Lang::new("zh"), Lang::new("en"));
    let (zh_word, en_word) = both(Word::Missing);
    let column = rect(scale.margin, scale.margin, whole.w() - 2.0 * scale.margin, whole.h() - 2.0 * scale.margin);
    let mut y = if findings.is_empty() { whole.h() * 0.32 } else { column.min.y };
    let texts = [
        (title.map_or("", |title| title.get(&zh)), &zh, scale.display().at(scale.display().size * 0.7), palette.snow),
        (title.map_or("", |title| title.get(&en)), &en, scale.lead(), palette.snow),
        (zh_word, &zh, scale.lead(), palette.gold),
        (en_word, &en, scale.lead(), palette.gold),
    ];
    let mut said = "";
    for (text, lang, style, color) in texts {
        if !text.is_empty() && text != said {
            let setter = Setter { measure, lang, unbroken: &[] };
            let block = setter.fit(text, style, size(column.w(), whole.h() * 0.25), Wrap::Balanced);
            items.push(
                block.place(Part::Waiting, column.min.x, y, column.w(), Align::Center, color).meaning(Role::Text, text),
            );
            y += block.size.h + scale.gap_small;
        }
        said = text;
    }
    if !findings.is_empty() {
        let style = scale.desk(400);
        let lines: usize = ((column.max.y - y - scale.gap) / style.line_height()).max(1.0) as usize;
        let shown: Vec<&str> = findings.lines().take(lines).collect();
        let block = Setter { measure, lang: &en, unbroken: &[] }.set(&shown.join("\n"), style, column.w(), Wrap::Small);
        items.push(block.place(Part::Findings, column.min.x, y + scale.gap, column.w(), Align::Left, palette.snow));
    }
    Scene { stage, ground: deep, items }
}
