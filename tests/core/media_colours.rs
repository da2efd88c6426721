//! Colours: what files mean by their numbers, against what the standards say.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use moxcms::ColorProfile;
use xiongguan::media::{Target, decode};

use crate::{blocks::Blocks, folder::Album, hostile::Png};

/// The pixels as they lie in the file.
fn pixels(bytes: Vec<u8>) -> Vec<[u8; 3]> {
    let album = Album::new();
    let picture = decode(&album.put("picture", bytes), Target { width: 4096, height: 4096 }).unwrap();
    picture.rgba.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

/// Each pixel is as near as `most` to what is expected of its place, counted in blocks of eight by eight.
#[track_caller]
fn assert_blocks(bytes: Vec<u8>, width: usize, most: u8, expected: impl Fn(usize, usize) -> [u8; 3]) {
    for (place, found) in pixels(bytes).into_iter().enumerate() {
        let (x, y) = (place % width, place / width);
        let meant = expected(x / 8, y / 8);
        let is_near = found.iter().zip(meant).all(|(found, meant)| found.abs_diff(meant) <= most);
        assert!(is_near, "{x}, {y}: {found:?}, meant {meant:?}");
    }
}

/// What four inks leave over of white light, 255 for all of an ink.
fn left_over([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 3] {
    [cyan, magenta, yellow].map(|ink| {
        let light = (255.0 - f64::from(ink)) * (255.0 - f64::from(black)) / 255.0;
        light.round() as u8
    })
}

/// Inks of many strengths.
fn inks(column: usize, row: usize) -> [u8; 4] {
    [(column * 60) as u8, (row * 60) as u8, ((column + row) * 30) as u8, (column * row * 12) as u8]
}

const PAGE: [u16; 2] = [40, 40];

fn ink(adobe: Option<u8>) -> Blocks {
    Blocks { sides: PAGE, sampling: vec![[1, 1]; 4], is_apart: false, adobe, profile: None }
}

#[test]
fn inks_without_a_profile_take_away_light() {
    // Without a marker the numbers are inks; Adobe stores what they leave over.
    let plain = ink(None).file(|component, x, y| inks(x / 8, y / 8)[component]);
    let adobe = ink(Some(0)).file(|component, x, y| 255 - inks(x / 8, y / 8)[component]);
    for bytes in [plain, adobe] {
        assert_blocks(bytes, 40, 1, |column, row| left_over(inks(column, row)));
    }
}

/// Brightness and two differences of a colour.
fn ycc([red, green, blue]: [u8; 3]) -> [u8; 3] {
    let [red, green, blue] = [red, green, blue].map(f64::from);
    let brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
    let differences = [(blue - brightness) / 1.772, (red - brightness) / 1.402].map(|part| part + 128.0);
    [brightness, differences[0], differences[1]].map(|value| value.round().clamp(0.0, 255.0) as u8)
}

#[test]
fn inks_stored_as_brightness_and_differences_are_the_same() {
    let stored = |column, row| {
        let [cyan, magenta, yellow, black] = inks(column, row);
        // The three inks are stored as if they were the colour of the same numbers, and black as what it leaves over.
        let [brightness, blue, red] = ycc([cyan, magenta, yellow]);
        [brightness, blue, red, 255 - black]
    };
    let bytes = ink(Some(2)).file(|component, x, y| stored(x / 8, y / 8)[component]);
    assert_blocks(bytes, 40, 3, |column, row| left_over(inks(column, row)));
}

#[test]
fn inks_with_a_profile_have_the_colours_of_the_profile() {
    let blocks = |adobe| Blocks { profile: Some(press()), ..ink(adobe) };
    let plain = blocks(None).file(|component, x, y| inks(x / 8, y / 8)[component]);
    let adobe = blocks(Some(0)).file(|component, x, y| 255 - inks(x / 8, y / 8)[component]);
    for bytes in [plain, adobe] {
        assert_blocks(bytes, 40, 3, |column, row| printed(inks(column, row)));
    }
}

/// A press whose colours are grey: lightness falls evenly with each ink, by a quarter of the whole.
fn lightness(inks: [u8; 4]) -> f64 {
    100.0 - inks.map(|ink| f64::from(ink) / 255.0 * 25.0).iter().sum::<f64>()
}

/// The grey of a lightness: CIE's formula, and the curve of sRGB.
fn printed(inks: [u8; 4]) -> [u8; 3] {
    let lightness = lightness(inks);
    let light = if lightness > 8.0 { ((lightness + 16.0) / 116.0).powi(3) } else { lightness / 903.3 };
    [encoded(light); 3]
}

fn encoded(light: f64) -> u8 {
    let encoded = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (encoded * 255.0).round() as u8
}

/// The profile of that press: a table of two steps for each ink, with 16 bits for each part of a colour.
fn press() -> Vec<u8> {
    let mut table = b"mft2\0\0\0\0\x04\x03\x02\0".to_vec();
    for row in 0..3_usize {
        table.extend((0..3).flat_map(|column| u32::to_be_bytes(if row == column { 0x1_0000 } else { 0 })));
    }
    // Curves of two steps on both sides of the table.
    table.extend([0, 2, 0, 2]);
    table.extend([0, 0, 0xff, 0xff].repeat(4));
    for place in 0..16_u32 {
        let inks = [8, 4, 2, 1].map(|bit| if place & bit == 0 { 0 } else { 255 });
        let lightness = (lightness(inks) / 100.0 * f64::from(0xff00)).round() as u16;
        table.extend([lightness, 0x8000, 0x8000].map(u16::to_be_bytes).as_flattened());
    }
    table.extend([0, 0, 0xff, 0xff].repeat(3));
    let white = [b"XYZ \0\0\0\0".as_slice(), &[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]].concat();
    let mut header = vec![0; 128];
    header[8..12].copy_from_slice(&[2, 0x40, 0, 0]);
    header[12..24].copy_from_slice(b"prtrCMYKLab ");
    header[36..40].copy_from_slice(b"acsp");
    header[68..80].copy_from_slice(&white[8..]);
    let tags = 4 + 3 * 12;
    let mut profile = [header, 3_u32.to_be_bytes().to_vec()].concat();
    let start = 128 + tags as u32;
    let long = |value: u32| value.to_be_bytes();
    for (name, at, length) in [
        (b"A2B0", start, table.len()),
        (b"A2B1", start, table.len()),
        (b"wtpt", start + table.len() as u32, white.len()),
    ] {
        profile.extend([name.as_slice(), &long(at), &long(length as u32)].concat());
    }
    profile.extend([table, white].concat());
    let length = long(profile.len() as u32);
    profile[..4].copy_from_slice(&length);
    profile
}

#[test]
fn greys_with_a_profile_have_its_curve() {
    for gamma in [1.0, 1.8, 2.2] {
        let profile = ColorProfile::new_gray_with_gamma(gamma).encode().unwrap();
        let sampling = vec![[1, 1]];
        let blocks = Blocks { sides: [256 * 8, 8], sampling, is_apart: false, adobe: None, profile: Some(profile) };
        let meant = |column: usize, _| [encoded((column as f64 / 255.0).powf(gamma.into())); 3];
        assert_blocks(blocks.file(|_, x, _| (x / 8) as u8), 256 * 8, 2, meant);
    }
}

/// A PNG of one row with every grey, and these chunks.
fn greys(chunks: &[([u8; 4], &[u8])]) -> Vec<[u8; 3]> {
    let png = Png::of([256, 1], 8, 0);
    let png = chunks.iter().fold(png, |png, (name, content)| png.with(*name, content.to_vec()));
    pixels(png.rows([(0..=255).collect::<Vec<u8>>()].map(|row| [vec![0], row].concat())))
}

const PLAIN: fn(f64) -> f64 = |level| {
    if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
};

#[track_caller]
fn assert_greys(chunks: &[([u8; 4], &[u8])], light: impl Fn(f64) -> f64) {
    for (level, found) in greys(chunks).into_iter().enumerate() {
        let meant = encoded(light(level as f64 / 255.0));
        assert!(found.iter().all(|found| found.abs_diff(meant) <= 2), "{level}: {found:?}, meant {meant}");
    }
}

#[test]
fn a_png_is_as_bright_as_its_gamma_says() {
    let gamma = |gamma: u32| gamma.to_be_bytes();
    assert_greys(&[(*b"gAMA", &gamma(100_000))], |level| level);
    assert_greys(&[(*b"gAMA", &gamma(55_556))], |level| level.powf(1.8));
    assert_greys(&[(*b"gAMA", &gamma(45_455))], PLAIN);
    assert_greys(&[(*b"gAMA", &gamma(100_000)), (*b"sRGB", &[0])], PLAIN);
    assert_greys(&[(*b"gAMA", &gamma(0))], PLAIN);
}

#[test]
fn a_png_has_the_colours_of_its_code_points() {
    // Linear light, and the curve of sRGB; both before whatever else is said.
    let gamma = 55_556_u32.to_be_bytes();
    assert_greys(&[(*b"cICP", &[1, 8, 0, 1]), (*b"gAMA", &gamma)], |level| level);
    assert_greys(&[(*b"cICP", &[1, 13, 0, 1]), (*b"gAMA", &gamma)], PLAIN);
    // Display P3: the same orange needs more in the smaller space, as with a profile.
    let orange = |name: [u8; 4], content: Vec<u8>| {
        let png = Png::of([1, 1], 8, 2).with(name, content);
        pixels(png.rows([vec![0, 200, 100, 50]]))[0]
    };
    let meant = display_p3([200, 100, 50]);
    let found = orange(*b"cICP", vec![12, 13, 0, 1]);
    assert!(found.iter().zip(meant).all(|(found, meant)| found.abs_diff(meant) <= 2), "{found:?}, meant {meant:?}");
    // The places of white, red, green and blue say the same.
    let places = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000];
    let primaries: Vec<u8> = places.into_iter().flat_map(u32::to_be_bytes).collect();
    let png = Png::of([1, 1], 8, 2).with(*b"gAMA", 45_455_u32.to_be_bytes().to_vec()).with(*b"cHRM", primaries);
    let found = pixels(png.rows([vec![0, 200, 100, 50]]))[0];
    assert!(found.iter().zip(meant).all(|(found, meant)| found.abs_diff(meant) <= 2), "{found:?}, meant {meant:?}");
}

/// A colour of Display P3 in sRGB, by the usual matrix for linear light.
fn display_p3(color: [u8; 3]) -> [u8; 3] {
    const MATRIX: [[f64; 3]; 3] = [[1.2249, -0.2247, 0.0], [-0.0420, 1.0419, 0.0], [-0.0197, -0.0786, 1.0979]];
    let linear = color.map(|level| PLAIN(f64::from(level) / 255.0));
    MATRIX.map(|row| encoded(row.iter().zip(linear).map(|(part, level)| part * level).sum::<f64>().clamp(0.0, 1.0)))
}

#[test]
fn components_that_come_one_after_the_other_lie_where_they_belong() {
    // Colours at half of the resolution, and sides that are no whole units.
    let colour = |column: usize, row: usize| [(40 + column * 20) as u8, (200 - row * 20) as u8, 120];
    let stored = |component: usize, x: usize, y: usize| {
        let (column, row) = if component == 0 { (x / 16, y / 16) } else { (x / 8, y / 8) };
        ycc(colour(column, row))[component]
    };
    for sides in [[96, 96], [90, 70]] {
        for is_apart in [false, true] {
            let sampling = vec![[2, 2], [1, 1], [1, 1]];
            let blocks = Blocks { sides, sampling, is_apart, adobe: None, profile: None };
            let bytes = blocks.file(stored);
            let found = pixels(bytes);
            // In the middle of each unit, where no other colour is near.
            for (x, y) in (4..usize::from(sides[1])).step_by(16).flat_map(|y| (4..80).step_by(16).map(move |x| (x, y)))
            {
                let (found, meant) = (found[y * usize::from(sides[0]) + x], colour(x / 16, y / 16));
                let is_near = found.iter().zip(meant).all(|(found, meant)| found.abs_diff(meant) <= 3);
                assert!(is_near, "{sides:?} {is_apart}: {x}, {y}: {found:?}, meant {meant:?}");
            }
        }
    }
}
