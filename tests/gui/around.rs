//! What stands around a slide and over it, drawn with the shipped pictures: it can be read wherever it lies.
//!
//! `LOOK_AT=<folder> cargo test --release --test gui around` writes each of these screens there as a picture; with `LOOK_FOR=<part of
//! a name>` only some of them.

use std::{env, path::PathBuf};

use xiongguan::{
    content::Exhibition,
    files::{self, Opened, write_png},
    headless::{Album, Camera, settled},
    lint::{STAGES, weak_runs},
    scene::{Inputs, Layouts, Part, Scene, Shape},
    show::{Comfort, Mode, Overlay, Phase, ShowState, TextSize},
    units::{Moment, Stage},
};

/// The shipped exhibition with the pictures of what is on screen.
struct Screen {
    opened: Opened,
    camera: Camera,
    album: Album,
    size: [u32; 2],
}

impl Screen {
    fn of(size: [u32; 2]) -> Self {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content.ron");
        let opened = files::open(&path).expect("the shipped exhibition can be read");
        let album = Album::new(opened.folder.clone(), size);
        Self { opened, camera: Camera::new(), album, size }
    }

    fn exhibition(&self) -> &Exhibition {
        self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides")
    }

    fn scene(&mut self, state: &ShowState) -> Scene {
        let mut layouts = Layouts::new();
        for is_known in [false, true] {
            let inputs = Inputs {
                exhibition: self.opened.reading.exhibition.as_ref().expect("the shipped exhibition has slides"),
                state,
                theme: &self.opened.theme,
                stage: Stage::new(self.size[0] as f32, self.size[1] as f32),
                pictures: &self.album,
                measure: self.camera.measure(),
                now: Moment::START,
            };
            if is_known {
                return layouts.scene(&inputs);
            }
            let frames = layouts.frames(&inputs, state.slide);
            self.album.show_only(frames.iter().map(|frame| frame.file.as_str()));
        }
        unreachable!("the second round returns")
    }

    /// The lines that are hard to read among the words that lie on top.
    fn weak(&mut self, scene: &Scene, is_on_top: impl Fn(Part) -> bool) -> Vec<String> {
        let start = scene.items.iter().rposition(|item| item.part == Part::Dim).unwrap_or_default();
        let is_shown = |at: usize, item: &xiongguan::scene::Item| {
            !matches!(item.shape, Shape::Text { .. }) || at >= start && is_on_top(item.part)
        };
        let items = scene.items.iter().enumerate().filter(|(at, item)| is_shown(*at, item));
        let shown = Scene::still(scene.stage, scene.ground, items.map(|(_, item)| item.clone()).collect());
        let weak = weak_runs(&shown, &mut self.camera, &mut self.album);
        weak.into_iter().map(|weak| format!("{:.2}:1  {} “{}”", weak.has, weak.part, weak.text)).collect()
    }

    fn look_at(&mut self, scene: &Scene, name: &str) {
        if let Some(folder) = folder() {
            let image = self.camera.picture(scene, &mut self.album);
            write_png(&folder.join(format!("{name}.png")), &image).expect("the picture is written");
        }
    }
}

fn folder() -> Option<PathBuf> {
    env::var_os("LOOK_AT").map(PathBuf::from)
}

/// As large as they are where somebody looks at them; else half of that, since layout does not depend on it.
fn stages() -> [[u32; 2]; 5] {
    STAGES.map(|size| size.map(|side| if folder().is_some() { side } else { side / 2 }))
}

fn visited(slide: usize, language: usize) -> ShowState {
    ShowState { mode: Mode::Kiosk, phase: Phase::Exploring, ..settled(slide, language, false) }
}

/// The comfort settings in which something is looked at.
const COMFORTS: [(&str, TextSize, bool, bool); 6] = [
    ("usual", TextSize::Normal, false, false),
    ("large", TextSize::Large, false, false),
    ("largest", TextSize::Largest, false, false),
    ("contrast", TextSize::Normal, true, false),
    ("low", TextSize::Normal, false, true),
    ("all", TextSize::Largest, true, true),
];

fn comforts() -> impl Iterator<Item = (&'static str, Comfort)> {
    COMFORTS
        .into_iter()
        .map(|(name, text, high_contrast, low_reach)| (name, Comfort { text, high_contrast, low_reach, calm: false }))
}

/// Draws `states` on every stage in both languages; nothing on top may be hard to read.
#[track_caller]
fn all_can_be_read(
    states: impl Fn(&Exhibition, usize) -> Vec<(String, ShowState)>,
    is_on_top: impl Fn(Part) -> bool + Copy,
) {
    let mut faults = Vec::new();
    for size in stages() {
        let mut screen = Screen::of(size);
        // One language after the other for each state, so that its pictures are decoded once.
        let [chinese, english] = [0, 1].map(|language| states(screen.exhibition(), language));
        let both = chinese.into_iter().zip(english).flat_map(|(chinese, english)| [(0, chinese), (1, english)]);
        for (language, (name, state)) in both {
            let name = format!("{name}-{}x{}-{}", size[0], size[1], ["zh", "en"][language]);
            if env::var("LOOK_FOR").is_ok_and(|part| !part.split(',').any(|part| name.contains(part))) {
                continue;
            }
            let scene = screen.scene(&state);
            screen.look_at(&scene, &name);
            faults.extend(screen.weak(&scene, is_on_top).into_iter().map(|fault| format!("{name}  {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} lines are hard to read\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn the_menu_can_be_read_on_its_pictures() {
    let states = |_: &Exhibition, language: usize| {
        let menu = |(name, comfort): (&str, Comfort)| {
            let state = ShowState { overlay: Some(Overlay::Menu), comfort, ..visited(5, language) };
            (format!("menu-{name}"), state)
        };
        comforts().map(menu).collect()
    };
    all_can_be_read(states, |_| true);
}

#[test]
fn the_goodbye_can_be_read() {
    let states = |_: &Exhibition, language: usize| {
        let phase = Phase::Goodbye { until: Moment::from_millis(20_000) };
        let asked = |(name, comfort): (&str, Comfort)| {
            (format!("goodbye-{name}"), ShowState { phase, comfort, ..visited(0, language) })
        };
        comforts().take(3).map(asked).collect()
    };
    all_can_be_read(states, |_| true);
}

#[test]
fn the_invitation_and_the_controls_can_be_read_on_every_slide() {
    let states = |exhibition: &Exhibition, language: usize| {
        let mut states = Vec::new();
        for slide in 0..exhibition.slide_count() {
            let visited = visited(slide, language);
            states.push((format!("attract-{slide:02}"), ShowState { phase: Phase::Attract, ..visited.clone() }));
            states.push((format!("visited-{slide:02}"), visited.clone()));
            // Where somebody looks at them, in all settings.
            for (name, comfort) in comforts().skip(1).filter(|_| folder().is_some()) {
                states.push((format!("visited-{slide:02}-{name}"), ShowState { comfort, ..visited.clone() }));
            }
        }
        states
    };
    all_can_be_read(states, |part| matches!(part, Part::InvitationText | Part::ButtonText));
}

#[test]
fn the_caption_of_an_enlarged_picture_can_be_read() {
    let states = |_: &Exhibition, language: usize| {
        let enlarged = Some(Overlay::enlarged(0, (0.5, 0.5)));
        vec![("enlarged".to_owned(), ShowState { overlay: enlarged, ..visited(0, language) })]
    };
    all_can_be_read(states, |_| true);
}
