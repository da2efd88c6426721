//! The one place where the exhibition's own files are found, read and written.

mod beside;
mod folders;
mod fonts;
mod kept;
mod last_good;
mod mend;
mod regular;
mod settings;
mod state;

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

use crate::{
    content::{self, Exhibition, Files, Filmed, Found, Heard, Inspected, Reading, limits::FILE_BYTES_MAX},
    diag::{self, Colour, Finding, Language, Source, Words},
    film::{self, FilmProblem},
    media::{self, Folder, PathProblem},
    theme::{self, FontFile, Theme, Typeface, Typefaces},
    words,
};

pub use folders::{cache_folder, free_bytes, state_folder, statistics_file};
pub use fonts::usable as usable_font;
pub use kept::{build_stamp, keep, kept};
pub use last_good::{has_bytes, last_good_copy, sha256};
pub use mend::{KeepError, replace};
pub use settings::{OpenedSettings, open_settings, settings_path};
pub use state::read_state;

/// The name of the content file when only a folder is given.
const CONTENT_FILE: &str = "content.ron";

/// A content file that was read, with or without faults.
#[derive(Debug)]
pub struct Opened {
    /// The content file, as it was asked for.
    pub path: PathBuf,
    /// The folder all its pictures are in.
    pub folder: Folder,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The text, for showing findings in it; empty if it could not be decoded.
    pub text: String,
    /// What it says.
    pub reading: Reading,
    /// How it looks: the theme it asks for, or the default one if that cannot be used.
    pub theme: Theme,
    /// Its own fonts, by their numbers in the exhibition.
    pub typefaces: Typefaces,
    /// The name and the text of its theme file, if it has one.
    theme_file: Option<(String, String)>,
}

impl Opened {
    /// The content file, for showing findings in it.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source { name: self.path.to_str().unwrap_or(CONTENT_FILE), text: &self.text }
    }

    /// The files that findings speak of: the content file, its data files, and the theme file if there is one.
    #[must_use]
    pub fn sources(&self) -> Vec<Source<'_>> {
        let theme = self.theme_file.iter().map(|(name, text)| Source { name, text });
        let data = self.reading.data.iter().map(|file| Source { name: &file.name, text: &file.text });
        std::iter::once(self.source()).chain(data).chain(theme).collect()
    }

    /// The SHA-256 of the content file, in hexadecimal; with data files, of it and of them one after the other, in the
    /// order in which they are named first.
    #[must_use]
    pub fn sha256(&self) -> String {
        let data = self.reading.data.iter().filter_map(|file| file.bytes.as_ref());
        last_good::sha256_of(std::iter::once(&self.bytes).chain(data))
    }

    /// What a copy holds that stands in for the content file: the file itself, or one that needs no data files.
    #[must_use]
    pub fn to_keep(&self) -> Vec<u8> {
        self.reading.standalone.as_ref().map_or_else(|| self.bytes.clone(), |text| text.clone().into_bytes())
    }

    /// All findings in their written form, in a language of the program.
    #[must_use]
    pub fn findings_text(&self, colour: Colour, language: Language) -> String {
        diag::text(&self.reading.findings, &self.sources(), colour, language)
    }
}

/// The bytes of a file that an exhibition is to be made of, or of a picture in it.
///
/// # Errors
/// When it cannot be read, or has more than a gibibyte.
pub fn read_import(path: &Path) -> io::Result<Vec<u8>> {
    const BYTES_MAX: u64 = 1 << 30;
    let bytes = regular::read(path, BYTES_MAX + 1)?;
    if bytes.len() as u64 > BYTES_MAX { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Where the content file is: the given file, the given folder's, else the one in the current folder or beside the
/// program.
#[must_use]
pub fn locate(given: Option<&Path>) -> PathBuf {
    match given {
        Some(path) if path.is_dir() => path.join(CONTENT_FILE),
        Some(path) => path.to_owned(),
        None => {
            let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join(CONTENT_FILE)));
            let here = PathBuf::from(CONTENT_FILE);
            if here.is_file() { here } else { beside.filter(|path| path.is_file()).unwrap_or(here) }
        }
    }
}

/// Reads the content file at `path`.
///
/// # Errors
/// When the file or its folder cannot be read at all; everything else is a finding.
pub fn open(path: &Path) -> io::Result<Opened> {
    open_telling(path, &|| ())
}

/// The same; `progress` is called for each file that was looked at, so that slow reading can be told from a hang.
///
/// # Errors
/// As [`open`].
pub fn open_telling(path: &Path, progress: &dyn Fn()) -> io::Result<Opened> {
    open_copy(path, path, progress)
}

