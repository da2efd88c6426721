//! The sample exhibition with a visitor in front of it: the program without its window.

use std::{collections::HashMap, time::Duration};

use egui::{Context, LayerId, Pos2, Ui};
use egui_kittest::Harness;
use xiongguan::{
    content::{self, Exhibition},
    scene::{Inputs, Pictures, Scene, scene},
    show::{Action, Effect, Input, Mode, Program, Show, ShowState, Timing},
    theme::Theme,
    units::{Moment, PictureState, Stage},
    view::{self, FontMeasure, Texture, Textures, Touched},
};

use crate::sample;

/// The screen in points.
pub(crate) const SCREEN: (f32, f32) = (1280.0, 720.0);
/// Between two frames.
const FRAME: Duration = Duration::from_millis(50);
/// Frames until everything a touch set going has come to rest.
const A_WHILE: usize = 70;

/// The sample on a screen.
pub(crate) struct Booth {
    exhibition: Exhibition,
    pictures: Known,
    measure: FontMeasure,
    show: Show,
    now: Moment,
    /// What the latest frame felt.
    pub(crate) touched: Touched,
}

struct Known(HashMap<String, PictureState>);

impl Pictures for Known {
    fn state(&self, file: &str) -> &PictureState {
        &self.0[file]
    }

    fn revision(&self, _: &str) -> u64 {
        0
    }
}

/// Pictures are places without pixels here.
struct NoPixels;

impl Textures for NoPixels {
    fn texture(&self, _: &str) -> Option<Texture> {
        None
    }
}

impl Booth {
    /// A kiosk with nobody there.
    fn new() -> Self {
        let exhibition = sample::exhibition();
        let languages = exhibition.languages.clone();
        let (dwell, reading) = (
            |slide: &content::Slide| content::dwell(slide, &languages),
            |slide: &content::Slide| content::reading_time(slide, &languages),
        );
        let program = Program::of(&exhibition, dwell, reading).expect("the sample has slides");
        let files = exhibition.files().into_iter();
        let known = files.map(|file| (file.to_owned(), sample::grey(sample::size_of(file)))).collect();
        Self {
            show: Show::new(program, Mode::Kiosk, Timing::default(), Moment::START),
            exhibition,
            pictures: Known(known),
            measure: FontMeasure::new(),
            now: Moment::START,
            touched: Touched::default(),
        }
    }

    pub(crate) fn state(&self) -> &ShowState {
        self.show.state()
    }

    /// The id of the slide on screen.
    pub(crate) fn slide(&self) -> &str {
        &self.exhibition.slide(self.state().slide).expect("a slide is on screen").1.id
    }

    fn put_in(&mut self, input: Input) {
        let mut effects = self.show.step(self.now, input);
        while let Some(effect) = effects.pop() {
            if let Effect::Prepare(slide) = effect {
                effects.extend(self.show.step(self.now, Input::Prepared(slide)));
            }
        }
    }

    fn scene(&self) -> Scene {
        scene(&Inputs {
            exhibition: &self.exhibition,
            state: self.state(),
            theme: &Theme::gobi(),
            stage: Stage::new(SCREEN.0, SCREEN.1),
            pictures: &self.pictures,
            measure: &self.measure,
            now: self.now,
        })
    }

    fn frame(&mut self, ui: &mut Ui) {
        self.now = self.now + FRAME;
        self.put_in(Input::Tick);
        let scene = self.scene();
        let painter = ui.ctx().layer_painter(LayerId::background());
        view::paint(&scene, &painter, &NoPixels);
        self.touched = view::controls(&scene, ui);
        view::paint_held(&self.touched, &painter);
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

/// A kiosk that plays by itself.
pub(crate) fn playing() -> Harness<'static, Booth> {
    let fonts = |ctx: &Context| ctx.set_fonts(view::definitions());
    let builder = Harness::builder().with_size([SCREEN.0, SCREEN.1]).with_context_setup(fonts);
    let mut harness = builder.build_ui_state(|ui, booth: &mut Booth| booth.frame(ui), Booth::new());
    a_while(&mut harness);
    harness
}

/// A visitor has gone to the slide with this id.
pub(crate) fn visiting(id: &str) -> Harness<'static, Booth> {
    let mut harness = playing();
    let booth = harness.state_mut();
    let place = sample::place_of(&booth.exhibition, id);
    booth.put_in(Input::Touch);
    booth.put_in(Input::Release);
    booth.put_in(Input::Act(Action::GoTo(place)));
    a_while(&mut harness);
    assert_eq!(harness.state().slide(), id);
    harness
}

/// Lets everything come to rest.
pub(crate) fn a_while(harness: &mut Harness<'_, Booth>) {
    harness.run_steps(A_WHILE);
}

/// A finger comes down at `from`, moves to `to`, and stays down.
pub(crate) fn drag(harness: &mut Harness<'_, Booth>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(to);
    harness.step();
}
