//! A small picture of what visitors see, for those who look after many machines.

use std::{io, path::PathBuf, sync::Arc, thread};

use image::{RgbImage, codecs::jpeg::JpegEncoder, imageops};

use super::{Latest, health::put};

/// The name of the file.
pub const SCREEN_FILE: &str = "screen.jpg";
/// Its longer side, in pixels: a slide is known at a glance, and no face.
const SIDE: u32 = 640;
/// Of 100; words of a slide can be read.
const QUALITY: u8 = 80;

/// All pixels of the window.
#[derive(Debug)]
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// `0x00RRGGBB`, row by row.
    pub rows: Vec<u32>,
}

/// The thread that makes the picture smaller and writes it.
#[derive(Clone, Debug)]
pub struct ScreenTeller {
    latest: Arc<Latest<Pixels>>,
}

impl ScreenTeller {
    /// Begins; the file is written into `folder`.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(folder: PathBuf) -> io::Result<Self> {
        let latest = Arc::<Latest<Pixels>>::default();
        let told = Arc::clone(&latest);
        let work = move || {
            loop {
                let written = jpeg(&told.take()).and_then(|bytes| put(&folder, SCREEN_FILE, &bytes));
                if let Err(error) = written {
                    tracing::warn!("{SCREEN_FILE} cannot be written: {error}: {}", folder.display());
                }
            }
        };
        thread::Builder::new().name("screen".to_owned()).spawn(work)?;
        Ok(Self { latest })
    }

    /// What is on screen now; it never waits.
    pub fn tell(&self, pixels: Pixels) {
        self.latest.put(pixels);
    }
}

fn jpeg(Pixels { size: [width, height], rows }: &Pixels) -> io::Result<Vec<u8>> {
    let channels = rows.iter().flat_map(|pixel| {
        let [_, r, g, b] = pixel.to_be_bytes();
        [r, g, b]
    });
    let picture = RgbImage::from_raw(*width, *height, channels.collect()).ok_or(io::ErrorKind::InvalidData)?;
    let longer = (*width).max(*height).max(1);
    let side = |side: u32| (u64::from(side) * u64::from(SIDE.min(longer)) / u64::from(longer)).max(1) as u32;
    let small = imageops::thumbnail(&picture, side(*width), side(*height));
    let mut bytes = Vec::new();
    small.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(io::Error::other)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageDecoder, codecs::jpeg::JpegDecoder};

    use super::{Pixels, jpeg};

    #[test]
    fn the_picture_is_small_and_keeps_its_shape_and_colours() {
        for (size, small) in [([1920, 1080], [640, 360]), ([1080, 1920], [360, 640]), ([300, 2], [300, 2])] {
            let rows = vec![0x00c8_3c28; (size[0] * size[1]) as usize];
            let bytes = jpeg(&Pixels { size, rows }).expect("it can be packed");
            let picture = JpegDecoder::new(Cursor::new(bytes)).expect("it is a picture");
            assert_eq!(picture.dimensions(), small.into());
            let mut channels = vec![0; (small[0] * small[1] * 3) as usize];
            picture.read_image(&mut channels).expect("it is whole");
            let middle = channels.len() / 6 * 3;
            let [r, g, b] = [channels[middle], channels[middle + 1], channels[middle + 2]];
            assert!(r.abs_diff(0xc8) < 6 && g.abs_diff(0x3c) < 6 && b.abs_diff(0x28) < 6, "{r} {g} {b}");
        }
    }
}
