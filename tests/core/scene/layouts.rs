//! Layouts are kept while what they depend on stays; a frame in which only time passes measures nothing, and a slide that
//! cannot be laid out is no end of the show.

use std::{cell::Cell, sync::Arc, time::Duration};

use proptest::prelude::*;
use xiongguan::{
    scene::{Failure, Frame, Inputs, Item, Layouts, Measure, Part, Scene, Shape, scene},
    show::{Comfort, Mode, Motion, Order, Overlay, Page, Phase, ShowState, Spoken, TextSize, Transition},
    theme::Face,
    units::{Fraction, Moment, PictureState, Size, size},
};

use crate::{
    room::{FixedMeasure, Room, STAGES, lines},
    sample,
};

/// Counts how often it is asked.
#[derive(Default)]
struct Counting(Cell<usize>);

impl Measure for Counting {
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]> {
        self.0.set(self.0.get() + 1);
        FixedMeasure.advances(text, face)
    }
}

/// Fails on texts that contain this.
struct Failing(&'static str);

impl Measure for Failing {
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]> {
        assert!(!text.contains(self.0), "no width for {}", self.0);
        FixedMeasure.advances(text, face)
    }
}

const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The measurements that the frames `from` to `to` need after the frame at `from`, all on one screen.
fn measured(room: &Room, from: u64, to: u64) -> usize {
    let (counting, mut layouts) = (Counting::default(), Layouts::new());
    let mut frame = |at: u64| {
        room.ask(&counting, |inputs| layouts.scene(&Inputs { now: Moment::from_millis(at), ..*inputs }));
        counting.0.get()
    };
    let first = frame(from);
    assert!(first > 0, "the first frame is laid out");
    let last = (from..=to).step_by(16).map(&mut frame).last();
    last.unwrap_or(first) - first
}

#[test]
fn while_a_picture_drifts_nothing_is_measured() {
    for room in Room::all() {
        assert_eq!(measured(&room.moving(), 5000, 6000), 0);
    }
}

#[test]
fn while_a_slide_comes_in_nothing_is_measured() {
    for room in Room::all() {
        let room = room.moving().when(|state| state.phase = Phase::Attract);
        assert_eq!(measured(&room, 0, 2000), 0, "{}", room.id());
    }
}

fn change(from: &str, new_chapter: bool) -> Transition {
    Transition {
        from: sample::place_of(&sample::exhibition(), from),
        from_motion: Motion::default(),
        began: Moment::START,
        length: millis(900),
        direction: 1.0,
        slid: None,
        new_chapter,
    }
}

#[test]
fn from_slide_to_slide_nothing_is_measured_after_the_first_frame() {
    for (from, to) in [("cover", "story"), ("gallery", "stats"), ("line", "chain")] {
        let room = Room::with(to).moving().when(|state| state.transition = Some(change(from, from == "gallery")));
        assert_eq!(measured(&room, 0, 1000), 0, "{from} to {to}");
    }
}

#[test]
fn the_goodbye_is_measured_once_a_second() {
    let until = Moment::from_millis(20_000);
    let room = Room::with("story").when(|state| state.phase = Phase::Goodbye { until });
    assert_eq!(measured(&room, 1, 1000), 0);
    assert!(measured(&room, 1, 1100) > 0);
}

