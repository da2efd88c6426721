//! Hills: ridges behind each other, with mist between them.

use super::{
    canvas::{Canvas, Colour, colour, gradient, lit},
    house::{House, house},
    noise::{chance, cloud, line, rough, smooth},
};
use crate::units::mix;

/// One ridge, from one edge of the picture to the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ridge {
    /// How high its lowest crest stands, as a part of the picture's height from the top.
    pub base: f32,
    /// How far its peaks rise above that, in units of the shorter side.
    pub rise: f32,
    /// How many peaks there are in the length of the shorter side.
    pub peaks: f32,
    /// The colour of its crest, and of the mist at its foot.
    pub crest: Colour,
    pub foot: Colour,
    /// How tall the trees on it are, in units of the shorter side.
    pub trees: f32,
    pub seed: u32,
}

/// The light of a picture: where it stands, as parts of width and height, and its colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    pub at: (f32, f32),
    pub colour: Colour,
    /// How wide its glow is, in units of the shorter side.
    pub glow: f32,
    pub strength: f32,
    /// Radius of its disc, in units of the shorter side.
    pub disc: f32,
}

impl Light {
    /// How much of its light arrives at a pixel, 0 ..= 1.
    fn reach(&self, canvas: (f32, f32), x: f32, y: f32) -> f32 {
        let unit = canvas.0.min(canvas.1);
        let away = (x - self.at.0 * canvas.0).hypot(y - self.at.1 * canvas.1) / unit;
        self.strength / (1.0 + (away / self.glow).powi(2) * 3.0)
    }

    /// How much of a pixel its disc covers.
    fn covers(&self, canvas: (f32, f32), x: f32, y: f32) -> f32 {
        let unit = canvas.0.min(canvas.1);
        let away = (x - self.at.0 * canvas.0).hypot(y - self.at.1 * canvas.1);
        ((self.disc * unit - away) / (unit * 0.0022) + 0.5).clamp(0.0, 1.0)
    }
}

/// A sky of these colours from the top down, with a light in it.
pub(super) fn sky(size: [u32; 2], stops: &[(f32, Colour)], light: &Light, veil: f32) -> Canvas {
    let canvas = (size[0] as f32, size[1] as f32);
    let unit = canvas.0.min(canvas.1);
    Canvas::new(size, |x, y| {
        let haze = cloud(x / unit * 2.2, y / unit * 9.0, 4, 61) - 0.5;
        let base = gradient(stops, (y / canvas.1 + haze * veil).clamp(0.0, 1.0));
        let glowing = lit(base, light.colour, light.reach(canvas, x, y));
        mix(glowing, light.colour, light.covers(canvas, x, y))
    })
}

/// The height of the crest in each column, in pixels from the top.
fn crest(canvas: &Canvas, ridge: &Ridge) -> Vec<f32> {
    let (unit, height) = (canvas.unit(), canvas.height as f32);
    let column = |x: usize| {
        let at = x as f32 / unit * ridge.peaks;
        // Folded noise makes peaks where it would cross its middle.
        let fold = 1.0 - (2.0 * rough(at, 5, ridge.seed) - 1.0).abs();
        let swell = line(at * 0.37, ridge.seed ^ 0x55);
        ridge.base * height - ridge.rise * unit * (0.72 * fold * fold + 0.28 * fold) * (0.35 + 0.65 * swell)
    };
    (0..canvas.width).map(column).collect()
}

/// How far trees stand above the crest in a column: a row of firs of different heights.
fn firs(x: f32, tall: f32, seed: u32) -> f32 {
    let tree = |spacing: f32, seed: u32| {
        let at = x / (tall * spacing);
        let number = at.floor() as i32;
        let off = (at - at.floor() - 0.5 + 0.3 * (chance(number, seed) - 0.5)).abs() * 2.0;
        let tip = tall * (0.35 + 0.65 * chance(number, seed ^ 0x31));
        // Branches: narrow at the tip, in steps.
        let jag = 0.12 * line(x * 0.9, seed ^ 0x77);
        (tip * (1.0 - off * 1.5 - jag)).max(0.0)
    };
    tree(0.34, seed).max(tree(0.21, seed ^ 0x9) * 0.7)
}

/// How much of the light the mist passes on.
const IN_MIST: f32 = 0.42;

/// Puts ridges in front of what is there, the farthest first; `after` is called after each with its number and crest.
pub(super) fn put_all(
    canvas: &mut Canvas,
    ridges: &[Ridge],
    light: &Light,
    mut after: impl FnMut(&mut Canvas, usize, &[f32]),
) {
    let crests: Vec<Vec<f32>> = ridges.iter().map(|ridge| crest(canvas, ridge)).collect();
    for (place, ridge) in ridges.iter().enumerate() {
        // What nearer ridges will hide is not drawn, except a strip on which a house may stand.
        let nearer = &crests[place + 1..];
        let hidden = |x: usize| nearer.iter().map(|crest| crest[x]).fold(canvas.height as f32, f32::min);
        let bottoms: Vec<f32> = (0..canvas.width).map(|x| hidden(x) + canvas.unit() * 0.08).collect();
        put(canvas, ridge, &crests[place], &bottoms, light);
        after(canvas, place, &crests[place]);
    }
}

