//! The rasteriser: the pixels that it makes of triangles.

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Pos2, Rect, TextureId, pos2, vec2};
use egui_kittest::Harness;
use xiongguan::{
    paint::{Rasteriser, Region},
    theme::{Face, Family, TextStyle, Typefaces},
    view,
};

use crate::harness_renderer::HarnessRenderer;

const WHITE: TextureId = TextureId::Managed(0);
const HALF: Color32 = Color32::from_rgba_premultiplied(128, 0, 0, 128);

/// Corners given as (x, y) with their colour, three to a triangle, no texture.
fn mesh(corners: &[(f32, f32, Color32)]) -> Mesh {
    textured(WHITE, &corners.iter().map(|&(x, y, color)| (x, y, 0.0, 0.0, color)).collect::<Vec<_>>())
}

/// Corners given as (x, y, u, v) with their colour, three to a triangle.
fn textured(texture_id: TextureId, corners: &[(f32, f32, f32, f32, Color32)]) -> Mesh {
    let vertex = |&(x, y, u, v, color): &_| Vertex { pos: pos2(x, y), uv: pos2(u, v), color };
    Mesh { indices: (0..corners.len() as u32).collect(), vertices: corners.iter().map(vertex).collect(), texture_id }
}

/// The two triangles of a rectangle in one colour.
fn quad(rect: Rect, color: Color32) -> Mesh {
    let (a, b, c, d) = (rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom());
    let corner = |p: Pos2| (p.x, p.y, color);
    mesh(&[corner(a), corner(b), corner(c), corner(a), corner(c), corner(d)])
}

fn clipped(clip_rect: Rect, mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
}

fn rasteriser(threads: usize) -> Rasteriser {
    let mut rasteriser = Rasteriser::new(threads);
    rasteriser.set_texture(WHITE, ColorImage::filled([1, 1], Color32::WHITE));
    rasteriser
}

/// `mesh` on a black square of `side` pixels, one pixel per point.
fn paint(side: usize, mesh: Mesh) -> ColorImage {
    rasteriser(1).render([side; 2], 1.0, &[clipped(Rect::EVERYTHING, mesh)], Color32::BLACK)
}

fn at(image: &ColorImage, x: usize, y: usize) -> Color32 {
    image.pixels[y * image.width() + x]
}

fn count(image: &ColorImage, color: Color32) -> usize {
    image.pixels.iter().filter(|&&pixel| pixel == color).count()
}

#[test]
fn a_shared_edge_is_painted_exactly_once() {
    let once = at(&paint(4, quad(Rect::from_min_size(Pos2::ZERO, vec2(4.0, 4.0)), HALF)), 1, 1);
    // Fans around many odd points: every pixel lies in one triangle, and most edges run through pixels.
    for step in 0..40u8 {
        let hub = pos2(20.0 + f32::from(step) * 0.37, 17.0 + f32::from(step) * 0.21);
        let ring: Vec<Pos2> = (0..13).map(|i| hub + 100.0 * egui::Vec2::angled(i as f32 * 0.483_322)).collect();
        let corner = |p: Pos2| (p.x, p.y, HALF);
        let fan: Vec<_> = (0..13).flat_map(|i| [corner(hub), corner(ring[i]), corner(ring[(i + 1) % 13])]).collect();
        let image = paint(48, mesh(&fan));
        assert_eq!(count(&image, once), 48 * 48, "hub at {hub:?}");
    }
}

#[test]
fn a_rectangle_covers_the_pixels_whose_middle_it_holds() {
    let image = paint(8, quad(Rect::from_min_max(pos2(1.5, 2.0), pos2(4.5, 5.0)), Color32::WHITE));
    assert_eq!(count(&image, Color32::WHITE), 9);
    assert_eq!(at(&image, 1, 2), Color32::WHITE, "a middle on the left edge belongs to it");
    assert_eq!(at(&image, 4, 2), Color32::BLACK, "a middle on the right edge does not");
}

#[test]
fn winding_does_not_matter() {
    let (a, b, c) = ((1.0, 1.0, HALF), (7.0, 2.0, HALF), (3.0, 7.0, HALF));
    assert!(paint(8, mesh(&[a, b, c])) == paint(8, mesh(&[a, c, b])));
}

