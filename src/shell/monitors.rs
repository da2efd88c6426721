//! The monitors of this machine.

use std::{env, sync::OnceLock};

use winit::{
    dpi::{PhysicalPosition, PhysicalSize},
    monitor::MonitorHandle,
    window::Window,
};

#[cfg(target_os = "linux")]
use crate::beside::{Output, Outputs};

/// Where this variable is set, these are the monitors, `WIDTHxHEIGHT+X+Y` with commas between them: for tests, on a display that
/// has no monitors of its own. A window is moved and sized by hand there.
const MONITORS: &str = "XIONGGUAN_MONITORS";

/// A place on the desktop, in pixels.
pub(super) type Area = (PhysicalPosition<i32>, PhysicalSize<u32>);

/// A monitor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Monitor {
    /// Its number, counted from 0.
    pub(super) number: usize,
    pub(super) name: Option<String>,
    pub(super) area: Area,
    /// Pixels in a point.
    pub(super) scale: f32,
    /// The window library's own; nothing where it knows of none that stands there: a window is moved and sized by hand.
    pub(super) handle: Option<MonitorHandle>,
}

/// What is known of the monitors of an X server.
#[cfg(target_os = "linux")]
static WATCHED: OnceLock<Outputs> = OnceLock::new();

/// From now on monitors that are plugged in or out on an X server are known at once, and `wake` is called.
#[cfg(target_os = "linux")]
pub(super) fn watch(wake: impl Fn() + Send + 'static) {
    match Outputs::watch(wake) {
        Ok(outputs) => _ = WATCHED.set(outputs),
        Err(error) => tracing::warn!("nobody watches the monitors: {error}"),
    }
}

/// All monitors, in the system's order; `system` are those that the window library knows.
pub(super) fn monitors(system: impl Iterator<Item = MonitorHandle>) -> Vec<Monitor> {
    if let Some(said) = said() {
        return said;
    }
    let system: Vec<Monitor> = system.enumerate().map(|(number, handle)| Monitor::of(number, handle)).collect();
    #[cfg(target_os = "linux")]
    if let Some(outputs) = WATCHED.get().and_then(Outputs::list) {
        return outputs
            .into_iter()
            .enumerate()
            .map(|(number, output)| Monitor::there(number, output, &system))
            .collect();
    }
    system
}

/// The monitor on which a window stands.
pub(super) fn current(window: &Window) -> Option<Monitor> {
    let all = monitors(window.available_monitors());
    let handle = window.current_monitor();
    let known = all.iter().find(|monitor| monitor.handle.is_some() && monitor.handle == handle);
    let holds = || {
        let at = window.inner_position().ok()?;
        all.iter().find(|monitor| monitor.holds(at))
    };
    known.or_else(holds).or_else(|| all.first()).cloned().or_else(|| handle.map(|handle| Monitor::of(0, handle)))
}

/// The monitors that a test says are there.
pub(super) fn said() -> Option<Vec<Monitor>> {
    static SAID: OnceLock<Option<Vec<Monitor>>> = OnceLock::new();
    SAID.get_or_init(|| read(&env::var(MONITORS).ok()?)).clone()
}

fn read(text: &str) -> Option<Vec<Monitor>> {
    text.split(',').enumerate().map(|(number, monitor)| Monitor::said(number, monitor)).collect()
}

impl Monitor {
    fn of(number: usize, handle: MonitorHandle) -> Self {
        let area = (handle.position(), handle.size());
        Self { number, name: handle.name(), area, scale: handle.scale_factor() as f32, handle: Some(handle) }
    }

    /// One that an X server tells of; what the window library knows of it, if it still stands where that was.
    #[cfg(target_os = "linux")]
    fn there(number: usize, Output { name, at, size }: Output, system: &[Self]) -> Self {
        let area = (PhysicalPosition::from(at), PhysicalSize::from(size));
        let known = system.iter().find(|known| known.name.as_ref() == Some(&name));
        let scale = known.map_or(1.0, |known| known.scale);
        let handle = known.filter(|known| known.area == area).and_then(|known| known.handle.clone());
        Self { number, name: Some(name), area, scale, handle }
    }

    fn said(number: usize, text: &str) -> Option<Self> {
        let (size, at) = text.split_once('+')?;
        let ((width, height), (x, y)) = (size.split_once('x')?, at.split_once('+')?);
        let area = (
            PhysicalPosition::new(x.parse().ok()?, y.parse().ok()?),
            PhysicalSize::new(width.parse().ok()?, height.parse().ok()?),
        );
        Some(Self { number, name: Some(format!("said {number}")), area, scale: 1.0, handle: None })
    }

    fn holds(&self, at: PhysicalPosition<i32>) -> bool {
        let (position, size) = self.area;
        let within = |at: i32, from: i32, long: u32| at >= from && at.abs_diff(from) < long;
        within(at.x, position.x, size.width) && within(at.y, position.y, size.height)
    }
}

#[cfg(test)]
mod tests {
    use winit::dpi::{PhysicalPosition, PhysicalSize};

    use super::read;

    #[test]
    fn monitors_are_read_as_they_are_said() {
        let all = read("640x720+0+0,320x200+640+-8").expect("two monitors");
        let areas: Vec<_> = all.iter().map(|monitor| (monitor.number, monitor.area)).collect();
        let area = |x, y, width, height| (PhysicalPosition::new(x, y), PhysicalSize::new(width, height));
        assert_eq!(areas, [(0, area(0, 0, 640, 720)), (1, area(640, -8, 320, 200))]);
        assert!(all[0].holds(PhysicalPosition::new(639, 719)) && !all[0].holds(PhysicalPosition::new(640, 0)));
        assert!(read("640x720").is_none() && read("").is_none());
    }
}
