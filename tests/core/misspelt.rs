//! Slips of every name in the format: whoever makes one is told the name that was meant.

use std::{collections::BTreeMap, fmt::Write as _};

use xiongguan::{
    content::{
        self, Found, Unit,
        schema::{self, Field, Part, Type},
    },
    diag::{Finding, Source},
};

use crate::schema::{around, example, example_part, parts};

/// Names that people who have not read the guide give to things: the part, the right name there, and their words.
const SYNONYMS: &[(&str, &str, &str)] = &[
    ("Exhibition", "title", "name heading"),
    ("Exhibition", "languages", "langs locales lang"),
    ("Exhibition", "chapters", "sections rooms"),
    ("Chapter", "slides", "pages screens"),
    ("Chapter", "title", "name heading headline"),
    ("Chapter", "tint", "color colour"),
    ("Cover", "photo", "image picture img pic"),
    ("Cover", "title", "heading headline name"),
    ("Cover", "lead", "subtitle intro teaser"),
    ("Cover", "dwell", "duration seconds time"),
    ("Cover", "notes", "remarks speaker_notes comment"),
    ("Story", "heading", "title headline header"),
    ("Story", "body", "text paragraph description content"),
    ("Story", "cards", "stats figures facts items"),
    ("Stats", "cards", "stats figures numbers"),
    ("Chart", "points", "data values series"),
    ("Chart", "form", "type kind style"),
    ("Chart", "as_of", "date year"),
    ("Chain", "steps", "stages items"),
    ("Chain", "closed", "loop circular"),
    ("Gallery", "photos", "images pictures pics"),
    ("Compare", "before", "then old left"),
    ("Compare", "after", "now new right"),
    ("Timeline", "events", "dates items entries"),
    ("List", "items", "points bullets entries"),
    ("List", "numbered", "ordered enumerated"),
    ("List", "steps", "animate build reveal one_by_one"),
    ("Item", "text", "title label"),
    ("Item", "under", "children sub_items nested"),
    ("Table", "columns", "headers cols"),
    ("Table", "rows", "lines data cells"),
    ("Table", "highlight", "emphasis marked"),
    ("Column", "title", "name heading"),
    ("Column", "align", "alignment justify"),
    ("Picture", "photo", "image img map"),
    ("Picture", "spots", "hotspots markers pins"),
    ("Picture", "fit", "scale object_fit"),
    ("Spot", "at", "position xy coordinates"),
    ("Spot", "title", "name heading label"),
    ("Spot", "text", "body description"),
    ("Spot", "to", "link target href"),
    ("Quote", "text", "quote quotation sentence"),
    ("Quote", "by", "author speaker"),
    ("Photo", "file", "src path url filename"),
    ("Photo", "alt", "alt_text description"),
    ("Photo", "credit", "author copyright photographer"),
    ("Photo", "focus", "focal_point center"),
    ("Photo", "caption", "legend subtitle title"),
    ("Tall", "file", "src path image"),
    ("Stat", "value", "number amount"),
    ("Stat", "as_of", "date year asOf"),
    ("Stat", "label", "text title name"),
    ("Rank", "place", "position rank"),
    ("Rank", "of", "total out_of"),
    ("Note", "title", "heading"),
    ("Point", "label", "name title"),
    ("Point", "value", "number"),
    ("Step", "name", "title label"),
    ("Step", "note", "text description"),
    ("Event", "date", "year when"),
    ("Event", "text", "body description"),
];

/// The same for kinds of slides and cards.
const OTHER_KINDS: &[(&str, &str)] = &[
    ("Cover", "Title Opening Intro"),
    ("Story", "Article Text"),
    ("Stats", "Statistics Figures Numbers"),
    ("Chart", "Graph Diagram"),
    ("Chain", "Process Flow"),
    ("Gallery", "Photos Images Album"),
    ("Compare", "Comparison BeforeAfter"),
    ("Timeline", "History Events"),
    ("List", "Bullets Agenda Checklist"),
    ("Table", "Grid Spreadsheet Timetable Prices"),
    ("Picture", "Map Plan Panorama Image"),
    ("Quote", "Quotation Citation"),
    ("Stat", "Number Figure Value"),
    ("Rank", "Ranking Position"),
    ("Note", "Text Card"),
];