#[test]
fn any_number_of_threads_paints_the_same_bytes() {
    let (harness, _) = screen(1.25);
    let primitives = harness.ctx.tessellate(harness.output().shapes.clone(), 1.25);
    let images = [1, 2, 3, 7, 200].map(|threads| {
        let mut rasteriser = rasteriser(threads);
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
        let font = harness.ctx.fonts(|fonts| fonts.image());
        rasteriser.set_texture(WHITE, font);
        rasteriser.render([250, 125], 1.25, &primitives, Color32::from_gray(20))
    });
    assert!(images.iter().all(|image| *image == images[0]));
    assert!(images[0].pixels.iter().any(|&pixel| pixel != Color32::from_gray(20)));
}

/// The pixels of `region`, cut out of a picture.
fn cut_out(image: &ColorImage, region: Region) -> Vec<Color32> {
    let columns = || region.left..region.right.min(image.width());
    (region.top..region.bottom.min(image.height())).flat_map(|y| columns().map(move |x| at(image, x, y))).collect()
}

#[test]
fn regions_have_the_same_bytes_as_the_whole() {
    const PICTURE: TextureId = TextureId::User(7);
    let mut rasteriser = rasteriser(1);
    rasteriser.set_texture(PICTURE, noise(61, 47));
    let clip = Rect::from_min_max(pos2(3.0, 2.0), pos2(190.0, 118.0));
    let corner = |x: f32, y: f32, u: f32, v: f32, level: u8| (x, y, u, v, Color32::from_gray(level));
    // Stretched and tilted, in one colour and in several: every inner loop, with steps that do not end on whole texels.
    let tilted = [(3.3, 1.7), (201.9, 9.2), (170.4, 121.8)];
    let fill = |levels: [u8; 3]| {
        let texels = [(0.013, 0.02), (0.97, 0.05), (0.91, 0.99)];
        let corners = (0..3).map(|i| corner(tilted[i].0, tilted[i].1, texels[i].0, texels[i].1, levels[i]));
        textured(PICTURE, &corners.collect::<Vec<_>>())
    };
    let gradient = mesh(&[(0.0, 90.2, HALF), (199.0, 3.3, Color32::GREEN), (20.0, 119.0, Color32::TRANSPARENT)]);
    let far = mesh(&[(-4e6, 30.0, HALF), (5e6, 31.0, HALF), (60.0, 7e6, HALF)]);
    let meshes = [fill([255; 3]), fill([200, 90, 140]), gradient, far];
    let primitives = meshes.map(|mesh| clipped(clip, mesh));
    let whole = rasteriser.render([200, 120], 1.0, &primitives, Color32::BLUE);
    let region = |left, top, width, height| Region { left, right: left + width, top, bottom: top + height };
    let regions = [
        region(0, 0, 200, 120),
        region(57, 31, 40, 1),
        region(57, 31, 1, 40),
        region(101, 3, 60, 77),
        region(190, 110, 50, 50),
        region(9, 9, 0, 5),
    ];
    let images = rasteriser.render_regions([200, 120], 1.0, &primitives, Color32::BLUE, &regions);
    assert_eq!(images.len(), regions.len());
    for (image, region) in images.iter().zip(regions) {
        assert!(image.pixels == cut_out(&whole, region), "{region:?}");
    }
    assert_eq!(images[4].size, [10, 10], "what lies outside the picture is left out");
}

#[test]
fn text_and_shapes_are_seen_at_any_density() {
    for density in [1.0, 1.25, 2.0] {
        let (harness, renderer) = screen(density);
        let image = renderer.draw(&harness);
        assert_eq!(image.size, [(200.0 * density) as usize, (100.0 * density) as usize]);
        let bright = image.pixels.iter().filter(|pixel| pixel.r() > 200).count() as f32 / (density * density);
        assert!((100.0..2000.0).contains(&bright), "{bright} bright points at {density}");
        let middle = (150.0 * density) as usize;
        assert_eq!(at(&image, middle, (70.0 * density) as usize), Color32::GREEN);
    }
}

/// A screen of 200 × 100 points with a line of text and a green disc.
fn screen(density: f32) -> (Harness<'static>, HarnessRenderer) {
    let renderer = HarnessRenderer::new();
    let builder = Harness::builder().with_size([200.0, 100.0]).with_pixels_per_point(density);
    let mut has_fonts = false;
    let mut harness = builder.renderer(renderer.clone()).build_ui(move |ui| {
        // Fonts are there from the next pass on.
        if !std::mem::replace(&mut has_fonts, true) {
            ui.ctx().set_fonts(view::definitions(&Typefaces::default()));
            return;
        }
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        let style = TextStyle {
            face: Face { family: Family::Sans, weight: 500, typeface: 0 },
            size: 16.0,
            usual: 16.0,
            leading: 1.2,
            least: 0.0,
        };
        let galley = painter.layout_job(view::line_job("Jiayuguan", style, Color32::WHITE));
        painter.galley(pos2(8.0, 8.0), galley, Color32::WHITE);
        painter.circle_filled(pos2(150.0, 70.0), 20.0, Color32::GREEN);
    });
    harness.step();
    (harness, renderer)
}

