//! The films of one window: the one on screen plays, and the one that comes next has its first picture ready.

use std::{collections::BTreeSet, io, path::PathBuf, sync::Arc, time::Duration};

use egui::{Color32, ColorImage, Context, ImageData, TextureHandle, TextureOptions};

use super::options::Presenter;
use crate::{
    compose::Pixmap,
    film::{Film, Pixels, Stream, Taken},
    media::{PictureId, Wake as Ring},
    show::Wake,
    units::{FilmFacts, Moment},
};

impl Pixels for ColorImage {
    const ORDER: &'static str = "rgba";

    fn new(size: [u32; 2]) -> Self {
        Self::filled(size.map(|side| side as usize), Color32::BLACK)
    }

    fn bytes(&mut self) -> &mut [u8] {
        bytemuck::cast_slice_mut(&mut self.pixels)
    }
}

impl Pixels for Pixmap {
    // One pixel is a word 0xffRRGGBB.
    const ORDER: &'static str = if cfg!(target_endian = "little") { "bgra" } else { "argb" };

    fn new([width, height]: [u32; 2]) -> Self {
        Self::black(width as usize, height as usize)
    }

    fn bytes(&mut self) -> &mut [u8] {
        bytemuck::cast_slice_mut(self.words())
    }
}

/// A film that is on screen, or may come next.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Its file.
    pub(super) id: PictureId,
    /// What is known of it.
    pub(super) facts: FilmFacts,
    /// Width and height at which all of it stands on the screen, in pixels.
    pub(super) size: [u32; 2],
    /// It begins again at its end.
    pub(super) repeats: bool,
    /// How long it has played, if it is on screen.
    pub(super) elapsed: Duration,
}

impl Wanted {
    /// Whether the same pictures come of both.
    fn is_like(&self, other: &Self) -> bool {
        (&self.id, self.size, self.repeats) == (&other.id, other.size, other.repeats)
    }
}

/// The films of one window.
pub(super) struct Films {
    presenter: Presenter,
    playing: Vec<Playing>,
    /// Counts how often a film began to be drawn, or ceased to.
    revision: u64,
    /// Films that broke off: each is told once.
    told: BTreeSet<PathBuf>,
    /// What became of the films that are over.
    over: Vec<String>,
}

/// A film and its process.
struct Playing {
    wanted: Wanted,
    pictures: Pictures,
    /// The number of the picture that is drawn.
    shown: Option<u64>,
    /// How many pictures were drawn, and how many came too late.
    drawn: u64,
    dropped: u64,
    /// No picture comes any more, and the one that stands for the film is shown.
    is_broken: bool,
    /// When that was seen first.
    broke: Option<Moment>,
}

/// The pictures of a film where the presenter needs them.
enum Pictures {
    Gl { stream: Stream<ColorImage>, texture: Option<TextureHandle>, shown: Option<Arc<ColorImage>> },
    Cpu { stream: Stream<Pixmap>, shown: Option<Arc<Pixmap>> },
}

/// So many pictures behind the one that is due, a showing is a new one; a little is only the clock's.
const BACK: u64 = 5;

/// A film that has played for so long before it is decoded does not decode what nobody will see, but begins there.
const LATE: Duration = Duration::from_secs(2);

/// So long after it broke off, a film that begins again and again is tried once more: the machine may have been short of
/// memory.
const AGAIN: Duration = Duration::from_secs(30);

/// A film so far behind begins there as well. Less is made up for on the way: to begin anew takes a busy machine longer.
const BEHIND: Duration = Duration::from_secs(10);

impl Films {
    pub(super) const fn new(presenter: Presenter) -> Self {
        Self { presenter, playing: Vec::new(), revision: 0, told: BTreeSet::new(), over: Vec::new() }
    }

    /// Has these films decoded and no others; `ring` is called when one of them has something to show.
    pub(super) fn want(&mut self, wanted: &[Wanted], ring: &Ring) {
        let stays = |playing: &Playing| wanted.iter().any(|wanted| wanted.is_like(&playing.wanted));
        let (playing, over) = std::mem::take(&mut self.playing).into_iter().partition(stays);
        self.playing = playing;
        for playing in over {
            self.end(&playing);
        }
        for wanted in wanted {
            if !self.playing.iter().any(|playing| playing.wanted.id == wanted.id) {
                match Playing::start(wanted.clone(), self.presenter, ring) {
                    Ok(playing) => self.playing.push(playing),
                    Err(error) => self.tell(&wanted.id, &error.to_string()),
                }
            }
        }
    }

