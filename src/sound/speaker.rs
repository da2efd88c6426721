//! The thread that plays what a window wants to be heard.

use std::{
    io,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, Thread},
    time::{Duration, Instant},
};

use super::{
    desk::{Desk, Origin, Want},
    mix::BLOCK,
    player::{Output, Player},
    source::Source,
    speech::{Speech, Voices},
};
use crate::film::RATE;

/// What is played is kept so far ahead of its time.
const LEAD: Duration = Duration::from_millis(100);

/// How long the device itself takes, about; panels with their own loudspeakers take longer, for pictures as well.
const DEVICE: Duration = Duration::from_millis(40);

/// After so much silence the player is ended: the device may rest.
const REST: Duration = Duration::from_secs(2);

/// How soon a machine without a player is asked again, since the sound server may start after the show; each time it waits
/// twice as long, up to the longest.
const AGAIN: Duration = Duration::from_secs(20);
const AGAIN_MAX: Duration = Duration::from_secs(320);

/// What it takes to be heard at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Some sounds are there, and the machine may read aloud.
    Sounds {
        /// The machine's own voice is looked for.
        speech: bool,
    },
    /// There is nothing but the machine's own voice: without one, nothing else is looked for.
    Speech,
}

/// The sounds of a window. Dropping it ends them.
#[derive(Debug)]
pub struct Speaker {
    shared: Arc<Shared>,
    thread: Thread,
}

#[derive(Debug, Default)]
struct Shared {
    /// What is wanted, and since when, until the thread takes it.
    order: Mutex<Option<(Vec<Want>, Instant)>>,
    /// Something can be heard.
    is_there: AtomicBool,
    /// The program that plays, while one does.
    player: Mutex<Option<String>>,
    /// The machine's own voices, once they were looked for.
    voices: OnceLock<Option<Voices>>,
    /// What was read aloud last, and how long that takes.
    spoken: Mutex<Option<(Arc<Speech>, Duration)>>,
    is_over: AtomicBool,
}

impl Speaker {
    /// A speaker that looks at once for what it needs to be heard; `ring` is called when it knows whether that is there, when
    /// that changes, and when it knows how long a text takes.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(need: Need, ring: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let known = Arc::clone(&shared);
        let thread = thread::Builder::new().name("sound".to_owned()).spawn(move || Work::new(known, ring).run(need))?;
        Ok(Self { shared, thread: thread.thread().clone() })
    }

    /// Whether something can be heard here.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.shared.is_there.load(Ordering::Relaxed)
    }

    /// The program that plays, if there is one.
    #[must_use]
    pub fn player(&self) -> Option<String> {
        self.shared.player.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The machine's own voices, if it has any.
    #[must_use]
    pub fn voices(&self) -> Option<&Voices> {
        self.shared.voices.get()?.as_ref()
    }

    /// How long `speech` takes, once it was begun: zero where nothing comes of it.
    #[must_use]
    pub fn length(&self, speech: &Speech) -> Option<Duration> {
        let spoken = self.shared.spoken.lock().unwrap_or_else(PoisonError::into_inner);
        spoken.as_ref().filter(|(of, _)| **of == *speech).map(|(_, length)| *length)
    }

    /// Plays these sounds and no others; `since` is when they had come so far. Does not block.
    pub fn play(&self, wanted: Vec<Want>, since: Instant) {
        *self.shared.order.lock().unwrap_or_else(PoisonError::into_inner) = Some((wanted, since));
        self.thread.unpark();
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        self.thread.unpark();
    }
}

/// The thread's own.
struct Work {
    shared: Arc<Shared>,
    ring: Arc<dyn Fn() + Send + Sync>,
    start: Instant,
    desk: Desk<Source>,
    player: Option<Player>,
    /// When a player is looked for, and how long it is waited after that.
    looks: Instant,
    again: Duration,
    output: Option<Playing>,
    /// That there is none was told.
    is_told: bool,
}

/// A player at work.
struct Playing {
    output: Output,
    began: Instant,
    /// What it was given.
    given: Duration,
    /// Since when it is given silence.
    silent: Option<Instant>,
}

#[expect(clippy::disallowed_methods, reason = "sound is played by the clock, on a thread of its own")]
fn now() -> Instant {
    Instant::now()
}

