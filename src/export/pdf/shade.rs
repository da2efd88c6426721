//! Colours that fade out, as gradients with soft masks.

use krilla::{
    color::{luma, rgb},
    geom::{Path, Transform},
    mask::{Mask, MaskType},
    num::NormalizedF32,
    paint::{Fill, LinearGradient, Paint, SpreadMethod, Stop},
    surface::Surface,
};

use super::path;
use crate::units::{Rect, Rgba, Size, rect};

/// The two ends of a gradient, in points.
type Ends = [f32; 4];

/// A plain colour to fill with.
pub(super) fn fill(color: Rgba) -> Fill {
    Fill { paint: solid(color).into(), opacity: alpha(color), ..Fill::default() }
}

pub(super) fn solid(color: Rgba) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

pub(super) fn alpha(color: Rgba) -> NormalizedF32 {
    portion(f32::from(color.a) / 255.0)
}

/// `value` limited to 0 ..= 1.
pub(super) fn portion(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ZERO)
}

/// A colour that changes across `area`, from left to right or from top to bottom.
pub(super) fn shade(surface: &mut Surface<'_>, area: Rect, stops: &[(f32, Rgba)], across: bool) {
    let ends = if across { [area.min.x, 0.0, area.max.x, 0.0] } else { [0.0, area.min.y, 0.0, area.max.y] };
    let stops = blended(stops).into_iter().map(|(at, color)| Stop {
        offset: portion(at),
        color: solid(color).into(),
        opacity: alpha(color),
    });
    if let Some(path) = path::rounded(area, 0.0) {
        fill_with(surface, &path, gradient(ends, stops.collect()));
    }
}

/// A colour that is solid in `area` and fades out around it, without a visible edge.
///
/// The opacities across and along are multiplied; at the corners the product is within 7% of the round form that a
/// screen draws.
pub(super) fn glow(surface: &mut Surface<'_>, area: Rect, color: Rgba, reach: Size) {
    run_out(surface, area, color, reach, |t| 1.0 - t * t * (3.0 - 2.0 * t));
}

/// A soft shadow of `area`: it fades from solid to nothing over `blur` points, half of them outside.
pub(super) fn shadow(surface: &mut Surface<'_>, area: Rect, color: Rgba, blur: f32) {
    let blur = blur.clamp(0.0, area.size().short());
    run_out(surface, area.shrunk(blur / 2.0), color, Size { w: blur, h: blur }, |t| 1.0 - t);
}

fn run_out(surface: &mut Surface<'_>, area: Rect, color: Rgba, reach: Size, fade: impl Fn(f32) -> f32) {
    let outer = area.inset(-reach.w.max(0.0), -reach.h.max(0.0));
    let Some(path) = path::rounded(outer, 0.0) else { return };
    let masked = reach.w > 0.0;
    if masked {
        let stops = profile(outer.w(), reach.w, &fade).into_iter().map(|(at, part)| Stop {
            offset: portion(at),
            color: luma::Color::new((part * 255.0).round() as u8).into(),
            opacity: NormalizedF32::ONE,
        });
        let paint = gradient([outer.min.x, 0.0, outer.max.x, 0.0], stops.collect());
        let mut builder = surface.stream_builder();
        let mut mask = builder.surface();
        fill_with(&mut mask, &path, paint);
        mask.finish();
        let stream = builder.finish();
        surface.push_mask(Mask::new(stream, MaskType::Luminosity));
    }
    if reach.h > 0.0 {
        let own = f32::from(color.a) / 255.0;
        let stops = profile(outer.h(), reach.h, &fade).into_iter().map(|(at, part)| Stop {
            offset: portion(at),
            color: solid(color).into(),
            opacity: portion(own * part),
        });
        fill_with(surface, &path, gradient([0.0, outer.min.y, 0.0, outer.max.y], stops.collect()));
    } else {
        surface.set_fill(Some(fill(color)));
        surface.draw_path(&path);
    }
    if masked {
        surface.pop();
    }
}

/// The opacity of a colour across `length` points, with this reach at both ends.
fn profile(length: f32, reach: f32, fade: &impl Fn(f32) -> f32) -> Vec<(f32, f32)> {
    // Fewer steps show as bands.
    const STEPS: usize = 16;
    let share = (reach / length).min(0.5);
    let step = |index: usize| index as f32 / STEPS as f32;
    let rise = (0..=STEPS).map(|index| (share * step(index), fade(1.0 - step(index))));
    let fall = (0..=STEPS).map(|index| (1.0 - share + share * step(index), fade(step(index))));
    rise.chain(fall).collect()
}

fn gradient([x1, y1, x2, y2]: Ends, stops: Vec<Stop>) -> Paint {
    let gradient = LinearGradient {
        x1,
        y1,
        x2,
        y2,
        transform: Transform::identity(),
        spread_method: SpreadMethod::Pad,
        stops,
        anti_alias: false,
    };
    gradient.into()
}

fn fill_with(surface: &mut Surface<'_>, path: &Path, paint: Paint) {
    surface.set_fill(Some(Fill { paint, ..Fill::default() }));
    surface.draw_path(path);
}

/// The stops with colour and opacity apart, as PDF has them; a screen mixes both at once. Where both change, steps
/// between them keep the mixture; a transparent stop takes the colour of its neighbour.
fn blended(stops: &[(f32, Rgba)]) -> Vec<(f32, Rgba)> {
    const STEPS: usize = 8;
    let mut all: Vec<(f32, Rgba)> = Vec::new();
    for pair in stops.windows(2) {
        let [(from, one), (to, other)] = pair else { continue };
        let (one, other) = match (one.a, other.a) {
            (0, _) => (Rgba { a: 0, ..*other }, *other),
            (_, 0) => (*one, Rgba { a: 0, ..*one }),
            _ => (*one, *other),
        };
        let same = (one.r, one.g, one.b) == (other.r, other.g, other.b) || one.a == other.a;
        let steps = if same { 1 } else { STEPS };
        for step in 0..=steps {
            let t = step as f32 / steps as f32;
            let stop = (from + (to - from) * t, mixed(one, other, t));
            if all.last() != Some(&stop) {
                all.push(stop);
            }
        }
    }
    all
}

/// The mixture of two colours, weighted by their opacities.
fn mixed(one: Rgba, other: Rgba, t: f32) -> Rgba {
    let (a, b) = (f32::from(one.a) * (1.0 - t), f32::from(other.a) * t);
    let whole = (a + b).max(f32::EPSILON);
    let channel = |x: u8, y: u8| {
        if a + b > 0.0 { ((f32::from(x) * a + f32::from(y) * b) / whole).round() as u8 } else { x }
    };
    Rgba {
        r: channel(one.r, other.r),
        g: channel(one.g, other.g),
        b: channel(one.b, other.b),
        a: (a + b).round() as u8,
    }
}

/// `area` in PDF points, at `scale` for each point of the stage.
pub(super) fn scaled(area: Rect, scale: f32) -> Rect {
    rect(area.min.x * scale, area.min.y * scale, area.w() * scale, area.h() * scale)
}
