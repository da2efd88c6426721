//! Timers: what changes as time passes, and when the next change is due.

use std::time::Duration;

use crate::{theme::motion, units::Moment};

use super::{Effect, Phase, Show, Wake};

impl Show {
    /// The longest time between two frames of a movement, or after a wake-up that was asked for, that the show counts.
    /// Anything longer was a stall (the machine slept, the process was stopped); the show leaves the excess out.
    ///
    /// One second: even the slowest machine plays at the true speed, and a picture drifts only a little.
    pub const GAP_MAX: Duration = Duration::from_secs(1);

    /// However fast somebody presses, a third slide comes up no sooner than this after the first of the two before it: more
    /// than three large changes a second may harm people with photosensitive epilepsy (WCAG 2.3.1).
    pub const TWO_CHANGES: Duration = Duration::from_secs(1);

    /// When to step and draw next if nothing is put in before.
    #[must_use]
    pub fn wake(&self, now: Moment) -> Wake {
        let now = now.max(self.last);
        if self.is_changing(now) {
            return Wake::Moving;
        }
        let timers = self.next_change(now).map_or(Wake::Never, Wake::At);
        if self.is_hidden() { timers } else { timers.sooner(self.frame) }
    }

    /// Tells when what is drawn looks different next if only time passes: what enters, drifts or beckons is known to the
    /// scene alone. It holds until it is told again.
    pub const fn expect_frame(&mut self, next: Wake) {
        self.frame = next;
    }

    /// Whether a slide is changing, or its words come in.
    #[must_use]
    pub fn is_coming_in(&self, now: Moment) -> bool {
        let enters = !self.state.motion.settled && now < self.state.entrance() + motion::ENTRANCE;
        self.is_changing(now) || enters && !self.is_hidden()
    }

    /// Whether the state stays as it is until `now`, no slide is changing, and `now` comes about when it was expected.
    #[must_use]
    pub fn is_steady_until(&self, now: Moment) -> bool {
        let is_stall = match self.frame {
            Wake::At(frame) => now.since(frame) > Self::GAP_MAX,
            Wake::Moving | Wake::Never => now.since(self.last) > Self::GAP_MAX,
        };
        if is_stall {
            return false;
        }
        let is_due = self.next_change(self.last).is_some_and(|change| change <= now);
        self.has_started()
            && !is_due
            && self.state.transition.is_none()
            && self.state.opening.is_none()
            && self.state.pull.is_none()
            && self.state.glide.is_none()
    }

    /// When time alone changes the state next, also while something moves; `now` if that is overdue.
    ///
    /// A simulation goes from change to change with this, in steps of at most [`Self::GAP_MAX`] while
    /// [`Self::wake`] says that something moves.
    #[must_use]
    pub fn next_change(&self, now: Moment) -> Option<Moment> {
        let state = &self.state;
        let changes = [
            state.transition.map(|change| change.began + change.length),
            state.typed.map(|_| self.typed_at + self.timing.typed),
            state.title.filter(|until| now < *until),
            self.opening_due(),
            self.pull_end(),
            self.glide_end(),
            state.asked_until(now),
            self.late.map(|_| self.changes.free_at()),
            self.hearing_end(),
            self.phase_change(now.max(self.last)),
        ];
        changes.into_iter().flatten().min().map(|change| change.max(now))
    }

    /// Does everything that is due until `now`; returns the time to go on with, which never goes back.
    pub(super) fn pass_time(&mut self, now: Moment) -> Moment {
        let now = now.max(self.last);
        self.forget_stall(now);
        self.last = now;
        // It is drawn after this step, and told anew.
        if matches!(self.frame, Wake::At(frame) if frame <= now) {
            self.frame = Wake::Never;
        }
        self.end_transition(now);
        self.end_pull(now);
        self.end_glide(now);
        self.catch_up(now);
        self.end_hearing(now);
        self.forget_typed(now);
        self.change_phase(now);
        self.await_opening(now);
        now
    }

    fn phase_change(&self, now: Moment) -> Option<Moment> {
        match self.state.phase {
            Phase::Attract | Phase::Playing => self.dwell_end(),
            Phase::Exploring => Some(self.idle_end()),
            Phase::Goodbye { until } => Some(next_second(now, until)),
            Phase::Paused { until } => Some(until),
            Phase::Presenting | Phase::Closed => None,
        }
    }

    /// When the loop moves on; with a single slide, when its picture stops drifting.
    fn dwell_end(&self) -> Option<Moment> {
        let waits = self.state.opening.is_none() && (self.next_by_itself() != self.state.slide || self.is_drifting());
        waits.then(|| self.state.entrance() + self.dwell())
    }

    /// How long the slide on screen stays. A slide that the loop leaves out stays in it for its own time: a visitor who
    /// stops at it is not hurried by the way back.
    fn dwell(&self) -> Duration {
        let stop = self.program.stop(self.state.slide);
        if self.state.phase == Phase::Attract { stop.in_loop.unwrap_or(stop.dwell) } else { stop.dwell }
    }

    /// When a visitor who does nothing may have left. Who looks at a film or hears what is told does nothing until its end,
    /// and who listens to a screen reader is there.
    fn idle_end(&self) -> Moment {
        let heard = self.hearing_end().unwrap_or(self.listened);
        let there = self.last_input.max(self.listened).max(heard);
        let watched = self.film_end().map_or(there, |end| end.max(there));
        watched + self.timing.idle(self.program.stop(self.state.slide).reading)
    }

