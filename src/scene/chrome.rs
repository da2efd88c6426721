//! What stands around every slide: the chapter's seal, where one is, and the controls when somebody is there.

use super::{
    Item, Line, Part, Role, Shape,
    icon::{Icon, icon},
    look::{Look, Strip},
    typeset::{Align, Wrap},
    words::{Word, both, word},
};
use crate::{
    show::{Action, Mode, Phase, ShowState},
    theme::{TextStyle, extent, fade, line, motion, serif, space},
    units::{Fraction, Moment, Pos, Rect, Rgba, pos, rect, size},
};

/// The chapter's seal: up to four characters, white in vermilion, as on a painting.
pub(super) fn seal(look: &Look<'_>, area: Rect) -> Vec<Item> {
    let palette = look.palette;
    let own = look.text(&look.chapter.seal);
    let number =
        look.exhibition.chapters.iter().position(|chapter| chapter.id == look.chapter.id).map_or(1, |at| at + 1);
    let text = if own.is_empty() { number.to_string() } else { own.to_owned() };
    let ground = Shape::Fill { color: palette.seal, radius: area.w() * 0.1 };
    let frame =
        Shape::Frame { color: palette.snow.faded(fade::SEAL_FRAME), width: area.w() * 0.022, radius: area.w() * 0.06 };
    let face = serif(800);
    let chars: Vec<char> = text.chars().take(4).collect();
    let (columns, rows) = match chars.len() {
        0 | 1 => (1.0, 1.0),
        2 => (1.0, 2.0),
        _ => (2.0, 2.0),
    };
    let em = area.w() * if rows > 1.0 { 0.37 } else { 0.62 };
    let style = TextStyle { face, size: em, leading: 1.0 };
    let lines = chars.iter().enumerate().map(|(index, c)| {
        // From the top down, right column first.
        let (column, row) = ((index as f32 / rows).floor(), index as f32 % rows);
        let width = look.setter.width(&c.to_string(), style);
        let center_x = area.center().x + (columns / 2.0 - 0.5 - column) * em * 1.08;
        let top = area.center().y - rows / 2.0 * em * 1.06 + row * em * 1.06;
        Line { text: c.to_string(), x: center_x - width / 2.0, baseline: top + em * 0.9, width }
    });
    let characters = Shape::Text { lines: lines.collect(), style, color: palette.snow };
    vec![
        Item::new(Part::Seal, area, ground),
        Item::new(Part::SealFrame, area.shrunk(area.w() * 0.06), frame),
        Item::new(Part::SealText, area, characters),
    ]
}

/// Chapter and position at the left of the strip; controls at its right.
pub(super) fn strip(look: &Look<'_>, state: &ShowState, ground: Strip) -> Vec<Item> {
    let scale = look.scale;
    let stage = look.stage.size;
    let bottom = stage.h - scale.margin * 0.62;
    let row = rect(scale.margin, bottom - scale.target, stage.w - 2.0 * scale.margin, scale.target);
    let mut items = Vec::new();
    let controls = controls(look, state, row, ground != Strip::Paper, &mut items);
    let right = if invites(state) { Invitation::new(look, false).area.min.x } else { controls };
    let free = rect(row.min.x, row.min.y, right - row.min.x - scale.gap, row.h());
    // While the exhibition's title stands, nothing has begun: the place comes in with the first slide's words.
    let shown = if state.title.is_some() { look.arrival(0).settling().get() } else { 1.0 };
    items.extend(whereabouts(look, free, ground).into_iter().map(|item| item.faded(shown)));
    items
}

/// The chapter's name over a line of ticks, one for each slide.
fn whereabouts(look: &Look<'_>, area: Rect, ground: Strip) -> Vec<Item> {
    let ink = look.on_strip(ground);
    let scale = look.scale;
    let mut items = Vec::new();
    let x = area.min.x;
    let width = area.w().max(1.0);
    let count = look.exhibition.slide_count();
    let position = format!("{} / {count}", look.index + 1);
    let title = look.text(&look.chapter.title);
    let style = scale.strip_text();
    let position_block = look.setter.set(&position, style, width, Wrap::Running);
    let title_space = size((width - position_block.size.w - scale.gap_small).max(1.0), style.size * 1.2);
    let title_block = look.setter.fit(title, style, title_space, Wrap::Running);
    let y = area.center().y - style.size * 1.15;
    items.push(title_block.place(Part::Chapter, x, y, width, Align::Left, ink.text).meaning(Role::Text, title));
    let after = x + title_block.size.w + scale.gap_small;
    items.push(
        position_block.place(Part::Position, after, y, width, Align::Left, ink.soft).meaning(Role::Text, position),
    );
    items.extend(ticks(
        look,
        rect(x, area.center().y + style.size * 0.35, width.min(ticks_width(look)), line::FIRM * scale.unit),
        ground,
    ));
    items
}

