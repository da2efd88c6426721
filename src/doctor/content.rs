//! Whether the exhibition and the settings can be read.

use super::{Line, Surroundings};
use crate::{
    diag::{Finding, Severity},
    files, words,
};

pub(super) fn exhibition(around: &Surroundings) -> Line {
    const TOPIC: &str = "content";
    let path = around.content.display().to_string();
    let opened = match files::open(&around.content) {
        Ok(opened) => opened,
        Err(error) => {
            return Line::fault(
                TOPIC,
                words!("{path} cannot be read", path).because(error.to_string()),
                words!("name the content file or its folder: `xiongguan doctor PATH`"),
            );
        }
    };
    let (errors, warnings) = counts(&opened.reading.findings);
    let check = words!("`xiongguan check {path}` tells what and where", path = path.clone());
    match opened.reading.exhibition.map(|exhibition| exhibition.slide_count()) {
        None | Some(0) => Line::fault(TOPIC, words!("no slide of {path} can be shown", path), check),
        Some(slides) if errors > 0 => {
            Line::fault(TOPIC, words!("{slides} slides in {path}, with {errors} errors", slides, path, errors), check)
        }
        Some(slides) if warnings > 0 => Line::note(
            TOPIC,
            words!("{slides} slides in {path}, with {warnings} warnings", slides, path, warnings),
            check,
        ),
        Some(slides) => Line::well(TOPIC, words!("{slides} slides in {path}", slides, path)),
    }
}

/// What the settings say, and whether they have opening hours.
pub(super) fn settings(around: &Surroundings) -> (Vec<Line>, bool) {
    const TOPIC: &str = "settings";
    let Some(path) = &around.settings else {
        let usual = Line::well(TOPIC, words!("there is no settings file: a kiosk that is always open"));
        return (vec![usual], false);
    };
    let name = path.display().to_string();
    let opened = match files::open_settings(path) {
        Ok(opened) => opened,
        Err(error) => {
            let cannot = Line::fault(
                TOPIC,
                words!("{path} cannot be read", path = name).because(error.to_string()),
                words!("name another file with `--kiosk`, or leave it out"),
            );
            return (vec![cannot], false);
        }
    };
    let has_hours = !opened.reading.settings.hours().is_empty();
    let (errors, warnings) = counts(&opened.reading.findings);
    let line = if errors + warnings == 0 {
        Line::well(TOPIC, words!("{path} is in order", path = name))
    } else {
        let check = words!("`xiongguan check --kiosk {path}` tells what and where", path = name.clone());
        let says = words!("{path} has {errors} errors and {warnings} warnings", path = name, errors, warnings);
        if errors > 0 { Line::fault(TOPIC, says, check) } else { Line::note(TOPIC, says, check) }
    };
    (vec![line], has_hours)
}

fn counts(findings: &[Finding]) -> (usize, usize) {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    (count(Severity::Error), count(Severity::Warning))
}
