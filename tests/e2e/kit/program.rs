//! The running program: what visitors do, what it shows, and what it tells.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    io::PipeReader,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus},
    time::Duration,
};

use xiongguan::{
    lock::{Face, Request},
    show::{Action, Overlay},
};

use crate::{
    display::{Display, SIZE},
    exhibition::Exhibition,
    screen::{ROOT, Screen},
    status_log::{PATIENCE, StatusLog},
    target,
};

/// How often to look at a screen that should change.
const LOOK: Duration = Duration::from_millis(20);
/// How often to look before giving up; with [`LOOK`] at least two minutes.
const LOOKS_MAX: usize = 6000;

/// From one touch of a hand to the next.
const HAND: Duration = Duration::from_millis(200);

/// A slide's entrance is over this long after a visitor came: 1.8 s and some.
const ENTRANCE_MILLIS: u64 = 3000;

/// The program, running.
pub(crate) struct Program {
    pub(crate) process: Child,
    pub(crate) log: StatusLog,
    pub(crate) display: Display,
    pub(crate) exhibition: Exhibition,
    pub(crate) content: PathBuf,
    /// A pipe that stays open while the program runs.
    pub(crate) _unread: Option<PipeReader>,
}

impl Program {
    /// Waits until the program tells all these words in one line.
    pub(crate) fn until(mut self, words: &str) -> Self {
        self.log.until(words);
        self
    }

    /// The program has just told all these words in one line.
    pub(crate) fn is(self, words: &str) -> Self {
        assert!(self.log.says(words), "not `{words}`\n{}", self.log.so_far());
        self
    }

    /// Gives the window the keyboard, where no slide told that it is there.
    pub(crate) fn focus(self) -> Self {
        self.display.focus();
        self
    }

    /// From now on nobody reads standard error, and the pipe closes.
    pub(crate) fn without_reader(mut self) -> Self {
        self.log = StatusLog::without_lines();
        self
    }

    /// It has not ended.
    pub(crate) fn runs(mut self) -> Self {
        let status = self.process.try_wait().unwrap();
        assert!(status.is_none(), "{status:?}");
        self
    }

    /// Presses a key, named as X names it.
    pub(crate) fn key(self, key: &str) -> Self {
        self.display.key(key);
        self
    }

    /// A visitor comes: the first key does nothing else, whichever it is.
    pub(crate) fn wake(self) -> Self {
        let slide = self.log.field("slide").to_owned();
        self.key("Right").until(&format!("slide={slide} phase=exploring"))
    }

    /// Touches the control for `action`, or the place where it will be.
    pub(crate) fn touch(self, action: Action) -> Self {
        let (slide, language) = (self.log.field("slide"), self.log.field("lang"));
        self.display.touch(target::of(action, &self.content, slide, language));
        self
    }

    /// Touches the control that does this on what lies over the slide.
    pub(crate) fn touch_over(self, overlay: Overlay, action: Action) -> Self {
        let (slide, language) = (self.log.field("slide"), self.log.field("lang"));
        self.display.touch(target::over((action, Some(overlay)), &self.content, slide, language));
        self
    }

    /// Touches the control that does this, and lifts the finger only after a while.
    pub(crate) fn press_slowly(self, action: Action) -> Self {
        let (slide, language) = (self.log.field("slide"), self.log.field("lang"));
        self.display.press_slowly(target::of(action, &self.content, slide, language));
        self
    }

    /// A member of the staff holds the corner until the pad is there.
    pub(crate) fn hold_corner(self) -> Self {
        self.display.touch_down([12, 12]);
        let program = self.until("event=lock shows=ring");
        let program = program.until_one_of(&["event=lock shows=pad", "event=lock shows=pad-wait"]);
        program.display.lift();
        program
    }

    /// Waits until the program tells one of these lines.
    fn until_one_of(mut self, lines: &[&str]) -> Self {
        while !lines.iter().any(|line| self.log.says(line)) {
            assert!(self.log.read_line(PATIENCE), "none of {lines:?}\n{}", self.log.so_far());
        }
        self
    }

