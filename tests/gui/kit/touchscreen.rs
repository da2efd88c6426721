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
    content,
    deck::{Content, Deck, Load, Machine, Origin},
    player::{Audience, Event, OnScreen, Player},
    scene::{Answer, Focus, Inputs, Item, Layouts, Pictures, Scene},
    show::{Action, Input, Key, Program, ShowState, Times, action_for},
    theme::{Theme, Typefaces},
    units::{Moment, PictureState, Stage},
    view::{self, FontMeasure, Texture, Textures, Touched},
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
    /// The controls that were touched in the latest frame.
    pub(crate) touched: Touched,
    /// What is marked for the keyboard.
    focus: Focus,
    /// What was drawn last.
    shown: Option<Scene>,
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
        let files = exhibition.files().into_iter();
        let known = files.map(|file| (file.to_owned(), sample::grey(sample::size_of(file)))).collect();
        let mut screen = Self {
            player: Player::new(Audience::default(), Machine::default()),
            layouts: Layouts::new(),
            pictures: Known(known),
            measure: FontMeasure::new(),
            now: Moment::START,
            touched: Touched::default(),
            focus: Focus::default(),
            shown: None,
        };
        screen.happen(Event::Loaded(Box::new(load(exhibition))));
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
    fn happen(&mut self, event: Event) {
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

    fn scene(&mut self) -> Scene {
        let OnScreen::Slide { deck, state } = self.player.on_screen() else { panic!("no slide is on screen") };
        self.layouts.set_generation(deck.generation);
        let scene = self.layouts.scene(&Inputs {
            exhibition: &deck.exhibition,
            state,
            theme: &deck.theme,
            stage: Stage::new(SCREEN.0, SCREEN.1),
            pictures: &self.pictures,
            measure: &self.measure,
            now: self.now,
        });
        let failures = self.layouts.take_failures();
        assert!(failures.is_empty(), "{failures:?}");
        scene
    }

    fn frame(&mut self, ui: &mut Ui) {
        self.now = self.now + FRAME;
        self.put_in(Input::Tick);
        let mut scene = self.scene();
        let painter = ui.ctx().layer_painter(LayerId::background());
        self.focus.settle(&scene);
        self.touched = view::controls(&scene, ui);
        if ui.input(|input| input.pointer.any_pressed()) {
            self.focus.touch();
        }
        if let Some(item) = self.touched.asked {
            self.focus.set(&scene, item);
        }
        view::focus(&scene, ui.ctx(), self.focus.item(&scene));
        let marked = scene.clone();
        scene.items.extend(self.touched.lights());
        scene.items.extend(self.focus.ring(&scene, &Theme::gobi().palette));
        view::paint(&scene, &painter, &NoPixels);
        self.shown = Some(marked);
        let (pressed, released) = ui.input(|input| (input.pointer.any_pressed(), input.pointer.any_released()));
        if pressed {
            self.put_in(Input::Touch);
        }
        for action in self.touched.actions.clone() {
            self.put_in(Input::Act(action));
        }
        if released {
            self.put_in(Input::Release);
        }
    }
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
