//! The colours that a file means, brought to sRGB.

use image::RgbImage;
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ToneReprCurve, TransferCharacteristics, TransformOptions,
};

use super::png;

/// What a file says of its colours; nothing if they are sRGB, or if that makes no sense.
///
/// A PNG may say it in several ways. The one that its standard prefers counts: code points, then a profile, then gamma.
pub(super) fn of_file(bytes: &[u8], profile: Option<&[u8]>) -> Option<ColorProfile> {
    let chunks = png::Colours::of(bytes);
    let by_points = || chunks.points.and_then(by_points);
    let by_profile = || profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let by_gamma = || chunks.gamma.and_then(|gamma| by_gamma(gamma, chunks.primaries));
    if chunks.points.is_some() {
        by_points()
    } else if profile.is_some() {
        by_profile()
    } else if chunks.is_srgb {
        None
    } else {
        by_gamma()
    }
}

/// Code points of the standard H.273: primaries, transfer, matrix, full range.
fn by_points([primaries, transfer, matrix, range]: [u8; 4]) -> Option<ColorProfile> {
    /// Brighter than a screen's white: pictures in these would need their highlights to be laid anew.
    const HIGH_RANGE: [u8; 2] = [16, 18];
    if matrix != 0 || range != 1 || HIGH_RANGE.contains(&transfer) {
        return None;
    }
    let points = CicpProfile {
        color_primaries: CicpColorPrimaries::try_from(primaries).ok()?,
        transfer_characteristics: TransferCharacteristics::try_from(transfer).ok()?,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    };
    let mut profile = ColorProfile::new_srgb();
    profile.cicp = None;
    // What it returns says nothing; it notes the points when it knows them.
    let _ = profile.update_rgb_colorimetry_from_cicp(points);
    profile.cicp?;
    if transfer == LINEAR {
        set_curve(&mut profile, 1.0);
    }
    Some(profile)
}

/// The code point of light that is stored as it is.
const LINEAR: u8 = 8;

/// All three colours were encoded by this exponent, and by nothing else.
fn set_curve(profile: &mut ColorProfile, exponent: f32) {
    let curve = ToneReprCurve::Parametric(vec![exponent]);
    (profile.red_trc, profile.green_trc, profile.blue_trc) = (Some(curve.clone()), Some(curve.clone()), Some(curve));
    profile.cicp = None;
}

/// The exponent by which the file was encoded, in hundred-thousandths, and the places of white, red, green and blue.
fn by_gamma(gamma: u32, primaries: Option<[[f64; 2]; 4]>) -> Option<ColorProfile> {
    /// What editors write for sRGB.
    const USUAL: u32 = 45_455;
    const SENSIBLE: std::ops::RangeInclusive<u32> = 10_000..=500_000;
    let is_usual = gamma.abs_diff(USUAL) < 500;
    if is_usual && primaries.is_none() || !SENSIBLE.contains(&gamma) {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    if !is_usual {
        set_curve(&mut profile, 100_000.0 / gamma as f32);
    }
    if let Some(places) = primaries {
        let [white, red, green, blue] = places.map(|[x, y]| Chromaticity::new(x as f32, y as f32));
        profile.update_rgb_colorimetry(white.to_xyyb(), ColorPrimaries { red, green, blue });
    }
    profile.cicp = None;
    Some(profile)
}

/// The pixels in sRGB. A profile that cannot be used for them is ignored.
pub(super) fn to_srgb(pixels: RgbImage, is_grey: bool, profile: Option<&ColorProfile>) -> RgbImage {
    let converted = profile.and_then(|profile| match profile.color_space {
        DataColorSpace::Rgb => rgb(&pixels, profile),
        DataColorSpace::Gray if is_grey => grey(&pixels, profile),
        _ => None,
    });
    converted.unwrap_or(pixels)
}

fn rgb(pixels: &RgbImage, profile: &ColorProfile) -> Option<RgbImage> {
    let mut result = RgbImage::new(pixels.width(), pixels.height());
    transform(profile, Layout::Rgb, pixels.as_raw(), &mut result)?;
    Some(result)
}

fn transform(profile: &ColorProfile, layout: Layout, from: &[u8], to: &mut [u8]) -> Option<()> {
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options).ok()?.transform(from, to).ok()
}

/// Every grey is converted once.
fn grey(pixels: &RgbImage, profile: &ColorProfile) -> Option<RgbImage> {
    let greys: Vec<u8> = (0..=u8::MAX).collect();
    let mut table = [0; 256 * 3];
    transform(profile, Layout::Gray, &greys, &mut table)?;
    let mut result = pixels.clone();
    for pixel in result.pixels_mut() {
        let place = usize::from(pixel.0[0]) * 3;
        pixel.0.copy_from_slice(&table[place..place + 3]);
    }
    Some(result)
}

/// Pixels of cyan, magenta, yellow and black ink, 255 for all of it, in sRGB. Without a profile that knows the inks, each
/// takes away its part of the light.
pub(super) fn from_inks(mut inks: Vec<u8>, size: [u32; 2], profile: Option<&ColorProfile>) -> Option<RgbImage> {
    /// Pixels that are converted at once.
    const BLOCK: usize = 16 * 1024;
    let profile = profile.filter(|profile| profile.color_space == DataColorSpace::Cmyk);
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform =
        profile.and_then(|profile| profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options).ok());
    let pixels = inks.len() / 4;
    let mut light = vec![0; BLOCK * 3];
    // Light has fewer bytes than ink, so both fit in one place.
    for first in (0..pixels).step_by(BLOCK) {
        let count = BLOCK.min(pixels - first);
        let (block, light) = (&inks[first * 4..(first + count) * 4], &mut light[..count * 3]);
        match &transform {
            Some(transform) => transform.transform(block, light).ok()?,
            None => plain(block, light),
        }
        inks[first * 3..(first + count) * 3].copy_from_slice(light);
    }
    inks.truncate(pixels * 3);
    RgbImage::from_raw(size[0], size[1], inks)
}

fn plain(inks: &[u8], light: &mut [u8]) {
    for (light, ink) in light.chunks_exact_mut(3).zip(inks.chunks_exact(4)) {
        let black = 255 - u32::from(ink[3]);
        for (light, ink) in light.iter_mut().zip(ink) {
            *light = (((255 - u32::from(*ink)) * black + 127) / 255) as u8;
        }
    }
}
