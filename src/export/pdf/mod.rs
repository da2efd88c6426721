//! An exhibition as a PDF: one for each language, one page for each slide, drawn from the same scenes.
//!
//! Texts are texts in the bundled fonts, of which only the used glyphs are embedded; fills, lines and arcs are paths;
//! scrims, glows and shadows are gradients with soft masks; pictures are JPEGs. No page is rasterised; only the small
//! slide on a page of notes is a picture.

mod groups;
mod order;
mod outline;
mod page;
mod path;
mod picture;
mod shade;
mod tags;
mod text;

use std::{
    io,
    num::{NonZeroU16, NonZeroU32},
};

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    error::KrillaError,
    image::Image,
    metadata::{Metadata, PageLayout},
    page::{NumberingStyle, PageLabel, PageSettings},
    tagging::{Node, Tag, TagGroup, TagTree},
};

use self::{page::Painter, text::Fonts};
use crate::{
    content::{Exhibition, Lang},
    scene::{Scene, notes_word},
    theme::Typefaces,
    units::Size,
};

pub(super) use picture::{EmbeddedPictures, small};

/// The short side of a page, in PDF points: 7½ inches, as slides usually have. A 16:9 page is 13⅓ inches wide.
const SHORT_SIDE: f32 = 540.0;

/// One slide's pages.
pub(super) struct SlidePages {
    /// Place of the slide in the running order, from 0.
    pub index: usize,
    /// The slide.
    pub scene: Scene,
    /// The page for the speaker behind it.
    pub notes: Option<NotesPage>,
}

/// A page with notes for the speaker.
pub(super) struct NotesPage {
    /// The page.
    pub scene: Scene,
    /// The slide, small.
    pub slide: Image,
}

/// PDF points for a point of a stage of this size.
pub(super) fn points_per_point(stage: Size) -> f32 {
    SHORT_SIDE / stage.short()
}

/// Writes `slides`, laid out in `lang`, as one PDF.
///
/// It follows PDF/UA-1, the standard for accessible documents. Where that is not possible, because a character is in
/// none of the fonts, it is a tagged PDF that does not claim to follow the standard.
///
/// # Errors
/// When the PDF library cannot write it.
pub(super) fn write(
    (exhibition, typefaces): (&Exhibition, &Typefaces),
    lang: &Lang,
    slides: &[SlidePages],
    pictures: &EmbeddedPictures,
) -> io::Result<Vec<u8>> {
    let pdf = Pdf { exhibition, typefaces, lang, slides, pictures };
    match pdf.written(true) {
        Err(KrillaError::Validation(_)) => pdf.written(false),
        written => written,
    }
    .map(without_suspects)
    .map_err(|error| io::Error::other(error.to_string()))
}

struct Pdf<'a> {
    exhibition: &'a Exhibition,
    typefaces: &'a Typefaces,
    lang: &'a Lang,
    slides: &'a [SlidePages],
    pictures: &'a EmbeddedPictures,
}

/// Blanks out that no tags are suspected to be wrong, which is so by default: widespread readers complain about this entry.
///
/// What takes its place is as long, so that everything in the file stays where its index says.
fn without_suspects(mut bytes: Vec<u8>) -> Vec<u8> {
    const ENTRY: &[u8] = b"/Suspects false";
    let catalog = bytes.windows(ENTRY.len()).rposition(|window| window == ENTRY);
    if let Some(entry) = catalog.and_then(|at| bytes.get_mut(at..at + ENTRY.len())) {
        entry.fill(b' ');
    }
    bytes
}

impl Pdf<'_> {
    fn written(&self, accessible: bool) -> Result<Vec<u8>, KrillaError> {
        let validated = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let mut settings = SerializeSettings::default();
        if let (true, Ok(validated)) = (accessible, validated) {
            settings.configuration = validated;
        }
        let mut document = Document::new_with(settings);
        let mut sections = Vec::new();
        let mut places = Vec::new();
        let mut fonts = Fonts::new(self.typefaces);
        for slide in self.slides {
            let at = sections.len();
            places.push((slide.index, at));
            let label = PageLabel::new(Some(NumberingStyle::Arabic), None, number(slide.index));
            // The headings of a chapter's first slide and of the document's first are one level above the others, so
            // that no level is skipped.
            let is_first = at == 0 || self.is_cover(slide.index);
            let level = if is_first { NonZeroU16::MIN } else { tags::UNDER };
            let painter = Painter { pictures: self.pictures, slide: None, at, level };
            sections.push((slide.index, painter.page(&mut document, &slide.scene, label, &mut fonts)));
            if let Some(notes) = &slide.notes {
                let word = format!("{} {}", slide.index + 1, notes_word(self.lang));
                let painter =
                    Painter { pictures: self.pictures, slide: Some(&notes.slide), at: at + 1, level: tags::UNDER };
                let label = PageLabel::new(None, Some(word), None);
                sections.push((slide.index, painter.page(&mut document, &notes.scene, label, &mut fonts)));
            }
        }
        document.set_outline(outline::outline(self.exhibition, self.lang, &places));
        document.set_tag_tree(self.tag_tree(sections));
        document.set_metadata(self.metadata());
        document.finish()
    }

    fn is_cover(&self, index: usize) -> bool {
        self.exhibition
            .slide(index)
            .is_some_and(|(chapter, slide)| chapter.slides.first().is_some_and(|first| first.id == slide.id))
    }

    /// A part for each chapter, a section for each page.
    fn tag_tree(&self, sections: Vec<(usize, Vec<Node>)>) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(self.lang.0.clone()));
        let mut open: Option<(&str, TagGroup)> = None;
        for (index, nodes) in sections {
            let chapter = self.exhibition.slide(index).map_or("", |(chapter, _)| chapter.id.as_str());
            let section = TagGroup::with_children(Tag::Section, nodes);
            match &mut open {
                Some((known, part)) if *known == chapter => part.push(section),
                _ => {
                    let part = TagGroup::with_children(Tag::Part, vec![section.into()]);
                    if let Some((_, before)) = open.replace((chapter, part)) {
                        tree.push(before);
                    }
                }
            }
        }
        if let Some((_, part)) = open {
            tree.push(part);
        }
        tree
    }

    /// There are no dates in it, so that the same exhibition makes the same bytes.
    fn metadata(&self) -> Metadata {
        let program = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
        Metadata::new()
            .title(self.exhibition.title.one_line(self.lang))
            .language(self.lang.0.clone())
            .creator(program.to_owned())
            .producer(program.to_owned())
            .page_layout(PageLayout::SinglePage)
    }
}

/// The number of the slide at `index`, counted from 1.
fn number(index: usize) -> Option<NonZeroU32> {
    u32::try_from(index + 1).ok().and_then(NonZeroU32::new)
}

/// The settings of a page for `scene`, and the PDF points for each of its points.
fn settings(scene: &Scene, label: PageLabel) -> Option<(PageSettings, f32)> {
    let scale = points_per_point(scene.stage.size);
    let size = krilla::geom::Size::from_wh(scene.stage.size.w * scale, scene.stage.size.h * scale)?;
    Some((PageSettings::new(size).with_page_label(label), scale))
}
