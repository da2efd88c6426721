//! The shipped exhibition, and its slides laid out on every stage that it is made for.

use std::{collections::HashMap, fmt, path::Path};

use xiongguan::{
    content::Exhibition,
    files::{self, Opened},
    headless::settled,
    media,
    scene::{Inputs, Pictures, Scene, scene},
    show::{Mode, Phase, ShowState},
    theme::Theme,
    units::{Grid, Moment, PictureFacts, PictureState, Stage},
    view::FontMeasure,
};

/// The stages that the exhibition is made for, in pixels.
pub(crate) const STAGES: [(f32, f32); 6] =
    [(1920.0, 1080.0), (1920.0, 1200.0), (1024.0, 768.0), (1080.0, 1920.0), (3840.0, 2160.0), (3840.0, 1080.0)];

/// The shipped exhibition.
pub(crate) struct ShippedExhibition {
    pub(crate) opened: Opened,
    sizes: KnownSizes,
    measure: FontMeasure,
    theme: Theme,
}

/// How a slide is looked at.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) stage: Stage,
    /// Place in the exhibition's list of languages.
    pub(crate) language: usize,
    pub(crate) large_text: bool,
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.stage.size;
        let (lang, text) = (["zh", "en"][self.language], if self.large_text { 150 } else { 100 });
        write!(f, "{}×{} {lang} {text}%", size.w, size.h)
    }
}

/// The slide at `slide` with a visitor in front of it, everything at rest.
pub(crate) fn explored(slide: usize, view: View) -> ShowState {
    let state = settled(slide, view.language, view.large_text);
    ShowState { mode: Mode::Kiosk, phase: Phase::Exploring, ..state }
}

impl ShippedExhibition {
    pub(crate) fn open() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content.ron");
        let opened = files::open(&path).expect("the shipped exhibition can be read");
        let sizes = KnownSizes::of(&opened);
        Self { opened, sizes, measure: FontMeasure::new(), theme: Theme::gobi() }
    }

    pub(crate) fn exhibition(&self) -> &Exhibition {
        self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides")
    }

    /// Every stage in every language at both text sizes.
    pub(crate) fn views(&self) -> Vec<View> {
        let languages = self.exhibition().languages.len();
        let mut views = Vec::new();
        for (w, h) in STAGES {
            for language in 0..languages {
                views.extend([false, true].map(|large_text| View { stage: Stage::new(w, h), language, large_text }));
            }
        }
        views
    }

    pub(crate) fn scene(&self, state: &ShowState, stage: Stage) -> Scene {
        self.scene_at(state, stage, Moment::START)
    }

    pub(crate) fn scene_at(&self, state: &ShowState, stage: Stage, now: Moment) -> Scene {
        scene(&Inputs {
            exhibition: self.exhibition(),
            state,
            theme: &self.theme,
            stage,
            pictures: &self.sizes,
            measure: &self.measure,
            now,
        })
    }
}

/// Pictures of which only the size is read, since decoding them all takes longer; their pixels are taken as grey.
struct KnownSizes(HashMap<String, PictureState>);

static PENDING: PictureState = PictureState::Pending;

impl KnownSizes {
    fn of(opened: &Opened) -> Self {
        let files = opened.reading.exhibition.iter().flat_map(Exhibition::files);
        Self(files.map(|file| (file.to_owned(), facts(opened, file))).collect())
    }
}

fn facts(opened: &Opened, file: &str) -> PictureState {
    let path = opened.folder.resolve(file).expect("shipped pictures lie beside content.ron");
    let size = media::inspect(&path).expect("shipped pictures are sound");
    let grid = Grid::even(0.3);
    PictureState::Ready(PictureFacts { size, grid, is_clear: false })
}

impl Pictures for KnownSizes {
    fn state(&self, file: &str) -> &PictureState {
        self.0.get(file).unwrap_or(&PENDING)
    }

    fn revision(&self, _: &str) -> u64 {
        0
    }
}
