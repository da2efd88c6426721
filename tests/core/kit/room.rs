//! One slide of the sample exhibition on a stage: what stands where, without fonts, files or a screen.

use std::{collections::HashMap, sync::Arc, time::Duration};

use xiongguan::{
    content::{Chart, Exhibition, Photo, SlideKind},
    scene::{Ink, Inputs, Item, Measure, Pictures, Press, Scene, scene},
    show::{Action, Comfort, Mode, Motion, Order, Page, Phase, ShowState, Spoken, Talk, Trail},
    theme::{Face, Theme},
    units::{Moment, PictureState, Rect, Size, Stage},
};

use crate::sample;

/// The stages that everything is made for, in points.
pub(crate) const STAGES: [(f32, f32); 6] =
    [(1920.0, 1080.0), (1920.0, 1200.0), (1024.0, 768.0), (1080.0, 1920.0), (3840.0, 2160.0), (3840.0, 1080.0)];

/// Every Chinese character and mark is one em wide, what stands on other characters or joins them has no width, and
/// everything else is 0.55 em wide. Like the real measure, it gives one number for each character.
pub(crate) struct FixedMeasure;

impl Measure for FixedMeasure {
    fn advances(&self, text: &str, _: Face) -> Arc<[f32]> {
        let advance = |c: char| match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
            c if c < '\u{2010}' => 0.55,
            _ => 1.0,
        };
        text.chars().map(advance).collect()
    }

    fn ink(&self, c: char, _: Face) -> Ink {
        match c {
            '一' => Ink { down: [-0.42, -0.34], ..Ink::HAN },
            '，' => Ink { across: [0.08, 0.35], down: [-0.1, 0.12] },
            _ => Ink::HAN,
        }
    }
}

/// Pictures whose facts are known at once.
#[derive(Default)]
struct Shown {
    /// Changes whenever `all` does.
    revision: u64,
    /// The state of all pictures, if it is another than their names say.
    all: Option<PictureState>,
    /// Since when they can be drawn.
    since: Option<Moment>,
    known: HashMap<String, PictureState>,
    /// The part of which finer pixels are there.
    detail: Option<Rect>,
    /// Films play.
    plays: bool,
}

impl Shown {
    fn of(exhibition: &Exhibition) -> Self {
        let files = exhibition.files().into_iter();
        let known = files.map(|file| (file.to_owned(), sample::grey(sample::size_of(file)))).collect();
        Self { since: Some(Moment::START), known, ..Self::default() }
    }
}

impl Pictures for Shown {
    fn state(&self, file: &str) -> &PictureState {
        self.all.as_ref().unwrap_or_else(|| &self.known[file])
    }

    fn revision(&self, _: &str) -> u64 {
        self.revision
    }

    fn since(&self, _: &str) -> Option<Moment> {
        self.since
    }

    fn plays(&self, _: &str) -> bool {
        self.plays
    }

    fn detail(&self, _: &str) -> Option<(&str, Rect)> {
        Some(("finer", self.detail?))
    }
}

/// One slide on one stage.
pub(crate) struct Room {
    pub(crate) exhibition: Exhibition,
    pub(crate) state: ShowState,
    pub(crate) stage: Stage,
    now: Moment,
    pictures: Shown,
}

impl Room {
    /// The slide with this id, at rest, with a visitor in front of it, in Chinese on 1920×1080.
    pub(crate) fn with(id: &str) -> Self {
        let exhibition = sample::exhibition();
        let state = visited(sample::place_of(&exhibition, id));
        let (w, h) = STAGES[0];
        let pictures = Shown::of(&exhibition);
        Self { exhibition, state, stage: Stage::new(w, h), now: Moment::START, pictures }
    }

    /// The slide with this id where chapters lie in the first one.
    pub(crate) fn nested(id: &str) -> Self {
        Self { exhibition: sample::nested(), ..Self::with(id) }
    }

    /// The slide with this id, which links to these.
    pub(crate) fn linking(id: &str, to: &[&str]) -> Self {
        let own = format!("id: \"{id}\",\n");
        Self { exhibition: sample::changed(&own, &format!("{own} more: {to:?},\n")), ..Self::with(id) }
    }

    /// All slides.
    pub(crate) fn all() -> Vec<Self> {
        let ids: Vec<String> = sample::exhibition().slides().map(|(_, slide)| slide.id.clone()).collect();
        ids.iter().map(|id| Self::with(id)).collect()
    }

    /// The slide on every stage, in both languages and text sizes.
    pub(crate) fn in_every_view(&self) -> Vec<(String, Scene)> {
        let mut views = Vec::new();
        for (w, h) in STAGES {
            for (language, large_text) in [(0, false), (0, true), (1, false), (1, true)] {
                let mut state = self.state.clone();
                state.language = language;
                state.comfort.text = xiongguan::show::TextSize::large_if(large_text);
                let name = format!("{} {w}×{h} {} {large_text}", self.id(), ["zh", "en"][language]);
                views.push((name, self.draw(&state, Stage::new(w, h))));
            }
        }
        views
    }

    pub(crate) fn id(&self) -> &str {
        &self.exhibition.slide(self.state.slide).expect("the slide is there").1.id
    }

