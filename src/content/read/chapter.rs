//! Chapters and their slides, each read on its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Place, Reader};
use crate::content::{
    Chapter, Slide, SlideKind, Text, Tint, codes,
    limits::{CHAPTERS_MAX, ID_CHARS_MAX, SLIDES_MAX},
    scan::{NodeId, Shape, join},
    schema::{self, Part, Type},
};
use crate::{diag::advice, words};

/// The ids that were given, and their places.
pub(super) type Given = BTreeMap<String, NodeId>;

/// The ids of an exhibition while its chapters are read.
#[derive(Default)]
struct Ids {
    /// Those of chapters, of both levels.
    chapters: Given,
    /// Those of slides.
    slides: Given,
    /// All ids of slides that authors wrote, so that generated ids differ from them.
    authored: BTreeSet<String>,
    /// How many chapters were read.
    read: usize,
}

impl Reader<'_> {
    /// The chapters of a list, one after the other; what exceeds the limits is reported and left out.
    pub(super) fn chapter_list(&mut self, list: &[NodeId]) -> Vec<Chapter> {
        let all = self.nested(list);
        self.surplus(&all);
        let mut ids = Ids { authored: self.authored_ids(&all), ..Ids::default() };
        let chapters = self.listed(list, "", None, &mut ids);
        self.links(&chapters, [&ids.slides, &ids.chapters]);
        chapters
    }

    /// The chapters of this list, and within each of them those of its own.
    fn nested(&self, list: &[NodeId]) -> Vec<NodeId> {
        let inner = |chapter: NodeId| {
            let list = self.given(chapter, &schema::CHAPTER, "chapters");
            list.map_or(&[][..], |list| &self.tree.node(list).children).iter().copied()
        };
        list.iter().flat_map(|chapter| std::iter::once(*chapter).chain(inner(*chapter))).collect()
    }

    /// What the chapters of a list make: those of the exhibition, or those within an outer one, at `path`.
    fn listed(&mut self, list: &[NodeId], path: &str, outer: Option<&Arc<Chapter>>, ids: &mut Ids) -> Vec<Chapter> {
        let mut chapters = Vec::new();
        for (place, id) in list.iter().copied().enumerate() {
            if self.room == 0 || ids.read == CHAPTERS_MAX {
                break;
            }
            ids.read += 1;
            let path = format!("{}[{place}]", join(path, "chapters"));
            chapters.extend(self.chapter(id, place, &path, outer, ids));
        }
        chapters
    }

    /// Reports chapters and slides beyond the limits, each at the first that is left out.
    fn surplus(&mut self, chapters: &[NodeId]) {
        let hint = || words!("what follows is left out; make it an exhibition of its own");
        if let Some(first) = chapters.get(CHAPTERS_MAX) {
            let (max, count) = (CHAPTERS_MAX, chapters.len());
            let message = words!("an exhibition has at most {max} chapters, found {count}", max, count);
            self.report.error_with(codes::COUNT_RANGE, self.opening(*first), "chapters", message, hint());
        }
        let read = chapters.iter().take(CHAPTERS_MAX);
        let lists = read.filter_map(|chapter| self.given(*chapter, &schema::CHAPTER, "slides"));
        let slides: Vec<NodeId> = lists.flat_map(|list| self.tree.node(list).children.iter().copied()).collect();
        if let Some(first) = slides.get(SLIDES_MAX) {
            let (max, count) = (SLIDES_MAX, slides.len());
            let message = words!("an exhibition has at most {max} slides, found {count}", max, count);
            let path = self.tree.path_at(self.tree.node(*first).span.start);
            self.report.error_with(codes::COUNT_RANGE, self.opening(*first), &path, message, hint());
        }
    }

    fn authored_ids(&self, chapters: &[NodeId]) -> BTreeSet<String> {
        let lists = chapters.iter().filter_map(|chapter| self.given(*chapter, &schema::CHAPTER, "slides"));
        let slides = lists.flat_map(|list| &self.tree.node(list).children);
        let ids = slides.filter_map(|slide| self.tree.field(*slide, "id"));
        ids.map(|id| self.tree.slice(id).trim_matches('"').to_owned()).collect()
    }

    /// What a chapter makes: one with its slides, or where it has chapters, its introduction and these; nothing where none
    /// of its slides can be shown.
    fn chapter(
        &mut self,
        id: NodeId,
        place: usize,
        path: &str,
        outer: Option<&Arc<Chapter>>,
        ids: &mut Ids,
    ) -> Vec<Chapter> {
        if !self.is_chapter(id, path) {
            return Vec::new();
        }
        let part = &schema::CHAPTER;
        self.fields(id, part, path);
        let inner = self.given(id, part, "chapters");
        let mut chapter = self.chapter_alone(id, part, path, outer);
        let authored = self.authored_id(id, &join(path, "id"), &mut ids.chapters);
        let base = outer.map_or_else(|| "chapter".to_owned(), |outer| format!("{}-chapter", outer.id));
        chapter.id = authored.unwrap_or_else(|| made_id(&base, place, |id| ids.chapters.contains_key(id)));
        ids.chapters.entry(chapter.id.clone()).or_insert(id);
        let before = self.report.errors();
        let slides = self.slides(id, &chapter.id, path, ids);
        let made = match inner {
            Some(list) if outer.is_none() => self.with_inner(chapter, slides, list, path, ids),
            Some(list) => {
                self.too_deep(list, path);
                vec![Chapter { slides, ..chapter }]
            }
            None => vec![Chapter { slides, ..chapter }],
        };
        let made: Vec<Chapter> = made.into_iter().filter(|chapter| !chapter.slides.is_empty()).collect();
        // What is wrong with the chapters in it was told there.
        if made.is_empty() && (inner.is_none() || self.report.errors() == before) {
            let span = self.opening(id);
            self.report.error(codes::CHAPTER_EMPTY, span, path, words!("this chapter has no slide that can be shown"));
        }
        made
    }

    /// What a chapter says of itself, without id and slides. An inner one has colour, seal and sound from its outer one, as
    /// far as it says nothing else.
    fn chapter_alone(&mut self, id: NodeId, part: &Part, path: &str, outer: Option<&Arc<Chapter>>) -> Chapter {
        let title = self.field::<Text>(id, part, "title", path).unwrap_or_default();
        let seal = self.field::<Text>(id, part, "seal", path);
        let tint = self.field::<Tint>(id, part, "tint", path);
        let (from, until) = (self.field(id, part, "from", path), self.field(id, part, "until", path));
        let (days, hours) = (self.field(id, part, "days", path), self.field(id, part, "hours", path));
        let for_screens = self.field(id, part, "for_screens", path).unwrap_or_default();
        let mut ambience = self.field(id, part, "ambience", path);
        if let Some(ambience) = &mut ambience {
            self.look_at_ambience(id, ambience, path);
        }
        Chapter {
            id: String::new(),
            title,
            seal: seal.or_else(|| Some(outer?.seal.clone())).unwrap_or_default(),
            tint: tint.or_else(|| Some(outer?.tint)).unwrap_or_default(),
            from,
            until,
            days,
            hours,
            for_screens,
            ambience: ambience.or_else(|| Some(outer?.ambience.clone())).unwrap_or_default(),
            slides: Vec::new(),
            outer: outer.cloned(),
        }
    }

    /// A chapter with chapters in it: its own slides come first.
    fn with_inner(
        &mut self,
        chapter: Chapter,
        slides: Vec<Slide>,
        list: NodeId,
        path: &str,
        ids: &mut Ids,
    ) -> Vec<Chapter> {
        let outer = Arc::new(chapter);
        // When and where its slides show is said by the outer one.
        let introduction = Chapter {
            slides,
            from: None,
            until: None,
            days: None,
            hours: None,
            for_screens: Vec::new(),
            outer: Some(Arc::clone(&outer)),
            ..Chapter::clone(&outer)
        };
        let mut made = vec![introduction];
        if let Some(list) = self.entries(list, &join(path, "chapters")) {
            made.extend(self.listed(&list, path, Some(&outer), ids));
        }
        made
    }

    fn too_deep(&mut self, list: NodeId, path: &str) {
        let span = self.tree.node(list).key.clone().unwrap_or_else(|| self.tree.first(list));
        let message = words!("a chapter within another one cannot have chapters itself");
        let hint = words!(
            "write their slides into the `slides: [ … ]` of this chapter, or move them out, beside it; what stands here is left out"
        );
        self.report.error_with(codes::CHAPTER_DEPTH, span, &join(path, "chapters"), message, hint);
    }

    /// The entries of a list of chapters; what is none is reported.
    pub(super) fn entries(&mut self, list: NodeId, path: &str) -> Option<Vec<NodeId>> {
        let node = self.tree.node(list);
        if node.shape == Shape::Square {
            return Some(node.children.clone());
        }
        let message = words!("`chapters` must be a list");
        let hint = words!("write `chapters: [Chapter( … ), Chapter( … )]`");
        self.report.error_with(codes::WRONG_TYPE, node.span.clone(), path, message, hint);
        None
    }

    fn is_chapter(&mut self, id: NodeId, path: &str) -> bool {
        let (node, name) = (self.tree.node(id), self.tree.name(id));
        if node.shape != Shape::Round {
            let hint = words!("write `Chapter(id: …, title: …, slides: [ … ])`");
            self.report.error_with(codes::WRONG_TYPE, node.span.clone(), path, words!("a chapter belongs here"), hint);
            return false;
        }
        if schema::slide(name).is_some() {
            let message = words!("the slide `{name}` stands outside a chapter", name);
            let hint = words!("move it into the `slides: [ … ]` of a chapter");
            self.report.error_with(codes::UNKNOWN_KIND, node.name.clone(), path, message, hint);
            return false;
        }
        if !name.is_empty() && name != schema::CHAPTER.name {
            let hint = advice(name, [schema::CHAPTER.name]);
            self.report.error_with(
                codes::UNKNOWN_KIND,
                node.name.clone(),
                path,
                words!("`{name}` is not a chapter", name),
                hint,
            );
        }
        true
    }

    fn slides(&mut self, chapter: NodeId, chapter_id: &str, path: &str, ids: &mut Ids) -> Vec<Slide> {
        let path = join(path, "slides");
        let Some(list) = self.given(chapter, &schema::CHAPTER, "slides") else { return Vec::new() };
        let node = self.tree.node(list);
        if node.shape != Shape::Square {
            let hint = words!("write `slides: [Cover( … ), Story( … )]`");
            self.report.error_with(
                codes::WRONG_TYPE,
                node.span.clone(),
                &path,
                words!("`slides` must be a list"),
                hint,
            );
            return Vec::new();
        }
        let mut slides = Vec::new();
        let read = node.children.len().min(self.room);
        self.room -= read;
        for (place, id) in node.children.iter().copied().enumerate().take(read) {
            let path = format!("{path}[{place}]");
            let authored = self.authored_id(id, &join(&path, "id"), &mut ids.slides);
            let is_taken = |id: &str| ids.authored.contains(id) || ids.slides.contains_key(id);
            let name = authored.unwrap_or_else(|| made_id(chapter_id, place, is_taken));
            ids.slides.entry(name.clone()).or_insert(id);
            self.note_links(id, &name, &path);
            if let Some(kind) = self.slide(id, &path) {
                let span = self.opening(id);
                let whole = self.tree.node(id).span.clone();
                self.places.push(Place { path, span, whole, rows: Vec::new() });
                slides.push(Slide { id: name, kind });
            }
        }
        slides
    }

    /// One slide; nothing if anything about it is wrong.
    fn slide(&mut self, id: NodeId, path: &str) -> Option<SlideKind> {
        let by_exhibition = self.sourced;
        self.sourced |= self.says(self.tree.field(id, "source"));
        let before = self.report.errors();
        let by_slide = self.allowed_on(id);
        let by_exhibition_alone = self.report.allow(by_slide);
        let mut kind = self.typed::<SlideKind>(id, Type::OneOf(schema::SLIDES), path);
        if let Some(kind) = &mut kind {
            self.look_at_film(id, kind, path);
            self.look_at_silent_film(id, kind, path);
            self.look_at_narration(id, kind, path);
            self.figures(id, kind, path);
        }
        self.report.allow(by_exhibition_alone);
        self.sourced = by_exhibition;
        kind.filter(|_| self.report.errors() == before)
    }

    /// The id that the author gave to a chapter or slide, if it can be used.
    fn authored_id(&mut self, of: NodeId, path: &str, given: &mut Given) -> Option<String> {
        let node = self.tree.field(of, "id").filter(|node| !self.is_damaged(*node))?;
        let id = self.tree.slice(node).trim_matches('"');
        if self.tree.node(node).shape != Shape::Text || id.is_empty() {
            return None;
        }
        let span = self.tree.node(node).span.clone();
        if id.chars().count() > ID_CHARS_MAX || !id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            let message = words!("an id is made of letters, digits, `-` and `_`, {max} at most", max = ID_CHARS_MAX);
            self.report.error_with(
                codes::ID_SPELLING,
                span,
                path,
                message,
                words!("pictures of slides are saved under this name"),
            );
            return None;
        }
        if let Some(first) = given.get(id) {
            let first = self.tree.field(*first, "id").map(|id| self.tree.node(id).span.clone());
            self.report.error_with(
                codes::DUPLICATE_ID,
                span,
                path,
                words!("the id `{id}` stands twice", id),
                words!("give each its own"),
            );
            if let Some(first) = first {
                self.report.related(first, words!("first here"));
            }
            return None;
        }
        given.insert(id.to_owned(), of);
        Some(id.to_owned())
    }

    /// From a value's name to its opening bracket, which may be a full-width one, or lacking.
    fn opening(&self, id: NodeId) -> std::ops::Range<usize> {
        let node = self.tree.node(id);
        let inside = self.tree.text(&(node.name.end..node.span.end));
        let bracket = inside.trim_start().strip_prefix(['(', '（']).map_or(0, |behind| inside.len() - behind.len());
        node.span.start..node.name.end + bracket
    }
}

/// `<base>-<n>`, counted from 1 in the order of the file, so that a broken slide does not rename the others.
fn made_id(base: &str, place: usize, is_taken: impl Fn(&str) -> bool) -> String {
    let id = format!("{base}-{}", place + 1);
    let others = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone()).chain(others).find(|id| !is_taken(id)).unwrap_or(id)
}
