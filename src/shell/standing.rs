//! How the window of a kiosk stands: whole, on its monitor, before everything else. What is wrong is put right.

use std::time::Duration;

use winit::{
    dpi::{PhysicalPosition, PhysicalSize},
    window::{Fullscreen, Window, WindowLevel},
};

use super::monitors::{self, Area, Monitor};
use crate::units::Moment;

/// What the system says of a window; nothing of what it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Where its monitor lies.
    monitor: Option<Area>,
    position: Option<PhysicalPosition<i32>>,
    size: PhysicalSize<u32>,
    is_minimized: bool,
    is_covered: bool,
    has_focus: bool,
}

/// What can be wrong with a window, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Minimized,
    /// It does not fill its monitor, or stands on another one.
    Astray,
    /// Something else lies over it, or has the keyboard.
    Behind,
}

impl Seen {
    fn fault(&self) -> Option<Fault> {
        if self.is_minimized {
            return Some(Fault::Minimized);
        }
        let is_astray = self.monitor.is_some_and(|(position, size)| {
            let is_elsewhere = self.position.is_some_and(|at| {
                (at.x - position.x).unsigned_abs() > TOLERANCE || (at.y - position.y).unsigned_abs() > TOLERANCE
            });
            let differs = |one: u32, other: u32| one.abs_diff(other) > TOLERANCE;
            is_elsewhere || differs(self.size.width, size.width) || differs(self.size.height, size.height)
        });
        if is_astray {
            return Some(Fault::Astray);
        }
        (self.is_covered || !self.has_focus).then_some(Fault::Behind)
    }
}

/// So many pixels more or less are a matter of rounding, where a point has not a whole number of them.
const TOLERANCE: u32 = 2;
/// While something is wrong it is put right so often …
const AGAIN: Duration = Duration::from_secs(1);
/// … and so often after as many tries as `PATIENCE`: a system that does not let us is not to be kept busy.
const SELDOM: Duration = Duration::from_mins(1);
const PATIENCE: u32 = 10;
/// A keyboard that is elsewhere for less than this is not missed: window managers pass it around when they begin.
const MISSED: Duration = Duration::from_millis(400);

/// Watches over one window.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The number of the monitor that it belongs on, if its operator says so.
    wanted: Option<usize>,
    /// The name of the monitor on which it stood first; it returns there when that was away.
    home: Option<String>,
    wrong: Option<Wrong>,
    /// What a talk's window looked like when it was put right: who moves it on purpose is let.
    tried: Option<Seen>,
}

/// A fault and what was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wrong {
    fault: Fault,
    tries: u32,
    next: Moment,
}

impl Standing {
    pub(super) fn on(wanted: Option<usize>) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// On the monitor with this name, or with this number where monitors have no names.
    pub(super) fn at_home(number: usize, name: Option<String>) -> Self {
        Self { wanted: Some(number).filter(|_| name.is_none()), home: name, ..Self::default() }
    }

    /// A visitor comes or goes: what is still wrong is put right at once.
    pub(super) fn hurry(&mut self, now: Moment) {
        if let Some(wrong) = &mut self.wrong {
            (wrong.tries, wrong.next) = (0, now);
        }
    }

    /// When the window is to be looked at again, if anything is wrong with it.
    pub(super) fn next(&self) -> Option<Moment> {
        self.wrong.map(|wrong| wrong.next)
    }

    /// Looks at the window and puts right what is wrong. In a talk a person has the machine: there, the window only follows
    /// its monitor.
    pub(super) fn keep(&mut self, window: &Window, is_covered: bool, is_talk: bool, now: Moment) {
        let monitor = self.monitor(window);
        let seen = Seen {
            monitor: monitor.as_ref().map(|monitor| monitor.area),
            position: window.inner_position().ok(),
            size: window.inner_size(),
            is_minimized: window.is_minimized().unwrap_or(false),
            is_covered,
            has_focus: window.has_focus(),
        };
        let wrong = if is_talk { self.judge_talk(&seen, now) } else { self.judge(&seen, now) };
        if let Some(wrong) = wrong {
            mend(window, monitor, wrong);
        }
    }

    /// The monitor on which the window belongs: the one that was asked for, else that where it stood first; while that is
    /// away, the one where it is.
    pub(super) fn monitor(&mut self, window: &Window) -> Option<Monitor> {
        let all = monitors::monitors(window.available_monitors());
        let wanted = self.wanted.and_then(|wanted| all.get(wanted));
        let home = || all.iter().find(|monitor| monitor.name == self.home && self.home.is_some());
        let monitor = wanted.or_else(home).cloned().or_else(|| monitors::current(window));
        if self.home.is_none() {
            self.home = monitor.as_ref().and_then(|monitor| monitor.name.clone());
        }
        monitor
    }

    /// What is to be done now in a talk, if anything: nothing twice.
    fn judge_talk(&mut self, seen: &Seen, now: Moment) -> Option<Wrong> {
        self.wrong = None;
        let is_new = seen.fault() == Some(Fault::Astray) && self.tried != Some(*seen);
        is_new.then(|| {
            self.tried = Some(*seen);
            Wrong { fault: Fault::Astray, tries: 1, next: now }
        })
    }

    /// What is to be done now, if anything.
    fn judge(&mut self, seen: &Seen, now: Moment) -> Option<Wrong> {
        let Some(fault) = seen.fault() else {
            self.wrong = None;
            return None;
        };
        let first = if fault == Fault::Behind { now + MISSED } else { now };
        let wrong = self.wrong.filter(|wrong| wrong.fault == fault).unwrap_or(Wrong { fault, tries: 0, next: first });
        if wrong.next > now {
            self.wrong = Some(wrong);
            return None;
        }
        let tries = wrong.tries + 1;
        let again = if tries < PATIENCE { AGAIN } else { SELDOM };
        self.wrong = Some(Wrong { fault, tries, next: now + again });
        self.wrong
    }
}

