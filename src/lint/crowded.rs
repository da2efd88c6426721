//! Lists and tables with more items or rows than find their place: how many do.

use super::boxes::Fault;
use crate::{
    scene::{Item, Part, Role, Scene, Shape},
    theme::Scale,
};

/// How many items of a list, or rows of a table, find their place in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowded {
    pub fits: usize,
    pub of: usize,
}

/// How many find their place; nothing if all do. What is told of single lines of them is taken out of `faults`: one
/// mistake is one finding.
pub(super) fn crowded(scene: &Scene, faults: &mut Vec<Fault>) -> Option<Crowded> {
    let ends = ends(&scene.items);
    let print = scene.items.iter().filter(|item| item.part == Part::Credit).map(|item| item.rect.min.y);
    let foot = print.fold(scene.stage.size.h - Scale::of(&scene.stage).bottom_bar, f32::min);
    let fits = ends.iter().filter(|end| **end <= foot).count();
    if fits == ends.len() {
        return None;
    }
    faults.retain(|fault| fault.is_break() || !is_in_order(fault.part));
    Some(Crowded { fits, of: ends.len() })
}

/// The lowest edge of each item of a list, or of each row of a table below its titles, in points.
fn ends(items: &[Item]) -> Vec<f32> {
    let mut ends: Vec<f32> = Vec::new();
    // Before the first item, and among the titles, nothing is counted.
    let mut counts = false;
    for item in items {
        let Some(role) = item.meaning.as_ref().map(|meaning| meaning.role) else { continue };
        match role {
            Role::Row => counts = false,
            Role::Cell | Role::ListLine if counts => raise(&mut ends, bottom(item)),
            Role::ListItem | Role::Cell => {
                ends.push(bottom(item));
                counts = true;
            }
            _ => {}
        }
    }
    ends
}

fn raise(ends: &mut [f32], bottom: f32) {
    if let Some(last) = ends.last_mut() {
        *last = last.max(bottom);
    }
}

fn bottom(item: &Item) -> f32 {
    if matches!(item.shape, Shape::Text { .. }) { item.rect.max.y } else { item.rect.min.y }
}

const fn is_in_order(part: Part) -> bool {
    matches!(part, Part::ListItem | Part::ListNumber | Part::ListUnder | Part::TableCell | Part::TableTitle)
}
