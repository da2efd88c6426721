//! Draws a scene on a page.

use std::num::NonZeroU16;

use krilla::{
    Document,
    geom::{Size, Transform},
    image::Image,
    page::PageLabel,
    paint::{FillRule, LineCap, LineJoin, Stroke},
    surface::Surface,
    tagging::Node,
};

use super::{
    EmbeddedPictures,
    groups::grouped,
    order::{Kind, Passage, passages},
    path, settings,
    shade::{self, alpha, fill, portion, solid},
    tags::{heading_first, tagged},
    text::Fonts,
};
use crate::{
    scene::{Item, Line, Part, Scene, Shape},
    theme::TextStyle,
    units::{Rect, Rgba, rect},
};

/// What a page is painted with.
pub(super) struct Painter<'a> {
    /// The pictures of the PDF.
    pub pictures: &'a EmbeddedPictures,
    /// The small slide of a page of notes.
    pub slide: Option<&'a Image>,
    /// The page's place in the PDF, from 0.
    pub at: usize,
    /// The level of the page's heading.
    pub level: NonZeroU16,
}

impl Painter<'_> {
    /// Adds `scene` as the next page and returns what is read on it, in order.
    pub(super) fn page(
        &self,
        document: &mut Document,
        scene: &Scene,
        label: PageLabel,
        fonts: &mut Fonts<'_>,
    ) -> Vec<Node> {
        let Some((settings, scale)) = settings(scene, label) else { return Vec::new() };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(scale, scale));
        let ground = |surface: &mut Surface<'_>, _| paint_fill(surface, scene.stage.rect(), scene.ground, 0.0);
        tagged(&mut surface, &Kind::Decoration, &[None], self.level, |_| None, ground);
        let mut read = Vec::new();
        for passage in passages(scene) {
            let pieces = pieces(scene, &passage);
            let bbox = |area: Rect| {
                let area = shade::scaled(area, scale);
                krilla::geom::Rect::from_ltrb(area.min.x, area.min.y, area.max.x, area.max.y)
                    .map(|area| (self.at, area))
            };
            let draw = |surface: &mut Surface<'_>, piece| {
                let only = (pieces.len() > 1).then_some(piece);
                self.passage(surface, scene, &passage, only, fonts);
            };
            let node = tagged(&mut surface, &passage.kind, &pieces, self.level, bbox, draw);
            read.extend(node.map(|node| (passage.kind.clone(), node)));
        }
        surface.pop();
        surface.finish();
        page.finish();
        heading_first(grouped(read))
    }

    /// Draws a passage, or only the line `only` of it.
    fn passage(
        &self,
        surface: &mut Surface<'_>,
        scene: &Scene,
        passage: &Passage,
        only: Option<usize>,
        fonts: &mut Fonts<'_>,
    ) {
        for (place, index) in passage.items.iter().enumerate() {
            let item = &scene.items[*index];
            match &item.shape {
                Shape::Text { lines, style, color } => {
                    let next = passage.items.get(place + 1).and_then(|next| scene.items.get(*next));
                    let ink = color.faded(item.opacity);
                    let outlined = passage.kind == Kind::Decoration;
                    let wanted = |number: usize| only.is_none_or(|only| only == number);
                    for (number, line) in lines.iter().enumerate().filter(|(number, _)| wanted(*number)) {
                        let space = match lines.get(number + 1) {
                            Some(next) => !is_vertical(lines) && part_words(&line.text, &next.text),
                            None => next.is_some_and(|next| stands_off(line, *style, next)),
                        };
                        fonts.draw(surface, line, *style, fill(ink), (space, outlined));
                    }
                }
                _ => self.shape(surface, item),
            }
        }
    }

    fn shape(&self, surface: &mut Surface<'_>, item: &Item) {
        let area = item.rect;
        match &item.shape {
            Shape::Empty | Shape::Text { .. } => {}
            Shape::Fill { color, radius } => paint_fill(surface, area, color.faded(item.opacity), *radius),
            Shape::Frame { color, width, radius } => {
                if item.part == Part::NotesSlide
                    && let Some(slide) = self.slide
                {
                    paint_image(surface, slide, area, area, 0.0);
                }
                let middle = path::rounded(area.shrunk(width / 2.0), radius - width / 2.0);
                paint_stroke(surface, middle, *width, color.faded(item.opacity), false);
            }
            Shape::Shadow { color, blur, .. } => shade::shadow(surface, area, color.faded(item.opacity), *blur),
            Shape::Glow { color, reach } => shade::glow(surface, area, color.faded(item.opacity), *reach),
            Shape::Shade { stops, across } => {
                let stops: Vec<(f32, Rgba)> = stops.iter().map(|(at, c)| (*at, c.faded(item.opacity))).collect();
                shade::shade(surface, area, &stops, *across);
            }
            Shape::Picture { file, crop, radius } => {
                let Some(picture) = self.pictures.get(file) else { return };
                let (x, y) = (area.w() / crop.w(), area.h() / crop.h());
                let left = area.min.x + (picture.part.min.x - crop.min.x) * x;
                let top = area.min.y + (picture.part.min.y - crop.min.y) * y;
                let whole = rect(left, top, picture.part.w() * x, picture.part.h() * y);
                surface.push_opacity(portion(item.opacity));
                paint_image(surface, &picture.image, whole, area, *radius);
                surface.pop();
            }
            Shape::Ring { share, width, color } => {
                let arc = path::arc(area.center(), (area.size().short() - width) / 2.0, *share);
                paint_stroke(surface, arc, *width, color.faded(item.opacity), false);
            }
            Shape::Qr { side, blocks, color } => {
                if let Some(path) = path::qr(area, *side, blocks) {
                    surface.set_stroke(None);
                    surface.set_fill(Some(fill(color.faded(item.opacity))));
                    surface.draw_path(&path);
                }
            }
            Shape::Path { points, closed, width, color, fill: inside } => {
                if inside.a > 0
                    && let Some(path) = path::line(points, true)
                {
                    surface.set_stroke(None);
                    surface.set_fill(Some(fill(inside.faded(item.opacity))));
                    surface.draw_path(&path);
                }
                if *width > 0.0 {
                    paint_stroke(surface, path::line(points, *closed), *width, color.faded(item.opacity), !closed);
                }
            }
        }
    }
}

