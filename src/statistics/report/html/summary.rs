//! The most important figures, and what they mean in a few sentences.

use super::{
    Page,
    parts::{element, escape, joined},
};
use crate::{
    diag::Words,
    statistics::report::{Row, said},
    words,
};

/// How far below the best row another one still belongs to it: the busy hours are those with this part of the busiest.
const BUSY: f64 = 0.8;

impl Page<'_> {
    /// Some large figures with a few words below each.
    pub(super) fn key_figures(&self) -> String {
        let report = self.report;
        let few = || self.say(&words!("fewer than 5"));
        let mut figures = vec![
            (report.visits.map_or_else(few, said::number), words!("visits")),
            (said::number(report.days as u64), words!("days on which the screen was on")),
        ];
        if let Some(visits) = report.visits.filter(|visits| *visits > 0) {
            let days = report.days.max(1) as u64;
            figures.insert(1, (said::number((visits + days / 2) / days), words!("visits on an average day")));
        }
        if let Some(seconds) = report.seconds_per_visit {
            figures
                .push((self.say(&said::span(seconds)), words!("an average visit, from the first touch to the last")));
        }
        if let Some(slides) = report.slides_per_visit {
            figures.push((format!("{slides:.1}"), words!("slides looked at in a visit")));
        }
        let figure = |(number, below): &(String, Words)| {
            format!("<li><b>{}</b> <span>{}</span></li>\n", escape(number), escape(&self.say(below)))
        };
        format!("<ul class=\"key\">\n{}</ul>\n", joined(&figures, figure))
    }

    /// What a director wants to know first.
    pub(super) fn summary(&self) -> String {
        let sentences = [self.busiest_day(), self.busiest_hours(), self.best_slide(), self.foreign(), self.comfort()];
        let sentences: Vec<String> = sentences.into_iter().flatten().map(|sentence| self.say(&sentence)).collect();
        if sentences.is_empty() {
            return String::new();
        }
        let items = joined(&sentences, |sentence| element("li", "", &escape(sentence)));
        let heading = element("h2", "", &escape(&self.say(&words!("In short"))));
        format!("<section class=\"short\">\n{heading}<ul>\n{items}</ul>\n</section>\n")
    }

    fn rows(&self, key: &str) -> &[Row] {
        self.table(key).map_or(&[], |table| &table.rows)
    }

    fn busiest_day(&self) -> Option<Words> {
        let day = self.rows("visits_by_day").iter().max_by_key(|row| row.number)?;
        let weekday = day.key.parse::<jiff::civil::Date>().ok().map(|day| said::weekday(day.weekday()))?;
        let number = said::number(day.number);
        Some(words!(
            "The busiest day was {weekday}, {date}, with {number} visits.",
            weekday,
            date = &day.name[..],
            number
        ))
    }

    /// The hours that have nearly as many visits as the busiest one, as spans.
    fn busiest_hours(&self) -> Option<Words> {
        let rows = self.rows("visits_by_hour");
        let most = rows.iter().map(|row| row.number).max()?;
        let busy = rows.iter().filter(|row| row.number as f64 >= most as f64 * BUSY);
        let mut spans: Vec<[u32; 2]> = Vec::new();
        for hour in busy.filter_map(|row| row.key.parse().ok()) {
            match spans.last_mut().filter(|span| span[1] == hour) {
                Some(span) => span[1] = hour + 1,
                None => spans.push([hour, hour + 1]),
            }
        }
        let spans = spans.iter().map(|[from, to]| self.say(&words!("{from}:00 to {to}:00", from = *from, to = *to)));
        let hours = spans.collect::<Vec<_>>().join(&self.say(&words!(", ")));
        Some(words!("The busiest hours are {hours}.", hours))
    }

    fn best_slide(&self) -> Option<Words> {
        let slide = self.rows("slides").first()?;
        let time = said::span(slide.seconds?);
        let number = said::number(slide.number);
        let name = &slide.name[..];
        Some(words!("They looked longest at “{name}”: {time} in all, {number} times.", name, time, number))
    }

    /// The part of the time that went to the languages after the first.
    fn foreign(&self) -> Option<Words> {
        let rows = self.rows("languages");
        let all: u64 = rows.iter().filter_map(|row| row.seconds).sum();
        let second = rows.get(1)?;
        let part = said::percent(second.seconds?, all);
        Some(words!("{part} of the time they read in {language}.", part, language = &second.name[..]))
    }

    /// The comfort setting that is used most.
    fn comfort(&self) -> Option<Words> {
        const COMFORT: [&str; 4] = ["large_text", "high_contrast", "low_reach", "calm"];
        let settings = self.rows("used").iter().filter(|row| COMFORT.contains(&row.key.as_str()));
        let most = settings.max_by_key(|row| row.number)?;
        let part = said::percent(most.number, self.report.visits?);
        let number = said::number(most.number);
        Some(words!("{number} visits ({part}) used {setting}.", number, part, setting = &most.name[..]))
    }
}
