//! What every layout looks at.

use super::{
    Item, Pictures,
    scrim::Tone,
    typeset::{Block, STEPS, Setter, Wrap},
};
use crate::{
    content::{Chapter, Exhibition, Frame, Lang, Photo, Slide, Text},
    theme::{Palette, Scale, TextStyle, Tint, motion},
    units::{Fraction, Rect, Rgba, Stage},
};

/// One slide with everything its layout depends on.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub exhibition: &'a Exhibition,
    pub chapter: &'a Chapter,
    pub slide: &'a Slide,
    /// Place of the slide in the running order, from 0.
    pub index: usize,
    pub stage: Stage,
    pub scale: Scale,
    pub palette: &'a Palette,
    pub tint: Tint,
    pub lang: &'a Lang,
    pub setter: Setter<'a>,
    pub pictures: &'a dyn Pictures,
    /// How far the slide's entrance has come.
    pub entrance: Fraction,
    /// How far its picture has drifted.
    pub drift: Fraction,
    /// Solid grounds behind all text.
    pub high_contrast: bool,
    /// The divider of a before/after slide.
    pub divider: Fraction,
    /// Pictures and dividers answer touches.
    pub pressable: bool,
}

/// Colours of text on one ground.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub text: Rgba,
    pub soft: Rgba,
    pub accent: Rgba,
}

/// What lies under the strip of controls and the small print over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strip {
    /// A deep ground, or a picture that a scrim darkens.
    Dark,
    /// A picture that is bright there: water, snow, mist.
    Bright,
    /// Paper.
    Paper,
}

/// A finished slide, before controls and overlays.
pub(super) struct Layer {
    pub items: Vec<Item>,
    /// What lies under the strip of controls.
    pub strip: Strip,
}

impl<'a> Look<'a> {
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// The version of `photo` that this stage shows.
    pub fn frame<'p>(&self, photo: &'p Photo) -> Frame<'p> {
        photo.frame(self.stage.is_portrait() && self.slide.kind.may_fill_stage())
    }

    /// The stage without its margins and without the strip of controls.
    pub fn safe(&self) -> Rect {
        let mut safe = self.stage.rect().shrunk(self.scale.margin);
        safe.max.y = self.stage.size.h - self.scale.strip - self.scale.small_print - self.scale.gap_small;
        safe
    }

    /// A date that stands with its figure: what all figures of the slide share stands once, in the small print.
    pub fn date(&self, as_of: &'a Text) -> &'a str {
        if self.slide.kind.shared_date().is_some() { "" } else { self.text(as_of) }
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

    /// Colours on the strip of controls.
    pub fn on_strip(&self, strip: Strip) -> Ink {
        match strip {
            Strip::Dark => self.on_dark(),
            Strip::Bright => self.on_picture(Tone::Day),
            Strip::Paper => self.on_paper(),
        }
    }

    /// How far the thing that enters as number `order` has come; each starts a little after the one before.
    pub fn arrival(&self, order: usize) -> Fraction {
        let start = (motion::STAGGER * order as f32).min(motion::STAGGER_LAST);
        self.entrance.between(start, start + motion::ARRIVAL)
    }

    /// `item`, coming in as number `order`: it fades in while it rises.
    pub fn arriving(&self, order: usize, item: Item) -> Item {
        let arrival = self.arrival(order).settling().get();
        item.faded(arrival).moved(0.0, motion::RISE * self.scale.unit * (1.0 - arrival))
    }

    /// The first of the allowed sizes at which `build` says that everything fits, else the smallest.
    pub fn fitting<T>(&self, build: impl Fn(&Fit<'_, 'a>) -> (T, bool)) -> T {
        let last = STEPS.len() - 1;
        for step in &STEPS[..last] {
            let (built, fits) = build(&Fit { look: self, step: *step, is_last: false });
            if fits {
                return built;
            }
        }
        build(&Fit { look: self, step: STEPS[last], is_last: true }).0
    }
}

/// One try to set a group of texts: all styles are reduced by the same step.
pub(super) struct Fit<'l, 'a> {
    pub look: &'l Look<'a>,
    pub step: f32,
    /// Nothing smaller will be tried: words may be broken.
    pub is_last: bool,
}

impl Fit<'_, '_> {
    pub fn style(&self, style: TextStyle) -> TextStyle {
        style.at(style.size * self.step)
    }

    pub fn set(&self, text: &str, style: TextStyle, width: f32, wrap: Wrap) -> Block {
        let style = self.style(style);
        if self.is_last {
            self.look.setter.set(text, style, width, wrap)
        } else {
            self.look.setter.set_whole(text, style, width, wrap)
        }
    }

    /// A length that shrinks with the texts.
    pub const fn length(&self, units: f32) -> f32 {
        units * self.look.scale.unit * self.step
    }
}