/// Reads `copy` as if it were the content file at `path`: its pictures are beside that.
///
/// # Errors
/// As [`open`].
pub fn open_copy(copy: &Path, path: &Path, progress: &dyn Fn()) -> io::Result<Opened> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let folder = Folder::open(parent)?;
    let name = path.to_string_lossy();
    // One byte more than is allowed shows that a file is too large; no more is read of it.
    let bytes = regular::read(copy, FILE_BYTES_MAX as u64 + 1)?;
    let in_folder = InFolder::new(&folder, progress);
    let (text, mut reading) = match content::decode(&name, &bytes) {
        Ok(text) => {
            let reading = content::read(Source { name: &name, text: &text }, &in_folder);
            (text, reading)
        }
        Err(finding) => (String::new(), Reading { findings: vec![*finding], ..Reading::default() }),
    };
    let typefaces = reading.exhibition.as_ref().map(|exhibition| in_folder.typefaces(exhibition)).unwrap_or_default();
    let wanted = reading.exhibition.as_ref().map(|exhibition| exhibition.theme.clone()).unwrap_or_default();
    let theme_file = theme_file(&folder, &wanted);
    let (theme, theme_file) = match theme_file {
        Some((name, Ok(text))) => {
            let (theme, findings) = theme::read(Source { name: &name, text: &text });
            reading.findings.extend(findings);
            (theme, Some((name, text)))
        }
        Some((_, Err(finding))) => {
            reading.findings.push(*finding);
            (None, None)
        }
        None => (Theme::built_in(&wanted), None),
    };
    let theme = theme.unwrap_or_else(Theme::gobi);
    Ok(Opened { path: path.to_owned(), folder, bytes, text, reading, theme, typefaces, theme_file })
}

/// The theme file `wanted` beside the content file, with its text or why it has none; nothing if that is the name of a
/// built-in theme. A missing file was already reported when the content was read.
fn theme_file(folder: &Folder, wanted: &str) -> Option<(String, Result<String, Box<Finding>>)> {
    let is_theme = |path: &PathBuf| path.is_file() && path.extension().is_some_and(|extension| extension == "ron");
    let path = folder.resolve(wanted).ok().filter(is_theme)?;
    let text = match regular::read(&path, FILE_BYTES_MAX as u64 + 1) {
        Ok(bytes) => content::decode(wanted, &bytes).map(|text| text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => Err(Box::new(theme::unreadable(
            Source { name: wanted, text: "" },
            0..0,
            words!("the file cannot be opened").because(error.to_string()),
        ))),
    };
    Some((wanted.to_owned(), text))
}

/// Answers what `content` asks about the files in the folder; a file that many slides show is looked at once.
struct InFolder<'a> {
    folder: &'a Folder,
    progress: &'a dyn Fn(),
    found: RefCell<HashMap<String, Found>>,
    inspected: RefCell<HashMap<String, Inspected>>,
    names: RefCell<HashMap<String, Vec<String>>>,
    fonts: RefCell<HashMap<String, Result<FontFile, Words>>>,
}

impl<'a> InFolder<'a> {
    fn new(folder: &'a Folder, progress: &'a dyn Fn()) -> Self {
        Self {
            folder,
            progress,
            found: RefCell::default(),
            inspected: RefCell::default(),
            names: RefCell::default(),
            fonts: RefCell::default(),
        }
    }

    fn font_file(&self, relative: &str) -> Result<FontFile, Words> {
        (self.progress)();
        once(&self.fonts, relative, || fonts::read(&self.folder.resolve(relative).map_err(|problem| problem.words())?))
    }

    /// The fonts of an exhibition; those that cannot be used were reported when the content was read.
    fn typefaces(&self, exhibition: &Exhibition) -> Typefaces {
        let file = |name: &str| Some(name).filter(|name| !name.is_empty()).and_then(|name| self.font_file(name).ok());
        let fonts = exhibition.fonts.iter();
        fonts.map(|font| Typeface { sans: file(&font.file), serif: file(&font.serif) }).collect()
    }
}

