//! What screen readers are told of lists and tables: which items belong to which, and how many there are.

use egui::{Id, Ui, UiBuilder, accesskit};

use super::to_rect;
use crate::scene::{Item, Role};

/// The lists, tables and rows that are open: what follows belongs to the innermost.
#[derive(Default)]
pub(super) struct Groups {
    open: Vec<Group>,
}

struct Group {
    role: Role,
    ui: Ui,
    /// How many of its rows, items or cells there have been.
    count: usize,
}

impl Groups {
    /// Where the first of `items` is told; nothing if it is a group, which is told here, or has no meaning.
    pub(super) fn place<'u>(&'u mut self, ui: &'u mut Ui, id: Id, items: &[Item]) -> Option<&'u Ui> {
        let item = items.first()?;
        let meaning = item.meaning.as_ref()?;
        self.leave_for(meaning.role);
        let is_group = matches!(meaning.role, Role::List | Role::Steps | Role::Table | Role::Row);
        let within = self.open.last_mut().map(|group| {
            group.count += usize::from(meaning.role != Role::ListLine);
            group.count
        });
        if !is_group {
            return Some(self.open.last().map_or(ui, |group| &group.ui));
        }
        let parent = self.open.last_mut().map_or(ui, |group| &mut group.ui);
        let builder = UiBuilder::new().scope_id(id).max_rect(to_rect(item.rect)).accessibility_role(role(meaning.role));
        let group = parent.new_child(builder.accessibility_label(meaning.label.clone()));
        group.ctx().accesskit_node_builder(id, |node| {
            let area = to_rect(item.rect);
            let (min, max) = (area.min, area.max);
            let bounds = [min.x, min.y, max.x, max.y].map(f64::from);
            node.set_bounds(accesskit::Rect { x0: bounds[0], y0: bounds[1], x1: bounds[2], y1: bounds[3] });
            counted(node, meaning.role, &items[1..]);
            if let Some(within) = within {
                node.set_row_index(within - 1);
            }
        });
        self.open.push(Group { role: meaning.role, ui: group, count: 0 });
        None
    }

    /// Says of the item `id` which one of its group it is.
    pub(super) fn number(&self, id: Id, item: &Item) {
        let (Some(group), Some(meaning)) = (self.open.last(), &item.meaning) else { return };
        group.ui.ctx().accesskit_node_builder(id, |node| match meaning.role {
            Role::ListItem | Role::Step => node.set_position_in_set(group.count),
            Role::ListLine => node.set_level(2),
            Role::ColumnTitle | Role::Cell => node.set_column_index(group.count.saturating_sub(1)),
            _ => {}
        });
    }

    /// Closes what something of this role does not belong to.
    fn leave_for(&mut self, role: Role) {
        let holds = |group: &Group| match role {
            Role::ListItem | Role::ListLine => group.role == Role::List,
            Role::Step => group.role == Role::Steps,
            Role::Row => group.role == Role::Table,
            Role::ColumnTitle | Role::Cell => group.role == Role::Row,
            _ => false,
        };
        while self.open.last().is_some_and(|group| !holds(group)) {
            self.open.pop();
        }
    }
}

/// How much a group has, by the items that follow it.
fn counted(node: &mut accesskit::Node, role: Role, after: &[Item]) {
    let meant = |item: &Item| item.meaning.as_ref().map(|meaning| meaning.role);
    let all =
        |roles: &[Role]| after.iter().filter_map(meant).take_while(|role| roles.contains(role)).collect::<Vec<_>>();
    match role {
        Role::List => {
            let items = all(&[Role::ListItem, Role::ListLine]);
            node.set_size_of_set(items.iter().filter(|role| **role == Role::ListItem).count());
        }
        Role::Steps => {
            let told = after.iter().filter(|item| item.meaning.as_ref().is_some_and(|meaning| !meaning.is_told));
            let steps = told.filter_map(meant).take_while(|role| *role == Role::Step).count();
            node.set_size_of_set(steps);
        }
        Role::Table => {
            let parts = all(&[Role::Row, Role::ColumnTitle, Role::Cell]);
            let rows = parts.iter().filter(|role| **role == Role::Row).count();
            node.set_row_count(rows);
            node.set_column_count((parts.len() - rows) / rows.max(1));
        }
        _ => {}
    }
}

const fn role(role: Role) -> accesskit::Role {
    match role {
        Role::List | Role::Steps => accesskit::Role::List,
        Role::Table => accesskit::Role::Table,
        _ => accesskit::Role::Row,
    }
}
