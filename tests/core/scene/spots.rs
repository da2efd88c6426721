//! Pictures that are seen whole, their spots, and the cards that these open.

use std::time::Duration;

use xiongguan::{
    content::{Fit, SlideKind},
    lint::{faults_of_overlay, faults_of_slide},
    scene::{Item, Press, Scene, Shape},
    show::{Action, Mode, Motion, Overlay, Phase, ShowState, Wake},
    theme::{Scale, motion},
    units::{Moment, PictureState, Rect, pos, rect, size},
};

use crate::room::{Room, lines};

fn parts<'a>(scene: &'a Scene, part: &str) -> Vec<&'a Item> {
    scene.items.iter().filter(|item| item.part.name() == part).collect()
}

fn open(place: usize) -> Room {
    Room::with("map").when(|state| state.overlay = Some(Overlay::Spot(place)))
}

/// The item that shows this picture, and the part of it that is seen.
fn shown<'a>(scene: &'a Scene, file: &str) -> Option<(&'a Item, Rect)> {
    scene.items.iter().find_map(|item| match &item.shape {
        Shape::Picture { file: known, crop, .. } if known == file => Some((item, *crop)),
        _ => None,
    })
}

fn is_whole(crop: Rect) -> bool {
    rect(0.0, 0.0, 1.0, 1.0).holds(crop, 1e-3) && crop.w() > 0.998 && crop.h() > 0.998
}

#[test]
fn a_map_is_seen_whole_beside_its_words_on_every_stage() {
    for (view, scene) in Room::with("map").in_every_view() {
        let (map, crop) = shown(&scene, "pictures/2400x1600.png").expect("the map");
        assert!(is_whole(crop), "{view}: {crop:?}");
        assert!((map.rect.size().aspect() - 1.5).abs() < 0.01, "{view} is stretched: {:?}", map.rect);
        let foot = scene.stage.size.h - Scale::of(&scene.stage).bottom_bar;
        assert!(scene.stage.rect().holds(map.rect, 0.5) && map.rect.max.y <= foot + 0.5, "{view}: {:?}", map.rect);
        let share = map.rect.w() * map.rect.h() / (scene.stage.size.w * scene.stage.size.h);
        assert!(share > 0.26, "{view}: {share:.2} of the stage");
        let faults = faults_of_slide(&scene);
        assert!(faults.is_empty(), "{view}: {faults:?}");
    }
}

#[test]
fn each_spot_has_a_number_where_it_is_and_a_name() {
    for (view, scene) in Room::with("map").in_every_view() {
        let map = shown(&scene, "pictures/2400x1600.png").expect("the map").0.rect;
        let targets = parts(&scene, "spot");
        let numbers: Vec<String> = parts(&scene, "spot.number").into_iter().flat_map(lines).collect();
        assert_eq!((targets.len(), numbers), (3, vec!["1".to_owned(), "2".to_owned(), "3".to_owned()]), "{view}");
        let marks = parts(&scene, "spot.mark");
        for (mark, at) in marks.iter().step_by(2).zip([(0.12, 0.2), (0.5, 0.55), (0.97, 0.95)]) {
            assert!(map.holds(mark.rect, 1.0), "{view}: {:?} in {map:?}", mark.rect);
            let place = pos(map.min.x + at.0 * map.w(), map.min.y + at.1 * map.h());
            let (dx, dy) = (mark.rect.center().x - place.x, mark.rect.center().y - place.y);
            // At an edge, the whole mark is seen.
            assert!(dx.hypot(dy) < mark.rect.w(), "{view}: {dx} {dy}");
        }
        let target = targets[1].rect;
        assert!(target.contains(marks[2].rect.center()) && target.holds(marks[2].rect, 0.0), "{view}");
    }
    let room = Room::with("map");
    assert_eq!(room.asking_for(Action::Spot(1)), ["2：钢厂"]);
    assert_eq!(room.in_english().asking_for(Action::Spot(1)), ["2: The steelworks"]);
}

