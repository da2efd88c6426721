//! Values that have a rule of their own.

use super::Reader;
use crate::content::{
    rule::{Refusal, Rule, Written},
    scan::{NodeId, Shape},
    schema::Part,
};

impl Reader<'_> {
    /// Checks a value against its own rule, and reports what the rule refuses.
    pub(super) fn own(&mut self, id: NodeId, rule: Rule, path: &str) {
        let Some(written) = self.written(id, path) else { return };
        match rule(&written) {
            Ok(()) => {}
            Err(Refusal::Form(wanted)) => self.wrong(id, path, wanted),
            Err(Refusal::Value(code, message, hint)) => {
                let span = self.tree.node(id).span.clone();
                match hint {
                    Some(hint) => self.report.error_with(code, span, path, message, hint),
                    None => self.report.error(code, span, path, message),
                }
            }
        }
    }

    /// A text in quotes for the first field of `part`, or the part itself.
    pub(super) fn first_or(&mut self, id: NodeId, part: &'static Part, path: &str) {
        match part.fields.first() {
            Some(first) if self.tree.node(id).shape == Shape::Text => self.value(id, first.kind, path),
            _ => self.named_part(id, part, path),
        }
    }

    /// The value as it is written; nothing for a text that cannot be read, which is reported.
    fn written(&mut self, id: NodeId, path: &str) -> Option<Written<'_>> {
        let node = self.tree.node(id);
        let is_bare = |child: &NodeId| self.tree.node(*child).shape == Shape::Word && self.tree.key(*child).is_none();
        Some(match node.shape {
            Shape::Text => Written::Text(self.decoded(id, path)?),
            Shape::Word => Written::Word(self.tree.slice(id)),
            Shape::Round if self.tree.name(id).is_empty() && node.children.iter().all(is_bare) => {
                Written::Tuple(node.children.iter().map(|child| self.tree.slice(*child)).collect())
            }
            _ => Written::Other,
        })
    }
}
