//! Draws the items of a scene as egui shapes.

use egui::{
    Color32, CornerRadius, Mesh, Painter, Shape as EguiShape, Stroke, StrokeKind, TextureId,
    epaint::{self, PathShape, PathStroke, RectShape, Vertex, WHITE_UV},
};

use super::{fail_point, to_color, to_pos2, to_rect, typeset::line_job};
use crate::{
    scene::{Item, Line, Scene, Shape},
    theme::TextStyle,
    units::{Pos, Rect, Rgba, Size},
};

/// The texture of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texture {
    /// egui's id of it.
    pub id: TextureId,
}

/// Gives the textures of pictures.
pub trait Textures {
    /// The texture of the picture with this path, if there is one.
    fn texture(&self, file: &str) -> Option<Texture>;
}

/// Draws the ground and the items of `scene`, but nothing that a picture hides. The scene's origin is the painter's.
pub fn paint(scene: &Scene, painter: &Painter, textures: &dyn Textures) {
    let stage = scene.stage.rect();
    let hides = |item: &Item| {
        let is_whole = item.rect.min.x <= stage.min.x
            && item.rect.min.y <= stage.min.y
            && item.rect.max.x >= stage.max.x
            && item.rect.max.y >= stage.max.y;
        let is_there = |file: &str| textures.texture(file).is_some();
        is_whole
            && item.opacity == 1.0
            && matches!(&item.shape, Shape::Picture { file, radius, .. } if *radius == 0.0 && is_there(file))
    };
    let hidden = scene.items.iter().rposition(hides);
    if hidden.is_none() {
        painter.rect_filled(to_rect(stage), 0.0, to_color(scene.ground, 1.0));
    }
    for item in scene.items.iter().skip(hidden.unwrap_or(0)).filter(|item| item.opacity > 0.001) {
        paint_item(item, painter, textures);
    }
}

/// Draws one item at full opacity; pictures are left out.
pub fn paint_solid(item: &Item, painter: &Painter) {
    struct NoTextures;
    impl Textures for NoTextures {
        fn texture(&self, _: &str) -> Option<Texture> {
            None
        }
    }
    let solid = Item { opacity: 1.0, ..item.clone() };
    paint_item(&solid, painter, &NoTextures);
}

fn paint_item(item: &Item, painter: &Painter, textures: &dyn Textures) {
    let area = to_rect(item.rect);
    match &item.shape {
        Shape::Empty => {}
        Shape::Fill { color, radius } if is_large_disc(area, *radius) => {
            painter.add(EguiShape::mesh(disc(painter, area, to_color(*color, item.opacity), None)));
        }
        Shape::Fill { color, radius } if is_disc(area, *radius) => {
            painter.circle_filled(area.center(), area.width() / 2.0, to_color(*color, item.opacity));
        }
        Shape::Fill { color, radius } => {
            painter.add(plain_rect(area, *radius, to_color(*color, item.opacity)));
        }
        Shape::Frame { color, width, radius } => {
            let stroke = Stroke::new(*width, to_color(*color, item.opacity));
            let shape = RectShape::stroke(area, corner(*radius), stroke, StrokeKind::Inside);
            painter.add(shape.with_round_to_pixels(false));
        }
        Shape::Shadow { color, blur, radius } => {
            let fill = to_color(*color, item.opacity);
            painter.add(RectShape::filled(area, corner(*radius), fill).with_blur_width(*blur));
        }
        Shape::Glow { color, reach } => {
            painter.add(EguiShape::mesh(glow(item.rect, *color, *reach, item.opacity)));
        }
        Shape::Shade { stops, across } => {
            painter.add(EguiShape::mesh(shade(item.rect, stops, *across, item.opacity)));
        }
        Shape::Picture { file, crop, radius } => {
            if let Some(texture) = textures.texture(file) {
                paint_picture(painter, texture, item, *crop, *radius);
            }
        }
        Shape::Text { lines, style, color } => paint_lines(painter, lines, *style, to_color(*color, item.opacity)),
        Shape::Ring { share, width, color } => {
            let stroke = PathStroke::new(*width, to_color(*color, item.opacity));
            painter.add(PathShape::line(arc(item.rect, *share, *width), stroke));
        }
        Shape::Qr { side, blocks, color } => {
            painter.add(EguiShape::mesh(qr(painter, area, (*side, blocks), to_color(*color, item.opacity))));
        }
        Shape::Path { points, closed, width, color, fill } => {
            paint_path(painter, points, *closed, (*width, *color), *fill, item.opacity);
        }
    }
}

/// A rectangle that keeps its fractions of a pixel, so that nothing jitters while it moves slowly.
fn plain_rect(area: egui::Rect, radius: f32, color: Color32) -> RectShape {
    RectShape::filled(area, corner(radius), color).with_round_to_pixels(false)
}

/// egui keeps corner radii in whole points up to 255.
fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