#[test]
fn clips_go_to_the_nearest_pixel_at_fractional_density() {
    let clip = Rect::from_min_max(pos2(1.0, 1.0), pos2(5.0, 3.0));
    let everywhere = quad(Rect::from_min_max(pos2(-9.0, -9.0), pos2(99.0, 99.0)), Color32::WHITE);
    let image = rasteriser(2).render([16, 16], 1.5, &[clipped(clip, everywhere)], Color32::BLACK);
    // 1.5 → 2, 7.5 → 8 from left to right; 1.5 → 2, 4.5 → 5 from top to bottom.
    assert_eq!(count(&image, Color32::WHITE), 6 * 3);
    assert_eq!((at(&image, 2, 2), at(&image, 7, 4)), (Color32::WHITE, Color32::WHITE));
}

#[test]
fn a_clip_that_holds_nothing_paints_nothing() {
    for clip in [Rect::NOTHING, Rect::NAN, Rect::from_min_max(pos2(50.0, 0.0), pos2(90.0, 9.0))] {
        let everywhere = quad(Rect::from_min_max(pos2(-9.0, -9.0), pos2(99.0, 99.0)), Color32::WHITE);
        let image = rasteriser(1).render([16, 16], 1.0, &[clipped(clip, everywhere)], Color32::BLACK);
        assert_eq!(count(&image, Color32::BLACK), 256);
    }
}

#[test]
fn a_gradient_runs_evenly_from_end_to_end() {
    let (l, r) = (Color32::BLACK, Color32::WHITE);
    let image = paint(
        256,
        mesh(&[(0.0, 0.0, l), (256.0, 0.0, r), (256.0, 256.0, r), (0.0, 0.0, l), (256.0, 256.0, r), (0.0, 256.0, l)]),
    );
    for row in image.pixels.chunks(256) {
        assert_eq!((row[0].r(), row[255].r()), (0, 255));
        assert!(row.windows(2).all(|pair| (pair[0].r()..=pair[0].r() + 1).contains(&pair[1].r())));
        assert!(row == &image.pixels[..256], "no seam along the diagonal");
    }
}

#[test]
fn a_picture_at_its_own_size_is_copied_exactly() {
    let picture = noise(37, 23);
    let mut rasteriser = Rasteriser::new(1);
    rasteriser.set_texture(TextureId::User(7), picture.clone());
    let (w, h, c) = (37.0, 23.0, Color32::WHITE);
    let corners = [(0.0, 0.0, 0.0, 0.0, c), (w, 0.0, 1.0, 0.0, c), (w, h, 1.0, 1.0, c)];
    let other = [(0.0, 0.0, 0.0, 0.0, c), (w, h, 1.0, 1.0, c), (0.0, h, 0.0, 1.0, c)];
    let mesh = textured(TextureId::User(7), &[corners, other].concat());
    let image = rasteriser.render([37, 23], 1.0, &[clipped(Rect::EVERYTHING, mesh)], Color32::BLACK);
    assert!(image.pixels == picture.pixels);
}

fn noise(w: usize, h: usize) -> ColorImage {
    let gray = |i: usize| (i.wrapping_mul(2_654_435_761) >> 7) as u8;
    ColorImage::new([w, h], (0..w * h).map(|i| Color32::from_rgb(gray(i), gray(i + 1), gray(i + 2))).collect())
}

#[test]
fn a_stretched_picture_is_smooth_and_held_at_its_edges() {
    let mut rasteriser = Rasteriser::new(1);
    rasteriser.set_texture(TextureId::User(1), ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]));
    let c = Color32::WHITE;
    let mesh = textured(
        TextureId::User(1),
        &[(-64.0, 0.0, -0.5, 0.0, c), (192.0, 0.0, 1.5, 0.0, c), (192.0, 999.0, 1.5, 1.0, c)],
    );
    let image = rasteriser.render([128, 1], 1.0, &[clipped(Rect::EVERYTHING, mesh)], Color32::RED);
    let row: Vec<u8> = image.pixels.iter().map(Color32::r).collect();
    assert!(row[..32].iter().all(|&gray| gray == 0) && row[96..].iter().all(|&gray| gray == 255));
    assert!(row.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] <= 5), "{row:?}");
}

