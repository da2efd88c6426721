//! What several kinds share: plates of paper with figures beside a picture, and the small print.

use super::{Layer, Look, Strip};
use crate::{
    content::{Calm, Photo, SlideKind},
    scene::{
        Item, Part, Role, Shape, chrome,
        look::Ink,
        picture::{credit_line, picture},
        scrim::{self, Scrim, Tone, run_out},
        stack::{Hang, stacked},
        typeset::{Align, Wrap},
        words,
    },
    theme::fade,
    units::{Rect, Size, pos, rect, size},
};

/// A plate: its items so far, and the space for its content.
pub(super) struct Plate {
    pub items: Vec<Item>,
    pub content: Rect,
}

/// Paper over the whole stage with a heading, and a picture at one side if there is one.
///
/// The heading takes at most `head_share` of the height; the rest is the content's.
pub(super) fn plate(look: &Look<'_>, photo: Option<&Photo>, heading: &str, body: &str, head_share: f32) -> Plate {
    let stage = look.stage.rect();
    let mut items = vec![Item::new(Part::Paper, stage, Shape::Fill { color: look.palette.paper, radius: 0.0 })];
    let mut area = look.safe();
    if let Some(photo) = photo {
        // Larger texts take their room from the picture.
        let share = if look.scale.text > 1.0 { 0.7 } else { 1.0 };
        let band = if look.stage.is_portrait() {
            rect(0.0, 0.0, stage.w(), stage.h() * 0.27 * share)
        } else {
            // A chain needs its width.
            let is_chain = matches!(look.slide.kind, SlideKind::Chain(_));
            let width = stage.w()
                * share
                * match stage.size().aspect() {
                    aspect if aspect < 1.5 => 0.26,
                    _ if look.stage.is_ultra_wide() => 0.4,
                    _ if is_chain => 0.25,
                    _ => 0.32,
                };
            rect(stage.w() - width, 0.0, width, stage.h())
        };
        items.extend(picture(look, photo, band, 0, look.drift));
        if look.stage.is_portrait() {
            area.min.y = band.max.y + look.scale.gap;
        } else {
            area.max.x = band.min.x - look.scale.gap * 1.5;
        }
    }
    let ink = look.on_paper();
    let head = rect(area.min.x, area.min.y, area.w(), area.h() * head_share);
    let stack =
        stacked(look, head, Align::Left, Hang::Top, |stack| stack.heading(heading, body, ink, look.palette.accent));
    items.extend(stack.items);
    area.min.y += stack.height + look.scale.gap * 1.4;
    Plate { items, content: area }
}

/// Where words hang in a column beside the subject of `photo`: in the sky or on the ground if that is what is calm.
pub(super) fn hang(photo: &Photo) -> Hang {
    match photo.calm {
        Calm::Top => Hang::Top,
        Calm::Bottom => Hang::Bottom,
        Calm::Auto | Calm::Left | Calm::Right => Hang::Share(0.45),
    }
}

/// The chapter's deep ground with a heading on top.
pub(super) fn dark_plate(look: &Look<'_>, heading: &str, body: &str) -> Plate {
    on_top(look, heading, body, true)
}

fn on_top(look: &Look<'_>, heading: &str, body: &str, is_dark: bool) -> Plate {
    let mut area = look.safe();
    let head = Rect { max: pos(area.max.x, area.min.y + area.h() * 0.36), ..area };
    let mut items = vec![ground(look, is_dark)];
    let (set, height) = head_of(look, heading, body, head, is_dark);
    items.extend(set);
    area.min.y += height + look.scale.gap * 1.4;
    Plate { items, content: area }
}

/// The chapter's deep ground with a heading in a column of its own, and all the height beside it for the content; the
/// chapter's seal stands under the heading like a watermark. On stages so narrow that a heading would get one word a
/// line there, it stands on top.
pub(super) fn dark_plate_beside(look: &Look<'_>, heading: &str, body: &str) -> Plate {
    if is_narrow(look) { on_top(look, heading, body, true) } else { beside(look, heading, body, true) }
}

/// The same on paper.
pub(super) fn plate_beside(look: &Look<'_>, heading: &str, body: &str) -> Plate {
    if is_narrow(look) { on_top(look, heading, body, false) } else { beside(look, heading, body, false) }
}

fn is_narrow(look: &Look<'_>) -> bool {
    look.stage.size.aspect() < 1.5
}

/// The chapter's deep ground with a heading in a column of its own, however narrow: what needs all the height gets it.
pub(super) fn dark_plate_column(look: &Look<'_>, heading: &str, body: &str) -> Plate {
    beside(look, heading, body, true)
}

