//! The outline: all values with their places, unchecked.

use std::{borrow::Cow, ops::Range};

use super::{Foreign, ForeignKind};
use crate::diag::Edit;

/// The place of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::content) struct NodeId(usize);

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum Shape {
    /// A text in quotes.
    Text,
    /// A number, `true`, or any other bare word.
    Word,
    /// `Name( … )` or `( … )`
    Round,
    /// `[ … ]`
    Square,
    /// `{ … }`
    Curly,
}

/// One value of the file.
#[derive(Clone, Debug)]
pub(in crate::content) struct Node {
    /// From the first to the last byte, with name and brackets.
    pub(in crate::content) span: Range<usize>,
    /// The field or map key it stands under, without quotes' meaning.
    pub(in crate::content) key: Option<Range<usize>>,
    /// The name before a round bracket; empty if there is none.
    pub(in crate::content) name: Range<usize>,
    /// What it looks like.
    pub(in crate::content) shape: Shape,
    /// What it holds, in the order of the file.
    pub(in crate::content) children: Vec<NodeId>,
}

/// All values of a file.
#[derive(Clone, Debug)]
pub(in crate::content) struct Tree<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    /// What is written with characters of other keyboards, in the order of the file.
    pub(in crate::content) foreign: Vec<Foreign>,
    /// How many faults of the file were found and not noted.
    pub(in crate::content) faults_not_noted: usize,
}

impl<'a> Tree<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, nodes: Vec::new(), foreign: Vec::new(), faults_not_noted: 0 }
    }

    /// Adds a value at the end of `parent`; without one it stands alone (the root is the first of these).
    pub(super) fn add(&mut self, parent: Option<NodeId>, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(node);
        if let Some(parent) = parent {
            self.nodes[parent.0].children.push(id);
        }
        id
    }

    /// Sets where a value ends.
    pub(super) fn end(&mut self, id: NodeId, end: usize) {
        let span = &mut self.nodes[id.0].span;
        span.end = span.end.max(end);
    }

    /// The outermost value.
    pub(in crate::content) fn root(&self) -> Option<NodeId> {
        self.nodes.first().map(|_| NodeId(0))
    }

    /// What is known of a value.
    pub(in crate::content) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// The text of a place.
    pub(in crate::content) fn text(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The whole text of a value.
    pub(in crate::content) fn slice(&self, id: NodeId) -> &'a str {
        self.text(&self.node(id).span)
    }

    /// The whole text of a value, with plain spaces for those of other keyboards between its pieces.
    pub(in crate::content) fn plain_slice(&self, id: NodeId) -> Cow<'a, str> {
        let span = &self.node(id).span;
        let first = self.foreign.partition_point(|foreign| foreign.span.start < span.start);
        let within = self.foreign[first..].iter().take_while(|foreign| foreign.span.start < span.end);
        let (mut plain, mut at) = (String::new(), span.start);
        for Foreign { span: space, .. } in within.filter(|foreign| foreign.kind == ForeignKind::Space) {
            plain.push_str(self.text(&(at..space.start)));
            // As many bytes as before, so that places in the one are places in the other.
            plain.extend(std::iter::repeat_n(' ', space.len()));
            at = space.end;
        }
        if plain.is_empty() {
            return Cow::Borrowed(self.slice(id));
        }
        plain.push_str(self.text(&(at..span.end)));
        Cow::Owned(plain)
    }

    /// What a foreign piece is written with.
    pub(in crate::content) fn first_of(&self, foreign: &Foreign) -> char {
        foreign.first(self.text)
    }

    /// What the format has in its place.
    pub(in crate::content) fn plain_of(&self, foreign: &Foreign) -> char {
        foreign.plain(self.text)
    }

    /// The changes that write it as the format has it.
    pub(in crate::content) fn edits_of(&self, foreign: &Foreign) -> Vec<Edit> {
        foreign.edits(self.text)
    }

    /// The bytes of a value's first character.
    pub(in crate::content) fn first(&self, id: NodeId) -> Range<usize> {
        let start = self.node(id).span.start;
        start..start + self.slice(id).chars().next().map_or(0, char::len_utf8)
    }

    /// The name before a value's round bracket, or nothing.
    pub(in crate::content) fn name(&self, id: NodeId) -> &'a str {
        self.text(&self.node(id).name)
    }

    /// The field or map key of a value, without quotes.
    pub(in crate::content) fn key(&self, id: NodeId) -> Option<&'a str> {
        self.node(id).key.as_ref().map(|span| self.text(span).trim_matches('"'))
    }

    /// The value under the field `key`, the first if there are several.
    pub(in crate::content) fn field(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.node(id).children.iter().copied().find(|child| self.key(*child) == Some(key))
    }

    /// Whether the field `key` is among the first values; no part has more fields than these.
    pub(in crate::content) fn has_early_field(&self, id: NodeId, key: &str) -> bool {
        self.node(id).children.iter().take(40).any(|child| self.key(*child) == Some(key))
    }

    /// The last value along `path` (`photo.alt`, `cards[2].label`) from `from` that the file has.
    pub(in crate::content) fn find(&self, from: NodeId, path: &str) -> NodeId {
        let mut at = from;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|index: usize| self.node(at).children.get(index).copied()),
                None => self.field(at, step),
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The path of the innermost value around `offset`: `chapters[1].slides[3].photo`.
    pub(in crate::content) fn path_at(&self, offset: usize) -> String {
        let (mut path, mut at) = (String::new(), self.root());
        while let Some(id) = at {
            let children = &self.node(id).children;
            let place = children.iter().position(|child| self.node(*child).span.contains(&offset));
            at = place.map(|place| children[place]);
            if let (Some(child), Some(place)) = (at, place) {
                path = self.key(child).map_or_else(|| format!("{path}[{place}]"), |key| join(&path, key));
            }
        }
        path
    }
}

/// `path` and the field `key` in it.
pub(in crate::content) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
