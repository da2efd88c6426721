//! Films laid out: whole or filling the stage, with their words.

use std::time::Duration;

use xiongguan::{
    content::{self, Files, Filmed, Fit, Found, SilentFilm},
    diag::Source,
    scene::{Item, Scene, Shape, film_due},
    show::Action,
    units::{FilmFacts, Rect},
};

use crate::room::{Room, STAGES};

struct Folder([u32; 2]);

impl Files for Folder {
    fn look(&self, _: &str) -> Found {
        Found::File
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, xiongguan::diag::Words> {
        Ok("00:01.000 --> 00:09.000\nCaravans left here for the west, and walked a month to the next city\n".into())
    }

    fn film(&self, _: &str) -> Filmed {
        let codec = "h264".to_owned();
        let rate = (25, 1);
        Filmed::Film(FilmFacts { size: self.0, rate, pictures: 500, has_sound: true, codec, has_colours: true })
    }
}

/// A film of this size in pixels, with these fields as well, in place of a slide of the sample.
fn room(size: [u32; 2], more: &str) -> Room {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [Video(file: \
         \"films/a.mp4\", poster: \"pictures/1600x900.png\", alt: \"A caravan\", credit: \"ours\", captions: \"a.vtt\"{more})])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &Folder(size));
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let kind = reading.exhibition.expect("it can be shown").slide(0).expect("a slide").1.kind.clone();
    let mut room = Room::with("timeline");
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    slides.filter(|slide| slide.id == "timeline").for_each(|slide| slide.kind = kind.clone());
    room
}

fn part<'a>(scene: &'a Scene, part: &str) -> Option<&'a Item> {
    scene.items.iter().find(|item| item.part.name() == part)
}

fn film(scene: &Scene) -> Rect {
    part(scene, "picture").expect("a film").rect
}

#[test]
fn a_film_of_the_stages_shape_fills_it_and_any_other_is_seen_whole() {
    for (w, h) in STAGES {
        let scene = room([1920, 1080], "").on((w, h)).scene();
        let (film, aspect) = (film(&scene), w / h);
        if (aspect - 16.0 / 9.0).abs() < 0.05 {
            assert_eq!(film, scene.stage.rect());
            assert!(part(&scene, "ground").is_none());
        } else {
            assert!((film.w() / film.h() - 16.0 / 9.0).abs() < 0.01, "{film:?}");
            assert!(film.min.x >= -0.5 && film.max.x <= w + 0.5, "{film:?}");
            let credit = part(&scene, "credit").expect("it has one").rect;
            assert!(film.max.y < credit.min.y + 0.5 && film.min.y >= -0.5, "{film:?} {credit:?}");
            assert!(film.w() > 0.99 * w || film.h() > 0.75 * h, "as large as there is room: {film:?}");
        }
        assert_eq!(self::film(&room([640, 480], ", fit: fill").on((w, h)).scene()), scene.stage.rect());
    }
}

#[test]
fn a_heading_stands_clear_of_a_film_that_is_seen_whole() {
    for (w, h) in STAGES.into_iter().filter(|(w, h)| (w / h - 16.0 / 9.0).abs() > 0.05) {
        let scene = room([1920, 1080], ", heading: \"The road out of the pass\"").on((w, h)).scene();
        let heading = part(&scene, "heading").expect("a heading").rect;
        assert!(heading.max.y < film(&scene).min.y, "{w} × {h}");
    }
}

#[test]
fn what_is_said_stands_on_its_own_ground_above_the_small_print() {
    for (w, h) in STAGES {
        let room = room([1920, 1080], "").on((w, h)).in_english().moving();
        let room = room.after(Duration::from_secs(2));
        let scene = room.scene();
        let (words, ground) = (part(&scene, "caption").expect("words"), part(&scene, "caption.ground").expect("one"));
        let credit = part(&scene, "credit").expect("it has one").rect;
        assert!(ground.rect.max.y <= credit.min.y && ground.rect.min.x >= 0.0, "{w} × {h}: {:?}", ground.rect);
        assert!(words.rect.min.y > ground.rect.min.y && words.rect.max.y < ground.rect.max.y);
        assert!(words.meaning.as_ref().is_some_and(|meaning| meaning.label.starts_with("Caravans")));
        let silent = room.after(Duration::from_secs(8)).scene();
        assert!(part(&silent, "caption").is_none());
    }
}

/// The slides whose words stand on a picture.
const BEHIND: [&str; 3] = ["cover", "story", "quote"];

/// The slide with this id, with a film in place of its picture.
fn behind(id: &str) -> Room {
    let codec = "h264".to_owned();
    let (size, rate) = ([1920, 1080], (25, 1));
    let facts = Some(FilmFacts { size, rate, pictures: 500, has_sound: true, codec, has_colours: true });
    let mut room = Room::with(id);
    room.photos()[0].film = Some(SilentFilm { path: "films/a.mp4".to_owned(), facts });
    room
}

/// The pictures that a scene shows: their files, and where they stand.
fn shown(scene: &Scene) -> Vec<(&str, Rect)> {
    let mut shown = Vec::new();
    for item in &scene.items {
        if let Shape::Picture { file, .. } = &item.shape {
            shown.push((file.as_str(), item.rect));
        }
    }
    shown
}

#[test]
fn a_film_plays_behind_the_words_of_a_slide_and_its_picture_stands_where_it_does_not() {
    for id in BEHIND {
        for (w, h) in STAGES {
            let (plain, still) = (Room::with(id).on((w, h)).scene(), behind(id).on((w, h)).scene());
            assert_eq!(shown(&plain), shown(&still), "{id}: as long as it does not play");
            let plays = behind(id).with_films_that_play().on((w, h)).scene();
            if id == "cover" && h > w {
                assert_eq!(shown(&plays), shown(&still), "this stage has a picture of its own");
                continue;
            }
            let (poster, film) = (shown(&still), shown(&plays));
            assert_eq!(film, [("film:films/a.mp4", poster[0].1)], "{id} on {w} × {h}");
            assert_eq!(film_due(film[0].0), Some("films/a.mp4"), "what else is drawn of this file stands still");
            let words = |scene: &Scene| scene.items.iter().filter(|item| item.part.name() != "picture").count();
            assert_eq!(words(&plays), words(&still), "{id}: everything else stays");
        }
    }
}

#[test]
fn what_a_film_plays_in_place_of_neither_drifts_nor_is_enlarged() {
    for id in BEHIND {
        let offered = |room: Room| !room.asking_for(Action::Enlarge(0)).is_empty();
        assert!(offered(Room::with(id)) && !offered(behind(id)), "{id}");
        let moved = |room: Room| {
            let room = room.moving();
            let before = room.scene();
            let after = room.after(Duration::from_secs(9)).scene();
            let crop = |scene: &Scene| part(scene, "picture").map(|item| item.shape.clone());
            crop(&before) != crop(&after)
        };
        assert!(moved(Room::with(id)) && !moved(behind(id)), "{id}");
    }
    let mut unknown = behind("story");
    unknown.photos()[0].film.as_mut().expect("it has one").facts = None;
    assert!(!unknown.asking_for(Action::Enlarge(0)).is_empty(), "one that cannot be played is a picture like others");
}

#[test]
fn a_film_that_is_to_be_seen_whole_has_its_own_shape_and_not_its_pictures() {
    let mut room = behind("story").with_films_that_play();
    room.photos()[0].fit = Some(Fit::Whole);
    for (w, h) in STAGES {
        let scene = room.draw(&room.state, xiongguan::units::Stage::new(w, h));
        let film = film(&scene);
        assert!((film.w() / film.h() - 16.0 / 9.0).abs() < 0.01, "{w} × {h}: {film:?}");
    }
}
