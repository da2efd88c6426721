//! Sounds: what is found wrong with them, what is heard at a moment, and how several become one.

use std::{path::PathBuf, time::Duration};

use xiongguan::{
    content::{self, Exhibition, Files, Filmed, Found, Heard, Reading, codes},
    diag::{Code, Source, Words},
    film::{CHANNELS, RATE},
    headless::settled,
    show::{Comfort, Hearing, Mode, Overlay, Phase, ShowState, Spoken, loudness, sounding},
    sound::{BLOCK, Desk, Gain, Mix, Origin, Pcm, Speech, Voices, Want},
    units::{Channel, FilmFacts, Moment, SoundFacts},
    words,
};

use crate::kiosk::{millis, secs};

/// A folder with sounds of 30 seconds and films of 20.
struct Folder {
    sound: Heard,
}

impl Files for Folder {
    fn look(&self, relative: &str) -> Found {
        if relative.contains("gone") { Found::Missing } else { Found::File }
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, Words> {
        Ok("00:01.000 --> 00:03.000\na\n\n00:03.000 --> 00:09.000\nb\n".into())
    }

    fn film(&self, _: &str) -> Filmed {
        let codec = "h264".to_owned();
        Filmed::Film(FilmFacts {
            size: [9; 2],
            rate: (25, 1),
            pictures: 500,
            has_sound: true,
            codec,
            has_colours: true,
        })
    }

    fn sound(&self, _: &str) -> Heard {
        self.sound.clone()
    }
}

const FOLDER: Folder = Folder { sound: Heard::Sound(SoundFacts { length: secs(30) }) };

/// What both languages lack nothing of.
const WHOLE: &str =
    ", narration: (zh: \"a.zh.ogg\", en: \"a.en.ogg\"), transcript: (zh: \"a.zh.vtt\", en: \"a.en.vtt\")";

/// A quotation with these fields and a film with those, in a chapter with an ambience.
fn read(quote: &str, film: &str, files: &Folder) -> Reading {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", ambience: \"wind.ogg\", \
         slides: [\nQuote(text: \"x\"{quote}),\nVideo(file: \"a.mp4\", alt: \"a\", credit: \"b\", captions: \"a.vtt\"{film})])])"
    );
    content::read(Source { name: "content.ron", text: &text }, files)
}

#[track_caller]
fn finds(quote: &str, files: &Folder, wanted: &[Code]) {
    let reading = read(quote, "", files);
    let found: Vec<Code> = reading.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(found, wanted, "{:?}", reading.findings);
    assert_eq!(reading.exhibition.map(|exhibition| exhibition.slide_count()), Some(2), "nothing is lost");
}

#[test]
fn what_is_wrong_with_sounds_is_told_and_their_slides_stay() {
    finds(WHOLE, &FOLDER, &[]);
    finds(", narration: \"a.ogg\", transcript: \"a.vtt\"", &FOLDER, &[]);
    finds(", narration: \"a.ogg\"", &FOLDER, &[codes::CAPTIONS_MISSING]);
    finds(", narration: (zh: \"a.ogg\"), transcript: \"a.vtt\"", &FOLDER, &[codes::NARRATION_MISSING]);
    finds(", narration: (zh: \"a.ogg\"), transcript: \"a.vtt\", allow: [\"narration-missing\"]", &FOLDER, &[]);
    finds(", narration: \"gone.ogg\", transcript: \"a.vtt\"", &FOLDER, &[codes::SOUND_MISSING]);
    finds(", narration: \"a.ogg\", transcript: \"gone.vtt\"", &FOLDER, &[codes::CAPTIONS_UNREADABLE]);
    let none = Folder { sound: Heard::NoEngine };
    finds("", &none, &[codes::SOUND_ENGINE]);
    let broken = Folder { sound: Heard::Unreadable(words!("the file is empty")) };
    finds("", &broken, &[codes::SOUND_UNREADABLE]);
    let gone = read(", narration: (zh: \"../a.ogg\")", "", &FOLDER);
    assert!(gone.findings.iter().any(|finding| finding.code == codes::PATH_OUTSIDE));
}

#[test]
fn each_file_of_a_sound_is_known_by_its_name_and_read_once() {
    let exhibition = exhibition("");
    let files: Vec<&str> = exhibition.sounds().into_iter().collect();
    assert_eq!(files, ["a.en.ogg", "a.zh.ogg", "wind.ogg"]);
    assert!(exhibition.is_heard());
    let names: Vec<String> = read(WHOLE, "", &FOLDER).data.into_iter().map(|file| file.name).collect();
    assert!(names.contains(&"a.zh.vtt".to_owned()), "a transcript is read again when it is saved: {names:?}");
    let silent = read("", "", &Folder { sound: Heard::NoEngine }).exhibition.expect("two slides");
    assert!(!silent.is_heard(), "what cannot be played, and a film that is to be silent, need nothing");
}

