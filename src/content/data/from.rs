//! Finds the lists of a content file that come from a data file: `From("…")` or `From(file: "…", group: "…")`.

use std::ops::Range;

use super::{
    columns,
    origin::{Spot, Told},
    table::Titles,
};
use crate::{
    content::{
        codes,
        scan::{NodeId, Shape, Tree, field_kind},
        schema::{self, Part, Type},
    },
    diag::{advice, nearest},
    words,
};

/// The name before the bracket.
const NAME: &str = "From";
const FIELDS: [&str; 2] = ["file", "group"];

/// A list that comes from a file.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// The whole of `From( … )`.
    pub(super) span: Range<usize>,
    /// What an entry of the list is.
    pub(super) kind: Type,
    /// The least and the most entries.
    pub(super) count: (usize, usize),
    /// The path of the file and where it is written.
    pub(super) file: (String, Range<usize>),
    /// What a table says of its columns; nothing for other lists.
    pub(super) titles: Option<Titles>,
    /// The group whose rows are wanted.
    pub(super) group: Option<(String, Range<usize>)>,
    /// What is wrong with what the author wrote.
    pub(super) told: Vec<Told>,
}

/// All lists of slides that come from files, in the order of the content file.
pub(super) fn all(tree: &Tree<'_>) -> Vec<Wanted> {
    let chapters = tree.root().into_iter().flat_map(|root| under(tree, root, &schema::EXHIBITION, "chapters"));
    let inner = |chapter: NodeId| under(tree, chapter, &schema::CHAPTER, "chapters");
    let chapters = chapters.flat_map(|chapter| std::iter::once(chapter).chain(inner(chapter)));
    let slides = chapters.flat_map(|chapter| under(tree, chapter, &schema::CHAPTER, "slides"));
    let mut found: Vec<Wanted> = slides.flat_map(|slide| of_slide(tree, slide)).collect();
    found.sort_by_key(|from| from.span.start);
    let mut end = 0;
    found.retain(|from| {
        let is_apart = from.span.start >= end;
        end = end.max(from.span.end);
        is_apart
    });
    found
}

/// The entries of the list under the field `name`, or under one that resembles it.
fn under(tree: &Tree<'_>, of: NodeId, part: &'static Part, name: &'static str) -> Vec<NodeId> {
    let names = || part.fields.iter().map(|field| field.name);
    let is_meant = |key: &str| key == name || part.field(key).is_none() && nearest(key, names()) == Some(name);
    let lists = tree.node(of).children.iter().filter(|child| tree.key(**child).is_some_and(is_meant));
    lists.flat_map(|list| tree.node(*list).children.iter().copied()).collect()
}

fn of_slide(tree: &Tree<'_>, slide: NodeId) -> Vec<Wanted> {
    let Some(part) = schema::slide(tree.name(slide)) else { return Vec::new() };
    let list = |child: &NodeId| {
        let Type::List(kind, min, max) = field_kind(part, tree.key(*child)?)? else { return None };
        let is_from = tree.node(*child).shape == Shape::Round && tree.name(*child) == NAME;
        let is_table = matches!(kind, Type::List(Type::Text, ..));
        let titles = is_table.then(|| titles(tree, slide));
        (is_from && (is_table || !columns::parts(kind).is_empty()))
            .then(|| Wanted { titles, ..read(tree, *child, *kind, (min, max)) })
    };
    tree.node(slide).children.iter().filter_map(list).collect()
}

/// What the table at `slide` says of its columns, and which languages there are.
fn titles(tree: &Tree<'_>, slide: NodeId) -> Titles {
    let count = |list: NodeId| tree.node(list).children.len();
    let languages = tree.root().and_then(|root| tree.field(root, "languages"));
    let tags = languages.map_or(&[][..], |list| &tree.node(list).children);
    Titles {
        given: tree.field(slide, "columns").map(count),
        languages: tags.iter().map(|tag| tree.slice(*tag).trim_matches('"').to_owned()).collect(),
    }
}

fn read(tree: &Tree<'_>, id: NodeId, kind: Type, count: (usize, usize)) -> Wanted {
    let node = tree.node(id);
    let mut from = Wanted {
        span: node.span.clone(),
        kind,
        count,
        file: (String::new(), 0..0),
        titles: None,
        group: None,
        told: Vec::new(),
    };
    for child in node.children.iter().copied() {
        let span = tree.node(child).span.clone();
        let name = tree.key(child).unwrap_or(FIELDS[0]);
        let is_text = tree.node(child).shape == Shape::Text;
        let text = is_text.then(|| ron::from_str::<String>(tree.slice(child)).ok()).flatten();
        match (name, text) {
            ("file", Some(text)) if from.file.1.is_empty() => from.file = (text, span),
            ("group", Some(text)) if from.group.is_none() => from.group = Some((text, span)),
            ("file" | "group", Some(_)) => {
                let message = words!("the field `{name}` stands twice", name);
                from.told.push(Told::error(codes::REPEATED_FIELD, Spot::own(span), message));
            }
            ("file" | "group", None) => {
                let found = format!("`{}`", tree.slice(child).chars().take(30).collect::<String>());
                let message =
                    words!("{wanted} belongs here, found {found}", wanted = words!("a text in quotes"), found);
                from.told.push(Told::error(codes::WRONG_TYPE, Spot::own(span), message));
            }
            _ => {
                let message = words!("`{part}` has no field `{name}`", part = NAME, name);
                let told = Told::error(codes::UNKNOWN_FIELD, Spot::own(span), message);
                from.told.push(told.hint(advice(name, FIELDS)));
            }
        }
    }
    if from.file.1.is_empty() && from.told.is_empty() {
        let message = words!("`{part}` lacks the field `{name}`", part = NAME, name = FIELDS[0]);
        let told = Told::error(codes::MISSING_FIELD, Spot::own(node.name.clone()), message);
        from.told.push(told.hint(words!("write `From(\"data/figures.csv\")`")));
    }
    from
}
