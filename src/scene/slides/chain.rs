//! The steps of a process as a line that flows from raw material to product.

use super::{
    backdrop,
    dashes::{Circle, dashes},
    ring,
    small_print::{clear_of, small_print_in},
    stations::{self, Rhythm, Station, Stations, Wanted},
    steps,
};
use crate::{
    content::{Chain, Figure, Stat, Step},
    scene::{
        Align, Part, Role, Shape, Wrap,
        card::narrowed,
        figure::{FigureInk, FigureLine, figure_line},
        laid::{BarGround, Laid, Layout, Moves, Stroke},
        look::{Fit, Look},
        picture::credit_line,
        words,
    },
    theme::{TextStyle, line, mark, space},
    units::{Pos, Rect, Rgba, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Chain) -> Layout {
    if slide.closed {
        return ring::layout(look, slide);
    }
    // Side by side, steps need all the width.
    let roomy = look.stage.is_portrait().then(|| arranged(look, slide, ROOMY));
    let roomy = roomy.and_then(|(layout, is_whole)| is_whole.then_some(layout));
    roomy.unwrap_or_else(|| arranged(look, slide, 1.0).0)
}

/// How much more of the stage the picture may take if the steps have room beside it.
const ROOMY: f32 = 1.2;

/// The slide with so large a picture, in parts of its usual size, and whether all texts have their whole size, at even steps.
fn arranged(look: &Look<'_>, slide: &Chain, share: f32) -> (Layout, bool) {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let photo = slide.photo.as_ref().map(|photo| (photo, backdrop::usual_share(look) * share));
    let mut backdrop = backdrop::paper(look, photo, heading, body, 0.4);
    let credit = slide.photo.iter().map(|photo| credit_line(look, photo)).collect::<Vec<_>>();
    let print = small_print_in(look, &credit, false, backdrop.content.w());
    backdrop.content = clear_of(look, backdrop.content, &print);
    let shared = shared_label(look, slide);
    let unit = shared.and_then(|_| shared_unit(look, slide, backdrop.content.w()));
    if let Some(label) = shared {
        // A step that says itself what is planned explains its outline.
        let has_hollow = slide.steps.iter().any(|step| step.planned && look.text(&step.note).is_empty());
        let counted = unit.as_ref().map_or_else(|| label.to_owned(), |unit| words::in_unit(look.lang, label, unit));
        let text = words::to_scale(look.lang, &counted, has_hollow);
        let area = &mut backdrop.content;
        let block = look.setter.set(&text, look.scale.caption(), area.w(), Wrap::Running);
        let key = block.lay(Part::StepLabel, area.min.x, area.min.y, area.w(), Align::Left, look.palette.ink_soft);
        backdrop.items.push(key.meaning(Role::Text, text).arriving(1));
        // It is read before the discs that it explains.
        area.min.y += block.size.h + look.scale.gap_small;
    }
    let has_figures = slide.steps.iter().any(|step| step.stat.is_some());
    let radii = radii(look, slide);
    let wanted = Wanted { is_upright: false, is_centred: true, rhythm: Rhythm::Marks };
    let stations = stations::stations(look, backdrop.content, &radii, wanted, |fit, index, width, is_upright| {
        station(fit, slide, index, width, (has_figures, shared.is_none(), unit.is_some()), is_upright)
    });
    let is_whole = stations.have_room;
    backdrop.items.extend(line(look, slide, &stations, &radii));
    backdrop.items.push(steps::list(backdrop.content, heading));
    backdrop.items.extend(stations.items);
    backdrop.items.extend(print);
    (Layout { items: backdrop.items, bar: BarGround::Paper }, is_whole)
}

/// What the figures of all steps count, if it is one thing and their marks are to scale: it stands once.
fn shared_label<'a>(look: &Look<'a>, slide: &'a Chain) -> Option<&'a str> {
    let stats: Vec<&Stat> = slide.steps.iter().filter_map(|step| step.stat.as_ref()).collect();
    let is_one =
        stats.len() > 1 && stats.windows(2).all(|two| two[0].label == two[1].label && two[0].unit == two[1].unit);
    stats.first().filter(|_| is_one).map(|stat| look.text(&stat.label)).filter(|label| !label.is_empty())
}

/// The unit of all figures, if it stands in their key: where it is so long that it would make them small. `width` is that of
/// all steps.
fn shared_unit(look: &Look<'_>, slide: &Chain, width: f32) -> Option<String> {
    let stats = slide.steps.iter().filter_map(|step| step.stat.as_ref());
    let figures: Vec<Figure> = stats.map(|stat| stat.figure(look.lang)).collect();
    let unit = figures.first().map(|figure| figure.unit.clone()).filter(|unit| !unit.is_empty())?;
    let column = if look.stage.is_portrait() {
        width * ASIDE - space::WIDE * look.scale.unit
    } else {
        width / slide.steps.len() as f32
    };
    let fit = Fit { look, step: 1.0, is_last: false };
    let ink = FigureInk { style: look.scale.figure(), color: look.palette.ink, soft: look.palette.ink };
    let is_long = |figure: &Figure| figure_line(&fit, figure, ink).width > column * ROOM;
    let is_one = figures.iter().all(|figure| figure.unit == unit && figure.tail.is_empty());
    (is_one && figures.iter().any(is_long)).then_some(unit)
}

/// The part of an upright station's width that its figure takes, and the most of its column that one with its unit may
/// take.
const ASIDE: f32 = 0.46;
const ROOM: f32 = 0.94;

/// The largest figure of the steps, if marks are discs whose areas are to scale: more than one step has a figure, and all
/// of these have one unit.
fn scale_of(slide: &Chain) -> Option<f64> {
    let stats = || slide.steps.iter().filter_map(|step| step.stat.as_ref());
    let is_of_one_unit = stats().zip(stats().skip(1)).all(|(one, next)| one.unit == next.unit);
    let largest = stats().map(|stat| stat.value).fold(0.0, f64::max);
    (stats().count() > 1 && is_of_one_unit && largest > 0.0).then_some(largest)
}

/// Whether a step has no figure where the marks are to scale: a small disc would say "almost nothing".
fn is_unknown(slide: &Chain, step: &Step) -> bool {
    step.stat.is_none() && scale_of(slide).is_some()
}

fn radii(look: &Look<'_>, slide: &Chain) -> Vec<f32> {
    let (unit, largest) = (look.scale.unit, scale_of(slide));
    // Larger texts take their room from the discs.
    let radius = |step: &Step| match (&step.stat, largest) {
        (Some(stat), Some(largest)) => {
            ((stat.value / largest).max(0.0).sqrt() as f32 * mark::DISC / look.scale.text).max(mark::DOT)
        }
        (None, Some(_)) => mark::UNKNOWN / look.scale.text,
        _ => mark::DOT,
    };
    slide.steps.iter().map(|step| radius(step) * unit).collect()
}

/// Figure, name and note of a step; on an upright line the figure stands beside the others.
fn station(
    fit: &Fit<'_, '_>,
    slide: &Chain,
    index: usize,
    width: f32,
    (has_figures, has_labels, has_shared_unit): (bool, bool, bool),
    is_upright: bool,
) -> Station {
    let look = fit.look;
    let step = &slide.steps[index];
    let x = if has_figures && is_upright { width * ASIDE } else { 0.0 };
    let room = if x > 0.0 { x - fit.length(space::WIDE) } else { width };
    // Long units make figures smaller, and nothing else.
    let shown = |stat: &Stat| {
        let figure = stat.figure(look.lang);
        if has_shared_unit { Figure { unit: String::new(), ..figure } } else { figure }
    };
    let figures: Vec<Figure> = slide.steps.iter().filter_map(|step| step.stat.as_ref().map(shown)).collect();
    let style = narrowed(fit, &figures, room, look.scale.figure());
    let figure = step.stat.as_ref().map(|stat| {
        let ink = FigureInk { style, color: look.tint.strong, soft: look.palette.ink_soft };
        figure_line(fit, &shown(stat), ink)
    });
    // Names stand on one line, also at a step without a figure.
    let figure_height = fit.style(style).size * 1.16;
    let y = match (has_figures, is_upright) {
        (true, true) => fit.length(space::HAIR),
        (true, false) => figure_height,
        (false, _) => 0.0,
    };
    let align = if is_upright { Align::Left } else { Align::Center };
    let words = step_words(fit, slide, step, (width - x, align), has_labels);
    let fits = words.fits && figure.as_ref().is_none_or(|figure| figure.width <= room);
    let least = if figure.is_some() { figure_height } else { 0.0 };
    let mut items: Vec<Laid> = words.items.into_iter().map(|item| item.moved(x, y)).collect();
    let aside = |figure: &FigureLine| if is_upright { 0.0 } else { (width - figure.width) / 2.0 };
    items.extend(figure.into_iter().flat_map(|figure| {
        let dx = aside(&figure);
        figure.items.into_iter().map(move |item| item.moved(dx, 0.0))
    }));
    let height = (y + words.height).max(least);
    let told = steps::told_step(look, step, is_unknown(slide, step));
    let parts = items.into_iter().map(Laid::told);
    let items = std::iter::once(steps::station(rect(0.0, 0.0, width, height), told)).chain(parts).collect();
    Station { items, height, fits }
}

/// The size of small words, in parts of that of labels elsewhere.
const SMALL: f32 = 0.9;

/// Few steps, or a stage that is higher than wide, have room for larger texts.
fn grow(look: &Look<'_>, slide: &Chain) -> f32 {
    match (look.stage.is_portrait(), slide.steps.len()) {
        (_, ..=3) => 1.4,
        (true, _) => 1.25,
        (false, _) => 1.15,
    }
}

/// Name, what the figure counts, and the remark, one under the other.
fn step_words(
    fit: &Fit<'_, '_>,
    slide: &Chain,
    step: &Step,
    (width, align): (f32, Align),
    has_labels: bool,
) -> Station {
    let (look, grow) = (fit.look, grow(fit.look, slide));
    let larger = |style: TextStyle| style.at(style.size * grow);
    // Small words are set smaller than elsewhere: names and figures decide by how much all are reduced.
    let small = larger(look.scale.label().at(look.scale.label().size * SMALL));
    let name = larger(look.scale.card_title());
    let label = step.stat.as_ref().filter(|_| has_labels);
    let label = label.map_or("", |stat| look.text(&stat.label));
    let parts = [
        (Part::StepName, look.text(&step.name), name, look.palette.ink),
        (Part::StepLabel, label, small, look.palette.ink_soft),
        (Part::StepNote, look.text(&step.note), small, look.palette.ink_soft),
    ];
    let mut words = Station { items: Vec::new(), height: 0.0, fits: true };
    for (part, text, style, color) in parts.into_iter().filter(|part| !part.1.is_empty()) {
        let block = fit.set(text, style, width, Wrap::Balanced);
        words.fits &= block.fits;
        words.items.push(block.lay(part, 0.0, words.height, width, align, color).meaning(Role::Text, text));
        words.height += block.size.h + fit.length(space::TIGHT);
    }
    words
}

/// The flowing line with its marks.
fn line(look: &Look<'_>, slide: &Chain, stations: &Stations, radii: &[f32]) -> Vec<Laid> {
    let (marks, downwards) = (&stations.marks, stations.is_upright);
    let unit = look.scale.unit;
    let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) else { return Vec::new() };
    let rail = path(Part::ChainRail, vec![first, last], line::FIRM * unit, look.tint.strong);
    let mut items = vec![rail.moving(Moves::Drawn { order: 1, by: Stroke::Straight })];
    for (index, (mark, radius)) in marks.iter().zip(radii).enumerate() {
        let (order, radius) = (1 + index, *radius);
        let dot = rect(mark.x - radius, mark.y - radius, 2.0 * radius, 2.0 * radius);
        let (is_unknown, planned) = (is_unknown(slide, &slide.steps[index]), slide.steps[index].planned);
        let color = if is_unknown { look.palette.paper } else { look.tint.strong };
        let disc = Laid::new(Part::ChainDot, dot, Shape::Fill { color, radius });
        items.push(disc.moving(Moves::Swells { order, radius, rim: 0.0 }));
        if is_unknown {
            let rim = Circle { center: *mark, radius: radius - line::FIRM / 2.0 * unit };
            let ring = dashes(Part::ChainHole, rim, DASHES, (line::FIRM * unit, look.tint.strong));
            items.extend(ring.into_iter().map(|dash| dash.arriving(order)));
        } else if planned {
            // The mark of a planned step is an outline.
            let rim = line::FIRM * unit;
            let width = rim.min(radius * 0.5);
            let hole = Shape::Fill { color: look.palette.paper, radius: radius - width };
            let hole = Laid::new(Part::ChainHole, dot.shrunk(width), hole);
            items.push(hole.moving(Moves::Swells { order, radius, rim }));
        }
        if index + 1 < marks.len() {
            let next = (marks[index + 1], radii[index + 1]);
            items.extend(between((*mark, radii[index]), next, downwards, unit).map(|at| arrow(look, at, downwards)));
        }
    }
    items
}

