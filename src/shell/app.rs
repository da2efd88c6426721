//! The app: in each frame it gives the events to the player and draws what is on screen.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
};

use eframe::{CreationContext, Frame};
use egui::{Context, CursorIcon, RawInput, Ui, ViewportCommand};

use super::{clock::Clock, opening_hours::HoursClock, options::Options, screen::Screen, status::Status, window};
use crate::{
    content::Lang,
    deck::{Load, Machine},
    loader::Loader,
    media::{self, CacheLimits, Library, PictureId, StageCache, budget_bytes},
    player::{self, Audience, Effect, Event, OnScreen, Player},
    show::{self, Input, Mode, Wake},
    units::Moment,
};

/// One clock, one player, and the windows on it.
pub(super) struct App {
    clock: Clock,
    hours: HoursClock,
    loader: Loader,
    player: Player,
    library: Library,
    /// The pictures that the library was last asked for.
    wanted: Vec<PictureId>,
    /// A message when pictures have arrived.
    arrived: Receiver<()>,
    screens: Vec<Screen>,
    status: Status,
    is_windowed: bool,
    /// Frames drawn since the start.
    frames: u64,
    is_leaving: bool,
}

impl App {
    /// The app with the first load, if there is one.
    pub(super) fn new(
        creation: &CreationContext<'_>,
        options: &Options,
        loader: Loader,
        first: Option<Load>,
    ) -> std::io::Result<Self> {
        let ctx = &creation.egui_ctx;
        window::prepare_egui(ctx);
        let audience = Audience {
            language: options.lang.as_deref().map(Lang::new),
            is_author: options.windowed.is_some(),
            tongue: options.tongue,
        };
        let machine = first.as_ref().map_or_else(Machine::default, |load| load.machine.clone());
        let mut screen = Screen::new(options.windowed);
        screen.expect(creation, machine.panel_mm);
        let (library, arrived) = library(ctx, &screen, machine.picture_cache.clone())?;
        let mut app = Self {
            clock: Clock::start(),
            hours: HoursClock::default(),
            loader,
            player: Player::new(audience, machine),
            library,
            wanted: Vec::new(),
            arrived,
            screens: vec![screen],
            status: Status::new(options.status),
            is_windowed: options.windowed.is_some(),
            frames: 0,
            is_leaving: false,
        };
        if let Some(load) = first {
            // The first load is no reload, so its effects are ignored.
            let _ = app.player.step(app.clock.now(), Event::Loaded(Box::new(load)));
        }
        app.prepare_the_first_slide(ctx);
        Ok(app)
    }

    /// Waits, before the window opens, until the first slide can be drawn with its pictures, so that no frame is empty.
    fn prepare_the_first_slide(&mut self, ctx: &Context) {
        self.ask_the_wall_clock();
        self.step(Event::Input(Input::Tick));
        let limit = self.player.machine().patience();
        self.take_pictures(ctx);
        while self.player.is_opening() {
            let passed = self.clock.now().since(Moment::START);
            let Some(left) = limit.checked_sub(passed).filter(|left| !left.is_zero()) else { break };
            let _ = self.arrived.recv_timeout(left);
            self.take_pictures(ctx);
        }
    }

    fn step(&mut self, event: Event) {
        let effects = self.player.step(self.clock.now(), event);
        self.obey(&effects);
    }

