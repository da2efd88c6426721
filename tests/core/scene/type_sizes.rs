//! Sizes of letters: the table, the smallest of them, and what is equal on all slides.

use xiongguan::{
    content::{Calm, SlideKind, Text},
    lint::{faults_of_slide, torn_terms},
    scene::{Item, Part, Shape},
    theme::{Scale, letters},
    units::{Rect, Stage},
};

use crate::room::{Room, STAGES, lines};

const LONG: &str = "Donaudampfschifffahrtsgesellschaftskapitänsmützenband";

#[test]
fn every_style_grows_and_has_a_smallest_size() {
    for (name, row) in letters::ALL {
        assert!(row.least > 0.0 && row.least < row.normal && row.normal <= row.large, "{name}");
        assert!(row.least >= 15.0, "{name} would be less than 4.7 mm high on a panel of 340 mm");
    }
}

/// The slide with another heading.
fn headed(id: &str, heading: &str) -> Room {
    let mut room = Room::with(id);
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        let of_slide = match &mut slide.kind {
            SlideKind::Story(story) => &mut story.heading,
            SlideKind::Stats(stats) => &mut stats.heading,
            SlideKind::Cover(cover) => &mut cover.title,
            _ => continue,
        };
        *of_slide = Text::common(heading);
    }
    room
}

fn sized(item: &Item) -> Option<f32> {
    if let Shape::Text { style, .. } = &item.shape { Some(style.size) } else { None }
}

#[test]
fn one_long_word_makes_no_other_text_small() {
    for id in ["story", "stats"] {
        for (view, scene) in headed(id, LONG).in_every_view() {
            let scale = Scale::of(&scene.stage);
            for item in &scene.items {
                let least = match item.part {
                    Part::Heading => scale.heading().least,
                    Part::Body => scale.body().least,
                    Part::CardLabel => scale.label().least,
                    Part::CardFigure => scale.figure().least,
                    _ => continue,
                };
                let size = sized(item).expect("words");
                assert!(size >= least - 0.01, "{view}: {} is {size}, less than {least}", item.part);
            }
        }
    }
    // On a stage with room, the others are about as large as usual.
    let room = headed("story", LONG);
    let (body, usual) = (room.parts("body"), Scale::of(&Stage::new(1920.0, 1080.0)).body().size);
    let size = body.iter().filter_map(sized).fold(0.0, f32::max);
    assert!(size > 0.8 * usual, "{size} and {usual}");
}

#[test]
fn a_cut_word_is_told() {
    let scene = headed("story", LONG).in_english().scene();
    let told: Vec<String> = faults_of_slide(&scene).iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|fault| fault.contains("too long for its line") && fault.contains(LONG)), "{told:?}");
}

#[test]
fn a_torn_term_is_told_with_the_end_of_its_line() {
    let room = headed("story", "遗鸥回来了");
    let scene = room.scene();
    let body = room.parts("body").remove(0);
    let [first, second] = [0, 1].map(|line| lines(&body)[line].clone());
    let term: String = first.chars().last().into_iter().chain(second.chars().next()).collect();
    assert!(torn_terms(&scene, &[]).is_empty());
    let told: Vec<String> = torn_terms(&scene, std::slice::from_ref(&term)).iter().map(ToString::to_string).collect();
    assert!(told.len() == 1 && told[0].contains(&term) && told[0].contains(&first[first.len() - 6..]), "{told:?}");
}

#[test]
fn the_rule_over_a_heading_is_the_same_on_all_slides_of_a_stage() {
    for (w, h) in STAGES {
        for large_text in [false, true] {
            let rule = |room: &Room| {
                let mut state = room.state.clone();
                state.comfort.text = xiongguan::show::TextSize::large_if(large_text);
                let scene = room.draw(&state, Stage::new(w, h));
                scene.items.into_iter().find(|item| item.part == Part::Rule).map(|item| item.rect.size())
            };
            let rules: Vec<_> = Room::all().iter().filter_map(rule).collect();
            let same = |a: f32, b: f32| (a - b).abs() < 0.01;
            assert!(rules.len() > 5);
            assert!(
                rules.iter().all(|rule| same(rule.w, rules[0].w) && same(rule.h, rules[0].h)),
                "{w}×{h}: {rules:?}"
            );
        }
    }
}

#[test]
fn a_title_that_runs_down_is_set_by_what_is_seen() {
    let title = |text: &str| {
        let mut room = headed("cover", text);
        // In a calm sky a title runs across.
        room.photos().iter_mut().for_each(|photo| photo.calm = Calm::Left);
        room.parts("title").remove(0)
    };
    let item = title("一关城，一");
    let Shape::Text { lines: set, style, .. } = &item.shape else { panic!("words") };
    let at: Vec<(f32, f32)> = set.iter().map(|line| (line.x, line.baseline)).collect();
    assert_eq!(set.len(), 5);
    assert!(at[3].0 > at[0].0 + 0.4 * style.size, "a comma stands at the right of its column");
    let pitch = |a: usize, b: usize| (at[b].1 - at[a].1) / style.size;
    assert!((1.0..1.25).contains(&pitch(1, 2)), "{}", pitch(1, 2));
    assert!((0.7..0.95).contains(&pitch(0, 1)), "一 leaves a hole: {}", pitch(0, 1));
    // What cannot stand upright does not run down.
    assert!(headed("cover", "“关”与城").parts("title").iter().all(|item| lines(item) == ["“关”与城"]));
}

