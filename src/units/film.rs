//! What is known of a film without decoding it, and which of its pictures is due.

use std::time::Duration;

/// Endings of the files that are films.
const ENDINGS: [&str; 8] = ["mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "ogv"];

/// Whether a file is named as films are.
#[must_use]
pub fn is_film_name(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// What showing a film takes to know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FilmFacts {
    /// Width and height in pixels, as seen upright.
    pub size: [u32; 2],
    /// Pictures in a second, as a fraction; neither part is 0.
    pub rate: (u32, u32),
    /// How many pictures it has, at least one.
    pub pictures: u64,
    /// It has a sound track.
    pub has_sound: bool,
    /// The format of its pictures, for example `h264`.
    pub codec: String,
    /// It says how its colours are written.
    pub has_colours: bool,
}

impl FilmFacts {
    /// How long it takes from its first picture to the end of its last.
    #[must_use]
    pub fn length(&self) -> Duration {
        self.begins(self.pictures)
    }

    /// The number of the picture that is due after this time, counted from 0 and on through all repetitions. A film that
    /// does not repeat stays at its last picture.
    #[must_use]
    pub fn due(&self, elapsed: Duration, repeats: bool) -> u64 {
        let (pictures, seconds) = (u128::from(self.rate.0), u128::from(self.rate.1));
        let number = elapsed.as_nanos() * pictures / (seconds * 1_000_000_000);
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        if repeats { number } else { number.min(self.pictures - 1) }
    }

    /// How long after the beginning the picture of this number is due. Whole milliseconds, as the show's clock counts,
    /// never too early.
    #[must_use]
    pub fn begins(&self, number: u64) -> Duration {
        let (pictures, seconds) = (u128::from(self.rate.0), u128::from(self.rate.1));
        let millis = (u128::from(number) * seconds * 1000).div_ceil(pictures.max(1));
        Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
    }
}

/// How far a film of this `length` has come after so long: within its first showing, or within its latest repetition.
#[must_use]
pub fn film_time(elapsed: Duration, length: Duration, repeats: bool) -> Duration {
    if !repeats || length.is_zero() {
        return elapsed.min(length);
    }
    let nanos = elapsed.as_nanos() % length.as_nanos();
    Duration::from_nanos(u64::try_from(nanos).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{FilmFacts, film_time, is_film_name};

    fn film(rate: (u32, u32), pictures: u64) -> FilmFacts {
        let codec = "h264".to_owned();
        FilmFacts { size: [640, 360], rate, pictures, has_sound: false, codec, has_colours: true }
    }

    #[test]
    fn films_are_told_by_the_endings_of_their_names() {
        assert!(["a.mp4", "films/a.b.WebM"].into_iter().all(is_film_name));
        assert!(!["a.jpg", "mp4", "films.mp4/a", ""].into_iter().any(is_film_name));
    }

    #[test]
    fn each_picture_is_due_from_its_own_beginning() {
        for film in [film((25, 1), 250), film((30000, 1001), 300), film((24, 1), 1), film((60, 1), 7)] {
            for number in 0..film.pictures {
                assert_eq!(film.due(film.begins(number), false), number);
                let before = film.begins(number).saturating_sub(Duration::from_millis(1));
                assert!(film.due(before, false) < number.max(1));
            }
            assert_eq!(film.due(film.length() * 3, false), film.pictures - 1, "it stays at its last picture");
        }
    }

    #[test]
    fn repetitions_go_on_counting_and_start_at_the_beginning() {
        let film = film((25, 1), 50);
        assert_eq!(film.length(), Duration::from_secs(2));
        assert_eq!(film.due(Duration::from_millis(2040), true), 51);
        assert_eq!(film_time(Duration::from_millis(2040), film.length(), true), Duration::from_millis(40));
        assert_eq!(film_time(Duration::from_millis(2040), film.length(), false), film.length());
        assert_eq!(film_time(Duration::from_secs(1), Duration::ZERO, true), Duration::ZERO);
    }
}
