//! The program's own words in the exhibition's languages.

use super::{Reader, is_language_tag};
use crate::content::{
    Lang, Wording, codes,
    scan::NodeId,
    schema,
    wording::{FIGURES, VISITORS, places},
};
use crate::words;

impl Reader<'_> {
    /// The wordings that the exhibition brings; afterwards its languages say them.
    pub(super) fn wordings(&mut self, root: NodeId) -> Vec<Wording> {
        let given = self.field::<Vec<Wording>>(root, &schema::EXHIBITION, "wording", "").unwrap_or_default();
        let list = self.given(root, &schema::EXHIBITION, "wording");
        let entries = list.map_or_else(Vec::new, |list| self.tree.node(list).children.clone());
        for (place, (wording, id)) in given.iter().zip(entries).enumerate() {
            self.wording(wording, id, &format!("wording[{place}]"));
            let lang = Lang::new(&wording.language);
            let sound = sound(wording);
            for known in self.languages.iter_mut().filter(|known| **known == lang) {
                *known = known.clone().saying(sound.clone());
            }
        }
        if let Some(list) = self.given(root, &schema::EXHIBITION, "languages") {
            self.unspoken(list, &given);
        }
        given
    }

    /// Reports what is wrong with one wording.
    fn wording(&mut self, wording: &Wording, id: NodeId, path: &str) {
        let tag = &wording.language;
        let node = self.tree.field(id, "language").unwrap_or(id);
        let span = self.tree.node(node).span.clone();
        if !is_language_tag(tag) {
            let message = words!("`{tag}` is not a language tag", tag);
            let hint = words!("tags look like `zh`, `en`, `zh-Hant`");
            self.report.error_with(codes::LANGUAGE_TAG, span, &format!("{path}.language"), message, hint);
        } else if !self.languages.contains(&Lang::new(tag)) {
            let message = words!("the exhibition has no language `{tag}`", tag);
            let hint = words!("add it to `languages`, or take the text away");
            self.report.warning(codes::LANGUAGE_UNUSED, span, &format!("{path}.language"), message, hint);
        }
        for (phrase, expected) in unlike(wording) {
            let at = self.tree.node(self.tree.find(id, &phrase)).span.clone();
            let message = words!("this phrase has other places for values than the program fills");
            let hint =
                words!("in English it is `{expected}`; until it fits, this is said as the program says it", expected);
            self.report.warning(codes::WORDING_PLACES, at, &format!("{path}.{phrase}"), message, hint);
        }
    }

    /// Tells of languages in which the program says nothing by itself.
    fn unspoken(&mut self, list: NodeId, given: &[Wording]) {
        let needed = VISITORS.fields.len() + FIGURES.fields.len();
        for lang in self.languages.clone().iter().filter(|lang| !Wording::is_built_in(&lang.0)) {
            let own = given.iter().find(|wording| Lang::new(&wording.language) == *lang);
            let said = own.map_or(0, |own| own.visitors.phrases().count() + own.figures.phrases().count());
            if said == needed {
                continue;
            }
            let tag = &lang.0;
            let message = match said {
                0 => words!("the program does not speak `{tag}`: its buttons are in English", tag),
                _ => words!("{count} phrases of `{tag}` are missing: they are in English", tag, count = needed - said),
            };
            let hint = words!("`xiongguan wording {tag}` prints what to translate for `wording: [ … ]`", tag);
            let places = self.tree.node(list).children.iter().copied();
            let place = places.into_iter().find(|child| Lang::new(self.tree.slice(*child).trim_matches('"')) == *lang);
            let span = self.tree.node(place.unwrap_or(list)).span.clone();
            self.report.warning(codes::WORDING_MISSING, span, "languages", message, hint);
        }
    }
}

/// The phrases whose places for values differ from the English ones, and these.
fn unlike(wording: &Wording) -> Vec<(String, String)> {
    let english = Wording::built_in("en");
    let pairs = wording.phrases().filter_map(|(path, text)| {
        let (_, expected) = english.phrases().find(|(known, _)| *known == path)?;
        (places(text) != places(expected)).then(|| (path, expected.to_owned()))
    });
    pairs.collect()
}

/// The wording without the phrases that the program could not fill.
fn sound(wording: &Wording) -> Wording {
    let broken = unlike(wording);
    let mut sound = wording.clone();
    sound.retain(|path| broken.iter().all(|(unlike, _)| unlike != path));
    sound
}
