//! A layout at one moment: it moves and fades what was laid out, and measures nothing.

use super::{
    Item, Shape,
    crop::contained,
    drift::Drift,
    invitation::invites,
    laid::{Laid, Layout, Moves, Offer, Stroke},
    looking,
    loose::{Loose, Way, tap},
    pulse::Pulse,
    turn::Turn,
};
use crate::{
    show::{Motion, Overlay, Phase, ShowState, Wake},
    theme::{Scale, motion},
    units::{Fraction, Moment, Pos, Rect, Stage, pos, rect},
};

/// How far everything has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pose {
    /// How far the entrance has come: words rise, numerals count, diagrams draw themselves.
    pub entrance: Fraction,
    /// When the entrance begins.
    pub begins: Moment,
    /// How pictures and dividers move.
    pub motion: Motion,
    /// How far the newest item of a list has come that a speaker brings one by one, or the page that was turned to.
    pub newest: Fraction,
    pub now: Moment,
    /// How far the divider of a before/after slide has swung from where it rests, in parts of the pictures' width.
    pub swing: f32,
    /// Pictures and dividers answer touches.
    pub explores: bool,
    /// The show invites to a touch, and things may move.
    pub invites: bool,
    /// How far the invitation's hand is between two taps, 0 ..= 1.
    pub tap: f32,
    /// Where a visitor has moved the divider to.
    pub divider: Option<Fraction>,
    /// How an enlarged picture is looked at: how many times as large as the whole one, and the middle of what is seen
    /// in fractions of the picture.
    pub zoom: (f32, (f32, f32)),
    /// How far things rise while they come in, in points.
    pub rise: f32,
    /// How far everything stands from its place, in points.
    pub off: (f32, f32),
}

impl Pose {
    /// The slide that `state` shows, whose words come in from `entrance` on.
    pub fn of(state: &ShowState, motion: Motion, entrance: Moment, stage: &Stage, now: Moment) -> Self {
        let is_calm = state.comfort.calm;
        let settled = motion.settled || is_calm;
        Self {
            entrance: if settled { Fraction::ONE } else { Fraction::of(now.since(entrance), motion::ENTRANCE) },
            begins: entrance,
            newest: newest(motion, settled, now),
            motion,
            now,
            swing: swinging(motion, now),
            explores: matches!(state.phase, Phase::Exploring | Phase::Paused { .. }) && state.overlay.is_none(),
            invites: invites(state) && !is_calm,
            tap: tap(is_calm, now),
            divider: state.divider,
            zoom: match state.overlay_at(now) {
                Some(Overlay::Enlarged { zoom, center, .. }) => (zoom, center),
                _ => (1.0, (0.5, 0.5)),
            },
            rise: motion::RISE * Scale::of(stage).unit,
            off: (0.0, 0.0),
        }
    }

    /// Where the divider of a before/after slide stands, which rests at `rest`; both in parts of the pictures' width.
    fn divider(&self, rest: f32) -> f32 {
        self.divider.unwrap_or_else(|| Fraction::new(rest + self.swing)).get()
    }

    /// What does not come in by and by.
    pub const fn arrived(self) -> Self {
        Self { entrance: Fraction::ONE, ..self }
    }

    /// Everything stands so far from its place, in points.
    pub const fn off(self, off: (f32, f32)) -> Self {
        Self { off, ..self }
    }

    /// How far the thing that enters as number `order` has come; each starts a little after the one before.
    fn arrival(&self, order: usize) -> Fraction {
        let start = start(order);
        self.entrance.between(start, start + motion::ARRIVAL)
    }

    /// When `laid` stands elsewhere or looks different next, apart from what is loose.
    fn next(&self, laid: &Laid) -> Wake {
        let entering = entrance_end(laid).map_or(Wake::Never, |end| {
            let is_over = self.entrance >= Fraction::ONE || self.entrance.get() > end;
            match () {
                () if is_over => Wake::Never,
                () if self.now < self.begins => Wake::At(self.begins),
                () => Wake::Moving,
            }
        });
        let is_new = self.newest < Fraction::ONE && self.is_newest(laid);
        entering.sooner(self.swing(&laid.moves)).sooner(if is_new { Wake::Moving } else { Wake::Never })
    }

