//! The staff panel behind the PIN.

use super::{
    super::{Part, Role},
    desk::{Desk, Sign, Weight},
    inputs::StaffFacts,
    words::{self, Word, word},
};
use crate::{
    lock::Request,
    theme::{extent, sans, space},
    units::rect,
};

/// So many warnings stand on it.
const WARNINGS: usize = 3;

/// How the show is doing, its last warnings, and what staff may do.
pub(super) fn panel(desk: &mut Desk<'_>, facts: &StaffFacts) {
    desk.width = desk.length(extent::STAFF);
    let lang = desk.lang;
    desk.rule();
    desk.space(space::NEAR);
    desk.head(word(lang, Word::Staff));
    desk.space(space::LEAST);
    let (style, width) = (desk.scale.caption(), desk.width);
    let version = concat!("Xiongguan ", env!("CARGO_PKG_VERSION"));
    desk.y += desk.words((Part::LockFact, Role::Text), version, style, [0.0, width], 1, desk.palette.ink_soft);
    desk.space(space::CLOSE);

    if !facts.slide.is_empty() {
        fact(desk, Word::Slide, &facts.slide);
    }
    fact(desk, Word::State, words::doing(lang, facts.mode, facts.phase));
    fact(desk, Word::Running, &words::running(lang, facts.running, facts.restarts));
    fact(desk, Word::Content, &words::read(lang, &facts.content, facts.generation));
    desk.space(space::CLOSE);
    warnings(desk, facts);
    desk.space(space::APART);
    controls(desk, facts.phase.is_some());
}

/// What a fact is called, and the fact.
fn fact(desk: &mut Desk<'_>, name: Word, said: &str) {
    desk.line();
    desk.space(space::TIGHT);
    let (style, from, width) = (desk.scale.caption(), desk.length(extent::FACT), desk.width);
    let name = word(desk.lang, name);
    let left = desk.words((Part::LockName, Role::Text), name, style, [0.0, from], 2, desk.palette.ink_soft);
    let strong = crate::theme::TextStyle { face: sans(500), ..style };
    let right = desk.words((Part::LockFact, Role::Text), said, strong, [from, width], 2, desk.palette.ink);
    desk.y += left.max(right);
    desk.space(space::TIGHT);
}

fn warnings(desk: &mut Desk<'_>, facts: &StaffFacts) {
    let (style, from, width) = (desk.scale.caption(), desk.length(extent::FACT), desk.width);
    let strong = crate::theme::TextStyle { face: sans(500), ..style };
    let title = word(desk.lang, Word::Warnings);
    desk.y += desk.words((Part::LockName, Role::Heading), title, strong, [0.0, width], 1, desk.palette.ink);
    desk.space(space::HAIR);
    if facts.warnings.is_empty() {
        let none = word(desk.lang, Word::NoWarnings);
        desk.y += desk.words((Part::LockFact, Role::Text), none, style, [0.0, width], 1, desk.palette.ink_soft);
    }
    let small = desk.scale.credit();
    for (time, text) in facts.warnings.iter().take(WARNINGS) {
        let left = desk.words((Part::LockName, Role::Text), time, small, [0.0, from], 1, desk.palette.ink_soft);
        let right = desk.words((Part::LockFact, Role::Text), text, small, [from, width], 2, desk.palette.ink);
        desk.y += left.max(right);
        desk.space(space::LEAST);
    }
}

/// What staff may do; where a plate stands there is no next slide.
fn controls(desk: &mut Desk<'_>, has_slides: bool) {
    let gap = desk.length(space::TIGHT);
    let (width, height) = ((desk.width - gap) / 2.0, desk.target() * 1.2);
    let style = desk.scale.control();
    let all = [
        (Word::Next, Request::Next, Weight::Plain),
        (Word::Reload, Request::Reload, Weight::Plain),
        (Word::Clean, Request::Clean, Weight::Plain),
        (Word::Leave, Request::Leave, Weight::Primary),
    ];
    for (at, (name, request, weight)) in all.into_iter().enumerate() {
        let (column, row) = ((at % 2) as f32, (at / 2) as f32);
        let place = rect(column * (width + gap), desk.y + row * (height + gap), width, height);
        let name = word(desk.lang, name);
        let request = Some(request).filter(|request| has_slides || *request != Request::Next);
        desk.key(place, name, Sign::Word(name, style), weight, request);
    }
    desk.y += 2.0 * height + gap;
}
