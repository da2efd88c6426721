//! What is on screen while files are saved, broken, taken away and exchanged; on virtual time and without a window.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use xiongguan::{
    content::{Exhibition, Lang, Text},
    deck::{Content, Deck, Load, Machine, Origin},
    diag::{Code, Finding, Severity, Source, Words},
    player::{Audience, Effect, Event, OnScreen, Player},
    settings::Settings,
    show::{self, Action, Input, Mode, Overlay, Phase, Timing, Wake},
    theme::{Theme, Typefaces},
    units::Moment,
};

use crate::{kiosk::secs, sample};

#[path = "player_hours.rs"]
mod hours;

/// A player with what it was told to show, and the time.
struct Stage {
    player: Player,
    now: Moment,
    generation: u64,
    effects: Vec<Effect>,
}

/// A deck of `exhibition` in the folder `root`, with so many errors.
fn deck_of(exhibition: Exhibition, generation: u64, root: &str, errors: usize) -> Arc<Deck> {
    let program = Settings::default().program(&exhibition).expect("slides");
    let findings = (0..errors).map(|line| finding(&format!("slip {line}"))).collect();
    let (theme, pictures) = (Theme::gobi(), BTreeMap::new());
    let origin = Origin::default();
    Arc::new(Deck {
        generation,
        exhibition,
        program,
        theme,
        typefaces: Typefaces::default(),
        root: PathBuf::from(root),
        pictures,
        findings,
        origin,
    })
}

fn finding(message: &str) -> Finding {
    let source = Source { name: "content.ron", text: "" };
    source.finding(Severity::Error, Code("content::test"), 0..0, "", Words::verbatim(message))
}

impl Stage {
    fn of(audience: Audience, machine: Machine) -> Self {
        let player = Player::new(audience, machine);
        Self { player, now: Moment::START, generation: 0, effects: Vec::new() }
    }

    fn for_visitors() -> Self {
        Self::of(Audience::default(), Machine::default())
    }

    fn for_an_author() -> Self {
        Self::of(Audience { is_author: true, ..Audience::default() }, Machine::default())
    }

    fn happen(mut self, event: Event) -> Self {
        let effects = self.player.step(self.now, event);
        self.effects.extend(effects);
        self
    }

    fn input(self, input: Input) -> Self {
        self.happen(Event::Input(input))
    }

    fn key(self, action: Action) -> Self {
        self.happen(Event::Key { action: Some(action), is_repeat: false })
    }

    fn loads(self, content: Content) -> Self {
        let machine = self.player.machine().clone();
        self.happen(Event::Loaded(Box::new(Load { content, machine })))
    }

    /// The sample exhibition is read, changed a little.
    fn reads(self, root: &str, errors: usize, change: impl FnOnce(&mut Exhibition)) -> Self {
        let mut exhibition = sample::exhibition();
        change(&mut exhibition);
        let generation = self.generation + 1;
        let content = Content::Deck(deck_of(exhibition, generation, root, errors));
        Self { generation, ..self.loads(content) }
    }

    fn reads_sample(self) -> Self {
        self.reads("/one", 0, |_| ())
    }

    /// All pictures are there.
    fn ready(self) -> Self {
        self.ready_in(|_| true)
    }

    /// The pictures of some decks are there, by their generations.
    fn ready_in(mut self, is_there: impl Fn(u64) -> bool) -> Self {
        let effects = self.player.answer(self.now, &|deck, _| is_there(deck.generation));
        self.effects.extend(effects);
        self
    }

    fn settings(self, change: impl FnOnce(&mut Machine)) -> Self {
        let mut machine = self.player.machine().clone();
        change(&mut machine);
        let content = match self.player.current() {
            Some((deck, _)) => Content::Deck(Arc::clone(deck)),
            None => nothing(),
        };
        self.happen(Event::Loaded(Box::new(Load { content, machine })))
    }

    fn wait(mut self, seconds: u64) -> Self {
        for _ in 0..seconds * 10 {
            self.now = self.now + std::time::Duration::from_millis(100);
            self = self.input(Input::Tick).ready();
        }
        self
    }

