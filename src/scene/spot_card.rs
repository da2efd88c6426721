//! The card that a spot of a picture opens, beside the spot and never over it.

use super::{
    Align, Block, Part, Press, Role, Shape, Wrap,
    button::{Control, strip, word_button},
    icon::Icon,
    laid::Laid,
    look::{Fit, Look},
    picture::{Drift, credit_line, still},
    slides,
    spot::{self, Mark, card_picture, card_width},
    words::{self, Word, word},
};
use crate::{
    content::{SlideKind, Spot},
    show::Action,
    theme::{TextStyle, fade, line, space},
    units::{Pos, Rect, pos, rect},
};

/// The card of the spot at `place` of the slide's picture; nothing if there is none. Touching the rest of the slide closes it,
/// touching another spot opens that one's.
pub(super) fn spot_card(look: &Look<'_>, place: usize) -> Vec<Laid> {
    let SlideKind::Picture(slide) = &look.slide.kind else { return Vec::new() };
    let marks = slides::marks(look, slide);
    let (Some(spot), Some(mark)) = (slide.spots.get(place), marks.get(place)) else { return Vec::new() };
    let stage = look.stage.size;
    let around = rect(0.0, 0.0, stage.w, stage.h - look.scale.bottom_bar);
    let around = Laid::new(Part::Dim, around, Shape::Empty);
    let mut items = vec![around.button(word(look.lang, Word::Close), Action::Back)];
    items.extend(slide.spots.iter().zip(&marks).map(|(spot, mark)| spot::target(look, spot, *mark)));
    items.extend(spot::signs(look, *mark, true));
    let card = look.fitting(|fit| Card::beside(fit, spot, &marks, place));
    items.extend(card.lay(look, spot, place));
    items
}

/// A card whose texts are set.
struct Card {
    /// Where it stands.
    area: Rect,
    /// How high its picture is; 0 without one.
    picture: f32,
    title: Block,
    text: Block,
    /// Caption and credit of its picture.
    credit: Block,
    /// From its top: where the title, the text, the credit and the control begin.
    tops: [f32; 4],
}

impl Card {
    /// The card of the spot at `place` beside its mark where it has room, and whether it has. Its picture gives way before
    /// its words do.
    fn beside(fit: &Fit<'_, '_>, spot: &Spot, marks: &[Mark], place: usize) -> (Self, bool) {
        let shares = if spot.photo.is_some() { &PICTURE[..] } else { &PICTURE[..1] };
        let forms = shares.iter().flat_map(|share| WIDTHS.map(|width| (width, *share)));
        let mut tries = forms.map(|form| Self::of_form(fit, spot, (marks, place), form));
        let last = || Self::of_form(fit, spot, (marks, place), (WIDTHS[0], shares[shares.len() - 1]));
        tries.find(|(_, fits)| *fits).unwrap_or_else(last)
    }

    /// The same with these parts of its full width and of the full height of its picture.
    fn of_form(fit: &Fit<'_, '_>, spot: &Spot, (marks, place): (&[Mark], usize), form: (f32, f32)) -> (Self, bool) {
        let card = Self::set(fit, spot, form);
        let (size, center) = (card.area.size(), marks[place].target.center());
        let rooms = rooms(fit.look, marks[place], size.w);
        // As near to the spot as the room allows.
        let along = |middle: f32, side: f32, (from, to): (f32, f32)| (middle - side / 2.0).min(to - side).max(from);
        let within = |room: &Rect| {
            let x = along(center.x, size.w, (room.min.x, room.max.x));
            let y = along(center.y, size.h, (room.min.y, room.max.y));
            rect(x.round(), y.round(), size.w, size.h)
        };
        let has_room = |room: &&Rect| size.w <= room.w() + 0.5 && size.h <= room.h() + 0.5;
        // Visitors want to touch the other spots, too.
        let covered = |area: &Rect| marks.iter().filter(|mark| mark.target.overlaps(*area)).count();
        let found = rooms.iter().filter(has_room).map(within).min_by_key(covered);
        let fits = found.is_some() && card.title.fits && card.text.fits && card.credit.fits;
        (Self { area: found.unwrap_or_else(|| within(&rooms[0])), ..card }, fits)
    }

    /// Sets the texts of a card in the corner of the stage.
    fn set(fit: &Fit<'_, '_>, spot: &Spot, (wide, share): (f32, f32)) -> Self {
        let (look, has_control) = (fit.look, leads_to(fit.look, spot).is_some());
        let (scale, width, pad) = (look.scale, (card_width(look) * wide).round(), padding(look));
        let inner = width - 2.0 * pad;
        let title = fit.set(look.text(&spot.title), scale.card_title(), inner - scale.target, Wrap::Balanced);
        let body = TextStyle { leading: 1.45, ..scale.body().at(scale.label().size) };
        let text = fit.set(look.text(&spot.text), body, inner, Wrap::Running);
        let credit = spot.photo.as_ref().map(|photo| credit_line(look, photo)).unwrap_or_default();
        let credit = fit.set(&credit, scale.credit(), inner, Wrap::Small);
        let picture = spot.photo.as_ref().map_or(0.0, |_| (card_picture(look).h * share).round());
        let (near, gap) = (fit.length(space::HAIR), fit.length(space::NEAR));
        let below = |top: f32, height: f32, gap: f32| if height > 0.0 { top + height + gap } else { top };
        let credit_top = picture + near;
        let title_top = picture + if credit.size.h > 0.0 { near + credit.size.h } else { 0.0 } + pad * 0.5;
        let text_top = title_top + title.size.h.max(scale.target) + near;
        let control_top = below(text_top, text.size.h, gap);
        let end = if has_control { control_top + scale.target } else { below(text_top, text.size.h, 0.0) };
        let tops = [title_top, text_top, credit_top, control_top];
        Self { area: rect(0.0, 0.0, width, end + pad * 0.75), picture, title, text, credit, tops }
    }

