//! The steps of a closed chain around a ring: the last step leads back to the first.

use std::f32::consts::FRAC_1_SQRT_2;

use super::{
    backdrop,
    ring_words::{Said, Words},
    small_print::small_print,
    steps,
};
use crate::{
    content::{Chain, Step},
    scene::{
        Align, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout, Moves, Stroke},
        look::{Fit, Look},
        picture::{Drift, credit_line, picture},
    },
    theme::{line, mark, space},
    units::{Pos, Rect, Rgba, pos, rect},
};

/// The ring's part of the longer side of its space; words take the rest.
const SHARE: f32 = 0.68;

pub(super) fn layout(look: &Look<'_>, slide: &Chain) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let is_turned = is_turned(look, slide);
    let backdrop = if is_turned {
        backdrop::paper_aside(look, heading, body)
    } else {
        backdrop::paper_beside(look, heading, body)
    };
    let mut items = backdrop.items;
    let head = items.iter().map(|laid| laid.item.rect).filter(|rect| rect.max.x < backdrop.content.min.x);
    let head: Vec<Rect> = head.collect();
    let below = head.iter().map(|rect| rect.max.y).fold(0.0, f32::max) + look.scale.gap;
    let area = if is_turned { all_of(look) } else { backdrop.content };
    let (ring, words) = Ring::with_words(look, slide, (area, &head), (below, is_turned));
    items.extend(ring.heart(look, slide));
    items.extend(ring.line(look));
    items.extend((0..slide.steps.len()).flat_map(|step| ring.mark(look, step)));
    items.extend(words);
    let credit = slide.photo.iter().map(|photo| credit_line(look, photo)).collect::<Vec<_>>();
    items.extend(small_print(look, &credit, false));
    Layout { items, bar: BarGround::Paper }
}

/// Whether a ring takes the right of all the stage, with its first steps at its right: three steps leave the place beside the
/// heading free, and the last has the space under it.
fn is_turned(look: &Look<'_>, slide: &Chain) -> bool {
    let aspect = look.stage.size.aspect();
    slide.steps.len() == 3 && look.scale.text <= 1.0 && aspect >= 1.5 && !look.stage.is_ultra_wide()
}

/// The stage down to the bottom bar: the small print at the left is in nobody's way.
fn all_of(look: &Look<'_>) -> Rect {
    let safe = look.safe();
    Rect { max: pos(safe.max.x, look.foot()), ..safe }
}

/// Where the middle of such a ring is in the width.
const TURNED_AT: f32 = 0.56;

/// How large names beside a ring are, in parts of those of cards: the first at which all words have room beside the largest
/// ring, else the least.
const LARGER: [f32; 3] = [1.3, 1.22, 1.15];
const LEAST: f32 = 1.15;

/// How far right of the middle a ring may stand, in parts of the width, so that words at its left have room; or left of it.
const ASIDE: [f32; 6] = [0.0, 0.03, -0.03, 0.06, -0.06, 0.09];

/// How large it may be, in parts of its usual size, so that words above and below have room.
const SIZES: [f32; 5] = [1.0, 0.94, 0.88, 0.82, 0.76];
/// So many of these where its words stand at both sides of it.
const SIZES_MIDST: usize = 3;

/// Where the first step of such a ring is, in radians from the right: just past the top.
const TURNED_BY: f32 = -1.4;

/// Where a ring stands, and the steps on it.
struct Ring {
    area: Rect,
    center: Pos,
    radius: f32,
    count: usize,
    /// Words stand above and below the ring; else at its left and right.
    is_upright: bool,
    is_turned: bool,
    /// Where the heading beside the ring ends: words that stand lower may reach under it.
    below: f32,
}

