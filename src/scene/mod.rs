//! Everything on screen as items at fixed places: a pure function of content, state, theme, stage and time.
//!
//! Window, export and tests read the same [`Scene`]. Nothing here draws, loads or measures by itself.

mod author_panel;
mod card;
mod chrome;
mod dump;
mod icon;
mod item;
mod label;
mod look;
mod notes;
mod overlay;
mod part;
mod picture;
mod scrim;
mod slides;
mod stack;
mod title;
mod typeset;
mod waiting;
mod words;

pub use author_panel::{Remark, author_panel};
pub use dump::dump;
pub use item::{Item, Line, Meaning, Press, Role, Scene, Shape};
pub use label::label;
pub use notes::{notes, notes_word};
pub use part::Part;
pub use typeset::{Align, Block, BlockLine, Kern, Measure, Setter, Wrap, kern, may_end_line, may_start_line};
pub use waiting::waiting;

use self::look::{Layer, Look};
use crate::{
    content::Exhibition,
    show::{Motion, Phase, ShowState, Transition},
    theme::{Scale, Theme, motion},
    units::{Fraction, Moment, PictureState, Stage, pos, rect},
};

/// What is known of the exhibition's pictures.
pub trait Pictures {
    /// The state of the picture with this path, as written in the content file.
    fn state(&self, file: &str) -> &PictureState;
}

/// Everything a scene is made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// What is shown.
    pub exhibition: &'a Exhibition,
    /// What of it, and how far things have come.
    pub state: &'a ShowState,
    /// Colours.
    pub theme: &'a Theme,
    /// What it is laid out on; the visitor's text size is taken from `state`.
    pub stage: Stage,
    /// What is known of the pictures.
    pub pictures: &'a dyn Pictures,
    /// Widths of characters.
    pub measure: &'a dyn Measure,
    /// The time.
    pub now: Moment,
}

/// Where the divider of a before/after slide stands: off the middle, where subjects stand.
const DIVIDER: f32 = 0.4;

/// The scene for `inputs`. An index beyond the last slide gives bare ground.
#[must_use]
pub fn scene(inputs: &Inputs<'_>) -> Scene {
    let state = inputs.state;
    let mut items = Vec::new();
    let Some(look) = look_at(inputs, state.slide, state.motion, state.entrance()) else {
        return Scene { stage: inputs.stage, ground: inputs.theme.palette.paper, items };
    };
    if state.phase == Phase::Closed {
        return Scene { stage: look.stage, ground: inputs.theme.palette.dim, items: overlay::closed(&look) };
    }
    let layer = opening(&look, state, inputs.now).unwrap_or_else(|| slides::layout(&look));
    let ground = layer.strip;
    match state.transition.filter(|transition| transition.progress(inputs.now) < Fraction::ONE) {
        Some(transition) => items.extend(changing(inputs, &transition, layer)),
        None => items.extend(layer.items),
    }
    items.extend(chrome::strip(&look, state, ground));
    items.extend(chrome::invitation(&look, state, inputs.now));
    items.extend(overlay::overlays(&look, state, inputs.now));
    Scene { stage: look.stage, ground: look.tint.deep, items }
}

/// The exhibition's title, while it stands in front of the slide.
fn opening(look: &Look<'_>, state: &ShowState, now: Moment) -> Option<Layer> {
    let until = state.title.filter(|until| now < *until)?;
    let length = until.since(state.motion.since);
    let shown =
        if state.comfort.calm { Fraction::new(0.5) } else { Fraction::of(now.since(state.motion.since), length) };
    title::opening(look, shown)
}