    pub(crate) fn on(mut self, (w, h): (f32, f32)) -> Self {
        self.stage = Stage::new(w, h);
        self
    }

    pub(crate) fn in_english(self) -> Self {
        self.when(|state| state.language = 1)
    }

    /// The show is in another state.
    pub(crate) fn when(mut self, change: impl FnOnce(&mut ShowState)) -> Self {
        change(&mut self.state);
        self
    }

    /// The slide has just come up and moves.
    pub(crate) fn moving(self) -> Self {
        self.when(|state| state.motion = Motion::default())
    }

    pub(crate) fn after(mut self, span: Duration) -> Self {
        self.now = self.now + span;
        self
    }

    /// All pictures have this size.
    pub(crate) fn with_pictures_of(self, size: Size) -> Self {
        self.with_pictures(sample::grey(size))
    }

    /// All pictures can be drawn since this moment, or not now.
    pub(crate) const fn with_pictures_since(mut self, since: Option<Moment>) -> Self {
        self.pictures.since = since;
        self
    }

    pub(crate) fn with_pictures(mut self, all: PictureState) -> Self {
        self.pictures.all = Some(all);
        self.pictures.revision += 1;
        self
    }

    /// Of this part of each picture, in fractions of its sides, finer pixels are there.
    pub(crate) fn with_detail(mut self, part: Rect) -> Self {
        self.pictures.detail = Some(part);
        self
    }

    /// Films play, wherever there are some.
    pub(crate) const fn with_films_that_play(mut self) -> Self {
        self.pictures.plays = true;
        self
    }

    pub(crate) fn scene(&self) -> Scene {
        self.draw(&self.state, self.stage)
    }

    /// What this state looks like on this stage.
    pub(crate) fn draw(&self, state: &ShowState, stage: Stage) -> Scene {
        self.ask(&FixedMeasure, |inputs| scene(&Inputs { state, stage, ..*inputs }))
    }

    /// What `answer` makes of the slide, whose texts are measured by `measure`.
    pub(crate) fn ask<T>(&self, measure: &dyn Measure, answer: impl FnOnce(&Inputs<'_>) -> T) -> T {
        let (theme, now, stage) = (Theme::gobi(), self.now, self.stage);
        let (exhibition, pictures, state) = (&self.exhibition, &self.pictures, &self.state);
        answer(&Inputs { exhibition, state, theme: &theme, stage, pictures, measure, now })
    }

    /// The slide's pictures.
    pub(crate) fn photos(&mut self) -> Vec<&mut Photo> {
        let slides = self.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
        match slides.skip(self.state.slide).map(|slide| &mut slide.kind).next() {
            Some(SlideKind::Gallery(slide)) => slide.photos.iter_mut().collect(),
            Some(SlideKind::Compare(slide)) => vec![&mut slide.before, &mut slide.after],
            Some(SlideKind::Story(slide)) => vec![&mut slide.photo],
            Some(SlideKind::Cover(slide)) => vec![&mut slide.photo],
            Some(SlideKind::Quote(slide)) => slide.photo.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// All items that are this part of the slide.
    pub(crate) fn parts(&self, part: &str) -> Vec<Item> {
        self.scene().items.into_iter().filter(|item| item.part.name() == part).collect()
    }

    /// The labels of everything that asks for `action` when it is pressed.
    pub(crate) fn asking_for(&self, action: Action) -> Vec<String> {
        let asks = |item: &Item| item.press == Some(Press::Act(action));
        let items = self.scene().items.into_iter().filter(asks);
        items.filter_map(|item| item.meaning).map(|meaning| meaning.label).collect()
    }
}

/// A visitor looks at the slide at `slide`, and everything stands still.
fn visited(slide: usize) -> ShowState {
    ShowState {
        mode: Mode::Kiosk,
        phase: Phase::Exploring,
        slide,
        order: Order::default(),
        motion: Motion { since: Moment::START, held: None, settled: true, revealed: None, page: Page::default() },
        title: None,
        transition: None,
        pull: None,
        opening: None,
        language: 0,
        comfort: Comfort::default(),
        can_hear: false,
        spoken: Spoken::default(),
        hearing: None,
        muted: false,
        trail: Trail::default(),
        overlay: None,
        glide: None,
        divider: None,
        typed: None,
        talk: Talk::default(),
    }
}

/// The slide with this id, changed.
pub(crate) fn changed(id: &str, change: impl Fn(&mut SlideKind)) -> Room {
    let mut room = Room::with(id);
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    slides.filter(|slide| slide.id == id).for_each(|slide| change(&mut slide.kind));
    room
}

/// The chart of the sample's bars, changed.
pub(crate) fn chart(change: impl Fn(&mut Chart)) -> Room {
    changed("bars", |kind| {
        let SlideKind::Chart(chart) = kind else { unreachable!("bars are a chart") };
        change(chart);
    })
}

/// The words of an item, line by line.
pub(crate) fn lines(item: &Item) -> Vec<String> {
    match &item.shape {
        xiongguan::scene::Shape::Text { lines, .. } => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    }
}
