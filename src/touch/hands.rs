//! All contacts from frame to frame.

use super::{
    Contact, Deed, Hand, Over, Phase, Surface, View,
    finger::{Finger, Role},
    mm,
    pull::Pull,
    speed::Speed,
    surface::Target,
    tap::Taps,
    view::Grip,
};
use crate::{
    scene::{Item, Part, Press, Shape},
    show::Action,
    theme::{WHITE, fade},
    units::{Fraction, Moment, Pos, Rect, Stage, pos},
};

/// Follows all contacts, and tells what they mean.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    fingers: Vec<Finger>,
    pull: Pull,
    taps: Taps,
    /// The enlarged picture, as the fingers have left it.
    view: Option<View>,
    /// How fast a finger alone moves it.
    speed: Speed,
}

/// More contacts than this are none of people.
const FINGERS_MAX: usize = 20;
/// A pull is at least so many times as long across as up or down.
const SLANT: f32 = 1.3;

impl Hands {
    /// Takes what contacts have done since the last frame, in order, and what lies under them.
    pub fn read(&mut self, now: Moment, contacts: &[Contact], surface: &Surface<'_>) -> Vec<Deed> {
        let mut deeds = Vec::new();
        self.view = surface.view;
        self.forget_stuck(now, surface, &mut deeds);
        for contact in contacts {
            let before = self.fingers.iter().find(|finger| finger.hand == contact.hand).map(|finger| finger.at);
            let is_place = contact.at.x.is_finite() && contact.at.y.is_finite();
            match contact.phase {
                Phase::Down if is_place => self.down(contact.hand, contact.at, now, surface, &mut deeds),
                Phase::Move if is_place => self.go(contact.hand, contact.at, now, surface, &mut deeds),
                Phase::Down | Phase::Move => {}
                Phase::Up => {
                    if let Some(at) = if is_place { Some(contact.at) } else { before } {
                        self.go(contact.hand, at, now, surface, &mut deeds);
                        self.lift(contact.hand, true, now, surface, &mut deeds);
                    }
                }
                Phase::Lost => self.lift(contact.hand, false, now, surface, &mut deeds),
            }
        }
        deeds
    }

    /// Forgets all contacts: something lies over everything now. True if one was down that counted.
    pub fn drop_all(&mut self) -> bool {
        let was_down = self.is_down();
        *self = Self::default();
        was_down
    }

    /// Whether a contact that counts is down.
    #[must_use]
    pub fn is_down(&self) -> bool {
        self.fingers.iter().any(Finger::counts)
    }

    /// A light on each control that is held, for the same frame in which the finger came down.
    pub fn lights(&self, stage: &Stage) -> Vec<Item> {
        let light = WHITE.faded(fade::HELD);
        let held = self.fingers.iter().filter_map(|finger| match finger.role {
            Role::Presses(target) if target.holds(finger.at, stage) => target.lit.map(|radius| (target.rect, radius)),
            _ => None,
        });
        held.map(|(place, radius)| Item::new(Part::Button, place, Shape::Fill { color: light, radius })).collect()
    }

    /// Contacts that have rested for too long are none.
    fn forget_stuck(&mut self, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        let was_down = self.is_down();
        for place in 0..self.fingers.len() {
            if self.fingers[place].role != Role::Ignored && self.fingers[place].is_stuck(now) {
                self.retire(place, Role::Ignored, now, surface, deeds);
            }
        }
        if was_down && !self.is_down() {
            deeds.push(Deed::Release);
        }
    }

    /// A contact means nothing from here on.
    fn retire(&mut self, place: usize, role: Role, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        let pulled = self.fingers[place].role == Role::Pulls;
        self.fingers[place].role = role;
        self.take(now);
        if pulled && self.count(Role::Pulls) == 0 {
            deeds.push(Deed::Act(self.pull.let_go(now, surface)));
        }
    }

    fn count(&self, role: Role) -> usize {
        self.fingers.iter().filter(|finger| finger.role == role).count()
    }

    fn down(&mut self, hand: Hand, at: Pos, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        self.lift(hand, false, now, surface, deeds);
        for place in 0..self.fingers.len() {
            if self.fingers[place].counts() && self.fingers[place].yields(now) {
                self.retire(place, Role::Yields, now, surface, deeds);
            }
        }
        if self.fingers.len() >= FINGERS_MAX {
            return;
        }
        let target = surface.target(at);
        if target.is_none_or(|target| target.over == Over::Show) {
            deeds.push(Deed::Touch);
        }
        let role = match target {
            Some(Target { press: Press::Divide, rect, .. }) => {
                deeds.push(divided(rect, at));
                Role::Divides(rect)
            }
            Some(target) => Role::Presses(target),
            None => Role::Roams,
        };
        self.fingers.push(Finger { hand, from: at, at, still: at, since: now, role });
        if surface.view.is_some() && self.fingers.iter().filter(|finger| finger.is_free()).count() > 1 {
            // Two fingers on a picture: neither taps.
            for place in 0..self.fingers.len() {
                if self.fingers[place].is_free() {
                    self.retire(place, Role::Looks, now, surface, deeds);
                }
            }
        }
    }

