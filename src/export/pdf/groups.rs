//! Lists and tables in the tag tree: the tags of what belongs together, put into each other.

use krilla::tagging::{ListNumbering, Node, Tag, TagGroup};

use super::order::Kind;

/// The nodes of a page as they are read, with lists and tables put together.
pub(super) fn grouped(read: Vec<(Kind, Node)>) -> Vec<Node> {
    let mut groups = Groups { open: Vec::new(), done: Vec::new() };
    for (kind, node) in read {
        groups.add(&kind, node);
    }
    groups.close(LIST);
    groups.done
}

/// How deep a group lies: a list or a table, an item or a row, an item's body, and the lines under it.
type Depth = u8;
const LIST: Depth = 0;
const ITEM: Depth = 1;
const BODY: Depth = 2;
const LINES: Depth = 3;

struct Groups {
    /// The groups that are open, each within the one before.
    open: Vec<(Depth, TagGroup)>,
    done: Vec<Node>,
}

impl Groups {
    fn add(&mut self, kind: &Kind, node: Node) {
        match (kind, node) {
            (Kind::List | Kind::Table, Node::Group(group)) => self.enter(LIST, group),
            (Kind::Row, Node::Group(group)) => self.enter(ITEM, group),
            (Kind::ListNumber, node) => {
                self.enter(ITEM, TagGroup::with_children(Tag::LI, vec![node]));
                if let Some((LIST, list)) = self.open.first_mut() {
                    list.tag = Tag::L(ListNumbering::Decimal).into();
                }
            }
            (Kind::ListItem, Node::Group(body)) => {
                // Behind its number, the item is open already.
                if self.depth() != Some(ITEM) {
                    self.enter(ITEM, TagGroup::new(Tag::LI));
                }
                self.enter(BODY, body);
            }
            (Kind::ListLine, node) => {
                if self.depth() != Some(LINES) {
                    self.enter(LINES, TagGroup::new(Tag::L(ListNumbering::None)));
                }
                self.put(node);
            }
            (Kind::ColumnTitle | Kind::Cell, node) => self.put(node),
            (_, node) => {
                self.close(LIST);
                self.put(node);
            }
        }
    }

    fn depth(&self) -> Option<Depth> {
        self.open.last().map(|(depth, _)| *depth)
    }

    fn enter(&mut self, depth: Depth, group: TagGroup) {
        self.close(depth);
        self.open.push((depth, group));
    }

    /// Closes all groups that lie at least so deep.
    fn close(&mut self, depth: Depth) {
        while self.depth().is_some_and(|open| open >= depth) {
            if let Some((_, group)) = self.open.pop() {
                self.put(group.into());
            }
        }
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((_, group)) => group.push(node),
            None => self.done.push(node),
        }
    }
}
