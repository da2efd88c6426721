//! Pictures: what becomes of files.

use image::{GrayImage, ImageFormat, Luma, LumaA, Rgb, RgbImage, Rgba, RgbaImage};
use xiongguan::media::{
    FILE_SIDE_MAX, Folder, Part, PathProblem, Picture, PictureProblem, SIDE_MAX, Target, decode, decode_part, inspect,
};
use xiongguan::units::{Grid, PathFault, rect, size};

use crate::folder::Album;
use crate::pictures::{BLUE, GRAY, GREEN, RED, as_held, encoded, jpeg, png, quarters, with_orientation, with_segment};

const STAGE: Target = Target { width: 96, height: 54 };

/// The picture in a file of these bytes, scaled for a stage of 96 × 54.
fn decoded(bytes: impl AsRef<[u8]>) -> Result<Picture, PictureProblem> {
    let album = Album::new();
    decode(&album.put("picture", bytes), STAGE).map_err(|error| error.kind)
}

/// The colour in the middle of each quarter, from the top left, row by row.
fn quarters_of(picture: &Picture) -> [[u8; 3]; 4] {
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let at = (picture.height * y / 4 * picture.width + picture.width * x / 4) * 4;
        assert_eq!(picture.rgba[at + 3], 255, "pictures are opaque");
        [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]]
    })
}

#[track_caller]
fn assert_near(found: &[[u8; 3]], expected: &[[u8; 3]]) {
    let is_near = |(a, b): (&[u8; 3], &[u8; 3])| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 4);
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(is_near), "{found:?} vs. {expected:?}");
}

#[test]
fn every_way_to_hold_a_camera_comes_out_upright() {
    let album = Album::new();
    let upright = quarters(48, 32);
    for orientation in 1..=8 {
        let file = album.put("held.jpg", with_orientation(&jpeg(as_held(&upright, orientation)), orientation));
        let picture = decode(&file, STAGE).unwrap();
        assert_eq!((picture.width, picture.height), (48, 32), "orientation {orientation}");
        assert_near(&quarters_of(&picture), &[RED, GREEN, BLUE, GRAY]);
        assert_eq!((picture.facts.size, inspect(&file).unwrap()), (size(48.0, 32.0), size(48.0, 32.0)));
    }
}

#[test]
fn a_large_photograph_is_reduced_while_it_is_decoded_and_looks_the_same() {
    let album = Album::new();
    for orientation in [1, 6] {
        let stored = as_held(&quarters(4200, 2100), orientation);
        let file = album.put("large.jpg", with_orientation(&jpeg(stored), orientation));
        let picture = decode(&file, Target { width: 400, height: 300 }).unwrap();
        assert_eq!((picture.width, picture.height), (600, 300));
        assert_eq!((picture.facts.size, inspect(&file).unwrap()), (size(4200.0, 2100.0), size(4200.0, 2100.0)));
        assert_near(&quarters_of(&picture), &[RED, GREEN, BLUE, GRAY]);
    }
    let gray = GrayImage::from_pixel(4200, 2100, Luma([77]));
    let picture = decode(&album.put("gray.jpg", jpeg(gray)), Target { width: 400, height: 200 }).unwrap();
    assert_near(&quarters_of(&picture), &[[77; 3]; 4]);
}

#[test]
fn a_picture_covers_its_target_and_is_never_enlarged() {
    let stage = Target { width: 1920, height: 1080 };
    assert_eq!(stage.cover([3840, 2160]), [1920, 1080]);
    assert_eq!(stage.cover([4000, 3000]), [1920, 1440], "wider than high: the height overlaps");
    assert_eq!(stage.cover([3000, 4000]), [1920, 2560]);
    assert_eq!(stage.cover([9000, 1080]), [SIDE_MAX, 492], "no side beyond the limit");
    assert_eq!(stage.cover([640, 480]), [640, 480]);
    assert_eq!(stage.cover([16_000, 1]), [SIDE_MAX, 1]);
    assert_eq!(Target { width: 0, height: 0 }.cover([100, 100]), [1, 1]);
    let small = decoded(png(quarters(20, 10))).unwrap();
    assert_eq!((small.width, small.height, small.bytes()), (20, 10, 800));
}

