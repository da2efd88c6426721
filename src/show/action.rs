//! Everything a visitor, speaker or operator can do, in one table.
//!
//! Keys, touch controls, `--help` and the README all read [`KEYS`] and [`Action::name`]; nothing else lists them.

use crate::units::Fraction;

/// Something that can be asked of the show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// The next slide.
    Next,
    /// The slide before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The slide at this place of the running order, from 0.
    GoTo(usize),
    /// A digit of a slide number, 0 ..= 9; [`Action::Enter`] goes there.
    Digit(u8),
    /// Goes to the typed slide number, or to the next slide if none was typed.
    Enter,
    /// Shows or hides the list of chapters.
    Menu,
    /// The next language.
    Language,
    /// Normal or large text.
    TextSize,
    /// Normal or high contrast.
    Contrast,
    /// Moving or still pictures.
    Calm,
    /// Controls at the usual height, or low for people who sit.
    Reach,
    /// Enlarges the picture at this place of the slide, from 0.
    Enlarge(usize),
    /// Makes an enlarged picture larger or smaller by this factor.
    Zoom(f32),
    /// Moves an enlarged picture by fractions of the stage.
    Pan(f32, f32),
    /// Sets the divider of a before/after slide, 0 (left) ..= 1 (right).
    Divide(Fraction),
    /// A black screen, or back.
    Black,
    /// A white screen, or back.
    White,
    /// Stops or continues the show's own movement.
    Pause,
    /// "I am still here": the goodbye countdown starts anew later.
    Stay,
    /// Closes what lies on top; with nothing on top, leaves the program where that is allowed.
    Back,
}
