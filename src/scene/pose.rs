//! A layout at one moment: it moves, fades and counts what was laid out, and measures nothing.

use super::{
    Item, Shape,
    crop::{contained, crop},
    laid::{Laid, Layout, Moves, Offer, Stroke},
};
use crate::{
    show::{Motion, Overlay, Phase, ShowState},
    theme::{Scale, motion},
    units::{Fraction, Moment, Pos, Rect, Stage, pos, rect},
};

/// How far everything has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pose {
    /// How far the entrance has come: words rise, numerals count, diagrams draw themselves.
    pub entrance: Fraction,
    /// How far pictures have drifted.
    pub drift: Fraction,
    /// Where the divider of a before/after slide stands.
    pub divider: Fraction,
    /// Pictures and dividers answer touches.
    pub explores: bool,
    /// How far the invitation's hand is between two taps, 0 ..= 1.
    pub tap: f32,
    /// How an enlarged picture is looked at: how many times as large as the whole one, and the middle of what is seen
    /// in fractions of the picture.
    pub zoom: (f32, (f32, f32)),
    /// How far things rise while they come in, in points.
    pub rise: f32,
}

impl Pose {
    /// The slide that `state` shows, whose words come in from `entrance` on.
    pub fn of(state: &ShowState, motion: Motion, entrance: Moment, stage: &Stage, now: Moment) -> Self {
        let settled = motion.settled || state.comfort.calm;
        let tap = motion::TAP.as_millis() as u64;
        Self {
            entrance: if settled { Fraction::ONE } else { Fraction::of(now.since(entrance), motion::ENTRANCE) },
            drift: drift(motion, now),
            divider: state.divider.unwrap_or_else(|| swinging(motion, now)),
            explores: matches!(state.phase, Phase::Exploring | Phase::Paused { .. }) && state.overlay.is_none(),
            tap: if state.comfort.calm { 0.5 } else { (now.millis % tap) as f32 / tap as f32 },
            zoom: match state.overlay {
                Some(Overlay::Enlarged { zoom, center, .. }) => (zoom, center),
                _ => (1.0, (0.5, 0.5)),
            },
            rise: motion::RISE * Scale::of(stage).unit,
        }
    }

    /// What does not come in by and by.
    pub const fn arrived(self) -> Self {
        Self { entrance: Fraction::ONE, ..self }
    }

    /// How far the thing that enters as number `order` has come; each starts a little after the one before.
    fn arrival(&self, order: usize) -> Fraction {
        let start = (motion::STAGGER * order as f32).min(motion::STAGGER_LAST);
        self.entrance.between(start, start + motion::ARRIVAL)
    }
}

/// Where a divider stands that nobody has touched: as long as pictures drift, it swings once every [`motion::SWING_TIME`].
fn swinging(motion: Motion, now: Moment) -> Fraction {
    let still = Fraction::new(motion::DIVIDER);
    let until = match motion.held {
        _ if motion.settled => return still,
        Some(held) => held.min(now),
        None => now,
    };
    let swings =
        until.since(motion.since).saturating_sub(motion::ENTRANCE).as_secs_f32() / motion::SWING_TIME.as_secs_f32();
    Fraction::new(motion::DIVIDER + motion::SWING * (swings * std::f32::consts::TAU).sin())
}

/// How far a picture has drifted; it stays where it was held.
fn drift(motion: Motion, now: Moment) -> Fraction {
    let until = match motion.held {
        Some(held) => held.min(now),
        None if motion.settled => motion.since,
        None => now,
    };
    Fraction::of(until.since(motion.since), motion::DRIFT).eased()
}

/// The items of `layout` as they stand in this pose.
pub(super) fn posed(layout: &Layout, pose: &Pose) -> Vec<Item> {
    layout.items.iter().filter_map(|laid| posed_item(laid, pose)).collect()
}

fn posed_item(laid: &Laid, pose: &Pose) -> Option<Item> {
    if laid.offer == Offer::Exploring && !pose.explores {
        return None;
    }
    let mut item = laid.item.clone();
    if laid.offer == Offer::PressExploring && !pose.explores {
        item.press = None;
    }
    if pose.entrance < Fraction::ONE {
        entering(&mut item, &laid.moves, pose);
        for order in &laid.arrivals {
            let arrival = pose.arrival(*order).settling().get();
            item.opacity *= arrival;
            item.shift(0.0, pose.rise * (1.0 - arrival));
        }
    }
    moving(&mut item, &laid.moves, pose);
    Some(item)
}

