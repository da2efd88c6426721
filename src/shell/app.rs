//! The window's life: each frame takes what happened, steps the show, and draws its scene.

use std::{ffi::OsStr, io, sync::Arc, time::Duration};

use eframe::{CreationContext, Frame};
use egui::{Context, CursorIcon, Event, LayerId, RawInput, Ui, ViewportCommand};
use jiff::civil::DateTime;

use super::{
    clock::{self, Clock},
    gesture::Gesture,
    keyboard,
    launch::Options,
    live::{Coming, Panel},
    shelf::Shelf,
    status::Status,
    watch::{Saved, Watch},
    window,
};
use crate::{
    content::{Exhibition, SlideKind, Text},
    files::Opened,
    media::{Folder, Target},
    scene::{self, Inputs, Scene},
    settings::{Settings, minute_of_week},
    show::{Action, Effect, Hours, Input, Mode, Show, Wake, action_for},
    theme::Theme,
    units::{Moment, Stage, pos},
    view::{self, FontMeasure, Touched},
};

pub(super) struct App {
    pub(super) clock: Clock,
    pub(super) options: Options,
    pub(super) settings: Settings,
    hours: Hours,
    pub(super) mode: Mode,
    measure: FontMeasure,
    pub(super) shelf: Shelf,
    pub(super) watch: Watch,
    pub(super) status: Status,
    gesture: Gesture,
    /// What is shown; `None` until there is something good to show.
    pub(super) playing: Option<Playing>,
    /// What was saved and is shown as soon as its pictures are there.
    pub(super) coming: Option<Coming>,
    /// The title and the findings of an exhibition that cannot be shown.
    pub(super) waiting: Waiting,
    /// What the author has to know.
    pub(super) panel: Panel,
    /// The look while nothing is playing.
    plain: Theme,
    stage: Stage,
    /// Slides whose pictures the show waits for.
    awaited: Vec<usize>,
    /// Frames drawn since the start.
    frames: u64,
    is_leaving: bool,
}

/// A running exhibition.
pub(super) struct Playing {
    pub(super) exhibition: Arc<Exhibition>,
    pub(super) theme: Theme,
    /// How many errors its file has.
    pub(super) errors: usize,
    pub(super) show: Show,
}

/// What is known while there is nothing good to show.
#[derive(Default)]
pub(super) struct Waiting {
    pub(super) title: Option<Text>,
    pub(super) findings: String,
}

impl App {
    pub(super) fn new(
        creation: &CreationContext<'_>,
        options: Options,
        settings: Settings,
        opened: Option<Opened>,
    ) -> io::Result<Self> {
        let ctx = &creation.egui_ctx;
        window::prepare_egui(ctx);
        let folder = match &opened {
            Some(opened) => opened.folder.clone(),
            None => {
                Folder::open(options.content.parent().filter(|parent| parent.is_dir()).unwrap_or_else(|| ".".as_ref()))?
            }
        };
        let [width, height] = options.windowed.unwrap_or([1920, 1080]);
        let target = Target { width, height };
        let files = opened.as_ref().map_or_else(|| vec![folder.root().join(content_name(&options))], Opened::made_of);
        let repaint = ctx.clone();
        let watch = Watch::start(files, Arc::new(move || repaint.request_repaint()));
        let mut app = Self {
            clock: Clock::start(),
            // An author works at any hour.
            hours: if options.windowed.is_some() { Hours::default() } else { settings.hours() },
            mode: options.mode.unwrap_or_else(|| settings.mode.into()),
            measure: FontMeasure::new(),
            shelf: Shelf::new(folder, target, ctx)?,
            watch,
            status: Status::new(options.status),
            gesture: Gesture::default(),
            playing: None,
            coming: None,
            waiting: Waiting::default(),
            panel: Panel::new(options.windowed.is_some(), options.tongue),
            plain: Theme::gobi(),
            stage: Stage::new(width as f32, height as f32),
            awaited: Vec::new(),
            frames: 0,
            is_leaving: false,
            options,
            settings,
        };
        if let Some(opened) = opened {
            app.take_over(opened, &Saved::default());
        }
        app.ready_the_first_slide(ctx);
        Ok(app)
    }

    /// Waits, before the window opens, until the first slide can be drawn whole: no frame is ever without content.
    fn ready_the_first_slide(&mut self, ctx: &Context) {
        self.ask_the_wall_clock();
        self.step(Input::Tick);
        let limit = self.settings.timing().prepare;
        let is_waiting =
            |app: &Self| app.playing.as_ref().is_some_and(|playing| playing.show.state().opening.is_some());
        while is_waiting(self) {
            let passed = self.clock.now().since(Moment::START);
            let Some(left) = limit.checked_sub(passed).filter(|left| !left.is_zero()) else { break };
            self.shelf.wait(left);
            self.shelf.poll(self.clock.now(), ctx);
            self.answer_prepared();
        }
    }