impl Ring {
    /// The ring and its words, as large as they can be wherever the ring may stand.
    fn with_words(
        look: &Look<'_>,
        slide: &Chain,
        (area, head): (Rect, &[Rect]),
        turned: (f32, bool),
    ) -> (Self, Vec<Laid>) {
        let ring = |aside: f32, size: f32| Self::new(look, area, slide.steps.len(), (aside, size), turned);
        let whole = Fit { look, step: 1.0, is_last: false };
        // Larger words are not torn for it: what stands on one line stays there, or becomes lines that are no stumps.
        let usual = ring(0.0, 1.0).set(&whole, slide, LEAST).0;
        let holds = |words: &[Words]| words.iter().zip(&usual).all(|(words, usual)| words.is_as_whole_as(usual));
        let asides = if look.stage.is_portrait() { &ASIDE[..1] } else { &ASIDE };
        // On a stage that is nearly square, and where all texts are larger, the ring leaves no room for more.
        let has_room = look.scale.text <= 1.0 && (look.stage.is_portrait() || look.stage.size.aspect() >= 1.5);
        let sizes = if turned.1 { &SIZES[..] } else { &SIZES[..SIZES_MIDST] };
        let tries = sizes.iter().flat_map(|size| LARGER.map(|grow| (*size, grow)));
        let tries = tries.flat_map(|(size, grow)| asides.iter().map(move |aside| (*aside, size, grow)));
        let set = tries.filter(|_| has_room).filter_map(|(aside, size, grow)| {
            let ring = ring(aside, size);
            let (words, fits) = ring.set(&whole, slide, grow);
            (fits && holds(&words) && ring.is_clear_of(look, head)).then_some((ring, words))
        });
        // The largest, in the middle, unless another one tears fewer names.
        if let Some((ring, words)) = set.min_by_key(|(_, words)| words.iter().map(Words::lines).sum::<usize>()) {
            let words = ring.placed(look, slide, words);
            return (ring, words);
        }
        let clear = SIZES.into_iter().map(|size| ring(0.0, size)).find(|ring| ring.is_clear_of(look, head));
        let ring = clear.unwrap_or_else(|| ring(0.0, 1.0));
        let words = look.fitting(|fit| ring.set(fit, slide, LEAST));
        let words = ring.placed(look, slide, words);
        (ring, words)
    }

    /// A ring that stands this part of the width right of the middle, and has this part of its usual size.
    fn new(
        look: &Look<'_>,
        area: Rect,
        count: usize,
        (aside, size): (f32, f32),
        (below, is_turned): (f32, bool),
    ) -> Self {
        let is_upright = look.stage.is_portrait();
        // Large words stand above and below the level of their marks.
        let high = match is_turned {
            true => 1.0,
            false if look.scale.text > 1.0 => 0.78,
            false => 0.93,
        };
        let side = if is_upright { area.w().min(area.h() * SHARE) } else { (area.h() * high).min(area.w() * SHARE) };
        let radius = side * size / 2.0 - mark::KNOB * look.scale.unit;
        let middle = if is_turned { area.min.x + area.w() * TURNED_AT } else { area.center().x };
        let center = pos(middle + area.w() * aside, area.center().y);
        Self { area, center, radius, count, is_upright, is_turned, below }
    }

    /// Radians from the right, clockwise. Steps keep away from the two places that words could not stand beside: the
    /// first is at the upper left, where reading begins; on an upright stage at the top, or half a step before it.
    fn angle(&self, step: f32) -> f32 {
        use std::f32::consts::{FRAC_PI_2, PI, TAU};
        if self.is_turned {
            return TURNED_BY + TAU * step / self.count as f32;
        }
        let start = if self.is_upright { -FRAC_PI_2 } else { -PI };
        let half = match (self.is_upright, self.count.is_multiple_of(2)) {
            (false, _) => -0.5,
            (true, true) => 0.5,
            (true, false) => 0.0,
        };
        start + TAU * (step - half) / self.count as f32
    }

    fn at(&self, step: f32) -> Pos {
        let (sin, cos) = self.angle(step).sin_cos();
        pos(self.center.x + cos * self.radius, self.center.y + sin * self.radius)
    }

    /// Whether it keeps off the heading.
    fn is_clear_of(&self, look: &Look<'_>, head: &[Rect]) -> bool {
        let least = self.radius + (mark::KNOB + space::NEAR) * look.scale.unit;
        head.iter().all(|rect| {
            let near = pos(self.center.x.clamp(rect.min.x, rect.max.x), self.center.y.clamp(rect.min.y, rect.max.y));
            (near.x - self.center.x).hypot(near.y - self.center.y) >= least
        })
    }