impl Files for InFolder<'_> {
    fn look(&self, relative: &str) -> Found {
        (self.progress)();
        once(&self.found, relative, || match self.folder.resolve(relative) {
            Ok(path) if path.is_file() => Found::File,
            Err(PathProblem::LinkLeavesFolder) => Found::Outside,
            _ => Found::Missing,
        })
    }

    fn read(&self, relative: &str, bytes_max: usize) -> Result<Vec<u8>, Words> {
        (self.progress)();
        let path = self.folder.resolve(relative).map_err(|problem| problem.words())?;
        regular::read(&path, bytes_max as u64).map_err(|error| Words::verbatim(error.to_string()))
    }

    fn names(&self, relative: &str) -> Vec<String> {
        once(&self.names, relative, || beside::names(self.folder, relative))
    }

    fn font(&self, relative: &str) -> Result<(), Words> {
        self.font_file(relative).map(|_| ())
    }

    fn inspect(&self, relative: &str) -> Inspected {
        (self.progress)();
        once(&self.inspected, relative, || {
            let size = self.folder.resolve(relative).map_err(|problem| problem.words());
            match size.and_then(|path| media::inspect(&path).map_err(|error| error.kind.words())) {
                Ok(size) => Inspected::Size([size.w as u32, size.h as u32]),
                Err(why) => Inspected::Unreadable(why),
            }
        })
    }

    fn film(&self, relative: &str) -> Filmed {
        (self.progress)();
        let path = match self.folder.resolve(relative) {
            Ok(path) => path,
            Err(problem) => return Filmed::Unreadable(problem.words()),
        };
        match film::probe(&path) {
            Ok(facts) => Filmed::Film(facts),
            Err(FilmProblem::NoEngine) => Filmed::NoEngine,
            Err(problem) => Filmed::Unreadable(media::film_words(problem)),
        }
    }

    fn sound(&self, relative: &str) -> Heard {
        (self.progress)();
        let path = match self.folder.resolve(relative) {
            Ok(path) => path,
            Err(problem) => return Heard::Unreadable(problem.words()),
        };
        match film::probe_sound(&path) {
            Ok(facts) => Heard::Sound(facts),
            Err(FilmProblem::NoEngine) => Heard::NoEngine,
            Err(problem) => Heard::Unreadable(media::sound_words(problem)),
        }
    }
}

/// The answer for a file: the known one, else that of `ask`.
fn once<T: Clone>(known: &RefCell<HashMap<String, T>>, file: &str, ask: impl FnOnce() -> T) -> T {
    if let Some(answer) = known.borrow().get(file) {
        return answer.clone();
    }
    let answer = ask();
    known.borrow_mut().insert(file.to_owned(), answer.clone());
    answer
}

/// The picture files directly in a folder of an exhibition, as the content file would name them, in order.
#[must_use]
pub fn pictures_in(exhibition: &Folder, folder: &str) -> Vec<String> {
    let path = if folder.is_empty() { Ok(exhibition.root().to_owned()) } else { exhibition.resolve(folder) };
    let entries = path.ok().and_then(|path| fs::read_dir(path).ok()).into_iter().flatten().flatten();
    let is_picture = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        path.is_file() && ending.is_some_and(|ending| PICTURE_ENDINGS.contains(&ending.as_str()))
    };
    let named = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        Some(if folder.is_empty() { name } else { format!("{folder}/{name}") })
    };
    let mut files: Vec<String> = entries.map(|entry| entry.path()).filter(is_picture).filter_map(named).collect();
    files.sort();
    files
}

/// Endings of the picture formats the program reads.
const PICTURE_ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "tif", "tiff", "svg"];

/// Writes `image` as a PNG, whole or not at all.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn write_png(path: &Path, image: &egui::ColorImage) -> io::Result<()> {
    let rgb: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let mut bytes = Vec::new();
    let (width, height) = (image.size[0] as u32, image.size[1] as u32);
    // The encoder itself, since a call that takes any format brings the encoders of all of them.
    PngEncoder::new(&mut bytes).write_image(&rgb, width, height, ExtendedColorType::Rgb8).map_err(io::Error::other)?;
    write_whole(path, &bytes)
}

/// Makes `folder`; one that is already there is accepted if it is empty.
///
/// # Errors
/// When something is in it, when it is not a folder, or when it cannot be made.
pub fn make_empty_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() { Err(io::ErrorKind::DirectoryNotEmpty.into()) } else { Ok(()) }
}

/// Writes a file, whole or not at all; once written, it outlasts a power cut.
///
/// The bytes go into a file of another name in the same folder, which gets the right name once they are on the disk.
/// Several writers of one file do not disturb each other; the last one wins.
///
/// # Errors
/// When the folder cannot be made or the file not be written; then nothing new is left in the folder.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let (mut file, partial) = partial_file(folder)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&partial, path)).inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fs::remove_file(&partial);
    })?;
    sync_folder(folder)
}

/// A new file in `folder`, under a name that nobody else uses.
fn partial_file(folder: &Path) -> io::Result<(fs::File, PathBuf)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        // Machines that share a folder may use the same number for a process.
        let path = folder.join(format!(".xiongguan-{}-{count}.part", std::process::id()));
        match fs::File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            file => return file.map(|file| (file, path)),
        }
    }
}

/// Makes a new name in `folder` outlast a power cut, as far as the file system can.
fn sync_folder(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    if cfg!(not(unix)) {
        return Ok(());
    }
    match fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network file systems do not support this, and a folder that may be written need not be readable.
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Ok(()),
        synced => synced,
    }
}
