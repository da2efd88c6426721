//! What is larger than what, and where it stands: the number of a diagram, leads, the openings of chapters, rings, titles
//! in columns, captions and the shade under small print.

use xiongguan::{
    content::{Bound, Calm, Card, ChartForm, Note, SlideKind, Text},
    scene::{Item, Part, Shape},
    theme::{Scale, mark},
};

use crate::room::{Room, STAGES, changed, chart};

fn size_of(item: &Item) -> f32 {
    let Shape::Text { style, .. } = &item.shape else { return 0.0 };
    style.size
}

fn baseline(item: &Item) -> f32 {
    let Shape::Text { lines, .. } = &item.shape else { return 0.0 };
    lines.last().map_or(0.0, |line| line.baseline)
}

#[test]
fn the_number_that_matters_is_the_largest_of_a_diagram() {
    for form in [ChartForm::Bars, ChartForm::Discs] {
        for stage in [STAGES[0], STAGES[3]] {
            let room = chart(|chart| {
                chart.form = form;
                chart.difference = form == ChartForm::Bars;
            });
            let room = room.on(stage);
            let mut sizes: Vec<f32> = room.parts("card.figure").iter().map(size_of).collect();
            sizes.sort_by(f32::total_cmp);
            let [.., second, first] = sizes[..] else { panic!("several numerals") };
            assert!(first > 1.1 * second, "{form:?} on {stage:?}: {sizes:?}");
        }
    }
}

#[test]
fn what_stands_under_a_heading_has_one_size_on_all_slides() {
    for stage in [STAGES[0], STAGES[3]] {
        let usual = Scale::of(&xiongguan::units::Stage::new(stage.0, stage.1)).body().size;
        for room in Room::all() {
            let room = room.on(stage);
            for body in room.parts("body") {
                assert!((size_of(&body) - usual).abs() < 0.01, "{} on {stage:?}: {}", room.id(), size_of(&body));
            }
        }
    }
}

#[test]
fn the_last_of_three_steps_around_a_ring_has_the_place_under_the_heading() {
    let room = Room::with("chain");
    let heads: Vec<Item> = ["heading", "body"].iter().flat_map(|part| room.parts(part)).collect();
    let below = heads.iter().map(|item| item.rect.max.y).fold(0.0, f32::max);
    let names = room.parts("step.name");
    let middle = room.parts("chain.rail")[0].rect.center().x;
    assert!(names[0].rect.min.x > middle && names[1].rect.min.x > middle, "the first two stand at the right");
    assert!(names[2].rect.max.x < middle && names[2].rect.min.y > below, "the last one under the heading");
    // The ring keeps off the heading.
    let ring = room.parts("chain.rail")[0].rect;
    let reach = ring.w() / 2.0;
    for head in heads {
        let (x, y) = (
            ring.center().x.clamp(head.rect.min.x, head.rect.max.x),
            ring.center().y.clamp(head.rect.min.y, head.rect.max.y),
        );
        assert!((x - ring.center().x).hypot(y - ring.center().y) > reach + mark::KNOB, "{:?}", head.rect);
    }
}

#[test]
fn four_titles_without_figures_stand_in_two_columns() {
    let room = changed("stats", |kind| {
        let SlideKind::Stats(stats) = kind else { unreachable!("it is a wall of figures") };
        let photo = xiongguan::content::Photo { file: "pictures/1000x1500.png".into(), ..Default::default() };
        stats.photo = Some(photo);
        let note = |title: &str| {
            Card::Note(Note { title: Text::common(title), label: Text::common("共同富裕"), highlight: false })
        };
        stats.cards = ["日子", "产业", "来客", "古墙"].map(note).to_vec();
    });
    let titles = room.parts("card.title");
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| titles[at].rect);
    assert!(b.min.x > a.max.x && (a.min.y - b.min.y).abs() < 1.0, "{a:?} {b:?}");
    assert!(c.min.y > a.max.y && (c.min.y - d.min.y).abs() < 1.0 && d.min.x > c.max.x, "{c:?} {d:?}");
}

