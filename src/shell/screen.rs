//! One window: its stage, its textures, and the fingers on it.

mod detail;
mod films;
mod hands;
mod keys;
mod talk;
mod wishes;

use std::collections::VecDeque;

use egui::{Context, LayerId, Ui, Vec2, vec2};

use super::{
    detail::Detail,
    door::Staff,
    keyboard::{Keyboard, Pressed},
    layouts::DeckLayouts,
    options::Presenter,
    textures::{DeckPictures, Textures},
    window::{self, Place},
};
use crate::{
    deck::Deck,
    lock::Request,
    media::{Library, PictureId, Target},
    player::{Event, OnScreen, Player},
    scene::{self, Focus, Inputs, Scene},
    show::{Input, Wake},
    theme::{Theme, Typefaces},
    touch::{Hands, Wheel},
    units::{Display, Moment, Rgba, Stage},
    view::{self, Contacts, FontMeasure},
};

/// One window.
pub(super) struct Screen {
    stage: Stage,
    /// The audience's, where this is the speaker's window.
    audience: Option<Stage>,
    /// Width and height in pixels.
    target: Target,
    contacts: Contacts,
    hands: Hands,
    wheel: Wheel,
    /// When the mouse moved last, in a talk.
    pointed: Option<Moment>,
    /// The lock was open when hands were read last.
    is_locked: bool,
    /// In what was drawn last, so many items belong to the show, up to the panel, and up to the lights on what is held; the
    /// others are the lock's.
    bounds: [usize; 3],
    keyboard: Keyboard,
    /// What has the focus of the keyboard.
    focus: Focus,
    /// Keys that wait for the frame that shows what the key before them has done.
    waiting: VecDeque<Pressed>,
    textures: Textures,
    /// The part of a picture that somebody looks at from close by.
    detail: Option<Detail>,
    /// What was drawn last.
    shown: Option<Scene>,
    /// The films that played then.
    shown_films: u64,
    layouts: DeckLayouts,
    measure: FontMeasure,
    /// The exhibition's own fonts, in which it is set.
    typefaces: Typefaces,
    /// The theme while no deck is on screen.
    plain: Theme,
    /// The size in points that was asked for; without one it fills the monitor.
    asked: Option<[u32; 2]>,
}

/// What people did in one frame, as events for the app.
#[derive(Default)]
pub(super) struct Done {
    /// The events for the player, in order.
    pub(super) events: Vec<Event>,
    /// A control was touched: the next frame looks different.
    pub(super) is_touched: bool,
    /// What staff ask of the lock.
    pub(super) staff: Vec<Request>,
    /// The author closes the panel.
    pub(super) closes_panel: bool,
    /// When what was drawn looks different next if only time passes.
    pub(super) next: Option<Wake>,
}

impl Screen {
    pub(super) fn new(size: Option<[u32; 2]>, presenter: Presenter) -> Self {
        let [width, height] = size.unwrap_or([1920, 1080]);
        Self {
            stage: Stage::new(width as f32, height as f32),
            audience: None,
            target: Target { width, height },
            contacts: Contacts::default(),
            hands: Hands::default(),
            wheel: Wheel::default(),
            pointed: None,
            is_locked: false,
            bounds: [0; 3],
            keyboard: Keyboard::default(),
            focus: Focus::default(),
            waiting: VecDeque::new(),
            textures: Textures::new(presenter),
            detail: None,
            shown: None,
            shown_films: 0,
            layouts: DeckLayouts::default(),
            measure: FontMeasure::new(),
            typefaces: Typefaces::default(),
            plain: Theme::gobi(),
            asked: size,
        }
    }

    /// What it is laid out on.
    pub(super) const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Width and height in pixels.
    pub(super) const fn target(&self) -> Target {
        self.target
    }

    /// Takes over the window's size, and the panel if it is known; true if that changed.
    pub(super) fn fit(&mut self, ctx: &Context, display: Option<Display>) -> bool {
        let size = ctx.content_rect().size();
        let pixels = size * ctx.pixels_per_point();
        self.stand_on(size, pixels, display)
    }

