//! The sample exhibition on a touchscreen without a window.
//!
//! It drives the same [`Player`] as the window does, in the same way: events into `step`, pictures into `answer`, and
//! frames from `on_screen`.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use egui::{Context, LayerId, Pos2, Ui};
use egui_kittest::Harness;
use xiongguan::{
    content::{self, SlideKind, Text},
    deck::{Content, Deck, Load, Machine, Origin},
    player::{Audience, Event, OnScreen, Player},
    scene::{Answer, Focus, Inputs, Item, Layouts, Part, Pictures, Scene, Shape},
    show::{Action, Input, Key, Mode, Overlay, Program, ShowState, Times, action_for},
    theme::{Theme, Typefaces},
    touch::{Contact, Deed, Hands, Layer, Over, Surface, View, tap_on_nothing},
    units::{Moment, PictureState, Rect, SoundFacts, Stage},
    view::{self, Contacts, FontMeasure, Texture, Textures},
};

use crate::sample;

/// The screen in points.
pub(crate) const SCREEN: (f32, f32) = (1280.0, 720.0);
/// The time between two frames.
const FRAME: Duration = Duration::from_millis(50);
/// So many frames after a touch, everything is at rest.
const A_WHILE: usize = 70;

/// The sample exhibition on a kiosk's screen.
pub(crate) struct Touchscreen {
    player: Player,
    layouts: Layouts,
    pictures: Known,
    measure: FontMeasure,
    now: Moment,
    contacts: Contacts,
    hands: Hands,
    /// What was drawn in the latest frame.
    shown: Option<Scene>,
    /// The lights on what is held in the latest frame.
    pub(crate) lights: Vec<Item>,
    /// What is marked for the keyboard.
    focus: Focus,
}

/// Pictures of which the size is known.
struct Known(HashMap<String, PictureState>);

impl Pictures for Known {
    fn state(&self, file: &str) -> &PictureState {
        &self.0[file]
    }

    fn revision(&self, _: &str) -> u64 {
        0
    }
}

fn machine(mode: Mode) -> Machine {
    Machine { mode, ..Machine::default() }
}

/// Pictures are not painted.
struct NoPixels;

impl Textures for NoPixels {
    fn texture(&self, _: &str) -> Option<Texture> {
        None
    }
}

/// The sample as the loader would bring it.
fn load(exhibition: content::Exhibition) -> Load {
    let languages = exhibition.languages.clone();
    let times = |slide: &content::Slide| {
        let dwell = content::dwell(slide, &languages);
        Times { dwell, in_loop: content::loop_dwell(slide), reading: content::reading_time(slide, &languages) }
    };
    let program = Program::of(&exhibition, times).expect("the sample has slides");
    let (theme, root, pictures) = (Theme::gobi(), PathBuf::from("/exhibition"), BTreeMap::new());
    let deck = Deck {
        typefaces: Typefaces::default(),
        generation: 1,
        exhibition,
        program,
        theme,
        root,
        pictures,
        findings: Vec::new(),
        origin: Origin::default(),
    };
    Load { content: Content::Deck(Arc::new(deck)), machine: Machine::default() }
}

impl Touchscreen {
    /// A kiosk with nobody in front of it.
    fn new(exhibition: content::Exhibition) -> Self {
        Self::in_mode(exhibition, Mode::Kiosk)
    }

    /// A screen of this mode with nobody in front of it.
    pub(crate) fn in_mode(exhibition: content::Exhibition, mode: Mode) -> Self {
        let files = exhibition.files().into_iter();
        let known = files.map(|file| (file.to_owned(), sample::grey(sample::size_of(file)))).collect();
        let mut screen = Self {
            player: Player::new(Audience::default(), machine(mode)),
            layouts: Layouts::new(),
            pictures: Known(known),
            measure: FontMeasure::new(),
            now: Moment::START,
            contacts: Contacts::default(),
            hands: Hands::default(),
            shown: None,
            lights: Vec::new(),
            focus: Focus::default(),
        };
        screen.happen(Event::Loaded(Box::new(Load { machine: machine(mode), ..load(exhibition) })));
        screen
    }

    fn on_screen(&self) -> (&Arc<Deck>, &ShowState) {
        match self.player.on_screen() {
            OnScreen::Slide { deck, state } => (deck, state),
            OnScreen::Waiting { .. } => panic!("no slide is on screen"),
        }
    }

    pub(crate) fn state(&self) -> &ShowState {
        self.on_screen().1
    }

