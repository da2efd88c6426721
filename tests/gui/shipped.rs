//! The exhibition that comes with the program is free of faults, and readable on every stage that it is made for.

use std::collections::{BTreeMap, BTreeSet};

use egui::{
    FontFamily, FontId,
    epaint::text::{Fonts, TextOptions, ViewportKey},
};
use xiongguan::{
    lint::{faults_of_overlay, faults_of_slide},
    scene::{Item, Part, Scene, Shape},
    show::{Comfort, Overlay, Phase, ShowState, TextSize},
    theme::{Scale, Typefaces},
    units::Moment,
    view::definitions,
};

use crate::shipped_exhibition::{ShippedExhibition, View, explored};

/// The least em height of running text and of small print, in millimetres on the assumed panel.
const BODY_MM: f32 = 5.0;
const SMALL_MM: f32 = 3.0;

/// Texts that are read rather than glanced at.
const BODY_PARTS: &[&str] = &["body", "lead", "heading", "title", "quote", "event.text", "step.name", "card.label"];

/// Every slide in every view, with a visitor in front of it.
fn every_slide(shipped: &ShippedExhibition) -> impl Iterator<Item = (View, String, ShowState, Scene)> {
    shipped.views().into_iter().flat_map(move |view| {
        shipped.exhibition().slides().enumerate().map(move |(index, (_, slide))| {
            let state = explored(index, view);
            let scene = shipped.scene(&state, view.stage);
            (view, slide.id.clone(), state, scene)
        })
    })
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn it_loads_without_a_finding() {
    let shipped = ShippedExhibition::open();
    let findings = shipped.opened.findings_text(xiongguan::diag::Colour::Plain, xiongguan::diag::Language::English);
    assert!(shipped.opened.reading.findings.is_empty(), "{findings}");
}

#[test]
fn every_slide_keeps_its_words_apart_on_every_stage() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for (view, id, _, scene) in every_slide(&shipped) {
        faults.extend(faults_of_slide(&scene).into_iter().map(|fault| format!("{view}  {id}: {fault}")));
    }
    none(&faults);
}

#[test]
fn the_invitation_covers_no_words() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for (view, id, state, _) in every_slide(&shipped) {
        let scene = shipped.scene(&ShowState { phase: Phase::Attract, ..state }, view.stage);
        faults.extend(faults_of_slide(&scene).into_iter().map(|fault| format!("{view}  {id} (attract): {fault}")));
    }
    none(&faults);
}

#[test]
fn what_lies_over_a_slide_keeps_its_words_apart_too() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for (view, id, state, _) in every_slide(&shipped) {
        let enlarged = ShowState { overlay: Some(Overlay::enlarged(0, (0.5, 0.5))), ..state.clone() };
        let mut states = vec![("enlarged", enlarged)];
        if state.slide == 0 {
            let until = Moment::from_millis(20_000);
            states.push(("menu", ShowState { overlay: Some(Overlay::Menu), ..state.clone() }));
            states.push(("goodbye", ShowState { phase: Phase::Goodbye { until }, ..state }));
        }
        for (name, state) in states {
            let found = faults_of_overlay(&shipped.scene(&state, view.stage));
            faults.extend(found.into_iter().map(|fault| format!("{view}  {id} ({name}): {fault}")));
        }
    }
    none(&faults);
}

