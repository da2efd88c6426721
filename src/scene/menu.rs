//! The menu: a banner for each chapter, hung side by side on paper, and the comfort settings under them. A chapter with
//! chapters in it has a page of its own, in the same look, with a way back to all chapters.

use super::{
    Align, Part, Role, Wrap,
    banner::{self, Banner},
    button::{Control, strip, strip_width},
    comfort,
    icon::Icon,
    laid::Laid,
    look::Look,
    overlay::ground,
    words::{Word, back_to, word},
};
use crate::{
    content::{Chapter, Slide, Text},
    show::{Action, Overlay},
    theme::{extent, space},
    units::{Rect, pos, rect},
};

/// A page of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// All chapters that lie in no other one.
    All,
    /// The chapters in the outer one that begins with the slide at this place.
    Inner(usize),
}

impl Page {
    /// The page that covers the slide, if one does.
    pub const fn of(overlay: Overlay) -> Option<Self> {
        match overlay {
            Overlay::Menu => Some(Self::All),
            Overlay::Inner(place) => Some(Self::Inner(place)),
            _ => None,
        }
    }
}

/// A chapter on a page.
struct Tile<'a> {
    /// It, or the outer one of several.
    chapter: &'a Chapter,
    /// Place of the first slide of all in its outer chapter, if it lies in one.
    outer: Option<usize>,
    /// What touching it does: goes to the first of its slides that are shown now, or opens the page of its chapters.
    opens: Action,
    /// These slides.
    slides: Vec<&'a Slide>,
}

/// The chapters, and the comfort settings under them.
pub(super) fn menu(look: &Look<'_>, page: Page) -> Vec<Laid> {
    let scale = look.scale;
    let inner = look.stage.rect().shrunk(scale.margin);
    let ground = ground(look, look.palette.paper);
    // A touch beside the chapters leads out, and not away from all of them.
    let ground = if page == Page::All { ground } else { ground.button(out(look), Action::Outer) };
    let mut items = vec![ground];
    items.extend(head(look, page, rect(inner.min.x, inner.min.y, inner.w(), scale.target)));
    let settings = comfort::settings(look, inner);
    let area = Rect {
        min: pos(inner.min.x, inner.min.y + scale.target + scale.gap_small * 1.5),
        max: pos(inner.max.x, settings.top - scale.gap_small),
    };
    items.extend(banners(look, page, area));
    items.extend(settings.items);
    items
}

/// The files of the pictures that a page may show.
pub(super) fn files<'a>(look: &Look<'a>, page: Page) -> Vec<&'a str> {
    tiles(look, page).iter().flat_map(|tile| banner::files(&tile.slides)).collect()
}

/// The pages that a visitor may open next: that of the slide's chapter, and that of all chapters.
pub(super) fn pages(look: &Look<'_>) -> Vec<Page> {
    let here = look.chapters().into_iter().find(|shown| shown.chapter.id == look.chapter.id);
    let inner = here.and_then(|shown| shown.outer).map(Page::Inner);
    inner.into_iter().filter(|page| tiles(look, *page).len() > 1).chain([Page::All]).collect()
}

/// The chapters on a page, in their order.
fn tiles<'a>(look: &Look<'a>, page: Page) -> Vec<Tile<'a>> {
    let mut tiles: Vec<Tile<'_>> = Vec::new();
    for shown in look.chapters() {
        let (outer, opens) = (shown.outer, Action::GoTo(shown.first));
        match (page, tiles.last_mut(), outer) {
            (Page::Inner(place), ..) if outer != Some(place) => {}
            (Page::All, Some(tile), Some(place)) if tile.outer == outer => {
                tile.slides.extend(shown.slides);
                tile.opens = Action::Inner(place);
            }
            _ => {
                let chapter = if page == Page::All { shown.chapter.outermost() } else { shown.chapter };
                tiles.push(Tile { chapter, outer, opens, slides: shown.slides });
            }
        }
    }
    tiles
}

