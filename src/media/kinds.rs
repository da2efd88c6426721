//! Names the formats of files that cannot be read, so that authors know what they have.

use std::io::{Read, Seek, SeekFrom};

use super::{PictureProblem, Variety, source};

/// The problem that names the file's kind if that cannot be read, else `problem`. Decoders say of some kinds that their
/// format is unknown, and of others that their contents make no sense.
pub(super) fn named(problem: PictureProblem, file: &mut (impl Read + Seek)) -> PictureProblem {
    let is_unknown = problem == PictureProblem::UnknownFormat;
    if !is_unknown && !matches!(problem, PictureProblem::Damaged(_)) {
        return problem;
    }
    let mut head = Vec::new();
    let read = file.rewind().and_then(|()| file.take(HEAD_BYTES).read_to_end(&mut head));
    match read {
        Ok(_) if is_unknown => variety(&head, file).map_or_else(|| other(&head), PictureProblem::OtherKind),
        Ok(_) if head.starts_with(JPEG) => jpeg(&head).map_or(problem, PictureProblem::OtherKind),
        Ok(_) => problem,
        Err(error) => source::problem_of(&error),
    }
}

/// The first bytes of every JPEG.
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// The bytes of a file that are read. The frame of a JPEG comes after metadata and thumbnails of at most 64 KiB each.
const HEAD_BYTES: u64 = 256 * 1024;

fn variety(head: &[u8], file: &mut (impl Read + Seek)) -> Option<Variety> {
    match head {
        [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => Some(Variety::BigTiff),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(tiff(head, file).unwrap_or(Variety::OtherTiff)),
        [0xff, 0xd8, 0xff, ..] => Some(jpeg(head).unwrap_or(Variety::OtherJpeg)),
        [0x89, b'P', b'N', b'G', ..] => Some(Variety::OtherPng),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Variety::OtherWebp),
        _ => None,
    }
}

/// What the first directory of a TIFF says of its colours and its compression.
fn tiff(head: &[u8], file: &mut (impl Read + Seek)) -> Option<Variety> {
    let is_little = head[0] == b'I';
    let number = |bytes: &[u8]| {
        let step = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
        if is_little { bytes.iter().rev().fold(0, step) } else { bytes.iter().fold(0, step) }
    };
    file.seek(SeekFrom::Start(number(head.get(4..8)?).into())).ok()?;
    let mut count = [0; 2];
    file.read_exact(&mut count).ok()?;
    let mut entries = vec![0; number(&count) as usize * 12];
    file.read_exact(&mut entries).ok()?;
    // The values looked for are short and stand in the entry itself.
    let value =
        |tag| entries.chunks_exact(12).find(|entry| number(&entry[..2]) == tag).map(|entry| number(&entry[8..10]));
    match (value(COLOURS), value(COMPRESSION)) {
        (Some(3), _) => Some(Variety::PaletteTiff),
        (Some(8..=10), _) => Some(Variety::LabTiff),
        (Some(32_803 | 34_892), _) => Some(Variety::RawTiff),
        (_, Some(2..=4)) => Some(Variety::FaxTiff),
        (_, Some(50_000 | 34_926)) => Some(Variety::ZstdTiff),
        (_, Some(50_001 | 34_927)) => Some(Variety::WebpTiff),
        (_, Some(6 | 9 | 10 | 34_661..)) => Some(Variety::PackedTiff),
        (Some(6), _) => Some(Variety::YcbcrTiff),
        _ => None,
    }
}

/// Tags of a TIFF's directory.
const COMPRESSION: u32 = 259;
const COLOURS: u32 = 262;

/// The kind of a JPEG, from its frame.
fn jpeg(head: &[u8]) -> Option<Variety> {
    let mut at = 2;
    loop {
        let &[_, marker, high, low, precision] = head.get(at..)?.first_chunk::<5>()?;
        match marker {
            0xc3 | 0xc7 | 0xcb | 0xcf => return Some(Variety::LosslessJpeg),
            0xc9 | 0xca | 0xcd | 0xce => return Some(Variety::ArithmeticJpeg),
            0xc0..=0xc2 if precision > 8 => return Some(Variety::DeepJpeg),
            0xc0..=0xc2 | 0xc5 | 0xc6 => return None,
            0xff => at += 1,
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
}

fn other(head: &[u8]) -> PictureProblem {
    let brand = head.get(4..8).filter(|kind| *kind == b"ftyp").and_then(|_| head.get(8..12));
    let by_brand = brand.map(|brand| BRANDS.iter().find(|(name, _)| *name == brand).map_or(FILM, |found| found.1));
    let by_magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|found| found.1);
    let by_more = [(is_bmp as fn(&[u8]) -> bool, BITMAP), (is_avi, VIDEO)];
    let by_more = || by_more.into_iter().find(|(is, _)| is(head)).map(|found| found.1);
    let name = by_brand.or_else(|| packed(head)).or(by_magic).or_else(by_more);
    name.map_or(PictureProblem::UnknownFormat, PictureProblem::OtherFormat)
}

/// What files are called that are known by more than their first bytes.
const FILM: &str = "MP4";
const BITMAP: &str = "BMP";
const VIDEO: &str = "AVI";

/// Documents that are archives inside, by a name that stands in them.
const PACKED: &[(&[u8], &str)] = &[(b"word/", "Word"), (b"ppt/", "PowerPoint"), (b"xl/", "Excel")];

/// The names of all formats that are known and not read.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let tables = BRANDS.iter().map(|known| known.1).chain(MAGIC.iter().map(|known| known.1));
    tables.chain(PACKED.iter().map(|known| known.1)).chain([FILM, BITMAP, VIDEO])
}

fn packed(head: &[u8]) -> Option<&'static str> {
    let is_there = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    let is_archive = head.starts_with(b"PK\x03\x04");
    PACKED.iter().find(|(name, _)| is_archive && is_there(name)).map(|found| found.1)
}

fn is_avi(head: &[u8]) -> bool {
    head.starts_with(b"RIFF") && head.get(8..12) == Some(b"AVI ")
}

/// Whether this is a Windows bitmap: two letters, which could begin any text, and four zeros behind its length.
fn is_bmp(head: &[u8]) -> bool {
    head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4])
}

/// Names files made of boxes (ISO BMFF) by their first brand; all others of them are films.
const BRANDS: &[(&[u8; 4], &str)] = &[
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"heim", "HEIC"),
    (b"heis", "HEIC"),
    (b"hevc", "HEIC"),
    (b"hevx", "HEIC"),
    (b"mif1", "HEIF"),
    (b"msf1", "HEIF"),
    (b"jp2 ", "JPEG 2000"),
    (b"jxl ", "JPEG XL"),
    (b"crx ", "CR3"),
    (b"qt  ", "MOV"),
];

/// Names files by their first bytes.
const MAGIC: &[(&[u8], &str)] = &[
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"8BPS", "PSD"),
    (b"\0\0\x01\0", "ICO"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"II\xbc", "JPEG XR"),
    (b"v/1\x01", "OpenEXR"),
    (b"#?RADIANCE", "HDR"),
    (b"DDS ", "DDS"),
    (b"qoif", "QOI"),
    (b"gimp xcf", "XCF"),
    (b"FUJIFILMCCD-RAW", "RAF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"PK\x03\x04", "ZIP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    (b"\x1a\x45\xdf\xa3", "WebM"),
    (b"\0\0\x01\xba", "MPEG"),
    (b"version https://git-lfs", "Git LFS"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "Windows link"),
    (b"\0\x05\x16\x07", "AppleDouble"),
    (b"<!DOCTYPE html", "HTML"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
];