#[test]
fn spots_follow_a_picture_that_fills_its_place_and_none_is_lost() {
    let mut room = Room::with("map");
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    for slide in slides {
        if let SlideKind::Picture(picture) = &mut slide.kind {
            picture.fit = Some(Fit::Fill);
        }
    }
    for (view, scene) in room.in_every_view() {
        let (map, crop) = shown(&scene, "pictures/2400x1600.png").expect("the map");
        assert!(crop.w() > 0.999 || crop.h() > 0.999, "{view}: {crop:?}");
        let place = |at: (f32, f32)| {
            let share = ((at.0 - crop.min.x) / crop.w(), (at.1 - crop.min.y) / crop.h());
            pos(map.rect.min.x + share.0 * map.rect.w(), map.rect.min.y + share.1 * map.rect.h())
        };
        let marks = parts(&scene, "spot.mark");
        assert_eq!(marks.len(), 6, "{view}");
        let (mark, there) = (marks[2].rect.center(), place((0.5, 0.55)));
        assert!((mark.x - there.x).hypot(mark.y - there.y) < 2.0, "{view}: {mark:?} {there:?}");
        assert!(marks.iter().all(|mark| map.rect.holds(mark.rect, 1.0)), "{view}");
        // It goes to the edges of the stage; what is touched stands over the bottom bar.
        let stage = scene.stage.size;
        assert_eq!(map.rect.max.x, stage.w, "{view}");
        let is_beside = map.rect.min.x > 0.0;
        assert!(!is_beside || map.rect.min.y == 0.0 && map.rect.max.y == stage.h, "{view}: {:?}", map.rect);
        let bar = stage.h - Scale::of(&scene.stage).bottom_bar;
        assert!(parts(&scene, "spot").iter().all(|target| target.rect.max.y <= bar + 1.0), "{view}");
        // On an upright stage it leaves room for what its numbers stand for.
        assert!(!scene.stage.is_portrait() || parts(&scene, "spot.key").len() == 3, "{view}");
        let faults = faults_of_slide(&scene);
        assert!(faults.is_empty(), "{view}: {faults:?}");
    }
}

#[test]
fn a_card_has_room_and_never_covers_its_spot() {
    for place in 0..3 {
        for (view, scene) in open(place).in_every_view() {
            let card = parts(&scene, "spot.card")[0].rect;
            let scale = Scale::of(&scene.stage);
            let mut free = scene.stage.rect().shrunk(scale.margin);
            free.max.y = scene.stage.size.h - scale.bottom_bar;
            assert!(free.holds(card, 0.5), "{view} spot {place}: {card:?}");
            let target = parts(&scene, "spot").last().map(|_| parts(&scene, "spot")[3 + place].rect);
            assert!(target.is_some_and(|target| !target.overlaps(card)), "{view} spot {place}: {card:?} {target:?}");
            let faults = faults_of_overlay(&scene);
            assert!(faults.is_empty(), "{view} spot {place}: {faults:?}");
            let from =
                scene.items.iter().rposition(|item| item.part.name() == "dim").expect("a card lies over the slide");
            let is_word = |item: &&Item| matches!(item.shape, Shape::Text { .. }) && item.part.name() != "spot.number";
            let on_card = scene.items[from..].iter().filter(is_word);
            assert!(on_card.clone().count() >= 1, "{view}");
            assert!(on_card.clone().all(|item| card.holds(item.rect, 0.5)), "{view} spot {place}");
        }
    }
}

#[test]
fn a_card_has_a_cross_and_leads_to_what_tells_more() {
    let said = |room: &Room, part: &str| room.parts(part).iter().flat_map(lines).collect::<String>();
    let lake = open(0);
    assert_eq!(
        (said(&lake, "spot.title").as_str(), said(&lake, "spot.text").as_str()),
        ("湖", "冬天也不结冰，鸟在这里过冬。")
    );
    // The same touch that opened it closes it, and so does the cross.
    assert_eq!(lake.asking_for(Action::Spot(0)), ["1：湖", "关闭"]);
    assert_eq!(lake.asking_for(Action::Back), ["关闭"]);
    assert_eq!(lake.asking_for(Action::Follow(1)), ["前往：遗鸥回来了"]);
    // A chapter begins with its first slide.
    assert_eq!(open(2).asking_for(Action::Follow(0)), ["前往：水与草"]);
    let is_link = |item: &Item| matches!(item.press, Some(Press::Act(Action::Follow(_))));
    assert!(!open(1).scene().items.iter().any(is_link), "the steelworks lead nowhere");
    let (picture, crop) =
        shown(&open(1).scene(), "pictures/1500x1000.png").map(|(item, crop)| (item.rect, crop)).expect("a picture");
    assert!(crop.w() > 0.999 && picture.w() > 300.0, "{picture:?}");
}

