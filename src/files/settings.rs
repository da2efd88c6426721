//! Where the machine's settings are, and how they are read from the disk.

use std::{
    env, io,
    path::{Path, PathBuf},
};

use super::regular;
use crate::{
    content::{self, limits::FILE_BYTES_MAX},
    diag::{self, Colour, Language, Source},
    settings::{self, Settings, SettingsReading},
};

/// A settings file that was read, with or without faults; what cannot be used of it is at its default.
#[derive(Clone, Debug)]
pub struct OpenedSettings {
    /// The file, as it was asked for.
    pub path: PathBuf,
    /// The text, for showing findings in it; empty if it could not be decoded.
    pub text: String,
    /// What it says.
    pub reading: SettingsReading,
}

impl OpenedSettings {
    /// The file's name as findings tell it.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// All findings in their written form, in a language of the program.
    #[must_use]
    pub fn findings_text(&self, colour: Colour, language: Language) -> String {
        let name = self.name();
        diag::text(&self.reading.findings, &[Source { name: &name, text: &self.text }], colour, language)
    }
}

/// The settings file: the given one, else `xiongguan/kiosk.ron` in the user's configuration folder if it is there.
#[must_use]
pub fn settings_path(given: Option<&Path>) -> Option<PathBuf> {
    given.map(Path::to_owned).or_else(own_file)
}

fn own_file() -> Option<PathBuf> {
    let folder = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = folder.or_else(|| Some(env::home_dir()?.join(".config")))?;
    Some(folder.join("xiongguan").join("kiosk.ron")).filter(|path| path.exists())
}

/// Reads the settings file at `path`.
///
/// # Errors
/// When the file cannot be read at all, or is no regular file; everything else is a finding.
pub fn open_settings(path: &Path) -> io::Result<OpenedSettings> {
    // One byte more than is allowed shows that the file is too large.
    let bytes = regular::read(path, FILE_BYTES_MAX as u64 + 1)?;
    let name = path.to_string_lossy();
    let (text, reading) = match content::decode(&name, &bytes) {
        Ok(text) => {
            let reading = settings::read(Source { name: &name, text: &text });
            (text, reading)
        }
        Err(finding) => {
            let settings = Settings::default();
            (String::new(), SettingsReading { settings, is_usable: false, findings: vec![*finding] })
        }
    };
    Ok(OpenedSettings { path: path.to_owned(), text, reading })
}
