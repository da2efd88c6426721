//! Texts in quotes as they are written: escapes, paths, and other things in their place.

use std::ops::Range;

use super::{Reader, near::near};
use crate::content::from_ron::from_ron;
use crate::content::{
    codes,
    scan::{NodeId, Shape},
};
use crate::{
    diag::{Code, Edit, Words},
    units::{PathFault, path_fault},
    words,
};

impl Reader<'_> {
    /// The text between the quotes; a wrong escape is reported.
    pub(super) fn decoded(&mut self, id: NodeId, path: &str) -> Option<String> {
        let slice = self.tree.slice(id);
        let plain = slice.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let Some(plain) = plain.filter(|plain| !plain.contains('\\')) {
            return Some(plain.to_owned());
        }
        let text = from_ron::<String>(slice).ok();
        if text.is_none() {
            let node = self.tree.node(id).span.clone();
            let (span, message) = match wrong_escape(slice) {
                Some(wrong) => {
                    let escape = &slice[wrong.clone()];
                    let place = node.start + wrong.start..node.start + wrong.end;
                    (place, words!("a text has no escape `{escape}`", escape))
                }
                None => (node, words!("this text cannot be read")),
            };
            let hint = words!("a backslash is written `\\\\`, a quote `\\\"`");
            self.report.error_with(codes::SYNTAX, span, path, message, hint);
        }
        text
    }

    /// The path between the quotes; backslashes, which would be escapes in any other text, are reported.
    pub(super) fn written_path(&mut self, id: NodeId, path: &str) -> Option<String> {
        let slice = self.tree.slice(id);
        if slice.starts_with('"') && slice.contains('\\') {
            let read = from_ron::<String>(slice).ok();
            let fault = read.as_deref().map(path_fault);
            if !matches!(fault, Some(None | Some(PathFault::SlashLookAlike | PathFault::Upwards | PathFault::Percent)))
            {
                let written = slice.trim_matches('"').replace("\\\\", "\\");
                self.bad_path(id, &written, PathFault::Backslash, path);
                return None;
            }
        }
        self.decoded(id, path)
    }

    /// Reports a path that may not stand in an exhibition, with the one that may.
    pub(super) fn bad_path(&mut self, id: NodeId, file: &str, fault: PathFault, path: &str) {
        let span = self.tree.node(id).span.clone();
        let slashes = file.replace('\\', "/");
        let name = slashes.rsplit('/').next().unwrap_or_default();
        let is_name = path_fault(name).is_none();
        let (message, hint, edit) = match (fault, path_fault(&slashes)) {
            (PathFault::Backslash, None) => {
                let meant = near(self.files, &slashes).filter(|near| near.is_sure).map_or(slashes, |near| near.path);
                (PathFault::Backslash.into(), words!("write `{path}`", path = &meant), Some(meant))
            }
            (fault, other) => {
                let leads_out = matches!(other, Some(PathFault::Absolute | PathFault::Address | PathFault::Upwards));
                let meant = near(self.files, name).filter(|near| leads_out && is_name && near.is_sure);
                let message = Words::from(other.filter(|_| leads_out).unwrap_or(fault));
                match meant {
                    Some(near) => (message, did_you_mean(&near.path), Some(near.path)),
                    None if leads_out && is_name => (message, copy_it(name), None),
                    None => (message, relative(), None),
                }
            }
        };
        self.report.error_with(codes::PATH_OUTSIDE, span.clone(), path, message, hint);
        if let Some(meant) = edit {
            self.report.edit(span, in_quotes(&meant));
        }
    }

    /// Reports a file that is not there, with the one that may be meant; `otherwise` says what happens without it.
    pub(super) fn not_there(&mut self, id: NodeId, file: &str, path: &str, missing: Code, otherwise: Words) {
        let span = self.tree.node(id).span.clone();
        let near = (!self.report.has_enough_warnings()).then(|| near(self.files, file)).flatten();
        let hint = near.as_ref().map_or(otherwise, |near| did_you_mean(&near.path));
        self.report.warning(missing, span.clone(), path, words!("this file is not there"), hint);
        if let Some(near) = near.filter(|near| near.is_sure) {
            self.report.edit(span, in_quotes(&near.path));
        }
    }

    /// Reports something else where a text belongs, with the text that it may be.
    pub(super) fn no_text(&mut self, id: NodeId, path: &str) {
        /// The longest text that is written out in advice, in bytes.
        const SHOWN_MAX: usize = 60;
        let node = self.tree.node(id);
        let (slice, wanted) = (self.tree.slice(id), words!("a text, `\"…\"` or `(zh: \"…\", en: \"…\")`,"));
        let short = |text: &str| Some(text.to_owned()).filter(|text| text.len() <= SHOWN_MAX && !text.contains('\n'));
        let is_text = |child: &NodeId| self.tree.node(*child).shape == Shape::Text && self.tree.key(*child).is_none();
        let is_keyed = |child: &NodeId| self.tree.key(*child).is_some();
        let (form, edits) = match (node.shape, &node.children[..]) {
            (Shape::Word, _) => (short(&in_quotes(slice)), Vec::new()),
            (Shape::Square, [only]) if is_text(only) => {
                let (list, text) = (node.span.clone(), self.tree.node(*only).span.clone());
                let edits = vec![Edit::new(list.start..text.start, ""), Edit::new(text.end..list.end, "")];
                (short(self.tree.slice(*only)), edits)
            }
            (Shape::Square, [_, ..]) if node.children.iter().all(is_keyed) => {
                let Range { start, end } = node.span;
                (
                    Some("(zh: \"…\", en: \"…\")".to_owned()),
                    vec![Edit::new(start..start + 1, "("), Edit::new(end - 1..end, ")")],
                )
            }
            (Shape::Square, texts) if texts.len() == self.languages.len() && texts.iter().all(is_text) => {
                let pairs = self.languages.iter().zip(texts);
                let pairs: Vec<String> =
                    pairs.map(|(lang, text)| format!("{}: {}", lang.0, self.tree.slice(*text))).collect();
                (short(&format!("({})", pairs.join(", "))), Vec::new())
            }
            _ => (None, Vec::new()),
        };
        let hint = form.map(|form| words!("write `{form}`", form));
        self.wrong_with(id, path, wanted, hint);
        self.report.edits(edits);
    }
}