#[test]
fn every_usual_kind_of_file_is_read_whatever_its_name() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let picture = decoded(encoded(quarters(192, 108), format)).unwrap();
        assert_eq!((picture.width, picture.height), (96, 54), "{format:?}");
        assert_near(&quarters_of(&picture), &[RED, GREEN, BLUE, GRAY]);
    }
}

#[test]
fn rare_kinds_of_pixels_become_plain_ones() {
    let deep = image::ImageBuffer::from_pixel(8, 8, Luma([0x80_80_u16]));
    assert_near(&quarters_of(&decoded(png(deep)).unwrap()), &[GRAY; 4]);
    let cmyk = decoded(include_bytes!("pictures/cmyk-red.jpg")).unwrap();
    let [r, g, b] = quarters_of(&cmyk)[0];
    assert!(r > 200 && g < 80 && b < 80, "cyan is off, the rest is on: {:?}", [r, g, b]);
}

#[test]
fn transparent_parts_lie_on_white() {
    let half_red = RgbaImage::from_pixel(8, 8, Rgba([255, 0, 0, 128]));
    assert_near(&quarters_of(&decoded(png(half_red)).unwrap()), &[[255, 127, 127]; 4]);
    let clear = image::ImageBuffer::from_pixel(8, 8, LumaA([0_u8, 0]));
    assert_near(&quarters_of(&decoded(png(clear)).unwrap()), &[[255; 3]; 4]);
}

#[test]
fn colours_of_another_space_are_brought_to_srgb() {
    use image::ImageEncoder;
    let tagged = |profile: Vec<u8>| {
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        encoder.set_icc_profile(profile).unwrap();
        encoder.write_image(&[200, 100, 50].repeat(16), 4, 4, image::ExtendedColorType::Rgb8).unwrap();
        quarters_of(&decoded(bytes).unwrap())[0]
    };
    let [r, g, b] = tagged(moxcms::ColorProfile::new_display_p3().encode().unwrap());
    assert!(r > 208 && g < 99 && b < 45, "the same orange needs more in the smaller space: {:?}", [r, g, b]);
    assert_near(&[tagged(moxcms::ColorProfile::new_srgb().encode().unwrap())], &[[200, 100, 50]]);
    assert_eq!(
        tagged(b"no profile at all".to_vec()),
        [200, 100, 50],
        "a profile that makes no sense is as good as none"
    );
}

#[test]
fn half_a_jpeg_is_refused_and_one_with_more_behind_it_is_not() {
    let whole = jpeg(quarters(320, 200));
    let cut = &whole[..whole.len() * 6 / 10];
    assert_eq!(decoded(cut), Err(PictureProblem::Truncated));
    let thumbnail = with_segment(cut, 1, &jpeg(quarters(16, 16)));
    assert_eq!(decoded(thumbnail), Err(PictureProblem::Truncated), "the end of a thumbnail is not the end");
    assert!(decoded([whole.as_slice(), b"a camera's own notes"].concat()).is_ok());
    assert!(matches!(decoded(&whole[..20]), Err(PictureProblem::Truncated | PictureProblem::Damaged(_))));
}

#[test]
fn other_files_without_their_end_are_refused() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let whole = encoded(quarters(320, 200), format);
        assert!(decoded(&whole[..whole.len() * 6 / 10]).is_err(), "{format:?}");
    }
}

