//! Findings for people: the line, a caret under the place, the path and the advice.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use super::{Finding, Severity, Source, json::count};

/// Whether the text form is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// For files, pipes and logs.
    #[default]
    Plain,
    /// For terminals, with ANSI sequences.
    Ansi,
}

/// Beyond this many bytes of context around a place, the line is shown cut: nobody reads a line of a megabyte.
const CONTEXT_BYTES_MAX: usize = 4000;

/// All findings one after the other, each with its place in the source, then the [`summary`].
///
/// `sources` are the files the findings speak of; a finding of a file that is not among them is told without an excerpt.
#[must_use]
pub fn text(findings: &[Finding], sources: &[Source<'_>], colour: Colour) -> String {
    let mut out = String::new();
    for finding in findings {
        let source = sources.iter().find(|source| source.name == finding.file);
        out.push_str(&one(finding, source.copied(), colour));
        out.push_str("\n\n");
    }
    out.push_str(&summary(findings));
    out.push('\n');
    out
}

/// The closing line: `2 errors, 1 warning`, or `no findings`.
#[must_use]
pub fn summary(findings: &[Finding]) -> String {
    let counted = |severity: Severity, one: &str| match count(findings, severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts: Vec<_> =
        [counted(Severity::Error, "error"), counted(Severity::Warning, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

fn one(finding: &Finding, source: Option<Source<'_>>, colour: Colour) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.0);
    let excerpt = source.filter(|source| !source.text.is_empty()).map(|source| Excerpt::of(finding, source));
    let mut group = match &excerpt {
        Some(excerpt) => title.element(excerpt.snippet()),
        None => Group::with_title(title).element(Level::NOTE.no_name().message(position(finding))),
    };
    for line in footer(finding) {
        group = group.element(Level::NOTE.no_name().message(line));
    }
    let renderer = if colour == Colour::Ansi { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group]).trim_end().to_owned()
}

fn position(finding: &Finding) -> String {
    format!("in {}:{}:{}", finding.file, finding.line, finding.column)
}

/// The lines under the excerpt: where in the exhibition, and what to do.
fn footer(finding: &Finding) -> Vec<String> {
    let path = Some(&finding.path).filter(|path| !path.is_empty()).map(|path| format!("at {path}"));
    let hint = finding.hint.as_ref().map(|hint| format!("hint: {hint}"));
    path.into_iter().chain(hint).collect()
}

/// The part of a file that a finding shows.
struct Excerpt<'a> {
    name: &'a str,
    text: &'a str,
    first_line: usize,
    primary: Range<usize>,
    related: Option<(Range<usize>, &'a str)>,
}

impl<'a> Excerpt<'a> {
    fn of(finding: &'a Finding, source: Source<'a>) -> Self {
        let primary = first_line_of(&finding.span, source.text);
        let related = finding.related.as_ref().map(|(span, label)| (first_line_of(span, source.text), label.as_str()));
        let around = related
            .iter()
            .fold(primary.clone(), |around, (span, _)| around.start.min(span.start)..around.end.max(span.end));
        let from = line_start(around.start, source.text);
        let to = line_end(around.end, source.text);
        let inside = |span: Range<usize>| span.start - from..span.end - from;
        Self {
            name: source.name,
            text: &source.text[from..to],
            first_line: source.line_column(from).0,
            primary: inside(primary),
            related: related.map(|(span, label)| (inside(span), label)),
        }
    }

    fn snippet(&self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let primary = AnnotationKind::Primary.span(self.primary.clone());
        let related = self.related.iter().map(|(span, label)| AnnotationKind::Context.span(span.clone()).label(*label));
        Snippet::source(self.text).path(self.name).line_start(self.first_line).annotation(primary).annotations(related)
    }
}

/// `span` held within the text, on character boundaries and cut at the end of its first line.
fn first_line_of(span: &Range<usize>, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    let line = text[start..end].find(['\n', '\r']).map_or(end, |at| start + at);
    start..line
}

fn line_start(at: usize, text: &str) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let start = if start == 0 && text.starts_with('\u{feff}') && at >= 3 { 3 } else { start };
    start.max(text.floor_char_boundary(at.saturating_sub(CONTEXT_BYTES_MAX)))
}

fn line_end(at: usize, text: &str) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    end.min(text.ceil_char_boundary((at + CONTEXT_BYTES_MAX).min(text.len())))
}
