//! `xiongguan doctor`

use std::{env, path::PathBuf};

use clap::Args;

use super::{Exit, FormatArg, LanguageArg, language, say};
use crate::{
    doctor::{self, State, Surroundings},
    files, film, sound,
    workers::{Pool, Trial},
};

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// The content file or its folder.
    content: Option<PathBuf>,
    /// This machine's settings.
    #[arg(long, value_name = "FILE")]
    kiosk: Option<PathBuf>,
    /// The form of the answer.
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,
    /// The language of the answer; by default that of the system.
    #[arg(long, value_enum)]
    lang: Option<LanguageArg>,
}

/// Looks at the machine; [`Exit::Findings`] if the show would not run, or not for long.
pub(super) fn doctor(args: &DoctorArgs) -> Exit {
    let around = Surroundings {
        root: PathBuf::from("/"),
        variables: env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect(),
        state_folder: files::state_folder(),
        cache_folder: files::cache_folder(),
        content: files::locate(args.content.as_deref()),
        settings: files::settings_path(args.kiosk.as_deref()),
        now: doctor::now(),
        awake: awake(),
        films: film::version(),
        sound: sound::working(),
        speaks: sound::Voices::find().is_some(),
        no_workers: no_workers(),
    };
    let (lines, language) = (doctor::examine(&around), language(args.lang));
    let is_well = lines.iter().all(|line| line.state != State::Fault);
    let text = match args.format {
        FormatArg::Text => doctor::text(&lines, language),
        FormatArg::Json => doctor::json(&lines, language),
    };
    say(text.trim_end(), if is_well { Exit::Clean } else { Exit::Findings })
}

/// What keeps the display lit here.
#[cfg(all(feature = "window", target_os = "linux"))]
fn awake() -> Vec<(String, Result<(), String>)> {
    crate::awake::probe().into_iter().map(|attempt| (attempt.way.to_string(), attempt.outcome)).collect()
}

#[cfg(not(all(feature = "window", target_os = "linux")))]
const fn awake() -> Vec<(String, Result<(), String>)> {
    Vec::new()
}

fn no_workers() -> Option<String> {
    match Pool::default().trial() {
        Trial::Processes(_) => None,
        Trial::Threads(why) => Some(why),
    }
}