    /// Time passes while no picture of a new deck comes.
    fn wait_unready(mut self, tenths: u64) -> Self {
        for _ in 0..tenths {
            self.now = self.now + std::time::Duration::from_millis(100);
            self = self.input(Input::Tick).ready_in(|deck| deck == 1);
        }
        self
    }

    fn state(&self) -> &show::ShowState {
        self.player.current().expect("a show").1.state()
    }

    fn generation(&self) -> u64 {
        self.player.current().expect("a show").0.generation
    }

    fn language(&self) -> &str {
        let (deck, show) = self.player.current().expect("a show");
        &deck.exhibition.languages[show.state().language].0
    }

    fn was_taken(&self) -> bool {
        let taken = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Loaded { is_taken, .. } => Some(*is_taken),
            Effect::Show(_) => None,
        });
        taken.expect("something was read")
    }
}

fn nothing() -> Content {
    Content::Unreadable { text: "no such file".to_owned() }
}

fn broken(title: Option<&str>) -> Content {
    let title = title.map(Text::common);
    Content::Nothing { title, findings: vec![finding("no slide")], text: "error: no slide".to_owned() }
}

#[test]
fn a_plate_stands_in_until_something_can_be_shown() {
    let stage = Stage::for_visitors();
    assert!(matches!(stage.player.on_screen(), OnScreen::Waiting { title: None, findings: "" }));
    let stage = stage.loads(nothing()).loads(broken(Some("Ours")));
    let OnScreen::Waiting { title: Some(_), findings: "" } = stage.player.on_screen() else {
        panic!("visitors see the title and no error: {:?}", stage.player.on_screen())
    };
    let stage = stage.reads_sample();
    assert!(stage.player.is_opening(), "the first slide is awaited");
    assert!(matches!(stage.player.on_screen(), OnScreen::Waiting { title: Some(_), findings: "" }), "no bare ground");
    let stage = stage.ready();
    assert!(!stage.player.is_opening());
    assert!(matches!(stage.player.on_screen(), OnScreen::Slide { state, .. } if state.slide == 0));
}

#[test]
fn an_author_reads_on_the_plate_what_is_wrong() {
    let stage = Stage::for_an_author().loads(nothing());
    assert!(matches!(stage.player.on_screen(), OnScreen::Waiting { findings: "no such file", .. }));
    let stage = stage.loads(broken(None));
    assert!(matches!(stage.player.on_screen(), OnScreen::Waiting { findings: "error: no slide", .. }));
}

#[test]
fn whatever_is_read_later_the_show_goes_on_with_the_last_good_state() {
    for content in [nothing(), broken(None)] {
        let stage = Stage::for_visitors().reads_sample().ready().loads(content).ready();
        assert!(!stage.was_taken());
        assert_eq!(stage.generation(), 1);
    }
    let stage = Stage::for_visitors().reads_sample().ready().reads("/one", 1, |_| ()).ready();
    assert_eq!((stage.was_taken(), stage.generation()), (false, 1), "more errors than what is shown");
    let stage = stage.reads("/one", 0, |_| ()).ready();
    assert_eq!((stage.was_taken(), stage.generation()), (true, 3));
}

#[test]
fn a_show_that_began_with_errors_takes_what_has_no_more_of_them() {
    let stage = Stage::for_visitors().reads("/one", 2, |_| ()).ready().reads("/one", 2, |_| ()).ready();
    assert_eq!((stage.was_taken(), stage.generation()), (true, 2));
}

#[test]
fn another_folder_is_taken_over_whatever_its_errors() {
    let stage = Stage::for_visitors().reads_sample().ready().reads("/two", 3, |_| ()).ready();
    assert_eq!((stage.was_taken(), stage.generation()), (true, 2));
}

#[test]
fn a_new_deck_waits_for_its_own_pictures_while_the_old_one_stays() {
    let stage = Stage::for_visitors().reads_sample().ready().reads("/two", 0, |_| ()).ready_in(|deck| deck == 1);
    assert_eq!(stage.generation(), 1);
    let needed = stage.player.needed();
    assert!(needed.iter().any(|wish| wish.deck.generation == 2), "its pictures are asked for");
    assert!(needed.iter().any(|wish| wish.deck.generation == 1), "those on screen are kept");
    let stage = stage.ready_in(|deck| deck == 2);
    assert_eq!(stage.generation(), 2);
    assert!(stage.player.needed().iter().all(|wish| wish.deck.generation == 2));
}

