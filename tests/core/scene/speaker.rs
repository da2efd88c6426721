//! What a speaker sees, and all slides at once.

use std::time::Duration;

use jiff::civil::time;
use xiongguan::{
    scene::{Layouts, Press, Scene, Shape, overview_columns},
    show::{Action, Mode, Overlay, Phase, Wake},
    units::Moment,
};

use crate::room::{FixedMeasure, Room, STAGES, lines};

/// The speaker's view of a slide, so long after the talk began.
fn view(id: &str, passed: u64) -> Room {
    let room = Room::with(id).in_english().when(|state| {
        (state.mode, state.phase) = (Mode::Present, Phase::Presenting);
        state.talk.is_viewed = true;
        (state.talk.began, state.talk.wall) = (Some(Moment::START), Some(time(14, 5, 0, 0)));
    });
    room.after(Duration::from_secs(passed))
}

fn said(scene: &Scene, part: &str) -> Vec<String> {
    scene.items.iter().filter(|item| item.part.name() == part).flat_map(lines).collect()
}

#[test]
fn this_slide_and_the_next_one_stand_on_the_page_and_nothing_can_be_pressed() {
    for (name, scene) in view("story", 0).in_every_view() {
        let frames: Vec<_> = scene.items.iter().filter(|item| item.part.name() == "speaker.frame").collect();
        assert!(frames.len() >= 2, "{name}");
        for frame in &frames[..2] {
            assert!(scene.stage.rect().holds(frame.rect, 1.0), "{name}: {:?}", frame.rect);
        }
        assert!(!frames[0].rect.overlaps(frames[1].rect), "{name}");
        assert!(frames[0].rect.w() > frames[1].rect.w(), "{name}: this slide is larger");
        assert!(scene.items.iter().all(|item| item.press.is_none()), "{name}");
        // What is told lies beside the small slides.
        let words =
            scene.items.iter().filter(|item| item.part.name().starts_with("speaker.") && item.meaning.is_some());
        for item in words {
            assert!(scene.stage.rect().holds(item.rect, 1.0), "{name}: {:?} {:?}", item.part, item.rect);
            assert!(
                frames[..2].iter().all(|frame| !frame.rect.shrunk(4.0).overlaps(item.rect)),
                "{name}: {:?}",
                item.part
            );
        }
    }
}

#[test]
fn the_headings_of_both_slides_are_there_small() {
    let scene = view("story", 0).scene();
    let headings = said(&scene, "heading");
    let heading = |id: &str| said(&Room::with(id).in_english().scene(), "heading").concat();
    assert!(headings.concat().starts_with(&heading("story")), "{headings:?}");
    let order: Vec<String> = Room::with("story").exhibition.slides().map(|(_, slide)| slide.id.clone()).collect();
    let after = order.iter().position(|id| id == "story").map(|at| order[at + 1].clone()).expect("not the last one");
    assert!(headings.concat().ends_with(&heading(&after)), "{headings:?}");
}

#[test]
fn the_time_of_day_of_the_talk_and_of_the_slide_are_told() {
    let room = view("story", 754).when(|state| state.motion.since = Moment::from_millis(700_000));
    assert_eq!(said(&room.scene(), "speaker.time"), ["14:05", "12:34", "0:54"]);
    assert_eq!(room.scene().next(), Wake::At(Moment::from_millis(755_000)));
    let mut aimed = view("story", 3700);
    aimed.exhibition.talk_minutes = Some(60);
    let times = said(&aimed.scene(), "speaker.time");
    assert_eq!(times[1], "1:01:40\u{a0}/\u{a0}1:00:00");
    let late = aimed.parts("speaker.time");
    let color = |at: usize| match late[at].shape {
        Shape::Text { color, .. } => color,
        _ => unreachable!("times are words"),
    };
    assert_ne!(color(1), color(0), "what takes too long stands out");
    let unknown = view("story", 5).when(|state| state.talk.wall = None);
    assert_eq!(said(&unknown.scene(), "speaker.time").len(), 2);
}

