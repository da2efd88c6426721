//! What a hand moves to and fro: each way there or back is a large change of what is seen.

/// What hands move to and fro.
#[derive(Clone, Copy, Debug)]
pub(super) struct HandTurns {
    /// The slide that is pulled, in parts of the stage's width.
    pub pull: Turns,
    /// The divider of a before/after slide, in parts of the pictures' width.
    pub divider: Turns,
    /// How large an enlarged picture is, each step twice the last one.
    pub zoom: Turns,
}

impl Default for HandTurns {
    fn default() -> Self {
        Self { pull: Turns::of(0.2), divider: Turns::of(0.2), zoom: Turns::of(0.4) }
    }
}

/// A value that a hand moves to and fro.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns {
    /// It goes another way when it has come so far along it.
    least: f32,
    /// The farthest of the latest way.
    farthest: f32,
    /// Whether that way leads up, once there is one.
    up: Option<bool>,
}

impl Turns {
    const fn of(least: f32) -> Self {
        Self { least, farthest: 0.0, up: None }
    }

    /// Whether the value would go another way if it were `to`.
    pub fn turns(&self, to: f32) -> bool {
        let is_on = self.up.is_some_and(|up| if up { to >= self.farthest } else { to <= self.farthest });
        !is_on && (to - self.farthest).abs() >= self.least
    }

    /// It has begun to go to `to`, from nothing.
    pub fn begun(self, to: f32) -> Self {
        Self { farthest: to, up: Some(to > 0.0), ..self }
    }

    /// The value is `to`.
    pub fn go(&mut self, to: f32) {
        let is_on = self.up.is_some_and(|up| if up { to >= self.farthest } else { to <= self.farthest });
        if self.turns(to) {
            (self.up, self.farthest) = (Some(to > self.farthest), to);
        } else if is_on {
            self.farthest = to;
        }
    }
}
