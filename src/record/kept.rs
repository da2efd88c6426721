//! The log in a folder: a few files of limited length, the oldest of which goes when a new one is begun.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The files together have at most ten mebibytes: months of a healthy show, and nothing to any disk.
const FILES: usize = 4;
/// A file that has so many bytes gets no more lines.
const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024 / FILES as u64;
/// The name of the file that is written, without its ending; the older ones are `xiongguan.1.log` and so on.
const NAME: &str = "xiongguan";

/// A log in a folder, which several processes may write.
///
/// The file is opened for each line. Lines are few, and so a folder that was removed, a disk that was full and a file
/// that another process has moved on do no lasting harm.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
    file_bytes_max: u64,
    /// Lines that could not be written since the last one that could.
    lost: u64,
}

impl Kept {
    /// The log in `folder`, which is made with the first line.
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder, file_bytes_max: FILE_BYTES_MAX, lost: 0 }
    }

    /// Adds a line. What cannot be written is counted, and told with the next line that can.
    ///
    /// # Errors
    /// The first time in a row that the folder takes no line.
    pub(super) fn add(&mut self, line: &str) -> io::Result<()> {
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
        let path = path(&self.folder, 0);
        if fs::metadata(&path).is_ok_and(|about| about.len() + bytes.len() as u64 > self.file_bytes_max) {
            for older in (1..FILES).rev() {
                let _ = fs::rename(self::path(&self.folder, older - 1), self::path(&self.folder, older));
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

/// The file with this number; 0 is the one that is written.
fn path(folder: &Path, number: usize) -> PathBuf {
    match number {
        0 => folder.join(format!("{NAME}.log")),
        number => folder.join(format!("{NAME}.{number}.log")),
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::{FILES, Kept, path};

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xiongguan-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn the_oldest_lines_go_and_no_file_grows_beyond_its_limit() {
        let folder = folder("rotated");
        // Two writers, as the show and its supervisor are.
        let mut logs = [0; 2].map(|_| Kept { file_bytes_max: 100, ..Kept::new(folder.clone()) });
        for line in 0..40 {
            logs[line % 2].add(&format!("this is line {line}")).expect("there is room");
        }
        let texts: Vec<String> =
            (0..FILES).rev().map(|number| fs::read_to_string(path(&folder, number)).expect("it is there")).collect();
        assert!(texts.iter().all(|text| text.len() <= 100 && !text.is_empty()), "{texts:?}");
        let lines: Vec<String> = texts.concat().lines().map(str::to_owned).collect();
        let expected: Vec<String> = (40 - lines.len()..40).map(|line| format!("this is line {line}")).collect();
        assert_eq!(lines, expected, "none of the last ones is missing");
        assert_eq!(fs::read_dir(&folder).expect("it is there").count(), FILES + 1, "and the lock");
        let _ = fs::remove_dir_all(folder);
    }

    #[test]
    fn a_folder_that_takes_no_lines_is_told_once_and_the_lines_are_counted() {
        let folder = folder("gone");
        fs::write(&folder, "a file where the folder should be").expect("it can be written");
        let mut log = Kept::new(folder.clone());
        assert!(log.add("first").is_err());
        assert!(log.add("second").is_ok(), "told once");
        fs::remove_file(&folder).expect("it is there");
        log.add("third").expect("it can be written again");
        let text = fs::read_to_string(path(&folder, 0)).expect("it is there");
        assert_eq!(text, "lines that could not be written here: 2\nthird\n");
        let _ = fs::remove_dir_all(folder);
    }
}
