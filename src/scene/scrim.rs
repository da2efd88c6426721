//! Scrims: soft grounds behind words on pictures, only as solid as reading the words needs; and whether light or dark
//! words need the lighter scrim.

use super::{
    Part, Shape,
    crop::{Framing, crop},
    laid::Laid,
    look::{Look, Tone},
};
use crate::{
    content::Photo,
    theme::{LARGE_TEXT_CONTRAST, TEXT_CONTRAST, extent, space},
    units::{Fraction, PictureState, Pos, Rect, Rgba, Seen, Size, mix, pos, rect, size},
};

/// A soft ground behind words on a picture.
pub(super) struct Scrim {
    pub item: Laid,
    pub tone: Tone,
    /// How solid it is where it is most solid, 0 ..= 1, as it is painted.
    pub strength: f32,
}

impl Scrim {
    /// A glow of `color`, `strength` solid, over `block`.
    fn glow(block: Rect, color: Rgba, strength: f32, reach: Size, tone: Tone) -> Self {
        let color = color.faded(strength);
        let item = Laid::new(Part::Scrim, block, Shape::Glow { color, reach });
        Self { item, tone, strength: f32::from(color.a) / 255.0 }
    }
}

/// The contrast ratio of words to what is behind them that is aimed at is more than they need by this part, since 2% of the
/// pixels are brighter or darker than what is known of a picture: at least, and where the picture is as busy as this.
const RESERVE: (f32, f32) = (0.06, 0.25);
const BUSY: f32 = 0.04;

/// How solid a scrim behind small letters is for each unit of detail in the picture, and at most for that reason:
/// detail makes small letters hard to read as brightness does.
const CALMING: f32 = 3.0;
const CALMING_MOST: f32 = 0.45;
/// The same behind small print, whose scrim stands out from a picture that needs none elsewhere.
const CALMING_PRINT: f32 = 0.16;

/// Light words are kept if their scrim is at most so solid, 0 ..= 1, or so much more solid than that of dark words: most
/// slides have light words, and dark ones are dull on what is neither bright nor dark, such as a blue sky.
const NIGHT_LIGHT: f32 = 0.24;
const NIGHT_BONUS: f32 = 0.3;

/// How solid a light scrim is at most, 0 ..= 1: a heavier one hides the picture like fog.
const DAY_MOST: f32 = 0.42;

/// How solid every scrim is for a visitor who asked for high contrast, 0 ..= 1.
const HIGH_CONTRAST: f32 = 0.97;

/// Words on `photo`, which fills the stage, in the tone that needs the lighter scrim.
///
/// `words` sets them in a tone. Dark ones keep clear of the foot of the stage, which is shaded for the controls.
pub(super) fn toned(look: &Look<'_>, photo: &Photo, words: impl Fn(Tone) -> Vec<Laid>) -> (Vec<Laid>, Tone) {
    let (stage, night) = (look.stage.rect(), words(Tone::Night));
    // A theme with dark paper has light words on all pictures.
    if look.comfort.high_contrast || look.palette.is_dark() {
        return (night, Tone::Night);
    }
    let lines = lines(&night);
    let foot = stage.max.y - (look.scale.bottom_bar + look.scale.small_print) * FOOT_REACH;
    let is_clear = lines.iter().all(|line| line.rect.max.y < foot);
    let needs = |tone| {
        let seen = lines.iter().filter_map(|line| Some((seen(look, photo, stage, line.rect)?, line.size)));
        seen.map(|(seen, size)| needed(look, seen, tone, size)).fold(0.0, f32::max)
    };
    let (by_day, by_night) = (needs(Tone::Day), needs(Tone::Night));
    if is_clear && by_day < DAY_MOST && (by_day + NIGHT_BONUS).max(NIGHT_LIGHT) < by_night {
        (words(Tone::Day), Tone::Day)
    } else {
        (night, Tone::Night)
    }
}

/// How solid the scrim must be, so that `lines` on a picture filling `area` can be read while it drifts.
pub(super) fn strength(look: &Look<'_>, photo: &Photo, area: Rect, lines: &[Place], tone: Tone) -> f32 {
    strength_over(look, photo, area, lines, tone, 0.0)
}

