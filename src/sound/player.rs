//! The program that plays samples: found by trying, fed through a pipe.

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    process::{Child, ChildStdin, Command, Stdio},
    thread,
    time::Duration,
};

use super::mix::Mix;

/// The variable of the environment that names a program to be used instead of those that are known.
///
/// It reads the samples from its standard input: two channels, 48,000 in a second, 16 bits with the low byte first.
pub const PLAYER: &str = "XIONGGUAN_PLAYER";

/// Programs that play samples, with their arguments; the first that works is taken. The sound server comes before the
/// device itself, which one program alone can have.
const PROGRAMS: [(&str, &[&str]); 5] = [
    ("pacat", &["--playback", "--raw", "--rate=48000", "--channels=2", "--format=s16le", "--latency-msec=60"]),
    ("pw-cat", &["--playback", "--raw", "--rate=48000", "--channels=2", "--format=s16", "--latency=60ms", "-"]),
    ("aplay", &["-q", "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "2", "--buffer-time=80000", "-"]),
    ("ffmpeg", &engine("pulse")),
    ("ffmpeg", &engine("alsa")),
];

/// How the engine plays samples on a device of this kind.
const fn engine(device: &'static str) -> [&'static str; 17] {
    [
        "-v",
        "error",
        "-probesize",
        "32",
        "-analyzeduration",
        "0",
        "-f",
        "s16le",
        "-ar",
        "48000",
        "-ac",
        "2",
        "-i",
        "pipe:0",
        "-f",
        device,
        "default",
    ]
}

/// A program and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Player {
    program: OsString,
    arguments: &'static [&'static str],
}

impl Player {
    /// The first program that works here. Blocks for up to some seconds.
    pub(super) fn find() -> Option<Self> {
        if let Some(program) = env::var_os(PLAYER) {
            return Some(Self { program, arguments: &[] }).filter(Self::works);
        }
        let all = PROGRAMS.iter().map(|(program, arguments)| Self { program: (*program).into(), arguments });
        all.into_iter().find(Self::works)
    }

    /// How it is called.
    pub(super) fn name(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }

    /// Whether it plays a moment of silence.
    fn works(&self) -> bool {
        let Ok(mut output) = Output::start(self) else { return false };
        let is_fed = output.write(&Mix::default()).is_ok();
        is_fed && output.end()
    }
}

/// The name of the program that plays sounds here, if one does. Blocks for up to some seconds.
#[must_use]
pub fn working() -> Option<String> {
    Player::find().map(|player| player.name())
}

/// A program that plays. Dropping it ends it.
pub(super) struct Output {
    child: Child,
    samples: Option<ChildStdin>,
}

/// A player that takes nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(2);

impl Output {
    pub(super) fn start(player: &Player) -> io::Result<Self> {
        let mut command = Command::new(&player.program);
        command.args(player.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let samples = child.stdin.take();
        if let Some(samples) = &samples {
            narrow(samples);
        }
        Ok(Self { child, samples })
    }

    /// Gives it these samples.
    ///
    /// # Errors
    /// It has ended, or takes nothing any more.
    pub(super) fn write(&mut self, mix: &Mix) -> io::Result<()> {
        let samples = self.samples.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        if has_room(samples, PATIENCE) { samples.write_all(&mix.bytes()) } else { Err(io::ErrorKind::TimedOut.into()) }
    }

    /// Lets it play what it has and end; whether it did so well.
    pub(super) fn end(&mut self) -> bool {
        const LOOK: Duration = Duration::from_millis(20);
        self.samples = None;
        for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) => thread::park_timeout(LOOK),
                Err(_) => return false,
            }
        }
        false
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        self.samples = None;
        // Without waiting, a dead process would stay in the system's list.
        let _ = self.child.kill().and_then(|()| self.child.wait().map(|_| ()));
    }
}

/// Lets the pipe hold one block alone: what waits in it is heard late.
#[cfg(target_os = "linux")]
fn narrow(pipe: &ChildStdin) {
    // A system that refuses this is heard a little later where the player is slow.
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, 4096);
}

#[cfg(not(target_os = "linux"))]
const fn narrow(_: &ChildStdin) {}

/// Whether the pipe takes something within `patience`.
#[cfg(target_os = "linux")]
fn has_room(pipe: &ChildStdin, patience: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let patience = Timespec { tv_sec: patience.as_secs().cast_signed(), tv_nsec: patience.subsec_nanos().into() };
    let mut fds = [PollFd::new(pipe, PollFlags::OUT)];
    !matches!(poll(&mut fds, Some(&patience)), Ok(0))
}

#[cfg(not(target_os = "linux"))]
const fn has_room(_: &ChildStdin, _: Duration) -> bool {
    true
}
