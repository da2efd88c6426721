//! The window of a kiosk comes back by itself, whatever happens to it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{thread, time::Duration};

use x11rb::{
    COPY_DEPTH_FROM_PARENT,
    connection::Connection,
    protocol::{
        Event,
        xproto::{
            ChangeWindowAttributesAux, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, CreateWindowAux,
            EventMask, StackMode, Window, WindowClass,
        },
    },
    rust_connection::RustConnection,
};

use crate::{
    display::{Display, SIZE},
    machine::Machine,
    screen::Screen,
};

/// A hand on the desktop that is not a visitor's.
struct Hand {
    server: RustConnection,
    root: Window,
    show: Window,
}

impl Hand {
    fn on(display: &Display) -> Self {
        let (server, screen) = x11rb::connect(Some(&display.name)).unwrap();
        let (root, show) = (server.setup().roots[screen].root, display.window());
        let seen = EventMask::STRUCTURE_NOTIFY | EventMask::FOCUS_CHANGE;
        let seen = ChangeWindowAttributesAux::new().event_mask(seen);
        server.change_window_attributes(show, &seen).unwrap().check().unwrap();
        Self { server, root, show }
    }

    /// Asks the window manager for something that concerns the show's window.
    fn ask(&self, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.show, self.atom(kind), data);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.server.send_event(false, self.root, mask, message).unwrap().check().unwrap();
    }

    fn atom(&self, name: &str) -> u32 {
        self.server.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    /// Waits until this has happened to the show's window, however soon it is put right again.
    fn sees(&self, what: impl Fn(&Event) -> bool) {
        const LOOK: Duration = Duration::from_millis(20);
        for _ in 0..1500 {
            match self.server.poll_for_event().unwrap() {
                Some(event) if what(&event) => return,
                Some(_) => {}
                None => thread::park_timeout(LOOK),
            }
        }
        panic!("nothing happened to the window");
    }

    fn minimize(&self) {
        const ICONIC: u32 = 3;
        self.ask("WM_CHANGE_STATE", [ICONIC, 0, 0, 0, 0]);
        self.sees(|event| matches!(event, Event::UnmapNotify(_)));
    }

    /// The window is one among others on a desktop.
    fn take_from_full_screen(&self) {
        const REMOVE: u32 = 0;
        self.ask("_NET_WM_STATE", [REMOVE, self.atom("_NET_WM_STATE_FULLSCREEN"), 0, 1, 0]);
        self.place();
    }

    /// It is made small, and pushed aside.
    fn place(&self) {
        let aside = ConfigureWindowAux::new().x(700).y(400).width(300).height(200);
        self.server.configure_window(self.show, &aside).unwrap().check().unwrap();
        self.sees(|event| matches!(event, Event::ConfigureNotify(at) if u32::from(at.width) < SIZE[0]));
    }

    /// Another program's window opens over all of the screen, comes first, and takes the keyboard.
    fn cover(&self) {
        let window = self.server.generate_id().unwrap();
        let [width, height] = SIZE.map(|side| side as u16);
        let white = CreateWindowAux::new().background_pixel(0x00ff_ffff);
        self.server
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                self.root,
                0,
                0,
                width,
                height,
                0,
                WindowClass::INPUT_OUTPUT,
                0,
                &white,
            )
            .unwrap();
        self.server.map_window(window).unwrap().check().unwrap();
        let first = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        self.server.configure_window(window, &first).unwrap().check().unwrap();
        self.sees(|event| matches!(event, Event::FocusOut(_)));
        self.sees(|event| matches!(event, Event::FocusIn(_)));
    }
}

/// Opens the small exhibition on a white desktop, lets `mishap` happen, and waits until all of the screen is the show's.
fn comes_back(machine: Machine, mishap: impl FnOnce(&Hand)) {
    let program = machine.open().looks("the show's", is_covered);
    // What it opens is there as long as it is.
    let hand = Hand::on(&program.display);
    mishap(&hand);
    let program = program.looks("the show's again", is_covered).runs();
    drop((program, hand));
}

/// Whether the show's window reaches to all edges of the screen, which is white elsewhere.
fn is_covered(screen: &Screen) -> bool {
    let [width, height] = SIZE.map(|side| side as usize);
    let places =
        [[0, 0], [width / 2, 0], [width - 1, 0], [0, height - 1], [width / 2, height - 1], [width - 1, height - 1]];
    places.into_iter().all(|[x, y]| screen.at(x, y) != [255; 3])
}

#[test]
#[ignore = "needs a display"]
fn a_window_that_is_minimized_comes_back() {
    comes_back(Machine::small().with_window_manager(), Hand::minimize);
}

#[test]
#[ignore = "needs a display"]
fn a_window_that_fills_the_screen_no_more_does_so_again() {
    comes_back(Machine::small().with_window_manager(), Hand::take_from_full_screen);
}

#[test]
#[ignore = "needs a display"]
fn a_window_that_is_covered_comes_to_the_front() {
    comes_back(Machine::small().with_window_manager(), Hand::cover);
}

#[test]
#[ignore = "needs a display"]
fn a_window_that_is_moved_where_nobody_manages_windows_returns() {
    comes_back(Machine::small(), Hand::place);
}
