//! The tolerant scanner: it finds the outline of a content file, also of a broken one.
//!
//! It knows strings, comments and brackets, and from the [`schema`](super::schema) which field belongs where. So it
//! finds every slide's place even if the slide before it lacks a bracket or a quote.
//! No function here is recursive, so that no nesting overflows the stack.

mod lexer;
mod marks;
mod numbers;
mod outline;
mod recovery;
mod token;
mod tree;

pub(super) use marks::{Foreign, ForeignKind};
pub(super) use outline::{field_kind, scan, scan_as};
pub(super) use tree::{NodeId, Shape, Tree, join};

use std::ops::Range;

use crate::diag::{Code, Edit, Words};

/// Something that breaks the form of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where.
    pub(super) span: Range<usize>,
    /// What kind.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: Words,
    /// What to do.
    pub(super) hint: Option<Words>,
    /// The changes that mend it.
    pub(super) edits: Vec<Edit>,
    /// A second place that belongs to it: where a bracket was missing.
    pub(super) related: Option<(Range<usize>, Words)>,
}

impl Fault {
    fn new(code: Code, span: Range<usize>, message: Words) -> Self {
        Self { span, code, message, hint: None, edits: Vec::new(), related: None }
    }

    fn hint(self, hint: Words) -> Self {
        Self { hint: Some(hint), ..self }
    }

    fn edits(self, edits: Vec<Edit>) -> Self {
        Self { edits, ..self }
    }

    fn related(self, span: Range<usize>, label: Words) -> Self {
        Self { related: Some((span, label)), ..self }
    }
}

/// The most brackets within each other. A sound file has about eight, and `ron` stops at 128.
const DEPTH_MAX: usize = 100;

/// The most faults that are noted; the others are only counted, since they would fill the memory.
const FAULTS_MAX: usize = 1000;
