//! Which window system the window opens on, and why on none.
//!
//! There can be only one event loop in a process, so what would fail has to be known before: a variable that is left over
//! from a session that has ended, a library that is not installed.

use std::fmt;

use super::launch_error::LaunchError;

/// A system that windows open on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// A compositor that `WAYLAND_DISPLAY` or `WAYLAND_SOCKET` names.
    Wayland,
    /// A server that `DISPLAY` names.
    X11,
}

/// A library that the window stack opens by its name, and the package of Debian and Ubuntu that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    file: &'static str,
    package: &'static str,
}

/// Why a system is of no use now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody answers; the reason in a few words.
    Silent(String),
    /// It is there, and these libraries are not.
    Lacks(Vec<Library>),
}

/// What OpenGL needs on Wayland, besides what every window needs there.
pub(super) const WAYLAND_EGL: Library = Library { file: "libwayland-egl.so.1", package: "libwayland-egl1" };
const WAYLAND: Library = Library { file: "libwayland-client.so.0", package: "libwayland-client0" };
const KEYS: Library = Library { file: "libxkbcommon.so.0", package: "libxkbcommon0" };
const KEYS_X11: Library = Library { file: "libxkbcommon-x11.so.0", package: "libxkbcommon-x11-0" };
const X11: Library = Library { file: "libX11.so.6", package: "libx11-6" };
const X11_XCB: Library = Library { file: "libX11-xcb.so.1", package: "libx11-xcb1" };
const CURSOR: Library = Library { file: "libXcursor.so.1", package: "libxcursor1" };
const INPUT: Library = Library { file: "libXi.so.6", package: "libxi6" };

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wayland => "Wayland",
            Self::X11 => "X11",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Silent(reason) => f.write_str(reason),
            Self::Lacks(libraries) => f.write_str(&missing(libraries)),
        }
    }
}

/// What is missing, and what to do about it.
pub(super) fn missing(libraries: &[Library]) -> String {
    let list =
        |name: fn(&Library) -> &'static str, between| libraries.iter().map(name).collect::<Vec<_>>().join(between);
    let (files, packages) = (list(|library| library.file, ", "), list(|library| library.package, " "));
    let are = if libraries.len() == 1 { "is" } else { "are" };
    format!("{files} {are} not installed; on Debian and Ubuntu: apt-get install {packages}")
}

/// The system to open a window on: of those that the environment names, the first without a fault.
///
/// # Errors
/// [`LaunchError::NoDisplay`] if none is named or none answers, since one may come; [`LaunchError::Failed`] if one answers
/// and lacks libraries, which do not come by waiting.
pub fn choose(named: &[(System, Option<Fault>)]) -> Result<System, LaunchError> {
    if named.is_empty() {
        return Err(LaunchError::NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()));
    }
    let Some(good) = named.iter().find(|(_, fault)| fault.is_none()) else {
        let lacks = named.iter().find(|(_, fault)| matches!(fault, Some(Fault::Lacks(_))));
        return Err(match lacks {
            Some((system, Some(fault))) => {
                LaunchError::Failed(format!("a window on {system} needs a library: {fault}"))
            }
            _ => LaunchError::NoDisplay(told(named)),
        });
    };
    let (system, faulty) = (good.0, named.iter().take_while(|(_, fault)| fault.is_some()).cloned().collect::<Vec<_>>());
    if !faulty.is_empty() {
        tracing::warn!("the window opens on {system}: {}", told(&faulty));
    }
    Ok(system)
}

fn told(named: &[(System, Option<Fault>)]) -> String {
    let told = |(system, fault): &(System, Option<Fault>)| Some(format!("{system}: {}", fault.as_ref()?));
    named.iter().filter_map(told).collect::<Vec<_>>().join("; ")
}

/// The systems that the environment names, and what is wrong with each. Only where there are two is it asked whether they
/// answer: of one alone, the window library knows best why it does not.
#[cfg(target_os = "linux")]
pub(super) fn named() -> Vec<(System, Option<Fault>)> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_wayland = is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET");
    let systems: Vec<System> = [(System::Wayland, has_wayland), (System::X11, is_set("DISPLAY"))]
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(system, _)| system)
        .collect();
    let is_asked = systems.len() > 1;
    let mut found = Vec::new();
    for system in systems {
        let fault =
            if is_asked { silence(system).map(Fault::Silent) } else { None }.or_else(|| lack(system).map(Fault::Lacks));
        let is_good = fault.is_none();
        found.push((system, fault));
        if is_good {
            break;
        }
    }
    found
}

