//! Stations along a line, from left to right or from top to bottom: what timelines and chains have in common.

use crate::{
    scene::{
        laid::Laid,
        look::{Fit, Look},
    },
    theme::{extent, space},
    units::{Pos, Rect, pos},
};

/// What stands at one station, with its top left corner at (0, 0).
pub(super) struct Station {
    pub items: Vec<Laid>,
    pub height: f32,
    pub fits: bool,
}

/// Stations in their places, and where the line runs.
pub(super) struct Stations {
    /// The stations' items.
    pub items: Vec<Laid>,
    /// The middle of each station's mark.
    pub marks: Vec<Pos>,
    /// Where the line ends, beyond the last mark.
    pub end: Pos,
    /// From top to bottom; else from left to right.
    pub is_upright: bool,
    /// Whether their texts have their whole size, at even steps.
    pub have_room: bool,
}

/// One way to lay the stations out, at the largest step that fits.
struct Try {
    stations: Vec<Station>,
    step: f32,
}

/// The part of a level station's place that its words may take.
const COLUMN: f32 = 0.94;

/// A line from left to right is preferred as long as its texts are reduced to no less than this part of their size.
const LEVEL_STEP: f32 = 0.76;

/// How stations follow each other on an upright line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// Their marks are as far from each other, if there is room for that: a scale of things.
    Marks,
    /// Their words are: a text that is read on.
    Words,
}

/// How a kind of slide wants its stations.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// Rather an upright line than a level one, if that leaves the texts large.
    pub is_upright: bool,
    /// Words are centred under the marks of a level line.
    pub is_centred: bool,
    pub rhythm: Rhythm,
}

/// Lays stations out in `area`, one for each mark of `radii`; `build` makes one of them for a width, knowing whether
/// the line is upright.
///
/// Stages that are higher than wide get an upright line; others a level one if its texts are not too small, unless
/// they want an upright one and that leaves its texts large. On a level line the marks stand over the middle of what they
/// stand for if that is centred, else over its beginning.
pub(super) fn stations<'a>(
    look: &Look<'a>,
    area: Rect,
    radii: &[f32],
    wanted: Wanted,
    build: impl Fn(&Fit<'_, 'a>, usize, f32, bool) -> Station,
) -> Stations {
    let count = radii.len();
    let off = beside(look, radii);
    let attempt = |width: f32, is_upright: bool, holds: &dyn Fn(&Fit<'_, 'a>, &[Station]) -> bool| {
        look.fitting(|fit| {
            let built = |index: usize| {
                let station = build(fit, index, width, is_upright);
                // Large marks under each other do not touch.
                let least = if is_upright { 2.0 * radii[index] + space::CLOSE * look.scale.unit } else { 0.0 };
                Station { height: station.height.max(least), ..station }
            };
            let stations: Vec<Station> = (0..count).map(built).collect();
            let fits = stations.iter().all(|station| station.fits) && holds(fit, &stations);
            (Try { stations, step: fit.step }, fits)
        })
    };
    let across = || {
        let slot = area.w() / count as f32;
        attempt(slot * COLUMN, false, &|_, stations| stations.iter().all(|station| station.height + off <= area.h()))
    };
    let down = attempt(area.w() - off, true, &|fit, stations| {
        let heights: f32 = stations.iter().map(|station| station.height).sum();
        heights + fit.length(space::CLOSE) * count as f32 + above(look, radii) <= area.h()
    });
    if look.stage.is_portrait() {
        return upright(look, area, radii, down, wanted.rhythm);
    }
    let across = across();
    if across.step >= down.step.min(LEVEL_STEP) && !(wanted.is_upright && down.step >= LEVEL_STEP) {
        level(look, area, radii, across, wanted.is_centred)
    } else {
        upright(look, area, radii, down, wanted.rhythm)
    }
}

/// How far the stations keep from the outer side of the marks.
fn beside(look: &Look<'_>, radii: &[f32]) -> f32 {
    2.0 * largest(radii) + space::WIDE * look.scale.unit
}

