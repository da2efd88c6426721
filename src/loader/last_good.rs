//! The last good copy of a content file: what was on screen for a while without harm.
//!
//! It stands in for a file that was emptied or broken while nobody was there, and for one on which the show dies.

use std::{io, path::Path, thread};

use super::order::Order;
use crate::files::{self, Opened};

/// What to do with the file, and with what was read of it.
pub(super) struct Chosen {
    /// The exhibition, from the file or from the copy.
    pub(super) opened: io::Result<Opened>,
    /// It is from the copy; why, for the log.
    pub(super) copied: Option<String>,
}

/// Chooses between the content file at `path`, as it was `read`, and the copy.
///
/// The copy is chosen at the first reading alone: later, what is on screen stays there until there is something better.
pub(super) fn choose(order: &Order, path: &Path, read: io::Result<Opened>, progress: &dyn Fn()) -> Chosen {
    let why = match &read {
        Ok(opened) if opened.reading.exhibition.is_none() => "has nothing that can be shown",
        Err(_) => "cannot be read",
        Ok(_) if order.rolls_back => "was saved, and the show died with it twice",
        Ok(_) => return Chosen { opened: read, copied: None },
    };
    let copy = order.last_good.as_deref().and_then(|copy| files::open_copy(copy, path, progress).ok());
    let is_of_use = |copy: &Opened| {
        let is_other = read.as_ref().map_or(true, |opened| opened.to_keep() != copy.bytes);
        copy.reading.exhibition.is_some() && is_other
    };
    match copy.filter(is_of_use) {
        Some(copy) => {
            let why = format!("{} {why}: the last good copy of it is shown until it is saved again", path.display());
            Chosen { opened: Ok(copy), copied: Some(why) }
        }
        None => Chosen { opened: read, copied: None },
    }
}

/// Keeps what was read as the last good copy. It waits for the disk on a thread of its own.
pub(super) fn keep(order: &Order, bytes: Vec<u8>) {
    let Some(copy) = order.last_good.clone() else { return };
    let work = move || {
        if files::has_bytes(&copy, &bytes) {
            return;
        }
        if let Err(error) = files::write_whole(&copy, &bytes) {
            tracing::warn!("the last good copy of the exhibition cannot be kept: {error}: {}", copy.display());
        }
    };
    // Without a thread it is kept another time.
    let _ = thread::Builder::new().name("copy".to_owned()).spawn(work);
}
