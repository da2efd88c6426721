//! Who asks for larger texts: no word of any shipped slide is smaller than usual, on any stage, in any language, at any
//! size.

use std::collections::BTreeMap;

use xiongguan::{
    lint::faults_of_slide,
    scene::{Part, Scene, Shape},
    show::{Comfort, ShowState, TextSize},
};

use crate::shipped_exhibition::{ShippedExhibition, View, explored};

/// What is read rather than glanced at.
const READ: &[&str] =
    &["body", "lead", "card.label", "step.label", "step.note", "event.text", "chart.label", "caption"];

/// The words of a slide, however their lines end, with the size of each.
fn sizes(scene: &Scene) -> BTreeMap<(Part, String), f32> {
    let mut sizes = BTreeMap::new();
    for item in scene.items.iter().filter(|item| item.opacity > 0.0 && !item.part.is_chrome()) {
        let Shape::Text { lines, style, .. } = &item.shape else { continue };
        let text = lines.iter().flat_map(|line| line.text.chars()).filter(|c| c.is_alphanumeric()).collect();
        let known = sizes.entry((item.part, text)).or_insert(f32::MAX);
        *known = style.size.min(*known);
    }
    sizes
}

/// The slide in this view at this text size.
fn at(shipped: &ShippedExhibition, view: View, slide: usize, text: TextSize) -> Scene {
    let comfort = Comfort { text, ..Comfort::default() };
    shipped.scene(&ShowState { comfort, ..explored(slide, view) }, view.stage)
}

#[test]
fn no_word_of_a_slide_is_smaller_than_usual_for_who_asks_for_larger_text() {
    let shipped = ShippedExhibition::open();
    let mut faults = Vec::new();
    // How much larger the words of each slide are that grow least of those that are read.
    let mut gains: BTreeMap<u16, Vec<f32>> = BTreeMap::new();
    for view in shipped.views().into_iter().filter(|view| !view.large_text) {
        for (index, (_, slide)) in shipped.exhibition().slides().enumerate() {
            let usual = sizes(&at(&shipped, view, index, TextSize::Normal));
            for text in TextSize::ALL.into_iter().skip(1) {
                let place = format!("{view} → {}%  {}", text.percent(), slide.id);
                let scene = at(&shipped, view, index, text);
                for ((part, words), size) in sizes(&scene) {
                    let Some(usual) = usual.get(&(part, words.clone())) else { continue };
                    // What cannot be seen is no loss.
                    if size < usual * 0.997 {
                        faults.push(format!("{place}: {part} {usual:.1} → {size:.1} pt ({words:.20})"));
                    }
                }
                let scene_sizes = sizes(&scene);
                let read = scene_sizes.iter().filter(|((part, _), _)| READ.contains(&part.name()));
                let grown = read.filter_map(|(key, size)| Some(size / usual.get(key)?));
                gains.entry(text.percent()).or_default().extend(grown.reduce(f32::min));
                faults.extend(faults_of_slide(&scene).into_iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    for (percent, gains) in gains {
        let more = gains.iter().filter(|gain| **gain > 1.005).count();
        if more * 4 < gains.len() * 3 {
            faults.push(format!("at {percent}% only {more} of {} slides have larger words", gains.len()));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}\n", faults.len(), faults.join("\n"));
}
