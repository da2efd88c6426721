//! Pictures that are drawn and not made of pixels: SVG. They are as sharp as they are asked for.
//!
//! Nothing is read but the file itself: no other file, no address, no font, no picture that is packed into it.

mod before;
mod weight;

use std::{io::Read, path::Path};

use image::RgbaImage;
use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
    usvg::{self, ImageHrefResolver, Options, Tree, roxmltree},
};

use super::{
    DrawingProblem, Part, Picture, PictureProblem, SIDE_MAX, Target,
    finished::{finished, finished_clear, laid_on_white},
    source,
};

/// Whether these first bytes are those of an SVG: text with an `<svg` element near its beginning.
pub(super) fn is_drawing(head: &[u8]) -> bool {
    let head = &head[..head.len().min(HEAD_BYTES)];
    let begins = head.strip_prefix(MARK).unwrap_or(head).trim_ascii_start().starts_with(b"<");
    begins && head.windows(4).any(|part| part == b"<svg")
}

/// The mark that some editors put before a text.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes in which the element stands: programs put long comments, and lists of names, before it.
const HEAD_BYTES: usize = 4096;

/// A longer one has more in it than is drawn in time.
const BYTES_MAX: usize = 16 * 1024 * 1024;
/// So many elements and pieces of text are read at most.
const NODES_MAX: u32 = 1_000_000;

/// The longer side of a drawing, in pixels that it does not have: finer than any screen, also for who looks closely.
const SIDE: f32 = 2.0 * SIDE_MAX as f32;

/// The size of the drawing in pixels: of its shape, and as large as such pictures are ever drawn.
pub(super) fn size(bytes: &[u8]) -> Result<[u32; 2], PictureProblem> {
    let text = text(bytes)?;
    Ok(full(&tree(&document(text)?)?))
}

/// The picture of the part, large enough to cover the target.
pub(super) fn draw(bytes: &[u8], target: Target, part: Part) -> Result<Picture, PictureProblem> {
    let text = text(bytes)?;
    let tree = tree(&document(text)?)?;
    let full = full(&tree);
    let [_, _, width, height] = part.pixels(full);
    let pixels = drawn(&tree, part, target.cover([width, height]))?;
    if part.keeps_clear() {
        let seen = drawn(&tree, part, SEEN.cover([width, height]))?;
        return Ok(finished_clear(pixels, &seen, [width, height]));
    }
    Ok(finished(&laid_on_white(&pixels), [width, height]))
}

/// The size at which a drawing is looked at to know what it shows.
const SEEN: Target = Target { width: 256, height: 256 };

/// The part in this many pixels, premultiplied.
fn drawn(tree: &Tree, part: Part, wanted: [u32; 2]) -> Result<RgbaImage, PictureProblem> {
    let full = full(tree);
    let [left, top, width, height] = part.pixels(full);
    let place = Transform::from_scale(full[0] as f32 / tree.size().width(), full[1] as f32 / tree.size().height())
        .post_translate(-(left as f32), -(top as f32))
        .post_scale(wanted[0] as f32 / width as f32, wanted[1] as f32 / height as f32);
    if weight::is_slow(tree, place, wanted) {
        return Err(DrawingProblem::TooMuch.into());
    }
    let mut pixmap = Pixmap::new(wanted[0], wanted[1]).ok_or(PictureProblem::TooManyPixels)?;
    render(tree, place, &mut pixmap.as_mut());
    RgbaImage::from_raw(wanted[0], wanted[1], pixmap.take()).ok_or(PictureProblem::DecoderFailed)
}

/// What stands in an SVG and is not drawn, with the line of its text in which it does so first, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undrawn {
    /// Words that are set in a font.
    pub words: Option<u32>,
    /// Pictures made of pixels, in the file or elsewhere.
    pub pictures: Option<u32>,
}

/// What is not drawn of the picture at `path`: nothing of one that is no SVG, or cannot be read.
#[must_use]
pub fn undrawn(path: &Path) -> Undrawn {
    let mut head = [0; HEAD_BYTES];
    let begins = source::open(path).ok().and_then(|mut file| file.read(&mut head).ok()).unwrap_or_default();
    if !is_drawing(&head[..begins]) {
        return Undrawn::default();
    }
    let of = |bytes: Vec<u8>| {
        let text = text(&bytes).ok()?;
        let document = document(text).ok()?;
        let line = |name: &str| {
            let node = document.descendants().find(|node| node.tag_name().name() == name && weight::is_seen(*node))?;
            Some(document.text_pos_at(node.range().start).row)
        };
        Some(Undrawn { words: line("text"), pictures: line("image") })
    };
    source::read(path).ok().and_then(of).unwrap_or_default()
}

fn text(bytes: &[u8]) -> Result<&str, PictureProblem> {
    if bytes.len() > BYTES_MAX {
        return Err(DrawingProblem::TooMuch.into());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DrawingProblem::Letters)?;
    Ok(text.trim_start_matches('\u{feff}'))
}

/// What stands in the text. Entities that stand for each other in a circle are refused by the reader.
fn document(text: &str) -> Result<roxmltree::Document<'_>, PictureProblem> {
    if before::is_endless(text) {
        return Err(DrawingProblem::TooMuch.into());
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: NODES_MAX, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(problem)?;
    if weight::is_heavy(&document) { Err(DrawingProblem::TooMuch.into()) } else { Ok(document) }
}

/// What the reader of the text says, which is also asked for what is referred to again and again.
fn problem(error: roxmltree::Error) -> PictureProblem {
    match error {
        roxmltree::Error::NodesLimitReached => DrawingProblem::TooMuch.into(),
        roxmltree::Error::UnclosedRootNode | roxmltree::Error::UnexpectedEndOfStream => PictureProblem::Truncated,
        error => {
            let at = error.pos();
            // Its place is told by itself.
            let why = error.to_string().replace(&format!(" at {at}"), "");
            DrawingProblem::Broken { line: at.row, column: at.col, why }.into()
        }
    }
}

/// What is drawn.
fn tree(document: &roxmltree::Document<'_>) -> Result<Tree, PictureProblem> {
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(document, &options).map_err(|error: usvg::Error| match error {
        usvg::Error::InvalidSize => DrawingProblem::NoSize.into(),
        usvg::Error::ParsingFailed(error) => problem(error),
        usvg::Error::ElementsLimitReached => DrawingProblem::TooMuch.into(),
        error => DrawingProblem::Broken { line: 1, column: 1, why: error.to_string() }.into(),
    })?;
    if tree.root().has_children() { Ok(tree) } else { Err(DrawingProblem::Nothing.into()) }
}

fn full(tree: &Tree) -> [u32; 2] {
    let (width, height) = (tree.size().width(), tree.size().height());
    [width, height].map(|side| ((side * SIDE / width.max(height)).round() as u32).max(1))
}