/// What the page is called.
fn title<'a>(look: &Look<'a>, page: Page) -> &'a Text {
    match page {
        Page::All => &look.exhibition.title,
        Page::Inner(place) => {
            look.exhibition.slide(place).map_or(&look.exhibition.title, |(chapter, _)| &chapter.outermost().title)
        }
    }
}

/// What the way back to all chapters is called.
fn out(look: &Look<'_>) -> String {
    back_to(look.lang, word(look.lang, Word::Chapters))
}

/// The title of the page, what leads back to all chapters, and what closes the menu.
fn head(look: &Look<'_>, page: Page, row: Rect) -> Vec<Laid> {
    let ink = look.on_paper();
    let closes = if page == Page::All { Action::Back } else { Action::Menu };
    let close = [Control::icon(Icon::Close, word(look.lang, Word::Close), closes)];
    let (close, right) = strip(look, row, &close, false);
    let (back, left) = if page == Page::All { (Vec::new(), row.min.x) } else { back(look, row) };
    let space = Rect { min: pos(left, row.min.y), max: pos(right - look.scale.gap, row.max.y) };
    let title = title(look, page);
    let block = look.setter.fit(&look.line(title), look.scale.card_title(), space.size(), Wrap::Balanced);
    let y = space.center().y - block.size.h / 2.0;
    let words = block.lay(Part::MenuTitle, space.min.x, y, space.w(), Align::Left, ink.text);
    let words = words.meaning(Role::Heading, look.text(title));
    back.into_iter().chain([words]).chain(close).collect()
}

/// What leads back to all chapters, at the left, and where the title begins beside it.
fn back(look: &Look<'_>, row: Rect) -> (Vec<Laid>, f32) {
    /// Of a narrow row the title has so much at least.
    const TITLE: f32 = 0.6;
    let (label, seen) = (out(look), word(look.lang, Word::Back));
    let with_word = [Control::both(Icon::Previous, seen, &label, Action::Outer)];
    let alone = [Control::icon(Icon::Previous, &label, Action::Outer)];
    let has_room = strip_width(look, &with_word) <= row.w() * (1.0 - TITLE);
    let controls = if has_room { with_word } else { alone };
    let width = strip_width(look, &controls);
    let (laid, _) = strip(look, rect(row.min.x, row.min.y, width, row.h()), &controls, false);
    (laid, row.min.x + width + look.scale.gap)
}

fn banners(look: &Look<'_>, page: Page, area: Rect) -> Vec<Laid> {
    let tiles = tiles(look, page);
    let runs_down = banner::runs_down(look, tiles.iter().map(|tile| tile.chapter));
    let places = places(look, area, tiles.len(), runs_down);
    let here = if page == Page::All { look.chapter.outermost() } else { look.chapter };
    let mut all = Vec::new();
    for (Tile { chapter, opens, slides, .. }, area) in tiles.into_iter().zip(places) {
        let look = Look { chapter, tint: look.palette.tints[chapter.tint as usize], ..*look };
        all.push((look, Banner { area, opens, slides, runs_down }));
    }
    // Titles of one menu are of one size.
    let step = all.iter().map(|(look, banner)| banner.step(look)).fold(1.0, f32::min);
    let is_here = |other: &Look<'_>| other.chapter.id == here.id;
    all.iter().flat_map(|(look, banner)| banner.lay(look, step, is_here(look))).collect()
}

/// The places of so many banners: one row of tall ones, or on an upright stage one column of wide ones; more rows or
/// columns where they would get too narrow.
fn places(look: &Look<'_>, area: Rect, count: usize, runs_down: bool) -> Vec<Rect> {
    let gap = (space::TIGHT * look.scale.unit).max(look.scale.apart);
    let part = |whole: f32, parts: usize| (whole - gap * (parts.max(1) - 1) as f32) / parts.max(1) as f32;
    let is_upright = look.stage.is_portrait();
    let across = if runs_down { extent::BANNER } else { extent::BANNER_ACROSS };
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
