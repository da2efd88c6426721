//! What a visitor may go to from a slide, and what leads back.

use xiongguan::{
    scene::{Item, Press, Shape},
    show::{Action, Order, Phase, Trail},
};

use crate::room::{Room, lines};

/// The slide with this id, which links to four others.
pub(super) fn linked(id: &str) -> Room {
    let others = ["quote", "timeline", "gallery", "cover", "story"].into_iter().filter(|other| *other != id);
    Room::linking(id, &others.take(4).collect::<Vec<_>>())
}

/// Where the links of the slide lead, and what they are called.
fn links(room: &Room) -> Vec<(usize, String)> {
    let link = |item: Item| match item.press {
        Some(Press::Act(Action::Follow(place))) => Some((place, item.meaning?.label)),
        _ => None,
    };
    room.scene().items.into_iter().filter_map(link).collect()
}

fn named(links: &[(usize, &str)]) -> Vec<(usize, String)> {
    links.iter().map(|(place, name)| (*place, (*name).to_owned())).collect()
}

#[test]
fn links_are_called_as_their_slides_and_chapters_are() {
    let room = Room::linking("cover", &["story", "work", "quote"]);
    let chinese = [(1, "遗鸥回来了"), (5, "钢与光"), (4, "有水的地方，就有人家。")];
    assert_eq!(links(&room), named(&chinese));
    assert_eq!(links(&room.in_english())[1].1, "Steel and light");
}

#[test]
fn a_link_to_what_does_not_show_now_is_not_offered() {
    let room = |held: fn(usize) -> bool| {
        let room = Room::linking("cover", &["story", "work"]);
        room.when(|state| state.order = Order::of((0..11).map(held).collect()))
    };
    assert_eq!(links(&room(|place| place != 1)), named(&[(5, "钢与光")]));
    // A chapter begins with the first of its slides that shows now.
    assert_eq!(links(&room(|place| place != 5)), named(&[(1, "遗鸥回来了"), (6, "钢与光")]));
    assert_eq!(links(&room(|place| place == 0)), []);
}

#[test]
fn nobody_there_means_no_links() {
    for phase in [Phase::Attract, Phase::Presenting, Phase::Playing, Phase::Closed] {
        assert_eq!(links(&linked("cover").when(|state| state.phase = phase)), [], "{phase:?}");
    }
}

#[test]
fn links_stand_on_no_words_on_every_stage() {
    let ids: Vec<String> = Room::all().iter().map(|room| room.id().to_owned()).collect();
    for id in ids {
        for (view, scene) in linked(&id).in_every_view() {
            let links = scene.items.iter().filter(|item| matches!(item.press, Some(Press::Act(Action::Follow(_)))));
            let links: Vec<&Item> = links.collect();
            assert_eq!(links.len(), 4, "{view}");
            let words =
                scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }) && !item.part.is_chrome());
            for word in words {
                let covering = links.iter().find(|link| link.rect.overlaps(word.rect));
                assert!(covering.is_none(), "{view}: {} {:?} under {covering:?}", word.part, lines(word));
            }
        }
    }
}

#[test]
fn a_long_name_is_cut_where_its_control_ends() {
    let name = "一句很长很长的话，".repeat(20);
    let mut room = Room::linking("cover", &["quote"]).on((1080.0, 1920.0));
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    for slide in slides {
        if let xiongguan::content::SlideKind::Quote(quote) = &mut slide.kind {
            quote.text = xiongguan::content::Text::common(&name);
        }
    }
    let scene = room.scene();
    let link =
        scene.items.iter().find(|item| matches!(item.press, Some(Press::Act(Action::Follow(_))))).expect("a link");
    assert_eq!(link.meaning.as_ref().map(|meaning| meaning.label.as_str()), Some(name.as_str()), "all of it is said");
    let written = scene.items.iter().find(|item| lines(item).concat().ends_with('…')).expect("it is cut");
    assert!(link.rect.holds(written.rect, 0.5), "{:?} in {:?}", written.rect, link.rect);
}

#[test]
fn the_way_back_is_called_as_where_it_leads() {
    let room = Room::with("story");
    assert_eq!(room.asking_for(Action::Return), Vec::<String>::new());
    let trail = |id: &str, from: &[usize]| {
        let from = from.iter().copied().collect::<Trail>();
        Room::with(id).when(|state| state.trail = from)
    };
    assert_eq!(trail("story", &[4]).asking_for(Action::Return), ["返回：有水的地方，就有人家。"]);
    assert_eq!(
        trail("story", &[5, 4]).in_english().asking_for(Action::Return),
        ["Back to: Where there is water there are people."]
    );
    assert_eq!(trail("quote", &[4]).asking_for(Action::Return), Vec::<String>::new(), "it is there");
    let away = trail("story", &[4]).when(|state| state.phase = Phase::Attract);
    assert_eq!(away.asking_for(Action::Return), Vec::<String>::new());
}