#[test]
fn what_is_no_picture_is_refused_with_one_clear_sentence() {
    let album = Album::new();
    let wide = RgbImage::new(FILE_SIDE_MAX + 1, 1);
    for (file, kind, sentence) in [
        (album.path().join("gone.jpg"), PictureProblem::Missing, "there is no such picture"),
        (album.path().to_owned(), PictureProblem::NotAFile, "this is not a file"),
        (album.put("empty.jpg", ""), PictureProblem::Empty, "the picture's file is empty"),
        (
            album.put("text.jpg", "Dear diary"),
            PictureProblem::UnknownFormat,
            "this is not a JPEG, PNG, WebP, TIFF or SVG picture",
        ),
        (
            album.put("wide.png", png(wide)),
            PictureProblem::TooManyPixels,
            "the picture is longer than 16384 pixels on a side or needs more than 512 MiB to decode",
        ),
    ] {
        let error = decode(&file, STAGE).unwrap_err();
        assert_eq!(error.kind, kind);
        assert_eq!(error.to_string(), format!("{sentence}: {}", file.display()));
        assert_eq!(inspect(&file), Err(error), "the header tells it already");
    }
}

#[test]
fn a_picture_that_would_need_too_much_memory_is_refused_by_its_header() {
    let mut huge = png(RgbImage::new(1, 1));
    // 16384 × 16384 pixels are allowed by their sides, and would take 768 MiB.
    huge[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let checksum = crc32(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&checksum);
    assert_eq!(decoded(huge), Err(PictureProblem::TooManyPixels));
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
}

#[cfg(unix)]
#[test]
fn a_device_is_not_read() {
    let error = decode(std::path::Path::new("/dev/zero"), STAGE).unwrap_err();
    assert_eq!(error.kind, PictureProblem::NotAFile);
}

#[test]
fn damaged_bytes_never_panic() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let whole = encoded(quarters(40, 30), format);
        for at in 0..whole.len().min(700) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x5a;
            drop(decoded(bytes));
        }
    }
}

#[test]
fn the_grid_sees_the_dark_half_the_bright_half_and_the_busy_part() {
    let half = RgbImage::from_fn(160, 90, |x, _| Rgb([if x < 80 { 0 } else { 255 }; 3]));
    let grid = decoded(png(half)).unwrap().facts.grid;
    let (dark, bright) = (rect(0.0, 0.0, 0.4, 1.0), rect(0.6, 0.0, 0.4, 1.0));
    assert!(grid.look_at(dark).brightest < 0.01 && grid.look_at(bright).darkest > 0.99);
    assert!(grid.look_at(dark).detail < 0.01 && grid.look_at(bright).detail < 0.01, "both halves are calm");
    let whole = grid.look_at(rect(0.0, 0.0, 1.0, 1.0));
    assert!(whole.darkest < 0.01 && whole.brightest > 0.99, "extremes count, not the mean");

    let busy = RgbImage::from_fn(96, 54, |x, y| Rgb([if y < 24 { 128 } else { (x + y) as u8 % 2 * 255 }; 3]));
    let grid = decoded(png(busy)).unwrap().facts.grid;
    let (calm, busy) = (rect(0.0, 0.0, 1.0, 0.3), rect(0.0, 0.6, 1.0, 0.4));
    assert!(grid.look_at(calm).detail < 0.01 && grid.look_at(busy).detail > 0.49);
}

#[test]
fn the_grid_knows_the_mean_colour_of_a_part() {
    let half = RgbImage::from_fn(640, 360, |x, _| if x < 320 { Rgb([200, 100, 0]) } else { Rgb([0, 100, 200]) });
    let grid = decoded(png(half)).unwrap().facts.grid;
    let near = |seen: [f32; 3], level: [f32; 3]| seen.iter().zip(level).all(|(a, b)| (a - b / 255.0).abs() < 0.02);
    assert!(near(grid.look_at(rect(0.0, 0.0, 0.4, 1.0)).color, [200.0, 100.0, 0.0]));
    assert!(near(grid.look_at(rect(0.0, 0.0, 1.0, 1.0)).color, [100.0, 100.0, 100.0]));
}

#[test]
fn the_grid_of_a_tiny_picture_is_complete() {
    let grid = decoded(png(RgbImage::from_pixel(1, 2, Rgb([255; 3])))).unwrap().facts.grid;
    assert_eq!(grid, Grid::even(1.0));
}

