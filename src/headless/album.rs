//! The pictures of the slide that is being exported.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use egui::{ColorImage, TextureId};

use crate::{
    media::{Cache, Folder, Picture, PictureError, PictureProblem, Target, decode},
    scene::Pictures,
    units::PictureState,
    view::{Texture, Textures},
};

/// Decodes pictures when they are asked for, and keeps those of one slide at a time.
pub struct Album {
    folder: Folder,
    target: Target,
    pictures: HashMap<String, AlbumPicture>,
    cache: Option<Cache>,
    /// Why pictures are broken, of all that were ever asked for; by their files.
    errors: BTreeMap<String, PictureError>,
    /// Files whose end is missing and which are shown nevertheless.
    cut: BTreeSet<String>,
    /// How many pictures were read.
    made: u64,
}

struct AlbumPicture {
    state: PictureState,
    id: TextureId,
    /// Its place in the order in which all pictures were read, from 1; never used twice.
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
        let (errors, cut) = (BTreeMap::new(), BTreeSet::new());
        Self { folder, target, pictures: HashMap::new(), cache, errors, cut, made: 0 }
    }

    /// Removes from the cache what was not used; returns how many pictures had to be decoded, if there is a cache.
    pub fn finish(self) -> usize {
        let cache = self.cache.inspect(Cache::tidy);
        cache.map_or(0, |cache| cache.decoded())
    }

    /// Decodes `files` and drops all others. Pictures that cannot be decoded are broken from then on.
    pub fn show_only<'a>(&mut self, files: impl Iterator<Item = &'a str>) {
        let files: Vec<&str> = files.collect();
        self.pictures.retain(|file, _| files.contains(&file.as_str()));
        for file in files {
            if !self.pictures.contains_key(file) {
                let picture = self.read(file);
                self.pictures.insert(file.to_owned(), picture);
            }
        }
    }

    /// Why a picture is broken; this is kept when the picture is dropped.
    #[must_use]
    pub fn error(&self, file: &str) -> Option<&PictureError> {
        self.errors.get(file)
    }

    /// Whether a picture is shown although the end of its file is missing.
    #[must_use]
    pub fn is_cut(&self, file: &str) -> bool {
        self.cut.contains(file)
    }

    /// The errors of all pictures that were ever asked for, in the order of their paths.
    pub fn errors(&self) -> impl Iterator<Item = &PictureError> {
        self.errors.values()
    }

    /// Pixels that the camera has not seen yet.
    pub(super) fn take_fresh(&mut self) -> Vec<(TextureId, Arc<ColorImage>)> {
        self.pictures.values_mut().filter_map(|picture| Some((picture.id, picture.fresh.take()?))).collect()
    }

    /// The textures that are still in use.
    pub(super) fn ids(&self) -> impl Iterator<Item = TextureId> {
        self.pictures.values().map(|picture| picture.id)
    }

    fn read(&mut self, file: &str) -> AlbumPicture {
        self.made += 1;
        let (number, id) = (self.made, TextureId::User(self.made));
        match self.decode(file) {
            Ok(picture) => {
                if picture.is_cut {
                    self.cut.insert(file.to_owned());
                }
                let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
                AlbumPicture { state: PictureState::Ready(picture.facts), id, number, fresh: Some(Arc::new(image)) }
            }
            Err(problem) => {
                self.errors.insert(file.to_owned(), PictureError::new(problem, file));
                AlbumPicture { state: PictureState::Broken, id, number, fresh: None }
            }
        }
    }

    fn decode(&mut self, file: &str) -> Result<Picture, PictureProblem> {
        let path = self.folder.resolve(file).map_err(PictureProblem::Path)?;
        let result = match &mut self.cache {
            Some(cache) => cache.decode(&path, self.target),
            None => decode(&path, self.target),
        };
        result.map_err(|error| error.kind)
    }
}

impl Pictures for Album {
    fn state(&self, file: &str) -> &PictureState {
        self.pictures.get(file).map_or(&PENDING, |picture| &picture.state)
    }

    fn revision(&self, file: &str) -> u64 {
        self.pictures.get(file).map_or(0, |picture| picture.number)
    }
}

impl Textures for Album {
    fn texture(&self, file: &str) -> Option<Texture> {
        self.pictures.get(file).map(|picture| Texture { id: picture.id })
    }
}
