//! A chapter's opening: one picture, a large title; in Chinese the title runs down like a plaque over a gate.

use super::{full_picture, panel::Panel, placing::placed, views::Views};
use crate::{
    content::{Calm, Cover, Photo},
    scene::{
        Align, Part, Role, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look, Tone},
        picture::text_side,
        seal::seal,
        stack::{Hang, stacked},
        vertical::{Vertical, can_run_down},
    },
    theme::{TextStyle, mark, space},
    units::{Rect, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Cover) -> Layout {
    let is_plaque = look.lang.is_chinese() && can_run_down(look.text(&slide.title));
    if Views::of(slide).is_whole() {
        return on_panel(look, slide, is_plaque);
    }
    if look.stage.is_portrait() { tall(look, slide, is_plaque) } else { wide(look, slide, is_plaque) }
}

/// Where the words of a cover may stand.
#[derive(Clone, Copy)]
enum Spot {
    /// A vertical title at one side, in this part of the stage's height from the top.
    Plaque { at_right: bool, share: f32 },
    /// A title across the sky, so many times as large as it may be.
    Headline { share: f32 },
    /// A horizontal title in a column at one side.
    Banner { at_right: bool, hang: Hang },
}

fn wide(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let photo = views.rest();
    let at_right = text_side(photo) == Calm::Right;
    let safe = look.safe();
    let width = if look.stage.is_ultra_wide() { 0.26 } else { 0.42 } * look.stage.size.w;
    let column = |at_right: bool| {
        let x = if at_right { safe.max.x - width } else { safe.min.x };
        rect(x, safe.min.y, width, safe.h())
    };
    let words = |spot, tone| match spot {
        Spot::Plaque { at_right, share } => {
            let column = column(at_right);
            let area =
                Rect { max: pos(column.max.x, column.max.y.min(column.min.y + look.stage.size.h * share)), ..column };
            Plaque::new(look, slide, area, at_right).words(look, slide, look.on_picture(tone))
        }
        Spot::Headline { share } => headline(look, slide, (safe, share), look.on_picture(tone)),
        Spot::Banner { at_right, hang } => banner(look, slide, column(at_right), hang, look.on_picture(tone)),
    };
    let spots = spots(look, photo, is_plaque, at_right);
    if look.stage.is_ultra_wide() {
        let mut items = full_picture::side_picture(look, views, column(at_right), at_right);
        items.extend(words(spots[0], Tone::Night));
        return Layout { items, bar: BarGround::Picture };
    }
    if let Some((words, tone)) = placed(look, photo, &spots, words) {
        return full_picture::filled(look, views, words, tone);
    }
    on_panel(look, slide, is_plaque)
}

/// The parts of the stage's height that a vertical title may take, the preferred one first; with the smaller ones it hangs
/// in the sky alone.
const HEIGHTS: [f32; 3] = [1.0, 0.5, 0.4];

/// The sizes of a title across the sky, in parts of the largest that a title has: with the smaller one the lead stands higher.
const HEADLINES: [f32; 2] = [0.72, 0.58];

/// Where the words of a cover are tried, the preferred place first.
fn spots(look: &Look<'_>, photo: &Photo, is_plaque: bool, at_right: bool) -> Vec<Spot> {
    let sides = [at_right, !at_right];
    let across = look.frame(photo).calm == Calm::Top && !look.stage.is_ultra_wide();
    let across = HEADLINES.into_iter().filter(|_| across).map(|share| Spot::Headline { share });
    if is_plaque {
        let plaques = HEIGHTS.into_iter().flat_map(|share| sides.map(|at_right| Spot::Plaque { at_right, share }));
        return plaques.chain(across).collect();
    }
    let hangs = [full_picture::hang(photo), Hang::Top, Hang::Share(0.45), Hang::Bottom];
    let beside = sides.into_iter().flat_map(|at_right| hangs.map(|hang| Spot::Banner { at_right, hang }));
    across.chain(beside).collect()
}