#[test]
fn of_two_decks_that_wait_the_later_one_wins() {
    let stage = Stage::for_visitors().reads_sample().ready().reads_sample().reads_sample().ready_in(|deck| deck == 2);
    assert_eq!(stage.generation(), 1);
    assert_eq!(stage.ready().generation(), 3);
}

#[test]
fn an_exhibition_without_pictures_begins_at_once() {
    let quotes = |exhibition: &mut Exhibition| {
        for chapter in &mut exhibition.chapters {
            chapter.slides.retain(|slide| slide.kind.photos().is_empty());
        }
        exhibition.chapters.retain(|chapter| !chapter.slides.is_empty());
    };
    let stage = Stage::for_visitors().reads("/one", 0, quotes);
    // A slide without pictures is ready before any picture is decoded.
    let mut player = stage.player;
    let is_ready = |deck: &Deck, slide| deck.slide(slide).is_none_or(|slide| slide.photos().is_empty());
    player.answer(stage.now, &is_ready);
    assert!(!player.is_opening());
}

#[test]
fn languages_keep_their_names_when_their_order_changes() {
    let swap = |exhibition: &mut Exhibition| exhibition.languages.reverse();
    let english = Audience { language: Some(Lang::new("en")), ..Audience::default() };
    let stage = Stage::of(english, Machine::default()).reads_sample().ready();
    assert_eq!(stage.language(), "en");
    let stage = stage.reads("/one", 0, swap).ready();
    assert_eq!(stage.language(), "en");
    // A visitor's choice of language stays as well, and the next visitor starts as before.
    let stage = stage.key(Action::Next).key(Action::Language);
    assert_eq!(stage.language(), "zh");
    let stage = stage.reads("/one", 0, |_| ()).ready();
    assert_eq!(stage.language(), "zh");
    assert_eq!(stage.wait(200).language(), "en");
}

#[test]
fn a_language_that_is_gone_becomes_the_one_visitors_start_with() {
    let stage = Stage::for_visitors().reads_sample().ready().key(Action::Next).key(Action::Language);
    assert_eq!(stage.language(), "en");
    let stage = stage.reads("/one", 0, |exhibition| exhibition.languages.truncate(1)).ready();
    assert_eq!(stage.language(), "zh");
}

#[test]
fn changed_settings_hold_at_once_and_disturb_nobody() {
    let stage = Stage::for_visitors().reads_sample().ready().key(Action::Next).key(Action::Next).ready();
    let slide = stage.state().slide;
    let quick = Timing { idle_min: secs(3), idle_reading_factor: 0.0, goodbye: secs(2), ..Timing::default() };
    let stage = stage.settings(|machine| machine.timing = quick).ready();
    assert_eq!((stage.state().slide, stage.state().phase), (slide, Phase::Exploring));
    let stage = stage.wait(4);
    assert!(matches!(stage.state().phase, Phase::Goodbye { .. }), "{:?}", stage.state().phase);
}

#[test]
fn another_mode_begins_another_show_of_the_same_deck() {
    let stage = Stage::for_visitors().reads_sample().ready().settings(|machine| machine.mode = Mode::Present).ready();
    assert_eq!(
        (stage.state().mode, stage.state().phase, stage.player.mode()),
        (Mode::Present, Phase::Presenting, Mode::Present)
    );
}

#[test]
fn an_author_is_told_what_is_wrong_until_it_is_mended_or_closed() {
    let stage = Stage::for_an_author().reads_sample().ready().reads("/one", 2, |_| ());
    let panel = stage.player.panel();
    assert!(panel.is_open() && panel.is_kept());
    assert_eq!(panel.remarks().len(), 2);
    let stage = stage.key(Action::Back);
    assert!(!stage.player.panel().is_open() && stage.player.panel().remarks().is_empty());
    assert!(!stage.effects.contains(&Effect::Show(show::Effect::Leave)), "Esc closes the panel and nothing else");
    let stage = stage.reads("/one", 2, |_| ());
    assert!(!stage.player.panel().is_open(), "the same errors, saved again");
    let stage = stage.reads("/one", 3, |_| ());
    assert!(stage.player.panel().is_open(), "other errors");
    assert!(!stage.reads("/one", 0, |_| ()).player.panel().is_open(), "no errors");
}

