//! Diagrams say what their numbers say and nothing more: areas to scale, open numbers without an area of their own, a
//! line across bars, a bracket between them, and steps whose figures are not given.

use xiongguan::{
    content::{Bound, ChartForm, Mark, SlideKind, Text},
    scene::{Item, Shape},
    theme::Theme,
};

use crate::room::{Room, changed, chart, lines};

/// How far the dots of a line stand apart whose points have these labels, in parts of the whole line.
fn apart(labels: &[&str]) -> Vec<f32> {
    let room = chart(|chart| {
        chart.form = ChartForm::Line;
        chart.mark = None;
        let point = chart.points[0].clone();
        let labelled = |label: &&str| xiongguan::content::Point { label: Text::common(label), ..point.clone() };
        chart.points = labels.iter().map(labelled).collect();
    });
    let dots: Vec<f32> = room.parts("chart.dot").iter().map(|dot| dot.rect.center().x).collect();
    let whole = dots[dots.len() - 1] - dots[0];
    dots.windows(2).map(|pair| ((pair[1] - pair[0]) / whole * 100.0).round()).collect()
}

#[test]
fn a_line_through_years_goes_by_time() {
    assert_eq!(apart(&["2000", "2010", "2015", "2020"]), [50.0, 25.0, 25.0]);
    assert_eq!(apart(&["2000年", "2010年", "2015 年"]), [67.0, 33.0]);
    // Of words nobody knows how far apart they are; of years in disorder neither; some would stand upon each other.
    for labels in
        [["spring", "summer", "autumn"], ["2010", "2000", "2020"], ["1958", "2022", "2023"], ["12", "13", "19"]]
    {
        assert_eq!(apart(&labels), [50.0, 50.0], "{labels:?}");
    }
}

/// Two discs, of which the second is the least that its number can be.
fn discs() -> Room {
    chart(|chart| {
        chart.form = ChartForm::Discs;
        chart.points[0].value = 25e9;
        chart.points[1].value = 100e9;
        chart.points[1].bound = Bound::MoreThan;
    })
}

#[test]
fn discs_are_to_scale_and_stand_on_one_line() {
    let discs = discs().parts("chart.bar");
    let [small, large] = &discs[..] else { panic!("{discs:?}") };
    assert!((large.rect.w() / small.rect.w() - 2.0).abs() < 0.01, "four times the area");
    assert!((large.rect.max.y - small.rect.max.y).abs() < 0.1, "both stand on the horizon");
}

#[test]
fn an_open_disc_is_no_larger_for_it_and_its_figure_says_so() {
    let (open, exact) = (
        discs(),
        chart(|chart| {
            chart.form = ChartForm::Discs;
            chart.points[0].value = 25e9;
            chart.points[1].value = 100e9;
        }),
    );
    assert_eq!(
        open.parts("chart.bar").len(),
        exact.parts("chart.bar").len(),
        "an area around it would be read as more"
    );
    assert!((open.parts("chart.bar")[1].rect.w() - exact.parts("chart.bar")[1].rect.w()).abs() < 0.1);
}

/// So many per cent as coins, more than that or just that.
fn coins(percent: f64, bound: Bound) -> Room {
    chart(|chart| {
        chart.form = ChartForm::Coins;
        chart.points.remove(0);
        (chart.points[0].value, chart.points[0].bound) = (percent, bound);
    })
}

/// The coins that are full, and the pieces of coins.
fn full_and_begun(room: &Room) -> (usize, usize) {
    let accent = Theme::gobi().palette.accent;
    let is_full = |item: &&Item| matches!(item.shape, Shape::Fill { color, radius } if color == accent && radius > 1.0);
    let is_piece = |item: &&Item| match &item.shape {
        Shape::Path { fill, .. } => *fill == accent,
        _ => false,
    };
    let coins = room.parts("chart.coin");
    (coins.iter().filter(is_full).count(), coins.iter().filter(is_piece).count())
}

#[test]
fn coins_show_no_more_than_their_number() {
    assert_eq!(full_and_begun(&coins(80.0, Bound::Exact)), (8, 0));
    assert_eq!(full_and_begun(&coins(84.0, Bound::Exact)), (8, 1));
    assert_eq!(full_and_begun(&coins(80.0, Bound::MoreThan)), (8, 0), "nobody knows how much of the ninth");
    // That it is more is shown all the same: the ninth has some colour, which fades out towards the ground of the coin.
    let fades = |bound| {
        let room = coins(80.0, bound);
        let fill = |item: &Item| match item.shape {
            Shape::Path { fill, .. } => Some((item.rect, fill)),
            _ => None,
        };
        room.parts("chart.coin").iter().filter_map(fill).collect::<Vec<_>>()
    };
    assert_eq!(fades(Bound::Exact), []);
    let fades = fades(Bound::MoreThan);
    let lightness: Vec<f32> = fades.iter().map(|(_, color)| color.luminance()).collect();
    assert!(fades.len() > 5 && lightness.is_sorted_by(|wide, narrow| wide > narrow), "{lightness:?}");
    assert!(fades.iter().all(|(coin, _)| *coin == fades[0].0), "all on one coin");
}

