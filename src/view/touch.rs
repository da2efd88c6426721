//! Items that can be pressed, and what screen readers are told of every item.

use std::collections::HashMap;

use egui::{Id, Sense, Ui, WidgetInfo, accesskit};

use super::{groups::Groups, to_rect};
use crate::{
    lock::Request,
    scene::{Item, Part, Press, Role, Scene, Shape},
    show::Action,
    theme::{WHITE, fade},
    units::{Fraction, rect},
};

/// The controls that were touched in one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// The actions of the touched controls.
    pub actions: Vec<Action>,
    /// What staff ask of the lock.
    pub staff: Vec<Request>,
    /// The controls that are held down right now.
    pub held: Vec<Held>,
}

/// A control that is held down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// Its place in points.
    pub area: egui::Rect,
    /// The radius of its corners in points.
    pub radius: f32,
}

impl Touched {
    /// A light on each control that is held down, for the same frame in which the finger came down.
    pub fn lights(&self) -> impl Iterator<Item = Item> {
        let light = WHITE.faded(fade::HELD);
        self.held.iter().map(move |Held { area, radius }| {
            let place = rect(area.min.x, area.min.y, area.width(), area.height());
            Item::new(Part::Button, place, Shape::Fill { color: light, radius: *radius })
        })
    }
}

/// Registers the controls and meanings of `scene` and tells what was touched.
///
/// The last item on a spot wins, as it is the one painted on top.
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
    match press {
        Press::Act(_) | Press::Staff(_) => {
            match press {
                Press::Staff(request) if response.clicked() => touched.staff.push(request),
                Press::Act(action) if response.clicked() => touched.actions.push(action),
                _ => {}
            }
            let is_lit = matches!(item.part, Part::Button | Part::MenuBanner | Part::LockKey | Part::Spot);
            if response.is_pointer_button_down_on() && is_lit {
                let radius = match item.shape {
                    Shape::Fill { radius, .. } => radius,
                    _ if item.part == Part::Spot => item.rect.size().short() / 2.0,
                    _ => 0.0,
                };
                touched.held.push(Held { area, radius });
            }
        }
        Press::Stop => {}
        Press::Divide => {
            let held = response.is_pointer_button_down_on() || response.dragged() || response.clicked();
            if let Some(at) = response.interact_pointer_pos().filter(|_| held) {
                touched.actions.push(Action::Divide(Fraction::new((at.x - area.min.x) / area.width())));
            }
        }
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
