//! The pictures of the guide show what its samples look like.
//!
//! After a wanted change: `XIONGGUAN_BLESS=1 cargo test --release --test gui guide`, then look at them.

use std::{fs, path::Path};

use egui::ColorImage;
use image::{ExtendedColorType, codecs::jpeg::JpegEncoder};
use xiongguan::{
    content::schema,
    files,
    headless::{Album, Camera, settled},
    scene::{Inputs, scene},
    units::{Moment, Stage},
};

use crate::folder;

const GUIDE: &str = include_str!("../../src/docs/guide.md");
/// Where the pictures lie: one for each kind, Chinese beside English.
const PICTURES: &str = "assets/guide";
const SIZE: [usize; 2] = [640, 360];

/// The pictures that the samples name, and the shipped pictures that are used for them.
const STANDING: &[(&str, &str)] = &[
    ("gate", "pass-daylight"),
    ("gate-by-night", "light-show"),
    ("gulls", "relict-gulls"),
    ("steel", "steel-strip"),
    ("lake", "green-city-park"),
    ("day", "pass-daylight"),
    ("night", "light-show"),
    ("solar", "solar-field"),
    ("gobi", "gobi-1965"),
    ("corn", "corn-drying"),
];

/// How many slides stand before the sample, so that it is seen as one of several.
const PLACE: usize = 3;

/// What a slide of any kind may have: the picture that shows it, and what stands in its sample alone.
const BESIDES: &[(&str, &str)] = &[("qr", "qr: Qr(")];

/// The sample that `is_it` knows, in an exhibition.
fn sample(is_it: impl Fn(&str) -> bool) -> String {
    let blocks = GUIDE.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next());
    let slide = blocks.into_iter().find(|block| is_it(block)).expect("the guide shows every kind");
    // A sample leaves out who made its picture; on a slide three dots would be read as a name.
    let slide = slide.replace("credit: \"…\", ", "");
    let around = |count: usize| "Quote(text: \"…\"),\n".repeat(count);
    let (before, after) = (around(PLACE), around(8));
    format!(
        "Exhibition(title: (zh: \"雄关新城\", en: \"The Pass and the New City\"), languages: [zh, en], chapters: [\n\
         Chapter(id: \"pass\", title: (zh: \"关与城\", en: \"The Pass and the City\"), seal: \"关\", slides: [\n{before}{slide},\n{after}])])"
    )
}

/// A folder with this sample and its pictures.
fn hung(sample: &str) -> folder::Album {
    let folder = folder::Album::new();
    folder.put("content.ron", sample);
    for (name, ours) in STANDING {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{ours}.jpg"));
        folder.put(&format!("pictures/{name}.jpg"), fs::read(from).expect("our picture"));
    }
    folder
}

/// Chinese on the left, English on the right.
fn pair(sample: &str, camera: &mut Camera) -> ColorImage {
    let folder = hung(sample);
    let opened = files::open(&folder.path().join("content.ron")).expect("it is there");
    let exhibition = opened.reading.exhibition.as_ref().expect("a sample that can be shown");
    let [width, height] = SIZE;
    let mut album = Album::new(opened.folder.clone(), SIZE.map(|side| side as u32));
    let frames = exhibition.slides().flat_map(|(_, slide)| slide.kind.frames(false));
    album.show_only(frames.map(|frame| frame.file));
    let mut both = ColorImage::filled([2 * width + GAP, height], egui::Color32::WHITE);
    for language in 0..2 {
        let picture = camera.picture(
            &scene(&Inputs {
                exhibition,
                state: &settled(PLACE, language, false),
                theme: &opened.theme,
                stage: Stage::new(width as f32, height as f32),
                pictures: &album,
                measure: camera.measure(),
                now: Moment::START,
            }),
            &mut album,
        );
        for (row, line) in picture.pixels.chunks_exact(width).enumerate() {
            let at = row * (2 * width + GAP) + language * (width + GAP);
            both.pixels[at..at + width].copy_from_slice(line);
        }
    }
    both
}

const GAP: usize = 16;

fn rgb(image: &ColorImage) -> Vec<u8> {
    image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect()
}

#[test]
fn every_kind_of_slide_has_its_picture_in_the_guide() {
    let mut camera = Camera::new();
    let kinds = schema::SLIDES.iter().map(|part| {
        let start = format!("{}(", part.name);
        (part.name.to_lowercase(), sample(|block| block.starts_with(&start)))
    });
    let besides = BESIDES.iter().map(|(name, has)| ((*name).to_owned(), sample(|block| block.contains(has))));
    for (name, sample) in kinds.chain(besides) {
        assert!(GUIDE.contains(&format!("(../../{PICTURES}/{name}.jpg)")), "the guide does not show {name}.jpg");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{PICTURES}/{name}.jpg"));
        let drawn = pair(&sample, &mut camera);
        if std::env::var_os("XIONGGUAN_BLESS").is_some() {
            let mut bytes = Vec::new();
            let (width, height) = (drawn.size[0] as u32, drawn.size[1] as u32);
            JpegEncoder::new_with_quality(&mut bytes, 88)
                .encode(&rgb(&drawn), width, height, ExtendedColorType::Rgb8)
                .expect("it can be written as a JPEG");
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            fs::write(&path, bytes).expect("it can be written");
        }
        let kept = image::open(&path).map(|image| image.into_rgb8().into_raw()).unwrap_or_default();
        let now = rgb(&drawn);
        assert_eq!(kept.len(), now.len(), "{name}.jpg is missing or of another size");
        // What JPEG changes is small everywhere; a change of layout is large somewhere.
        let far = kept.iter().zip(&now).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(far * 500 < now.len(), "{name}.jpg is stale: {far} of {} values differ", now.len());
    }
}
