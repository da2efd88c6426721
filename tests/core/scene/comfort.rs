//! The comfort settings, and what they change: everything, on every kind of slide.

use xiongguan::{
    lint::{faults_of_overlay, faults_of_slide},
    scene::{Item, Part, Press, Scene, Shape},
    show::{Action, Overlay, Phase, TextSize},
    units::{Moment, Stage},
};

use crate::room::{Room, STAGES, lines};

fn menu() -> Room {
    Room::with("story").when(|state| state.overlay = Some(Overlay::Menu))
}

/// The settings at the foot of a menu.
fn settings(scene: &Scene) -> Vec<&Item> {
    let from = scene.items.iter().rposition(|item| item.part == Part::Dim).unwrap_or_default();
    let buttons = scene.items[from..].iter().filter(|item| item.part == Part::Button);
    buttons.filter(|item| item.press != Some(Press::Act(Action::Back))).collect()
}

/// What is on of the settings.
fn on(scene: &Scene) -> Vec<String> {
    let on = settings(scene).into_iter().filter_map(|item| item.meaning.as_ref().filter(|it| it.is_on == Some(true)));
    on.map(|meaning| meaning.label.clone()).collect()
}

#[test]
fn each_setting_is_a_switch_whose_name_has_the_words_that_are_seen() {
    for stage in STAGES {
        for room in [menu().on(stage), menu().on(stage).in_english()] {
            let scene = room.scene();
            let settings = settings(&scene);
            let count = if stage.1 > stage.0 { 10 } else { 9 };
            assert_eq!(settings.len(), count, "two languages, five sizes, and switches: {stage:?}");
            for setting in settings {
                let meaning = setting.meaning.as_ref().expect("it has a name");
                assert!(meaning.is_on.is_some(), "{}", meaning.label);
                let inside = |item: &&Item| item.part == Part::ButtonText && setting.rect.holds(item.rect, 1.0);
                let seen: String = scene.items.iter().filter(inside).flat_map(lines).collect();
                assert!(!seen.is_empty() && meaning.label.replace(' ', "").contains(&seen.replace(' ', "")), "{seen}");
            }
        }
    }
}

#[test]
fn a_setting_keeps_its_name_and_says_what_is_on() {
    let names = |room: &Room| {
        let scene = room.scene();
        settings(&scene).into_iter().filter_map(|item| Some(item.meaning.as_ref()?.label.clone())).collect::<Vec<_>>()
    };
    let usual = menu().in_english();
    assert_eq!(on(&usual.scene()), ["English", "Text size 100%"]);
    let changed = menu().in_english().when(|state| {
        state.comfort.text = TextSize::VeryLarge;
        (state.comfort.high_contrast, state.comfort.calm) = (true, true);
    });
    assert_eq!(on(&changed.scene()), ["English", "Text size 175%", "High contrast", "Less motion"]);
    assert_eq!(names(&usual), names(&changed));
}

#[test]
fn every_language_and_every_size_is_one_press_away() {
    let room = menu().in_english();
    assert_eq!(room.asking_for(Action::InLanguage(0)), ["中文"]);
    for size in TextSize::ALL {
        assert_eq!(room.asking_for(Action::TextAt(size)), [format!("Text size {}%", size.percent())]);
    }
    let mut alone = menu();
    alone.exhibition.languages.truncate(1);
    assert_eq!(alone.asking_for(Action::InLanguage(0)), [""; 0], "nothing to choose");
}

/// Slides, the menu, an enlarged picture and the question, in both languages.
fn rooms() -> Vec<Room> {
    let mut rooms = Room::all();
    rooms.push(menu());
    rooms.push(Room::with("gallery").when(|state| state.overlay = Some(Overlay::enlarged(1, (0.5, 0.5)))));
    let goodbye = Phase::Goodbye { until: Moment::from_millis(20_000) };
    rooms.push(Room::with("stats").when(|state| state.phase = goodbye));
    for at in 0..rooms.len() {
        let state = rooms[at].state.clone();
        rooms.push(Room::with(rooms[at].id()).when(|other| *other = state).in_english());
    }
    rooms
}

#[test]
fn words_keep_apart_at_every_text_size_on_every_stage() {
    let mut faults = Vec::new();
    for room in rooms() {
        for size in TextSize::ALL {
            for (w, h) in STAGES {
                let mut state = room.state.clone();
                state.comfort.text = size;
                let scene = room.draw(&state, Stage::new(w, h));
                let is_covered = state.overlay.is_some() || matches!(state.phase, Phase::Goodbye { .. });
                let found = if is_covered { faults_of_overlay(&scene) } else { faults_of_slide(&scene) };
                let view = format!("{} {:?} {w}×{h} {} {}%", room.id(), state.overlay, state.language, size.percent());
                faults.extend(found.into_iter().map(|fault| format!("{view}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn controls_bar_and_small_print_grow_with_every_step() {
    for part in [Part::Credit, Part::Position, Part::ButtonText, Part::Button] {
        let side = |size: TextSize| {
            let room = Room::with("quote").when(|state| state.comfort.text = size);
            let found = room.scene().items.into_iter().find(|item| item.part == part).expect("it is there");
            if let Shape::Text { style, .. } = found.shape { style.size } else { found.rect.h() }
        };
        let sides = TextSize::ALL.map(side);
        if part == Part::Button {
            // It is larger than its words at every size, and never smaller.
            assert!(sides.is_sorted() && sides[4] > 1.15 * sides[0], "{part}: {sides:?}");
        } else {
            assert!(sides.windows(2).all(|pair| pair[1] > pair[0]), "{part}: {sides:?}");
            assert!(sides[4] > 1.99 * sides[0], "{part}: {sides:?}");
        }
    }
}

#[test]
fn high_contrast_changes_every_kind_of_slide() {
    for room in Room::all() {
        let mut strong = room.state.clone();
        strong.comfort.high_contrast = true;
        let colors = |scene: &Scene| {
            let texts = scene.items.iter().filter_map(|item| match &item.shape {
                Shape::Text { color, .. } => Some(*color),
                _ => None,
            });
            texts.collect::<Vec<_>>()
        };
        let (usual, strong) = (room.scene(), room.draw(&strong, room.stage));
        assert_ne!(colors(&usual), colors(&strong), "{}", room.id());
    }
}
