//! One picture in a library.

use std::sync::Arc;
use std::time::Duration;

use crate::media::{Picture, PictureError, Target};
use crate::units::{Moment, PictureState};

/// What is known of one picture, and the pixels or the texture that are kept of it.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) state: PictureState,
    /// Changes with `state`; no two states of any pictures have the same number.
    pub(super) revision: u64,
    /// Pixels that wait to become a texture.
    pub(super) pixels: Option<Arc<Picture>>,
    /// Bytes of the texture that the caller has made; 0 for none.
    pub(super) texture_bytes: usize,
    /// The target that the newest pixels were decoded for, as long as pixels or a texture are kept.
    pub(super) decoded_for: Option<Target>,
    /// Why the latest try has failed.
    pub(super) error: Option<PictureError>,
    /// When to try again; none after success, and after failures that will not pass.
    pub(super) retry: Option<Retry>,
    /// The turn in which it was last wished for.
    pub(super) wanted_at: u64,
    /// There is no room for it while the wishes stay as they are.
    pub(super) is_given_up: bool,
}

/// When a picture is tried again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Retry {
    pub(super) at: Moment,
    wait: Duration,
}

/// The first wait before a picture is tried again, and the longest.
const WAIT_MIN: Duration = Duration::from_secs(1);
const WAIT_MAX: Duration = Duration::from_mins(1);

impl Retry {
    /// The next try after one that failed `now`: its wait is twice as long as the one before.
    fn after(former: Option<Self>, now: Moment) -> Self {
        let wait = former.map_or(WAIT_MIN, |former| (former.wait * 2).min(WAIT_MAX));
        Self { at: now + wait, wait }
    }
}

impl Entry {
    /// Bytes of the texture and of the pixels that wait.
    pub(super) fn bytes(&self) -> usize {
        self.texture_bytes + self.waiting_bytes()
    }

    /// Bytes of the pixels that wait.
    pub(super) fn waiting_bytes(&self) -> usize {
        self.pixels.as_ref().map_or(0, |picture| picture.bytes())
    }

    /// Size in the file in pixels, once it is known.
    pub(super) fn size(&self) -> Option<[u32; 2]> {
        let PictureState::Ready(facts) = &self.state else { return None };
        Some([facts.size.w as u32, facts.size.h as u32])
    }

    /// Whether the kept pixels or texture are large enough for `target`.
    pub(super) fn is_enough(&self, target: Target) -> bool {
        let Some(done) = self.decoded_for else { return false };
        let is_within = |target: Target, done: Target| target.width <= done.width && target.height <= done.height;
        let is_as_large = |size: [u32; 2]| {
            let ([has_w, has_h], [needs_w, needs_h]) = (done.cover(size), target.cover(size));
            has_w >= needs_w && has_h >= needs_h
        };
        is_within(target, done) || self.size().is_some_and(is_as_large)
    }

    /// Whether the picture has to be decoded `now`.
    pub(super) fn is_open(&self, target: Target, now: Moment) -> bool {
        let may_try = self.error.is_none() || self.retry.is_some_and(|retry| retry.at <= now);
        !self.is_given_up && may_try && !self.is_enough(target)
    }

    /// Whether the picture is decoded anew for `target`, sooner or later.
    pub(super) fn is_due(&self, target: Target) -> bool {
        !self.is_given_up && self.error.is_none() && !self.is_enough(target)
    }

    /// Notes a failure. Former pixels and textures stay.
    pub(super) fn fail(&mut self, error: PictureError, may_pass: bool, now: Moment) {
        self.error = Some(error);
        self.retry = may_pass.then(|| Retry::after(self.retry, now));
    }

    /// Drops the pixels and the texture.
    pub(super) fn let_go(&mut self) {
        (self.pixels, self.texture_bytes, self.decoded_for) = (None, 0, None);
    }
}
