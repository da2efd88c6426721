//! What the show takes over from an exhibition.

use std::time::Duration;

use ron::extensions::Extensions;
use xiongguan::{
    content::{Chapter, Exhibition, Lang, Slide, Text, Tint},
    show::{Program, Stop, Times},
};

use crate::kiosk::{millis, secs};

/// An exhibition with one chapter for each list of slides, written as in `content.ron`.
fn exhibition(chapters: &[&[(&str, &str)]]) -> Exhibition {
    let reader = ron::Options::default().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES);
    let kind = |kind: &str| reader.from_str(kind).expect("a slide");
    let slide = |&(id, text): &(&str, &str)| Slide { id: id.to_owned(), kind: kind(text) };
    let chapter = |slides: &&[(&str, &str)]| Chapter {
        id: String::new(),
        title: Text::default(),
        seal: Text::default(),
        tint: Tint::default(),
        from: None,
        until: None,
        days: None,
        hours: None,
        for_screens: Vec::new(),
        ambience: xiongguan::content::SoundFile::default(),
        slides: slides.iter().map(slide).collect(),
        outer: None,
    };
    Exhibition {
        logos: Vec::new(),
        allow: Vec::new(),
        title: Text::default(),
        languages: vec![Lang::new("zh"), Lang::new("en")],
        wording: Vec::new(),
        fonts: Vec::new(),
        home: xiongguan::content::Home::default(),
        talk_minutes: None,
        theme: "gobi".to_owned(),
        unbroken: Vec::new(),
        source: Text::default(),
        chapters: chapters.iter().map(chapter).collect(),
    }
}

const fn times(dwell: Duration, reading: Duration) -> Times {
    Times { dwell, in_loop: dwell, reading }
}

#[test]
fn the_running_order_follows_the_chapters() {
    let exhibition = exhibition(&[
        &[
            ("gate", r#"Quote(text: "风")"#),
            ("wall", r#"Gallery(heading: "墙", photos: [Photo(file: "a"), Photo(file: "b")])"#),
        ],
        &[("lake", r#"Cover(photo: Photo(file: "c"), title: "水")"#)],
    ]);
    let program = Program::of(&exhibition, |_| times(secs(12), secs(4))).expect("three slides");
    let stops = (0..program.len()).map(|place| program.stop(place));
    let seen: Vec<_> = stops.map(|stop| (stop.id.as_str(), stop.chapter, stop.pictures.len())).collect();
    assert_eq!(seen, [("gate", 0, 0), ("wall", 0, 2), ("lake", 1, 1)]);
    assert_eq!((program.stop(0).dwell, program.stop(0).reading, program.languages().len()), (secs(12), secs(4), 2));
}

#[test]
fn no_slide_flashes_by() {
    let exhibition = exhibition(&[&[("gate", r#"Quote(text: "风")"#)]]);
    let program = Program::of(&exhibition, |_| times(millis(10), secs(0))).expect("one slide");
    assert_eq!(program.stop(0).dwell, Stop::DWELL_MIN);
}

#[test]
fn an_exhibition_without_slides_has_no_program() {
    assert_eq!(Program::of(&exhibition(&[]), |_| times(secs(9), secs(9))), None);
}
