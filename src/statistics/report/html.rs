//! The report as one page that needs nothing else: to read on a screen, to print on A4, and to hand on.

mod chart;
mod parts;
mod summary;

use super::{Report, Row, Table, days, days::Step, said};
use crate::{
    diag::{Language, Words},
    words,
};
use chart::{Column, Width, columns, figures};
use parts::{Bars, bars, element, escape, joined};

/// The look of the page.
const STYLE: &str = include_str!("../../../assets/report/report.css");

/// The report as a page in its language.
#[must_use]
pub fn html(report: &Report) -> String {
    let page = Page::of(report);
    let mut body = page.head();
    if report.span.is_none() {
        body += &element("p", "none", &escape(&page.say(&words!("Nothing was counted in these days."))));
    } else {
        body += &page.visits();
        body += &page.slides();
        body += &page.languages_and_comfort();
        body += &page.visits_more();
        body += &page.plays();
        body += &page.faults();
    }
    body += &page.notes();
    let title = format!("{} · {}", page.title(), page.span());
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        if report.language == "zh" { "zh-Hans" } else { "en" },
        escape(&title),
    )
}

/// A report and the language in which it is said.
struct Page<'a> {
    report: &'a Report,
    language: Language,
}

impl<'a> Page<'a> {
    fn of(report: &'a Report) -> Self {
        Self { report, language: Language::of(report.language) }
    }

    fn say(&self, words: &Words) -> String {
        words.in_language(self.language)
    }

    fn title(&self) -> String {
        self.report.title.clone().unwrap_or_else(|| self.say(&words!("Exhibition")))
    }

    fn span(&self) -> String {
        let Some((from, to)) = self.report.span else { return String::new() };
        let [from, to] = [from, to].map(|day| said::date(day, self.language));
        if from == to { from } else { self.say(&words!("{from} to {to}", from, to)) }
    }

    /// Title, span, the most important figures, and what they mean in a few sentences.
    fn head(&self) -> String {
        let kicker = element("p", "kicker", &escape(&self.say(&words!("Visitors at the screen"))));
        let head = format!(
            "<header>\n{kicker}<h1>{}</h1>\n{}</header>\n",
            escape(&self.title()),
            element("p", "span", &escape(&self.span())),
        );
        if self.report.span.is_none() {
            return head;
        }
        head + &self.key_figures() + &self.summary()
    }

