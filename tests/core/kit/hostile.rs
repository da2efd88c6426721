//! Files that are made to harm whoever opens them. All are small; what they ask for is not.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use image::RgbImage;

/// A PNG of this header and this data, which is packed here.
pub(crate) struct Png {
    pub(crate) sides: [u32; 2],
    pub(crate) bits: u8,
    /// 0 grey, 2 colour, 3 palette, 4 grey and 6 colour with transparency.
    pub(crate) colours: u8,
    pub(crate) is_interlaced: bool,
    /// Chunks before the data.
    pub(crate) before: Vec<([u8; 4], Vec<u8>)>,
}

impl Png {
    pub(crate) const fn of(sides: [u32; 2], bits: u8, colours: u8) -> Self {
        Self { sides, bits, colours, is_interlaced: false, before: Vec::new() }
    }

    pub(crate) fn interlaced(self) -> Self {
        Self { is_interlaced: true, ..self }
    }

    pub(crate) fn with(mut self, name: [u8; 4], content: Vec<u8>) -> Self {
        self.before.push((name, content));
        self
    }

    /// The file with these bytes as its rows, each of which begins with the number of its filter.
    pub(crate) fn rows(&self, rows: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        let sides = self.sides.map(u32::to_be_bytes);
        let kind = [self.bits, self.colours, 0, 0, u8::from(self.is_interlaced)];
        bytes.extend(chunk(*b"IHDR", &[sides.as_flattened(), &kind].concat()));
        for (name, content) in &self.before {
            bytes.extend(chunk(*name, content));
        }
        bytes.extend(chunk(*b"IDAT", &packed(rows)));
        bytes.extend(chunk(*b"IEND", &[]));
        bytes
    }

    /// The file with as many zeros as its rows need.
    pub(crate) fn zeros(&self) -> Vec<u8> {
        const PART: u64 = 1 << 16;
        let bits = u64::from(self.bits) * [1, 0, 3, 1, 2, 0, 4][usize::from(self.colours)];
        let line = |width: u32| (u64::from(width) * bits).div_ceil(8) + 1;
        let [width, height] = self.sides;
        let all = if self.is_interlaced {
            // First column, first row, and the steps between them, of the seven passes.
            let passes =
                [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
            let pass = |(x, y, dx, dy): (u32, u32, u32, u32)| {
                line((width - x).div_ceil(dx)) * u64::from((height - y).div_ceil(dy))
            };
            passes.into_iter().map(pass).sum()
        } else {
            line(width) * u64::from(height)
        };
        let parts = (0..all.div_ceil(PART)).map(|part| vec![0; (all - part * PART).min(PART) as usize]);
        self.rows(parts)
    }
}

fn packed(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    parts.into_iter().for_each(|part| encoder.write_all(&part).unwrap());
    encoder.finish().unwrap()
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), content].concat();
    let sum = flate2::Crc::new();
    let mut sum = sum;
    sum.update(&named);
    [&(content.len() as u32).to_be_bytes(), named.as_slice(), &sum.sum().to_be_bytes()].concat()
}

/// A colour profile in a PNG that unpacks to so many bytes.
pub(crate) fn profile_of(mebibytes: usize) -> ([u8; 4], Vec<u8>) {
    let profile = packed((0..mebibytes).map(|_| vec![0; 1 << 20]));
    (*b"iCCP", [b"large\0\0".as_slice(), &profile].concat())
}

/// A GIF of 65535 × 65535 pixels, which are 17 GB in colour with transparency.
pub(crate) fn huge_gif() -> Vec<u8> {
    b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;".to_vec()
}

/// An animated WebP of 16 × 16 pixels whose frame says that it has 16384 × 16384.
pub(crate) fn webp_with_large_frames() -> Vec<u8> {
    let mut still = Vec::new();
    let pixels = RgbImage::new(16, 16);
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut still);
    encoder.encode(&pixels, 16, 16, image::ExtendedColorType::Rgb8).unwrap();
    // The lossless data begins with a letter, and 14 bits for each side less one.
    let mut data = still[12..].to_vec();
    data[9..13].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
    let part = |name: &[u8; 4], content: &[u8]| {
        let padding = vec![0; content.len() % 2];
        [name.as_slice(), &(content.len() as u32).to_le_bytes(), content, &padding].concat()
    };
    // Places, sides less one, duration, flags.
    let frame = [[0; 6].as_slice(), &[0xff, 0x3f, 0, 0xff, 0x3f, 0], &[100, 0, 0, 0], &data].concat();
    let extended = [2_u8, 0, 0, 0, 15, 0, 0, 15, 0, 0];
    let frames = part(b"ANMF", &frame).repeat(100);
    let all = [b"WEBP".as_slice(), &part(b"VP8X", &extended), &part(b"ANIM", &[0; 6]), &frames].concat();
    part(b"RIFF", &all)
}

/// A progressive JPEG of these sides whose blocks are all alike, with so many further scans that refine nothing.
///
/// One bit for each block: an eighth of a byte, whatever is in it.
pub(crate) fn progressive(sides: [u16; 2], components: u8, scans: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let segment = |marker: u8, content: &[u8]| {
        let length = (content.len() as u16 + 2).to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    };
    bytes.extend(segment(0xdb, &[&[0], [1; 64].as_slice()].concat()));
    let [width, height] = sides.map(u16::to_be_bytes);
    let parts = (1..=components).flat_map(|number| [number, 0x11, 0]);
    let frame = [&[8], height.as_slice(), &width, &[components]].concat();
    bytes.extend(segment(0xc2, &frame.into_iter().chain(parts).collect::<Vec<_>>()));
    // One code of one bit, for "no difference" and for "this block ends".
    for class in [0x00, 0x10] {
        let mut counts = [0; 16];
        counts[0] = 1;
        bytes.extend(segment(0xc4, &[&[class], counts.as_slice(), &[0]].concat()));
    }
    let [columns, rows] = sides.map(|side| usize::from(side).div_ceil(8));
    let scan = |numbers: &[u8], from: u8, to: u8, bits: usize| {
        let parts: Vec<u8> = numbers.iter().flat_map(|number| [*number, 0]).collect();
        let header = [&[numbers.len() as u8], parts.as_slice(), &[from, to, 0]].concat();
        [segment(0xda, &header), vec![0; bits.div_ceil(8)]].concat()
    };
    let all: Vec<u8> = (1..=components).collect();
    bytes.extend(scan(&all, 0, 0, columns * rows * all.len()));
    for number in 0..scans {
        bytes.extend(scan(&[all[number % all.len()]], 1, 63, columns * rows));
    }
    bytes.extend([0xff, 0xd9]);
    bytes
}
