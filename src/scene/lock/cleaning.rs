//! The screen while the glass is wiped: light, so that every smudge is seen, and deaf.

use super::{
    super::{Align, Item, Part, Role, Setter, Shape, Wrap},
    inputs::LockInputs,
    words::{Word, word},
};
use crate::{
    lock::Lock,
    theme::{Scale, line, mark, space},
    units::{rect, size},
};

/// What is going on, the seconds that are left, and a mark for each of them.
pub(super) fn cleaning(inputs: &LockInputs<'_>, seconds: u64) -> Vec<Item> {
    let (stage, scale, palette) = (inputs.stage, Scale::of(&inputs.stage), &inputs.theme.palette);
    let tint = inputs.tint.unwrap_or(palette.tints[0]);
    let setter = Setter { measure: inputs.measure, lang: inputs.lang, unbroken: &[] };
    let width = stage.size.w - 2.0 * scale.margin;
    let paper = Item::new(Part::LockSheet, stage.rect(), Shape::Fill { color: palette.paper, radius: 0.0 });
    let mut items = vec![paper];

    let numeral = setter.set(&seconds.to_string(), scale.display(), width, Wrap::Running);
    let title =
        setter.fit(word(inputs.lang, Word::Cleaning), scale.heading(), size(width, stage.size.h / 4.0), Wrap::Balanced);
    let why = setter.fit(
        word(inputs.lang, Word::WhileCleaning),
        scale.lead(),
        size(width, stage.size.h / 4.0),
        Wrap::Balanced,
    );
    let (gap, row) = (space::APART * scale.unit, line::FIRM * scale.unit);
    let parts = [title.size.h, why.size.h, numeral.size.h, row];
    let mut y = (stage.size.h - parts.iter().sum::<f32>() - 3.0 * gap) / 2.0;
    for (block, part, role, color) in [
        (&title, Part::LockTitle, Role::Heading, palette.ink),
        (&why, Part::LockNote, Role::Text, palette.ink_soft),
        (&numeral, Part::LockSeconds, Role::Text, tint.strong),
    ] {
        let said: Vec<&str> = block.lines.iter().map(|line| line.text.as_str()).collect();
        let item = block.place(part, scale.margin, y, width, Align::Center, color);
        items.push(item.meaning(role, said.join(" ")));
        y += block.size.h + gap;
    }
    let all = Lock::CLEANING.as_secs();
    let step = ((mark::SECOND + space::HAIR) * scale.unit).min(width / all as f32);
    let left = (stage.size.w - step * all as f32) / 2.0;
    for at in 0..all {
        let tick = rect(left + at as f32 * step, y, step - space::HAIR * scale.unit, row);
        let color = if at < seconds { tint.strong } else { tint.wash };
        items.push(Item::new(Part::LockLine, tick, Shape::Fill { color, radius: 0.0 }));
    }
    items
}
