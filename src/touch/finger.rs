//! One contact, and what it is about.

use std::time::Duration;

use super::{Hand, surface::Target};
use crate::units::{Moment, Pos, Rect};

/// A contact that is down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finger {
    pub hand: Hand,
    /// Where it came down.
    pub from: Pos,
    /// Where it is.
    pub at: Pos,
    /// Where it rests.
    pub still: Pos,
    /// Since when.
    pub since: Moment,
    pub role: Role,
}

/// What a contact is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// It presses what it came down on, if it is still there when it is lifted.
    Presses(Target),
    /// It came down on nothing that can be pressed.
    Roams,
    /// It has the divider of this area.
    Divides(Rect),
    /// It pulls what is seen aside.
    Pulls,
    /// It moves the enlarged picture, alone or with others.
    Looks,
    /// It has rested, and another one came: it does not count.
    Yields,
    /// It has rested for so long that it is no finger: a stuck spot, or something that leans against the screen.
    Ignored,
}

/// A contact that has not moved for so long yields to a newer one.
const YIELDS_AFTER: Duration = Duration::from_secs(1);
/// A contact that has not moved for so long is ignored until it is lifted.
const IGNORED_AFTER: Duration = Duration::from_secs(30);

impl Finger {
    /// Whether it counts as one that is down.
    pub const fn counts(&self) -> bool {
        !matches!(self.role, Role::Yields | Role::Ignored)
    }

    pub fn yields(&self, now: Moment) -> bool {
        now.since(self.since) >= YIELDS_AFTER
    }

    pub fn is_stuck(&self, now: Moment) -> bool {
        now.since(self.since) >= IGNORED_AFTER
    }

    /// How far it is from where it came down.
    pub fn travel(&self) -> f32 {
        (self.at.x - self.from.x).hypot(self.at.y - self.from.y)
    }

    /// Whether it came down on nothing small, so that it may drag.
    pub const fn is_free(&self) -> bool {
        match self.role {
            Role::Roams | Role::Looks | Role::Pulls => true,
            Role::Presses(target) => target.is_large,
            _ => false,
        }
    }
}
