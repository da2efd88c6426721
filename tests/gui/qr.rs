//! QR codes as they are drawn: a reader reads them back from the pixels, on every stage and on every kind of slide.

use std::{collections::BTreeSet, sync::Arc};

use egui::{Color32, ColorImage};
use rqrr::PreparedImage;
use xiongguan::{
    compose::{Compositor, Pixmap, Pixmaps},
    content::{ADDRESS_MAX, Lang},
    export::{Form, Order, export},
    headless::{Album, Camera, settled},
    lint::STAGES,
    scene::{Inputs, Part, Scene, scene},
    units::{Moment, Stage},
};

use crate::{
    document::Document,
    small_exhibition::{PLAIN, SmallExhibition, story},
};

const ADDRESS: &str = "https://www.example.org/exhibition/gulls";

/// What a phone reads in this picture.
fn read(image: &ColorImage) -> Vec<String> {
    let [width, height] = image.size;
    let grey = |x: usize, y: usize| {
        let [r, g, b, _] = image.pixels[y * width + x].to_array().map(u32::from);
        ((299 * r + 587 * g + 114 * b) / 1000) as u8
    };
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, grey);
    prepared.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

/// The slide on a stage of this size, and what draws it.
fn laid_out(small: &SmallExhibition, size: [u32; 2], language: usize) -> (Scene, Album, Camera) {
    let opened = small.opened();
    let exhibition = opened.reading.exhibition.as_ref().expect("it has a slide");
    let (mut album, camera) = (Album::new(opened.folder.clone(), size), Camera::new());
    album.show_only(std::iter::once("a.png"));
    let scene = scene(&Inputs {
        exhibition,
        state: &settled(0, language, false),
        theme: &opened.theme,
        stage: Stage::new(size[0] as f32, size[1] as f32),
        pictures: &album,
        measure: camera.measure(),
        now: Moment::START,
    });
    (scene, album, camera)
}

/// The slide drawn in this size.
fn drawn(small: &SmallExhibition, size: [u32; 2], language: usize) -> ColorImage {
    let (scene, mut album, mut camera) = laid_out(small, size, language);
    camera.picture(&scene, &mut album)
}

/// One slide of each kind, with this in it.
fn slides(more: &str) -> Vec<String> {
    let photo = "Photo(file: \"a.png\", alt: \"a\", credit: \"c\")";
    [
        format!("Cover(photo: {photo}, title: (zh: \"鸥\", en: \"Gulls\")"),
        format!("Story(photo: {photo}, heading: {PLAIN}, body: (zh: \"一句话。\", en: \"One sentence.\")"),
        format!("Stats(heading: {PLAIN}, cards: [Note(title: {PLAIN}), Note(title: {PLAIN})]"),
        format!("Chart(heading: {PLAIN}, form: bars, as_of: \"2024\", source: \"x\", points: [(label: \"2020\", value: 1), (label: \"2021\", value: 2)]"),
        format!("Chain(heading: {PLAIN}, steps: [(name: {PLAIN}), (name: {PLAIN})]"),
        format!("Gallery(heading: {PLAIN}, photos: [{photo}, {photo}]"),
        format!("Compare(heading: {PLAIN}, before: {photo}, after: {photo}"),
        format!("Timeline(heading: {PLAIN}, events: [(date: \"1958\", text: {PLAIN}), (date: \"1965\", text: {PLAIN})]"),
        format!("List(heading: {PLAIN}, items: [{PLAIN}, {PLAIN}]"),
        format!("Table(heading: {PLAIN}, columns: [\"a\", \"b\"], rows: [[\"a\", \"1\"], [\"b\", \"2\"]]"),
        format!("Quote(text: {PLAIN}, photo: {photo}"),
    ]
    .map(|slide| format!("{slide}{more})"))
    .into()
}

#[test]
fn every_kind_of_slide_shows_a_code_that_can_be_read() {
    let code = format!(", qr: (url: \"{ADDRESS}\", label: (zh: \"扫码\", en: \"Scan\"))");
    for slide in slides(&code) {
        let small = SmallExhibition::with(&slide);
        for size in [[1920, 1080], [1024, 768], [1080, 1920]] {
            assert_eq!(read(&drawn(&small, size, 0)), [ADDRESS], "{slide} at {size:?}");
        }
    }
}

