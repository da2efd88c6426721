//! Numerals that count up have the width that the layout computed for them.

use std::time::Duration;

use xiongguan::{
    content::Lang,
    scene::{Measure, Part, Setter, Shape},
    show::{Motion, ShowState},
    units::Moment,
    view::FontMeasure,
};

use crate::shipped_exhibition::{ShippedExhibition, explored};

#[test]
fn a_counting_numeral_has_the_width_that_the_fonts_give_it() {
    let (shipped, measure, lang) = (ShippedExhibition::open(), FontMeasure::new(), Lang::new("en"));
    let setter = Setter { measure: &measure as &dyn Measure, lang: &lang, unbroken: &[] };
    let mut seen = std::collections::BTreeSet::new();
    for view in shipped.views().into_iter().take(4) {
        for slide in 0..shipped.exhibition().slide_count() {
            let state = ShowState { motion: Motion::default(), ..explored(slide, view) };
            for at in [200, 600, 900, 1300] {
                let scene = shipped.scene_at(&state, view.stage, Moment::START + Duration::from_millis(at));
                for item in scene.items.iter().filter(|item| matches!(item.part, Part::CardFigure | Part::StepFigure)) {
                    let Shape::Text { lines, style, .. } = &item.shape else { continue };
                    for line in lines {
                        let width = setter.width(&line.text, *style);
                        assert!((line.width - width).abs() < 0.5, "{view} {}: {} for {width}", line.text, line.width);
                        seen.insert(line.text.clone());
                    }
                }
            }
        }
    }
    assert!(seen.len() > 50, "hardly anything counts: {seen:?}");
}