    /// Whether the house is open; that clock may be set forwards and back as one likes.
    fn ask_the_wall_clock(&mut self) {
        if !self.hours.is_empty() {
            let is_open = self.hours.is_open(minute_of_week(clock::wall()));
            self.step(Input::Open(is_open));
        }
    }

    fn step(&mut self, input: Input) {
        let now = self.clock.now();
        let Some(playing) = &mut self.playing else { return };
        let effects = playing.show.step(now, input);
        self.obey(effects);
    }

    pub(super) fn obey(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Prepare(slide) => {
                    self.awaited.retain(|other| *other != slide);
                    self.awaited.push(slide);
                }
                Effect::Leave => self.is_leaving = true,
                Effect::Reset => self.status.event("event=reset"),
                Effect::Woke => self.status.event("event=woke"),
                Effect::Shown(_) => {}
            }
        }
        self.focus_pictures();
    }

    /// The slides on screen first, with the one that is about to be, then those the show asked for.
    pub(super) fn focus_pictures(&mut self) {
        let Some(playing) = &self.playing else { return };
        let state = playing.show.state();
        let coming = self.coming.as_ref().and_then(Coming::slide);
        let kind = |slide: usize| playing.exhibition.slide(slide).map(|(_, slide)| &slide.kind);
        let near =
            [Some(state.slide), state.transition.map(|transition| transition.from), state.opening.map(|it| it.0)];
        let near: Vec<&SlideKind> = near.into_iter().flatten().filter_map(kind).chain(coming).collect();
        let program = playing.show.program();
        let (after, before) = (program.after(state.slide, true), program.before(state.slide, true));
        let far: Vec<&SlideKind> = self.awaited.iter().copied().chain([after, before]).filter_map(kind).collect();
        self.shelf.focus(self.clock.now(), &near, &far);
    }

    /// Tells the show which of the awaited slides are ready.
    fn answer_prepared(&mut self) {
        let Some(playing) = &self.playing else { return };
        let is_ready =
            |slide: &usize| playing.exhibition.slide(*slide).is_none_or(|(_, slide)| self.shelf.is_ready(&slide.kind));
        let ready: Vec<usize> = self.awaited.iter().copied().filter(is_ready).collect();
        self.awaited.retain(|slide| !ready.contains(slide));
        for slide in ready {
            self.step(Input::Prepared(slide));
        }
    }

    /// Keys that went down in this frame; repeats of a held key count, as they do in every slide program.
    fn keys(&mut self, ctx: &Context) {
        let pressed: Vec<egui::Key> = ctx.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } if !modifiers.any() || modifiers.shift_only() => {
                    Some(*key)
                }
                _ => None,
            });
            keys.collect()
        });
        for key in pressed {
            let now = self.clock.now();
            let action = keyboard::key(key).and_then(|key| action_for(key, self.mode));
            if action == Some(Action::Back) && self.panel.close() {
                continue;
            }
            match &mut self.playing {
                Some(playing) => {
                    let effects = playing.show.press(now, action);
                    self.obey(effects);
                }
                None => self.is_leaving |= action == Some(Action::Back) && self.settings.may_leave,
            }
        }
    }

    fn fingers(&mut self, ctx: &Context, touched: Touched) {
        let Some(playing) = &self.playing else { return };
        let is_taken = touched.actions.iter().any(|action| matches!(action, Action::Divide(_)));
        let meant = self.gesture.read(ctx, playing.show.state(), self.stage, is_taken);
        if meant.ended_before {
            self.step(Input::Release);
        }
        if meant.began {
            self.step(Input::Touch);
        }
        let swiped = meant.actions.iter().any(|action| matches!(action, Action::Next | Action::Previous));
        let pressed = touched.actions.into_iter().filter(|_| !swiped);
        for action in pressed.chain(meant.actions) {
            self.step(Input::Act(action));
        }
        if meant.ended {
            self.step(Input::Release);
        }
    }

    fn fit_stage(&mut self, ctx: &Context) {
        let size = ctx.content_rect().size();
        let pixels = size * ctx.pixels_per_point();
        if (size.x, size.y) != (self.stage.size.w, self.stage.size.h) && size.x > 0.0 && size.y > 0.0 {
            self.stage = self.stage_of(size);
            let target = Target { width: pixels.x.round() as u32, height: pixels.y.round() as u32 };
            self.shelf.set_target(target);
        }
        if self.options.windowed.is_none() {
            window::ensure_full_screen(ctx);
        }
    }

    fn stage_of(&self, size: egui::Vec2) -> Stage {
        let stage = Stage::new(size.x, size.y);
        match self.settings.panel_mm {
            Some((width, height)) => {
                let points_per_mm = (size.x / width.max(1.0)).min(size.y / height.max(1.0));
                Stage { points_per_mm, ..stage }
            }
            None => stage,
        }
    }

    fn scene(&self) -> Scene {
        let now = self.clock.now();
        match &self.playing {
            Some(Playing { exhibition, theme, show, .. }) => scene::scene(&Inputs {
                exhibition,
                state: show.state(),
                theme,
                stage: self.stage,
                pictures: &self.shelf,
                measure: &self.measure,
                now,
            }),
            None => {
                let findings = if self.options.windowed.is_some() { self.waiting.findings.as_str() } else { "" };
                let title = self.waiting.title.as_ref();
                scene::waiting(title, findings, &self.plain, self.stage, &self.measure)
            }
        }
    }

    /// Sleeps until the show, a late picture or a saved file wants a frame; or not at all while something moves.
    fn sleep(&self, ctx: &Context) {
        let now = self.clock.now();
        let show = self.playing.as_ref().map_or(Wake::Never, |playing| playing.show.wake(now));
        if show == Wake::Moving {
            ctx.request_repaint();
            return;
        }
        let show = if let Wake::At(moment) = show { Some(moment) } else { None };
        // The minute in which the house opens or closes is not slept through.
        let minute = (!self.hours.is_empty()).then(|| now + until_next_minute(clock::wall()));
        let others = [self.shelf.late_at(), self.watch.ask_at(), minute];
        if let Some(next) = others.into_iter().flatten().chain(show).min() {
            ctx.request_repaint_after(next.since(now));
        }
    }

    fn look(&self) -> &Theme {
        self.playing.as_ref().map_or(&self.plain, |playing| &playing.theme)
    }

    fn hides_pointer(&self) -> bool {
        self.options.windowed.is_none() && self.mode != Mode::Present
    }
}