    /// The slide's picture in the middle, or a wash.
    fn heart(&self, look: &Look<'_>, slide: &Chain) -> Vec<Laid> {
        let radius = self.radius - space::RING * look.scale.unit;
        if radius <= 0.0 {
            return Vec::new();
        }
        let area = self.square(radius);
        let items = match &slide.photo {
            None => vec![Laid::new(Part::ChainHeart, area, Shape::Fill { color: look.tint.wash, radius })],
            // All of it is seen in the square that the disc holds.
            Some(photo) if photo.is_whole() => {
                let whole = picture(look, photo, self.square(radius * FRAC_1_SQRT_2), 0, Drift::None);
                return whole.into_iter().map(|item| item.arriving(0)).collect();
            }
            Some(photo) => picture(look, photo, area, 0, Drift::None),
        };
        items.into_iter().map(|item| item.rounded(radius).arriving(0)).collect()
    }

    fn square(&self, radius: f32) -> Rect {
        rect(self.center.x - radius, self.center.y - radius, 2.0 * radius, 2.0 * radius)
    }

    /// The ring, drawn from the first step on, and an arrowhead halfway to each next step.
    fn line(&self, look: &Look<'_>) -> Vec<Laid> {
        let unit = look.scale.unit;
        let points = (0..=ROUND as usize).map(|n| self.at(n as f32 / ROUND * self.count as f32)).collect();
        let color = look.tint.strong;
        let line = Shape::Path { points, closed: false, width: line::BAND * unit, color, fill: Rgba::CLEAR };
        let line = Laid::new(Part::ChainRail, self.square(self.radius), line);
        let mut items = vec![line.moving(Moves::Drawn { order: 1, by: Stroke::Corners })];
        items.extend((0..self.count).map(|step| self.arrow(look, step as f32 + 0.5).arriving(2 + step)));
        items
    }

