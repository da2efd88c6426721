//! What the show and its supervisor tell each other, as one line of words `name=value`.

use std::{collections::BTreeMap, fmt, str::FromStr, time::Duration};

use crate::show::{Comfort, Place, TextSize};

/// The variable of the environment with the show's orders: a process that has it is the show, and supervises nobody.
pub const ORDERS: &str = "XIONGGUAN_ORDERS";

/// A line of the show that begins with this is a report of how it is doing, as JSON.
pub const REPORT: &str = "health ";

/// A sign of life: the show has drawn a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// When the next frame is due, from now on; nothing if only a visitor or the time of day brings one.
    pub due: Option<Duration>,
    /// Where the show is; nothing while it shows a plate.
    pub place: Option<Place>,
}

/// What the supervisor tells the show that it starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    /// Where to go on; without it, the show begins at its beginning.
    pub place: Option<Place>,
    /// Slides that are left out, by their ids.
    pub without: Vec<String>,
    /// Nothing of the exhibition is opened: a plate stands on the screen.
    pub is_plate: bool,
    /// The show has died on what is in the content file: the last good copy is shown if it is another one.
    pub rolls_back: bool,
    /// How often the show was started again before.
    pub restarts: u32,
}

/// A line that is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALine;

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.due {
            Some(due) => write!(f, "life due={}", due.as_millis())?,
            None => write!(f, "life due=-")?,
        }
        self.place.as_ref().map_or(Ok(()), |place| write!(f, " {}", Said(place)))
    }
}

/// A place as words of a line.
struct Said<'a>(&'a Place);

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { slide, at, language, explores, comfort } = self.0;
        let flag = |is_set: bool, letter: &'static str| if is_set { letter } else { "" };
        write!(f, "slide={slide} at={at} lang={language} explores={explores} comfort=")?;
        let letters = [flag(comfort.high_contrast, "c"), flag(comfort.low_reach, "r"), flag(comfort.calm, "s")];
        f.write_str(&letters.concat())?;
        if comfort.text.is_enlarged() { write!(f, "t{}", comfort.text.percent()) } else { Ok(()) }
    }
}

impl fmt::Display for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "orders restarts={} plate={} rolls_back={}", self.restarts, self.is_plate, self.rolls_back)?;
        if !self.without.is_empty() {
            write!(f, " without={}", self.without.join(","))?;
        }
        self.place.as_ref().map_or(Ok(()), |place| write!(f, " {}", Said(place)))
    }
}

/// The words of a line that begins with `first`.
struct Words<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Words<'a> {
    fn of(line: &'a str, first: &str) -> Result<Self, NotALine> {
        let mut words = line.trim_end().split(' ');
        if words.next() != Some(first) {
            return Err(NotALine);
        }
        words.map(|word| word.split_once('=').ok_or(NotALine)).collect::<Result<_, _>>().map(Self)
    }

    fn get<T: FromStr>(&self, name: &str) -> Result<T, NotALine> {
        self.0.get(name).and_then(|value| value.parse().ok()).ok_or(NotALine)
    }

    fn place(&self) -> Result<Option<Place>, NotALine> {
        if !self.0.contains_key("slide") {
            return Ok(None);
        }
        let letters: String = self.get("comfort")?;
        let has = |letter: char| letters.contains(letter);
        let percent = letters.split_once('t').and_then(|(_, percent)| percent.parse().ok());
        let text = percent.and_then(TextSize::of_percent).unwrap_or_default();
        Ok(Some(Place {
            slide: self.get("slide")?,
            at: self.get("at")?,
            language: self.get("lang")?,
            explores: self.get("explores")?,
            comfort: Comfort { text, high_contrast: has('c'), low_reach: has('r'), calm: has('s') },
        }))
    }
}

impl FromStr for Life {
    type Err = NotALine;

    fn from_str(line: &str) -> Result<Self, NotALine> {
        let words = Words::of(line, "life")?;
        let due: String = words.get("due")?;
        let due = match due.as_str() {
            "-" => None,
            due => Some(Duration::from_millis(due.parse().map_err(|_| NotALine)?)),
        };
        Ok(Self { due, place: words.place()? })
    }
}

impl FromStr for Orders {
    type Err = NotALine;

    fn from_str(line: &str) -> Result<Self, NotALine> {
        let words = Words::of(line, "orders")?;
        let without = words.0.get("without").map(|ids| ids.split(',').map(str::to_owned).collect());
        Ok(Self {
            place: words.place()?,
            without: without.unwrap_or_default(),
            is_plate: words.get("plate")?,
            rolls_back: words.get("rolls_back")?,
            restarts: words.get("restarts")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Life, NotALine, Orders};
    use crate::show::{Comfort, Place, TextSize};

    fn place() -> Place {
        let comfort = Comfort { text: TextSize::VeryLarge, calm: true, ..Comfort::default() };
        Place { slide: "gate".to_owned(), at: 3, language: "zh".to_owned(), explores: true, comfort }
    }

    #[test]
    fn what_is_told_is_understood() {
        for life in [
            Life::default(),
            Life { due: Some(Duration::from_millis(1250)), place: Some(place()) },
            Life { due: None, place: Some(Place { comfort: Comfort::default(), ..place() }) },
        ] {
            assert_eq!(life.to_string().parse(), Ok(life));
        }
        for orders in [
            Orders::default(),
            Orders {
                place: Some(place()),
                without: vec!["a".to_owned(), "b-2".to_owned()],
                is_plate: true,
                rolls_back: true,
                restarts: 7,
            },
        ] {
            assert_eq!(orders.to_string().parse(), Ok(orders));
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in ["", "life", "life due", "life due=soon", "orders due=3", "life due=3 slide=a", "life  due=3"] {
            assert_eq!(line.parse::<Life>(), Err(NotALine), "{line}");
        }
    }
}
