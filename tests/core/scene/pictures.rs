//! Pictures keep their focal point and their shape, and a missing one is no hole.

use std::time::Duration;

use proptest::prelude::*;
use xiongguan::{
    content::Photo,
    scene::{Item, Role, Scene, Shape},
    units::{PictureState, Rect, Size, pos, size},
};

use crate::{room::Room, sample};

fn cropped(item: &Item) -> Option<(&str, Rect)> {
    match &item.shape {
        Shape::Picture { file, crop, .. } => Some((file, *crop)),
        _ => None,
    }
}

/// Inside the picture, and not stretched.
#[track_caller]
fn is_sound(view: &str, item: &Item, crop: Rect, picture: Size) {
    assert!(xiongguan::units::rect(0.0, 0.0, 1.0, 1.0).holds(crop, 1e-4), "{view}: {crop:?} leaves the picture");
    let seen = size(crop.w() * picture.w, crop.h() * picture.h).aspect();
    let area = item.rect.size().aspect();
    assert!((seen / area - 1.0).abs() < 0.01, "{view}: {} is stretched: {seen} in {area}", item.part);
}

#[track_caller]
fn keeps_the_focus(view: &str, photos: &[&Photo], scene: &Scene) {
    let drawn: Vec<_> = scene.items.iter().filter(|item| item.part == "picture").collect();
    for (item, photo) in drawn.iter().zip(photos) {
        let Some((file, crop)) = cropped(item) else { continue };
        assert_eq!(file, photo.file, "{view}");
        let focus = pos(photo.focus.x, photo.focus.y);
        assert!(crop.shrunk(-1e-4).contains(focus), "{view}: {file} loses {focus:?} from {crop:?}");
    }
}

#[test]
fn every_crop_keeps_the_focal_point_and_stays_inside_the_picture() {
    for seconds in [0, 7, 40] {
        for room in Room::all() {
            let room = room.moving().after(Duration::from_secs(seconds));
            let photos = room.exhibition.slide(room.state.slide).expect("it is there").1.kind.photos();
            for (view, scene) in room.in_every_view() {
                keeps_the_focus(&view, &photos, &scene);
                for item in &scene.items {
                    if let Some((file, crop)) = cropped(item) {
                        is_sound(&view, item, crop, sample::size_of(file));
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn pictures_of_any_shape_are_cropped_soundly(w in 1.0f32..9000.0, h in 1.0f32..9000.0, secs in 0u64..60) {
        for id in ["cover", "story", "gallery", "compare", "bars"] {
            let room = Room::with(id).with_pictures_of(size(w, h)).moving().after(Duration::from_secs(secs));
            for item in &room.scene().items {
                if let Some((_, crop)) = cropped(item) {
                    is_sound(id, item, crop, size(w, h));
                }
            }
        }
    }
}

#[test]
fn a_broken_picture_becomes_a_card_with_what_there_would_be_to_see() {
    for id in ["cover", "story", "gallery", "compare", "quote"] {
        let room = Room::with(id).with_pictures(PictureState::Broken);
        let photos = room.exhibition.slide(room.state.slide).expect("it is there").1.kind.photos();
        let lang = &room.exhibition.languages[0];
        let scene = room.scene();
        for photo in photos {
            let alt = photo.alt.get(lang);
            let says = |item: &Item| {
                item.meaning.as_ref().is_some_and(|m| m.role == Role::Image && m.label == alt)
                    && matches!(item.shape, Shape::Text { .. })
            };
            assert!(scene.items.iter().any(says), "{id}: nothing says {alt}");
        }
        assert!(!scene.items.iter().any(|item| cropped(item).is_some()), "{id}");
    }
}

#[test]
fn a_broken_picture_can_not_be_enlarged() {
    let room = Room::with("story").with_pictures(PictureState::Broken);
    assert!(room.asking_for(xiongguan::show::Action::Enlarge(0)).is_empty());
}

#[test]
fn a_picture_on_its_way_leaves_a_plain_ground() {
    let room = Room::with("cover").with_pictures(PictureState::Pending);
    assert_eq!(room.parts("picture.ground").len(), 1);
    assert!(room.parts("picture").is_empty());
}

#[test]
fn high_contrast_puts_a_nearly_solid_ground_behind_words() {
    let strongest = |room: &Room| {
        let solid = |item: &Item| match &item.shape {
            Shape::Shade { stops, .. } => stops.iter().map(|stop| stop.1.a).max(),
            _ => None,
        };
        room.scene().items.iter().filter_map(solid).max().unwrap_or_default()
    };
    assert!(strongest(&Room::with("story").when(|state| state.comfort.high_contrast = true)) >= 240);
}