#[test]
fn a_code_can_be_read_on_every_stage_however_long_its_address_is() {
    for length in [25, 60, 100, ADDRESS_MAX] {
        let address = format!("https://example.org/{}", "Ab3".repeat(60)).chars().take(length).collect::<String>();
        let small = SmallExhibition::with(&story("", PLAIN, &format!(", qr: \"{address}\"")));
        for size in STAGES {
            assert_eq!(read(&drawn(&small, size, 1)), std::slice::from_ref(&address), "{size:?}");
        }
    }
}

/// No pictures.
struct Bare;

impl Pixmaps for Bare {
    fn pixmap(&self, _: &str) -> Option<&Arc<Pixmap>> {
        None
    }
}

#[test]
fn without_a_graphics_card_all_modules_have_as_many_pixels_whatever_the_screen_makes_of_a_point() {
    let slide =
        format!("Stats(heading: {PLAIN}, cards: [Note(title: {PLAIN}), Note(title: {PLAIN})], qr: \"{ADDRESS}\")");
    let small = SmallExhibition::with(&slide);
    for pixels_per_point in [1.0, 1.25, 1.5, 2.0] {
        let (scene, ..) = laid_out(&small, [1280, 720], 0);
        let size = [1280.0, 720.0].map(|side: f32| (side * pixels_per_point) as usize);
        let mut compositor = Compositor::new();
        compositor.resize(size, pixels_per_point);
        assert!(compositor.take(&scene, &Bare));
        let mut words = vec![0; size[0] * size[1]];
        for area in compositor.damage().to_vec() {
            compositor.paint(area, &mut words);
        }
        let pixels: Vec<Color32> = words
            .iter()
            .map(|word| {
                let [_, r, g, b] = word.to_be_bytes();
                Color32::from_rgb(r, g, b)
            })
            .collect();
        let image = ColorImage::new(size, pixels);
        assert_eq!(read(&image), [ADDRESS], "{pixels_per_point}");
        // Within the code there are its two colours, and nothing between them.
        let code = scene.items.iter().find(|item| item.part == Part::QrCode).expect("it is there").rect;
        let at = |side: f32| (side * pixels_per_point).round() as usize;
        let rows = at(code.min.y) + 1..at(code.max.y) - 1;
        let inside = rows.flat_map(|y| (at(code.min.x) + 1..at(code.max.x) - 1).map(move |x| (x, y)));
        let colors: BTreeSet<[u8; 4]> = inside.map(|(x, y)| image.pixels[y * size[0] + x].to_array()).collect();
        assert_eq!(colors.len(), 2, "{pixels_per_point}: {colors:?}");
    }
}

#[test]
fn check_says_where_a_code_has_no_room() {
    let with = |photo: &str| SmallExhibition::with(&story(photo, PLAIN, &format!(", qr: \"{ADDRESS}\"")));
    assert!(with("").codes().is_empty());
    let card = "Note(title: (zh: \"国家一级保护动物\", en: \"Under the highest protection\"), label: (zh: \"每年春天都回到这里\", \
                en: \"and back every spring at the lake\"))";
    let full = SmallExhibition::with(&story(
        ", keep: [(0, 0, 1, 1)]",
        PLAIN,
        &format!(", qr: \"{ADDRESS}\", cards: [{card}, {card}, {card}]"),
    ));
    let told = full.lint().findings;
    let told: Vec<_> = told.iter().filter(|finding| finding.code.name() == "qr-room").collect();
    assert_eq!(told.len(), 1, "{:?}", full.lint().findings);
    assert!(told[0].message.to_string().starts_with("the QR code finds no place: "), "{}", told[0].message);
}

#[test]
fn a_pdf_has_the_code_as_shapes_and_says_where_it_leads() {
    let small = SmallExhibition::with(&story("", PLAIN, &format!(", qr: \"{ADDRESS}\"")));
    let opened = small.opened();
    let order = Order {
        size: [640, 360],
        languages: vec![Lang::new("en")],
        slide: None,
        large_text: false,
        form: Form::Pdf { notes: false },
        out: small.folder.path().join("out"),
    };
    let exhibition = opened.reading.exhibition.as_ref().expect("it has a slide");
    let written =
        export(exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order).expect("it can be written");
    let document = Document::open(&written.files[0]);
    let figures = document.all("/S/Figure");
    assert!(figures.iter().any(|figure| figure.contains("/Alt") && figure.contains("QR code")), "{figures:?}");
    assert_eq!(document.all("/Subtype/Image").len(), 1, "the photograph alone is a picture");
}
