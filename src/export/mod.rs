//! Exports slides as pictures or as a PDF, without a display, from the same scenes as in the window.

mod pdf;
mod sheet;

use std::{
    io,
    path::{Path, PathBuf},
};

use egui::ColorImage;

use pdf::{EmbeddedPictures, NotesPage, SlidePages};
use sheet::Sheet;

use crate::{
    content::{Exhibition, Lang, Slide},
    files,
    headless::{Album, Camera, settled},
    media::{Folder, PictureError},
    scene::{self, Inputs, Layouts, Scene, label},
    theme::Theme,
    units::{Moment, Stage},
};

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Width and height of each picture in pixels; of a page, its shape.
    pub size: [u32; 2],
    /// The languages; empty for all of the exhibition.
    pub languages: Vec<Lang>,
    /// Only the slide with this id.
    pub slide: Option<String>,
    /// Texts at 150%.
    pub large_text: bool,
    /// What they are exported as.
    pub form: Form,
    /// The folder they go to.
    pub out: PathBuf,
}

/// What slides are exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A PNG each: `<out>/<language>/<number>-<id>.png`.
    Pictures,
    /// One `<out>/sheet.png` of all, each slide at a quarter of the size.
    Sheet,
    /// A PDF for each language, with a page for each slide: `<out>/<language>.pdf`. The short side of a page is 7.5
    /// inches.
    Pdf {
        /// A page with the speaker's notes behind each slide that has some.
        notes: bool,
    },
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The files written.
    pub files: Vec<PathBuf>,
    /// The pictures that could not be shown, in the order of their paths: cards with their alternative text replace
    /// them.
    pub broken: Vec<PictureError>,
}

/// Draws and writes what `order` asks for.
///
/// # Errors
/// When a file cannot be written.
pub fn export(exhibition: &Exhibition, theme: &Theme, folder: &Folder, order: &Order) -> io::Result<Exported> {
    let is_sheet = order.form == Form::Sheet;
    let size = if is_sheet { order.size.map(|side| (side / SHEET_SHARE).max(1)) } else { order.size };
    let mut exporter = Exporter {
        exhibition,
        theme,
        folder,
        album: Album::new(folder.clone(), size),
        camera: Camera::new(),
        size,
        large_text: order.large_text,
    };
    let wanted = wanted(exhibition, order);
    let files = match order.form {
        Form::Pictures => exporter.pictures(&wanted, order),
        Form::Sheet => exporter.sheet(&wanted, order),
        Form::Pdf { notes } => exporter.pdfs(&wanted, order, notes),
    }?;
    Ok(Exported { files, broken: exporter.album.errors().cloned().collect() })
}

/// The size that was asked for is divided by this for a slide on a contact sheet.
const SHEET_SHARE: u32 = 4;

/// One picture: a slide in a language.
struct Wanted<'a> {
    index: usize,
    slide: &'a Slide,
    lang: &'a Lang,
}

/// All pictures. On a sheet they are ordered by language, else by slide, so that each picture file is decoded once.
fn wanted<'a>(exhibition: &'a Exhibition, order: &'a Order) -> Vec<Wanted<'a>> {
    let languages = if order.languages.is_empty() { &exhibition.languages } else { &order.languages };
    let is_wanted = |slide: &Slide| order.slide.as_ref().is_none_or(|wanted| *wanted == slide.id);
    let slides = exhibition.slides().enumerate().filter(|(_, (_, slide))| is_wanted(slide));
    let mut wanted: Vec<Wanted<'_>> = slides
        .flat_map(|(index, (_, slide))| languages.iter().map(move |lang| Wanted { index, slide, lang }))
        .collect();
    if order.form == Form::Sheet {
        wanted.sort_by_key(|one| languages.iter().position(|lang| lang == one.lang));
    }
    wanted
}

/// Draws the slides and writes the files.
struct Exporter<'a> {
    exhibition: &'a Exhibition,
    theme: &'a Theme,
    folder: &'a Folder,
    album: Album,
    camera: Camera,
    size: [u32; 2],
    large_text: bool,
}

impl Exporter<'_> {
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

    /// A PDF for each language.
    fn pdfs(&mut self, wanted: &[Wanted<'_>], order: &Order, notes: bool) -> io::Result<Vec<PathBuf>> {
        let mut pdfs: Vec<(&Lang, Vec<SlidePages>)> = Vec::new();
        for one in wanted {
            let slide = self.slide_pages(one, notes)?;
            match pdfs.iter_mut().find(|(lang, _)| *lang == one.lang) {
                Some((_, slides)) => slides.push(slide),
                None => pdfs.push((one.lang, vec![slide])),
            }
        }
        let scenes = pdfs.iter().flat_map(|(_, slides)| slides.iter().map(|slide| &slide.scene));
        let pictures = EmbeddedPictures::of(scenes, self.folder)?;
        let mut written = Vec::new();
        for (lang, slides) in &pdfs {
            let path = order.out.join(format!("{}.pdf", lang.0));
            files::write_whole(&path, &pdf::write(self.exhibition, lang, slides, &pictures)?)?;
            written.push(path);
        }
        Ok(written)
    }

    fn slide_pages(&mut self, one: &Wanted<'_>, notes: bool) -> io::Result<SlidePages> {
        let scene = self.scene(one);
        let stage = self.stage().with_text_scale(if self.large_text { 1.5 } else { 1.0 });
        let notes = notes
            .then(|| scene::notes(self.exhibition, one.index, one.lang, self.theme, stage, self.camera.measure()))
            .flatten();
        let page = match notes {
            Some(page) => {
                let slide = pdf::small(&self.camera.picture(&scene, &mut self.album))?;
                Some(NotesPage { scene: page, slide })
            }
            None => None,
        };
        Ok(SlidePages { index: one.index, scene, notes: page })
    }

    fn draw(&mut self, one: &Wanted<'_>) -> ColorImage {
        let scene = self.scene(one);
        self.camera.picture(&scene, &mut self.album)
    }

    /// The stage that slides are laid out on.
    fn stage(&self) -> Stage {
        let [width, height] = self.size.map(|side| side as f32);
        Stage::new(width, height)
    }

    fn scene(&mut self, one: &Wanted<'_>) -> Scene {
        let [width, height] = self.size;
        self.album.show_only(one.slide.kind.frames(height > width).into_iter().map(|frame| frame.file));
        let language = self.exhibition.languages.iter().position(|known| known == one.lang).unwrap_or_default();
        let mut layouts = Layouts::new();
        let scene = layouts.scene(&Inputs {
            exhibition: self.exhibition,
            state: &settled(one.index, language, self.large_text),
            theme: self.theme,
            stage: self.stage(),
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

fn file_name(out: &Path, lang: &Lang, index: usize, id: &str) -> PathBuf {
    out.join(&lang.0).join(format!("{:02}-{id}.png", index + 1))
}
