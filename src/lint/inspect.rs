//! Looks at one slide after the other, in every language on every stage.

use std::{sync::Arc, time::Duration};

use super::{
    behind::Remembered,
    captions,
    contrast::{Weak, weak_runs_but},
    covered,
    credits::hidden_credits,
    crowded::{Crowded, crowded},
    faults_of_slide, glyphs, menu,
    note::{At, Note},
    pictures, spots,
    terms::torn_terms,
};
use crate::{
    content::{Exhibition, Slide, Video, reading_time},
    files::Opened,
    headless::{Album, Camera, Shelf, settled, with_menu_open, with_spot_open},
    media::Cache,
    scene::{Inputs, Layouts, Measure, Part, Scene},
    theme::motion,
    units::{Moment, Stage, size},
};

/// Visitors stay no longer than this with one slide; computed dwells have the same limit.
pub(super) const READING_MAX: Duration = Duration::from_mins(1);

/// The longer side of the drawn slides in pixels: letters of running text are some pixels wide in them.
pub(super) const PREVIEW_SIDE: u32 = 800;

/// What is looked at, and how.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub opened: &'a Opened,
    pub exhibition: &'a Exhibition,
    pub stages: &'a [Stage],
    /// The panel's own pixels, for which pictures have to be fine enough.
    pub seen: Option<Stage>,
}

/// What lies over a slide.
#[derive(Clone, Copy)]
enum Over {
    Nothing,
    /// The card of the spot at this place.
    Spot(usize),
    /// The menu.
    Menu,
    /// What is said in its film.
    Caption,
}

/// Checks slides of one exhibition; each thread has one.
pub(super) struct Inspector<'a> {
    task: Task<'a>,
    album: Album,
    camera: Camera,
    measure: Box<dyn Measure>,
    layouts: Layouts,
    remembered: Remembered,
}

impl<'a> Inspector<'a> {
    /// One that draws on one thread and takes its pictures from `shelf`, else from `cache`.
    pub fn new(task: Task<'a>, measure: Box<dyn Measure>, shelf: &Arc<Shelf>, cache: Option<Cache>) -> Self {
        let album = Album::new(task.opened.folder.clone(), [PREVIEW_SIDE; 2]).sharing(shelf).with_cache(cache);
        let album = album.keeping_clear(task.exhibition.marks());
        let camera = Camera::with_fonts(&task.opened.typefaces, 1);
        let (layouts, remembered) = (Layouts::new(), Remembered::default());
        Self { task, album, camera, measure, layouts, remembered }
    }

    /// The cache with what was put into it.
    pub fn into_cache(self) -> Option<Cache> {
        self.album.into_cache()
    }

    /// Everything that is wrong with the slide at `index`, in the order in which it was found.
    pub fn slide(&mut self, index: usize) -> Vec<Note> {
        let Some((_, slide)) = self.task.exhibition.slide(index) else { return Vec::new() };
        let logos = self.task.exhibition.logo_files_on(&slide.kind);
        self.album.show_only(slide.kind.files().into_iter().chain(logos));
        let mut notes = pictures::notes(slide, &self.album);
        let reading = reading_time(slide, &self.task.exhibition.languages);
        if reading > READING_MAX {
            notes.push(Note::LongReading { secs: reading.as_secs_f64().round() });
        }
        let pages = (0..slide.kind.pages()).flat_map(|page| [(page, false), (page, true)]);
        for language in 0..self.task.exhibition.languages.len() {
            for stage in 0..self.task.stages.len() {
                for (page, large_text) in pages.clone() {
                    self.view((index, page), slide, At { stage, language, large_text }, &mut notes);
                }
                self.contrast(index, At { stage, language, large_text: false }, &mut notes);
            }
        }
        // Where several views are too small, the smallest says how much there may be.
        notes.sort_by_key(|note| if let Note::Crowded { fits, .. } = note { *fits } else { 0 });
        if let Some(stage) = self.task.seen {
            let scene = self.scene((index, 0), 0, false, stage, Moment::START);
            notes.extend(pictures::coarse(&scene, &self.album));
        }
        if index == 0 {
            self.menu(&mut notes);
        }
        if let Some(film) = slide.kind.film() {
            self.captions(index, film, &mut notes);
        }
        let failures = self.layouts.take_failures();
        notes.extend(failures.into_iter().map(|failure| Note::Failed { message: failure.message }));
        notes
    }