fn paint_picture(painter: &Painter, texture: Texture, item: &Item, crop: Rect, radius: f32) {
    let tint = Color32::WHITE.gamma_multiply(item.opacity);
    let (area, uv) = (to_rect(item.rect), to_rect(crop));
    if is_large_disc(area, radius) {
        painter.add(EguiShape::mesh(disc(painter, area, tint, Some((texture.id, uv)))));
    } else if radius > 0.0 {
        let shape = RectShape::filled(area, corner(radius), tint).with_texture(texture.id, uv);
        painter.add(shape.with_round_to_pixels(false));
    } else {
        painter.image(texture.id, area, uv, tint);
    }
}

/// Whether this is a disc. The corners of egui's rectangles have whole points, so a disc would have short straight sides,
/// whose ends are so close together that a fading one shows a seam between them.
fn is_disc(area: egui::Rect, radius: f32) -> bool {
    (area.width() - area.height()).abs() < 0.01 && radius >= area.width() / 2.0 - 0.01
}

/// Whether this is a disc that egui's rectangles cannot draw, since their corner radius is at most 255 points.
fn is_large_disc(area: egui::Rect, radius: f32) -> bool {
    radius > f32::from(u8::MAX) && radius >= area.width().min(area.height()) / 2.0 - 0.5
}

/// A disc that fills `area`, plain or with a part of a texture; its edge fades over one pixel.
fn disc(painter: &Painter, area: egui::Rect, color: Color32, picture: Option<(TextureId, egui::Rect)>) -> Mesh {
    const CORNERS: u32 = 240;
    let feather = 0.5 / painter.pixels_per_point();
    let (texture, uv) = picture.unwrap_or_else(|| (TextureId::default(), egui::Rect::from_min_max(WHITE_UV, WHITE_UV)));
    let mut mesh = Mesh::with_texture(texture);
    let mut corner = |at: egui::Vec2, color: Color32| {
        let place = |to: egui::Rect| to.center() + at * to.size() / area.size();
        mesh.vertices.push(Vertex { pos: place(area), uv: place(uv), color });
    };
    let radius = area.width().min(area.height()) / 2.0;
    corner(egui::Vec2::ZERO, color);
    for index in 0..CORNERS {
        let out = egui::Vec2::angled(std::f32::consts::TAU * index as f32 / CORNERS as f32);
        corner(out * (radius - feather), color);
        corner(out * (radius + feather), Color32::TRANSPARENT);
    }
    fan(&mut mesh, CORNERS);
    mesh
}

/// A band of quads, one between each two stops.
fn shade(area: Rect, stops: &[(f32, Rgba)], across: bool, opacity: f32) -> Mesh {
    let mut mesh = Mesh::default();
    for (index, (at, color)) in stops.iter().enumerate() {
        let color = to_color(*color, opacity);
        let (from, to) = if across {
            let x = area.min.x + area.w() * at;
            (egui::pos2(x, area.min.y), egui::pos2(x, area.max.y))
        } else {
            let y = area.min.y + area.h() * at;
            (egui::pos2(area.min.x, y), egui::pos2(area.max.x, y))
        };
        mesh.colored_vertex(from, color);
        mesh.colored_vertex(to, color);
        if index > 0 {
            let last = 2 * index as u32;
            mesh.add_triangle(last - 2, last - 1, last);
            mesh.add_triangle(last, last - 1, last + 1);
        }
    }
    mesh
}

/// A grid of quads that is fine where the colour fades: by distance from the rectangle, so that corners are round.
fn glow(area: Rect, color: Rgba, reach: Size, opacity: f32) -> Mesh {
    let (xs, ys) = (runs(area.min.x, area.max.x, reach.w), runs(area.min.y, area.max.y, reach.h));
    let outside = |at: f32, from: f32, to: f32, reach: f32| (from - at).max(at - to).max(0.0) / reach.max(f32::EPSILON);
    let mut mesh = Mesh::default();
    for (row, y) in ys.iter().enumerate() {
        for (column, x) in xs.iter().enumerate() {
            let beside = outside(*x, area.min.x, area.max.x, reach.w);
            let t = beside.hypot(outside(*y, area.min.y, area.max.y, reach.h)).min(1.0);
            mesh.colored_vertex(egui::pos2(*x, *y), to_color(color, opacity * (1.0 - t * t * (3.0 - 2.0 * t))));
            if row > 0 && column > 0 {
                let here = (row * xs.len() + column) as u32;
                let above = here - xs.len() as u32;
                mesh.add_triangle(above - 1, above, here - 1);
                mesh.add_triangle(here - 1, above, here);
            }
        }
    }
    mesh
}

/// Places from before `from` to beyond `to`, close to each other where the colour fades.
fn runs(from: f32, to: f32, reach: f32) -> Vec<f32> {
    // Fewer steps show as bands.
    const STEPS: usize = 20;
    let step = |index: usize| reach * index as f32 / STEPS as f32;
    let before = (0..=STEPS).map(|index| from - reach + step(index));
    before.chain((0..=STEPS).map(|index| to + step(index))).collect()
}

