//! Notices that somebody saved the content file or a picture.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use egui::Context;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::units::Moment;

/// Editors write in several steps; this long after the last one a file counts as saved.
const QUIET: Duration = Duration::from_millis(150);

/// Watches the exhibition's folder.
pub(super) struct Watch {
    /// Stops watching when it is dropped.
    _watcher: RecommendedWatcher,
    touched: Arc<AtomicBool>,
    last_touch: Option<Moment>,
}

impl Watch {
    /// Watches `folder` and all below it; `None`, with a line in the log, where the system does not let us.
    pub(super) fn start(folder: &Path, ctx: &Context) -> Option<Self> {
        let touched = Arc::new(AtomicBool::new(false));
        let (flag, ctx) = (Arc::clone(&touched), ctx.clone());
        let notice = move |event: notify::Result<notify::Event>| {
            let is_change =
                event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(|path| is_ours(path)));
            if is_change {
                flag.store(true, Ordering::Release);
                ctx.request_repaint();
            }
        };
        let started = notify::recommended_watcher(notice).and_then(|mut watcher| {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
            let assets = folder.join("assets");
            if assets.is_dir() {
                watcher.watch(&assets, RecursiveMode::Recursive)?;
            }
            Ok(watcher)
        });
        match started {
            Ok(watcher) => Some(Self { _watcher: watcher, touched, last_touch: None }),
            Err(error) => {
                tracing::warn!("cannot watch for changes: {error}");
                None
            }
        }
    }

    /// Whether something was saved and has been quiet since; true once for each such time.
    pub(super) fn is_saved(&mut self, now: Moment) -> bool {
        if self.touched.swap(false, Ordering::AcqRel) {
            self.last_touch = Some(now);
        }
        let quiet = self.last_touch.is_some_and(|last| now.since(last) >= QUIET);
        if quiet {
            self.last_touch = None;
        }
        quiet
    }

    /// When to ask again.
    pub(super) fn ask_at(&self) -> Option<Moment> {
        self.last_touch.map(|last| last + QUIET)
    }
}

/// Content files and pictures; a build or an export beside them is none of our business.
fn is_ours(path: &Path) -> bool {
    const EXTENSIONS: [&str; 7] = ["ron", "jpg", "jpeg", "png", "webp", "tif", "tiff"];
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}
