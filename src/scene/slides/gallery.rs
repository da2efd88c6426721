//! Several pictures on a dark wall: a large one and its companions; a touch enlarges each.

use super::{Layer, Look, Strip, plate};
use crate::{
    content::{Gallery, Photo},
    scene::{
        Item, Part, Role,
        picture::picture,
        typeset::{Align, Wrap},
    },
    theme::TextStyle,
    units::{Fraction, Rect, pos, rect, size},
};

pub(super) fn layout(look: &Look<'_>, slide: &Gallery) -> Layer {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut plate = if look.stage.is_portrait() {
        plate::dark_plate(look, heading, body)
    } else {
        plate::dark_plate_column(look, heading, body)
    };
    let caption_height = caption_height(look, slide);
    let cells = cells(look, plate.content, slide.photos.len());
    for (index, (photo, cell)) in slide.photos.iter().zip(cells).enumerate() {
        let view = Rect { min: cell.min, max: pos(cell.max.x, cell.max.y - caption_height) };
        let items = picture(look, photo, view, index, Fraction::ZERO);
        plate.items.extend(items.into_iter().map(|item| look.arriving(1 + index, item)));
        plate.items.extend(caption(look, photo, rect(cell.min.x, view.max.y, cell.w(), caption_height)));
    }
    let credit = slide.photos.first().map(|photo| Photo { caption: crate::content::Text::default(), ..photo.clone() });
    plate.items.extend(plate::footnote(look, credit.as_ref(), true));
    Layer { items: plate.items, strip: Strip::Dark }
}

/// Where all texts are larger, captions are large enough as they are, and pictures need the room.
fn style(look: &Look<'_>) -> TextStyle {
    if look.scale.text > 1.0 { look.scale.caption() } else { look.scale.label() }
}

fn caption_height(look: &Look<'_>, slide: &Gallery) -> f32 {
    let any = slide.photos.iter().any(|photo| !look.text(&photo.caption).is_empty());
    if any { style(look).line_height() * 2.0 + look.scale.gap_small } else { 0.0 }
}

fn caption(look: &Look<'_>, photo: &Photo, area: Rect) -> Option<Item> {
    let text = look.text(&photo.caption);
    if text.is_empty() {
        return None;
    }
    let space = size(area.w(), area.h() - look.scale.gap_small * 0.6);
    let block = look.setter.fit(text, style(look), space, Wrap::Running);
    let y = area.min.y + look.scale.gap_small * 0.6;
    Some(block.place(Part::Caption, area.min.x, y, area.w(), Align::Left, look.palette.snow).meaning(Role::Text, text))
}

/// Where the pictures go: the first takes the larger part, the others share the rest.
fn cells(look: &Look<'_>, area: Rect, count: usize) -> Vec<Rect> {
    let gap = look.scale.gap_small * 1.2;
    let portrait = look.stage.is_portrait();
    match count {
        0 => Vec::new(),
        1 => vec![area],
        2 => line_of(area, 2, gap, !portrait),
        // Many pictures weigh the same; a large one among them would say something else.
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
