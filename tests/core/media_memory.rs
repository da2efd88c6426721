//! The library's memory: a stated ceiling, whatever the deck.

use std::{sync::Arc, time::Duration};

use xiongguan::media::{PictureId, Target, Wish, budget_bytes};
use xiongguan::units::Moment;

use crate::stock::{Stock, fake};

const START: Moment = Moment::START;
const MIB: usize = 1024 * 1024;
/// The largest stage there is.
const WALL: Target = Target { width: 3840, height: 2160 };
/// A third of its width, half of its height.
const TILE: Target = Target { width: 1280, height: 1080 };

/// Eight galleries of six pictures with 24 megapixels, one of them upright.
fn galleries(stock: &Stock) -> Vec<Vec<PictureId>> {
    let name = |gallery, place| {
        let shape = if place == 5 { "4000x6000" } else { "6000x4000" };
        format!("{gallery}-{place}-{shape}")
    };
    (0..8).map(|gallery| (0..6).map(|place| stock.put(&name(gallery, place))).collect()).collect()
}

fn wishes(ids: &[PictureId], target: Target) -> Vec<(&PictureId, Target)> {
    ids.iter().map(|id| (id, target)).collect()
}

/// Goes through the galleries for several rounds. [`Stock`] checks the budget after each step.
fn go_round(stock: &mut Stock, target: impl Fn(usize) -> Target) {
    let galleries = galleries(stock);
    for step in 0..galleries.len() * 3 {
        let [now, next] = [step, step + 1].map(|step| &galleries[step % galleries.len()]);
        stock.focus(START, &wishes(now, target(step)), &wishes(next, target(step)));
        stock.settle(START);
        assert!(now.iter().all(|id| stock.has(id)), "what is needed is there in step {step}");
    }
}

#[test]
fn eight_galleries_of_large_pictures_stay_within_the_budget() {
    for budget in [budget_bytes(WALL), 100 * MIB, 20 * MIB] {
        go_round(&mut Stock::with(Arc::new(fake), budget), |_| TILE);
        go_round(&mut Stock::with(Arc::new(fake), budget), |_| WALL);
        // Each gallery comes at another size than before, so that pictures are replaced while they are on screen.
        go_round(&mut Stock::with(Arc::new(fake), budget), |step| if step / 3 % 2 == 0 { TILE } else { WALL });
    }
}

#[test]
fn enlarging_a_tile_replaces_it_within_the_budget() {
    let mut stock = Stock::with(Arc::new(fake), budget_bytes(WALL));
    let galleries = galleries(&stock);
    for gallery in &galleries {
        stock.focus(START, &wishes(gallery, TILE), &[]);
        stock.settle(START);
        for id in gallery {
            let mut needed = wishes(gallery, TILE);
            needed.push((id, WALL));
            stock.focus(START, &needed, &[]);
            assert!(gallery.iter().all(|id| stock.has(id)), "nothing vanishes while the large one is on its way");
            stock.settle(START);
            assert!(
                stock.texture(id).is_some_and(|[width, height]| width == 3840 || height == 4096),
                "it fills the wall"
            );
        }
    }
}

#[test]
fn a_change_of_the_stage_keeps_to_the_smaller_budget() {
    let mut stock = Stock::with(Arc::new(fake), budget_bytes(WALL));
    let galleries = galleries(&stock);
    stock.focus(START, &wishes(&galleries[0], WALL), &wishes(&galleries[1], WALL));
    stock.settle(START);
    stock.set_budget(60 * MIB);
    stock.settle(START);
    let small = Target { width: 1920, height: 1080 };
    stock.focus(START, &wishes(&galleries[0], small), &[]);
    stock.settle(START);
    assert!(galleries[0].iter().all(|id| stock.has(id)));
}

#[test]
fn a_picture_that_was_dropped_and_came_back_at_once_has_no_old_texture() {
    // Room for one of two.
    let mut stock = Stock::with(Arc::new(fake), 40 * MIB);
    let [first, second] = ["a-3840x2160", "b-3840x2160"].map(|name| stock.put(name));
    stock.focus(START, &[(&first, WALL)], &[]);
    stock.settle(START);
    assert!(stock.library.is_kept(&first));
    for id in [&second, &first] {
        stock.library.focus(START, &[Wish { id: id.clone(), target: WALL }], &[]);
        while stock.library.picture(id).is_none() {
            stock.wake_ups.recv_timeout(Duration::from_mins(1)).expect("the picture comes");
            drop(stock.library.poll(START).collect::<Vec<_>>());
        }
    }
    assert!(!stock.library.is_kept(&first), "the former texture is not counted any more");
    stock.library.uploaded(&first);
    assert!(stock.library.is_kept(&first));
}

#[test]
fn the_budget_has_room_for_a_slide_and_the_next_on_every_stage() {
    for (width, height) in [(1024, 768), (1920, 1080), (1080, 1920), (3840, 1080), (3840, 2160)] {
        let stage = Target { width, height };
        // A photograph of 3 : 2 that covers the stage, twice, and once more while it is replaced.
        let [width, height] = stage.cover([6000, 4000]);
        assert!(budget_bytes(stage) >= 3 * width as usize * height as usize * 4, "{stage:?}");
    }
    assert!(budget_bytes(Target { width: 1920, height: 1080 }) <= 160 * MIB);
    assert!(budget_bytes(Target { width: 7680, height: 4320 }) <= 400 * MIB, "there is a ceiling");
}
