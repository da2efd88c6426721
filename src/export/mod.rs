//! Slides as pictures, without a display: the same scene as in the window, drawn by the CPU.

mod album;
mod camera;
mod sheet;

use std::{
    io,
    path::{Path, PathBuf},
};

use egui::ColorImage;

pub use album::Album;
pub use camera::Camera;

use sheet::Sheet;

use crate::{
    content::{Exhibition, Lang, Slide},
    files,
    media::Folder,
    scene::{Inputs, label, scene},
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
    /// All on one contact sheet, each slide at a quarter of `size`.
    pub sheet: bool,
    /// Where the pictures go.
    pub out: PathBuf,
}

/// Draws and writes what `order` asks for, as `<out>/<language>/<number>-<id>.png`, or all of it on one
/// `<out>/sheet.png`; returns the files written.
///
/// # Errors
/// When a file cannot be written.
pub fn export(exhibition: &Exhibition, theme: &Theme, folder: &Folder, order: &Order) -> io::Result<Vec<PathBuf>> {
    let size = if order.sheet { order.size.map(|side| (side / SHEET_SHARE).max(1)) } else { order.size };
    let mut studio = Studio {
        exhibition,
        theme,
        album: Album::new(folder.clone(), size),
        camera: Camera::new(),
        size,
        large_text: order.large_text,
    };
    let wanted = wanted(exhibition, order);
    if order.sheet { studio.sheet(&wanted, order) } else { studio.pictures(&wanted, order) }
}

/// A slide on a contact sheet has this part of the size that was asked for.
const SHEET_SHARE: u32 = 4;

/// One picture: which slide in which language.
struct Wanted<'a> {
    index: usize,
    slide: &'a Slide,
    lang: &'a Lang,
}

/// All pictures: on a sheet each language by itself, else slide by slide, so that pictures are decoded once.
fn wanted<'a>(exhibition: &'a Exhibition, order: &'a Order) -> Vec<Wanted<'a>> {
    let languages = if order.languages.is_empty() { &exhibition.languages } else { &order.languages };
    let is_wanted = |slide: &Slide| order.slide.as_ref().is_none_or(|wanted| *wanted == slide.id);
    let slides = exhibition.slides().enumerate().filter(|(_, (_, slide))| is_wanted(slide));
    let mut wanted: Vec<Wanted<'_>> = slides
        .flat_map(|(index, (_, slide))| languages.iter().map(move |lang| Wanted { index, slide, lang }))
        .collect();
    if order.sheet {
        wanted.sort_by_key(|one| languages.iter().position(|lang| lang == one.lang));
    }
    wanted
}

/// Where slides are drawn.
struct Studio<'a> {
    exhibition: &'a Exhibition,
    theme: &'a Theme,
    album: Album,
    camera: Camera,
    size: [u32; 2],
    large_text: bool,
}

impl Studio<'_> {
    fn pictures(&mut self, wanted: &[Wanted<'_>], order: &Order) -> io::Result<Vec<PathBuf>> {
        let mut written = Vec::new();
        for one in wanted {
            let path = file_name(&order.out, one.lang, one.index, &one.slide.id);
            files::write_png(&path, &self.draw(one))?;
            written.push(path);
        }
        Ok(written)
    }

    fn sheet(&mut self, wanted: &[Wanted<'_>], order: &Order) -> io::Result<Vec<PathBuf>> {
        let mut sheet = Sheet::new(wanted.len(), self.size, self.theme.palette.dim);
        let [width, height] = sheet.label_size().map(|side| side as f32);
        for one in wanted {
            let text = format!("{:02} {} · {}", one.index + 1, one.slide.id, one.lang.0);
            let label = label(&text, one.lang, self.theme, Stage::new(width, height), self.camera.measure());
            let slide = self.draw(one);
            sheet.put(&slide, &self.camera.picture(&label, &mut self.album));
        }
        let path = order.out.join("sheet.png");
        files::write_png(&path, &sheet.finish())?;
        Ok(vec![path])
    }

    fn draw(&mut self, one: &Wanted<'_>) -> ColorImage {
        let [width, height] = self.size;
        self.album.show_only(one.slide.kind.frames(height > width).into_iter().map(|frame| frame.file));
        let language = self.exhibition.languages.iter().position(|known| known == one.lang).unwrap_or_default();
        let scene = scene(&Inputs {
            exhibition: self.exhibition,
            state: &settled(one.index, language, self.large_text),
            theme: self.theme,
            stage: Stage::new(width as f32, height as f32),
            pictures: &self.album,
            measure: self.camera.measure(),
            now: Moment::START,
        });
        self.camera.picture(&scene, &mut self.album)
    }
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
        title: None,
        transition: None,
        opening: None,
        language,
        comfort: Comfort { large_text, ..Comfort::default() },
        overlay: None,
        divider: None,
        typed: None,
    }
}
