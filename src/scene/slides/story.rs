//! A full-screen picture; the text stands where it is calm.

use super::{facts::facts, full_picture, pages, panel::Panel, placing::placed, views::Views};
use crate::{
    content::{Calm, Story},
    scene::{
        Align,
        card::{self, CardStyles},
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look, Tone},
        picture::text_side,
        stack::{Hang, Stack, Stacked, stacked},
    },
    theme::{extent, space},
    units::{Rect, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Story) -> Layout {
    if slide.texts().len() > 1 {
        return pages::layout(look, slide);
    }
    if look.stage.is_portrait() { tall(look, slide) } else { wide(look, slide) }
}

/// Text in a column where the picture is calm, behind it a scrim that runs out towards the subject.
fn wide(look: &Look<'_>, slide: &Story) -> Layout {
    let (stage, safe, views) = (look.stage.rect(), look.safe(), Views::one(&slide.photo));
    let share = if look.stage.is_ultra_wide() { 0.27 } else { 0.36 };
    let width = (stage.w() * share).max(extent::COLUMN * look.scale.text_unit).min(safe.w() * 0.62);
    let at_right = text_side(&slide.photo) == Calm::Right;
    let column = |at_right: bool| {
        let x = if at_right { safe.max.x - width } else { safe.min.x };
        rect(x, safe.min.y, width, safe.h())
    };
    if look.stage.is_ultra_wide() && !slide.photo.is_whole() {
        let mut items = full_picture::side_picture(look, views, column(at_right), at_right);
        items.extend(words(look, slide, column(at_right), Hang::Share(0.6), look.on_picture(Tone::Night)));
        return Layout { items, bar: BarGround::Picture };
    }
    if !slide.cards.is_empty() || slide.photo.is_whole() {
        // Rules and figures on a picture would be read as a part of it.
        return on_panel(look, slide, 0.0);
    }
    let hangs = [full_picture::hang(&slide.photo), Hang::Top, Hang::Share(0.45), Hang::Bottom];
    let spots: Vec<(bool, Hang)> =
        [at_right, !at_right].into_iter().flat_map(|side| hangs.map(|hang| (side, hang))).collect();
    let set = |(side, hang), tone| words(look, slide, column(side), hang, look.on_picture(tone));
    if let Some((words, tone)) = placed(look, &slide.photo, &spots, set) {
        return full_picture::filled(look, views, words, tone);
    }
    on_panel(look, slide, 0.0)
}

/// A picture made for such stages fills it; any other stands above the words.
fn tall(look: &Look<'_>, slide: &Story) -> Layout {
    let views = Views::one(&slide.photo);
    // Large texts need more room than a full picture has to spare.
    let is_large = look.scale.text > 1.0;
    if look.frame(&slide.photo).is_tall && !slide.photo.is_whole() && !is_large {
        let areas = full_picture::upright_areas(look, &slide.photo, 0.44);
        let at_top = |area: Rect| area.min.y <= look.safe().min.y;
        let hang = |area| if at_top(area) { Hang::Top } else { Hang::Share(0.2) };
        let set = |area, tone| words(look, slide, area, hang(area), look.on_picture(tone));
        if let Some((words, tone)) = placed(look, &slide.photo, &areas, set) {
            return full_picture::filled(look, views, words, tone);
        }
    }
    // A figure that stands alone is as large as it can be; what it leaves goes to the picture.
    let share = match slide.cards.len() {
        _ if is_large => 0.42,
        1 => 0.48,
        _ => 0.54,
    };
    on_panel(look, slide, share)
}

/// The most of an upright stage that the picture takes, so that there is no hole between text and cards.
const MOST: f32 = 0.68;

/// Words on a panel; on a stage higher than wide the picture takes `share` of the height, or what the words leave.
fn on_panel(look: &Look<'_>, slide: &Story, share: f32) -> Layout {
    let views = Views::one(&slide.photo);
    let usual = |share: f32| {
        let panel = Panel::new(look, views, share);
        let words = on_column(look, slide, &panel, None);
        (panel, words)
    };
    let (mut panel, mut words) = usual(share);
    let hole = words.free - extent::HOLE * look.scale.unit;
    if hole > 0.0 && look.scale.text <= 1.0 && look.stage.is_portrait() {
        (panel, words) = usual((share + hole / look.stage.size.h).min(MOST));
    } else if words.free > extent::HOLE_SIDE * look.scale.unit {
        words = on_column(look, slide, &panel, Some(extent::HOLE));
    }
    panel.with(look, views, words.items)
}

/// Headings on panels begin where those of all other slides do, and their cards stand at the foot, or `near` units below the
/// text where too much would lie between.
fn on_column(look: &Look<'_>, slide: &Story, panel: &Panel, near: Option<f32>) -> Stacked {
    let (column, ink) = (panel.column, panel.ink);
    stacked(look, column, Align::Left, Hang::Top, |stack| {
        stack.heading(look.text(&slide.heading), look.text(&slide.body), ink, ink.accent);
        if !slide.cards.is_empty() {
            match near {
                Some(units) => stack.space(units),
                None => stack.foot(space::WIDE),
            }
            let block = facts(stack.fit, &slide.cards, (stack.width, column.h() - stack.y), ink);
            stack.group(block.items, block.height, block.fits);
        }
    })
}

fn words(look: &Look<'_>, slide: &Story, area: Rect, hang: Hang, ink: Ink) -> Vec<Laid> {
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        stack.heading(look.text(&slide.heading), look.text(&slide.body), ink, ink.accent);
        if !slide.cards.is_empty() {
            stack.space(space::WIDE);
            cards(stack, slide, ink);
        }
    });
    stack.items
}

/// The size of a card that stands alone, in parts of its usual size.
const ALONE: f32 = 1.5;

fn cards(stack: &mut Stack<'_, '_, '_>, slide: &Story, ink: Ink) {
    let scale = stack.fit.look.scale;
    let (count, is_wide) = (slide.cards.len(), stack.width > extent::ABREAST * scale.text_unit * stack.fit.step);
    let is_portrait = stack.fit.look.stage.is_portrait();
    let cards = if count == 3 && (is_portrait || !is_wide) {
        // A third card would stand alone in a second row.
        let styles = CardStyles { label: scale.label(), date: scale.caption(), ..CardStyles::grown(&scale, 0.86) };
        card::list(stack.fit, &slide.cards, stack.width, 0.0, styles, ink)
    } else {
        let columns = count.min(if is_wide { 3 } else { 2 });
        let grow = match (columns, is_portrait) {
            (1, _) => ALONE,
            (_, true) => 1.0,
            (_, false) => 0.8,
        };
        let styles = CardStyles::grown(&scale, grow);
        let spread = card::Spread { columns, row_gap: space::APART, stretch: None };
        card::grid(stack.fit, &slide.cards, stack.width, spread, styles, ink)
    };
    stack.group(cards.items, cards.height, cards.fits);
}