/// What an item's own way in does to it.
fn entering(item: &mut Item, moves: &Moves, pose: &Pose) {
    let settled = |order: usize| pose.arrival(order).settling();
    let eased = |order: usize| pose.arrival(order).eased().get();
    match moves {
        Moves::Appears { order } => item.opacity *= settled(*order).get(),
        Moves::Counts(count) => {
            if let Shape::Text { lines, .. } = &mut item.shape {
                count.show(lines, settled(count.order));
            }
        }
        Moves::GrowsUp { order } => item.rect.min.y = item.rect.max.y - item.rect.h() * settled(*order).get(),
        Moves::Rides { order, by } => item.shift(0.0, by * (1.0 - settled(*order).get())),
        Moves::Drawn { order, by } => drawn(item, *by, eased(*order)),
        Moves::Extends { order, thick } => {
            let grown = |side: f32| (side - thick) * eased(*order) + thick;
            item.rect = rect(item.rect.min.x, item.rect.min.y, grown(item.rect.w()), grown(item.rect.h()));
        }
        Moves::Swells { order, radius, rim } => {
            let outer = radius * settled(*order).get();
            disc(item, outer - rim.min(outer * 0.5));
        }
        Moves::Sweeps { order } => {
            if let Shape::Ring { share, .. } = &mut item.shape {
                *share *= settled(*order).get();
            }
        }
        _ => {}
    }
}

/// What moves on after the entrance.
fn moving(item: &mut Item, moves: &Moves, pose: &Pose) {
    match moves {
        Moves::Drifts { size, focus } => {
            let area = item.rect.size();
            if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                *seen = crop(*size, area, *focus, pose.drift);
            }
        }
        Moves::CutAtDivider { width, crop } => {
            item.rect.max.x = item.rect.min.x + width * pose.divider.get();
            if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                seen.max.x = seen.min.x + crop * pose.divider.get();
            }
        }
        Moves::OnDivider { width } => {
            let off = pose.divider.get() - motion::DIVIDER;
            if off != 0.0 {
                item.shift(width * off, 0.0);
            }
        }
        Moves::BesideDivider { left, width, free } if pose.divider.get() < motion::DIVIDER => {
            let edge = left + width * pose.divider.get();
            item.opacity *= Fraction::new((edge - (left + width * motion::DIVIDER - free)) / free.max(1.0)).get();
        }
        Moves::Zooms { aspect, stage } => {
            let (zoom, center) = pose.zoom;
            let (area, crop) = contained(*aspect, *stage, zoom, center);
            item.rect = area;
            if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                *seen = crop;
            }
        }
        Moves::Taps { lift } => {
            // Down in the first eighth of a turn, up again in the next quarter.
            let turn = pose.tap;
            let down = if turn < 0.125 { turn / 0.125 } else { 1.0 - ((turn - 0.125) / 0.25).min(1.0) };
            item.shift(0.0, lift * (1.0 - Fraction::new(down).eased().get()));
        }
        Moves::Spreads { largest, late } => {
            let t = (pose.tap + 1.0 - late).fract();
            disc(item, largest * (0.25 + 0.75 * t));
            item.opacity *= 1.0 - t;
        }
        _ => {}
    }
}

/// Gives a round item this radius, around its middle.
fn disc(item: &mut Item, radius: f32) {
    let at = item.rect.center();
    item.rect = rect(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
    if let Shape::Fill { radius: corner, .. } | Shape::Frame { radius: corner, .. } = &mut item.shape {
        *corner = radius;
    }
}

/// The first `share` of a path.
fn drawn(item: &mut Item, by: Stroke, share: f32) {
    let Shape::Path { points, .. } = &mut item.shape else { return };
    match (by, points.as_mut_slice()) {
        (Stroke::Straight, [first, tip]) => {
            *tip = pos(first.x + (tip.x - first.x) * share, first.y + (tip.y - first.y) * share);
            item.rect = Rect { min: *first, max: *first }.union(Rect { min: *tip, max: *tip });
        }
        (Stroke::Under, [_, from, to, below]) => {
            *to = pos(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
            below.x = to.x;
        }
        (Stroke::Across, _) => *points = across(points, share),
        (Stroke::Corners, _) => points.truncate((points.len().saturating_sub(1) as f32 * share) as usize + 1),
        _ => {}
    }
}

/// The first `share` of a line, by its width.
fn across(points: &[Pos], share: f32) -> Vec<Pos> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let end = first.x + (last.x - first.x) * share;
    let mut drawn: Vec<Pos> = points.iter().copied().take_while(|point| point.x <= end).collect();
    if let (Some(before), Some(after)) = (drawn.last().copied(), points.get(drawn.len())) {
        let t = (end - before.x) / (after.x - before.x);
        drawn.push(pos(end, before.y + (after.y - before.y) * t));
    }
    drawn
}