    /// Whether a speaker has not brought `laid` yet, or it stands on another page.
    fn is_away(&self, laid: &Laid) -> bool {
        laid.reveal.zip(self.motion.revealed).is_some_and(|(reveal, revealed)| reveal >= revealed.items)
            || laid.page.is_some_and(|page| page != self.motion.page.place)
    }

    /// Whether `laid` came with the last press.
    fn is_newest(&self, laid: &Laid) -> bool {
        laid.reveal.zip(self.motion.revealed).is_some_and(|(reveal, revealed)| reveal + 1 == revealed.items)
            || laid.page.is_some()
    }

    /// When a divider that nobody has touched moves next.
    fn swing(&self, moves: &Moves) -> Wake {
        let follows =
            matches!(moves, Moves::CutAtDivider { .. } | Moves::OnDivider { .. } | Moves::BesideDivider { .. });
        let rests =
            self.divider.is_some() || self.motion.settled || self.motion.held.is_some_and(|held| held <= self.now);
        let begins = self.motion.since + motion::ENTRANCE;
        match () {
            () if !follows || rests => Wake::Never,
            () if self.now < begins => Wake::At(begins),
            () => Wake::Moving,
        }
    }
}

/// How far the newest item of a list has come, or the page that was turned to.
fn newest(motion: Motion, settled: bool, now: Moment) -> Fraction {
    let newest = motion.revealed.and_then(|revealed| revealed.newest);
    let since = newest.max(motion.page.turned).filter(|_| !settled);
    since.map_or(Fraction::ONE, |since| Fraction::of(now.since(since), motion::REVEAL))
}

/// How far a divider that nobody has touched has swung: as long as pictures drift, once every [`motion::SWING_TIME`].
fn swinging(motion: Motion, now: Moment) -> f32 {
    let until = match motion.held {
        _ if motion.settled => return 0.0,
        Some(held) => held.min(now),
        None => now,
    };
    let swings =
        until.since(motion.since).saturating_sub(motion::ENTRANCE).as_secs_f32() / motion::SWING_TIME.as_secs_f32();
    motion::SWING * (swings * std::f32::consts::TAU).sin()
}

/// When the thing that enters as number `order` starts, in parts of the entrance.
fn start(order: usize) -> f32 {
    (motion::STAGGER * order as f32).min(motion::STAGGER_LAST)
}

/// When an item has come in, in parts of the entrance; nothing if it is there from the start.
fn entrance_end(laid: &Laid) -> Option<f32> {
    let own = match &laid.moves {
        Moves::Appears { order }
        | Moves::GrowsUp { order }
        | Moves::Rides { order, .. }
        | Moves::Drawn { order, .. }
        | Moves::Extends { order, .. }
        | Moves::Swells { order, .. }
        | Moves::Sweeps { order } => Some(*order),
        _ => None,
    };
    let last = laid.arrivals.iter().copied().chain(own).max()?;
    Some(start(last) + motion::ARRIVAL)
}

/// What stands on the stage in a pose, from back to front.
#[derive(Default)]
pub(super) struct Posed {
    pub items: Vec<Item>,
    /// Those that go on moving when everything else rests.
    pub loose: Vec<Loose>,
    /// When something else looks different next.
    pub next: Option<Wake>,
}

impl Posed {
    /// It looks different then, too.
    pub fn add_wake(&mut self, next: Wake) {
        self.next = Some(self.next.map_or(next, |before| before.sooner(next)));
    }

    /// Adds the items of `layout` as they stand in this pose.
    pub fn add(&mut self, layout: &Layout, pose: &Pose) {
        let mut next = self.next.unwrap_or(Wake::Never);
        for laid in &layout.items {
            let Some(mut item) = posed_item(laid, pose) else { continue };
            next = next.sooner(pose.next(laid));
            if pose.off != (0.0, 0.0) {
                item.shift(pose.off.0, pose.off.1);
            }
            if let Some(loose) = loose(laid, self.items.len(), pose) {
                loose.place(&mut item, pose.tap, pose.now);
                self.loose.push(loose);
            }
            self.items.push(item);
        }
        self.next = Some(next);
    }
}

