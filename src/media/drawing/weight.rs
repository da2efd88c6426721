//! How much work an SVG is, before it is done: a few lines of one can ask for more than any machine can draw.

use std::collections::HashMap;

use resvg::{
    tiny_skia::Transform,
    usvg::{
        Group, Node, Rect, Tree,
        roxmltree::{self, NodeId},
    },
};

use crate::media::DECODER_BYTES_MAX;

/// Elements in elements, also by reference: drawing goes as deep.
const DEPTH_MAX: u32 = 96;
/// Elements that are drawn, each as often as it is referred to: a map of a city has some ten thousand.
const ELEMENTS_MAX: u64 = 200_000;
/// Pixels of all layers that are drawn by themselves before they are laid over others.
const LAYER_PIXELS_MAX: f32 = 1.0e9;

/// What an element brings about.
#[derive(Clone, Copy, Default)]
struct Weight {
    elements: u64,
    depth: u32,
}

/// Whether more is asked for than can be drawn in time, or so deep in each other that drawing would run out of room.
pub(super) fn is_heavy(document: &roxmltree::Document<'_>) -> bool {
    let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut known = HashMap::new();
    let mut weigh = |node| weigh(node, 0, &named, &mut known);
    // A rule of a style may hold for every element.
    let styles = document.descendants().filter(|node| node.has_tag_name_of("style"));
    let by_style = styles.filter_map(|style| style.text()).flat_map(references).filter_map(|id| named.get(id));
    let elements = document.descendants().filter(roxmltree::Node::is_element).count() as u64;
    let mut by_style = by_style;
    let by_style = by_style.try_fold(0_u64, |sum, node| {
        weigh(*node).map(|weight| sum.saturating_add(weight.elements.saturating_mul(elements)))
    });
    let all = weigh(document.root_element()).zip(by_style);
    all.is_none_or(|(weight, by_style)| weight.elements.saturating_add(by_style) > ELEMENTS_MAX)
}

/// Elements of a known name in any name space.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for roxmltree::Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// The weight of an element with all that is in it, and all that it refers to; nothing if that is too deep.
fn weigh<'a, 'input>(
    node: roxmltree::Node<'a, 'input>,
    depth: u32,
    named: &HashMap<&str, roxmltree::Node<'a, 'input>>,
    known: &mut HashMap<NodeId, Weight>,
) -> Option<Weight> {
    if depth > DEPTH_MAX {
        return None;
    }
    if let Some(weight) = known.get(&node.id()) {
        return (depth + weight.depth <= DEPTH_MAX).then_some(*weight);
    }
    // Whoever refers to itself is not drawn again.
    known.insert(node.id(), Weight::default());
    let mut all = Weight { elements: 1, depth: 0 };
    let mut add = |weight: Weight, times: u64| {
        all.elements = all.elements.saturating_add(weight.elements.saturating_mul(times));
        all.depth = all.depth.max(weight.depth + 1);
    };
    for child in node.children().filter(roxmltree::Node::is_element) {
        add(weigh(child, depth + 1, named, known)?, 1);
    }
    // A mark stands on each corner of a path, which takes at least four letters of it.
    let corners = ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(str::len).max().unwrap_or(0) / 4;
    for attribute in node.attributes() {
        let own = (attribute.name() == "href").then(|| attribute.value().strip_prefix('#')).flatten();
        for id in own.into_iter().chain(references(attribute.value())) {
            let Some(other) = named.get(id) else { continue };
            let times = if other.has_tag_name_of("marker") { corners.max(1) as u64 } else { 1 };
            add(weigh(*other, depth + 1, named, known)?, times);
        }
    }
    known.insert(node.id(), all);
    Some(all)
}

/// The names in `url(#name)` of a text.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
    rest.filter_map(|(inner, _)| inner.trim_matches(['"', '\'', ' ']).strip_prefix('#'))
}

/// Whether an element is drawn where it stands, as far as its place tells.
pub(super) fn is_seen(node: roxmltree::Node<'_, '_>) -> bool {
    const UNSEEN: [&str; 3] = ["defs", "metadata", "foreignObject"];
    node.ancestors().all(|node| !UNSEEN.contains(&node.tag_name().name()))
}

/// Whether drawing it in a picture of this size takes more layers than there is time and memory for.
pub(super) fn is_slow(tree: &Tree, place: Transform, [width, height]: [u32; 2]) -> bool {
    let canvas = Rect::from_xywh(0.0, 0.0, width as f32, height as f32);
    let mut pixels = 0.0;
    let Some(deepest) = canvas.map(|canvas| layers(tree.root(), place, canvas, &mut pixels)) else { return true };
    pixels > LAYER_PIXELS_MAX || deepest * 4.0 > DECODER_BYTES_MAX as f32 / 2.0
}

/// Adds the pixels of all layers of a group to `all`; the pixels of those that are there at once.
fn layers(group: &Group, place: Transform, canvas: Rect, all: &mut f32) -> f32 {
    let own = if group.should_isolate() {
        let bounds = group.abs_layer_bounding_box().to_rect().transform(place);
        let seen = bounds.and_then(|bounds| bounds.intersect(&canvas)).map_or(0.0, |area| area.width() * area.height());
        let steps: usize = group.filters().iter().map(|filter| filter.primitives().len()).sum();
        *all += seen * (1 + 4 * steps) as f32;
        seen * if steps > 0 { 4.0 } else { 1.0 }
    } else {
        0.0
    };
    let within = group.children().iter().map(|child| match child {
        Node::Group(group) => layers(group, place, canvas, all),
        _ => 0.0,
    });
    let masks = group.mask().map_or(0.0, |_| own) + group.clip_path().map_or(0.0, |_| own);
    own + masks + within.fold(0.0, f32::max)
}