    /// Takes over a size in points and in pixels; true if one of them changed.
    fn stand_on(&mut self, size: Vec2, pixels: Vec2, display: Option<Display>) -> bool {
        let stage = Stage::on(size.x, size.y, display);
        let target = Target { width: pixels.x.round() as u32, height: pixels.y.round() as u32 };
        let has_changed = (stage, target) != (self.stage, self.target) && size.x > 0.0 && size.y > 0.0;
        if has_changed {
            (self.stage, self.target) = (stage, target);
        }
        has_changed
    }

    /// Takes over, before the window is open, the size that it will have: that of its monitor, or the one that was asked
    /// for. Without it the first slide would be prepared for another stage.
    pub(super) fn expect(&mut self, Place { monitor, scale }: Place, display: Option<Display>) {
        let asked = self.asked.map(|[width, height]| vec2(width as f32, height as f32) * scale);
        if let Some(pixels) = asked.or(monitor) {
            self.stand_on(pixels / scale, pixels, display);
        }
    }

    /// Sets words in the fonts of the deck on screen; true if they are others than before.
    pub(super) fn set_in_fonts(&mut self, ctx: &Context, player: &Player) -> bool {
        let Some((deck, _)) = player.current() else { return false };
        let is_new = deck.typefaces != self.typefaces;
        // Also the same bytes of another reading: what is shared is found equal without a look at it.
        self.typefaces = deck.typefaces.clone();
        if !is_new {
            return false;
        }
        self.measure = FontMeasure::of(&self.typefaces);
        self.layouts = DeckLayouts::default();
        ctx.set_fonts(view::definitions(&self.typefaces));
        true
    }

    /// The exhibition's own fonts.
    pub(super) const fn typefaces(&self) -> &Typefaces {
        &self.typefaces
    }

