//! Any text in any field can be laid out with the real fonts.

use std::{collections::HashMap, sync::LazyLock};

use proptest::prelude::*;
use xiongguan::{
    content::{self, Exhibition, Found},
    diag::Source,
    headless::settled,
    scene::{Inputs, Layouts, Measure, Pictures, Scene, Shape},
    show::{Overlay, Phase, ShowState},
    theme::{Theme, sans, serif},
    units::{Moment, PictureState, Stage},
    view::FontMeasure,
};

use crate::sample;

/// The sample's file, and where the texts in quotes stand in it.
const TEXT: &str = include_str!("../core/scene/sample.ron");

static PLACES: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
    let quotes: Vec<usize> = TEXT.match_indices('"').map(|(at, _)| at).collect();
    quotes.chunks(2).map(|pair| (pair[0], pair[1] + 1)).collect()
});

/// Texts as people, programs and clipboards deliver them.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{1,12}",
        2 => Just("\n".to_owned()),
        1 => prop_oneof![Just("\t"), Just("\r"), Just("\u{200d}"), Just("\u{301}\u{302}"), Just("\u{feff}"), Just("\u{2028}")]
            .prop_map(str::to_owned),
        1 => prop_oneof![Just("👩‍🚀👨‍👩‍👧"), Just("🇨🇳"), Just("مرحبا بالعالم"), Just("שלום"), Just("क्षि"), Just("한글"), Just("e\u{301}")]
            .prop_map(str::to_owned),
        1 => prop_oneof![Just("《“（"), Just("——"), Just("1015亿元"), Just("fi ffl")].prop_map(str::to_owned),
    ];
    let short = proptest::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat());
    prop_oneof![
        8 => short,
        1 => Just("戈壁上的城".repeat(780)),
        1 => Just("steel and light ".repeat(240)),
        1 => Just("a\n".repeat(300)),
    ]
}

/// The sample with `text` instead of the text at this place; nothing if it cannot be shown at all.
fn with(place: usize, text: &str) -> Option<Exhibition> {
    let (from, to) = PLACES[place];
    let file = format!("{}{text:?}{}", &TEXT[..from], &TEXT[to..]);
    content::read(Source { name: "sample.ron", text: &file }, &|_: &str| Found::File).exhibition
}

struct Known(HashMap<String, PictureState>);

impl Pictures for Known {
    fn state(&self, file: &str) -> &PictureState {
        self.0.get(file).unwrap_or(&PictureState::Broken)
    }

    fn revision(&self, _: &str) -> u64 {
        0
    }
}

thread_local! {
    static MEASURE: FontMeasure = FontMeasure::new();
}

/// Every slide with every overlay that can lie over it, and whether a layout failed.
fn scenes(exhibition: &Exhibition, stage: Stage) -> Vec<Scene> {
    let sizes = [(1600.0, 900.0), (900.0, 1600.0), (1500.0, 1000.0), (1000.0, 1500.0)];
    let known = sizes.map(|(w, h)| (format!("pictures/{w}x{h}.png"), sample::grey(xiongguan::units::size(w, h))));
    let pictures = Known(known.into_iter().collect());
    let mut layouts = Layouts::new();
    let mut scenes = Vec::new();
    let mut draw = |state: &ShowState| {
        MEASURE.with(|measure| {
            let inputs = Inputs {
                exhibition,
                state,
                theme: &Theme::gobi(),
                stage,
                pictures: &pictures,
                measure,
                now: Moment::START,
            };
            scenes.push(layouts.scene(&inputs));
        });
    };
    for slide in 0..exhibition.slide_count() {
        let state = settled(slide, slide % exhibition.languages.len(), false);
        draw(&state);
        draw(&ShowState { overlay: Some(Overlay::enlarged(0, (0.5, 0.5))), ..state });
    }
    draw(&ShowState { overlay: Some(Overlay::Menu), ..settled(0, 0, false) });
    draw(&ShowState { phase: Phase::Closed, ..settled(0, 0, true) });
    let failures = layouts.take_failures();
    assert!(failures.is_empty(), "{failures:?}");
    scenes
}

/// Lines that would be drawn as several, or as something other than what was measured.
fn broken_lines(scenes: &[Scene]) -> Vec<String> {
    let texts = scenes.iter().flat_map(|scene| &scene.items).filter_map(|item| match &item.shape {
        Shape::Text { lines, .. } => Some(lines),
        _ => None,
    });
    texts.flatten().filter(|line| line.text.contains('\n')).map(|line| line.text.clone()).collect()
}

#[test]
fn words_that_take_all_the_room_leave_a_slide() {
    let text = "戈壁上的城".repeat(400);
    for place in 0..PLACES.len() {
        for stage in [Stage::new(720.0, 1280.0), Stage::new(1280.0, 720.0)] {
            if let Some(exhibition) = with(place, &text) {
                assert_eq!(broken_lines(&scenes(&exhibition, stage)), Vec::<String>::new(), "{place}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_text_in_any_field_is_laid_out(place in 0..PLACES.len(), text in texts(), upright in any::<bool>()) {
        let stage = if upright { Stage::new(720.0, 1280.0) } else { Stage::new(1280.0, 720.0) };
        if let Some(exhibition) = with(place, &text) {
            prop_assert_eq!(broken_lines(&scenes(&exhibition, stage)), Vec::<String>::new());
        }
    }

    #[test]
    fn every_character_has_one_advance(text in texts()) {
        for face in [sans(400), serif(700)] {
            let advances = MEASURE.with(|measure| measure.advances(&text, face));
            prop_assert_eq!(advances.len(), text.chars().count());
            prop_assert!(advances.iter().all(|advance| advance.is_finite()));
        }
    }
}

#[test]
fn a_line_break_in_a_text_of_one_line_counts_as_a_space() {
    for field in ["credit: \"ours\"", "caption: (zh: \"清晨\"", "source: (zh: \"年鉴\"", "as_of: \"2023\""] {
        let at = TEXT.find(field).expect("the sample has it")
            + field.rfind('"').map_or(0, |end| field[..end].rfind('"').unwrap_or(end));
        let place = PLACES.iter().position(|(from, _)| *from == at).expect("it is a text");
        let exhibition = with(place, "one\ntwo").expect("it can be shown");
        let said: Vec<String> = scenes(&exhibition, Stage::new(1280.0, 720.0))
            .iter()
            .flat_map(|scene| &scene.items)
            .filter_map(|item| Some(item.meaning.as_ref()?.label.clone()))
            .collect();
        assert!(said.iter().any(|text| text.contains("one two")), "{field}: {said:?}");
    }
}

#[test]
fn a_unit_may_have_a_line_break() {
    let file = TEXT.replacen("unit: percent", "unit: of(\"beds\\nand chairs\")", 1);
    let exhibition = content::read(Source { name: "sample.ron", text: &file }, &|_: &str| Found::File).exhibition;
    let scenes = scenes(&exhibition.expect("it can be shown"), Stage::new(1280.0, 720.0));
    assert_eq!(broken_lines(&scenes), Vec::<String>::new());
    let mut lines = scenes.iter().flat_map(|scene| &scene.items).flat_map(|item| match &item.shape {
        Shape::Text { lines, .. } => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    });
    assert!(lines.any(|line| line == "beds and chairs"));
}
