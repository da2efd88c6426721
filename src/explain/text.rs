//! The answer for people.

use std::fmt::Write;

use jiff::civil::DateTime;

use super::{
    Heard, Scheduled, Sounds,
    answer::{Answer, Decider, Loop, OnScreen, Reading, Row, Seconds, Shown, Why},
};
use crate::content::{ARRIVING_SECS, DWELL_SECS, HAN_PER_MINUTE, LOOP_SECS, PICTURE_SECS, WORDS_PER_MINUTE};

/// The answer on a few lines, each with its question before it.
#[must_use]
pub fn text(answer: &Answer) -> String {
    let day = answer.at;
    let mut lines = Lines::default();
    lines.say("At", &format!("{}, {} mode, started {}", full(day), answer.mode, time(answer.since, day)));
    let Some(Shown { on_screen, why, round }) = &answer.showing else {
        lines.say("On screen", "no slide: it is outside the opening hours, and the screen rests");
        hours(&mut lines, answer);
        schedules(&mut lines, answer, None);
        return lines.0;
    };
    what(&mut lines, answer, on_screen);
    let stood = span(on_screen.stands_s);
    match (on_screen.until, on_screen.remains_s) {
        (Some(until), Some(left)) => lines.say(
            "Since",
            &format!(
                "{}, for {stood}; stays until {}, {} more",
                time(on_screen.since, day),
                time(until, day),
                span(left)
            ),
        ),
        _ => lines.say("Since", &format!("{}, for {stood}; stays", time(on_screen.since, day))),
    }
    if let Some(until) = on_screen.until {
        because(&mut lines, why);
        if answer.hours.as_ref().is_some_and(|opening| opening.until == Some(until)) {
            lines.say("", "unless the opening hours end first, as they do here");
        }
    } else {
        lines.say("Why", &stays(answer.mode, round));
    }
    lines.say("Loop", &position(round));
    hours(&mut lines, answer);
    if let Some(next) = &answer.next {
        lines.say("Next", &row(next, day, 0));
    }
    schedules(&mut lines, answer, why.slide_line.map(|_| why.file.as_str()));
    sounds(&mut lines, &answer.sounds);
    if !answer.ahead.is_empty() {
        lines.0.push('\n');
        let width = answer.ahead.iter().map(|row| row.slide.chars().count()).max().unwrap_or(0);
        for ahead in &answer.ahead {
            let _ = writeln!(lines.0, "{}", row(ahead, day, width));
        }
    }
    lines.0
}

/// Lines with a word before each.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn say(&mut self, word: &str, text: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "{word:<10} {text}");
    }
}

fn what(lines: &mut Lines, answer: &Answer, slide: &OnScreen) {
    let (number, of) = (slide.number, slide.of);
    let named = format!("slide {number} of {of}, {}: {} “{}”", slide.slide, slide.kind, slide.title);
    match &slide.behind {
        Some(title) => {
            let until = time(title.until, answer.at);
            lines.say("On screen", &format!("the exhibition's title “{}”, until {until}", title.text));
            lines.say("", &format!("before {named}"));
        }
        None => lines.say("On screen", &named),
    }
    let within = slide.outer.as_ref().map(|outer| format!(" of “{outer}”")).unwrap_or_default();
    lines.say("", &format!("in the chapter “{}”{within}, language {}", slide.chapter, answer.language));
}

/// `open since 09:00:00, until 17:30:00`, and the lines that decide it.
fn hours(lines: &mut Lines, answer: &Answer) {
    let Some(opening) = &answer.hours else { return };
    let word = if opening.open { "open" } else { "closed" };
    let part = |word: &str, when: Option<DateTime>| when.map(|when| format!(" {word} {}", time(when, answer.at)));
    let parts: Vec<String> =
        [part("since", opening.since), part("until", opening.until)].into_iter().flatten().collect();
    lines.say("Hours", &format!("{word}{}", if parts.is_empty() { " always".to_owned() } else { parts.join(",") }));
    for by in &opening.by {
        lines.say("", &decider(by));
    }
    match (&opening.by[..], opening.open) {
        ([], true) => lines.say("", "no line names this day, and without `opening_hours` the screen is lit"),
        ([], false) => lines.say("", "no line of `opening_hours` names this day of the week"),
        ([first, ..], false) if first.list == "opening_hours" => lines.say("", "and this time is in none of its hours"),
        _ => {}
    }
}

