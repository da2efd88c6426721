//! Films in place of a picture, behind words: where they may stand, and whether they can be shown.

use super::Reader;
use crate::{
    content::{
        Cover, Found, Photo, Quote, SilentFilm, SlideKind, Story, codes,
        scan::{NodeId, Shape, join},
        schema::Type,
    },
    units::is_film_name,
    words,
};

/// What the path of a field ends with, if its picture may stand behind words.
const BEHIND_WORDS: [&str; 2] = ["].photo.file", "].photo.film"];

/// Whether the field at `path` is one of a slide's own picture, in whose place a film may play.
pub(super) fn may_be_film(path: &str) -> bool {
    BEHIND_WORDS.into_iter().any(|end| path.ends_with(end)) && !path.contains(".spots[")
}

/// Whether the field at `path` is that of a film in place of a picture.
pub(super) fn is_silent(path: &str) -> bool {
    path.rsplit('.').next() == Some("film")
}

impl Reader<'_> {
    /// The path of a film in place of a picture.
    pub(super) fn silent_film(&mut self, id: NodeId, path: &str) {
        if may_be_film(path) {
            self.film(id, path);
        } else {
            self.no_film_here(id, path);
        }
    }

    /// Looks at the film that plays in place of a slide's picture. A picture whose file is a film is the first picture of
    /// that film.
    pub(super) fn look_at_silent_film(&mut self, id: NodeId, kind: &mut SlideKind, path: &str) {
        let Some(written) = self.tree.field(id, "photo") else { return };
        let path = join(path, "photo");
        let node = |name| self.tree.field(written, name);
        let (file, film) = (node("file"), node("film"));
        let Some(photo) = filmed(kind) else {
            if let Some(film) = film {
                self.no_film_here(film, &join(&path, "film"));
            }
            // What stands in no film's place has to be a picture.
            if let Some(file) = file.filter(|file| self.tree.node(*file).shape == Shape::Text)
                && let Some(name) = self.written_path(file, &path).filter(|name| is_film_name(name))
                && self.files.look(&name) == Found::File
            {
                self.inspected(file, self.files.inspect(&name), &join(&path, "file"), Type::Path);
            }
            return;
        };
        if photo.film.is_none() && is_film_name(&photo.file) {
            photo.film = Some(SilentFilm::from(photo.file.clone()));
        }
        let (name, at) = if film.is_some() { ("film", film) } else { ("file", file) };
        if let (Some(film), Some(at)) = (&mut photo.film, at)
            && self.files.look(&film.path) == Found::File
        {
            let span = self.tree.node(at).span.clone();
            film.facts = self.facts(&film.path, span, &join(&path, name));
        }
    }

    fn no_film_here(&mut self, id: NodeId, path: &str) {
        let message =
            words!("no film plays here: only in place of the one picture behind a `Cover`, `Story` or `Quote`");
        let hint = words!("the picture is shown; `Video( … )` shows a film by itself");
        self.report.warning(codes::FILM_PLACE, self.tree.node(id).span.clone(), path, message, hint);
    }
}

/// The same as [`SlideKind::filmed`], to be looked at.
const fn filmed(kind: &mut SlideKind) -> Option<&mut Photo> {
    match kind {
        SlideKind::Cover(Cover { photo, turns_into: None, .. }) | SlideKind::Story(Story { photo, .. }) => Some(photo),
        SlideKind::Quote(Quote { photo, .. }) => photo.as_mut(),
        _ => None,
    }
}