    /// Types a PIN on the pad, by keys.
    pub(crate) fn type_pin(self, pin: &str) -> Self {
        pin.chars().fold(self, |program, digit| program.key(&digit.to_string())).key("Return")
    }

    /// Touches what asks the lock for `request` while this of it is seen, and goes on as fast as a hand does: a machine
    /// that draws three frames a second takes two touches between two of them for one.
    pub(crate) fn touch_staff(self, face: Face, request: Request) -> Self {
        self.display.touch(target::of_staff(face, request, self.log.field("lang")));
        std::thread::park_timeout(HAND);
        self
    }

    /// Somebody works on the display itself.
    pub(crate) fn on_display(self, work: impl FnOnce(&Display)) -> Self {
        work(&self.display);
        self
    }

    /// Pushes the slide to the left.
    pub(crate) fn swipe_left(self) -> Self {
        let [width, height] = SIZE.map(u32::cast_signed);
        self.display.swipe([width * 3 / 4, height / 3], [width / 4, height / 3]);
        self
    }

    /// Writes these fields of `kiosk.ron` anew.
    pub(crate) fn settings(self, fields: &str) -> Self {
        self.exhibition.save("kiosk.ron", &format!("Kiosk({fields})"));
        self
    }

    /// Somebody does something in the exhibition's folder.
    pub(crate) fn with_files(self, work: impl FnOnce(&Exhibition)) -> Self {
        work(&self.exhibition);
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
            self.log.read_line(Duration::from_millis(10));
        }
        self
    }

    /// Draws one of the pictures anew.
    pub(crate) fn paint(self, name: &str, blue: u8) -> Self {
        self.exhibition.picture(name, blue);
        self
    }

    /// Writes the screen to a file in the tests' temporary folder, so that somebody can look at it.
    pub(crate) fn save_screen(self, name: &str) -> Self {
        self.display.screen().save(&Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        self
    }

    /// So far the program has told `words` in at most so many lines.
    pub(crate) fn has_told_at_most(self, lines: usize, words: &str) {
        let so_far = self.log.so_far();
        let told = so_far.matches(words).count();
        assert!(told <= lines, "{told} times `{words}`\n{so_far}");
    }

    /// Waits until the screen is as `expected`.
    pub(crate) fn looks(mut self, what: &str, expected: impl Fn(&Screen) -> bool) -> Self {
        for _ in 0..LOOKS_MAX {
            if expected(&self.display.screen()) {
                return self;
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                self.fail(&format!("the program ended ({status}) before the screen became {what}"));
            }
            self.log.read_line(LOOK);
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
        while !self.log.says(words) {
            let screen = self.display.screen();
            is_open |= !screen.is_only(ROOT);
            // Looked at twice, since the server may have been in the middle of writing.
            if is_open && !is_good(&screen) && !is_good(&self.display.screen()) {
                self.fail(&format!("a frame is {flaw}"));
            }
            self.log.read_line(Duration::from_millis(1));
            assert!(!self.log.has_ended, "the program ended\n{}", self.log.so_far());
        }
        assert!(is_open, "no window before `{words}`");
        self
    }

    /// Presses `key` until the slide has stood for a while; each press makes the program tell how far it is.
    pub(crate) fn settle(mut self, key: &str) -> Self {
        let end = self.log.number("t") + ENTRANCE_MILLIS;
        for _ in 0..LOOKS_MAX {
            if self.log.number("t") >= end {
                return self;
            }
            self.display.key(key);
            self.log.read_line(Duration::from_secs(1));
        }
        self.fail(&format!("no answer to `{key}`"))
    }

    /// Until the program tells `words`, it draws at most so many frames.
    pub(crate) fn draws_at_most(mut self, frames: u64, words: &str) -> Self {
        let before = self.log.number("frames");
        self.log.until(words);
        let drawn = self.log.number("frames") - before;
        assert!(drawn <= frames, "{drawn} frames until `{words}`\n{}", self.log.so_far());
        self
    }

    /// Asks the program to end, as a supervisor does.
    pub(crate) fn terminate(self) -> Self {
        let kill = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.process.id())).status().unwrap();
        assert!(kill.success());
        self
    }

    /// The process that shows the exhibition gets this signal; the one that watches over it does not.
    pub(crate) fn strike(self, signal: &str) -> Self {
        // By its number: the next show may be there before all processes were looked at.
        let shows = self.children(&[]);
        let show = shows.first().unwrap_or_else(|| panic!("no show to strike\n{}", self.log.so_far()));
        assert!(Command::new("kill").args([&format!("-{signal}"), show]).status().unwrap().success());
        self
    }

    /// Waits until a file of the state folder is as `expected`, which may look at it while it is written.
    pub(crate) fn until_state(self, name: &str, what: &str, expected: impl Fn(&str) -> bool) -> Self {
        let path = self.exhibition.path.join("state/xiongguan").join(name);
        let read = || std::fs::read_to_string(&path).unwrap_or_default();
        for _ in 0..LOOKS_MAX {
            if expected(&read()) {
                return self;
            }
            std::thread::park_timeout(LOOK);
        }
        self.fail(&format!("{} never said {what}, but\n{}", path.display(), read()))
    }

    /// The program is killed; the display stays.
    pub(crate) fn kill(mut self) -> Self {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self
    }

    /// It is one process, besides those that decode its pictures.
    pub(crate) fn has_no_second_process(&self) -> bool {
        // What looks for a voice and a player runs for a moment, and is none of ours.
        let is_alone = |_| {
            std::thread::park_timeout(Duration::from_millis(50));
            self.children(&["-f", "xiongguan"]) == self.workers()
        };
        (0..20).any(is_alone)
    }

    /// It has no speaker's window: no child that was started with its own arguments.
    pub(crate) fn has_no_window_beside(&self) -> bool {
        self.children(&["-f", "status"]).is_empty()
    }

    /// The process of the speaker's window gets this signal.
    pub(crate) fn strike_beside(self, signal: &str) -> Self {
        let windows = self.children(&["-f", "status"]);
        assert_eq!(windows.len(), 1, "{}", self.log.so_far());
        assert!(Command::new("kill").arg(format!("-{signal}")).args(&windows).status().unwrap().success());
        self
    }

    /// The processes that decode the pictures of a show that is not supervised, by their numbers.
    pub(crate) fn workers(&self) -> Vec<String> {
        self.children(&["-f", xiongguan::workers::ARGUMENT.trim_start_matches('-')])
    }

    fn children(&self, which: &[&str]) -> Vec<String> {
        let found = Command::new("pgrep").args(["-P", &self.process.id().to_string()]).args(which).output().unwrap();
        String::from_utf8(found.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    /// These processes do nothing any more, whatever happens.
    pub(crate) fn stop(self, processes: &[String]) -> Self {
        assert!(Command::new("kill").arg("-STOP").args(processes).status().unwrap().success());
        self
    }

    /// The program has ended, and then the screen is as `expected`.
    pub(crate) fn looks_when_ended(mut self, what: &str, expected: impl Fn(&Screen) -> bool) -> Self {
        self.log.end();
        if (0..LOOKS_MAX).any(|_| expected(&self.display.screen())) {
            return self;
        }
        self.fail(&format!("the program has ended, and the screen never became {what}"))
    }

    /// The display goes away.
    pub(crate) fn unplug(mut self) -> Self {
        self.display.stop();
        self
    }

    /// The display is there again.
    pub(crate) fn plug_in(mut self) -> Self {
        self.display.start_again(&self.exhibition.path);
        self
    }

    /// The program says this once until it ends.
    pub(crate) fn says_once(mut self, words: &str) -> Self {
        self.log.end();
        let said = self.log.so_far();
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
        self.log.end();
        let status = self.process.wait().unwrap();
        assert!(status.signal().is_none_or(|signal| signal == 15), "{status}\n{}", self.log.so_far());
        status
    }

    fn fail(&self, problem: &str) -> ! {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("failed-{}.png", self.process.id()));
        self.display.screen().save(&path);
        panic!("{problem}; the screen is in {}\n{}", path.display(), self.log.so_far());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
