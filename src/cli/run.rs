//! `xiongguan` without a command: the window, and the process that watches over it.

use super::{Exit, RunArgs};

/// Opens the window; comes back when it closes. In a kiosk and on a wall another process does that, and this one starts
/// it again when it ends.
#[cfg(feature = "window")]
pub(super) fn run(args: &RunArgs) -> Exit {
    use crate::record;

    if let Some(seat) = crate::beside::seat() {
        // What is wrong with files is told by the talk.
        let _last_lines = record::start(record::Level::ERROR);
        return show(args, None, Some(seat));
    }
    let _last_lines = record::start(record::Level::WARN);
    let is_unattended = is_unattended(args);
    if is_unattended && let Some(folder) = crate::files::state_folder() {
        record::keep_in(folder.join("log"));
    }
    #[cfg(target_os = "linux")]
    if is_unattended && !args.no_supervise && std::env::var_os(crate::supervise::life::ORDERS).is_none() {
        record::note(&format!("xiongguan {} begins", env!("CARGO_PKG_VERSION")));
        return supervise(args);
    }
    match crate::supervise::ward::Ward::of_this_process() {
        Ok(ward) => show(args, ward, None),
        Err(error) => {
            record::failure(&format!("the system gives no thread: {error}"));
            Exit::Failed
        }
    }
}

/// Whether nobody may be there who would read what is wrong, or start the show again: a kiosk or a wall.
#[cfg(feature = "window")]
fn is_unattended(args: &RunArgs) -> bool {
    use super::ModeArg;
    use crate::{files, show::Mode};

    if args.windowed.is_some() {
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
    match crate::supervise::parent::run(args.status, crate::files::state_folder()) {
        Ok(0) => Exit::Clean,
        Ok(3) => Exit::NoDisplay,
        Ok(_) => Exit::Failed,
        Err(error) => {
            crate::record::failure(&format!("the show cannot be started: {error}"));
            Exit::Failed
        }
    }
}

#[cfg(feature = "window")]
fn show(args: &RunArgs, ward: Option<crate::supervise::ward::Ward>, seat: Option<crate::beside::Seat>) -> Exit {
    use super::PresenterArg;
    use crate::{
        record,
        shell::{self, LaunchError, Options, Presenter},
        show::SpeakersView,
    };

    let (is_unattended, is_supervised) = (seat.is_none() && is_unattended(args), ward.is_some());
    let orders = ward.as_ref().map(|ward| ward.orders().clone()).unwrap_or_default();
    let options = Options {
        content: args.content.clone(),
        mode: args.mode.map(Into::into),
        windowed: args.windowed,
        lang: args.lang.clone(),
        screen: args.screen.clone(),
        monitor: args.monitor,
        speakers_view: if args.no_speaker_window { SpeakersView::Key } else { SpeakersView::Window },
        seat,
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
        last_good: is_unattended.then(|| crate::files::last_good_copy(args.content.as_deref())).flatten(),
        speed: args.speed,
        rolls_back: orders.rolls_back,
        health: health(is_unattended, is_supervised),
    };
    match shell::launch(&options, ward) {
        Ok(()) => Exit::Clean,
        Err(LaunchError::Failed(problem)) => {
            record::failure(&problem);
            Exit::Failed
        }
        Err(LaunchError::NoDisplay(reason)) => {
            record::failure(&format!(
                "no display ({reason}); `xiongguan export --out DIR` draws the slides without one"
            ));
            Exit::NoDisplay
        }
    }
}

/// Who tells how the show is doing, if anybody would want to know.
#[cfg(feature = "window")]
fn health(is_unattended: bool, is_supervised: bool) -> Option<crate::record::HealthTeller> {
    use crate::{
        files,
        record::{HealthFile, HealthTeller},
        supervise::ward::Ward,
    };

    if !is_unattended {
        return None;
    }
    let begun = if is_supervised {
        HealthTeller::start(|report| Ward::report(&report))
    } else {
        let mut file = HealthFile::new(files::state_folder()?);
        HealthTeller::start(move |report| file.write(report))
    };
    begun.inspect_err(|error| tracing::warn!("nobody tells how the show is doing: {error}")).ok()
}

/// This program was built without the window.
#[cfg(not(feature = "window"))]
pub(super) fn run(_args: &RunArgs) -> Exit {
    super::complain("error: built without a window; `xiongguan export --out DIR` draws the slides");
    Exit::NoDisplay
}
