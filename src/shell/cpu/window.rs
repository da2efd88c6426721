//! The window: events of the system in, frames out.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use eframe::UserEvent;
use egui::{Context, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo};
use egui_winit::accesskit_winit::WindowEvent as Access;
use winit::{
    application::ApplicationHandler,
    event::WindowEvent,
    event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy},
    window::{Window, WindowId},
};

use super::{canvas::Canvas, pace::Pace};
use crate::{
    compose::{Order, Workshop},
    scene::{Item, Scene},
    shell::{
        app::{App, Start},
        clock,
        options::Presenter,
        window::{self, Place},
    },
    show::Wake,
    units::Moment,
};

/// The window, before and while it is open.
pub(crate) struct CpuWindow<'a> {
    start: Option<Start<'a>>,
    look: ViewportBuilder,
    ctx: Context,
    proxy: EventLoopProxy<UserEvent>,
    open: Option<Open>,
    /// When egui has to run, if it asks for it.
    pass_at: Option<Instant>,
    /// When it ran last.
    passed: Option<Instant>,
    pace: Pace,
    /// Why it could not be opened, or was lost.
    problem: Option<String>,
    /// Called when the window is open.
    opened: Option<Box<dyn FnOnce() + 'a>>,
}

/// The window while it is open.
struct Open {
    window: Arc<Window>,
    canvas: Canvas,
    input: egui_winit::State,
    info: ViewportInfo,
    app: App,
    workshop: Option<Workshop>,
    /// What may come next has been sent to the workshop.
    is_prepared: bool,
    /// When a frame was asked for; without that, the display asks because it has lost what was shown.
    asked: Option<Instant>,
    is_lost: bool,
}

type Problem = Box<dyn std::error::Error>;

/// The least time between two passes of egui.
const BREATH: Duration = Duration::from_millis(4);

/// A frame that was asked for and has not come for so long is not wanted: nobody sees the window.
const UNSEEN: Duration = Duration::from_secs(1);

