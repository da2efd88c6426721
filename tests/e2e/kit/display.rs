//! A display for one test, and the keys and touches on it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    io::{BufRead, BufReader, ErrorKind},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use x11rb::{
    connection::Connection,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask},
};

use crate::screen::Screen;

/// Width and height of the display in pixels: large enough for every layout, small enough for a processor to draw.
pub(crate) const SIZE: [u32; 2] = [1280, 720];

/// An X server without a monitor; it ends when this is dropped.
pub(crate) struct Display {
    server: Child,
    /// `:99`, as in the environment variable.
    pub(crate) name: String,
    /// Where the server keeps what is on the screen.
    pixels: PathBuf,
    manager: Option<Child>,
}

impl Display {
    /// Starts a server under a free number, with a white screen and these options; it keeps its pixels in `folder`.
    pub(crate) fn start(folder: &Path, options: &[&str]) -> Self {
        let [width, height] = SIZE;
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-wr", "-screen", "0"]);
        command.arg(format!("{width}x{height}x24")).arg("-fbdir").arg(folder).args(options);
        let mut server = begin(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()), "xvfb");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let number = number.trim();
        assert!(!number.is_empty(), "Xvfb found no free display");
        Self { server, name: format!(":{number}"), pixels: folder.join("Xvfb_screen0"), manager: None }
    }

    /// Starts a window manager, which keeps its settings in `folder`, and waits until it manages.
    pub(crate) fn manage(&mut self, folder: &Path) {
        let mut command = Command::new("openbox");
        command.arg("--sm-disable").env("DISPLAY", &self.name).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
        self.manager = Some(begin(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()), "openbox"));
        let (connection, screen) = x11rb::connect(Some(&self.name)).unwrap();
        let root = connection.setup().roots[screen].root;
        let told = connection.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK").unwrap().reply().unwrap().atom;
        while connection.get_property(false, root, told, AtomEnum::WINDOW, 0, 1).unwrap().reply().unwrap().length == 0 {
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }

    /// The server ends, and all connections to it.
    pub(crate) fn stop(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// Starts a server anew under the number that it had.
    pub(crate) fn start_again(&mut self, folder: &Path) {
        let [width, height] = SIZE;
        let mut command = Command::new("Xvfb");
        command.arg(&self.name).args(["-nolisten", "tcp", "-noreset", "-wr", "-screen", "0"]);
        command.arg(format!("{width}x{height}x24")).arg("-fbdir").arg(folder);
        self.server = begin(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()), "xvfb");
    }

    /// What is on the screen now.
    pub(crate) fn screen(&self) -> Screen {
        Screen::read(&self.pixels)
    }

    /// Waits for the window and gives it the keyboard, which a window manager would do.
    pub(crate) fn focus(&self) {
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", "Xiongguan", "windowfocus", "--sync"]);
    }

    /// Gives the keyboard to the window whose title has these words.
    pub(crate) fn focus_on(&self, title: &str) {
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
    }

    /// Presses and releases a key, named as X names it.
    pub(crate) fn key(&self, key: &str) {
        self.xdotool(&["key", key]);
    }

    /// Touches the screen once.
    pub(crate) fn touch(&self, [x, y]: [i32; 2]) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
    }

    /// Puts a finger on the screen, and leaves it there.
    pub(crate) fn touch_down(&self, [x, y]: [i32; 2]) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "mousedown", "1"]);
    }

    /// Lifts the finger.
    pub(crate) fn lift(&self) {
        self.xdotool(&["mouseup", "1"]);
    }

    /// Touches the screen once with another button of the mouse.
    pub(crate) fn click_with(&self, button: u8, [x, y]: [i32; 2]) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", &button.to_string()]);
    }

    /// Holds keys down, or lets them go.
    pub(crate) fn hold_keys(&self, keys: &str, is_down: bool) {
        self.xdotool(&[if is_down { "keydown" } else { "keyup" }, keys]);
    }

    /// The show's window.
    pub(crate) fn window(&self) -> u32 {
        self.window_named("Xiongguan")
    }

    fn window_named(&self, title: &str) -> u32 {
        let mut search = Command::new("xdotool");
        search.args(["search", "--onlyvisible", "--name", title]).env("DISPLAY", &self.name);
        let found = String::from_utf8(search.output().unwrap().stdout).unwrap();
        found.lines().next().unwrap().parse().unwrap()
    }

    /// Asks the window to close, as a window manager does when somebody closes it.
    pub(crate) fn close_window(&self) {
        self.close(self.window());
    }

    /// The same for the window whose title has these words.
    pub(crate) fn close_window_named(&self, title: &str) {
        self.close(self.window_named(title));
    }

    fn close(&self, window: u32) {
        let (connection, _) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &[u8]| connection.intern_atom(false, name).unwrap().reply().unwrap().atom;
        let wish = [atom(b"WM_DELETE_WINDOW"), 0, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom(b"WM_PROTOCOLS"), wish);
        connection.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
    }

    /// Touches the screen for a second and a half.
    pub(crate) fn press_slowly(&self, [x, y]: [i32; 2]) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "mousedown", "1", "sleep", "1.5", "mouseup", "1"]);
    }

    /// Moves a finger over the screen from one place to another without lifting it.
    pub(crate) fn swipe(&self, [x0, y0]: [i32; 2], [x1, y1]: [i32; 2]) {
        let middle = [i32::midpoint(x0, x1), i32::midpoint(y0, y1)].map(|at| at.to_string());
        let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(|at| at.to_string());
        self.xdotool(&["mousemove", &x0, &y0, "mousedown", "1", "mousemove", &middle[0], &middle[1]]);
        self.xdotool(&["mousemove", &x1, &y1, "mouseup", "1"]);
    }

    fn xdotool(&self, args: &[&str]) {
        let mut command = Command::new("xdotool");
        command.args(args).env("DISPLAY", &self.name).stdin(Stdio::null()).stdout(Stdio::null());
        let status = begin(&mut command, "xdotool").wait().unwrap();
        assert!(status.success(), "xdotool {args:?}: {status}");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(manager) = &mut self.manager {
            let _ = manager.kill();
            let _ = manager.wait();
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Starts a tool; if it is missing, the message names its package.
fn begin(command: &mut Command, package: &str) -> Child {
    match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            panic!("{} is missing: apt-get install {package}", command.get_program().display())
        }
        Err(error) => panic!("{}: {error}", command.get_program().display()),
    }
}
