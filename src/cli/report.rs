//! `xiongguan report`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Exit, LanguageArg, complain, language, say};
use crate::{
    diag::Language,
    explain::parse_date,
    files,
    statistics::{
        Store,
        report::{Names, Report, csv, html, json},
        today,
    },
};

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// The content file or its folder, for the titles of slides.
    content: Option<PathBuf>,
    /// The file of the statistics; by default this user's on this machine.
    #[arg(long, value_name = "FILE")]
    statistics: Option<PathBuf>,
    /// The first day; by default the first of the file.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    from: Option<Date>,
    /// The last day; by default the last of the file.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    to: Option<Date>,
    /// The form of the report; by default that of the name of `--out`, else html.
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,
    /// The language of the report; by default that of the system.
    #[arg(long, value_enum)]
    lang: Option<LanguageArg>,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// A table for programs.
    Csv,
    /// A page to read and print.
    Html,
    /// Data for programs.
    Json,
}

/// Tells what visitors have done, from the file of the statistics.
pub(super) fn report(args: &ReportArgs) -> Exit {
    let Some(file) = args.statistics.clone().or_else(files::statistics_file) else {
        complain("error: this machine names no folder for statistics; `--statistics FILE` names their file");
        return Exit::Failed;
    };
    if !file.is_file() {
        complain(&format!("error: there are no statistics: {}", file.display()));
        return Exit::Failed;
    }
    if let Some((from, to)) = args.from.zip(args.to).filter(|(from, to)| from > to) {
        complain(&format!("error: the last day, {to}, is before the first, {from}"));
        return Exit::Failed;
    }
    // A clock that was wrong for a while may have counted in years to come.
    let to = args.to.or_else(|| args.from.is_none_or(|from| from <= today()).then(today));
    let totals = match Store::read(&file, args.from, to) {
        Ok(totals) => totals,
        Err(error) => {
            complain(&format!("error: cannot read the statistics: {error}: {}", file.display()));
            return Exit::Failed;
        }
    };
    let language = language(args.lang);
    let Ok(names) = names(args.content.as_deref(), language) else { return Exit::Failed };
    let report = Report::of(&totals, (args.from, args.to), &names, language);
    let text = match args.format.unwrap_or_else(|| by_ending(args.out.as_deref())) {
        ReportFormat::Html => html(&report),
        ReportFormat::Csv => csv(&report),
        ReportFormat::Json => json(&report),
    };
    write(&text, args.out.as_deref())
}

/// The names in the exhibition. One that was asked for must be readable; else ids stand in for names.
fn names(content: Option<&Path>, language: Language) -> Result<Names, ()> {
    let opened = match content {
        Some(_) => super::open(content).ok_or(())?,
        None => match files::open(&files::locate(None)) {
            Ok(opened) => opened,
            Err(_) => return Ok(Names::default()),
        },
    };
    Ok(opened.reading.exhibition.map(|exhibition| Names::of(&exhibition, language)).unwrap_or_default())
}

/// The form that a file's name asks for.
fn by_ending(out: Option<&Path>) -> ReportFormat {
    match out.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("csv") => ReportFormat::Csv,
        Some("json") => ReportFormat::Json,
        _ => ReportFormat::Html,
    }
}

fn write(text: &str, out: Option<&Path>) -> Exit {
    let Some(path) = out else {
        // The form ends its own last line.
        return say(text.strip_suffix('\n').unwrap_or(text), Exit::Clean);
    };
    match files::write_whole(path, text.as_bytes()) {
        Ok(()) => say(&path.display().to_string(), Exit::Clean),
        Err(error) => {
            complain(&format!("error: cannot write: {error}: {}", path.display()));
            Exit::Failed
        }
    }
}
