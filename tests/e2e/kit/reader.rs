//! A screen reader on a bus of its own: it starts the desktop's accessibility service, asks what is on the screen, presses
//! what it finds there, and hears what is said.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        atomic::{AtomicU32, Ordering},
        mpsc::{Receiver, sync_channel},
    },
    thread,
    time::Duration,
};

use zbus::{
    MatchRule,
    blocking::{Connection, MessageIterator, connection::Builder},
    message,
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

use crate::{bus::Bus, machine::Machine};

/// So many readers have started.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// How often to look at a tree that should change, and how often before giving up: two minutes.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS_MAX: usize = 1200;

/// Something on the screen: the program's name on the bus, and its own.
type Place = (String, OwnedObjectPath);

/// A node as it was told.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    place: Place,
    pub(crate) role: &'static str,
    pub(crate) name: String,
    state: Vec<u32>,
}

/// What a role is called, by its number as `AtspiRole` counts them.
const fn role(number: u32) -> &'static str {
    match number {
        2 => "alert",
        16 => "dialog",
        27 => "image",
        43 => "button",
        51 => "slider",
        62 => "toggle button",
        83 => "heading",
        _ => "other",
    }
}

/// Numbers of states, as `AtspiStateType` counts them.
const FOCUSED: u32 = 12;
const MODAL: u32 = 16;
const PRESSED: u32 = 20;

impl Node {
    fn is(&self, state: u32) -> bool {
        self.state.get((state / 32) as usize).is_some_and(|bits| bits & (1 << (state % 32)) != 0)
    }

    pub(crate) fn is_focused(&self) -> bool {
        self.is(FOCUSED)
    }

    pub(crate) fn is_modal(&self) -> bool {
        self.is(MODAL)
    }

    pub(crate) fn is_pressed(&self) -> bool {
        self.is(PRESSED)
    }
}

/// The reader; its bus ends when this is dropped.
pub(crate) struct Reader {
    bus: Bus,
    launcher: Child,
    nodes: Connection,
    heard: Receiver<String>,
    so_far: Vec<String>,
}

