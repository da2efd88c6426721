//! `xiongguan check`

use std::path::{Path, PathBuf};

use super::{CheckArgs, Exit, FormatArg, complain, language, open, say};
use crate::{
    content::{codes, limits::FINDINGS_MAX},
    diag::{self, Colour, Counts, Severity},
    lint::{self, Order},
    settings::Settings,
};

/// Prints all findings; errors (and warnings, if denied) decide the exit code.
pub(super) fn check(args: &CheckArgs) -> Exit {
    let Some(mut opened) = open(args.content.as_deref()) else { return Exit::Failed };
    let settings = match args.kiosk.as_deref().map(Settings::read).transpose() {
        Ok(settings) => settings.unwrap_or_default(),
        Err(problem) => {
            complain(&format!("error: {problem}"));
            return Exit::Failed;
        }
    };
    let panel =
        args.kiosk.as_ref().zip(settings.panel_mm).map(|(file, size)| (file.to_string_lossy().into_owned(), size));
    let order = Order {
        panel,
        pixels: settings.panel_px.map(|(width, height)| [width, height]),
        cache: cache_folder(),
        ..Order::default()
    };
    let mut findings = std::mem::take(&mut opened.reading.findings);
    findings.extend(lint::lint(&opened, &order).findings);
    let all = Counts::of(&findings);
    opened.reading.findings = diag::listed(findings, all, FINDINGS_MAX, codes::TOO_MANY);
    let findings = &opened.reading.findings;
    let language = language(args.lang);
    say(match args.format {
        FormatArg::Text => opened.findings_text(Colour::Plain, language),
        FormatArg::Json => diag::json(findings, language),
    }
    .trim_end());
    let bad = findings.iter().any(|finding| finding.severity == Severity::Error || args.deny.is_some());
    if bad { Exit::Findings } else { Exit::Clean }
}

/// Where decoded pictures may be kept on this machine; nothing if it has no such place.
fn cache_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(Path::new(".cache"))))?;
    Some(base.join("xiongguan"))
}
