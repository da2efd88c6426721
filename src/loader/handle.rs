//! The window's handle of the loader.

use std::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    time::Duration,
};

use super::{
    means::{Means, Wake},
    order::Order,
    watch,
};
use crate::deck::Load;

/// The window's handle of the loader. The loader ends when this is dropped.
#[derive(Debug)]
pub struct Loader {
    loads: Receiver<Load>,
    /// Asks the loader to read.
    ask: SyncSender<()>,
    /// Dropped to end the loader.
    _alive: SyncSender<()>,
}

impl Loader {
    /// Starts the loader's threads, which begin to read. Never blocks on a file.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(order: Order, wake: Wake) -> std::io::Result<Self> {
        Self::with(order, wake, Means::default())
    }

    /// As [`Self::start`], by other means.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn with(order: Order, wake: Wake, means: Means) -> std::io::Result<Self> {
        // The window takes the loads in each frame; while it is busy, a few can wait here, and then the loader waits.
        let (sender, loads) = sync_channel(4);
        let (alive, is_over) = sync_channel(0);
        let ask = watch::start(order, means, watch::Ends { loads: sender, wake, is_over })?;
        Ok(Self { loads, ask, _alive: alive })
    }

    /// Asks for all files to be read anew, changed or not, as soon as the loader can.
    pub fn read_anew(&self) {
        // One message in the channel is enough, since its receiver reads everything.
        let _ = self.ask.try_send(());
    }

    /// The next load since the last call, the oldest first.
    #[must_use]
    pub fn take(&self) -> Option<Load> {
        self.loads.try_recv().ok()
    }

    /// Waits for a load, at most for `limit`.
    #[must_use]
    pub fn wait(&self, limit: Duration) -> Option<Load> {
        self.loads.recv_timeout(limit).ok()
    }
}
