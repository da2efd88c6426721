//! The library of pictures of one run of the program.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
};

use egui::Context;

use super::screen::Screen;
use crate::{
    media::{self, CacheLimits, Decoders, Library, StageCache, budget_bytes},
    workers::Pool,
};

/// The library, the receiver of its messages, and what sends one.
pub(super) fn library(
    ctx: &Context,
    screen: &Screen,
    cache: Option<PathBuf>,
    workers: Arc<Pool>,
) -> std::io::Result<(Library, Receiver<()>, media::Wake)> {
    let ctx = ctx.clone();
    // One message in the channel is enough, since its receiver checks everything.
    let (tell, arrived) = sync_channel(1);
    let wake: media::Wake = Arc::new(move || {
        let _ = tell.try_send(());
        ctx.request_repaint();
    });
    let ring = Arc::clone(&wake);
    let cache = cache.map(|folder| StageCache::new(folder, CacheLimits::default()));
    let decoders = Decoders { decoder: workers.decoder(), at_once: Pool::at_once(), has_spare: true };
    Ok((Library::with_decoders(budget_bytes(screen.target()), wake, cache, decoders)?, arrived, ring))
}
