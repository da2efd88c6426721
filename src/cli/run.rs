//! `xiongguan` without a command: the window, and the process that watches over it.

use super::{Exit, RunArgs};

/// Opens the window; comes back when it closes. In a kiosk and on a wall another process does that, and this one starts
/// it again when it ends.
#[cfg(feature = "window")]
pub(super) fn run(args: &RunArgs) -> Exit {
    use crate::record;

    let _last_lines = record::start(record::Level::WARN);
    #[cfg(target_os = "linux")]
    if wants_supervision(args) {
        return supervise(args);
    }
    match crate::supervise::ward::Ward::of_this_process() {
        Ok(ward) => show(args, ward),
        Err(error) => {
            record::line(&format!("error: the system gives no thread: {error}"));
            Exit::Failed
        }
    }
}

/// Whether nobody may be there who would start the show again.
#[cfg(all(feature = "window", target_os = "linux"))]
fn wants_supervision(args: &RunArgs) -> bool {
    use super::ModeArg;
    use crate::{files, show::Mode, supervise::life};

    if args.no_supervise || args.windowed.is_some() || std::env::var_os(life::ORDERS).is_some() {
        return false;
    }
    let by_settings = || {
        let opened = files::settings_path(args.kiosk.as_deref()).and_then(|path| files::open_settings(&path).ok());
        opened.is_some_and(|opened| Mode::from(opened.reading.settings.mode) == Mode::Present)
    };
    let is_talk = args.mode.map_or_else(by_settings, |mode| matches!(mode, ModeArg::Present));
    !is_talk
}

#[cfg(all(feature = "window", target_os = "linux"))]
fn supervise(args: &RunArgs) -> Exit {
    match crate::supervise::parent::run(args.status) {
        Ok(0) => Exit::Clean,
        Ok(3) => Exit::NoDisplay,
        Ok(_) => Exit::Failed,
        Err(error) => {
            crate::record::line(&format!("error: the show cannot be started: {error}"));
            Exit::Failed
        }
    }
}

#[cfg(feature = "window")]
fn show(args: &RunArgs, ward: Option<crate::supervise::ward::Ward>) -> Exit {
    use super::PresenterArg;
    use crate::{
        record,
        shell::{self, LaunchError, Options, Presenter},
    };

    let orders = ward.as_ref().map(|ward| ward.orders().clone()).unwrap_or_default();
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
        without: orders.without,
        is_plate: orders.is_plate,
    };
    match shell::launch(&options, ward) {
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