    /// The id of the slide on screen.
    pub(crate) fn slide(&self) -> &str {
        let (deck, state) = self.on_screen();
        &deck.exhibition.slide(state.slide).expect("a slide is on screen").1.id
    }

    pub(crate) fn put_in(&mut self, input: Input) {
        self.happen(Event::Input(input));
    }

    /// Steps the player; all pictures are ready as soon as they are asked for.
    pub(crate) fn happen(&mut self, event: Event) {
        self.player.step(self.now, event);
        self.player.answer(self.now, &|_, _| true);
    }

    /// Somebody presses a key.
    pub(crate) fn key(&mut self, key: Key) {
        let (Some(scene), OnScreen::Slide { state, .. }) = (&self.shown, self.player.on_screen()) else { return };
        let action = match self.focus.key(key, false, scene, state) {
            Answer::Passes => action_for(key, state.mode),
            Answer::Moves => None,
            Answer::Acts(action) => Some(action),
        };
        self.happen(Event::Key { action, is_repeat: false });
    }

    /// What is marked for the keyboard.
    pub(crate) fn marked(&self) -> Option<&Item> {
        let scene = self.shown.as_ref()?;
        self.focus.item(scene).map(|item| &scene.items[item])
    }

    /// What is seen of the mark.
    pub(crate) fn ring(&self) -> Vec<Item> {
        self.shown.as_ref().map(|scene| self.focus.ring(scene, &Theme::gobi().palette)).unwrap_or_default()
    }

    /// What was drawn last.
    pub(crate) fn shown(&self) -> &Scene {
        self.shown.as_ref().expect("a frame was drawn")
    }

    /// What is to be drawn on a stage of this size.
    pub(crate) fn scene_on(&mut self, stage: Stage) -> Scene {
        let OnScreen::Slide { deck, state } = self.player.on_screen() else { panic!("no slide is on screen") };
        self.layouts.set_generation(deck.generation);
        let scene = self.layouts.scene(&Inputs {
            exhibition: &deck.exhibition,
            state,
            theme: &deck.theme,
            stage,
            pictures: &self.pictures,
            measure: &self.measure,
            now: self.now,
        });
        let failures = self.layouts.take_failures();
        assert!(failures.is_empty(), "{failures:?}");
        scene
    }

    fn scene(&mut self) -> Scene {
        self.scene_on(Stage::new(SCREEN.0, SCREEN.1))
    }

    /// Lets time pass.
    pub(crate) fn pass(&mut self, time: Duration) {
        self.now = self.now + time;
        self.put_in(Input::Tick);
    }

    pub(crate) fn player(&self) -> &Player {
        &self.player
    }

    pub(crate) const fn now(&self) -> Moment {
        self.now
    }

    /// What hands do on what was drawn last.
    pub(crate) fn touch(&mut self, events: &[egui::Event]) {
        let contacts = self.contacts.read(events);
        self.hands(&contacts);
    }

    /// This is what was drawn last.
    pub(crate) fn has_drawn(&mut self, scene: Scene) {
        self.learn(&scene);
        self.shown = Some(scene);
    }

    /// As the window does.
    fn learn(&mut self, scene: &Scene) {
        if let Some(input) = self.state().learns(scene.told.pages) {
            self.put_in(input);
        }
    }

    fn frame(&mut self, ui: &mut Ui) {
        self.pass(FRAME);
        let events = ui.input(|input| input.events.clone());
        self.touch(&events);
        let mut scene = self.scene();
        let painter = ui.ctx().layer_painter(LayerId::background());
        self.focus.settle(&scene);
        let touched = view::controls(&scene, ui);
        if ui.input(|input| input.pointer.any_pressed()) {
            self.focus.touch();
        }
        if let Some(item) = touched.asked {
            self.focus.set(&scene, item);
        }
        view::focus(&scene, ui.ctx(), self.focus.item(&scene));
        self.learn(&scene);
        self.shown = Some(scene.clone());
        self.lights = self.hands.lights(&scene.stage);
        scene.items.extend(self.lights.iter().cloned());
        scene.items.extend(self.focus.ring(&scene, &Theme::gobi().palette));
        view::paint(&scene, &painter, &NoPixels);
        for action in touched.actions {
            self.put_in(Input::Act(action));
        }
    }

