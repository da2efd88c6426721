//! All words of a slide by themselves, as large as they were asked for.

use xiongguan::{
    content::{SlideKind, Text},
    lint::faults_of_overlay,
    scene::{Item, Layer, Part, Role, Scene, Shape},
    show::{Action, Mode, Overlay, Phase, TextSize},
    theme::Scale,
    units::Stage,
};

use crate::room::{Room, STAGES, changed, lines};

/// The slide at this text size, with its words open at this page.
fn read(room: Room, size: TextSize, page: usize) -> Room {
    room.when(|state| {
        state.comfort.text = size;
        state.overlay = Some(Overlay::Reading { page, pages: 1 });
    })
}

/// All pages of the words of a slide.
fn pages(room: &Room, stage: Stage) -> Vec<Scene> {
    let page = |page: usize| {
        let mut state = room.state.clone();
        state.overlay = Some(Overlay::Reading { page, pages: 1 });
        room.draw(&state, stage)
    };
    (0..page(0).told.pages.expect("words are open")).map(page).collect()
}

fn words(scene: &Scene) -> Vec<&Item> {
    scene.items.iter().filter(|item| item.part.name().starts_with("reading.") && item.meaning.is_some()).collect()
}

fn size(item: &Item) -> f32 {
    if let Shape::Text { style, .. } = &item.shape { style.size } else { 0.0 }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn all_that_is_read_aloud_stands_there_as_large_as_was_asked_for_on_every_stage() {
    for room in Room::all() {
        for (w, h) in STAGES {
            for (language, size_of_text) in [(0, TextSize::Largest), (1, TextSize::Largest), (0, TextSize::Larger)] {
                let stage = Stage::new(w, h);
                let usual = Scale::of(&stage);
                let room = Room::with(room.id()).when(|state| {
                    state.language = language;
                    state.comfort.text = size_of_text;
                });
                let view = format!("{} {w}×{h} {language} {}%", room.id(), size_of_text.percent());
                let scenes = pages(&room, stage);
                let mut said = String::new();
                for scene in &scenes {
                    assert!(
                        faults_of_overlay(scene).iter().all(|fault| fault.is_break()),
                        "{view}: {:?}",
                        faults_of_overlay(scene)
                    );
                    for item in words(scene) {
                        let least = match item.part {
                            Part::ReadingHeading => usual.heading(),
                            Part::ReadingFigure => usual.card_title(),
                            _ => usual.body(),
                        };
                        let asked = least.size * size_of_text.scale();
                        assert!(size(item) > 0.999 * asked, "{view}: {} is {} and not {asked}", item.part, size(item));
                        let label = &item.meaning.as_ref().expect("it is read out").label;
                        let drawn = dense(&lines(item).concat());
                        assert!(
                            drawn == dense(label) || drawn.contains(['-', '\u{2010}']),
                            "{view}: {drawn} and {label}"
                        );
                        said += &dense(label);
                    }
                }
                // A story with pages says one of them aloud, and all of them here.
                for part in room.draw(&room.state, stage).aloud().split(['。', '.', '；', '：', ':', '，', ',']) {
                    assert!(said.contains(&dense(part)), "{view}: {part} is not in {said}");
                }
            }
        }
    }
}

#[test]
fn they_are_offered_where_words_are_smaller_than_was_asked_for_and_a_visitor_is_there() {
    let offered = |room: &Room| !room.asking_for(Action::Read).is_empty();
    let at = |size: TextSize| Room::with("stats").when(|state| state.comfort.text = size);
    assert!(offered(&at(TextSize::Largest)) && offered(&at(TextSize::Large)));
    assert!(!offered(&at(TextSize::Normal)), "nobody asked for larger text");
    assert_eq!(at(TextSize::Largest).in_english().asking_for(Action::Read), ["Large print"]);
    for phase in [Phase::Attract, Phase::Closed] {
        assert!(!offered(&at(TextSize::Largest).when(|state| state.phase = phase)));
    }
    let talk = at(TextSize::Largest).when(|state| (state.mode, state.phase) = (Mode::Present, Phase::Presenting));
    assert!(!offered(&talk));
    // A word that has all the room there is stands as large on the slide.
    for size in TextSize::ALL {
        let short = changed("story", |kind| {
            let SlideKind::Story(story) = kind else { unreachable!("it is a story") };
            (story.heading, story.body) = (Text::common("鸟"), Text::common("湖"));
            story.cards.clear();
        });
        assert!(!offered(&short.when(|state| state.comfort.text = size)), "{size:?}");
    }
}

#[test]
fn what_is_pressed_turns_pages_and_closes_and_the_slide_is_not_there() {
    let long = changed("story", |kind| {
        let SlideKind::Story(story) = kind else { unreachable!("it is a story") };
        story.body = Text::common(&"每年春天，上千只遗鸥来到湖边——它们是受保护的鸟。".repeat(20));
    });
    let read_at = |page| {
        let mut state = long.state.clone();
        (state.comfort.text, state.overlay) = (TextSize::Largest, Some(Overlay::Reading { page, pages: 1 }));
        long.draw(&state, long.stage)
    };
    let count = read_at(0).told.pages.expect("words are open");
    assert!(count > 2, "{count}");
    for page in [0, 1, count - 1, count + 7] {
        let scene = read_at(page);
        let top = scene.told.top.as_ref().expect("something lies over the slide");
        assert_eq!((top.layer, top.name.as_str()), (Layer::Reading, "大字阅读"));
        let items = &scene.items[top.from..];
        let named = |name: &str| items.iter().any(|item| item.meaning.as_ref().is_some_and(|it| it.label == name));
        let shown = page.min(count - 1);
        assert!(named("关闭") && named(&format!("{} / {count}", shown + 1)));
        assert_eq!((named("往回读"), named("往下读")), (shown > 0, shown + 1 < count), "page {page}");
        let headings = items.iter().filter(|item| item.meaning.as_ref().is_some_and(|it| it.role == Role::Heading));
        assert_eq!(headings.count(), usize::from(shown == 0));
        assert!(!scene.told.news.is_empty(), "the page is read out");
    }
}

#[test]
fn where_controls_are_low_the_words_stand_low_too() {
    let room = read(Room::with("story"), TextSize::Largest, 0)
        .on((1080.0, 1920.0))
        .when(|state| state.comfort.low_reach = true);
    let scene = room.scene();
    let (low, top) = room.stage.within_reach().expect("an upright stage has such a part");
    assert!(!words(&scene).is_empty());
    assert!(words(&scene).iter().all(|item| item.rect.min.y > top && item.rect.max.y < top + low.size.h));
}

#[test]
fn high_contrast_gives_its_own_paper_and_ink() {
    let room = read(Room::with("story"), TextSize::Largest, 0);
    let ink = |room: &Room| {
        let scene = room.scene();
        let Shape::Text { color, .. } = words(&scene)[0].shape else { panic!("words") };
        color
    };
    assert_ne!(
        ink(&room),
        ink(&read(Room::with("story"), TextSize::Largest, 0).when(|state| state.comfort.high_contrast = true))
    );
}
