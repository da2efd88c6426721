//! What is on screen while there is nothing good to show.

use xiongguan::{
    content::Text,
    scene::{Item, Scene, waiting},
    theme::Theme,
    units::Stage,
};

use crate::room::{FixedMeasure, STAGES, lines};

fn plates(title: Option<&Text>, findings: &str) -> Vec<Scene> {
    let plate = |&(w, h): &(f32, f32)| waiting(title, findings, &Theme::gobi(), Stage::new(w, h), &FixedMeasure);
    STAGES.iter().map(plate).collect()
}

fn says(plate: &Scene, text: &str) -> bool {
    plate.items.iter().flat_map(lines).any(|line| line.contains(text))
}

#[test]
fn visitors_see_the_title_and_that_something_is_coming() {
    for plate in plates(Some(&Text::common("雄关新城")), "") {
        for text in ["雄关新城", "展览准备中", "The exhibition is being prepared"] {
            assert!(says(&plate, text), "{text} on {:?}", plate.stage.size);
        }
    }
}

#[test]
fn the_plate_speaks_the_languages_of_the_title() {
    let mut title = Text::default();
    title.by_lang.insert(xiongguan::content::Lang::new("en"), "A small show".to_owned());
    for title in [title, Text::common("A small show")] {
        let plate = &plates(Some(&title), "")[0];
        assert!(says(plate, "A small show") && says(plate, "being prepared") && !says(plate, "准备中"), "{title:?}");
    }
}

#[test]
fn authors_see_what_is_wrong_and_it_stays_on_the_stage() {
    let findings = "error[content::unknown-field]: there is no field `titel`\n  at content.ron:3:5\n".repeat(200);
    for plate in plates(None, &findings) {
        assert!(says(&plate, "titel"));
        let inside = |item: &Item| plate.stage.rect().holds(item.rect, 1.0);
        let outside: Vec<_> =
            plate.items.iter().filter(|item| !inside(item)).map(|item| (item.part, item.rect)).collect();
        assert!(outside.is_empty(), "{outside:?} on {:?}", plate.stage.size);
    }
}

#[test]
fn nothing_known_is_still_no_empty_screen() {
    for plate in plates(None, "") {
        assert!(says(&plate, "展览准备中"));
        assert_eq!(plate.ground.a, 255);
    }
}
