//! How the show goes from slide to slide.

use jiff::civil::DateTime;

use crate::{theme::motion, units::Moment};

use super::{Effect, Mode, Motion, Overlay, Page, Phase, Program, Revealed, Show, Transition, machine::ListAtFirst};

impl Show {
    /// Goes on with another running order, for example after the author saved: on the slide with the same id, else
    /// on the one that now has its place, or the last.
    pub fn replace_program(&mut self, program: Program, now: Moment) -> Vec<Effect> {
        let now = self.pass_time(now);
        let old = std::mem::replace(&mut self.program, program.arranged(self.state.mode, self.wall));
        self.state.order = self.program.order().clone();
        self.state.language = self.language_place(old.languages().get(self.state.language));
        let place_now = |place: usize| self.program.place_of(&old.stop(place).id);
        let found = place_now(self.state.slide);
        let opening = self.state.opening.and_then(|(slide, since)| Some((place_now(slide)?, since)));
        let transition = self.state.transition.and_then(|change| Some((place_now(change.from)?, change)));

        self.state.overlay = self.overlay_now(&old, place_now);
        self.state.pull = None;
        self.wants_beside = None;
        self.state.trail = self.state.trail.moved(place_now).moved(|place| self.program.shows(place).then_some(place));
        self.state.slide = self.program.place_near(&old.stop(self.state.slide).id, self.state.slide);
        self.state.transition =
            transition.filter(|_| found.is_some()).map(|(from, change)| Transition { from, ..change });
        self.state.opening = if self.started {
            opening.filter(|&(slide, _)| slide != self.state.slide)
        } else {
            Some((self.state.slide, now))
        };
        self.ready = None;
        self.state.talk.frozen = None;
        self.latest = self.latest.and_then(place_now);
        if found.is_none() {
            self.stand_on_another_slide(now);
        }
        self.fit_to_program();
        self.effects.push(Effect::Prepare(self.state.opening.map_or(self.state.slide, |(slide, _)| slide)));
        self.ask_for_neighbours();
        if self.state.phase == Phase::Closed {
            self.go(self.home(), -1.0, now);
        }
        std::mem::take(&mut self.effects)
    }

    /// Goes to `slide`, which its author has just saved; this counts as no touch.
    pub fn turn_to(&mut self, slide: usize, now: Moment) -> Vec<Effect> {
        let now = self.pass_time(now);
        if self.state.phase != Phase::Closed {
            self.go_to(slide, now);
            self.list = ListAtFirst::Whole;
        }
        std::mem::take(&mut self.effects)
    }

    /// The clock on the wall shows this: another running order may have begun. Nobody loses the slide that is on screen; it is
    /// left by whoever looks at it, or by the loop when its time there is over.
    pub(super) fn set_wall(&mut self, local: Option<DateTime>, now: Moment) {
        self.wall = local;
        self.state.talk.wall = local.map(DateTime::time);
        let program = self.program.clone().arranged(self.state.mode, local);
        if program.is_arranged_as(&self.program) {
            return;
        }
        self.program = program;
        self.state.order = self.program.order().clone();
        self.leave_page_of_one();
        self.state.trail = self.state.trail.moved(|place| self.program.shows(place).then_some(place));
        let awaited = self.state.opening.map(|(awaited, _)| awaited);
        if self.state.phase == Phase::Closed {
            self.go(self.home(), -1.0, now);
        } else if self.dwells() && awaited.is_some_and(|awaited| !self.program.shows(awaited)) {
            self.await_another(now);
        }
        self.ask_for_neighbours();
    }

    /// The slide that the loop awaits does not show any more.
    fn await_another(&mut self, now: Moment) {
        if self.started {
            self.stay();
        } else {
            self.state.slide = self.home();
            self.open(self.home(), 1.0, now);
        }
    }

    /// The slide that was on screen was removed; the one that is now in its place starts anew.
    fn stand_on_another_slide(&mut self, now: Moment) {
        self.state.divider = None;
        self.state.hearing = None;
        self.drop_closer_look();
        if self.started {
            self.list = ListAtFirst::Empty;
            self.state.motion = self.motion_at_first(self.state.slide, now);
            self.note_change(now);
            self.effects.push(Effect::Shown(self.state.slide));
        }
    }

    fn fit_to_program(&mut self) {
        // The words of a slide that cannot carry the title must not wait for it.
        if self.state.slide != self.home() || !self.program.stop(self.state.slide).carries_title {
            self.state.title = None;
        }
        let reveals = self.program.stop(self.state.slide).reveals;
        let kept = |revealed: Revealed| Revealed { items: revealed.items.min(reveals), ..revealed };
        self.state.motion.revealed = self.state.motion.revealed.filter(|_| reveals > 0).map(kept);
        let stop = self.program.stop(self.state.slide);
        let (page, pages) = (self.state.motion.page, stop.pages.max(1));
        let is_there = match self.state.overlay {
            Some(Overlay::Enlarged { picture, .. }) => picture < stop.pictures.len(),
            Some(Overlay::Spot(place)) => place < stop.spots,
            _ => true,
        };
        self.state.motion.page = if page.place < pages { page } else { Page { place: pages - 1, turned: None } };
        if !is_there {
            self.state.overlay = None;
        }
        if self.state.overlay == Some(Overlay::Overview) {
            self.find();
        }
    }