    fn go(&mut self, hand: Hand, at: Pos, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        let Some(place) = self.fingers.iter().position(|finger| finger.hand == hand) else { return };
        let grip = self.grip();
        let finger = &mut self.fingers[place];
        if finger.role == Role::Ignored {
            return;
        }
        let delta = pos(at.x - finger.at.x, at.y - finger.at.y);
        finger.at = at;
        if (at.x - finger.still.x).hypot(at.y - finger.still.y) > surface.mm(mm::STILL) {
            (finger.still, finger.since) = (at, now);
            let is_show = !matches!(finger.role, Role::Presses(Target { over: Over::Panel | Over::Lock, .. }));
            if is_show && !deeds.contains(&Deed::Stir) {
                deeds.push(Deed::Stir);
            }
        }
        match self.fingers[place].role {
            Role::Presses(_) | Role::Roams => self.perhaps_drags(place, now, surface, deeds),
            Role::Divides(area) => {
                if delta.x != 0.0 {
                    deeds.push(divided(area, at));
                }
            }
            Role::Pulls => {
                let share = delta.x / self.count(Role::Pulls).max(1) as f32;
                deeds.push(Deed::Act(self.pull.go_on(share, now, surface)));
            }
            Role::Looks => self.look(grip, now, deeds),
            Role::Yields | Role::Ignored => {}
        }
    }

    /// A contact that is on its way may begin to drag.
    fn perhaps_drags(&mut self, place: usize, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        let finger = self.fingers[place];
        let is_bound = match finger.role {
            Role::Presses(target) => {
                target.over != Over::Show || !target.is_large && target.holds(finger.at, surface.stage)
            }
            _ => false,
        };
        let slop = surface.mm(mm::SLOP);
        if is_bound || finger.travel() <= slop {
            return;
        }
        if self.view.is_some_and(|view| !view.is_whole()) {
            self.fingers[place].role = Role::Looks;
            self.take(now);
            return;
        }
        let (dx, dy) = (finger.at.x - finger.from.x, finger.at.y - finger.from.y);
        let helps = self.count(Role::Pulls) > 0;
        if surface.is_loose && (helps || dx.abs() > slop && dx.abs() > SLANT * dy.abs()) {
            self.fingers[place].role = Role::Pulls;
            if !helps {
                self.pull.begin(now);
                deeds.push(Deed::Act(self.pull.go_on(dx - slop.copysign(dx), now, surface)));
            }
        }
    }

    /// The fingers on an enlarged picture have moved from this grip.
    fn look(&mut self, from: Option<Grip>, now: Moment, deeds: &mut Vec<Deed>) {
        if let (Some(view), Some(from), Some(to)) = (self.view, from, self.grip()) {
            let moved = view.gripped(from, to);
            self.speed.go(now, moved.corner());
            if moved != view {
                self.view = Some(moved);
                deeds.push(Deed::Act(moved.action()));
            }
        }
    }

    /// Others than before have the enlarged picture from here on.
    fn take(&mut self, now: Moment) {
        if let Some(view) = self.view {
            self.speed.begin(now, view.corner());
        }
    }

    /// The fingers that move an enlarged picture.
    fn grip(&self) -> Option<Grip> {
        let looking = || self.fingers.iter().filter(|finger| finger.role == Role::Looks).map(|finger| finger.at);
        let count = looking().count();
        if count == 0 {
            return None;
        }
        let parts = count as f32;
        let sum = looking().fold((0.0, 0.0), |sum, at| (sum.0 + at.x, sum.1 + at.y));
        let middle = pos(sum.0 / parts, sum.1 / parts);
        let spread = looking().map(|at| (at.x - middle.x).hypot(at.y - middle.y)).sum::<f32>() / parts;
        Some(Grip { middle, spread: (count > 1).then_some(spread) })
    }

    fn lift(&mut self, hand: Hand, means_it: bool, now: Moment, surface: &Surface<'_>, deeds: &mut Vec<Deed>) {
        let Some(place) = self.fingers.iter().position(|finger| finger.hand == hand) else { return };
        let finger = self.fingers.remove(place);
        match finger.role {
            Role::Presses(target) if means_it && target.holds(finger.at, surface.stage) => {
                deeds.extend(self.pressed(target, finger.at, now, surface));
            }
            Role::Roams if means_it && finger.travel() <= surface.mm(mm::SLOP) => {
                if let Some(view) = self.view.filter(|view| view.contains(finger.at)) {
                    deeds.extend(self.taps.tap(now, finger.at, view, surface).map(Deed::Act));
                } else if self.view.is_none() {
                    deeds.extend(surface.tap.map(Deed::Act));
                }
            }
            Role::Pulls if self.count(Role::Pulls) == 0 => {
                let action =
                    if means_it { self.pull.let_go(now, surface) } else { Action::LetGo { goes: false, speed: 0.0 } };
                deeds.push(Deed::Act(action));
            }
            Role::Looks if self.count(Role::Looks) == 0 => {
                let thrown = self.view.filter(|_| means_it).and_then(|view| view.thrown(self.speed.get(now), surface));
                deeds.extend(thrown.map(Deed::Act));
            }
            Role::Looks => self.take(now),
            _ => {}
        }
        let is_shows = !matches!(finger.role, Role::Presses(Target { over: Over::Panel | Over::Lock, .. }));
        if finger.counts() && is_shows && !self.is_down() {
            deeds.push(Deed::Release);
        }
    }

    fn pressed(&mut self, target: Target, at: Pos, now: Moment, surface: &Surface<'_>) -> Option<Deed> {
        match (target.over, target.press) {
            (Over::Panel, Press::Act(_)) => Some(Deed::ClosePanel),
            (_, Press::Act(action)) => {
                if matches!(action, Action::Enlarge(_)) {
                    self.taps.note(now, at);
                }
                Some(Deed::Act(surface.action(action, at)))
            }
            (_, Press::Staff(request)) => Some(Deed::Staff(request)),
            (_, Press::Stop | Press::Divide) => None,
        }
    }
}

/// The divider of this area goes to the finger.
fn divided(area: Rect, at: Pos) -> Deed {
    Deed::Act(Action::Divide(Fraction::new((at.x - area.min.x) / area.w())))
}
