//! The time to read a slide, and how long it stays because of that.

use std::{iter::Sum, time::Duration};

use super::{Card, Lang, Photo, Slide, SlideKind, Stat, Text};

/// Chinese characters a standing visitor reads in a minute; seated readers manage about 300.
pub const HAN_PER_MINUTE: f64 = 240.0;
/// Words a standing visitor reads in a minute; seated readers manage about 240.
pub const WORDS_PER_MINUTE: f64 = 175.0;
/// The time to notice a new slide, in seconds.
pub const ARRIVING_SECS: f64 = 3.0;
/// The time to look at a picture, in seconds.
pub const PICTURE_SECS: f64 = 2.0;
/// The shortest and the longest computed dwell, in seconds.
pub const DWELL_SECS: (f64, f64) = (8.0, 60.0);

/// How long the slide stays before the show moves on: the author's time, or as long as its film takes, or 3 s + 2 s a picture + the
/// [`reading_time`], limited to 8 to 60 s.
#[must_use]
pub fn dwell(slide: &Slide, languages: &[Lang]) -> Duration {
    let secs = slide
        .kind
        .dwell()
        .map(super::Dwell::secs)
        .or_else(|| film_secs(slide))
        .unwrap_or_else(|| Reckoning::of(slide, languages).secs().clamp(DWELL_SECS.0, DWELL_SECS.1));
    Duration::from_secs_f64(secs)
}

/// How long the attract loop shows a slide whose picture fills the stage, and any other, in seconds. Passers-by look; what
/// there is to read holds nobody up.
pub const LOOP_SECS: (f64, f64) = (10.0, 8.0);

/// How long the slide stays in the attract loop: the author's time, or as long as its film takes, or [`LOOP_SECS`].
#[must_use]
pub fn loop_dwell(slide: &Slide) -> Duration {
    let (picture, other) = LOOP_SECS;
    let secs = if slide.kind.has_full_picture() { picture } else { other };
    let written = slide.kind.dwell().map(super::Dwell::secs);
    Duration::from_secs_f64(written.or_else(|| film_secs(slide)).unwrap_or(secs))
}

/// How long the slide's film takes, if it is one.
fn film_secs(slide: &Slide) -> Option<f64> {
    Some(slide.kind.film()?.length()?.as_secs_f64())
}

/// The time to read everything on the slide, in that of `languages` which takes longest; of a text in pages, with the
/// longest of these.
#[must_use]
pub fn reading_time(slide: &Slide, languages: &[Lang]) -> Duration {
    let pages = (0..slide.kind.pages()).map(|page| Reckoning::of_page(slide, languages, page).reading_secs());
    Duration::from_secs_f64(pages.fold(0.0, f64::max))
}

/// What a slide's dwell is worked out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// How many pictures there are to look at.
    pub pictures: usize,
    /// How much there is to read, in each language.
    pub amounts: Vec<(Lang, Amount)>,
}

impl Reckoning {
    /// What the dwell of `slide` is worked out from: of a text in pages the first one is shown.
    #[must_use]
    pub fn of(slide: &Slide, languages: &[Lang]) -> Self {
        Self::of_page(slide, languages, 0)
    }

    fn of_page(slide: &Slide, languages: &[Lang], page: usize) -> Self {
        let amount = |lang: &Lang| visible(&slide.kind, lang, page).iter().map(|text| count(text)).sum();
        let amounts = languages.iter().map(|lang| (lang.clone(), amount(lang))).collect();
        Self { pictures: slide.kind.photos_at_once().len(), amounts }
    }

    /// The time to read the longest language, in seconds.
    #[must_use]
    pub fn reading_secs(&self) -> f64 {
        self.amounts.iter().map(|(_, amount)| amount.secs()).fold(0.0, f64::max)
    }

    /// The dwell in seconds, before it is limited to [`DWELL_SECS`].
    #[must_use]
    pub fn secs(&self) -> f64 {
        ARRIVING_SECS + PICTURE_SECS * self.pictures as f64 + self.reading_secs()
    }
}

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Han characters.
    pub han: usize,
    /// Words and numbers between spaces or Han characters.
    pub words: usize,
}

impl Amount {
    /// How long reading it takes, in seconds.
    #[must_use]
    pub fn secs(self) -> f64 {
        60.0 * (self.han as f64 / HAN_PER_MINUTE + self.words as f64 / WORDS_PER_MINUTE)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), |sum, one| Self { han: sum.han + one.han, words: sum.words + one.words })
    }
}