    /// Where a visitor is, or will be as soon as the slide that was asked for is ready.
    pub(super) fn target(&self) -> usize {
        self.state.opening.map_or(self.state.slide, |(slide, _)| slide)
    }

    /// A talk ends at its last slide; everything else goes round.
    pub(super) fn goes_round(&self) -> bool {
        self.state.mode != Mode::Present
    }

    /// Goes to `slide`, from ahead (+1) or behind (−1), and removes what covers the slide.
    pub(super) fn go(&mut self, slide: usize, direction: f32, now: Moment) {
        self.clear_top();
        if self.started && slide == self.state.slide {
            self.state.opening = None;
        } else if self.state.opening.is_none_or(|(opening, _)| opening != slide) {
            self.open(slide, direction, now);
        }
    }

    /// Awaits `slide`, which comes up when it is ready.
    pub(super) fn open(&mut self, slide: usize, direction: f32, now: Moment) {
        self.state.opening = Some((slide, now));
        self.ready = None;
        self.direction = direction;
        self.list = ListAtFirst::Empty;
        self.effects.push(Effect::Prepare(slide));
    }

    /// Drops the slide that is awaited, unless it is the first one of all.
    pub(super) const fn stay(&mut self) {
        if self.started {
            self.state.opening = None;
        }
    }

    pub(super) fn prepared(&mut self, slide: usize, now: Moment) {
        self.prepared_beside(slide, now);
        if self.state.opening.is_some_and(|(opening, _)| opening == slide) {
            self.ready = Some(slide);
            self.await_opening(now);
        }
    }

    /// When the awaited slide comes up: once it is ready or has been awaited for long enough, and not before a slide may
    /// come up again. Until then presses add up, so that none is lost.
    pub(super) fn opening_due(&self) -> Option<Moment> {
        let (slide, since) = self.state.opening?;
        let due = if self.ready == Some(slide) { since } else { since + self.timing.prepare };
        Some(due.max(self.free_at()))
    }

    /// When another slide may come up without being the third within a second, or the fourth large change.
    #[must_use]
    pub fn free_at(&self) -> Moment {
        let [_, second] = self.came_up;
        let free = second.map_or(Moment::START, |second| second + Self::TWO_CHANGES).max(self.changes.free_at());
        // A change that is overtaken in its first half would go back first.
        let half = self.state.transition.map_or(Moment::START, |change| change.began + change.length / 2);
        free.max(half)
    }

    /// Brings up the awaited slide if it is time.
    pub(super) fn await_opening(&mut self, now: Moment) {
        if let Some((slide, _)) = self.state.opening
            && self.opening_due().is_some_and(|due| now >= due)
        {
            self.bring_up(slide, now);
        }
    }

    fn note_change(&mut self, now: Moment) {
        let [latest, _] = self.came_up;
        self.came_up = [Some(now), latest];
        let change = self.state.transition;
        let end = change.map_or(now, |change| change.began + change.length);
        // What a hand has pulled in is counted where the hand lets go.
        if change.is_none_or(|change| change.slid.is_none()) {
            self.changes.note(end);
        }
        // Behind a gate it gets brighter before it gets darker.
        if change.is_some_and(|change| change.new_chapter) {
            self.changes.note(end);
        }
    }

    /// `slide` comes up now.
    pub(super) fn bring_up(&mut self, slide: usize, now: Moment) {
        self.state.transition = self.change_to(slide, now);
        self.state.motion = self.motion_at_first(slide, now);
        // What a hand has brought in is there.
        self.state.motion.settled |= self.state.pull.take().is_some_and(|pull| pull.beside == Some(slide));
        self.wants_beside = None;
        self.state.title = self.title_before(slide, now);
        self.note_latest(slide, now);
        self.state.slide = slide;
        self.state.trail.arrive(slide);
        self.state.opening = None;
        self.ready = None;
        self.state.divider = None;
        self.state.hearing = None;
        self.drop_closer_look();
        // The first slide of all takes the place of none.
        if std::mem::replace(&mut self.started, true) || self.takes_place {
            self.note_change(now);
        }
        self.effects.push(Effect::Shown(slide));
        self.tell(now);
        self.ask_for_neighbours();
    }

    /// Until when the exhibition's title stands before `slide`; only the loop's first slide has it, if it can carry it.
    fn title_before(&self, slide: usize, now: Moment) -> Option<Moment> {
        let carries = slide == self.home() && self.program.stop(slide).carries_title;
        (carries && self.dwells() && !self.timing.title.is_zero()).then(|| now + self.timing.title)
    }

