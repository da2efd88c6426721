//! Logos as they are drawn, and what `check` says of them.

use std::fs;

use egui::ColorImage;
use image::{Rgba, RgbaImage};
use xiongguan::{
    content::Lang,
    diag::Severity,
    export::{Form, Order, export},
    headless::{Album, Camera, settled},
    scene::{Inputs, Part, Scene, Shape, scene},
    units::{Moment, Stage},
};

use crate::{
    document::Document,
    small_exhibition::{PLAIN, SmallExhibition, calm, picture, story},
};

/// A story in an exhibition with these logos, and the files of a good, a pale and a transparent one.
fn with(logos: &str) -> SmallExhibition {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    small.put_picture("dark.png", &picture(600, 200, calm));
    small.put_picture("pale.png", &picture(600, 200, |_, _| [248, 248, 248]));
    let clear =
        RgbaImage::from_fn(300, 300, |x, _| if x < 150 { Rgba([0, 0, 0, 0]) } else { Rgba([160, 20, 20, 255]) });
    clear.save(small.folder.path().join("clear.png")).expect("a picture");
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replacen("chapters:", &format!("logos: [{logos}], chapters:"), 1));
    small
}

#[test]
fn a_logo_is_drawn_whole_on_white_and_what_is_transparent_is_white() {
    let small = with("Logo(file: \"clear.png\", alt: \"House\", on: all)");
    let (opened, size) = (small.opened(), [1280, 720]);
    let (mut album, mut camera) = (Album::new(opened.folder.clone(), size), Camera::new());
    album.show_only(["a.png", "clear.png"].into_iter());
    let scene = scene(&Inputs {
        exhibition: opened.reading.exhibition.as_ref().expect("it has a slide"),
        state: &settled(0, 0, false),
        theme: &opened.theme,
        stage: Stage::new(size[0] as f32, size[1] as f32),
        pictures: &album,
        measure: camera.measure(),
        now: Moment::START,
    });
    let logo = scene.items.iter().find(|item| item.part == Part::Logo).expect("it is there").rect;
    let image = camera.picture(&scene, &mut album);
    let at = |share: f32| {
        let (x, y) = (logo.min.x + share * logo.w(), logo.center().y);
        image.pixels[y as usize * image.size[0] + x as usize].to_array()
    };
    assert_eq!((at(-0.1), at(0.25)), ([255; 4], [255; 4]));
    assert_eq!(at(0.75), [160, 20, 20, 255]);
}

#[test]
fn a_pale_logo_is_told_where_its_file_is_named_and_a_dark_one_is_not() {
    let told =
        with("Logo(file: \"dark.png\", alt: \"a\", on: all), Logo(file: \"pale.png\", alt: \"b\")").lint().findings;
    let told: Vec<_> = told.iter().filter(|finding| finding.code.name() != "picture-unused").collect();
    let [finding] = told[..] else { panic!("one finding: {told:?}") };
    assert_eq!((finding.code.name(), finding.severity, finding.line), ("logo-pale", Severity::Warning, 1));
}

#[test]
fn a_broken_logo_is_an_error_and_leaves_the_slide_as_it_is() {
    let small = with("Logo(file: \"dark.png\", alt: \"a\", on: all)");
    let whole = fs::read(small.folder.path().join("dark.png")).expect("it is there");
    fs::write(small.folder.path().join("dark.png"), &whole[..whole.len() / 2]).expect("it can be cut");
    let told = small.lint().findings;
    let told: Vec<_> = told.iter().filter(|finding| finding.code.name() != "picture-unused").collect();
    let [finding] = told[..] else { panic!("one finding: {told:?}") };
    assert_eq!((finding.code.name(), finding.severity), ("picture-unreadable", Severity::Error));
}

#[test]
fn a_pdf_says_whose_logos_there_are() {
    let small = with("Logo(file: \"dark.png\", alt: \"The House\", on: all)");
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
    assert!(document.all("/S/Figure").iter().any(|figure| figure.contains("The House")));
}

/// A sign on nothing: a disc and a bar of this colour.
fn sign(color: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><g fill=\"{color}\"><circle cx=\"10\" cy=\"10\" r=\"10\"/>\
         <rect x=\"24\" y=\"8\" width=\"36\" height=\"4\"/></g></svg>"
    )
}

/// A cover on a picture of these colours, with a dark logo that has a white version.
fn cover(ground: impl Fn(u32, u32) -> [u8; 3]) -> SmallExhibition {
    let small = SmallExhibition::with(
        "Cover(id: \"s\", photo: Photo(file: \"a.png\", alt: \"a\", credit: \"c\", calm: top), \
         title: (zh: \"标题\", en: \"Title\"))",
    );
    small.put_picture("a.png", &picture(1920, 1080, ground));
    small.folder.put("house.svg", sign("#0a2a5a"));
    small.folder.put("house-white.svg", sign("#fff"));
    let logo = "Logo(file: \"house.svg\", on_dark: \"house-white.svg\", alt: \"House\")";
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replacen("chapters:", &format!("logos: [{logo}], chapters:"), 1));
    small
}

/// The cover as it is exported.
fn drawn(small: &SmallExhibition, size: [u32; 2]) -> (Scene, ColorImage) {
    let opened = small.opened();
    let exhibition = opened.reading.exhibition.as_ref().expect("it has a slide");
    let mut album = Album::new(opened.folder.clone(), size).keeping_clear(exhibition.marks());
    let mut camera = Camera::new();
    album.show_only(["a.png", "house.svg", "house-white.svg"].into_iter());
    let scene = scene(&Inputs {
        exhibition,
        state: &settled(0, 0, false),
        theme: &opened.theme,
        stage: Stage::new(size[0] as f32, size[1] as f32),
        pictures: &album,
        measure: camera.measure(),
        now: Moment::START,
    });
    album.fit(&scene);
    let image = camera.picture(&scene, &mut album);
    (scene, image)
}