/// How much there is to read in `text`.
#[must_use]
pub fn count(text: &str) -> Amount {
    let (mut amount, mut in_word) = (Amount::default(), false);
    for c in text.chars() {
        let han = is_han(c);
        // An apostrophe or a decimal point within a word does not begin another word.
        let word = !han && (c.is_alphanumeric() || in_word && matches!(c, '\'' | '’' | '.' | ',' | '-'));
        amount.han += usize::from(han);
        amount.words += usize::from(word && !in_word);
        in_word = word;
    }
    amount
}

/// Han ideographs of all planes in use, and kana.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Every text a visitor sees on the slide before touching anything, as it reads in `lang`; of a text in pages that at this
/// place.
#[must_use]
pub fn visible(kind: &SlideKind, lang: &Lang, page: usize) -> Vec<String> {
    let (place, mut page) = (page, Page { lang, texts: Vec::new() });
    // What a film shows is not read.
    page.say(kind.film().map_or_else(|| kind.heading(), |film| &film.heading));
    page.slide(kind, place);
    kind.photos_at_once().into_iter().for_each(|photo| page.photo(photo));
    page.all(kind.qr().map(|qr| &qr.label));
    page.texts
}

struct Page<'a> {
    lang: &'a Lang,
    texts: Vec<String>,
}

impl Page<'_> {
    fn say(&mut self, text: &Text) {
        self.texts.push(text.get(self.lang).to_owned());
    }

    fn all<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        texts.into_iter().for_each(|text| self.say(text));
    }

    fn photo(&mut self, photo: &Photo) {
        self.say(&photo.caption);
    }

    fn slide(&mut self, kind: &SlideKind, page: usize) {
        match kind {
            SlideKind::Cover(slide) => self.say(&slide.lead),
            SlideKind::Story(slide) => self.body(slide.texts().get(page).copied().unwrap_or(&slide.body), &slide.cards),
            SlideKind::Stats(slide) => self.body(&slide.body, &slide.cards),
            SlideKind::Chart(slide) => {
                self.body(&slide.body, slide.callout.as_slice());
                self.all(slide.mark.iter().map(|mark| &mark.label));
                self.texts.extend(slide.grown_by().map(|by| by.figure(self.lang).spoken()));
                for point in &slide.points {
                    self.say(&point.label);
                    let figure = super::axis_figure(point.value, &slide.unit, self.lang);
                    self.texts.push(figure.spoken());
                }
            }
            SlideKind::Chain(slide) => {
                self.say(&slide.body);
                for step in &slide.steps {
                    self.all([&step.name, &step.note]);
                    step.stat.iter().for_each(|stat| self.stat(stat));
                }
            }
            SlideKind::Gallery(slide) => self.say(&slide.body),
            SlideKind::Picture(slide) => self.say(&slide.body),
            SlideKind::Compare(slide) => self.say(&slide.body),
            SlideKind::Timeline(slide) => {
                self.say(&slide.body);
                self.all(slide.events.iter().flat_map(|event| [&event.date, &event.text]));
            }
            SlideKind::List(slide) => {
                self.say(&slide.body);
                slide.items.iter().for_each(|item| self.all(std::iter::once(&item.text).chain(&item.under)));
            }
            SlideKind::Table(slide) => {
                self.say(&slide.body);
                self.all(slide.columns.iter().map(|column| &column.title));
                self.all(slide.rows.iter().flatten());
            }
            SlideKind::Quote(slide) => self.say(&slide.by),
            // Its heading is all there is to read; captions are read while it plays.
            SlideKind::Video(_) => {}
        }
    }

    fn body(&mut self, body: &Text, cards: &[Card]) {
        self.say(body);
        for card in cards {
            match card {
                Card::Stat(stat) => self.stat(stat),
                Card::Rank(rank) => {
                    self.texts.push(rank.figure(self.lang).spoken());
                    self.say(&rank.label);
                }
                Card::Note(note) => self.all([&note.title, &note.label]),
            }
        }
    }

    fn stat(&mut self, stat: &Stat) {
        self.texts.push(stat.figure(self.lang).spoken());
        self.all([&stat.label, &stat.as_of]);
    }
}