    fn obey(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Show(show::Effect::Leave) => self.is_leaving = true,
                Effect::Show(show::Effect::Reset) => self.status.event("event=reset"),
                Effect::Show(show::Effect::Woke) => self.status.event("event=woke"),
                Effect::Show(show::Effect::Prepare(_) | show::Effect::Shown(_)) => {}
                Effect::Loaded { is_taken, is_panel_open } => self.status.event(&format!(
                    "event=reloaded taken={} panel={}",
                    if *is_taken { "yes" } else { "no" },
                    if *is_panel_open { "open" } else { "closed" },
                )),
            }
        }
    }

    fn take_loads(&mut self) {
        while let Some(load) = self.loader.take() {
            self.hours.ask_soon();
            self.step(Event::Loaded(Box::new(load)));
        }
    }

    /// Tells the player the minute of the week, if opening hours depend on it.
    fn ask_the_wall_clock(&mut self) {
        if let Some(minute) = self.hours.minute(self.clock.now(), self.player.machine()) {
            self.step(minute);
        }
    }

    /// Asks for the pictures that the player needs, takes those that have arrived, and tells which slides are ready.
    fn take_pictures(&mut self, ctx: &Context) {
        let now = self.clock.now();
        self.ask_for_pictures(now);
        for loaded in self.library.poll(now) {
            if let Err(error) = &loaded.result {
                tracing::warn!("{error}");
            }
        }
        for screen in &mut self.screens {
            screen.update(&self.library, &self.wanted, ctx);
        }
        for id in &self.wanted {
            self.library.uploaded(id);
        }
        let (screens, library) = (&self.screens, &self.library);
        let effects =
            self.player.answer(now, &|deck, slide| screens.iter().all(|screen| screen.is_ready(deck, slide, library)));
        self.obey(&effects);
        if !effects.is_empty() {
            self.ask_for_pictures(now);
        }
    }

    fn ask_for_pictures(&mut self, now: Moment) {
        let Some((_, show)) = self.player.current() else { return };
        let (screens, library) = (&mut self.screens, &self.library);
        let mut on_all = |wishes: &[player::Wish]| {
            let mut pictures = Vec::new();
            for screen in screens.iter_mut() {
                for wish in wishes {
                    pictures.extend(screen.wishes(&wish.deck, wish.slide, show.state(), library));
                }
            }
            pictures
        };
        let (needed, ahead) = (on_all(&self.player.needed()), on_all(&self.player.ahead()));
        self.library.focus(now, &needed, &ahead);
        self.wanted = needed.into_iter().chain(ahead).map(|wish| wish.id).collect();
    }

    fn fit(&mut self, ctx: &Context) {
        let panel_mm = self.player.machine().panel_mm;
        for screen in &mut self.screens {
            if screen.fit(ctx, panel_mm) {
                self.library.set_budget(budget_bytes(screen.target()));
            }
        }
    }

    /// Sleeps until the player, a late picture or the wall clock needs a frame; does not sleep while something moves.
    fn sleep(&self, ctx: &Context) {
        let now = self.clock.now();
        let show = match self.player.wake(now) {
            Wake::Moving => {
                ctx.request_repaint();
                return;
            }
            Wake::At(moment) => Some(moment),
            Wake::Never => None,
        };
        let others = [self.library.wake_at(), self.hours.next()];
        if let Some(next) = others.into_iter().flatten().chain(show).min() {
            ctx.request_repaint_after(next.since(now));
        }
    }

    fn hides_pointer(&self) -> bool {
        !self.is_windowed && self.player.mode() != Mode::Present
    }

    fn tell_status(&mut self) {
        self.frames += 1;
        if let OnScreen::Slide { deck, state } = self.player.on_screen() {
            self.status.tell(&deck.exhibition, state, self.clock.now(), self.frames);
        }
    }
}

/// The library, and the receiver of its messages.
fn library(ctx: &Context, screen: &Screen, cache: Option<PathBuf>) -> std::io::Result<(Library, Receiver<()>)> {
    let ctx = ctx.clone();
    // One message in the channel is enough, since its receiver checks everything.
    let (tell, arrived) = sync_channel(1);
    let wake: media::Wake = Arc::new(move || {
        let _ = tell.try_send(());
        ctx.request_repaint();
    });
    let cache = cache.map(|folder| StageCache::new(folder, CacheLimits::default()));
    Ok((Library::new(budget_bytes(screen.target()), wake, cache)?, arrived))
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.player.machine().may_leave {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        self.take_loads();
        self.ask_the_wall_clock();
        self.step(Event::Input(Input::Tick));
        self.take_pictures(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        self.fit(&ctx);
        let mode = self.player.mode();
        let keys: Vec<Event> = self.screens.iter_mut().flat_map(|screen| screen.keys(&ctx, mode)).collect();
        for event in keys {
            self.step(event);
        }
        let now = self.clock.now();
        let Some(screen) = self.screens.first_mut() else { return };
        let done = screen.draw(ui, &self.player, &self.library, now);
        let is_changed = done.is_touched || done.closes_panel && self.player.close_panel();
        for event in done.events {
            self.step(event);
        }
        self.take_pictures(&ctx);
        if self.hides_pointer() {
            ctx.set_cursor_icon(CursorIcon::None);
        }
        self.tell_status();
        if self.is_leaving {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if is_changed {
            ctx.request_repaint();
        }
        self.sleep(&ctx);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let ground = self.screens.first().map(|screen| screen.ground(&self.player)).unwrap_or_default();
        [ground.r, ground.g, ground.b, ground.a].map(|channel| f32::from(channel) / 255.0)
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if let Some(side) = &mut input.max_texture_side {
            *side = (*side).min(window::ATLAS_SIDE_MAX);
        }
    }
}
