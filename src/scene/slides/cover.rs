//! A chapter's opening: one picture, a large title; in Chinese the title runs down like a plaque over a gate.

use super::{full_picture, small_print::small_print};
use crate::{
    content::{Calm, Cover},
    scene::{
        Align, Part, Role, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look, Tone},
        picture::{Drift, credit_line, picture, text_side},
        scrim,
        seal::seal,
        stack::{Hang, stacked},
        vertical::{Vertical, can_run_down},
    },
    theme::{TextStyle, mark, space},
    units::{Rect, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Cover) -> Layout {
    let is_plaque = look.lang.is_chinese() && can_run_down(look.text(&slide.title));
    if look.stage.is_portrait() { tall(look, slide, is_plaque) } else { wide(look, slide, is_plaque) }
}

fn wide(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let stage = look.stage.rect();
    let at_right = text_side(&slide.photo) == Calm::Right;
    let safe = look.safe();
    let width = if look.stage.is_ultra_wide() { 0.26 } else { 0.42 } * stage.w();
    let x = if at_right { safe.max.x - width } else { safe.min.x };
    let column = rect(x, safe.min.y, width, safe.h());
    let words = |tone| {
        if is_plaque {
            Plaque::new(look, slide, column, at_right).words(look, slide, tone)
        } else if look.frame(&slide.photo).calm == Calm::Top && !look.stage.is_ultra_wide() {
            headline(look, slide, safe, tone)
        } else {
            banner(look, slide, column, full_picture::hang(&slide.photo), tone)
        }
    };
    let (items, bar) = if look.stage.is_ultra_wide() {
        let mut items = full_picture::side_picture(look, &slide.photo, column, at_right);
        items.extend(words(Tone::Night));
        (items, BarGround::Dark)
    } else {
        let (words, tone) = scrim::toned(look, &slide.photo, words);
        let mut items = picture(look, &slide.photo, stage, 0, Drift::Slow);
        let (set, bar) = full_picture::on_scrims(look, &slide.photo, words, tone);
        items.extend(set);
        (items, bar)
    };
    Layout { items, bar }
}

fn tall(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let frame = look.frame(&slide.photo);
    if frame.is_tall {
        let words = |tone, area| {
            if is_plaque {
                Plaque::new(look, slide, area, frame.focus.x < 0.5).words(look, slide, tone)
            } else {
                banner(look, slide, area, Hang::Share(0.2), tone)
            }
        };
        // A plaque may hang beside the subject; a banner keeps above it.
        let share = if is_plaque { 0.5 } else { 0.32 };
        return full_picture::full_picture(look, &slide.photo, share).with(look, &slide.photo, words);
    }
    let (mut items, below) = full_picture::tall_picture(look, &slide.photo, TALL_SHARE);
    let words = if is_plaque {
        // The plaque hangs from the picture into the ground.
        let top = below.min.y - look.stage.size.h * 0.12;
        let column = Rect { min: pos(below.min.x, top), max: below.max };
        Plaque::new(look, slide, column, true).words(look, slide, Tone::Night)
    } else {
        banner(look, slide, below, Hang::Share(0.3), Tone::Night)
    };
    let picture = rect(0.0, 0.0, look.stage.size.w, look.stage.size.h * TALL_SHARE);
    items.extend(scrim::around(look, &slide.photo, picture, &words, Tone::Night).into_iter().map(|scrim| scrim.item));
    items.extend(words);
    items.extend(small_print(look, &[credit_line(look, &slide.photo)], true));
    Layout { items, bar: BarGround::Dark }
}

/// The part of a stage higher than wide that the picture of a cover takes when it may not fill it.
const TALL_SHARE: f32 = 0.62;

/// A horizontal title with the lead under it.
fn banner(look: &Look<'_>, slide: &Cover, area: Rect, hang: Hang, tone: Tone) -> Vec<Laid> {
    let ink = look.on_picture(tone);
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let side = stack.fit.length(mark::SEAL);
        stack.group(seal(look, rect(0.0, 0.0, side, side)), side, true);
        stack.space(space::APART);
        let mut title = look.scale.display();
        // Upright screens leave less sky over the subject.
        title.size *= if look.stage.is_portrait() { 0.7 } else { 0.8 };
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::APART);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}

/// A title across the sky, low enough to stay in it: the seal before it, the lead under it.
fn headline(look: &Look<'_>, slide: &Cover, safe: Rect, tone: Tone) -> Vec<Laid> {
    let ink = look.on_picture(tone);
    let side = mark::SEAL * look.scale.unit;
    let gap = look.scale.gap;
    let mut title = look.scale.display();
    title.size *= 0.72;
    let words = rect(safe.min.x + side + gap, safe.min.y, safe.w() - side - gap, safe.h());
    let stack = stacked(look, words, Align::Left, Hang::Top, |stack| {
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::NEAR);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Running, ink.text, Role::Text);
    });
    // The seal is level with the capitals of the title's first line.
    let top = safe.min.y + title.line_height() * 0.5 - side * 0.5;
    let seal = seal(look, rect(safe.min.x, top, side, side));
    seal.into_iter().map(|item| item.arriving(0)).chain(stack.items).collect()
}

/// A vertical title with the chapter's seal under it and the lead beside it.
struct Plaque {
    vertical: Vertical,
    style: TextStyle,
    /// Where the title, the seal and the lead stand.
    title: Rect,
    seal: Rect,
    lead: Rect,
    hang: Hang,
    at_right: bool,
}

/// Side of the seal under a title, in characters of the title, and the space between them.
const SEAL_SIZE: f32 = 0.72;
const SEAL_GAP: f32 = 0.25;

impl Plaque {
    fn new(look: &Look<'_>, slide: &Cover, area: Rect, at_right: bool) -> Self {
        let wanted = look.scale.display();
        let vertical = Vertical::new(look, look.text(&slide.title), wanted.face);
        // The characters, the seal and the space between them share the height.
        let size = wanted.size.min(area.h() / (vertical.height + SEAL_SIZE + SEAL_GAP)).min(area.w() * 0.3);
        let side = size * SEAL_SIZE;
        let height = size * (vertical.height + SEAL_GAP) + side;
        let top = area.min.y + (area.h() - height) * 0.5;
        let x = if at_right { area.max.x - size } else { area.min.x };
        let title = rect(x, top, size, size * vertical.height);
        let seal = rect(x + (size - side) / 2.0, title.max.y + SEAL_GAP * size, side, side);
        let gap = look.scale.gap * 1.5;
        let (left, right) = if at_right { (area.min.x, x - gap) } else { (x + size + gap, area.max.x) };
        let lead = rect(left, top, (right - left).max(1.0), height);
        // Where the sky is calm the lead stands in it, else level with the seal.
        let hang = if look.frame(&slide.photo).calm == Calm::Top { Hang::Top } else { Hang::Bottom };
        Self { vertical, style: wanted.at(size), title, seal, lead, hang, at_right }
    }

    fn words(&self, look: &Look<'_>, slide: &Cover, tone: Tone) -> Vec<Laid> {
        let ink = look.on_picture(tone);
        let at = self.title.min;
        let title = self.vertical.lay(look.text(&slide.title), at.x, at.y, self.style, ink.text);
        let mut items = vec![title.arriving(0)];
        items.extend(seal(look, self.seal).into_iter().map(|item| item.arriving(2)));
        items.extend(self.beside(look, slide, ink));
        items
    }

    fn beside(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let align = if self.at_right { Align::Right } else { Align::Left };
        let stack = stacked(look, self.lead, align, self.hang, |stack| {
            stack.rule(ink.accent);
            stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
        });
        stack.items
    }
}
