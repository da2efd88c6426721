//! Slides as pictures, without a display: the same scene as in the window, drawn by the CPU.

mod album;
mod camera;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use album::Album;
pub use camera::Camera;

use crate::{
    content::{Exhibition, Lang},
    files,
    media::Folder,
    scene::{Inputs, Scene, scene},
    show::{Comfort, Mode, Motion, Phase, ShowState},
    theme::Theme,
    units::{Moment, Stage},
};

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Width and height of each picture in pixels.
    pub size: [u32; 2],
    /// The languages; empty for all of the exhibition.
    pub languages: Vec<Lang>,
    /// Only the slide with this id.
    pub slide: Option<String>,
    /// Texts at 150%.
    pub large_text: bool,
    /// Where the pictures go.
    pub out: PathBuf,
}

/// Draws and writes what `order` asks for, as `<out>/<language>/<number>-<id>.png`; returns the files written.
///
/// # Errors
/// When a file cannot be written.
pub fn export(exhibition: &Exhibition, theme: &Theme, folder: &Folder, order: &Order) -> io::Result<Vec<PathBuf>> {
    let [width, height] = order.size;
    let mut album = Album::new(folder.clone(), order.size);
    let mut camera = Camera::new();
    let languages = if order.languages.is_empty() { &exhibition.languages } else { &order.languages };
    let mut written = Vec::new();
    for (index, (_, slide)) in exhibition.slides().enumerate() {
        if order.slide.as_ref().is_some_and(|wanted| *wanted != slide.id) {
            continue;
        }
        album.show_only(slide.kind.photos().into_iter().map(|photo| photo.file.as_str()));
        for lang in languages {
            let language = exhibition.languages.iter().position(|known| known == lang).unwrap_or_default();
            let state = settled(index, language, order.large_text);
            let scene = still(exhibition, theme, &state, Stage::new(width as f32, height as f32), &album, &camera);
            let image = camera.picture(&scene, &mut album);
            let path = file_name(&order.out, lang, index, &slide.id);
            files::write_png(&path, &image)?;
            written.push(path);
        }
    }
    Ok(written)
}

fn file_name(out: &Path, lang: &Lang, index: usize, id: &str) -> PathBuf {
    out.join(&lang.0).join(format!("{:02}-{id}.png", index + 1))
}

/// The state of a show that presents the slide at `index` and has come to rest.
#[must_use]
pub fn settled(index: usize, language: usize, large_text: bool) -> ShowState {
    ShowState {
        mode: Mode::Present,
        phase: Phase::Presenting,
        slide: index,
        motion: Motion { since: Moment::START, held: None, settled: true },
        transition: None,
        opening: None,
        language,
        comfort: Comfort { large_text, ..Comfort::default() },
        overlay: None,
        divider: None,
        typed: None,
    }
}

fn still(
    exhibition: &Exhibition,
    theme: &Theme,
    state: &ShowState,
    stage: Stage,
    album: &Album,
    camera: &Camera,
) -> Scene {
    let inputs =
        Inputs { exhibition, state, theme, stage, pictures: album, measure: camera.measure(), now: Moment::START };
    scene(&inputs)
}