    /// Forgets a film that has played: who sees it next sees it from its beginning.
    pub(super) fn rewind(&mut self, id: &PictureId) {
        let has_played = |playing: &Playing| playing.is_broken || playing.shown.is_some_and(|shown| shown > BACK);
        let is_over = |playing: &Playing| playing.wanted.id == *id && has_played(playing);
        if let Some(place) = self.playing.iter().position(is_over) {
            let over = self.playing.swap_remove(place);
            self.end(&over);
        }
    }

    fn end(&mut self, over: &Playing) {
        self.revision += u64::from(over.plays());
        if over.drawn > 1 {
            let file = over.wanted.id.path().file_name().unwrap_or_default().to_string_lossy();
            self.over.push(format!("event=film file={file} drawn={} dropped={}", over.drawn, over.dropped));
        }
    }

    fn tell(&mut self, id: &PictureId, why: &str) {
        if self.told.insert(id.path().to_owned()) {
            tracing::warn!("the film is not played: {why}: {}", id.path().display());
        }
    }

    /// What became of the films that are over since this was last asked.
    pub(super) fn take_over(&mut self) -> Vec<String> {
        std::mem::take(&mut self.over)
    }

    /// Takes the first pictures of films that are not on screen yet.
    pub(super) fn prepare(&mut self, ctx: &Context) {
        for place in 0..self.playing.len() {
            if self.playing[place].shown.is_none() {
                self.take(place, 0, ctx);
            }
        }
    }

    /// Brings the film on screen to what is due after `elapsed`; returns when it looks different next. `begins` is when its
    /// showing began.
    pub(super) fn play(
        &mut self,
        id: &PictureId,
        (elapsed, begins): (Duration, Moment),
        now: Moment,
        (ctx, ring): (&Context, &Ring),
    ) -> Wake {
        /// How soon a picture that is late is asked for again.
        const SOON: Duration = Duration::from_millis(8);
        let Some(place) = self.playing.iter().position(|playing| playing.wanted.id == *id) else { return Wake::Never };
        let playing = &mut self.playing[place];
        if playing.is_broken {
            if !playing.wanted.repeats {
                return Wake::Never;
            }
            let again = *playing.broke.get_or_insert(now) + AGAIN;
            if now < again {
                return Wake::At(again);
            }
            (playing.is_broken, playing.broke, playing.shown) = (false, None, None);
            playing.wanted.elapsed = elapsed;
            if playing.restart(ring).is_err() {
                playing.is_broken = true;
                return Wake::At(now + AGAIN);
            }
        }
        let Wanted { facts, repeats, .. } = &playing.wanted;
        let (due, last) = (facts.due(elapsed, *repeats), facts.due(Duration::MAX, *repeats));
        let next = begins + facts.begins(due.saturating_add(1));
        if playing.is_elsewhere(due) {
            playing.wanted.elapsed = elapsed;
            if let Err(error) = playing.restart(ring) {
                let (id, why) = (playing.wanted.id.clone(), error.to_string());
                playing.is_broken = true;
                self.revision += 1;
                self.tell(&id, &why);
                return Wake::Never;
            }
        }
        self.take(place, due, ctx);
        let playing = &self.playing[place];
        match playing.shown {
            _ if playing.is_broken => Wake::Never,
            Some(shown) if shown >= due && due >= last => Wake::Never,
            Some(shown) if shown >= due => Wake::At(next),
            _ => Wake::At(now + SOON),
        }
    }