fn exhibition(film: &str) -> Exhibition {
    read(WHOLE, film, &FOLDER).exhibition.expect("two slides")
}

/// A visitor at the slide of this place, five seconds after it came up.
fn at(slide: usize) -> (ShowState, Moment) {
    let mut state = settled(slide, 1, false);
    (state.mode, state.phase, state.can_hear) = (Mode::Kiosk, Phase::Exploring, true);
    (state, Moment::from_millis(5000))
}

/// What is heard, and how loud at full volume, in hundredths.
fn heard(exhibition: &Exhibition, (state, now): &(ShowState, Moment)) -> Vec<(Channel, u32)> {
    let sounds = sounding(exhibition, state, 100, *now);
    sounds.iter().map(|sound| (sound.channel, (sound.level * 100.0).round() as u32)).collect()
}

#[test]
fn a_voice_is_heard_in_the_visitors_language_and_everything_else_steps_back() {
    let exhibition = exhibition("");
    let (mut state, now) = at(0);
    assert_eq!(heard(&exhibition, &(state.clone(), now)), [(Channel::Ambience, 50)]);
    state.hearing = Some(Hearing { began: Moment::from_millis(2000), paused: None, spoken: None });
    assert_eq!(heard(&exhibition, &(state.clone(), now)), [(Channel::Narration, 100), (Channel::Ambience, 12)]);
    let voice = sounding(&exhibition, &state, 50, now).swap_remove(0);
    assert_eq!((voice.file, voice.at, voice.level), ("a.en.ogg", secs(3), 0.25));
    state.muted = true;
    assert_eq!(heard(&exhibition, &(state.clone(), now)), [(Channel::Narration, 100)], "it was asked for");
    state.hearing = Some(Hearing { began: Moment::START, paused: Some(now), spoken: None });
    assert_eq!(heard(&exhibition, &(state, now)), []);
}

#[test]
fn nothing_is_heard_where_nothing_is_seen_or_nobody_can() {
    let exhibition = exhibition(", sound: on");
    let is_silent = |change: &dyn Fn(&mut ShowState)| {
        let (mut state, now) = at(1);
        change(&mut state);
        heard(&exhibition, &(state, now)).is_empty()
    };
    assert!(!is_silent(&|_| {}));
    assert!(is_silent(&|state| state.can_hear = false));
    assert!(is_silent(&|state| state.phase = Phase::Closed));
    assert!(is_silent(&|state| state.overlay = Some(Overlay::Black)));
    assert!(is_silent(&|state| state.muted = true));
    let (state, now) = at(1);
    assert_eq!(sounding(&exhibition, &state, 0, now), []);
}

#[test]
fn a_film_is_heard_when_its_slide_says_so_and_as_long_as_it_plays() {
    let film = |sound: &str, change: &dyn Fn(&mut ShowState), now: u64| {
        let (mut state, _) = at(1);
        state.motion.settled = false;
        change(&mut state);
        let heard = heard(&exhibition(sound), &(state, Moment::from_millis(now)));
        heard.iter().any(|(channel, _)| *channel == Channel::Film)
    };
    let loops = |state: &mut ShowState| state.phase = Phase::Attract;
    assert!(!film("", &|_| {}, 5000), "films of before stay silent");
    assert!(!film(", sound: off", &|_| {}, 5000));
    assert!(film(", sound: on_touch", &|_| {}, 5000) && !film(", sound: on_touch", &loops, 5000));
    assert!(film(", sound: on", &loops, 5000));
    assert!(!film(", sound: on", &loops, 20_000), "it is over");
    assert!(film(", sound: on, repeats: loop", &loops, 21_000));
    let calm = |state: &mut ShowState| state.comfort = Comfort { calm: true, ..Comfort::default() };
    assert!(!film(", sound: on", &calm, 5000), "it stands still");
    let (mut state, _) = at(1);
    state.motion.settled = false;
    let exhibition = exhibition(", sound: on, repeats: loop");
    let sounds = sounding(&exhibition, &state, 100, Moment::from_millis(21_000));
    assert_eq!((sounds[0].at, sounds[0].length), (secs(1), secs(20)), "within its second showing");
}

#[test]
fn what_has_no_recording_is_read_by_the_machine() {
    let exhibition = exhibition("");
    let (mut state, now) = at(1);
    state.hearing = Some(Hearing { began: Moment::from_millis(2000), paused: None, spoken: None });
    assert_eq!(heard(&exhibition, &(state.clone(), now)), [(Channel::Ambience, 50)], "it has no voice");
    state.spoken = Spoken::of([1]);
    let voice = sounding(&exhibition, &state, 100, now).swap_remove(0);
    assert_eq!((voice.channel, voice.file, voice.at), (Channel::Speech, "", secs(3)));
    state.hearing = state.hearing.map(|hearing| Hearing { spoken: Some(secs(2)), ..hearing });
    assert_eq!(heard(&exhibition, &(state, now)), [(Channel::Ambience, 50)], "it has said all");
}

