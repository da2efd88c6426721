//! Kinds of the formats we read that are not read themselves.

use crate::{diag::Words, words};

/// A kind of a format we read that is not read itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variety {
    /// A TIFF with 64-bit offsets.
    BigTiff,
    /// A TIFF whose pixels are numbers of a palette.
    PaletteTiff,
    /// A TIFF in CIE Lab or ICC Lab.
    LabTiff,
    /// A TIFF of brightness and colour differences.
    YcbcrTiff,
    /// A TIFF with raw data of a camera's sensor.
    RawTiff,
    /// A TIFF packed as a fax.
    FaxTiff,
    /// A TIFF packed by Zstandard.
    ZstdTiff,
    /// A TIFF whose parts are WebP pictures.
    WebpTiff,
    /// A TIFF packed in another way we cannot unpack.
    PackedTiff,
    /// Any other TIFF: unusual bits, channels or planes.
    OtherTiff,
    /// A JPEG without loss.
    LosslessJpeg,
    /// A JPEG with arithmetic instead of Huffman coding.
    ArithmeticJpeg,
    /// A JPEG with more than 8 bits for a colour.
    DeepJpeg,
    /// Any other JPEG.
    OtherJpeg,
    /// Any other WebP.
    OtherWebp,
    /// Any other PNG.
    OtherPng,
}

impl Variety {
    /// All there are.
    pub(super) const ALL: [Self; 16] = [
        Self::BigTiff,
        Self::PaletteTiff,
        Self::LabTiff,
        Self::YcbcrTiff,
        Self::RawTiff,
        Self::FaxTiff,
        Self::ZstdTiff,
        Self::WebpTiff,
        Self::PackedTiff,
        Self::OtherTiff,
        Self::LosslessJpeg,
        Self::ArithmeticJpeg,
        Self::DeepJpeg,
        Self::OtherJpeg,
        Self::OtherWebp,
        Self::OtherPng,
    ];

    /// A word for it, for other processes.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::BigTiff => "tiff-64",
            Self::PaletteTiff => "tiff-palette",
            Self::LabTiff => "tiff-lab",
            Self::YcbcrTiff => "tiff-ycbcr",
            Self::RawTiff => "tiff-raw",
            Self::FaxTiff => "tiff-fax",
            Self::ZstdTiff => "tiff-zstd",
            Self::WebpTiff => "tiff-webp",
            Self::PackedTiff => "tiff-packed",
            Self::OtherTiff => "tiff",
            Self::LosslessJpeg => "jpeg-lossless",
            Self::ArithmeticJpeg => "jpeg-arithmetic",
            Self::DeepJpeg => "jpeg-deep",
            Self::OtherJpeg => "jpeg",
            Self::OtherWebp => "webp",
            Self::OtherPng => "png",
        }
    }

    /// The name of the format.
    #[must_use]
    pub const fn format(self) -> &'static str {
        match self {
            Self::LosslessJpeg | Self::ArithmeticJpeg | Self::DeepJpeg | Self::OtherJpeg => "JPEG",
            Self::OtherWebp => "WebP",
            Self::OtherPng => "PNG",
            _ => "TIFF",
        }
    }

    /// What is special about it, for people.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::BigTiff => words!("64-bit, BigTIFF"),
            Self::PaletteTiff => words!("palette colours"),
            Self::LabTiff => words!("Lab colours"),
            Self::YcbcrTiff => words!("YCbCr colours"),
            Self::RawTiff => words!("raw data of a camera"),
            Self::FaxTiff => words!("fax compression"),
            Self::ZstdTiff => words!("Zstandard compression"),
            Self::WebpTiff => words!("WebP compression"),
            Self::PackedTiff => words!("an unusual compression"),
            Self::LosslessJpeg => words!("lossless"),
            Self::ArithmeticJpeg => words!("arithmetic coding"),
            Self::DeepJpeg => words!("more than 8 bits for a colour"),
            Self::OtherTiff | Self::OtherJpeg | Self::OtherWebp | Self::OtherPng => words!("unusual pixels"),
        }
    }
}
