//! What the checks find on one slide, before it gets its place in the file and its words.

use serde::{Deserialize, Serialize};

use super::{Problem, covered::Subject};
use crate::media::PictureProblem;

/// Something found on one slide. It says nothing about where the slide stands, so that it stays true while others move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Note {
    /// A picture that cannot be shown.
    #[serde(skip)]
    Broken { file: String, problem: PictureProblem },
    /// A picture without its end.
    Cut { file: String },
    /// An SVG in which words or pictures stand, and which are not drawn.
    Undrawn { file: String, words: Option<u32>, pictures: Option<u32> },
    /// A picture with needlessly many pixels: its width and height.
    Large { file: String, size: [u32; 2] },
    /// A picture with too few pixels for the panel: as many as it has across its place, and as many as it needs.
    Coarse { file: String, has: f32, needs: f32 },
    /// Reading takes so many seconds.
    LongReading { secs: f64 },
    /// Characters that no font has, each once, and the line of the first.
    MissingGlyph { text: String, characters: String },
    /// A credit that is nowhere on the slide.
    HiddenCredit { at: At, credit: String },
    /// Words without a good place: the line or the text it belongs to.
    Misplaced { at: At, text: String, problem: Problem },
    /// So many items of a list, or rows of a table, find their place, of so many.
    Crowded { at: At, fits: usize, of: usize },
    /// Two spots, from 1, that are too near to each other.
    CloseSpots { at: At, one: usize, other: usize },
    /// A spot, from 1, on a part of the picture that is cut off.
    CutSpot { at: At, spot: usize },
    /// Words on what of a picture has to be seen.
    Covered { at: At, file: String, seen: Subject },
    /// A line that is hard to read: its contrast as it is told, the one that it needs, and whether a picture is behind it.
    Weak { at: At, text: String, has: String, needs: f32, on_picture: bool },
    /// The logos find no place on the slide.
    NoLogos { at: At },
    /// The slide's QR code finds no place.
    NoQr { at: At },
    /// In the menu a title has no room, on a chapter's banner or over all of them; as it is told there.
    MenuTitle { at: At, label: String, is_banner: bool },
    /// The caption at this place of its track has no room on the slide's film.
    CaptionRoom { at: At, cue: usize },
    /// The slide cannot be laid out, and what the program says of it.
    Failed { message: String },
}

/// The view in which something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct At {
    /// Place of the stage among those that are checked.
    pub stage: usize,
    /// Place of the language in the exhibition's list.
    pub language: usize,
    /// Text at 150%.
    pub large_text: bool,
}
