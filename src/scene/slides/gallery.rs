//! Several pictures on a dark wall: a large one and its companions; a touch enlarges each.

use super::{
    backdrop,
    small_print::{credits, small_print_in},
};
use crate::{
    content::{Gallery, Photo},
    scene::{
        Align, Part, Role, Wrap,
        laid::{BarGround, Laid, Layout},
        look::Look,
        picture::{Drift, picture},
        words,
    },
    theme::TextStyle,
    units::{Rect, pos, rect, size},
};

pub(super) fn layout(look: &Look<'_>, slide: &Gallery) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut backdrop = if look.stage.is_portrait() {
        backdrop::dark(look, heading, body)
    } else {
        backdrop::dark_column(look, heading, body)
    };
    let mut print_width = look.safe().w();
    if !look.stage.is_portrait() {
        // The pictures begin where the heading's lines end: a column that is wider than they are is lost to them.
        let right = backdrop.items.iter().skip(1).map(|item| item.item.rect.max.x).fold(look.safe().min.x, f32::max);
        backdrop.content.min.x = backdrop.content.min.x.min(right + look.scale.gap * 1.5);
        // The small print keeps to the heading's column, and beside it pictures reach down to the controls.
        print_width = backdrop.content.min.x - look.safe().min.x - look.scale.gap;
        if look.link_rows().is_none() {
            backdrop.content.max.y = look.stage.size.h - look.scale.bottom_bar;
        }
    }
    let cells = cells(look, backdrop.content, slide.photos.len());
    let narrowest = cells.iter().map(|cell| cell.w()).fold(f32::INFINITY, f32::min);
    let (style, caption_height) = captions(look, slide, narrowest);
    for (index, (photo, cell)) in slide.photos.iter().zip(cells).enumerate() {
        let view = Rect { min: cell.min, max: pos(cell.max.x, cell.max.y - caption_height) };
        let items = picture(look, photo, view, index, Drift::None);
        backdrop.items.extend(items.into_iter().map(|item| item.arriving(1 + index)));
        backdrop.items.extend(caption(look, photo, style, rect(cell.min.x, view.max.y, cell.w(), caption_height)));
    }
    let photos: Vec<&Photo> = slide.photos.iter().collect();
    let credits = credits(look, &photos, |places| words::pictures(look.lang, places));
    backdrop.items.extend(small_print_in(look, &credits, true, print_width));
    Layout { items: backdrop.items, bar: BarGround::Dark }
}

/// How much larger a caption is than other labels: pictures side by side are looked at from further away.
const NAME: f32 = 1.3;

/// The least of that, so that all captions stand on one line: some on one and some on two would be uneven.
const LEAST: f32 = 1.0;

/// The style of the captions, and their height. They are in the face of names, and all on one line if they have room for that
/// in `width`. Where all texts are larger, they are large enough as they are, and pictures need the room.
fn captions(look: &Look<'_>, slide: &Gallery, width: f32) -> (TextStyle, f32) {
    let (name, label) = (look.scale.card_title(), look.scale.label().size);
    let style = name.at(if look.scale.text > 1.0 { look.scale.caption().size } else { label * NAME });
    let captions = slide.photos.iter().map(|photo| look.line(&photo.caption)).filter(|caption| !caption.is_empty());
    let Some(widest) = captions.map(|text| look.setter.width(&text, style)).reduce(f32::max) else {
        return (style, 0.0);
    };
    let on_one = style.at(style.size * (width / widest).min(1.0));
    let (style, lines) = if on_one.size >= (label * LEAST).min(style.size) { (on_one, 1.0) } else { (style, 2.0) };
    (style, style.line_height() * lines + look.scale.gap_small)
}

fn caption(look: &Look<'_>, photo: &Photo, style: TextStyle, area: Rect) -> Option<Laid> {
    let text = look.line(&photo.caption);
    if text.is_empty() {
        return None;
    }
    let space = size(area.w(), area.h() - look.scale.gap_small);
    let block = look.setter.fit(&text, style, space, Wrap::Balanced);
    let y = area.min.y + look.scale.gap_small;
    Some(block.lay(Part::Caption, area.min.x, y, area.w(), Align::Left, look.palette.snow).meaning(Role::Text, text))
}

/// Where the pictures go: the first takes the larger part, the others share the rest.
fn cells(look: &Look<'_>, area: Rect, count: usize) -> Vec<Rect> {
    let gap = look.scale.gap_small * 1.8;
    let portrait = look.stage.is_portrait();
    match count {
        0 => Vec::new(),
        1 => vec![area],
        2 => line_of(area, 2, gap, !portrait),
        // Of many pictures none is larger than the others: a large one would seem to matter more.
        5.. if !look.stage.is_ultra_wide() => grid_of(area, count, if portrait { 2 } else { 3 }, gap),
        3.. if portrait => {
            let head = area.h() * if count > 3 { 0.42 } else { 0.5 };
            let first = rect(area.min.x, area.min.y, area.w(), head - gap / 2.0);
            let rest = Rect { min: pos(area.min.x, area.min.y + head + gap / 2.0), max: area.max };
            with_rest(first, rest, count - 1, gap)
        }
        _ if look.stage.is_ultra_wide() => line_of(area, count, gap, true),
        _ => {
            let head = area.w() * if count > 3 { 0.5 } else { 0.62 };
            let first = rect(area.min.x, area.min.y, head - gap / 2.0, area.h());
            let rest = Rect { min: pos(area.min.x + head + gap / 2.0, area.min.y), max: area.max };
            if count == 3 {
                std::iter::once(first).chain(line_of(rest, 2, gap, false)).collect()
            } else {
                with_rest(first, rest, count - 1, gap)
            }
        }
    }
}

fn with_rest(first: Rect, rest: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let rows = if count > 2 { 2 } else { 1 };
    let in_first_row = count.div_ceil(rows);
    let mut cells = vec![first];
    for (row, area) in line_of(rest, rows, gap, false).into_iter().enumerate() {
        let here = if row == 0 { in_first_row } else { count - in_first_row };
        cells.extend(line_of(area, here, gap, true));
    }
    cells
}

fn grid_of(area: Rect, count: usize, columns: usize, gap: f32) -> Vec<Rect> {
    let rows = line_of(area, count.div_ceil(columns), gap, false);
    rows.into_iter().flat_map(|row| line_of(row, columns, gap, true)).take(count).collect()
}

/// `area` cut into `count` equal parts with gaps between them.
fn line_of(area: Rect, count: usize, gap: f32, across: bool) -> Vec<Rect> {
    let n = count as f32;
    (0..count)
        .map(|index| {
            let i = index as f32;
            if across {
                let w = (area.w() - gap * (n - 1.0)) / n;
                rect(area.min.x + i * (w + gap), area.min.y, w, area.h())
            } else {
                let h = (area.h() - gap * (n - 1.0)) / n;
                rect(area.min.x, area.min.y + i * (h + gap), area.w(), h)
            }
        })
        .collect()
}
