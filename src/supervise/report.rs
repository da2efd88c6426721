//! What the supervisor adds to the show's reports of how it is doing, and where they go.

use std::{
    collections::VecDeque,
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use super::policy::{Death, Next};
use crate::record::{HealthFile, Latest, set};

/// So many deaths are told, the latest last.
const DEATHS_MAX: usize = 10;

/// So long the last report may take; a disk may not answer.
const LAST_REPORT: Duration = Duration::from_millis(500);

/// A report on its way to the file.
struct Told {
    report: Value,
    is_last: bool,
}

/// The reports of a supervised show.
pub(super) struct Reports {
    latest: Arc<Latest<Told>>,
    /// Closed when the last report is written.
    written: Receiver<()>,
    /// What the show told last.
    shown: Value,
    restarts: u32,
    deaths: VecDeque<Value>,
    without: Vec<String>,
}

impl Reports {
    /// Reports that are written into `folder`, on a thread of their own.
    ///
    /// # Errors
    /// When no thread can be started.
    pub(super) fn start(folder: PathBuf) -> io::Result<Self> {
        let latest = Arc::<Latest<Told>>::default();
        let told = Arc::clone(&latest);
        let mut file = HealthFile::new(folder);
        let (done, written) = sync_channel(0);
        let work = move || {
            let _done: SyncSender<()> = done;
            loop {
                let Told { report, is_last } = told.take();
                file.write(report);
                if is_last {
                    break;
                }
            }
        };
        thread::Builder::new().name("health".to_owned()).spawn(work)?;
        Ok(Self { latest, written, shown: json!({}), restarts: 0, deaths: VecDeque::new(), without: Vec::new() })
    }

    /// The show has told how it is doing.
    pub(super) fn shown(&mut self, text: &str) {
        if let Ok(report) = serde_json::from_str(text) {
            self.shown = report;
            self.tell(None);
        }
    }

    /// The show has died.
    pub(super) fn died(&mut self, death: Death, next: &Next) {
        let (orders, state) = match next {
            Next::End(_) => return,
            Next::Show(orders, after) if after.is_zero() => (orders, "restarting"),
            Next::Show(orders, _) => (orders, "no display"),
            Next::Plate(orders, _) => (orders, "plate"),
        };
        self.restarts = orders.restarts;
        self.without.clone_from(&orders.without);
        let slide = orders.place.as_ref().map(|place| place.slide.as_str());
        let at = crate::record::time();
        self.deaths.push_back(json!({ "at": at, "reason": death.to_string(), "slide": slide }));
        while self.deaths.len() > DEATHS_MAX {
            self.deaths.pop_front();
        }
        self.tell(Some(state));
    }

    /// The supervisor ends: the last report says so.
    pub(super) fn end(self) {
        self.latest.put(Told { report: self.report(Some("ended")), is_last: true });
        let _ = self.written.recv_timeout(LAST_REPORT);
    }

    fn tell(&self, state: Option<&str>) {
        self.latest.put(Told { report: self.report(state), is_last: false });
    }

    /// What the show told last, with what only the supervisor knows.
    fn report(&self, state: Option<&str>) -> Value {
        let mut report = self.shown.clone();
        if let Some(state) = state {
            set(&mut report, "state", state.into());
        }
        set(&mut report, "restarts", self.restarts.into());
        set(&mut report, "deaths", self.deaths.iter().cloned().collect());
        set(&mut report, "slides_left_out", self.without.clone().into());
        report
    }
}