/// The same where a scrim of the other tone, `beneath` solid, lies between the picture and this one.
fn strength_over(look: &Look<'_>, photo: &Photo, area: Rect, lines: &[Place], tone: Tone, beneath: f32) -> f32 {
    if look.comfort.high_contrast {
        return HIGH_CONTRAST;
    }
    let day = encoded(look.scrim(Tone::Day).luminance());
    let lightened = |luminance: f32| (encoded(luminance) + (day - encoded(luminance)) * beneath).powf(GAMMA);
    let needs = lines.iter().filter_map(|line| {
        let seen = seen(look, photo, area, line.rect)?;
        let seen = if beneath > 0.0 { Seen { brightest: lightened(seen.brightest), ..seen } } else { seen };
        Some(needed(look, seen, tone, line.size).max(calming(seen, line.size)))
    });
    needs.fold(0.0, f32::max)
}

/// How solid a scrim must be so that detail does not disturb words of this size.
fn calming(seen: Seen, size: Letters) -> f32 {
    match size {
        Letters::Large => 0.0,
        Letters::Small => (seen.detail * CALMING).min(CALMING_MOST),
        Letters::Print => (seen.detail * CALMING).min(CALMING_PRINT),
    }
}

/// What is behind `place` at the start and at the end of the picture's motion; nothing of a picture not yet known.
fn seen(look: &Look<'_>, photo: &Photo, area: Rect, place: Rect) -> Option<Seen> {
    let frame = look.frame(photo);
    let PictureState::Ready(facts) = look.pictures.state(frame.file) else { return None };
    let looks = [Fraction::ZERO, Fraction::ONE].map(|drift| {
        let crop = crop(facts.size, area.size(), Framing::of(&frame), drift);
        let at = |p: Pos| {
            let (x, y) = ((p.x - area.min.x) / area.w(), (p.y - area.min.y) / area.h());
            pos(crop.min.x + x * crop.w(), crop.min.y + y * crop.h())
        };
        facts.grid.look_at(Rect { min: at(place.min), max: at(place.max) })
    });
    Some(looks[0].and(looks[1]))
}

/// How solid a scrim must be so that words of this size stand out from the brightest or the darkest of what is seen.
fn needed(look: &Look<'_>, seen: Seen, tone: Tone, size: Letters) -> f32 {
    let ink = look.on_picture(tone);
    let scrim = encoded(look.scrim(tone).luminance());
    let (text, accent) = (ink.text.luminance() + 0.05, ink.accent.luminance() + 0.05);
    let reserve = 1.0 + RESERVE.0 + (RESERVE.1 - RESERVE.0) * (seen.detail / BUSY).min(1.0);
    let least = if size == Letters::Large { LARGE_TEXT_CONTRAST } else { TEXT_CONTRAST };
    let (contrast, contrast_large) = (least * reserve, LARGE_TEXT_CONTRAST * reserve);
    let (missing, reach) = match tone {
        Tone::Night => {
            let limit = encoded(((text / contrast).min(accent / contrast_large) - 0.05).max(0.0));
            let worst = encoded(seen.brightest);
            (worst - limit, worst - scrim)
        }
        Tone::Day => {
            let limit = encoded(((text * contrast).max(accent * contrast_large) - 0.05).min(1.0));
            let worst = encoded(seen.darkest);
            (limit - worst, scrim - worst)
        }
    };
    if missing <= 0.0 { 0.0 } else { (missing / reach.max(0.01)).clamp(0.0, HIGH_CONTRAST) }
}

/// Screens blend encoded values, not light: this is the usual approximation of sRGB's curve.
const GAMMA: f32 = 2.2;

fn encoded(luminance: f32) -> f32 {
    luminance.powf(1.0 / GAMMA)
}

/// How large the letters are: large ones can be read with less contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Large,
    Small,
    /// Small print and the place in the exhibition, at the foot: a short line that one need not read.
    Print,
}

/// A line of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub rect: Rect,
    pub size: Letters,
}

/// The lines of all words among `items`: where the picture behind them matters.
pub(super) fn lines(items: &[Laid]) -> Vec<Place> {
    let mut places = Vec::new();
    for item in items {
        let Shape::Text { lines, style, .. } = &item.item.shape else { continue };
        // A seal has a ground of its own.
        if item.item.part.is_seal() {
            continue;
        }
        let size = if item.item.part.is_large() { Letters::Large } else { Letters::Small };
        places.extend(lines.iter().map(|line| Place {
            rect: Rect {
                min: pos(line.x, line.baseline - style.size),
                max: pos(line.x + line.width, line.baseline + 0.25 * style.size),
            },
            size,
        }));
    }
    places
}

/// How solid the heaviest scrim is that `words` on a picture filling the stage need, 0 ..= 1.
pub(super) fn heaviest(look: &Look<'_>, photo: &Photo, words: &[Laid], tone: Tone) -> f32 {
    strength(look, photo, look.stage.rect(), &lines(words), tone)
}

