//! `xiongguan check`

use super::{CheckArgs, Exit, FormatArg, complain, fix, language, open, open_settings, progress::Progress, say};
use crate::{
    content::{self, Exhibition, codes, limits::FINDINGS_MAX},
    diag::{self, Colour, Counts, Finding, Severity, Source},
    files::{self, Opened, OpenedSettings},
    lint::{self, Order},
    record,
    settings::{self, Settings},
    units::Display,
};

/// Prints all findings; errors (and warnings, if denied) decide the exit code.
pub(super) fn check(args: &CheckArgs) -> Exit {
    let Some((mut opened, mut kiosk)) = files(args) else { return Exit::Failed };
    let mut fixed = None;
    if args.fix {
        let Some(told) = fix::fix(&opened, kiosk.as_ref(), args.dry_run, language(args.lang)) else {
            return Exit::Failed;
        };
        fixed = Some(told);
        if !args.dry_run {
            let Some(again) = files(args) else { return Exit::Failed };
            (opened, kiosk) = again;
        }
    }
    let name = kiosk.as_ref().map(OpenedSettings::name).unwrap_or_default();
    let mut sources = opened.sources();
    sources.extend(kiosk.as_ref().map(|kiosk| Source { name: &name, text: &kiosk.text }));
    let language = language(args.lang);
    let mut findings = findings(&opened, kiosk.as_ref(), &name, Progress::new(language));
    if let Some(exhibition) = &opened.reading.exhibition {
        let today = args.today.unwrap_or_else(record::today);
        let unseen = content::unseen(exhibition, &opened.reading.places, opened.source(), today);
        add(&mut findings, unseen);
    }
    if let Some(kiosk) = &kiosk {
        let source = Source { name: &name, text: &kiosk.text };
        findings.extend(
            args.today.iter().flat_map(|today| settings::past(&kiosk.reading.settings.special_days, source, *today)),
        );
        let screens = opened.reading.exhibition.as_ref().map(Exhibition::screens).unwrap_or_default();
        findings.extend(settings::screen_in_doubt(kiosk.reading.settings.screen.as_deref(), &screens, source));
    }
    let all = Counts::of(&findings);
    let findings = diag::listed(findings, all, FINDINGS_MAX, codes::TOO_MANY);
    let text = match (args.format, fixed) {
        (FormatArg::Text, None) => diag::text(&findings, &sources, Colour::Plain, language),
        (FormatArg::Text, Some(fixed)) => {
            format!("{fixed}\n\n{}", diag::text(&findings, &sources, Colour::Plain, language))
        }
        (FormatArg::Json, fixed) => {
            // Programs read nothing but the findings.
            if let Some(fixed) = fixed {
                complain(&fixed);
            }
            diag::json(&findings, language)
        }
    };
    let bad = findings.iter().any(|finding| finding.severity == Severity::Error || args.deny.is_some());
    say(text.trim_end(), if bad { Exit::Findings } else { Exit::Clean })
}

/// Both files. They are opened before the command fails, so that both failures are told.
fn files(args: &CheckArgs) -> Option<(Opened, Option<OpenedSettings>)> {
    let opened = open(args.content.as_deref());
    let kiosk = args.kiosk.as_deref().map(open_settings);
    Some((opened?, kiosk.transpose().ok()?))
}

/// What is wrong with the exhibition, with the machine's settings if there are any, and with both together, by file.
fn findings(opened: &Opened, kiosk: Option<&OpenedSettings>, name: &str, mut progress: Progress) -> Vec<Finding> {
    let settings = kiosk.map(|kiosk| &kiosk.reading.settings);
    let order = Order {
        panel: settings.and_then(|settings| Some((name.to_owned(), display(settings)?))),
        pixels: settings.and_then(|settings| settings.panel_px).map(|(width, height)| [width, height]),
        cache: files::cache_folder(),
        ..Order::default()
    };
    let mut findings = opened.reading.findings.clone();
    let linted = lint::lint_telling(opened, &order, &mut |done, all| progress.tell(done, all)).findings;
    drop(progress);
    let placed = linted.into_iter().map(|finding| match kiosk {
        Some(kiosk) if finding.file == name => at_the_panel(finding, Source { name, text: &kiosk.text }),
        _ => finding,
    });
    add(&mut findings, placed.collect());
    findings.extend(kiosk.iter().flat_map(|kiosk| kiosk.reading.findings.iter().cloned()));
    findings
}

/// The panel, if its size is known.
fn display(settings: &Settings) -> Option<Display> {
    let Settings { panel_mm, viewing_m, lower_edge_mm, .. } = *settings;
    panel_mm.map(|size_mm| Display { size_mm, viewing_m, lower_edge_mm })
}

/// Moves what the linter finds wrong with the panel to where the settings tell its size, or from where it is read.
fn at_the_panel(finding: Finding, source: Source<'_>) -> Finding {
    let field = if finding.code == codes::TYPE_SMALL { "viewing_m" } else { "panel_mm" };
    let span = content::span_at(source.text, field);
    let placed = source.finding(finding.severity, finding.code, span, field, finding.message.clone());
    Finding { hint: finding.hint, related: finding.related, ..placed }
}

/// Adds what the laid-out exhibition shows. A picture that cannot be decoded may already have a finding from its
/// header; then that one, whose place is more exact, is kept alone and becomes as severe as the new one.
fn add(findings: &mut Vec<Finding>, linted: Vec<Finding>) {
    for later in linted {
        let is_same = |known: &&mut Finding| {
            let is_one_file = known.file == later.file;
            is_one_file
                && known.code == later.code
                && known.span.start <= later.span.start
                && later.span.end <= known.span.end
        };
        match findings.iter_mut().find(is_same) {
            Some(known) => known.severity = known.severity.max(later.severity),
            None => findings.push(later),
        }
    }
}
