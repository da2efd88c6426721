//! A diagram of a few numbers on paper, with the one that matters called out.

mod bars;
mod coins;
mod discs;
mod donut;
mod line;
mod plot;
mod points;

use super::{
    backdrop,
    facing::{Panel, facing, panel_width},
    small_print::{clear_of, small_print_in},
};
use crate::{
    content::{Card, Chart, ChartForm},
    scene::{
        Align, Part, Role, Shape,
        card::{self, CardStyles},
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look},
        picture::credit_line,
        stack::{Hang, stacked},
    },
    units::{Rect, pos},
};

pub(super) fn layout(look: &Look<'_>, slide: &Chart) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    // It says its figure itself.
    let is_whole = slide.form == ChartForm::Coins || matches!((slide.form, slide.points.len()), (ChartForm::Donut, 1));
    let panel = if slide.form == ChartForm::Discs { Panel::Discs } else { Panel::Diagram };
    let mut backdrop = match &slide.photo {
        Some(photo) => facing(look, photo, heading, body, panel),
        None if is_whole || look.stage.is_ultra_wide() => backdrop::paper_beside(look, heading, body),
        None => backdrop::paper(look, None, heading, body, 0.36),
    };
    let credit = slide.photo.iter().map(|photo| credit_line(look, photo)).collect::<Vec<_>>();
    let width = slide.photo.as_ref().map_or_else(|| backdrop.content.w(), |_| panel_width(look, panel));
    let print = small_print_in(look, &credit, false, width);
    backdrop.content = clear_of(look, backdrop.content, &print);
    let (diagram, callout) = split(look, backdrop.content, slide.callout.is_some() && !is_whole);
    let (drawn, below) = drawn(look, slide, diagram, callout);
    if let (Some(area), Some(card)) = (callout, &slide.callout) {
        let area = Rect { min: pos(area.min.x, area.min.y.max(below)), ..area };
        let most = largest_numeral(&drawn).map_or(f32::INFINITY, |numeral| numeral * points::SECOND);
        backdrop.items.extend(call_out(look, card, area, (slide.grown_by().is_some(), most)));
    }
    let meaning = Laid::new(Part::Chart, diagram, Shape::Empty).meaning(Role::Image, points::spoken(look, slide));
    backdrop.items.push(meaning);
    backdrop.items.extend(drawn);
    backdrop.items.extend(print);
    Layout { items: backdrop.items, bar: BarGround::Paper }
}

/// The diagram, and how far down it reaches into what is right of it.
fn drawn(look: &Look<'_>, slide: &Chart, area: Rect, callout: Option<Rect>) -> (Vec<Laid>, f32) {
    if slide.has_bars() {
        // The bracket stands beside the bars, over the callout if that is there.
        let is_beside = callout.is_some_and(|callout| callout.min.x > area.max.x);
        let aside = callout.filter(|_| is_beside).map_or(area.max.x, |callout| callout.max.x);
        let taken = if slide.grown_by().is_some() && !is_beside { area.w() * 0.28 } else { 0.0 };
        let within = Rect { max: pos(area.max.x - taken, area.max.y), ..area };
        let (items, below) = bars::bars(look, slide, within, aside);
        return (items, if is_beside { below + look.scale.gap_small } else { 0.0 });
    }
    let items = match slide.form {
        ChartForm::Bars | ChartForm::Line => line::line(look, slide, area),
        ChartForm::Discs => discs::discs(look, slide, area),
        ChartForm::Donut => donut::donut(look, slide, area),
        ChartForm::Coins => coins::coins(look, slide, area),
    };
    (items, 0.0)
}

/// The diagram's share of the content, and the callout's: at its side, or over it where there is more height than width.
fn split(look: &Look<'_>, area: Rect, has_callout: bool) -> (Rect, Option<Rect>) {
    if !has_callout {
        return (area, None);
    }
    let gap = look.scale.gap * 1.2;
    if area.h() > area.w() {
        let height = area.h() * 0.27;
        let top = Rect { max: pos(area.max.x, area.min.y + height), ..area };
        (Rect { min: pos(area.min.x, top.max.y + gap), max: area.max }, Some(top))
    } else {
        let width = area.w() * 0.27;
        let right = Rect { min: pos(area.max.x - width, area.min.y), ..area };
        (Rect { min: area.min, max: pos(right.min.x - gap, area.max.y) }, Some(right))
    }
}

/// The size of the largest numeral among `items`, in points.
fn largest_numeral<'l>(items: impl IntoIterator<Item = &'l Laid>) -> Option<f32> {
    let sizes = items.into_iter().filter_map(|laid| match &laid.item.shape {
        Shape::Text { style, .. } if laid.item.part == Part::CardFigure => Some(style.size),
        _ => None,
    });
    sizes.reduce(f32::max)
}

/// What is called out, its numeral at most `most` points large.
fn call_out(look: &Look<'_>, card: &Card, area: Rect, (is_under, most): (bool, f32)) -> Vec<Laid> {
    let ink = Ink { accent: look.palette.accent, ..look.on_paper() };
    let hang = match (is_under, area.w() > area.h() * 1.6) {
        // Under what is said of the difference.
        (true, _) | (false, true) => Hang::Top,
        (false, false) => Hang::Share(0.42),
    };
    let styles = CardStyles::grown(&look.scale, if is_under { 0.9 } else { 1.2 });
    let styles = CardStyles { figure: styles.figure.at(styles.figure.size.min(most)), ..styles };
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let block = card::grid(stack.fit, std::slice::from_ref(card), stack.width, card::ONE, styles, ink);
        stack.group(block.items, block.height, block.fits);
    });
    stack.items
}
