//! Checks the links of slides to others, once all ids are known: a link that leads nowhere is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reader, chapter::Given};
use crate::content::{
    Chapter, codes,
    from_ron::from_ron,
    limits::MORE_MAX,
    scan::{NodeId, Shape, join},
    spot::SPOTS_MAX,
};
use crate::{
    diag::{Words, advice, nearest, respelt},
    words,
};

/// A slide with links.
pub(super) struct Linking {
    /// Its id.
    pub from: String,
    /// Where each of its links stands, and whether no other one of the slide may lead to the same.
    pub links: Vec<(NodeId, String, bool)>,
}

/// What there is to link to.
struct Targets<'a> {
    /// All ids, also of slides and chapters that cannot be shown: what is wrong with these is told elsewhere.
    ids: BTreeSet<&'a str>,
    /// The first slides of chapters, by the ids of these.
    first: BTreeMap<&'a str, &'a str>,
    /// The slides and chapters that the loop alone shows.
    hidden: BTreeSet<&'a str>,
}

impl<'a> Targets<'a> {
    fn new(chapters: &'a [Chapter], given: [&'a Given; 2]) -> Self {
        let ids = given.into_iter().flat_map(BTreeMap::keys).map(String::as_str).collect();
        let mut first = BTreeMap::new();
        let (mut hidden, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for chapter in chapters {
            let ids = [chapter.id.as_str(), chapter.outermost().id.as_str()];
            for slide in &chapter.slides {
                for id in ids {
                    first.entry(id).or_insert(slide.id.as_str());
                }
                if slide.kind.loop_only() { hidden.extend(ids) } else { seen.extend(ids) }
            }
        }
        // A chapter is hidden if all of its slides are.
        hidden.retain(|id| !seen.contains(id));
        let slides = chapters.iter().flat_map(|chapter| &chapter.slides);
        hidden.extend(slides.filter(|slide| slide.kind.loop_only()).map(|slide| slide.id.as_str()));
        // An id that a slide has means the slide.
        first.retain(|id, _| !given[0].contains_key(*id));
        Self { ids, first, hidden }
    }

    /// What is wrong with a link of the slide `from`, and what to do.
    fn fault(&self, from: &str, to: &str, is_second: bool) -> Option<(Words, Words)> {
        let other = || words!("take the link away, or name another slide");
        let leads_back = to == from || self.first.get(to).is_some_and(|first| *first == from);
        match () {
            () if !self.ids.contains(to) => {
                Some((words!("no slide and no chapter has the id `{id}`", id = to), self.near(to)))
            }
            () if leads_back => Some((words!("this slide links to itself"), other())),
            () if self.hidden.contains(to) => Some((
                words!("visitors do not come to `{id}`: only the loop shows it", id = to),
                words!("name another slide, or take `loop_only` away there"),
            )),
            () if is_second => Some((words!("this slide links to `{id}` twice", id = to), other())),
            () => None,
        }
    }

    /// The id that is most likely meant, else the first ones that there are.
    fn near(&self, id: &str) -> Words {
        const SHOWN: usize = 20;
        let all = || self.ids.iter().copied();
        let shown = if nearest(id, all()).is_some() { self.ids.len() } else { SHOWN };
        advice(id, all().take(shown))
    }
}

impl Reader<'_> {
    /// Notes the links of the slide `from`, with `more` and from the spots of a picture.
    pub(super) fn note_links(&mut self, slide: NodeId, from: &str, path: &str) {
        let entries = |list: &str| self.tree.field(slide, list).map_or(&[][..], |list| &self.tree.node(list).children);
        let more = entries("more").iter().take(MORE_MAX).enumerate();
        let more = more.map(|(place, node)| (*node, format!("{}[{place}]", join(path, "more")), true));
        let spots = entries("spots").iter().take(SPOTS_MAX).enumerate();
        let spots = spots.filter_map(|(place, spot)| {
            let node = self.tree.field(*spot, "to")?;
            Some((node, format!("{}[{place}].to", join(path, "spots")), false))
        });
        let links: Vec<_> = more.chain(spots).collect();
        if !links.is_empty() {
            self.linking.push(Linking { from: from.to_owned(), links });
        }
    }

    /// Warns of links that visitors do not get to see; `given` are the ids of slides and of chapters.
    pub(super) fn links(&mut self, chapters: &[Chapter], given: [&Given; 2]) {
        let targets = Targets::new(chapters, given);
        for Linking { from, links } in std::mem::take(&mut self.linking) {
            let mut before = BTreeSet::new();
            for (node, path, alone) in links {
                // What is no text was reported with its slide.
                let Some(to) = self.link(node) else { continue };
                let Some((message, hint)) = targets.fault(&from, &to, alone && before.contains(&to)) else {
                    before.extend(alone.then_some(to));
                    continue;
                };
                let span = self.tree.node(node).span.clone();
                self.report.warning(codes::LINK, span.clone(), &path, message, hint);
                if let Some(meant) = respelt(&to, targets.ids.iter().copied()).filter(|meant| *meant != to) {
                    self.report.edit(span, format!("{meant:?}"));
                }
            }
        }
    }

    /// The id that a link names.
    fn link(&self, node: NodeId) -> Option<String> {
        let is_text = self.tree.node(node).shape == Shape::Text;
        if is_text { from_ron(self.tree.slice(node)).ok() } else { None }
    }
}
