//! Which picture a name means: the file it leads to, as it was when somebody looked.

use std::{path::Path, sync::Arc, time::SystemTime};

use super::{Folder, PictureProblem, source};

/// A picture's file as it was at one moment. A file that is saved anew, or that a link leads elsewhere from, has another
/// identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId {
    path: Arc<Path>,
    length: u64,
    modified: Option<SystemTime>,
}

impl PictureId {
    /// Where the file really lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Folder {
    /// The picture that the exhibition calls `relative`.
    ///
    /// # Errors
    /// When its name leads to no regular file inside the folder.
    pub fn picture(&self, relative: &str) -> Result<PictureId, PictureProblem> {
        let path = self.resolve(relative).map_err(PictureProblem::Path)?;
        let facts = path.metadata().map_err(|error| source::problem_of(&error))?;
        if !facts.is_file() {
            return Err(PictureProblem::NotAFile);
        }
        Ok(PictureId { path: path.into(), length: facts.len(), modified: facts.modified().ok() })
    }
}
