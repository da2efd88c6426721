//! Logos: on the slides that they are for, side by side on a slip, clear of everything else.

use xiongguan::{
    content::{Logo, LogoOn, Text},
    scene::{Item, Layouts, Part, Role, Shape},
    theme::{Scale, mark},
    units::PictureState,
};

use super::qr::clash;
use crate::room::{FixedMeasure, Room};

fn logo(file: &str, on: LogoOn) -> Logo {
    Logo { file: file.to_owned(), on_dark: String::new(), alt: Text::common(file), on }
}

/// The slides of the sample in an exhibition of three houses; its pictures serve as their logos.
fn rooms() -> Vec<Room> {
    let mut rooms = Room::all();
    for room in &mut rooms {
        room.exhibition.logos = vec![
            logo("pictures/1600x900.png", LogoOn::All),
            logo("pictures/1000x1500.png", LogoOn::Covers),
            logo("pictures/2400x800.png", LogoOn::All),
        ];
    }
    rooms
}

fn room(id: &str) -> Room {
    rooms().into_iter().find(|room| room.id() == id).expect("the sample has this slide")
}

fn logos(room: &Room) -> Vec<Item> {
    room.parts("logo")
}

#[test]
fn covers_show_all_logos_and_other_slides_those_that_are_for_them() {
    let said = |room: &Room| -> Vec<String> {
        logos(room).into_iter().filter_map(|item| item.meaning).map(|meaning| meaning.label).collect()
    };
    assert_eq!(said(&room("cover")), ["pictures/1600x900.png", "pictures/1000x1500.png", "pictures/2400x800.png"]);
    assert_eq!(said(&room("chain")), ["pictures/1600x900.png", "pictures/2400x800.png"]);
    let roles: Vec<_> = logos(&room("cover")).into_iter().filter_map(|item| item.meaning).map(|it| it.role).collect();
    assert_eq!(roles, [Role::Image; 3]);
}

#[test]
fn they_stand_clear_of_everything_else_on_every_stage() {
    for room in rooms() {
        for (view, scene) in room.in_every_view() {
            let slip = scene.items.iter().find(|item| item.part == Part::LogoGround);
            let Some(slip) = slip.map(|item| item.rect) else {
                assert!(view.ends_with("true"), "{view}: left out at the usual size of words");
                continue;
            };
            let found = clash(&scene, slip, &[Part::LogoGround, Part::Logo]);
            assert!(found.is_none(), "{view}: {found:?} and {slip:?}");
            let (mut right, scale) = (slip.min.x, Scale::of(&scene.stage));
            for item in scene.items.iter().filter(|item| item.part == Part::Logo) {
                assert!(slip.holds(item.rect, 0.01) && item.rect.min.x > right, "{view}: side by side on the slip");
                assert!(item.rect.h() <= mark::LOGO * scale.unit + 0.01, "{view}");
                let Shape::Picture { crop, .. } = &item.shape else { panic!("{view}: a picture") };
                assert_eq!([crop.w(), crop.h()], [1.0, 1.0], "{view}: whole");
                right = item.rect.max.x;
            }
        }
    }
}

#[test]
fn a_logo_keeps_its_shape() {
    for (item, aspect) in logos(&room("cover")).into_iter().zip([16.0 / 9.0, 2.0 / 3.0, 3.0]) {
        assert!((item.rect.size().aspect() - aspect).abs() < 0.01, "{:?}", item.rect);
    }
}

#[test]
fn a_logo_that_is_not_there_yet_is_asked_for_and_a_broken_one_is_left_out() {
    let pending = room("cover").with_pictures(PictureState::Pending);
    let frames = pending.ask(&FixedMeasure, |inputs| Layouts::new().frames(inputs, inputs.state.slide));
    for file in ["pictures/1600x900.png", "pictures/1000x1500.png", "pictures/2400x800.png"] {
        assert!(frames.iter().any(|frame| frame.file == file), "{file} in {frames:?}");
    }
    let broken = room("cover").with_pictures(PictureState::Broken);
    assert!(logos(&broken).is_empty() && broken.parts("logo.ground").is_empty());
}

#[test]
fn without_logos_nothing_is_there() {
    assert!(Room::with("cover").parts("logo.ground").is_empty());
    let mut covers_alone = room("story");
    covers_alone.exhibition.logos.retain(|logo| logo.on == LogoOn::Covers);
    assert!(covers_alone.parts("logo.ground").is_empty());
}