#[test]
fn the_speaker_sees_what_the_audience_sees_instead_of_the_slide() {
    let status =
        |overlay| said(&view("story", 0).when(|state| state.overlay = Some(overlay)).scene(), "speaker.status");
    assert_eq!(status(Overlay::Black), ["The screen is black"]);
    assert_eq!(status(Overlay::White), ["The screen is white"]);
    assert_eq!(status(Overlay::enlarged(0, (0.5, 0.5))), ["Enlarged"]);
    assert!(said(&view("story", 0).scene(), "speaker.status").is_empty());
    let frozen = xiongguan::show::Frozen { seen: view("cover", 0).state, since: Moment::START };
    let room = view("story", 0).when(|state| state.talk.frozen = Some(std::sync::Arc::new(frozen)));
    assert_eq!(said(&room.scene(), "speaker.status"), ["The audience sees this slide still"]);
}

#[test]
fn notes_are_large_and_go_on_line_by_line_to_their_end() {
    let long = (1..=60).map(|line| format!("Line {line}")).collect::<Vec<_>>().join("\n");
    let mut room = view("story", 0);
    let slide = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides).find(|s| s.id == "story");
    if let xiongguan::content::SlideKind::Story(story) = &mut slide.expect("the sample has it").kind {
        story.notes = xiongguan::content::Text::common(&long);
    }
    let first = |room: &Room| said(&room.scene(), "notes.text")[0].clone();
    assert_eq!(first(&room), "Line 1");
    let room = room.when(|state| state.talk.scrolled = 7);
    assert_eq!(first(&room), "Line 8");
    let room = room.when(|state| state.talk.scrolled = 200);
    assert_eq!(said(&room.scene(), "notes.text").last().map(String::as_str), Some("Line 60"));
    let end = room.scene().notes_end.expect("there are notes");
    let last = first(&room);
    let room = room.when(|state| state.talk.scrolled = end);
    assert_eq!(first(&room), last, "there is nothing more");
    let room = room.when(|state| state.talk.scrolled = end - 1);
    assert_ne!(first(&room), last);
    let area = room.parts("notes.text")[0].rect;
    assert!(room.stage.rect().holds(area, 1.0));
}

#[test]
fn the_next_thing_may_be_another_page_of_the_same_slide() {
    let mut room = view("story", 0);
    let heading = said(&Room::with("story").in_english().scene(), "heading").concat();
    let slide = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides).find(|s| s.id == "story");
    if let xiongguan::content::SlideKind::Story(story) = &mut slide.expect("the sample has it").kind {
        let page = xiongguan::content::Text::common("A page.");
        (story.pages, story.cards) = (vec![page.clone(), page], Vec::new());
    }
    let headings = said(&room.scene(), "heading").concat();
    // Where a line is broken, its space is left out.
    assert_eq!(headings.replace(' ', ""), heading.replace(' ', "").repeat(2), "this page and the next one");
    let last = room.when(|state| state.motion.page.place = 2);
    let headings = said(&last.scene(), "heading").concat();
    assert_ne!(headings.replace(' ', ""), heading.replace(' ', "").repeat(2), "then the next slide");
}

