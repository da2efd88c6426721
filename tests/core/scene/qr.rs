//! QR codes: every slide has room for one, on every stage, and it keeps clear of everything else.

use xiongguan::{
    content::{self, Area, Found, SlideKind},
    diag::Source,
    scene::{Item, Part, Role, Scene, Shape},
    theme::Scale,
    units::{PictureState, Rect, pos, rect},
};

use crate::room::{Room, lines};

const CODE: &str =
    r#"Qr(url: "https://www.example.org/gulls", label: (zh: "扫码读完整的故事", en: "Scan for the whole story"))"#;

/// The slides of the sample, each with a code.
fn rooms() -> Vec<Room> {
    let text =
        include_str!("sample.ron").replace("                id: \"", &format!("                qr: {CODE}, id: \""));
    let reading = content::read(Source { name: "sample.ron", text: &text }, &|_: &str| Found::File);
    assert_eq!(reading.findings, []);
    let exhibition = reading.exhibition.expect("the sample has slides");
    let mut rooms = Room::all();
    for room in &mut rooms {
        room.exhibition = exhibition.clone();
    }
    rooms
}

fn room(id: &str) -> Room {
    rooms().into_iter().find(|room| room.id() == id).expect("the sample has this slide")
}

fn part(scene: &Scene, part: Part) -> Option<&Item> {
    scene.items.iter().find(|item| item.part == part)
}

/// Where the words of an item stand, or what else of it is seen.
fn places(item: &Item) -> Vec<Rect> {
    match &item.shape {
        Shape::Empty => Vec::new(),
        Shape::Text { lines, style, .. } => {
            let place = |line: &xiongguan::scene::Line| {
                rect(line.x, line.baseline - 0.8 * style.size, line.width, 0.9 * style.size)
            };
            lines.iter().filter(|line| !line.text.is_empty()).map(place).collect()
        }
        _ => vec![item.rect],
    }
}

/// What a slip may lie on.
const fn is_ground(part: Part) -> bool {
    matches!(part, Part::Ground | Part::Paper | Part::Scrim | Part::Picture)
}

/// What of a scene, besides its `own` parts, is under a slip in a corner, or beyond where it may stand.
pub(super) fn clash(scene: &Scene, slip: Rect, own: &[Part]) -> Option<(Part, Rect)> {
    let scale = Scale::of(&scene.stage);
    let mut free = scene.stage.rect().shrunk(scale.margin);
    free.max.y = scene.stage.size.h - scale.bottom_bar;
    if !free.holds(slip, 1.0) {
        return Some((own[0], slip));
    }
    let others = scene.items.iter().filter(|item| !own.contains(&item.part) && !is_ground(item.part));
    let mut places = others.flat_map(|item| places(item).into_iter().map(|place| (item.part, place)));
    places.find(|(_, place)| place.overlaps(slip))
}

/// Whether a view is so small for what the sample says there that its words would get too small beside a code.
fn is_crowded(view: &str) -> bool {
    view.starts_with("stats 1024×768") || view.contains("1024×768") && view.ends_with("true")
}

#[test]
fn every_slide_has_room_for_a_code_on_every_stage() {
    for room in rooms() {
        for (view, scene) in room.in_every_view() {
            let Some(slip) = part(&scene, Part::QrGround).map(|item| item.rect) else {
                assert!(is_crowded(&view), "{view}: left out");
                continue;
            };
            let found = clash(&scene, slip, &[Part::QrGround, Part::QrCode, Part::QrLabel]);
            assert!(found.is_none(), "{view}: {found:?} and {slip:?}");
        }
    }
}

