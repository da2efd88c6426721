//! Problems as one line of text, for files and for other processes.

use super::kinds;
use super::{DrawingProblem, PictureProblem, Variety};

impl PictureProblem {
    /// The problem as one line: a word, and what belongs to it behind a space.
    #[must_use]
    pub fn remark(&self) -> String {
        if let Self::Drawing(problem) = self {
            return format!("drawing {}", problem.remark());
        }
        let (word, rest) = match self {
            // Those who decode are given a path that leads to a file.
            Self::Path(_) | Self::Missing => ("missing", ""),
            Self::NotAFile => ("no-file", ""),
            Self::Unreadable(why) => ("unreadable", why.as_str()),
            Self::Empty => ("empty", ""),
            Self::FileTooLarge => ("large", ""),
            Self::UnknownFormat => ("unknown", ""),
            Self::OtherFormat(name) => ("format", *name),
            Self::OtherKind(variety) => ("kind", variety.code()),
            Self::TooManyPixels => ("pixels", ""),
            Self::TooSlow => ("slow", ""),
            Self::Truncated => ("truncated", ""),
            Self::Damaged(why) => ("damaged", why.as_str()),
            // No worker is asked for films.
            Self::DecoderFailed | Self::Drawing(_) | Self::Film(_) => ("failed", ""),
        };
        format!("{word} {rest}").trim_end().to_owned()
    }

    /// The problem that a [`Self::remark`] stands for.
    #[must_use]
    pub fn of_remark(remark: &str) -> Option<Self> {
        let (word, rest) = remark.split_once(' ').unwrap_or((remark, ""));
        Some(match word {
            "missing" => Self::Missing,
            "no-file" => Self::NotAFile,
            "unreadable" => Self::Unreadable(rest.to_owned()),
            "empty" => Self::Empty,
            "large" => Self::FileTooLarge,
            "unknown" => Self::UnknownFormat,
            "format" => Self::OtherFormat(kinds::names().find(|name| *name == rest)?),
            "kind" => Self::OtherKind(Variety::ALL.into_iter().find(|variety| variety.code() == rest)?),
            "pixels" => Self::TooManyPixels,
            "slow" => Self::TooSlow,
            "truncated" => Self::Truncated,
            "damaged" => Self::Damaged(rest.to_owned()),
            "drawing" => Self::Drawing(DrawingProblem::of_remark(rest)?),
            "failed" => Self::DecoderFailed,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{DrawingProblem, PictureProblem, Variety, kinds};

    #[test]
    fn every_problem_is_understood_from_its_remark() {
        let mut problems = vec![
            PictureProblem::Missing,
            PictureProblem::NotAFile,
            PictureProblem::Unreadable("3 of 5 bytes came".to_owned()),
            PictureProblem::Empty,
            PictureProblem::FileTooLarge,
            PictureProblem::UnknownFormat,
            PictureProblem::TooManyPixels,
            PictureProblem::TooSlow,
            PictureProblem::Truncated,
            PictureProblem::Damaged("no  Huffman table".to_owned()),
            PictureProblem::DecoderFailed,
        ];
        problems.extend(kinds::names().map(PictureProblem::OtherFormat));
        problems.extend(
            [
                DrawingProblem::Broken { line: 3, column: 14, why: "expected 'g' tag: not 'svg'".to_owned() },
                DrawingProblem::Letters,
                DrawingProblem::NoSize,
                DrawingProblem::TooMuch,
                DrawingProblem::Nothing,
            ]
            .map(PictureProblem::Drawing),
        );
        problems.extend(Variety::ALL.map(PictureProblem::OtherKind));
        for problem in problems {
            assert_eq!(PictureProblem::of_remark(&problem.remark()), Some(problem));
        }
        assert_eq!(PictureProblem::of_remark("format TGA"), None);
    }
}