#[test]
fn a_language_finds_its_voice() {
    let list = "Pty Language       Age/Gender VoiceName          File                 Other Languages\n \
                5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)\n \
                5  de              --/M      German             gmw/de               \n \
                5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)\n \
                2  en-gb           --/M      English_(Great_Britain) gmw/en           (en 2)\n \
                5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)\n \
                5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)\n";
    let voices = Voices::listed(list);
    let voice = |tag: &str| voices.of(tag).map(str::to_owned);
    for (tag, wanted) in [
        ("zh", "cmn"),
        ("zh-Hant", "cmn"),
        ("zh-Hant-HK", "yue"),
        ("de-AT", "de"),
        ("en", "en-gb"),
        ("en-GB", "en-gb"),
        ("pt-BR", "pt-br"),
        ("pt", "pt-br"),
    ] {
        assert_eq!(voice(tag).as_deref(), Some(wanted), "{tag}");
    }
    assert_eq!(voice("ug"), None);
}

#[test]
fn a_text_is_spoken_once_and_gone_on_with() {
    let speech =
        |text: &str| Origin::Speech(std::sync::Arc::new(Speech { text: text.to_owned(), voice: "de".to_owned() }));
    let said = |text: &str, at| Want { origin: speech(text), ..want(Channel::Speech, at) };
    let mut started = Vec::new();
    let mut start = |want: &Want, at: Duration| {
        started.push((want.origin.clone(), at));
        Some(Counting { next: 0, there: u64::MAX })
    };
    let mut desk = Desk::default();
    desk.order(&[said("one", secs(0))], secs(0), &mut start);
    // The same words, now that their length is known.
    desk.order(&[Want { length: secs(4), ..said("one", secs(1)) }], secs(1), &mut start);
    desk.order(&[said("two", secs(0))], secs(2), &mut start);
    assert_eq!(started, [(speech("one"), secs(0)), (speech("two"), secs(0))]);
}

#[test]
fn half_the_volume_is_half_as_loud_to_the_ear() {
    assert_eq!([0, 50, 100, 200].map(loudness), [0.0, 0.25, 1.0, 1.0]);
}

#[test]
fn a_machine_is_as_loud_as_its_hours_say() {
    let text = "Kiosk(volume: 60, volume_hours: [(days: \"Sat\", from: \"10:00\", to: \"12:00\", volume: 20), \
                (days: \"daily\", from: \"11:00\", to: \"13:00\", volume: 0)])";
    let volume = xiongguan::settings::read(Source { name: "kiosk.ron", text }).settings.loudness();
    let at = |day, hour| volume.at(Some(jiff::civil::date(2026, 11, day).at(hour, 30, 0, 0)));
    // The 28th is a Saturday.
    assert_eq!([at(28, 9), at(28, 10), at(28, 11), at(28, 12), at(27, 10), at(27, 11)], [60, 20, 20, 0, 60, 0]);
    assert_eq!(volume.at(None), 60, "nobody knows the time");
    assert!(volume.has_hours());
}

/// Samples that count: each is the number of its place in the file, as far as numbers go.
struct Counting {
    next: u64,
    /// So many are there.
    there: u64,
}

impl Pcm for Counting {
    fn read(&mut self, samples: &mut [i16]) -> usize {
        let mut read = 0;
        for frame in samples.chunks_mut(CHANNELS) {
            if self.next >= self.there {
                break;
            }
            frame.fill((self.next / 480 % 30_000) as i16);
            self.next += 1;
            read += CHANNELS;
        }
        read
    }
}

fn frames(time: Duration) -> u64 {
    time.as_millis() as u64 * u64::from(RATE) / 1000
}

#[expect(clippy::unnecessary_wraps, reason = "a decoder may fail to start")]
fn from(_: &Want, at: Duration) -> Option<Counting> {
    Some(Counting { next: frames(at), there: u64::MAX })
}

fn want(channel: Channel, at: Duration) -> Want {
    Want { channel, origin: Origin::File(PathBuf::from("/a.ogg")), at, length: secs(10), repeats: false, level: 1.0 }
}

/// The last sample of a block: the hundredth of a second of the file that is heard then.
fn hundredth(mix: &Mix) -> i16 {
    let bytes = mix.bytes();
    i16::from_le_bytes([bytes[bytes.len() - 2], bytes[bytes.len() - 1]])
}

