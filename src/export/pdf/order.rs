//! The order in which a scene is read, and what a screen reader says of its items.

use crate::{
    scene::{Item, Line, Part, Role, Scene, Shape},
    units::{Rect, Stage},
};

/// Items that are read together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    /// What they are.
    pub kind: Kind,
    /// Their places in the scene, in the order in which they are read.
    pub items: Vec<usize>,
}

/// What a passage is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Decoration, which is not read.
    Decoration,
    /// Chapter and number of the slide.
    Footer,
    /// The slide's heading, in full.
    Heading(String),
    /// Other words.
    Paragraph,
    /// A list; what of it is read follows.
    List,
    /// The number of an item.
    ListNumber,
    /// An item of a list.
    ListItem,
    /// A line under an item.
    ListLine,
    /// A table; its rows follow.
    Table,
    /// A row of a table; its cells follow.
    Row,
    /// The title of a column.
    ColumnTitle,
    /// A cell, which may be empty.
    Cell,
    /// A picture or diagram, with what a screen reader says and where it is.
    Figure(String, Rect),
}

/// Words beside each other are one line if the space between them is smaller than this, in ems of the smaller.
const NEAR: f32 = 1.0;
/// Parts of a diagram may reach beyond it by this fraction of the stage's short side.
const SLACK: f32 = 0.03;

/// The passages of `scene`, in the order in which they are painted, which is that in which they are read.
pub(super) fn passages(scene: &Scene) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (index, item) in scene.items.iter().enumerate().filter(|(_, item)| item.opacity > 0.001) {
        let kind = kind(item);
        if let Some(last) = passages.last_mut()
            && joins(scene, last, &kind, item)
        {
            last.items.push(index);
            if last.kind == Kind::Paragraph {
                last.items.sort_by(|a, b| scene.items[*a].rect.min.x.total_cmp(&scene.items[*b].rect.min.x));
            }
            continue;
        }
        passages.push(Passage { kind, items: vec![index] });
    }
    passages
}

fn kind(item: &Item) -> Kind {
    let role = item.meaning.as_ref().map(|meaning| meaning.role);
    let label = || item.meaning.as_ref().map(|meaning| meaning.label.clone()).unwrap_or_default();
    match (&item.shape, role) {
        (_, Some(Role::List)) => Kind::List,
        (_, Some(Role::ListItem)) => Kind::ListItem,
        (_, Some(Role::ListLine)) => Kind::ListLine,
        (_, Some(Role::Table)) => Kind::Table,
        (_, Some(Role::Row)) => Kind::Row,
        (_, Some(Role::ColumnTitle)) => Kind::ColumnTitle,
        (_, Some(Role::Cell)) => Kind::Cell,
        (Shape::Text { .. }, _) if item.part == Part::ListNumber => Kind::ListNumber,
        (Shape::Text { .. }, _) if item.part.is_whereabouts() => Kind::Footer,
        (Shape::Text { .. }, _) if item.part.is_sign() => Kind::Decoration,
        (Shape::Text { .. }, Some(Role::Button)) => Kind::Decoration,
        (Shape::Text { .. }, Some(Role::Heading)) => Kind::Heading(label()),
        (Shape::Text { .. }, _) => Kind::Paragraph,
        (_, Some(Role::Image)) if !label().is_empty() => Kind::Figure(label(), item.rect),
        _ => Kind::Decoration,
    }
}

/// Whether `item` belongs to the passage before it.
fn joins(scene: &Scene, last: &Passage, kind: &Kind, item: &Item) -> bool {
    match (&last.kind, kind) {
        (Kind::Decoration, Kind::Decoration) | (Kind::Footer, Kind::Footer) => true,
        // The diagram's own words and lines follow its meaning.
        (Kind::Figure(_, area), Kind::Decoration | Kind::Paragraph) => {
            is_diagram(scene, last) && stands_in(item, *area, &scene.stage)
        }
        (Kind::Paragraph, Kind::Paragraph) => {
            last.items.last().is_some_and(|before| beside(&scene.items[*before], item))
        }
        _ => false,
    }
}

/// Whether the figure consists of other items and is no picture itself.
fn is_diagram(scene: &Scene, figure: &Passage) -> bool {
    figure.items.first().is_some_and(|first| matches!(scene.items[*first].shape, Shape::Empty))
}

fn stands_in(item: &Item, area: Rect, stage: &Stage) -> bool {
    area.holds(item.rect, SLACK * stage.size.short())
}

/// Whether two texts are parts of one line, like a number and its unit.
fn beside(one: &Item, other: &Item) -> bool {
    let (Some((a, em_a)), Some((b, em_b))) = (only_line(one), only_line(other)) else { return false };
    let gap = (b.x - a.x - a.width).max(a.x - b.x - b.width);
    (a.baseline - b.baseline).abs() < 1.0 && gap < NEAR * em_a.min(em_b)
}

fn only_line(item: &Item) -> Option<(&Line, f32)> {
    match &item.shape {
        Shape::Text { lines, style, .. } if lines.len() == 1 => lines.first().map(|line| (line, style.size)),
        _ => None,
    }
}