/// Asks the system for what the window lacks.
fn mend(window: &Window, monitor: Option<Monitor>, wrong: Wrong) {
    if wrong.tries == 1 {
        tracing::debug!("the window is put right: {:?}", wrong.fault);
    }
    match wrong.fault {
        Fault::Minimized => {
            window.set_minimized(false);
            window.focus_window();
        }
        Fault::Astray => {
            let place = monitor.as_ref().map(|monitor| monitor.area);
            let is_said = monitor.as_ref().is_some_and(|monitor| monitor.handle.is_none());
            // Who is said to have all of a screen is not asked for it again: it is taken back first.
            if wrong.tries > 1 || is_said {
                window.set_fullscreen(None);
            }
            if !is_said {
                window.set_fullscreen(Some(Fullscreen::Borderless(monitor.and_then(|monitor| monitor.handle))));
            }
            // Where no window manager takes that up, as on a bare X server, the window is moved and sized by hand.
            if let Some((position, size)) = place {
                window.set_outer_position(position);
                let _ = window.request_inner_size(size);
            }
        }
        Fault::Behind => {
            window.set_window_level(WindowLevel::AlwaysOnTop);
            window.focus_window();
        }
    }
}

#[cfg(test)]
mod tests {
    use winit::dpi::{PhysicalPosition, PhysicalSize};

    use super::{AGAIN, Fault, MISSED, PATIENCE, SELDOM, Seen, Standing};
    use crate::units::Moment;

    const HOME: (PhysicalPosition<i32>, PhysicalSize<u32>) =
        (PhysicalPosition { x: 1920, y: 0 }, PhysicalSize { width: 1280, height: 720 });

    fn right() -> Seen {
        Seen { monitor: Some(HOME), position: Some(HOME.0), size: HOME.1, has_focus: true, ..Seen::default() }
    }

    #[test]
    fn a_window_that_fills_its_monitor_and_has_the_keyboard_is_right() {
        assert_eq!(right().fault(), None);
        // Wayland tells no window where it is; some systems know of no monitor.
        assert_eq!(Seen { position: None, ..right() }.fault(), None);
        assert_eq!(Seen { monitor: None, position: None, ..right() }.fault(), None);
        let nearly = PhysicalSize::new(HOME.1.width - 1, HOME.1.height + 1);
        assert_eq!(Seen { size: nearly, ..right() }.fault(), None, "rounded");
    }

    #[test]
    fn everything_that_can_happen_to_it_is_found() {
        let faults = [
            (Seen { is_minimized: true, has_focus: false, ..right() }, Fault::Minimized),
            (Seen { position: Some(PhysicalPosition::new(0, 0)), ..right() }, Fault::Astray),
            (Seen { size: PhysicalSize::new(1920, 1080), ..right() }, Fault::Astray),
            (Seen { size: PhysicalSize::new(800, 600), position: None, ..right() }, Fault::Astray),
            (Seen { is_covered: true, ..right() }, Fault::Behind),
            (Seen { has_focus: false, ..right() }, Fault::Behind),
        ];
        for (seen, fault) in faults {
            assert_eq!(seen.fault(), Some(fault), "{seen:?}");
        }
    }

    #[test]
    fn it_is_put_right_once_a_second_until_it_is_and_seldom_where_nothing_helps() {
        let (mut standing, mut now) = (Standing::default(), Moment::START);
        let away = Seen { is_minimized: true, ..right() };
        for tries in 1..PATIENCE {
            assert_eq!(standing.judge(&away, now).map(|wrong| wrong.tries), Some(tries), "at once, and every second");
            assert_eq!(standing.judge(&away, now), None, "not with each frame");
            assert_eq!(standing.next(), Some(now + AGAIN));
            now = now + AGAIN;
        }
        assert!(standing.judge(&away, now).is_some());
        assert_eq!(standing.next(), Some(now + SELDOM));
        standing.hurry(now);
        assert!(standing.judge(&away, now).is_some(), "somebody comes");
        assert_eq!(standing.judge(&right(), now), None);
        assert_eq!(standing.next(), None, "all is well, and nothing wakes for it");
        assert!(standing.judge(&away, now).is_some(), "the next time it is put right at once again");
    }

    #[test]
    fn a_speaker_may_do_as_he_likes_and_the_window_follows_its_monitor() {
        let (mut standing, now) = (Standing::default(), Moment::START);
        for seen in [Seen { is_minimized: true, ..right() }, Seen { has_focus: false, ..right() }] {
            assert_eq!(standing.judge_talk(&seen, now), None);
        }
        let smaller = Seen { size: PhysicalSize::new(800, 600), ..right() };
        assert_eq!(standing.judge_talk(&smaller, now).map(|wrong| wrong.fault), Some(Fault::Astray));
        assert_eq!(standing.judge_talk(&smaller, now + SELDOM), None, "once");
        assert_eq!(standing.next(), None);
    }

    #[test]
    fn a_keyboard_is_not_missed_for_a_moment() {
        let (mut standing, now) = (Standing::default(), Moment::START);
        let behind = Seen { has_focus: false, ..right() };
        assert_eq!(standing.judge(&behind, now), None);
        assert_eq!(standing.next(), Some(now + MISSED));
        assert_eq!(standing.judge(&right(), now), None);
        assert_eq!(standing.next(), None);
        assert_eq!(standing.judge(&behind, now), None);
        assert!(standing.judge(&behind, now + MISSED).is_some());
    }
}