#[test]
fn corners_at_any_distance_neither_panic_nor_lose_the_triangle() {
    for far in [1e4, 1e6, 1e7, 1e12, 1e30, f32::MAX] {
        let image = paint(32, quad(Rect::from_min_max(pos2(-far, 16.0), pos2(far, far)), Color32::WHITE));
        assert_eq!(count(&image, Color32::WHITE), 32 * 16, "far = {far}");
        let image = paint(32, quad(Rect::from_min_max(pos2(-far, -far), pos2(far, far)), HALF));
        assert_eq!(count(&image, at(&image, 0, 0)), 32 * 32, "one coat, far = {far}");
    }
}

#[test]
fn numbers_that_are_none_leave_the_rest_of_the_mesh_alone() {
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut both = quad(Rect::from_min_max(pos2(0.0, 0.0), pos2(4.0, 4.0)), Color32::WHITE);
        both.append(mesh(&[(0.0, bad, HALF), (32.0, 0.0, HALF), (0.0, 32.0, HALF)]));
        both.append(textured(
            WHITE,
            &[(8.0, 8.0, bad, 0.0, HALF), (9.0, 8.0, 0.0, bad, HALF), (8.0, 9.0, 0.0, 0.0, HALF)],
        ));
        let image = paint(16, both);
        assert_eq!(count(&image, Color32::WHITE), 16);
    }
    let all = clipped(Rect::EVERYTHING, quad(Rect::from_min_max(Pos2::ZERO, pos2(9.0, 9.0)), HALF));
    for density in [f32::NAN, f32::INFINITY, 0.0, -1.0, f32::MAX] {
        assert_eq!(rasteriser(1).render([4, 4], density, std::slice::from_ref(&all), HALF).pixels.len(), 16);
    }
}

#[test]
fn strange_meshes_and_textures_are_left_out() {
    let mut rasteriser = rasteriser(2);
    rasteriser.set_texture(TextureId::User(2), ColorImage::default());
    let mut broken = quad(Rect::from_min_max(Pos2::ZERO, pos2(9.0, 9.0)), Color32::WHITE);
    broken.indices = vec![0, 1, 99, 0, 1];
    let unknown = Mesh { texture_id: TextureId::User(1), ..quad(Rect::EVERYTHING, Color32::WHITE) };
    let empty = Mesh { texture_id: TextureId::User(2), ..quad(Rect::EVERYTHING, Color32::WHITE) };
    let all = [broken, unknown, empty].map(|mesh| clipped(Rect::EVERYTHING, mesh));
    assert_eq!(count(&rasteriser.render([8, 8], 1.0, &all, Color32::BLUE), Color32::BLUE), 64);
    assert_eq!(rasteriser.render([0, 8], 1.0, &all, Color32::BLUE).pixels.len(), 0);
}

#[test]
fn changes_to_a_texture_arrive_and_never_reach_outside_it() {
    use egui::epaint::{ImageDelta, textures::TextureOptions};
    let mut rasteriser = rasteriser(1);
    let mut delta = egui::TexturesDelta::default();
    let red = ColorImage::filled([3, 3], Color32::RED);
    delta.push(WHITE, ImageDelta::full(ColorImage::filled([4, 4], Color32::GREEN), TextureOptions::NEAREST));
    delta.push(WHITE, ImageDelta::partial([3, 3], red.clone(), TextureOptions::NEAREST));
    delta.push(TextureId::User(5), ImageDelta::partial([0, 0], red, TextureOptions::NEAREST));
    rasteriser.apply(&mut delta);
    let c = Color32::WHITE;
    let corners = [(0.0, 0.0, 0.0, 0.0, c), (8.0, 0.0, 2.0, 0.0, c), (0.0, 8.0, 0.0, 2.0, c)];
    let mesh = clipped(Rect::EVERYTHING, textured(WHITE, &corners));
    let paint = |rasteriser: &Rasteriser| rasteriser.render([4, 4], 1.0, std::slice::from_ref(&mesh), Color32::BLACK);
    assert_eq!((count(&paint(&rasteriser), Color32::GREEN), count(&paint(&rasteriser), Color32::RED)), (15, 1));
    delta.free(WHITE);
    rasteriser.free(&mut delta);
    assert_eq!(count(&paint(&rasteriser), Color32::BLACK), 16);
}
