//! A panel of words that faces a picture: the picture goes to the stage's edges, and no veil lies on it.

use super::backdrop::{Backdrop, ground, head_of};
use crate::{
    content::Photo,
    scene::{
        look::Look,
        picture::{Drift, picture},
    },
    units::{Rect, pos, rect},
};

/// What stands on the panel; it decides how much of the stage the panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// Cards, on the chapter's deep ground.
    Cards,
    /// A diagram, on paper: its numerals need width.
    Diagram,
    /// Discs, on paper: they need width, and little height.
    Discs,
    /// A list or a table, on paper.
    Words,
}

/// `photo` at the right of the stage, or over it on an upright one, and beside it a panel with a heading.
pub(super) fn facing(look: &Look<'_>, photo: &Photo, heading: &str, body: &str, panel: Panel) -> Backdrop {
    facing_with(look, photo, (heading, body), panel, 0.0)
}

/// The same with a picture that takes so much `more` of an upright stage's height than usual.
pub(super) fn facing_with(
    look: &Look<'_>,
    photo: &Photo,
    (heading, body): (&str, &str),
    panel: Panel,
    more: f32,
) -> Backdrop {
    let is_dark = panel == Panel::Cards;
    let stage = look.stage.rect();
    let mut area = look.safe();
    let mut items = vec![ground(look, is_dark)];
    let share = picture_share(look, panel);
    let band = if look.stage.is_portrait() {
        let band = rect(0.0, 0.0, stage.w(), (stage.h() * (share + more)).round());
        area.min.y = band.max.y + look.scale.margin;
        band
    } else {
        let width = (stage.w() * share).round();
        area.max.x = stage.w() - width - look.scale.margin;
        rect(stage.w() - width, 0.0, width, stage.h())
    };
    items.extend(picture(look, photo, band, 0, Drift::Slow));
    if look.stage.is_ultra_wide() {
        // So wide a panel has its heading at the side.
        let head = Rect { max: pos(area.min.x + area.w() * 0.36, area.max.y), ..area };
        items.extend(head_of(look, heading, body, head, is_dark).0);
        area.min.x = head.max.x + look.scale.gap * 2.0;
    } else {
        let most = if look.scale.text > 1.0 { 0.5 } else { 0.4 };
        let head = Rect { max: pos(area.max.x, area.min.y + area.h() * most), ..area };
        let (set, height) = head_of(look, heading, body, head, is_dark);
        items.extend(set);
        area.min.y += height + look.scale.gap * 1.2;
    }
    Backdrop { items, content: area }
}

/// The width of the panel that the small print may take.
pub(super) fn panel_width(look: &Look<'_>, panel: Panel) -> f32 {
    if look.stage.is_portrait() {
        look.safe().w()
    } else {
        look.stage.size.w * (1.0 - picture_share(look, panel)) - 2.0 * look.scale.margin
    }
}

/// The picture's part of the stage's longer side.
fn picture_share(look: &Look<'_>, panel: Panel) -> f32 {
    let usual = match (look.stage.is_portrait(), panel) {
        (false, Panel::Cards) if look.stage.is_ultra_wide() => 0.5,
        (false, Panel::Cards) => 0.46,
        // Upright, words in order need height.
        (true, Panel::Words) => 0.34,
        (true, Panel::Discs) => 0.38,
        (true, _) => 0.4,
        (false, Panel::Words | Panel::Diagram | Panel::Discs) => 0.36,
    };
    let narrow = if look.stage.is_portrait() || look.stage.size.aspect() >= 1.5 { 1.0 } else { 0.84 };
    // Larger texts take their room from the picture.
    let large = if look.scale.text > 1.0 { 0.7 } else { 1.0 };
    usual * narrow * large * look.picture
}
