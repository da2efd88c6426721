//! The pictures that the library keeps, as the presenter draws them.

use std::{collections::HashMap, sync::Arc};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::{detail::Detail, films::Films, options::Presenter};
use crate::{
    compose::{Pixmap, Pixmaps},
    deck::Deck,
    media::{Library, PictureId},
    scene::{Pictures, film_due},
    units::{Moment, PictureState, Rect},
    view::{Texture, Textures as Drawn},
};

/// The pictures of one window.
pub(super) struct Textures {
    presenter: Presenter,
    held: HashMap<PictureId, Held>,
    pub(super) films: Films,
}

/// A picture that can be drawn.
struct Held {
    pixels: Pixels,
    since: Moment,
}

/// A picture where the presenter needs it.
enum Pixels {
    Texture(TextureHandle),
    Pixmap(Arc<Pixmap>),
}

impl Textures {
    /// For this presenter.
    pub(super) fn new(presenter: Presenter) -> Self {
        Self { presenter, held: HashMap::new(), films: Films::new(presenter) }
    }

    /// Makes textures of pixels that have arrived, and drops those of pictures that the library no longer keeps.
    /// The library is told by the caller, since every window makes its own textures of the same pixels.
    pub(super) fn update(&mut self, library: &Library, wanted: &[PictureId], ctx: &Context, now: Moment) {
        self.held.retain(|id, _| library.is_kept(id));
        for id in wanted {
            let Some(picture) = library.picture(id) else { continue };
            let pixels = match self.presenter {
                Presenter::Cpu => Pixels::Pixmap(Arc::new(Pixmap::of(picture))),
                Presenter::Gl => {
                    let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
                    let name = id.path().to_string_lossy();
                    Pixels::Texture(ctx.load_texture(name, image, TextureOptions::LINEAR))
                }
            };
            // Finer pixels of a picture that is there already do not arrive anew.
            let since = self.held.get(id).map_or(now, |held| held.since);
            self.held.insert(id.clone(), Held { pixels, since });
        }
    }
}

/// The pictures of one deck, as a scene asks for them: by their names in the content file.
#[derive(Clone, Copy)]
pub(super) struct DeckPictures<'a> {
    pub(super) deck: &'a Deck,
    pub(super) library: &'a Library,
    pub(super) textures: &'a Textures,
    /// The part of a picture that is looked at from close by.
    pub(super) detail: Option<&'a Detail>,
}

static BROKEN: PictureState = PictureState::Broken;

impl<'a> DeckPictures<'a> {
    fn id(&self, file: &str) -> Option<&'a PictureId> {
        let detail = self.detail.and_then(|detail| detail.id(file));
        detail.or_else(|| self.deck.pictures.get(file))
    }

    fn held(&self, file: &str) -> Option<&'a Held> {
        self.textures.held.get(self.id(file)?)
    }

    /// Whether a picture can be drawn as fine as it is wished for, or never will be.
    pub(super) fn is_ready(&self, file: &str) -> bool {
        match (self.state(file), self.deck.pictures.get(file)) {
            (PictureState::Pending, _) => false,
            (PictureState::Ready(_), Some(id)) => self.textures.held.contains_key(id) && !self.library.is_due(id),
            (PictureState::Ready(_) | PictureState::Broken, _) => true,
        }
    }
}

impl Pictures for DeckPictures<'_> {
    fn state(&self, file: &str) -> &PictureState {
        self.deck.pictures.get(file).map_or(&BROKEN, |id| self.library.state(id))
    }

    fn revision(&self, file: &str) -> u64 {
        let plays = u64::from(self.plays(file));
        self.deck.pictures.get(file).map_or(0, |id| 2 * self.library.revision(id) + plays)
    }

    fn plays(&self, film: &str) -> bool {
        self.id(film).is_some_and(|id| self.textures.films.plays(id))
    }

    fn since(&self, file: &str) -> Option<Moment> {
        self.held(file).map(|held| held.since)
    }

    fn detail(&self, file: &str) -> Option<(&str, Rect)> {
        let (name, area) = self.detail?.of(file)?;
        self.held(name).map(|_| (name, area))
    }
}

impl Drawn for DeckPictures<'_> {
    fn texture(&self, file: &str) -> Option<Texture> {
        let film = film_due(file);
        if let Some(film) = film.and_then(|film| self.textures.films.texture(self.id(film)?)) {
            return Some(Texture { id: film.id() });
        }
        match &self.held(film.unwrap_or(file))?.pixels {
            Pixels::Texture(texture) => Some(Texture { id: texture.id() }),
            Pixels::Pixmap(_) => None,
        }
    }
}

impl Pixmaps for DeckPictures<'_> {
    fn pixmap(&self, file: &str) -> Option<&Arc<Pixmap>> {
        let film = film_due(file);
        if let Some(film) = film.and_then(|film| self.textures.films.pixmap(self.id(film)?)) {
            return Some(film);
        }
        match &self.held(film.unwrap_or(file))?.pixels {
            Pixels::Pixmap(pixmap) => Some(pixmap),
            Pixels::Texture(_) => None,
        }
    }
}
