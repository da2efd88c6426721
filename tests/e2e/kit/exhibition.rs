//! A folder with a small exhibition: four slides, two pictures.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use image::{Rgb, RgbImage};

/// Slides `one` and `two` with a picture each, `three` and `four` without.
pub(crate) const SMALL: &str = include_str!("../small.ron");

/// A folder for one test; it is removed when this is dropped.
pub(crate) struct Exhibition {
    pub(crate) path: PathBuf,
}

impl Exhibition {
    /// A folder with [`SMALL`] and its pictures.
    pub(crate) fn small() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("exhibition-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let exhibition = Self { path: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name) };
        fs::create_dir_all(exhibition.path.join("assets")).unwrap();
        exhibition.save("content.ron", SMALL);
        exhibition.picture("one", 90);
        exhibition.picture("two", 170);
        exhibition
    }

    /// Writes a file as careful editors do: the whole file under another name, which is then renamed.
    pub(crate) fn save(&self, name: &str, text: &str) {
        let partial = self.path.join("save.part");
        fs::write(&partial, text).unwrap();
        fs::rename(&partial, self.path.join(name)).unwrap();
    }

    /// Puts a pipe in the place of a file: opening it blocks.
    pub(crate) fn pipe(&self, name: &str) {
        let path = self.path.join(name);
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// Copies the whole exhibition into a folder within, with a first picture of this blue.
    pub(crate) fn release(&self, name: &str, blue: u8) {
        let folder = self.path.join(name);
        fs::create_dir_all(folder.join("assets")).unwrap();
        for file in ["assets/one.png", "assets/two.png", "content.ron"] {
            fs::copy(self.path.join(file), folder.join(file)).unwrap();
        }
        Self::draw(&folder.join("assets/one.png"), blue);
    }

    /// Makes `name` a link to `to`, in one step.
    pub(crate) fn link(&self, name: &str, to: &str) {
        let partial = self.path.join("link.part");
        std::os::unix::fs::symlink(to, &partial).unwrap();
        fs::rename(partial, self.path.join(name)).unwrap();
    }

    /// Removes a file.
    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path.join(name)).unwrap();
    }

    /// Many colours in every part, none of them black or white.
    pub(crate) fn picture(&self, name: &str, blue: u8) {
        Self::draw(&self.path.join(format!("assets/{name}.png")), blue);
    }

    fn draw(path: &Path, blue: u8) {
        let pixel = |x: u32, y: u32| Rgb([(40 + x / 4) as u8, (40 + y / 3) as u8, blue + ((x ^ y) % 64) as u8]);
        RgbImage::from_fn(640, 360, pixel).save(path).unwrap();
    }
}

impl Drop for Exhibition {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