/// The detail of a picture filling the stage behind the large letters among `words`, where it is greatest.
pub(super) fn unrest(look: &Look<'_>, photo: &Photo, words: &[Laid]) -> f32 {
    let large = lines(words).into_iter().filter(|line| line.size == Letters::Large);
    let seen = large.filter_map(|line| seen(look, photo, look.stage.rect(), line.rect));
    seen.map(|seen| seen.detail).fold(0.0, f32::max)
}

/// How far down a picture that fills the stage is calm from its top, across `area`; nothing of a picture not yet known.
pub(super) fn calm_down_to(look: &Look<'_>, photo: &Photo, area: Rect) -> Option<f32> {
    let stage = look.stage.rect();
    let step = stage.h() / BANDS as f32;
    let bands = (0..BANDS).map(|band| rect(area.min.x, stage.min.y + band as f32 * step, area.w(), step));
    let mut seen_to = None;
    for band in bands {
        if seen(look, photo, stage, band)?.detail > STIRS {
            break;
        }
        seen_to = Some(band.max.y);
    }
    seen_to
}

/// How many bands of a picture are looked at one by one, and the detail from which on something is to be seen in one.
const BANDS: usize = 27;
const STIRS: f32 = 0.02;

/// A scrim less solid than this cannot be seen and is left out, 0 ..= 1.
const LEAST: f32 = 0.02;

/// Scrims around `words` on a picture filling `area`, as strong as they need; none where they need none.
///
/// They run out towards the middle of the picture. Where the words are near an edge they reach it: a scrim with room on
/// all sides looks like a cloud.
pub(super) fn around(look: &Look<'_>, photo: &Photo, area: Rect, words: &[Laid], tone: Tone) -> Vec<Scrim> {
    let scrim = |lines: Vec<Place>| {
        let strength = strength(look, photo, area, &lines, tone);
        let block = lines.iter().map(|line| line.rect).reduce(Rect::union).filter(|_| strength > LEAST)?;
        let reach = extent::SCRIM_REACH * look.scale.unit;
        let color = shade(look, photo, area, block, tone);
        Some(Scrim::glow(reaching(look, area, block), color, strength, size(reach, reach), tone))
    };
    blocks(lines(words), extent::SCRIM_SHARED * look.scale.unit).into_iter().filter_map(scrim).collect()
}

/// The share of the chapter's ground in the colour of a dark scrim, 0 ..= 1; the rest is the picture's own colour.
const OWN_GROUND: f32 = 0.25;

/// The colour of a scrim over `place`. A dark one takes the hue of what it lies on, so that a blue sky becomes a darker
/// blue and not grey; it is as dark as the chapter's ground.
pub(super) fn shade(look: &Look<'_>, photo: &Photo, area: Rect, place: Rect, tone: Tone) -> Rgba {
    let scrim = look.scrim(tone);
    let Some(seen) = seen(look, photo, area, place).filter(|_| tone == Tone::Night && !look.comfort.high_contrast)
    else {
        return scrim;
    };
    let [r, g, b] = seen.color.map(|level| (level * 255.0) as u8);
    let dimmed = encoded(scrim.luminance()) / encoded(Rgba { r, g, b, a: 255 }.luminance()).max(0.01);
    let dimmed = [r, g, b].map(|level| f32::from(level) * dimmed.min(1.0));
    let [r, g, b] = mix(dimmed, scrim.levels(), OWN_GROUND).map(|level| level as u8);
    Rgba { r, g, b, a: 255 }
}

/// Lines that stand no further than `near` from each other, together.
fn blocks(lines: Vec<Place>, near: f32) -> Vec<Vec<Place>> {
    let mut blocks: Vec<Vec<Place>> = Vec::new();
    for line in lines {
        let touches = |other: &Place| other.rect.shrunk(-near).overlaps(line.rect);
        let (joined, mut apart): (Vec<_>, Vec<_>) =
            blocks.into_iter().partition(|block: &Vec<Place>| block.iter().any(touches));
        let mut joined = joined.concat();
        joined.push(line);
        apart.push(joined);
        blocks = apart;
    }
    blocks
}