impl<'a> CpuWindow<'a> {
    /// A window that looks so; it opens when the event loop runs, and calls `opened` then.
    pub(crate) fn new(
        start: Start<'a>,
        look: ViewportBuilder,
        ctx: Context,
        proxy: EventLoopProxy<UserEvent>,
        opened: Box<dyn FnOnce() + 'a>,
    ) -> Self {
        let bell = proxy.clone();
        ctx.set_request_repaint_callback(move |asked| {
            // A day is as good as for ever, and can be added to any time.
            let when = clock::instant() + asked.delay.min(Duration::from_hours(24));
            let (viewport_id, cumulative_pass_nr) = (asked.viewport_id, asked.current_cumulative_pass_nr);
            let _ = bell.send_event(UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr });
        });
        Self {
            start: Some(start),
            look,
            ctx,
            proxy,
            open: None,
            pass_at: None,
            passed: None,
            pace: Pace::default(),
            problem: None,
            opened: Some(opened),
        }
    }

    /// Why the window could not be opened, or was lost.
    pub(crate) fn problem(self) -> Option<String> {
        self.problem
    }

    fn open(&mut self, events: &ActiveEventLoop) -> Result<(), Problem> {
        let Some(start) = self.start.take() else { return Ok(()) };
        // The first picture is decoded while the window is made.
        let mut app = App::new(&self.ctx, Place::expected(events, self.look.monitor), Presenter::Cpu, start)?;
        // Hidden until its first frame is there: the accessibility bridge has to come first.
        let look = self.look.clone().with_visible(false);
        let window = Arc::new(egui_winit::create_window(&self.ctx, events, &look)?);
        if let Some(opened) = self.opened.take() {
            opened();
        }
        window::warn_of_missing_monitor(&window, self.look.monitor);
        let scale = Some(window.scale_factor() as f32);
        let mut input = egui_winit::State::new(self.ctx.clone(), ViewportId::ROOT, &window, scale, None, None);
        input.init_accesskit(events, &window, self.proxy.clone());
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &self.ctx, &window, true);
        app.is_at(Place::of(&window), Presenter::Cpu);
        let ring = self.ctx.clone();
        let workshop = Workshop::start(Arc::new(move || ring.request_repaint())).ok();
        let mut canvas = Canvas::new(&window)?;
        canvas.resize(window.inner_size().into(), window.scale_factor() as f32)?;
        canvas.compositor.set_in(&app.typefaces());
        canvas.foresee(&app.needed(), || app.is_waiting(&self.ctx));
        app.wait(&self.ctx);
        self.open =
            Some(Open { window, canvas, input, info, app, workshop, is_prepared: false, asked: None, is_lost: true });
        // A hidden window is sent no requests for frames.
        self.frame(events)?;
        if let Some(open) = &self.open {
            open.window.set_visible(true);
        }
        Ok(())
    }

    /// Draws a frame, if there is something to draw.
    fn frame(&mut self, events: &ActiveEventLoop) -> Result<(), Problem> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let began = clock::instant();
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= began);
        let due = self.pace.due().filter(|due| *due <= began);
        let needs_pass = is_due(self.pass_at) || open.is_lost || due.is_none();
        let is_step = !needs_pass && open.app.go_on();
        if !is_step {
            // What egui asks for from here on comes after this pass.
            self.pass_at = None;
            self.passed = Some(began);
        }
        if !is_step && open.pass(&self.ctx) {
            open.app.end();
            events.exit();
            return Ok(());
        }
        let is_drawn = open.show()?;
        let now = clock::instant();
        if is_drawn {
            let clock = open.app.clock();
            open.app.drawn(due.map(|due| clock.moment(due)));
        }
        if let Some(teller) = open.app.glance() {
            teller.tell(open.canvas.copy());
        }
        open.app.tell();
        if is_step {
            self.pace.stepped(began, now);
        }
        self.plan(began, now);
        Ok(())
    }

    /// Decides when the next frame comes.
    fn plan(&mut self, began: Instant, now: Instant) {
        let Some(open) = &mut self.open else { return };
        let next = open.app.next();
        let instant = |moment: Moment| open.app.clock().instant(moment);
        match next.frame {
            Wake::Moving => self.pace.moving(began, now),
            Wake::At(moment) => self.pace.resting(Some(instant(moment))),
            Wake::Never => self.pace.resting(None),
        }
        if let Some(other) = next.other.map(instant) {
            self.pass_at = Some(self.pass_at.map_or(other, |at| at.min(other)));
        }
        if next.frame == Wake::Moving {
            open.is_prepared = false;
        } else if !open.is_prepared {
            open.is_prepared = open.prepare();
        }
    }

    /// The display shows nothing of the window and asks for no frames: the app goes on without them.
    fn unseen(&mut self, events: &ActiveEventLoop) {
        let Some(open) = &mut self.open else { return };
        self.pass_at = None;
        if open.pass(&self.ctx) {
            open.app.end();
            events.exit();
        }
        open.app.tell();
    }

    fn ask(&mut self, when: Instant) {
        // A mouse reports a thousand times a second; nobody sees so many frames.
        let when = self.passed.map_or(when, |passed| when.max(passed + BREATH));
        self.pass_at = Some(self.pass_at.map_or(when, |earlier| earlier.min(when)));
    }

    fn fail(&mut self, events: &ActiveEventLoop, problem: &Problem) {
        self.problem = Some(problem.to_string());
        events.exit();
    }
}

impl Open {
    /// Lets the app run with what has come in; true if the window is to close.
    fn pass(&mut self, ctx: &Context) -> bool {
        egui_winit::update_viewport_info(&mut self.info, ctx, &self.window, false);
        let mut raw = self.input.take_egui_input(&self.window);
        raw.viewports.insert(ViewportId::ROOT, self.info.clone());
        self.info.events.clear();
        let (app, window) = (&mut self.app, &self.window);
        let mut output = ctx.run_ui(raw, |ui| {
            app.logic(ui.ctx(), Some(window));
            app.ui(ui);
        });
        self.input.handle_platform_output(&self.window, output.platform_output);
        // Nothing is drawn with egui here.
        output.textures_delta.set.clear();
        output.textures_delta.free.clear();
        let was_asked_to_close = ctx.input(|input| input.viewport().close_requested());
        let commands = output.viewport_output.remove(&ViewportId::ROOT).map(|root| root.commands).unwrap_or_default();
        let stays = commands.contains(&ViewportCommand::CancelClose);
        let leaves = commands.contains(&ViewportCommand::Close);
        let mut actions = Vec::new();
        egui_winit::process_viewport_commands(ctx, &mut self.info, commands, &self.window, &mut actions);
        self.is_prepared = false;
        leaves || was_asked_to_close && !stays
    }

