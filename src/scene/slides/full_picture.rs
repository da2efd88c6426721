//! Pictures that words stand on or beside: as large as the stage allows, with the scrims and the small print they need.

use super::small_print::{corner, small_print, small_print_in};
use crate::{
    content::{Calm, Photo},
    scene::{
        Part, Shape,
        laid::{BarGround, Laid, Layout},
        look::{Look, Tone},
        picture::{Drift, credit_line, picture},
        scrim::{self, Scrim, run_out},
        stack::Hang,
    },
    units::{Rect, rect},
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
pub(super) fn side_picture(look: &Look<'_>, photo: &Photo, column: Rect, at_right: bool) -> Vec<Laid> {
    let stage = look.stage.rect();
    let taken = column.w() + 1.2 * look.scale.margin;
    let x = if at_right { 0.0 } else { taken };
    let area = rect(x, 0.0, stage.w() - taken, stage.h());
    let mut items = vec![Laid::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(picture(look, photo, area, 0, Drift::Slow));
    let width = area.w() * 0.22;
    let melt = rect(if at_right { area.max.x - width } else { area.min.x }, 0.0, width, stage.h());
    items.push(run_out(look.tint.deep, 1.0, melt, 0.0, true, at_right));
    let print = small_print(look, &[credit_line(look, photo)], true);
    items.push(scrim::foot(look, photo, corner(look, &print), &[]).item);
    items.extend(print);
    items
}

/// A picture over the upper `share` of a stage that is higher than wide, melting into the chapter's ground; and the
/// space for text below it.
pub(super) fn tall_picture(look: &Look<'_>, photo: &Photo, share: f32) -> (Vec<Laid>, Rect) {
    let stage = look.stage.rect();
    let picture_area = rect(0.0, 0.0, stage.w(), stage.h() * share);
    let mut items = vec![Laid::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(picture(look, photo, picture_area, 0, Drift::Slow));
    let melt = rect(0.0, picture_area.h() * 0.72, stage.w(), picture_area.h() * 0.28 + 1.0);
    items.push(run_out(look.tint.deep, 1.0, melt, 0.0, false, true));
    let mut below = look.safe();
    below.min.y = picture_area.max.y + look.scale.gap_small;
    (items, below)
}

/// A picture that fills a stage higher than wide, and the space for words where it is calm: at most `share` of the
/// stage's height.
pub(super) struct FullPicture {
    pub items: Vec<Laid>,
    /// Where the words go.
    pub area: Rect,
}

pub(super) fn full_picture(look: &Look<'_>, photo: &Photo, share: f32) -> FullPicture {
    let stage = look.stage.rect();
    let frame = look.frame(photo);
    let at_top = match frame.calm {
        Calm::Top => true,
        Calm::Bottom => false,
        Calm::Auto | Calm::Left | Calm::Right => frame.focus.y >= 0.5,
    };
    let mut area = look.safe();
    if at_top {
        area.max.y = stage.h() * share;
    } else {
        area.min.y = stage.h() * (1.0 - share);
    }
    let items = picture(look, photo, stage, 0, Drift::Slow);
    FullPicture { items, area }
}

impl FullPicture {
    /// The picture, scrims as strong as the words need, the words, and the small print; `words` sets them in a tone.
    pub fn with(mut self, look: &Look<'_>, photo: &Photo, words: impl Fn(Tone, Rect) -> Vec<Laid>) -> Layout {
        let (words, tone) = scrim::toned(look, photo, |tone| words(tone, self.area));
        let (set, bar) = on_scrims(look, photo, words, tone);
        self.items.extend(set);
        Layout { items: self.items, bar }
    }
}

/// `words` and the small print on a picture that fills the stage, with the scrims they need, and what the bottom
/// bar then stands on: under dark words a bright foot is left bright.
pub(super) fn on_scrims(look: &Look<'_>, photo: &Photo, words: Vec<Laid>, tone: Tone) -> (Vec<Laid>, BarGround) {
    let mut scrims = scrim::around(look, photo, look.stage.rect(), &words, tone);
    let wide = small_print(look, &[credit_line(look, photo)], true);
    let bright = if tone == Tone::Day { bright_print(look, photo, &wide) } else { None };
    let bar = if bright.is_some() { BarGround::Bright } else { BarGround::Dark };
    let (print, foot) = bright.unwrap_or_else(|| {
        let foot = scrim::foot(look, photo, corner(look, &wide), &scrims);
        (wide, foot)
    });
    scrims.push(foot);
    let mut items: Vec<Laid> = scrims.into_iter().map(|scrim| scrim.item).collect();
    items.extend(words);
    let soft = look.on_bar(bar).soft;
    items.extend(print.into_iter().map(|mut item| {
        if let Shape::Text { color, .. } = &mut item.item.shape {
            *color = soft;
        }
        item
    }));
    (items, bar)
}

/// The small print with the light scrim under it: as `wide` as it is, else over the ticks alone, where the picture may be
/// calmer; nothing if neither is bright enough.
fn bright_print(look: &Look<'_>, photo: &Photo, wide: &[Laid]) -> Option<(Vec<Laid>, Scrim)> {
    let narrow = || small_print_in(look, &[credit_line(look, photo)], true, look.ticks_width());
    let size = look.scale.credit().size;
    let is_full_size = |item: &Laid| matches!(&item.item.shape, Shape::Text { style, .. } if style.size >= size);
    let on = |print: Vec<Laid>| {
        let foot = scrim::bright_foot(look, photo, corner(look, &print), &print)?;
        Some((print, foot))
    };
    on(wide.to_vec()).or_else(|| Some(narrow()).filter(|print| print.iter().all(is_full_size)).and_then(on))
}
