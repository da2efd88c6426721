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
    media::{Folder, Library, Picture, PictureId, Target, Wish, budget_bytes},
    scene::Pictures,
    units::{Moment, PictureState},
    view::{Texture, Textures},
};

/// The library's pictures and the textures made from them.
pub(super) struct Shelf {
    folder: Folder,
    library: Library,
    /// Which pictures files are; nothing for those that are not there.
    ids: HashMap<String, Option<PictureId>>,
    textures: HashMap<PictureId, TextureHandle>,
    target: Target,
    /// The stage is higher than wide: pictures that fill it come in their tall version.
    upright: bool,
    /// Gets a word each time that something is ready.
    ready: Receiver<()>,
}

static PENDING: PictureState = PictureState::Pending;
static BROKEN: PictureState = PictureState::Broken;

impl Shelf {
    pub(super) fn new(folder: Folder, target: Target, ctx: &Context) -> io::Result<Self> {
        let ctx = ctx.clone();
        // One word is enough: whoever hears it looks at everything.
        let (tell, ready) = sync_channel(1);
        let wake = move || {
            let _ = tell.try_send(());
            ctx.request_repaint();
        };
        let library = Library::new(budget_bytes(target), Arc::new(wake))?;
        let (ids, textures) = (HashMap::new(), HashMap::new());
        Ok(Self { folder, library, ids, textures, target, upright: is_upright(target), ready })
    }

    /// Blocks until something is ready, at most for `limit`.
    pub(super) fn wait(&self, limit: Duration) {
        let _ = self.ready.recv_timeout(limit);
    }

    /// Says which slides' pictures are on screen and which may come.
    pub(super) fn focus(&mut self, now: Moment, on_screen: &[&SlideKind], ahead: &[&SlideKind]) {
        let near = files(on_screen, self.upright, &[]);
        let far = files(ahead, self.upright, &near);
        let (near, far) = (self.wishes(&near), self.wishes(&far));
        self.library.focus(now, &near, &far);
    }

    fn wishes(&mut self, files: &[&str]) -> Vec<Wish> {
        let mut wish = |file: &&str| {
            let id = self.ids.entry((*file).to_owned()).or_insert_with(|| self.folder.picture(file).ok());
            id.clone().map(|id| Wish { id, target: self.target })
        };
        files.iter().filter_map(&mut wish).collect()
    }

    /// Takes over what the library has ready; drops textures that it does not keep.
    pub(super) fn poll(&mut self, now: Moment, ctx: &Context) {
        for loaded in self.library.poll(now) {
            if let Err(error) = &loaded.result {
                tracing::warn!("{error}");
            }
        }
        self.textures.retain(|id, _| self.library.is_kept(id));
        for (file, id) in &self.ids {
            let Some(id) = id else { continue };
            let Some(picture) = self.library.picture(id) else { continue };
            self.textures.insert(id.clone(), upload(ctx, file, picture));
            self.library.uploaded(id);
        }
    }

    /// Whether all pictures of `slide` are ready to be shown, or known to be broken.
    pub(super) fn is_ready(&self, slide: &SlideKind) -> bool {
        slide.frames(self.upright).iter().all(|frame| match self.state(frame.file) {
            PictureState::Pending => false,
            PictureState::Ready(_) => self.texture(frame.file).is_some(),
            PictureState::Broken => true,
        })
    }

    /// Scales pictures for another stage from now on.
    pub(super) fn set_target(&mut self, target: Target) {
        self.upright = is_upright(target);
        self.target = target;
        self.library.set_budget(budget_bytes(target));
    }

    /// Looks anew for the pictures that `is_stale`: their files may have changed.
    pub(super) fn refresh(&mut self, is_stale: impl Fn(&str) -> bool) {
        self.ids.retain(|file, _| !is_stale(file));
    }

    /// When to poll although nothing arrived.
    pub(super) fn late_at(&self) -> Option<Moment> {
        self.library.wake_at()
    }

    fn id(&self, file: &str) -> Option<&PictureId> {
        self.ids.get(file)?.as_ref()
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
        match self.ids.get(file) {
            None => &PENDING,
            Some(None) => &BROKEN,
            Some(Some(id)) => self.library.state(id),
        }
    }
}

impl Textures for Shelf {
    fn texture(&self, file: &str) -> Option<Texture> {
        self.textures.get(self.id(file)?).map(|texture| Texture { id: texture.id() })
    }
}