    fn table(&self, key: &str) -> Option<&'a Table> {
        self.report.table(key)
    }

    /// A part of the page with its heading.
    fn section(&self, heading: &Words, content: &str) -> String {
        format!("<section>\n<h2>{}</h2>\n{content}</section>\n", escape(&self.say(heading)))
    }

    fn visits(&self) -> String {
        let pair = element("div", "pair", &[self.by_weekday(), self.by_hour()].concat());
        let content = self.by_day() + &pair;
        self.section(&words!("When visitors come"), &content)
    }

    /// A column for each day or week.
    fn by_day(&self) -> String {
        let (Some(table), Some(span)) = (self.table("visits_by_day"), self.report.span) else { return String::new() };
        let step = Step::of(days::steps(span, Step::Day).len());
        let heading = match step {
            Step::Day => words!("Visits each day"),
            Step::Week => words!("Visits each week"),
        };
        let steps = days::steps(span, step);
        let hidden: Vec<Row> = table.others.iter().flat_map(|others| &others.keys).map(|key| key_row(key)).collect();
        let mut month = 0;
        let column = |day: &jiff::civil::Date| {
            let here = |row: &&Row| days::step_of(row, step) == Some(*day);
            let number: u64 = table.rows.iter().filter(here).map(|row| row.number).sum();
            let date = said::date(*day, self.language);
            // A week may begin before the span.
            let within = (*day).max(span.0);
            let is_new = std::mem::replace(&mut month, within.month()) != within.month();
            let mark = match step {
                Step::Day if day.day() % 5 == 1 && day.day() < 31 => day.day().to_string(),
                Step::Week if is_new => self.month_mark(within),
                _ => String::new(),
            };
            let name = match step {
                Step::Day => date,
                Step::Week => self.say(&words!("week from {date}", date)),
            };
            let short = said::short_date(*day, self.language);
            Column { name, short, mark, number, is_hidden: number == 0 && hidden.iter().any(|row| here(&row)) }
        };
        let columns_shown: Vec<Column> = steps.iter().map(column).collect();
        let mut notes = Vec::new();
        if step == Step::Week {
            notes.push(self.say(&words!("Weeks begin on Monday; below they are named by that day.")));
        }
        if !hidden.is_empty() {
            let left_out = words!("Days with fewer than five visits are not told alone, and are left out here.");
            notes.push(self.say(&left_out));
        }
        let note = if notes.is_empty() { String::new() } else { element("p", "note", &escape(&notes.join(" "))) };
        let drawn = columns(&columns_shown, &self.say(&heading), &self.column_words(), Width::Full);
        let table = figures(&columns_shown, &self.say(&heading), &self.column_words());
        format!("<div class=\"part\">\n<h3>{}</h3>\n{drawn}{note}{table}</div>\n", escape(&self.say(&heading)))
    }

    /// The first letters of a month, or the year where it begins.
    fn month_mark(&self, day: jiff::civil::Date) -> String {
        match self.language {
            Language::Chinese => format!("{}月", day.month()),
            Language::English => self.say(&said::month(day.month())).chars().take(3).collect(),
        }
    }

    fn column_words(&self) -> [String; 2] {
        [self.say(&words!("visits")), self.say(&words!("fewer than 5"))]
    }

    fn by_weekday(&self) -> String {
        self.columns_of("visits_by_weekday", |row| row.name.clone())
    }

    fn by_hour(&self) -> String {
        self.columns_of("visits_by_hour", |row| row.key.trim_start_matches('0').to_owned())
    }

    /// A column for each row of a table.
    fn columns_of(&self, key: &str, mark: impl Fn(&Row) -> String) -> String {
        let Some(table) = self.table(key) else { return String::new() };
        let column = |row: &Row| Column {
            name: row.name.clone(),
            short: row.name.clone(),
            mark: mark(row),
            number: row.number,
            is_hidden: false,
        };
        let shown: Vec<Column> = table.rows.iter().map(column).collect();
        if shown.is_empty() {
            return part(table, &self.too_few());
        }
        let words = self.column_words();
        let drawn = columns(&shown, &table.title, &words, Width::Half);
        part(table, &format!("{drawn}{}{}", self.others(table, false), figures(&shown, &table.title, &words)))
    }

    fn too_few(&self) -> String {
        element("p", "note", &escape(&self.say(&words!("Too few to be told."))))
    }

    /// What is told only together, as a sentence.
    fn others(&self, table: &Table, with_names: bool) -> String {
        let Some(others) = table.others.as_ref() else { return String::new() };
        let said = match others.number {
            Some(0) | None if !with_names => return String::new(),
            Some(number) if number > 0 => {
                self.say(&words!("All others together: {number}.", number = said::number(number)))
            }
            _ => self.say(&words!("The others were counted fewer than five times each, or not at all.")),
        };
        let mark = self.say(&words!(", "));
        let names = words!("They are: {names}.", names = others.names.join(&mark));
        let said = if with_names { format!("{said} {}", self.say(&names)) } else { said };
        element("p", "note", &escape(&said))
    }

    fn slides(&self) -> String {
        let Some(table) = self.table("slides") else { return String::new() };
        let bars = self.timed_bars(table, &words!("Slide"), &words!("looked at"), &words!("each time"));
        self.section(&words!("What they look at"), &part(table, &(bars + &self.others(table, true))))
    }

    /// Bars of time, with how often and how long on average.
    fn timed_bars(&self, table: &Table, name: &Words, often: &Words, each: &Words) -> String {
        if table.rows.is_empty() {
            return self.too_few();
        }
        let heads = [name, &words!("Time"), often, each].map(|head| self.say(head));
        let row = |row: &Row| {
            let seconds = row.seconds.unwrap_or_default();
            let times = self.say(&words!("{number} times", number = said::number(row.number)));
            let average = seconds.checked_div(row.number).map(|each| self.say(&said::span(each)));
            let cells = vec![self.say(&said::span(seconds)), times, average.unwrap_or_else(|| "–".to_owned())];
            Bars { name: row.name.clone(), size: seconds, cells }
        };
        bars(&table.title, &heads, &table.rows.iter().map(row).collect::<Vec<_>>())
    }

    /// Bars of numbers, with their parts of a whole.
    fn counted_bars(&self, table: &Table, head: &Words, whole: Option<u64>) -> String {
        if table.rows.is_empty() {
            return self.too_few();
        }
        let heads = [head, &words!("Visits"), &words!("Share")].map(|head| self.say(head));
        let row = |row: &Row| {
            let part = whole.map_or_else(|| "–".to_owned(), |whole| said::percent(row.number, whole));
            Bars { name: row.name.clone(), size: row.number, cells: vec![said::number(row.number), part] }
        };
        bars(&table.title, &heads, &table.rows.iter().map(row).collect::<Vec<_>>())
    }

    fn languages_and_comfort(&self) -> String {
        let visits = self.report.visits;
        let mut content = String::new();
        if let Some(table) = self.table("languages") {
            let name = words!("Language");
            let drawn = self.timed_bars(table, &name, &words!("slides looked at"), &words!("each time"));
            content += &part(table, &(drawn + &self.others(table, true)));
        }
        if let Some(table) = self.table("languages_chosen").filter(|table| !table.rows.is_empty()) {
            content += &part(table, &self.counted_bars(table, &words!("Language"), visits));
        }
        if let Some(table) = self.table("used") {
            let drawn = self.counted_bars(table, &words!("Control"), visits);
            content += &part(table, &(drawn + &self.others(table, true)));
        }
        self.section(&words!("How they read it"), &content)
    }

    fn visits_more(&self) -> String {
        let parts = [("visit_lengths", words!("Length")), ("visit_ends", words!("End"))];
        let drawn = |(key, head): (&str, Words)| {
            let Some(table) = self.table(key) else { return String::new() };
            let bars = self.counted_bars(table, &head, self.report.visits);
            part(table, &(bars + &self.others(table, true)))
        };
        let content: String = parts.into_iter().map(drawn).collect();
        self.section(&words!("How long they stay"), &content)
    }

    fn plays(&self) -> String {
        let Some(table) = self.table("plays").filter(|table| !table.rows.is_empty()) else { return String::new() };
        let bars = self.timed_bars(table, &words!("Slide"), &words!("shown"), &words!("each time"));
        let note = words!(
            "Only what the screen has shown while nobody was there; the slide a visitor stopped counts its time only."
        );
        let note = element("p", "note", &escape(&self.say(&note)));
        self.section(&words!("Proof of play"), &(bars + &note))
    }

    fn faults(&self) -> String {
        let Some(table) = self.table("faults") else { return String::new() };
        let happened: Vec<&Row> = table.rows.iter().filter(|row| row.number > 0).collect();
        let content = if happened.is_empty() {
            element("p", "", &escape(&self.say(&words!("None. The show was never interrupted."))))
        } else {
            let heads = [words!("Fault"), words!("How often")].map(|head| self.say(&head));
            let row =
                |row: &&Row| Bars { name: row.name.clone(), size: row.number, cells: vec![said::number(row.number)] };
            bars(&table.title, &heads, &happened.iter().map(row).collect::<Vec<_>>())
        };
        self.section(&words!("Faults"), &content)
    }

    /// How all this was counted.
    fn notes(&self) -> String {
        let notes = [
            words!(
                "A visit lasts from the touch that wakes the screen to the last touch. What somebody reads after it is not counted, since nobody knows whether they are still there; so the true times are longer."
            ),
            words!("A slide is looked at when a visitor has it before them for two seconds or more."),
            words!(
                "Nothing is kept that tells one visitor from another: no picture, no name or number, no place of a touch, no time finer than the hour. Only totals of a day are kept, for thirteen months."
            ),
            words!(
                "Numbers below five are not told alone but together with others, so that nothing can be said of a single person."
            ),
        ];
        let items = joined(&notes, |note| element("li", "", &escape(&self.say(note))));
        format!(
            "<footer>\n<h2>{}</h2>\n<ul>\n{items}</ul>\n</footer>\n",
            escape(&self.say(&words!("How this was counted")))
        )
    }
}

/// A row of which only the key is told.
fn key_row(key: &str) -> Row {
    Row { key: key.to_owned(), ..Row::default() }
}

/// A part of a section: a table, with its title.
fn part(table: &Table, content: &str) -> String {
    format!("<div class=\"part\">\n<h3>{}</h3>\n{content}</div>\n", escape(&table.title))
}
