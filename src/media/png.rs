//! What a PNG says of its colours besides a profile.

/// The first bytes of every PNG.
const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks about colours.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Colours {
    /// Code points: primaries, transfer, matrix, full range (`cICP`).
    pub(super) points: Option<[u8; 4]>,
    /// It says that it is sRGB.
    pub(super) is_srgb: bool,
    /// The exponent of its encoding in hundred-thousandths (`gAMA`).
    pub(super) gamma: Option<u32>,
    /// Where white, red, green and blue lie (`cHRM`).
    pub(super) primaries: Option<[[f64; 2]; 4]>,
}

impl Colours {
    /// What stands in front of the pixels; nothing in files that are no PNG.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut colours = Self::default();
        let mut rest = bytes.strip_prefix(MAGIC).unwrap_or_default();
        while let Some((length, behind)) = rest.split_first_chunk().map(|(length, rest)| (number(*length), rest))
            && let Some((name, behind)) = behind.split_first_chunk::<4>()
            && name != b"IDAT"
            && let Some((content, behind)) = behind.split_at_checked(length as usize)
        {
            colours.add(*name, content);
            // A sum of four bytes.
            rest = behind.get(4..).unwrap_or_default();
        }
        colours
    }

    fn add(&mut self, name: [u8; 4], content: &[u8]) {
        match &name {
            b"cICP" => self.points = content.try_into().ok(),
            b"sRGB" => self.is_srgb = true,
            b"gAMA" => self.gamma = content.try_into().ok().map(number),
            b"cHRM" => {
                let places: Vec<f64> =
                    content.as_chunks().0.iter().map(|part| f64::from(number(*part)) / 1e5).collect();
                self.primaries = places.as_chunks().0.try_into().ok();
            }
            _ => {}
        }
    }
}

const fn number(bytes: [u8; 4]) -> u32 {
    u32::from_be_bytes(bytes)
}