/// How far below the top of its station the middle of an upright line's mark is, in units.
const MARK: f32 = space::APART;

/// How far the first mark of an upright line reaches above its station.
fn above(look: &Look<'_>, radii: &[f32]) -> f32 {
    radii.first().map_or(0.0, |radius| (radius - MARK * look.scale.unit).max(0.0))
}

fn largest(radii: &[f32]) -> f32 {
    radii.iter().copied().fold(0.0, f32::max)
}

fn level(look: &Look<'_>, area: Rect, radii: &[f32], set: Try, is_centred: bool) -> Stations {
    let Try { stations, step } = set;
    let off = if is_centred { 2.0 * largest(radii) + space::NEAR * look.scale.unit } else { beside(look, radii) };
    let slot = area.w() / stations.len() as f32;
    let tallest = stations.iter().map(|station| station.height).fold(0.0, f32::max);
    let top = area.min.y + (area.h() - tallest - off).max(0.0) * 0.38;
    let middle = top + largest(radii);
    let x = |index: usize| area.min.x + slot * index as f32;
    Stations {
        marks: radii
            .iter()
            .enumerate()
            .map(|(index, radius)| pos(x(index) + if is_centred { slot * COLUMN / 2.0 } else { *radius }, middle))
            .collect(),
        end: pos(area.max.x, middle),
        is_upright: false,
        have_room: step >= 1.0,
        items: placed(stations, |index| pos(x(index), top + off)),
    }
}

fn upright(look: &Look<'_>, area: Rect, radii: &[f32], set: Try, rhythm: Rhythm) -> Stations {
    let Try { stations, step } = set;
    let (unit, off) = (look.scale.unit, beside(look, radii));
    let above = above(look, radii);
    let mut tops = Vec::new();
    let mut y = area.min.y + above;
    let far = match rhythm {
        Rhythm::Marks => extent::STATION,
        Rhythm::Words if look.stage.is_portrait() => extent::ITEM_TALL,
        Rhythm::Words => extent::ITEM,
    };
    let (steps, is_even) = steps(&stations, area.h() - above, [space::CLOSE, far].map(|units| units * unit), rhythm);
    for free in steps {
        tops.push(y);
        y += free;
    }
    let middle = area.min.x + largest(radii);
    Stations {
        marks: tops.iter().map(|top| pos(middle, top + MARK * unit)).collect(),
        end: pos(middle, tops.last().map_or(area.min.y, |top| top + MARK * unit)),
        is_upright: true,
        have_room: step >= 1.0 && is_even,
        items: placed(stations, |index| pos(area.min.x + off, tops[index])),
    }
}

/// How far the next station is below each one, and whether they follow each other in the rhythm that is wanted: for marks
/// there may be no room. `near` and `far` are the least and the most free height between two of them.
fn steps(stations: &[Station], room: f32, [near, far]: [f32; 2], rhythm: Rhythm) -> (Vec<f32>, bool) {
    let heights: Vec<f32> = stations.iter().map(|station| station.height).collect();
    let Some((last, others)) = heights.split_last() else { return (Vec::new(), true) };
    let tallest = others.iter().copied().fold(0.0, f32::max);
    let even = ((room - last) / others.len().max(1) as f32).min(tallest + far);
    if rhythm == Rhythm::Marks && even >= tallest + near {
        return (vec![even; heights.len()], true);
    }
    // Nothing follows the last one.
    let free = ((room - heights.iter().sum::<f32>()) / others.len().max(1) as f32).clamp(0.0, far);
    (heights.iter().map(|height| height + free).collect(), rhythm == Rhythm::Words && free >= near)
}

fn placed(stations: Vec<Station>, at: impl Fn(usize) -> Pos) -> Vec<Laid> {
    let mut items = Vec::new();
    for (index, station) in stations.into_iter().enumerate() {
        let Pos { x, y } = at(index);
        items.extend(station.items.into_iter().map(|item| item.moved(x, y).arriving(2 + index)));
    }
    items
}
