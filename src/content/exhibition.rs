//! The exhibition as a whole.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use serde::Deserialize;

use super::{
    DayTime, Days, FilmSound, Font, HourList, Lang, Logo, LogoOn, Repeats, Schedule, Slide, SlideKind, SoundFile, Text,
    Video, Wording,
    declare::{choices, part},
    font::FONT,
    limits::{CHAPTERS_MAX, FONTS_MAX, LANGUAGES_MAX, SCREENS_MAX, SLIDES_MAX, UNBROKEN_MAX},
    logo::{LOGO, LOGOS_MAX},
    schema::Type,
    slide::SLIDES,
    wording::WORDING,
};

part! {
    by_hand
    /// Everything that is shown, in the order in which it is shown.
    #[derive(Clone, Debug, PartialEq)]
    Exhibition = EXHIBITION {
        /// The exhibition's title.
        title: Text as Type::Text;
        /// The languages a visitor can choose; the first is the default. Never empty.
        languages: Vec<Lang> as Type::Languages;
        /// What the program itself says, where the exhibition has its own words for it; `languages` say it.
        wording: Vec<Wording> as Type::List(&Type::Part(&WORDING), 0, LANGUAGES_MAX), default;
        /// Fonts that it brings along.
        fonts: Vec<Font> as Type::List(&Type::Part(&FONT), 0, FONTS_MAX), default;
        /// The name of a built-in theme, or a theme file beside the content file.
        theme: String as Type::Name, default;
        /// What the first touch opens.
        home: Home as Type::Choice(Home::WORDS), default;
        /// How long a talk with these slides is to take, in minutes; the speaker's view counts towards it.
        talk_minutes: Option<u32> as Type::Whole, default;
        /// The logos of the house and of its sponsors.
        logos: Vec<Logo> as Type::List(&Type::Part(&LOGO), 0, LOGOS_MAX), default;
        /// The source of the figures, for all slides that name none.
        source: Text as Type::LongLine, default;
        /// Names of warnings that are not reported for any slide, since the author means them to be so.
        allow: Vec<String> as Type::Allow, default;
        /// Names and terms that are not broken over two lines if possible; Chinese has no spaces that would show them.
        unbroken: Vec<String> as Type::List(&Type::Name, 0, UNBROKEN_MAX), default;
        /// The chapters that have slides, in running order; each has at least one. What a file nests stands here one after
        /// the other: the slides of an outer chapter, as its introduction, and then each of its inner ones.
        chapters: Vec<Chapter> as Type::List(&Type::Part(&CHAPTER), 1, CHAPTERS_MAX);
    }
}

part! {
    by_hand
    /// Slides that belong together.
    #[derive(Clone, Debug, PartialEq)]
    Chapter = CHAPTER {
        /// The chapter's id, unique in the exhibition.
        id: String as Type::Name;
        /// The name shown to visitors.
        title: Text as Type::Text;
        /// One to four characters for the chapter's seal; empty for the number.
        seal: Text as Type::Text, default;
        /// The chapter's colour.
        tint: Tint as Type::Choice(Tint::WORDS), default;
        /// Its slides show from this day or time on.
        from: Option<DayTime> as Type::Day, default;
        /// They show until the end of this day, or until this time.
        until: Option<DayTime> as Type::Day, default;
        /// They show on these days of the week.
        days: Option<Days> as Type::Days, default;
        /// They show at these hours.
        hours: Option<HourList> as Type::Hours, default;
        /// The names of the screens that show them; without any, all do.
        for_screens: Vec<String> as Type::List(&Type::Name, 1, SCREENS_MAX), default;
        /// What is heard all the time while a slide of the chapter shows, over and over.
        ambience: SoundFile as Type::Sound, default;
        /// The slides; never empty.
        slides: Vec<Slide> as Type::List(&Type::OneOf(SLIDES), 1, SLIDES_MAX);
    }
    reads {
        chapters as Type::List(&Type::Part(&CHAPTER), 1, CHAPTERS_MAX - 1);
    }
    holds {
        /// The outer chapter that it lies in, if it does: without its slides, which are those of its introduction, a chapter
        /// of the same id.
        outer: Option<Arc<Chapter>>;
    }
}

choices! {
    /// A chapter's colour, out of the theme's palette.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Tint {
        /// Rammed earth and sand.
        #[default]
        Loess = "loess",
        /// The red of the gate towers.
        Vermilion = "vermilion",
        /// Night sky.
        Indigo = "indigo",
        /// Water and reeds.
        Jade = "jade",
        /// Snow and aluminium.
        Snow = "snow",
        /// Lamplight and molten metal.
        Gold = "gold",
    }
}