    /// Where the words of one view stand.
    fn view(&mut self, (index, page): (usize, usize), slide: &Slide, at: At, notes: &mut Vec<Note>) {
        let lang = &self.task.exhibition.languages[at.language];
        let scene = self.scene((index, page), at.language, at.large_text, self.task.stages[at.stage], Moment::START);
        let scene = but_stand_ins(scene);
        if at.stage == 0 && !at.large_text {
            notes.extend(glyphs::missing(&scene, &self.camera));
        }
        notes.extend(hidden_credits(&scene, slide, lang).into_iter().map(|credit| Note::HiddenCredit { at, credit }));
        if slide.kind.qr().is_some() && !scene.items.iter().any(|item| item.part == Part::QrCode) {
            notes.push(Note::NoQr { at });
        }
        let has_logos = self.task.exhibition.logos_on(&slide.kind).any(|logo| self.album.error(&logo.file).is_none());
        if has_logos && !scene.items.iter().any(|item| item.part == Part::LogoGround) {
            notes.push(Note::NoLogos { at });
        }
        let torn = torn_terms(&scene, &self.task.exhibition.unbroken);
        let mut faults = faults_of_slide(&scene);
        let crowded = crowded(&scene, &mut faults);
        notes.extend(crowded.map(|Crowded { fits, of }| Note::Crowded { at, fits, of }));
        let misplaced = faults.into_iter().chain(torn);
        notes.extend(misplaced.map(|fault| Note::Misplaced { at, text: fault.text, problem: fault.problem }));
        // Visitors who enlarge the text accept that it takes more room.
        let covered = if at.large_text { Vec::new() } else { covered::covered(&scene, slide) };
        notes.extend(covered.into_iter().map(|(file, seen)| Note::Covered { at, file, seen }));
        let close = spots::close(&scene).into_iter();
        notes.extend(close.map(|(one, other)| Note::CloseSpots { at, one: one + 1, other: other + 1 }));
        notes.extend(spots::cut(&scene, slide).into_iter().map(|spot| Note::CutSpot { at, spot: spot + 1 }));
        for place in 0..slide.kind.spots().len() {
            self.card(index, slide, place, at, notes);
        }
    }

    /// The words of the card that a spot opens.
    fn card(&mut self, index: usize, slide: &Slide, place: usize, at: At, notes: &mut Vec<Note>) {
        let (lang, spot) = (&self.task.exhibition.languages[at.language], &slide.kind.spots()[place]);
        let stage = self.task.stages[at.stage];
        let scene = self.scene_with(Over::Spot(place), (index, 0), at, stage, Moment::START);
        // What is wrong with the slide itself was told.
        let from = scene.items.iter().rposition(|item| item.part == Part::Dim).unwrap_or_default();
        let card = but_stand_ins(Scene::still(stage, scene.ground, scene.items[from..].to_vec()));
        if at.stage == 0 && !at.large_text {
            notes.extend(glyphs::missing(&card, &self.camera));
        }
        notes.extend(hidden_credits(&card, slide, lang).into_iter().map(|credit| Note::HiddenCredit { at, credit }));
        let said = [&spot.text, &spot.title].map(|text| text.get(lang));
        let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or_default();
        let faults = spots::faults_of_card(&card, said).into_iter();
        let faults = faults.chain(torn_terms(&card, &self.task.exhibition.unbroken));
        notes.extend(faults.map(|fault| Note::Misplaced { at, text: fault.text, problem: fault.problem }));
    }