fn beside(look: &Look<'_>, heading: &str, body: &str, is_dark: bool) -> Plate {
    let mut area = look.safe();
    let share = if look.stage.is_ultra_wide() { 0.24 } else { 0.3 };
    let head = Rect { max: pos(area.min.x + area.w() * share, area.max.y), ..area };
    let (set, height) = head_of(look, heading, body, head, is_dark);
    let mut items = vec![ground(look, is_dark)];
    let below = Rect { min: pos(head.min.x, head.min.y + height + look.scale.gap), ..head };
    items.extend(watermark(look, below, is_dark));
    items.extend(set);
    area.min.x = head.max.x + look.scale.gap * 2.0;
    Plate { items, content: area }
}

fn ground(look: &Look<'_>, is_dark: bool) -> Item {
    let (part, color) = if is_dark { (Part::Ground, look.tint.deep) } else { (Part::Paper, look.palette.paper) };
    Item::new(part, look.stage.rect(), Shape::Fill { color, radius: 0.0 })
}

fn head_of(look: &Look<'_>, heading: &str, body: &str, area: Rect, is_dark: bool) -> (Vec<Item>, f32) {
    let (ink, rule) = if is_dark { (look.on_dark(), look.tint.light) } else { (look.on_paper(), look.palette.accent) };
    let stack = stacked(look, area, Align::Left, Hang::Top, |stack| stack.heading(heading, body, ink, rule));
    (stack.items, stack.height)
}

/// The first character of the chapter's seal, as large as `area` lets it be, at its lower left; nothing where it would
/// be no larger than a title.
fn watermark(look: &Look<'_>, area: Rect, is_dark: bool) -> Option<Item> {
    let seal = look.text(&look.chapter.seal).chars().next().filter(|_| !look.high_contrast)?;
    let size = area.w().min(area.h() / 1.1);
    let style = look.scale.display();
    let color = if is_dark { look.tint.light } else { look.tint.strong };
    let block = look.setter.set(&seal.to_string(), style.at(size), f32::INFINITY, Wrap::Running);
    let y = area.max.y - block.size.h;
    let item = block.place(Part::Watermark, area.min.x, y, size, Align::Left, color.faded(fade::WATERMARK));
    (size > style.size * 1.2).then(|| look.arriving(1, item))
}

