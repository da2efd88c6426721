//! What a scene is to someone who cannot see it, besides what its items are: a name, a language, and what is said by itself.

use super::{
    look::Look,
    words::{self, Word, sentences, word},
};
use crate::{
    content::Lang,
    show::{Overlay, Phase, ShowState},
};

/// What a scene is to someone who cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The language in which everything is said that has none of its own.
    pub lang: Option<Lang>,
    /// What the slide is called; nothing for scenes that are none.
    pub name: String,
    /// What lies over the slide, if anything: only that is there to be read and pressed.
    pub top: Option<Top>,
    /// What is said when it changes: where one is, that somebody is there, that they are asked whether they are.
    pub news: String,
    /// It is said at once.
    pub is_urgent: bool,
    /// How many pictures the slide has that can be enlarged.
    pub pictures: usize,
    /// How many pages its words take while they are read by themselves; nothing while they are not.
    pub pages: Option<usize>,
}

/// What lies over a slide and takes all keys and touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// What it is.
    pub layer: Layer,
    /// The place of its first item in the scene.
    pub from: usize,
    /// What it is called.
    pub name: String,
}

/// Something that lies over a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The chapters and the comfort settings.
    Menu,
    /// The same, with the chapters within the outer one that begins with the slide at this place.
    Inner(usize),
    /// All slides at once.
    Overview,
    /// A picture as large as the stage.
    Enlarged,
    /// The card of the spot at this place of the picture.
    Spot(usize),
    /// All words of the slide by themselves.
    Reading,
    /// The question to a visitor who may have left.
    Goodbye,
    /// A black or a white screen: nothing is there.
    Blank,
}

impl Told {
    /// The slide of `look`, with nothing over it.
    pub(super) fn of(look: &Look<'_>, state: &ShowState) -> Self {
        let (lang, name) = (Some(look.lang.clone()), name(look, state));
        let (news, is_urgent) = (news(look, state), matches!(state.phase, Phase::Goodbye { .. }));
        Self { lang, name, top: None, news, is_urgent, pictures: look.slide.kind.photos().len(), pages: None }
    }

    /// The same with what covers the slide, whose items begin at this place.
    pub(super) fn cover(&mut self, look: &Look<'_>, overlay: Overlay, from: usize) {
        let (layer, name) = match overlay {
            Overlay::Menu => (Layer::Menu, word(look.lang, Word::Chapters).to_owned()),
            Overlay::Inner(place) => {
                let title = look.exhibition.slide(place).map(|(chapter, _)| look.line(&chapter.outermost().title));
                (Layer::Inner(place), title.unwrap_or_default().into_owned())
            }
            Overlay::Enlarged { picture, .. } => {
                let photos = look.slide.kind.photos();
                let alt = photos.get(picture).map(|photo| look.line(&photo.alt).into_owned());
                (Layer::Enlarged, alt.unwrap_or_default())
            }
            Overlay::Spot(place) => {
                let title = look.slide.kind.spots().get(place).map(|spot| spot.title.one_line(look.lang));
                (Layer::Spot(place), title.unwrap_or_default())
            }
            Overlay::Overview => (Layer::Overview, word(look.lang, Word::Chapters).to_owned()),
            Overlay::Reading { .. } => (Layer::Reading, word(look.lang, Word::LargePrint).to_owned()),
            Overlay::Black | Overlay::White => (Layer::Blank, String::new()),
        };
        self.top = Some(Top { layer, from, name });
    }

    /// The same with the question to a visitor who may have left, whose items begin at this place.
    pub(super) fn ask(&mut self, look: &Look<'_>, from: usize) {
        self.top = Some(Top { layer: Layer::Goodbye, from, name: word(look.lang, Word::StillThere).to_owned() });
    }

    /// The place of the first item that is there to be read and pressed.
    #[must_use]
    pub fn first(&self) -> usize {
        self.top.as_ref().map_or(0, |top| top.from)
    }
}

/// The slide's heading; outside the opening hours the exhibition's title.
fn name(look: &Look<'_>, state: &ShowState) -> String {
    let heading = look.line(look.slide.kind.heading());
    let title = || look.line(&look.exhibition.title).into_owned();
    if state.phase == Phase::Closed || heading.is_empty() { title() } else { heading.into_owned() }
}

fn news(look: &Look<'_>, state: &ShowState) -> String {
    let title = look.line(&look.exhibition.title);
    match state.phase {
        Phase::Goodbye { .. } => {
            let said = [Word::StillThere, Word::Restart, Word::ToStay].map(|said| word(look.lang, said));
            sentences(look.lang, &said)
        }
        Phase::Closed | Phase::Playing => title.into_owned(),
        Phase::Attract => sentences(look.lang, &[&title, word(look.lang, Word::Touch)]),
        Phase::Exploring | Phase::Paused { .. } | Phase::Presenting => {
            let (here, count) = look.position();
            let place = format!("{} / {count}", here + 1);
            let said = words::of(look.lang, &place, &name(look, state));
            match look.slide.kind.pages() {
                0 | 1 => said,
                pages => sentences(look.lang, &[&said, &format!("{} / {pages}", state.motion.page.place + 1)]),
            }
        }
    }
}
