//! The desktop and the login manager, over D-Bus.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use zbus::{
    MatchRule, Result,
    blocking::{Connection, MessageIterator, connection::Builder, fdo::DBusProxy},
    message,
    names::BusName,
    zvariant::OwnedFd,
};

use super::{Attempt, Way};

/// A service that has not answered for so long does not.
const PATIENCE: Duration = Duration::from_secs(5);

/// A bus that is not there is looked for again after this; each time later, up to the last.
const RETRY: [Duration; 2] = [Duration::from_secs(15), Duration::from_mins(10)];

/// The service that blanks the screen of a desktop.
const DESKTOP: &str = "org.freedesktop.ScreenSaver";

/// What users read where the desktop tells who keeps the display lit.
const WHO: &str = "Xiongguan";
const WHY: &str = "an exhibition is on the screen";

/// Keeps the display lit until the other end of `gone` is. `is_kept` says that it already is in another way.
pub(super) fn hold(is_kept: bool, gone: &Receiver<()>) {
    let mut login = None;
    let mut is_kept = is_kept;
    let mut pause = RETRY[0];
    for round in 0_u32.. {
        let session = session().map_err(|error| error.to_string());
        let desktop = session.as_ref().map_err(Clone::clone).and_then(ask);
        if login.is_none() {
            let asked = ask_login().map_err(|error| error.to_string());
            tell(Way::Login, &asked, round);
            login = asked.ok();
        }
        tell(Way::Desktop, &desktop, round);
        is_kept |= login.is_some() || desktop.is_ok();
        if round == 0 && !is_kept {
            tracing::warn!(
                "nothing keeps this machine from blanking the display; `xiongguan doctor` tells what was tried"
            );
        }
        if let Ok(session) = session {
            // It asks again whenever the desktop's service was started anew, and comes back when the bus is gone.
            let _ = follow(&session);
        }
        if gone.recv_timeout(pause) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        pause = (pause * 2).min(RETRY[1]);
    }
}

fn tell<T>(way: Way, outcome: &std::result::Result<T, String>, round: u32) {
    match outcome {
        Ok(_) => tracing::info!("{way} keeps the display lit"),
        Err(why) if round == 0 => tracing::info!("{way} does not keep the display lit: {why}"),
        Err(_) => {}
    }
}

/// Tries both for a moment.
pub(super) fn probe() -> [Attempt; 2] {
    let session = session().map_err(|error| error.to_string());
    let desktop = session.and_then(|session| ask(&session));
    let login = ask_login().map(drop).map_err(|error| error.to_string());
    [Attempt { way: Way::Desktop, outcome: desktop }, Attempt { way: Way::Login, outcome: login }]
}

fn session() -> Result<Connection> {
    Builder::session()?.method_timeout(PATIENCE).build()
}

/// Asks the desktop, which keeps to it until this connection ends. A service that does not run is not started for it.
fn ask(session: &Connection) -> std::result::Result<(), String> {
    let has_service =
        || DBusProxy::new(session)?.name_has_owner(BusName::try_from(DESKTOP)?).map_err(zbus::Error::from);
    match has_service() {
        Ok(true) => {}
        Ok(false) => return Err("no such service runs".to_owned()),
        Err(error) => return Err(error.to_string()),
    }
    let asked =
        session.call_method(Some(DESKTOP), "/org/freedesktop/ScreenSaver", Some(DESKTOP), "Inhibit", &(WHO, WHY));
    asked.map(drop).map_err(|error| error.to_string())
}

/// Asks the desktop again whenever its service changes hands, until the bus is gone.
fn follow(session: &Connection) -> Result<()> {
    let rule = MatchRule::builder()
        .msg_type(message::Type::Signal)
        .sender("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg(0, DESKTOP)?
        .build();
    for change in MessageIterator::for_match_rule(rule, session, Some(8))? {
        change?;
        tell(Way::Desktop, &ask(session), 1);
    }
    Ok(())
}

/// Asks the login manager, which keeps to it until what it gives is closed.
fn ask_login() -> Result<OwnedFd> {
    let system = Builder::system()?.method_timeout(PATIENCE).build()?;
    let manager = "org.freedesktop.login1.Manager";
    let what = ("idle", WHO, WHY, "block");
    let reply = system.call_method(
        Some("org.freedesktop.login1"),
        "/org/freedesktop/login1",
        Some(manager),
        "Inhibit",
        &what,
    )?;
    reply.body().deserialize()
}