#[test]
fn touching_the_card_does_nothing_and_the_bar_below_it_stays() {
    let scene = open(0).scene();
    let at = parts(&scene, "spot.text")[0].rect.center();
    let top = scene.items.iter().rev().find(|item| item.press.is_some() && item.rect.contains(at)).expect("a card");
    assert_eq!(top.press, Some(Press::Stop));
    let next = scene.items.iter().find(|item| item.press == Some(Press::Act(Action::Next))).expect("a control");
    let top = scene.items.iter().rev().find(|item| item.press.is_some() && item.rect.contains(next.rect.center()));
    assert_eq!(top, Some(next));
}

#[test]
fn the_picture_of_a_card_is_asked_for_with_the_slide() {
    let room = Room::with("map");
    let frames = room
        .ask(&crate::room::FixedMeasure, |inputs| xiongguan::scene::Layouts::new().frames(inputs, inputs.state.slide));
    let files: Vec<&str> = frames.iter().map(|frame| frame.file.as_str()).collect();
    assert_eq!(files, ["pictures/2400x1600.png", "pictures/1500x1000.png"]);
}

#[test]
fn spots_are_there_before_the_picture_is() {
    for state in [PictureState::Pending, PictureState::Broken] {
        let room = Room::with("map").with_pictures(state);
        assert_eq!(room.parts("spot").len(), 3);
    }
}

fn attracting(state: &mut ShowState) {
    (state.mode, state.phase, state.motion) = (Mode::Kiosk, Phase::Attract, Motion::default());
}

/// The rings that are seen so long after the slide came up.
fn rings(at: u64) -> Vec<usize> {
    let rings = Room::with("map").when(attracting).after(Duration::from_millis(at)).parts("spot.ring");
    rings.iter().enumerate().filter(|(_, ring)| ring.opacity > 0.0).map(|(place, _)| place).collect()
}

#[test]
fn in_the_loop_one_ring_after_the_other_swells() {
    let (entrance, pulse) = (motion::ENTRANCE.as_millis() as u64, motion::PULSE.as_millis() as u64);
    assert_eq!(rings(entrance - 1), [0; 0]);
    for turn in 0..7 {
        let begins = entrance + turn * pulse;
        assert_eq!(rings(begins + 400), [turn as usize % 3], "turn {turn}");
        assert_eq!(rings(begins + pulse - 100), [0; 0], "between two of them nothing moves");
    }
    let size = |at| {
        Room::with("map").when(attracting).after(Duration::from_millis(entrance + at)).parts("spot.ring")[0].rect.w()
    };
    assert!(size(100) < size(500) && size(500) < size(900));
}

#[test]
fn a_ring_tells_each_of_its_steps() {
    let room = |now: u64| Room::with("map").when(attracting).after(Duration::from_millis(now)).scene();
    let rings = |scene: &Scene| parts(scene, "spot.ring").into_iter().cloned().collect::<Vec<_>>();
    let (mut now, mut steps) = (4000, 0);
    while now < 8500 {
        let Wake::At(Moment { millis: next }) = room(now).next() else { unreachable!("nothing else moves") };
        assert_eq!(rings(&room(now)), rings(&room(next - 1)), "a ring moved before {next} ms");
        (now, steps) = (next, steps + 1);
    }
    assert!(steps < 250, "{steps} steps with those of the hand in 4.5 s");
}

#[test]
fn rings_swell_for_nobody_who_explores_or_wants_no_motion() {
    assert!(Room::with("map").parts("spot.ring").is_empty());
    let calm = Room::with("map").when(attracting).when(|state| state.comfort.calm = true);
    assert!(calm.parts("spot.ring").is_empty());
    assert_eq!(calm.after(Duration::from_secs(5)).scene().next(), Wake::Never);
}

#[test]
fn nobody_there_means_that_spots_answer_no_touch() {
    let looped = Room::with("map").when(attracting).after(Duration::from_secs(5)).scene();
    assert!(parts(&looped, "spot").iter().all(|item| item.press.is_none()));
    assert_eq!(parts(&looped, "spot.number").len(), 3, "they are seen all the same");
}