#[test]
fn every_slide_and_what_lies_over_it_has_room_at_every_text_size() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for (view, id, state, _) in every_slide(&shipped).filter(|(view, ..)| !view.large_text) {
        for text in [TextSize::Larger, TextSize::VeryLarge, TextSize::Largest] {
            let comfort = Comfort { text, ..Comfort::default() };
            let state = ShowState { comfort, ..state.clone() };
            let place = format!("{view} and {}%  {id}", text.percent());
            let found = faults_of_slide(&shipped.scene(&state, view.stage));
            faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
            let enlarged = ShowState { overlay: Some(Overlay::enlarged(0, (0.5, 0.5))), ..state.clone() };
            let until = Moment::from_millis(20_000);
            let menu = ShowState { overlay: Some(Overlay::Menu), ..state.clone() };
            let covered = [enlarged, menu, ShowState { phase: Phase::Goodbye { until }, ..state.clone() }];
            for state in covered.into_iter().take(if state.slide == 0 { 3 } else { 1 }) {
                let found = faults_of_overlay(&shipped.scene(&state, view.stage));
                faults.extend(found.into_iter().map(|fault| format!("{place} (covered): {fault}")));
            }
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_set_too_small_to_read() {
    let shipped = ShippedExhibition::open();
    let mut smallest: BTreeMap<(bool, String), (f32, String)> = BTreeMap::new();
    let mut faults = Vec::new();
    for (view, id, _, scene) in every_slide(&shipped) {
        for (part, size) in sizes(&scene) {
            let mm = size / view.stage.points_per_mm;
            let least = if BODY_PARTS.contains(&part.name()) { BODY_MM } else { SMALL_MM };
            if mm < least {
                faults.push(format!("{view}  {id}: {part} is {mm:.1} mm high, less than {least}"));
            }
            let known = smallest.entry((view.large_text, part.name().to_owned())).or_insert((f32::MAX, String::new()));
            if mm < known.0 {
                *known = (mm, format!("{view}  {id}"));
            }
        }
    }
    for ((large, part), (mm, place)) in smallest {
        println!("{}  {part:<14} {mm:>5.1} mm  {place}", if large { "150%" } else { "100%" });
    }
    faults.dedup();
    none(&faults);
}

/// Texts that are small at 100%. Titles and numerals are large enough already and may make room for these.
const SMALL_PARTS: &[&str] = &[
    "body",
    "lead",
    "card.label",
    "card.date",
    "caption",
    "credit",
    "step.label",
    "step.note",
    "event.text",
    "chart.label",
    "by",
];

/// Texts are fitted in steps of up to an eighth; longer lines may cost one step.
const STEP_BACK: f32 = 0.87;

#[test]
fn who_asks_for_larger_text_never_gets_smaller_text() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for view in shipped.views().into_iter().filter(|view| !view.large_text) {
        for (index, (_, slide)) in shipped.exhibition().slides().enumerate() {
            let [normal, large] = [false, true].map(|large_text| {
                let state = explored(index, View { large_text, ..view });
                smallest_by_part(&shipped.scene(&state, view.stage))
            });
            for (part, normal) in normal {
                let Some(large) = large.get(&part).filter(|_| SMALL_PARTS.contains(&part.name())) else { continue };
                if *large < normal * STEP_BACK {
                    faults.push(format!("{view}  {}: {part} {normal:.1} → {large:.1} pt", slide.id));
                }
            }
        }
    }
    none(&faults);
}

/// What of a slide is words: no sign, no control, no small print, no numbers of steps that are read one after the other.
fn written(scene: &Scene) -> String {
    let is_read = |item: &&Item| {
        !item.part.is_chrome()
            && !item.part.is_sign()
            && !matches!(item.part, Part::Credit | Part::QrLabel | Part::StepNumber)
    };
    let lines = scene.items.iter().filter(is_read).flat_map(|item| match &item.shape {
        Shape::Text { lines, .. } => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// Words without what only how they are set brings in, each by itself; Han characters each.
fn words_of(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for part in text.split(|c: char| !c.is_alphanumeric()) {
        let (han, other): (Vec<char>, Vec<char>) = part.chars().partition(|c| *c >= '\u{2e80}');
        words.extend(han.into_iter().map(String::from));
        words.insert(other.into_iter().collect());
    }
    words
}

#[test]
fn every_word_of_every_slide_can_be_read_at_twice_its_usual_size() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    for (view, id, state, scene) in every_slide(&shipped).filter(|(view, ..)| !view.large_text) {
        let scale = Scale::of(&view.stage);
        let comfort = Comfort { text: TextSize::Largest, ..Comfort::default() };
        let read = |page| {
            let overlay = Some(Overlay::Reading { page, pages: 1 });
            shipped.scene(&ShowState { comfort, overlay, ..state.clone() }, view.stage)
        };
        let mut said = String::new();
        for page in (0..read(0).told.pages.unwrap_or_default()).map(read) {
            faults.extend(faults_of_overlay(&page).into_iter().map(|fault| format!("{view}  {id}: {fault}")));
            for item in page.items.iter().filter(|item| item.part.name().starts_with("reading.")) {
                let Shape::Text { style, lines, .. } = &item.shape else { continue };
                let usual = match item.part {
                    Part::ReadingHeading => scale.heading(),
                    Part::ReadingFigure => scale.card_title(),
                    _ => scale.body(),
                };
                // The longest word of a title needs a line.
                let least = if item.part == Part::ReadingHeading { 1.6 } else { 1.999 };
                if style.size < least * usual.size {
                    faults.push(format!("{view}  {id}: {} is {} pt", item.part, style.size));
                }
                said.extend(lines.iter().flat_map(|line| [line.text.as_str(), " "]));
            }
        }
        let lost: Vec<String> = words_of(&written(&scene)).into_iter().filter(|word| !said.contains(word)).collect();
        if !lost.is_empty() {
            faults.push(format!("{view}  {id}: {lost:?} stand on no page"));
        }
    }
    none(&faults);
}

fn smallest_by_part(scene: &Scene) -> BTreeMap<Part, f32> {
    let mut sizes = BTreeMap::new();
    for (part, size) in self::sizes(scene) {
        let known = sizes.entry(part).or_insert(f32::MAX);
        *known = size.min(*known);
    }
    sizes
}

/// The parts of a slide that are words, and how large they are in points.
fn sizes(scene: &Scene) -> Vec<(Part, f32)> {
    let visible = scene.items.iter().filter(|item| item.opacity > 0.0 && !item.part.is_chrome());
    let size = |item: &Item| match &item.shape {
        Shape::Text { style, .. } => Some((item.part, style.size)),
        _ => None,
    };
    visible.filter_map(size).collect()
}

#[test]
fn the_bundled_fonts_have_every_character() {
    let shipped = ShippedExhibition::open();
    let mut texts = vec![shipped.opened.text.clone()];
    let view = |language| View { language, ..shipped.views()[0] };
    for language in [0, 1] {
        for (index, _) in shipped.exhibition().slides().enumerate() {
            for comfort_on in [false, true] {
                texts.extend(said(&shipped, index, View { large_text: comfort_on, ..view(language) }));
            }
        }
    }
    let characters: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).filter(|c| !c.is_control()).collect();
    let mut fonts = Fonts::new(TextOptions::default(), definitions(&Typefaces::default()));
    let options = *fonts.options();
    fonts.begin_pass(options, ViewportKey::default());
    let mut lacking = Vec::new();
    for family in [FontFamily::Proportional, FontFamily::Name("serif".into())] {
        let font = FontId::new(32.0, family);
        let missing = characters.iter().filter(|&&c| !fonts.has_glyph(&font, c));
        lacking.extend(missing.map(|c| format!("{c} in {:?}", font.family)));
    }
    none(&lacking);
}

/// Everything written on the slide, on its controls and on what can lie over it.
fn said(shipped: &ShippedExhibition, slide: usize, view: View) -> Vec<String> {
    let state = explored(slide, view);
    let until = Moment::from_millis(20_000);
    let states = [
        ShowState { phase: Phase::Attract, ..state.clone() },
        ShowState { phase: Phase::Goodbye { until }, ..state.clone() },
        ShowState { overlay: Some(Overlay::Menu), ..state.clone() },
        ShowState { overlay: Some(Overlay::enlarged(0, (0.5, 0.5))), ..state },
    ];
    states.iter().flat_map(|state| texts(&shipped.scene(state, view.stage))).collect()
}

fn texts(scene: &Scene) -> Vec<String> {
    let lines = scene.items.iter().flat_map(|item| match &item.shape {
        Shape::Text { lines, .. } => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    });
    lines.chain(scene.items.iter().filter_map(|item| Some(item.meaning.as_ref()?.label.clone()))).collect()
}
