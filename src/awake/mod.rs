//! Keeps the display from going blank while the show is open, and switches the panel off and on.
//!
//! X11's own blanking is suspended, and the desktop and the login manager are asked not to blank; what works differs from
//! machine to machine, so all three are tried ([`probe`]). Each is bound to a connection of this process: however it ends,
//! the machine blanks again as it did before. Where a Wayland compositor blanks by itself and listens to neither of the
//! two, it has to be configured (weston: `idle-time=0`): its own protocol binds an inhibition to the window's surface,
//! which the window stack hands out as a raw pointer only.
//!
//! All of it happens on threads of its own, so that nobody waits for a bus that does not answer.

mod bus;
mod x11;

use std::{
    fmt,
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::Duration,
};

/// A way to keep the display lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The X server's screen saver and power management are suspended.
    X11,
    /// The desktop is asked (`org.freedesktop.ScreenSaver`, on the session bus).
    Desktop,
    /// The login manager is asked (`org.freedesktop.login1`, on the system bus): also heard by swayidle and others.
    Login,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::X11 => "the X server",
            Self::Desktop => "the desktop (org.freedesktop.ScreenSaver)",
            Self::Login => "the login manager (org.freedesktop.login1)",
        })
    }
}

/// Whether a way works here; if not, why, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The way that was tried.
    pub way: Way,
    /// What came of it.
    pub outcome: Result<(), String>,
}

/// So many orders wait at most.
const ORDERS_MAX: usize = 4;

/// How often a panel that is to be off is switched off again.
const AGAIN: Duration = Duration::from_mins(1);

/// A program that ends waits so long for the X server to have its own settings back.
const LEAVE: Duration = Duration::from_millis(500);

/// While this is there, the display does not go blank by itself.
#[derive(Debug)]
pub struct Awake {
    /// Whether the panel is to be lit. Nothing once this ends.
    orders: Option<SyncSender<bool>>,
    is_lit: bool,
    /// Closed when the X server has its own settings back.
    left: Receiver<()>,
}

impl Awake {
    /// Begins to keep the display lit; comes back at once. With `is_x11`, the window is one of an X server.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(is_x11: bool) -> std::io::Result<Self> {
        let (orders, received) = sync_channel(ORDERS_MAX);
        let (leaves, left) = sync_channel::<()>(0);
        let keep = move || {
            let server = is_x11.then(x11::Server::hold);
            let has_server = matches!(server, Some(Ok(_)));
            let (stays, gone) = sync_channel::<()>(0);
            let asked = thread::Builder::new().name("awake-bus".to_owned()).spawn(move || bus::hold(has_server, &gone));
            if let Err(error) = asked {
                tracing::warn!("the desktop is not asked to keep the display lit: {error}");
            }
            tell(server.as_ref());
            light(server.as_ref().and_then(|server| server.as_ref().ok()), &received, AGAIN);
            // The server has its settings back before anybody is told.
            drop(server);
            drop((stays, leaves));
        };
        thread::Builder::new().name("awake".to_owned()).spawn(keep)?;
        Ok(Self { orders: Some(orders), is_lit: true, left })
    }

    /// The panel is to be lit, or switched off. Where it cannot be switched, nothing happens.
    pub fn light(&mut self, is_lit: bool) {
        // A server that takes no orders now is told the next time.
        if is_lit != self.is_lit && self.orders.as_ref().is_some_and(|orders| orders.try_send(is_lit).is_ok()) {
            self.is_lit = is_lit;
        }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.orders = None;
        let _ = self.left.recv_timeout(LEAVE);
    }
}

fn tell(server: Option<&Result<x11::Server, String>>) {
    match server {
        Some(Ok(_)) => tracing::info!("{} keeps the display lit", Way::X11),
        Some(Err(why)) => tracing::info!("{} does not keep the display lit: {why}", Way::X11),
        None => {}
    }
}

/// Does what is ordered until nobody orders any more. A panel that is off lights up when something touches the machine, if
/// only a lorry that shakes the mouse: it is switched off `again` and again.
fn light(server: Option<&x11::Server>, orders: &Receiver<bool>, again: Duration) {
    let mut is_told = false;
    let mut is_lit = true;
    loop {
        let order = if is_lit { orders.recv().map_err(RecvTimeoutError::from) } else { orders.recv_timeout(again) };
        is_lit = match order {
            Ok(order) => order,
            Err(RecvTimeoutError::Timeout) => is_lit,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let outcome = match server {
            Some(server) => server.light(is_lit),
            None => Err("only an X server does that for this program".to_owned()),
        };
        if let (Err(why), false) = (outcome, is_told) {
            is_told = true;
            tracing::warn!("the panel cannot be switched off and on: {why}");
        }
    }
}

/// Tries every way for a moment, and tells which works here; the X server only where `DISPLAY` names one. Takes at most
/// some seconds.
#[must_use]
pub fn probe() -> Vec<Attempt> {
    let has_server = std::env::var_os("DISPLAY").is_some_and(|name| !name.is_empty());
    let server = has_server.then(|| Attempt { way: Way::X11, outcome: x11::Server::hold().map(drop) });
    server.into_iter().chain(bus::probe()).collect()
}
