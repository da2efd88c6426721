//! What a talk and the speaker's window tell each other: lines of JSON on the window's standard input and output.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    show::{Action, Input, Place, ShowState},
    units::Moment,
};

/// Where a window is to stand, and where its show begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The monitor, counted from 0.
    pub monitor: usize,
    /// The monitor's name, if the system has one.
    pub name: Option<String>,
    /// What time it is by the clock of the talk.
    pub now: Moment,
    /// Where the talk is.
    pub place: Option<Place>,
}

/// What is on screen in a talk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// When this was told, by the clock of the talk.
    pub at: Moment,
    /// Width and height of the stage on which the audience sees it, in points; both zero where that is not known.
    pub stage: (f32, f32),
    /// The id of the slide.
    pub slide: String,
    /// The state of the show.
    pub state: ShowState,
}

/// What happens in the speaker's window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// Its first frame is there.
    Shown,
    /// A key went down, or is held down and repeated.
    Key {
        /// What it asks for.
        action: Option<Action>,
        /// It was down already.
        is_repeat: bool,
    },
    /// A finger or a mouse button went down.
    Touch,
    /// A finger that is down has moved.
    Stir,
    /// Somebody asks for this.
    Act(Action),
    /// No finger and no button is down any more.
    Release,
    /// A screen reader asks what is on the screen.
    Listen,
    /// The notes can be scrolled by so many lines at most.
    NotesEnd(u8),
    /// Somebody has closed it.
    Closed,
}

impl Said {
    /// What a person has put in, for the talk; nothing for what every process finds out by itself.
    #[must_use]
    pub const fn of(input: &Input) -> Option<Self> {
        Some(match *input {
            Input::Touch => Self::Touch,
            Input::Stir => Self::Stir,
            Input::Act(action) => Self::Act(action),
            Input::Release => Self::Release,
            Input::Listen => Self::Listen,
            Input::NotesEnd(most) => Self::NotesEnd(most),
            Input::Tick
            | Input::Open(_)
            | Input::Wall(_)
            | Input::Heard(_)
            | Input::Spoken(_)
            | Input::Speech(_)
            | Input::Window(_)
            | Input::Pages(_)
            | Input::Prepared(_) => {
                return None;
            }
        })
    }

    /// The same as the talk puts it in; nothing for a key and for what the window tells of itself.
    #[must_use]
    pub const fn input(self) -> Option<Input> {
        Some(match self {
            Self::Touch => Input::Touch,
            Self::Stir => Input::Stir,
            Self::Act(action) => Input::Act(action),
            Self::Release => Input::Release,
            Self::Listen => Input::Listen,
            Self::NotesEnd(most) => Input::NotesEnd(most),
            Self::Shown | Self::Key { .. } | Self::Closed => return None,
        })
    }
}

/// Something as a line, with its end.
pub(super) fn line(told: &impl Serialize) -> Option<String> {
    serde_json::to_string(told).ok().map(|line| line + "\n")
}

/// What a line tells; nothing for one that is none.
pub(super) fn read<T: DeserializeOwned>(line: &str) -> Option<T> {
    serde_json::from_str(line).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Said, Seat, Seen, line, read};
    use crate::{
        content::Lang,
        show::{
            Action, Frozen, Input, Light, Mode, Overlay, Page, Place, Program, Revealed, Show, ShowState, Stop, Timing,
            Transition,
        },
        units::{Fraction, Moment},
    };

    /// A state in which as much as can be is not as it is at first.
    fn state() -> ShowState {
        let stops = vec![Stop::default(), Stop::default()];
        let program = Program::new(stops, &[Lang::new("zh"), Lang::new("en")]).expect("two slides");
        let mut state = Show::new(program, Mode::Present, Timing::default(), Moment::START).state().clone();
        let now = Moment::from_millis(12_345);
        state.slide = 1;
        state.language = 1;
        state.comfort.calm = true;
        state.motion.revealed = Some(Revealed { items: 2, newest: Some(now) });
        state.motion.page = Page { place: 1, turned: Some(now) };
        state.transition = Some(Transition {
            from: 0,
            from_motion: state.motion,
            began: now,
            length: std::time::Duration::from_millis(1234),
            direction: -1.0,
            new_chapter: true,
            slid: Some(0.125),
        });
        state.overlay = Some(Overlay::Enlarged { picture: 1, zoom: 1.5, center: (0.1, 0.7) });
        state.divider = Some(Fraction::new(0.3));
        state.typed = Some(12);
        state.trail = std::iter::once(0).collect();
        state.talk.light = Some(Light::Spotlight);
        state.talk.pointer = (0.25, 0.3);
        state.talk.overview.query = "关 \"quoted\"\n".to_owned();
        state.talk.overview.found = vec![0, 1];
        state.talk.frozen = Some(Arc::new(Frozen { seen: state.clone(), since: now }));
        (state.talk.is_viewed, state.talk.has_window, state.talk.scrolled) = (true, true, 3);
        (state.talk.began, state.talk.ends) = (Some(now), Some(now));
        state
    }

    #[test]
    fn what_is_told_is_understood_and_is_one_line() {
        let seen =
            Seen { at: Moment::from_millis(12_345), stage: (1920.0, 1080.0), slide: "gate".to_owned(), state: state() };
        let told = line(&seen).expect("a state can be told");
        assert_eq!(told.find('\n'), Some(told.len() - 1), "one line");
        assert_eq!(read(&told), Some(seen));
        let place = Place { slide: "gate".to_owned(), at: 3, language: "zh".to_owned(), ..Place::default() };
        let seat =
            Seat { monitor: 1, name: Some("HDMI-1".to_owned()), now: Moment::from_millis(7), place: Some(place) };
        assert_eq!(read(&line(&seat).expect("a seat can be told")), Some(seat));
    }

    #[test]
    fn all_that_a_speaker_does_comes_back_as_it_was() {
        let inputs = [
            Input::Touch,
            Input::Stir,
            Input::Act(Action::Look { zoom: 1.1, x: 0.3, y: 0.7 }),
            Input::Act(Action::Letter('关')),
            Input::Act(Action::Choose(i32::MIN)),
            Input::Act(Action::PointAt(0.1, 0.9)),
            Input::Release,
            Input::Listen,
            Input::NotesEnd(9),
        ];
        for input in inputs {
            let said = Said::of(&input).expect("a person's");
            let said: Said = read(&line(&said).expect("it can be told")).expect("it is understood");
            assert_eq!(said.input(), Some(input));
        }
        let key = Said::Key { action: Some(Action::Light(Light::Dot)), is_repeat: true };
        assert_eq!(read(&line(&key).expect("it can be told")), Some(key));
    }

    #[test]
    fn other_lines_are_none() {
        for nonsense in ["", "Closed", "{}", "{\"Act\":\"Fly\"}", "status slide=one"] {
            assert_eq!(read::<Said>(nonsense), None, "{nonsense}");
        }
    }
}
