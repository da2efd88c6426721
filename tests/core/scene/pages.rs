//! A story whose text has several pages.

use std::time::Duration;

use xiongguan::{
    content::{SlideKind, Text},
    scene::{Item, Part, Press, Scene, Shape},
    show::{Action, Page, Phase, Wake},
    units::Moment,
};

use crate::room::{Room, lines};

const PAGES: [&str; 3] = ["第一页说湖从哪里来。", "第二页说鸟从哪里来。", "第三页说人从哪里来。"];

/// The story with three pages, of which this one is open.
fn open_at(place: usize) -> Room {
    with(&PAGES, place)
}

fn with(texts: &[&str], place: usize) -> Room {
    let mut room = Room::with("story").when(|state| state.motion.page = Page { place, turned: None });
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    for slide in slides {
        if let SlideKind::Story(story) = &mut slide.kind {
            story.body = Text::common(texts[0]);
            story.pages = texts[1..].iter().map(|text| Text::common(text)).collect();
        }
    }
    room
}

fn said(scene: &Scene, part: Part) -> Vec<String> {
    scene.items.iter().filter(|item| item.part == part).map(|item| lines(item).concat()).collect()
}

/// Where the items of a part stand, with the size of their letters.
fn set(scene: &Scene, part: Part) -> Vec<(f32, f32, f32)> {
    let of = |item: &Item| match &item.shape {
        Shape::Text { style, .. } => Some((item.rect.min.x, item.rect.min.y, style.size)),
        _ => None,
    };
    scene.items.iter().filter(|item| item.part == part).filter_map(of).collect()
}

#[test]
fn one_page_is_there_and_read_out_and_it_says_which() {
    for (place, text) in PAGES.iter().enumerate() {
        let scene = open_at(place).scene();
        assert_eq!(said(&scene, Part::Body), [*text]);
        let labels = scene.items.iter().filter_map(|item| item.meaning.as_ref()).map(|meaning| meaning.label.as_str());
        let labels: Vec<&str> = labels.collect();
        assert_eq!(PAGES.iter().filter(|page| labels.contains(page)).count(), 1, "{labels:?}");
        assert!(labels.contains(&format!("{} / 3", place + 1).as_str()), "{labels:?}");
        let can = |label: &str| labels.contains(&label);
        assert_eq!((can("往回读"), can("往下读")), (place > 0, place < 2), "{labels:?}");
    }
}

#[test]
fn all_pages_begin_at_one_place_in_one_size_on_every_stage() {
    let long = ["每年春天，上千只遗鸥来到湖边。".repeat(6), "短。".to_owned()];
    let texts = [long[0].as_str(), long[1].as_str()];
    let (first, second) = (with(&texts, 0).in_every_view(), with(&texts, 1).in_every_view());
    for ((view, first), (_, second)) in first.iter().zip(&second) {
        for part in [Part::Heading, Part::Body, Part::CardFigure] {
            assert_eq!(set(first, part), set(second, part), "{view}: {part}");
        }
    }
}

#[test]
fn what_turns_them_stands_on_no_words_on_every_stage() {
    let long = "每年春天，上千只遗鸥来到湖边——它们是受保护的鸟。".repeat(4);
    for (view, scene) in with(&[&long, &long, "短。"], 1).in_every_view() {
        let is_turning = |item: &&Item| {
            matches!(item.press, Some(Press::Act(Action::Next | Action::Previous))) && item.part == Part::Button
        };
        let turning: Vec<&Item> = scene.items.iter().filter(is_turning).collect();
        assert_eq!(turning.len(), 4, "{view}: two there and two in the bar");
        let words =
            scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }) && !item.part.is_chrome());
        for word in words {
            let under = turning.iter().find(|control| control.rect.overlaps(word.rect));
            assert!(under.is_none(), "{view}: {} {:?} under {under:?}", word.part, lines(word));
        }
    }
}

#[test]
fn the_loop_shows_the_first_page_and_nothing_that_turns() {
    let scene = open_at(0).when(|state| state.phase = Phase::Attract).scene();
    assert_eq!(said(&scene, Part::Body), [PAGES[0]]);
    assert!(said(&scene, Part::ButtonText).iter().all(|text| !text.contains('/')), "nothing to press");
}

#[test]
fn a_page_that_is_turned_to_fades_in() {
    let turned = |millis: u64| {
        let page = Page { place: 1, turned: Some(Moment::from_millis(1000)) };
        let room = open_at(1).when(|state| (state.motion.page, state.motion.settled) = (page, false));
        room.after(Duration::from_millis(1000 + 10_000 + millis - 10_000))
    };
    let opacity = |room: &Room| room.parts("body")[0].opacity;
    assert!(opacity(&turned(0)) < 0.01);
    assert!(opacity(&turned(5000)) > 0.99);
    assert_eq!(turned(10).scene().next(), Wake::Moving);
    let calm = turned(0).when(|state| state.comfort.calm = true);
    assert!(opacity(&calm) > 0.99, "at once for those who want no motion");
}

#[test]
fn pages_alone_are_a_text() {
    let mut room = open_at(0);
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Story(story) = &mut slide.kind {
            story.body = Text::default();
        }
    }
    let scene = room.scene();
    assert_eq!(said(&scene, Part::Body), [PAGES[1]]);
    assert!(said(&scene, Part::ButtonText).contains(&"1 / 2".to_owned()));
}
