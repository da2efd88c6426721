//! Controls come in the order in which a slide is read, for keys and for a screen reader.

use egui_kittest::kittest::NodeT;
use xiongguan::{
    scene::{Item, Part},
    show::Key,
};

use crate::{sample, touchscreen::visiting_of};

#[test]
fn the_order_of_the_keys_is_the_reading_order() {
    for id in ["cover", "story", "gallery", "compare", "stats", "map"] {
        let mut screen = visiting_of(sample::exhibition(), id);
        let mut places = Vec::new();
        loop {
            screen.state_mut().key(Key::Tab);
            screen.step();
            let marked = screen.state().marked().expect("something is marked").clone();
            if places.first().is_some_and(|first: &Item| first.rect == marked.rect && first.press == marked.press) {
                break;
            }
            places.push(marked);
        }
        let bar: Vec<f32> =
            places.iter().filter(|item| item.part == Part::Button).map(|item| item.rect.min.x).collect();
        assert!(bar.len() >= 5 && bar.windows(2).all(|two| two[0] < two[1]), "{id}: {bar:?}");
        let is_last = places.iter().rposition(|item| item.part != Part::Button).unwrap_or_default();
        let first_button = places.iter().position(|item| item.part == Part::Button).unwrap_or_default();
        assert!(is_last <= first_button, "{id}: what the slide has comes before the bar");
    }
}

#[test]
fn every_control_of_every_slide_has_a_node_in_its_order() {
    for id in ["cover", "story", "gallery", "compare", "stats", "map"] {
        let screen = visiting_of(sample::exhibition(), id);
        let shown = screen.state().shown();
        let stops = shown.items.iter().filter(|item| item.is_stop());
        let labels: Vec<String> = stops.filter_map(|item| Some(item.meaning.as_ref()?.label.clone())).collect();
        let nodes = screen.root().children_recursive();
        let told: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
        let places: Vec<Option<usize>> = labels.iter().map(|label| told.iter().position(|it| it == label)).collect();
        assert!(places.iter().all(Option::is_some), "{id}: {labels:?} in {told:?}");
        assert!(places.is_sorted(), "{id}: {labels:?} in {told:?}");
    }
}
