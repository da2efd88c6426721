//! The table of keys. The window, `--help` and the README all use it.

use super::{Action, Light, Mode};

/// A key, named by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "a key is called what is printed on it")]
pub enum Key {
    ArrowRight,
    ArrowLeft,
    ArrowDown,
    ArrowUp,
    Space,
    Backspace,
    PageDown,
    PageUp,
    Home,
    End,
    Enter,
    Tab,
    /// Shift and Tab.
    BackTab,
    Escape,
    Plus,
    Minus,
    Period,
    Comma,
    /// The keys of a browser, which some clickers have.
    Forward,
    Back,
    OpenBracket,
    CloseBracket,
    F5,
    F11,
    /// 0 ..= 9, of the main block or the number block.
    Digit(u8),
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    R,
    S,
    T,
    U,
    V,
    W,
    Z,
}

/// Keys that ask for the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyBinding {
    /// Each of these keys alone.
    pub keys: &'static [Key],
    /// What they ask for; with [`Key::Digit`] it is the digit of the key that was pressed, and with [`Key::BackTab`] the
    /// control before instead of the next.
    pub action: Action,
    /// The modes in which they do.
    pub modes: &'static [Mode],
}

const EVERYWHERE: &[Mode] = &[Mode::Kiosk, Mode::Present, Mode::Auto];

/// How much one press of plus or minus enlarges or shrinks a picture: six presses from the whole picture to the
/// largest.
const ZOOM_STEP: f32 = 1.25;

/// The keys of slide programs; a clicker sends Page Down and Page Up, and B or a full stop for the black screen.
pub const KEYS: &[KeyBinding] = &[
    everywhere(&[Key::ArrowRight, Key::ArrowDown, Key::Space, Key::PageDown, Key::N, Key::Forward], Action::Next),
    everywhere(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Back], Action::Previous),
    everywhere(&[Key::Backspace], Action::Return),
    everywhere(&[Key::Home], Action::First),
    everywhere(&[Key::End], Action::Last),
    everywhere(
        &[
            Key::Digit(0),
            Key::Digit(1),
            Key::Digit(2),
            Key::Digit(3),
            Key::Digit(4),
            Key::Digit(5),
            Key::Digit(6),
            Key::Digit(7),
            Key::Digit(8),
            Key::Digit(9),
        ],
        Action::Digit(0),
    ),
    everywhere(&[Key::Enter], Action::Enter),
    everywhere(&[Key::Tab, Key::BackTab], Action::NextControl),
    everywhere(&[Key::M], Action::Menu),
    everywhere(&[Key::L], Action::Language),
    everywhere(&[Key::T], Action::TextSize),
    KeyBinding { keys: &[Key::G], action: Action::Read, modes: &[Mode::Kiosk, Mode::Auto] },
    everywhere(&[Key::C], Action::Contrast),
    everywhere(&[Key::S], Action::Calm),
    everywhere(&[Key::R], Action::Reach),
    everywhere(&[Key::E], Action::Hear),
    everywhere(&[Key::U], Action::Mute),
    everywhere(&[Key::Plus], Action::Zoom(ZOOM_STEP)),
    everywhere(&[Key::Minus], Action::Zoom(1.0 / ZOOM_STEP)),
    presenting(&[Key::B, Key::Period], Action::Black),
    presenting(&[Key::W, Key::Comma], Action::White),
    presenting(&[Key::Z], Action::Freeze),
    presenting(&[Key::J], Action::Latest),
    presenting(&[Key::O], Action::Overview),
    presenting(&[Key::V], Action::SpeakersView),
    presenting(&[Key::CloseBracket], Action::Scroll(1)),
    presenting(&[Key::OpenBracket], Action::Scroll(-1)),
    presenting(&[Key::D], Action::Light(Light::Dot)),
    presenting(&[Key::H], Action::Light(Light::Spotlight)),
    presenting(&[Key::F, Key::F11], Action::FullScreen),
    // These also lead back.
    everywhere(&[Key::F5], Action::Continue),
    everywhere(&[Key::K], Action::TurnTo(Mode::Kiosk)),
    everywhere(&[Key::A], Action::TurnTo(Mode::Auto)),
    KeyBinding { keys: &[Key::P], action: Action::Pause, modes: &[Mode::Auto] },
    everywhere(&[Key::Escape], Action::Back),
];

const fn everywhere(keys: &'static [Key], action: Action) -> KeyBinding {
    KeyBinding { keys, action, modes: EVERYWHERE }
}

const fn presenting(keys: &'static [Key], action: Action) -> KeyBinding {
    KeyBinding { keys, action, modes: &[Mode::Present] }
}

/// What `key` asks for in `mode`.
#[must_use]
pub fn action_for(key: Key, mode: Mode) -> Option<Action> {
    let binding = KEYS.iter().find(|binding| binding.keys.contains(&key) && binding.modes.contains(&mode))?;
    Some(match key {
        Key::Digit(digit) => Action::Digit(digit),
        Key::BackTab => Action::PreviousControl,
        _ => binding.action,
    })
}

/// All keys and what they ask for, one binding a line, in two columns.
#[must_use]
pub fn help() -> String {
    let width = KEYS.iter().map(|binding| binding.name().chars().count()).max().unwrap_or(0);
    KEYS.iter()
        .fold(String::new(), |lines, binding| lines + &format!("  {:width$}  {}\n", binding.name(), binding.help()))
}

impl KeyBinding {
    /// The names of the keys.
    #[must_use]
    pub fn name(&self) -> String {
        match self.keys {
            [Key::Digit(first), .., Key::Digit(last)] => format!("{first} ... {last}"),
            keys => keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(", "),
        }
    }

    /// What they do, and in which mode if not in all.
    #[must_use]
    pub fn help(&self) -> String {
        let help = self.action.help();
        match self.modes {
            [Mode::Present] => format!("{help} (when presenting)"),
            [Mode::Kiosk, Mode::Auto] => format!("{help} (not when presenting)"),
            [Mode::Auto] => format!("{help} (when playing by itself)"),
            _ => help.to_owned(),
        }
    }
}

impl Key {
    /// What is printed on the key.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::ArrowRight => "Right".to_owned(),
            Self::ArrowLeft => "Left".to_owned(),
            Self::ArrowDown => "Down".to_owned(),
            Self::ArrowUp => "Up".to_owned(),
            Self::PageDown => "Page Down".to_owned(),
            Self::PageUp => "Page Up".to_owned(),
            Self::BackTab => "Shift+Tab".to_owned(),
            Self::Escape => "Esc".to_owned(),
            Self::Plus => "+".to_owned(),
            Self::Minus => "-".to_owned(),
            Self::Period => ".".to_owned(),
            Self::Comma => ",".to_owned(),
            Self::OpenBracket => "[".to_owned(),
            Self::CloseBracket => "]".to_owned(),
            Self::Digit(digit) => digit.to_string(),
            other => format!("{other:?}"),
        }
    }
}
