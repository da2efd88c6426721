//! Frames on the processor: the same pixels as those of the rasteriser, and no work for what stays.

use std::{collections::HashMap, path::Path, sync::Arc};

use egui::ColorImage;
use xiongguan::{
    compose::{Area, Compositor, Order, Pixmap, Pixmaps, Workshop},
    content::Exhibition,
    files::{self, Opened},
    headless::{Album, Camera},
    media::{Target, decode},
    scene::{Inputs, Layouts, Scene},
    show::{Mode, Motion, Overlay, Phase, ShowState, Transition, Wake},
    theme::{Theme, Typefaces, motion},
    units::{Fraction, Moment, Stage},
};

const SIZE: [usize; 2] = [640, 360];

/// The shipped exhibition, drawn by both.
struct Both {
    opened: Opened,
    theme: Theme,
    album: Album,
    camera: Camera,
    layouts: Layouts,
    pixmaps: Decoded,
    compositor: Compositor,
    pixels: Vec<u32>,
}

/// The pictures of one slide, or of two.
#[derive(Default)]
struct Decoded(HashMap<String, Arc<Pixmap>>);

impl Pixmaps for Decoded {
    fn pixmap(&self, file: &str) -> Option<&Arc<Pixmap>> {
        self.0.get(file)
    }
}

impl Both {
    fn open() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content.ron");
        let opened = files::open(&path).expect("the shipped exhibition can be read");
        let album = Album::new(opened.folder.clone(), SIZE.map(|side| side as u32));
        let mut compositor = Compositor::new();
        compositor.resize(SIZE, 1.0);
        Self {
            opened,
            theme: Theme::gobi(),
            album,
            camera: Camera::new(),
            layouts: Layouts::new(),
            pixmaps: Decoded::default(),
            compositor,
            pixels: vec![0; SIZE[0] * SIZE[1]],
        }
    }

    fn exhibition(&self) -> &Exhibition {
        self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides")
    }

    fn count(&self) -> usize {
        self.exhibition().slide_count()
    }

    /// Has the pictures of these slides at hand, and no others.
    fn with_pictures_of(&mut self, slides: &[usize]) {
        let exhibition = self.opened.reading.exhibition.as_ref().expect("it has slides");
        let kinds = slides.iter().filter_map(|slide| exhibition.slide(*slide)).map(|(_, slide)| &slide.kind);
        let files: Vec<&str> = kinds.flat_map(|kind| kind.files()).collect();
        self.album.show_only(files.iter().copied());
        let target = Target { width: SIZE[0] as u32, height: SIZE[1] as u32 };
        self.pixmaps.0.retain(|file, _| files.contains(&file.as_str()));
        for file in files {
            self.pixmaps.0.entry(file.to_owned()).or_insert_with(|| {
                let path = self.opened.folder.resolve(file).expect("it lies beside content.ron");
                Arc::new(Pixmap::of(&decode(&path, target).expect("it is sound")))
            });
        }
    }

    fn scene(&mut self, state: &ShowState, now: Moment) -> Scene {
        self.layouts.scene(&Inputs {
            exhibition: self.opened.reading.exhibition.as_ref().expect("it has slides"),
            state,
            theme: &self.theme,
            stage: Stage::new(SIZE[0] as f32, SIZE[1] as f32),
            pictures: &self.album,
            measure: self.camera.measure(),
            now,
        })
    }

    /// Takes a scene, and paints only what is said to differ; returns how many pixels that were.
    fn compose(&mut self, scene: &Scene) -> usize {
        if !self.compositor.take(scene, &self.pixmaps) {
            return 0;
        }
        let areas = self.compositor.damage().to_vec();
        for area in &areas {
            self.compositor.paint(*area, &mut self.pixels);
        }
        areas.iter().map(|area| area.pixels()).sum()
    }

    /// Both draw the slide, and their pictures differ by no more than rounding.
    fn agree(&mut self, state: &ShowState, now: Moment, what: &str) {
        let scene = self.scene(state, now);
        self.compose(&scene);
        let camera = self.camera.picture(&scene, &mut self.album);
        let what = format!("{what} at {} ms", now.millis);
        let is_at_rest = scene.items.iter().all(|item| item.opacity == 0.0 || item.opacity == 1.0);
        if is_at_rest {
            let (apart, noise) = difference(&self.pixels, &camera, 5);
            assert!(apart == 0 && noise > 50.0, "{what}: {apart} channels more than 5 of 255 apart, {noise:.1} dB");
        } else {
            // The rasteriser and egui round each faint colour by itself. Where parts of one item overlap, as the edges of
            // two letters may, it also matters whether they fade together.
            let (apart, noise) = difference(&self.pixels, &camera, 8);
            assert!(apart <= 60 && noise > 45.0, "{what}: {apart} channels more than 8 of 255 apart, {noise:.1} dB");
        }
    }
}

