//! `xiongguan` without a command: the window.

use super::{Exit, RunArgs};

/// Opens the window; comes back when it closes.
#[cfg(feature = "window")]
pub(super) fn run(args: &RunArgs) -> Exit {
    use super::PresenterArg;
    use crate::{
        record,
        shell::{self, LaunchError, Options, Presenter},
    };

    let _last_lines = record::start(record::Level::WARN);
    let options = Options {
        content: args.content.clone(),
        mode: args.mode.map(Into::into),
        windowed: args.windowed,
        lang: args.lang.clone(),
        monitor: args.monitor,
        kiosk: args.kiosk.clone(),
        presenter: match args.presenter {
            PresenterArg::Auto => None,
            PresenterArg::Gl => Some(Presenter::Gl),
            PresenterArg::Cpu => Some(Presenter::Cpu),
        },
        status: args.status,
        tongue: super::language(None),
    };
    match shell::launch(&options) {
        Ok(()) => Exit::Clean,
        Err(LaunchError::Failed(problem)) => {
            record::line(&format!("error: {problem}"));
            Exit::Failed
        }
        Err(LaunchError::NoDisplay(reason)) => {
            record::line(&format!(
                "error: no display ({reason}); `xiongguan export --out DIR` draws the slides without one"
            ));
            Exit::NoDisplay
        }
    }
}

/// This program was built without the window.
#[cfg(not(feature = "window"))]
pub(super) fn run(_args: &RunArgs) -> Exit {
    super::complain("error: built without a window; `xiongguan export --out DIR` draws the slides");
    Exit::NoDisplay
}
