//! Findings for people: the line, a caret under the place, the path and the advice.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use super::{Counts, Finding, Language, Severity, Source, Words};
use crate::words;

/// Whether the text form is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// For files, pipes and logs.
    #[default]
    Plain,
    /// For terminals, with ANSI sequences.
    Ansi,
}

/// The most bytes of a line that are shown on each side of a place; longer lines are cut.
const CONTEXT_BYTES_MAX: usize = 4000;

/// The longest excerpt, in bytes, since a file may have megabytes on few lines.
const EXCERPT_BYTES_MAX: usize = 100_000;

/// All findings one after the other, each with its place in the source, then the [`summary`].
///
/// `sources` are the files the findings speak of; a finding of a file that is not among them is told without an
/// excerpt.
#[must_use]
pub fn text(findings: &[Finding], sources: &[Source<'_>], colour: Colour, language: Language) -> String {
    let mut out = String::new();
    for finding in findings {
        let source = sources.iter().find(|source| source.name == finding.file);
        out.push_str(&one(finding, source.copied(), colour, language));
        out.push_str("\n\n");
    }
    out.push_str(&summary(findings, language));
    out.push('\n');
    out
}

/// The closing line: `2 errors, 1 warning`, or `no findings`.
#[must_use]
pub fn summary(findings: &[Finding], language: Language) -> String {
    Counts::of(findings).words().in_language(language)
}

fn one(finding: &Finding, source: Option<Source<'_>>, colour: Colour, language: Language) -> String {
    let (level, name) = match finding.severity {
        Severity::Error => (Level::ERROR, words!("error")),
        Severity::Warning => (Level::WARNING, words!("warning")),
    };
    let level = level.with_name(name.in_language(language));
    let title = level.primary_title(finding.message.in_language(language)).id(finding.code.0);
    let excerpt = source.filter(|source| !source.text.is_empty()).map(|source| Excerpt::of(finding, source, language));
    let mut group = match &excerpt {
        Some(excerpt) => title.element(excerpt.snippet()),
        None => Group::with_title(title).element(Level::NOTE.no_name().message(position(finding, language))),
    };
    let apart = source.filter(|source| is_far_apart(finding, source.text)).map(|source| other_place(finding, source));
    for line in apart.into_iter().flatten().chain(footer(finding)).map(|line| line.in_language(language)) {
        group = group.element(Level::NOTE.no_name().message(line));
    }
    let renderer = if colour == Colour::Ansi { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group]).trim_end().to_owned()
}

fn position(finding: &Finding, language: Language) -> String {
    let place = format!("{}:{}:{}", finding.file, finding.line, finding.column);
    words!("in {place}", place).in_language(language)
}

/// The lines under the excerpt: where in the exhibition, and what to do.
fn footer(finding: &Finding) -> impl Iterator<Item = Words> {
    let path = Some(&finding.path).filter(|path| !path.is_empty()).map(|path| words!("at {path}", path));
    path.into_iter().chain(finding.hint.clone().map(|hint| words!("hint: {hint}", hint)))
}

/// Whether the second place of a finding is too far from its first one for an excerpt that shows both.
fn is_far_apart(finding: &Finding, text: &str) -> bool {
    let Some((related, _)) = &finding.related else { return false };
    let (from, to) = (finding.span.start.min(related.start), finding.span.start.max(related.start));
    let between = text.get(from..to).unwrap_or_default();
    between.len() > EXCERPT_BYTES_MAX || between.len() > CONTEXT_BYTES_MAX && !between.contains('\n')
}

/// The second place of a finding by its line and column.
fn other_place(finding: &Finding, source: Source<'_>) -> Option<Words> {
    let (span, label) = finding.related.as_ref()?;
    let (line, column) = source.line_column(span.start);
    Some(words!("{label}: {place}", label = label.clone(), place = format!("{}:{line}:{column}", finding.file)))
}

/// The part of a file that a finding shows.
struct Excerpt<'a> {
    name: &'a str,
    text: &'a str,
    first_line: usize,
    primary: Range<usize>,
    related: Option<(Range<usize>, String)>,
}

impl<'a> Excerpt<'a> {
    fn of(finding: &Finding, source: Source<'a>, language: Language) -> Self {
        let primary = first_line_of(&finding.span, source.text);
        let related = finding
            .related
            .as_ref()
            .filter(|_| !is_far_apart(finding, source.text))
            .map(|(span, label)| (first_line_of(span, source.text), label.in_language(language)));
        let around = related
            .iter()
            .fold(primary.clone(), |around, (span, _)| around.start.min(span.start)..around.end.max(span.end));
        let from = line_start(around.start, source.text);
        let to = line_end(around.end, source.text);
        let inside = |span: Range<usize>| span.start - from..span.end - from;
        Self {
            name: source.name,
            text: &source.text[from..to],
            // Lines are counted back from the finding's own line, since the text may be long and there may be many
            // findings.
            first_line: finding.line.saturating_sub(source.text[from..primary.start].matches('\n').count()).max(1),
            primary: inside(primary),
            related: related.map(|(span, label)| (inside(span), label)),
        }
    }

    fn snippet(&self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let primary = AnnotationKind::Primary.span(self.primary.clone());
        let related =
            self.related.iter().map(|(span, label)| AnnotationKind::Context.span(span.clone()).label(label.clone()));
        Snippet::source(self.text).path(self.name).line_start(self.first_line).annotation(primary).annotations(related)
    }
}

/// `span` limited to the text, to character boundaries, and to the shown part of its first line.
fn first_line_of(span: &Range<usize>, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let shown = text.floor_char_boundary(start + CONTEXT_BYTES_MAX);
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len())).min(shown);
    start..text[start..end].find(['\n', '\r']).map_or(end, |at| start + at)
}

/// Where the line of `at` begins, or its shown part. Only that part is searched: a line may be the whole of a large file.
fn line_start(at: usize, text: &str) -> usize {
    let first = text.floor_char_boundary(at.saturating_sub(CONTEXT_BYTES_MAX));
    let start = text[first..at].rfind('\n').map_or(first, |found| first + found + 1);
    if start == 0 && text.starts_with('\u{feff}') && at >= 3 { 3 } else { start }
}

/// Where the line of `at` ends, or its shown part.
fn line_end(at: usize, text: &str) -> usize {
    let last = text.ceil_char_boundary((at + CONTEXT_BYTES_MAX).min(text.len()));
    text[at..last].find('\n').map_or(last, |found| at + found)
}