/// How many channels are more than `limit` of 255 apart, and the ratio of signal to noise in decibels.
fn difference(pixels: &[u32], camera: &ColorImage, limit: u8) -> (usize, f64) {
    let (mut apart, mut squares) = (0, 0_u64);
    for (ours, theirs) in pixels.iter().zip(&camera.pixels) {
        let [_, r, g, b] = ours.to_be_bytes();
        for (ours, theirs) in [(r, theirs.r()), (g, theirs.g()), (b, theirs.b())] {
            apart += usize::from(ours.abs_diff(theirs) > limit);
            squares += u64::from(ours.abs_diff(theirs)).pow(2);
        }
    }
    let mean = squares as f64 / (3.0 * camera.pixels.len() as f64);
    (apart, 10.0 * (255.0 * 255.0 / mean.max(1e-9)).log10())
}

/// The loop shows the slide, which came up at the start.
fn looping(slide: usize, language: usize) -> ShowState {
    let state = xiongguan::headless::settled(slide, language, false);
    ShowState { mode: Mode::Kiosk, phase: Phase::Attract, motion: Motion::default(), ..state }
}

const fn at(millis: u64) -> Moment {
    Moment::from_millis(millis)
}

#[test]
fn every_slide_has_the_pixels_of_the_rasteriser() {
    let mut both = Both::open();
    for slide in 0..both.count() {
        both.with_pictures_of(&[slide]);
        for language in 0..2 {
            let state = looping(slide, language);
            // Coming in, at rest, and drifting.
            for now in [0, 300, 900, 1500, 4000, 21_000] {
                both.agree(&state, at(now), &format!("slide {slide} in language {language}"));
            }
        }
    }
}

#[test]
fn so_has_every_moment_of_a_change() {
    let mut both = Both::open();
    for slide in 1..both.count() {
        both.with_pictures_of(&[slide - 1, slide]);
        let transition = Transition {
            from: slide - 1,
            from_motion: Motion { settled: true, ..Motion::default() },
            began: Moment::START,
            length: motion::TRANSITION,
            direction: 1.0,
            slid: None,
            new_chapter: slide % 2 == 0,
        };
        let state = ShowState { transition: Some(transition), ..looping(slide, 0) };
        for now in [0, 16, 33, 250, 450, 700, 880, 900] {
            both.agree(&state, at(now), &format!("the change to slide {slide}"));
        }
    }
}

#[test]
fn so_has_what_lies_over_a_slide() {
    let mut both = Both::open();
    both.with_pictures_of(&[0]);
    let explored = ShowState { phase: Phase::Exploring, ..xiongguan::headless::settled(0, 1, false) };
    let enlarged = |zoom| Some(Overlay::Enlarged { picture: 0, zoom, center: (0.4, 0.6) });
    for overlay in [None, Some(Overlay::Menu), enlarged(1.0), enlarged(1.7), Some(Overlay::Black), None] {
        both.agree(&ShowState { overlay, ..explored.clone() }, at(5000), &format!("{overlay:?}"));
    }
    let typed = ShowState { divider: Some(Fraction::new(0.7)), typed: Some(12), ..explored };
    both.agree(&typed, at(5000), "a number");
    let goodbye = ShowState { phase: Phase::Goodbye { until: at(20_000) }, typed: None, ..typed };
    for now in [1000, 1500, 2500] {
        both.agree(&goodbye, at(now), "still there?");
    }
}

#[test]
fn what_stays_is_not_painted_again() {
    let mut both = Both::open();
    both.with_pictures_of(&[0]);
    let scene = {
        let state = looping(0, 0);
        both.scene(&state, at(5000))
    };
    assert_eq!(both.compose(&scene), SIZE[0] * SIZE[1], "the first frame is painted whole");
    assert_eq!(both.compose(&scene), 0, "the same scene differs in nothing");
    let mut beckoning = scene.clone();
    let mut hand = 0;
    for now in (5010..5400).step_by(30) {
        assert!(beckoning.go_on(at(now)));
        hand = hand.max(both.compose(&beckoning));
    }
    assert!(hand > 0, "the picture drifts");
}

