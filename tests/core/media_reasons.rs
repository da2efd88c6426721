//! Files that are not read: authors are told what kind of file it is.

use image::ImageFormat;
use xiongguan::media::{PictureProblem, Target, Variety, decode, inspect};

use crate::{
    folder::Album,
    pictures::{encoded, jpeg, png, quarters},
};

/// Why a file is not read; the header and the whole file say the same.
fn reason(bytes: &[u8]) -> PictureProblem {
    let album = Album::new();
    let path = album.put("picture.jpg", bytes);
    let error = decode(&path, Target { width: 10, height: 10 }).expect_err("it is not read");
    assert_eq!(inspect(&path), Err(error.clone()), "the header tells it already");
    error.kind
}

/// A TIFF of one row with these entries (tag and short value) in its directory, which stands behind `magic`.
fn tiff(big_endian: bool, entries: &[(u16, u16)]) -> Vec<u8> {
    let short = |value: u16| if big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
    let long = |value: u32| if big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
    let mut bytes = if big_endian { b"MM".to_vec() } else { b"II".to_vec() };
    bytes.extend(short(42));
    bytes.extend(long(8));
    bytes.extend(short(entries.len() as u16));
    for (tag, value) in entries {
        let kind = if *tag == 320 { 768 } else { 1 };
        bytes.extend([short(*tag), short(3)].concat());
        bytes.extend(long(kind));
        bytes.extend([short(*value), [0; 2]].concat());
    }
    bytes.extend([0; 2000]);
    bytes
}

/// The directory of a TIFF of 4 × 1 pixels with these colours and this compression.
fn directory(colours: u16, compression: u16, samples: u16, bits: u16) -> [(u16, u16); 9] {
    [
        (256, 4),
        (257, 1),
        (258, bits),
        (259, compression),
        (262, colours),
        (273, 200),
        (277, samples),
        (278, 1),
        (279, 12),
    ]
}

#[test]
fn unusual_kinds_of_tiff_are_named() {
    for big_endian in [false, true] {
        for (colours, compression, variety) in [
            (3, 1, Variety::PaletteTiff),
            (3, 5, Variety::PaletteTiff),
            (8, 1, Variety::LabTiff),
            (32_803, 1, Variety::RawTiff),
        ] {
            let mut entries = directory(colours, compression, if colours == 3 { 1 } else { 3 }, 8).to_vec();
            if colours == 3 {
                entries.push((320, 300));
            }
            assert_eq!(
                reason(&tiff(big_endian, &entries)),
                PictureProblem::OtherKind(variety),
                "{colours} {compression}"
            );
        }
    }
    // Whether a compression is known turns out when the pixels are read.
    for (compression, variety) in
        [(34_712, Variety::PackedTiff), (50_000, Variety::ZstdTiff), (50_001, Variety::WebpTiff), (2, Variety::FaxTiff)]
    {
        let album = Album::new();
        let path = album.put("packed.tif", tiff(false, &directory(2, compression, 3, 8)));
        let error = decode(&path, Target { width: 10, height: 10 }).expect_err("it is not read");
        assert_eq!(error.kind, PictureProblem::OtherKind(variety), "{compression}");
    }
    assert_eq!(reason(b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"), PictureProblem::OtherKind(Variety::BigTiff));
    assert_eq!(reason(b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10"), PictureProblem::OtherKind(Variety::BigTiff));
}

#[test]
fn unusual_kinds_of_jpeg_are_named() {
    for (marker, precision, variety) in [
        (0xc3, 8, Variety::LosslessJpeg),
        (0xc9, 8, Variety::ArithmeticJpeg),
        (0xca, 8, Variety::ArithmeticJpeg),
        (0xc1, 12, Variety::DeepJpeg),
    ] {
        let mut bytes = jpeg(quarters(32, 32));
        let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a JPEG has a frame");
        (bytes[frame + 1], bytes[frame + 4]) = (marker, precision);
        assert_eq!(reason(&bytes), PictureProblem::OtherKind(variety), "{marker:x} {precision}");
    }
}

#[test]
fn other_formats_are_named_by_their_first_bytes() {
    for (bytes, name) in [
        (b"GIF89a\x01\0\x01\0\x80\0\0".as_slice(), "GIF"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"\0\0\0\x1cftypisom\0\0\0\0isommp42", "MP4"),
        (b"8BPS\0\x01\0\0\0\0\0\0\0\x03", "PSD"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "BMP"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\xff\x0a\xfa\x1f", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>404", "HTML"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml", "Word"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0", "WebM"),
        (b"RIFF\0\0\0\0AVI LIST", "AVI"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
    ] {
        assert_eq!(reason(bytes), PictureProblem::OtherFormat(name));
        let sentence = PictureProblem::OtherFormat(name).to_string();
        let (what, cure) = sentence.split_once("; ").unwrap_or((&sentence, ""));
        assert!(what.contains(name) && !cure.is_empty(), "{sentence}");
    }
    for (name, cure) in [
        ("HEIC", "save it as JPEG or PNG"),
        ("MP4", "take a picture out of it"),
        ("RTF", "save the picture in it"),
        ("ZIP", "unpack it"),
        ("Git LFS", "copy the picture itself"),
    ] {
        let sentence = PictureProblem::OtherFormat(name).to_string();
        assert!(sentence.contains(cure), "{sentence}");
    }
    assert_eq!(reason(b"BMW built this"), PictureProblem::UnknownFormat);
    assert_eq!(reason(b"<p>not an image"), PictureProblem::UnknownFormat);
}

#[test]
fn a_kind_is_told_in_one_clear_sentence() {
    assert_eq!(
        PictureProblem::OtherKind(Variety::PaletteTiff).to_string(),
        "this kind of TIFF (palette colours) is not read; save it as JPEG or PNG"
    );
    let all = [
        Variety::BigTiff,
        Variety::LabTiff,
        Variety::YcbcrTiff,
        Variety::RawTiff,
        Variety::FaxTiff,
        Variety::ZstdTiff,
        Variety::WebpTiff,
        Variety::PackedTiff,
        Variety::OtherTiff,
        Variety::LosslessJpeg,
        Variety::ArithmeticJpeg,
        Variety::DeepJpeg,
        Variety::OtherJpeg,
        Variety::OtherPng,
        Variety::OtherWebp,
    ];
    for variety in all {
        let sentence = PictureProblem::OtherKind(variety).to_string();
        assert!(sentence.contains(variety.format()) && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn a_sound_picture_of_a_usual_kind_is_read() {
    let album = Album::new();
    for bytes in [png(quarters(8, 8)), jpeg(quarters(8, 8)), encoded(quarters(8, 8), ImageFormat::Tiff)] {
        assert!(inspect(&album.put("picture", bytes)).is_ok());
    }
}