    fn change_to(&self, slide: usize, now: Moment) -> Option<Transition> {
        let (from, from_motion) = self.leaving(slide, now);
        let slid = self.state.pull.filter(|pull| pull.beside == Some(slide)).map(|pull| pull.by);
        let leaves_chapter = self.program.stop(from).chapter != self.program.stop(slide).chapter;
        let is_calm = self.state.comfort.calm;
        // Who is in a hurry sees a fade.
        let new_chapter = leaves_chapter && !is_calm && slid.is_none() && now >= self.changes.free_for_two_at();
        let length = match slid {
            _ if is_calm => motion::CALM_FADE,
            Some(_) => motion::SETTLE,
            None => self.timing.change(new_chapter),
        };
        // For those who want no motion, nothing slides along.
        let direction = if is_calm { 0.0 } else { self.direction };
        let moves = self.started && !length.is_zero();
        moves.then_some(Transition { from, from_motion, began: now, length, direction, new_chapter, slid })
    }

    /// The slide that a change starts from. During another change it is the one that is seen best, to jump the least.
    fn leaving(&self, to: usize, now: Moment) -> (usize, Motion) {
        match self.state.transition {
            Some(change) if change.progress(now).get() < 0.5 && change.from != to => (change.from, change.from_motion),
            _ => (self.state.slide, self.state.motion),
        }
    }

    /// The motion of `slide`, which comes up now: its pictures drift if nobody is there.
    fn motion_at_first(&self, slide: usize, now: Moment) -> Motion {
        let calm = self.state.comfort.calm;
        let held = if self.dwells() && !calm { None } else { Some(Moment::START) };
        let last = self.program.stop(slide).pages.saturating_sub(1);
        let is_left = self.list == ListAtFirst::AsLeft && !self.dwells();
        let page = Page { place: if is_left { last } else { 0 }, turned: None };
        Motion { since: now, held, settled: calm, revealed: self.revealed_at_first(slide), page }
    }

    /// What is there of the list of `slide` when that comes up: in a talk nothing, or all of it on the way back.
    fn revealed_at_first(&self, slide: usize) -> Option<Revealed> {
        let reveals = self.program.stop(slide).reveals;
        let items = if self.list == ListAtFirst::Empty { 0 } else { reveals };
        (self.state.mode == Mode::Present && reveals > 0).then_some(Revealed { items, newest: None })
    }

    /// Turns a page of the text on screen on or back, or false if there is none to turn to.
    pub(super) fn turn(&mut self, on: bool, now: Moment) -> bool {
        let pages = self.program.stop(self.state.slide).pages;
        let here = self.state.motion.page.place;
        let to = if on { Some(here + 1).filter(|to| *to < pages) } else { here.checked_sub(1) };
        let Some(place) = to.filter(|_| self.started && self.state.opening.is_none()) else { return false };
        self.state.motion.page = Page { place, turned: Some(now) };
        self.clear_top();
        true
    }

    /// The next item of the list on screen, or false if there is none to bring.
    pub(super) fn reveal(&mut self, now: Moment) -> bool {
        let reveals = self.program.stop(self.state.slide).reveals;
        let Some(revealed) = self.revealing().filter(|revealed| revealed.items < reveals) else { return false };
        *revealed = Revealed { items: revealed.items + 1, newest: Some(now) };
        self.clear_top();
        true
    }

    /// Takes the last item of the list on screen away, or false if there is none.
    pub(super) fn conceal(&mut self) -> bool {
        let Some(revealed) = self.revealing().filter(|revealed| revealed.items > 0) else { return false };
        *revealed = Revealed { items: revealed.items - 1, newest: None };
        self.clear_top();
        true
    }

    /// What is there of the list on screen, as long as no other slide is awaited.
    const fn revealing(&mut self) -> Option<&mut Revealed> {
        if self.started && self.state.opening.is_none() { self.state.motion.revealed.as_mut() } else { None }
    }

    /// Closes what belongs to the slide that was on screen.
    const fn drop_closer_look(&mut self) {
        if matches!(self.state.overlay, Some(Overlay::Enlarged { .. } | Overlay::Spot(_) | Overlay::Reading { .. })) {
            self.state.overlay = None;
        }
    }

    /// The slide that comes next if nobody does anything.
    pub(super) fn next_by_itself(&self) -> usize {
        let slide = self.state.slide;
        match self.state.phase {
            Phase::Attract => self.program.after_in_loop(slide),
            _ => self.program.after(slide, self.goes_round()),
        }
    }

    /// The slides that come next: by itself, or because a visitor presses once.
    pub(super) fn ask_for_neighbours(&mut self) {
        let (slide, round) = (self.state.slide, self.goes_round());
        let (after, before) = (self.program.after(slide, round), self.program.before(slide, round));
        let order = if self.direction < 0.0 { [before, after] } else { [after, before] };
        let mut wanted = if self.dwells() { vec![self.next_by_itself()] } else { Vec::new() };
        for near in order {
            if !wanted.contains(&near) {
                wanted.push(near);
            }
        }
        self.effects.extend(wanted.into_iter().filter(|near| *near != slide).map(Effect::Prepare));
    }
}
