//! Where in the text a slide stands.

use super::scan::{NodeId, Shape, Tree, scan};

/// Where in its content file a slide stands: byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The first letter of its kind.
    pub slide: usize,
    /// The number after `dwell:`, if its author wrote one.
    pub dwell: Option<usize>,
}

/// Where the slide with this id stands in `text`; nothing if its id was made in a way that cannot be followed back.
#[must_use]
pub fn locate(text: &str, id: &str) -> Option<Located> {
    let (tree, _) = scan(text);
    let slides = slides(&tree);
    let authored = |slide: &&(String, NodeId)| id_of(&tree, slide.1) == Some(id);
    let (_, slide) = slides.iter().find(authored).or_else(|| slides.iter().find(|(made, _)| made == id))?;
    let start = |id: NodeId| tree.node(id).span.start;
    Some(Located { slide: start(*slide), dwell: tree.field(*slide, "dwell").map(start) })
}

/// All slides of the file, with the ids they get if their authors give none.
fn slides(tree: &Tree<'_>) -> Vec<(String, NodeId)> {
    let list = |of: NodeId, field: &str| tree.field(of, field).map_or(&[][..], |list| &tree.node(list).children);
    let chapters = tree.root().map_or(&[][..], |root| list(root, "chapters"));
    let mut slides = Vec::new();
    for (number, chapter) in (1..).zip(chapters) {
        let chapter_id = id_of(tree, *chapter).map_or_else(|| format!("chapter-{number}"), str::to_owned);
        let made = |number: usize| format!("{chapter_id}-{number}");
        slides.extend((1..).zip(list(*chapter, "slides")).map(|(number, slide)| (made(number), *slide)));
    }
    slides
}

/// The id that the author wrote.
fn id_of<'t>(tree: &Tree<'t>, of: NodeId) -> Option<&'t str> {
    let id = tree.field(of, "id").filter(|id| tree.node(*id).shape == Shape::Text)?;
    Some(tree.slice(id).trim_matches('"')).filter(|id| !id.is_empty())
}