/// Where a scrim behind `words` on `area` is solid: it goes to the edges that they are near.
fn reaching(look: &Look<'_>, area: Rect, words: Rect) -> Rect {
    let mut block = words.shrunk(-space::APART * look.scale.unit);
    if words.min.x < area.min.x + EDGE * area.w() {
        block.min.x = area.min.x;
    }
    if words.max.x > area.max.x - EDGE * area.w() {
        block.max.x = area.max.x;
    }
    if words.min.y < area.min.y + EDGE * area.h() {
        block.min.y = area.min.y;
    }
    if words.max.y > area.max.y - EDGE * area.h() {
        block.max.y = area.max.y;
    }
    block
}

/// The height of the scrim over the foot of a stage, in heights of its solid part.
const FOOT_REACH: f32 = 1.7;
/// How far it runs out upwards and at its side, in the same: over a short way it looks like a box.
const FOOT_UP: f32 = 1.3;
const FOOT_ASIDE: f32 = 3.0;

/// A light scrim over the foot of a stage, for dark words in its left corner, which is as large as `corner`: the small
/// `print` and what stands under it; nothing if the picture is not bright enough there for a
/// light enough scrim.
pub(super) fn bright_foot(look: &Look<'_>, photo: &Photo, corner: Size, print: &[Laid]) -> Option<Scrim> {
    let stage = look.stage.rect();
    let strength = strength(look, photo, stage, &at_foot(look, print, Letters::Small), Tone::Day);
    let reach = size((stage.w() - corner.w).max(corner.h * FOOT_ASIDE), corner.h * FOOT_UP);
    let words = Rect { min: pos(0.0, stage.max.y - corner.h), max: pos(corner.w.min(stage.w()), stage.max.y) };
    (strength < DAY_MOST).then(|| Scrim::glow(words, look.scrim(Tone::Day), strength, reach, Tone::Day))
}

/// The lines of the small `print`, and the place in the exhibition under it.
fn at_foot(look: &Look<'_>, print: &[Laid], size: Letters) -> Vec<Place> {
    let (stage, scale) = (look.stage.rect(), look.scale);
    let under = rect(0.0, stage.max.y - scale.bottom_bar, scale.margin + look.ticks_width(), scale.bottom_bar);
    let print = lines(print).into_iter().map(|line| line.rect);
    print.chain([under]).map(|rect| Place { rect, size }).collect()
}

/// A scrim over the foot of a stage, of which `photo` fills `area`, for the light words in its left corner, which is as
/// large as `corner`: the small `print` and what stands under it; controls have grounds of their own. `beneath` is what lies
/// between.
///
/// It runs out over all the rest of the width, as dusk does: one that ended beside the words would be a smudge on a bright
/// picture, and one that went on as solid would veil what the picture is about.
pub(super) fn foot(
    look: &Look<'_>,
    (photo, area): (&Photo, Rect),
    corner: Size,
    print: &[Laid],
    beneath: &[Scrim],
) -> Scrim {
    let stage = look.stage.rect();
    let (width, height) = (corner.w.min(stage.w()), corner.h);
    let words = Rect { min: pos(0.0, stage.max.y - height), max: pos(width, stage.max.y) };
    let lines = at_foot(look, print, Letters::Print);
    let day = beneath.iter().filter(|scrim| scrim.tone == Tone::Day).map(|scrim| scrim.strength);
    let strength = strength_over(look, photo, area, &lines, Tone::Night, day.fold(0.0, f32::max));
    let color = shade(look, photo, area, words, Tone::Night);
    let reach = size((stage.w() - width).max(height * FOOT_ASIDE), height * FOOT_OVER);
    Scrim::glow(words, color, strength, reach, Tone::Night)
}

/// How far such a scrim runs out upwards, in heights of its solid part.
const FOOT_OVER: f32 = 1.7;

/// Words are near an edge if they are nearer to it than this part of the picture's side.
const EDGE: f32 = 0.25;

/// A scrim that is solid over its first `flat` part and runs out over the rest, without an edge the eye can find.
///
/// It starts at the left (`across`) or top of `area`, or at the opposite side if `reversed`.
pub(super) fn run_out(color: Rgba, strength: f32, area: Rect, flat: f32, across: bool, reversed: bool) -> Laid {
    const STOPS: usize = 10;
    let fade = |t: f32| 1.0 - t * t * (3.0 - 2.0 * t);
    let mut stops = vec![(0.0, color.faded(strength))];
    for step in 0..=STOPS {
        let t = step as f32 / STOPS as f32;
        stops.push((flat + (1.0 - flat) * t, color.faded(strength * fade(t))));
    }
    if reversed {
        stops = stops.into_iter().rev().map(|(at, color)| (1.0 - at, color)).collect();
    }
    Laid::new(Part::Scrim, area, Shape::Shade { stops, across })
}
