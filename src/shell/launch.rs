//! Opens the window, and says in one line why it does not open.

use std::{
    cell::{Cell, RefCell},
    env,
    panic::{self, AssertUnwindSafe},
    rc::Rc,
    sync::{Arc, Mutex, OnceLock},
};

use eframe::{CreationContext, NativeOptions, Renderer, UserEvent};
use egui::{Context, ViewportBuilder};
#[cfg(target_os = "linux")]
use winit::platform::{wayland::EventLoopBuilderExtWayland, x11::EventLoopBuilderExtX11};
use winit::{error::EventLoopError, event_loop::EventLoop, platform::run_on_demand::EventLoopExtRunOnDemand};

use super::{
    app::{App, Start},
    cpu::CpuWindow,
    gl::GlWindow,
    launch_error::LaunchError,
    light::Light,
    monitors,
    options::{Options, Presenter},
    systems::{self, System, WAYLAND_EGL},
    window::{self, Place},
};
use crate::{
    beside::Seated,
    deck::Machine,
    loader::{Loader, graphics},
    supervise::ward::Ward,
    view::fail_point,
    workers::Pool,
};

/// Where this variable is set, texts can make the program fail: for tests.
const FAIL_POINTS: &str = "XIONGGUAN_FAIL_POINTS";

/// The title of the speaker's window, for who looks at a list of windows.
const SPEAKERS: &str = "Xiongguan, for the speaker";

/// Shows the exhibition until somebody leaves; a `ward` tells its supervisor of each frame.
///
/// # Errors
/// See [`LaunchError`].
pub fn launch(options: &Options, ward: Option<Ward>) -> Result<(), LaunchError> {
    if env::var_os(FAIL_POINTS).is_some() {
        fail_point::arm();
    }
    let system = systems::choose(&systems::named())?;
    if !systems::has_egl(system) && options.presenter == Some(Presenter::Gl) {
        return Err(LaunchError::Failed(format!("OpenGL needs a library: {}", systems::missing(&[WAYLAND_EGL]))));
    }
    let context = Arc::new(OnceLock::<Context>::new());
    let loader = Loader::start(options.order(), Arc::new(waking(&context))).map_err(|error| no_thread(&error))?;
    let seated = options.seat.clone().map(|seat| Seated::start(seat, waking(&context)));
    let seated = seated.transpose().map_err(|error| no_thread(&error))?;
    #[cfg(target_os = "linux")]
    if system == System::X11 {
        monitors::watch(waking(&context));
    }
    let opening = Opening::begin();
    // Some window libraries panic instead of returning an error.
    let outcome =
        panic::catch_unwind(AssertUnwindSafe(|| open(system, options, (loader, ward, seated), &context, &opening)));
    let is_open = opening.end();
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(reason)) => Err(why(brief(&reason))),
        Err(payload) if is_open => panic::resume_unwind(payload),
        Err(payload) => Err(why(&message(&*payload))),
    }
}

/// Calls for a frame, once there is an egui.
fn waking(context: &Arc<OnceLock<Context>>) -> impl Fn() + Send + Sync + 'static {
    let context = Arc::clone(context);
    move || {
        if let Some(context) = context.get() {
            context.request_repaint();
        }
    }
}

fn no_thread(error: &std::io::Error) -> LaunchError {
    LaunchError::Failed(format!("the system gives no thread: {error}"))
}

/// What came of a window library's reason: a library that it could not open is not there the next time either.
fn why(reason: &str) -> LaunchError {
    let is_library = ["could not be loaded", "cannot open shared object", "opening library failed"];
    if is_library.iter().any(|words| reason.contains(words)) {
        return LaunchError::Failed(format!("a window needs a library: {reason}"));
    }
    // That is all the event loop says when its connection is gone.
    let is_lost = reason.starts_with("Exit Failure");
    LaunchError::NoDisplay(if is_lost { "it was lost" } else { reason }.to_owned())
}

