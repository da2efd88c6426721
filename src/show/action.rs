//! Everything a visitor, speaker or operator can do, in one list.
//!
//! The table [`KEYS`](super::KEYS) says which key asks for which action. `--help` and the README are made from that
//! table and [`Action::help`]; there is no other list.

use serde::{Deserialize, Serialize};

use super::{Light, Mode, TextSize};
use crate::units::Fraction;

/// Something that can be asked of the show.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The slide at this place of the running order, from 0, to which a link leads: [`Action::Return`] comes back.
    Follow(usize),
    /// Back to all chapters, or to the slide from which a link was followed, else to the previous slide.
    Return,
    /// A digit of a slide number, 0 ..= 9; [`Action::Enter`] goes there.
    Digit(u8),
    /// Goes to the typed slide number, or to the next slide if none was typed. Where a control has the focus, the key for it
    /// presses that instead.
    Enter,
    /// Gives the focus of the keyboard to the next control. It belongs to what is drawn; the show itself only knows by
    /// this that somebody is there.
    NextControl,
    /// Gives it to the control before.
    PreviousControl,
    /// Shows the list of chapters in which that of the slide is found, or hides the one that is shown.
    Menu,
    /// Shows the chapters within the outer one that begins with the slide at this place, from 0.
    Inner(usize),
    /// From these back to all chapters.
    Outer,
    /// The next language.
    Language,
    /// The language at this place of the exhibition's list, from 0.
    InLanguage(usize),
    /// Text one step larger; after the largest, the usual size.
    TextSize,
    /// Text at this size.
    TextAt(TextSize),
    /// All words of the slide by themselves, as large as the visitor has texts; or the slide again. Not in a talk.
    Read,
    /// Normal or high contrast.
    Contrast,
    /// Moving or still pictures.
    Calm,
    /// Begins the narration of the slide, lets it wait, or goes on with it.
    Hear,
    /// What is heard besides narrations, or not.
    Mute,
    /// Controls at the usual height, or low for people who sit.
    Reach,
    /// Enlarges the picture at this place of the slide, from 0, around its focal point.
    Enlarge(usize),
    /// Enlarges the picture at this place of the slide around the point that was touched, as fractions of the picture.
    EnlargeAt(usize, f32, f32),
    /// Makes an enlarged picture larger or smaller by this factor.
    Zoom(f32),
    /// Brings this point of an enlarged picture, as fractions of it, to the middle of what is seen.
    LookAt(f32, f32),
    /// Shows an enlarged picture so many times as large as the whole one, with the point at these fractions of it in the
    /// middle of what is seen.
    Look {
        /// 1 shows the whole picture.
        zoom: f32,
        /// From its left edge.
        x: f32,
        /// From its upper edge.
        y: f32,
    },
    /// A hand has thrown an enlarged picture: it glides on until this point, as fractions of it, is in the middle of what is
    /// seen.
    GlideTo(f32, f32),
    /// The enlarged picture gives way to the next one of its slide, or to the one before.
    OtherPicture {
        /// To the next one.
        forwards: bool,
    },
    /// A hand pulls what is seen aside by this part of the stage's width; to the right is positive.
    Pull(f32),
    /// The hand that pulled lets go.
    LetGo {
        /// What comes next comes in; else what was seen goes back to its place.
        goes: bool,
        /// How fast the hand went, in widths of the stage a second.
        speed: f32,
    },
    /// Opens or closes the card of the spot at this place of the slide's picture, from 0.
    Spot(usize),
    /// Sets the divider of a before/after slide, 0 (left) ..= 1 (right).
    Divide(Fraction),
    /// A black screen, or back.
    Black,
    /// A white screen, or back.
    White,
    /// A talk goes on with the slide on screen, whatever lies over it; from a kiosk or a wall that a talk was left for, it
    /// comes back.
    Continue,
    /// What the audience sees stays as it is, whatever the speaker looks at; or it follows again.
    Freeze,
    /// The slide that was on screen before the one that is.
    Latest,
    /// Lights this at the pointer, or puts it out.
    Light(Light),
    /// The pointer is at these fractions of the stage's width and height.
    PointAt(f32, f32),
    /// All slides at once, or the one on screen again.
    Overview,
    /// Among all slides, chooses the one that comes so many later.
    Choose(i32),
    /// Among all slides, one more letter of what is looked for.
    Letter(char),
    /// The same, one letter less.
    Erase,
    /// What the speaker sees in place of what the audience sees, or back.
    SpeakersView,
    /// The speaker's notes go on by so many lines.
    Scroll(i8),
    /// The window fills the screen, or stands on the desktop.
    FullScreen,
    /// A talk is left for a kiosk or a wall, or comes back from there. The player does it: for the show itself it is a press
    /// like any other.
    TurnTo(Mode),
    /// Stops or continues the show's own movement.
    Pause,
    /// "I am still here": ends the goodbye countdown.
    Stay,
    /// Closes what lies on top, the chapters within an outer one in favour of all chapters; with nothing on top, goes back along links, and then leaves the program where that is
    /// allowed. A talk is left by a second one within [`Show::ENDS`](super::Show::ENDS): the first one darkens the screen.
    Back,
}