impl Reader {
    /// It is there before the program starts.
    pub(crate) fn start() -> Self {
        let bus = Bus::start();
        let mut command = Command::new("/usr/libexec/at-spi-bus-launcher");
        command.arg("--launch-immediately").env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
        // Each has a folder of its own for its bus.
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reader-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(&folder).unwrap();
        command
            .env("XDG_RUNTIME_DIR", &folder)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("AT_SPI_BUS_ADDRESS");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let launcher = command.spawn().expect("at-spi-bus-launcher is missing: apt-get install at-spi2-core");
        let session = Builder::address(bus.address.as_str()).unwrap().build().unwrap();
        let address = (0..LOOKS_MAX).find_map(|_| {
            let answer = session.call_method(Some(SERVICE), "/org/a11y/bus", Some(SERVICE), "GetAddress", &());
            let address = answer.ok().and_then(|answer| answer.body().deserialize::<String>().ok());
            address.filter(|address| !address.is_empty()).or_else(|| {
                thread::park_timeout(LOOK);
                None
            })
        });
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let set = ("org.a11y.Status", property, Value::from(true));
            session.call_method(Some(SERVICE), "/org/a11y/bus", Some(PROPERTIES), "Set", &set).unwrap();
        }
        let address = address.expect("no bus for screen readers");
        let connect = || Builder::address(address.as_str()).unwrap().build().unwrap();
        let heard = listen(connect());
        Self { bus, launcher, nodes: connect(), heard, so_far: Vec::new() }
    }

    /// The machine, on whose session's bus the reader is.
    pub(crate) fn on(&self, machine: Machine) -> Machine {
        machine.with_variable("DBUS_SESSION_BUS_ADDRESS", self.bus.address.clone())
    }

    fn ask<T>(&self, place: &Place, interface: &str, method: &str, arguments: &T) -> Option<zbus::Message>
    where
        T: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.nodes.call_method(Some(place.0.as_str()), &place.1, Some(interface), method, arguments).ok()
    }

    fn node(&self, place: Place) -> Option<Node> {
        let name = self.ask(&place, PROPERTIES, "Get", &(ACCESSIBLE, "Name"))?;
        let name = name.body().deserialize::<OwnedValue>().ok().and_then(|name| String::try_from(name).ok())?;
        let role = role(self.ask(&place, ACCESSIBLE, "GetRole", &())?.body().deserialize().ok()?);
        let state = self.ask(&place, ACCESSIBLE, "GetState", &())?.body().deserialize().ok()?;
        Some(Node { place, role, name, state })
    }

    fn children(&self, place: &Place) -> Vec<Place> {
        let answer = self.ask(place, ACCESSIBLE, "GetChildren", &());
        answer.and_then(|answer| answer.body().deserialize().ok()).unwrap_or_default()
    }

    /// Everything that is told of the program, in order.
    pub(crate) fn tree(&self) -> Vec<Node> {
        let desktop = ("org.a11y.atspi.Registry".to_owned(), OwnedObjectPath::try_from(ROOT).unwrap());
        let mut open: Vec<Place> = self.children(&desktop);
        let mut tree = Vec::new();
        while let Some(place) = open.pop() {
            let children = self.children(&place);
            tree.extend(self.node(place));
            open.extend(children.into_iter().rev());
        }
        tree
    }

    /// Waits until something of this role has this name.
    pub(crate) fn find(&self, role: &str, name: &str) -> Node {
        let is_it = |node: &Node| node.role == role && node.name == name;
        self.until(&format!("{role} `{name}`"), |tree| tree.iter().find(|node| is_it(node)).cloned())
    }

    /// Waits until the tree holds this.
    pub(crate) fn until<T>(&self, what: &str, held: impl Fn(&[Node]) -> Option<T>) -> T {
        for _ in 0..LOOKS_MAX {
            if let Some(found) = held(&self.tree()) {
                return found;
            }
            thread::park_timeout(LOOK);
        }
        panic!("never {what}, but {:#?}", self.tree());
    }

    /// Presses it.
    pub(crate) fn press(&self, node: &Node) {
        let done = self.ask(&node.place, "org.a11y.atspi.Action", "DoAction", &(0_i32,));
        assert!(done.is_some(), "{node:?} cannot be pressed");
    }

    /// Sets a slider.
    pub(crate) fn set(&self, node: &Node, value: f64) {
        let set = ("org.a11y.atspi.Value", "CurrentValue", Value::from(value));
        assert!(self.ask(&node.place, PROPERTIES, "Set", &set).is_some(), "{node:?} cannot be set");
    }

    /// Where a slider stands.
    pub(crate) fn value(&self, node: &Node) -> f64 {
        let answer = self.ask(&node.place, PROPERTIES, "Get", &("org.a11y.atspi.Value", "CurrentValue")).unwrap();
        f64::try_from(answer.body().deserialize::<OwnedValue>().unwrap()).unwrap()
    }

    /// Waits until this is said, or was.
    pub(crate) fn hears(&mut self, words: &str) {
        while !self.so_far.iter().any(|said| said.contains(words)) {
            let said = self.heard.recv_timeout(crate::status_log::PATIENCE);
            let Ok(said) = said else { panic!("`{words}` was never said, but {:#?}", self.so_far) };
            self.so_far.push(said);
        }
    }

    /// Forgets what was said so far.
    pub(crate) fn forget(&mut self) {
        while self.heard.try_recv().is_ok() {}
        self.so_far.clear();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It ends the bus that it has started.
        let _ = Command::new("kill").args(["-TERM", &self.launcher.id().to_string()]).status();
        let _ = self.launcher.wait();
    }
}

const SERVICE: &str = "org.a11y.Bus";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// What is said on this bus from now on.
fn listen(bus: Connection) -> Receiver<String> {
    let rule = MatchRule::builder().msg_type(message::Type::Signal);
    let rule = rule.interface("org.a11y.atspi.Event.Object").unwrap().member("Announcement").unwrap().build();
    let (tell, heard) = sync_channel(1000);
    let said = MessageIterator::for_match_rule(rule, &bus, Some(1000)).unwrap();
    let listen = move || {
        for message in said.map_while(Result::ok) {
            let body = message.body();
            let words = body.deserialize::<zbus::zvariant::Structure<'_>>().ok();
            let words = words.and_then(|body| match body.fields().get(3) {
                Some(Value::Value(inner)) => inner.downcast_ref::<String>().ok(),
                Some(other) => other.downcast_ref::<String>().ok(),
                None => None,
            });
            if tell.send(words.unwrap_or_default()).is_err() {
                break;
            }
        }
        drop(bus);
    };
    thread::Builder::new().name("announcements".to_owned()).spawn(listen).unwrap();
    heard
}
