//! Slides that show at certain times alone, or only in the loop: whether they show at the moment, and why.

use serde::Serialize;

use super::Question;
use crate::{
    content::{Chapter, Hindrance, Lang, Slide, span_at},
    show::Mode,
};

/// Whether a slide shows at the moment, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scheduled {
    /// Its id.
    pub slide: String,
    /// Its title, heading or sentence.
    pub title: String,
    /// It shows: to people who go on, or in the loop.
    pub shows: bool,
    /// Only the loop shows it, and a wall.
    pub loop_only: bool,
    /// What hinders it: `not yet`, `over`, `another day` or `another hour`. It shows all the same in a talk, and while no slide
    /// would show.
    pub hindrance: Option<&'static str>,
    /// Who says so: `slide`, `chapter` or `outer`, the chapter in which that lies; of what does not hinder it, the slide first.
    pub by: Option<&'static str>,
    /// What is written there.
    pub written: String,
    /// The line in which the slide or chapter begins, from 1.
    pub line: Option<usize>,
}

/// All of them, in their order.
pub(super) fn told(question: &Question<'_>, lang: &Lang) -> Vec<Scheduled> {
    let program = question.program.clone().arranged(question.mode, Some(question.at));
    let slides = question.exhibition.slides().enumerate();
    slides
        .filter_map(|(place, (chapter, slide))| {
            let shows = match question.mode {
                Mode::Kiosk => program.shows(place),
                Mode::Present | Mode::Auto => program.order().holds(place),
            };
            scheduled(question, place, chapter, slide).map(|one| Scheduled {
                shows,
                title: slide.kind.heading().one_line(lang),
                ..one
            })
        })
        .collect()
}

/// What is known of a slide besides whether it shows; nothing if it always does.
fn scheduled(question: &Question<'_>, place: usize, chapter: &Chapter, slide: &Slide) -> Option<Scheduled> {
    let of_outer = if chapter.is_introduction() { "chapter" } else { "outer" };
    let outer = chapter.outer.iter().map(|outer| (of_outer, outer.schedule()));
    let all = [("slide", slide.kind.schedule()), ("chapter", chapter.schedule())].into_iter().chain(outer);
    let written: Vec<_> = all.filter(|(_, schedule)| !schedule.is_always()).collect();
    if written.is_empty() && !slide.kind.loop_only() {
        return None;
    }
    let hinders = written.iter().find_map(|(by, schedule)| Some((*by, schedule, schedule.hindrance(question.at)?)));
    let says = hinders.map(|(by, schedule, _)| (by, schedule)).or_else(|| written.first().map(|(by, one)| (*by, one)));
    let path = question.places.get(place).map(|place| place.path.clone());
    let path = path.map(|path| match says {
        Some((by @ ("chapter" | "outer"), _)) => {
            let list = if by == "outer" { ".chapters" } else { ".slides" };
            path.split_once(list).map_or_else(|| path.clone(), |(chapter, _)| chapter.to_owned())
        }
        _ => path,
    });
    Some(Scheduled {
        slide: slide.id.clone(),
        title: String::new(),
        shows: false,
        loop_only: slide.kind.loop_only(),
        hindrance: hinders.map(|(_, _, hindrance)| word(hindrance)),
        by: says.map(|(by, _)| by),
        written: says.map(|(_, schedule)| schedule.written()).unwrap_or_default(),
        line: path.map(|path| question.source.line_column(span_at(question.source.text, &path).start).0),
    })
}

const fn word(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::NotYet => "not yet",
        Hindrance::Over => "over",
        Hindrance::Day => "another day",
        Hindrance::Hour => "another hour",
    }
}
