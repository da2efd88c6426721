//! The languages of what is said: a text without a translation is said in the language that it has.

use super::{laid::Laid, look::Look};
use crate::content::{Lang, Text};

/// Gives what a layout says the languages in which it is, where these are not the visitor's.
pub(super) fn tell(look: &Look<'_>, items: &mut [Laid]) {
    let foreign = foreign(look);
    if foreign.is_empty() {
        return;
    }
    for meaning in items.iter_mut().filter_map(|laid| laid.item.meaning.as_mut()) {
        let known = foreign.iter().find(|(text, _)| *text == meaning.label);
        if let (None, Some((_, lang))) = (&meaning.lang, known) {
            meaning.lang = Some((*lang).clone());
        }
    }
}

/// What is said in another language than the visitor's: headings, pictures and titles.
fn foreign<'a>(look: &Look<'a>) -> Vec<(&'a str, &'a Lang)> {
    let kind = &look.slide.kind;
    let pictures = kind.photos().into_iter().flat_map(|photo| [&photo.alt, &photo.caption]);
    let spots = kind.spots().iter().flat_map(|spot| [&spot.title, &spot.text]);
    let titles = look.exhibition.chapters.iter().flat_map(|chapter| [&chapter.title, &chapter.outermost().title]);
    let all = std::iter::once(kind.heading()).chain(pictures).chain(spots).chain(titles);
    let all = all.chain(std::iter::once(&look.exhibition.title));
    all.filter_map(|text: &Text| Some((look.text(text), text.other_lang(look.lang)?))).collect()
}
