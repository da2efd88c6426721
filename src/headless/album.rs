//! The pictures of the slide that is being exported.

use std::{collections::HashMap, sync::Arc};

use egui::{ColorImage, TextureId};

use crate::{
    media::{Cache, Folder, Target, decode},
    scene::Pictures,
    units::PictureState,
    view::{Texture, Textures},
};

/// Decodes pictures when they are asked for, and keeps those of one slide.
pub struct Album {
    folder: Folder,
    target: Target,
    pages: HashMap<String, Page>,
    cache: Option<Cache>,
    /// How many pages were made.
    made: u64,
}

struct Page {
    state: PictureState,
    id: TextureId,
    /// Its place in the order in which all pages were made, from 1; never used twice.
    number: u64,
    /// Taken by the camera when it first draws the picture.
    fresh: Option<Arc<ColorImage>>,
}

static PENDING: PictureState = PictureState::Pending;

impl Album {
    /// An empty album of the pictures in `folder`, for stages of `size` pixels.
    #[must_use]
    pub fn new(folder: Folder, size: [u32; 2]) -> Self {
        Self::with_cache(folder, size, None)
    }

    /// The same, taking pictures from a cache that has them.
    #[must_use]
    pub fn with_cache(folder: Folder, size: [u32; 2], cache: Option<Cache>) -> Self {
        let target = Target { width: size[0], height: size[1] };
        Self { folder, target, pages: HashMap::new(), cache, made: 0 }
    }

    /// Rids the cache of what was not used; how many pictures had to be decoded, if there is a cache.
    pub fn finish(self) -> usize {
        let cache = self.cache.inspect(Cache::tidy);
        cache.map_or(0, |cache| cache.decoded())
    }

    /// Decodes `files` and lets go of all others. What cannot be decoded is broken from then on.
    pub fn show_only<'a>(&mut self, files: impl Iterator<Item = &'a str>) {
        let files: Vec<&str> = files.collect();
        self.pages.retain(|file, _| files.contains(&file.as_str()));
        for file in files {
            if !self.pages.contains_key(file) {
                let page = self.read(file);
                self.pages.insert(file.to_owned(), page);
            }
        }
    }

    /// Pixels that the camera has not seen yet.
    pub(super) fn take_fresh(&mut self) -> Vec<(TextureId, Arc<ColorImage>)> {
        self.pages.values_mut().filter_map(|page| Some((page.id, page.fresh.take()?))).collect()
    }

    /// The textures that are still in use.
    pub(super) fn ids(&self) -> impl Iterator<Item = TextureId> {
        self.pages.values().map(|page| page.id)
    }

    fn read(&mut self, file: &str) -> Page {
        self.made += 1;
        let (number, id) = (self.made, TextureId::User(self.made));
        let path = self.folder.resolve(file).ok();
        let picture = path.and_then(|path| match &mut self.cache {
            Some(cache) => cache.decode(&path, self.target).ok(),
            None => decode(&path, self.target).ok(),
        });
        match picture {
            Some(picture) => {
                let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
                Page { state: PictureState::Ready(picture.facts), id, number, fresh: Some(Arc::new(image)) }
            }
            None => Page { state: PictureState::Broken, id, number, fresh: None },
        }
    }
}

impl Pictures for Album {
    fn state(&self, file: &str) -> &PictureState {
        self.pages.get(file).map_or(&PENDING, |page| &page.state)
    }

    fn revision(&self, file: &str) -> u64 {
        self.pages.get(file).map_or(0, |page| page.number)
    }
}

impl Textures for Album {
    fn texture(&self, file: &str) -> Option<Texture> {
        self.pages.get(file).map(|page| Texture { id: page.id })
    }
}
