//! A small house with a curved roof.

use super::{
    canvas::{Canvas, Colour},
    noise::rough,
};
use crate::units::mix;

/// Its colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct House {
    pub wall: Colour,
    pub roof: Colour,
    pub window: Colour,
}

/// Draws a house with two roofs, one over the other, whose floor has its middle at `(x, floor)`; `scale` is half of the
/// lower roof's width, in units of the picture's shorter side.
pub(super) fn house(canvas: &mut Canvas, (x, floor): (f32, f32), scale: f32, look: &House) {
    let half = canvas.unit() * scale;
    let wall = half * 0.5;
    room(canvas, (x, floor), (half * 0.74, wall), 5, look);
    roof(canvas, (x, floor - wall), half, look);
    let upper = floor - wall - half * 0.3;
    room(canvas, (x, upper), (half * 0.42, half * 0.26), 3, look);
    roof(canvas, (x, upper - half * 0.26), half * 0.66, look);
    bushes(canvas, (x, floor), half);
}

/// What grows at the foot of the walls: in the colour of the ground below, so that the house stands in it.
fn bushes(canvas: &mut Canvas, (x, floor): (f32, f32), half: f32) {
    let reach = half * 1.25;
    for column in (x - reach).floor() as i32..=(x + reach).ceil() as i32 {
        let out = (column as f32 - x) / reach;
        let below = canvas.at(column as f32, floor + half * 0.42);
        let ground = below.map(|channel| channel * 0.86);
        let tall = half * 0.09 * rough(column as f32 / half * 7.0, 3, 83) * (1.0 - out * out);
        // At both ends the mound runs out into the ground.
        let bottom = floor + half * 0.4;
        let top = floor - tall + (bottom - floor + tall) * out * out;
        canvas.fill_column(column, top, bottom, |y| mix(ground, below, (y - top) / (bottom - top).max(1.0)));
    }
}

/// A wall with windows: half of its width, and its height.
fn room(canvas: &mut Canvas, (x, floor): (f32, f32), (half, height): (f32, f32), windows: usize, look: &House) {
    for column in (x - half).floor() as i32..=(x + half).ceil() as i32 {
        let across = (column as f32 - (x - half)) / (2.0 * half) * windows as f32;
        let place = across - across.floor();
        let is_window = (0.18..0.82).contains(&place) && (0.0..windows as f32).contains(&across);
        let is_bar = (place - 0.5).abs() < 0.035;
        canvas.fill_column(column, floor - height, floor + height * 0.3, |y| {
            let up = (floor - y) / height;
            if is_window && !is_bar && (0.2..0.8).contains(&up) { look.window } else { look.wall }
        });
    }
}

/// A roof whose slopes sag and whose ends turn up.
fn roof(canvas: &mut Canvas, (x, eaves): (f32, f32), half: f32, look: &House) {
    for column in (x - half).floor() as i32..=(x + half).ceil() as i32 {
        let out = ((column as f32 - x).abs() / half).min(1.0);
        let turn = 0.13 * out.powi(5);
        let top = eaves - half * (0.04 + 0.46 * (1.0 - out).powf(1.7) + turn);
        let bottom = eaves + half * (0.06 - turn);
        let depth = (bottom - top).max(1.0);
        canvas.fill_column(column, top, bottom, |y| mix(look.roof, look.wall, 0.22 * (1.0 - (y - top) / depth)));
    }
    canvas.fill_column(x as i32, eaves - half * 0.6, eaves - half * 0.45, |_| look.roof);
}