/// The same for words to choose from.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("bars", "columns bar"),
    ("donut", "pie doughnut ring"),
    ("vermilion", "red"),
    ("indigo", "blue"),
    ("jade", "green"),
    ("snow", "white"),
    ("gold", "yellow golden"),
    ("number", "numeric decimal"),
    ("whole", "contain entire"),
    ("fill", "cover crop"),
    ("top", "up"),
    ("bottom", "down"),
    ("yuan", "rmb cny"),
    ("percent", "percentage pct"),
    ("tonne", "ton tons"),
    ("square_metre", "sqm m2 square_meter"),
    ("more_than", "over above"),
    ("at_least", "min"),
    ("less_than", "under below"),
    ("year", "annual yearly"),
    ("head", "person capita"),
    ("true", "yes on"),
    ("false", "no off"),
];

/// The slips of a word that fingers make, each with the name of its kind.
pub(crate) fn slips(word: &str) -> Vec<(&'static str, String)> {
    let letters: Vec<char> = word.chars().collect();
    let edited = |at: usize, taken: usize, put: &[char]| -> String {
        letters[..at].iter().chain(put).chain(&letters[at + taken..]).collect()
    };
    let mut slips = Vec::new();
    for (at, c) in letters.iter().enumerate() {
        slips.push(("dropped", edited(at, 1, &[])));
        slips.push(("doubled", edited(at, 0, &[*c])));
        slips.extend(neighbour(*c).map(|other| ("beside", edited(at, 1, &[other]))));
        if let Some(next) = letters.get(at + 1).filter(|next| *next != c) {
            slips.push(("swapped", edited(at, 2, &[*next, *c])));
        }
    }
    slips.push(("capitals", word.to_uppercase()));
    slips.push(("capitals", if word.starts_with(char::is_uppercase) { word.to_lowercase() } else { capital(word) }));
    slips.push(("number", word.strip_suffix('s').map_or_else(|| format!("{word}s"), str::to_owned)));
    if word.contains('_') {
        let camel: String = word.split('_').map(capital).collect();
        slips.push(("joined", word.replace('_', "")));
        slips.push(("joined", word.replace('_', "-")));
        slips.push(("joined", format!("{}{}", camel[..1].to_lowercase(), &camel[1..])));
    }
    slips.push(("alike", word.replace('a', "\u{430}").replace('o', "\u{43e}").replace('e', "\u{435}")));
    slips
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The key to the right of a letter's.
fn neighbour(letter: char) -> Option<char> {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let row = rows.iter().find(|row| row.contains(letter))?;
    row.chars().skip_while(|other| *other != letter).nth(1)
}

/// Whether `wrong`, in the place of `right`, is told with the advice to write `right`.
fn suggests(text: &str, wrong: &str, right: &str) -> bool {
    let reading = content::read(Source { name: "content.ron", text }, &|_: &str| Found::File);
    let about = |finding: &&Finding| text[finding.span.clone()] == *wrong;
    let hints = reading.findings.iter().filter(about).filter_map(|finding| finding.hint.as_ref());
    hints.into_iter().any(|hint| hint.to_string().starts_with(&format!("did you mean `{right}`?")))
}

/// Hits and tries, by kind of slip.
#[derive(Default)]
struct Score {
    kinds: BTreeMap<&'static str, [usize; 2]>,
    missed: Vec<String>,
}

impl Score {
    fn note(&mut self, kind: &'static str, hit: bool, what: impl Fn() -> String) {
        let [hits, tries] = self.kinds.entry(kind).or_default();
        *hits += usize::from(hit);
        *tries += 1;
        if !hit {
            self.missed.push(what());
        }
    }

    #[track_caller]
    fn is_at_least(&self, percent: usize) {
        let mut table = String::new();
        let (mut hits, mut tries) = (0, 0);
        for (kind, [hit, tried]) in &self.kinds {
            let _ = writeln!(table, "{kind}: {hit} of {tried}");
            hits += hit;
            tries += tried;
        }
        assert!(tries > 100 && hits * 100 >= percent * tries, "{hits} of {tries}\n{table}{:#?}", self.missed);
    }
}

fn with_wrong_field(part: &Part, field: &Field, wrong: &str) -> String {
    let text = example_part(part, &|it| it.name == field.name || it.required);
    let written = format!("{}: {}", field.name, example(&field.kind));
    assert!(text.contains(&written));
    around(part.name, &text.replacen(&written, &format!("{wrong}: {}", example(&field.kind)), 1))
}

#[test]
fn misspelt_fields_are_understood() {
    let mut score = Score::default();
    for part in parts() {
        for field in part.fields {
            let synonyms = SYNONYMS.iter().filter(|(of, name, _)| *of == part.name && *name == field.name);
            let synonyms = synonyms.flat_map(|(.., words)| words.split(' ')).map(|word| ("synonym", word.to_owned()));
            for (kind, wrong) in slips(field.name).into_iter().chain(synonyms) {
                if wrong.is_empty() || wrong == field.name || part.field(&wrong).is_some() {
                    continue;
                }
                let text = with_wrong_field(part, field, &wrong);
                score.note(kind, suggests(&text, &wrong, field.name), || {
                    format!("{} {}: {wrong}", part.name, field.name)
                });
            }
        }
    }
    score.is_at_least(95);
}

#[test]
fn misspelt_kinds_are_understood() {
    let mut score = Score::default();
    for part in schema::SLIDES.iter().copied().chain([&schema::STAT, &schema::RANK, &schema::NOTE]) {
        let synonyms = OTHER_KINDS.iter().filter(|(name, _)| *name == part.name);
        let synonyms = synonyms.flat_map(|(_, words)| words.split(' ')).map(|word| ("synonym", word.to_owned()));
        for (kind, wrong) in slips(part.name).into_iter().chain(synonyms) {
            if wrong == part.name || schema::slide(&wrong).is_some() {
                continue;
            }
            let whole = example_part(part, &|field| field.required);
            let text = around(part.name, &whole.replacen(part.name, &wrong, 1));
            score.note(kind, suggests(&text, &wrong, part.name), || format!("{}: {wrong}", part.name));
        }
    }
    score.is_at_least(95);
}

#[test]
fn misspelt_words_are_understood() {
    let mut score = Score::default();
    for part in parts() {
        for field in part.fields {
            let words = match field.kind {
                Type::Choice(words) => words,
                Type::Unit => &Unit::WORDS[..Unit::WORDS.len() - 1],
                Type::Flag => &["true", "false"],
                _ => continue,
            };
            for word in words {
                let synonyms = OTHER_WORDS.iter().filter(|(name, _)| name == word);
                let synonyms = synonyms.flat_map(|(_, words)| words.split(' '));
                let synonyms = synonyms.map(|word| ("synonym", word.to_owned()));
                for (kind, wrong) in slips(word).into_iter().chain(synonyms) {
                    if wrong == *word || words.contains(&wrong.as_str()) {
                        continue;
                    }
                    let text = example_part(part, &|it| it.name == field.name || it.required);
                    let written = format!("{}: {}", field.name, example(&field.kind));
                    let text = text.replacen(&written, &format!("{}: {wrong}", field.name), 1);
                    let text = around(part.name, &text);
                    score.note(kind, suggests(&text, &wrong, word), || format!("{} {word}: {wrong}", part.name));
                }
            }
        }
    }
    score.is_at_least(95);
}
