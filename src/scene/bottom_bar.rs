//! The bar along the foot of every slide: where one is, and the controls when somebody is there.

use super::{
    Align, Part, Role, Shape, Wrap,
    button::{Control, strip, strip_width},
    icon::Icon,
    invitation::{Invitation, invites},
    laid::{BarGround, Laid, Moves},
    look::Look,
    stack::first_that,
    words::{Word, back_to, word},
};
use crate::{
    show::{Action, Hearing, Phase, ShowState, has_sound},
    theme::{fade, line, mark, space},
    units::{Rect, Rgba, rect, size},
};

/// Which controls the bar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Controls {
    /// None: nobody is there.
    None,
    /// Those of a visitor who explores.
    Exploring,
    /// Forwards and back alone.
    Paused,
}

impl Controls {
    /// The controls that belong to what the show is doing.
    pub const fn of(state: &ShowState) -> Self {
        match state.phase {
            Phase::Exploring | Phase::Goodbye { .. } => Self::Exploring,
            Phase::Paused { .. } => Self::Paused,
            Phase::Attract | Phase::Closed | Phase::Presenting | Phase::Playing => Self::None,
        }
    }
}

/// What the bar depends on besides the slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BottomBar {
    pub controls: Controls,
    /// What lies under it.
    pub ground: BarGround,
    /// The invitation to touch stands at its right.
    pub invites: bool,
    /// Of the slide's narration, if there is one to be heard, whether it plays.
    pub tells: Option<bool>,
    /// Of what else is heard, if something is, whether it is on.
    pub sounds: Option<bool>,
    /// The slide has words that are smaller than the visitor asked for.
    pub reads: bool,
    /// The slide to which a visitor who followed a link may go back.
    pub back: Option<usize>,
}

impl BottomBar {
    /// The bar over what lies under it.
    pub fn of(look: &Look<'_>, state: &ShowState, ground: BarGround) -> Self {
        let kind = &look.slide.kind;
        let tells = state.can_hear && (kind.narration().told(look.lang).is_some() || state.reads_aloud());
        let sounds = state.can_hear && has_sound(look.chapter, kind);
        Self {
            controls: Controls::of(state),
            ground,
            invites: invites(state),
            tells: tells.then(|| state.hearing.is_some_and(Hearing::plays)),
            sounds: sounds.then_some(!state.muted),
            reads: false,
            back: state.way_back(),
        }
    }

    /// Chapter and position at the left, controls at the right.
    pub fn layout(self, look: &Look<'_>) -> Vec<Laid> {
        let scale = look.scale;
        let stage = look.stage.size;
        let bottom = stage.h - scale.margin * 0.62;
        let row = rect(scale.margin, bottom - scale.target, stage.w - 2.0 * scale.margin, scale.target);
        let mut controls = Vec::new();
        let left = self.controls(look, row, &mut controls);
        let right = if self.invites { Invitation::new(look, false).area.min.x } else { left };
        let free = rect(row.min.x, row.min.y, right - row.min.x - scale.gap, row.h());
        let place = whereabouts(look, free, self.ground).into_iter();
        // As it is read: from left to right.
        place.map(|item| item.moving(Moves::Appears { order: 0 })).chain(controls).collect()
    }

    /// The controls of what is heard.
    fn heard(self, look: &Look<'_>) -> impl Iterator<Item = Control> {
        // A switch keeps its name, and says whether it is on.
        let tells = self.tells.map(|plays| {
            let (sign, seen) = if plays { (Icon::Pause, Word::Wait) } else { (Icon::Listen, Word::Listen) };
            let (seen, name) = (word(look.lang, seen), word(look.lang, Word::Listen));
            Control::both(sign, seen, name, Action::Hear).switched(plays)
        });
        let sounds = self.sounds.map(|is_on| {
            let sign = if is_on { Icon::Sound } else { Icon::Silence };
            Control::icon(sign, word(look.lang, Word::Sound), Action::Mute).switched(is_on)
        });
        tells.into_iter().chain(sounds)
    }

    /// Adds the controls; returns the left end of their row.
    fn controls(self, look: &Look<'_>, row: Rect, items: &mut Vec<Laid>) -> f32 {
        if self.controls == Controls::None {
            return row.max.x;
        }
        // Where the row is too narrow for all of them beside the position, what the menu has as well is left to it.
        let room = row.w() - look.scale.gap - look.setter.width(&position(look), look.scale.bottom_bar_text());
        let tries = [(true, true), (false, true), (true, false), (false, false)].into_iter();
        let tries = tries.map(|(has_language, has_words)| self.strip(look, has_language, has_words));
        let controls = first_that(tries, |controls| strip_width(look, controls) <= room).unwrap_or_default();
        let (laid, left) = strip(look, row, &controls, self.ground != BarGround::Paper);
        items.extend(laid);
        left
    }

