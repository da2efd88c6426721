//! What is heard of each slide on a machine, as `explain` tells it.

use xiongguan::{
    content::{self, Found, Lang, Narration, SlideKind, SoundFile, Text},
    diag::Source,
    explain::{Question, text},
    show::{Mode, OwnVoice},
    units::SoundFacts,
};

use crate::{explain::asked_of, kiosk::secs, sample};

#[test]
fn what_is_heard_is_told_of_each_slide() {
    let facts = SoundFacts { length: secs(30) };
    let mut exhibition = sample::exhibition();
    let source = Source { name: "sample.ron", text: include_str!("scene/sample.ron") };
    let places = content::read(source, &|_: &str| Found::File).places;
    exhibition.chapters[1].ambience = SoundFile { path: "wind.ogg".to_owned(), facts: Some(facts) };
    for slide in exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
        if let SlideKind::Story(story) = &mut slide.kind {
            let file = Text { by_lang: [(Lang::new("zh"), "a.ogg".to_owned())].into(), ..Text::default() };
            story.narration = Narration { files: file, facts: [("a.ogg".to_owned(), facts)].into() };
        }
    }
    let asked = |change: &dyn Fn(&mut Question<'_>)| {
        asked_of(&exhibition, source, &places, "2026-11-24T10:30", |question| change(question)).unwrap()
    };
    let usual = asked(&|_| ());
    let story = usual.sounds.slides.iter().find(|heard| heard.slide == "story").unwrap();
    assert_eq!((&story.narration[..], &story.read_aloud[..]), (&["zh".to_owned()][..], &["en".to_owned()][..]));
    assert!(story.transcript.is_empty() && story.film.is_none());
    let (winds, slides) =
        (usual.sounds.slides.iter().filter(|heard| heard.ambience.is_some()).count(), usual.sounds.slides.len());
    assert_eq!(winds, exhibition.chapters[1].slides.len());
    assert_eq!(slides, exhibition.slide_count(), "the machine reads all others");
    let told = text(&usual);
    assert!(told.contains("story “") && told.contains("narration in zh, without a transcript"), "{told}");
    assert!(told.contains("ambience wind.ogg") && told.contains("read aloud by the machine"), "{told}");
    let talk = asked(&|question| question.mode = Mode::Present);
    assert_eq!(talk.sounds.slides.len(), 1, "a talk has its recordings alone: {:?}", talk.sounds);
    let silent = asked(&|question| (question.volume, question.own_voice) = (0, OwnVoice::Rests));
    assert!(text(&silent).contains("nothing is heard at this time: `volume` is 0") && !silent.sounds.reads_aloud);
}
