//! Logos as they are drawn, and what `check` says of them.

use std::fs;

use image::{Rgba, RgbaImage};
use xiongguan::{
    content::Lang,
    diag::Severity,
    export::{Form, Order, export},
    headless::{Album, Camera, settled},
    scene::{Inputs, Part, scene},
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
