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
    let corners = document.descendants().map(corners).sum::<u64>().max(1);
    let mut weigh = |node| weigh(node, 0, (&named, corners), &mut known);
    // A rule of a style may hold for every element.
    let styles = document.descendants().filter(|node| is_a(*node, "style"));
    let mut by_style = styles.filter_map(|style| style.text()).flat_map(references).filter_map(|id| named.get(id));
    let elements = document.descendants().filter(roxmltree::Node::is_element).count() as u64;
    let by_style = by_style.try_fold(0_u64, |sum, node| {
        let times = if is_a(*node, "marker") { corners } else { elements };
        weigh(*node).map(|weight| sum.saturating_add(weight.elements.saturating_mul(times)))
    });
    let all = weigh(document.root_element()).zip(by_style);
    let is_dear = document.descendants().any(is_dear);
    is_dear || all.is_none_or(|(weight, by_style)| weight.elements.saturating_add(by_style) > ELEMENTS_MAX)
}

/// Whether an element has this name, in any name space.
fn is_a(node: roxmltree::Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// How many corners the path of an element may have, on each of which a mark may stand: one takes two letters at least.
fn corners(node: roxmltree::Node<'_, '_>) -> u64 {
    ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(|path| path.len() as u64 / 2).sum()
}

/// Whether a step of a filter goes through each pixel so often that it takes longer than all else.
fn is_dear(node: roxmltree::Node<'_, '_>) -> bool {
    const TIMES_MAX: f32 = 16.0;
    let times = ["numOctaves", "order", "radius"].iter().filter_map(|name| node.attribute(*name));
    let mut numbers =
        times.flat_map(|numbers| numbers.split([' ', ',']).filter_map(|number| number.trim().parse().ok()));
    node.tag_name().name().starts_with("fe") && numbers.any(|number: f32| number > TIMES_MAX)
}

/// The weight of an element with all that is in it, and all that it refers to; nothing if that is too deep.
fn weigh<'a, 'input>(
    node: roxmltree::Node<'a, 'input>,
    depth: u32,
    (named, corners_of_all): (&HashMap<&str, roxmltree::Node<'a, 'input>>, u64),
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
        add(weigh(child, depth + 1, (named, corners_of_all), known)?, 1);
    }
    // What has no path of its own hands its marks on to all that is in it.
    let corners = if node.has_attribute("d") || node.has_attribute("points") { corners(node) } else { corners_of_all };
    for attribute in node.attributes() {
        let own = (attribute.name() == "href").then(|| attribute.value().trim().strip_prefix('#')).flatten();
        for id in own.into_iter().chain(references(attribute.value())) {
            let Some(other) = named.get(id) else { continue };
            let times = if is_a(*other, "marker") { corners.max(1) } else { 1 };
            add(weigh(*other, depth + 1, (named, corners_of_all), known)?, times);
        }
    }
    known.insert(node.id(), all);
    Some(all)
}

/// The names in `url(#name)` of a text.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
    rest.filter_map(|(inner, _)| {
        inner.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'').strip_prefix('#')
    })
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
    let mut within = 0.0_f32;
    for child in group.children() {
        // Patterns, masks and what they are cut with are drawn as groups are.
        child.subroots(|group| within = within.max(layers(group, place, canvas, all)));
        if let Node::Group(group) = child {
            within = within.max(layers(group, place, canvas, all));
        }
    }
    let masks = group.mask().map_or(0.0, |_| own) + group.clip_path().map_or(0.0, |_| own);
    own + masks + within
}
