//! Presentations as Office, Impress, Keynote and WPS save them (Office Open XML).

use super::{
    Item, Left, Picture, Sheet, Source, Talk,
    inline::Paragraph,
    is_picture,
    package::{Package, Relation},
    xml::Element,
};
use crate::{diag::Words, words};

/// The part that names all slides.
const PRESENTATION: &str = "ppt/presentation.xml";
/// No more slides are read; an exhibition has no more either.
const SLIDES_MAX: usize = 10_000;

/// Reads a presentation.
///
/// # Errors
/// When the bytes are none.
pub fn pptx(bytes: &[u8]) -> Result<Talk, Words> {
    let none = || words!("this is no presentation: it has no list of slides");
    let mut package = Package::open(bytes).ok_or_else(none)?;
    let presentation = package.xml(PRESENTATION).ok_or_else(none)?;
    let relations = package.relations(PRESENTATION);
    let ids = presentation.at(&["sldIdLst"]).into_iter().flat_map(|list| list.all("sldId"));
    let paths: Vec<String> = ids
        .filter_map(|id| {
            let id = id.attribute("r:id")?;
            Some(relations.iter().find(|relation| relation.id == id)?.target.clone())
        })
        .take(SLIDES_MAX)
        .collect();
    let mut talk = Talk::default();
    let mut hidden = 0;
    for path in paths {
        let number = talk.sheets.len() + hidden + 1;
        let Some(slide) = package.xml(&path) else {
            talk.sheets.push(Sheet::default());
            talk.leave(words!("the whole slide, which is damaged"));
            continue;
        };
        if slide.attribute("show") == Some("0") {
            talk.left.push(Left {
                slide: number,
                what: words!("a hidden slide; show it there and import it again to have it"),
            });
            hidden += 1;
            continue;
        }
        let relations = package.relations(&path);
        let mut reader = Reader { package: &mut package, relations, sheet: Sheet::default(), left: Vec::new() };
        reader.shapes(slide.at(&["cSld", "spTree"]).unwrap_or(&slide));
        reader.notes();
        let Reader { sheet, left, .. } = reader;
        talk.sheets.push(sheet);
        talk.left.extend(left.into_iter().map(|what| Left { slide: number, what }));
    }
    talk.title =
        talk.sheets.iter().map(|sheet| sheet.title.clone()).find(|title| !title.is_empty()).unwrap_or_default();
    Ok(talk)
}

struct Reader<'p, 'b> {
    package: &'p mut Package<'b>,
    relations: Vec<Relation>,
    sheet: Sheet,
    left: Vec<Words>,
}

/// What is told of something that cannot be taken over.
type Told = fn() -> Words;

/// Names of frames that hold something else than a table: diagrams, drawings of several parts, embedded files.
const FRAMES: [(&str, Told); 3] = [
    ("chart", || words!("a chart; its numbers can become a `Chart`")),
    ("relIds", || words!("a drawing made of parts (SmartArt)")),
    ("oleObj", || words!("an embedded file")),
];

impl Reader<'_, '_> {
    fn shapes(&mut self, of: &Element) {
        for shape in &of.children {
            match shape.name.as_str() {
                "sp" => self.words(shape),
                "grpSp" => self.shapes(shape),
                "pic" => self.picture(shape),
                "graphicFrame" => self.frame(shape),
                // What newer programs draw otherwise than older ones.
                "AlternateContent" => {
                    if let Some(way) = shape.at(&["Choice"]).or_else(|| shape.at(&["Fallback"])) {
                        self.shapes(way);
                    }
                }
                _ => {}
            }
        }
    }

    /// A shape with words.
    fn words(&mut self, shape: &Element) {
        let placeholder = shape.at(&["nvSpPr", "nvPr", "ph"]);
        let kind = placeholder.map(|placeholder| placeholder.attribute("type").unwrap_or("body"));
        // Numbers, dates and lines at the foot are made anew.
        if matches!(kind, Some("sldNum" | "dt" | "ftr" | "hdr")) {
            return;
        }
        let Some(body) = shape.at(&["txBody"]) else { return };
        let paragraphs: Vec<(usize, bool, String)> =
            body.all("p").map(paragraph).filter(|(.., text)| !text.is_empty()).collect();
        match kind {
            Some("title" | "ctrTitle") if self.sheet.title.is_empty() => {
                self.sheet.title = joined(paragraphs, " ");
                self.sheet.begins_chapter = kind == Some("ctrTitle");
            }
            Some("subTitle") => self.sheet.texts.extend(paragraphs.into_iter().map(|(.., text)| text)),
            Some(_) if paragraphs.len() > 1 => {
                for (depth, numbered, text) in paragraphs {
                    self.sheet.numbered |= numbered && depth == 0;
                    match self.sheet.items.last_mut().filter(|_| depth > 0) {
                        Some(item) => item.under.push(text),
                        None => self.sheet.items.push(Item { text, under: Vec::new() }),
                    }
                }
            }
            _ if !paragraphs.is_empty() => self.sheet.texts.push(joined(paragraphs, "\n")),
            _ => {}
        }
    }

