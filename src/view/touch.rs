//! Items that can be pressed without a hand, and what screen readers are told of every item. Hands are the room `touch`'s.

use std::collections::HashMap;

use egui::{Id, PointerButton, Sense, Ui, WidgetInfo, accesskit};

use super::{groups::Groups, to_rect};
use crate::{
    lock::Request,
    scene::{Item, Part, Press, Role, Scene},
    show::Action,
};

/// The controls that a screen reader or the keyboard has pressed in one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// The actions of the touched controls.
    pub actions: Vec<Action>,
    /// What staff ask of the lock.
    pub staff: Vec<Request>,
}

/// Registers the controls and meanings of `scene` and tells what was pressed without a hand.
pub fn controls(scene: &Scene, ui: &mut Ui) -> Touched {
    let mut touched = Touched::default();
    // The number of earlier items of the same part makes ids that stay the same while the slide stays.
    let mut before: HashMap<Part, usize> = HashMap::new();
    let mut groups = Groups::default();
    for (place, item) in scene.items.iter().enumerate() {
        let count = before.entry(item.part).or_default();
        let id = Id::unique(("item", item.part.name(), *count));
        *count += 1;
        if item.opacity <= 0.3 {
            continue;
        }
        match item.press {
            Some(press) => control(ui, id, item, press, &mut touched),
            None => {
                if let Some(ui) = groups.place(ui, id, &scene.items[place..]) {
                    meaning(ui, id, item);
                    groups.number(id, item);
                }
            }
        }
    }
    touched
}

fn control(ui: &Ui, id: Id, item: &Item, press: Press, touched: &mut Touched) {
    let area = to_rect(item.rect);
    let sense = match press {
        Press::Act(_) | Press::Staff(_) => Sense::click(),
        Press::Divide => Sense::click_and_drag(),
        // It takes the touch, and is nothing that a keyboard or a screen reader comes to.
        Press::Stop => Sense::CLICK,
    };
    let response = ui.interact(area, id, sense);
    if let Some(meaning) = &item.meaning {
        response.widget_info(|| WidgetInfo::labeled(role(meaning.role), true, &meaning.label));
    }
    // A hand presses by the rules of the room `touch`.
    let is_pressed = response.clicked() && !response.clicked_by(PointerButton::Primary);
    match press {
        Press::Staff(request) if is_pressed => touched.staff.push(request),
        Press::Act(action) if is_pressed => touched.actions.push(action),
        Press::Act(_) | Press::Staff(_) | Press::Stop | Press::Divide => {}
    }
}

fn meaning(ui: &Ui, id: Id, item: &Item) {
    if let Some(meaning) = &item.meaning {
        let response = ui.interact(to_rect(item.rect), id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role(meaning.role), true, &meaning.label));
        if meaning.role == Role::Alert {
            ui.ctx().accesskit_node_builder(id, |node| node.set_live(accesskit::Live::Assertive));
        }
    }
}

const fn role(role: Role) -> accesskit::Role {
    match role {
        Role::Heading => accesskit::Role::Heading,
        Role::Text => accesskit::Role::Label,
        Role::Image => accesskit::Role::Image,
        Role::Button => accesskit::Role::Button,
        Role::Alert => accesskit::Role::Alert,
        Role::List => accesskit::Role::List,
        Role::ListItem | Role::ListLine => accesskit::Role::ListItem,
        Role::Table => accesskit::Role::Table,
        Role::Row => accesskit::Role::Row,
        Role::ColumnTitle => accesskit::Role::ColumnHeader,
        Role::Cell => accesskit::Role::Cell,
    }
}