/// Opens the window with one presenter, or with the other: both use the same event loop, of which there can be only one.
fn open(
    system: System,
    options: &Options,
    (loader, ward, seated): (Loader, Option<Ward>, Option<Seated>),
    context: &OnceLock<Context>,
    opening: &Opening,
) -> Result<(), String> {
    // A worker for the first picture comes up, and the files are read meanwhile.
    let workers = Arc::new(Pool::default());
    workers.prepare();
    let mut events = event_loop(system).map_err(|error| error.to_string())?;
    let is_dim = options.windowed.is_some() || seated.is_some();
    let light = if is_dim { Light::default() } else { Light::hold(system == System::X11) };
    let first = loader.wait(Machine::default().patience());
    let look = look(options, first.as_ref().and_then(|load| load.machine.monitor));
    let start = Start { options, loader, first, ward, light, workers, seated };
    let choice = options.presenter;
    let (start, is_left) = (RefCell::new(Some(start)), Rc::new(Cell::new(false)));
    let why = match choice {
        Some(Presenter::Cpu) => "it was asked for",
        None if !graphics::may_have_card() => "there is no graphics card",
        None if !systems::has_egl(system) => &systems::missing(&[WAYLAND_EGL]),
        Some(Presenter::Gl) | None => {
            let create = |creation: &CreationContext<'_>| {
                if choice.is_none() && !graphics::has_card_open() {
                    return Err("OpenGL is emulated".into());
                }
                opening.end();
                let window = creation.winit_window().map(Arc::as_ref);
                if let Some(window) = window {
                    window::warn_of_missing_monitor(window, look.monitor);
                }
                let _ = context.set(creation.egui_ctx.clone());
                let start = start.borrow_mut().take().ok_or("a second window")?;
                let place = window.map(Place::of);
                let mut app = App::new(&creation.egui_ctx, place, Presenter::Gl, start)?;
                if let Some(place) = place {
                    app.is_at(place, Presenter::Gl);
                }
                app.wait(&creation.egui_ctx);
                Ok(Box::new(GlWindow::new(app, Rc::clone(&is_left))) as Box<dyn eframe::App>)
            };
            let mut window = eframe::create_native("xiongguan", gl_options(look.clone()), Box::new(create), &events);
            events.run_app_on_demand(&mut window).map_err(|error| error.to_string())?;
            drop(window);
            if start.borrow().is_none() {
                // eframe keeps to itself why it ended.
                return if is_left.get() { Ok(()) } else { Err("the window was lost".to_owned()) };
            }
            if choice.is_some() {
                return Err("no OpenGL".to_owned());
            }
            "OpenGL is emulated, or there is none"
        }
    };
    tracing::info!("the processor draws: {why}");
    let Some(start) = start.into_inner() else { return Ok(()) };
    let ctx = Context::default();
    let _ = context.set(ctx.clone());
    let mut window = CpuWindow::new(start, look, ctx, events.create_proxy(), Box::new(|| _ = opening.end()));
    events.run_app_on_demand(&mut window).map_err(|error| error.to_string())?;
    window.problem().map_or(Ok(()), Err)
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

/// The one event loop of this process, on the system that was chosen.
fn event_loop(system: System) -> Result<EventLoop<UserEvent>, EventLoopError> {
    let mut builder = EventLoop::<UserEvent>::with_user_event();
    #[cfg(target_os = "linux")]
    match system {
        System::Wayland => EventLoopBuilderExtWayland::with_wayland(&mut builder),
        System::X11 => EventLoopBuilderExtX11::with_x11(&mut builder),
    };
    #[cfg(not(target_os = "linux"))]
    let _ = system;
    builder.build()
}

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

/// How the window looks.
fn look(options: &Options, monitor: Option<usize>) -> ViewportBuilder {
    let title = if options.seat.is_some() { SPEAKERS } else { "Xiongguan" };
    let base = ViewportBuilder::default().with_title(title).with_app_id("xiongguan");
    match options.windowed {
        Some([width, height]) => base.with_inner_size([width as f32, height as f32]),
        None => {
            let full = base.with_fullscreen(true).with_decorations(false).with_inner_size([1920.0, 1080.0]);
            let seat = options.seat.as_ref().map(|seat| seat.monitor);
            let wanted = seat.or(options.monitor).or(monitor);
            if let Some(said) = monitors::said().and_then(|said| said.into_iter().nth(wanted.unwrap_or(0))) {
                let (at, size) = said.area;
                let full = full.with_fullscreen(false).with_position([at.x as f32, at.y as f32]);
                return full.with_inner_size([size.width as f32, size.height as f32]).with_monitor(said.number);
            }
            match wanted {
                Some(monitor) => full.with_monitor(monitor),
                None => full,
            }
        }
    }
}

fn gl_options(viewport: ViewportBuilder) -> NativeOptions {
    NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        persist_window: false,
        // Text looks the same on every machine; only characters that the bundled fonts lack may come from the system,
        // later.
        system_font_fallback: false,
        // Pictures are dithered by nobody else, and it costs a quarter of the work.
        dithering: false,
        ..NativeOptions::default()
    }
}
