//! The app: in each frame it gives the events to the player and lays out what is on screen. A presenter draws it.

mod beside;
mod events;
mod films;
mod pictures;
mod presence;
mod sounds;
mod staff;
mod telling;

use std::sync::{Arc, mpsc::Receiver};

use egui::{Context, CursorIcon, Ui, ViewportCommand};
use winit::window::Window;

use super::{
    beside::{Beside, Follower},
    clock::Clock,
    counting::Visitors,
    door::{Door, Staff},
    frames::Frames,
    glance::Glance,
    health::HealthReport,
    library::library,
    light::Light,
    listening::Listening,
    opening_hours::HoursClock,
    options::{Options, Presenter},
    screen::Screen,
    sounds::Sounds,
    standing::Standing,
    status::Status,
    textures::DeckPictures,
    window::{self, Place},
};
use crate::{
    beside::{Said, Seated},
    content::Lang,
    deck::{Load, Machine},
    loader::Loader,
    media::{self, Library, PictureId},
    player::{Audience, Event, Player},
    record::ScreenTeller,
    scene::{Scene, StaffFacts},
    show::{Input, Wake},
    supervise::ward::Ward,
    units::{Moment, Rgba},
    workers::Pool,
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
    /// Sends one, also when a film has something to show.
    ring: media::Wake,
    ctx: Context,
    screens: Vec<Screen>,
    status: Status,
    visitors: Visitors,
    /// An author's window.
    is_windowed: bool,
    /// The window fills its monitor.
    is_full: bool,
    frames: Frames,
    is_leaving: bool,
    /// The show is supervised.
    ward: Option<Ward>,
    /// Somebody wants to know how it is doing.
    health: Option<HealthReport>,
    /// Somebody wants to see what visitors see.
    glance: Option<Glance>,
    presenter: Presenter,
    /// What keeps visitors in, and lets staff out.
    door: Door,
    /// The name of the content file, for staff.
    content: String,
    light: Light,
    standing: Standing,
    listening: Listening,
    sounds: Sounds,
    /// The speaker's window, if it is another one.
    beside: Beside,
    /// This is the speaker's window.
    follower: Option<Follower>,
}

/// What the app is made of.
pub(super) struct Start<'a> {
    pub(super) options: &'a Options,
    pub(super) loader: Loader,
    /// The first load, if there is one.
    pub(super) first: Option<Load>,
    /// Who tells the supervisor, if there is one.
    pub(super) ward: Option<Ward>,
    /// What keeps the display lit.
    pub(super) light: Light,
    /// Who decodes pictures.
    pub(super) workers: Arc<Pool>,
    /// The talk whose speaker's window this is, if it is one.
    pub(super) seated: Option<Seated>,
}

/// When the app has to be called again, if nobody does anything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    /// What is drawn looks different.
    pub(super) frame: Wake,
    /// Something else is due: a picture that is late, the wall clock.
    pub(super) other: Option<Moment>,
}