/// The item of `laid` at this place of a scene, if it goes on moving.
fn loose(laid: &Laid, place: usize, pose: &Pose) -> Option<Loose> {
    let motion = pose.motion;
    let way = match laid.moves {
        Moves::Drifts { size, framing, after } => {
            let motion = Motion { since: motion.since + after, ..motion };
            let area = laid.item.rect.size();
            Way::Drifts { size, framing, drift: Drift::new(motion, area, framing.zoom(size, area)) }
        }
        Moves::TurnsAway => Way::TurnsAway { turn: Turn::new(motion) },
        Moves::Taps { lift } => Way::Taps { lift },
        Moves::Spreads { largest, late } => Way::Spreads { largest, late },
        Moves::Pulses { from, to, turn, of } => {
            let began = pose.begins + motion::ENTRANCE;
            Way::Pulses { from, to, pulse: Pulse { began, turn, of } }
        }
        _ => return None,
    };
    Some(Loose::new(place, &laid.item, way).off(pose.off))
}

fn posed_item(laid: &Laid, pose: &Pose) -> Option<Item> {
    let is_gone = matches!(laid.moves, Moves::TurnsAway) && Turn::new(pose.motion).at(pose.now) >= Fraction::ONE;
    let is_offered = match laid.offer {
        Offer::Always | Offer::PressExploring => true,
        Offer::Exploring => pose.explores,
        Offer::Inviting => pose.invites,
    };
    if is_gone || pose.is_away(laid) || !is_offered {
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
            // Whole points, as letters move on a screen: what was drawn once is then only moved.
            item.shift(0.0, (pose.rise * (1.0 - arrival)).round());
        }
    }
    if pose.newest < Fraction::ONE && pose.is_newest(laid) {
        let arrival = pose.newest.settling().get();
        item.opacity *= arrival;
        item.shift(0.0, (pose.rise * (1.0 - arrival)).round());
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
        Moves::GrowsUp { order } => item.rect.min.y = item.rect.max.y - item.rect.h() * settled(*order).get(),
        Moves::Rides { order, by } => item.shift(0.0, by * (1.0 - settled(*order).get())),
        Moves::Drawn { order, by } => drawn(item, *by, eased(*order)),
        Moves::Extends { order, thick } => {
            let grown = |side: f32| (side - thick) * eased(*order) + thick;
            item.rect = rect(item.rect.min.x, item.rect.min.y, grown(item.rect.w()), grown(item.rect.h()));
        }
        Moves::Swells { order, radius, rim } => {
            let outer = radius * settled(*order).get();
            item.swell(outer - rim.min(outer * 0.5));
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
        Moves::CutAtDivider { width, crop, rest } => {
            let divider = pose.divider(*rest);
            item.rect.max.x = item.rect.min.x + width * divider;
            if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                seen.max.x = seen.min.x + crop * divider;
            }
        }
        Moves::OnDivider { width, rest } => {
            let off = pose.divider(*rest) - rest;
            if off != 0.0 {
                item.shift(width * off, 0.0);
            }
        }
        Moves::Divides { rest } => {
            let at = if pose.explores { pose.divider(*rest) } else { *rest };
            if let Some(meaning) = &mut item.meaning {
                meaning.value = Some(Fraction::new(at));
            }
        }
        Moves::BesideDivider { width, rest, from, free } => {
            item.opacity *= Fraction::new(1.0 - (from - width * pose.divider(*rest)) / free).get();
        }
        Moves::Zooms { aspect, stage } => {
            let (zoom, center) = pose.zoom;
            let (area, crop) = contained(*aspect, *stage, zoom, center);
            item.rect = area;
            if let Shape::Picture { crop: seen, .. } = &mut item.shape {
                *seen = crop;
            }
            if let Some(meaning) = &mut item.meaning {
                meaning.value = looking::way(crop);
            }
        }
        _ => {}
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
