//! The textures of the pictures that the library keeps.

use std::collections::HashMap;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::{
    deck::Deck,
    media::{Library, PictureId},
    scene::Pictures,
    units::PictureState,
    view::{Texture, Textures as Drawn},
};

/// The textures of one window.
#[derive(Default)]
pub(super) struct Textures {
    held: HashMap<PictureId, TextureHandle>,
}

impl Textures {
    /// Makes textures of pixels that have arrived, and drops those of pictures that the library no longer keeps.
    /// The library is told by the caller, since every window makes its own textures of the same pixels.
    pub(super) fn update(&mut self, library: &Library, wanted: &[PictureId], ctx: &Context) {
        self.held.retain(|id, _| library.is_kept(id));
        for id in wanted {
            let Some(picture) = library.picture(id) else { continue };
            let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
            let name = id.path().to_string_lossy();
            self.held.insert(id.clone(), ctx.load_texture(name, image, TextureOptions::LINEAR));
        }
    }
}

/// The pictures of one deck, as a scene asks for them: by their names in the content file.
#[derive(Clone, Copy)]
pub(super) struct DeckPictures<'a> {
    pub(super) deck: &'a Deck,
    pub(super) library: &'a Library,
    pub(super) textures: &'a Textures,
}

static BROKEN: PictureState = PictureState::Broken;

impl DeckPictures<'_> {
    /// Whether a picture can be drawn, or never will be.
    pub(super) fn is_ready(&self, file: &str) -> bool {
        match (self.state(file), self.deck.pictures.get(file)) {
            (PictureState::Pending, _) => false,
            (PictureState::Ready(_), Some(id)) => self.textures.held.contains_key(id),
            (PictureState::Ready(_) | PictureState::Broken, _) => true,
        }
    }
}

impl Pictures for DeckPictures<'_> {
    fn state(&self, file: &str) -> &PictureState {
        self.deck.pictures.get(file).map_or(&BROKEN, |id| self.library.state(id))
    }

    fn revision(&self, file: &str) -> u64 {
        self.deck.pictures.get(file).map_or(0, |id| self.library.revision(id))
    }
}

impl Drawn for DeckPictures<'_> {
    fn texture(&self, file: &str) -> Option<Texture> {
        let texture = self.textures.held.get(self.deck.pictures.get(file)?)?;
        Some(Texture { id: texture.id() })
    }
}
