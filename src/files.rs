//! The one place where the exhibition's own files are found, read and written.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    content::{self, Files, Found, Reading, limits::FILE_BYTES_MAX},
    diag::Colour,
    media::{Folder, PathProblem},
};

/// The name of the content file when only a folder is given.
const CONTENT_FILE: &str = "content.ron";

/// An exhibition's file, read; whatever it came to, there is something to say about it.
#[derive(Debug)]
pub struct Opened {
    /// The content file, as it was asked for.
    pub path: PathBuf,
    /// The folder all its pictures are in.
    pub folder: Folder,
    /// The text, for showing findings in it; empty if it could not be decoded.
    pub text: String,
    /// What it says.
    pub reading: Reading,
}

impl Opened {
    /// All findings in their written form.
    #[must_use]
    pub fn findings_text(&self, colour: Colour) -> String {
        crate::diag::text(&self.reading.findings, &[self.source()], colour)
    }

    /// The text under its name.
    #[must_use]
    pub fn source(&self) -> crate::diag::Source<'_> {
        crate::diag::Source { name: self.path.to_str().unwrap_or(CONTENT_FILE), text: &self.text }
    }
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
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let folder = Folder::open(parent)?;
    let name = path.to_string_lossy();
    // One byte more than is allowed tells that there are too many; a file of any size costs no more than that.
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    let (text, reading) = match content::decode(&name, &bytes) {
        Ok(text) => {
            let reading = content::read(crate::diag::Source { name: &name, text: &text }, &InFolder(&folder));
            (text, reading)
        }
        Err(finding) => (String::new(), Reading { exhibition: None, title: None, findings: vec![*finding] }),
    };
    Ok(Opened { path: path.to_owned(), folder, text, reading })
}

/// The folder, as `content` asks for it.
struct InFolder<'a>(&'a Folder);

impl Files for InFolder<'_> {
    fn look(&self, relative: &str) -> Found {
        match self.0.resolve(relative) {
            Ok(path) if path.is_file() => Found::File,
            Err(PathProblem::LinkLeavesFolder) => Found::Outside,
            _ => Found::Missing,
        }
    }
}

/// Writes `image` as a PNG, whole or not at all.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn write_png(path: &Path, image: &egui::ColorImage) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let rgb: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let mut bytes = io::Cursor::new(Vec::new());
    let (width, height) = (image.size[0] as u32, image.size[1] as u32);
    image::write_buffer_with_format(&mut bytes, &rgb, width, height, image::ColorType::Rgb8, image::ImageFormat::Png)
        .map_err(io::Error::other)?;
    write_whole(path, bytes.get_ref())
}

/// Writes a file under another name first, so that nobody ever sees half of it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".part");
    let partial = PathBuf::from(partial);
    fs::write(&partial, bytes)?;
    fs::rename(&partial, path)
}
