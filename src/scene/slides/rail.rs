//! Stations along a line, from left to right or from top to bottom: what timelines and chains have in common.

use super::Look;
use crate::{
    scene::{Item, look::Fit},
    units::{Pos, Rect, pos},
};

/// What stands at one station, with its top left corner at (0, 0).
pub(super) struct Station {
    pub items: Vec<Item>,
    pub height: f32,
    pub fits: bool,
}

/// Stations in their places, and where the line runs.
pub(super) struct Rail {
    /// The stations' items.
    pub items: Vec<Item>,
    /// The middle of each station's mark.
    pub marks: Vec<Pos>,
    /// Where the line ends, beyond the last mark.
    pub end: Pos,
    /// From top to bottom; else from left to right.
    pub is_upright: bool,
}

/// One way to lay the stations out, at the largest step that fits.
struct Try {
    stations: Vec<Station>,
    step: f32,
}

/// Between the line and what stands beside it, in units.
const OFF: f32 = 64.0;
/// Free height below each station of an upright line, in units: less would run them together.
const BETWEEN: f32 = 22.0;

/// A line from left to right flows better; it is taken unless its texts would have to be smaller than this step.
const LEVEL_STEP: f32 = 0.76;

/// Lays `count` stations out in `area`; `build` makes one of them for a width, knowing whether the line is upright.
///
/// Stages that are higher than wide get an upright line, others a level one if its texts are not too small.
pub(super) fn rail<'a>(
    look: &Look<'a>,
    area: Rect,
    count: usize,
    build: impl Fn(&Fit<'_, 'a>, usize, f32, bool) -> Station,
) -> Rail {
    let off = OFF * look.scale.unit;
    let attempt = |width: f32, is_upright: bool, holds: &dyn Fn(&Fit<'_, 'a>, &[Station]) -> bool| {
        look.fitting(|fit| {
            let stations: Vec<Station> = (0..count).map(|index| build(fit, index, width, is_upright)).collect();
            let fits = stations.iter().all(|station| station.fits) && holds(fit, &stations);
            (Try { stations, step: fit.step }, fits)
        })
    };
    let across = || {
        let slot = area.w() / count as f32;
        attempt(slot * 0.88, false, &|_, stations| stations.iter().all(|station| station.height + off <= area.h()))
    };
    let down = attempt(area.w() - off, true, &|fit, stations| {
        let heights: f32 = stations.iter().map(|station| station.height).sum();
        heights + fit.length(BETWEEN) * count as f32 <= area.h()
    });
    if look.stage.is_portrait() {
        return upright(look, area, down.stations);
    }
    let across = across();
    if across.step >= down.step.min(LEVEL_STEP) {
        level(look, area, across.stations)
    } else {
        upright(look, area, down.stations)
    }
}

fn level(look: &Look<'_>, area: Rect, stations: Vec<Station>) -> Rail {
    let (unit, off) = (look.scale.unit, OFF * look.scale.unit);
    let slot = area.w() / stations.len() as f32;
    let tallest = stations.iter().map(|station| station.height).fold(0.0, f32::max);
    let top = area.min.y + (area.h() - tallest - off).max(0.0) * 0.38;
    let x = |index: usize| area.min.x + slot * index as f32;
    Rail {
        marks: (0..stations.len()).map(|index| pos(x(index) + 13.0 * unit, top + 13.0 * unit)).collect(),
        end: pos(area.max.x, top + 13.0 * unit),
        is_upright: false,
        items: placed(look, stations, |index| pos(x(index), top + off)),
    }
}

fn upright(look: &Look<'_>, area: Rect, stations: Vec<Station>) -> Rail {
    let unit = look.scale.unit;
    let heights: f32 = stations.iter().map(|station| station.height).sum();
    let free = ((area.h() - heights) / stations.len() as f32).clamp(0.0, 190.0 * unit);
    let mut tops = Vec::new();
    let mut y = area.min.y;
    for station in &stations {
        tops.push(y);
        y += station.height + free;
    }
    Rail {
        marks: tops.iter().map(|top| pos(area.min.x + 13.0 * unit, top + 30.0 * unit)).collect(),
        end: pos(area.min.x + 13.0 * unit, y - free),
        is_upright: true,
        items: placed(look, stations, |index| pos(area.min.x + OFF * unit, tops[index])),
    }
}

fn placed(look: &Look<'_>, stations: Vec<Station>, at: impl Fn(usize) -> Pos) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, station) in stations.into_iter().enumerate() {
        let Pos { x, y } = at(index);
        items.extend(station.items.into_iter().map(|item| look.arriving(2 + index, item.moved(x, y))));
    }
    items
}
