//! Every kind of slide as text, on a wide and on a high stage, in both languages.
//!
//! After a wanted change of a layout: `INSTA_UPDATE=always cargo test --release --test core scene`.

use xiongguan::scene::{Scene, dump};

use crate::room::Room;

/// What stands around every slide is printed once, not with each of them.
fn slide_only(mut scene: Scene) -> Scene {
    scene.items.retain(|item| !item.part.is_chrome());
    scene
}

fn printed(id: &str) -> String {
    let mut all = String::new();
    for stage in [(1920.0, 1080.0), (1080.0, 1920.0)] {
        for room in [Room::with(id).on(stage), Room::with(id).on(stage).in_english()] {
            all += &dump(&slide_only(room.scene()));
            all.push('\n');
        }
    }
    all
}

#[test]
fn every_kind_of_slide_is_laid_out_as_before() {
    for room in Room::all() {
        insta::assert_snapshot!(room.id(), printed(room.id()));
    }
}

#[test]
fn the_bottom_bar_is_laid_out_as_before() {
    let mut scene = Room::with("story").in_english().scene();
    scene.items.retain(|item| item.part.is_chrome());
    insta::assert_snapshot!("bottom_bar", dump(&scene));
}