const STAGES: [[u32; 2]; 6] = [[1920, 1080], [1920, 1200], [1024, 768], [1080, 1920], [3840, 2160], [3840, 1080]];

#[test]
fn each_version_stands_on_its_ground_without_a_slip_and_on_a_busy_one_there_is_a_slip() {
    // Calm where the title stands, and busy where the logos do.
    let chequered = |x: u32, y: u32| {
        let is_light = y < 32 || (x / 2 + y / 2).is_multiple_of(2);
        if is_light { [226, 232, 240] } else { [20, 20, 20] }
    };
    let cases = [
        ("dark", cover(|_, _| [12, 20, 34]), "house-white.svg", false),
        ("light", cover(|_, _| [226, 232, 240]), "house.svg", false),
        ("between", cover(|_, _| [128, 128, 128]), "house.svg", true),
        ("busy", cover(chequered), "house.svg", true),
    ];
    for (name, small, version, has_slip) in cases {
        for size in STAGES {
            let (scene, image) = drawn(&small, size);
            let slip = scene.items.iter().find(|item| item.part == Part::LogoGround).expect("it is there");
            let shown = scene.items.iter().filter(|item| item.part == Part::Logo);
            let shown = shown.filter_map(|item| match &item.shape {
                Shape::Picture { file, .. } => Some((file.as_str(), item.rect)),
                _ => None,
            });
            let shown: Vec<_> = shown.collect();
            let [(file, logo)] = shown[..] else { panic!("{name} {size:?}: {shown:?}") };
            // On upright stages, and on very wide ones, the words and the logos may stand beside the picture.
            if size[0] > size[1] && size != [3840, 1080] {
                assert_eq!((file, slip.shape != Shape::Empty), (version, has_slip), "{name} {size:?}");
            }
            let at = |x: f32, y: f32| {
                let (x, y) = (logo.min.x + x * logo.w(), logo.min.y + y * logo.h());
                image.pixels[y as usize * image.size[0] + x as usize].to_array()
            };
            let own = if file == "house.svg" { [10, 42, 90, 255] } else { [255; 4] };
            assert_eq!([at(10.0 / 60.0, 0.5), at(0.7, 0.5)], [own; 2], "{name} {size:?}: its colour");
            // What is around the sign is what lies behind it, and not a box.
            let beside = (logo.min.x - 3.0, logo.min.y + 0.2 * logo.h());
            let behind = image.pixels[beside.1 as usize * image.size[0] + beside.0 as usize].to_array();
            let through = at(0.7, 0.15);
            assert!(
                through.iter().zip(behind).all(|(a, b)| a.abs_diff(b) < 12),
                "{name} {size:?}: {through:?} on {behind:?}"
            );
            // The bar ends where it is drawn: an edge is one pixel wide.
            let (above, below) = (at(0.7, 0.4 - 2.0 / logo.h()), at(0.7, 0.4 + 2.0 / logo.h()));
            assert!(above[0].abs_diff(through[0]) < 12 && below == own, "{name} {size:?}: {above:?} {below:?}");
        }
    }
}

#[test]
fn a_clean_logo_in_two_versions_is_not_told_and_its_flaws_are() {
    let small = cover(|_, _| [12, 20, 34]);
    let codes = || small.lint().findings.into_iter().map(|finding| (finding.code.name(), finding.severity));
    assert_eq!(codes().collect::<Vec<_>>(), []);
    let warnings = |white: &str| {
        small.folder.put("house-white.svg", white);
        codes().collect::<Vec<_>>()
    };
    assert_eq!(warnings(&sign("#222")), [("logo-pale", Severity::Warning)]);
    let boxed = sign("#fff").replace("<g", "<rect width=\"60\" height=\"20\" fill=\"#000\"/><g");
    assert_eq!(warnings(&boxed), [("logo-ground", Severity::Warning)]);
    let worded = sign("#fff").replace("</g>", "<text x=\"9\" y=\"9\">House</text></g>");
    assert_eq!(warnings(&worded), [("svg-undrawn", Severity::Warning)]);
    // What is broken is told when the content is read.
    small.folder.put("house-white.svg", "<svg><g></svg>");
    let opened = xiongguan::files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let told = opened.reading.findings.iter().map(|finding| finding.code.name());
    assert_eq!(told.collect::<Vec<_>>(), ["picture-unreadable"]);
}

#[test]
fn an_svg_may_be_the_picture_of_a_slide_and_its_texts_are_told() {
    let small = cover(|_, _| [12, 20, 34]);
    let text = fs::read_to_string(small.folder.path().join("content.ron")).expect("it is there");
    small.folder.put("content.ron", text.replace("\"a.png\"", "\"plan.svg\""));
    fs::remove_file(small.folder.path().join("a.png")).expect("it was there");
    let plan = |more: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 90\"><rect width=\"160\" height=\"90\" \
             fill=\"#0c1422\"/>{more}</svg>"
        )
    };
    small.folder.put("plan.svg", plan(""));
    assert_eq!(small.codes(), [""; 0]);
    small.folder.put("plan.svg", plan("<text x=\"9\" y=\"9\">Gate</text>"));
    assert_eq!(small.codes(), ["svg-undrawn"]);
}

#[test]
fn a_pdf_has_a_logo_without_a_ground() {
    let small = cover(|_, _| [12, 20, 34]);
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
    assert!(!document.all("/SMask").is_empty(), "what is transparent stays so");
}
