//! Bookmarks: the chapters with their slides.

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
};

use crate::content::{Exhibition, Lang};

/// The bookmarks for the slides in `places`, each with its index and that of its page.
pub(super) fn outline(exhibition: &Exhibition, lang: &Lang, places: &[(usize, usize)]) -> Outline {
    let mut outline = Outline::new();
    let to = |page: usize| XyzDestination::new(page, Point::from_xy(0.0, 0.0));
    let page_of = |index: usize| places.iter().find(|place| place.0 == index).map(|place| place.1);
    let mut index = 0;
    for chapter in &exhibition.chapters {
        let mut entry: Option<OutlineNode> = None;
        for slide in &chapter.slides {
            if let Some(page) = page_of(index) {
                let chapter = || OutlineNode::new(chapter.title.one_line(lang), to(page)).with_open(true);
                let heading = slide.kind.heading().one_line(lang);
                entry.get_or_insert_with(chapter).push_child(OutlineNode::new(heading, to(page)));
            }
            index += 1;
        }
        if let Some(entry) = entry {
            outline.push_child(entry);
        }
    }
    outline
}
