//! A film: as large as its shape and the stage allow, with what is said in it at its foot.

use super::{
    captioned::captioned,
    small_print::{corner, small_print},
};
use crate::{
    content::{Fit, Photo, Video},
    scene::{
        Align, Part, Role, Shape, Wrap,
        crop::whole,
        laid::{BarGround, Laid, Layout},
        look::{Look, Tone},
        playing::playing,
        scrim::{run_out, shade},
        stack::{Hang, stacked},
    },
    theme::extent,
    units::{PictureState, Rect, Size, pos, rect, size},
};

/// A film whose shape differs from the stage's by no more than this part fills it: nobody misses what is cut.
const ALIKE: f32 = 0.05;

/// The shape that a film is taken to have as long as nothing is known of it.
const USUAL: f32 = 16.0 / 9.0;

/// How solid the scrim behind small words on a film is, whatever it shows; behind its heading, whose letters are large; and
/// for a visitor who asked for high contrast.
const SCRIM: f32 = 0.74;
const SCRIM_LARGE: f32 = 0.5;
const SCRIM_HIGH: f32 = 0.97;

pub(super) fn layout(look: &Look<'_>, slide: &Video) -> Layout {
    let place = Place::of(look, slide);
    let mut items = Vec::new();
    if !place.fills {
        let ground = Shape::Fill { color: look.tint.deep, radius: 0.0 };
        items.push(Laid::new(Part::Ground, look.stage.rect(), ground));
    }
    let film = (slide.file.path.as_str(), shape(look, slide));
    items.extend(playing(look, &slide.file.still, film, place.area));
    if place.fills {
        items.extend(scrims(look, &slide.file.still, &place));
    }
    items.extend(place.heading);
    items.extend(place.print);
    Layout { items, bar: if place.fills { BarGround::Picture } else { BarGround::Dark } }
}

/// Where a film stands, and the words around it.
struct Place {
    area: Rect,
    /// It takes the whole stage.
    fills: bool,
    heading: Vec<Laid>,
    print: Vec<Laid>,
}

impl Place {
    fn of(look: &Look<'_>, slide: &Video) -> Self {
        let stage = look.stage.rect();
        let print = small_print(look, &[look.line(&slide.credit).into_owned()], true);
        let (heading, height) = heading(look, slide);
        let aspect = shape(look, slide).aspect();
        let differs = (aspect / stage.size().aspect()).max(stage.size().aspect() / aspect) - 1.0;
        if slide.fit == Fit::Fill || differs <= ALIKE {
            return Self { area: stage, fills: true, heading, print };
        }
        let head = if height > 0.0 { look.safe().min.y + height + look.scale.gap } else { 0.0 };
        let foot = print.iter().map(|item| item.item.rect.min.y - look.scale.gap_small);
        let foot = foot.fold(look.foot(), f32::min);
        let room = rect(0.0, head, stage.w(), (foot - head).max(1.0));
        let Size { w, h } = whole(aspect, room.size());
        let middle = room.center();
        Self { area: rect(middle.x - w / 2.0, middle.y - h / 2.0, w, h), fills: false, heading, print }
    }
}

/// Width and height of the film, or what stands for its shape as long as they are not known.
fn shape(look: &Look<'_>, slide: &Video) -> Size {
    match (&slide.file.facts, look.pictures.state(&slide.file.still.file)) {
        (Some(facts), _) => size(facts.size[0] as f32, facts.size[1] as f32),
        (None, PictureState::Ready(facts)) => facts.size,
        (None, _) => size(USUAL, 1.0),
    }
}

/// The heading, and how high it is.
fn heading(look: &Look<'_>, slide: &Video) -> (Vec<Laid>, f32) {
    let text = look.text(&slide.heading);
    if text.is_empty() {
        return (Vec::new(), 0.0);
    }
    let ink = look.on_dark();
    let safe = look.safe();
    let head = Rect { max: pos(safe.max.x, safe.min.y + safe.h() * HEAD), ..safe };
    let stack = stacked(look, head, Align::Left, Hang::Top, |stack| {
        stack.rule(ink.accent);
        stack.text(Part::Heading, text, look.scale.heading(), Wrap::Balanced, ink.text, Role::Heading);
    });
    (stack.items, stack.height)
}

/// The part of the height that a heading takes at most.
const HEAD: f32 = 0.3;

/// Soft grounds behind the words. What a film shows next is not known: they are as solid as the brightest of pictures needs.
/// That of the heading runs out downwards over the whole width, as a sky does; the other is no larger than the small print.
fn scrims(look: &Look<'_>, still: &Photo, place: &Place) -> Vec<Laid> {
    let stage = look.stage.rect();
    let solid = |usual: f32| if look.comfort.high_contrast { SCRIM_HIGH } else { usual };
    let shade = |block: Rect| shade(look, still, stage, block, Tone::Night);
    let near = look.scale.gap_small;
    let head = place.heading.iter().map(|item| item.item.rect).reduce(Rect::union).map(|words| {
        let words = rect(0.0, 0.0, stage.w(), words.max.y + near);
        let area = rect(0.0, 0.0, stage.w(), (words.h() * HEAD_REACH).min(stage.h()));
        run_out(shade(words), solid(SCRIM_LARGE), area, words.h() / area.h(), false, false)
    });
    let foot = corner(look, &place.print);
    let (w, h) = (foot.w.min(stage.w()), foot.h + near);
    let block = rect(0.0, stage.max.y - h, w, h);
    let reach = extent::SCRIM_REACH * look.scale.unit;
    let glow = Shape::Glow { color: shade(block).faded(solid(SCRIM)), reach: size(reach, reach * LOW) };
    head.into_iter().chain([Laid::new(Part::Scrim, block, glow)]).collect()
}

/// How far down the scrim behind a heading runs, in heights of its solid part.
const HEAD_REACH: f32 = 2.4;

/// How far the other runs out upwards, as a part of how far it does so at its side.
const LOW: f32 = 0.4;

/// The caption at this place of its track, on a ground of its own: on the film's foot, or below it where there is room. The
/// slide is laid out for `slides`.
pub(super) fn caption(look: &Look<'_>, slides: &Look<'_>, slide: &Video, number: usize) -> Vec<Laid> {
    let Some(cue) = slide.captions.track(look.lang).get(number) else { return Vec::new() };
    let place = Place::of(slides, slide);
    let gap = look.scale.gap_small;
    let lowest = place.print.iter().map(|item| item.item.rect.min.y - gap).fold(look.safe().max.y, f32::min);
    captioned(look, &cue.text, |ground| {
        let below = place.area.max.y + gap;
        if below + ground.h <= lowest { below } else { place.area.max.y.min(lowest) - gap - ground.h }
    })
}