#[test]
fn a_seal_is_a_worn_stone_and_always_the_same() {
    let seal = || Room::with("cover").parts("seal").remove(0);
    let item = seal();
    let Shape::Path { points, closed: true, .. } = &item.shape else { panic!("{:?}", item.shape) };
    assert_eq!(item, seal());
    let area = item.rect;
    assert!((area.w() - area.h()).abs() < 0.01, "it is square");
    let depths: Vec<f32> = points
        .iter()
        .map(|p| {
            [p.x - area.min.x, area.max.x - p.x, p.y - area.min.y, area.max.y - p.y]
                .into_iter()
                .fold(f32::MAX, f32::min)
        })
        .collect();
    assert!(depths.iter().all(|depth| (0.0..0.1).contains(&(depth / area.w()))), "within its square, near its edge");
    let chipped = depths.iter().filter(|depth| **depth > 0.018 * area.w()).count();
    assert!(chipped >= 3 && depths.iter().any(|depth| *depth < 0.008 * area.w()), "{chipped}");
}

#[test]
fn dates_and_texts_of_an_upright_line_are_a_table() {
    let (mut beside, room) = (0, Room::with("timeline"));
    for (view, scene) in room.in_every_view() {
        let all = |part: Part| scene.items.iter().filter(move |item| item.part == part);
        let first = |item: &Item| match &item.shape {
            Shape::Text { lines, .. } => {
                (lines[0].x, lines[0].baseline, lines.iter().map(|line| line.width).fold(0.0, f32::max))
            }
            _ => unreachable!("texts are text"),
        };
        let dates: Vec<_> = all(Part::EventDate).map(first).collect();
        let texts: Vec<_> = all(Part::EventText).map(first).collect();
        if dates[0].0 != dates[1].0 || texts[0].0 == dates[0].0 {
            continue;
        }
        beside += 1;
        let widest = dates.iter().map(|date| date.2).fold(0.0, f32::max);
        for (date, text) in dates.iter().zip(&texts) {
            assert!((date.1 - text.1).abs() < 0.1, "{view}: one baseline");
            let gap = text.0 - date.0 - widest;
            assert!(gap > 0.0 && gap < 60.0 * Scale::of(&scene.stage).unit, "{view}: {gap} between dates and texts");
        }
    }
    assert!(beside > 3, "{beside}");
}

#[test]
fn the_events_of_an_upright_line_follow_each_other_evenly() {
    let mut room = Room::with("timeline").in_english();
    for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Timeline(timeline) = &mut slide.kind {
            let long = "The city is founded for a steelworks, in the stony desert between two ranges of mountains.";
            timeline.events[1].text = Text::common(long);
        }
    }
    // As much is free below each, whether it takes one line or three.
    let texts: Vec<Rect> = room.parts("event.text").iter().map(|item| item.rect).collect();
    let dates: Vec<Rect> = room.parts("event.date").iter().map(|item| item.rect).collect();
    let tops = dates.iter().zip(&texts).map(|(date, text)| date.min.y.min(text.min.y));
    let ends = dates.iter().zip(&texts).map(|(date, text)| date.max.y.max(text.max.y));
    let gaps: Vec<f32> = tops.skip(1).zip(ends).map(|(next, end)| next - end).collect();
    assert!(gaps.len() == 2 && (gaps[0] - gaps[1]).abs() < 0.1 && gaps[0] > 20.0, "{gaps:?}");
}

#[test]
fn the_small_print_of_all_slides_stands_on_one_grid() {
    for (w, h) in STAGES {
        for (language, large_text) in [(0, false), (0, true), (1, false), (1, true)] {
            let print = |room: Room| {
                let mut state = room.state.clone();
                (state.language, state.comfort.text) = (language, xiongguan::show::TextSize::large_if(large_text));
                let items = room.draw(&state, Stage::new(w, h)).items;
                let credit = items.into_iter().find(|item| item.part == Part::Credit)?;
                match credit.shape {
                    Shape::Text { lines, style, .. } => Some((lines[0].x, lines.last()?.baseline, style.size)),
                    _ => None,
                }
            };
            let all: Vec<(f32, f32, f32)> = Room::all().into_iter().filter_map(print).collect();
            assert!(all.len() > 8);
            assert!(all.iter().all(|one| *one == all[0]), "{w}×{h} {language} {large_text}: {all:?}");
        }
    }
}
