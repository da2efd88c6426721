//! `xiongguan kiosk install` and `xiongguan kiosk remove`

mod disk;

use std::{
    env, io,
    path::{Path, PathBuf, absolute},
};

use clap::{Args, Subcommand, ValueEnum};
use disk::{Disk, take_away};

use super::{Exit, complain, counted, failed, say};
use crate::setup::{self, Session, Setup, SystemFile};

#[derive(Debug, Subcommand)]
pub(super) enum KioskCommand {
    /// Write the files by which this machine shows an exhibition from its start on, and tell which commands are left to do.
    Install(InstallArgs),
    /// Take away the files that `install` has written.
    Remove(RemoveArgs),
}

#[derive(Debug, Args)]
pub(super) struct InstallArgs {
    /// Who runs it: with cage, a user that is made for it; on a desktop, the one who is logged in.
    #[arg(long, value_name = "NAME", default_value = "kiosk")]
    user: String,
    /// The content file or its folder.
    #[arg(long, value_name = "PATH", default_value = "/srv/exhibition")]
    content: PathBuf,
    /// This machine's settings; a first version is written if there are none.
    #[arg(long, value_name = "FILE", default_value = setup::SETTINGS)]
    kiosk: PathBuf,
    /// What it is shown on.
    #[arg(long, value_enum, default_value_t = SessionArg::Cage)]
    session: SessionArg,
    /// The program that the machine starts; by default this one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    #[command(flatten)]
    place: PlaceArgs,
}

#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    #[command(flatten)]
    place: PlaceArgs,
}

/// Where, and whether at all.
#[derive(Debug, Args)]
struct PlaceArgs {
    /// Print what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// The folder that stands for /: a system that is being built.
    #[arg(long, value_name = "DIR", default_value = "/")]
    root: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SessionArg {
    /// The bare screen, with the compositor cage.
    Cage,
    /// The desktop of a user who is logged in.
    Desktop,
}

pub(super) fn kiosk(command: &KioskCommand) -> Exit {
    match command {
        KioskCommand::Install(args) => install(args),
        KioskCommand::Remove(args) => remove(&args.place),
    }
}

fn install(args: &InstallArgs) -> Exit {
    let (setup, files) = match wanted(args) {
        Ok(wanted) => wanted,
        Err(problem) => return failed(&problem),
    };
    if args.place.dry_run {
        let shown = |file: &SystemFile| format!("==> {}\n{}", file.path.display(), file.text);
        let texts: Vec<String> = files.iter().map(shown).collect();
        return say(&format!("{}\n{}", texts.join("\n"), left_to_do(&setup.commands())), Exit::Clean);
    }
    let disk = Disk::new(&args.place.root);
    if let Some(foreign) = files.iter().map(|file| &file.path).find(|path| disk.is_foreign(path)) {
        let path = foreign.display();
        return failed(&format!("this file was written by somebody else, and nothing was changed: {path}"));
    }
    match disk.write(&files) {
        Ok(count) => {
            let written = counted(count, "file");
            say(&format!("{written} written\n\n{}", left_to_do(&setup.commands())), Exit::Clean)
        }
        Err((path, error)) => refused(&path, &error, "write"),
    }
}

/// What is asked for, and the files for it.
fn wanted(args: &InstallArgs) -> Result<(Setup, Vec<SystemFile>), String> {
    let whole = |path: &Path| absolute(path).map_err(|error| format!("{error}: {}", path.display()));
    let program = match &args.program {
        Some(program) => whole(program)?,
        None => env::current_exe().map_err(|error| format!("the program does not know where it lies: {error}"))?,
    };
    let setup = Setup {
        session: match args.session {
            SessionArg::Cage => Session::Cage,
            SessionArg::Desktop => Session::Desktop,
        },
        user: args.user.clone(),
        content: whole(&args.content)?,
        settings: whole(&args.kiosk)?,
        program,
    };
    let files = setup.files()?;
    Ok((setup, files))
}

fn left_to_do(commands: &[String]) -> String {
    let lines: Vec<String> = commands.iter().map(|command| format!("  {command}")).collect();
    format!("Left to do, as root:\n{}", lines.join("\n"))
}

fn remove(place: &PlaceArgs) -> Exit {
    let disk = Disk::new(&place.root);
    let found = disk.own();
    if found.is_empty() {
        return say("nothing was installed", Exit::Clean);
    }
    let after = left_to_do(&["systemctl stop xiongguan.service".to_owned(), "systemctl daemon-reload".to_owned()]);
    if place.dry_run {
        let names: Vec<String> = found.iter().map(|path| path.display().to_string()).collect();
        return say(&format!("{}\n\n{after}", names.join("\n")), Exit::Clean);
    }
    match take_away(&found) {
        Ok(()) => say(&format!("{} removed\n\n{after}", counted(found.len(), "file")), Exit::Clean),
        Err((path, error)) => refused(&path, &error, "remove"),
    }
}

fn refused(path: &Path, error: &io::Error, what: &str) -> Exit {
    let hint = if error.kind() == io::ErrorKind::PermissionDenied { "; this needs root (sudo)" } else { "" };
    complain(&format!("error: cannot {what}: {error}{hint}: {}", path.display()));
    Exit::Failed
}