/// Two slides while one follows the other: the old one stays solid under the new one, so that nothing shines through
/// and the brightness never dips; its words leave first.
///
/// Within a chapter words slide along with the way through it. A new chapter is stepped into: its words rise, and its
/// pictures come to rest from a little nearer.
fn changing(inputs: &Inputs<'_>, transition: &Transition, arriving: Layer) -> Vec<Item> {
    let progress = transition.progress(inputs.now);
    let stage = inputs.stage.size;
    let push = if transition.new_chapter {
        pos(0.0, stage.h * motion::STEP_UP * transition.direction)
    } else {
        pos(stage.w * motion::PUSH * transition.direction, 0.0)
    };
    let mut items = Vec::new();
    if let Some(look) = look_at(inputs, transition.from, transition.from_motion, transition.from_motion.since) {
        let words_left = 1.0 - progress.between(0.0, motion::WORDS_LEAVE).eased().get();
        let gone = words_left - 1.0;
        let leaving = slides::layout(&Look { pressable: false, ..look });
        items.extend(leaving.items.into_iter().map(|mut item| {
            item.press = None;
            item.meaning = None;
            if is_word(&item) { item.faded(words_left).moved(push.x * gone, push.y * gone) } else { item }
        }));
    }
    let shown = progress.eased().get();
    let left = 1.0 - progress.settling().get();
    items.extend(arriving.items.into_iter().map(|item| {
        let item = item.faded(shown);
        if is_word(&item) {
            item.moved(push.x * left, push.y * left)
        } else if transition.new_chapter {
            nearer(item, motion::NEARER * left)
        } else {
            item
        }
    }));
    items
}

/// A picture seen from nearer: `share` of what is seen lies outside now.
fn nearer(mut item: Item, share: f32) -> Item {
    if let Shape::Picture { crop, .. } = &mut item.shape {
        let (dx, dy) = (crop.w() * share / 2.0, crop.h() * share / 2.0);
        *crop = rect(crop.min.x + dx, crop.min.y + dy, crop.w() - 2.0 * dx, crop.h() - 2.0 * dy);
    }
    item
}

const fn is_word(item: &Item) -> bool {
    matches!(item.shape, Shape::Text { .. })
}

/// The slide at `index`, whose words come in from `entrance` on.
fn look_at<'a>(inputs: &Inputs<'a>, index: usize, motion: Motion, entrance: Moment) -> Option<Look<'a>> {
    let (chapter, slide) = inputs.exhibition.slide(index)?;
    let state = inputs.state;
    let lang = inputs.exhibition.languages.get(state.language).or_else(|| inputs.exhibition.languages.first())?;
    let stage = inputs.stage.with_text_scale(if state.comfort.large_text { 1.5 } else { 1.0 });
    let settled = motion.settled || state.comfort.calm;
    let palette = &inputs.theme.palette;
    Some(Look {
        exhibition: inputs.exhibition,
        chapter,
        slide,
        index,
        stage,
        scale: Scale::of(&stage),
        palette,
        tint: palette.tints[chapter.tint as usize],
        lang,
        setter: Setter { measure: inputs.measure, lang, unbroken: &inputs.exhibition.unbroken },
        pictures: inputs.pictures,
        entrance: if settled { Fraction::ONE } else { Fraction::of(inputs.now.since(entrance), motion::ENTRANCE) },
        drift: drift(motion, inputs.now),
        high_contrast: state.comfort.high_contrast,
        divider: state.divider.unwrap_or_else(|| swinging(motion, inputs.now)),
        pressable: matches!(state.phase, Phase::Exploring | Phase::Paused { .. }) && state.overlay.is_none(),
    })
}

/// Where a divider stands that nobody has touched: as long as pictures drift, it swings once every [`motion::SWING_TIME`].
fn swinging(motion: Motion, now: Moment) -> Fraction {
    let still = Fraction::new(DIVIDER);
    let until = match motion.held {
        _ if motion.settled => return still,
        Some(held) => held.min(now),
        None => now,
    };
    let swings =
        until.since(motion.since).saturating_sub(motion::ENTRANCE).as_secs_f32() / motion::SWING_TIME.as_secs_f32();
    Fraction::new(DIVIDER + motion::SWING * (swings * std::f32::consts::TAU).sin())
}

/// How far a picture has drifted; it stays where it was held.
fn drift(motion: Motion, now: Moment) -> Fraction {
    let until = match motion.held {
        Some(held) => held.min(now),
        None if motion.settled => motion.since,
        None => now,
    };
    Fraction::of(until.since(motion.since), motion::DRIFT).eased()
}