choices! {
    /// What the first touch opens, and what lies between two chapters.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Home {
        /// The slide that the loop just shows; the chapters follow each other.
        #[default]
        Loop = "loop",
        /// The page of all chapters.
        Tiles = "tiles",
    }
}

impl Chapter {
    /// When its slides show, as far as the chapter says so; what the outer one says holds as well.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        Schedule { from: self.from, until: self.until, days: self.days, hours: self.hours.clone() }
    }

    /// The chapter that visitors find among all chapters: the outer one, or itself.
    #[must_use]
    pub fn outermost(&self) -> &Self {
        self.outer.as_deref().unwrap_or(self)
    }

    /// Whether it is the introduction of its outer chapter: the slides that stand in that itself.
    #[must_use]
    pub fn is_introduction(&self) -> bool {
        self.outer.as_ref().is_some_and(|outer| outer.id == self.id)
    }
}

impl Exhibition {
    /// All slides with their chapters, in running order.
    pub fn slides(&self) -> impl Iterator<Item = (&Chapter, &Slide)> {
        self.chapters.iter().flat_map(|chapter| chapter.slides.iter().map(move |slide| (chapter, slide)))
    }

    /// The slide at `index` of the running order, with its chapter. Takes time in proportion to the chapters before it.
    #[must_use]
    pub fn slide(&self, index: usize) -> Option<(&Chapter, &Slide)> {
        let mut left = index;
        for chapter in &self.chapters {
            match chapter.slides.get(left) {
                Some(slide) => return Some((chapter, slide)),
                None => left -= chapter.slides.len(),
            }
        }
        None
    }

    /// Of each chapter that lies in an outer one, the place of the first slide in that; in the order of the chapters.
    #[must_use]
    pub fn outer_places(&self) -> Vec<Option<usize>> {
        let (mut slides, mut open) = (0, None);
        let place = |chapter: &Chapter| {
            let outer = chapter.outer.as_ref().map(|outer| outer.id.clone());
            open = outer.map(|id| match open.take() {
                Some((known, first)) if known == id => (id, first),
                _ => (id, slides),
            });
            slides += chapter.slides.len();
            open.as_ref().map(|(_, first)| *first)
        };
        self.chapters.iter().map(place).collect()
    }

    /// The number of a chapter, from 1, among those that lie in no other one; an inner one has that of its outer chapter.
    #[must_use]
    pub fn number(&self, chapter: &Chapter) -> usize {
        let mut outermost: Vec<&str> = self.chapters.iter().map(|one| one.outermost().id.as_str()).collect();
        outermost.dedup();
        outermost.iter().position(|id| *id == chapter.outermost().id).unwrap_or_default() + 1
    }

