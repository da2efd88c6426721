//! Keeps decoded pictures on disk, so that checking an exhibition again decodes none.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Cursor},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use image::{DynamicImage, ImageFormat, RgbImage};

use super::{Picture, PictureError, PictureProblem, Target, decode, finished::finished, source};

/// Reduced decoded pictures of one exhibition, in a folder of their own.
///
/// An entry is valid as long as the picture's path, length and time of change are the same. Pictures that cannot be
/// kept are decoded again next time.
pub struct Cache {
    folder: PathBuf,
    /// The entries on disk by their keys.
    kept: BTreeMap<String, PathBuf>,
    used: BTreeSet<PathBuf>,
    decoded: usize,
}

impl Cache {
    /// The cache for the exhibition in the folder `of`, within the folder `caches`.
    ///
    /// # Errors
    /// When no folder can be made there.
    pub fn open(caches: &Path, of: &Path) -> io::Result<Self> {
        let folder = caches.join(format!("{:016x}", hash(&of.canonicalize()?)));
        fs::create_dir_all(&folder)?;
        let entries = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
        let kept = entries.filter_map(|path| Some((key_in(&path)?.to_owned(), path))).collect();
        Ok(Self { folder, kept, used: BTreeSet::new(), decoded: 0 })
    }

    /// Number of pictures that had to be decoded from their files.
    #[must_use]
    pub const fn decoded(&self) -> usize {
        self.decoded
    }

    /// As [`decode`]; from the cache if the file is still the same. The cache also knows which files are broken.
    ///
    /// # Errors
    /// As [`decode`].
    pub fn decode(&mut self, path: &Path, target: Target) -> Result<Picture, PictureError> {
        let Some(key) = key(path, target) else { return decode(path, target) };
        if let Some(kept) = self.kept(&key) {
            return kept.map_err(|kind| PictureError::new(kind, path));
        }
        let result = decode(path, target);
        match &result {
            Ok(picture) => self.keep_picture(&key, picture),
            Err(error) => match remark(&error.kind) {
                Some(remark) => self.keep(&format!("{key}-{BROKEN}"), |path| fs::write(path, remark).is_ok()),
                // Problems that the header shows are cheap to find again, and those that may pass must be looked for
                // again.
                None => return result,
            },
        }
        self.decoded += 1;
        result
    }

    /// The same cache for another thread; [`Self::join`] brings together what both used.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self { folder: self.folder.clone(), kept: self.kept.clone(), used: BTreeSet::new(), decoded: 0 }
    }

    /// Takes over what another thread used and decoded.
    pub fn join(&mut self, other: Self) {
        self.used.extend(other.used);
        self.decoded += other.decoded;
    }

    /// Keeps the entry of a picture that this run does not need to look at.
    pub fn retain(&mut self, path: &Path, target: Target) {
        let entry = key(path, target).and_then(|key| self.kept.get(&key));
        self.used.extend(entry.cloned());
    }

    /// Removes what this run did not use: pictures that were changed or taken away.
    pub fn tidy(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if !self.used.contains(&entry.path()) {
                // Another process may have removed it.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The picture under `key`, or why there is none. The name of its file tells the size of the original and whether
    /// that is cut.
    fn kept(&mut self, key: &str) -> Option<Result<Picture, PictureProblem>> {
        let path = self.kept.get(key)?;
        let mut about = path.file_stem()?.to_str()?.split('-').skip(1);
        let (size, rest) = (about.next()?, about.next());
        let result = if size == BROKEN {
            Err(PictureProblem::of_remark(&fs::read_to_string(path).ok()?)?)
        } else {
            let (w, h) = size.split_once('x')?;
            let size = [w.parse().ok()?, h.parse().ok()?];
            // The decoder that all pictures go through, since a second way brings all decoders again.
            let decoder = source::decoder(Box::new(Cursor::new(fs::read(path).ok()?))).ok()?;
            let pixels = DynamicImage::from_decoder(decoder).ok()?.into_rgb8();
            Ok(Picture { is_cut: rest == Some(CUT), ..finished(&pixels, size) })
        };
        self.used.insert(path.clone());
        Some(result)
    }

    fn keep_picture(&mut self, key: &str, picture: &Picture) {
        let size = picture.facts.size;
        let cut = if picture.is_cut { format!("-{CUT}") } else { String::new() };
        let rgb: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let pixels = RgbImage::from_raw(picture.width as u32, picture.height as u32, rgb);
        let name = format!("{key}-{}x{}{cut}", size.w as u32, size.h as u32);
        self.keep(&name, |path| pixels.is_some_and(|pixels| pixels.save_with_format(path, ImageFormat::Png).is_ok()));
    }

    /// Makes an entry of what `write` writes; an entry is never incomplete.
    fn keep(&mut self, name: &str, write: impl FnOnce(&Path) -> bool) {
        let path = self.folder.join(format!("{name}.png"));
        let partial = path.with_extension("part");
        if write(&partial) && fs::rename(&partial, &path).is_ok() {
            self.kept.extend(key_in(&path).map(|key| (key.to_owned(), path.clone())));
            self.used.insert(path);
        }
    }
}

/// Stands in an entry's name in place of the size if the picture cannot be shown; the entry has a remark for pixels.
const BROKEN: &str = "broken";
/// Stands in an entry's name behind the size if the end of the picture is missing.
const CUT: &str = "cut";

/// The remark for a problem that only decoding the whole file shows; nothing for other problems.
fn remark(problem: &PictureProblem) -> Option<String> {
    use PictureProblem::{Damaged, DecoderFailed, Truncated};
    matches!(problem, Truncated | DecoderFailed | Damaged(_)).then(|| problem.remark())
}

/// The key in an entry's name.
fn key_in(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()?.split_once('-').map(|(key, _)| key)
}

/// The key of a picture; nothing if the system does not tell when it was changed.
fn key(path: &Path, target: Target) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{:016x}", hash(&(path, about.len(), changed, target, env!("CARGO_PKG_VERSION")))))
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