    /// Takes what has come up to picture number `due`.
    fn take(&mut self, place: usize, due: u64, ctx: &Context) {
        let playing = &mut self.playing[place];
        let (shown, dropped, trouble) = match &mut playing.pictures {
            Pictures::Gl { stream, texture, shown } => {
                let Taken { picture, dropped, trouble } = stream.take(due);
                let number = picture.as_ref().map(|(number, _)| *number);
                if let Some((_, image)) = picture {
                    let (data, options) = (ImageData::Color(Arc::clone(&image)), TextureOptions::LINEAR);
                    match texture {
                        Some(texture) => texture.set_partial([0, 0], data, options),
                        None => *texture = Some(ctx.load_texture("film", data, options)),
                    }
                    if let Some(old) = shown.replace(image) {
                        stream.give_back(old);
                    }
                }
                (number, dropped, trouble)
            }
            Pictures::Cpu { stream, shown } => {
                let Taken { picture, dropped, trouble } = stream.take(due);
                let number = picture.as_ref().map(|(number, _)| *number);
                if let Some(old) = picture.and_then(|(_, pixmap)| shown.replace(pixmap)) {
                    stream.give_back(old);
                }
                (number, dropped, trouble)
            }
        };
        if let Some(number) = shown {
            // Those before the first one were never due.
            playing.dropped += if playing.shown.is_some() { dropped } else { 0 };
            playing.drawn += 1;
            self.revision += u64::from(playing.shown.is_none());
            playing.shown = Some(number);
        }
        if let Some(why) = trouble {
            self.revision += u64::from(playing.plays());
            playing.is_broken = true;
            let id = playing.wanted.id.clone();
            self.tell(&id, &why);
        }
    }

    /// Counts how often a film began to be drawn, or ceased to.
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    fn of(&self, id: &PictureId) -> Option<&Playing> {
        self.playing.iter().find(|playing| playing.wanted.id == *id)
    }

    /// Whether a film is being decoded, or was and broke off.
    pub(super) fn has(&self, id: &PictureId) -> bool {
        self.of(id).is_some()
    }

    /// Whether the pictures of a film can be drawn.
    pub(super) fn plays(&self, id: &PictureId) -> bool {
        self.of(id).is_some_and(Playing::plays)
    }

    /// Whether a film can be drawn, or never will be, or is not wanted.
    pub(super) fn is_ready(&self, id: &PictureId) -> bool {
        self.of(id).is_none_or(|playing| playing.shown.is_some() || playing.is_broken)
    }

    /// The texture with the picture that is due.
    pub(super) fn texture(&self, id: &PictureId) -> Option<&TextureHandle> {
        match &self.of(id).filter(|playing| playing.plays())?.pictures {
            Pictures::Gl { texture, .. } => texture.as_ref(),
            Pictures::Cpu { .. } => None,
        }
    }

    /// The pixels of the picture that is due.
    pub(super) fn pixmap(&self, id: &PictureId) -> Option<&Arc<Pixmap>> {
        match &self.of(id).filter(|playing| playing.plays())?.pictures {
            Pictures::Cpu { shown, .. } => shown.as_ref(),
            Pictures::Gl { .. } => None,
        }
    }
}

impl Playing {
    fn start(wanted: Wanted, presenter: Presenter, ring: &Ring) -> io::Result<Self> {
        let (film, at) = Self::film(&wanted);
        let pictures = match presenter {
            Presenter::Gl => {
                Pictures::Gl { stream: Stream::start(film, at, Arc::clone(ring))?, texture: None, shown: None }
            }
            Presenter::Cpu => Pictures::Cpu { stream: Stream::start(film, at, Arc::clone(ring))?, shown: None },
        };
        Ok(Self { wanted, pictures, shown: None, drawn: 0, dropped: 0, is_broken: false, broke: None })
    }

    /// What is to be decoded, and from which picture on.
    fn film(wanted: &Wanted) -> (Film, u64) {
        let Wanted { id, facts, size, repeats, elapsed } = wanted.clone();
        // What is near enough is decoded on the way.
        let at = if elapsed > LATE { facts.due(elapsed, repeats) } else { 0 };
        (Film { path: id.path().to_owned(), facts, size, repeats }, at)
    }

    /// Decodes anew from what is due; the last picture stands until the next one comes.
    fn restart(&mut self, ring: &Ring) -> io::Result<()> {
        let (film, at) = Self::film(&self.wanted);
        match &mut self.pictures {
            Pictures::Gl { stream, .. } => *stream = Stream::start(film, at, Arc::clone(ring))?,
            Pictures::Cpu { stream, .. } => *stream = Stream::start(film, at, Arc::clone(ring))?,
        }
        self.shown = self.shown.map(|_| at);
        Ok(())
    }

    /// Whether the picture that is due is not among those that come.
    fn is_elsewhere(&self, due: u64) -> bool {
        let (pictures, seconds) = self.wanted.facts.rate;
        let behind = BEHIND.as_secs() * u64::from(pictures.div_ceil(seconds));
        self.shown.is_some_and(|shown| due + BACK < shown || due > shown.saturating_add(behind))
    }

    const fn plays(&self) -> bool {
        self.shown.is_some() && !self.is_broken
    }
}
