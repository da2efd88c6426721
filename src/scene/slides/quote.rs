//! A sentence by itself, on the chapter's ground or on a calm part of a picture.

use super::{full_picture, panel::Panel, placing::placed, small_print::small_print, views::Views};
use crate::{
    content::{Calm, Photo, Quote},
    scene::{
        Align, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look},
        scrim,
        stack::{Hang, stacked},
    },
    theme::{TextStyle, space},
    units::{Rect, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Quote) -> Layout {
    let Some(photo) = &slide.photo else {
        let ground = Shape::Fill { color: look.tint.deep, radius: 0.0 };
        let mut items = vec![Laid::new(Part::Ground, look.stage.rect(), ground)];
        items.extend(words(look, slide, look.safe(), Align::Center, Hang::Share(0.42), look.on_dark()));
        items.extend(small_print(look, &[], true));
        return Layout { items, bar: BarGround::Dark };
    };
    let views = Views::one(photo);
    if look.stage.is_ultra_wide() && !photo.is_whole() {
        return beside(look, slide, views);
    }
    let large = |place, tone| large_words(look, slide, place, look.on_picture(tone));
    let usual = |(area, hang), tone| words(look, slide, area, Align::Center, hang, look.on_picture(tone));
    let spots = places(look, photo);
    // Rather at the usual size on the picture than beside it.
    let found = || placed(look, photo, &spots, large).or_else(|| placed(look, photo, &spots, usual));
    if let Some((words, tone)) = (!photo.is_whole()).then(found).flatten() {
        return full_picture::filled(look, views, words, tone);
    }
    let panel = Panel::new(look, views, TALL_SHARE);
    let words = words(look, slide, panel.column, Align::Left, Hang::Share(0.42), panel.ink);
    panel.with(look, views, words)
}

/// The part of a stage higher than wide that the picture takes when its words stand below it.
const TALL_SHARE: f32 = 0.58;

/// Where the words may stand: first in the calm part of the picture, or else in the middle.
fn places(look: &Look<'_>, photo: &Photo) -> [(Rect, Hang); 3] {
    let size = look.stage.size;
    let (part, most, aside) = if look.stage.is_portrait() { TALL_PART } else { WIDE_PART };
    let safe = look.safe().inset(look.safe().w() * aside, 0.0);
    let calm = scrim::calm_down_to(look, photo, safe).unwrap_or_default();
    let sky = calm.clamp(size.h * part, size.h * most) - look.scale.gap;
    let top = (Rect { max: pos(safe.max.x, sky), ..safe }, IN_SKY);
    let foot = (Rect { min: pos(safe.min.x, size.h * (1.0 - part)), ..safe }, Hang::Share(0.6));
    let middle = (safe, Hang::Share(0.42));
    match look.frame(photo).calm {
        Calm::Top => [top, foot, middle],
        Calm::Bottom => [foot, top, middle],
        Calm::Auto | Calm::Left | Calm::Right => [middle, top, foot],
    }
}

/// The part of the stage's height that is the words' where the picture is calm above or below: at least, and at most where
/// it is calm as far as that; and the part of the width that they leave free at each side.
const WIDE_PART: (f32, f32, f32) = (0.4, 0.5, 0.08);
const TALL_PART: (f32, f32, f32) = (0.3, 0.56, 0.02);

/// The words stand in the optical middle of a calm sky, a little above the true one.
const IN_SKY: Hang = Hang::Share(0.46);

/// How much larger than on a plain ground the words on a picture may be, since they have all its calm to themselves; and
/// the sizes they then take until no line of theirs is a stump, shorter than this part of the longest.
const ON_PICTURE: [f32; 5] = [1.25, 1.15, 1.05, 0.95, 0.86];
const STUMP: f32 = 0.4;

/// The words in a column beside the picture, on a stage so wide that it would leave a strip of the picture.
fn beside(look: &Look<'_>, slide: &Quote, views: Views<'_>) -> Layout {
    let safe = look.safe();
    let column = rect(safe.min.x, safe.min.y, look.stage.size.w * 0.34, safe.h());
    let mut items = full_picture::side_picture(look, views, column, false);
    items.extend(words(look, slide, column, Align::Left, Hang::Share(0.45), look.on_dark()));
    Layout { items, bar: BarGround::Picture }
}

/// The words on a picture, as large as their place allows.
fn large_words(look: &Look<'_>, slide: &Quote, (area, hang): (Rect, Hang), ink: Ink) -> Vec<Laid> {
    let style = look.scale.quote();
    let sized = |larger: f32| set(look, slide, (area, Align::Center, hang), style.at(style.size * larger), ink);
    let has_stumps = |words: &Vec<Laid>| {
        let widths = words.iter().filter(|item| item.item.part == Part::Quote).flat_map(line_widths);
        let (least, most) = widths.fold((f32::INFINITY, 0.0_f32), |(least, most), w| (least.min(w), most.max(w)));
        least < STUMP * most
    };
    let found = ON_PICTURE.into_iter().map(sized).find(|words| !has_stumps(words));
    found.unwrap_or_else(|| sized(ON_PICTURE[0]))
}

/// How wide the lines of a text are.
fn line_widths(item: &Laid) -> Vec<f32> {
    if let Shape::Text { lines, .. } = &item.item.shape {
        lines.iter().map(|line| line.width).collect()
    } else {
        Vec::new()
    }
}

fn words(look: &Look<'_>, slide: &Quote, area: Rect, align: Align, hang: Hang, ink: Ink) -> Vec<Laid> {
    set(look, slide, (area, align, hang), look.scale.quote(), ink)
}

fn set(
    look: &Look<'_>,
    slide: &Quote,
    (area, align, hang): (Rect, Align, Hang),
    style: TextStyle,
    ink: Ink,
) -> Vec<Laid> {
    let stack = stacked(look, area, align, hang, |stack| {
        stack.rule(ink.accent);
        stack.space(space::NEAR);
        stack.text(Part::Quote, look.text(&slide.text), style, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::WIDE);
        stack.text(Part::QuoteBy, look.text(&slide.by), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}