/// The slide with this id, whose pictures are to be seen whole.
fn whole(id: &str) -> Room {
    let mut room = Room::with(id);
    room.photos().into_iter().for_each(|photo| photo.fit = Some(Fit::Whole));
    let slide = room.state.slide;
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    match slides.skip(slide).map(|slide| &mut slide.kind).next() {
        Some(SlideKind::Cover(cover)) => cover.photo.fit = Some(Fit::Whole),
        Some(SlideKind::Quote(quote)) => quote.photo.iter_mut().for_each(|photo| photo.fit = Some(Fit::Whole)),
        Some(SlideKind::Chart(chart)) => chart.photo.iter_mut().for_each(|photo| photo.fit = Some(Fit::Whole)),
        Some(SlideKind::Timeline(slide)) => slide.photo.iter_mut().for_each(|photo| photo.fit = Some(Fit::Whole)),
        _ => {}
    }
    room
}

#[test]
fn every_photo_may_be_seen_whole_and_words_stand_beside_it() {
    for id in ["cover", "story", "quote", "gallery", "bars", "timeline"] {
        for (view, scene) in whole(id).in_every_view() {
            let pictures: Vec<(&Item, Rect)> = scene
                .items
                .iter()
                .filter_map(|item| match &item.shape {
                    Shape::Picture { crop, .. } => Some((item, *crop)),
                    _ => None,
                })
                .collect();
            assert!(!pictures.is_empty(), "{view}");
            for (picture, crop) in pictures {
                assert!(is_whole(crop), "{view}: {crop:?}");
                let on_it = |item: &&Item| {
                    matches!(item.shape, Shape::Text { .. }) && item.rect.shrunk(1.0).overlaps(picture.rect)
                };
                let words: Vec<String> = scene.items.iter().filter(on_it).flat_map(lines).collect();
                assert!(words.is_empty() || id == "gallery", "{view}: {words:?}");
            }
            let faults = faults_of_slide(&scene);
            assert!(faults.is_empty(), "{view}: {faults:?}");
        }
    }
}

#[test]
fn what_is_seen_whole_does_not_drift() {
    for id in ["cover", "story", "quote"] {
        let still = whole(id).moving().after(Duration::from_secs(5)).scene();
        assert_eq!(still.next(), Wake::Never, "{id}");
    }
}

#[test]
fn compared_pictures_stand_in_the_place_of_the_one_that_is_seen_whole() {
    for (view, scene) in whole("compare").in_every_view() {
        let (after, crop) = shown(&scene, "pictures/1600x900.png").expect("the second picture");
        assert!(is_whole(crop), "{view}");
        let before = shown(&scene, "pictures/1500x1000.png").expect("the first").0.rect;
        let starts = (before.min.x - after.rect.min.x).abs().max((before.min.y - after.rect.min.y).abs());
        assert!(starts.max((before.max.y - after.rect.max.y).abs()) < 0.01, "{view}: {before:?}");
        let captions = parts(&scene, "caption.ground");
        assert!(captions.iter().all(|caption| after.rect.holds(caption.rect, 0.5)), "{view}");
    }
}

#[test]
fn a_wide_panorama_has_its_words_above_it_and_an_upright_plan_beside_it() {
    let room = |shape| Room::with("map").with_pictures_of(shape);
    let (wide, high) = (room(size(3600.0, 1000.0)).scene(), room(size(1000.0, 1500.0)).scene());
    let picture = |scene: &Scene| parts(scene, "picture")[0].rect;
    let heading = |scene: &Scene| parts(scene, "heading")[0].rect;
    assert!(heading(&wide).max.y < picture(&wide).min.y && picture(&wide).w() > 1700.0);
    assert!(heading(&high).max.x < picture(&high).min.x && picture(&high).h() > 800.0);
}

#[test]
fn the_titles_of_spots_stand_beside_or_under_the_picture_with_their_numbers() {
    for stage in [(1920.0, 1080.0), (1080.0, 1920.0)] {
        let scene = Room::with("map").on(stage).scene();
        let keys: Vec<String> = parts(&scene, "spot.key").into_iter().flat_map(lines).collect();
        assert_eq!(keys, ["1", "2", "3"], "{stage:?}");
        let map = shown(&scene, "pictures/2400x1600.png").expect("the map").0.rect;
        let titles = parts(&scene, "caption");
        assert_eq!(titles.len(), 3, "{stage:?}");
        assert!(titles.iter().all(|title| !title.rect.overlaps(map)), "{stage:?}: on the map");
    }
}
