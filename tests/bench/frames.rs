//! What a frame costs where the processor draws: a change of slides, and a picture that drifts.

use std::{
    collections::HashMap,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use xiongguan::{
    compose::{Compositor, Pixmap, Pixmaps},
    files,
    headless::{Album, settled},
    media::{Target, decode},
    scene::{Inputs, Layouts, Scene},
    show::{Mode, Motion, Phase, ShowState, Transition},
    theme::motion,
    units::{Moment, Stage},
    view::FontMeasure,
};

/// Slides with a picture over the whole stage, one after the other.
const SLIDES: [&str; 2] = ["gate", "furnace"];

struct Decoded(HashMap<String, Arc<Pixmap>>);

impl Pixmaps for Decoded {
    fn pixmap(&self, file: &str) -> Option<&Arc<Pixmap>> {
        self.0.get(file)
    }
}

/// Tells the mean time of a frame of each kind.
pub(crate) fn tell(root: &Path, tell: &dyn Fn(&str, Duration)) {
    for size in [[1920, 1080], [3840, 2160]] {
        let mut bench = Bench::new(root, size);
        let [width, height] = size;
        tell(&format!("a frame of a change, {width}×{height}"), bench.change());
        let (drift, own) = bench.drift();
        tell(&format!("a frame of a drift, {width}×{height}"), drift);
        tell("    of it everything but the pixels", own);
    }
}

struct Bench {
    opened: files::Opened,
    album: Album,
    pixmaps: Decoded,
    layouts: Layouts,
    measure: FontMeasure,
    compositor: Compositor,
    pixels: Vec<u32>,
    size: [u32; 2],
}

impl Bench {
    fn new(root: &Path, size: [u32; 2]) -> Self {
        let opened = files::open(&root.join("content.ron")).unwrap();
        let exhibition = opened.reading.exhibition.as_ref().unwrap();
        let slides = exhibition.slides().filter(|(_, slide)| SLIDES.contains(&slide.id.as_str()));
        let names: Vec<String> = slides.flat_map(|(_, slide)| slide.kind.files()).map(str::to_owned).collect();
        let mut album = Album::new(opened.folder.clone(), size);
        album.show_only(names.iter().map(String::as_str));
        let target = Target { width: size[0], height: size[1] };
        let pixmap = |file: &String| Arc::new(Pixmap::of(&decode(&root.join(file), target).unwrap()));
        let pixmaps = Decoded(names.iter().map(|file| (file.clone(), pixmap(file))).collect());
        let mut compositor = Compositor::new();
        let sides = size.map(|side| side as usize);
        compositor.resize(sides, 1.0);
        Self {
            album,
            pixmaps,
            layouts: Layouts::new(),
            measure: FontMeasure::new(),
            compositor,
            pixels: vec![0; sides[0] * sides[1]],
            size,
            opened,
        }
    }

    fn place(&self, id: &str) -> usize {
        let exhibition = self.opened.reading.exhibition.as_ref().unwrap();
        exhibition.slides().position(|(_, slide)| slide.id == id).unwrap()
    }

    fn scene(&mut self, state: &ShowState, now: u64) -> Scene {
        self.layouts.scene(&Inputs {
            exhibition: self.opened.reading.exhibition.as_ref().unwrap(),
            state,
            theme: &self.opened.theme,
            stage: Stage::new(self.size[0] as f32, self.size[1] as f32),
            pictures: &self.album,
            measure: &self.measure,
            now: Moment::from_millis(now),
        })
    }

    fn draw(&mut self, scene: &Scene) {
        if self.compositor.take(scene, &self.pixmaps) {
            for area in self.compositor.damage().to_vec() {
                self.compositor.paint(area, &mut self.pixels);
            }
        }
    }

    /// The mean frame of a change whose slides have both been drawn before.
    fn change(&mut self) -> Duration {
        let [from, to] = SLIDES.map(|id| self.place(id));
        let transition = Transition {
            from,
            from_motion: Motion { settled: true, ..Motion::default() },
            began: Moment::START,
            length: motion::TRANSITION,
            direction: 1.0,
            slid: None,
            new_chapter: false,
        };
        let state = ShowState { transition: Some(transition), motion: Motion::default(), ..settled(to, 0, false) };
        for still in [settled(to, 0, false), settled(from, 0, false)] {
            let scene = self.scene(&still, 0);
            self.draw(&scene);
        }
        let frames: Vec<u64> = (0..900).step_by(17).collect();
        let began = Instant::now();
        for now in &frames {
            let scene = self.scene(&state, *now);
            self.draw(&scene);
        }
        began.elapsed() / frames.len() as u32
    }

    /// The mean frame of a drift, and the part of it that is not spent on pixels.
    fn drift(&mut self) -> (Duration, Duration) {
        let (mode, phase, motion) = (Mode::Auto, Phase::Playing, Motion::default());
        let state = ShowState { mode, phase, motion, ..settled(self.place(SLIDES[0]), 0, false) };
        let mut scene = self.scene(&state, 9000);
        let (mut all, mut own) = (Duration::ZERO, Duration::ZERO);
        for frame in 0..40_u32 {
            let began = Instant::now();
            assert!(scene.go_on(Moment::from_millis(9000 + 90 * u64::from(frame))));
            self.compositor.take(&scene, &self.pixmaps);
            let taken = began.elapsed();
            for area in self.compositor.damage().to_vec() {
                self.compositor.paint(area, &mut self.pixels);
            }
            // The first frames make one of what stays.
            if frame >= 8 {
                (all, own) = (all + began.elapsed(), own + taken);
            }
        }
        (all / 32, own / 32)
    }
}
