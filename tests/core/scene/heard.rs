//! What is heard, to be seen: controls where something is, and what a voice says.

use std::{sync::Arc, time::Duration};

use xiongguan::{
    content::{Captions, Cue, Lang, Narration, SlideKind, Text},
    scene::{Item, Line, Part, Shape},
    show::{Action, Hearing, Mode, Phase, Spoken, Wake},
    units::{Moment, Rect, SoundFacts, rect},
};

use crate::{
    kiosk::{millis, secs},
    room::{Room, changed, lines},
};

/// What the voice says after its first second.
const WORDS: &str = "Walk along it slowly, and you hear your own steps on stones that others laid.";

/// The slide with this id, of which a voice tells on a machine that can be heard, in a chapter with a sound of its own.
pub(super) fn told(id: &str) -> Room {
    let facts = SoundFacts { length: secs(30) };
    let mut room = changed(id, |kind| {
        let cue = |from, to, text: &str| Cue { from: secs(from), to: secs(to), text: text.to_owned() };
        let track: Arc<[Cue]> = vec![cue(1, 4, WORDS), cue(6, 9, "x")].into();
        let narration = Narration { files: file("a.ogg"), facts: [("a.ogg".to_owned(), facts)].into() };
        let transcript = Captions { files: file("a.vtt"), tracks: [("a.vtt".to_owned(), track)].into() };
        match kind {
            SlideKind::Story(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Stats(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Chain(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Chart(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Timeline(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Cover(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            SlideKind::Quote(slide) => (slide.narration, slide.transcript) = (narration, transcript),
            _ => unreachable!("another kind of slide"),
        }
    });
    for chapter in &mut room.exhibition.chapters {
        chapter.ambience.facts = Some(facts);
    }
    room.when(|state| state.can_hear = true)
}

fn file(name: &str) -> Text {
    Text { common: Some(name.to_owned()), ..Text::default() }
}

/// The slide with a voice that has told of it for so long.
fn hearing(id: &str, heard: Duration) -> Room {
    let room =
        told(id).when(|state| state.hearing = Some(Hearing { began: Moment::START, paused: None, spoken: None }));
    room.after(heard)
}

/// The control for `action` and whether it is on.
fn switch(room: &Room, action: Action) -> Option<(String, bool)> {
    let items = room.scene().items.into_iter();
    let asks = |item: &Item| item.press == Some(xiongguan::scene::Press::Act(action));
    let meaning = items.filter(asks).find_map(|item| item.meaning)?;
    Some((meaning.label, meaning.is_on?))
}

#[test]
fn there_is_a_switch_where_a_voice_tells_and_it_says_whether_that_speaks() {
    let named = |name: &str, is_on| Some((name.to_owned(), is_on));
    let room = told("story").in_english();
    assert_eq!(switch(&room, Action::Hear), named("Listen", false));
    assert_eq!(switch(&hearing("story", secs(2)).in_english(), Action::Hear), named("Listen", true));
    let paused = |state: &mut xiongguan::show::ShowState| {
        state.hearing = Some(Hearing { began: Moment::START, paused: Some(Moment::START), spoken: None });
    };
    assert_eq!(switch(&told("story").in_english().when(paused), Action::Hear), named("Listen", false));
    assert_eq!(switch(&room, Action::Mute), named("Sound", true));
    assert_eq!(
        switch(&told("story").in_english().when(|state| state.muted = true), Action::Mute),
        named("Sound", false)
    );
    let deaf = told("story").when(|state| state.can_hear = false);
    assert_eq!([switch(&deaf, Action::Hear), switch(&deaf, Action::Mute)], [None, None]);
    let silent = Room::with("story").when(|state| state.can_hear = true);
    assert_eq!([switch(&silent, Action::Hear), switch(&silent, Action::Mute)], [None, None]);
    let reads = |mode| {
        let room = Room::with("story").in_english();
        room.when(|state| (state.can_hear, state.spoken, state.mode) = (true, Spoken::of([0, 1]), mode))
    };
    assert_eq!(switch(&reads(Mode::Kiosk), Action::Hear), named("Listen", false), "the machine reads it");
    assert_eq!(switch(&reads(Mode::Present), Action::Hear), None, "the speaker speaks");
    let loops = told("story").when(|state| state.phase = Phase::Attract);
    assert_eq!(switch(&loops, Action::Hear), None, "nobody is there");
    let wall = told("story").when(|state| {
        (state.mode, state.phase) = (Mode::Auto, Phase::Paused { until: Moment::from_millis(9000) });
    });
    assert!(switch(&wall, Action::Hear).is_some());
}

#[test]
fn what_the_voice_says_stands_over_the_bar_at_its_time() {
    let said = |at| {
        let captions = hearing("stats", at).in_english().parts("caption");
        captions.iter().map(|item| lines(item).join(" ")).collect::<Vec<_>>()
    };
    assert_eq!([said(millis(900)), said(millis(5000))], [Vec::<String>::new(), Vec::new()]);
    assert_eq!(said(millis(1000)), [WORDS]);
    for (name, scene) in hearing("stats", secs(2)).in_every_view() {
        let ground = scene.items.iter().find(|item| item.part.name() == "caption.ground").expect("words are said");
        assert!(scene.stage.rect().holds(ground.rect, 0.5), "{name}");
        let controls = scene.items.iter().filter(|item| item.part.name() == "button");
        let covered = controls.filter(|item| item.rect.overlaps(ground.rect)).count();
        assert_eq!(covered, 0, "{name}: a control under the words");
    }
}

/// Where the lines of a text stand.
fn line_rects(item: &Item) -> Vec<Rect> {
    let Shape::Text { lines, style, .. } = &item.shape else { return Vec::new() };
    let line = |line: &Line| rect(line.x, line.baseline - 0.9 * style.size, line.width, 1.08 * style.size);
    lines.iter().map(line).collect()
}

/// How much of the slide's words what the voice says hides, in parts of what these take, the worst first.
fn hidden(id: &str) -> Vec<(String, f32)> {
    let views = hearing(id, secs(2)).in_every_view().into_iter();
    let mut hidden: Vec<(String, f32)> = views
        .map(|(name, scene)| {
            let ground = scene.items.iter().find(|item| item.part == Part::CaptionGround).expect("words are said").rect;
            let words = scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }));
            let words: Vec<_> =
                words.filter(|item| !matches!(item.part, Part::Caption) && !item.part.is_chrome()).collect();
            let area = |rect: Rect| rect.w() * rect.h();
            let lines: Vec<Rect> = words.iter().flat_map(|item| line_rects(item)).collect();
            let all: f32 = lines.iter().copied().map(area).sum();
            let under: f32 = lines.iter().filter_map(|line| line.overlap(ground)).map(area).sum();
            (name, under / all)
        })
        .collect();
    hidden.sort_by(|one, other| other.1.total_cmp(&one.1));
    hidden
}

#[test]
fn what_the_voice_says_hides_no_words_of_the_slide_where_there_is_room() {
    for id in ["story", "cover", "quote", "bars", "timeline", "stats", "chain"] {
        let hidden = hidden(id);
        // Where large texts fill the stage, as little as may be is hidden.
        assert!(hidden[0].1 < 0.1, "{id}: {hidden:?}");
        let usual = hidden.iter().filter(|(name, _)| name.contains("1920×1080") && name.ends_with("false"));
        assert!(usual.map(|(_, share)| share).all(|share| *share <= 0.0), "{id}: {hidden:?}");
    }
}

#[test]
fn all_that_the_voice_says_stands_in_one_place() {
    let foot = |at| {
        let grounds = hearing("stats", at).in_english().parts("caption.ground");
        (grounds[0].rect.max.y, grounds[0].rect.h())
    };
    let ((first, high), (second, low)) = (foot(secs(2)), foot(secs(7)));
    assert!((first - second).abs() < 0.01 && low < high, "{first} {second}, {high} {low}");
}

#[test]
fn the_next_words_come_by_themselves_unless_the_voice_waits() {
    let wake = |room: &Room| room.scene().next();
    assert_eq!(wake(&hearing("stats", secs(2))), Wake::At(Moment::from_millis(4000)));
    assert_eq!(wake(&hearing("stats", secs(4))), Wake::At(Moment::from_millis(6000)));
    assert_eq!(wake(&hearing("stats", secs(20))), Wake::Never);
    let waits = hearing("stats", secs(2)).when(|state| {
        state.hearing = Some(Hearing { began: Moment::START, paused: Some(Moment::from_millis(2000)), spoken: None });
    });
    assert_eq!(wake(&waits), Wake::Never);
    assert_eq!(waits.after(secs(60)).parts("caption").len(), 1, "they stand");
}

#[test]
fn a_slide_is_read_aloud_without_what_stands_beside_it() {
    for id in ["cover", "story", "gallery", "stats", "bars", "donut", "chain", "timeline"] {
        let room = Room::with(id).in_english().when(|state| {
            (state.mode, state.phase, state.can_hear) = (Mode::Kiosk, Phase::Exploring, true);
            state.spoken = Spoken::of([0, 1]);
        });
        let said = room.scene().aloud();
        let (_, slide) = room.exhibition.slides().find(|(_, slide)| slide.id == id).expect("it is in the sample");
        let heading = slide.kind.heading().one_line(&Lang::new("en"));
        assert!(said.contains(heading.trim_end_matches(['.', '?'])), "{id}: {said}");
        for photo in slide.kind.photos() {
            let alt = photo.alt.one_line(&Lang::new("en"));
            assert_eq!(said.matches(alt.trim_end_matches('.')).count(), 1, "{id}: {said}");
        }
        for beside in ["Listen", "Next", " / ", "Photo:"] {
            assert!(!said.contains(beside), "{id}: {beside} in {said}");
        }
    }
}
