//! Dated events on one line.

use super::{
    backdrop,
    small_print::{clear_of, small_print_in},
    stations::{self, Rhythm, Station, Stations, Wanted},
    steps,
};
use crate::{
    content::Timeline,
    scene::{
        Align, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout, Moves},
        look::{Fit, Look},
        picture::credit_line,
        stack::first_that,
        words,
    },
    theme::{TextStyle, extent, line, mark, space},
    units::{Pos, rect},
};

/// What a picture may take of its usual part of the stage, and how large texts on an upright line may be, as parts of a
/// body's size: the first at which all has room, else the last. Few words make room for the picture and for themselves.
const ROOMY: [(f32, f32); 6] = [(1.5, 1.15), (1.3, 1.15), (1.5, 1.06), (1.3, 1.06), (1.15, USUAL), (1.0, USUAL)];
const USUAL: f32 = 0.97;
/// How large they are where there is room for no more, and on a level line.
const LEAST: f32 = 0.86;
const LEVEL: f32 = 0.8;

pub(super) fn layout(look: &Look<'_>, slide: &Timeline) -> Layout {
    let tries = ROOMY.into_iter().map(|(share, grow)| arranged(look, slide, share, grow));
    first_that(tries, |(_, is_whole)| *is_whole)
        .map_or_else(|| arranged(look, slide, 1.0, LEAST).0, |(layout, _)| layout)
}

/// The slide with so large a picture and texts, and whether these have their whole size, at even steps.
fn arranged(look: &Look<'_>, slide: &Timeline, share: f32, grow: f32) -> (Layout, bool) {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let photo = slide.photo.as_ref().map(|photo| (photo, backdrop::usual_share(look) * share));
    let mut backdrop = backdrop::paper(look, photo, heading, body, 0.36);
    let credit = slide.photo.iter().map(|photo| credit_line(look, photo)).collect::<Vec<_>>();
    let print = small_print_in(look, &credit, false, backdrop.content.w());
    backdrop.content = clear_of(look, backdrop.content, &print);
    let radii = vec![mark::DOT * look.scale.unit; slide.events.len()];
    // Sentences read better beside their dates, unless there is width for both.
    let prefer_upright = slide.photo.is_some() && !look.stage.is_ultra_wide();
    let wanted = Wanted { is_upright: prefer_upright, is_centred: false, rhythm: Rhythm::Words };
    let stations = stations::stations(look, backdrop.content, &radii, wanted, |fit, index, width, is_upright| {
        station(fit, slide, index, width, is_upright.then_some(grow))
    });
    // A larger picture is not worth another shape of the line.
    let is_whole = stations.have_room && (stations.is_upright || !prefer_upright);
    backdrop.items.extend(line(look, &stations));
    backdrop.items.push(steps::list(backdrop.content, heading));
    backdrop.items.extend(stations.items);
    backdrop.items.extend(print);
    (Layout { items: backdrop.items, bar: BarGround::Paper }, is_whole)
}

/// The date over the text; beside it where the line is upright and there is room. `upright` is how large texts are on such
/// a line.
fn station(fit: &Fit<'_, '_>, slide: &Timeline, index: usize, width: f32, upright: Option<f32>) -> Station {
    let look = fit.look;
    let event = &slide.events[index];
    let (grow, is_upright) = (upright.unwrap_or(LEVEL), upright.is_some());
    let text_style = look.scale.body().at(look.scale.body().size * grow);
    let (date, text) = (look.text(&event.date), look.text(&event.text));
    let is_beside = is_upright && width > extent::BESIDE * look.scale.text_unit;
    let column = if is_beside { dates_width(fit, slide, width * DATES_MOST, grow) } else { width };
    let date_block = fit.set(date, date_style(look, grow), column, Wrap::Balanced);
    let x = if is_beside { column + fit.length(space::WIDE) } else { 0.0 };
    let text_block = fit.set(text, text_style, (width - x).max(1.0), Wrap::Balanced);
    // Beside each other, both stand on one baseline.
    let beside = date_block.ascent() - text_block.ascent();
    let y = if is_beside { beside.max(0.0) } else { date_block.size.h + fit.length(space::TIGHT) };
    let date_y = if is_beside { (-beside).max(0.0) } else { 0.0 };
    let height = (date_y + date_block.size.h).max(y + text_block.size.h);
    let date_item = date_block.lay(Part::EventDate, 0.0, date_y, width, Align::Left, look.tint.strong);
    let text_item = text_block.lay(Part::EventText, x, y, width - x, Align::Left, look.palette.ink);
    let items = vec![
        steps::station(rect(0.0, 0.0, width, height), words::of(look.lang, date, text)),
        date_item.meaning(Role::Text, date).told(),
        text_item.meaning(Role::Text, text).told(),
    ];
    // Large texts are not worth a date in two lines.
    let is_broken = grow > USUAL && date_block.lines.len() > 1;
    Station { items, height, fits: date_block.fits && text_block.fits && !is_broken }
}

/// Dates grow with their texts, but not as much: they are large already.
fn date_style(look: &Look<'_>, grow: f32) -> TextStyle {
    let style = look.scale.date();
    style.at((style.size * (grow / LEAST).max(1.0).sqrt()).min(look.scale.heading().size * UNDER_HEADING))
}

/// The most of a heading's size that dates have.
const UNDER_HEADING: f32 = 0.85;

/// The most that the column of dates takes of the width.
const DATES_MOST: f32 = 0.4;

/// The column of dates is as wide as the widest of them needs, so that all texts begin at one edge, near their dates.
fn dates_width(fit: &Fit<'_, '_>, slide: &Timeline, most: f32, grow: f32) -> f32 {
    let style = date_style(fit.look, grow);
    let dates = slide.events.iter().map(|event| fit.look.text(&event.date));
    dates.map(|date| fit.set(date, style, most, Wrap::Balanced).size.w).fold(0.0, f32::max).min(most)
}

/// The line, which is drawn from its beginning on, and its marks.
fn line(look: &Look<'_>, stations: &Stations) -> Vec<Laid> {
    let unit = look.scale.unit;
    let Some(first) = stations.marks.first() else { return Vec::new() };
    let half = line::FIRM / 2.0 * unit;
    let (w, h) = (stations.end.x - first.x + 2.0 * half, stations.end.y - first.y + 2.0 * half);
    let bar = rect(first.x - half, first.y - half, w, h);
    let line = Laid::new(Part::TimelineRail, bar, Shape::Fill { color: look.tint.strong, radius: 0.0 });
    let mut items = vec![line.moving(Moves::Extends { order: 1, thick: 2.0 * half })];
    items.extend(stations.marks.iter().enumerate().map(|(index, mark)| dot(look, *mark).arriving(1 + index)));
    items
}

fn dot(look: &Look<'_>, at: Pos) -> Laid {
    let radius = mark::DOT * look.scale.unit;
    let area = rect(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
    Laid::new(Part::TimelineDot, area, Shape::Fill { color: look.tint.strong, radius })
}