#[test]
fn the_sound_of_a_film_keeps_step_with_what_is_seen() {
    let mut desk = Desk::default();
    // Half of the first second has passed when the decoder has begun, and it takes another fifth.
    let mut slow = |_: &Want, at: Duration| Some(Counting { next: frames(at), there: frames(at) });
    desk.order(&[want(Channel::Film, millis(500))], secs(7), &mut slow);
    assert_eq!(hundredth(&desk.mix(secs(7), &mut slow)), 0, "nothing is there");
    let mut desk = Desk::default();
    desk.order(&[want(Channel::Film, millis(500))], secs(7), &mut from);
    for passed in (200..2000).step_by(20) {
        let heard = hundredth(&desk.mix(secs(7) + millis(passed), &mut from));
        let seen = (500 + passed) / 10 + 2;
        assert!(passed < 400 || (i64::from(heard) - seen.cast_signed()).abs() <= 3, "{heard} at {seen}");
    }
    // The show's clock has stood still for half a second: what is heard waits.
    desk.order(&[want(Channel::Film, secs(2))], secs(9), &mut from);
    desk.order(&[want(Channel::Film, secs(2))], millis(9500), &mut from);
    let heard = hundredth(&desk.mix(millis(9500), &mut from));
    assert_eq!(heard, 0, "nothing is due before what was heard already");
}

#[test]
fn a_film_that_repeats_is_heard_without_a_gap() {
    let mut desk = Desk::default();
    let film = Want { length: secs(2), repeats: true, ..want(Channel::Film, millis(1500)) };
    desk.order(std::slice::from_ref(&film), Duration::ZERO, &mut from);
    let heard = (0..100).map(|block| hundredth(&desk.mix(millis(20 * block), &mut from)));
    let heard: Vec<i16> = heard.skip(10).collect();
    let is_next = |pair: &[i16]| (pair[1] - pair[0]).rem_euclid(200) <= 3;
    assert!(heard.windows(2).all(is_next), "{heard:?}");
    assert!(heard.iter().any(|hundredth| *hundredth > 190) && heard.iter().filter(|at| **at < 5).count() >= 2);
}

#[test]
fn a_voice_loses_no_word_however_late_its_first_samples_come() {
    let mut desk = Desk::default();
    let mut start = |_: &Want, at: Duration| Some(Counting { next: frames(at), there: u64::MAX });
    desk.order(&[want(Channel::Narration, Duration::ZERO)], Duration::ZERO, &mut start);
    let begins: Vec<i16> = (0..5).map(|block| hundredth(&desk.mix(millis(400 + 20 * block), &mut start))).collect();
    assert_eq!(begins[3..], [7, 9], "from its beginning, louder and louder");
    // It is told anew by every frame, a little off, and goes on.
    desk.order(&[want(Channel::Narration, millis(550))], millis(500), &mut start);
    assert_eq!(hundredth(&desk.mix(millis(500), &mut start)), 11);
    // It began anew.
    desk.order(&[want(Channel::Narration, secs(5))], millis(520), &mut start);
    assert_eq!(hundredth(&desk.mix(millis(520), &mut start)), 501);
}

#[test]
fn what_is_not_wanted_any_more_fades_away_and_is_gone() {
    let mut desk = Desk::default();
    desk.order(&[want(Channel::Narration, secs(4))], Duration::ZERO, &mut from);
    for block in 0..10 {
        let _ = desk.mix(millis(20 * block), &mut from);
    }
    assert!(!desk.is_silent());
    desk.order(&[], millis(200), &mut from);
    let heard = [0, 1, 2, 3].map(|block| hundredth(&desk.mix(millis(200 + 20 * block), &mut from)));
    assert!(heard[0] > heard[1] && heard[1] > heard[2], "it gets quieter: {heard:?}");
    assert!(desk.is_silent());
}

#[test]
fn loudness_changes_by_and_by_and_what_is_too_loud_is_cut() {
    let mut gain = Gain::default();
    gain.go(1.0, millis(40));
    let loud = [20_000; BLOCK * CHANNELS];
    let mut mix = Mix::default();
    mix.add(&loud, &mut gain);
    let bytes = mix.bytes();
    let sample = |at: usize| i16::from_le_bytes([bytes[2 * at], bytes[2 * at + 1]]);
    assert!(sample(0) < 30 && (9_900..=10_000).contains(&sample(2 * BLOCK - 1)), "halfway after half of the time");
    let biggest_step = (1..BLOCK).map(|at| sample(2 * at) - sample(2 * at - 2)).max();
    assert!(biggest_step.is_some_and(|step| step < 30), "it does not click");
    gain.go(1.0, Duration::ZERO);
    mix.add(&loud, &mut gain);
    mix.add(&loud, &mut gain);
    let bytes = mix.bytes();
    assert_eq!(i16::from_le_bytes([bytes[bytes.len() - 2], bytes[bytes.len() - 1]]), i16::MAX);
    assert!(!gain.is_silent());
    gain.go(0.0, Duration::ZERO);
    mix.add(&[], &mut gain);
    assert!(gain.is_silent());
}
