//! Findings about the laid-out exhibition: words that have no room, are hard to read or stand in the wrong place, and
//! unsuitable pictures.
//!
//! All checks use the same scene that the window draws, on the stages that exhibitions are made for.

mod behind;
mod boxes;
mod captions;
mod contrast;
mod covered;
mod credits;
mod crowded;
mod digest;
mod glyphs;
mod inspect;
mod kept;
mod logos;
mod menu;
mod note;
mod panel;
mod pictures;
mod report;
mod spots;
mod stages;
mod terms;

use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
    sync::Arc,
};

pub use behind::Remembered;
pub use boxes::{Fault, Problem, faults_of_overlay, faults_of_slide};
pub use contrast::{Weak, weak_runs, weak_runs_but};
pub use credits::hidden_credits;
pub use stages::{STAGES, View};
pub use terms::torn_terms;

use crate::{
    diag::Finding,
    files::Opened,
    headless::{Shelf, cores, share_out},
    media::{Cache, Target},
    scene::Measure,
    units::{Display, Stage},
    view::FontMeasure,
};
use digest::Key;
use inspect::{Inspector, PREVIEW_SIDE, Task};
use kept::{Kept, Keys};
use note::Note;
use report::Report;

/// What to check.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The sizes of the stages in pixels; empty for [`STAGES`].
    pub stages: Vec<[u32; 2]>,
    /// The panel that shows the exhibition, and the file that says so.
    pub panel: Option<(String, Display)>,
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
    /// How many slides were looked at; none if nothing has changed since the last run.
    pub inspected: usize,
    /// How many pictures had to be decoded; none if none has changed since the last run.
    pub decoded: usize,
}

/// Checks every slide in every language on every stage.
///
/// Decodes pictures that are not in the cache, and draws slides, on all cores: this takes a second for a large
/// exhibition, and next to nothing the second time.
#[must_use]
pub fn lint(opened: &Opened, order: &Order) -> Linted {
    lint_telling(opened, order, &mut |_, _| ())
}

/// As [`lint`]; `told` learns how many slides are done, and how many there are.
#[must_use]
pub fn lint_telling(opened: &Opened, order: &Order, told: &mut dyn FnMut(usize, usize)) -> Linted {
    let kept = order.cache.as_ref().map(|caches| Kept::open(caches, &opened.folder, &opened.path));
    checked(opened, order, kept.as_ref(), &|| Box::new(FontMeasure::of(&opened.typefaces)), told)
}

/// As [`lint`], with texts that are measured by what `measure` makes for each thread; every slide is looked at.
#[must_use]
pub fn lint_measured(opened: &Opened, order: &Order, measure: &Maker<'_>) -> Linted {
    checked(opened, order, None, measure, &mut |_, _| ())
}

/// Makes a measure of texts.
type Maker<'a> = dyn Fn() -> Box<dyn Measure> + Sync + 'a;

/// The pixels that are kept while several slides show the same picture: some 60 pictures of an ordinary shape.
/// With one too few, all pictures that go round are decoded again in every round.
const SHELF_BYTES: usize = 256 * 1024 * 1024;

