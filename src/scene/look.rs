//! Everything that a layout depends on: slide, language, stage, sizes, colours, pictures and measure.

use std::borrow::Cow;

use super::{Block, Measure, Pictures, STEPS, Setter, Wrap, laid::BarGround};
use crate::{
    content::{Chapter, Exhibition, Frame, Lang, Photo, Slide, Text},
    show::{Comfort, Order, TextSize},
    theme::{Palette, Scale, TextStyle, Theme, Tint, extent},
    units::{Rect, Rgba, Size, Stage},
};

/// One slide with everything its layout depends on.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub exhibition: &'a Exhibition,
    pub chapter: &'a Chapter,
    pub slide: &'a Slide,
    /// Place of the slide among all slides, from 0.
    pub index: usize,
    /// The slides that people come to when they go on.
    pub order: &'a Order,
    /// What everything is laid out on: for people who sit, the part of the screen within their reach.
    pub stage: Stage,
    /// There is such a part, and this is it.
    pub can_be_low: bool,
    pub is_low: bool,
    pub scale: Scale,
    pub palette: &'a Palette,
    pub tint: Tint,
    pub lang: &'a Lang,
    pub setter: Setter<'a>,
    pub pictures: &'a dyn Pictures,
    /// The visitor's comfort settings; only the text size is in `stage` as well.
    pub comfort: Comfort,
    /// Place of the language in the exhibition's list.
    pub language: usize,
    /// The width at the right and the height at the foot that are kept free for something else, in points.
    pub reserved: Size,
    /// How much of their usual room pictures beside words have, as a part of it: large words take theirs from them.
    pub picture: f32,
    /// How large the largest numeral or title of a card is at the usual text size, in points: larger texts do not come at its
    /// cost. Nothing at that size.
    pub head: Option<f32>,
}

/// A chapter that people come to.
pub(super) struct Shown<'a> {
    pub chapter: &'a Chapter,
    /// Place of the first slide of all in its outer chapter, if it lies in one.
    pub outer: Option<usize>,
    /// Place of the first of its slides that are shown now, from 0.
    pub first: usize,
    /// These slides.
    pub slides: Vec<&'a Slide>,
}

/// Which way words stand out from a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Light words; the scrim darkens.
    Night,
    /// Dark words; the scrim lightens.
    Day,
}

/// Colours of text on one ground.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub text: Rgba,
    pub soft: Rgba,
    pub accent: Rgba,
}