fn until_next_minute(wall: DateTime) -> Duration {
    Duration::from_secs(60 - u64::from(wall.second().unsigned_abs()))
}

/// The name of the content file, which need not be there.
fn content_name(options: &Options) -> &OsStr {
    options.content.file_name().unwrap_or_default()
}

/// Whether the pointer is on something of `scene` that can be pressed.
fn is_under_pointer(ctx: &Context, scene: &Scene) -> bool {
    let at = ctx.input(|input| input.pointer.interact_pos());
    at.is_some_and(|at| scene.items.iter().any(|item| item.press.is_some() && item.rect.contains(pos(at.x, at.y))))
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.settings.may_leave {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        self.reload_if_saved();
        self.ask_the_wall_clock();
        self.step(Input::Tick);
        self.shelf.poll(self.clock.now(), ctx);
        self.bring_in_the_saved();
        self.answer_prepared();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        self.fit_stage(&ctx);
        self.keys(&ctx);
        let mut scene = self.scene();
        let touched = view::controls(&scene, ui);
        let mut acted = !touched.actions.is_empty();
        let panel = self.panel.scene(self.look(), self.stage, &self.measure);
        let closes = !view::controls(&panel, ui).actions.is_empty();
        let is_on_panel = closes || is_under_pointer(&ctx, &panel);
        scene.items.extend(panel.items);
        let painter = ctx.layer_painter(LayerId::background());
        view::paint(&scene, &painter, &self.shelf);
        view::paint_held(&touched, &painter);
        if closes {
            acted |= self.panel.close();
        }
        // What began on the slide ends there, wherever the finger is by then.
        if !is_on_panel || self.gesture.is_under_way() {
            self.fingers(&ctx, touched);
        }
        self.answer_prepared();
        if self.hides_pointer() {
            ctx.set_cursor_icon(CursorIcon::None);
        }
        self.frames += 1;
        if let Some(playing) = &self.playing {
            self.status.tell(&playing.exhibition, playing.show.state(), self.clock.now(), self.frames);
        }
        if self.is_leaving {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if acted {
            ctx.request_repaint();
        }
        self.sleep(&ctx);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let paper = self.look().palette.paper;
        [paper.r, paper.g, paper.b, paper.a].map(|channel| f32::from(channel) / 255.0)
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if let Some(side) = &mut input.max_texture_side {
            *side = (*side).min(window::ATLAS_SIDE_MAX);
        }
    }
}
