//! The pictures of the slide that is being drawn.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::PathBuf,
    sync::Arc,
};

use egui::{ColorImage, TextureId};

use super::shelf::{Decoded, Shelf, Shown};
use crate::{
    media::{Cache, Folder, Part, PictureError, PictureProblem, Target, decode, decode_part},
    scene::{Part as ScenePart, Pictures, Scene, Shape},
    units::PictureState,
    view::{Texture, Textures},
};

/// Decodes pictures when they are asked for, and keeps those of one slide at a time.
pub struct Album {
    folder: Folder,
    target: Target,
    pictures: HashMap<String, AlbumPicture>,
    cache: Option<Cache>,
    shelf: Option<Arc<Shelf>>,
    /// Files in which what is transparent stays so.
    clear: BTreeSet<String>,
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
    /// The size in pixels for which it was decoded, where it was asked for at one of its own.
    fitted: Option<Target>,
}

static PENDING: PictureState = PictureState::Pending;

impl Album {
    /// An empty album of the pictures in `folder`, for stages of `size` pixels.
    #[must_use]
    pub fn new(folder: Folder, size: [u32; 2]) -> Self {
        let target = Target { width: size[0], height: size[1] };
        let (errors, cut, clear) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        Self { folder, target, pictures: HashMap::new(), cache: None, shelf: None, clear, errors, cut, made: 0 }
    }

    /// The same, taking pictures from a shelf that other albums of the same pictures and size share.
    #[must_use]
    pub fn sharing(self, shelf: &Arc<Shelf>) -> Self {
        Self { shelf: Some(Arc::clone(shelf)), ..self }
    }

    /// The same, in which what is transparent in these files stays so; in all others it becomes white.
    #[must_use]
    pub fn keeping_clear(self, files: BTreeSet<&str>) -> Self {
        Self { clear: files.into_iter().map(str::to_owned).collect(), ..self }
    }

    /// The same, taking pictures from a cache that has them.
    #[must_use]
    pub fn with_cache(self, cache: Option<Cache>) -> Self {
        Self { cache, ..self }
    }

    /// Gives the cache back.
    #[must_use]
    pub fn into_cache(self) -> Option<Cache> {
        self.cache
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

    /// Decodes the logos of a scene just as large as it shows them, so that their lines are sharp; what is known of them stays
    /// the same.
    pub fn fit(&mut self, scene: &Scene) {
        for item in scene.items.iter().filter(|item| item.part == ScenePart::Logo) {
            let Shape::Picture { file, .. } = &item.shape else { continue };
            if !self.clear.contains(file) {
                // A slide shows it as well, and larger.
                continue;
            }
            let side = |side: f32| side.round().max(1.0) as u32;
            let target = Target { width: side(item.rect.w()), height: side(item.rect.h()) };
            let Some(picture) = self.pictures.get(file).filter(|picture| picture.fitted != Some(target)) else {
                continue;
            };
            let (number, state) = (picture.number, picture.state.clone());
            let Ok(Decoded { image, .. }) = self.decode(file, target) else { continue };
            self.made += 1;
            let fitted = AlbumPicture {
                state,
                id: TextureId::User(self.made),
                number,
                fresh: Some(image),
                fitted: Some(target),
            };
            self.pictures.insert(file.clone(), fitted);
        }
    }

    /// Where the file of a picture lies, if it is there.
    #[must_use]
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        self.folder.resolve(file).ok()
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

    /// The errors of all pictures that were ever asked for, by their paths.
    #[must_use]
    pub fn into_errors(self) -> BTreeMap<String, PictureError> {
        self.errors
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
        match self.shown(file).as_ref() {
            Ok(picture) => {
                if picture.is_cut {
                    self.cut.insert(file.to_owned());
                }
                let fresh = Some(Arc::clone(&picture.image));
                AlbumPicture { state: PictureState::Ready(picture.facts.clone()), id, number, fresh, fitted: None }
            }
            Err(problem) => {
                self.errors.insert(file.to_owned(), PictureError::new(problem.clone(), file));
                AlbumPicture { state: PictureState::Broken, id, number, fresh: None, fitted: None }
            }
        }
    }

    fn shown(&mut self, file: &str) -> Shown {
        match self.shelf.clone() {
            Some(shelf) => shelf.picture(file, || self.decode(file, self.target)),
            None => Arc::new(self.decode(file, self.target)),
        }
    }

    fn decode(&mut self, file: &str, target: Target) -> Result<Decoded, PictureProblem> {
        let path = self.folder.resolve(file).map_err(PictureProblem::Path)?;
        let result = match &mut self.cache {
            _ if self.clear.contains(file) => decode_part(&path, target, Part::CLEAR),
            Some(cache) => cache.decode(&path, target),
            None => decode(&path, target),
        };
        let picture = result.map_err(|error| error.kind)?;
        let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
        Ok(Decoded { facts: picture.facts, is_cut: picture.is_cut, image: Arc::new(image) })
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