#[test]
fn visitors_are_told_nothing() {
    let stage = Stage::for_visitors().reads_sample().ready().reads("/one", 2, |_| ()).loads(broken(None));
    assert!(!stage.player.panel().is_open() && stage.player.panel().remarks().is_empty());
}

#[test]
fn the_window_of_an_author_turns_to_the_edited_slide_and_a_kiosk_does_not() {
    let last = sample::exhibition().slide_count() - 1;
    let edit = |exhibition: &mut Exhibition| {
        let chapter = exhibition.chapters.last_mut().expect("chapters");
        let kind = chapter.slides[0].kind.clone();
        chapter.slides.last_mut().expect("slides").kind = kind;
        chapter.title = Text::common("Edited");
        let first = chapter.slides.len() - 1;
        chapter.slides.drain(..first);
    };
    let place = |stage: &Stage| stage.state().slide;
    let author = Stage::for_an_author().reads_sample().ready().reads("/one", 0, edit).ready();
    assert!(place(&author) > 0 && place(&author) <= last, "{}", place(&author));
    let kiosk = Stage::for_visitors().reads_sample().ready().reads("/one", 0, edit).ready();
    assert_eq!(place(&kiosk), 0);
}

#[test]
fn esc_leaves_the_plate_where_the_machine_allows_it() {
    let left = |stage: Stage| stage.key(Action::Back).effects.contains(&Effect::Show(show::Effect::Leave));
    assert!(left(Stage::for_visitors()));
    assert!(!left(Stage::of(Audience::default(), Machine { may_leave: false, ..Machine::default() })));
}

#[test]
fn an_enlarged_picture_does_not_outlive_its_slide() {
    let gallery_or_cover = |stage: Stage| stage.key(Action::Next).key(Action::Enlarge(0));
    let stage = gallery_or_cover(Stage::for_visitors().reads_sample().ready());
    assert!(matches!(stage.state().overlay, Some(Overlay::Enlarged { .. })), "{:?}", stage.state().overlay);
    let stage = stage.reads("/two", 0, |exhibition| {
        exhibition.chapters.remove(0);
    });
    assert_eq!(stage.ready().state().overlay, None);
}

#[test]
fn a_deck_whose_pictures_never_come_is_shown_after_a_while_nevertheless() {
    let mut stage = Stage::for_visitors().reads_sample().ready().key(Action::Next).wait(3).reads_sample();
    let patience = stage.player.machine().patience();
    assert_eq!(stage.generation(), 1);
    let Wake::At(moment) = stage.player.wake(stage.now) else { panic!("{:?}", stage.player.wake(stage.now)) };
    assert!(moment <= stage.now + patience, "the window wakes in time");
    stage.now = stage.now + patience;
    assert_eq!(stage.ready_in(|_| false).generation(), 2);
}

#[test]
fn a_deck_that_waits_follows_the_visitor_to_another_slide() {
    let stage = Stage::for_visitors().reads_sample().ready().key(Action::Next).reads_sample();
    let wish = |stage: &Stage| {
        let needed = stage.player.needed();
        needed.iter().find(|wish| wish.deck.generation == 2).expect("the new deck is wished for").slide
    };
    assert_eq!(wish(&stage), 0);
    let stage = stage.key(Action::Next).ready_in(|deck| deck == 1).wait_unready(20);
    assert_eq!(stage.state().slide, 1);
    assert_eq!((wish(&stage), stage.generation()), (1, 1));
}

#[test]
fn slides_that_were_passed_by_are_asked_for_no_more() {
    let mut stage = Stage::for_visitors().reads_sample().ready_in(|_| false);
    for _ in 0..600 {
        stage.now = stage.now + std::time::Duration::from_millis(500);
        stage = stage.input(Input::Tick).ready_in(|_| false);
        assert!(stage.player.ahead().len() <= 5, "{:?}", stage.player.ahead().len());
    }
}
