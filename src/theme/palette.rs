//! Colours.

use serde::Deserialize;

use crate::units::Rgba;

/// How the exhibition looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name written in `content.ron`; for a theme file, the name it gives itself.
    pub name: String,
    /// Its colours.
    pub palette: Palette,
    /// The same for visitors who asked for high contrast: see [`Palette::strengthened`].
    pub contrast: Palette,
}

/// The colours of a theme.
///
/// Pairs of text and ground have a contrast of 4.5:1 or more: see [`Palette::pairs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of slides with figures.
    pub paper: Rgba,
    /// Cards and controls on paper.
    pub paper_card: Rgba,
    /// Text on paper.
    pub ink: Rgba,
    /// Lesser text on paper.
    pub ink_soft: Rgba,
    /// Text on pictures and dark grounds.
    pub snow: Rgba,
    /// Lesser text on pictures and dark grounds.
    pub snow_soft: Rgba,
    /// What lightens a picture behind dark words.
    pub day: Rgba,
    /// Dark words on it.
    pub day_ink: Rgba,
    /// What matters most on paper.
    pub accent: Rgba,
    /// The ground of seals, under `snow`.
    pub seal: Rgba,
    /// Light on small areas; never large surfaces.
    pub gold: Rgba,
    /// What dims a slide under an overlay, and the ground of controls on pictures, under `snow`.
    pub dim: Rgba,
    /// Loess, vermilion, indigo, jade, snow, gold: in the order of `content::Tint`.
    pub tints: [Tint; 6],
}

/// A chapter's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tint {
    /// Dark: the ground beside pictures and of scrims, under `snow`.
    #[serde(deserialize_with = "super::read::color")]
    pub deep: Rgba,
    /// Strong: numerals, bars and marks on paper.
    #[serde(deserialize_with = "super::read::color")]
    pub strong: Rgba,
    /// The same accent on `deep`: light enough to be read there.
    #[serde(deserialize_with = "super::read::color")]
    pub light: Rgba,
    /// A wash on paper: bars that matter less.
    #[serde(deserialize_with = "super::read::color")]
    pub wash: Rgba,
}

/// Black and white screens, which a speaker asks for, are the same in every theme.
pub const BLACK: Rgba = Rgba::hex(0x00_0000);
/// See [`BLACK`].
pub const WHITE: Rgba = Rgba::hex(0xFF_FFFF);

/// `color`, drawn towards `end` until it stands out from `ground` so well.
fn drawn(color: Rgba, end: Rgba, ground: Rgba, least: f32) -> Rgba {
    const STEPS: u8 = 20;
    let mixed = |step| color.mixed(end, f32::from(step) / f32::from(STEPS));
    (0..STEPS).map(mixed).find(|mixed| mixed.contrast(ground) >= least).unwrap_or(end)
}

impl Theme {
    /// The names of the built-in themes; the first is the default.
    pub const NAMES: [&str; 2] = ["gobi", "night"];

    /// The built-in theme with this name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let text = match name {
            "gobi" => include_str!("gobi.ron"),
            "night" => include_str!("night.ron"),
            _ => return None,
        };
        super::read::parse(text).ok()
    }

    /// The default theme: the colours of the Gobi desert.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "a test reads the built-in themes")]
    pub fn gobi() -> Self {
        Self::built_in(Self::NAMES[0]).expect("the built-in theme is sound")
    }
}

/// Text and the ground it stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The fields they come from, for example `ink` and `paper`.
    pub names: (&'static str, &'static str),
    /// The contrast they need.
    pub needs: f32,
    /// The contrast they have.
    pub has: f32,
}

/// Least contrast of running text (WCAG 2.2, 1.4.3).
pub const TEXT_CONTRAST: f32 = 4.5;
/// Least contrast of large text.
pub const LARGE_TEXT_CONTRAST: f32 = 3.0;

/// Least contrast where a visitor asked for a high one (WCAG 2.2, 1.4.6).
pub const HIGH_CONTRAST: f32 = 7.0;

impl Palette {
    /// The colours of high contrast: words are black or white on grounds without a tint, nothing is softer than anything else,
    /// and what has a colour is as deep or as light as [`HIGH_CONTRAST`] asks for.
    #[must_use]
    pub fn strengthened(&self) -> Self {
        let (paper, ink) = if self.is_dark() { (BLACK, WHITE) } else { (WHITE, BLACK) };
        let tint = |tint: &Tint| {
            let deep = drawn(tint.deep, BLACK, WHITE, 2.0 * HIGH_CONTRAST);
            let strong = drawn(tint.strong, ink, paper, HIGH_CONTRAST);
            Tint { deep, strong, light: drawn(tint.light, WHITE, deep, HIGH_CONTRAST), wash: tint.wash }
        };
        Self {
            paper,
            paper_card: paper,
            ink,
            ink_soft: ink,
            snow: WHITE,
            snow_soft: WHITE,
            day: WHITE,
            day_ink: BLACK,
            accent: drawn(self.accent, ink, paper, HIGH_CONTRAST),
            seal: drawn(self.seal, BLACK, WHITE, HIGH_CONTRAST),
            gold: self.gold,
            dim: BLACK,
            tints: self.tints.each_ref().map(tint),
        }
    }

    /// Whether the paper is the darker of paper and ink.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.paper.luminance() < self.ink.luminance()
    }

    /// Every text with the ground that it stands on somewhere in an exhibition.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let pair = |names, text: Rgba, ground: Rgba| Pair { names, needs: TEXT_CONTRAST, has: text.contrast(ground) };
        let mut pairs = vec![
            pair(("ink", "paper"), self.ink, self.paper),
            pair(("ink", "paper_card"), self.ink, self.paper_card),
            pair(("ink_soft", "paper"), self.ink_soft, self.paper),
            pair(("accent", "paper"), self.accent, self.paper),
            pair(("snow", "seal"), self.snow, self.seal),
            pair(("snow", "dim"), self.snow, self.dim),
            pair(("day_ink", "day"), self.day_ink, self.day),
        ];
        for tint in &self.tints {
            pairs.push(pair(("snow", "deep"), self.snow, tint.deep));
            pairs.push(pair(("snow_soft", "deep"), self.snow_soft, tint.deep));
            pairs.push(pair(("light", "deep"), tint.light, tint.deep));
            pairs.push(pair(("strong", "paper"), tint.strong, self.paper));
        }
        pairs
    }
}
