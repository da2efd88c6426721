//! Slides as pixels: the same on every machine, and as wide as they were measured.
//!
//! After a wanted change of a layout: `XIONGGUAN_BLESS=1 cargo test --release --test gui pictures`, then look at them.

use std::{collections::HashSet, path::Path};

use egui::{Context, RawInput, Rect, Shape as EguiShape, pos2, vec2};
use xiongguan::{
    content::Lang,
    headless::{Album, Camera},
    media::Folder,
    scene::{Align, Item, Part, Scene, Setter, Shape, Wrap},
    show::Action,
    theme::{Face, TextStyle, Typefaces, WHITE, sans, serif},
    touch::{Contact, Hand, Hands, Layer, Over, Phase, Surface},
    units::{Moment, Rgba, Stage, pos, rect},
    view::{self, FontMeasure, Texture, Textures, definitions},
};

use crate::sample_slides::{SampleSlides, looks_as_before};

const WIDE: [u32; 2] = [480, 270];
const HIGH: [u32; 2] = [270, 480];

#[test]
fn slides_look_as_before() {
    let mut slides = SampleSlides::new();
    for (name, id, language, size) in [
        ("cover-zh", "cover", 0, WIDE),
        ("story-en", "story", 1, WIDE),
        ("stats-zh", "stats", 0, WIDE),
        ("chart-en", "line", 1, WIDE),
        ("gallery-zh", "gallery", 0, HIGH),
        ("chain-en", "chain", 1, HIGH),
    ] {
        looks_as_before(name, &slides.draw(id, language, size));
    }
}

#[test]
fn the_same_slide_gives_the_same_bytes_whatever_was_drawn_before() {
    let first = SampleSlides::new().draw("story", 0, WIDE);
    let mut slides = SampleSlides::new();
    slides.draw("gallery", 1, HIGH);
    slides.draw("stats", 0, WIDE);
    assert!(first.pixels == slides.draw("story", 0, WIDE).pixels);
}

/// How many different colours there are in the middle of a picture.
fn colours_in_the_middle(image: &egui::ColorImage) -> usize {
    let [w, h] = image.size;
    let rows = h / 4..h * 3 / 4;
    rows.flat_map(|y| &image.pixels[y * w + w / 4..y * w + w * 3 / 4]).collect::<HashSet<_>>().len()
}

#[test]
fn a_missing_picture_is_a_card_and_no_hole() {
    let image = SampleSlides::without_pictures().draw("gallery", 0, WIDE);
    let whole = SampleSlides::new().draw("gallery", 0, WIDE);
    assert!(colours_in_the_middle(&image) > 20, "there is nothing where pictures should be");
    assert!(image.pixels != whole.pixels);
}

#[test]
fn every_kind_of_slide_has_something_on_it_in_both_languages() {
    let mut slides = SampleSlides::new();
    for id in ["cover", "story", "gallery", "compare", "quote", "stats", "bars", "line", "donut", "chain", "timeline"] {
        let pictures = [0, 1].map(|language| slides.draw(id, language, WIDE));
        assert!(pictures.iter().all(|picture| colours_in_the_middle(picture) > 3), "{id} is empty");
        assert!(pictures[0].pixels != pictures[1].pixels, "{id} says the same in both languages");
    }
}

struct NoPixels;

impl Textures for NoPixels {
    fn texture(&self, _: &str) -> Option<Texture> {
        None
    }
}

/// The width at which a line is drawn, in points.
fn drawn_width(text: &str, style: TextStyle, measure: &FontMeasure, context: &Context) -> (f32, f32) {
    let lang = Lang::new("zh");
    let block = Setter { measure, lang: &lang, unbroken: &[] }.set(text, style, f32::INFINITY, Wrap::Small);
    let white = Rgba { r: 255, g: 255, b: 255, a: 255 };
    let items = vec![block.place(Part::Label, 0.0, 100.0, block.size.w, Align::Left, white)];
    let scene = Scene::still(Stage::new(4000.0, 400.0), white, items);
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(4000.0, 400.0));
    let input = RawInput { screen_rect: Some(screen), max_texture_side: Some(4096), ..RawInput::default() };
    let output = context.run_ui(input, |ui| view::paint(&scene, ui.painter(), &NoPixels));
    let drawn = output.shapes.iter().find_map(|clipped| match &clipped.shape {
        EguiShape::Text(text) => Some(text.galley.rows[0].size.x),
        _ => None,
    });
    output.drop_without_applying_deltas();
    (block.size.w, drawn.expect("a line is drawn"))
}

