//! Drives a library as the window does: makes textures of what arrives, and checks the budget after each step.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use xiongguan::media::{
    Decoder, Decoders, Folder, Library, Loaded, Part, Picture, PictureError, PictureId, StageCache, Target, Wake, Wish,
};
use xiongguan::units::{Grid, Moment, PictureFacts, PictureState, size};

use crate::folder::Album;

/// A library of pictures, their folder, the wake-ups that it sent, and the textures made of its pictures.
pub(crate) struct Stock {
    pub(crate) album: Album,
    pub(crate) library: Library,
    folder: Folder,
    pub(crate) wake_ups: Receiver<()>,
    /// Width and height of each.
    textures: HashMap<PictureId, [usize; 2]>,
    budget: usize,
}

impl Stock {
    pub(crate) fn with(decoder: Decoder, budget: usize) -> Self {
        Self::over(Album::new(), decoder, budget, None)
    }

    /// The same with several decoders for what is needed.
    pub(crate) fn with_several(decoders: Decoders, budget: usize) -> Self {
        Self::made(Album::new(), decoders, budget, None)
    }

    /// The same with pictures that are there, and a cache on disk.
    pub(crate) fn over(album: Album, decoder: Decoder, budget: usize, cache: Option<StageCache>) -> Self {
        Self::made(album, Decoders { decoder, at_once: 1, has_spare: false }, budget, cache)
    }

    fn made(album: Album, decoders: Decoders, budget: usize, cache: Option<StageCache>) -> Self {
        let (sender, wake_ups) = sync_channel(10_000);
        let wake: Wake = Arc::new(move || {
            let _ = sender.try_send(());
        });
        let folder = Folder::open(album.path()).unwrap();
        let library = Library::with_decoders(budget, wake, cache, decoders).unwrap();
        Self { album, library, folder, wake_ups, textures: HashMap::new(), budget }
    }

    /// The identity of a file that is there.
    pub(crate) fn id(&self, name: &str) -> PictureId {
        self.folder.picture(name).unwrap()
    }

    /// Puts a file for [`fake`] into the folder.
    pub(crate) fn put(&self, name: &str) -> PictureId {
        self.album.put(name, "x");
        self.id(name)
    }

    /// Puts a real picture into the folder.
    pub(crate) fn put_picture(&self, name: &str, bytes: Vec<u8>) -> PictureId {
        self.album.put(name, bytes);
        self.id(name)
    }

    /// The folder, for another library.
    pub(crate) fn into_album(self) -> Album {
        self.album
    }

    /// The same for several.
    pub(crate) fn ids<const N: usize>(&self, names: &[String; N]) -> [PictureId; N] {
        names.each_ref().map(|name| self.put(name))
    }

    pub(crate) fn focus(&mut self, now: Moment, needed: &[(&PictureId, Target)], ahead: &[(&PictureId, Target)]) {
        let wishes = |list: &[(&PictureId, Target)]| -> Vec<Wish> {
            list.iter().map(|(id, target)| Wish { id: (*id).clone(), target: *target }).collect()
        };
        self.library.focus(now, &wishes(needed), &wishes(ahead));
        self.check();
    }

    pub(crate) fn set_budget(&mut self, bytes: usize) {
        self.budget = bytes;
        self.library.set_budget(bytes);
        self.check();
    }

    /// Takes over what has arrived.
    pub(crate) fn poll(&mut self, now: Moment) -> Vec<Loaded> {
        let arrived: Vec<Loaded> = self.library.poll(now).collect();
        self.check();
        for Loaded { id, .. } in &arrived {
            if let Some(picture) = self.library.picture(id) {
                self.textures.insert(id.clone(), [picture.width, picture.height]);
                self.library.uploaded(id);
            }
        }
        self.check();
        arrived
    }

    /// Waits for one wake-up, and takes over what has arrived.
    pub(crate) fn await_next(&mut self, now: Moment) -> Vec<Loaded> {
        self.wake_ups.recv_timeout(Duration::from_mins(1)).expect("every picture wakes the window");
        self.poll(now)
    }

    /// Waits until nothing is under way.
    pub(crate) fn settle(&mut self, now: Moment) -> Vec<Loaded> {
        let mut arrived = self.poll(now);
        while self.library.is_busy() || self.library.wake_at().is_some() {
            arrived.extend(self.await_next(now));
        }
        arrived
    }

    /// Whether a picture can be drawn.
    pub(crate) fn has(&self, id: &PictureId) -> bool {
        matches!(self.library.state(id), PictureState::Ready(_)) && self.textures.contains_key(id)
    }

    /// Width and height of a picture's texture.
    pub(crate) fn texture(&self, id: &PictureId) -> Option<[usize; 2]> {
        self.textures.get(id).copied()
    }

    /// Drops the textures that are not kept, and checks that the rest is within the budget.
    fn check(&mut self) {
        self.textures.retain(|id, _| self.library.is_kept(id));
        let textures: usize = self.textures.values().map(|[width, height]| width * height * 4).sum();
        assert!(self.library.bytes() <= self.budget, "{} of {} bytes", self.library.bytes(), self.budget);
        assert!(textures <= self.library.bytes(), "every texture is counted");
    }
}

/// A decoder that makes up pictures: `anything-6000x4000` has so many pixels, all black.
#[expect(clippy::unnecessary_wraps, reason = "it stands for one that can fail")]
pub(crate) fn fake(path: &Path, target: Target, _: Part) -> Result<Picture, PictureError> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let (width, height) = name.rsplit_once('-').unwrap().1.split_once('x').unwrap();
    let full: [u32; 2] = [width.parse().unwrap(), height.parse().unwrap()];
    let [width, height] = target.cover(full).map(|side| side as usize);
    let facts = PictureFacts { size: size(full[0] as f32, full[1] as f32), grid: Grid::even(0.0), is_clear: false };
    Ok(Picture { width, height, rgba: vec![0; width * height * 4], facts, is_cut: false })
}

/// Names of pictures of 100 × 100 pixels.
pub(crate) fn hundreds<const N: usize>(names: [&str; N]) -> [String; N] {
    names.map(|name| format!("{name}-100x100"))
}
