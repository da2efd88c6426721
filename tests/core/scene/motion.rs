//! What moves, and what does not.

use std::time::Duration;

use xiongguan::{
    content::{Photo, SlideKind},
    scene::{Item, Shape},
    show::{Motion, Transition, Wake},
    theme::motion::ENTRANCE,
    units::{Moment, size},
};

use crate::{room::Room, sample};

const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn crop(room: &Room) -> xiongguan::units::Rect {
    match &room.parts("picture").first().expect("the slide has a picture").shape {
        Shape::Picture { crop, .. } => *crop,
        _ => unreachable!("a picture is painted as one"),
    }
}

#[test]
fn figures_come_in_at_their_true_value() {
    for id in ["stats", "story", "bars", "donut", "chain"] {
        let figures = |room: &Room| -> Vec<Vec<String>> {
            let scene = room.scene();
            let is_figure = |item: &&Item| matches!(item.part.name(), "card.figure" | "chart.figure" | "step.figure");
            scene.items.iter().filter(is_figure).map(crate::room::lines).collect()
        };
        let true_values = figures(&Room::with(id));
        for step in 0..18 {
            let room = Room::with(id).moving().after(millis(100 * step));
            assert_eq!(figures(&room), true_values, "{id}: a false value is seen after {} ms", 100 * step);
        }
    }
}

#[test]
fn a_screen_reader_hears_the_final_number_at_once() {
    let label = |room: &Room| room.parts("card.figure")[0].meaning.clone().expect("figures are read out").label;
    let early = Room::with("stats").moving().after(millis(50));
    assert_eq!(label(&early), label(&Room::with("stats")));
}

#[test]
fn after_its_entrance_a_slide_stands_as_if_it_had_always_stood() {
    for room in Room::all() {
        let arrived = Room::with(room.id()).moving().after(ENTRANCE);
        for (arrived, settled) in arrived.scene().items.iter().zip(&room.scene().items) {
            if !matches!(settled.shape, Shape::Picture { .. }) && settled.part.name() != "scrim" {
                assert_eq!(arrived, settled, "{}", room.id());
            }
        }
    }
}

#[test]
fn a_picture_drifts_slowly_and_stops_when_it_is_held() {
    let drifting = |at| crop(&Room::with("cover").moving().after(millis(at)));
    assert!(drifting(10_000).w() < drifting(0).w(), "the picture does not drift");
    let held = |at| {
        let motion = Motion { held: Some(Moment::from_millis(6000)), ..Motion::default() };
        crop(&Room::with("cover").when(|state| state.motion = motion).after(millis(at)))
    };
    assert_eq!(held(6000), held(60_000));
    assert_eq!(held(6000), drifting(6000));
}

/// The story follows the cover; the change began at the start and takes one second.
fn changing(at: u64) -> Room {
    let transition = Transition {
        from: sample::place_of(&sample::exhibition(), "cover"),
        from_motion: Motion { settled: true, ..Motion::default() },
        began: Moment::START,
        length: Duration::from_secs(1),
        direction: 1.0,
        slid: None,
        new_chapter: false,
    };
    Room::with("story").when(|state| state.transition = Some(transition)).after(millis(at))
}

#[test]
fn the_old_slide_stays_solid_under_the_new_one() {
    for at in [1, 250, 500, 750, 999] {
        let room = changing(at);
        let pictures = room.parts("picture");
        assert_eq!(pictures.len(), 2, "at {at} ms");
        let file = |item: &Item| matches!(&item.shape, Shape::Picture { file, .. } if file == "pictures/1600x900.png");
        assert!(file(&pictures[0]) && !file(&pictures[1]), "the new slide lies under the old one");
        assert_eq!(pictures[0].opacity, 1.0, "at {at} ms the old slide shines through");
        assert!((0.0..1.0).contains(&pictures[1].opacity), "at {at} ms");
    }
}

#[test]
fn no_word_comes_in_before_the_last_old_one_is_gone() {
    for new_chapter in [false, true] {
        for at in (0..1000).step_by(40) {
            let room = changing(at).when(|state| {
                state.transition = state.transition.map(|change| Transition { new_chapter, ..change });
            });
            let seen = |part: &str| room.parts(part).iter().any(|item| item.opacity > 0.01);
            assert!(!(seen("title") && seen("heading")), "at {at} ms two headings are seen");
        }
    }
}

#[test]
fn a_new_chapter_opens_like_a_gate() {
    let open = |at| {
        changing(at).when(|state| {
            state.transition = state.transition.map(|change| Transition { new_chapter: true, ..change });
        })
    };
    let room = open(500);
    let pictures = room.parts("picture");
    let [new, left, right] = &pictures[..] else { unreachable!("{} pictures", pictures.len()) };
    assert!(left.rect.max.x < 960.0 && right.rect.min.x > 960.0, "the leaves have not parted");
    assert_eq!((left.rect.w(), right.rect.w()), (960.0, 960.0));
    assert!([new, left, right].iter().all(|item| item.opacity == 1.0), "something shines through");
    let (Shape::Picture { crop: first, .. }, Shape::Picture { crop: second, .. }) = (&left.shape, &right.shape) else {
        unreachable!("pictures")
    };
    assert!((first.max.x - second.min.x).abs() < 1e-5, "the leaves do not belong together");
    let near = |room: &Room| crop(room).w();
    assert!(near(&open(200)) < near(&open(900)), "the new picture comes to rest from nearer");
    let ends = open(999);
    let leaves = &ends.parts("picture")[1..];
    assert!(leaves[0].rect.max.x < 2.0 && leaves[1].rect.min.x > 1918.0, "the gate is not open at the end");
}