#[test]
fn what_is_measured_is_what_is_drawn() {
    let measure = FontMeasure::new();
    let context = Context::default();
    context.set_fonts(definitions(&Typefaces::default()));
    let texts = [
        "戈壁上的水",
        "天下第一雄关，万里长城西端",
        "Water in the desert",
        "AVATAR, To. Wave: fjord & office",
        "产值1015亿元，增长139%",
        "1.93 GW of new capacity",
        "2023年生产钢材660,000 t以上",
        "他说“新城”不老",
        "the country’s “new city” today",
        "一座城——一条河",
        "¥101.5 billion",
    ];
    let faces: [Face; 4] = [sans(400), sans(700), serif(600), serif(800)];
    let mut faults = Vec::new();
    for (text, face) in texts.iter().flat_map(|text| faces.map(|face| (text, face))) {
        for size in [19.0, 34.0, 72.0, 150.0] {
            let style = TextStyle { face, size, usual: size, leading: 1.2, least: 0.0 };
            let (measured, drawn) = drawn_width(text, style, &measure, &context);
            if (measured - drawn).abs() > 0.5 {
                faults.push(format!("{text} at {size} in {face:?}: {measured} measured, {drawn} drawn"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_held_control_is_brighter() {
    let shape = Shape::Fill { color: WHITE, radius: 20.0 };
    let items = [Item::new(Part::Button, rect(10.0, 10.0, 40.0, 40.0), shape).button("a", Action::Next)];
    let (stage, layers) = (Stage::new(640.0, 360.0), [Layer { over: Over::Show, items: &items }]);
    let surface = Surface { stage: &stage, layers: &layers, view: None, is_loose: false, tap: None };
    let mut hands = Hands::default();
    let down = Contact { hand: Hand::Mouse, phase: Phase::Down, at: pos(20.0, 20.0) };
    hands.read(Moment::START, &[down], &surface);
    let light = hands.lights(&stage).iter().any(|item| {
        let is_seen = matches!(&item.shape, Shape::Fill { color, .. } if color.a > 0);
        is_seen && item.rect == rect(10.0, 10.0, 40.0, 40.0) && item.press.is_none()
    });
    assert!(light);
}

/// One texture for every picture, or none.
struct Same(Option<Texture>);

impl Textures for Same {
    fn texture(&self, _: &str) -> Option<Texture> {
        self.0
    }
}

#[test]
fn what_a_picture_hides_is_not_painted() {
    let stage = Stage::new(160.0, 90.0);
    let picture = Shape::Picture { file: "a".to_owned(), crop: rect(0.0, 0.0, 1.0, 1.0), radius: 0.0 };
    let under = Shape::Fill { color: Rgba { r: 1, g: 2, b: 3, a: 255 }, radius: 0.0 };
    let items = |opacity| {
        let whole = Item::new(Part::Picture, stage.rect(), picture.clone());
        vec![Item::new(Part::Scrim, rect(10.0, 10.0, 20.0, 20.0), under.clone()), whole.faded(opacity)]
    };
    let painted = |opacity, texture| {
        let scene = Scene::still(stage, Rgba::CLEAR, items(opacity));
        let context = Context::default();
        let output = context.run_ui(RawInput::default(), |ui| view::paint(&scene, ui.painter(), &Same(texture)));
        let count = output.shapes.iter().filter(|clipped| !matches!(clipped.shape, EguiShape::Noop)).count();
        output.drop_without_applying_deltas();
        count
    };
    let texture = Some(Texture { id: egui::TextureId::User(1) });
    assert_eq!(painted(1.0, texture), 1, "the picture alone");
    assert_eq!(painted(0.5, texture), 3, "ground and words are seen through it");
    assert_eq!(painted(1.0, None), 2, "the picture is not there yet");
}

#[test]
fn a_disc_of_any_size_is_round() {
    let grey = |level| Rgba { r: level, g: level, b: level, a: 255 };
    for side in [100.0, 700.0] {
        let area = rect(0.0, 0.0, side, side);
        let disc = Item::new(Part::ChainDot, area, Shape::Fill { color: grey(255), radius: side / 2.0 });
        let scene = Scene::still(Stage::new(side, side), grey(0), vec![disc]);
        let mut album = Album::new(Folder::open(Path::new(".")).expect("it is there"), [side as u32; 2]);
        let image = Camera::new().picture(&scene, &mut album);
        let at = |x: f32, y: f32| image.pixels[(y * side) as usize * image.width() + (x * side) as usize].r();
        assert_eq!([at(0.5, 0.5), at(0.5, 0.02), at(0.02, 0.5), at(0.84, 0.84)], [255; 4], "{side}");
        // Beyond the circle, but within what corners of a smaller radius would leave.
        assert_eq!([at(0.13, 0.13), at(0.87, 0.13), at(0.13, 0.87), at(0.87, 0.87)], [0; 4], "{side}");
    }
}
