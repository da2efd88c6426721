//! The display does not go blank while the show is open.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::time::Duration;

use x11rb::{
    connection::Connection,
    protocol::{
        Event,
        screensaver::{self, State},
        xproto::{Blanking, ConnectionExt, Exposures, Window},
    },
    rust_connection::RustConnection,
};

use crate::{bus::Bus, machine::Machine, program::Program};

/// What the X server knows of its screen saver, which comes after a second without a touch.
struct Saver {
    server: RustConnection,
    root: Window,
}

impl Saver {
    fn of(program: &Program) -> Self {
        let (server, screen) = x11rb::connect(Some(&program.display.name)).unwrap();
        let root = server.setup().roots[screen].root;
        screensaver::select_input(&server, root, screensaver::Event::NOTIFY_MASK).unwrap().check().unwrap();
        server.set_screen_saver(1, 1, Blanking::NOT_PREFERRED, Exposures::NOT_ALLOWED).unwrap().check().unwrap();
        Self { server, root }
    }

    /// Nobody touches the screen for so long; whether it is blank then.
    fn is_blank_after(&self, idle: Duration) -> bool {
        loop {
            let info = screensaver::query_info(&self.server, self.root).unwrap().reply().unwrap();
            if u128::from(info.ms_since_user_input) >= idle.as_millis() {
                return info.state == u8::from(State::ON);
            }
            // The server is asked again a little later.
            std::thread::park_timeout(Duration::from_millis(50));
        }
    }

    /// Waits until the server blanks the screen.
    fn waits_until_blank(&self) {
        while !matches!(self.server.wait_for_event().unwrap(), Event::ScreensaverNotify(notify) if notify.state == State::ON)
        {
        }
    }
}

/// Three times what the screen saver waits for.
const LONG: Duration = Duration::from_secs(3);

#[test]
#[ignore = "needs a display"]
fn the_x_server_blanks_no_screen_while_the_show_is_open_and_does_so_again_when_it_is_killed() {
    let program = Machine::small().arg("--no-supervise").open();
    let saver = Saver::of(&program);
    assert!(!saver.is_blank_after(LONG));
    let _display = program.kill();
    saver.waits_until_blank();
}

#[test]
#[ignore = "needs a display"]
fn an_author_keeps_the_screen_saver() {
    let program = Machine::small().arg("--windowed=800x450").open();
    Saver::of(&program).waits_until_blank();
    drop(program.runs());
}

#[test]
#[ignore = "needs a display"]
fn the_desktop_is_asked_to_keep_the_screen_lit_also_one_that_starts_anew() {
    let bus = Bus::start();
    let desktop = bus.desktop();
    let program = Machine::small().with_variable("DBUS_SESSION_BUS_ADDRESS", bus.address.clone()).open();
    assert_eq!(desktop.is_asked_by(), "Xiongguan");
    drop(desktop);
    assert_eq!(bus.desktop().is_asked_by(), "Xiongguan");
    drop(program.runs());
}
