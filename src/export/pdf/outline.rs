//! Bookmarks: the chapters with their slides, those within an outer one under its title.

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
};

use crate::content::{Chapter, Exhibition, Lang};

/// The bookmarks for the slides in `places`, each with its index and that of its page.
pub(super) fn outline(exhibition: &Exhibition, lang: &Lang, places: &[(usize, usize)]) -> Outline {
    let mut outline = Outline::new();
    let to = |page: usize| XyzDestination::new(page, Point::from_xy(0.0, 0.0));
    let page_of = |index: usize| places.iter().find(|place| place.0 == index).map(|place| place.1);
    let mut index = 0;
    let mut outer: Option<(&str, OutlineNode)> = None;
    for chapter in &exhibition.chapters {
        let id = chapter.outer.as_ref().map(|outer| outer.id.as_str());
        if let Some((_, entry)) = outer.take_if(|(open, _)| Some(*open) != id) {
            outline.push_child(entry);
        }
        let titled =
            |chapter: &Chapter, page: usize| OutlineNode::new(chapter.title.one_line(lang), to(page)).with_open(true);
        let mut own: Option<OutlineNode> = None;
        for slide in &chapter.slides {
            if let Some(page) = page_of(index) {
                if let Some(id) = id {
                    outer.get_or_insert_with(|| (id, titled(chapter.outermost(), page)));
                }
                let heading = OutlineNode::new(slide.kind.heading().one_line(lang), to(page));
                // The slides of an introduction stand under the outer title itself.
                match &mut outer {
                    Some((_, outer)) if chapter.is_introduction() => outer.push_child(heading),
                    _ => own.get_or_insert_with(|| titled(chapter, page)).push_child(heading),
                }
            }
            index += 1;
        }
        match (own, &mut outer) {
            (Some(own), Some((_, outer))) => outer.push_child(own),
            (Some(own), None) => outline.push_child(own),
            (None, _) => {}
        }
    }
    if let Some((_, entry)) = outer {
        outline.push_child(entry);
    }
    outline
}
