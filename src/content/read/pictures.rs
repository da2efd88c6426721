//! Checks the files of pictures.

use super::{Reader, silent::may_be_film};
use crate::{
    content::{
        Inspected, codes,
        scan::{NodeId, Shape},
        schema::Type,
    },
    diag::Words,
    units::is_film_name,
    words,
};

/// The hint for a picture that is not there.
fn stand_in(kind: Type) -> Words {
    match kind {
        Type::SmallPath => words!("until it is there, it is left out"),
        _ => words!("until it is there, its place shows the alternative text"),
    }
}

/// The hint for a picture that is there and cannot be read.
fn unread(kind: Type) -> Words {
    match kind {
        Type::SmallPath => words!("until it can be read, it is left out"),
        _ => words!("until it can be read, its place shows the alternative text"),
    }
}

/// The long and the short side of a picture that fills a full-HD screen, in pixels; most panels have at least these.
const FULL_SCREEN: [u32; 2] = [1920, 1080];

impl Reader<'_> {
    pub(super) fn picture(&mut self, id: NodeId, path: &str, kind: Type) {
        self.expect(id, Shape::Text, path, words!("a path in quotes"));
        if self.tree.node(id).shape == Shape::Text
            && let Some(file) = self.written_path(id, path)
            && self.path(id, &file, path, codes::PICTURE_MISSING, stand_in(kind))
            // Whether it may be a film here, its slide says.
            && !(is_film_name(&file) && may_be_film(path))
        {
            self.inspected(id, self.files.inspect(&file), path, kind);
        }
    }

    /// Checks the picture file itself, once it is there.
    pub(super) fn inspected(&mut self, id: NodeId, picture: Inspected, path: &str, kind: Type) {
        let span = self.tree.node(id).span.clone();
        match picture {
            Inspected::Unknown => {}
            Inspected::Size(_) if matches!(kind, Type::SmallPath) => {}
            Inspected::Unreadable(why) => self.report.warning(codes::PICTURE_UNREADABLE, span, path, why, unread(kind)),
            Inspected::Size([width, height]) if matches!(kind, Type::TallPath) && width >= height => {
                let message = words!(
                    "a picture for upright screens is higher than wide; this has {width} × {height} pixels",
                    width,
                    height
                );
                let hint = words!("frame the subject anew, 1440 × 2560 pixels or more; or leave `tall` out");
                self.report.warning(codes::PICTURE_SHAPE, span, path, message, hint);
            }
            // A picture on the card of a spot is small.
            Inspected::Size(_) if path.contains(".spots[") => {}
            Inspected::Size([width, height]) => {
                let [long, short] = FULL_SCREEN;
                if width.max(height) < long || width.min(height) < short {
                    let message = words!("{width} × {height} pixels are too few to fill a screen", width, height);
                    let hint = words!("take one of 1920 × 1080 pixels or more, 3840 × 2160 for a large panel");
                    self.report.warning(codes::PICTURE_SMALL, span, path, message, hint);
                }
            }
        }
    }
}
