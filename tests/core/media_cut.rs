//! JPEGs whose end is missing: how much of one has to be there for it to be shown.

use image::{Rgb, RgbImage};
use xiongguan::media::{Picture, PictureProblem, Target, decode};

use crate::{folder::Album, pictures::jpeg};

/// Large enough for all pictures here to keep their size.
const FULL: Target = Target { width: 4000, height: 4000 };

/// A picture without large even areas, so that each of its rows takes about as many bytes.
fn busy(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([x * 7 + y * 13, x * x / 9 + y, x ^ y].map(|level| level as u8 / 2 + 64))
    })
}

/// Whole JPEGs: one scan, one scan with restart markers and coarser colours, and one in ten scans.
fn kinds() -> [(&'static str, Vec<u8>); 3] {
    [
        ("baseline", jpeg(busy(320, 640))),
        ("restarts", include_bytes!("pictures/restarts.jpg").to_vec()),
        ("progressive", include_bytes!("pictures/progressive.jpg").to_vec()),
    ]
}

fn decoded(bytes: &[u8]) -> Result<Picture, PictureProblem> {
    let album = Album::new();
    decode(&album.put("picture.jpg", bytes), FULL).map_err(|error| error.kind)
}

/// How much the levels of rows from `first` to `last` differ at most, and on average.
fn difference(a: &Picture, b: &Picture, rows: std::ops::Range<usize>) -> (u8, f32) {
    assert_eq!((a.width, a.height), (b.width, b.height));
    let bytes = rows.start * a.width * 4..rows.end * a.width * 4;
    let levels = a.rgba[bytes.clone()].iter().zip(&b.rgba[bytes]).map(|(a, b)| a.abs_diff(*b));
    let sum: f32 = levels.clone().map(f32::from).sum();
    (levels.clone().max().unwrap_or(0), sum / levels.count() as f32)
}

#[test]
fn a_jpeg_that_lacks_only_its_end_marker_is_shown_as_it_is() {
    for (kind, bytes) in kinds() {
        let whole = decoded(&bytes).unwrap();
        assert!(!whole.is_cut, "{kind}");
        let mut cut = bytes[..bytes.len() - 2].to_vec();
        assert_eq!(decoded(&cut), Ok(Picture { is_cut: true, ..whole.clone() }), "{kind}");
        // A download that had reserved the file's whole size leaves such a file.
        cut.extend([0; 3000]);
        assert_eq!(decoded(&cut), Ok(Picture { is_cut: true, ..whole }), "{kind}");
    }
}

#[test]
fn a_jpeg_that_lacks_a_few_rows_is_shown_without_grey() {
    for (kind, bytes) in kinds() {
        let whole = decoded(&bytes).unwrap();
        let cut = decoded(&bytes[..bytes.len() * 999 / 1000]).unwrap();
        assert!(cut.is_cut, "{kind}");
        let there = whole.height - whole.height / 32 - 2;
        assert_eq!(difference(&whole, &cut, 0..there).0, 0, "{kind}: what is there is exact");
        let (_, mean) = difference(&whole, &cut, there..whole.height);
        assert!(mean < 40.0, "{kind}: the rest goes on as the picture did, {mean}");
        let last = &cut.rgba[(cut.height - 1) * cut.width * 4..];
        let grey = last.chunks_exact(4).filter(|pixel| pixel[..3] == [128; 3]).count();
        assert!(grey < cut.width / 4, "{kind}: {grey} grey pixels");
    }
}

#[test]
fn a_jpeg_that_lacks_more_is_not_shown() {
    for (kind, bytes) in kinds() {
        for per_cent in [1, 10, 50, 90] {
            let cut = &bytes[..bytes.len() * per_cent / 100];
            assert_eq!(decoded(cut), Err(PictureProblem::Truncated), "{kind} at {per_cent} %");
            let zeros = [cut, &vec![0; bytes.len() - cut.len()]].concat();
            assert_eq!(decoded(&zeros), Err(PictureProblem::Truncated), "{kind} at {per_cent} % and zeros");
        }
    }
}

#[test]
fn rows_are_counted_as_a_decoder_finds_them() {
    for (kind, bytes) in kinds() {
        let whole = decoded(&bytes).unwrap();
        let shown = (bytes.len() * 9 / 10..bytes.len()).step_by(bytes.len() / 200).filter_map(|end| {
            let picture = decoded(&bytes[..end]).ok()?;
            let there = whole.height - whole.height / 32 - 2;
            assert_eq!(difference(&whole, &picture, 0..there).0, 0, "{kind} cut at {end}");
            Some(end)
        });
        let first = shown.min().expect("some are shown");
        assert!(first > bytes.len() * 19 / 20, "{kind}: {first} of {} bytes are said to be enough", bytes.len());
    }
}

#[test]
fn damage_in_a_cut_jpeg_never_panics() {
    for (_, bytes) in kinds() {
        let cut = &bytes[..bytes.len() - 2];
        for at in (0..cut.len()).step_by(cut.len() / 30).chain((0..640).step_by(16)) {
            let mut bytes = cut.to_vec();
            bytes[at] ^= 0x5a;
            drop(decoded(&bytes));
        }
    }
}

#[test]
fn a_large_cut_jpeg_is_shown_too() {
    let whole = jpeg(busy(4000, 2200));
    let album = Album::new();
    let path = album.put("large.jpg", &whole[..whole.len() - 40]);
    let picture = decode(&path, Target { width: 400, height: 220 }).unwrap();
    assert!(picture.is_cut && picture.height == 220);
}
