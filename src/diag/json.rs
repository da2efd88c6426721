//! Findings as JSON, for other programs.

use serde::Serialize;

use super::{Counts, Edit, Finding, Language};

/// The findings as one JSON object: `{"errors": 1, "warnings": 0, "findings": [{…}]}`.
///
/// Each finding has `severity`, `code`, `file`, `line`, `column`, `span` (two byte offsets), `path`, `message`, and
/// where they exist `hint`, `edits` (`span`, `text`: what `check --fix` changes), `related` (`span`, `label`) and `unlisted` (`errors`, `warnings`: how many findings a list
/// that was too long leaves out); sentences are in `language`. Fields are only ever added.
#[must_use]
pub fn json(findings: &[Finding], language: Language) -> String {
    let Counts { errors, warnings } = Counts::of(findings);
    let report =
        Report { errors, warnings, findings: findings.iter().map(|finding| Record::new(finding, language)).collect() };
    // Writing strings and numbers cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    findings: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    span: [usize; 2],
    path: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<Change<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted: Option<Unlisted>,
}

#[derive(Serialize)]
struct Change<'a> {
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct Related {
    span: [usize; 2],
    label: String,
}

#[derive(Serialize)]
struct Unlisted {
    errors: usize,
    warnings: usize,
}

impl<'a> Record<'a> {
    fn new(finding: &'a Finding, language: Language) -> Self {
        Self {
            severity: finding.severity.name(),
            code: finding.code.0,
            file: &finding.file,
            line: finding.line,
            column: finding.column,
            span: [finding.span.start, finding.span.end],
            path: &finding.path,
            message: finding.message.in_language(language),
            hint: finding.hint.as_ref().map(|hint| hint.in_language(language)),
            edits: finding
                .edits
                .iter()
                .map(|Edit { span, text }| Change { span: [span.start, span.end], text })
                .collect(),
            related: finding
                .related
                .as_ref()
                .map(|(span, label)| Related { span: [span.start, span.end], label: label.in_language(language) }),
            unlisted: finding.unlisted.map(|Counts { errors, warnings }| Unlisted { errors, warnings }),
        }
    }
}