/// A cover whose picture turns into another one, without anybody there.
fn turning(at: u64) -> Room {
    let mut room = Room::with("cover").moving();
    let place = room.state.slide;
    let slide =
        room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides).nth(place).expect("a slide");
    let SlideKind::Cover(cover) = &mut slide.kind else { unreachable!("a cover") };
    cover.turns_into = Some(Photo { file: "pictures/2000x1000.png".to_owned(), ..cover.photo.clone() });
    room.with_pictures_of(size(1920.0, 1080.0)).after(millis(at))
}

/// How solid the picture is that gives way.
fn giving_way(room: &Room) -> Option<f32> {
    let parts = room.parts("picture");
    parts
        .iter()
        .find(|item| matches!(&item.shape, Shape::Picture { file, .. } if file.contains("1600")))
        .map(|item| item.opacity)
}

#[test]
fn a_picture_turns_into_another_one_of_the_same_view() {
    let levels: Vec<f32> = (0..70).map(|step| giving_way(&turning(100 * step)).unwrap_or(0.0)).collect();
    assert_eq!((levels[0], levels[69]), (1.0, 0.0));
    assert!(levels.is_sorted_by(|one, next| one >= next), "it goes back: {levels:?}");
    let steepest = levels.windows(2).map(|pair| pair[0] - pair[1]).fold(0.0, f32::max);
    assert!(steepest < 0.06, "a tenth of a second changes {steepest}: that is a flash");
    let turned = turning(8000);
    assert!(turned.parts("picture").len() == 1 && giving_way(&turned).is_none(), "what is not seen is still drawn");
}

#[test]
fn nothing_is_drawn_between_two_levels_of_a_turn() {
    let mut scene = turning(2000).scene();
    let mut frames = 0;
    while let Wake::At(next) = scene.next() {
        if next > Moment::from_millis(3000) {
            break;
        }
        let before = scene.clone();
        assert!(scene.go_on(next), "a step of a turn makes no scene anew");
        assert_ne!(before, scene, "two equal frames");
        frames += 1;
    }
    assert!((20..=60).contains(&frames), "{frames} frames in a second");
}

#[test]
fn only_a_slide_that_comes_by_itself_turns_and_once_begun_it_goes_on() {
    let held = |held: Moment| turning(1500).when(|state| state.motion.held = Some(held));
    assert_eq!(giving_way(&held(Moment::START)), None, "a visitor has to wait for the words");
    let awake = held(Moment::from_millis(1400));
    assert_eq!(giving_way(&awake), giving_way(&turning(1500)), "it stops half way");
    let calm = turning(1500).when(|state| (state.comfort.calm, state.motion.settled) = (true, true));
    assert_eq!(giving_way(&calm), None, "calm means a still");
}

/// Seven seconds of the exhibition's title before the cover's own words.
fn titled(at: u64) -> Room {
    let until = Some(Moment::from_millis(7000));
    let attract = |state: &mut xiongguan::show::ShowState| {
        (state.title, state.phase) = (until, xiongguan::show::Phase::Attract);
    };
    Room::with("cover").moving().when(attract).after(millis(at))
}

#[test]
fn the_loop_begins_with_the_name_of_the_exhibition() {
    let words = |room: &Room, part| room.parts(part).iter().flat_map(crate::room::lines).collect::<String>();
    let opening = titled(4000);
    assert_eq!(words(&opening, "title"), "小小的展览");
    assert_eq!(words(&opening, "lead"), "A small exhibition", "visitors who read the other language know it too");
    assert_eq!(crop(&opening), crop(&Room::with("cover").moving().after(millis(4000))), "the picture goes on");
    let cover = titled(7000 + 1800);
    assert_eq!(words(&cover, "title"), "戈壁上的水");
    let solid = |room: &Room| room.parts("title").remove(0).opacity;
    assert!(solid(&titled(6990)) < 0.1 && solid(&titled(7050)) < 0.5, "one title goes before the other comes");
}

#[test]
fn a_divider_swings_until_somebody_is_there() {
    let stands = |room: Room| room.parts("divider.line").remove(0).rect.center().x;
    let swinging = |at| stands(Room::with("compare").moving().after(millis(at)));
    assert!(swinging(1800 + 2250) > swinging(1800) + 100.0, "it shows that it can be dragged");
    assert!((swinging(1800 + 9000) - swinging(1800)).abs() < 1.0, "and comes back");
    assert_eq!(stands(Room::with("compare")), swinging(0), "at rest it stands where it began");
}

#[test]
fn what_leaves_can_neither_be_pressed_nor_heard() {
    let room = changing(500);
    let heard: Vec<bool> = room.parts("picture").iter().map(|item| item.meaning.is_some()).collect();
    assert_eq!(heard, [false, true]);
    let pressed = room.parts("picture.touch");
    assert_eq!(
        pressed.iter().map(|item| item.press.is_some()).collect::<Vec<_>>(),
        [true],
        "the old slide answers touches"
    );
}

#[test]
fn after_a_change_only_the_new_slide_is_left() {
    assert_eq!(changing(1000).scene(), Room::with("story").scene());
}

#[test]
fn a_calm_visitor_sees_no_entrance() {
    let calm = Room::with("stats").moving().when(|state| state.comfort.calm = true);
    let figures = |room: &Room| room.parts("card.figure");
    assert_eq!(figures(&calm), figures(&Room::with("stats")));
}
