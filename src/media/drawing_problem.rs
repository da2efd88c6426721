//! What can be wrong with a drawing: an SVG.

use crate::{diag::Words, words};

/// What is wrong with an SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawingProblem {
    /// At this line and column of its text, each from 1, it is not written as it must be, with the reader's words.
    Broken {
        /// The line.
        line: u32,
        /// The column, in characters.
        column: u32,
        /// What the reader says.
        why: String,
    },
    /// Its letters are not UTF-8.
    Letters,
    /// It says a size that is none.
    NoSize,
    /// It asks for more than can be drawn in time, or things lie too deep in each other.
    TooMuch,
    /// Nothing in it is drawn.
    Nothing,
}

impl DrawingProblem {
    /// What is wrong, for people.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Broken { line, column, why } => words!(
                "the SVG cannot be read from line {line}, column {column} on; export it anew",
                line = *line,
                column = *column
            )
            .because(why),
            Self::Letters => words!("the SVG is not written in UTF-8; export it anew"),
            Self::NoSize => words!("the SVG has no size: its `viewBox`, `width` or `height` is none"),
            Self::TooMuch => {
                words!("the SVG asks for more than can be drawn in time; export it simplified, or save it as PNG")
            }
            Self::Nothing => words!("nothing in the SVG can be drawn; texts in it must be converted to paths"),
        }
    }

    /// The problem as one line.
    pub(super) fn remark(&self) -> String {
        match self {
            Self::Broken { line, column, why } => format!("{line}:{column}:{}", why.replace('\n', " ")),
            Self::Letters => "letters".to_owned(),
            Self::NoSize => "size".to_owned(),
            Self::TooMuch => "much".to_owned(),
            Self::Nothing => "nothing".to_owned(),
        }
    }

    /// The problem that a [`Self::remark`] stands for.
    pub(super) fn of_remark(remark: &str) -> Option<Self> {
        Some(match remark {
            "letters" => Self::Letters,
            "size" => Self::NoSize,
            "much" => Self::TooMuch,
            "nothing" => Self::Nothing,
            _ => {
                let mut parts = remark.splitn(3, ':');
                let [line, column] = [parts.next()?, parts.next()?].map(str::parse);
                Self::Broken { line: line.ok()?, column: column.ok()?, why: parts.next()?.to_owned() }
            }
        })
    }
}
