//! Reads other files than the exhibition's that are one part with fields, field by field, with the same checks.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::{Reader, Report, VALUES_READ, damage, translated::Translated};
use crate::{
    content::{
        Files, Found,
        scan::{NodeId, Shape, scan_as},
        schema::Part,
    },
    diag::{Code, Finding, Severity, Source, Words},
    words,
};

/// A kind of file that holds one part.
#[derive(Clone, Debug)]
pub struct Form {
    /// The part that is the whole file.
    pub part: &'static Part,
    /// The code of a file that holds something else.
    pub code: Code,
    /// An example of such a file.
    pub hint: Words,
}

/// Reads a file of this form; returns what `take` makes of its fields, and the findings in the order of the file.
///
/// Never fails: a value that cannot be used becomes a finding, and the other fields are read.
pub fn read_part<T>(source: Source<'_>, form: &Form, take: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<Finding>) {
    let (tree, faults) = scan_as(source.text, form.part);
    let damage = damage(&tree, &faults);
    let mut report = Report::new(source);
    for fault in faults {
        report.fault(fault, &tree);
    }
    report.more_errors(tree.faults_not_noted);
    report.foreign(&tree);
    let reader = Reader {
        tree: &tree,
        report,
        files: &NoFiles,
        languages: Vec::new(),
        damage,
        sourced: false,
        translated: Translated::default(),
        captions: Vec::new(),
        places: Vec::new(),
        linking: Vec::new(),
        room: 0,
    };
    let mut fields = Fields { reader, root: None, part: form.part, taken: Vec::new() };
    fields.begin(form);
    let taken = take(&mut fields);
    fields.check_the_rest();
    (taken, fields.reader.report.finish())
}

/// The fields of a file that is being read.
pub struct Fields<'a> {
    reader: Reader<'a>,
    root: Option<NodeId>,
    part: &'static Part,
    /// The values that were asked for.
    taken: Vec<NodeId>,
}

impl Fields<'_> {
    /// The value of the field `name` if it is there and right; what is wrong with it becomes a finding.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let kind = self.part.field(name)?.kind;
        let value = self.reader.tree.field(self.root?, name)?;
        self.taken.push(value);
        self.reader.typed(value, kind, name)
    }

    /// The text of the value of the field `name`, right or wrong, also under a similar name; without quotes.
    #[must_use]
    pub fn attempt(&self, name: &str) -> Option<&str> {
        let value = self.reader.given(self.root?, self.part, name)?;
        Some(self.reader.tree.slice(value).trim_matches('"'))
    }

    /// Reports something about the value at `path` (`hours[2].from`), or about the last part of the path that exists.
    pub fn tell(&mut self, severity: Severity, code: Code, path: &str, message: Words, hint: Words) {
        let span = self.span(path);
        match severity {
            Severity::Error => self.reader.report.error_with(code, span, path, message, hint),
            Severity::Warning => self.reader.report.warning(code, span, path, message, hint),
        }
    }

    /// Adds a second place to what was told last, that of the value at `path`.
    pub fn related(&mut self, path: &str, label: Words) {
        let span = self.span(path);
        self.reader.report.related(span, label);
    }

    fn span(&self, path: &str) -> Range<usize> {
        let tree = self.reader.tree;
        self.root.map_or(0..0, |root| tree.node(tree.find(root, path)).span.clone())
    }

    /// Finds the part and reports wrong names of fields.
    fn begin(&mut self, form: &Form) {
        let reader = &mut self.reader;
        let name = form.part.name;
        let Some(root) = reader.tree.root() else {
            // The broken form was reported before.
            if reader.report.errors() == 0 {
                reader.report.error_with(form.code, 0..0, "", words!("the file is empty"), form.hint.clone());
            }
            return;
        };
        let node = reader.tree.node(root);
        if node.shape != Shape::Round {
            let message = words!("the file does not begin with `{name}(`", name);
            reader.report.error_with(form.code, reader.tree.first(root), "", message, form.hint.clone());
            return;
        }
        let found = reader.tree.name(root);
        if found != name {
            let shown = if found.is_empty() { words!("an unnamed bracket") } else { Words::verbatim(found) };
            let message = words!("the file begins with {shown}", shown);
            reader.report.error_with(form.code, node.name.clone(), "", message, form.hint.clone());
        }
        reader.fields(root, form.part, "");
        self.root = Some(root);
    }

    /// Reports what is wrong with the values of repeated and of misspelt fields, which nobody asked for.
    fn check_the_rest(&mut self) {
        let Some(root) = self.root else { return };
        let reader = &mut self.reader;
        for value in reader.tree.node(root).children.iter().copied().take(VALUES_READ) {
            let field = reader.tree.key(value).and_then(|name| reader.meant(root, self.part, name));
            if let Some(field) = field.filter(|_| !self.taken.contains(&value) && !reader.is_damaged(value)) {
                reader.value(value, field.kind, field.name);
            }
        }
    }
}

/// A file of this kind names no files.
struct NoFiles;

impl Files for NoFiles {
    fn look(&self, _relative: &str) -> Found {
        Found::Missing
    }
}
