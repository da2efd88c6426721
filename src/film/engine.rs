//! The engine: the programs `ffmpeg` and `ffprobe`, and how they are started.

use std::{
    ffi::OsString,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    sync::{OnceLock, mpsc::sync_channel},
    thread,
    time::Duration,
};

/// The first argument with which this program becomes a part of the engine; its name and arguments follow.
pub const ARGUMENT: &str = "--film-engine";

/// The formats that are read: of a playlist or a stream from the network nobody knows the end.
const FORMATS: &str = "mov,matroska,avi,mpeg,mpegts,ogg,mp3,wav,flac,aac";

/// The program that limits itself and then becomes the engine; without one the engine is started as it is.
static STARTER: OnceLock<PathBuf> = OnceLock::new();

/// Has `program`, which calls [`serve`] for [`ARGUMENT`], start the engine from now on.
pub fn begin_by(program: PathBuf) {
    // The first one stays.
    let _ = STARTER.set(program);
}

/// Limits this process and becomes the program of the engine that the arguments name. Returns only if that fails.
#[must_use]
pub fn serve() -> ExitCode {
    let mut arguments = std::env::args_os().skip(2);
    let Some(program) = arguments.next() else { return ExitCode::FAILURE };
    super::limits::set();
    become_program(Command::new(program).args(arguments))
}

#[cfg(unix)]
fn become_program(command: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    match command.exec().kind() {
        io::ErrorKind::NotFound => ExitCode::from(MISSING),
        _ => ExitCode::FAILURE,
    }
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::NotFound => ExitCode::from(MISSING),
        _ => ExitCode::FAILURE,
    }
}

/// How the starter says that there is no such program, as a shell does.
const MISSING: u8 = 127;

/// Starts `program` of the engine with these arguments. What it writes is read by the caller; it is told nothing.
///
/// # Errors
/// What the system says; [`io::ErrorKind::NotFound`] where there is no engine and no starter.
pub(super) fn start(program: &str, arguments: &[OsString]) -> io::Result<Child> {
    let mut command = match STARTER.get() {
        Some(starter) => {
            let mut command = Command::new(starter);
            command.arg(ARGUMENT).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}

/// What both programs are told: to say only what is wrong, and to read nothing but this file.
pub(super) fn source(film: &Path) -> Vec<OsString> {
    let mut input = OsString::from("file:");
    input.push(film);
    let mut arguments: Vec<OsString> =
        ["-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, "-i"].map(Into::into).into();
    arguments.push(input);
    arguments
}

/// Why a program of the engine gave no answer.
pub(super) enum Silence {
    /// There is no such program.
    Missing,
    /// It failed.
    Failed,
    /// It took too long.
    Slow,
}

/// All that a program of the engine writes, at most so many bytes, if it does so within `patience`.
pub(super) fn answer(
    program: &str,
    arguments: &[OsString],
    bytes_max: u64,
    patience: Duration,
) -> Result<Vec<u8>, Silence> {
    let mut child = start(program, arguments).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Silence::Missing,
        _ => Silence::Failed,
    })?;
    let (tell, told) = sync_channel(1);
    let output = child.stdout.take();
    let read = move || {
        let mut bytes = Vec::new();
        let read = output.map(|output| output.take(bytes_max).read_to_end(&mut bytes));
        // Nobody waits any more where this fails.
        let _ = tell.send(matches!(read, Some(Ok(_))).then_some(bytes));
    };
    let reads = thread::Builder::new().name("film-facts".to_owned()).spawn(read).is_ok();
    let bytes = if reads { told.recv_timeout(patience).map_err(|_| Silence::Slow) } else { Err(Silence::Failed) };
    if bytes.is_err() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(|_| Silence::Failed)?;
    match bytes?.filter(|_| status.success()) {
        Some(bytes) => Ok(bytes),
        None if status.code() == Some(i32::from(MISSING)) => Err(Silence::Missing),
        None => Err(Silence::Failed),
    }
}

/// The version of the engine, for example `5.1.9`; nothing where one of its programs is missing.
#[must_use]
pub fn version() -> Option<String> {
    const BYTES_MAX: u64 = 64 * 1024;
    const PATIENCE: Duration = Duration::from_secs(10);
    let said = |program| answer(program, &["-version".into()], BYTES_MAX, PATIENCE).ok();
    let said = said("ffprobe").and_then(|_| said("ffmpeg"))?;
    let text = String::from_utf8_lossy(&said);
    let word = text.strip_prefix("ffmpeg version ")?.split_whitespace().next()?;
    Some(word.split('-').next().unwrap_or(word).to_owned())
}

/// Lets a pipe hold a mebibyte: 64 KiB make a hundred switches between two processes for each picture.
#[cfg(target_os = "linux")]
pub(super) fn widen(pipe: &std::process::ChildStdout) {
    // A system that refuses this only works more.
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, 1 << 20);
}

#[cfg(not(target_os = "linux"))]
pub(super) const fn widen(_: &std::process::ChildStdout) {}