impl App {
    /// The app in a window that this presenter draws and that will stand at this place. It begins to read the pictures of
    /// the first slide; [`Self::wait`] waits for them.
    pub(super) fn new(
        ctx: &Context,
        stands: Option<Place>,
        presenter: Presenter,
        Start { options, loader, first, ward, light, workers, seated }: Start<'_>,
    ) -> std::io::Result<Self> {
        window::prepare_egui(ctx);
        let audience = Audience {
            language: options.lang.as_deref().map(Lang::new),
            is_author: options.windowed.is_some(),
            tongue: options.tongue,
        };
        let mut machine = first.as_ref().map_or_else(Machine::default, |load| load.machine.clone());
        let seat = seated.as_ref().map(Seated::seat);
        let standing = match seat {
            Some(seat) => Standing::at_home(seat.monitor, seat.name.clone()),
            None => Standing::on(options.monitor.or(machine.monitor)),
        };
        if seat.is_some() {
            // The audience's is the one that staff want to see.
            machine.screen_picture = None;
        }
        let place = ward.as_ref().and_then(|ward| ward.orders().place.clone());
        let resumes_at = seat.map_or(place, |seat| seat.place.clone());
        let mut screen = Screen::new(options.windowed, presenter);
        if let Some(place) = stands {
            screen.expect(place, machine.display);
        }
        let (library, arrived, ring) = library(ctx, &screen, machine.picture_cache.clone(), workers)?;
        let glance = machine.screen_picture.clone().map(ScreenTeller::start).transpose()?.map(Glance::new);
        let mut app = Self {
            clock: Clock::start(options.speed, seat.map_or(Moment::START, |seat| seat.now)),
            hours: HoursClock::default(),
            loader,
            player: Player::new(audience, machine).resuming(resumes_at),
            library,
            wanted: Vec::new(),
            arrived,
            ring,
            ctx: ctx.clone(),
            screens: vec![screen],
            status: Status::new(options.status, seat.is_some()),
            visitors: Visitors::of(ward.as_ref().map(Ward::orders)),
            is_windowed: options.windowed.is_some(),
            is_full: options.windowed.is_none(),
            frames: Frames::default(),
            is_leaving: false,
            ward,
            health: options.health.clone().map(HealthReport::new),
            glance,
            presenter,
            door: Door::default(),
            content: options.content_name(),
            light,
            standing,
            listening: Listening::default(),
            sounds: Sounds::default(),
            beside: Beside::new(options.speakers_view),
            follower: seated.map(Follower::new),
        };
        app.ask_the_wall_clock();
        if let Some(load) = first {
            // The first load is no reload, so its effects are ignored.
            let _ = app.player.step(app.clock.now(), Event::Loaded(Box::new(load)));
        }
        app.ask_the_wall_clock();
        app.step(Event::Input(Input::Tick));
        app.take_pictures(ctx);
        Ok(app)
    }

    /// The window is there, at this place, and nobody sees it yet.
    pub(super) fn is_at(&mut self, place: Place, presenter: Presenter) {
        self.status.event(&format!("event=window presenter={}", presenter.name()));
        let display = self.player.machine().display;
        for screen in &mut self.screens {
            screen.expect(place, display);
        }
    }

    /// Waits, before the first frame, until the first slide can be drawn with its pictures, so that no frame is empty.
    pub(super) fn wait(&mut self, ctx: &Context) {
        let (limit, began) = (self.player.machine().patience(), self.clock.began());
        while self.is_waiting(ctx) {
            let passed = self.clock.now().since(began);
            let Some(left) = limit.checked_sub(passed).filter(|left| !left.is_zero()) else { break };
            let _ = self.arrived.recv_timeout(left);
        }
    }

    /// Whether the first slide's pictures are still awaited.
    pub(super) fn is_waiting(&mut self, ctx: &Context) -> bool {
        self.take_pictures(ctx);
        self.player.is_opening()
    }

    /// A frame is drawn: when it has to be called again. What may come next is begun when nothing moves any more.
    pub(super) fn next(&mut self) -> Next {
        self.hold(self.clock.now());
        let now = self.clock.now();
        let glance = self.glance.as_ref().and_then(Glance::due);
        let pointer = self.screens.first().and_then(|screen| screen.pointer_rests(&self.player, now));
        let others = [self.library.wake_at(), self.hours.next(), glance, pointer];
        Next { frame: self.player.wake(now).sooner(self.door.wake(now)), other: others.into_iter().flatten().min() }
    }

    /// The clock by which the app counts.
    pub(super) const fn clock(&self) -> Clock {
        self.clock
    }

    /// Goes on to the present in what is drawn, if nothing but a picture or a hand moves; false if a frame with all its
    /// controls is needed.
    pub(super) fn go_on(&mut self) -> bool {
        let now = self.clock.now();
        let is_steady = self.player.is_steady_until(now) && self.door.wake(now) == Wake::Never;
        if !is_steady {
            return false;
        }
        let film = self.play(now);
        let Some(next) = self.screens.first_mut().and_then(|screen| screen.go_on(now)) else { return false };
        self.step(Event::Input(Input::Tick));
        self.player.expect_frame(next.sooner(film));
        true
    }

