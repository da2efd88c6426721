//! Decoded pictures that the slides of several threads share.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use egui::ColorImage;

use crate::{media::PictureProblem, units::PictureFacts};

/// Keeps decoded pictures while there is room for them, so that each is decoded once however many slides show it.
///
/// Whoever asks for a picture that another thread is decoding waits for it.
pub struct Shelf {
    /// The bytes of pixels that are kept at most; one picture is kept even if it has more.
    room: usize,
    slots: Mutex<Slots>,
}

#[derive(Default)]
struct Slots {
    by_file: HashMap<String, Slot>,
    /// How many pictures were asked for.
    asked: u64,
}

/// A picture that is decoded, or being decoded.
#[derive(Default)]
struct Slot {
    picture: Arc<OnceLock<Shown>>,
    /// The value of `asked` when it was last asked for.
    used: u64,
}

/// A decoded picture, or why there is none.
pub(super) type Shown = Arc<Result<Decoded, PictureProblem>>;

/// A picture as the camera draws it.
pub(super) struct Decoded {
    pub(super) facts: PictureFacts,
    /// The end of its file is missing.
    pub(super) is_cut: bool,
    pub(super) image: Arc<ColorImage>,
}

/// What a slot takes at least: facts, path, and what the map needs.
const SLOT_BYTES: usize = 32 * 1024;

impl Shelf {
    /// An empty shelf for about so many bytes of pixels.
    #[must_use]
    pub fn new(room: usize) -> Self {
        Self { room, slots: Mutex::default() }
    }

    /// The picture `file`, by `decode` if it is not there.
    pub(super) fn picture(&self, file: &str, decode: impl FnOnce() -> Result<Decoded, PictureProblem>) -> Shown {
        let slot = self.slot(file);
        let mut is_new = false;
        let shown = slot.get_or_init(|| {
            is_new = true;
            Arc::new(decode())
        });
        if is_new {
            self.slots.lock().unwrap_or_else(PoisonError::into_inner).make_room(self.room, file);
        }
        Arc::clone(shown)
    }

    fn slot(&self, file: &str) -> Arc<OnceLock<Shown>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).slot(file)
    }
}

impl Slots {
    fn slot(&mut self, file: &str) -> Arc<OnceLock<Shown>> {
        self.asked += 1;
        if !self.by_file.contains_key(file) {
            self.by_file.insert(file.to_owned(), Slot::default());
        }
        let now = self.asked;
        self.by_file.get_mut(file).map_or_else(Arc::default, |slot| {
            slot.used = now;
            Arc::clone(&slot.picture)
        })
    }

    /// Drops what was not asked for the longest, until no more than `room` bytes are left; never the picture `file`.
    fn make_room(&mut self, room: usize, file: &str) {
        let mut bytes: usize = self.by_file.values().map(Slot::bytes).sum();
        while bytes > room {
            let others = self.by_file.iter().filter(|(known, slot)| *known != file && slot.picture.get().is_some());
            let Some(oldest) = others.min_by_key(|(_, slot)| slot.used).map(|(known, _)| known.clone()) else { return };
            bytes -= self.by_file.remove(&oldest).map_or(0, |slot| slot.bytes());
        }
    }
}

impl Slot {
    fn bytes(&self) -> usize {
        let pixels = match self.picture.get().map(AsRef::as_ref) {
            Some(Ok(decoded)) => size_of_val(decoded.image.pixels.as_slice()),
            _ => 0,
        };
        pixels + SLOT_BYTES
    }
}
