//! The lock's ring, pad, panel, and the time of cleaning.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::time::Duration;

use xiongguan::{
    content::Lang,
    lock::{Face, Note, Request},
    scene::{Item, LockInputs, Press, Role, Scene, Shape, StaffFacts, lock, lock_corner},
    show::{Mode, Phase},
    theme::Theme,
    units::{Fraction, Stage},
};

use crate::room::{FixedMeasure, STAGES, lines};

fn facts() -> StaffFacts {
    let long = "assets/pictures/gate.jpg: this picture cannot be read, and nobody knows why that is so ".repeat(5);
    let warning = |minute: u32| (format!("11-26 10:{minute}"), long.clone());
    StaffFacts {
        slide: "3 / 27  A heading that is rather long, as some of them are in a language with long words".to_owned(),
        mode: Mode::Kiosk,
        phase: Some(Phase::Exploring),
        running: Duration::from_mins(3 * 60 + 12),
        restarts: 2,
        content: "content.ron".to_owned(),
        generation: 4,
        warnings: (10..18).map(warning).collect(),
    }
}

fn scene(face: Face, lang: &str, stage: Stage) -> Scene {
    let (facts, lang, theme) = (facts(), Lang::new(lang), Theme::gobi());
    lock(&LockInputs { face, facts: &facts, lang: &lang, theme: &theme, tint: None, stage, measure: &FixedMeasure })
}

const PADS: [Note; 4] = [Note::Ask, Note::Checking, Note::Wrong { left: 4 }, Note::Wait { seconds: 899 }];

/// Each of its faces in both languages on all stages and at both text sizes.
fn all() -> Vec<(Face, Scene)> {
    let pads = PADS.into_iter().flat_map(|note| [0, 4, 12].map(|digits| Face::Pad { digits, note }));
    let faces: Vec<Face> = pads.chain([Face::Panel, Face::Cleaning { seconds: 27 }]).collect();
    let stages = STAGES.iter().flat_map(|(w, h)| [1.0, 1.5].map(|text| Stage::new(*w, *h).with_text_scale(text)));
    // A panel of millimetres on which everything is half as large again.
    let wide = Stage { points_per_mm: 5.0, ..Stage::new(1920.0, 1080.0) };
    let stages: Vec<Stage> = stages.chain([wide]).collect();
    let scenes = stages.iter().flat_map(|stage| {
        let of = |face: &Face| ["zh", "en"].map(|lang| (*face, scene(*face, lang, *stage)));
        faces.iter().flat_map(of).collect::<Vec<_>>()
    });
    scenes.collect()
}

fn requests(scene: &Scene) -> Vec<Request> {
    let asked = scene.items.iter().filter_map(|item| match item.press {
        Some(Press::Staff(request)) => Some(request),
        _ => None,
    });
    asked.collect()
}

fn key(scene: &Scene, request: Request) -> &Item {
    let is_it = |item: &&Item| item.press == Some(Press::Staff(request)) && item.part.name() == "lock.key";
    scene.items.iter().find(is_it).unwrap_or_else(|| panic!("no key for {request:?}"))
}

#[test]
fn everything_stands_on_its_sheet_on_all_stages_and_in_all_languages() {
    for (face, scene) in all() {
        let place = format!("{face:?} on {:?} {}", scene.stage.size, scene.stage.text_scale);
        let sheet = scene.items.iter().find(|item| item.part.name() == "lock.sheet").expect("a sheet").rect;
        let stage = scene.stage.rect();
        assert!(sheet.min.x >= 0.0 && sheet.min.y >= 0.0 && sheet.max.x <= stage.max.x && sheet.max.y <= stage.max.y);
        for item in scene.items.iter().filter(|item| item.part.name() != "lock.veil") {
            let (at, name) = (item.rect, item.part.name());
            let is_in = at.min.x >= sheet.min.x - 1.0
                && at.min.y >= sheet.min.y - 1.0
                && at.max.x <= sheet.max.x + 1.0
                && at.max.y <= sheet.max.y + 1.0;
            assert!(is_in, "{name} {at:?} is not on {sheet:?}: {place}");
        }
        let texts: Vec<&Item> = scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. })).collect();
        for (index, one) in texts.iter().enumerate() {
            for other in &texts[index + 1..] {
                let (a, b) = (one.rect, other.rect);
                let apart = a.max.x <= b.min.x + 1.0
                    || b.max.x <= a.min.x + 1.0
                    || a.max.y <= b.min.y + 2.0
                    || b.max.y <= a.min.y + 2.0;
                assert!(apart, "{:?} lies on {:?}: {place}", lines(one), lines(other));
            }
        }
    }
}