fn checked(
    opened: &Opened,
    order: &Order,
    kept: Option<&Kept>,
    measure: &Maker<'_>,
    told: &mut dyn FnMut(usize, usize),
) -> Linted {
    let Some(exhibition) = &opened.reading.exhibition else { return Linted::default() };
    let sizes = if order.stages.is_empty() { &STAGES[..] } else { &order.stages };
    let panel = order.panel.as_ref().map(|(file, size)| (file, stages::of_panel(*size, order.pixels)));
    let assumed = sizes.iter().map(|[width, height]| Stage::new(*width as f32, *height as f32));
    let stages: Vec<Stage> = assumed.chain(panel.as_ref().map(|(_, stage)| *stage)).collect();
    let assumed = |[width, height]: [u32; 2]| Stage::new(width as f32, height as f32);
    let seen = order.pixels.map(|pixels| panel.as_ref().map_or_else(|| assumed(pixels), |(_, stage)| *stage));
    let task = Task { opened, exhibition, stages: &stages, seen };
    let mut cache = order.cache.as_ref().and_then(|caches| Cache::open(caches, opened.folder.root()).ok());
    let looked = look_at_all(task, kept, cache.as_mut(), measure, told);
    if let Some(cache) = &mut cache {
        tidy(task, &looked, cache);
    }
    if let Some(kept) = kept.filter(|_| looked.iter().any(|looked| looked.is_new)) {
        let entries = looked.iter().filter_map(|looked| Some((looked.key?, kept::written(&looked.notes)?)));
        kept.write(&entries.collect::<Vec<_>>());
    }
    let inspected = looked.iter().filter(|looked| looked.is_new).count();
    let mut report = Report::new(opened, exhibition, &stages);
    for (index, looked) in looked.into_iter().enumerate() {
        for note in looked.notes {
            report.note(index, note);
        }
    }
    logos::check(opened, exhibition, &mut report);
    pictures::unused(opened, &exhibition.files(), &mut report);
    if let Some((file, stage)) = panel {
        report.panel(file, stage);
    }
    Linted { findings: report.finish(), inspected, decoded: cache.map_or(0, |cache| cache.decoded()) }
}

/// What is known of one slide.
#[derive(Default)]
struct Looked {
    key: Option<Key>,
    notes: Vec<Note>,
    /// It was looked at, and not remembered.
    is_new: bool,
}

/// Looks at all slides that are not remembered, on all cores; the results are in the order of the slides.
fn look_at_all<'a>(
    task: Task<'a>,
    kept: Option<&Kept>,
    cache: Option<&mut Cache>,
    measure: &Maker<'_>,
    told: &mut dyn FnMut(usize, usize),
) -> Vec<Looked> {
    let count = task.exhibition.slide_count();
    let known = kept.map_or_else(HashMap::new, Kept::entries);
    let keys = kept.map(|_| Keys::new(task));
    let shelf = Arc::new(Shelf::new(SHELF_BYTES));
    let shared = cache.as_deref();
    let look = |inspector: &mut Option<Inspector<'a>>, index: usize| {
        let key = keys.as_ref().and_then(|keys| keys.key(index));
        let remembered = key.and_then(|key| kept::read(known.get(&key)?));
        if let Some(notes) = remembered {
            return Looked { key, notes, is_new: false };
        }
        // Fonts are loaded only if something has to be looked at.
        let inspector =
            inspector.get_or_insert_with(|| Inspector::new(task, measure(), &shelf, shared.map(Cache::fork)));
        Looked { key, notes: inspector.slide(index), is_new: true }
    };
    let mut all: Vec<Looked> = std::iter::repeat_with(Looked::default).take(count).collect();
    let mut done = 0;
    let caches = share_out(
        (count, cores()),
        || None,
        look,
        |inspector| inspector.and_then(Inspector::into_cache),
        |index, looked| {
            all[index] = looked;
            done += 1;
            told(done, count);
        },
    );
    if let Some(cache) = cache {
        caches.into_iter().flatten().for_each(|used| cache.join(used));
    }
    all
}

/// Removes what the cache has of pictures that are gone or were exchanged. If nothing had to be looked at, nothing has
/// changed.
fn tidy(task: Task<'_>, looked: &[Looked], cache: &mut Cache) {
    if looked.iter().all(|looked| !looked.is_new) {
        return;
    }
    let slides = task.exhibition.slides().zip(looked).filter(|(_, looked)| !looked.is_new);
    let remembered: BTreeSet<&str> = slides.flat_map(|((_, slide), _)| slide.kind.files()).collect();
    for path in remembered.into_iter().filter_map(|file| task.opened.folder.resolve(file).ok()) {
        cache.retain(&path, Target { width: PREVIEW_SIDE, height: PREVIEW_SIDE });
    }
    cache.tidy();
}