impl<'a> Look<'a> {
    /// The slide at `index` of the exhibition; nothing beyond the last one.
    pub fn at(
        exhibition: &'a Exhibition,
        (index, order): (usize, &'a Order),
        (language, comfort): (usize, Comfort),
        theme: &'a Theme,
        stage: Stage,
        (pictures, measure): (&'a dyn Pictures, &'a dyn Measure),
    ) -> Option<Self> {
        let (chapter, slide) = exhibition.slide(index)?;
        let lang = exhibition.languages.get(language).or_else(|| exhibition.languages.first())?;
        let low = stage.within_reach();
        let (stage, is_low) = match low {
            Some((low, _)) if comfort.low_reach => (low, true),
            _ => (stage, false),
        };
        let stage = stage.with_text_scale(comfort.text.scale());
        let palette = if comfort.high_contrast { &theme.contrast } else { &theme.palette };
        Some(Self {
            exhibition,
            chapter,
            slide,
            index,
            order,
            stage,
            can_be_low: low.is_some(),
            is_low,
            scale: Scale::of(&stage).set_in(exhibition.typeface(lang)),
            palette,
            tint: palette.tints[chapter.tint as usize],
            lang,
            setter: Setter { measure, lang, unbroken: &exhibition.unbroken },
            pictures,
            comfort,
            language,
            reserved: Size::default(),
            picture: 1.0,
            head: None,
        })
    }

    /// The same with texts at this size.
    pub fn at_size(&self, text: TextSize) -> Self {
        let stage = self.stage.with_text_scale(text.scale());
        let scale = Scale::of(&stage).set_in(self.scale.typeface);
        Self { stage, scale, comfort: Comfort { text, ..self.comfort }, ..*self }
    }

    /// The same with words so many times as large as usual, and everything else as it is.
    pub fn with_words(&self, text: f32) -> Self {
        let stage = self.stage.with_text_scale(text);
        let scale = Scale::of(&stage).set_in(self.scale.typeface).among(&self.scale);
        Self { stage, scale, ..*self }
    }

    /// The slide's position among those that people come to, from 0, and how many there are with it.
    pub fn position(&self) -> (usize, usize) {
        (self.order.position(self.index), self.order.count(self.index, self.exhibition.slide_count()))
    }

    /// The chapters that people come to.
    pub fn chapters(&self) -> Vec<Shown<'a>> {
        let mut first = 0;
        let chapters = self.exhibition.chapters.iter().zip(self.exhibition.outer_places());
        let shown = chapters.filter_map(|(chapter, outer)| {
            let places = first..first + chapter.slides.len();
            first = places.end;
            let shown = places.zip(&chapter.slides).filter(|(place, _)| self.order.holds(*place));
            let (places, slides): (Vec<usize>, Vec<&Slide>) = shown.unzip();
            Some(Shown { chapter, outer, first: *places.first()?, slides })
        });
        shown.collect()
    }

    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// The language that a visitor who asks for another one gets.
    pub fn next_language(&self) -> &'a Lang {
        let languages = &self.exhibition.languages;
        &languages[(self.language + 1) % languages.len()]
    }

    /// A text that is set on one line: a line break in it counts as a space.
    pub fn line(&self, text: &'a Text) -> Cow<'a, str> {
        one_line(self.text(text))
    }

    /// The version of `photo` that this stage shows.
    pub fn frame<'p>(&self, photo: &'p Photo) -> Frame<'p> {
        photo.frame(self.stage.is_portrait() && self.slide.kind.may_fill_stage())
    }

    /// The stage without its margins, without the bottom bar, the links of the slide and what is reserved.
    pub fn safe(&self) -> Rect {
        let mut safe = self.stage.rect().shrunk(self.scale.margin);
        safe.max.x -= self.reserved.w;
        let foot = self.scale.bottom_bar + self.print_height() + self.scale.gap_small;
        safe.max.y = self.stage.size.h - foot - self.links_height() - self.reserved.h;
        safe
    }

    /// The height that is kept for the small print: two lines. Where text is enlarged and the slide says so little there that
    /// one line holds it with ease, the other is left to the slide.
    fn print_height(&self) -> f32 {
        let (kind, scale) = (&self.slide.kind, self.scale);
        let photos = kind.photos();
        let is_short = scale.text > 1.0 && {
            let own = self.line(kind.source());
            let source = if own.is_empty() { self.line(&self.exhibition.source) } else { own };
            let credits = photos.iter().map(|photo| self.line(&photo.credit).chars().count()).sum::<usize>();
            // As wide as if all were Han, and half as much again for what introduces them.
            let ems = 1.5 * (source.chars().count() + credits) as f32;
            ems * scale.credit().size < 0.4 * self.stage.size.w
        };
        scale.small_print * if is_short { 0.5 } else { 1.0 }
    }

    /// Where a picture that needs no room for words under it ends: at the bottom bar, or at the links over the small print.
    pub fn foot(&self) -> f32 {
        let free = self.stage.size.h - self.scale.bottom_bar - self.reserved.h;
        if self.link_rows().is_some() { self.safe().max.y } else { free }
    }

    /// How many links of the slide stand side by side, and how many rows they take; nothing without links.
    ///
    /// It counts those that lead nowhere now as well, so that the slide does not change with them.
    pub fn link_rows(&self) -> Option<(usize, usize)> {
        let count = self.slide.kind.more().len();
        let (gap, least) = (self.scale.gap_small, extent::LINK * self.scale.unit);
        let width = self.stage.size.w - 2.0 * self.scale.margin;
        let most = (((width + gap) / (least + gap)) as usize).max(1);
        let rows = count.div_ceil(most);
        (rows > 0).then(|| (count.div_ceil(rows), rows))
    }

    /// How much of the height the links take, with the space over them.
    fn links_height(&self) -> f32 {
        self.link_rows().map_or(0.0, |(_, rows)| rows as f32 * (self.scale.target + self.scale.gap_small))
    }

    /// A date that stands with its figure: what all figures of the slide share stands once, in the small print.
    pub fn date(&self, as_of: &'a Text) -> Cow<'a, str> {
        if self.slide.kind.shared_date().is_some() { Cow::Borrowed("") } else { self.line(as_of) }
    }

    /// Colours on pictures and deep grounds.
    pub const fn on_dark(&self) -> Ink {
        let palette = self.palette;
        Ink { text: palette.snow, soft: palette.snow_soft, accent: self.tint.light }
    }

    /// Colours on paper.
    pub const fn on_paper(&self) -> Ink {
        let palette = self.palette;
        Ink { text: palette.ink, soft: palette.ink_soft, accent: self.tint.strong }
    }

    /// Colours of words on a picture.
    pub fn on_picture(&self, tone: Tone) -> Ink {
        match tone {
            Tone::Night => Ink { soft: self.palette.snow, ..self.on_dark() },
            // Softer text and lighter accents would need a brighter picture than there is.
            Tone::Day => Ink { soft: self.palette.day_ink, text: self.palette.day_ink, accent: self.tint.deep },
        }
    }

    /// Colour of the scrim behind them.
    pub const fn scrim(&self, tone: Tone) -> Rgba {
        match tone {
            Tone::Night => self.tint.deep,
            Tone::Day => self.palette.day,
        }
    }

    /// Colours on what lies under the bottom bar.
    pub fn on_bar(&self, ground: BarGround) -> Ink {
        match ground {
            BarGround::Dark => self.on_dark(),
            BarGround::Picture => self.on_picture(Tone::Night),
            BarGround::Bright => self.on_picture(Tone::Day),
            BarGround::Paper => self.on_paper(),
        }
    }

    /// How long the line of all slides is at most, in points.
    pub fn ticks_width(&self) -> f32 {
        extent::TICKS * self.scale.unit
    }

    /// The first of the allowed sizes at which `build` says that everything fits, else the smallest.
    pub fn fitting<T>(&self, build: impl Fn(&Fit<'_, 'a>) -> (T, bool)) -> T {
        // Larger texts come down to their usual size, and then go on as others do.
        let usual = 1.0 / self.scale.text.max(1.0);
        let larger = STEPS.into_iter().filter(|step| *step > usual + NEAR_USUAL);
        let steps: Vec<f32> = larger.chain(STEPS.map(|step| step * usual)).collect();
        let last = steps.len() - 1;
        for step in &steps[..last] {
            let (built, fits) = build(&Fit { look: self, step: *step, is_last: false });
            if fits {
                return built;
            }
        }
        build(&Fit { look: self, step: steps[last], is_last: true }).0
    }
}