fn put(canvas: &mut Canvas, ridge: &Ridge, crest: &[f32], bottoms: &[f32], light: &Light) {
    let (unit, size) = (canvas.unit(), (canvas.width as f32, canvas.height as f32));
    let tall = ridge.trees * unit;
    let depth = unit * (0.1 + ridge.rise * 0.75);
    for (column, x) in (0..).zip(0..canvas.width) {
        let here = crest[x];
        let ahead = crest[(x + (unit * 0.006) as usize).min(canvas.width - 1)];
        // A slope towards the light is a little brighter.
        let slope = ((ahead - here) / (unit * 0.006)).clamp(-1.5, 1.5);
        let top = if tall > 0.0 { here - firs(x as f32, tall, ridge.seed ^ 0xF1) } else { here };
        canvas.fill_column(column, top, bottoms[x].min(size.1), |y| {
            let below = (y - here) / depth;
            if below > 1.4 {
                return lit(ridge.foot, light.colour, light.reach(size, x as f32, y) * IN_MIST);
            }
            let grain = cloud(x as f32 / unit * 34.0, y / unit * 26.0, 3, ridge.seed ^ 0xA3) - 0.5;
            let lean = cloud(x as f32 / unit * 2.6, y / unit * 5.0, 2, ridge.seed ^ 0xB7) - 0.5;
            let fog = smooth(below * 0.95 + grain * 0.16 + lean * 0.3);
            let ground = mix(ridge.crest, ridge.foot, fog);
            let shade = slope * 0.05 * (1.0 - below * 3.0).max(0.0) + grain * 0.09 * (1.0 - fog);
            let ground = ground.map(|channel| channel * (1.0 + shade));
            lit(ground, light.colour, light.reach(size, x as f32, y) * IN_MIST)
        });
    }
}

/// Ridges from `far` to `near`, whose colours go from one pair to the other.
fn range(count: usize, far: Ridge, near: Ridge) -> Vec<Ridge> {
    let ridge = |place: usize| {
        let t = place as f32 / (count - 1).max(1) as f32;
        let between = |a: f32, b: f32| a + (b - a) * t;
        Ridge {
            base: between(far.base, near.base),
            rise: between(far.rise, near.rise),
            peaks: between(far.peaks, near.peaks),
            crest: mix(far.crest, near.crest, t * t * (1.6 - 0.6 * t)),
            foot: mix(far.foot, near.foot, t),
            trees: if t > 0.6 { between(far.trees, near.trees) } else { 0.0 },
            seed: far.seed + 7 * place as u32,
        }
    };
    (0..count).map(ridge).collect()
}

/// Morning over the mountains, a tea house on one of them.
pub(super) fn dawn(size: [u32; 2]) -> Canvas {
    let upright = size[1] > size[0];
    let at = if upright { (0.66, 0.4) } else { (0.7, 0.36) };
    let sun = Light { at, colour: colour(0xFF_E2_B0), glow: 0.34, strength: 0.85, disc: 0.052 };
    let stops =
        [(0.0, colour(0x7F_A3_B4)), (0.26, colour(0xB9_CB_C8)), (0.46, colour(0xF2_D9_B4)), (1.0, colour(0xF4_DE_C0))];
    let mut canvas = sky(size, &stops, &sun, 0.1);
    let mist = colour(0xF1_DC_C0);
    let far = Ridge { base: 0.6, rise: 0.3, peaks: 1.5, crest: colour(0xC0_BF_B4), foot: mist, trees: 0.0, seed: 40 };
    let near = Ridge {
        base: 1.04,
        rise: 0.3,
        peaks: 1.25,
        crest: colour(0x16_2C_2B),
        foot: colour(0x5E_78_70),
        trees: 0.055,
        seed: 40,
    };
    let place = if upright { 0.62 } else { 0.735 };
    put_all(&mut canvas, &range(6, far, near), &sun, |canvas, number, crest| {
        if number == 3 {
            let x = place * size[0] as f32;
            let ground = crest[x as usize] + canvas.unit() * 0.024;
            let look = House { wall: colour(0x3A_4A_46), roof: colour(0x25_35_33), window: colour(0xFF_CF_7A) };
            house(canvas, (x, ground), 0.075, &look);
        }
    });
    canvas
}

