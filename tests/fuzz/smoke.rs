//! What the fuzzers check, with a few hundred damaged files each, at every change; `PROPTEST_CASES` makes it more.
//! `.ci/slow fuzz` does so, and lets the fuzzers themselves look for as long as one likes.

use std::{io::Cursor, sync::LazyLock};

use image::{ImageFormat, Rgb, RgbImage};
use proptest::{collection::vec, prelude::*, sample::Index};

#[path = "targets/captions.rs"]
mod captions;
#[path = "targets/content.rs"]
pub(crate) mod content;
#[path = "targets/data.rs"]
mod data;
#[path = "targets/pictures.rs"]
mod pictures;
#[path = "targets/settings.rs"]
mod settings;
#[path = "targets/theme.rs"]
mod theme;
#[path = "targets/told.rs"]
mod told;

/// One thing that happens to a file.
#[derive(Clone, Debug)]
enum Damage {
    /// Bytes are lost.
    Lost(Index, usize),
    /// Bytes become others, more or fewer.
    Other(Index, Vec<u8>),
    /// Bytes come twice.
    Twice(Index, usize),
    /// From here on it is another of the files.
    Joined(Index, Index, Index),
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    let words =
        proptest::sample::select(vec!["(", ")", "[", "]", "\"", ",", ":", "r#\"", "/*", "-1", "1e999", "\u{0}", "字"]);
    let bytes = prop_oneof![vec(any::<u8>(), 1..6), words.prop_map(|word| word.as_bytes().to_vec())];
    let one = prop_oneof![
        (any::<Index>(), 1usize..40).prop_map(|(at, count)| Damage::Lost(at, count)),
        (any::<Index>(), bytes).prop_map(|(at, bytes)| Damage::Other(at, bytes)),
        (any::<Index>(), 1usize..200).prop_map(|(at, count)| Damage::Twice(at, count)),
        (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(at, file, from)| Damage::Joined(at, file, from)),
    ];
    vec(one, 1..6)
}

fn damaged(seeds: &[impl AsRef<[u8]>], seed: Index, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = seed.get(seeds).as_ref().to_vec();
    for damage in damages {
        let place = |at: &Index| at.index(bytes.len() + 1);
        match damage {
            Damage::Lost(at, count) => {
                let from = place(at);
                bytes.drain(from..bytes.len().min(from + count));
            }
            Damage::Other(at, other) => {
                let from = place(at);
                let to = bytes.len().min(from + other.len());
                bytes.splice(from..to, other.iter().copied());
            }
            Damage::Twice(at, count) => {
                let from = place(at);
                let again = bytes[from..bytes.len().min(from + count)].to_vec();
                bytes.splice(from..from, again);
            }
            Damage::Joined(at, file, from) => {
                let other = file.get(seeds).as_ref();
                bytes.truncate(place(at));
                bytes.extend(&other[from.index(other.len())..]);
            }
        }
    }
    bytes
}

const CONTENTS: &[&[u8]] = &[
    include_bytes!("../../assets/new/content.ron"),
    include_bytes!("../e2e/small.ron"),
    include_bytes!("../core/malformed/base.ron"),
];
const TABLES: &[&[u8]] = &[
    include_bytes!("../core/cases/figures.csv"),
    include_bytes!("../core/cases/mixed.csv"),
    b"sep=;\nvalue;label\n1,5;a\n",
];
const CAPTIONS: &[&[u8]] = &[
    b"WEBVTT\n\nNOTE a\n\n00:01.000 --> 00:02.500 align:left\n<v Guide>One &amp; two\n\n",
    b"1\r\n00:00:01,000 --> 00:00:02,000\r\none\r\n\r\n2\r\n01:00:03,5 --> 01:00:04\r\n{\\an8}two\r\n",
];
const SETTINGS: &[&[u8]] = &[include_bytes!("../../assets/kiosk/kiosk.ron")];
const THEMES: &[&[u8]] = &[include_bytes!("../../src/theme/gobi.ron"), include_bytes!("../../src/theme/night.ron")];

/// A small picture in every format, and JPEGs of unusual kinds.
static PICTURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let picture = RgbImage::from_fn(48, 32, |x, y| Rgb([x as u8 * 5, y as u8 * 8, (x * y) as u8]));
    let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff];
    let written = formats.map(|format| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("a picture is written");
        bytes.into_inner()
    });
    let unusual: [&[u8]; 3] = [
        include_bytes!("../core/pictures/progressive.jpg"),
        include_bytes!("../core/pictures/restarts.jpg"),
        include_bytes!("../core/pictures/cmyk-red.jpg"),
    ];
    written.into_iter().chain(unusual.map(<[u8]>::to_vec)).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contents(seed in any::<Index>(), damages in damages()) {
        content::check(&damaged(CONTENTS, seed, &damages));
    }

    #[test]
    fn captions_of_films(seed in any::<Index>(), damages in damages()) {
        captions::check(&damaged(CAPTIONS, seed, &damages));
    }

    #[test]
    fn tables(seed in any::<Index>(), damages in damages()) {
        data::check(&damaged(TABLES, seed, &damages));
    }

    #[test]
    fn settings_of_a_kiosk(seed in any::<Index>(), damages in damages()) {
        settings::check(&damaged(SETTINGS, seed, &damages));
    }

    #[test]
    fn files_of_pictures(seed in any::<Index>(), damages in damages()) {
        pictures::check(&damaged(&PICTURES, seed, &damages));
    }

    #[test]
    fn themes(seed in any::<Index>(), damages in damages()) {
        theme::check(&damaged(THEMES, seed, &damages));
    }
}