/// A line for each slide with a sound of its own, and what else is heard.
fn sounds(lines: &mut Lines, sounds: &Sounds) {
    let mut said: Vec<String> = sounds.slides.iter().filter_map(heard).collect();
    if sounds.volume == 0 {
        said.insert(0, "nothing is heard at this time: `volume` is 0".to_owned());
    }
    if sounds.reads_aloud {
        said.push(
            "what has no narration is read aloud by the machine, in languages for which it has a voice".to_owned(),
        );
    }
    for (place, line) in said.iter().enumerate() {
        lines.say(if place == 0 { "Sound" } else { "" }, line);
    }
}

/// `gate “The Gate”: narration in zh, en, with a transcript in zh; ambience audio/wind.ogg`; nothing where nothing is recorded.
fn heard(one: &Heard) -> Option<String> {
    let narration = (!one.narration.is_empty()).then(|| {
        let read = if one.transcript.is_empty() {
            "without a transcript".to_owned()
        } else {
            format!("with a transcript in {}", one.transcript.join(", "))
        };
        format!("narration in {}, {read}", one.narration.join(", "))
    });
    let film = one.film.map(|when| format!("its film is heard (`sound: {when}`)"));
    let ambience = one.ambience.as_ref().map(|file| format!("ambience {file}"));
    let parts: Vec<String> = [narration, film, ambience].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{} “{}”: {}", one.slide, one.title, parts.join("; ")))
}

/// A line for each slide that shows at certain times alone, or only in the loop.
fn schedules(lines: &mut Lines, answer: &Answer, file: Option<&str>) {
    for (place, one) in answer.schedules.iter().enumerate() {
        lines.say(if place == 0 { "Times" } else { "" }, &schedule(one, file));
    }
}

/// `hidden  gulls “Then the Gulls Came”: over, by content.ron:31: until: "2026-10-07" (of its chapter)`
fn schedule(one: &Scheduled, file: Option<&str>) -> String {
    let word = match (one.shows, one.hindrance, one.loop_only) {
        (true, None, true) => "shows in the loop alone".to_owned(),
        (true, None, false) => "shows".to_owned(),
        (true, Some(_), _) if one.loop_only => "shows in the loop alone all the same".to_owned(),
        (true, Some(_), _) => "shows all the same".to_owned(),
        (false, Some(hindrance), _) => format!("does not show: {hindrance}"),
        (false, None, _) => "does not show: it is for the loop alone".to_owned(),
    };
    let place = match (file, one.line) {
        (Some(file), Some(line)) => format!("{file}:{line}"),
        (None, Some(line)) => format!("line {line}"),
        (_, None) => "the content file".to_owned(),
    };
    let of = match one.by {
        Some("chapter") => " of its chapter",
        Some("outer") => " of its outer chapter",
        _ => "",
    };
    let by = if one.written.is_empty() { String::new() } else { format!(", by {place}{of}: {}", one.written) };
    format!("{} “{}” {word}{by}", one.slide, one.title)
}

/// `by kiosk.ron:14: (days: "Tue-Sun", from: "09:00", to: "17:30")`
fn decider(by: &Decider) -> String {
    let Decider { list, place, file, line, text } = by;
    match (file, line, text) {
        (Some(file), Some(line), Some(text)) => format!("by {file}:{line}, {list}: {text}"),
        _ => format!("by line {place} of {list}"),
    }
}

fn stays(mode: &str, round: &Loop) -> String {
    match (mode, round.slides) {
        ("present", _) => "a talk goes on when its speaker does".to_owned(),
        _ => "there is no other slide".to_owned(),
    }
}