    fn lay(&self, look: &Look<'_>, spot: &Spot, place: usize) -> Vec<Laid> {
        let (ink, pad, area) = (look.palette.ink, padding(look), self.area);
        let [title, text, credit, control] = self.tops.map(|top| area.min.y + top);
        let (x, inner) = (area.min.x + pad, area.w() - 2.0 * pad);
        let mut items = vec![ground(look, area)];
        if let Some(photo) = &spot.photo {
            let picture = Rect { max: pos(area.max.x, area.min.y + self.picture), ..area };
            items.extend(still(look, photo, picture, Drift::None));
        }
        let written = |part, block: &Block, y: f32, role, said: &str| {
            block.lay(part, x, y, inner, Align::Left, ink).meaning(role, said)
        };
        // A title of one line stands level with the cross.
        let level = ((look.scale.target - self.title.size.h) / 2.0).max(0.0);
        items.push(written(Part::SpotTitle, &self.title, title + level, Role::Text, look.text(&spot.title)));
        if !self.text.lines.is_empty() {
            items.push(written(Part::SpotText, &self.text, text, Role::Alert, look.text(&spot.text)));
        }
        if let Some(photo) = spot.photo.as_ref().filter(|_| !self.credit.lines.is_empty()) {
            items.push(written(Part::Credit, &self.credit, credit, Role::Text, &credit_line(look, photo)));
        }
        let close = [Control::icon(Icon::Close, word(look.lang, Word::Close), Action::Spot(place))];
        let row = rect(area.min.x, title, area.w() - pad * 0.5, look.scale.target);
        items.extend(strip(look, row, &close, false).0);
        if let Some((first, name)) = leads_to(look, spot) {
            items.extend(link(look, rect(x, control, inner, look.scale.target), first, &name));
        }
        items.push(frame(look, area));
        items
    }
}

/// The parts of its full width that a card may have: beside a spot there may be less room.
const WIDTHS: [f32; 2] = [1.0, 0.8];

/// The parts of its full height that the picture of a card may have, the preferred one first.
const PICTURE: [f32; 4] = [1.0, 0.75, 0.55, 0.4];

/// What the card stands on: it takes the touches that mean nothing.
fn ground(look: &Look<'_>, area: Rect) -> Laid {
    let shape = Shape::Fill { color: look.palette.paper_card, radius: look.scale.radius };
    let mut card = Laid::new(Part::SpotCard, area, shape);
    card.item.press = Some(Press::Stop);
    card
}

/// The line around it.
fn frame(look: &Look<'_>, area: Rect) -> Laid {
    let (color, width) = (look.palette.ink_soft.faded(fade::BUTTON_FRAME), line::HAIR * look.scale.unit);
    Laid::new(Part::SpotCard, area, Shape::Frame { color, width, radius: look.scale.radius })
}

/// The control that goes where the spot leads to: it says where, if that has room on one line.
fn link(look: &Look<'_>, row: Rect, first: usize, name: &str) -> Vec<Laid> {
    let (short, whole) = (word(look.lang, Word::GoThere), words::of(look.lang, word(look.lang, Word::GoThere), name));
    let width = |text: &str| look.setter.width(text, look.scale.control()) + 2.0 * look.scale.gap;
    let text = if width(&whole) <= row.w() { whole.as_str() } else { short };
    let place = Rect { max: pos(row.min.x + width(text).min(row.w()), row.max.y), ..row };
    let mut items = word_button(look, place, text, Action::Follow(first));
    items[0] = items[0].clone().button(whole, Action::Follow(first));
    items
}

/// The place of the slide that the spot leads to, and what it or its chapter is called.
fn leads_to(look: &Look<'_>, spot: &Spot) -> Option<(usize, String)> {
    let (name, places) = look.exhibition.target(&spot.to).filter(|_| !spot.to.is_empty())?;
    Some((places.start, name.one_line(look.lang)))
}

/// From the edge of a card to its words.
fn padding(look: &Look<'_>) -> f32 {
    look.scale.gap * 0.75
}

/// The rooms beside `mark` for a card so wide, the best first: at its sides, where that can be, and below or above it.
fn rooms(look: &Look<'_>, mark: Mark, width: f32) -> Vec<Rect> {
    let mut free = look.stage.rect().shrunk(look.scale.margin);
    free.max.y = look.stage.size.h - look.scale.bottom_bar - look.scale.gap_small;
    let spot = mark.target.shrunk(-look.scale.gap_small);
    let cut = |min: Pos, max: Pos| Rect { min, max };
    let mut sides = [cut(pos(spot.max.x, free.min.y), free.max), cut(free.min, pos(spot.min.x, free.max.y))];
    let mut ends = [cut(pos(free.min.x, spot.max.y), free.max), cut(free.min, pos(free.max.x, spot.min.y))];
    sides.sort_by(|one, other| other.w().total_cmp(&one.w()));
    ends.sort_by(|one, other| other.h().total_cmp(&one.h()));
    sides.into_iter().filter(|side| side.w() >= width).chain(ends).collect()
}
