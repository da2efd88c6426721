//! A machine for one test: a display, a folder with an exhibition, its settings, and how the program is started on it.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs::File,
    io::{self, PipeReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use crate::{display::Display, exhibition::Exhibition, program::Program, status_log::StatusLog};

/// Where the program's standard error goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    /// The test reads it.
    Test,
    /// Nobody reads it, and the pipe is full.
    Nobody,
    /// It goes to a device without room.
    FullDisk,
}

/// A machine on which the program is not running yet.
pub(crate) struct Machine {
    exhibition: Exhibition,
    content: PathBuf,
    args: Vec<String>,
    variables: Vec<(&'static str, String)>,
    missing: Vec<&'static str>,
    /// What a shell does before it becomes the program.
    script: Option<&'static str>,
    has_opengl: bool,
    has_window_manager: bool,
    reader: Reader,
}

impl Machine {
    /// With the small exhibition, whose visitors are never asked to leave.
    pub(crate) fn small() -> Self {
        let exhibition = Exhibition::small();
        let content = exhibition.path.join("content.ron");
        let (args, variables, missing) = (Vec::new(), Vec::new(), Vec::new());
        let reader = Reader::Test;
        Self {
            exhibition,
            content,
            args,
            variables,
            missing,
            script: None,
            has_opengl: true,
            has_window_manager: false,
            reader,
        }
        .settings("idle: 3600, dwell_max: 3600")
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

    /// With a `WAYLAND_DISPLAY` that is left over from a session that has ended.
    pub(crate) fn with_stale_wayland(self) -> Self {
        let folder = self.exhibition.path.display().to_string();
        self.with_variable("WAYLAND_DISPLAY", "wayland-gone".to_owned()).with_variable("XDG_RUNTIME_DIR", folder)
    }

    /// With this variable of the environment.
    pub(crate) fn with_variable(mut self, name: &'static str, value: String) -> Self {
        self.variables.push((name, value));
        self
    }

    /// Without this variable of the environment.
    pub(crate) fn without_variable(mut self, name: &'static str) -> Self {
        self.missing.push(name);
        self
    }

    /// A shell does this first, as root of file systems that nobody else sees: what it mounts is gone with the program.
    /// `$STATE`, `$CACHE` and `$HOME` are the program's folders.
    pub(crate) const fn prepared_by(mut self, script: &'static str) -> Self {
        self.script = Some(script);
        self
    }

    /// On a machine without OpenGL.
    pub(crate) const fn without_opengl(mut self) -> Self {
        self.has_opengl = false;
        self
    }

    /// On a desktop whose windows are managed.
    pub(crate) const fn with_window_manager(mut self) -> Self {
        self.has_window_manager = true;
        self
    }

    /// With standard error in a pipe that is full and that nobody reads.
    pub(crate) const fn with_unread_log(mut self) -> Self {
        self.reader = Reader::Nobody;
        self
    }

    /// With standard error on a disk without room.
    pub(crate) const fn with_log_on_full_disk(mut self) -> Self {
        self.reader = Reader::FullDisk;
        self
    }

    /// With this word on the command line where the content file should stand.
    pub(crate) fn content_named(mut self, word: &str) -> Self {
        self.content = PathBuf::from(word);
        self
    }

    /// With this in the content file.
    pub(crate) fn content(self, text: &str) -> Self {
        self.exhibition.save("content.ron", text);
        self
    }

    /// Somebody does something in the exhibition's folder before the program starts.
    pub(crate) fn with_files(self, work: impl FnOnce(&Exhibition)) -> Self {
        work(&self.exhibition);
        self
    }

    /// The exhibition's folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.exhibition.path
    }

    /// With this file or folder of the exhibition's folder on the command line.
    pub(crate) fn content_in_folder(mut self, name: &str) -> Self {
        self.content = self.exhibition.path.join(name);
        self
    }

    /// Without this file.
    pub(crate) fn without(self, file: &str) -> Self {
        self.exhibition.remove(file);
        self
    }

    /// Starts the program, and does not wait for it.
    pub(crate) fn start(self) -> Program {
        let no_opengl = if self.has_opengl { &[][..] } else { &["-extension", "GLX"] };
        let mut display = Display::start(&self.exhibition.path, no_opengl);
        if self.has_window_manager {
            display.manage(&self.exhibition.path);
        }
        let mut command = self.command();
        command.arg(&self.content).arg("--status").arg("--kiosk").arg(self.exhibition.path.join("kiosk.ron"));
        if !self.has_opengl {
            command.env("__EGL_VENDOR_LIBRARY_FILENAMES", "/nowhere");
        }
        if !self.args.iter().any(|arg| arg.starts_with("--presenter")) {
            // All tests are run with either.
            command.arg("--presenter").arg(std::env::var("PRESENTER").unwrap_or_else(|_| "auto".to_owned()));
        }
        command.args(&self.args).env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
        command.env("XDG_CACHE_HOME", self.exhibition.path.join("cache"));
        command.env("XDG_STATE_HOME", self.exhibition.path.join("state")).env_remove("STATE_DIRECTORY");
        command.envs(self.variables);
        for name in self.missing {
            command.env_remove(name);
        }
        let mut unread = None;
        match self.reader {
            Reader::Test => command.stderr(Stdio::piped()),
            Reader::FullDisk => command.stderr(File::options().write(true).open("/dev/full").unwrap()),
            Reader::Nobody => {
                let (reader, pipe) = full_pipe();
                unread = Some(reader);
                command.stderr(pipe)
            }
        };
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let log = process.stderr.take().map_or_else(StatusLog::without_lines, StatusLog::of);
        Program { process, log, display, exhibition: self.exhibition, content: self.content, _unread: unread }
    }

    /// The program, or the shell that becomes it.
    fn command(&self) -> Command {
        let program = env!("CARGO_BIN_EXE_xiongguan");
        let Some(script) = self.script else { return Command::new(program) };
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", &format!("{script}\nexec \"$0\" \"$@\"")]).arg(program);
        for (name, folder) in [("STATE", "state/xiongguan"), ("CACHE", "cache/xiongguan"), ("HOME", "home")] {
            command.env(name, self.exhibition.path.join(folder));
        }
        command
    }

    /// Starts the program and waits until its first slide is on screen.
    pub(crate) fn open(self) -> Program {
        self.start().until("changing=no").focus()
    }
}

/// A pipe with no room in it, which takes more only when somebody reads.
fn full_pipe() -> (PipeReader, io::PipeWriter) {
    let (reader, pipe) = io::pipe().unwrap();
    let mut filler = pipe.try_clone().unwrap();
    // Far more than any pipe holds; it ends when the reader is gone.
    let fill = move || drop(filler.write_all(&vec![b'\n'; 1 << 22]));
    thread::Builder::new().name("fill".to_owned()).spawn(fill).unwrap();
    (reader, pipe)
}
