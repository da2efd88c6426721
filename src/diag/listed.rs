//! How many findings there are, and how many of them are listed.

use super::{Code, Finding, Severity, sort};
use crate::{diag::Words, words};

/// A number of errors and one of warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
}

impl Counts {
    /// How many of each there are, with those that a list leaves out.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.unlisted {
                Some(others) => {
                    counts.errors += others.errors;
                    counts.warnings += others.warnings;
                }
                None => *counts.number(finding.severity) += 1,
            }
        }
        counts
    }

    /// The number for one severity.
    pub const fn number(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// `2 errors, 1 warning`, or `no findings`.
    #[must_use]
    pub fn words(self) -> Words {
        match (self.errors, self.warnings) {
            (0, 0) => words!("no findings"),
            (errors, 0) => errors_of(errors),
            (0, warnings) => warnings_of(warnings),
            (errors, warnings) => {
                words!("{errors}, {warnings}", errors = errors_of(errors), warnings = warnings_of(warnings))
            }
        }
    }
}

fn errors_of(count: usize) -> Words {
    if count == 1 { words!("1 error") } else { words!("{count} errors", count) }
}

fn warnings_of(count: usize) -> Words {
    if count == 1 { words!("1 warning") } else { words!("{count} warnings", count) }
}

/// The findings to show: at most `max` of the `findings` in the order of [`sort`]. If there are more, errors are taken
/// before warnings, and a last finding of the `code` says how many are left out.
///
/// `all` is the number of all findings. It may be more than `findings` holds, but of each severity that holds all or
/// `max`.
#[must_use]
pub fn listed(mut findings: Vec<Finding>, all: Counts, max: usize, code: Code) -> Vec<Finding> {
    findings.retain(|finding| finding.unlisted.is_none());
    sort(&mut findings);
    let errors = Counts::of(&findings).errors.min(max);
    let mut room = Counts { errors, warnings: max - errors };
    let mut place = findings.last().cloned();
    let mut is_all = true;
    findings.retain(|finding| {
        let room = room.number(finding.severity);
        let has_room = *room > 0;
        *room = room.saturating_sub(1);
        if !has_room && std::mem::take(&mut is_all) {
            place = Some(finding.clone());
        }
        has_room
    });
    let told = Counts::of(&findings);
    let others =
        Counts { errors: all.errors.saturating_sub(told.errors), warnings: all.warnings.saturating_sub(told.warnings) };
    let place = place.filter(|_| others != Counts::default());
    findings.extend(place.map(|first| end(first, others, code)));
    findings
}

/// The last finding of a list that leaves `others` out, at the place of the `first` of them.
fn end(first: Finding, others: Counts, code: Code) -> Finding {
    Finding {
        severity: if others.errors > 0 { Severity::Error } else { Severity::Warning },
        code,
        path: String::new(),
        message: words!("the list ends here; not listed: {others}", others = others.words()),
        hint: Some(words!("mend what is listed, then check again")),
        edits: Vec::new(),
        related: None,
        unlisted: Some(others),
        ..first
    }
}
