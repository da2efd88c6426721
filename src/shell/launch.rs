//! Opens the window, and says in one line why it does not open.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Mutex, OnceLock},
};

use eframe::{NativeOptions, Renderer};
use egui::ViewportBuilder;

use super::{app::App, options::Options, window};
use crate::{deck::Machine, loader::Loader};

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchError {
    /// A thread cannot be started.
    Failed(String),
    /// No display, no window system libraries or no OpenGL; the reason in a few words.
    NoDisplay(String),
}

/// The environment variable that marks the second try, so that there is no third.
const SOFTWARE_GL: &str = "LIBGL_ALWAYS_SOFTWARE";

/// How long the log may take to write its lines before the program is replaced.
#[cfg(unix)]
const LOG_WAIT: std::time::Duration = std::time::Duration::from_millis(500);

/// Shows the exhibition until somebody leaves.
///
/// # Errors
/// See [`LaunchError`].
pub fn launch(options: Options) -> Result<(), LaunchError> {
    if !has_display() {
        return Err(LaunchError::NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()));
    }
    let context = Arc::new(OnceLock::<egui::Context>::new());
    let waker = Arc::clone(&context);
    let wake = move || {
        if let Some(context) = waker.get() {
            context.request_repaint();
        }
    };
    let loader = Loader::start(options.order(), Arc::new(wake))
        .map_err(|error| LaunchError::Failed(format!("the system gives no thread: {error}")))?;
    let first = loader.wait(Machine::default().patience());
    let native = native_options(&options, first.as_ref().and_then(|load| load.machine.monitor));
    let monitor = native.viewport.monitor;
    let opening = Opening::begin();
    let opened_window = opening.clone();
    let run = || {
        eframe::run_native(
            "xiongguan",
            native,
            Box::new(move |creation| {
                opened_window.end();
                window::warn_of_missing_monitor(creation, monitor);
                let _ = context.set(creation.egui_ctx.clone());
                Ok(Box::new(App::new(creation, &options, loader, first)?))
            }),
        )
    };
    // A missing libxkbcommon-x11 makes the window library panic instead of returning an error.
    let outcome = panic::catch_unwind(AssertUnwindSafe(run));
    let is_open = opening.end();
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(no_window(brief(&error.to_string()))),
        Err(payload) if is_open => panic::resume_unwind(payload),
        Err(payload) => Err(LaunchError::NoDisplay(message(&*payload))),
    }
}

/// While the window is being opened, a panic prints nothing: its message becomes the one line about the failure.
#[derive(Clone)]
struct Opening {
    hook: Arc<Mutex<Option<PanicHook>>>,
}

/// What the program does when it panics.
type PanicHook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;

impl Opening {
    fn begin() -> Self {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        Self { hook: Arc::new(Mutex::new(Some(hook))) }
    }

    /// Puts the usual hook back; true if it was back already, which it is once the window is open.
    fn end(&self) -> bool {
        let hook = self.hook.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        hook.map(panic::set_hook).is_none()
    }
}

/// The message of a panic, on one line.
fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    brief(text.unwrap_or("the window library gave up")).to_owned()
}

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Why there is no window. Where only the graphics driver fails, Mesa's software renderer may work: then the program
/// replaces itself by a second run with that, and this function does not return.
fn no_window(reason: &str) -> LaunchError {
    let is_gl = reason.contains("glutin") || reason.contains("GL");
    if is_gl && std::env::var_os(SOFTWARE_GL).is_none() {
        tracing::warn!("no OpenGL ({reason}); trying software rendering");
        replace_this_program();
    }
    LaunchError::NoDisplay(reason.to_owned())
}

/// The second run keeps the process id, so that signals and the exit code are its own. Returns only on failure.
#[cfg(unix)]
fn replace_this_program() {
    use std::os::unix::process::CommandExt;
    crate::record::flush(LOG_WAIT);
    let Ok(program) = std::env::current_exe() else { return };
    let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SOFTWARE_GL, "1").exec();
    tracing::warn!("cannot start again: {error}");
}

/// Other systems have no such renderer.
#[cfg(not(unix))]
const fn replace_this_program() {}

/// The error without the source files and settings that the window libraries add.
fn brief(error: &str) -> &str {
    let line = error.lines().next().unwrap_or_default();
    let end = line.find(" the template:").or_else(|| line.find(": ConfigTemplate")).unwrap_or(line.len());
    let line = &line[..end];
    match line.rsplit_once(".rs:") {
        // `os error at /…/mod.rs:788: Failed to open connection to X server`
        Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, reason)| reason),
        None => line,
    }
}

fn native_options(options: &Options, monitor: Option<usize>) -> NativeOptions {
    let base = ViewportBuilder::default().with_title("Xiongguan").with_app_id("xiongguan");
    let viewport = match options.windowed {
        Some([width, height]) => base.with_inner_size([width as f32, height as f32]),
        None => {
            let full = base.with_fullscreen(true).with_decorations(false).with_inner_size([1920.0, 1080.0]);
            match options.monitor.or(monitor) {
                Some(monitor) => full.with_monitor(monitor),
                None => full,
            }
        }
    };
    NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        persist_window: false,
        // Text looks the same on every machine; only characters that the bundled fonts lack may come from the system,
        // later.
        system_font_fallback: false,
        dithering: true,
        ..NativeOptions::default()
    }
}
