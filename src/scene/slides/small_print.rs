//! The small print over the bottom bar: sources, dates and credits.

use crate::{
    content::{Photo, SlideKind},
    scene::{
        Align, Part, Role, Shape, Wrap,
        laid::Laid,
        look::{Ink, Look},
        scrim, words,
    },
    theme::space,
    units::{Rect, Size, pos, size},
};

/// Between two statements on one line.
const DOT: &str = "  ·  ";

/// The space that the small print and what stands under it at the left take.
pub(super) fn corner(look: &Look<'_>, print: &[Laid]) -> Size {
    let lines = scrim::lines(print);
    let right = lines.iter().map(|line| line.rect.max.x).fold(look.scale.margin + look.ticks_width(), f32::max);
    let top = lines.iter().map(|line| line.rect.min.y).fold(look.stage.size.h - look.scale.bottom_bar, f32::min);
    size(right + look.scale.margin * 0.5, look.stage.size.h - top)
}

/// The part of `area` that keeps clear of the small print, so that what stands lowest is not read as its first line.
pub(super) fn clear_of(look: &Look<'_>, area: Rect, print: &[Laid]) -> Rect {
    // What larger small print takes more is taken from the space over it.
    let grown = |item: &Laid| match &item.item.shape {
        Shape::Text { style, .. } if style.size > style.usual => item.item.rect.h() * (1.0 - style.usual / style.size),
        _ => 0.0,
    };
    let clear = |item: &Laid| {
        let free = space::PRINT * look.scale.unit - look.scale.raised - grown(item);
        free.max(space::NEAR * look.scale.unit)
    };
    let tops = print.iter().map(|item| item.item.rect.min.y - clear(item));
    Rect { max: pos(area.max.x, tops.fold(area.max.y, f32::min)), ..area }
}

/// What is said of the pictures (`credits`), the source of the figures and their date, just above
/// the bottom bar.
pub(super) fn small_print(look: &Look<'_>, credits: &[String], on_dark: bool) -> Vec<Laid> {
    small_print_in(look, credits, on_dark, look.safe().w())
}

/// The same within `width` from the left margin.
pub(super) fn small_print_in(look: &Look<'_>, credits: &[String], on_dark: bool, width: f32) -> Vec<Laid> {
    print_in(look, credits, on_dark, width, 2)
}

/// The same in a narrow column that leaves room for a third line.
pub(super) fn small_print_under(look: &Look<'_>, credits: &[String], on_dark: bool, width: f32) -> Vec<Laid> {
    print_in(look, credits, on_dark, width, 3)
}

fn print_in(look: &Look<'_>, credits: &[String], on_dark: bool, width: f32, most: usize) -> Vec<Laid> {
    let ink = if on_dark { look.on_dark() } else { look.on_paper() };
    let mut parts = credits.to_vec();
    if states_facts(look) {
        let own = look.line(look.slide.kind.source());
        let is_own = !own.is_empty() || has_own_source(look);
        let source = if is_own { own } else { look.line(&look.exhibition.source) };
        if !source.is_empty() {
            parts.push(words::source(look.lang, &source));
        }
        if let Some(date) = look.slide.kind.shared_date() {
            parts.push(words::figures_of(look.lang, &look.line(date)));
        }
    }
    parts.retain(|part| !part.is_empty());
    // On one line with dots between, else one under the other: no line ends with a dot.
    let line = parts.join(DOT);
    let fits = look.setter.width(&line, look.scale.credit()) <= width;
    set(look, &if fits { line } else { folded(look, &parts, width, most) }, ink, width)
}

/// The parts on two lines of nearly the same length, or on three if that many may be and two are too long.
fn folded(look: &Look<'_>, parts: &[String], width: f32, most: usize) -> String {
    let style = look.scale.credit();
    let joined = |cuts: &[usize]| {
        let bounds: Vec<usize> = std::iter::once(0).chain(cuts.iter().copied()).chain([parts.len()]).collect();
        bounds.windows(2).map(|pair| parts[pair[0]..pair[1]].join(DOT)).collect::<Vec<_>>()
    };
    let widest = |lines: &[String]| lines.iter().map(|line| look.setter.width(line, style)).fold(0.0, f32::max);
    let two = (1..parts.len()).map(|cut| joined(&[cut]));
    let three = (1..parts.len()).flat_map(|first| (first + 1..parts.len()).map(move |second| [first, second]));
    let best = |tries: &mut dyn Iterator<Item = Vec<String>>| {
        tries.map(|lines| (widest(&lines), lines)).min_by(|one, other| one.0.total_cmp(&other.0))
    };
    let pair = best(&mut two.into_iter());
    let lines = match pair {
        Some((needed, lines)) if needed <= width || most < 3 => lines,
        pair => best(&mut three.map(|cuts| joined(&cuts))).or(pair).map_or_else(|| parts.to_vec(), |(_, lines)| lines),
    };
    lines.join("\n")
}

fn set(look: &Look<'_>, text: &str, ink: Ink, width: f32) -> Vec<Laid> {
    if text.is_empty() {
        return Vec::new();
    }
    let safe = look.safe();
    let style = look.scale.credit();
    // A third line reaches a little into the space above: better than letters that nobody can read.
    let lines = text.lines().count().max(2) as f32;
    let space = size(width, style.line_height() * lines);
    let block = look.setter.fit(text, style, space, Wrap::Small);
    let y = look.stage.size.h - look.scale.bottom_bar - block.size.h;
    vec![block.lay(Part::Credit, safe.min.x, y, width, Align::Left, ink.soft).meaning(Role::Text, text)]
}

/// Slides that state facts name their source; a quotation does not, and a row of pictures only one of its own.
fn states_facts(look: &Look<'_>) -> bool {
    match &look.slide.kind {
        SlideKind::Quote(_) => false,
        SlideKind::Gallery(gallery) => !look.line(&gallery.source).is_empty(),
        _ => true,
    }
}

/// What a list, a table, a map or a film says need not come from where the exhibition's figures do: opening hours, prices,
/// rules.
const fn has_own_source(look: &Look<'_>) -> bool {
    matches!(look.slide.kind, SlideKind::List(_) | SlideKind::Table(_) | SlideKind::Picture(_) | SlideKind::Video(_))
}

/// The credits of several pictures: one that holds for all of them stands alone, and others name their pictures by what
/// `name` calls them.
pub(super) fn credits(look: &Look<'_>, photos: &[&Photo], name: impl Fn(&[usize]) -> String) -> Vec<String> {
    let mut credits: Vec<(String, Vec<usize>)> = Vec::new();
    for (place, photo) in photos.iter().enumerate() {
        let credit = look.line(&photo.credit).into_owned();
        match credits.iter_mut().find(|(known, _)| *known == credit) {
            Some((_, places)) => places.push(place),
            None => credits.push((credit, vec![place])),
        }
    }
    let is_one = credits.len() == 1;
    let said = credits.into_iter().filter(|(credit, _)| !credit.is_empty());
    let said = said.map(|(credit, places)| if is_one { credit } else { words::of(look.lang, &name(&places), &credit) });
    said.collect()
}