    /// What is to be drawn.
    pub(super) fn shown(&self) -> Option<&Scene> {
        self.screens.first()?.shown()
    }

    /// The pictures of the deck on screen.
    pub(super) fn pictures(&self) -> Option<DeckPictures<'_>> {
        let (deck, _) = self.player.current()?;
        Some(self.screens.first()?.pictures(deck, &self.library))
    }

    /// Whether somebody has left, or closed the window.
    pub(super) const fn is_leaving(&self) -> bool {
        self.is_leaving
    }

    /// The program ends.
    pub(super) fn end(&self) {
        self.visitors.end(self.clock.now());
        self.status.event(&format!("event=end {}", self.frames));
    }

    /// Draws with egui what was laid out.
    pub(super) fn paint(&self, ctx: &Context) {
        if let Some(screen) = self.screens.first() {
            screen.paint(ctx, &self.player, &self.library);
        }
    }

    /// What lies under everything, also before the first frame.
    pub(super) fn ground(&self) -> Rgba {
        self.screens.first().map(|screen| screen.ground(&self.player)).unwrap_or_default()
    }

    /// Takes what has come in since: files, pictures, time. A window that fills the screen is put right first.
    pub(super) fn logic(&mut self, ctx: &Context, window: Option<&Window>) {
        self.keep_window(ctx, window);
        if ctx.input(|input| input.viewport().close_requested()) {
            if self.player.machine().may_leave || self.is_leaving || self.follower.is_some() {
                self.is_leaving = true;
                self.tell_the_talk(Said::Closed);
            } else {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        self.take_loads();
        self.ask_the_wall_clock();
        self.step(Event::Input(Input::Tick));
        self.follow_the_talk();
        self.mind_the_door(ctx);
        self.mind_the_speaker(ctx, window);
        self.take_pictures(ctx);
    }

    /// Takes what people have done, and lays out the frame.
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.fit(&ctx);
        let player = &self.player;
        let keys: Vec<Event> = self.screens.iter_mut().flat_map(|screen| screen.keys(&ctx, player)).collect();
        let contacts = self.screens.first_mut().map(|screen| screen.contacts(&ctx)).unwrap_or_default();
        let is_staff = self.attend(&ctx, &contacts);
        let has_keys = !keys.is_empty();
        for event in keys.into_iter().filter(|_| !is_staff) {
            self.step(event);
        }
        let now = self.clock.now();
        let (player, is_locked) = (&self.player, self.door.is_open());
        let deeds = self.screens.first_mut().map(|screen| screen.hands(&ctx, &contacts, player, is_locked, now));
        let is_by_hand = self.do_deeds(deeds.unwrap_or_default(), now);
        if has_keys || is_by_hand {
            // A slide that is ready comes up in this very frame.
            self.take_pictures(&ctx);
        }
        self.note_hands(&ctx, now);
        let facts = if self.door.is_open() { self.facts(now) } else { StaffFacts::default() };
        let film = self.play(now);
        let Some(screen) = self.screens.first_mut() else { return };
        let done = screen.draw(ui, &self.player, &self.library, &Staff { door: &self.door, facts: &facts }, now);
        let is_changed = done.is_touched || is_by_hand || done.closes_panel && self.player.close_panel();
        self.player.expect_frame(done.next.unwrap_or(Wake::Never).sooner(film));
        for event in done.events {
            self.step(event);
        }
        for request in done.staff {
            let effects = self.door.ask(request, now);
            self.serve(effects);
        }
        self.end_notes();
        self.tell_of_the_door(now);
        self.listen(&ctx);
        self.sound(now);
        self.take_pictures(&ctx);
        if self.hides_pointer(now) {
            ctx.set_cursor_icon(CursorIcon::None);
        }
        if self.is_leaving {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if is_changed {
            ctx.request_repaint();
        }
    }
}
