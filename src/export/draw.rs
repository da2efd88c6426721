//! Draws slides on all cores.

use std::{
    collections::BTreeMap,
    io,
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

use egui::ColorImage;

use super::Wanted;
use crate::{
    content::Exhibition,
    headless::{Album, Camera, cores, settled, share_out},
    media::{Folder, PictureError},
    scene::{Inputs, Layouts, Measure, Scene},
    theme::{Theme, Typefaces},
    units::{Moment, Stage},
};

/// Whose slides are drawn, and how.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub exhibition: &'a Exhibition,
    pub theme: &'a Theme,
    pub typefaces: &'a Typefaces,
    pub folder: &'a Folder,
    /// Width and height of each picture in pixels.
    pub size: [u32; 2],
    /// Texts at 150%.
    pub large_text: bool,
}

impl Task<'_> {
    /// The stage that slides are laid out on.
    pub fn stage(&self) -> Stage {
        let [width, height] = self.size.map(|side| side as f32);
        Stage::new(width, height)
    }
}

/// Does `draw` for the place of each of `wanted`, the languages of a slide by the same artist; `take` gets the results
/// as they become ready. Returns the pictures that could not be shown, in the order of their paths.
///
/// # Errors
/// The first error of `draw`; then the rest is not drawn.
pub(super) fn draw_all<T: Send>(
    task: Task<'_>,
    wanted: &[Wanted<'_>],
    draw: impl Fn(&mut Artist<'_>, usize) -> io::Result<T> + Sync,
    mut take: impl FnMut(usize, T),
) -> io::Result<Vec<PictureError>> {
    let slides: Vec<Range<usize>> = slides(wanted);
    // One thread more than there are cores: one usually waits for the disk.
    let threads = if slides.len() > 1 { cores() + 1 } else { 1 };
    let failed = AtomicBool::new(false);
    let mut failure: Option<io::Error> = None;
    let errors = share_out(
        (slides.len(), threads),
        || Artist::new(task, if threads > 1 { 1 } else { cores() }),
        |artist, slide| {
            let mut drawn = Vec::new();
            for place in slides[slide].clone().take_while(|_| !failed.load(Ordering::Relaxed)) {
                let result = draw(artist, place);
                failed.fetch_or(result.is_err(), Ordering::Relaxed);
                drawn.push((place, result));
            }
            drawn
        },
        |artist| artist.album.into_errors(),
        |_, drawn| {
            for (place, result) in drawn {
                match result {
                    Ok(result) => take(place, result),
                    Err(error) => drop(failure.get_or_insert(error)),
                }
            }
        },
    );
    let broken: BTreeMap<String, PictureError> = errors.into_iter().flatten().collect();
    failure.map_or_else(|| Ok(broken.into_values().collect()), Err)
}

/// The places of each slide's pictures.
fn slides(wanted: &[Wanted<'_>]) -> Vec<Range<usize>> {
    let mut end = 0;
    let chunks = wanted.chunk_by(|one, next| one.index == next.index).map(|chunk| {
        end += chunk.len();
        end - chunk.len()..end
    });
    chunks.collect()
}

/// Draws slides one after the other; each thread has one.
pub(super) struct Artist<'a> {
    task: Task<'a>,
    album: Album,
    camera: Camera,
}

impl<'a> Artist<'a> {
    fn new(task: Task<'a>, threads: usize) -> Self {
        let album = Album::new(task.folder.clone(), task.size).keeping_clear(task.exhibition.marks());
        Self { task, album, camera: Camera::with_fonts(task.typefaces, threads) }
    }

    /// The measure of the fonts that it draws with.
    pub fn measure(&self) -> &dyn Measure {
        self.camera.measure()
    }

    /// The slide as pixels.
    pub fn draw(&mut self, one: &Wanted<'_>) -> ColorImage {
        let scene = self.scene(one);
        self.picture(&scene)
    }

    /// A scene as pixels.
    pub fn picture(&mut self, scene: &Scene) -> ColorImage {
        self.album.fit(scene);
        self.camera.picture(scene, &mut self.album)
    }

    /// The slide at rest.
    pub fn scene(&mut self, one: &Wanted<'_>) -> Scene {
        let Task { exhibition, theme, size: [width, height], large_text, .. } = self.task;
        let logos = exhibition.logo_files_on(&one.slide.kind);
        let frames = one.slide.kind.frames(height > width).into_iter().map(|frame| frame.file);
        self.album.show_only(frames.chain(logos));
        let language = exhibition.languages.iter().position(|known| known == one.lang).unwrap_or_default();
        let mut state = settled(one.index, language, large_text);
        state.motion.page.place = one.page;
        let mut layouts = Layouts::new();
        let scene = layouts.scene(&Inputs {
            exhibition,
            state: &state,
            theme,
            stage: self.task.stage(),
            pictures: &self.album,
            measure: self.camera.measure(),
            now: Moment::START,
        });
        for failure in layouts.take_failures() {
            tracing::error!("the slide {} cannot be laid out: {}", failure.slide, failure.message);
        }
        scene
    }
}
