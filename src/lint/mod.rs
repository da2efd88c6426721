//! Findings about the laid-out exhibition: words that have no room, are hard to read or stand in the wrong place, and
//! unsuitable pictures.
//!
//! All checks use the same scene that the window draws, on the stages that exhibitions are made for.

mod boxes;
mod contrast;
mod covered;
mod credits;
mod glyphs;
mod pictures;
mod report;
mod stages;

use std::{path::PathBuf, time::Duration};

pub use boxes::{Fault, Problem, faults_of_overlay, faults_of_slide};
pub use contrast::{Weak, weak_runs};
pub use credits::hidden_credits;
pub use stages::{STAGES, View};

use crate::{
    content::{Exhibition, codes, reading_time},
    diag::Finding,
    files::Opened,
    headless::{Album, Camera, settled},
    media::Cache,
    scene::{Inputs, Layouts, Measure, Scene},
    theme::motion,
    units::{Moment, Stage, size},
    view::FontMeasure,
    words,
};
use report::Report;

/// What to check.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The sizes of the stages in pixels; empty for [`STAGES`].
    pub stages: Vec<[u32; 2]>,
    /// The width and height in millimetres of the panel that shows the exhibition, and the file that says so.
    pub panel: Option<(String, (f32, f32))>,
    /// The panel's width and height in pixels, for which pictures have to be fine enough.
    pub pixels: Option<[u32; 2]>,
    /// Where decoded pictures may be kept from run to run.
    pub cache: Option<PathBuf>,
}

/// The result of the checks.
#[derive(Clone, Debug, Default)]
pub struct Linted {
    /// At most [`FINDINGS_MAX`](crate::content::limits::FINDINGS_MAX) and one that says how many more there are. Errors
    /// are pictures that cannot be shown and slides that cannot be laid out; all else are warnings.
    pub findings: Vec<Finding>,
    /// How many pictures had to be decoded; none if nothing has changed since the last run.
    pub decoded: usize,
}

/// Checks every slide in every language on every stage.
///
/// Decodes pictures that are not in the cache, and draws slides: this takes seconds for a large exhibition.
#[must_use]
pub fn lint(opened: &Opened, order: &Order) -> Linted {
    lint_measured(opened, order, &FontMeasure::new())
}

/// As [`lint`], with texts that are measured by `measure`.
#[must_use]
pub fn lint_measured(opened: &Opened, order: &Order, measure: &dyn Measure) -> Linted {
    let Some(exhibition) = &opened.reading.exhibition else { return Linted::default() };
    let cache = order.cache.as_ref().and_then(|caches| Cache::open(caches, opened.folder.root()).ok());
    let mut report = Report::new(opened, exhibition);
    let sizes = if order.stages.is_empty() { &STAGES[..] } else { &order.stages };
    let panel = order.panel.as_ref().map(|(file, size)| (file, stages::of_panel(*size)));
    let assumed = sizes.iter().map(|[width, height]| Stage::new(*width as f32, *height as f32));
    let stages: Vec<Stage> = assumed.chain(panel.as_ref().map(|(_, stage)| *stage)).collect();
    let mut inspector = Inspector {
        opened,
        exhibition,
        album: Album::with_cache(opened.folder.clone(), [PREVIEW_SIDE; 2], cache),
        camera: Camera::new(),
        measure,
        layouts: Layouts::new(),
    };
    for index in 0..exhibition.slide_count() {
        inspector.slide(index, &stages, &mut report);
        if let Some([width, height]) = order.pixels {
            let scene = inspector.scene(index, 0, false, Stage::new(width as f32, height as f32), Moment::START);
            pictures::coarse(&scene, &inspector.album, index, &mut report);
        }
    }
    pictures::unused(opened, &exhibition.files(), &mut report);
    if let Some((file, stage)) = panel {
        report.panel(file, stage);
    }
    let decoded = inspector.album.finish();
    Linted { findings: report.finish(), decoded }
}

