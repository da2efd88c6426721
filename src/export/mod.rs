//! Exports slides as pictures or as a PDF, without a display, from the same scenes as in the window.

mod draw;
mod pdf;
mod sheet;

use std::{
    io,
    path::{Path, PathBuf},
};

use draw::{Task, draw_all};
use pdf::{EmbeddedPictures, NotesPage, SlidePages};
use sheet::Sheet;

use crate::{
    content::{Exhibition, Lang, Slide},
    files,
    media::{Folder, PictureError},
    scene::{self, label},
    theme::{Theme, Typefaces},
    units::Stage,
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
    /// A PDF for each language, with a page for each slide, or for each page of its text: `<out>/<language>.pdf`. The short side of a page is 7.5
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

/// Draws and writes what `order` asks for, on all cores.
///
/// # Errors
/// When a file cannot be written.
pub fn export(
    exhibition: &Exhibition,
    (theme, typefaces): (&Theme, &Typefaces),
    folder: &Folder,
    order: &Order,
) -> io::Result<Exported> {
    let is_sheet = order.form == Form::Sheet;
    let size = if is_sheet { order.size.map(|side| (side / SHEET_SHARE).max(1)) } else { order.size };
    let task = Task { exhibition, theme, typefaces, folder, size, large_text: order.large_text };
    let wanted = wanted(exhibition, order);
    match order.form {
        Form::Pictures => pictures(task, &wanted, order),
        Form::Sheet => sheet(task, &wanted, order),
        Form::Pdf { notes } => pdfs(task, &wanted, order, notes),
    }
}

/// The size that was asked for is divided by this for a slide on a contact sheet.
const SHEET_SHARE: u32 = 4;

/// One picture: a slide in a language, with a page of its text.
struct Wanted<'a> {
    index: usize,
    slide: &'a Slide,
    lang: &'a Lang,
    page: usize,
}

impl Wanted<'_> {
    /// Whether no page of the slide's text comes after it.
    fn is_last(&self) -> bool {
        self.page + 1 == self.slide.kind.pages()
    }
}

/// All pictures, ordered by slide, so that the languages of a slide share its decoded pictures.
fn wanted<'a>(exhibition: &'a Exhibition, order: &'a Order) -> Vec<Wanted<'a>> {
    let languages = if order.languages.is_empty() { &exhibition.languages } else { &order.languages };
    let is_wanted = |slide: &Slide| order.slide.as_ref().is_none_or(|wanted| *wanted == slide.id);
    let slides = exhibition.slides().enumerate().filter(|(_, (_, slide))| is_wanted(slide));
    // A document has all of a text; a picture has its first page, as the loop does.
    let pages = |slide: &Slide| if matches!(order.form, Form::Pdf { .. }) { slide.kind.pages() } else { 1 };
    let all = slides.flat_map(|(index, (_, slide))| {
        let pages = pages(slide);
        languages.iter().flat_map(move |lang| (0..pages).map(move |page| Wanted { index, slide, lang, page }))
    });
    all.collect()
}

fn pictures(task: Task<'_>, wanted: &[Wanted<'_>], order: &Order) -> io::Result<Exported> {
    let paths = wanted.iter().map(|one| file_name(&order.out, one.lang, one.index, &one.slide.id));
    let files: Vec<PathBuf> = paths.collect();
    let broken = draw_all(
        task,
        wanted,
        |artist, place| files::write_png(&files[place], &artist.draw(&wanted[place])),
        |_, ()| (),
    )?;
    Ok(Exported { files, broken })
}

fn sheet(task: Task<'_>, wanted: &[Wanted<'_>], order: &Order) -> io::Result<Exported> {
    let mut sheet = Sheet::new(wanted.len(), task.size, task.theme.palette.dim);
    let [width, height] = sheet.label_size().map(|side| side as f32);
    let cells = cells(wanted, task.exhibition, order);
    let broken = draw_all(
        task,
        wanted,
        |artist, place| {
            let one = &wanted[place];
            let text = format!("{:02} {} · {}", one.index + 1, one.slide.id, one.lang.0);
            let label = label(&text, one.lang, task.theme, Stage::new(width, height), artist.measure());
            Ok((artist.draw(one), artist.picture(&label)))
        },
        |place, (slide, label)| sheet.put(cells[place], &slide, &label),
    )?;
    let path = order.out.join("sheet.png");
    files::write_png(&path, &sheet.finish())?;
    Ok(Exported { files: vec![path], broken })
}

/// The place of each picture on a sheet: first all slides in one language, then all in the next.
fn cells(wanted: &[Wanted<'_>], exhibition: &Exhibition, order: &Order) -> Vec<usize> {
    let languages = if order.languages.is_empty() { &exhibition.languages } else { &order.languages };
    let mut in_order: Vec<usize> = (0..wanted.len()).collect();
    in_order.sort_by_key(|place| languages.iter().position(|lang| lang == wanted[*place].lang));
    let mut cells = vec![0; wanted.len()];
    for (cell, place) in in_order.into_iter().enumerate() {
        cells[place] = cell;
    }
    cells
}

/// A PDF for each language.
fn pdfs(task: Task<'_>, wanted: &[Wanted<'_>], order: &Order, notes: bool) -> io::Result<Exported> {
    let mut pages: Vec<Option<SlidePages>> = std::iter::repeat_with(|| None).take(wanted.len()).collect();
    let broken = draw_all(
        task,
        wanted,
        |artist, place| {
            let one = &wanted[place];
            let mut scene = artist.scene(one);
            scene::tell_spots(&mut scene, &one.slide.kind, one.lang);
            let stage = task.stage().with_text_scale(if task.large_text { 1.5 } else { 1.0 });
            let notes = (notes && one.is_last())
                .then(|| scene::notes(task.exhibition, one.index, one.lang, task.theme, stage, artist.measure()))
                .flatten();
            let notes = match notes {
                Some(page) => Some(NotesPage { scene: page, slide: pdf::small(&artist.picture(&scene))? }),
                None => None,
            };
            Ok(SlidePages { index: one.index, scene, notes })
        },
        |place, slide| pages[place] = Some(slide),
    )?;
    let mut by_language: Vec<(&Lang, Vec<SlidePages>)> = Vec::new();
    for (one, slide) in wanted.iter().zip(pages.into_iter().flatten()) {
        match by_language.iter_mut().find(|(lang, _)| *lang == one.lang) {
            Some((_, slides)) => slides.push(slide),
            None => by_language.push((one.lang, vec![slide])),
        }
    }
    let scenes = by_language.iter().flat_map(|(_, slides)| slides.iter().map(|slide| &slide.scene));
    let pictures = EmbeddedPictures::of(scenes, task.folder)?;
    let mut files = Vec::new();
    for (lang, slides) in &by_language {
        let path = order.out.join(format!("{}.pdf", lang.0));
        files::write_whole(&path, &pdf::write((task.exhibition, task.typefaces), lang, slides, &pictures)?)?;
        files.push(path);
    }
    Ok(Exported { files, broken })
}

fn file_name(out: &Path, lang: &Lang, index: usize, id: &str) -> PathBuf {
    out.join(&lang.0).join(format!("{:02}-{id}.png", index + 1))
}