    /// When the film that a visitor looks at ends; of one that begins again, the showing of the last touch.
    fn film_end(&self) -> Option<Moment> {
        let film = self.program.stop(self.state.slide).film.filter(|_| !self.state.comfort.calm)?;
        let begins = self.state.entrance();
        let shown = self.last_input.since(begins).as_nanos() / film.length.as_nanos().max(1);
        let shown = if film.repeats { u32::try_from(shown).unwrap_or(u32::MAX) } else { 0 };
        Some(begins + film.length.saturating_mul(shown.saturating_add(1)))
    }

    /// Whether one slide is changing into another, and that is seen.
    fn is_changing(&self, now: Moment) -> bool {
        let changes = self.state.transition.is_some_and(|change| now < change.began + change.length);
        let springs = self.pull_end().is_some_and(|end| now < end);
        let glides = self.glide_end().is_some_and(|end| now < end);
        !self.is_hidden() && (changes || springs || glides)
    }

    /// Whether nothing of the slide is seen.
    fn is_hidden(&self) -> bool {
        self.state.phase == Phase::Closed
            || !self.state.talk.is_viewed && self.state.overlay.is_some_and(super::Overlay::is_blank)
    }

    fn is_drifting(&self) -> bool {
        let motion = self.state.motion;
        motion.held.is_none() && !motion.settled && !self.program.stop(self.state.slide).pictures.is_empty()
    }

    fn end_transition(&mut self, now: Moment) {
        self.state.transition = self.state.transition.filter(|change| now < change.began + change.length);
    }

    fn forget_typed(&mut self, now: Moment) {
        let lasts = now < self.typed_at + self.timing.typed;
        self.state.typed = self.state.typed.filter(|_| lasts);
    }

    /// Changes the phase where that is due. In this order one change can lead to the next within the same step.
    fn change_phase(&mut self, now: Moment) {
        if matches!(self.state.phase, Phase::Paused { until } if now >= until) {
            self.go_home();
            self.state.phase = Phase::Playing;
        }
        if self.dwells() && self.dwell_end().is_some_and(|end| now >= end) {
            self.move_on(now);
        }
        if self.state.phase == Phase::Exploring && now >= self.idle_end() {
            self.state.phase = Phase::Goodbye { until: now + self.timing.goodbye };
            self.effects.push(Effect::Prepare(self.home()));
        }
        if matches!(self.state.phase, Phase::Goodbye { until } if now >= until) {
            self.start_over(now);
        }
        self.rest_if_closed(now);
    }

    /// Whether the show plays by itself.
    pub(super) const fn dwells(&self) -> bool {
        matches!(self.state.phase, Phase::Attract | Phase::Playing)
    }

    fn move_on(&mut self, now: Moment) {
        let next = self.next_by_itself();
        if next == self.state.slide {
            self.hold(now);
        } else {
            self.go(next, 1.0, now);
        }
    }

    /// The picture stays where it has drifted to.
    pub(super) fn hold(&mut self, now: Moment) {
        self.state.motion.held.get_or_insert(now);
    }

    fn start_over(&mut self, now: Moment) {
        self.go_home();
        self.state.phase = Phase::Attract;
        self.effects.push(Effect::Reset);
        self.open(self.home(), 1.0, now);
    }

    fn forget_stall(&mut self, now: Moment) {
        let awaited = match self.wake(self.last) {
            Wake::Moving => self.last,
            Wake::At(moment) => moment,
            Wake::Never => now,
        };
        if let Some(lost) = now.since(awaited).checked_sub(Self::GAP_MAX) {
            self.shift(lost);
        }
    }

    /// Moves all remembered moments later by `lost`, as if that time had not passed.
    fn shift(&mut self, lost: Duration) {
        let later = |moment: &mut Moment| *moment = *moment + lost;
        let state = &mut self.state;
        match &mut state.phase {
            Phase::Goodbye { until } | Phase::Paused { until } => later(until),
            Phase::Attract | Phase::Exploring | Phase::Closed | Phase::Presenting | Phase::Playing => {}
        }
        let change = state.transition.as_mut();
        let motions = change.map(|change| {
            later(&mut change.began);
            &mut change.from_motion
        });
        for motion in motions.into_iter().chain([&mut state.motion]) {
            later(&mut motion.since);
            motion.held.iter_mut().chain(&mut motion.page.turned).for_each(later);
        }
        state.opening.iter_mut().for_each(|(_, since)| later(since));
        if let Some(hearing) = &mut state.hearing {
            std::iter::once(&mut hearing.began).chain(&mut hearing.paused).for_each(later);
        }
        state.title.iter_mut().for_each(later);
        state.talk.ends.iter_mut().for_each(later);
        state.pull.iter_mut().filter_map(|pull| pull.let_go.as_mut()).for_each(later);
        state.glide.iter_mut().for_each(|glide| later(&mut glide.since));
        self.came_up.iter_mut().flatten().for_each(later);
        self.changes.shift(lost);
        self.swallowed.iter_mut().for_each(later);
        later(&mut self.held.since);
        later(&mut self.last_input);
        later(&mut self.listened);
        later(&mut self.typed_at);
    }
}

/// When the countdown to `until` shows the next number.
fn next_second(now: Moment, until: Moment) -> Moment {
    let left = until.millis.saturating_sub(now.millis);
    let after = left.saturating_sub(1) / 1000 * 1000;
    Moment::from_millis(until.millis.saturating_sub(after))
}
