//! Pictures keep their focal point and their shape, and a missing one is no hole.

use std::time::Duration;

use proptest::prelude::*;
use xiongguan::{
    content::{Area, Frame, SlideKind, Text},
    scene::{Item, Role, Scene, Shape},
    show::Overlay,
    units::{Grid, PictureFacts, PictureState, Rect, Seen, Size, pos, rect, size},
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
    assert!(rect(0.0, 0.0, 1.0, 1.0).holds(crop, 1e-4), "{view}: {crop:?} leaves the picture");
    let seen = size(crop.w() * picture.w, crop.h() * picture.h).aspect();
    let area = item.rect.size().aspect();
    assert!((seen / area - 1.0).abs() < 0.01, "{view}: {} is stretched: {seen} in {area}", item.part);
}

#[track_caller]
fn keeps_the_focus(view: &str, frames: &[Frame<'_>], scene: &Scene) {
    let drawn: Vec<_> = scene.items.iter().filter(|item| item.part.name() == "picture").collect();
    for (item, frame) in drawn.iter().zip(frames) {
        let Some((file, crop)) = cropped(item) else { continue };
        assert_eq!(file, frame.file, "{view}");
        let focus = pos(frame.focus.x, frame.focus.y);
        assert!(crop.shrunk(-1e-4).contains(focus), "{view}: {file} loses {focus:?} from {crop:?}");
    }
}

#[test]
fn every_crop_keeps_the_focal_point_and_stays_inside_the_picture() {
    for seconds in [0, 7, 40] {
        for room in Room::all() {
            let room = room.moving().after(Duration::from_secs(seconds));
            let kind = &room.exhibition.slide(room.state.slide).expect("it is there").1.kind;
            for (view, scene) in room.in_every_view() {
                keeps_the_focus(&view, &kind.frames(scene.stage.is_portrait()), &scene);
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
fn a_tall_version_fills_a_stage_that_is_higher_than_wide() {
    let shown = |stage| Room::with("cover").on(stage).parts("picture").remove(0);
    let (wide, tall) = (shown((1920.0, 1080.0)), shown((1080.0, 1920.0)));
    assert_eq!(cropped(&wide).map(|(file, _)| file), Some("pictures/1600x900.png"));
    assert_eq!(cropped(&tall).map(|(file, _)| file), Some("pictures/900x1600.png"));
    assert_eq!(tall.rect, rect(0.0, 0.0, 1080.0, 1920.0));
    // Without one the picture keeps to the upper part, and what lies below is ground.
    let part = Room::with("story").on((1080.0, 1920.0)).parts("picture").remove(0);
    assert!(part.rect.h() < 1200.0, "{:?}", part.rect);
}

#[test]
fn words_on_a_tall_picture_keep_to_its_calm_side() {
    let title = Room::with("cover").on((1080.0, 1920.0)).parts("title").remove(0);
    assert!(title.rect.max.y < 960.0, "the sky is calm, the lake below is not: {:?}", title.rect);
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
fn words_in_place_of_the_first_picture_go_before_the_divider_runs_over_them() {
    let opacity = |share: f32| {
        let room = Room::with("compare").with_pictures(PictureState::Broken);
        let divider = Some(xiongguan::units::Fraction::new(share));
        room.when(|state| state.divider = divider).parts("picture.alt").remove(1).opacity
    };
    assert_eq!([opacity(0.9), opacity(0.3), opacity(0.05)], [1.0, 1.0, 0.0]);
    assert!((0.1..0.99).contains(&opacity(0.28)), "they fade");
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

/// Whether all lines of the slide's words stand on an opaque ground.
fn stands_on_a_panel(room: &Room) -> bool {
    let scene = room.scene();
    let panels: Vec<Rect> = scene
        .items
        .iter()
        .filter(|item| matches!(&item.shape, Shape::Fill { color, .. } if color.a == 255) && item.rect.w() < 1900.0)
        .map(|item| item.rect)
        .collect();
    let words = ["heading", "body", "title", "lead"];
    let mut set = scene.items.iter().filter(|item| words.contains(&item.part.name())).peekable();
    assert!(set.peek().is_some(), "there are no words");
    set.all(|item| panels.iter().any(|panel| panel.holds(item.rect, 1.0)))
}

/// The slide without cards: with them a story stands on a panel on stages that are wider than high.
fn plain(id: &str) -> Room {
    let mut room = Room::with(id);
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Story(story) = &mut slide.kind {
            story.cards.clear();
        }
    }
    room
}

#[test]
fn a_story_with_cards_stands_on_a_panel_and_one_without_on_its_picture() {
    let dark = patterned(|_, _| 0.02);
    assert!(stands_on_a_panel(&Room::with("story").with_pictures(dark.clone())));
    assert!(!stands_on_a_panel(&plain("story").with_pictures(dark)));
}

#[test]
fn high_contrast_puts_words_on_a_panel() {
    for id in ["cover", "story"] {
        let room = Room::with(id).when(|state| state.comfort.high_contrast = true);
        assert!(stands_on_a_panel(&room), "{id}");
    }
}

/// A picture whose cells have this luminance, row by row.
fn patterned(luminance: impl Fn(usize, usize) -> f32) -> PictureState {
    let cell = |cell: usize| Seen::even(luminance(cell / Grid::COLUMNS, cell % Grid::COLUMNS));
    PictureState::Ready(PictureFacts { size: size(1920.0, 1080.0), grid: Grid::new(cell), is_clear: false })
}

#[test]
fn daylight_is_not_veiled() {
    // White and black in turns: whatever the words, a scrim behind them would have to be dense.
    let busy = patterned(|row, column| if (row + column) % 2 == 0 { 0.9 } else { 0.05 });
    for id in ["cover", "story"] {
        let room = Room::with(id).with_pictures(busy.clone());
        assert!(stands_on_a_panel(&room), "{id}: the words lie on the picture");
        let picture = room.parts("picture").remove(0);
        assert!(
            picture.rect.w() > 1920.0 * 0.5 && picture.rect.w() < 1920.0 * 0.7,
            "the picture is {:?}",
            picture.rect
        );
    }
    for id in ["cover", "story"] {
        let room = plain(id).with_pictures(patterned(|_, _| 0.02));
        assert!(!stands_on_a_panel(&room), "{id}: a dark picture bears words");
    }
}

#[test]
fn words_go_where_the_picture_bears_them() {
    // Dark at the left as wanted, but for what lies where the words would hang.
    let room = plain("story").with_pictures(patterned(|row, _| if row < 9 { 0.02 } else { 0.6 }));
    let heading = room.parts("heading").remove(0);
    assert!(!stands_on_a_panel(&room) && heading.rect.max.y < 540.0, "{:?}", heading.rect);
}

#[test]
fn what_an_author_keeps_free_stays_free_and_whole() {
    let kept = (0.02, 0.1, 0.3, 0.8);
    let room = |keep: &[(f32, f32, f32, f32)]| {
        let mut room = plain("story");
        for photo in room.photos() {
            photo.keep = keep.iter().map(|area| Area::from(*area)).collect();
        }
        room.with_pictures(patterned(|_, _| 0.02))
    };
    let x = |room: &Room| room.parts("heading").remove(0).rect.min.x;
    assert!(x(&room(&[])) < 200.0, "the left side is calm");
    assert!(x(&room(&[kept])) > 900.0, "the words lie on what is to be seen");
    let everywhere = room(&[(0.02, 0.05, 0.98, 0.95)]);
    assert!(stands_on_a_panel(&everywhere), "there is no place left but a panel");
    for seconds in [0, 60] {
        let beside = room(&[(0.0, 0.1, 0.2, 0.9), (0.4, 0.1, 0.5, 0.9)]).moving().after(Duration::from_secs(seconds));
        let (_, crop) =
            cropped(&beside.parts("picture").remove(0)).map(|(file, crop)| (file.to_owned(), crop)).expect("a picture");
        assert!(crop.min.x <= 0.001 && crop.max.x >= 0.5, "cut off: {crop:?}");
    }
}

#[test]
fn the_small_print_goes_on_two_lines_where_that_keeps_it_on_the_bright_part() {
    // Bright, but for the lower rows from the middle on.
    let picture = |dark_from: usize| {
        let cell = |cell: usize| {
            let (row, column) = (cell / Grid::COLUMNS, cell % Grid::COLUMNS);
            let level = if row + 5 > Grid::ROWS && column >= dark_from { 0.02 } else { 0.8 };
            Seen::even(level)
        };
        PictureState::Ready(PictureFacts { size: size(1920.0, 1080.0), grid: Grid::new(cell), is_clear: false })
    };
    let print = |dark_from: usize| {
        let mut room = Room::with("cover").in_english().with_pictures(picture(dark_from));
        room.exhibition.source = Text::common("the newspaper of the city, spring");
        let credit = room.parts("credit").remove(0);
        let Shape::Text { lines, color, .. } = credit.shape else { unreachable!("the small print is text") };
        (lines.len(), color)
    };
    let (lines, ink) = print(Grid::COLUMNS);
    assert_eq!(lines, 1);
    assert_eq!(print(11), (2, ink), "it keeps to the bright part");
    let (lines, light) = print(0);
    assert!(lines == 1 && light != ink, "nowhere is it bright, and it is as wide as it was");
}

#[test]
fn finer_pixels_lie_exactly_over_what_is_seen_of_an_enlarged_picture() {
    let closer = |zoom, center| {
        Room::with("story").when(|state| state.overlay = Some(Overlay::Enlarged { picture: 0, zoom, center }))
    };
    let pictures = |room: &Room| {
        let scene = room.scene();
        let picture = |part: &str| {
            let item = scene.items.iter().find(|item| item.part.name() == part)?;
            let Shape::Picture { crop, .. } = &item.shape else { return None };
            Some((item.rect, *crop))
        };
        (picture("enlarged").expect("a picture is enlarged"), picture("enlarged.detail"))
    };
    for fine in [rect(0.5, 0.5, 0.5, 0.5), rect(0.25, 0.3, 0.3, 0.5), rect(0.0, 0.0, 1.0, 1.0)] {
        let ((whole, seen), detail) = pictures(&closer(4.0, (0.5, 0.5)).with_detail(fine));
        let (area, crop) = detail.expect("they are there");
        assert!(whole.holds(area, 0.01) && rect(0.0, 0.0, 1.0, 1.0).holds(crop, 1e-4), "{area:?} {crop:?}");
        // The corners show the same point of the picture.
        for (at, of) in [(area.min, crop.min), (area.max, crop.max)] {
            let x = seen.min.x + (at.x - whole.min.x) / whole.w() * seen.w();
            let y = seen.min.y + (at.y - whole.min.y) / whole.h() * seen.h();
            let (fine_x, fine_y) = (fine.min.x + of.x * fine.w(), fine.min.y + of.y * fine.h());
            assert!((x - fine_x).abs() < 1e-4 && (y - fine_y).abs() < 1e-4, "{fine:?}: {x} {fine_x}, {y} {fine_y}");
        }
    }
    let (_, elsewhere) = pictures(&closer(4.0, (0.2, 0.2)).with_detail(rect(0.8, 0.8, 0.2, 0.2)));
    assert_eq!(elsewhere, None, "somebody looks elsewhere");
    assert_eq!(pictures(&closer(4.0, (0.2, 0.2))).1, None, "there are none");
}
