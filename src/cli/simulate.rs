//! `xiongguan simulate`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Exit, FormatArg, complain, language, open, open_settings, say};
use crate::{
    diag::Colour,
    explain::parse_date,
    files,
    settings::{Settings, zone},
    simulate::{self, Plan, Visitors},
};

#[derive(Debug, Args)]
pub(super) struct SimulateArgs {
    /// The content file or its folder.
    content: Option<PathBuf>,
    /// How many days.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: u32,
    /// The first day.
    #[arg(long, value_name = "DATE", value_parser = parse_date, default_value = "2026-01-01")]
    start: Date,
    /// What everything that is left to chance follows from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many visitors come.
    #[arg(long, value_enum, default_value_t = VisitorsArg::Usual)]
    visitors: VisitorsArg,
    /// This machine's settings.
    #[arg(long, value_name = "FILE")]
    kiosk: Option<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum VisitorsArg {
    /// One in three minutes.
    Busy,
    /// One in a quarter of an hour.
    Usual,
    /// Nobody.
    None,
}

impl From<VisitorsArg> for Visitors {
    fn from(visitors: VisitorsArg) -> Self {
        match visitors {
            VisitorsArg::Busy => Self::Busy,
            VisitorsArg::Usual => Self::Usual,
            VisitorsArg::None => Self::None,
        }
    }
}

/// The zone of a screen that names none: it has daylight saving, so that this is played as well.
const ZONE: &str = "Europe/Berlin";

/// Plays days on a virtual clock, and tells which rules were broken.
pub(super) fn simulate(args: &SimulateArgs) -> Exit {
    let Some(mut opened) = open(args.content.as_deref()) else { return Exit::Failed };
    let Ok(settings) = settings(args) else { return Exit::Failed };
    if let Some(screen) = &settings.screen {
        opened.reading.keep(|chapter, slide| slide.is_for(chapter, screen));
    }
    let Some(exhibition) = &opened.reading.exhibition else {
        complain("error: no slide of the exhibition can be shown; `xiongguan check` tells why");
        return Exit::Findings;
    };
    let Some(zone) = settings.time_zone.as_deref().and_then(zone::zone).or_else(|| zone::zone(ZONE)) else {
        complain("error: the data of time zones is missing");
        return Exit::Failed;
    };
    let plan = Plan {
        exhibition,
        settings: &settings,
        zone,
        start: args.start,
        days: args.days,
        seed: args.seed,
        visitors: args.visitors.into(),
    };
    let report = simulate::simulate(&plan);
    let text = match args.format {
        FormatArg::Text => simulate::text(&report),
        // Only strings and numbers are written, which cannot fail.
        FormatArg::Json => serde_json::to_string_pretty(&report).unwrap_or_default(),
    };
    say(text.trim_end(), if report.violations.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// The machine's settings as the window would take them; what is wrong with them is told first.
fn settings(args: &SimulateArgs) -> Result<Settings, Exit> {
    let Some(path) = files::settings_path(args.kiosk.as_deref()) else { return Ok(Settings::default()) };
    let opened = open_settings(&path)?;
    if !opened.reading.findings.is_empty() {
        complain(opened.findings_text(Colour::Plain, language(None)).trim_end());
    }
    Ok(opened.reading.settings)
}