#[test]
fn what_coins_say_stands_on_the_baseline_of_their_number() {
    for stage in [STAGES[0], STAGES[3]] {
        let room = chart(|chart| {
            chart.form = ChartForm::Coins;
            chart.points.truncate(1);
            chart.points[0].value = 80.0;
            chart.points[0].bound = Bound::MoreThan;
        });
        let room = room.on(stage);
        let (figure, label) = (room.parts("card.figure"), room.parts("card.label"));
        assert!((baseline(&figure[0]) - baseline(&label[0])).abs() < 0.5, "{stage:?}");
    }
}

#[test]
fn captions_of_a_gallery_stand_on_one_line_if_they_have_room_when_a_little_smaller() {
    let mut room = Room::with("gallery");
    let long = "The first light of a long day over the lake";
    for (place, photo) in room.photos().into_iter().enumerate() {
        photo.caption = Text::common(if place == 0 { "Dawn" } else { &long[..15] });
    }
    for caption in room.parts("caption") {
        let Shape::Text { lines, .. } = &caption.shape else { continue };
        assert_eq!(lines.len(), 1, "{lines:?}");
    }
}

#[test]
fn a_gallery_names_a_source_of_its_own() {
    let print = |source: &str| {
        let room = changed("gallery", |kind| {
            let SlideKind::Gallery(gallery) = kind else { unreachable!("it is a gallery") };
            gallery.source = Text::common(source);
        });
        crate::room::lines(&room.parts("credit")[0]).join(" ")
    };
    assert!(print("Almanac").contains("Almanac"));
    assert!(!print("").contains("年鉴"), "and not that of the exhibition");
}

#[test]
fn a_long_unit_of_all_steps_stands_once_in_their_key() {
    let units = |english: bool| {
        let room = changed("chain", |kind| {
            let SlideKind::Chain(chain) = kind else { unreachable!("it is a chain") };
            chain.closed = false;
            let stat = chain.steps[1].stat.clone().expect("it has a figure");
            for (step, value) in chain.steps.iter_mut().zip([6.0e6, 1.7e6, 1.94e6]) {
                step.stat = Some(xiongguan::content::Stat { value, ..stat.clone() });
            }
            let step = chain.steps[0].clone();
            chain.steps.push(step);
        });
        let room = if english { room.in_english() } else { room };
        let key: Vec<String> = crate::room::lines(&room.parts("step.label")[0]);
        (room.parts("card.unit").len(), key.join(" "))
    };
    let (count, key) = units(true);
    assert!(count == 0 && key.contains("(million t)"), "{count}: {key}");
}

#[test]
fn the_shade_under_small_print_runs_out_over_the_whole_width() {
    let mut room = Room::with("cover");
    room.photos().iter_mut().for_each(|photo| photo.calm = Calm::Top);
    let foot = room.parts("scrim").into_iter().find(|scrim| scrim.rect.max.y >= 1080.0).expect("it is shaded");
    let Shape::Glow { reach, .. } = foot.shape else { panic!("it runs out softly") };
    assert!(foot.rect.max.x + reach.w >= 1920.0 - 0.5, "{:?} and {reach:?}", foot.rect);
}

#[test]
fn leads_of_covers_stand_under_titles_that_run_across_and_beside_those_that_run_down() {
    for stage in STAGES {
        for room in [Room::with("cover").on(stage), Room::with("cover").on(stage).in_english()] {
            let (title, lead) = (room.parts("title").remove(0), room.parts("lead").remove(0));
            assert!((size_of(&lead) - Scale::of(&room.stage).lead().size).abs() < 0.01, "{stage:?}");
            if title.rect.h() < title.rect.w() {
                assert!((lead.rect.min.x - title.rect.min.x).abs() < 1.0 && lead.rect.min.y > title.rect.min.y);
            } else {
                assert!(lead.rect.min.x > title.rect.max.x && (lead.rect.min.y - title.rect.min.y).abs() < 1.0);
            }
            assert!(room.parts("title").iter().all(|item| item.part == Part::Title));
        }
    }
}