#[test]
fn the_figure_under_coins_is_large_and_has_its_words_at_its_right() {
    for stage in [(1920.0, 1080.0), (1080.0, 1920.0)] {
        let room = coins(80.0, Bound::MoreThan).on(stage);
        let (figure, label) = (room.parts("card.figure").remove(0), room.parts("card.label").remove(0));
        let Shape::Text { style, .. } = &figure.shape else { panic!("{figure:?}") };
        assert!(style.size > 110.0, "{stage:?}: {}", style.size);
        assert!(label.rect.min.x > figure.rect.max.x, "{stage:?}");
        assert!((figure.rect.min.y..figure.rect.max.y).contains(&label.rect.center().y), "{stage:?}");
    }
}

#[test]
fn a_mark_lies_at_its_number() {
    let room = chart(|chart| chart.mark = Some(Mark { value: 50e9, label: Text::common("50") }));
    let (mark, bars) = (room.parts("chart.mark").remove(0), room.parts("chart.bar"));
    assert!((mark.rect.center().y - bars[0].rect.min.y).abs() < 2.0, "where the bar of the same number ends");
    assert!(mark.rect.max.x > bars[1].rect.max.x, "across all bars");
    assert_eq!(lines(&room.parts("chart.mark.label")[0]), ["50"]);
}

#[test]
fn a_bracket_goes_from_the_first_bar_to_the_last_and_says_the_difference() {
    let room = chart(|chart| chart.difference = true);
    let (bars, strokes) = (room.parts("chart.bar"), room.parts("chart.bracket"));
    let upright = strokes.iter().find(|stroke| stroke.rect.h() > stroke.rect.w()).expect("a bracket");
    assert!((upright.rect.min.y - bars[1].rect.min.y).abs() < 1.0);
    assert!((upright.rect.max.y - bars[0].rect.min.y).abs() < 1.0);
    assert!(upright.rect.min.x > bars[1].rect.max.x);
    let says = |room: &Room| room.parts("card.figure").iter().flat_map(lines).any(|line| line == "+515");
    assert!(says(&room), "{:?}", room.parts("card.figure").iter().flat_map(lines).collect::<Vec<_>>());
    let about = chart(|chart| {
        chart.difference = true;
        chart.points[0].bound = Bound::About;
    });
    assert!(about.parts("chart.bracket").is_empty() && !says(&about), "no difference is known of an unsure number");
}

/// The chain as a line of which two steps have figures.
fn line_of_steps() -> Room {
    changed("chain", |kind| {
        let SlideKind::Chain(chain) = kind else { unreachable!("it is a chain") };
        chain.closed = false;
        chain.steps[0].stat = chain.steps[1].stat.clone();
    })
}

#[test]
fn a_step_without_a_figure_has_a_dashed_ring_and_only_whoever_hears_it_is_told_that_none_is_given() {
    for stage in [(1920.0, 1080.0), (1080.0, 1920.0)] {
        let room = line_of_steps().on(stage);
        let (dots, dashes) = (room.parts("chain.dot"), room.parts("chain.hole"));
        assert!(dashes.len() > 5, "{stage:?}");
        let ring = dots[2].rect;
        assert!(dashes.iter().all(|dash| ring.holds(dash.rect, 0.5)), "{stage:?}: around the third mark");
        let paper = Theme::gobi().palette.paper;
        assert!(matches!(dots[2].shape, Shape::Fill { color, .. } if color == paper), "{stage:?}: it is empty");
        assert_eq!(room.parts("card.figure").len(), 2, "{stage:?}: none for the third step");
        assert!(room.parts("step.label").iter().all(|item| lines(item) != ["未列数字"]), "{stage:?}");
        let told =
            room.parts("step").iter().filter_map(|item| Some(item.meaning.as_ref()?.label.clone())).collect::<Vec<_>>();
        assert!(told[2].contains("未列数字") && !told[1].contains("未列数字"), "{stage:?}: {told:?}");
    }
}

#[test]
fn the_steps_of_a_ring_are_numbered_the_way_it_turns() {
    let room = Room::with("chain");
    let numbers = room.parts("step.number");
    assert_eq!(numbers.iter().flat_map(lines).collect::<Vec<_>>(), ["1", "2", "3"]);
    let middle = room.parts("chain.rail")[0].rect.center();
    let turn = |item: &Item| {
        let at = item.rect.center();
        (at.y - middle.y).atan2(at.x - middle.x)
    };
    assert!(numbers.is_sorted_by(|one, next| turn(one) < turn(next)), "clockwise from the upper left");
    for (number, name) in numbers.iter().zip(room.parts("step.name")) {
        assert!(!number.rect.overlaps(name.rect));
    }
}