/// A step this close to the usual size is none.
const NEAR_USUAL: f32 = 0.01;

/// `text` with spaces for its line breaks and tabs.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 3] = ['\n', '\r', '\t'];
    if text.contains(BREAKS) { Cow::Owned(text.replace(BREAKS, " ")) } else { Cow::Borrowed(text) }
}

/// One try to set a group of texts: all styles are reduced by the same step.
pub(super) struct Fit<'l, 'a> {
    pub look: &'l Look<'a>,
    pub step: f32,
    /// Nothing smaller will be tried: words may be broken.
    pub is_last: bool,
}

impl Fit<'_, '_> {
    /// The style at this step, but no smaller than it may be.
    pub fn style(&self, style: TextStyle) -> TextStyle {
        style.stepped(self.step, self.look.scale.text)
    }

    /// A title: in two lines rather than in three, if it need not get much smaller for it.
    pub fn title(&self, text: &str, style: TextStyle, width: f32) -> Block {
        let style = self.style(style);
        if self.is_last {
            self.look.setter.set(text, style, width, Wrap::Balanced)
        } else {
            self.look.setter.title(text, style, width)
        }
    }

    pub fn set(&self, text: &str, style: TextStyle, width: f32, wrap: Wrap) -> Block {
        let style = self.style(style);
        if self.is_last {
            self.look.setter.set(text, style, width, wrap)
        } else {
            self.look.setter.set_whole(text, style, width, wrap)
        }
    }

    /// A length that shrinks with the texts, to no less than half.
    pub const fn length(&self, units: f32) -> f32 {
        units * self.look.scale.unit * self.step.max(0.5)
    }
}