#[test]
fn a_frame_of_a_drift_allocates_nothing() {
    let mut both = Both::open();
    both.with_pictures_of(&[0]);
    let state = looping(0, 0);
    let mut scene = both.scene(&state, at(9000));
    // Without the hand, which is drawn anew in each frame.
    scene.items.retain(|item| !matches!(item.part.name(), "invitation.hand" | "invitation.ring"));
    let whole = Area::frame(SIZE);
    let mut step = |now| {
        assert!(scene.go_on(at(now)));
        let is_drawn = both.compositor.take(&scene, &both.pixmaps);
        both.compositor.paint(whole, &mut both.pixels);
        is_drawn
    };
    // What stays becomes one first.
    for now in [9500, 10_000, 10_500, 11_000, 11_500] {
        assert!(step(now));
    }
    let counted = allocation_counter::measure(|| assert!(step(12_000)));
    assert_eq!(counted.count_total, 0, "{} bytes", counted.bytes_total);
}

/// Runs a slide of the loop as a window does, from one moment at which it looks different to the next, and returns how
/// many frames there were.
fn frames(both: &mut Both, slide: usize, until: Moment) -> usize {
    both.with_pictures_of(&[slide]);
    let (state, mut now, mut frames) = (looping(slide, 0), Moment::START, 0);
    loop {
        let scene = both.scene(&state, now);
        if both.compose(&scene) > 0 {
            frames += 1;
        } else {
            // Only the beginnings and ends of eased movements are smaller than what can be seen.
            assert!(
                now.millis < 2000 || scene.next() == Wake::Never,
                "slide {slide}: a frame like the last at {} ms",
                now.millis
            );
        }
        now = match scene.next() {
            Wake::Moving => at(now.millis + 16),
            Wake::At(moment) => moment,
            Wake::Never => return frames,
        };
        if now > until {
            return frames;
        }
    }
}

#[test]
fn in_the_loop_no_frame_is_like_the_last_one() {
    let mut both = Both::open();
    let mut each = Vec::new();
    for slide in 0..both.count() {
        each.push(frames(&mut both, slide, at(8000)));
    }
    assert!(each.iter().all(|frames| *frames < 500), "{each:?}");
}

#[test]
fn areas_are_cut_joined_and_moved() {
    let area = |left, top, right, bottom| Area { left, top, right, bottom };
    let (a, b) = (area(0, 0, 4, 4), area(2, 3, 8, 9));
    assert_eq!(a.cut(b), area(2, 3, 4, 4));
    assert_eq!(a.join(b), area(0, 0, 8, 9));
    assert_eq!((a.pixels(), a.cut(area(5, 5, 6, 6)).pixels()), (16, 0));
    assert!(a.join(b).has(b) && !a.has(b) && Area::default().is_empty());
}

#[test]
fn a_picture_of_one_pixel_is_seen() {
    let rgba = vec![10, 20, 30, 255];
    let facts = xiongguan::units::PictureFacts {
        size: xiongguan::units::size(1.0, 1.0),
        grid: xiongguan::units::Grid::even(0.1),
        is_clear: false,
    };
    let picture = xiongguan::media::Picture { width: 1, height: 1, rgba, facts, is_cut: false };
    let pixmaps = Decoded(HashMap::from([("dot".to_owned(), Arc::new(Pixmap::of(&picture)))]));
    let whole = xiongguan::units::rect(0.0, 0.0, 40.0, 30.0);
    let crop = xiongguan::units::rect(0.0, 0.0, 1.0, 1.0);
    let shape = xiongguan::scene::Shape::Picture { file: "dot".to_owned(), crop, radius: 0.0 };
    let item = xiongguan::scene::Item::new(xiongguan::scene::Part::Picture, whole, shape);
    let scene = Scene::still(Stage::new(40.0, 30.0), xiongguan::units::Rgba::CLEAR, vec![item]);
    let mut compositor = Compositor::new();
    compositor.resize([40, 30], 1.0);
    assert!(compositor.take(&scene, &pixmaps));
    let mut pixels = vec![0; 40 * 30];
    compositor.paint(Area::frame([40, 30]), &mut pixels);
    assert!(pixels.iter().all(|pixel| *pixel == 0xff0a_141e), "{:x?}", &pixels[..4]);
}