/// One valley, seen from one place, by day or by night.
pub(super) fn valley(size: [u32; 2], night: bool) -> Canvas {
    let (light, stops, mist, far_crest, near_crest, near_foot) = if night {
        (
            Light { at: (0.78, 0.17), colour: colour(0xE8_ED_F2), glow: 0.2, strength: 0.5, disc: 0.036 },
            [(0.0, colour(0x0C_16_2C)), (0.55, colour(0x24_36_56)), (1.0, colour(0x3A_4C_6A))],
            colour(0x36_4A_68),
            colour(0x2A_3C_5A),
            colour(0x07_0E_18),
            colour(0x16_22_36),
        )
    } else {
        (
            Light { at: (0.24, 0.16), colour: colour(0xFF_F8_E6), glow: 0.5, strength: 0.5, disc: 0.0 },
            [(0.0, colour(0x6F_A6_C8)), (0.5, colour(0xC4_DC_E2)), (1.0, colour(0xE4_EC_E6))],
            colour(0xDC_E8_E2),
            colour(0xA2_BE_C2),
            colour(0x20_46_36),
            colour(0x7C_9C_7C),
        )
    };
    let mut canvas = sky(size, &stops, &light, if night { 0.05 } else { 0.22 });
    if night {
        stars(&mut canvas, 0.55);
    }
    let far = Ridge { base: 0.6, rise: 0.34, peaks: 1.35, crest: far_crest, foot: mist, trees: 0.0, seed: 222 };
    let near = Ridge { base: 1.06, rise: 0.32, peaks: 1.2, crest: near_crest, foot: near_foot, trees: 0.06, seed: 222 };
    put_all(&mut canvas, &range(5, far, near), &light, |canvas, number, crest| {
        if number == 2 {
            let look = if night {
                House { wall: colour(0x1A_20_2E), roof: colour(0x0C_12_1E), window: colour(0xFF_C8_66) }
            } else {
                House { wall: colour(0xE9_E2_D2), roof: colour(0x3E_4A_4E), window: colour(0x7A_5A_3A) }
            };
            for (share, scale) in [(0.6, 0.1), (0.68, 0.066), (0.5, 0.056)] {
                let x = share * size[0] as f32;
                let ground = crest[x as usize] + canvas.unit() * 0.03;
                house(canvas, (x, ground), scale, &look);
            }
        }
    });
    canvas
}

/// A large moon over dark hills.
pub(super) fn moonrise(size: [u32; 2]) -> Canvas {
    let upright = size[1] > size[0];
    let at = if upright { (0.6, 0.55) } else { (0.66, 0.585) };
    let moon = Light { at, colour: colour(0xF6_EE_D8), glow: 0.22, strength: 0.5, disc: 0.125 };
    let stops =
        [(0.0, colour(0x0C_17_2A)), (0.4, colour(0x1E_32_4A)), (0.72, colour(0x58_6A_78)), (1.0, colour(0x6A_78_80))];
    let mut canvas = sky(size, &stops, &moon, 0.06);
    stars(&mut canvas, 0.4);
    face(&mut canvas, &moon);
    let far = Ridge {
        base: 0.72,
        rise: 0.16,
        peaks: 1.6,
        crest: colour(0x3B_4E_60),
        foot: colour(0x76_84_8A),
        trees: 0.0,
        seed: 905,
    };
    let near = Ridge {
        base: 1.02,
        rise: 0.2,
        peaks: 1.1,
        crest: colour(0x08_11_1B),
        foot: colour(0x1D_2B_38),
        trees: 0.06,
        seed: 905,
    };
    put_all(&mut canvas, &range(4, far, near), &moon, |_, _, _| ());
    canvas
}

/// Stars in the upper part of the sky, down to `depth` of the height.
fn stars(canvas: &mut Canvas, depth: f32) {
    let (unit, height) = (canvas.unit(), canvas.height as f32);
    let count = (canvas.width as f32 * height / 5200.0) as i32;
    for star in 0..count {
        let x = chance(star, 1) * canvas.width as f32;
        let y = chance(star, 2) * depth * height;
        let bright = chance(star, 3).powi(4) * (1.0 - y / (depth * height)) + 0.06;
        let radius = unit * (0.0006 + 0.0011 * chance(star, 4).powi(3));
        let reach = radius.ceil() as i32 + 1;
        for (dx, dy) in (-reach..=reach).flat_map(|dx| (-reach..=reach).map(move |dy| (dx, dy))) {
            let (at_x, at_y) = (x.floor() as i32 + dx, y.floor() as i32 + dy);
            let away = (at_x as f32 - x).hypot(at_y as f32 - y);
            canvas.cover(at_x, at_y, [0.95, 0.96, 1.0], (radius + 0.5 - away).clamp(0.0, 1.0) * bright);
        }
    }
}

/// The moon's plains.
fn face(canvas: &mut Canvas, moon: &Light) {
    let (unit, size) = (canvas.unit(), (canvas.width as f32, canvas.height as f32));
    canvas.repaint(0.0, |x, y, pixel| {
        let cover = moon.covers(size, x, y);
        if cover <= 0.0 {
            return pixel;
        }
        let plains = smooth((cloud(x / unit * 13.0, y / unit * 13.0, 5, 314) - 0.44) * 3.2);
        mix(pixel, colour(0xC9_C2_B0), plains * 0.5 * cover)
    });
}
