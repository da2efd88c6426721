//! A hall of a museum: a display, a folder with an exhibition, and the program.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]
#![expect(clippy::print_stderr, reason = "whoever runs the tests is told why these do nothing")]

use std::{
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use xiongguan::show::Action;

use crate::{
    display::{Display, SIZE},
    exhibition::Exhibition,
    screen::{ROOT, Screen},
    story::Story,
    target,
};

/// How often to look at a screen that should change.
const LOOK: Duration = Duration::from_millis(20);
/// How often to look before giving up; with [`LOOK`] at least two minutes.
const LOOKS_MAX: usize = 6000;

/// A slide's entrance is over this long after a visitor came: 1.8 s and some.
const ENTRANCE_MILLIS: u64 = 3000;

/// Runs the test where end-to-end tests are wanted.
pub(crate) fn e2e(test: impl FnOnce()) {
    if std::env::var_os("XIONGGUAN_E2E").is_some_and(|value| value == "1") {
        test();
    } else {
        eprintln!("does nothing: end-to-end tests open windows and run when XIONGGUAN_E2E=1");
    }
}

/// A hall before the doors open.
pub(crate) struct Hall {
    exhibition: Exhibition,
    content: PathBuf,
    args: Vec<String>,
    has_opengl: bool,
}

impl Hall {
    /// With the small exhibition, whose visitors are never asked to leave.
    pub(crate) fn small() -> Self {
        let exhibition = Exhibition::small();
        let content = exhibition.path.join("content.ron");
        Self { exhibition, content, args: Vec::new(), has_opengl: true }.settings("idle: 3600, dwell_max: 3600")
    }

    /// With the exhibition that comes with the program.
    pub(crate) fn shipped() -> Self {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content.ron");
        Self { content, ..Self::small() }
    }

    /// With these fields of `kiosk.ron`.
    pub(crate) fn settings(self, fields: &str) -> Self {
        self.exhibition.save("kiosk.ron", &format!("Kiosk({fields})"));
        self
    }

    /// With a further argument.
    pub(crate) fn arg(mut self, arg: &str) -> Self {
        self.args.push(arg.to_owned());
        self
    }

    /// On a machine without OpenGL.
    pub(crate) const fn without_opengl(mut self) -> Self {
        self.has_opengl = false;
        self
    }

    /// With this in the content file.
    pub(crate) fn content(self, text: &str) -> Self {
        self.exhibition.save("content.ron", text);
        self
    }

    /// Without this file.
    pub(crate) fn without(self, file: &str) -> Self {
        self.exhibition.remove(file);
        self
    }

    /// Starts the program, and does not wait for it.
    pub(crate) fn start(self) -> Wall {
        let no_opengl = if self.has_opengl { &[][..] } else { &["-extension", "GLX"] };
        let display = Display::start(&self.exhibition.path, no_opengl);
        let mut command = Command::new(env!("CARGO_BIN_EXE_xiongguan"));
        command.arg(&self.content).arg("--status").arg("--kiosk").arg(self.exhibition.path.join("kiosk.ron"));
        if !self.has_opengl {
            command.env("__EGL_VENDOR_LIBRARY_FILENAMES", "/nowhere");
        }
        command.args(&self.args).env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
        let mut program = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let story = Story::of(program.stderr.take().unwrap());
        Wall { program, story, display, exhibition: self.exhibition, content: self.content }
    }

    /// Starts the program and waits until its first slide is on screen.
    pub(crate) fn open(self) -> Wall {
        let wall = self.start().until("changing=no");
        wall.display.focus();
        wall
    }
}

/// The program, running.
pub(crate) struct Wall {
    program: Child,
    story: Story,
    display: Display,
    exhibition: Exhibition,
    content: PathBuf,
}

impl Wall {
    /// Waits until the program tells all these words in one line.
    pub(crate) fn until(mut self, words: &str) -> Self {
        self.story.until(words);
        self
    }

    /// The program has just told all these words in one line.
    pub(crate) fn is(self, words: &str) -> Self {
        assert!(self.story.says(words), "not `{words}`\n{}", self.story.so_far());
        self
    }

    /// Gives the window the keyboard, where no slide told that it is there.
    pub(crate) fn focus(self) -> Self {
        self.display.focus();
        self
    }

    /// Presses a key, named as X names it.
    pub(crate) fn key(self, key: &str) -> Self {
        self.display.key(key);
        self
    }

    /// A visitor comes: the first key does nothing else, whichever it is.
    pub(crate) fn wake(self) -> Self {
        let slide = self.story.field("slide").to_owned();
        self.key("Right").until(&format!("slide={slide} phase=exploring"))
    }

    /// Touches the control for `action`, or the place where it will be.
    pub(crate) fn touch(self, action: Action) -> Self {
        let (slide, language) = (self.story.field("slide"), self.story.field("lang"));
        self.display.touch(target::of(action, &self.content, slide, language));
        self
    }

    /// Pushes the slide to the left.
    pub(crate) fn swipe_left(self) -> Self {
        let [width, height] = SIZE.map(u32::cast_signed);
        self.display.swipe([width * 3 / 4, height / 3], [width / 4, height / 3]);
        self
    }

    /// Writes the content file anew.
    pub(crate) fn save(self, text: &str) -> Self {
        self.exhibition.save("content.ron", text);
        self
    }

    /// Writes the content file so many times, 10 ms apart.
    pub(crate) fn saves(mut self, count: usize, text: impl Fn(usize) -> String) -> Self {
        for save in 0..count {
            self.exhibition.save("content.ron", &text(save));
            self.story.hear(Duration::from_millis(10));
        }
        self
    }

    /// Draws one of the pictures anew.
    pub(crate) fn paint(self, name: &str, blue: u8) -> Self {
        self.exhibition.picture(name, blue);
        self
    }

    /// Keeps the screen in the folder for tests' files, for whoever wants to look at it.
    pub(crate) fn photograph(self, name: &str) -> Self {
        self.display.screen().save(&Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        self
    }

    /// So far the program has told `words` in at most so many lines.
    pub(crate) fn has_told_at_most(self, lines: usize, words: &str) {
        let so_far = self.story.so_far();
        let told = so_far.matches(words).count();
        assert!(told <= lines, "{told} times `{words}`\n{so_far}");
    }

    /// Waits until the screen is as `expected`.
    pub(crate) fn looks(mut self, what: &str, expected: impl Fn(&Screen) -> bool) -> Self {
        for _ in 0..LOOKS_MAX {
            if expected(&self.display.screen()) {
                return self;
            }
            self.story.hear(LOOK);
        }
        self.fail(&format!("the screen never became {what}"))
    }

    /// From now until the program tells `words`, no frame is blank; before the window, only the bare display is seen.
    pub(crate) fn never_blank_until(self, words: &str) -> Self {
        self.watch(words, "blank", |screen| !screen.is_blank())
    }

    /// From now until the program tells `words`, every frame is a picture from edge to edge; before the window, only
    /// the bare display is seen.
    pub(crate) fn all_picture_until(self, words: &str) -> Self {
        self.watch(words, "incomplete", Screen::is_picture)
    }

    fn watch(mut self, words: &str, flaw: &str, is_good: impl Fn(&Screen) -> bool) -> Self {
        let mut is_open = false;
        while !self.story.says(words) {
            let screen = self.display.screen();
            is_open |= !screen.is_only(ROOT);
            // Looked at twice, since the server may have been in the middle of writing.
            if is_open && !is_good(&screen) && !is_good(&self.display.screen()) {
                self.fail(&format!("a frame is {flaw}"));
            }
            self.story.hear(Duration::from_millis(1));
            assert!(!self.story.has_ended, "the program ended\n{}", self.story.so_far());
        }
        assert!(is_open, "no window before `{words}`");
        self
    }

    /// Presses `key` until the slide has stood for a while; each press makes the program tell how far it is.
    pub(crate) fn settle(mut self, key: &str) -> Self {
        let end = self.story.number("t") + ENTRANCE_MILLIS;
        for _ in 0..LOOKS_MAX {
            if self.story.number("t") >= end {
                return self;
            }
            self.display.key(key);
            self.story.hear(Duration::from_secs(1));
        }
        self.fail(&format!("no answer to `{key}`"))
    }

    /// Until the program tells `words`, it draws at most so many frames.
    pub(crate) fn draws_at_most(mut self, frames: u64, words: &str) -> Self {
        let before = self.story.number("frames");
        self.story.until(words);
        let drawn = self.story.number("frames") - before;
        assert!(drawn <= frames, "{drawn} frames until `{words}`\n{}", self.story.so_far());
        self
    }

    /// Asks the program to end, as a supervisor does.
    pub(crate) fn terminate(self) -> Self {
        let kill = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.program.id())).status().unwrap();
        assert!(kill.success());
        self
    }

    /// The program says this once until it ends.
    pub(crate) fn says_once(mut self, words: &str) -> Self {
        self.story.end();
        let said = self.story.so_far();
        assert_eq!(said.matches(words).count(), 1, "{said}");
        self
    }

    /// The program ends by itself, with this exit code.
    pub(crate) fn leaves_with(self, code: i32) {
        let status = self.ends();
        assert_eq!(status.code(), Some(code), "{status}");
    }

    /// The program ends, by itself or by the signal it was sent.
    pub(crate) fn ends(mut self) -> ExitStatus {
        self.story.end();
        let status = self.program.wait().unwrap();
        assert!(status.signal().is_none_or(|signal| signal == 15), "{status}\n{}", self.story.so_far());
        status
    }

    fn fail(&self, problem: &str) -> ! {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("failed-{}.png", self.program.id()));
        self.display.screen().save(&path);
        panic!("{problem}; the screen is in {}\n{}", path.display(), self.story.so_far());
    }
}

impl Drop for Wall {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