/// Says how long the slide stays and how that is computed.
fn because(lines: &mut Lines, why: &Why) {
    let dwell = span(why.dwell_s);
    let place = |line: Option<usize>| line.map_or_else(|| why.file.clone(), |line| format!("{}:{line}", why.file));
    match why.written_s {
        Some(written) => {
            let line = why.written_line.or(why.slide_line);
            lines.say("Why", &format!("{dwell}: `dwell: {}` at {}", written.0, place(line)));
            lines.say("", &format!("without it: {}", reckoned(why)));
        }
        None if why.film_s.is_some() => {
            lines.say("Why", &format!("{dwell}: {}", reckoned(why)));
            lines.say("", &format!("the slide is at {}; `dwell: …` in it would decide instead", place(why.slide_line)));
        }
        None if why.in_loop => {
            lines.say("Why", &format!("{dwell}: {}", reckoned(why)));
            lines.say(
                "",
                &format!("the slide is at {}; `dwell: …` in it would decide instead, and", place(why.slide_line)),
            );
            lines.say("", "`in_loop: false` would leave it to visitors, who have the time to read");
        }
        None => {
            lines.say("Why", &format!("{dwell} = {}", sum(why)));
            lines.say("", &format!("the slide is at {}; `dwell: …` in it would decide instead", place(why.slide_line)));
        }
    }
    let longest = why.reading.iter().map(|reading| reading.takes_s.0).fold(0.0, f64::max);
    let mut is_longest_told = why.reading.len() < 2;
    for one in &why.reading {
        let wins = !is_longest_told && one.takes_s.0 >= longest;
        is_longest_told |= wins;
        lines.say("", &format!("{}{}", reading(one), if wins { ", which is the longest" } else { "" }));
    }
    if let Some(limit) = why.longest_allowed_s.filter(|limit| *limit <= why.dwell_s) {
        lines.say("", &format!("held down to {} by `dwell_max` in the machine's settings", span(limit)));
    }
    if let Some(title) = why.title_s {
        lines.say("", &format!("and before that {} of the exhibition's title", span(title)));
    }
}

/// How long the slide would stay if its author said nothing, and why.
fn reckoned(why: &Why) -> String {
    let (picture, other) = LOOP_SECS;
    if let Some(film) = why.film_s {
        return format!("a film stays until its end, and this one takes {}", span(film));
    }
    match (why.in_loop, why.fills_screen) {
        (true, true) => format!("the loop shows a picture that fills the screen for {picture} s"),
        (true, false) => format!("the loop shows a slide without a picture that fills the screen for {other} s"),
        (false, _) => sum(why),
    }
}

/// `3 s to arrive + 2 s for a picture + 12.5 s to read`
fn sum(why: &Why) -> String {
    let pictures = match why.pictures {
        0 => String::new(),
        1 => format!(" + {PICTURE_SECS} s for a picture"),
        count => format!(" + {PICTURE_SECS} s for each of {count} pictures"),
    };
    let read = why.reading.iter().map(|reading| reading.takes_s.0).fold(0.0, f64::max);
    let (least, most) = DWELL_SECS;
    let held = match why.computed_s.0 {
        secs if secs < least => format!(" = {}, but never less than {least} s", span(why.computed_s)),
        secs if secs > most => format!(" = {}, but never more than {most} s", span(why.computed_s)),
        _ => String::new(),
    };
    format!("{ARRIVING_SECS} s to arrive{pictures} + {} to read{held}", span(Seconds(read)))
}

/// `zh: 58 characters at 240 a minute + 2 words or numbers at 175 a minute = 15.2 s`
fn reading(reading: &Reading) -> String {
    let characters = (reading.characters > 0)
        .then(|| format!("{} at {HAN_PER_MINUTE} a minute", counted(reading.characters, "character", "characters")));
    let words = (reading.words > 0).then(|| {
        format!("{} at {WORDS_PER_MINUTE} a minute", counted(reading.words, "word or number", "words and numbers"))
    });
    let parts: Vec<String> = characters.into_iter().chain(words).collect();
    let parts = if parts.is_empty() { "nothing".to_owned() } else { parts.join(" + ") };
    format!("{}: {parts} = {}", reading.language, span(reading.takes_s))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn position(round: &Loop) -> String {
    match round.takes_s {
        Some(takes) => {
            format!("round {}, slide {} of {}; a round takes {}", round.round, round.place, round.slides, span(takes))
        }
        None => "none: the show does not go round by itself".to_owned(),
    }
}

fn row(row: &Row, day: DateTime, width: usize) -> String {
    format!("{}  {:>3}  {:width$}  “{}”", time(row.at, day), row.number, row.slide, row.title)
}

/// The time of day, with its date where that is another than the day that was asked about.
fn time(time: DateTime, day: DateTime) -> String {
    if time.date() == day.date() { time.strftime("%H:%M:%S").to_string() } else { full(time) }
}

fn full(time: DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// `12.5 s`, `3 min 7 s`, `2 h 5 min`
fn span(span: Seconds) -> String {
    let whole = span.0.round() as u64;
    match whole {
        0..60 => format!("{} s", (span.0 * 10.0).round() / 10.0),
        60..3600 => format!("{} min {} s", whole / 60, whole % 60),
        _ => format!("{} h {} min", whole / 3600, whole % 3600 / 60),
    }
}
