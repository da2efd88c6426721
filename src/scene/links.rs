//! What a visitor may go to from a slide: a row of quiet controls over the small print.

use std::borrow::Cow;

use super::{
    Align, Part, Wrap,
    button::quiet,
    icon::{Icon, icon},
    laid::{BarGround, Laid},
    look::Look,
};
use crate::{
    show::Action,
    units::{Rect, rect, size},
};

/// A slide that a link leads to, and what it is called.
struct Link<'a> {
    place: usize,
    name: Cow<'a, str>,
}

/// The controls, the first at the left, all together at the right over those of the bottom bar.
pub(super) fn links(look: &Look<'_>, ground: BarGround) -> Vec<Laid> {
    let Some((columns, rows)) = look.link_rows() else { return Vec::new() };
    let (scale, safe) = (look.scale, look.safe());
    let gap = scale.gap_small;
    let most = (safe.w() - gap * (columns - 1) as f32) / columns as f32;
    let links = targets(look);
    let mut items = Vec::new();
    for (row, links) in links.chunks(columns).enumerate() {
        let width = |link: &Link<'_>| if rows > 1 { most } else { natural(look, &link.name).min(most) };
        let widths: Vec<f32> = links.iter().map(|link| width(link).round()).collect();
        let y = safe.max.y + gap + row as f32 * (scale.target + gap);
        let mut x = safe.max.x - widths.iter().sum::<f32>() - gap * (links.len() - 1) as f32;
        for (link, width) in links.iter().zip(widths) {
            items.extend(control(look, link, rect(x, y, width, scale.target), ground != BarGround::Paper));
            x += width + gap;
        }
    }
    items
}

/// Where the links lead now: each place once, and never to the slide itself.
fn targets<'a>(look: &Look<'a>) -> Vec<Link<'a>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for id in look.slide.kind.more() {
        let Some((title, mut places)) = look.exhibition.target(id) else { continue };
        let Some(place) = places.find(|place| look.order.holds(*place)) else { continue };
        if place != look.index && links.iter().all(|link| link.place != place) {
            links.push(Link { place, name: look.line(title) });
        }
    }
    links
}

/// How wide a control is whose words stand on one line.
fn natural(look: &Look<'_>, name: &str) -> f32 {
    let scale = look.scale;
    let words = look.setter.width(name, scale.label());
    (words + scale.gap_small * 1.5 + scale.target * ARROW).max(scale.target * 2.0)
}

/// The width of the arrow's space, in parts of a target.
const ARROW: f32 = 0.8;

fn control(look: &Look<'_>, link: &Link<'_>, area: Rect, dark: bool) -> Vec<Laid> {
    let scale = look.scale;
    let ink = if dark { look.on_dark() } else { look.on_paper() };
    let mut items = quiet(look, area, (&link.name, Action::Follow(link.place)), dark);
    let arrow = rect(area.max.x - scale.target * ARROW, area.min.y, scale.target * ARROW, area.h());
    let left = area.min.x + scale.gap_small;
    let width = (arrow.min.x - left).max(1.0);
    let block = named(look, &link.name, width, area.h() - scale.gap_small * 0.5);
    let y = area.center().y - block.size.h / 2.0;
    items.push(block.lay(Part::ButtonText, left, y, width, Align::Left, ink.text));
    items.extend(icon(Icon::Next, arrow, ink.accent));
    items
}

/// The name in the space of its control; one that is too long at any size is cut.
fn named(look: &Look<'_>, name: &str, width: f32, height: f32) -> super::Block {
    let fit = |text: &str| look.setter.fit(text, look.scale.label(), size(width, height), Wrap::Balanced);
    let whole = fit(name);
    if whole.fits {
        return whole;
    }
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(1).collect();
    let cut = |end: usize| format!("{}…", name[..end].trim_end());
    let fitting = ends.partition_point(|end| fit(&cut(*end)).fits);
    fitting.checked_sub(1).and_then(|at| ends.get(at)).map_or(whole, |end| fit(&cut(*end)))
}
