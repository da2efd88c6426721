//! Opening the window, and saying in one line why it does not open.

use std::{
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::{Arc, Mutex},
};

use eframe::{NativeOptions, Renderer};
use egui::ViewportBuilder;

use super::{app::App, window};
use crate::{
    diag::{Colour, Language},
    files,
    settings::Settings,
    show::Mode,
};

/// What the operator asks for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The content file.
    pub content: PathBuf,
    /// Overrides the machine's settings.
    pub mode: Option<Mode>,
    /// A normal window of this size in pixels; else full screen.
    pub windowed: Option<[u32; 2]>,
    /// The language to start with.
    pub lang: Option<String>,
    /// Overrides the machine's settings.
    pub monitor: Option<usize>,
    /// The file with the machine's settings.
    pub kiosk: Option<PathBuf>,
    /// Tell changes on standard error.
    pub status: bool,
    /// What the author is told is in this language.
    pub tongue: Language,
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchError {
    /// The exhibition's folder cannot be read.
    Settings(String),
    /// No display, no window system libraries or no OpenGL; the reason in a few words.
    NoDisplay(String),
    /// The same, and a second try has already said so.
    StillNoDisplay,
}

/// Set for the second try, so that there is no third.
const SOFTWARE_GL: &str = "LIBGL_ALWAYS_SOFTWARE";

/// Shows the exhibition until somebody leaves.
///
/// # Errors
/// See [`LaunchError`].
pub fn launch(options: Options) -> Result<(), LaunchError> {
    log_to_stderr();
    let settings = settings(&options);
    if !has_display() {
        return Err(LaunchError::NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()));
    }
    let folder = options.content.parent().filter(|parent| !parent.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(LaunchError::Settings(format!("there is no such folder: {}", options.content.display())));
    }
    let opened = files::open(&options.content).inspect_err(|error| {
        tracing::error!("cannot read the exhibition: {error}: {}", options.content.display());
    });
    let native = native_options(&options, &settings);
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
                Ok(Box::new(App::new(creation, options, settings, opened.ok())?))
            }),
        )
    };
    // A missing libxkbcommon-x11 makes the window library panic instead of returning an error.
    let outcome = panic::catch_unwind(AssertUnwindSafe(run));
    let is_open = opening.end();
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => try_software(brief(&error.to_string())),
        Err(payload) if is_open => panic::resume_unwind(payload),
        Err(payload) => Err(LaunchError::NoDisplay(message(&*payload))),
    }
}

/// The machine's settings. A slip in them takes no screen down: what is right is used, the rest is as if it were not
/// written, and the log tells.
fn settings(options: &Options) -> Settings {
    let Some(path) = files::settings_path(options.kiosk.as_deref()) else { return Settings::default() };
    match files::open_settings(&path) {
        Ok(opened) => {
            if !opened.reading.findings.is_empty() {
                let findings = opened.findings_text(Colour::Plain, Language::English);
                tracing::error!("{} findings in the settings\n{findings}", opened.reading.findings.len());
            }
            opened.reading.settings
        }
        Err(error) => {
            tracing::error!("cannot read the settings, so all are at their default: {error}: {}", path.display());
            Settings::default()
        }
    }
}

/// While the window is being opened, a panic says nothing: its message becomes the one line that is told.
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

    /// Puts the usual hook back; tells whether it was back already, which is so once the window is open.
    fn end(&self) -> bool {
        let hook = self.hook.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        hook.map(panic::set_hook).is_none()
    }
}

/// What a panic says, on one line.
fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    brief(text.unwrap_or("the window library gave up")).to_owned()
}

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Where the graphics driver fails, Mesa's software renderer may work: this program once more, with that.
fn try_software(reason: &str) -> Result<(), LaunchError> {
    let is_gl = reason.contains("glutin") || reason.contains("GL");
    if !is_gl || std::env::var_os(SOFTWARE_GL).is_some() {
        return Err(LaunchError::NoDisplay(reason.to_owned()));
    }
    tracing::warn!("no OpenGL ({reason}); trying software rendering");
    let again = std::env::current_exe().and_then(|program| {
        std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SOFTWARE_GL, "1").status()
    });
    match again {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(LaunchError::StillNoDisplay),
        Err(_) => Err(LaunchError::NoDisplay(reason.to_owned())),
    }
}

/// What went wrong, without the source files and settings the window libraries add.
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

fn native_options(options: &Options, settings: &Settings) -> NativeOptions {
    let base = ViewportBuilder::default().with_title("Xiongguan").with_app_id("xiongguan");
    let viewport = match options.windowed {
        Some([width, height]) => base.with_inner_size([width as f32, height as f32]),
        None => {
            let full = base.with_fullscreen(true).with_decorations(false).with_inner_size([1920.0, 1080.0]);
            match options.monitor.or(settings.monitor) {
                Some(monitor) => full.with_monitor(monitor),
                None => full,
            }
        }
    };
    NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        persist_window: false,
        // The same text on every machine; only what the bundled fonts lack may come from elsewhere, later.
        system_font_fallback: false,
        dithering: true,
        ..NativeOptions::default()
    }
}

/// Warnings and errors go to standard error; a second call changes nothing.
fn log_to_stderr() {
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN);
    let _ = log.with_target(false).try_init();
}