    /// Shows what the app has laid out; true if something was painted.
    fn show(&mut self) -> Result<bool, Problem> {
        self.canvas.resize(self.window.inner_size().into(), self.window.scale_factor() as f32)?;
        self.canvas.compositor.set_in(&self.app.typefaces());
        while let Some(finished) = self.workshop.as_ref().and_then(Workshop::finished) {
            self.canvas.compositor.keep(finished);
        }
        let is_lost = std::mem::take(&mut self.is_lost);
        let Some(scene) = self.app.shown() else { return Ok(false) };
        Ok(match self.app.pictures() {
            Some(pictures) => self.canvas.show(scene, &pictures, is_lost)?,
            None => self.canvas.show(scene, &window::NoPictures, is_lost)?,
        })
    }

    /// Sends to the workshop what may come next; false if it has no room for it yet.
    fn prepare(&mut self) -> bool {
        let Some(workshop) = &self.workshop else { return true };
        let compositor = &self.canvas.compositor;
        let scenes: Vec<Scene> = self.app.ahead();
        let items: Vec<Item> = scenes.iter().flat_map(|scene| compositor.missing(scene)).cloned().collect();
        let (bounds, pixels_per_point) = (compositor.bounds(), compositor.pixels_per_point());
        let typefaces = compositor.typefaces().clone();
        items.is_empty() || workshop.order(Order { items, bounds, pixels_per_point, typefaces })
    }
}

impl ApplicationHandler<UserEvent> for CpuWindow<'_> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        if let Err(problem) = self.open(events) {
            self.fail(events, &problem);
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let now = clock::instant();
        let Some(open) = &mut self.open else { return };
        match event {
            WindowEvent::RedrawRequested => {
                open.is_lost |= open.asked.take().is_none();
                if let Err(problem) = self.frame(events) {
                    self.fail(events, &problem);
                }
                return;
            }
            WindowEvent::CloseRequested => open.info.events.push(ViewportEvent::Close),
            // What a display wants drawn anew and what was asked for here may come as one event; that a window is seen again,
            // or for the first time, comes before it.
            WindowEvent::Resized(_) | WindowEvent::ScaleFactorChanged { .. } | WindowEvent::Occluded(false) => {
                open.is_lost = true;
            }
            _ => {}
        }
        if open.input.on_window_event(&open.window, &event).repaint || !open.info.events.is_empty() {
            self.ask(now);
        }
    }

    fn user_event(&mut self, _: &ActiveEventLoop, event: UserEvent) {
        let mut due = clock::instant();
        match event {
            UserEvent::RequestRepaint { when, .. } => due = when,
            UserEvent::AccessKitActionRequest(event) => {
                let Some(open) = &mut self.open else { return };
                match event.window_event {
                    Access::InitialTreeRequested => self.ctx.enable_accesskit(),
                    Access::ActionRequested(request) => open.input.on_accesskit_action_request(request),
                    Access::AccessibilityDeactivated => self.ctx.disable_accesskit(),
                }
            }
        }
        self.ask(due);
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        let now = clock::instant();
        let next = self.pace.due().into_iter().chain(self.pass_at).min();
        let Some(open) = &mut self.open else { return };
        match open.asked {
            None if next.is_some_and(|due| due <= now) => {
                open.asked = Some(now);
                open.window.request_redraw();
            }
            Some(asked) if asked + UNSEEN <= now => {
                open.asked = Some(now);
                self.unseen(events);
            }
            _ => {}
        }
        // What was asked for comes as an event.
        let asked = self.open.as_ref().and_then(|open| open.asked);
        let next = asked.map(|asked| asked + UNSEEN).or(next);
        events.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}