/// Draws each line with its baseline where the scene has it.
fn paint_lines(painter: &Painter, lines: &[Line], style: TextStyle, color: Color32) {
    for line in lines.iter().filter(|line| !line.text.is_empty()) {
        fail_point::drawing(&line.text);
        let galley = painter.layout_job(line_job(&line.text, style, color));
        let baseline = galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y));
        let top = line.baseline - baseline.unwrap_or(style.size);
        painter.galley(egui::pos2(line.x, top), galley, color);
    }
}

/// The dark modules of a QR code, all of the same whole number of pixels, in the middle of `area`.
fn qr(painter: &Painter, area: egui::Rect, (side, blocks): (u8, &[[u8; 4]]), color: Color32) -> Mesh {
    let pixels = painter.pixels_per_point();
    let module = (area.size().min_elem() * pixels / f32::from(side)).floor().max(1.0);
    let half = f32::from(side) * module / 2.0;
    let (left, top) = ((area.center().x * pixels - half).round(), (area.center().y * pixels - half).round());
    let mut mesh = Mesh::default();
    for [x, y, width, height] in blocks.iter().map(|block| block.map(|modules| f32::from(modules) * module)) {
        let min = egui::pos2((left + x) / pixels, (top + y) / pixels);
        mesh.add_colored_rect(egui::Rect::from_min_size(min, egui::vec2(width, height) / pixels), color);
    }
    mesh
}

/// Points on the middle line of an arc.
fn arc(area: Rect, share: f32, width: f32) -> Vec<egui::Pos2> {
    const STEPS_PER_TURN: f32 = 160.0;
    let (center, radius) = (to_pos2(area.center()), (area.size().short() - width) / 2.0);
    let steps = (STEPS_PER_TURN * share).ceil().max(1.0) as usize;
    let at = |step: usize| {
        let angle = std::f32::consts::TAU * (share * step as f32 / steps as f32 - 0.25);
        center + radius * egui::Vec2::angled(angle)
    };
    (0..=steps).map(at).collect()
}

fn paint_path(painter: &Painter, points: &[Pos], closed: bool, (width, color): (f32, Rgba), fill: Rgba, opacity: f32) {
    let points: Vec<egui::Pos2> = points.iter().map(|p| to_pos2(*p)).collect();
    let stroke = if width > 0.0 { PathStroke::new(width, to_color(color, opacity)) } else { PathStroke::NONE };
    let fill = to_color(fill, opacity);
    // Round ends: a path of one stroke width has none of its own.
    if width > 0.0 && !closed {
        for end in points.first().into_iter().chain(points.last()) {
            painter.add(epaint::CircleShape::filled(*end, width / 2.0, to_color(color, opacity)));
        }
    }
    if closed && width <= 0.0 && !is_convex(&points) {
        painter.add(EguiShape::mesh(star(painter, &points, fill)));
    } else {
        painter.add(PathShape { points, closed, fill, stroke });
    }
}

/// egui fills convex outlines alone.
fn is_convex(points: &[egui::Pos2]) -> bool {
    let corner = |index: usize| {
        let at = |ahead: usize| points[(index + ahead) % points.len()];
        let (a, b) = (at(1) - at(0), at(2) - at(1));
        a.x * b.y - a.y * b.x
    };
    let turns: Vec<f32> = (0..points.len()).map(corner).collect();
    turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0)
}

/// The inside of an outline that is seen whole from its middle; its edge fades over one pixel.
fn star(painter: &Painter, points: &[egui::Pos2], color: Color32) -> Mesh {
    let feather = 0.5 / painter.pixels_per_point();
    let count = points.len();
    let sum = points.iter().fold(egui::Vec2::ZERO, |sum, point| sum + point.to_vec2());
    let middle = (sum / count.max(1) as f32).to_pos2();
    let mut mesh = Mesh::default();
    mesh.colored_vertex(middle, color);
    for (index, point) in points.iter().enumerate() {
        let (before, after) = (points[(index + count - 1) % count], points[(index + 1) % count]);
        // Across the edge at this point, away from the middle.
        let across = (after - before).normalized().rot90();
        let out = if across.dot(*point - middle) < 0.0 { -across } else { across };
        mesh.colored_vertex(*point - out * feather, color);
        mesh.colored_vertex(*point + out * feather, Color32::TRANSPARENT);
    }
    fan(&mut mesh, count as u32);
    mesh
}

/// Joins a middle with the inner and outer points around it.
fn fan(mesh: &mut Mesh, count: u32) {
    for index in 0..count {
        let (inner, next) = (1 + 2 * index, 1 + 2 * ((index + 1) % count));
        mesh.add_triangle(0, inner, next);
        mesh.add_triangle(inner, inner + 1, next);
        mesh.add_triangle(next, inner + 1, next + 1);
    }
}
