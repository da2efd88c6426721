//! What a JPEG needs to be decoded, and of which kind it is, from its headers.

use super::markers::{END, START, is_jpeg, next_marker};

/// What the headers of a JPEG say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::media) struct Needs {
    /// Memory for the coefficients of a progressive picture, which are all kept until its last scan.
    pub(in crate::media) bytes: u64,
    /// How often the decoder goes over the picture.
    pub(in crate::media) scans: usize,
    /// Cyan, magenta, yellow and black, or more unusual.
    pub(super) has_four: bool,
    /// Its components come one after the other although nothing is refined.
    pub(super) is_apart: bool,
    /// A marker of Adobe's is there: four components are stored as what ink leaves over.
    pub(super) is_adobe: bool,
}

/// What a JPEG needs; nothing for other files, and for one without a frame.
pub(in crate::media) fn needs(bytes: &[u8]) -> Option<Needs> {
    if !is_jpeg(bytes) {
        return None;
    }
    let mut needs = Needs::default();
    let mut frame: Option<(bool, u8)> = None;
    let mut at = 0;
    while let Some((marker, after)) = next_marker(bytes, at)
        && marker != END
    {
        if marker == START {
            at = after;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(after..)?.first_chunk()?)).max(2);
        let segment = bytes.get(after + 2..after + length).unwrap_or_default();
        at = after + length;
        match marker {
            0xc0..=0xc2 => {
                let is_progressive = marker == 0xc2;
                let count = *segment.get(5)?;
                frame = Some((is_progressive, count));
                needs.has_four = count == 4;
                if is_progressive {
                    needs.bytes = coefficients(segment)?;
                }
            }
            0xee => needs.is_adobe |= segment.starts_with(b"Adobe"),
            0xda => {
                needs.scans += 1;
                let is_part = |(is_progressive, count): (bool, u8)| !is_progressive && segment.first() < Some(&count);
                needs.is_apart |= frame.is_some_and(is_part);
            }
            _ => {}
        }
    }
    frame.map(|_| needs)
}

/// The bytes of all coefficients: two for each, in whole blocks.
fn coefficients(frame: &[u8]) -> Option<u64> {
    let &[_, h1, h2, w1, w2, count] = frame.first_chunk::<6>()?;
    let [height, width] = [[h1, h2], [w1, w2]].map(|side| u64::from(u16::from_be_bytes(side)));
    let parts = frame.get(6..6 + usize::from(count) * 3)?.as_chunks::<3>().0;
    let sampling = || parts.iter().map(|part| [part[1] >> 4, part[1] & 15].map(|side| u64::from(side.max(1))));
    let [across, down] = [0, 1].map(|side| sampling().map(|both| both[side]).max().unwrap_or(1));
    let blocks = width.div_ceil(8 * across) * height.div_ceil(8 * down);
    Some(sampling().map(|[across, down]| blocks * across * down * 64 * 2).sum())
}
