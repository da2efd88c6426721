//! Items that can be pressed without a hand, and what screen readers are told of every item. Hands are the room `touch`'s.

use std::collections::HashMap;

use egui::{Context, FocusDirection, Id, PointerButton, Response, Sense, Ui, WidgetInfo, accesskit};

use super::{groups::Groups, reader, to_rect};
use crate::{
    lock::Request,
    scene::{Item, Part, Press, Role, SEEN, Scene, look_at},
    show::Action,
};

/// The controls that a screen reader or the keyboard has pressed in one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// The actions of the touched controls.
    pub actions: Vec<Action>,
    /// What staff ask of the lock.
    pub staff: Vec<Request>,
    /// The place in the scene of the item that a screen reader goes to.
    pub asked: Option<usize>,
}

/// Registers the controls and meanings of `scene` and tells what was pressed without a hand. What lies under something that
/// is open is nothing for keys and screen readers.
pub fn controls(scene: &Scene, ui: &mut Ui) -> Touched {
    let mut touched = Touched::default();
    let mut own = reader::layer(scene, ui);
    let ui = own.as_mut().unwrap_or(ui);
    let mut groups = Groups::default();
    for (place, id) in ids(scene).into_iter().enumerate() {
        let item = &scene.items[place];
        if item.opacity <= SEEN {
            continue;
        }
        let is_below = place < scene.told.first();
        if let Some(press) = item.press {
            let response = control(ui, id, item, (press, is_below), &mut touched);
            if is_below {
                continue;
            }
            reader::describe(ui.ctx(), id, item, scene);
            touched.asked = touched.asked.or_else(|| is_gone_to(&response).then_some(place));
        } else if !is_below
            && reader::is_told(scene, place)
            && let Some(ui) = groups.place(ui, id, &scene.items[place..])
        {
            let response = meaning(ui, id, item);
            let asked = reader::set(&response, item);
            touched.actions.extend(asked.and_then(|way| look_at(item, way)));
            reader::describe(ui.ctx(), id, item, scene);
            touched.asked = touched.asked.or_else(|| is_gone_to(&response).then_some(place));
            groups.number(id, item);
        }
    }
    reader::news(scene, ui);
    touched
}

/// Gives the keyboard to this item of `scene`, or to none: egui's own way from control to control does not count, since
/// the keys have other meanings as well.
pub fn focus(scene: &Scene, ctx: &Context, item: Option<usize>) {
    let wanted = item.and_then(|item| ids(scene).get(item).copied());
    ctx.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        match (wanted, memory.focused()) {
            (Some(wanted), focused) if focused != Some(wanted) => memory.request_focus(wanted),
            (None, Some(focused)) => memory.surrender_focus(focused),
            _ => {}
        }
    });
}

/// An id for each item. The number of earlier items of the same part makes ids that stay the same while the slide stays.
fn ids(scene: &Scene) -> Vec<Id> {
    let mut before: HashMap<Part, usize> = HashMap::new();
    let id = |item: &Item| {
        let count = before.entry(item.part).or_default();
        *count += 1;
        Id::unique(("item", item.part.name(), *count - 1))
    };
    scene.items.iter().map(id).collect()
}

/// A screen reader goes there.
fn is_gone_to(response: &Response) -> bool {
    response.ctx.input(|input| input.has_accesskit_action_request(response.id, accesskit::Action::Focus))
}

/// A screen reader has pressed it.
fn is_pressed(response: &Response) -> bool {
    response.ctx.input(|input| input.has_accesskit_action_request(response.id, accesskit::Action::Click))
}

fn control(ui: &Ui, id: Id, item: &Item, (press, is_below): (Press, bool), touched: &mut Touched) -> Response {
    let area = to_rect(item.rect);
    // What is no stop takes the touch, and is nothing that a keyboard or a screen reader comes to.
    let is_stop = item.is_stop() && !is_below;
    let sense = match (press, is_stop) {
        (Press::Divide, true) => Sense::click_and_drag(),
        (Press::Divide, false) => Sense::CLICK | Sense::DRAG,
        (_, true) => Sense::click(),
        (_, false) => Sense::CLICK,
    };
    let response = ui.interact(area, id, sense);
    if let Some(meaning) = item.meaning.as_ref().filter(|_| is_stop) {
        response.widget_info(|| WidgetInfo::labeled(role(meaning.role), true, &meaning.label));
    }
    // A hand presses by the rules of the room `touch`, and a key what has the focus, which is decided elsewhere.
    match press {
        // Staff have the keyboard for themselves.
        Press::Staff(request) if response.clicked() && !response.clicked_by(PointerButton::Primary) => {
            touched.staff.push(request);
        }
        Press::Act(action) if is_pressed(&response) => touched.actions.push(action),
        Press::Divide => touched.actions.extend(reader::set(&response, item).map(Action::Divide)),
        Press::Act(_) | Press::Staff(_) | Press::Stop => {}
    }
    response
}

fn meaning(ui: &Ui, id: Id, item: &Item) -> Response {
    // In an enlarged picture, keys look around.
    let sense = if item.is_stop() { Sense::focusable_noninteractive() } else { Sense::hover() };
    let response = ui.interact(to_rect(item.rect), id, sense);
    if let Some(meaning) = &item.meaning {
        response.widget_info(|| WidgetInfo::labeled(role(meaning.role), true, &meaning.label));
    }
    response
}

const fn role(role: Role) -> accesskit::Role {
    match role {
        Role::Heading => accesskit::Role::Heading,
        Role::Text => accesskit::Role::Label,
        Role::Image => accesskit::Role::Image,
        Role::Button => accesskit::Role::Button,
        Role::Slider => accesskit::Role::Slider,
        Role::Alert => accesskit::Role::Alert,
        Role::List | Role::Steps => accesskit::Role::List,
        Role::ListItem | Role::ListLine | Role::Step => accesskit::Role::ListItem,
        Role::Table => accesskit::Role::Table,
        Role::Row => accesskit::Role::Row,
        Role::ColumnTitle => accesskit::Role::ColumnHeader,
        Role::Cell => accesskit::Role::Cell,
    }
}