/// The samples of a sound from `at` on.
fn begin(want: &Want, at: Duration, shared: &Arc<Shared>, ring: &Arc<dyn Fn() + Send + Sync>) -> Option<Source> {
    let source = match &want.origin {
        Origin::File(path) => {
            // A film is begun anew for each showing, since its pictures are.
            let repeats = want.repeats && want.channel != crate::units::Channel::Film;
            Source::start(path.clone(), at, repeats)
        }
        Origin::Speech(speech) => {
            let (shared, ring, of) = (Arc::clone(shared), Arc::clone(ring), Arc::clone(speech));
            Source::speak(Arc::clone(speech), at, move |length| {
                *shared.spoken.lock().unwrap_or_else(PoisonError::into_inner) = Some((of, length));
                ring();
            })
        }
    };
    source.inspect_err(|error| tracing::warn!("the sound is not played: {error}: {:?}", want.origin)).ok()
}

impl Work {
    fn new(shared: Arc<Shared>, ring: Arc<dyn Fn() + Send + Sync>) -> Self {
        let start = now();
        let desk = Desk::default();
        let (looks, again) = (start, AGAIN);
        Self { shared, ring, start, desk, player: None, looks, again, output: None, is_told: false }
    }

    fn run(mut self, need: Need) {
        let looks = need != Need::Sounds { speech: false };
        let voices = if looks { Voices::find() } else { None };
        if need == Need::Speech && voices.is_none() {
            // Nothing could be heard but a voice that is not there.
            return;
        }
        if voices.is_some() {
            tracing::info!("slides without a narration are read aloud by the machine");
        }
        let _ = self.shared.voices.set(voices);
        while !self.shared.is_over.load(Ordering::Relaxed) {
            self.look_for_a_player();
            let order = self.shared.order.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some((wanted, since)) = order {
                let since = since.saturating_duration_since(self.start);
                let mut start = |want: &Want, at| begin(want, at, &self.shared, &self.ring);
                self.desk.order(&wanted, since, &mut start);
            }
            let wait = self.play();
            if !wait.is_zero() {
                thread::park_timeout(wait);
            }
        }
    }

    fn look_for_a_player(&mut self) {
        if self.player.is_some() || now() < self.looks {
            return;
        }
        self.player = Player::find();
        self.looks = now() + self.again;
        self.again = if self.player.is_some() { AGAIN } else { (self.again * 2).min(AGAIN_MAX) };
        match &self.player {
            Some(player) => tracing::info!("sound is played by {}", player.name()),
            None if !self.is_told => tracing::warn!("nothing is heard: no program plays sound here"),
            None => return,
        }
        self.is_told = true;
        self.tell();
    }

    /// Plays the next block if it is time; returns how long nothing has to be done.
    fn play(&mut self) -> Duration {
        let Some(player) = &self.player else {
            // Where nothing plays, nothing is decoded.
            self.desk = Desk::default();
            return AGAIN;
        };
        let is_silent = self.desk.is_silent();
        let playing = match &mut self.output {
            Some(playing) => playing,
            None if is_silent => return AGAIN,
            None => match Output::start(player) {
                Ok(output) => self.output.insert(Playing { output, began: now(), given: Duration::ZERO, silent: None }),
                Err(error) => return self.fail(&error),
            },
        };
        if let Some(wait) = playing.wait() {
            return wait;
        }
        let silent = *playing.silent.get_or_insert_with(now);
        if !is_silent {
            playing.silent = None;
        } else if silent.elapsed() >= REST {
            self.output = None;
            return Duration::ZERO;
        }
        let heard = playing.began + playing.given + DEVICE;
        let mut start = |want: &Want, at| begin(want, at, &self.shared, &self.ring);
        let mix = self.desk.mix(heard.saturating_duration_since(self.start), &mut start);
        match playing.output.write(&mix) {
            Ok(()) => {
                playing.given += Duration::from_secs(BLOCK as u64) / RATE;
                Duration::ZERO
            }
            Err(error) => self.fail(&error),
        }
    }

    /// The player has ended: whether another one works is tried later.
    fn fail(&mut self, error: &io::Error) -> Duration {
        tracing::warn!("nothing is heard: the program that plays sound has ended: {error}");
        (self.output, self.player, self.looks) = (None, None, now() + AGAIN);
        self.tell();
        Duration::ZERO
    }

    /// Tells whether something can be heard, and by which player.
    fn tell(&self) {
        *self.shared.player.lock().unwrap_or_else(PoisonError::into_inner) = self.player.as_ref().map(Player::name);
        self.shared.is_there.store(self.player.is_some(), Ordering::Relaxed);
        (self.ring)();
    }
}

impl Playing {
    /// How long it needs nothing; a stall, of this thread or of the player, is left out.
    fn wait(&mut self) -> Option<Duration> {
        const STALL: Duration = Duration::from_millis(300);
        let passed = now().saturating_duration_since(self.began);
        let late = passed.saturating_sub(self.given);
        if late > STALL {
            self.began += late;
            return None;
        }
        self.given.saturating_sub(passed).checked_sub(LEAD).filter(|wait| !wait.is_zero())
    }
}
