//! Everything keeps its place and its size, whatever the stage.

use std::time::Duration;

use xiongguan::scene::{Item, Scene, Shape};

use crate::room::Room;

fn sizes(scene: &Scene, part: &str) -> Vec<f32> {
    let size = |item: &Item| match &item.shape {
        Shape::Text { style, .. } => Some(style.size),
        _ => None,
    };
    scene.items.iter().filter(|item| item.part.name() == part).filter_map(size).collect()
}

#[test]
fn all_cards_of_a_slide_have_one_size_but_the_one_that_matters_most() {
    for id in ["stats", "story"] {
        for (view, scene) in Room::with(id).in_every_view() {
            for part in ["card.figure", "card.label", "card.date"] {
                let mut sizes = sizes(&scene, part);
                assert!(!sizes.is_empty(), "{view} has no {part}");
                if id == "stats" && part != "card.date" {
                    // The first figure is the large one.
                    let hero = sizes.remove(0);
                    let others = sizes[0];
                    let is_large = if part == "card.figure" { hero > 1.4 * others } else { hero > others };
                    assert!(is_large, "{view}: {part} is {hero} beside {others}");
                }
                assert!(sizes.iter().all(|size| *size == sizes[0]), "{view}: {part} {sizes:?}");
            }
        }
    }
}

#[test]
fn all_steps_and_all_events_have_one_size() {
    for (id, part) in [("chain", "step.name"), ("timeline", "event.text"), ("timeline", "event.date")] {
        for (view, scene) in Room::with(id).in_every_view() {
            let sizes = sizes(&scene, part);
            assert_eq!(sizes.len(), 3, "{view}: {part}");
            assert!(sizes.iter().all(|size| *size == sizes[0]), "{view}: {part} {sizes:?}");
        }
    }
}

#[test]
fn a_date_that_all_figures_share_stands_once() {
    let scene = Room::with("donut").scene();
    assert!(sizes(&scene, "card.date").is_empty());
    let print = scene.items.iter().find(|item| item.part.name() == "credit").and_then(|item| item.meaning.as_ref());
    assert!(print.is_some_and(|print| print.label.contains("2023")), "{print:?}");
}

#[test]
fn words_before_a_numeral_stand_over_it_and_marks_beside() {
    let scene = Room::with("stats").scene();
    let part = |part| scene.items.iter().filter(move |item| item.part.name() == part);
    assert!(part("card.lead").count() > 0);
    for lead in part("card.lead") {
        let Shape::Text { lines, .. } = &lead.shape else { panic!("words") };
        let is_word = lines[0].text.chars().count() > 1;
        let below =
            part("card.figure").any(|it| it.rect.min.x <= lead.rect.min.x + 1.0 && it.rect.max.y > lead.rect.max.y);
        assert_eq!(is_word, below, "{lines:?}");
    }
}

#[test]
fn the_same_inputs_give_the_same_scene() {
    for room in Room::all() {
        let room = room.moving().after(Duration::from_millis(700));
        assert_eq!(room.draw(&room.state, room.stage), room.draw(&room.state, room.stage), "{}", room.id());
    }
}

#[test]
fn a_slide_beyond_the_last_is_bare_ground() {
    let scene = Room::with("cover").when(|state| state.slide = 99).scene();
    assert!(scene.items.is_empty());
    assert!(scene.ground.a == 255);
}

#[test]
fn every_slide_says_its_heading() {
    for room in Room::all() {
        let heading = room.exhibition.slide(room.state.slide).expect("it is there").1.kind.heading().clone();
        for (view, scene) in room.in_every_view() {
            let lang = &room.exhibition.languages[usize::from(view.contains(" en "))];
            let label = heading.get(lang);
            let says = |item: &Item| item.meaning.as_ref().is_some_and(|meaning| meaning.label == label);
            assert!(scene.items.iter().any(says), "{view}");
        }
    }
}

#[test]
fn every_item_of_a_slide_begins_on_the_stage() {
    for room in Room::all() {
        for (view, scene) in room.in_every_view() {
            for item in &scene.items {
                assert!(scene.stage.rect().shrunk(-1.0).contains(item.rect.center()), "{view}: {}", item.part);
            }
        }
    }
}
