//! The program on the command line, without a display.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs::File,
    io::{self, PipeReader, Write},
    process::{Command, Output, Stdio},
};

/// Runs the program in the project's folder with these arguments, as typed with spaces between them.
pub(crate) fn xiongguan(args: &str) -> Ran {
    Call::of(args).run()
}

/// The same with an X display of this name.
pub(crate) fn xiongguan_on(display: &str, args: &str) -> Ran {
    Call::of(args).env("DISPLAY", display).run()
}

/// Where what the program writes goes to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sink {
    /// A device without room.
    Full,
    /// A pipe whose reader went away.
    Closed,
    /// A pipe that nobody reads, but for what fits in.
    Unread,
}

/// The program, about to be run.
pub(crate) struct Call {
    command: Command,
    /// Pipes that stay open while it runs.
    unread: Vec<PipeReader>,
}

impl Call {
    /// With these arguments, as typed with spaces between them.
    pub(crate) fn of(args: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xiongguan"));
        command.args(args.split(' ').filter(|arg| !arg.is_empty())).current_dir(env!("CARGO_MANIFEST_DIR"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("CARGO_PKG_NAME").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Self { command, unread: Vec::new() }
    }

    /// With one more argument, whatever is in it.
    pub(crate) fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    /// With more arguments, as typed with spaces between them.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.command.args(args.split(' '));
        self
    }

    /// With this in its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With this on its standard input.
    pub(crate) fn typed(mut self, text: &str) -> Self {
        let (reader, mut writer) = io::pipe().unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        self.command.stdin(reader);
        self
    }

    /// With its standard output there.
    pub(crate) fn out_to(mut self, sink: Sink) -> Self {
        let sink = self.open(sink);
        self.command.stdout(sink);
        self
    }

    /// With its standard error there.
    pub(crate) fn complains_to(mut self, sink: Sink) -> Self {
        let sink = self.open(sink);
        self.command.stderr(sink);
        self
    }

    fn open(&mut self, sink: Sink) -> Stdio {
        if matches!(sink, Sink::Full) {
            return File::options().write(true).open("/dev/full").unwrap().into();
        }
        let (reader, writer) = io::pipe().unwrap();
        self.unread.extend(matches!(sink, Sink::Unread).then_some(reader));
        writer.into()
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Ran {
        Ran { output: self.command.spawn().unwrap().wait_with_output().unwrap() }
    }
}

/// What a run of the program came to.
pub(crate) struct Ran {
    output: Output,
}

impl Ran {
    /// It ended with this code.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "{}{}", self.out(), self.complaint());
        self
    }

    /// It said this.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.out().contains(words), "no `{words}` in:\n{}", self.out());
        self
    }

    /// It said this on standard error.
    #[track_caller]
    pub(crate) fn complains(self, words: &str) -> Self {
        assert!(self.complaint().contains(words), "no `{words}` in:\n{}", self.complaint());
        self
    }

    /// It said so many lines on standard error.
    #[track_caller]
    pub(crate) fn complains_in_lines(self, lines: usize) -> Self {
        assert_eq!(self.complaint().lines().count(), lines, "{}", self.complaint());
        self
    }

    /// Standard output.
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    fn complaint(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }
}