    /// What hands do on what was drawn last.
    fn hands(&mut self, contacts: &[Contact]) {
        let Some(shown) = self.shown.take() else { return };
        let (deck, state) = self.on_screen();
        let photos = deck.exhibition.slide(state.slide).map_or(0, |(_, slide)| slide.kind.photos().len());
        let (view, is_loose) = match state.overlay {
            None | Some(Overlay::Spot(_) | Overlay::Inner(_)) => (None, true),
            Some(Overlay::Reading { pages, .. }) => (None, pages > 1),
            Some(Overlay::Enlarged { zoom, .. }) => (enlarged(&shown, zoom), photos > 1),
            Some(_) => (None, false),
        };
        let layers = [Layer { over: Over::Show, items: &shown.items }];
        let tap = tap_on_nothing(state);
        let surface = Surface { stage: &shown.stage, layers: &layers, view, is_loose, tap };
        for deed in self.hands.read(self.now, contacts, &surface) {
            match deed {
                Deed::Touch => self.put_in(Input::Touch),
                Deed::Stir => self.put_in(Input::Stir),
                Deed::Act(action) => self.put_in(Input::Act(action)),
                Deed::Release => self.put_in(Input::Release),
                Deed::Staff(_) | Deed::ClosePanel => {}
            }
        }
    }

    /// Where the enlarged picture stands, and which part of it is seen.
    pub(crate) fn enlarged(&self) -> (Rect, Rect) {
        let shown = self.shown.as_ref().expect("a frame was drawn");
        let mut pictures = shown.items.iter().filter_map(|item| match &item.shape {
            Shape::Picture { crop, .. } if item.part == Part::Enlarged => Some((item.rect, *crop)),
            _ => None,
        });
        pictures.next().expect("a picture is enlarged")
    }
}

fn enlarged(scene: &Scene, zoom: f32) -> Option<View> {
    scene.items.iter().find_map(|item| match &item.shape {
        Shape::Picture { crop, .. } if item.part == Part::Enlarged => {
            Some(View::of(scene.stage.rect(), item.rect, *crop, zoom))
        }
        _ => None,
    })
}

/// A kiosk in its attract loop.
pub(crate) fn playing() -> Harness<'static, Touchscreen> {
    playing_of(sample::exhibition())
}

/// The same with another exhibition.
pub(crate) fn playing_of(exhibition: content::Exhibition) -> Harness<'static, Touchscreen> {
    let fonts = |ctx: &Context| ctx.set_fonts(view::definitions(&Typefaces::default()));
    let builder = Harness::builder().with_size([SCREEN.0, SCREEN.1]).with_context_setup(fonts);
    let mut harness =
        builder.build_ui_state(|ui, screen: &mut Touchscreen| screen.frame(ui), Touchscreen::new(exhibition));
    a_while(&mut harness);
    harness
}

/// A kiosk on which a visitor has opened the slide with this id.
pub(crate) fn visiting(id: &str) -> Harness<'static, Touchscreen> {
    visiting_of(sample::exhibition(), id)
}

/// The same with another exhibition.
pub(crate) fn visiting_of(exhibition: content::Exhibition, id: &str) -> Harness<'static, Touchscreen> {
    let mut harness = playing_of(exhibition);
    let screen = harness.state_mut();
    let place = sample::place_of(&screen.on_screen().0.exhibition, id);
    screen.put_in(Input::Touch);
    screen.put_in(Input::Release);
    screen.put_in(Input::Act(Action::GoTo(place)));
    a_while(&mut harness);
    assert_eq!(harness.state().slide(), id);
    harness
}

/// The exhibition with a voice that tells of its stories, and a sound of its chapters.
pub(crate) fn heard(mut exhibition: content::Exhibition) -> content::Exhibition {
    let facts = SoundFacts { length: Duration::from_secs(30) };
    for chapter in &mut exhibition.chapters {
        chapter.ambience.facts = Some(facts);
        for slide in &mut chapter.slides {
            if let SlideKind::Story(story) = &mut slide.kind {
                story.narration.files = Text { common: Some("a.ogg".to_owned()), ..Text::default() };
                story.narration.facts.insert("a.ogg".to_owned(), facts);
            }
        }
    }
    exhibition
}

/// Draws frames until everything is at rest.
pub(crate) fn a_while(harness: &mut Harness<'_, Touchscreen>) {
    harness.run_steps(A_WHILE);
}

/// A finger comes down at `from`, moves to `to`, and stays down.
pub(crate) fn drag(harness: &mut Harness<'_, Touchscreen>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(to);
    harness.step();
}
