//! Cards: the one that matters most is large, numerals stand on the edge of their column, and those of a panel hang at
//! its foot.

use xiongguan::{
    content::{Card, SlideKind},
    scene::{Item, Shape},
    show::{Mode, Revealed},
    theme::Scale,
    units::Stage,
};

use crate::room::{Room, STAGES, changed, lines};

fn size(item: &Item) -> f32 {
    if let Shape::Text { style, .. } = &item.shape { style.size } else { 0.0 }
}

/// The figures and titles of the cards with their sizes.
fn heads(room: &Room) -> Vec<(String, f32)> {
    let items = ["card.figure", "card.title"].into_iter().flat_map(|part| room.parts(part));
    items.map(|item| (lines(&item).concat(), size(&item))).collect()
}

/// The wall of figures, of which the card at `place` matters most.
fn highlighting(place: usize) -> Room {
    let mut room = Room::with("stats");
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        let SlideKind::Stats(stats) = &mut slide.kind else { continue };
        match &mut stats.cards[place] {
            Card::Stat(stat) => stat.highlight = true,
            Card::Rank(rank) => rank.highlight = true,
            Card::Note(note) => note.highlight = true,
        }
    }
    room
}

#[test]
fn one_card_is_large_and_the_others_are_about_a_third_of_it() {
    for (room, large) in [(Room::with("stats"), "1015"), (highlighting(2), "+139%"), (highlighting(3), "一条链")] {
        let mut heads = heads(&room);
        heads.sort_by(|a, b| b.1.total_cmp(&a.1));
        assert_eq!(heads[0].0, large, "{heads:?}");
        assert!(heads[1..].iter().all(|(_, size)| *size < heads[0].1 * 0.6), "{heads:?}");
        let top = |item: &Item| item.rect.min.y;
        let first = room.parts("card.line").iter().map(top).fold(f32::MAX, f32::min);
        let all = ["card.figure", "card.title"].into_iter().flat_map(|part| room.parts(part));
        let highest = all.min_by(|a, b| top(a).total_cmp(&top(b))).expect("cards have heads");
        assert!(lines(&highest).concat() == large && top(&highest) >= first, "{large} stands over the others");
    }
}

#[test]
fn the_ink_of_a_numeral_stands_on_the_edge_of_its_column() {
    let room = Room::with("stats");
    let edges: Vec<f32> = room.parts("card.line").iter().map(|line| line.rect.min.x).collect();
    for item in ["card.figure", "card.title"].into_iter().flat_map(|part| room.parts(part)) {
        let begins = item.rect.min.x;
        // The blank strip before the ink of a character is a few hundredths of an em wide.
        let off = edges
            .iter()
            .map(|edge| (edge - begins) / size(&item))
            .fold(f32::MAX, |a, b| if b.abs() < a.abs() { b } else { a });
        let expected = match lines(&item).concat().chars().next() {
            Some('1') => 0.056,
            Some('+') => 0.043,
            _ => 0.026,
        };
        assert!((off - expected).abs() < 0.002, "{:?}: {off} ems, {expected} expected", lines(&item));
    }
}

/// The story on a panel, which it always is in high contrast.
fn on_panel(stage: (f32, f32)) -> Room {
    Room::with("story").on(stage).when(|state| state.comfort.high_contrast = true)
}

#[test]
fn the_cards_of_a_panel_hang_at_its_foot_and_the_heading_at_its_head() {
    for (w, h) in STAGES.into_iter().filter(|(w, h)| w / h < 2.0) {
        let room = on_panel((w, h));
        let unit = Scale::of(&Stage::new(w, h)).unit;
        let all = |parts: &[&str]| parts.iter().flat_map(|part| room.parts(part)).collect::<Vec<_>>();
        let lowest = |items: Vec<Item>| items.iter().map(|item| item.rect.max.y).fold(0.0, f32::max);
        let cards = all(&["card.figure", "card.label", "card.date"]);
        let above = room.parts("credit")[0].rect.min.y - lowest(cards);
        assert!((20.0 * unit..130.0 * unit).contains(&above), "{w}×{h}: {above} over the small print");
        let first = room.parts("card.line").iter().map(|line| line.rect.min.y).fold(f32::MAX, f32::min);
        assert!(first - lowest(all(&["body"])) > 20.0 * unit, "{w}×{h}: the text and the cards are apart");
    }
}

#[test]
fn a_card_alone_on_a_panel_is_larger_than_one_of_two() {
    let alone = {
        let mut room = on_panel((1920.0, 1080.0));
        for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
            if let SlideKind::Story(story) = &mut slide.kind {
                story.cards.truncate(1);
            }
        }
        heads(&room)[0].1
    };
    let of_two = heads(&on_panel((1920.0, 1080.0)))[0].1;
    assert!(alone > of_two * 1.1, "{alone} and {of_two}");
    assert!(of_two > Scale::of(&Stage::new(1920.0, 1080.0)).figure().size, "with room to spare both are large");
}

/// How many presses the slide of this room asks for.
fn presses(room: &Room) -> usize {
    room.exhibition.slides().find(|(_, slide)| slide.id == room.id()).map_or(0, |(_, slide)| slide.kind.reveals())
}

/// The slide with this id, whose cards a speaker brings one by one if the author says so; so many of them are there.
fn brought(id: &str, steps: bool, items: Option<usize>) -> Room {
    let room = changed(id, |kind| match kind {
        SlideKind::Stats(stats) => stats.steps = steps,
        SlideKind::Story(story) => story.steps = steps,
        _ => {}
    });
    room.when(|state| {
        state.mode = Mode::Present;
        state.motion.revealed = items.map(|items| Revealed { items, newest: None });
    })
}

#[test]
fn a_speaker_brings_cards_one_by_one_the_large_one_first() {
    for id in ["stats", "story"] {
        let count = presses(&brought(id, true, None));
        assert!(count > 1, "{id} has several cards");
        assert_eq!(presses(&brought(id, false, None)), 0, "{id}: only where its author wants it");
        for stage in STAGES {
            let whole = brought(id, true, None).on(stage);
            assert!(whole.scene() == brought(id, false, None).on(stage).scene(), "{id}: all is there in pictures");
            let all = whole.scene().items;
            for items in 0..=count {
                let room = brought(id, true, Some(items)).on(stage);
                assert_eq!(room.parts("card.line").len(), items, "{id} {stage:?}");
                assert!(heads(&room).len() >= items && (items > 0 || heads(&room).is_empty()), "{id} {stage:?}");
                // What is there stands where it stands in the end, and what is not there is not told either.
                assert!(room.scene().items.iter().all(|item| all.iter().any(|there| there.rect == item.rect)), "{id}");
            }
            let largest = |room: &Room| heads(room).into_iter().map(|(_, size)| size).fold(0.0, f32::max);
            assert!(largest(&brought(id, true, Some(1)).on(stage)) >= largest(&whole), "{id} {stage:?}");
        }
    }
}