#[test]
fn the_pad_has_ten_digits_and_its_keys_are_large_enough_for_fingers() {
    for (w, h) in STAGES {
        let stage = Stage::new(w, h);
        let pad = scene(Face::Pad { digits: 4, note: Note::Ask }, "en", stage);
        let all = (0..10).map(Request::Digit).chain([Request::Erase, Request::Enter]);
        for request in all {
            let area = key(&pad, request).rect;
            let least = 20.0 * stage.points_per_mm;
            assert!(area.w().min(area.h()) >= least, "{request:?} is {area:?} on {w} × {h}, and 20 mm are {least}");
        }
        assert_eq!(key(&pad, Request::Digit(7)).meaning.as_ref().expect("a name").label, "7");
        assert_eq!(key(&pad, Request::Close).meaning.as_ref().expect("a name").label, "Close");
    }
}

#[test]
fn keys_that_would_do_nothing_cannot_be_pressed() {
    let stage = Stage::new(1920.0, 1080.0);
    let asked = |digits: usize, note: Note| requests(&scene(Face::Pad { digits, note }, "zh", stage));
    for note in [Note::Checking, Note::Wait { seconds: 30 }] {
        assert!(asked(4, note).iter().all(|request| *request == Request::Close), "{note:?}");
    }
    assert!(!asked(0, Note::Ask).contains(&Request::Erase) && !asked(3, Note::Ask).contains(&Request::Enter));
    assert!(asked(1, Note::Ask).contains(&Request::Erase) && asked(4, Note::Ask).contains(&Request::Enter));
}

#[test]
fn the_pad_says_what_is_wrong_and_shows_no_digit() {
    let stage = Stage::new(1920.0, 1080.0);
    let said = |note: Note, lang: &str| {
        let pad = scene(Face::Pad { digits: 5, note }, lang, stage);
        let alerts = pad.items.iter().filter_map(|item| item.meaning.clone()).filter(|it| it.role == Role::Alert);
        alerts.map(|it| it.label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(said(Note::Wrong { left: 3 }, "en"), "Wrong PIN; 3 tries are left");
    assert_eq!(said(Note::Wrong { left: 1 }, "zh"), "密码不对，还可以试 1 次");
    assert_eq!(said(Note::Wait { seconds: 65 }, "en"), "Too many wrong PINs; wait 1:05");
    assert_eq!(said(Note::Ask, "en"), "");
    let pad = scene(Face::Pad { digits: 5, note: Note::Ask }, "en", stage);
    let dots = pad.items.iter().filter(|item| item.part.name() == "lock.dot");
    assert_eq!(dots.filter(|item| item.shape != Shape::Empty).count(), 5);
}

#[test]
fn the_panel_tells_how_the_show_is_doing_and_the_last_three_warnings() {
    for (lang, words) in [
        ("en", ["Xiongguan 0.", "3 / 27", "somebody explores", "3 h 12 min, restarted 2 times", "reading no. 4"]),
        ("zh", ["Xiongguan 0.", "3 / 27", "有人在看", "3 小时 12 分钟，重启过 2 次", "第 4 次读取"]),
    ] {
        let panel = scene(Face::Panel, lang, Stage::new(1920.0, 1080.0));
        let said: Vec<String> = panel.items.iter().filter_map(|item| Some(item.meaning.clone()?.label)).collect();
        let said = said.join("\n");
        for word in words {
            assert!(said.contains(word), "no `{word}` in\n{said}");
        }
        assert!(said.contains("10:12") && !said.contains("10:13"), "{said}");
        for request in [Request::Next, Request::Reload, Request::Clean, Request::Leave, Request::Close] {
            assert!(requests(&panel).contains(&request), "{request:?}");
        }
    }
}

#[test]
fn while_a_plate_stands_there_is_no_next_slide() {
    let (facts, lang, theme) = (StaffFacts::default(), Lang::new("en"), Theme::gobi());
    let (facts, lang, theme, stage) = (&facts, &lang, &theme, Stage::new(1920.0, 1080.0));
    let measure = &FixedMeasure;
    let panel = lock(&LockInputs { face: Face::Panel, facts, lang, theme, tint: None, stage, measure });
    assert!(!requests(&panel).contains(&Request::Next) && requests(&panel).contains(&Request::Leave));
}

#[test]
fn nothing_is_seen_of_a_lock_at_rest_and_a_ring_cannot_be_pressed() {
    let stage = Stage::new(1920.0, 1080.0);
    assert!(scene(Face::Nothing, "en", stage).items.is_empty());
    let ring = scene(Face::Ring(Fraction::new(0.5)), "en", stage);
    assert!(!ring.items.is_empty() && ring.items.iter().all(|item| item.press.is_none() && item.meaning.is_none()));
    let cleaning = scene(Face::Cleaning { seconds: 9 }, "en", stage);
    assert!(cleaning.items.iter().all(|item| item.press.is_none()), "nothing answers a touch");
    assert_eq!(cleaning.items[0].rect, stage.rect());
}

#[test]
fn the_corner_is_twenty_millimetres_or_more() {
    for (w, h) in STAGES {
        let stage = Stage::new(w, h);
        let corner = lock_corner(&stage);
        assert!(corner.w() >= 20.0 * stage.points_per_mm && corner.w() == corner.h(), "{corner:?}");
        assert!(corner.w() <= w.min(h) / 5.0);
    }
}
