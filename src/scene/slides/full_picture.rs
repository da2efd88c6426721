//! Pictures that words stand on or beside: as large as the stage allows, with the scrims and the small print they need.

use super::{
    small_print::{corner, small_print, small_print_in},
    views::Views,
};
use crate::{
    content::{Calm, Photo},
    scene::{
        Part, Shape,
        laid::{BarGround, Laid, Layout},
        look::{Look, Tone},
        scrim::{self, Scrim, run_out},
        stack::Hang,
    },
    units::{Rect, pos, rect},
};

/// Where words hang in a column beside the subject of `photo`: in the sky or on the ground if that is what is calm.
pub(super) fn hang(photo: &Photo) -> Hang {
    match photo.calm {
        Calm::Top => Hang::Top,
        Calm::Bottom => Hang::Bottom,
        Calm::Auto | Calm::Left | Calm::Right => Hang::Share(0.45),
    }
}

/// A picture with the small print, beside a column of text on the chapter's ground, on a stage so wide that filling it
/// would cut the picture to a strip.
pub(super) fn side_picture(look: &Look<'_>, views: Views<'_>, column: Rect, at_right: bool) -> Vec<Laid> {
    let stage = look.stage.rect();
    let taken = column.w() + 1.2 * look.scale.margin;
    let x = if at_right { 0.0 } else { taken };
    let area = rect(x, 0.0, stage.w() - taken, stage.h());
    let mut items = vec![Laid::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(views.filling(look, area));
    let width = area.w() * 0.22;
    let melt = rect(if at_right { area.max.x - width } else { area.min.x }, 0.0, width, stage.h());
    items.push(run_out(look.tint.deep, 1.0, melt, 0.0, true, at_right));
    let print = small_print(look, &views.credits(look), true);
    items.push(scrim::foot(look, (views.rest(), area), corner(look, &print), &print, &[]).item);
    items.extend(on_bar(look, print, BarGround::Picture));
    items
}

/// The spaces for words on a picture that fills a stage higher than wide, each at most `share` of its height: first the
/// one where the picture is calm.
pub(super) fn upright_areas(look: &Look<'_>, photo: &Photo, share: f32) -> [Rect; 2] {
    let (stage, safe) = (look.stage.rect(), look.safe());
    let frame = look.frame(photo);
    let top = Rect { max: pos(safe.max.x, stage.h() * share), ..safe };
    let foot = Rect { min: pos(safe.min.x, stage.h() * (1.0 - share)), ..safe };
    let is_top_calm = match frame.calm {
        Calm::Top => true,
        Calm::Bottom => false,
        Calm::Auto | Calm::Left | Calm::Right => frame.focus.y >= 0.5,
    };
    if is_top_calm { [top, foot] } else { [foot, top] }
}

/// Pictures that fill the stage, scrims as strong as `words` need, the words, and the small print; and what the bottom
/// bar then stands on: under dark words a bright foot is left bright.
pub(super) fn filled(look: &Look<'_>, views: Views<'_>, words: Vec<Laid>, tone: Tone) -> Layout {
    let photo = views.rest();
    let mut scrims = scrim::around(look, photo, look.stage.rect(), &words, tone);
    let credits = views.credits(look);
    let wide = small_print(look, &credits, true);
    let bright = if tone == Tone::Day { bright_print(look, photo, &credits, &wide) } else { None };
    let bar = if bright.is_some() { BarGround::Bright } else { BarGround::Picture };
    let (print, foot) = bright.unwrap_or_else(|| {
        let foot = scrim::foot(look, (photo, look.stage.rect()), corner(look, &wide), &wide, &scrims);
        (wide, foot)
    });
    scrims.push(foot);
    let mut items = views.filling(look, look.stage.rect());
    items.extend(scrims.into_iter().map(|scrim| scrim.item));
    items.extend(words);
    items.extend(on_bar(look, print, bar));
    Layout { items, bar }
}

/// The small print in the colour of the bottom bar's lesser words.
fn on_bar(look: &Look<'_>, print: Vec<Laid>, bar: BarGround) -> impl Iterator<Item = Laid> {
    let soft = look.on_bar(bar).soft;
    print.into_iter().map(move |mut item| {
        if let Shape::Text { color, .. } = &mut item.item.shape {
            *color = soft;
        }
        item
    })
}

/// The small print with the light scrim under it: as `wide` as it is, else over the ticks alone, where the picture may be
/// calmer; nothing if neither is bright enough.
fn bright_print(look: &Look<'_>, photo: &Photo, credits: &[String], wide: &[Laid]) -> Option<(Vec<Laid>, Scrim)> {
    let narrow = || small_print_in(look, credits, true, look.ticks_width());
    let size = look.scale.credit().size;
    let is_full_size = |item: &Laid| matches!(&item.item.shape, Shape::Text { style, .. } if style.size >= size);
    let on = |print: Vec<Laid>| {
        let foot = scrim::bright_foot(look, photo, corner(look, &print), &print)?;
        Some((print, foot))
    };
    on(wide.to_vec()).or_else(|| Some(narrow()).filter(|print| print.iter().all(is_full_size)).and_then(on))
}