    /// The pictures of one deck on this screen.
    pub(super) const fn pictures<'a>(&'a self, deck: &'a Deck, library: &'a Library) -> DeckPictures<'a> {
        DeckPictures { deck, library, textures: &self.textures, detail: self.detail.as_ref() }
    }

    /// Makes textures of what has arrived.
    pub(super) fn update(&mut self, library: &Library, wanted: &[PictureId], ctx: &Context, now: Moment) {
        self.textures.update(library, wanted, ctx, now);
    }

    /// What lies under everything, also before the first frame.
    pub(super) fn ground(&self, player: &Player) -> Rgba {
        self.theme(player).palette.paper
    }

    fn theme<'a>(&'a self, player: &'a Player) -> &'a Theme {
        player.current().map_or(&self.plain, |(deck, _)| &deck.theme)
    }

    /// Lays out the show and tells what people did on it; [`Self::shown`] is what is to be drawn.
    pub(super) fn draw(
        &mut self,
        ui: &mut Ui,
        player: &Player,
        library: &Library,
        staff: &Staff<'_>,
        now: Moment,
    ) -> Done {
        self.shown_films = self.textures.films.revision();
        let mut scene = self.scene(player, library, now);
        let next = Some(scene.next());
        let lock = staff.scene(player, self.stage, &self.measure, self.theme(player), now);
        if staff.door.is_open() {
            // Nothing else can be pressed.
            let touched = view::controls(&lock, ui);
            let is_touched = !touched.staff.is_empty();
            self.lay_over(&mut scene, Vec::new(), Vec::new(), lock.items);
            self.shown = Some(scene);
            return Done { is_touched, staff: touched.staff, next, ..Done::default() };
        }
        self.focus.settle(&scene);
        let touched = view::controls(&scene, ui);
        self.follow(ui.ctx(), &scene, &touched);
        let ring = self.focus.ring(&scene, &self.theme(player).palette);
        let panel = self.panel(player);
        let closes_panel = !view::controls(&panel, ui).actions.is_empty();
        let is_touched = !touched.actions.is_empty();
        self.lay_over(&mut scene, panel.items, ring, lock.items);
        let pages = scene.told.pages;
        self.shown = Some(scene);
        let acts = touched.actions.into_iter().map(|action| Event::Input(Input::Act(action)));
        let events = match player.on_screen() {
            OnScreen::Slide { state, .. } => state.learns(pages).map(Event::Input).into_iter().chain(acts).collect(),
            OnScreen::Waiting { .. } => Vec::new(),
        };
        Done { events, is_touched, closes_panel, next, staff: Vec::new() }
    }

    /// What is to be drawn.
    pub(super) const fn shown(&self) -> Option<&Scene> {
        self.shown.as_ref()
    }

    /// Goes on to `now` in what is drawn, if only something small moves in it; returns when it looks different next, or
    /// nothing if it has to be laid out anew.
    pub(super) fn go_on(&mut self, now: Moment) -> Option<Wake> {
        if self.shown_films != self.textures.films.revision() {
            return None;
        }
        let scene = self.shown.as_mut()?;
        scene.go_on(now).then(|| scene.next())
    }

    /// Draws with egui what was laid out.
    pub(super) fn paint(&self, ctx: &Context, player: &Player, library: &Library) {
        let Some(scene) = &self.shown else { return };
        let painter = ctx.layer_painter(LayerId::background());
        match player.current() {
            Some((deck, _)) => view::paint(scene, &painter, &self.pictures(deck, library)),
            None => view::paint(scene, &painter, &window::NoPictures),
        }
    }

    fn scene(&mut self, player: &Player, library: &Library, now: Moment) -> Scene {
        match player.on_screen() {
            OnScreen::Slide { deck, state } => {
                let layouts = self.layouts.of(deck.generation);
                let pixel = self.stage.size.w / self.target.width.max(1) as f32;
                layouts.set_audience(self.audience);
                layouts.set_pixel(self.asked.is_none().then_some(pixel));
                let scene = layouts.scene(&Inputs {
                    exhibition: &deck.exhibition,
                    state,
                    theme: &deck.theme,
                    stage: self.stage,
                    pictures: &DeckPictures { deck, library, textures: &self.textures, detail: self.detail.as_ref() },
                    measure: &self.measure,
                    now,
                });
                for failure in layouts.take_failures() {
                    tracing::error!("the slide `{}` cannot be laid out: {}", failure.slide, failure.message);
                }
                scene
            }
            OnScreen::Waiting { title, findings } => {
                scene::waiting(title, findings, &self.plain, self.stage, &self.measure)
            }
        }
    }

    /// What the author is told over the slide.
    fn panel(&self, player: &Player) -> Scene {
        let panel = player.panel();
        let remark =
            |told: &crate::player::Remark| scene::Remark { place: told.place.clone(), text: told.text.clone() };
        let remarks: Vec<scene::Remark> = panel.remarks().iter().map(remark).collect();
        let theme = self.theme(player);
        let tongue = player.audience().tongue;
        scene::author_panel(&remarks, panel.summary(), panel.is_kept(), tongue, theme, self.stage, &self.measure)
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::{Display, Presenter, Screen};
    use crate::media::Target;

    #[test]
    fn pictures_are_as_fine_as_the_pixels_also_where_a_point_has_several() {
        let mut screen = Screen::new(None, Presenter::Cpu);
        assert!(!screen.stand_on(vec2(1920.0, 1080.0), vec2(1920.0, 1080.0), None), "as it was assumed");
        assert!(screen.stand_on(vec2(1920.0, 1080.0), vec2(3840.0, 2160.0), None), "the same points on a finer panel");
        assert_eq!(screen.target(), Target { width: 3840, height: 2160 });
        assert!(!screen.stand_on(vec2(0.0, 0.0), vec2(0.0, 0.0), None), "a hidden window has no size");
    }

    #[test]
    fn a_known_panel_counts_also_where_the_window_is_as_large_as_was_assumed() {
        let display = Some(Display { size_mm: (1210.0, 680.0), viewing_m: Some(2.0), lower_edge_mm: None });
        for asked in [None, Some([1920, 1080]), Some([1280, 720])] {
            let mut screen = Screen::new(asked, Presenter::Cpu);
            let [w, h] = asked.unwrap_or([1920, 1080]).map(|side| side as f32);
            assert!(screen.stand_on(vec2(w, h), vec2(w, h), display), "{asked:?}");
            assert!((screen.stage().points_per_mm - w / 1210.0).abs() < 1e-5, "{asked:?}");
            assert_eq!(screen.stage().viewing_mm, Some(2000.0), "{asked:?}");
            assert!(!screen.stand_on(vec2(w, h), vec2(w, h), display), "{asked:?}: nothing is new");
        }
    }
}