/// A picture with the small print, beside a column of text on the chapter's ground, on a stage so wide that filling it
/// would cut the picture to a strip.
pub(super) fn side_picture(look: &Look<'_>, photo: &Photo, column: Rect, at_right: bool) -> Vec<Item> {
    let stage = look.stage.rect();
    let taken = column.w() + 1.2 * look.scale.margin;
    let x = if at_right { 0.0 } else { taken };
    let area = rect(x, 0.0, stage.w() - taken, stage.h());
    let mut items = vec![Item::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(picture(look, photo, area, 0, look.drift));
    let width = area.w() * 0.22;
    let melt = rect(if at_right { area.max.x - width } else { area.min.x }, 0.0, width, stage.h());
    items.push(run_out(look.tint.deep, 1.0, melt, 0.0, true, at_right));
    let print = footnote(look, Some(photo), true);
    items.push(scrim::foot(look, photo, corner(look, &print), &[]).item);
    items.extend(print);
    items
}

/// A picture over the upper `share` of a stage that is higher than wide, melting into the chapter's ground; and the
/// space for text below it.
pub(super) fn tall_picture(look: &Look<'_>, photo: &Photo, share: f32) -> (Vec<Item>, Rect) {
    let stage = look.stage.rect();
    let picture_area = rect(0.0, 0.0, stage.w(), stage.h() * share);
    let mut items = vec![Item::new(Part::Ground, stage, Shape::Fill { color: look.tint.deep, radius: 0.0 })];
    items.extend(picture(look, photo, picture_area, 0, look.drift));
    let melt = rect(0.0, picture_area.h() * 0.72, stage.w(), picture_area.h() * 0.28 + 1.0);
    items.push(run_out(look.tint.deep, 1.0, melt, 0.0, false, true));
    let mut below = look.safe();
    below.min.y = picture_area.max.y + look.scale.gap_small;
    (items, below)
}

/// A picture that fills a stage higher than wide, and the space for words where it is calm: at most `share` of the
/// stage's height.
pub(super) struct FullPicture {
    pub items: Vec<Item>,
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
    let items = picture(look, photo, stage, 0, look.drift);
    FullPicture { items, area }
}

impl FullPicture {
    /// The picture, scrims as strong as the words need, the words, and the small print; `words` sets them in a tone.
    pub fn with(mut self, look: &Look<'_>, photo: &Photo, words: impl Fn(Tone, Rect) -> Vec<Item>) -> Layer {
        let (words, tone) = scrim::toned(look, photo, |tone| words(tone, self.area));
        let (set, strip) = on_scrims(look, photo, words, tone);
        self.items.extend(set);
        Layer { items: self.items, strip }
    }
}

/// `words` and the small print on a picture that fills the stage, with the scrims they need, and what the strip of
/// controls then stands on: under dark words a bright foot is left bright.
pub(super) fn on_scrims(look: &Look<'_>, photo: &Photo, words: Vec<Item>, tone: Tone) -> (Vec<Item>, Strip) {
    let mut scrims = scrim::around(look, photo, look.stage.rect(), &words, tone);
    let wide = footnote(look, Some(photo), true);
    let bright = if tone == Tone::Day { bright_print(look, photo, &wide) } else { None };
    let strip = if bright.is_some() { Strip::Bright } else { Strip::Dark };
    let (print, foot) = bright.unwrap_or_else(|| {
        let foot = scrim::foot(look, photo, corner(look, &wide), &scrims);
        (wide, foot)
    });
    scrims.push(foot);
    let mut items: Vec<Item> = scrims.into_iter().map(|scrim| scrim.item).collect();
    items.extend(words);
    let soft = look.on_strip(strip).soft;
    items.extend(print.into_iter().map(|mut item| {
        if let Shape::Text { color, .. } = &mut item.shape {
            *color = soft;
        }
        item
    }));
    (items, strip)
}

/// The small print with the light scrim under it: as `wide` as it is, else over the ticks alone, where the picture may be
/// calmer; nothing if neither is bright enough.
fn bright_print(look: &Look<'_>, photo: &Photo, wide: &[Item]) -> Option<(Vec<Item>, Scrim)> {
    let narrow = || footnote_in(look, Some(photo), true, chrome::ticks_width(look));
    let size = look.scale.credit().size;
    let is_full_size = |item: &Item| matches!(&item.shape, Shape::Text { style, .. } if style.size >= size);
    let on = |print: Vec<Item>| {
        let foot = scrim::bright_foot(look, photo, corner(look, &print), &print)?;
        Some((print, foot))
    };
    on(wide.to_vec()).or_else(|| Some(narrow()).filter(|print| print.iter().all(is_full_size)).and_then(on))
}

/// The space that the small print and what stands under it at the left take.
pub(super) fn corner(look: &Look<'_>, print: &[Item]) -> Size {
    let lines = scrim::lines(print);
    let right = lines.iter().map(|line| line.rect.max.x).fold(look.scale.margin + chrome::ticks_width(look), f32::max);
    size(right + look.scale.margin * 0.5, look.scale.strip + look.scale.small_print)
}

/// Source of the figures and credit of the picture, just above the strip of controls.
pub(super) fn footnote(look: &Look<'_>, photo: Option<&Photo>, on_dark: bool) -> Vec<Item> {
    footnote_in(look, photo, on_dark, look.safe().w())
}

/// The same within `width` from the left margin.
pub(super) fn footnote_in(look: &Look<'_>, photo: Option<&Photo>, on_dark: bool, width: f32) -> Vec<Item> {
    let ink = if on_dark { look.on_dark() } else { look.on_paper() };
    let mut parts = Vec::new();
    if let Some(photo) = photo {
        parts.push(credit_line(look, photo));
    }
    if states_facts(look) {
        let own = look.text(look.slide.kind.source());
        let source = if own.is_empty() { look.text(&look.exhibition.source) } else { own };
        if !source.is_empty() {
            parts.push(words::source(look.lang, source));
        }
        if let Some(date) = look.slide.kind.shared_date() {
            parts.push(words::figures_of(look.lang, look.text(date)));
        }
    }
    parts.retain(|part| !part.is_empty());
    // On one line with dots between, else one under the other: no line ends with a dot.
    let line = parts.join("  ·  ");
    let fits = look.setter.width(&line, look.scale.credit()) <= width;
    small_print(look, &if fits { line } else { folded(look, &parts, width) }, ink, width)
}

/// The parts on two lines: as many on the first as there is room for.
fn folded(look: &Look<'_>, parts: &[String], width: f32) -> String {
    let style = look.scale.credit();
    let joined = |parts: &[String]| parts.join("  ·  ");
    let first = (1..parts.len()).rev().find(|count| look.setter.width(&joined(&parts[..*count]), style) <= width);
    let first = first.unwrap_or(1).min(parts.len());
    let lines = [joined(&parts[..first]), joined(&parts[first..])];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn small_print(look: &Look<'_>, text: &str, ink: Ink, width: f32) -> Vec<Item> {
    if text.is_empty() {
        return Vec::new();
    }
    let safe = look.safe();
    let style = look.scale.credit();
    let space = size(width, look.scale.small_print);
    let block = look.setter.fit(text, style, space, Wrap::Small);
    let y = look.stage.size.h - look.scale.strip - block.size.h;
    vec![block.place(Part::Credit, safe.min.x, y, width, Align::Left, ink.soft).meaning(Role::Text, text)]
}

/// Slides that state facts name their source; a quotation and a row of pictures do not.
const fn states_facts(look: &Look<'_>) -> bool {
    !matches!(look.slide.kind, SlideKind::Quote(_) | SlideKind::Gallery(_))
}