#[test]
fn the_overview_shows_every_slide_small_and_leads_there() {
    let count = Room::with("story").exhibition.slide_count();
    let room = Room::with("story").when(|state| {
        (state.mode, state.phase, state.overlay) = (Mode::Present, Phase::Presenting, Some(Overlay::Overview));
        state.talk.overview.found = (0..count).collect();
        state.talk.overview.chosen = 1;
    });
    for (name, scene) in room.in_every_view() {
        let slides: Vec<_> = scene.items.iter().filter(|item| item.part.name() == "overview.slide").collect();
        assert!(slides.len() >= count.min(10), "{name}: {} of {count}", slides.len());
        for (place, slide) in slides.iter().enumerate() {
            assert!(scene.stage.rect().holds(slide.rect, 1.0), "{name}");
            assert!(matches!(slide.press, Some(Press::Act(Action::GoTo(_)))), "{name}");
            assert!(slides[..place].iter().all(|other| !other.rect.overlaps(slide.rect)), "{name}");
        }
        let columns = slides.iter().filter(|slide| slide.rect.center().y - slides[0].rect.center().y < 1.0).count();
        assert_eq!(columns, overview_columns(&scene.stage), "{name}");
        let wide =
            |item: &&&xiongguan::scene::Item| matches!(item.shape, Shape::Frame { width, .. } if width > 3.0 * 0.9);
        assert!(slides.iter().filter(wide).count() >= 1, "{name}: the chosen one stands out");
    }
}

#[test]
fn the_overview_says_what_was_typed_or_that_something_can_be() {
    let room = |query: &str| {
        let query = query.to_owned();
        Room::with("story").in_english().when(|state| {
            state.overlay = Some(Overlay::Overview);
            state.talk.overview.query = query;
        })
    };
    assert_eq!(said(&room("").scene(), "overview.query"), ["Type a title or a number"]);
    assert_eq!(said(&room("gull").scene(), "overview.query"), ["gull"]);
    assert!(said(&room("gull").scene(), "overview.label").concat().starts_with("0 / "));
}

#[test]
fn what_only_the_speaker_needs_is_not_shown_to_the_audience_where_there_are_two_windows() {
    let slide = Room::with("story").in_english().when(|state| {
        (state.mode, state.phase) = (Mode::Present, Phase::Presenting);
        state.talk.has_window = true;
    });
    let plain = slide.scene();
    let room = slide.when(|state| {
        (state.overlay, state.typed) = (Some(Overlay::Overview), Some(3));
        state.talk.overview.found = vec![0, 1];
    });
    assert!(room.scene() == plain, "the audience sees the slide");
    let menu = room.when(|state| state.overlay = Some(Overlay::Menu));
    assert!(menu.scene() == plain, "and no list of chapters");
    let beside = menu.when(|state| {
        (state.overlay, state.talk.is_viewed) = (Some(Overlay::Overview), true);
    });
    assert!(beside.scene().items.iter().any(|item| item.part.name() == "overview.slide"), "the speaker sees all");
    let black = beside.when(|state| {
        (state.overlay, state.talk.is_viewed) = (Some(Overlay::Black), false);
    });
    assert!(black.scene() != plain, "what is for the audience is shown");
    let single = black.when(|state| {
        (state.overlay, state.talk.has_window) = (Some(Overlay::Overview), false);
    });
    assert!(single.scene().items.iter().any(|item| item.part.name() == "overview.slide"), "on one screen as ever");
}

#[test]
fn slides_have_the_form_of_the_audiences_stage_where_the_speakers_is_another() {
    let theirs = Room::with("story").on(STAGES[0]).stage;
    for stage in STAGES {
        let room = view("story", 0).on(stage);
        let mut layouts = Layouts::new();
        layouts.set_audience(Some(theirs));
        let scene = room.ask(&FixedMeasure, |inputs| layouts.scene(inputs));
        let frames: Vec<_> = scene.items.iter().filter(|item| item.part.name() == "speaker.frame").collect();
        for frame in &frames[..2] {
            let aspect = frame.rect.w() / frame.rect.h();
            assert!((aspect - theirs.size.aspect()).abs() < 0.03, "{stage:?}: {aspect}");
            assert!(scene.stage.rect().holds(frame.rect, 1.0), "{stage:?}: {:?}", frame.rect);
        }
        assert!(!frames[0].rect.overlaps(frames[1].rect), "{stage:?}");
        for item in scene.items.iter().filter(|item| item.part.name() == "notes.text") {
            assert!(frames[..2].iter().all(|frame| !frame.rect.shrunk(4.0).overlaps(item.rect)), "{stage:?}");
        }
    }
}
