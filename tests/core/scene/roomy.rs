//! Slides make use of their room: where few words stand, pictures, words and figures are larger; and nothing comes so near
//! to the small print that it is read as a part of it.

use xiongguan::{
    content::{Bound, Card, ChartForm, Mark, SlideKind, Stat, Text, Unit},
    scene::{Item, Scene, Shape},
    theme::Theme,
};

use crate::room::{Room, changed, chart, lines};

const UPRIGHT: (f32, f32) = (1080.0, 1920.0);

fn size(item: &Item) -> f32 {
    let Shape::Text { style, .. } = item.shape else { unreachable!("{item:?} is no text") };
    style.size
}

/// The sample's timeline with events of so many sentences.
fn events(sentences: usize) -> Room {
    changed("timeline", |kind| {
        let SlideKind::Timeline(timeline) = kind else { unreachable!("it is a timeline") };
        for event in &mut timeline.events {
            event.text = Text::common(&"湖上来了一千只鸟，城里的人都去看。".repeat(sentences));
        }
    })
}

#[test]
fn few_words_leave_room_for_a_larger_picture_and_are_larger_themselves() {
    for stage in [(1920.0, 1080.0), UPRIGHT] {
        let [few, many] = [1, 9].map(|sentences| events(sentences).on(stage));
        let area = |room: &Room| room.parts("picture").remove(0).rect;
        let (roomy, usual) = (area(&few), area(&many));
        assert!(roomy.w() * roomy.h() > 1.1 * usual.w() * usual.h(), "{stage:?}: {roomy:?} and {usual:?}");
        let text = |room: &Room| size(&room.parts("event.text")[0]);
        assert!(text(&few) > 1.1 * text(&many), "{stage:?}: {} and {}", text(&few), text(&many));
    }
}

#[test]
fn names_around_a_ring_are_large_and_take_no_line_more_for_it() {
    let room = Room::with("chain");
    let names = room.parts("step.name");
    assert!(names.iter().all(|name| lines(name).len() == 1), "{:?}", names.iter().flat_map(lines).collect::<Vec<_>>());
    let long = changed("chain", |kind| {
        let SlideKind::Chain(chain) = kind else { unreachable!("it is a chain") };
        chain.steps[1].name = Text::common(&"从炉中出来的一千四百度铁水".repeat(4));
    });
    assert!(size(&names[0]) > 1.1 * size(&long.parts("step.name")[0]), "short ones are larger");
    for (view, scene) in room.in_every_view() {
        let figures = scene.items.iter().filter(|item| item.part.name() == "step.figure");
        assert!(figures.into_iter().all(|figure| lines(figure).len() == 1), "{view}: a number is never broken");
    }
}

#[test]
fn the_discs_of_a_line_upon_a_stage_that_is_higher_than_wide_do_not_touch() {
    let room = changed("chain", |kind| {
        let SlideKind::Chain(chain) = kind else { unreachable!("it is a chain") };
        chain.closed = false;
        let stat = chain.steps[1].stat.clone();
        chain.steps.iter_mut().for_each(|step| step.stat.clone_from(&stat));
    });
    let dots = room.on(UPRIGHT).parts("chain.dot");
    assert!(dots.windows(2).all(|two| two[1].rect.min.y > two[0].rect.max.y), "{dots:?}");
}

#[test]
fn a_bar_is_cut_by_the_line_that_it_breaks_through() {
    let room = chart(|chart| chart.mark = Some(Mark { value: 60e9, label: Text::common("60") }));
    let (bars, marks) = (room.parts("chart.bar"), room.parts("chart.mark"));
    let paper = Theme::gobi().palette.paper;
    let cuts: Vec<&Item> =
        marks.iter().filter(|mark| matches!(mark.shape, Shape::Fill { color, .. } if color == paper)).collect();
    let [cut] = cuts[..] else { panic!("one bar of two reaches over the line: {marks:?}") };
    let bar = bars[1].rect;
    assert!((cut.rect.min.x - bar.min.x).abs() < 1.0 && (cut.rect.max.x - bar.max.x).abs() < 1.0, "{cut:?} on {bar:?}");
    assert!(cut.rect.min.y > bar.min.y && cut.rect.max.y < bar.max.y);
}

#[test]
fn long_units_make_figures_smaller_and_no_years() {
    let [short, long] = [Unit::Percent, Unit::Of(Text::common("立方米每平方公里每年"))].map(|unit| {
        chart(|chart| {
            chart.points.iter_mut().for_each(|point| point.value = 12.0);
            let points = chart.points.iter().cycle().take(5).cloned().collect();
            (chart.points, chart.unit, chart.callout) = (points, unit.clone(), None);
        })
    });
    let sizes = |room: &Room| (size(&room.parts("card.figure")[0]), size(&room.parts("chart.label")[0]));
    let ((large, year), (small, same)) = (sizes(&short), sizes(&long));
    assert!(small < large, "{small} and {large}");
    assert!((year - same).abs() < 0.1, "{year} and {same}");
}

#[test]
fn discs_share_the_width_by_their_diameters() {
    let room = chart(|chart| {
        chart.form = ChartForm::Discs;
        (chart.points[0].value, chart.points[1].value) = (4e9, 100e9);
    });
    let discs = room.parts("chart.bar");
    let [small, large] = &discs[..] else { panic!("{discs:?}") };
    let base = room.parts("chart.base").remove(0).rect;
    assert!(large.rect.w() > base.w() * 0.5, "the small one leaves its room to the large one");
    assert!(large.rect.min.x > small.rect.max.x, "and they stand apart");
}

#[test]
fn three_figures_of_a_story_stand_side_by_side_on_a_stage_that_is_higher_than_wide() {
    let room = changed("story", |kind| {
        let SlideKind::Story(story) = kind else { unreachable!("it is a story") };
        let stat = |value| Card::Stat(Stat { value, bound: Bound::Exact, ..some_stat(&story.cards) });
        story.cards = [41.0, 43.0, 29.0].map(stat).to_vec();
    });
    let tops = |room: &Room| -> Vec<f32> { room.parts("card.figure").iter().map(|figure| figure.rect.min.y).collect() };
    let upright = tops(&room.on(UPRIGHT));
    assert!(upright.len() == 3 && upright.windows(2).all(|two| (two[0] - two[1]).abs() < 1.0), "{upright:?}");
}

fn some_stat(cards: &[Card]) -> Stat {
    let stat = cards.iter().find_map(|card| if let Card::Stat(stat) = card { Some(stat.clone()) } else { None });
    stat.expect("the sample has one")
}

#[test]
fn cards_keep_clear_of_the_small_print() {
    for id in ["stats", "story", "bars", "timeline"] {
        for (view, scene) in Room::with(id).in_every_view() {
            let cards = of(&scene, |part| part.starts_with("card.") || part.starts_with("event."));
            for print in of(&scene, |part| part == "credit").into_iter().map(|item| item.rect) {
                let over = |card: &&&Item| card.rect.max.x > print.min.x && card.rect.min.x < print.max.x;
                for card in cards.iter().filter(over) {
                    let gap = print.min.y - card.rect.max.y;
                    assert!(gap > 8.0, "{view}: {} ends {gap} above the small print", card.part.name());
                }
            }
        }
    }
}

fn of(scene: &Scene, is_it: impl Fn(&str) -> bool) -> Vec<&Item> {
    scene.items.iter().filter(|item| is_it(item.part.name())).collect()
}
