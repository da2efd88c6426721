//! What screen readers are told of a scene besides its items: the slide as a group with a name, what lies over it as a
//! dialog, languages, the states of controls, and what is said by itself.

use egui::{Id, Response, Sense, Ui, UiBuilder, WidgetInfo, accesskit, vec2};

use super::{to_pos2, to_rect};
use crate::{
    scene::{Item, Layer, Press, Role, Scene, Top},
    show::Action,
    units::Fraction,
};

/// One step of a slider, in parts of its way, where a screen reader asks for more or less.
const STEP: f32 = 0.05;

/// What everything on top belongs to: the slide, or what lies over it. Nothing for a scene that is neither.
pub(super) fn layer(scene: &Scene, ui: &mut Ui) -> Option<Ui> {
    let told = &scene.told;
    let (key, name, role) = match &told.top {
        None if told.name.is_empty() => return None,
        None => ("slide", &told.name, accesskit::Role::Group),
        Some(Top { layer, name, .. }) => match layer {
            Layer::Menu => ("menu", name, accesskit::Role::Dialog),
            Layer::Inner(_) => ("inner", name, accesskit::Role::Dialog),
            Layer::Overview => ("overview", name, accesskit::Role::Dialog),
            Layer::Enlarged => ("enlarged", name, accesskit::Role::Dialog),
            Layer::Spot(_) => ("spot", name, accesskit::Role::Dialog),
            Layer::Reading => ("reading", name, accesskit::Role::Dialog),
            Layer::Goodbye => ("goodbye", name, accesskit::Role::AlertDialog),
            Layer::Blank => return None,
        },
    };
    let id = Id::unique(("layer", key));
    let builder = UiBuilder::new().scope_id(id).max_rect(to_rect(scene.stage.rect())).accessibility_role(role);
    let layer = ui.new_child(builder.accessibility_label(name.clone()));
    let area = to_rect(scene.stage.rect());
    let [x0, y0, x1, y1] = [area.min.x, area.min.y, area.max.x, area.max.y].map(f64::from);
    ui.ctx().accesskit_node_builder(layer.unique_id(), |node| {
        node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
        if told.top.is_some() {
            node.set_modal();
        }
        if let Some(lang) = &told.lang {
            node.set_language(lang.0.clone());
        }
    });
    Some(layer)
}

/// Whether an item without a press is told by itself: not what a whole before it tells, nor a picture whose control says
/// what it shows.
pub(super) fn is_told(scene: &Scene, place: usize) -> bool {
    let item = &scene.items[place];
    let Some(meaning) = &item.meaning else { return false };
    let says_it = |other: &Item| {
        let is_its = matches!(other.press, Some(Press::Act(Action::Enlarge(_)))) && other.rect.overlaps(item.rect);
        is_its && other.meaning.as_ref().is_some_and(|said| said.label.contains(&meaning.label))
    };
    let is_said = || meaning.role == Role::Image && scene.items.iter().any(says_it);
    !meaning.is_told && !is_said()
}

/// The language of what the item says, its state and its value.
pub(super) fn describe(ctx: &egui::Context, id: Id, item: &Item, scene: &Scene) {
    let Some(meaning) = item.meaning.as_ref().filter(|_| !item.part.is_behind()) else { return };
    ctx.accesskit_node_builder(id, |node| {
        if let Some(lang) = meaning.lang.as_ref().or(scene.told.lang.as_ref()) {
            node.set_language(lang.0.clone());
        }
        if let Some(is_on) = meaning.is_on {
            node.set_toggled(if is_on { accesskit::Toggled::True } else { accesskit::Toggled::False });
        }
        // What asks whether somebody is there is said once, as news.
        if meaning.role == Role::Alert && !scene.told.is_urgent {
            node.set_live(accesskit::Live::Assertive);
        }
        if let Some(value) = meaning.value {
            node.set_numeric_value(percent(value));
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            node.set_numeric_value_step(f64::from(STEP) * 100.0);
            if meaning.role == Role::Slider {
                node.set_orientation(accesskit::Orientation::Horizontal);
            }
            if item.is_stop() {
                for action in [accesskit::Action::SetValue, accesskit::Action::Increment, accesskit::Action::Decrement]
                {
                    node.add_action(action);
                }
            }
        }
    });
}

fn percent(value: Fraction) -> f64 {
    f64::from((value.get() * 100.0).round())
}

/// Where a screen reader sets a slider to, or how far over an enlarged picture it goes.
pub(super) fn set(response: &Response, item: &Item) -> Option<Fraction> {
    let at = item.meaning.as_ref()?.value.unwrap_or(Fraction::ZERO).get();
    response.ctx.input(|input| {
        let count = |action| input.num_accesskit_action_requests(response.id, action) as f32;
        let steps = count(accesskit::Action::Increment) - count(accesskit::Action::Decrement);
        let asked = input.accesskit_action_requests(response.id, accesskit::Action::SetValue);
        let asked = asked.filter_map(|request| match request.data {
            Some(accesskit::ActionData::NumericValue(value)) if value.is_finite() => Some(value as f32 / 100.0),
            _ => None,
        });
        let to = asked.last().or_else(|| (steps != 0.0).then_some(at + steps * STEP));
        to.map(Fraction::new)
    })
}

/// What is said when it changes.
pub(super) fn news(scene: &Scene, ui: &Ui) {
    let told = &scene.told;
    if told.news.is_empty() {
        return;
    }
    let id = Id::unique("news");
    let corner = egui::Rect::from_min_size(to_pos2(scene.stage.rect().min), vec2(1.0, 1.0));
    let response = ui.interact(corner, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Status, true, &told.news));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_live(if told.is_urgent { accesskit::Live::Assertive } else { accesskit::Live::Polite });
        if let Some(lang) = &told.lang {
            node.set_language(lang.0.clone());
        }
    });
}
