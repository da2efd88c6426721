//! The bundled fonts: a sans and a serif with every weight, cut to GB 2312 and Latin.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, epaint::text::VariationCoords};

use crate::theme::{Face, Family};

// `static`, since a `const` is put into the program once for every part of it that the compiler works on by itself.
static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-wght.ttf");
static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-wght.ttf");

/// The two families; what the serif lacks comes from the sans.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("sans".to_owned(), Arc::new(FontData::from_static(SANS)));
    fonts.font_data.insert("serif".to_owned(), Arc::new(FontData::from_static(SERIF)));
    let both = |first: &str, second: &str| vec![first.to_owned(), second.to_owned()];
    fonts.families.insert(FontFamily::Proportional, both("sans", "serif"));
    fonts.families.insert(FontFamily::Monospace, both("sans", "serif"));
    fonts.families.insert(family(Family::Serif), both("serif", "sans"));
    fonts
}

/// The font file of a family: TrueType with a `wght` axis.
#[must_use]
pub const fn font_file(family: Family) -> &'static [u8] {
    match family {
        Family::Sans => SANS,
        Family::Serif => SERIF,
    }
}

/// egui's name of a family.
pub(super) fn family(family: Family) -> FontFamily {
    match family {
        Family::Sans => FontFamily::Proportional,
        Family::Serif => FontFamily::Name("serif".into()),
    }
}

/// The weight axis; always set, since the bundled fonts' default is their lightest weight.
pub(super) fn weight(face: Face) -> VariationCoords {
    VariationCoords::new([(b"wght", f32::from(face.weight))])
}