#[test]
fn a_code_is_as_large_as_phones_need_it() {
    for room in rooms() {
        for (view, scene) in room.in_every_view() {
            let Some(code) = part(&scene, Part::QrCode) else { continue };
            let Shape::Qr { side, blocks, .. } = &code.shape else { panic!("a code") };
            let (width, modules) = (code.rect.w(), *side);
            let side = f32::from(modules);
            assert!(width >= Scale::of(&scene.stage).qr && (width - code.rect.h()).abs() < 0.01, "{view}");
            let module = width / side;
            assert_eq!([module, code.rect.min.x, code.rect.min.y].map(f32::fract), [0.0; 3], "{view}: whole points");
            let slip = part(&scene, Part::QrGround).expect("it is there").rect;
            assert!(slip.holds(code.rect.shrunk(-4.0 * module), 0.01), "{view}: four modules of light around it");
            assert!(blocks.iter().all(|[x, y, w, h]| x + w <= modules && y + h <= modules));
        }
    }
    // A tenth of the distance that an arm's length is, on the panel that is assumed.
    let stage = room("story").stage;
    assert!((Scale::of(&stage).qr - stage.mm(70.0)).abs() < 0.1);
}

#[test]
fn no_picture_that_is_looked_at_for_itself_lies_under_a_code() {
    for id in ["gallery", "compare"] {
        for (view, scene) in room(id).in_every_view() {
            let slip = part(&scene, Part::QrGround).expect("it is there").rect;
            let pictures = scene.items.iter().filter(|item| matches!(item.shape, Shape::Picture { .. }));
            assert!(pictures.into_iter().all(|picture| !picture.rect.overlaps(slip)), "{view}");
        }
    }
}

#[test]
fn the_focal_point_and_what_is_kept_free_stay_free() {
    let bright = |mut room: Room, keep: Vec<Area>| {
        let slide = &mut room.exhibition.chapters[0].slides[0];
        let SlideKind::Cover(cover) = &mut slide.kind else { panic!("a cover") };
        cover.photo.tall = None;
        cover.photo.keep = keep;
        room
    };
    let of = |left: f32, top: f32, right: f32, bottom: f32| Area::from((left, top, right, bottom));
    for keep in [of(0.6, 0.5, 1.0, 1.0), of(0.0, 0.5, 0.4, 1.0), of(0.6, 0.0, 1.0, 0.4)] {
        let scene = bright(room("cover"), vec![keep]).scene();
        let slip = part(&scene, Part::QrGround).expect("there are other corners").rect;
        let picture = part(&scene, Part::Picture).expect("it fills the stage").rect;
        let at = |x: f32, y: f32| pos(picture.min.x + x * picture.w(), picture.min.y + y * picture.h());
        let kept = Rect { min: at(keep.min.x, keep.min.y), max: at(keep.max.x, keep.max.y) };
        assert!(!slip.overlaps(kept), "{slip:?} lies on {kept:?}");
    }
}

#[test]
fn visitors_who_do_not_see_a_code_hear_where_it_leads() {
    for (room, said, label) in [
        (room("stats"), "二维码：https://www.example.org/gulls", "扫码读完整的故事"),
        (room("stats").in_english(), "QR code: https://www.example.org/gulls", "Scan for the whole story"),
    ] {
        let scene = room.scene();
        let code = part(&scene, Part::QrCode).and_then(|item| item.meaning.clone()).expect("it has a meaning");
        assert_eq!((code.role, code.label.as_str()), (Role::Image, said));
        let text = part(&scene, Part::QrLabel).expect("the label is there");
        assert_eq!(lines(text).concat().replace(' ', ""), label.replace(' ', ""));
    }
}

#[test]
fn a_code_alone_stands_on_a_square() {
    let text = include_str!("sample.ron").replace("id: \"quote\"", "id: \"quote\", qr: \"https://example.org\"");
    let reading = content::read(Source { name: "sample.ron", text: &text }, &|_: &str| Found::File);
    let mut room = room("quote");
    room.exhibition = reading.exhibition.expect("it can be read");
    let slip = part(&room.scene(), Part::QrGround).expect("it is there").rect;
    assert!((slip.w() - slip.h()).abs() < 0.01);
    assert!(part(&room.scene(), Part::QrLabel).is_none());
}

#[test]
fn a_picture_that_is_not_there_yet_leaves_the_code_in_place() {
    let ready = room("story").scene();
    let pending = room("story").with_pictures(PictureState::Pending).scene();
    assert!(part(&pending, Part::QrCode).is_some() && part(&ready, Part::QrCode).is_some());
    let broken = room("story").with_pictures(PictureState::Broken).scene();
    assert!(part(&broken, Part::QrCode).is_some());
}
