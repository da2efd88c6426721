//! Colours.

use crate::units::Rgba;

/// How the exhibition looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name written in `content.ron`.
    pub name: &'static str,
    /// Its colours.
    pub palette: Palette,
}

/// The colours of a theme.
///
/// Every pair of text and ground named here has a contrast of 4.5:1 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of plates with figures.
    pub paper: Rgba,
    /// Cards on paper.
    pub paper_card: Rgba,
    /// Text on paper.
    pub ink: Rgba,
    /// Lesser text on paper.
    pub ink_soft: Rgba,
    /// Text on pictures and dark grounds.
    pub snow: Rgba,
    /// Lesser text on pictures and dark grounds.
    pub snow_soft: Rgba,
    /// The red of seals and of the one thing that matters.
    pub vermilion: Rgba,
    /// Light itself; never large surfaces.
    pub gold: Rgba,
    /// What dims a slide under an overlay.
    pub dim: Rgba,
    /// A black screen.
    pub black: Rgba,
    /// A white screen.
    pub white: Rgba,
    /// Loess, vermilion, indigo, jade, snow, gold: in the order of `content::Tint`.
    pub tints: [TintColors; 6],
}

/// A chapter's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TintColors {
    /// Dark: the ground beside pictures and of scrims, under `snow`.
    pub deep: Rgba,
    /// Strong: numerals, bars and marks on paper (4.5:1 against it).
    pub strong: Rgba,
    /// The same accent on `deep`: light enough to be read there.
    pub light: Rgba,
    /// A wash on paper: bars that matter less.
    pub wash: Rgba,
}

const fn tint(deep: u32, strong: u32, light: u32, wash: u32) -> TintColors {
    TintColors { deep: Rgba::hex(deep), strong: Rgba::hex(strong), light: Rgba::hex(light), wash: Rgba::hex(wash) }
}

impl Theme {
    /// The built-in theme with this name: "gobi".
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        (name == "gobi").then(Self::gobi)
    }

    /// The light of the Gobi: loess and sand, night indigo, snow white, wetland jade, vermilion of the gate towers.
    #[must_use]
    pub const fn gobi() -> Self {
        Self {
            name: "gobi",
            palette: Palette {
                paper: Rgba::hex(0xF3_ECDF),
                paper_card: Rgba::hex(0xFB_F7EF),
                ink: Rgba::hex(0x23_1D18),
                ink_soft: Rgba::hex(0x5C_5044),
                snow: Rgba::hex(0xFB_F8F2),
                snow_soft: Rgba::hex(0xDE_D6CA),
                vermilion: Rgba::hex(0xA8_3220),
                gold: Rgba::hex(0xE9_BE6C),
                dim: Rgba::hex(0x0E_1018),
                black: Rgba::hex(0x00_0000),
                white: Rgba::hex(0xFF_FFFF),
                tints: [
                    tint(0x0033_2318, 0x0085_5424, 0x00E8_C08E, 0x00DF_C8A4),
                    tint(0x0038_1713, 0x0098_2E1D, 0x00F0_A890, 0x00E4_BBA9),
                    tint(0x0011_1A36, 0x0028_4788, 0x00A9_C2F2, 0x00BD_C8DE),
                    tint(0x000F_2B29, 0x001B_655C, 0x008F_D6C6, 0x00B4_D0C6),
                    tint(0x001C_2732, 0x0036_5A74, 0x00BC_D6E6, 0x00C0_CFD8),
                    tint(0x0032_2210, 0x0082_5710, 0x00F0_C878, 0x00E5_CE9C),
                ],
            },
        }
    }
}
