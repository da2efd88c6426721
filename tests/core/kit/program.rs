//! The program on the command line, without a display.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::process::{Command, Output, Stdio};

/// What a run of the program came to.
pub(crate) struct Ran {
    output: Output,
}

/// Runs the program in the project's folder with these arguments, as typed with spaces between them.
pub(crate) fn xiongguan(args: &str) -> Ran {
    run(args, None)
}

/// The same with an X display of this name.
pub(crate) fn xiongguan_on(display: &str, args: &str) -> Ran {
    run(args, Some(display))
}

fn run(args: &str, display: Option<&str>) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xiongguan"));
    command.args(args.split(' ').filter(|arg| !arg.is_empty())).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command.envs(display.map(|display| ("DISPLAY", display)));
    Ran { output: command.output().unwrap() }
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