impl Action {
    /// What it does, in a few words for an operator.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Next => "next slide",
            Self::Previous => "previous slide",
            Self::First => "first slide",
            Self::Last => "last slide",
            Self::GoTo(_) => "this slide",
            Self::Follow(_) => "this slide, and back",
            Self::Return => "back from a link, else previous slide",
            Self::Digit(_) => "type the number of a slide",
            Self::Enter => "press the control in focus, go to the typed number, else next slide",
            Self::NextControl => "focus on the next control, or on the one before",
            Self::PreviousControl => "focus on the control before",
            Self::Menu => "chapters",
            Self::Inner(_) => "the chapters in this one",
            Self::Outer => "all chapters",
            Self::Language => "next language",
            Self::InLanguage(_) => "this language",
            Self::TextSize => "larger text, in steps to 200%, then normal",
            Self::TextAt(_) => "text at this size",
            Self::Read => "all words of the slide in large print, or the slide",
            Self::Contrast => "high or normal contrast",
            Self::Calm => "still or moving pictures",
            Self::Hear => "listen to what is told of the slide, or pause",
            Self::Mute => "sound off or on",
            Self::Reach => "controls low or at the usual height",
            Self::Enlarge(_) | Self::EnlargeAt(..) => "enlarge this picture",
            Self::Zoom(factor) if factor < 1.0 => "picture smaller",
            Self::Zoom(_) => "picture larger",
            Self::LookAt(..) | Self::Look { .. } | Self::GlideTo(..) => "move the enlarged picture",
            Self::OtherPicture { forwards: true } => "next picture",
            Self::OtherPicture { forwards: false } => "picture before",
            Self::Pull(_) => "pull the slide aside",
            Self::LetGo { .. } => "let the slide go",
            Self::Spot(_) => "what is told of this spot",
            Self::Divide(_) => "move the divider",
            Self::Black => "black screen, or back",
            Self::White => "white screen, or back",
            Self::Continue => "start or continue the talk, also from a kiosk or a wall",
            Self::Freeze => "what the audience sees stays, or follows again",
            Self::Latest => "the slide that was on screen before",
            Self::Light(Light::Dot) => "a point of light, or none",
            Self::Light(Light::Spotlight) => "a spotlight, or none",
            Self::PointAt(..) => "move the light",
            Self::Overview => "all slides, to choose one by arrows or by typing",
            Self::Choose(_) => "choose another slide",
            Self::Letter(_) => "type what is looked for",
            Self::Erase => "one letter less",
            Self::SpeakersView => "the speaker's view, or the slide",
            Self::Scroll(1..) => "notes forwards",
            Self::Scroll(_) => "notes back",
            Self::FullScreen => "fill the screen, or a window",
            Self::TurnTo(Mode::Kiosk) => "from a talk to a kiosk, or back",
            Self::TurnTo(Mode::Auto) => "from a talk to a wall that plays by itself, or back",
            Self::TurnTo(Mode::Present) => "back to the talk",
            Self::Pause => "pause or continue",
            Self::Stay => "stay",
            Self::Back => "close what lies on top, then leave",
        }
    }
}
