//! Shares of a whole as rings.

use std::borrow::Cow;

use super::points::{color, figures, label_text};
use crate::{
    content::{Card, Chart, Point},
    scene::{
        Align, Part, Role, Shape, Wrap,
        card::CardStyles,
        figure::{FigureInk, figure_line},
        laid::{Laid, Moves},
        look::Look,
        stack::{Hang, stacked},
    },
    theme::space,
    units::{Pos, Rect, Rgba, pos, rect},
};

/// Rings, one for each share, from the outside in; what is missing to 100 stays open.
pub(super) fn donut(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    if let [only] = slide.points.as_slice() {
        return whole(look, slide, only, area);
    }
    let portrait = look.stage.is_portrait();
    let side = if portrait { area.w().min(area.h() * 0.6) } else { area.h().min(area.w() * 0.52) };
    let legend = if portrait {
        Rect { min: pos(area.min.x, area.min.y + side + look.scale.gap), max: area.max }
    } else {
        Rect { min: pos(area.min.x + side + look.scale.gap * 1.6, area.min.y), max: area.max }
    };
    let center = pos(area.min.x + side / 2.0, area.min.y + side / 2.0);
    let center = if portrait { pos(area.center().x, center.y) } else { center };
    let width = (side * 0.4 / slide.points.len().max(1) as f32).min(side * 0.13);
    let rings = slide.points.iter().enumerate();
    let mut items: Vec<Laid> = rings
        .flat_map(|(index, point)| {
            let radius = side / 2.0 - width * (0.5 + 1.35 * index as f32);
            share(look, point, center, radius, width, index)
        })
        .collect();
    items.extend(donut_legend(look, slide, legend));
    items
}

/// A track with the share of `point` on it, which enters as number `index`.
fn share(look: &Look<'_>, point: &Point, center: Pos, radius: f32, width: f32, index: usize) -> [Laid; 2] {
    let share = (point.value / 100.0).clamp(0.0, 1.0) as f32;
    [
        ring(Part::ChartTrack, center, radius, 1.0, width, look.tint.wash),
        ring(Part::ChartRing, center, radius, share, width, color(look, point))
            .moving(Moves::Sweeps { order: 1 + index }),
    ]
}

/// Thickness of a ring that stands alone, in parts of its diameter.
const ALONE: f32 = 0.085;

/// One ring as large as there is room, and in it what it says: the callout, which knows more, or else the point.
fn whole(look: &Look<'_>, slide: &Chart, point: &Point, area: Rect) -> Vec<Laid> {
    let (side, center) = (area.size().short(), area.center());
    let width = side * ALONE;
    let mut items = Vec::from(share(look, point, center, (side - width) / 2.0, width, 0));
    // The square within the ring, and a little more of its width: the words are not as high as wide.
    let (w, h) = ((side - 2.0 * width) * 0.76, (side - 2.0 * width) * 0.6);
    let heart = rect(center.x - w / 2.0, center.y - h / 2.0, w, h);
    let (figure, label, as_of) = match &slide.callout {
        Some(Card::Stat(stat)) => {
            let figure = Some(stat.figure(look.lang));
            (figure, look.text(&stat.label).to_owned(), look.date(&stat.as_of))
        }
        _ => {
            let figure = figures(look, slide).first().cloned();
            (figure, label_text(look, point), Cow::Borrowed(""))
        }
    };
    let stack = stacked(look, heart, Align::Center, Hang::Share(0.5), |stack| {
        if let Some(figure) = &figure {
            let style = CardStyles::grown(&look.scale, 1.45).figure;
            let ink = FigureInk { style, color: color(look, point), soft: look.palette.ink_soft };
            let line = figure_line(stack.fit, figure, ink);
            let fits = line.width <= stack.width;
            // A word over the numeral is in the middle as well.
            let over = |laid: &Laid| if laid.item.part == Part::CardLead { laid.item.rect.w() } else { line.width };
            let left = |item: &Laid| (stack.width - over(item)) / 2.0;
            let items = line.items.iter().map(|item| item.clone().moved(left(item), 0.0)).collect();
            stack.group(items, line.height, fits);
            stack.space(space::TIGHT);
        }
        let ink = look.on_paper();
        stack.text(Part::ChartLabel, &label, look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
        stack.space(space::TIGHT);
        stack.text(Part::CardDate, &as_of, look.scale.caption(), Wrap::Balanced, ink.soft, Role::Text);
    });
    items.extend(stack.items);
    items
}

fn donut_legend(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.4) };
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        for (point, figure) in slide.points.iter().zip(figures(look, slide)) {
            let base = look.scale.figure();
            let style = base.at(base.size * 0.8);
            let ink = FigureInk { style, color: color(look, point), soft: look.palette.ink_soft };
            let line = figure_line(stack.fit, &figure, ink);
            stack.space(space::CLOSE);
            let fits = line.width <= stack.width;
            stack.group(line.items, line.height, fits);
            stack.text(
                Part::ChartLabel,
                &label_text(look, point),
                look.scale.label(),
                Wrap::Running,
                look.palette.ink,
                Role::Text,
            );
        }
    });
    stack.items
}

/// An arc from the top, clockwise, `share` of a full turn long; `radius` is that of its middle line.
fn ring(part: Part, center: Pos, radius: f32, share: f32, width: f32, color: Rgba) -> Laid {
    let outer = radius + width / 2.0;
    let area = rect(center.x - outer, center.y - outer, 2.0 * outer, 2.0 * outer);
    Laid::new(part, area, Shape::Ring { share, width, color })
}