/// The dashes around the mark of a step without a figure.
const DASHES: usize = 10;

/// Halfway from the edge of one mark to the edge of the next, if there is room for an arrowhead.
fn between((from, before): (Pos, f32), (to, after): (Pos, f32), downwards: bool, unit: f32) -> Option<Pos> {
    let (start, end) = if downwards { (from.y, to.y) } else { (from.x, to.x) };
    let (start, end) = (start + before, end - after);
    let middle = f32::midpoint(start, end);
    let at = if downwards { pos(from.x, middle) } else { pos(middle, from.y) };
    (end - start > space::APART * unit).then_some(at)
}

fn path(part: Part, points: Vec<Pos>, width: f32, color: Rgba) -> Laid {
    let around = points.iter().fold(None, |area: Option<Rect>, p| {
        let point = Rect { min: *p, max: *p };
        Some(area.map_or(point, |area| area.union(point)))
    });
    Laid::new(part, around.unwrap_or_default(), Shape::Path { points, closed: false, width, color, fill: Rgba::CLEAR })
}

fn arrow(look: &Look<'_>, at: Pos, downwards: bool) -> Laid {
    let s = mark::CHEVRON * look.scale.unit;
    let points = if downwards {
        vec![pos(at.x - s, at.y - s), at, pos(at.x + s, at.y - s)]
    } else {
        vec![pos(at.x - s, at.y - s), at, pos(at.x - s, at.y + s)]
    };
    path(Part::ChainArrow, points, line::FIRM * look.scale.unit, look.tint.strong)
}