    /// Where a link to the slide or the chapter of this id leads: what that is called, and the places of its slides in
    /// running order. An id that both have means the slide, and that of an outer chapter all slides in it. Takes time in
    /// proportion to the number of slides.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<(&Text, Range<usize>)> {
        if let Some((place, (_, slide))) = self.slides().enumerate().find(|(_, (_, slide))| slide.id == id) {
            return Some((slide.kind.heading(), place..place + 1));
        }
        let is_meant = |chapter: &&Chapter| chapter.id == id || chapter.outermost().id == id;
        let count = |chapters: &[Chapter]| chapters.iter().map(|chapter| chapter.slides.len()).sum::<usize>();
        let place = self.chapters.iter().position(|chapter| is_meant(&chapter))?;
        let (before, rest) = self.chapters.split_at(place);
        let many = rest.iter().take_while(is_meant).count();
        let chapter = rest.first()?;
        let title = if chapter.id == id { &chapter.title } else { &chapter.outermost().title };
        let first = count(before);
        Some((title, first..first + count(&rest[..many])))
    }

    /// The files of all pictures, in every version, and of the logos, each once.
    #[must_use]
    pub fn files(&self) -> BTreeSet<&str> {
        let logos = self.logos.iter().flat_map(Logo::files);
        self.slides().flat_map(|(_, slide)| slide.kind.files()).chain(logos).collect()
    }

    /// The logos that a slide of this kind shows, in their order.
    pub fn logos_on(&self, kind: &SlideKind) -> impl Iterator<Item = &Logo> + use<'_> {
        let is_cover = matches!(kind, SlideKind::Cover(_));
        self.logos.iter().filter(move |logo| is_cover || logo.on == LogoOn::All)
    }

    /// The files of the logos that a slide of this kind shows, in every version.
    pub fn logo_files_on(&self, kind: &SlideKind) -> impl Iterator<Item = &str> + use<'_> {
        self.logos_on(kind).flat_map(Logo::files)
    }

    /// The files that are logos and nothing else: what is transparent in them stays so, since they stand on slides. A picture
    /// of a slide is a whole, with a white ground.
    #[must_use]
    pub fn marks(&self) -> BTreeSet<&str> {
        let pictures: BTreeSet<&str> = self.slides().flat_map(|(_, slide)| slide.kind.files()).collect();
        self.logos.iter().flat_map(Logo::files).filter(|file| !pictures.contains(file)).collect()
    }

    /// The files of all films, each once.
    #[must_use]
    pub fn films(&self) -> BTreeSet<&str> {
        self.slides().filter_map(|(_, slide)| Some(slide.kind.plays()?.0)).collect()
    }

    /// The files of all sounds besides those of films, each once.
    #[must_use]
    pub fn sounds(&self) -> BTreeSet<&str> {
        let narrations = self.slides().flat_map(|(_, slide)| slide.kind.narration().files());
        let ambience = self.chapters.iter().map(|chapter| chapter.ambience.path.as_str());
        narrations.chain(ambience).filter(|file| !file.is_empty()).collect()
    }

    /// Whether something is heard in it.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        let is_told = |slide: &Slide| !slide.kind.narration().facts.is_empty();
        let has_sound = |film: &Video| film.sound != FilmSound::Off && film.has_sound();
        self.chapters.iter().any(|chapter| chapter.ambience.facts.is_some())
            || self.slides().any(|(_, slide)| is_told(slide) || slide.kind.film().is_some_and(has_sound))
    }

    /// Whether a film begins again at its end: its author says so, or there is nothing else to see.
    #[must_use]
    pub fn repeats(&self, film: &Video) -> bool {
        film.repeats == Repeats::Loop || self.slide_count() == 1
    }

    /// Whether what plays on a slide of this kind begins again at its end; behind words a film always does.
    #[must_use]
    pub fn begins_again(&self, kind: &SlideKind) -> bool {
        kind.film().is_none_or(|film| self.repeats(film))
    }

    /// Leaves out the slides with these ids, and chapters that have no others; it keeps everything where nothing would be
    /// left.
    pub fn leave_out(&mut self, ids: &[String]) {
        self.keep(|_, slide| !ids.contains(&slide.id));
    }

    /// Leaves out all slides but those that are `wanted`, and chapters that have no others; false, keeping everything,
    /// where nothing would be left.
    pub fn keep(&mut self, wanted: impl Fn(&Chapter, &Slide) -> bool) -> bool {
        if !self.slides().any(|(chapter, slide)| wanted(chapter, slide)) {
            return false;
        }
        for chapter in &mut self.chapters {
            let slides = std::mem::take(&mut chapter.slides);
            chapter.slides = slides.into_iter().filter(|slide| wanted(chapter, slide)).collect();
        }
        self.chapters.retain(|chapter| !chapter.slides.is_empty());
        true
    }

    /// The names of the screens that some slides are for alone.
    #[must_use]
    pub fn screens(&self) -> BTreeSet<&str> {
        let of_slides = self.slides().flat_map(|(_, slide)| slide.kind.for_screens());
        let both = self.chapters.iter().flat_map(|chapter| [Some(chapter), chapter.outer.as_deref()]);
        let of_chapters = both.flatten().flat_map(|chapter| &chapter.for_screens);
        of_chapters.chain(of_slides).map(String::as_str).collect()
    }

    /// Whether some slide shows at certain times alone.
    #[must_use]
    pub fn has_schedules(&self) -> bool {
        self.slides().any(|(chapter, slide)| !slide.schedules(chapter).is_empty())
    }

    /// The number, from 1, of the font that a language is set in; 0 for the bundled fonts.
    #[must_use]
    pub fn typeface(&self, lang: &Lang) -> u8 {
        let is_for = |font: &Font| font.languages.is_empty() || font.languages.contains(lang);
        (1..=u8::MAX).zip(&self.fonts).find(|(_, font)| is_for(font)).map_or(0, |(number, _)| number)
    }

    /// The files of its fonts.
    pub fn font_files(&self) -> impl Iterator<Item = &str> {
        let files = self.fonts.iter().flat_map(|font| [font.file.as_str(), font.serif.as_str()]);
        files.filter(|file| !file.is_empty())
    }

    /// Number of slides in all chapters.
    #[must_use]
    pub fn slide_count(&self) -> usize {
        self.chapters.iter().map(|chapter| chapter.slides.len()).sum()
    }
}
