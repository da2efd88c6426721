//! The stations of a line as a screen reader is told of them: a list, and each station as one thing.

use crate::{
    content::Step,
    scene::{
        Part, Role, Shape,
        laid::Laid,
        look::Look,
        words::{self, sentences},
    },
    units::Rect,
};

/// All stations, which stand in `area`; one [`station`] for each follows.
pub(super) fn list(area: Rect, name: &str) -> Laid {
    Laid::new(Part::Steps, area, Shape::Empty).meaning(Role::Steps, name)
}

/// A station in `area` with all that it says; its words follow.
pub(super) fn station(area: Rect, told: String) -> Laid {
    Laid::new(Part::Step, area, Shape::Empty).meaning(Role::Step, told)
}

/// A step of a chain: its name, its figure with what that counts, and its remark.
pub(super) fn told_step(look: &Look<'_>, step: &Step, is_unknown: bool) -> String {
    let figure = step.stat.as_ref().map(|stat| {
        let (label, date) = (look.line(&stat.label), look.line(&stat.as_of));
        words::stat(look.lang, &label, &stat.figure(look.lang).spoken(), &date)
    });
    let figure = figure.or_else(|| is_unknown.then(|| words::not_given(look.lang).to_owned()));
    let name = look.line(&step.name);
    let said = figure.map_or_else(|| name.clone().into_owned(), |figure| words::of(look.lang, &name, &figure));
    sentences(look.lang, &[&said, &look.line(&step.note)])
}