/// How long the line of ticks is at most.
pub(super) fn ticks_width(look: &Look<'_>) -> f32 {
    extent::TICKS * look.scale.unit
}

fn ticks(look: &Look<'_>, area: Rect, ground: Strip) -> Vec<Item> {
    let ink = look.on_strip(ground);
    let count = look.exhibition.slide_count().max(1) as f32;
    let gap = (area.w() / count * 0.25).min(space::LEAST * look.scale.unit);
    let width = area.w() / count - gap;
    let tick = |index: usize| {
        let here = index == look.index;
        let color = if here {
            ink.accent
        } else {
            ink.soft.faded(if index < look.index { fade::TICK_PAST } else { fade::TICK_AHEAD })
        };
        let tick = rect(area.min.x + index as f32 * (width + gap), area.min.y, width, area.h());
        Item::new(Part::Tick, tick, Shape::Fill { color, radius: 0.0 })
    };
    (0..look.exhibition.slide_count()).map(tick).collect()
}

/// The buttons that belong to what the show is doing; returns the left end of the row.
fn controls(look: &Look<'_>, state: &ShowState, row: Rect, dark: bool, items: &mut Vec<Item>) -> f32 {
    let exploring = matches!(state.phase, Phase::Exploring | Phase::Goodbye { .. });
    let paused = matches!(state.phase, Phase::Paused { .. });
    if !exploring && !paused {
        return row.max.x;
    }
    let lang = look.lang;
    let mut right = row.max.x;
    let mut place = |width: f32| {
        let area = rect(right - width, row.min.y, width, row.h());
        right -= width + look.scale.gap_small;
        area
    };
    let side = look.scale.target;
    let mut round = |sign, label: Word, action, items: &mut Vec<Item>| {
        items.extend(round_button(look, place(side), sign, word(lang, label), action, dark));
    };
    round(Icon::Next, Word::Next, Action::Next, items);
    round(Icon::Previous, Word::Previous, Action::Previous, items);
    if paused {
        return right;
    }
    round(Icon::Menu, Word::Chapters, Action::Menu, items);
    if look.exhibition.languages.len() > 1 {
        let next = &look.exhibition.languages[(state.language + 1) % look.exhibition.languages.len()];
        let name = language_name(&next.0);
        let width = (look.setter.width(&name, look.scale.control()) + look.scale.gap).max(side * 1.3);
        items.extend(word_button(look, place(width), &name, &name, Action::Language, dark));
    }
    let (label, sign) = if state.comfort.large_text { (Word::NormalText, "A–") } else { (Word::LargerText, "A+") };
    items.extend(word_button(look, place(side), sign, word(lang, label), Action::TextSize, dark));
    right
}

/// A language's name for itself.
pub(super) fn language_name(tag: &str) -> String {
    match tag {
        "zh" | "zh-CN" | "zh-Hans" => "中文".to_owned(),
        "en" | "en-GB" | "en-US" => "English".to_owned(),
        other => other.to_owned(),
    }
}

fn button_ground(look: &Look<'_>, area: Rect, dark: bool) -> (Item, Item, Rgba) {
    let palette = look.palette;
    let radius = area.h() / 2.0;
    let (fill, line, sign) = if dark {
        (palette.dim.faded(fade::BUTTON), palette.snow.faded(fade::BUTTON_FRAME), palette.snow)
    } else {
        (palette.paper_card, palette.ink_soft.faded(fade::BUTTON_FRAME), palette.ink)
    };
    let ground = Item::new(Part::Button, area, Shape::Fill { color: fill, radius });
    let frame =
        Item::new(Part::ButtonFrame, area, Shape::Frame { color: line, width: line::FINE * look.scale.unit, radius });
    (ground, frame, sign)
}

/// A round control with a sign on it.
pub(super) fn round_button(
    look: &Look<'_>,
    area: Rect,
    sign: Icon,
    label: &str,
    action: Action,
    dark: bool,
) -> Vec<Item> {
    let (ground, frame, color) = button_ground(look, area, dark);
    let mut items = vec![ground.button(label, action), frame];
    items.extend(icon(sign, area, color));
    items
}

/// A control with a word on it.
pub(super) fn word_button(
    look: &Look<'_>,
    area: Rect,
    text: &str,
    label: &str,
    action: Action,
    dark: bool,
) -> Vec<Item> {
    let (ground, frame, color) = button_ground(look, area, dark);
    let space = size(area.w() - look.scale.gap_small, area.h());
    let block = look.setter.fit(text, look.scale.control(), space, Wrap::Balanced);
    let y = area.center().y - block.size.h / 2.0;
    vec![
        ground.button(label, action),
        frame,
        block.place(Part::ButtonText, area.min.x, y, area.w(), Align::Center, color),
    ]
}