/// The hint for paths that are spelt wrongly.
pub(super) fn relative() -> Words {
    words!("paths are relative to the folder of the content file, for example `pictures/gate.jpg`")
}

fn did_you_mean(path: &str) -> Words {
    words!("did you mean `{path}`?", path)
}

/// The hint for a path that only one machine has.
fn copy_it(name: &str) -> Words {
    words!("copy it into a folder beside the content file, for example `pictures`, and write `pictures/{name}`", name)
}

/// `text` as it is written in a file.
pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The first escape of a text that is none.
fn wrong_escape(slice: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = slice.get(at..)?.find('\\') {
        let start = at + found;
        let rest = &slice[start + 1..];
        let next = rest.chars().next()?;
        let digits = |rest: &str, max: usize| rest.bytes().take(max).take_while(u8::is_ascii_hexdigit).count();
        let length = match next {
            '\'' | '"' | '\\' | 'n' | 'r' | 't' | '0' => Ok(1),
            'x' if digits(&rest[1..], 2) == 2 => Ok(3),
            'x' => Err(1 + digits(&rest[1..], 2)),
            'u' if rest[1..].starts_with('{') => {
                let count = digits(&rest[2..], 6);
                let scalar = u32::from_str_radix(&rest[2..2 + count], 16).ok().and_then(char::from_u32);
                let is_closed = rest[2 + count..].starts_with('}');
                if scalar.is_some() && is_closed { Ok(count + 3) } else { Err(2 + count + usize::from(is_closed)) }
            }
            _ => Err(next.len_utf8()),
        };
        match length {
            Ok(length) => at = start + 1 + length,
            Err(length) => return Some(start..start + 1 + length),
        }
    }
    None
}
