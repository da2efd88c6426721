//! The menu: a banner for each chapter, hung side by side on paper, and the comfort settings under them.

use super::{
    Align, Part, Role, Wrap,
    banner::{self, Banner},
    button::{Control, strip},
    comfort,
    icon::Icon,
    laid::Laid,
    look::Look,
    overlay::ground,
    words::{Word, word},
};
use crate::{
    show::Action,
    theme::{extent, space},
    units::{Rect, pos, rect},
};

/// The chapters, and the comfort settings under them.
pub(super) fn menu(look: &Look<'_>) -> Vec<Laid> {
    let scale = look.scale;
    let inner = look.stage.rect().shrunk(scale.margin);
    let mut items = vec![ground(look, look.palette.paper)];
    items.extend(head(look, rect(inner.min.x, inner.min.y, inner.w(), scale.target)));
    let settings = comfort::settings(look, inner);
    let area = Rect {
        min: pos(inner.min.x, inner.min.y + scale.target + scale.gap_small * 1.5),
        max: pos(inner.max.x, settings.top - scale.gap_small),
    };
    items.extend(banners(look, area));
    items.extend(settings.items);
    items
}

/// The exhibition's title, and what closes the menu.
fn head(look: &Look<'_>, row: Rect) -> Vec<Laid> {
    let ink = look.on_paper();
    let close = [Control::icon(Icon::Close, word(look.lang, Word::Close), Action::Back)];
    let (close, right) = strip(look, row, &close, false);
    let space = Rect { max: pos(right - look.scale.gap, row.max.y), ..row };
    let title = look.line(&look.exhibition.title);
    let block = look.setter.fit(&title, look.scale.card_title(), space.size(), Wrap::Balanced);
    let y = space.center().y - block.size.h / 2.0;
    let words = block.lay(Part::MenuTitle, space.min.x, y, space.w(), Align::Left, ink.text);
    let words = words.meaning(Role::Heading, look.text(&look.exhibition.title));
    std::iter::once(words).chain(close).collect()
}

fn banners(look: &Look<'_>, area: Rect) -> Vec<Laid> {
    let chapters = look.chapters();
    let places = places(look, area, chapters.len());
    let mut all = Vec::new();
    for ((chapter, first_slide, slides), area) in chapters.into_iter().zip(places) {
        let look = Look { chapter, tint: look.palette.tints[chapter.tint as usize], ..*look };
        all.push((look, Banner { area, first_slide, slides }));
    }
    // Titles of one menu are of one size.
    let step = all.iter().map(|(look, banner)| banner.step(look)).fold(1.0, f32::min);
    let is_here = |other: &Look<'_>| other.chapter.id == look.chapter.id;
    all.iter().flat_map(|(look, banner)| banner.lay(look, step, is_here(look))).collect()
}

/// The places of so many banners: one row of tall ones, or on an upright stage one column of wide ones; more rows or
/// columns where they would get too narrow.
fn places(look: &Look<'_>, area: Rect, count: usize) -> Vec<Rect> {
    let gap = (space::TIGHT * look.scale.unit).max(look.scale.apart);
    let part = |whole: f32, parts: usize| (whole - gap * (parts.max(1) - 1) as f32) / parts.max(1) as f32;
    let is_upright = look.stage.is_portrait();
    let across = if banner::runs_down(look) { extent::BANNER } else { extent::BANNER_ACROSS };
    let least = if is_upright { extent::BANNER_LOW } else { across } * look.scale.text_unit;
    let sides = |rows: usize| (part(area.w(), count.div_ceil(rows)), part(area.h(), rows));
    let rows: Vec<usize> = if is_upright { (1..=count).rev().collect() } else { (1..=count).collect() };
    let is_wide_enough = |rows: &&usize| {
        let (w, h) = sides(**rows);
        if is_upright { h >= least } else { w >= least }
    };
    let roomiest = |one: &&usize, other: &&usize| {
        let short = |rows: usize| sides(rows).0.min(sides(rows).1);
        short(**one).total_cmp(&short(**other))
    };
    let rows = rows.iter().find(is_wide_enough).or_else(|| rows.iter().max_by(roomiest)).copied().unwrap_or(1);
    let height = part(area.h(), rows);
    let mut places = Vec::new();
    for row in 0..rows {
        // The first rows have one more where they cannot all have as many.
        let columns = count / rows + usize::from(row < count % rows);
        let width = part(area.w(), columns);
        let y = area.min.y + row as f32 * (height + gap);
        places.extend((0..columns).map(|column| rect(area.min.x + column as f32 * (width + gap), y, width, height)));
    }
    places
}
