//! The command line: arguments in, exit code out.

mod called;
mod check;
#[cfg(unix)]
mod doctor;
mod explain;
mod export;
mod fix;
mod help;
mod import;
mod kiosk;
mod memory;
mod mistyped;
mod new;
mod output;
mod pages;
mod pin;
mod progress;
mod report;
mod run;
mod simulate;
mod size;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::{Date, DateTime};
use output::{complain, counted, said, say};
use size::parse_size;

use crate::{
    content::Wording,
    diag::Language,
    explain::{parse_date, parse_span, parse_time},
    files::{self, Opened, OpenedSettings},
    show,
};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Clean,
    /// Something could not be done: a file that cannot be read or written, wrong arguments.
    Failed,
    /// The exhibition has errors, or warnings where those were denied.
    Findings,
    /// There is no display now; trying again later may work.
    NoDisplay,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Failed => 1,
            Exit::Findings => 2,
            Exit::NoDisplay => 3,
        })
    }
}

/// An exhibition on a screen: full-screen slides from one file, for kiosks, talks and unattended walls.
#[derive(Debug, Parser)]
#[command(name = "xiongguan", version, args_conflicts_with_subcommands = true, after_help = keys())]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: RunArgs,
}

fn keys() -> String {
    format!("Keys in the window; in a kiosk and on a wall the first one only wakes the show:\n{}", show::help())
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tell everything that is wrong with an exhibition, and where.
    Check(CheckArgs),
    /// Write slides as pictures or as a PDF; needs no display.
    Export(ExportArgs),
    /// Tell what is on screen at a moment while nobody touches it, and why.
    Explain(ExplainArgs),
    /// Play days and years on a virtual clock, with visitors and mishaps, and tell whether a rule is broken.
    Simulate(simulate::SimulateArgs),
    /// Tell what visitors have done in front of this screen.
    Report(report::ReportArgs),
    /// Look at everything a machine needs to show an exhibition for years, and tell what to do.
    #[cfg(unix)]
    Doctor(doctor::DoctorArgs),
    /// Make a small exhibition that explains itself, to start from.
    New(NewArgs),
    /// Make an exhibition of a talk in Markdown or PPTX, or a slide of a table.
    Import(import::ImportArgs),
    /// Print what the program itself says in a language, to change single words or to translate it for content.ron.
    Wording {
        /// The language.
        #[arg(value_name = "TAG")]
        tag: String,
    },
    /// Ask for the PIN with which staff leave a kiosk, and print the line for kiosk.ron.
    Pin,
    /// Make this machine a kiosk that shows an exhibition from its start on, or undo that.
    #[command(subcommand)]
    Kiosk(kiosk::KioskCommand),
    /// Print the manual page.
    #[command(hide = true)]
    Man,
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Shows the exhibition in a window.
#[derive(Debug, Args)]
struct RunArgs {
    /// The content file or its folder; by default content.ron here, then beside the program.
    content: Option<PathBuf>,
    /// Who is in front of the screen.
    #[arg(long, value_enum)]
    mode: Option<ModeArg>,
    /// A normal window of this size, with the pointer shown: for authoring.
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    windowed: Option<[u32; 2]>,
    /// The language to start with.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The name of this screen, for slides that are for certain screens alone; by default that in the settings.
    #[arg(long, value_name = "NAME")]
    screen: Option<String>,
    /// The monitor, counted from 0.
    #[arg(long, value_name = "N")]
    monitor: Option<usize>,
    /// In a talk, leave a second monitor alone; without this it shows the speaker's view.
    #[arg(long)]
    no_speaker_window: bool,
    /// This machine's settings.
    #[arg(long, value_name = "FILE")]
    kiosk: Option<PathBuf>,
    /// What draws the window.
    #[arg(long, value_enum, default_value_t = PresenterArg::Auto)]
    presenter: PresenterArg,
    /// Write a line to standard error whenever something on screen changes.
    #[arg(long)]
    status: bool,
    /// Do not start the show again when it ends by itself or hangs; for finding faults.
    #[arg(long)]
    no_supervise: bool,
    /// Let the show's clock run so many times faster than life; for finding faults.
    #[arg(long, value_name = "N", default_value_t = 1, hide = true, value_parser = clap::value_parser!(u32).range(1..=1000))]
    speed: u32,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PresenterArg {
    /// OpenGL where there is a graphics card, else the processor.
    Auto,
    /// OpenGL.
    Gl,
    /// The processor.
    Cpu,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ModeArg {
    /// A touchscreen: loops until touched, explores, loops again.
    Kiosk,
    /// A talk: keyboard or clicker.
    Present,
    /// A wall: plays for ever.
    Auto,
}

impl From<ModeArg> for show::Mode {
    fn from(mode: ModeArg) -> Self {
        match mode {
            ModeArg::Kiosk => Self::Kiosk,
            ModeArg::Present => Self::Present,
            ModeArg::Auto => Self::Auto,
        }
    }
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The content file or its folder.
    content: Option<PathBuf>,
    /// The form of the findings.
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,
    /// The language of the findings; by default that of the system.
    #[arg(long, value_enum)]
    lang: Option<LanguageArg>,
    /// Treat these as errors.
    #[arg(long, value_name = "warnings", value_parser = ["warnings"])]
    deny: Option<String>,
    /// This machine's settings: what is wrong in them, and whether controls and pictures suit its panel.
    #[arg(long, value_name = "FILE")]
    kiosk: Option<PathBuf>,
    /// The date of today, by which slides no longer show, and special days in the settings are over; by default the
    /// machine's for slides.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// Mend what takes no thought: marks of a Chinese keyboard outside of texts, names that are spelt otherwise, slashes
    /// and endings in paths. Keeps a copy of each file that it changes.
    #[arg(long)]
    fix: bool,
    /// Only show what would be changed.
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LanguageArg {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// The language to speak: what was asked for, else the system's.
fn language(asked: Option<LanguageArg>) -> Language {
    match asked {
        Some(LanguageArg::En) => Language::English,
        Some(LanguageArg::Zh) => Language::Chinese,
        None => sys_locale::get_locale().map_or(Language::English, |locale| Language::of(&locale)),
    }
}

#[derive(Debug, Args)]
struct ExportArgs {
    /// The content file or its folder.
    content: Option<PathBuf>,
    /// The folder they go to; made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t = ExportFormat::Png)]
    format: ExportFormat,
    /// Width and height of the pictures in pixels; for PDF, the shape of the pages.
    #[arg(long, value_name = "WxH", default_value = "1920x1080", value_parser = parse_size)]
    size: [u32; 2],
    /// The languages, with commas between them; by default all.
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    lang: Vec<String>,
    /// Only the slide with this id.
    #[arg(long, value_name = "ID")]
    slide: Option<String>,
    /// Only the slides that show at this moment, on the clock of the place where the screen hangs.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<DateTime>,
    /// Only the slides of the screen of this name.
    #[arg(long, value_name = "NAME")]
    screen: Option<String>,
    /// Texts at 150%, as a visitor can choose them.
    #[arg(long)]
    large_text: bool,
    /// One picture of all slides, for review: each at a quarter of the size.
    #[arg(long)]
    sheet: bool,
    /// In a PDF, a page for the speaker behind each slide that has notes.
    #[arg(long)]
    notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// A picture of each slide.
    Png,
    /// A document for each language, with a page for each slide.
    Pdf,
}

#[derive(Debug, Args)]
struct ExplainArgs {
    /// The content file or its folder.
    content: Option<PathBuf>,
    /// The moment, on the clock of the place where the screen hangs.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: DateTime,
    /// When the program is started; by default at midnight before.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    since: Option<DateTime>,
    /// List the slides from there on, for so long.
    #[arg(long = "for", value_name = "SPAN", value_parser = parse_span)]
    span: Option<Duration>,
    /// Who is in front of the screen.
    #[arg(long, value_enum)]
    mode: Option<ModeArg>,
    /// The language in which to name the slides.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// This machine's settings.
    #[arg(long, value_name = "FILE")]
    kiosk: Option<PathBuf>,
    /// The form of the answer.
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,
}

#[derive(Debug, Args)]
struct NewArgs {
    /// The folder; made if it is not there, and nothing may be in it.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Runs the program with the arguments of this process, which it may begin anew.
pub fn main() -> Exit {
    dispatch(std::env::args_os(), memory::give_back_what_is_freed)
}

/// Runs the program with these arguments, the first being its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    dispatch(arguments, || ())
}

/// The same; a window is opened after `prepare`.
fn dispatch(arguments: impl IntoIterator<Item = OsString>, prepare: fn()) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(problem) = arguments.get(1).and_then(|word| mistyped::command(word)) {
        return failed(&problem);
    }
    let name = arguments.first().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            // If standard error cannot be written, only the exit code tells of the problem.
            let _ = error.print();
            return Exit::Failed;
        }
        Err(help) => {
            let is_chinese = language(None) == Language::Chinese;
            let told = is_chinese.then(|| help::chinese(Cli::command(), &arguments)).flatten();
            return told.map_or_else(|| said(help.print(), Exit::Clean), |told| say(told.trim_end(), Exit::Clean));
        }
    };
    match cli.command {
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Explain(args)) => explain::explain(&args),
        Some(Command::Export(args)) => export::export(&args),
        Some(Command::Simulate(args)) => simulate::simulate(&args),
        #[cfg(unix)]
        Some(Command::Doctor(args)) => doctor::doctor(&args),
        Some(Command::Report(args)) => report::report(&args),
        Some(Command::New(args)) => new::new(&args, &called::program(&name)),
        Some(Command::Import(args)) => import::import(&args, &called::program(&name)),
        Some(Command::Wording { tag }) => say(&Wording::file_for(&tag), Exit::Clean),
        Some(Command::Pin) => pin::pin(),
        Some(Command::Kiosk(command)) => kiosk::kiosk(&command),
        Some(Command::Man) => pages::man(),
        Some(Command::Completions { shell }) => pages::completions(shell),
        None => match cli.run.content.as_deref().and_then(|path| mistyped::command(path.as_os_str())) {
            Some(problem) => failed(&problem),
            None => {
                prepare();
                run::run(&cli.run)
            }
        },
    }
}

fn failed(problem: &str) -> Exit {
    complain(&format!("error: {problem}"));
    Exit::Failed
}

/// The exhibition at `content`; nothing for a file that cannot be read at all, after telling why.
fn open(content: Option<&Path>) -> Option<Opened> {
    let path = files::locate(content);
    files::open(&path)
        .inspect_err(|error| complain(&format!("error: cannot read the exhibition: {error}: {}", path.display())))
        .ok()
}

/// The settings file at `path`; for one that cannot be read at all, the exit code, after telling why.
fn open_settings(path: &Path) -> Result<OpenedSettings, Exit> {
    files::open_settings(path).map_err(|error| {
        complain(&format!("error: cannot read the settings: {error}: {}", path.display()));
        Exit::Failed
    })
}
