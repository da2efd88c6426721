//! What holds for the findings of any file.

use xiongguan::diag::{self, Colour, Finding, Language, Source};

/// Findings point into the text, in lines and columns that are right, and every written form can be made.
pub(crate) fn check(findings: &[Finding], source: Source<'_>) {
    check_all(findings, &[source]);
}

/// The same for findings that speak of several files.
pub(crate) fn check_all(findings: &[Finding], sources: &[Source<'_>]) {
    for finding in findings {
        let source = sources.iter().find(|source| source.name == finding.file).expect("a file that was read");
        assert!(finding.span.start <= finding.span.end && finding.span.end <= source.text.len(), "{finding:?}");
        let whole = |offset| source.text.is_char_boundary(offset);
        assert!(whole(finding.span.start) && whole(finding.span.end), "{finding:?}");
        assert_eq!((finding.line, finding.column), source.line_column(finding.span.start), "{finding:?}");
    }
    for language in [Language::English, Language::Chinese] {
        let told = diag::text(findings, sources, Colour::Plain, language);
        assert!(told.ends_with(&format!("{}\n", diag::summary(findings, language))));
        assert!(diag::json(findings, language).starts_with('{'));
    }
}