/// Whether the show asks to be touched.
fn invites(state: &ShowState) -> bool {
    state.mode == Mode::Kiosk && state.phase == Phase::Attract
}

/// Where the invitation stands, and what it says.
struct Invitation {
    area: Rect,
    style: TextStyle,
    text: String,
}

impl Invitation {
    fn new(look: &Look<'_>, is_title: bool) -> Self {
        let scale = look.scale;
        let (zh, en) = both(Word::Touch);
        let text = format!("{zh}  ·  {en}");
        let grow = if is_title { 1.35 } else { 1.0 };
        let style = scale.invitation().at(scale.invitation().size * grow);
        let low = scale.target * 0.9;
        let height = low * grow;
        let stage = look.stage.size;
        let width = look.setter.width(&text, style) + height + scale.gap;
        let is_centred = is_title && look.stage.is_portrait();
        let x = if is_centred { (stage.w - width) / 2.0 } else { stage.w - scale.margin - width };
        let foot = stage.h - scale.margin * 0.62 - (scale.target - low) / 2.0;
        Self { area: rect(x, foot - height, width, height), style, text }
    }
}

/// "Touch to explore", in both languages, with a hand that shows how; larger while the exhibition's title stands.
pub(super) fn invitation(look: &Look<'_>, state: &ShowState, now: Moment) -> Vec<Item> {
    if !invites(state) {
        return Vec::new();
    }
    let Invitation { area, style, text } = Invitation::new(look, state.shows_title(now));
    let height = area.h();
    let palette = look.palette;
    let ground = Shape::Fill { color: palette.dim.faded(fade::PLATE), radius: height / 2.0 };
    let block = look.setter.set(&text, style, f32::INFINITY, Wrap::Running);
    let y = area.center().y - block.size.h / 2.0;
    let mut items = vec![Item::new(Part::Invitation, area, ground).meaning(Role::Text, text)];
    items.push(block.place(Part::InvitationText, area.min.x + height, y, block.size.w, Align::Left, palette.snow));
    items.extend(beckoning(look, pos(area.min.x + height * 0.58, area.center().y), height, state, now));
    items
}

/// The hand that taps, and the rings from its finger.
fn beckoning(look: &Look<'_>, center: Pos, height: f32, state: &ShowState, now: Moment) -> Vec<Item> {
    let tap = motion::TAP.as_millis() as u64;
    let turn = if state.comfort.calm { 0.5 } else { (now.millis % tap) as f32 / tap as f32 };
    // Down in the first eighth of a turn, up again in the next quarter.
    let down = if turn < 0.125 { turn / 0.125 } else { 1.0 - ((turn - 0.125) / 0.25).min(1.0) };
    let tip = pos(center.x - height * 0.06, center.y - height * 0.12);
    let mut items = rings(look, tip, height * 0.3, turn);
    let lift = height * 0.09 * (1.0 - Fraction::new(down).eased().get());
    items.extend(hand(pos(tip.x, tip.y + lift), height * 0.46, look.palette.snow));
    items
}

/// Two rings, one half a turn after the other, that spread and fade.
fn rings(look: &Look<'_>, center: Pos, largest: f32, turn: f32) -> Vec<Item> {
    let ring = |offset: f32| {
        let t = (turn + 1.0 - offset).fract();
        let radius = largest * (0.25 + 0.75 * t);
        let area = rect(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
        let shape = Shape::Frame { color: look.palette.gold, width: line::FINE * look.scale.unit, radius };
        Item::new(Part::InvitationRing, area, shape).faded(1.0 - t)
    };
    vec![ring(0.1), ring(0.6)]
}

/// A hand with its forefinger up, whose tip is at `tip`.
fn hand(tip: Pos, height: f32, color: Rgba) -> Vec<Item> {
    let finger = height * 0.2;
    let pill = |x: f32, y: f32, w: f32, h: f32| {
        let area = rect(tip.x + x * height, tip.y + y * height, w * height, h * height);
        Item::new(Part::InvitationHand, area, Shape::Fill { color, radius: finger * 0.5 })
    };
    vec![
        pill(-0.1, -0.02, 0.2, 0.72),
        pill(0.12, 0.36, 0.18, 0.4),
        pill(0.32, 0.4, 0.18, 0.36),
        pill(-0.3, 0.46, 0.18, 0.34),
        pill(-0.1, 0.52, 0.6, 0.44),
        pill(-0.24, 0.62, 0.5, 0.34),
    ]
}
