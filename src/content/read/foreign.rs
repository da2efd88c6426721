//! Tells what is written with characters of other keyboards: each line once, and a whole page of it once.

use std::ops::Range;

use super::Report;
use crate::content::{
    codes,
    scan::{Foreign, ForeignKind, Tree},
};
use crate::{
    diag::{Edit, Words},
    words,
};

/// Those on more lines than these are one finding.
const LINES_MAX: usize = 3;

/// A finding mends so many pieces; `check --fix` goes on until nothing is left.
const EDITED_MAX: usize = 10_000;

impl Report<'_> {
    /// Reports all pieces that are foreign.
    pub(super) fn foreign(&mut self, tree: &Tree<'_>) {
        for kind in [ForeignKind::Wide, ForeignKind::Quotes, ForeignKind::Space] {
            let foreign: Vec<&Foreign> = tree.foreign.iter().filter(|foreign| foreign.kind == kind).collect();
            let lines: Vec<&[&Foreign]> =
                foreign.chunk_by(|a, b| self.line(a.span.start) == self.line(b.span.start)).collect();
            if lines.len() > LINES_MAX {
                self.page(kind, &foreign, lines.len(), tree);
            } else {
                for line in lines {
                    self.one_line(kind, line, tree);
                }
            }
        }
    }

    fn one_line(&mut self, kind: ForeignKind, foreign: &[&Foreign], tree: &Tree<'_>) {
        let [first, ..] = foreign else { return };
        let (shown, plain) =
            (marks(foreign, |foreign| tree.first_of(foreign)), marks(foreign, |foreign| tree.plain_of(foreign)));
        let (message, hint) = match (kind, foreign.len()) {
            (ForeignKind::Wide, 1) => {
                (words!("full-width `{mark}` outside a text", mark = tree.first_of(first)), half_width(plain))
            }
            (ForeignKind::Wide, _) => {
                (words!("full-width marks outside a text: {marks}", marks = shown), half_width(plain))
            }
            (ForeignKind::Quotes, _) => (
                words!("a text stands between straight double quotes, not behind {mark}", mark = shown),
                words!("write `\"…\"` · 文字请放在半角双引号 `\"…\"` 里"),
            ),
            (ForeignKind::Space, _) => (space(tree.first_of(first)), words!("write an ordinary space")),
        };
        self.tell_foreign(kind, first.span.clone(), &tree.path_at(first.span.start), message, hint);
        self.edits(edits(foreign, tree));
    }

    fn page(&mut self, kind: ForeignKind, foreign: &[&Foreign], lines: usize, tree: &Tree<'_>) {
        let [first, ..] = foreign else { return };
        let (count, mark) = (foreign.len(), tree.first_of(first));
        let message = match kind {
            ForeignKind::Wide => {
                words!(
                    "full-width marks outside of texts, {count} on {lines} lines; the first is `{mark}`",
                    count,
                    lines,
                    mark
                )
            }
            ForeignKind::Quotes => words!(
                "texts between other quotes than straight double ones, {count} on {lines} lines; the first begins with `{mark}`",
                count,
                lines,
                mark
            ),
            ForeignKind::Space => {
                let what = space(mark);
                words!("{what}; there are such spaces on {lines} lines", what, lines)
            }
        };
        let hint = words!("`xiongguan check --fix` changes them all · 用 `xiongguan check --fix` 可以全部改好");
        self.tell_foreign(kind, first.span.clone(), "", message, hint);
        self.edits(edits(&foreign[..foreign.len().min(EDITED_MAX)], tree));
    }

    fn tell_foreign(&mut self, kind: ForeignKind, span: Range<usize>, path: &str, message: Words, hint: Words) {
        match kind {
            ForeignKind::Wide => self.error_with(codes::FULL_WIDTH, span, path, message, hint),
            ForeignKind::Quotes => self.error_with(codes::SYNTAX, span, path, message, hint),
            ForeignKind::Space => self.warning(codes::FULL_WIDTH, span, path, message, hint),
        }
    }
}

fn edits(foreign: &[&Foreign], tree: &Tree<'_>) -> Vec<Edit> {
    foreign.iter().flat_map(|foreign| tree.edits_of(foreign)).collect()
}

/// The different marks among them, each once.
fn marks(foreign: &[&Foreign], of: impl Fn(&Foreign) -> char) -> String {
    let mut marks: Vec<char> = Vec::new();
    for mark in foreign.iter().map(|foreign| of(foreign)) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks.iter().map(|mark| format!("`{mark}`")).collect::<Vec<_>>().join(" ")
}

fn half_width(ascii: String) -> Words {
    words!("write {ascii} here · 此处请用半角 {ascii}（切换到英文输入法）", ascii)
}

/// What is wrong with a space.
fn space(c: char) -> Words {
    match c {
        '\u{3000}' => words!("a full-width space outside a text counts as an ordinary one"),
        '\u{a0}' | '\u{202f}' => words!("a no-break space outside a text counts as an ordinary one"),
        _ => {
            let code = format!("U+{:04X}", u32::from(c));
            words!("an unusual space ({code}) outside a text counts as an ordinary one", code)
        }
    }
}
