//! A session bus for one test, and the desktop's service that blanks the screen.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
};

use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
};

use crate::status_log::PATIENCE;

/// A bus; it ends when this is dropped.
pub(crate) struct Bus {
    daemon: Child,
    pub(crate) address: String,
}

impl Bus {
    pub(crate) fn start() -> Self {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--print-address"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("dbus-daemon is missing: apt-get install dbus");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    /// The desktop's service starts.
    pub(crate) fn desktop(&self) -> Desktop {
        let (tells, asked) = sync_channel(8);
        let builder = Builder::address(self.address.as_str()).unwrap();
        let builder = builder.serve_at("/org/freedesktop/ScreenSaver", ScreenSaver { tells }).unwrap();
        let connection = builder.name("org.freedesktop.ScreenSaver").unwrap().build().unwrap();
        Desktop { _connection: connection, asked }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// The service; it goes when this is dropped.
pub(crate) struct Desktop {
    _connection: Connection,
    asked: Receiver<String>,
}

impl Desktop {
    /// Waits until a program asks that the screen stays lit; its name.
    pub(crate) fn is_asked_by(&self) -> String {
        self.asked.recv_timeout(PATIENCE).unwrap()
    }
}

struct ScreenSaver {
    tells: SyncSender<String>,
}

#[interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, program: String, why: &str) -> u32 {
        assert!(!why.is_empty(), "desktops show it to people");
        self.tells.send(program).unwrap();
        7
    }
}