/// The pieces that a passage is drawn in: one, or, in vertical text, one for each glyph. The first of those has all the
/// words for the screen reader, which would read each glyph as a line of its own.
fn pieces(scene: &Scene, passage: &Passage) -> Vec<Option<String>> {
    let [only] = passage.items[..] else { return vec![None] };
    match &scene.items[only].shape {
        Shape::Text { lines, .. } if is_vertical(lines) && passage.kind != Kind::Decoration => {
            let all: String = lines.iter().map(|line| line.text.as_str()).collect();
            let others = lines[1..].iter().map(|_| String::new());
            std::iter::once(all).chain(others).map(Some).collect()
        }
        _ => vec![None],
    }
}

fn is_vertical(lines: &[Line]) -> bool {
    lines.len() > 1 && lines.iter().all(|line| line.text.chars().count() == 1)
}

/// Whether a line's last word and the next line's first need a space between them: Chinese words do not.
fn part_words(line: &str, next: &str) -> bool {
    let is_wide = |c: char| c >= '\u{2e80}';
    let ends = line.chars().next_back().zip(next.chars().next());
    ends.is_some_and(|(last, first)| !is_wide(last) && !is_wide(first))
}

/// Whether there is a space between a line and the text beside it.
fn stands_off(line: &Line, style: TextStyle, next: &Item) -> bool {
    next.rect.min.x - (line.x + line.width) > 0.08 * style.size
}

fn paint_fill(surface: &mut Surface<'_>, area: Rect, color: Rgba, radius: f32) {
    if let Some(path) = path::rounded(area, radius) {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(color)));
        surface.draw_path(&path);
    }
}

fn paint_stroke(surface: &mut Surface<'_>, path: Option<krilla::geom::Path>, width: f32, color: Rgba, round: bool) {
    let Some(path) = path else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: solid(color).into(),
        opacity: alpha(color),
        width,
        line_cap: if round { LineCap::Round } else { LineCap::Butt },
        line_join: if round { LineJoin::Round } else { LineJoin::Miter },
        ..Stroke::default()
    }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

/// `image` over `whole`, as much of it as lies in `area`.
fn paint_image(surface: &mut Surface<'_>, image: &Image, whole: Rect, area: Rect, radius: f32) {
    let (Some(clip), Some(size)) = (path::rounded(area, radius), Size::from_wh(whole.w(), whole.h())) else { return };
    surface.push_clip_path(&clip, &FillRule::NonZero);
    surface.push_transform(&Transform::from_translate(whole.min.x, whole.min.y));
    surface.draw_image(image.clone(), size);
    surface.pop();
    surface.pop();
}
