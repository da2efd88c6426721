//! What the show told of itself when it last ran on this machine.

use std::{fs, time::Duration};

use jiff::Timestamp;
use serde_json::Value;

use super::{Line, Surroundings};
use crate::{
    record::{HEALTH_FILE, LOG_FILES, log_file},
    words,
};

/// A show that runs reports once a minute.
const SILENT_AFTER: Duration = Duration::from_mins(3);

pub(super) fn lines(around: &Surroundings) -> Vec<Line> {
    let Some(folder) = &around.state_folder else { return Vec::new() };
    let report = fs::read_to_string(folder.join(HEALTH_FILE)).ok().and_then(|text| serde_json::from_str(&text).ok());
    let log = folder.join("log");
    let log = (0..LOG_FILES).filter_map(|number| fs::read_to_string(log_file(&log, number)).ok()).collect::<String>();
    let log_path = log_file(&folder.join("log"), 0).display().to_string();
    vec![show(around, report.as_ref()), messages(&log, log_path)]
}

fn show(around: &Surroundings, report: Option<&Value>) -> Line {
    const TOPIC: &str = "show";
    let Some(report) = report else {
        return Line::well(TOPIC, words!("no show has reported on this machine yet"));
    };
    let text = |name: &str| report[name].as_str().unwrap_or("-").to_owned();
    let written = report["written"].as_str().and_then(|time| time.parse::<Timestamp>().ok());
    let age = written
        .map_or(SILENT_AFTER * 2, |time| Duration::try_from(around.now.duration_since(time)).unwrap_or_default());
    let restarts = report["restarts"].as_u64().unwrap_or(0);
    let (state, slide) = (text("state"), text("slide"));
    if state == "ended" {
        return Line::well(TOPIC, words!("the last show has ended at {time}", time = text("written")));
    }
    if age > SILENT_AFTER {
        return Line::fault(
            TOPIC,
            words!("the show has not reported since {time}: it was cut off, or hangs", time = text("written")),
            words!("start it, and look into the log"),
        );
    }
    if state != "shown" {
        let says = words!("the show cannot show the exhibition now: {state}", state);
        return Line::fault(TOPIC, says, words!("the log says why"));
    }
    if restarts > 0 {
        let reason = report["deaths"].as_array().and_then(|deaths| Some(deaths.last()?["reason"].as_str()?.to_owned()));
        return Line::note(
            TOPIC,
            words!(
                "it shows `{slide}`, after {restarts} restarts; the last reason was {reason}",
                slide,
                restarts = restarts.to_string(),
                reason = reason.unwrap_or_default()
            ),
            words!("the log says when; a slide on which it dies twice is left out"),
        );
    }
    Line::well(TOPIC, words!("it shows `{slide}`, without a restart so far", slide))
}

fn messages(log: &str, path: String) -> Line {
    const TOPIC: &str = "log";
    let is_message = |line: &&str| {
        let words = line.split_whitespace().nth(1);
        matches!(words, Some("WARN" | "ERROR"))
    };
    let mut troubles: Vec<&str> = log.lines().filter(is_message).collect();
    troubles.sort_unstable();
    match troubles.last() {
        None => Line::well(TOPIC, words!("no warnings in {path}", path)),
        Some(last) => {
            let last = last.chars().take(160).collect::<String>();
            let says = words!("{count} warnings in {path}", count = troubles.len(), path);
            Line::note(TOPIC, says, words!("the last one: {last}", last))
        }
    }
}