fn tall(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let photo = views.rest();
    let frame = look.frame(photo);
    if frame.is_tall {
        let at_right = frame.focus.x < 0.5;
        // A plaque may hang beside the subject; a banner keeps above it.
        let areas = full_picture::upright_areas(look, photo, if is_plaque { 0.5 } else { 0.32 });
        let words = |area: Option<Rect>, tone| {
            let ink = look.on_picture(tone);
            match area {
                Some(area) if is_plaque => Plaque::new(look, slide, area, at_right).words(look, slide, ink),
                Some(area) => banner(look, slide, area, Hang::Share(0.2), ink),
                None => headline(look, slide, (look.safe(), HEADLINES[0]), ink),
            }
        };
        // A title that can run down does, wherever there is a place for it: upright stages look like one another.
        let [first, other] = areas.map(Some);
        let rounds: &[&[Option<Rect>]] = if is_plaque { &[&[first, other], &[None]] } else { &[&[first, None, other]] };
        if let Some((words, tone)) = rounds.iter().find_map(|spots| placed(look, photo, spots, words)) {
            return full_picture::filled(look, views, words, tone);
        }
    }
    on_panel(look, slide, is_plaque)
}

fn on_panel(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let panel = Panel::new(look, views, TALL_SHARE);
    let words = if is_plaque {
        let plaque = Plaque::new(look, slide, panel.column, false);
        let lead = plaque.lead_style.at(plaque.lead_style.size * LEAD_ON_PANEL);
        Plaque { lead_style: lead, ..plaque }.words(look, slide, panel.ink)
    } else {
        banner(look, slide, panel.column, Hang::Share(0.35), panel.ink)
    };
    panel.with(look, views, words)
}

/// A lead beside a plaque on a panel has the panel to itself, and is so many times as large as on a picture.
const LEAD_ON_PANEL: f32 = 1.25;

/// The part of a stage higher than wide that the picture of a cover takes when it may not fill it.
const TALL_SHARE: f32 = 0.6;

/// A horizontal title with the lead under it.
fn banner(look: &Look<'_>, slide: &Cover, area: Rect, hang: Hang, ink: Ink) -> Vec<Laid> {
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let side = stack.fit.length(mark::SEAL);
        stack.group(seal(look, rect(0.0, 0.0, side, side)), side, true);
        stack.space(space::APART);
        let mut title = look.scale.display();
        // Upright screens leave less sky over the subject.
        title.size *= if look.stage.is_portrait() { 0.7 } else { 0.8 };
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::ROW);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}

/// A title across the sky, low enough to stay in it: the seal before it, the lead under it.
fn headline(look: &Look<'_>, slide: &Cover, (safe, share): (Rect, f32), ink: Ink) -> Vec<Laid> {
    let side = mark::SEAL * look.scale.unit;
    let gap = look.scale.gap;
    let mut title = look.scale.display();
    title.size *= share;
    let words = rect(safe.min.x + side + gap, safe.min.y, safe.w() - side - gap, safe.h());
    let stack = stacked(look, words, Align::Left, Hang::Top, |stack| {
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::CLOSE);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
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
    lead_style: TextStyle,
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
        Self { vertical, style: wanted.at(size), title, seal, lead, lead_style: look.scale.lead(), at_right }
    }

    fn words(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let at = self.title.min;
        let title = self.vertical.lay(look.text(&slide.title), at.x, at.y, self.style, ink.text);
        let mut items = vec![title.arriving(0)];
        items.extend(seal(look, self.seal).into_iter().map(|item| item.arriving(2)));
        items.extend(self.beside(look, slide, ink));
        items
    }

    fn beside(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let align = if self.at_right { Align::Right } else { Align::Left };
        // It begins where the title does, as a text beside a plaque.
        let stack = stacked(look, self.lead, align, Hang::Top, |stack| {
            stack.rule(ink.accent);
            stack.text(Part::Lead, look.text(&slide.lead), self.lead_style, Wrap::Balanced, ink.text, Role::Text);
        });
        stack.items
    }
}
