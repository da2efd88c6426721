//! Pictures on their way to the graphics card: those of the slides at hand, and no others.

use std::{
    collections::HashMap,
    io,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
    time::Duration,
};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::{
    content::SlideKind,
    media::{Folder, Library, Picture, Target},
    scene::Pictures,
    units::{Moment, PictureState},
    view::{Texture, Textures},
};

/// The library's pictures and the textures made from them.
pub(super) struct Shelf {
    library: Library,
    textures: HashMap<String, (Arc<Picture>, TextureHandle)>,
    wanted: Vec<String>,
    /// The stage is higher than wide: pictures that fill it come in their tall version.
    upright: bool,
    /// Gets a word each time that something is ready.
    ready: Receiver<()>,
}

impl Shelf {
    pub(super) fn new(folder: Folder, target: Target, ctx: &Context) -> io::Result<Self> {
        let ctx = ctx.clone();
        // One word is enough: whoever hears it looks at everything.
        let (tell, ready) = sync_channel(1);
        let wake = move || {
            let _ = tell.try_send(());
            ctx.request_repaint();
        };
        let library = Library::new(folder, target, Arc::new(wake))?;
        Ok(Self { library, textures: HashMap::new(), wanted: Vec::new(), upright: is_upright(target), ready })
    }

    /// Blocks until something is ready, at most for `limit`.
    pub(super) fn wait(&self, limit: Duration) {
        let _ = self.ready.recv_timeout(limit);
    }

    /// Says which slides' pictures are on screen and which may come.
    pub(super) fn focus(&mut self, now: Moment, on_screen: &[&SlideKind], ahead: &[&SlideKind]) {
        let near = files(on_screen, self.upright, &[]);
        let far = files(ahead, self.upright, &near);
        self.library.focus(now, &near, &far);
        self.wanted = near.iter().chain(&far).map(|file| (*file).to_owned()).collect();
    }

    /// Takes over what the library has ready; drops textures that are not wanted any more.
    pub(super) fn poll(&mut self, now: Moment, ctx: &Context) {
        for loaded in self.library.poll(now) {
            if let Err(error) = &loaded.result {
                tracing::warn!("{error}");
            }
        }
        self.textures.retain(|file, _| self.wanted.contains(file));
        for file in &self.wanted {
            let Some(picture) = self.library.picture(file) else { continue };
            let is_current = self.textures.get(file).is_some_and(|(known, _)| Arc::ptr_eq(known, picture));
            if !is_current {
                let texture = upload(ctx, file, picture);
                self.textures.insert(file.clone(), (Arc::clone(picture), texture));
            }
        }
    }

    /// Whether all pictures of `slide` are ready to be shown, or known to be broken.
    pub(super) fn is_ready(&self, slide: &SlideKind) -> bool {
        slide.frames(self.upright).iter().all(|frame| match self.library.state(frame.file) {
            PictureState::Pending => false,
            PictureState::Ready(_) => self.textures.contains_key(frame.file),
            PictureState::Broken => true,
        })
    }

    /// Scales pictures for another stage from now on.
    pub(super) fn set_target(&mut self, now: Moment, target: Target) {
        self.upright = is_upright(target);
        self.library.set_target(now, target);
    }

    /// Reads the pictures that `is_stale` anew: their files may have changed.
    pub(super) fn refresh(&mut self, now: Moment, is_stale: impl Fn(&str) -> bool) {
        self.library.refresh(now, is_stale);
    }

    /// When to poll although nothing arrived.
    pub(super) fn late_at(&self) -> Option<Moment> {
        self.library.late_at()
    }
}

const fn is_upright(target: Target) -> bool {
    target.height > target.width
}

/// The files of `slides`, each once, without those in `known`.
fn files<'a>(slides: &[&'a SlideKind], upright: bool, known: &[&str]) -> Vec<&'a str> {
    let mut files = Vec::new();
    for frame in slides.iter().flat_map(|slide| slide.frames(upright)) {
        let file = frame.file;
        if !files.contains(&file) && !known.contains(&file) {
            files.push(file);
        }
    }
    files
}

fn upload(ctx: &Context, file: &str, picture: &Picture) -> TextureHandle {
    let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
    ctx.load_texture(file, image, TextureOptions::LINEAR)
}

impl Pictures for Shelf {
    fn state(&self, file: &str) -> &PictureState {
        self.library.state(file)
    }

    fn revision(&self, file: &str) -> u64 {
        match self.library.state(file) {
            PictureState::Pending => 0,
            PictureState::Broken => 1,
            PictureState::Ready(_) => {
                self.library.picture(file).map_or(2, |picture| Arc::as_ptr(picture).addr() as u64)
            }
        }
    }
}

impl Textures for Shelf {
    fn texture(&self, file: &str) -> Option<Texture> {
        self.textures.get(file).map(|(_, texture)| Texture { id: texture.id() })
    }
}
