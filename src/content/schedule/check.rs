//! Slides that nobody will see, as far as their schedules tell, and moments at which no slide shows.

use jiff::civil::{Date, DateTime};

use super::{Schedule, moments, moments::first};
use crate::{
    content::{Chapter, Exhibition, Place, Slide, codes, span_at},
    diag::{Code, Finding, Severity, Source, Words},
    words,
};

/// What is wrong with the schedules of an exhibition, as of `today`.
///
/// That is slides that never show, slides that no longer do, and the first moment from then on at which none would. `places`
/// are those of its slides in their file.
#[must_use]
pub fn unseen(exhibition: &Exhibition, places: &[Place], source: Source<'_>, today: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((chapter, slide), place) in exhibition.slides().zip(places) {
        let Some((code, message, hint)) = unseen_slide(chapter, slide, today) else { continue };
        let is_meant = |names: &[String]| names.iter().any(|name| name == code.name());
        if !is_meant(slide.kind.allowed()) && !is_meant(&exhibition.allow) {
            let span = place.span.clone();
            findings.push(source.finding(Severity::Warning, code, span, &place.path, message).with_hint(hint));
        }
    }
    findings.extend(empty(exhibition, source, today));
    findings
}

/// Why a slide does not show today or later, and what to do.
fn unseen_slide(chapter: &Chapter, slide: &Slide, today: Date) -> Option<(Code, Words, Words)> {
    if slide.kind.loop_only() && !slide.kind.in_loop() {
        let message = words!(
            "this slide never shows: `in_loop: false` leaves it out of the loop, and `loop_only: true` out of the rest"
        );
        return Some((codes::NEVER_SHOWN, message, words!("take one of them out")));
    }
    let schedules = slide.schedules(chapter);
    let written = || schedules.iter().map(Schedule::written).collect::<Vec<_>>().join("; ");
    if first(&schedules, DateTime::MIN).is_none() {
        let message = words!("this slide never shows: `{written}` never meet", written = written());
        let hint = words!("a slide shows while its own times and those of its chapter allow it");
        return Some((codes::NEVER_SHOWN, message, hint));
    }
    if first(&schedules, today.at(0, 0, 0, 0)).is_none() {
        let message = words!("this slide no longer shows: `{written}`", written = written());
        return Some((codes::NO_LONGER_SHOWN, message, words!("take it out, or give it other dates")));
    }
    None
}

/// The first moment from `today` on at which no slide shows, if there is one.
fn empty(exhibition: &Exhibition, source: Source<'_>, today: Date) -> Option<Finding> {
    let schedules: Vec<Vec<Schedule>> = exhibition.slides().map(|(chapter, slide)| slide.schedules(chapter)).collect();
    if schedules.iter().any(Vec::is_empty) {
        return None;
    }
    let start = today.at(0, 0, 0, 0);
    let is_empty = |moment: &DateTime| !schedules.iter().any(|own| own.iter().all(|one| one.holds(*moment)));
    let moment = std::iter::once(start).chain(moments(schedules.iter().flatten(), start)).find(is_empty)?;
    let message = words!("no slide shows on {when}", when = moment.strftime("%Y-%m-%d %H:%M").to_string());
    let hint = words!("then all slides are shown, as if they had no times; give one of them none");
    let span = span_at(source.text, "chapters");
    let span = span.start..span.start;
    Some(source.finding(Severity::Warning, codes::NO_SLIDE_SHOWN, span, "chapters", message).with_hint(hint))
}
