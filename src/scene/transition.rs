//! Two slides while one follows the other.

use super::{Item, Part, Shape, crop::nearer};
use crate::{
    show::Transition,
    theme::motion,
    units::{Fraction, Moment, Size, pos},
};

/// The old slide under the new one.
///
/// The old one stays solid, so that nothing shines through and the brightness never dips; its words leave first.
/// Within a chapter words slide along with the way through it. A new chapter is stepped into: its words rise, and its
/// pictures come to rest from a little nearer.
pub(super) fn changing(
    leaving: Vec<Item>,
    arriving: Vec<Item>,
    transition: &Transition,
    stage: Size,
    now: Moment,
) -> Vec<Item> {
    let progress = transition.progress(now);
    let push = if transition.new_chapter {
        pos(0.0, stage.h * motion::STEP_UP * transition.direction)
    } else {
        pos(stage.w * motion::PUSH * transition.direction, 0.0)
    };
    let words_left = 1.0 - progress.between(0.0, motion::WORDS_LEAVE).eased().get();
    let gone = words_left - 1.0;
    let leaving = leaving.into_iter().map(|mut item| {
        item.press = None;
        item.meaning = None;
        if is_word(&item) {
            item.faded(words_left).moved((push.x * gone).round(), (push.y * gone).round())
        } else {
            item
        }
    });
    let shown = progress.eased().get();
    let left = 1.0 - progress.settling().get();
    let arriving = arriving.into_iter().map(|item| {
        let mut item = item.faded(shown);
        if is_word(&item) {
            return item.moved((push.x * left).round(), (push.y * left).round());
        }
        if let Shape::Picture { crop, .. } = &mut item.shape
            && transition.new_chapter
        {
            *crop = nearer(*crop, motion::NEARER * left);
        }
        item
    });
    leaving.chain(arriving).collect()
}

/// The words of the exhibition's title, which stands before a slide: they are gone when those of the slide come in. The
/// small print stays.
pub(super) fn title_going(items: &mut [Item], shown: Fraction) {
    let gone = 1.0 - shown.between(motion::TITLE_OUT, 1.0).eased().get();
    for item in items.iter_mut().filter(|item| is_word(item) && item.part != Part::Credit) {
        item.opacity *= gone;
    }
}

const fn is_word(item: &Item) -> bool {
    matches!(item.shape, Shape::Text { .. })
}
