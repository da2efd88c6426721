//! Words in an exhibition's own fonts: measured, drawn by both ways of drawing, checked, and on paper.

use std::{fs, sync::Arc};

use xiongguan::{
    compose::{Area, Compositor, Pixmap, Pixmaps},
    export::{Form, Order, export},
    files::{self, Opened},
    headless::{Album as Pictures, Camera, settled},
    lint,
    scene::{Inputs, Item, Measure, Part, Scene, Shape, scene},
    theme::{Face, Typeface, Typefaces, sans, serif},
    units::{Moment, Stage},
    view::FontMeasure,
};

use crate::{document::Document, folder::Album, font::squares};

/// Japanese characters that the bundled fonts do not have.
const RARE: &str = "凪鯱";
const SIZE: [u32; 2] = [1280, 720];

/// An exhibition whose Japanese has a font of its own, half an em wide.
fn japanese(fonts: &str) -> (Album, Opened) {
    let folder = Album::new();
    folder.put("ja.ttf", squares(RARE, 500));
    let text = format!("(zh: \"海上无风\", ja: \"{RARE}\")");
    let content = format!(
        "Exhibition(title: {text}, languages: [zh, ja], fonts: {fonts}, chapters: [Chapter(id: \"a\", title: {text}, slides: \
         [Quote(id: \"q\", text: {text})])])"
    );
    let opened = files::open(&folder.put("content.ron", content)).expect("it is there");
    assert_eq!(opened.reading.findings, []);
    (folder, opened)
}

const OWN: &str = "[Font(file: \"ja.ttf\", for: [ja])]";

fn laid_out(opened: &Opened, language: usize) -> Scene {
    let state = settled(0, language, false);
    scene(&Inputs {
        exhibition: opened.reading.exhibition.as_ref().expect("it has a slide"),
        state: &state,
        theme: &opened.theme,
        stage: Stage::new(SIZE[0] as f32, SIZE[1] as f32),
        pictures: &Pictures::new(opened.folder.clone(), SIZE),
        measure: &FontMeasure::of(&opened.typefaces),
        now: Moment::START,
    })
}

fn sentence(scene: &Scene) -> &Item {
    let item = scene.items.iter().find(|item| item.part == Part::Quote);
    item.expect("a quotation has its sentence")
}

#[test]
fn each_typeface_has_its_own_widths_and_what_it_lacks_comes_from_the_others() {
    let own = Typeface { sans: Some(Arc::new(squares(RARE, 500))), serif: None };
    let measure = FontMeasure::of(&Typefaces::from_iter([own]));
    let bundled = FontMeasure::new();
    let width = |text: &str, face: Face| measure.advances(text, face).iter().sum::<f32>();
    for face in [sans(400), serif(700)] {
        let own = Face { typeface: 1, ..face };
        assert!((width(RARE, own) - 1.0).abs() < 1e-3, "two squares of half an em");
        assert!((width(RARE, face) - 1.0).abs() < 1e-3, "also where another language names them");
        assert_eq!(width("雄关", own), bundled.advances("雄关", face).iter().sum::<f32>());
    }
    assert_eq!(measure.lacking("凪!𓀀鯱𓀁𓀀"), ['𓀀', '𓀁'], "each once");
    assert_eq!(bundled.lacking(RARE), RARE.chars().collect::<Vec<_>>());
}

#[test]
fn a_language_with_a_font_of_its_own_is_laid_out_in_it() {
    let (_folder, opened) = japanese(OWN);
    for (language, typeface) in [(0, 0), (1, 1)] {
        let scene = laid_out(&opened, language);
        let Shape::Text { style, .. } = &sentence(&scene).shape else { unreachable!("words") };
        assert_eq!(style.face.typeface, typeface);
    }
}

struct NoPixmaps;

impl Pixmaps for NoPixmaps {
    fn pixmap(&self, _: &str) -> Option<&Arc<Pixmap>> {
        None
    }
}

#[test]
fn it_is_drawn_with_and_without_a_graphics_card() {
    let (_folder, opened) = japanese(OWN);
    let scene = laid_out(&opened, 1);
    let mut album = Pictures::new(opened.folder.clone(), SIZE);
    let drawn = Camera::with_fonts(&opened.typefaces, 1).picture(&scene, &mut album);
    let mut compositor = Compositor::new();
    compositor.resize(SIZE.map(|side| side as usize), 1.0);
    let mut frame = |typefaces: &Typefaces| {
        compositor.set_in(typefaces);
        compositor.take(&scene, &NoPixmaps);
        let mut pixels = vec![0; drawn.pixels.len()];
        compositor.paint(Area::frame(drawn.size), &mut pixels);
        pixels
    };
    let without = frame(&Typefaces::default());
    let with = frame(&opened.typefaces);
    assert_ne!(with, without, "what was engraved in other fonts is not kept");
    let far = with.iter().zip(&drawn.pixels).filter(|(composed, drawn)| {
        let [_, r, g, b] = composed.to_be_bytes();
        [(r, drawn.r()), (g, drawn.g()), (b, drawn.b())].into_iter().any(|(one, other)| one.abs_diff(other) > 3)
    });
    assert_eq!(far.count(), 0);
    // The middle of the first square is as dark as ink.
    let Shape::Text { lines, style, color } = &sentence(&scene).shape else { unreachable!("words") };
    let at = |x: f32, y: f32| drawn.pixels[y as usize * drawn.size[0] + x as usize];
    let ink = at(lines[0].x + 0.2 * style.size, lines[0].baseline - 0.35 * style.size);
    assert!(ink.r().abs_diff(color.r) < 4, "{ink:?}");
}

#[test]
fn what_no_font_has_is_told_once_with_all_of_its_characters() {
    let told = |fonts: &str| {
        let (folder, opened) = japanese(fonts);
        let order = lint::Order { cache: Some(folder.path().join("cache")), ..lint::Order::default() };
        let findings = lint::lint(&opened, &order).findings;
        let glyphs = findings.into_iter().filter(|finding| finding.code.name() == "glyph-missing");
        glyphs.map(|finding| finding.message.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(OWN), [] as [&str; 0]);
    let [message] = &told("[]")[..] else { unreachable!("one finding") };
    assert_eq!(message, "no font has the characters `凪` (U+51EA), `鯱` (U+9BF1)");
}

#[test]
fn on_paper_it_is_the_same_font() {
    let (folder, opened) = japanese(OWN);
    let order = Order {
        size: SIZE,
        languages: Vec::new(),
        slide: None,
        large_text: false,
        form: Form::Pdf { notes: false },
        out: folder.path().join("out"),
    };
    let exhibition = opened.reading.exhibition.as_ref().expect("it has a slide");
    let written =
        export(exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order).expect("it is written");
    let path = written.files.iter().find(|file| file.ends_with("ja.pdf")).expect("one for each language");
    assert!(fs::metadata(path).expect("it is there").len() > 0);
    let document = Document::open(path);
    assert!(document.text(0).contains(RARE), "{}", document.text(0));
}
