//! Notices that a screen reader asks this program what is on the screen.
//!
//! The accessibility bridge answers such questions by itself and tells nobody. So the bus on which they come is watched: a
//! monitor sees every call on it, and those to this process count. A machine without that bus has no screen reader.

use std::{
    collections::HashMap,
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use zbus::{
    MatchRule, Result,
    blocking::{
        Connection, MessageIterator,
        connection::Builder,
        fdo::{DBusProxy, MonitoringProxy},
    },
    message,
    names::{BusName, OwnedUniqueName, UniqueName},
};

/// A service that has not answered for so long does not.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is asked for is under this path, in every program.
const NODES: &str = "/org/a11y/atspi/accessible";

/// The questions of screen readers since they were last asked for.
#[derive(Debug)]
pub struct Questions {
    asked: Arc<AtomicBool>,
}

impl Questions {
    /// Begins to watch; calls `bell` when there is a question after the last one was taken. Comes back at once.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn watch(bell: impl Fn() + Send + 'static) -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let told = Arc::downgrade(&asked);
        let watch = move || {
            let heard = || {
                let Some(asked) = told.upgrade() else { return false };
                if !asked.swap(true, Ordering::Relaxed) {
                    bell();
                }
                true
            };
            if let Err(error) = watch(&heard) {
                tracing::info!("who only listens counts as having left: {error}");
            }
        };
        thread::Builder::new().name("questions".to_owned()).spawn(watch)?;
        Ok(Self { asked })
    }

    /// Whether there was a question since this was last asked for.
    #[must_use]
    pub fn take(&self) -> bool {
        self.asked.swap(false, Ordering::Relaxed)
    }
}

/// Tells each question, until `heard` says that nobody wants to know or the bus is gone.
fn watch(heard: &dyn Fn() -> bool) -> Result<()> {
    let address = address()?;
    let asks = || Builder::address(address.as_str())?.method_timeout(PATIENCE).build();
    let (monitor, names) = (asks()?, asks()?);
    let rule = MatchRule::builder().msg_type(message::Type::MethodCall).path_namespace(NODES)?.build();
    MonitoringProxy::new(&monitor)?.become_monitor(&[rule], 0)?;
    let mut programs = Programs { names: DBusProxy::new(&names)?, known: HashMap::new() };
    for call in MessageIterator::from(&monitor) {
        let call = call?;
        let header = call.header();
        let Some(BusName::Unique(name)) = header.destination() else { continue };
        if programs.is_this(name) && !heard() {
            break;
        }
    }
    Ok(())
}

/// Where the bus of screen readers is.
fn address() -> Result<String> {
    let session = Builder::session()?.method_timeout(PATIENCE).build()?;
    ask(&session)
}

fn ask(session: &Connection) -> Result<String> {
    let answer = session.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &())?;
    answer.body().deserialize()
}

/// Which names on the bus are this program.
struct Programs<'a> {
    names: DBusProxy<'a>,
    known: HashMap<OwnedUniqueName, bool>,
}

impl Programs<'_> {
    fn is_this(&mut self, name: &UniqueName<'_>) -> bool {
        let owned = OwnedUniqueName::from(name.to_owned());
        if let Some(known) = self.known.get(&owned) {
            return *known;
        }
        let asked = self.names.get_connection_unix_process_id(BusName::Unique(name.to_owned()));
        let is_this = asked.is_ok_and(|process| process == std::process::id());
        self.known.insert(owned, is_this);
        is_this
    }
}