/// A state of the show as any visitor may bring it about.
fn states() -> impl Strategy<Value = ShowState> {
    let phase = prop_oneof![
        Just(Phase::Attract),
        Just(Phase::Exploring),
        Just(Phase::Paused { until: Moment::from_millis(9000) }),
        Just(Phase::Goodbye { until: Moment::from_millis(9000) }),
        Just(Phase::Closed),
    ];
    let overlay = prop_oneof![
        4 => Just(None),
        1 => Just(Some(Overlay::Menu)),
        1 => (0usize..4).prop_map(|place| Some(Overlay::Spot(place))),
        1 => (0usize..4, 1.0f32..4.0).prop_map(|(place, zoom)| Some(Overlay::enlarged(place, (0.5, 0.5)).zoomed(zoom))),
    ];
    let transition = prop_oneof![
        2 => Just(None),
        1 => any::<bool>().prop_map(|new_chapter| Some(change("cover", new_chapter))),
    ];
    let motion = (0u64..3000, any::<bool>()).prop_map(|(since, settled)| Motion {
        since: Moment::from_millis(since),
        held: None,
        settled,
        revealed: None,
        page: Page::default(),
    });
    let comfort = (0..TextSize::ALL.len(), any::<[bool; 3]>()).prop_map(|(text, [high_contrast, low_reach, calm])| {
        Comfort { text: TextSize::ALL[text], high_contrast, low_reach, calm }
    });
    let title = proptest::option::of((0u64..7000).prop_map(Moment::from_millis));
    let divider = proptest::option::of((0.0f32..1.0).prop_map(Fraction::new));
    // Some slides may not show now, but never none.
    let order = proptest::collection::vec(any::<bool>(), 10)
        .prop_map(|held| Order::of(std::iter::once(true).chain(held).collect()));
    let kept = ((0usize..12, order), 0usize..2, proptest::option::of(0usize..99));
    (phase, overlay, transition, motion, comfort, title, divider, kept).prop_map(
        |(phase, overlay, transition, motion, comfort, title, divider, ((slide, order), language, typed))| ShowState {
            mode: Mode::Kiosk,
            phase,
            slide,
            order,
            motion,
            title,
            transition,
            pull: None,
            opening: None,
            language,
            comfort,
            can_hear: language > 0,
            spoken: Spoken::default(),
            hearing: None,
            muted: false,
            overlay,
            glide: None,
            divider,
            typed,
            trail: xiongguan::show::Trail::default(),
            talk: xiongguan::show::Talk::default(),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn kept_layouts_give_the_same_scenes_as_new_ones(
        seen in proptest::collection::vec((states(), 0u64..9000, 0usize..STAGES.len()), 1..10),
    ) {
        let mut layouts = Layouts::new();
        for (state, at, stage) in seen {
            let room = Room::with("cover").on(STAGES[stage]).when(|shown| *shown = state).after(millis(at));
            let (kept, new) = room.ask(&FixedMeasure, |inputs| (layouts.scene(inputs), scene(inputs)));
            prop_assert_eq!(kept, new);
        }
    }
}

/// Draws the room with the failing measure; the scene and what is told of it.
fn drawn(layouts: &mut Layouts, room: &Room, failing: &Failing) -> (Scene, Vec<Failure>) {
    let scene = room.ask(failing, |inputs| layouts.scene(inputs));
    (scene, layouts.take_failures())
}

fn said(scene: &Scene, part: Part) -> String {
    scene.items.iter().filter(|item| item.part == part).flat_map(lines).collect()
}

#[test]
fn a_slide_whose_layout_fails_becomes_a_plate_with_its_heading() {
    let (mut layouts, failing) = (Layouts::new(), Failing("每年春天"));
    let (scene, failures) = drawn(&mut layouts, &Room::with("story"), &failing);
    assert_eq!(said(&scene, Part::Heading), "遗鸥回来了");
    assert!(scene.items.iter().any(|item| item.part == Part::Position), "the bar is there");
    let told: Vec<(&str, &str)> =
        failures.iter().map(|failure| (failure.slide.as_str(), failure.message.as_str())).collect();
    assert_eq!(told, [("story", "no width for 每年春天")]);
    // It is told once, and the show goes on.
    let large = Room::with("story").when(|state| state.comfort.text = TextSize::Large);
    assert!(drawn(&mut layouts, &large, &failing).1.is_empty());
    let other = drawn(&mut layouts, &Room::with("stats"), &failing);
    assert!(other.1.is_empty() && !said(&other.0, Part::CardFigure).is_empty());
    layouts.set_generation(7);
    assert_eq!(drawn(&mut layouts, &Room::with("story"), &failing).1.len(), 1, "a new generation tells it again");
}

#[test]
fn a_heading_that_fails_gives_way_to_what_there_is_to_see() {
    let scene = drawn(&mut Layouts::new(), &Room::with("story"), &Failing("遗鸥回来了")).0;
    assert_eq!(said(&scene, Part::Heading), "鸥鸟");
}

#[test]
fn where_everything_fails_bare_ground_is_left() {
    for room in Room::all() {
        let (scene, failures) = drawn(&mut Layouts::new(), &room, &Failing(""));
        let parts: Vec<Part> = scene.items.iter().map(|item| item.part).collect();
        assert_eq!((parts, failures.len()), (vec![Part::Ground], 1), "{}", room.id());
    }
}

fn frames(room: &Room) -> Vec<Frame> {
    room.ask(&FixedMeasure, |inputs| Layouts::new().frames(inputs, inputs.state.slide))
}

fn pictures(scene: &Scene) -> Vec<(String, Size)> {
    let picture = |item: &Item| match &item.shape {
        Shape::Picture { file, .. } => Some((file.clone(), item.rect.size())),
        _ => None,
    };
    scene.items.iter().filter_map(picture).collect()
}

#[test]
fn every_picture_is_as_large_as_its_place() {
    for id in ["cover", "story", "gallery", "bars", "timeline", "quote"] {
        let room = Room::with(id);
        let frames = frames(&room);
        for (file, size) in pictures(&room.scene()) {
            assert!(frames.iter().any(|frame| frame.file == file && frame.size == size), "{id}: {file} in {frames:?}");
        }
    }
}

#[test]
fn places_are_known_before_the_pictures_are() {
    for id in ["cover", "gallery", "compare"] {
        let pending = Room::with(id).with_pictures(PictureState::Pending);
        assert_eq!(frames(&pending), frames(&Room::with(id)), "{id}");
    }
}

#[test]
fn both_pictures_of_a_comparison_take_the_whole_area() {
    let frames = frames(&Room::with("compare"));
    let after = Room::with("compare").parts("picture").remove(0).rect.size();
    assert_eq!(frames.iter().map(|frame| frame.size).collect::<Vec<_>>(), [after; 2]);
}

#[test]
fn an_enlarged_picture_is_as_large_as_it_is_looked_at() {
    let size_at = |zoom: f32| {
        let overlay = Some(Overlay::enlarged(2, (0.5, 0.5)).zoomed(zoom));
        let room = Room::with("gallery").when(|state| state.overlay = overlay);
        frames(&room).into_iter().find(|frame| frame.file == "pictures/2400x800.png").map(|frame| frame.size)
    };
    assert_eq!(size_at(1.0), Some(size(1920.0, 640.0)));
    assert_eq!(size_at(1.7), Some(size(3840.0, 1280.0)));
    assert_eq!(size_at(1.9), size_at(1.7), "not every movement of two fingers asks for other pixels");
}

#[test]
fn a_picture_that_has_arrived_is_shown() {
    let mut layouts = Layouts::new();
    let mut shown = |room: &Room| room.ask(&FixedMeasure, |inputs| pictures(&layouts.scene(inputs)).len());
    let pending = Room::with("cover").with_pictures(PictureState::Pending);
    assert_eq!(shown(&pending), 0);
    assert_eq!(shown(&pending.with_pictures_of(size(1600.0, 900.0))), 1);
}