    /// An arrowhead on the ring, on a ground of its own, so that the line does not fill it.
    fn arrow(&self, look: &Look<'_>, step: f32) -> Laid {
        let (at, length) = (self.at(step), mark::ARROW * look.scale.unit);
        let (sin, cos) = self.angle(step).sin_cos();
        // Along the ring, clockwise, and outwards.
        let place = |along: f32, out: f32| pos(at.x - sin * along + cos * out, at.y + cos * along + sin * out);
        let points = vec![place(length, 0.0), place(-length * 0.6, -length * 0.6), place(-length * 0.6, length * 0.6)];
        let color = look.tint.strong;
        let head = Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill: color };
        let area = rect(at.x - length, at.y - length, 2.0 * length, 2.0 * length);
        Laid::new(Part::ChainArrow, area, head)
    }

    /// The mark of a step with its number: a ring has no beginning that one could see.
    fn mark(&self, look: &Look<'_>, step: usize) -> Vec<Laid> {
        let at = self.at(step as f32);
        let style = look.scale.card_title().at(mark::KNOB * look.scale.unit);
        let block = look.setter.set(&(step + 1).to_string(), style, f32::INFINITY, Wrap::Running);
        // Numerals reach from their baseline to about 0.7 em over it.
        let top = at.y - block.ascent() + style.size * 0.36;
        let (x, width) = (at.x - block.size.w / 2.0, block.size.w);
        let number = block.lay(Part::StepNumber, x, top, width, Align::Left, look.palette.paper);
        let knob = [(mark::KNOB, look.palette.paper), (mark::KNOB - line::BAND * 0.75, look.tint.strong)].map(
            |(units, color)| {
                let radius = units * look.scale.unit;
                let area = rect(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
                let dot = Laid::new(Part::ChainDot, area, Shape::Fill { color, radius });
                dot.moving(Moves::Swells { order: 2 + step, radius, rim: 0.0 })
            },
        );
        knob.into_iter().chain([number.arriving(2 + step)]).collect()
    }

    /// What the steps say, with names `grow` times as large as those of cards, and whether all have room beside their marks.
    fn set(&self, fit: &Fit<'_, '_>, slide: &Chain, grow: f32) -> (Vec<Words>, bool) {
        let steps = slide.steps.iter().enumerate();
        let sets = steps.map(|(step, shown)| {
            let room = self.room(fit.look, step);
            (Words::set(fit, shown, room.w(), grow), room)
        });
        let sets: Vec<(Words, Rect)> = sets.collect();
        let fits = sets.iter().all(|(set, room)| set.fits && set.height <= room.h());
        (sets.into_iter().map(|(set, _)| set).collect(), fits)
    }

    fn placed(&self, look: &Look<'_>, slide: &Chain, sets: Vec<Words>) -> Vec<Laid> {
        let place = |(step, (words, shown)): (usize, (Words, &Step))| {
            let room = self.room(look, step);
            let whole = steps::station(room, steps::told_step(look, shown, false)).arriving(2 + step);
            std::iter::once(whole).chain(self.place(step, &words, room))
        };
        let list = std::iter::once(steps::list(self.area, look.text(&slide.heading)));
        list.chain(sets.into_iter().zip(&slide.steps).enumerate().flat_map(place)).collect()
    }

    fn place(&self, step: usize, words: &Words, room: Rect) -> Vec<Laid> {
        let align = match (self.is_upright, self.is_before(step)) {
            (true, _) => Align::Center,
            (false, true) => Align::Right,
            (false, false) => Align::Left,
        };
        let free = room.h() - words.height;
        let top = room.min.y
            + match self.side(step) {
                side if side < 0.0 => free,
                side if side > 0.0 => 0.0,
                _ => free / 2.0,
            };
        let place = |said: &Said| {
            let item = said.block.lay(said.part, room.min.x, top + said.y, room.w(), align, said.color);
            item.meaning(Role::Text, said.text.as_str()).told().arriving(2 + step)
        };
        words.blocks.iter().map(place).collect()
    }

    /// Whether the words of `step` stand at the left of the ring, or above it.
    fn is_before(&self, step: usize) -> bool {
        let at = self.at(step as f32);
        if self.is_upright { at.y < self.center.y } else { at.x < self.center.x }
    }

    /// Whether the words of `step` stand above the level of its mark (−1), below it (1), or at it (0): the ring curves
    /// away from them there.
    fn side(&self, step: usize) -> f32 {
        let off = (self.at(step as f32).y - self.center.y) / self.radius;
        let level = if self.is_turned { 0.1 } else { 0.3 };
        if off.abs() < level && !self.is_upright { 0.0 } else { off.signum() }
    }

    /// How far the ring is from its middle to each side at the height `y`.
    fn reach(&self, y: f32) -> f32 {
        (self.radius.powi(2) - (y - self.center.y).powi(2)).max(0.0).sqrt()
    }

    /// The space for the words of `step`, outside the ring.
    fn room(&self, look: &Look<'_>, step: usize) -> Rect {
        let before = self.is_before(step);
        let sharing = (0..self.count).filter(|other| self.is_before(*other) == before).count().max(1) as f32;
        let dot = mark::KNOB * look.scale.unit;
        let gap = dot + look.scale.gap_small * 1.4;
        let (area, at) = (self.area, self.at(step as f32));
        if self.is_upright {
            let wide = (area.w() / sharing - look.scale.gap).max(1.0);
            let x = (at.x - wide / 2.0).clamp(area.min.x, (area.max.x - wide).max(area.min.x));
            let reach = self.radius + gap;
            let (top, bottom) =
                if before { (area.min.y, self.center.y - reach) } else { (self.center.y + reach, area.max.y) };
            return rect(x, top, wide, (bottom - top).max(1.0));
        }
        let high = area.h() / sharing;
        let dip = dot * if self.is_turned { 1.9 } else { 0.9 };
        let (top, bottom) = match self.side(step) {
            side if side < 0.0 => ((at.y - high).max(area.min.y), at.y + dip),
            side if side > 0.0 => (at.y - dip, (at.y + high).min(area.max.y)),
            _ => (at.y - high / 2.0, at.y + high / 2.0),
        };
        let out = self.reach(at.y - self.side(step) * dip).max((at.x - self.center.x).abs()) + gap;
        let top = if self.is_turned && before { top.max(self.below) } else { top };
        let left = if top > self.below { look.safe().min.x } else { area.min.x };
        let (left, right) = if before { (left, self.center.x - out) } else { (self.center.x + out, area.max.x) };
        rect(left, top, (right - left).max(1.0), (bottom - top).max(1.0))
    }
}

/// Corners of what is drawn as a circle.
const ROUND: f32 = 120.0;