    fn picture(&mut self, shape: &Element) {
        let name = |element: &Element| element.attribute("descr").unwrap_or_default().trim().to_owned();
        let alt = shape.at(&["nvPicPr", "cNvPr"]).map(name).unwrap_or_default();
        let is_film = shape.within().iter().any(|element| matches!(element.name.as_str(), "videoFile" | "media"));
        let id = shape
            .at(&["blipFill", "blip"])
            .and_then(|blip| blip.attribute("r:embed").or_else(|| blip.attribute("r:link")));
        let Some(relation) = id.and_then(|id| self.relations.iter().find(|relation| relation.id == id)).cloned() else {
            return;
        };
        let file = relation.target.rsplit('/').next().unwrap_or_default().to_owned();
        if is_film {
            self.left.push(words!("a film; its first picture is taken"));
        }
        if relation.is_outside {
            self.left.push(words!("a picture outside of the file, {file}", file));
        } else if !is_picture(&file) {
            self.left.push(words!("{name}, which is no picture that can be shown", name = &file));
        } else if let Some(bytes) = self.package.bytes(&relation.target) {
            self.sheet.pictures.push(Picture { name: file, source: Source::Within(bytes), alt });
        } else {
            self.left.push(words!("the picture {file}, which is damaged", file));
        }
    }

    fn frame(&mut self, frame: &Element) {
        let within = frame.within();
        if let Some(table) = within.iter().find(|element| element.name == "tbl") {
            let mut rows = Vec::new();
            for row in table.all("tr") {
                let cell = |cell: &Element| {
                    let paragraphs = cell.at(&["txBody"]).into_iter().flat_map(|body| body.all("p"));
                    paragraphs.map(|p| paragraph(p).2).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
                };
                rows.push(row.all("tc").map(cell).collect());
            }
            self.sheet.tables.push(rows);
            return;
        }
        let known = FRAMES.iter().find(|(name, _)| within.iter().any(|element| element.name == *name));
        self.left.push(
            known.map_or_else(|| words!("something that is neither words, picture nor table"), |(_, what)| what()),
        );
    }

    /// What the speaker says.
    fn notes(&mut self) {
        let Some(path) =
            self.relations.iter().find(|relation| relation.kind == "notesSlide").map(|it| it.target.clone())
        else {
            return;
        };
        let Some(page) = self.package.xml(&path) else { return };
        let shapes = page.at(&["cSld", "spTree"]).into_iter().flat_map(|tree| tree.all("sp"));
        let is_body = |shape: &&Element| {
            let placeholder = shape.at(&["nvSpPr", "nvPr", "ph"]);
            placeholder.is_some_and(|placeholder| placeholder.attribute("type") == Some("body"))
        };
        let bodies = shapes.filter(is_body).filter_map(|shape| shape.at(&["txBody"]));
        let texts = bodies.flat_map(|body| body.all("p")).map(|p| paragraph(p).2).filter(|text| !text.is_empty());
        self.sheet.notes = texts.collect::<Vec<_>>().join("\n");
    }
}

/// How deep a paragraph stands in a list, whether it is numbered, and what it says.
fn paragraph(paragraph: &Element) -> (usize, bool, String) {
    let properties = paragraph.at(&["pPr"]);
    let depth = properties.and_then(|properties| properties.attribute("lvl")?.parse().ok()).unwrap_or_default();
    let numbered = properties.is_some_and(|properties| properties.at(&["buAutoNum"]).is_some());
    let mut text = Paragraph::default();
    for run in &paragraph.children {
        match run.name.as_str() {
            "r" | "fld" => text.push(run.at(&["t"]).map_or("", |t| t.text.as_str())),
            "br" => text.line(),
            _ => {}
        }
    }
    (depth, numbered, text.take())
}

fn joined(paragraphs: Vec<(usize, bool, String)>, between: &str) -> String {
    paragraphs.into_iter().map(|(.., text)| text).collect::<Vec<_>>().join(between)
}