/// Visitors stay no longer than this with one slide; computed dwells have the same limit.
const READING_MAX: Duration = Duration::from_mins(1);

/// The longer side of the drawn slides in pixels: letters of running text are some pixels wide in them.
const PREVIEW_SIDE: u32 = 800;

/// Checks the slides of one exhibition, one after the other.
struct Inspector<'a> {
    opened: &'a Opened,
    exhibition: &'a Exhibition,
    album: Album,
    camera: Camera,
    measure: &'a dyn Measure,
    layouts: Layouts,
}

impl Inspector<'_> {
    fn slide(&mut self, index: usize, stages: &[Stage], report: &mut Report<'_>) {
        let Some((_, slide)) = self.exhibition.slide(index) else { return };
        self.album.show_only(slide.kind.files().into_iter());
        pictures::broken(slide, &self.album, index, report);
        pictures::sizes(slide, &self.album, index, report);
        let reading = reading_time(slide, &self.exhibition.languages);
        if reading > READING_MAX {
            let secs = reading.as_secs_f64().round();
            let message = words!(
                "reading this slide takes {secs} s; visitors stay for {max} s",
                secs,
                max = READING_MAX.as_secs()
            );
            report.slide(index, codes::READING_TIME, message, words!("cut it, or make it two slides"));
        }
        for (language, lang) in self.exhibition.languages.iter().enumerate() {
            for (place, stage) in stages.iter().enumerate() {
                for large_text in [false, true] {
                    let view = View::of(*stage, lang, large_text);
                    let scene = self.scene(index, language, large_text, *stage, Moment::START);
                    if place == 0 && !large_text {
                        glyphs::missing(&scene, &self.camera, index, report);
                    }
                    for credit in hidden_credits(&scene, slide, lang) {
                        report.hidden_credit(index, &view, &credit);
                    }
                    for fault in faults_of_slide(&scene) {
                        report.fault(index, &view, &fault);
                    }
                    // Visitors who enlarge the text accept that it takes more room.
                    let covered = if large_text { Vec::new() } else { covered::focal_points(&scene, slide) };
                    for (file, focus) in covered {
                        report.covered(index, &view, &file, focus);
                    }
                }
                self.contrast(index, language, *stage, report);
            }
        }
        for failure in self.layouts.take_failures() {
            report.failed(index, &failure.message);
        }
    }

    /// At both ends of the picture's motion, on a stage of the same shape as `stage`.
    fn contrast(&mut self, index: usize, language: usize, stage: Stage, report: &mut Report<'_>) {
        let share = (PREVIEW_SIDE as f32 / stage.size.w.max(stage.size.h)).min(1.0);
        let side = |side: f32| (side * share).round();
        let small = Stage {
            size: size(side(stage.size.w), side(stage.size.h)),
            points_per_mm: stage.points_per_mm * share,
            ..stage
        };
        let view = View::of(stage, &self.exhibition.languages[language], false);
        let ends = [Moment::START, Moment::START + motion::DRIFT_DELAY + motion::DRIFT];
        let moves = self.exhibition.slide(index).is_some_and(|(_, slide)| !slide.kind.photos().is_empty());
        for now in ends.into_iter().take(if moves { 2 } else { 1 }) {
            let scene = self.scene(index, language, false, small, now);
            for weak in weak_runs(&scene, &mut self.camera, &mut self.album) {
                report.weak(index, &view, &weak);
            }
        }
    }

    fn scene(&mut self, index: usize, language: usize, large_text: bool, stage: Stage, now: Moment) -> Scene {
        let mut state = settled(index, language, large_text);
        state.motion.held = Some(now);
        self.layouts.scene(&Inputs {
            exhibition: self.exhibition,
            state: &state,
            theme: &self.opened.theme,
            stage,
            pictures: &self.album,
            measure: self.measure,
            now,
        })
    }
}
