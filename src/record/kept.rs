//! The log in a folder: a few files of limited length, the oldest of which goes when a new one is begun.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The files together have at most ten mebibytes: months of a healthy show, and nothing to any disk.
pub const LOG_FILES: usize = 4;
/// A file that has so many bytes gets no more lines.
const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024 / LOG_FILES as u64;
/// The name of the file that is written, without its ending; the older ones are `xiongguan.1.log` and so on.
const NAME: &str = "xiongguan";

/// A log in a folder, which several processes may write.
///
/// The file is opened for each line. Lines are few, and so a folder that was removed, a disk that was full and a file
/// that another process has moved on do no lasting harm.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    file_bytes_max: u64,
    /// Lines that could not be written since the last one that could.
    lost: u64,
}

impl Kept {
    /// The log in `folder`, which is made with the first line.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self::limited(folder, FILE_BYTES_MAX)
    }

    /// The same with at most so many bytes in a file.
    #[must_use]
    pub const fn limited(folder: PathBuf, file_bytes_max: u64) -> Self {
        Self { folder, file_bytes_max, lost: 0 }
    }

    /// Adds a line. What cannot be written is counted, and told with the next line that can.
    ///
    /// # Errors
    /// The first time in a row that the folder takes no line.
    pub fn add(&mut self, line: &str) -> io::Result<()> {
        let missing = match self.lost {
            0 => String::new(),
            lost => format!("lines that could not be written here: {lost}\n"),
        };
        let added = self.write(format!("{missing}{line}\n").as_bytes());
        let is_first = self.lost == 0;
        self.lost = if added.is_ok() { 0 } else { self.lost + 1 };
        if is_first { added } else { Ok(()) }
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Held until this returns: nobody else moves the files meanwhile.
        let lock = File::create(self.folder.join(".lock"))?;
        lock.lock()?;
        let path = log_file(&self.folder, 0);
        if fs::metadata(&path).is_ok_and(|about| about.len() + bytes.len() as u64 > self.file_bytes_max) {
            for older in (1..LOG_FILES).rev() {
                let _ = fs::rename(log_file(&self.folder, older - 1), log_file(&self.folder, older));
            }
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
        let length = file.metadata()?.len();
        file.write_all(bytes).inspect_err(|_| {
            // Half of a line would be taken for a line.
            let _ = file.set_len(length);
        })
    }
}

/// The file of a log with this number; 0 is the one that is written.
#[must_use]
pub fn log_file(folder: &Path, number: usize) -> PathBuf {
    match number {
        0 => folder.join(format!("{NAME}.log")),
        number => folder.join(format!("{NAME}.{number}.log")),
    }
}