/// Other systems have one window system, whose libraries are always there.
#[cfg(not(target_os = "linux"))]
pub(super) fn named() -> Vec<(System, Option<Fault>)> {
    vec![(System::X11, None)]
}

/// Why nobody answers; nothing if somebody does.
#[cfg(target_os = "linux")]
fn silence(system: System) -> Option<String> {
    use std::{env, os::unix::net::UnixStream, path::Path};
    match system {
        // The socket is already open; it is for one connection.
        System::Wayland if env::var_os("WAYLAND_SOCKET").is_some_and(|socket| !socket.is_empty()) => None,
        System::Wayland => {
            let name = env::var_os("WAYLAND_DISPLAY").unwrap_or_default();
            let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
            // An absolute name stands for itself.
            let path = Path::new(&folder).join(&name);
            UnixStream::connect(&path).err().map(|error| format!("{}: {error}", path.display()))
        }
        System::X11 => x11rb::connect(None).err().map(|error| error.to_string()),
    }
}

/// The libraries that are not there; nothing if none is missing.
#[cfg(target_os = "linux")]
fn lack(system: System) -> Option<Vec<Library>> {
    use x11_dl::{xcursor::Xcursor, xinput2::XInput2, xlib::Xlib, xlib_xcb::Xlib_xcb};
    let found = match system {
        System::Wayland => {
            vec![(WAYLAND, wayland_sys::client::is_lib_available()), (KEYS, xkbcommon_dl::xkbcommon_option().is_some())]
        }
        System::X11 => vec![
            (X11, Xlib::open().is_ok()),
            (X11_XCB, Xlib_xcb::open().is_ok()),
            (CURSOR, Xcursor::open().is_ok()),
            (INPUT, XInput2::open().is_ok()),
            (KEYS, xkbcommon_dl::xkbcommon_option().is_some()),
            (KEYS_X11, xkbcommon_dl::x11::xkbcommon_x11_option().is_some()),
        ],
    };
    let lacks: Vec<Library> = found.into_iter().filter(|(_, is_there)| !is_there).map(|(library, _)| library).collect();
    (!lacks.is_empty()).then_some(lacks)
}

/// Whether OpenGL can draw into a window on this system, as far as the libraries go.
pub(super) fn has_egl(system: System) -> bool {
    #[cfg(target_os = "linux")]
    if system == System::Wayland {
        return wayland_sys::egl::is_lib_available();
    }
    let _ = system;
    true
}

#[cfg(test)]
mod tests {
    use super::{CURSOR, Fault, INPUT, System, choose};
    use crate::shell::LaunchError;

    fn silent() -> Fault {
        Fault::Silent("nobody answers".to_owned())
    }

    #[test]
    fn the_first_system_without_a_fault_is_taken() {
        assert_eq!(choose(&[(System::Wayland, None)]), Ok(System::Wayland));
        assert_eq!(choose(&[(System::Wayland, Some(silent())), (System::X11, None)]), Ok(System::X11));
        let lacks = Some(Fault::Lacks(vec![CURSOR]));
        assert_eq!(choose(&[(System::Wayland, lacks), (System::X11, None)]), Ok(System::X11));
    }

    #[test]
    fn a_display_may_come_back_and_a_library_does_not() {
        let gone = choose(&[(System::Wayland, Some(silent())), (System::X11, Some(silent()))]);
        assert_eq!(gone, Err(LaunchError::NoDisplay("Wayland: nobody answers; X11: nobody answers".to_owned())));
        let lacks =
            choose(&[(System::Wayland, Some(silent())), (System::X11, Some(Fault::Lacks(vec![CURSOR, INPUT])))]);
        let Err(LaunchError::Failed(told)) = lacks else { panic!("{lacks:?}") };
        assert!(told.ends_with("on X11 needs a library: libXcursor.so.1, libXi.so.6 are not installed; on Debian and Ubuntu: apt-get install libxcursor1 libxi6"), "{told}");
        assert!(matches!(choose(&[]), Err(LaunchError::NoDisplay(_))));
    }
}
