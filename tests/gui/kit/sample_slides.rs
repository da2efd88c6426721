//! Pictures of the sample's slides, and the comparison with the pictures that were kept.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use egui::ColorImage;
use xiongguan::{
    content::Exhibition,
    files::write_png,
    headless::{Album, Camera, settled},
    media::Folder,
    scene::{Inputs, Scene, scene},
    theme::Theme,
    units::{Moment, Stage},
};

use crate::sample;

/// Draws slides of the sample, whose pictures are flat colours.
pub(crate) struct SampleSlides {
    exhibition: Exhibition,
    folder: Folder,
    camera: Camera,
}

/// A folder with all pictures of the sample, drawn once: blue above, sand below.
static PICTURES: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    for file in sample::exhibition().files() {
        write_png(&folder.join(file), &flat(file)).expect("pictures can be written");
    }
    folder
});

/// A picture of a tenth of its full width and height; only the shape matters.
fn flat(file: &str) -> ColorImage {
    let full = sample::size_of(file);
    let (w, h) = ((full.w / 10.0) as usize, (full.h / 10.0) as usize);
    let (sky, sand) = (egui::Color32::from_rgb(96, 132, 168), egui::Color32::from_rgb(196, 164, 120));
    let mut image = ColorImage::filled([w, h], sky);
    image.pixels[w * h / 2..].fill(sand);
    image
}

impl SampleSlides {
    pub(crate) fn new() -> Self {
        Self::with_pictures_in(&PICTURES)
    }

    /// Slides whose pictures cannot be found.
    pub(crate) fn without_pictures() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("empty");
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self::with_pictures_in(&folder)
    }

    fn with_pictures_in(folder: &Path) -> Self {
        let folder = Folder::open(folder).expect("the folder is there");
        Self { exhibition: sample::exhibition(), folder, camera: Camera::new() }
    }

    /// The slide with this id at rest, in a picture of this size in pixels.
    pub(crate) fn draw(&mut self, id: &str, language: usize, size: [u32; 2]) -> ColorImage {
        let slide = sample::place_of(&self.exhibition, id);
        let mut album = Album::new(self.folder.clone(), size);
        let upright = size[1] > size[0];
        let frames = self.exhibition.slide(slide).map(|(_, slide)| slide.kind.frames(upright)).unwrap_or_default();
        album.show_only(frames.into_iter().map(|frame| frame.file));
        let scene = self.scene(slide, language, size, &album);
        self.camera.picture(&scene, &mut album)
    }

    fn scene(&self, slide: usize, language: usize, [w, h]: [u32; 2], album: &Album) -> Scene {
        scene(&Inputs {
            exhibition: &self.exhibition,
            state: &settled(slide, language, false),
            theme: &Theme::gobi(),
            stage: Stage::new(w as f32, h as f32),
            pictures: album,
            measure: self.camera.measure(),
            now: Moment::START,
        })
    }
}

/// Channels may differ by this much (0 ..= 255): nobody sees it.
const CHANNEL_SLACK: u8 = 12;
/// This share of the pixels may differ by any amount: edges of glyphs do, on a processor that rounds otherwise.
const PIXEL_SLACK: f64 = 0.002;

/// Fails if `image` looks different from the kept picture of this name.
///
/// With `XIONGGUAN_BLESS=1` it keeps `image` instead.
#[track_caller]
pub(crate) fn looks_as_before(name: &str, image: &ColorImage) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gui/pictures").join(format!("{name}.png"));
    if std::env::var_os("XIONGGUAN_BLESS").is_some() {
        write_png(&kept, image).expect("pictures can be kept");
        return;
    }
    let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    // Without a kept picture, everything differs.
    let differing = read(&kept).map_or(1.0, |before| difference(&before, image));
    if differing > PIXEL_SLACK {
        write_png(&seen, image).expect("pictures can be written");
    }
    assert!(
        differing <= PIXEL_SLACK,
        "{:.2}% of {name} look different; what is seen now: {}",
        differing * 100.0,
        seen.display()
    );
}

fn read(path: &Path) -> Option<ColorImage> {
    let image = image::open(path).ok()?.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}

/// The share of pixels that differ visibly; everything if the sizes differ.
fn difference(one: &ColorImage, other: &ColorImage) -> f64 {
    if one.size != other.size {
        return 1.0;
    }
    let visible = |(a, b): &(&egui::Color32, &egui::Color32)| {
        a.to_array().iter().zip(b.to_array()).any(|(a, b)| a.abs_diff(b) > CHANNEL_SLACK)
    };
    one.pixels.iter().zip(&other.pixels).filter(visible).count() as f64 / one.pixels.len() as f64
}
