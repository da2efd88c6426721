//! What the spots of pictures lead to: looked for when all slides have been read.

use super::{Reader, chapter::Given};
use crate::content::{
    Picture, codes,
    scan::{NodeId, join},
};
use crate::{
    diag::{advice, nearest},
    words,
};

impl Reader<'_> {
    /// Notes what the spots of a picture lead to.
    pub(super) fn note_links(&mut self, id: NodeId, picture: &Picture, path: &str) {
        for (place, _) in picture.spots.iter().enumerate().filter(|(_, spot)| !spot.to.is_empty()) {
            let inner = format!("spots[{place}].to");
            self.links.push((self.tree.find(id, &inner), join(path, &inner)));
        }
    }

    /// Warns of spots that lead to nothing that was written; what is left out for its errors was.
    pub(super) fn check_links(&mut self, chapters: &Given, slides: &Given) {
        for (id, path) in std::mem::take(&mut self.links) {
            let to = self.tree.slice(id).trim_matches('"');
            if slides.contains_key(to) || chapters.contains_key(to) {
                continue;
            }
            let message = words!("no slide and no chapter is called `{to}`", to);
            let ids = slides.keys().chain(chapters.keys()).map(String::as_str);
            let is_slip = nearest(to, ids.clone()).is_some();
            let hint = if is_slip { advice(to, ids) } else { words!("write the `id` of a slide or of a chapter") };
            self.report.warning(codes::LINK_UNKNOWN, self.tree.node(id).span.clone(), &path, message, hint);
        }
    }
}