    /// The controls, the first at the right: with the language or without it, and with words on the way back and on large print, or
    /// signs alone.
    fn strip(self, look: &Look<'_>, has_language: bool, has_words: bool) -> Vec<Control> {
        let lang = look.lang;
        let icon = |sign, label: Word, action| Control::icon(sign, word(lang, label), action);
        let mut controls = vec![
            icon(Icon::Next, Word::Next, Action::Next).primary(),
            icon(Icon::Previous, Word::Previous, Action::Previous),
        ];
        controls.extend(self.heard(look));
        if self.reads {
            let name = word(lang, Word::LargePrint);
            controls.push(if has_words {
                Control::both(Icon::Book, name, name, Action::Read)
            } else {
                Control::icon(Icon::Book, name, Action::Read)
            });
        }
        if self.controls == Controls::Exploring {
            controls.push(icon(Icon::Menu, Word::Chapters, Action::Menu));
            if has_language && look.exhibition.languages.len() > 1 {
                let name = look.next_language().name().to_owned();
                let language = Control::word(&name, &name, Action::Language);
                controls.push(language.said_in(look.next_language()));
            }
            // Each press makes text one step larger. A switch keeps its name, and says whether it is on.
            let size = Control::word("A+", word(lang, Word::LargerText), Action::TextSize);
            controls.push(size.switched(look.comfort.text.is_enlarged()));
            if let Some((_, slide)) = self.back.and_then(|place| look.exhibition.slide(place)) {
                let label = back_to(lang, &look.line(slide.kind.heading()));
                controls.push(if has_words {
                    Control::both(Icon::Back, word(lang, Word::Back), &label, Action::Return)
                } else {
                    Control::icon(Icon::Back, &label, Action::Return)
                });
            }
        }
        controls
    }
}

/// Where the slide stands among all, as it is written.
fn position(look: &Look<'_>) -> String {
    let (here, count) = look.position();
    format!("{} / {count}", here + 1)
}

/// The chapter's name over a line of ticks, one for each slide.
fn whereabouts(look: &Look<'_>, area: Rect, ground: BarGround) -> Vec<Laid> {
    let ink = look.on_bar(ground);
    let scale = look.scale;
    let mut items = Vec::new();
    let x = area.min.x;
    let width = area.w().max(1.0);
    let position = position(look);
    let title = look.line(&look.chapter.title);
    let style = scale.bottom_bar_text();
    let line = style.size * 1.2;
    let position_block = look.setter.fit(&position, style, size(width, line), Wrap::Running);
    let title_space = size((width - position_block.size.w - scale.gap_small).max(1.0), line);
    let title_block = look.setter.fit(&title, style, title_space, Wrap::Running);
    let y = area.center().y - style.size * 1.15;
    let mut after = x;
    // A visitor who asked for larger text reads it at that size, or not at all: the menu and the slide tell the chapter, too.
    if title_block.fits && (scale.text <= 1.0 || title_block.style.size > 0.9 * style.size) {
        items.push(title_block.lay(Part::Chapter, x, y, width, Align::Left, ink.text).meaning(Role::Text, title));
        after += title_block.size.w + scale.gap_small;
    }
    items
        .push(position_block.lay(Part::Position, after, y, width, Align::Left, ink.soft).meaning(Role::Text, position));
    let line = line::FIRM * scale.unit;
    let ticks = rect(x, area.center().y + style.size * 0.35, width.min(look.ticks_width()), line);
    items.extend(self::ticks(look, ticks, ground));
    items
}

/// So many slides have a tick each, however narrow.
const TICKS_MAX: usize = 60;

/// A tick for each slide; of very many slides only how far one is.
fn ticks(look: &Look<'_>, area: Rect, ground: BarGround) -> Vec<Laid> {
    let ink = look.on_bar(ground);
    let (here, slides) = look.position();
    let count = slides.max(1) as f32;
    let gap = (area.w() / count * 0.25).min(space::LEAST * look.scale.unit);
    let width = area.w() / count - gap;
    let (past, ahead) = (ink.soft.faded(fade::TICK_PAST), ink.soft.faded(fade::TICK_AHEAD));
    if slides > TICKS_MAX && width < mark::TICK * look.scale.unit {
        return progress(look, area, [past, ink.accent, ahead]);
    }
    let color = |index: usize| match index {
        index if index == here => ink.accent,
        index if index < here => past,
        _ => ahead,
    };
    let place = |index: usize| rect(area.min.x + index as f32 * (width + gap), area.min.y, width, area.h());
    (0..slides).map(|index| tick(place(index), color(index))).collect()
}

/// One bar: what has been shown, a mark for the slide that is shown, and what is to come.
fn progress(look: &Look<'_>, area: Rect, [past, here, ahead]: [Rgba; 3]) -> Vec<Laid> {
    let width = (space::LEAST * look.scale.unit).min(area.w());
    let (here_now, slides) = look.position();
    let share = here_now as f32 / slides.saturating_sub(1).max(1) as f32;
    let from = area.min.x + (area.w() - width) * share.min(1.0);
    let part = |from: f32, to: f32| rect(from, area.min.y, to - from, area.h());
    vec![
        tick(part(area.min.x, from), past),
        tick(part(from, from + width), here),
        tick(part(from + width, area.max.x), ahead),
    ]
}

fn tick(area: Rect, color: Rgba) -> Laid {
    Laid::new(Part::Tick, area, Shape::Fill { color, radius: 0.0 })
}
