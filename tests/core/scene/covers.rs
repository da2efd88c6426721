//! Where the title, the lead and the seal of a cover stand, and how large they are.

use std::collections::BTreeSet;

use xiongguan::{
    content::{Area, Calm, SlideKind, Text},
    scene::{Item, Shape},
    theme::{Family, Scale},
    units::{Grid, PictureFacts, PictureState, Rgba, Seen, size},
};

use crate::room::{Room, STAGES};

/// A picture of this luminance everywhere.
fn plain(luminance: f32) -> PictureState {
    let grid = Grid::new(|_| Seen::even(luminance));
    PictureState::Ready(PictureFacts { size: size(1920.0, 1080.0), grid, is_clear: false })
}

/// The sample's cover on a dark picture, calm at this side, that keeps `keep` free.
fn cover(calm: Calm, keep: &[(f32, f32, f32, f32)]) -> Room {
    let mut room = Room::with("cover");
    for photo in room.photos() {
        photo.calm = calm;
        photo.keep = keep.iter().map(|area| Area::from(*area)).collect();
    }
    room.with_pictures(plain(0.02))
}

fn one(room: &Room, part: &str) -> Item {
    room.parts(part).into_iter().next().expect(part)
}

fn size_of(item: &Item) -> f32 {
    let Shape::Text { style, .. } = &item.shape else { unreachable!("words are text") };
    style.size
}

fn color_of(item: &Item) -> Rgba {
    let Shape::Text { color, .. } = &item.shape else { unreachable!("words are text") };
    *color
}

#[test]
fn in_a_low_sky_the_lead_stands_beside_the_title() {
    let high = cover(Calm::Top, &[]);
    assert!(one(&high, "lead").rect.min.y >= one(&high, "title").rect.max.y - 1.0);
    let low = cover(Calm::Top, &[(0.0, 0.2, 1.0, 1.0)]);
    let (title, lead) = (one(&low, "title").rect, one(&low, "lead").rect);
    assert!(lead.min.x > title.max.x && lead.max.y < 0.2 * 1080.0, "{title:?}, {lead:?}");
    assert!((lead.center().y - title.center().y).abs() < 1.0, "{title:?}, {lead:?}");
}

#[test]
fn the_titles_of_covers_differ_little_in_size_on_a_stage() {
    let mut sizes = BTreeSet::new();
    for calm in [Calm::Top, Calm::Left, Calm::Right] {
        for keep in [&[][..], &[(0.0, 0.2, 1.0, 1.0)], &[(0.0, 0.5, 0.6, 0.6)]] {
            sizes.insert(size_of(&one(&cover(calm, keep), "title")).round() as i32);
        }
    }
    let (Some(least), Some(most)) = (sizes.first(), sizes.last()) else { unreachable!("covers have titles") };
    assert!(sizes.len() <= 3 && *most < least * 14 / 10, "{sizes:?}");
}

#[test]
fn the_seal_stands_before_the_title_and_not_before_its_own_character() {
    for stage in STAGES {
        let seals = |seal: &str| {
            let mut room = cover(Calm::Left, &[]);
            room.exhibition.chapters[0].seal = Text::common(seal);
            let room = room.on(stage);
            (one(&room, "title"), one(&room, "seal").rect)
        };
        let (title, seal) = seals("水");
        if title.rect.h() < title.rect.w() {
            // A title that runs across has the seal at its left, level with its first line.
            let line = title.rect.min.y..title.rect.min.y + 1.2 * size_of(&title);
            assert!(seal.max.x < title.rect.min.x && line.contains(&seal.center().y), "{stage:?}");
            continue;
        }
        assert!(
            seal.max.y < title.rect.min.y && (seal.center().x - title.rect.center().x).abs() < 1.0,
            "{stage:?}: {seal:?} stands over its title"
        );
        let (title, seal) = seals("戈");
        assert!(seal.min.y > title.rect.max.y, "{stage:?}: {seal:?} ends it");
    }
}

#[test]
fn on_what_is_neither_bright_nor_dark_the_words_are_light() {
    let ink = |luminance: f32| {
        let room = cover(Calm::Top, &[]).with_pictures(plain(luminance));
        color_of(&one(&room, "title")).luminance()
    };
    assert!(ink(0.2) > 0.5, "a blue sky");
    assert!(ink(0.6) < 0.2, "a bright one");
}

#[test]
fn the_veil_behind_small_print_is_no_larger_than_it_need_be() {
    for stage in STAGES {
        let room = cover(Calm::Top, &[]).with_pictures(plain(0.2)).on(stage);
        let print = one(&room, "credit").rect;
        // On an ultra-wide stage the picture runs out into the column beside it; veils lie at the foot.
        let veils = room.parts("scrim").into_iter().filter(|scrim| scrim.rect.min.y > 0.0);
        for veil in veils {
            let most = (print.max.x + 0.5 * print.min.x).max(room.stage.size.w * 0.7);
            assert!(matches!(veil.shape, Shape::Glow { .. }) && veil.rect.max.x <= most, "{stage:?}: {:?}", veil.rect);
        }
    }
}

#[test]
fn a_quotation_on_a_picture_is_larger_than_on_a_plain_ground_and_leaves_no_stump() {
    let mut room = Room::with("quote");
    for photo in room.photos() {
        photo.calm = Calm::Top;
    }
    let room = room.with_pictures(plain(0.02));
    let quote = one(&room, "quote");
    let middle = one(&room, "quote").rect.center().y / room.stage.size.h;
    assert!(size_of(&quote) > 1.2 * Scale::of(&room.stage).quote().size, "{}", size_of(&quote));
    assert!((0.12..0.3).contains(&middle), "it stands at {middle}");
}

#[test]
fn captions_of_pictures_side_by_side_are_names() {
    let room = Room::with("gallery");
    let scale = Scale::of(&room.stage);
    for caption in room.parts("caption") {
        let Shape::Text { style, .. } = &caption.shape else { continue };
        assert!(style.face.family == Family::Serif && style.size > 1.2 * scale.label().size, "{style:?}");
    }
    // The pictures begin where the heading's lines end.
    let words = room.parts("heading").into_iter().chain(room.parts("body"));
    let right = words.map(|item| item.rect.max.x).fold(0.0, f32::max);
    let left = room.parts("picture").iter().map(|item| item.rect.min.x).fold(f32::INFINITY, f32::min);
    assert!(left > right && left - right < 2.0 * scale.gap, "{right}, then {left}");
}

#[test]
fn a_title_rather_shrinks_a_little_than_leave_an_article_at_the_end_of_a_line() {
    let mut room = Room::with("cover").in_english();
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Cover(cover) = &mut slide.kind {
            cover.title = Text::common("Why Is There a City in the Gobi?");
        }
    }
    // Large text stays as large as it is.
    let views = room.in_every_view().into_iter().filter(|(view, _)| view.ends_with("false"));
    for (view, scene) in views {
        for item in scene.items.iter().filter(|item| item.part.name() == "title") {
            let Shape::Text { lines, .. } = &item.shape else { continue };
            assert!(lines.iter().all(|line| !line.text.ends_with(" a")), "{view}: {lines:?}");
        }
    }
}
