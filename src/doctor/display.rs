//! Whether somebody answers where a window is to open, and what will draw it.

use std::{
    fs,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
};

use super::{Line, Surroundings};
use crate::{diag::Words, words};

pub(super) fn lines(around: &Surroundings) -> Vec<Line> {
    let lines = [Some(display(around)), Some(graphics(around)), blanking(around)];
    lines.into_iter().flatten().collect()
}

/// What keeps the display lit; nothing where no way was tried.
fn blanking(around: &Surroundings) -> Option<Line> {
    const TOPIC: &str = "blanking";
    let names = |works: bool| {
        let names = around.awake.iter().filter(|(_, outcome)| outcome.is_ok() == works);
        names.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (working, failing) = (names(true), names(false));
    if !working.is_empty() {
        return Some(Line::well(TOPIC, words!("the display is kept lit by {ways}", ways = working)));
    }
    (!failing.is_empty()).then(|| {
        Line::note(
            TOPIC,
            words!("nothing keeps the display from going blank; tried: {ways}", ways = failing),
            words!("switch blanking off where the session does it: the guide names weston's `idle-time=0`"),
        )
    })
}

const DISPLAY: &str = "display";

/// A display that the environment names.
struct Named {
    words: Words,
    /// Where it listens; nothing if that is another machine.
    socket: Option<PathBuf>,
}

fn display(around: &Surroundings) -> Line {
    let named: Vec<Named> = [wayland(around), x11(around)].into_iter().flatten().collect();
    if named.is_empty() {
        return Line::fault(
            DISPLAY,
            words!("neither WAYLAND_DISPLAY nor DISPLAY is set"),
            words!("start it in a desktop session, or under a compositor of its own such as `cage`"),
        );
    }
    let answers = |named: &&Named| named.socket.as_deref().is_none_or(|socket| UnixStream::connect(socket).is_ok());
    match named.iter().find(answers) {
        Some(Named { words, socket: Some(_) }) => {
            Line::well(DISPLAY, words!("{display} answers", display = words.clone()))
        }
        Some(Named { words, socket: None }) => {
            Line::well(DISPLAY, words!("{display} is on another machine, and was not asked", display = words.clone()))
        }
        None => Line::fault(
            DISPLAY,
            words!("{display} does not answer", display = named[0].words.clone()),
            words!("the variable is of a session that has ended: set it anew, or start the session"),
        ),
    }
}

fn wayland(around: &Surroundings) -> Option<Named> {
    let name = around.variable("WAYLAND_DISPLAY")?;
    let folder = around.variable("XDG_RUNTIME_DIR").unwrap_or("/run/user/0");
    let path = Path::new(folder).join(name);
    Some(Named { words: words!("the Wayland display `{name}`", name), socket: Some(around.at(path)) })
}

fn x11(around: &Surroundings) -> Option<Named> {
    let name = around.variable("DISPLAY")?;
    let (host, number) = name.rsplit_once(':')?;
    let number = number.split('.').next().unwrap_or_default();
    let socket = matches!(host, "" | "unix").then(|| around.at(format!("/tmp/.X11-unix/X{number}")));
    Some(Named { words: words!("the X display `{name}`", name), socket })
}

const GRAPHICS: &str = "graphics";

fn graphics(around: &Surroundings) -> Line {
    let cards = fs::read_dir(around.at("/sys/class/drm")).into_iter().flatten().flatten();
    let driver = |card: fs::DirEntry| {
        // `card0` is a card; `card0-HDMI-A-1` is one of its sockets.
        let is_card = card.file_name().to_string_lossy().strip_prefix("card")?.chars().all(|c| c.is_ascii_digit());
        let driver = is_card.then(|| fs::read_link(card.path().join("device/driver")).ok()).flatten()?;
        Some(driver.file_name()?.to_string_lossy().into_owned())
    };
    let mut drivers: Vec<String> = cards.filter_map(driver).collect();
    drivers.sort();
    drivers.dedup();
    if drivers.is_empty() {
        Line::well(GRAPHICS, words!("no graphics card: the processor draws"))
    } else {
        Line::well(GRAPHICS, words!("OpenGL on a graphics card ({drivers})", drivers = drivers.join(", ")))
    }
}
