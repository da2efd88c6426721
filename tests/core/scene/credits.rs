//! Every picture names its maker.

use xiongguan::{content::Text, lint::hidden_credits};

use crate::room::{Room, lines};

/// The small print of the room, whose pictures have these credits in their order.
fn print(mut room: Room, credits: &[&str]) -> String {
    for (photo, credit) in room.photos().into_iter().zip(credits) {
        photo.credit = Text::common(credit);
    }
    let slide = room.exhibition.slide(room.state.slide).expect("it is there").1.clone();
    for lang in room.exhibition.languages.clone() {
        for (view, scene) in room.in_every_view() {
            let hidden = hidden_credits(&scene, &slide, &lang);
            assert!(hidden.is_empty(), "{view}: {hidden:?}");
        }
    }
    room.parts("credit").iter().flat_map(lines).collect()
}

#[test]
fn both_pictures_of_a_comparison_name_their_makers() {
    let said = print(Room::with("compare"), &["Wang", "Li"]);
    assert!(said.starts_with("左图：Wang  ·  右图：Li"), "{said}");
    let said = print(Room::with("compare").in_english(), &["Wang", "Li"]);
    assert!(said.starts_with("Left: Wang  ·  Right: Li"), "{said}");
}

#[test]
fn one_credit_for_all_stands_alone() {
    assert!(print(Room::with("compare"), &["Wang"; 2]).starts_with("Wang"));
    assert_eq!(print(Room::with("gallery"), &["Wang"; 4]), "Wang");
}

#[test]
fn every_picture_of_a_gallery_names_its_maker() {
    let credits = ["Wang", "Li", "Wang", ""];
    assert_eq!(print(Room::with("gallery"), &credits), "图1、3：Wang  ·  图2：Li");
    assert_eq!(print(Room::with("gallery").in_english(), &credits), "1, 3: Wang  ·  2: Li");
    let long =
        ["Photograph by the Museum of the City", "Museum of the Desert, Lanzhou", "Family Zhao", "The newspaper"];
    print(Room::with("gallery"), &long);
}

#[test]
fn a_credit_that_is_nowhere_is_found() {
    let mut room = Room::with("gallery");
    room.photos().remove(1).credit = Text::common("Li");
    let mut scene = room.scene();
    scene.items.retain(|item| item.part.name() != "credit");
    let (_, slide) = room.exhibition.slide(room.state.slide).expect("it is there");
    assert_eq!(hidden_credits(&scene, slide, &room.exhibition.languages[0]), ["ours", "Li"]);
}