    /// The titles in the menu, which is the same over every slide.
    fn menu(&mut self, notes: &mut Vec<Note>) {
        for at in self.views() {
            let scene = self.scene_with(Over::Menu, (0, 0), at, self.task.stages[at.stage], Moment::START);
            let cramped = menu::cramped(&scene).into_iter();
            notes.extend(cramped.map(|(label, is_banner)| Note::MenuTitle { at, label, is_banner }));
        }
    }

    /// The longest captions of a film.
    fn captions(&mut self, index: usize, film: &Video, notes: &mut Vec<Note>) {
        for at in self.views() {
            let track = film.captions.track(&self.task.exhibition.languages[at.language]);
            for cue in captions::longest(track) {
                // At its very beginning a film does not play yet.
                let now = Moment::START + track[cue].from.max(Duration::from_millis(1));
                let scene = self.scene_with(Over::Caption, (index, 0), at, self.task.stages[at.stage], now);
                if !captions::has_room(&scene) {
                    notes.push(Note::CaptionRoom { at, cue });
                }
            }
        }
    }

    /// Every language on every stage, at the usual size of words.
    fn views(&self) -> Vec<At> {
        let languages = 0..self.task.exhibition.languages.len();
        let on = |language| (0..self.task.stages.len()).map(move |stage| At { stage, language, large_text: false });
        languages.flat_map(on).collect()
    }

    /// At both ends of the picture's motion, on a stage of the same shape.
    fn contrast(&mut self, index: usize, at: At, notes: &mut Vec<Note>) {
        let stage = self.task.stages[at.stage];
        let share = (PREVIEW_SIDE as f32 / stage.size.w.max(stage.size.h)).min(1.0);
        let side = |side: f32| (side * share).round();
        let small = Stage {
            size: size(side(stage.size.w), side(stage.size.h)),
            points_per_mm: stage.points_per_mm * share,
            ..stage
        };
        let ends = [Moment::START, Moment::START + motion::DRIFT_DELAY + motion::DRIFT];
        let moves = self.task.exhibition.slide(index).is_some_and(|(_, slide)| !slide.kind.photos().is_empty());
        for now in ends.into_iter().take(if moves { 2 } else { 1 }) {
            let scene = but_stand_ins(self.scene((index, 0), at.language, false, small, now));
            for weak in weak_runs_but(&mut self.remembered, &scene, &mut self.camera, &mut self.album) {
                let Weak { text, has, needs, on_picture, .. } = weak;
                notes.push(Note::Weak { at, text, has: format!("{has:.1}"), needs, on_picture });
            }
        }
    }

    /// A slide with a page of its text.
    fn scene(
        &mut self,
        (index, page): (usize, usize),
        language: usize,
        large_text: bool,
        stage: Stage,
        now: Moment,
    ) -> Scene {
        self.scene_with(Over::Nothing, (index, page), At { stage: 0, language, large_text }, stage, now)
    }

    /// The same with something over it.
    fn scene_with(&mut self, over: Over, (index, page): (usize, usize), at: At, stage: Stage, now: Moment) -> Scene {
        let mut state = settled(index, at.language, at.large_text);
        (state.motion.held, state.motion.page.place) = (Some(now), page);
        match over {
            Over::Nothing => {}
            Over::Spot(place) => state = with_spot_open(state, place),
            Over::Menu => state = with_menu_open(state),
            // A film that is held has not begun.
            Over::Caption => state.motion.held = None,
        }
        self.layouts.scene(&Inputs {
            exhibition: self.task.exhibition,
            state: &state,
            theme: &self.task.opened.theme,
            stage,
            pictures: &self.album,
            measure: self.measure.as_ref(),
            now,
        })
    }
}

/// The scene without the words that stand in for pictures: those are told themselves, and what follows from them goes
/// when they are there.
fn but_stand_ins(mut scene: Scene) -> Scene {
    scene.items.retain(|item| item.part != Part::PictureAlt);
    scene
}