#[test]
fn a_path_stays_in_the_folder_by_every_spelling() {
    let album = Album::new();
    let real = album.put("pictures/关.jpg", "x");
    let folder = Folder::open(album.path()).unwrap();
    assert_eq!(folder.resolve("pictures/关.jpg"), Ok(real.canonicalize().unwrap()));
    assert!(folder.resolve("./pictures/关.jpg").is_ok());
    for (path, problem) in [
        ("", PathProblem::Spelling(PathFault::Empty)),
        (" ", PathProblem::Spelling(PathFault::Empty)),
        ("/etc/passwd", PathProblem::Spelling(PathFault::Absolute)),
        ("../secret.jpg", PathProblem::Spelling(PathFault::Upwards)),
        ("pictures/../pictures/关.jpg", PathProblem::Spelling(PathFault::Upwards)),
        ("pictures\\关.jpg", PathProblem::Spelling(PathFault::Backslash)),
        ("\\\\server\\share.jpg", PathProblem::Spelling(PathFault::Backslash)),
        ("C:/关.jpg", PathProblem::Spelling(PathFault::Address)),
        ("https://example.org/a.jpg", PathProblem::Spelling(PathFault::Address)),
        ("file:///etc/passwd", PathProblem::Spelling(PathFault::Address)),
        ("data:image/png;base64,AAAA", PathProblem::Spelling(PathFault::Address)),
        ("pictures/关.jpg\0.png", PathProblem::Spelling(PathFault::Unseen)),
        ("pictures/none.jpg", PathProblem::Missing),
        ("pictures/关.jpg/deeper", PathProblem::Missing),
    ] {
        assert_eq!(folder.resolve(path), Err(problem), "{path:?}");
    }
    assert!(Folder::open(&real).is_err(), "a file is not a folder");
}

#[cfg(unix)]
#[test]
fn a_link_may_point_around_in_the_folder_but_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let (album, other) = (Album::new(), Album::new());
    album.put("inside.jpg", "x");
    other.put("outside.jpg", "x");
    symlink("inside.jpg", album.path().join("good.jpg")).unwrap();
    symlink(other.path().join("outside.jpg"), album.path().join("bad.jpg")).unwrap();
    symlink(other.path(), album.path().join("pictures")).unwrap();
    let folder = Folder::open(album.path()).unwrap();
    assert!(folder.resolve("good.jpg").is_ok());
    assert_eq!(folder.resolve("bad.jpg"), Err(PathProblem::LinkLeavesFolder));
    assert_eq!(folder.resolve("pictures/outside.jpg"), Err(PathProblem::LinkLeavesFolder));
}

#[test]
fn a_part_of_a_picture_is_as_fine_as_its_file_and_no_finer_than_it_is_wanted() {
    // Each pixel is of its own colour; PNG keeps them.
    let fine = RgbImage::from_fn(640, 320, |x, y| Rgb([x as u8, y as u8, (x / 256 * 80) as u8]));
    let album = Album::new();
    let file = album.put("fine.png", png(fine.clone()));
    let part = Part::around(rect(0.5, 0.25, 0.25, 0.25));
    let seen = decode_part(&file, STAGE, part).unwrap();
    let area = part.area();
    let [left, top, width, height] =
        [area.min.x * 640.0, area.min.y * 320.0, area.w() * 640.0, area.h() * 320.0].map(|side| side as u32);
    assert_eq!(seen.facts.size, size(width as f32, height as f32));
    let whole = Target { width: 640, height: 320 };
    let seen = decode_part(&file, whole, part).unwrap();
    assert_eq!((seen.width as u32, seen.height as u32), (width, height), "never enlarged");
    let expected = image::imageops::crop_imm(&fine, left, top, width, height).to_image();
    let found: Vec<u8> = seen.rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    assert!(found == expected.into_raw(), "the same pixels");
    // A large photograph is decoded reduced also for a part of it.
    let file = album.put("large.jpg", jpeg(quarters(4200, 2100)));
    let corner =
        decode_part(&file, Target { width: 100, height: 50 }, Part::around(rect(0.8, 0.8, 0.15, 0.15))).unwrap();
    assert!((100..=104).contains(&corner.width), "{}", corner.width);
    assert_near(&quarters_of(&corner), &[GRAY; 4]);
}