#[test]
fn what_lies_behind_a_clear_picture_is_seen() {
    use xiongguan::units::{Grid, PictureFacts, Rgba, rect, size};
    // Half of the light of a grey, and nothing at all.
    let rgba = [[100, 100, 100, 128], [0; 4]].concat();
    let facts = PictureFacts { size: size(2.0, 1.0), grid: Grid::even(0.1), is_clear: true };
    let picture = xiongguan::media::Picture { width: 2, height: 1, rgba, facts, is_cut: false };
    let pixmaps = Decoded(HashMap::from([("logo".to_owned(), Arc::new(Pixmap::of(&picture)))]));
    let crop = rect(0.0, 0.0, 1.0, 1.0);
    let shape = xiongguan::scene::Shape::Picture { file: "logo".to_owned(), crop, radius: 0.0 };
    for (opacity, half) in [(1.0, 0xff64_e364_u32), (0.5, 0xff32_f132)] {
        let item = xiongguan::scene::Item::new(xiongguan::scene::Part::Logo, rect(0.0, 0.0, 40.0, 30.0), shape.clone());
        let ground = Rgba { r: 0, g: 255, b: 0, a: 255 };
        let scene = Scene::still(Stage::new(40.0, 30.0), ground, vec![item.faded(opacity)]);
        let mut compositor = Compositor::new();
        compositor.resize([40, 30], 1.0);
        assert!(compositor.take(&scene, &pixmaps));
        let mut pixels = vec![0; 40 * 30];
        compositor.paint(Area::frame([40, 30]), &mut pixels);
        let (left, right) = (pixels[40 * 15 + 1], pixels[40 * 15 + 38]);
        let is_near = |a: u32, b: u32| a.to_be_bytes().iter().zip(b.to_be_bytes()).all(|(a, b)| a.abs_diff(b) < 8);
        assert!(is_near(left, half) && is_near(right, 0xff00_ff00), "{opacity}: {left:x} {right:x}");
    }
}

#[test]
fn what_was_engraved_ahead_is_not_missing_any_more() {
    let mut both = Both::open();
    both.with_pictures_of(&[0, 1]);
    let scene = {
        let state = looping(0, 0);
        both.scene(&state, at(5000))
    };
    both.compose(&scene);
    let ahead = {
        let state = looping(1, 0);
        both.scene(&state, at(5000))
    };
    let items: Vec<_> = both.compositor.missing(&ahead).cloned().collect();
    assert!(!items.is_empty());
    let workshop = Workshop::start(Arc::new(|| ())).expect("a thread");
    let (bounds, pixels_per_point) = (both.compositor.bounds(), both.compositor.pixels_per_point());
    assert!(workshop.order(Order { items: items.clone(), bounds, pixels_per_point, typefaces: Typefaces::default() }));
    let mut left = items.len();
    while left > 0 {
        if let Some(finished) = workshop.finished() {
            both.compositor.keep(finished);
            left -= 1;
        }
        std::thread::yield_now();
    }
    assert_eq!(both.compositor.missing(&ahead).count(), 0);
}

#[test]
fn what_was_engraved_out_of_sight_is_whole_where_it_is_seen() {
    let white = xiongguan::units::Rgba { r: 255, g: 255, b: 255, a: 255 };
    let item = |x: f32| {
        let shape = xiongguan::scene::Shape::Fill { color: white, radius: 3.0 };
        let area = xiongguan::units::rect(x, 4.0, 20.0, 10.0);
        xiongguan::scene::Item::new(xiongguan::scene::Part::Invitation, area, shape)
    };
    // Beyond the bounds, which are an eighth larger than the frame, and cut by them.
    for ahead in [200.0, 36.0] {
        let mut compositor = Compositor::new();
        compositor.resize([40, 30], 1.0);
        compositor.engrave(item(ahead));
        let scene = Scene::still(Stage::new(40.0, 30.0), xiongguan::units::Rgba::CLEAR, vec![item(10.0)]);
        assert!(compositor.take(&scene, &Decoded::default()));
        let mut pixels = vec![0; 40 * 30];
        compositor.paint(Area::frame([40, 30]), &mut pixels);
        let lit = pixels.iter().filter(|pixel| **pixel == 0xffff_ffff).count();
        assert!(lit > 170, "{lit} pixels of one engraved at {ahead}");
    }
}
