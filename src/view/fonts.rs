//! The bundled fonts, a sans and a serif with every weight, and those that an exhibition brings along.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, epaint::text::VariationCoords};

use crate::theme::{Face, Family, Typefaces};

// `static`, since a `const` is put into the program once for every part of it that the compiler works on by itself.
static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-wght.ttf");
static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-wght.ttf");

/// The families of type; what one lacks comes from the others.
///
/// A typeface of the exhibition comes before the bundled fonts where a face names it, and after them everywhere else: the
/// name of a language can be read in all languages.
#[must_use]
pub fn definitions(typefaces: &Typefaces) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: String, data: FontData| {
        fonts.font_data.insert(name.clone(), Arc::new(data));
        name
    };
    let bundled = [
        add(SANS_NAME.to_owned(), FontData::from_static(SANS)),
        add(SERIF_NAME.to_owned(), FontData::from_static(SERIF)),
    ];
    let mut own = Vec::new();
    for (number, typeface) in typefaces.all() {
        let files = [(Family::Sans, &typeface.sans), (Family::Serif, &typeface.serif)];
        let known = files.into_iter().filter_map(|(family, file)| Some((family, file.clone()?)));
        own.extend(known.map(|(family, file)| add(own_name(number, family), FontData::from_blob(file, 0))));
    }
    let numbers = std::iter::once(0).chain(typefaces.all().map(|(number, _)| number));
    for number in numbers {
        for (is_serif, wanted) in [(false, Family::Sans), (true, Family::Serif)] {
            let face = Face { family: wanted, weight: 400, typeface: number };
            let mut names = first_names(typefaces, face);
            let mut rest = bundled.clone();
            if is_serif {
                rest.reverse();
            }
            for name in rest.into_iter().chain(own.iter().cloned()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            fonts.families.insert(family(face), names);
        }
    }
    let plain = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    fonts.families.insert(FontFamily::Monospace, plain);
    fonts
}

const SANS_NAME: &str = "sans";
const SERIF_NAME: &str = "serif";

/// The name of a file of the exhibition's typeface `number`.
fn own_name(number: u8, family: Family) -> String {
    match family {
        Family::Sans => format!("{SANS_NAME} {number}"),
        Family::Serif => format!("{SERIF_NAME} {number}"),
    }
}

/// The files of the face's own typeface, if it has one, in the order in which characters are looked for.
fn first_names(typefaces: &Typefaces, face: Face) -> Vec<String> {
    let order = match face.family {
        Family::Sans => [Family::Sans, Family::Serif],
        Family::Serif => [Family::Serif, Family::Sans],
    };
    let has = |family: &Family| {
        typefaces.all().find(|(number, _)| *number == face.typeface).is_some_and(|(_, typeface)| match family {
            Family::Sans => typeface.sans.is_some(),
            Family::Serif => typeface.serif.is_some(),
        })
    };
    order.into_iter().filter(has).map(|family| own_name(face.typeface, family)).collect()
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
pub(super) fn family(face: Face) -> FontFamily {
    match (face.typeface, face.family) {
        (0, Family::Sans) => FontFamily::Proportional,
        (0, Family::Serif) => FontFamily::Name(SERIF_NAME.into()),
        (number, family) => FontFamily::Name(own_name(number, family).into()),
    }
}

/// The weight axis; always set, since the bundled fonts' default is their lightest weight.
pub(super) fn weight(face: Face) -> VariationCoords {
    VariationCoords::new([(b"wght", f32::from(face.weight))])
}
