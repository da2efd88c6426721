//! The pictures at hand.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::worker::{Decoder, Job, Wake, Worker};
use super::{Picture, PictureError, PictureId, PictureProblem, Target, decode};
use crate::units::{Moment, PictureFacts, PictureState};

/// A picture's name: its path relative to the exhibition's folder, as the content file writes it.
pub type PictureKey = PictureId;

/// A picture that is wanted, and how large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub id: PictureId,
    /// How large.
    pub target: Target,
}

/// How many bytes of pixels are kept, whatever the deck.
///
/// At 4K, where a picture has 33 MB, those of seven slides. Twice as much would leave too little of the 1 GiB that the program may use there, as textures hold a second copy.
pub const BUDGET_BYTES: usize = 256 * 1024 * 1024;

/// A picture that takes longer is shown as broken until it arrives.
pub const LATE_AFTER: Duration = Duration::from_secs(3);

/// Keeps the pictures ready that the show needs now or next. Decodes on a thread of its own, one at a time.
///
/// Tell it what is needed with [`Self::focus`] and collect what has arrived with [`Self::poll`] whenever
/// the wake callback was called; the next picture is begun then.
/// A decoder that hangs holds up the pictures behind it, but never the caller.
pub struct Library {
    worker: Worker,
    budget_bytes: usize,
    entries: HashMap<PictureKey, Entry>,
    /// What the latest focus asked for, most urgent first.
    asked: Vec<Wish>,
    /// What of it there is room for.
    wishes: Vec<Wish>,
    /// How many of the wishes are needed now; those are never dropped.
    needed: usize,
    /// The picture being decoded.
    under_way: Option<UnderWay>,
    /// Counts the calls of `focus`, to tell how long ago a picture was wanted.
    turn: u64,
}

/// A picture that has arrived, or turned out to be broken.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Which.
    pub key: PictureKey,
    /// Its pixels, shared with the library, or why there are none.
    pub result: Result<Arc<Picture>, PictureError>,
}

/// What is known of one picture.
#[derive(Default)]
struct Entry {
    state: PictureState,
    picture: Option<Arc<Picture>>,
    error: Option<PictureError>,
    facts: Option<PictureFacts>,
    /// The target for which `state` was found out; none if it has to be found out (again).
    answered_for: Option<Target>,
    wanted_at: u64,
}

/// A picture being decoded.
struct UnderWay {
    key: PictureKey,
    since: Moment,
    /// Whether it is known that it takes too long.
    is_late: bool,
    /// Whether its file may have changed since it was begun.
    is_stale: bool,
}

static PENDING: PictureState = PictureState::Pending;

impl Library {
    /// A library of the pictures in `folder` that scales them to cover `target`.
    ///
    /// `wake` is called on another thread each time that [`Self::poll`] has something to tell.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(budget_bytes: usize, wake: Wake) -> io::Result<Self> {
        Self::with_decoder(budget_bytes, wake, Box::new(decode))
    }

    /// The same with another decoder (in a process of its own, say) and another limit for the pixels kept, in bytes.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn with_decoder(budget_bytes: usize, wake: Wake, decoder: Decoder) -> io::Result<Self> {
        let worker = Worker::start(decoder, wake)?;
        Ok(Self {
            worker,
            budget_bytes,
            entries: HashMap::new(),
            asked: Vec::new(),
            wishes: Vec::new(),
            needed: 0,
            under_way: None,
            turn: 0,
        })
    }

    /// Says which pictures are on screen `now` and which may come next, in order; replaces what was said before.
    ///
    /// Pictures that are no longer asked for are not begun; one that is under way is finished. Pictures on screen
    /// are kept even beyond the budget, the others only within. Cheap when nothing has changed; does not block.
    pub fn focus(&mut self, now: Moment, on_screen: &[Wish], ahead: &[Wish]) {
        let asked = on_screen.iter().chain(ahead);
        if self.needed == on_screen.len() && asked.clone().eq(self.asked.iter()) {
            return;
        }
        self.turn += 1;
        self.needed = on_screen.len();
        self.asked = asked.cloned().collect();
        self.wishes.clone_from(&self.asked);
        for wish in &self.wishes {
            self.entries.entry(wish.id.clone()).or_default().wanted_at = self.turn;
        }
        self.begin_next(now);
    }

    /// Collects what has arrived, begins the next picture and marks one that takes too long. Does not block.
    pub fn poll(&mut self, now: Moment) -> impl Iterator<Item = Loaded> + use<> {
        let mut arrived = Vec::new();
        while let Some(outcome) = self.worker.outcome() {
            let is_stale = self.under_way.take().is_some_and(|it| it.is_stale);
            arrived.push(self.shelve(outcome.job, outcome.result, is_stale));
            self.begin_next(now);
        }
        self.mark_late(now);
        arrived.into_iter()
    }

    /// How far a picture has come. A late one counts as broken until it arrives.
    #[must_use]
    pub fn state(&self, key: &PictureId) -> &PictureState {
        self.entries.get(key).map_or(&PENDING, |entry| &entry.state)
    }

    /// A picture's pixels, if they are at hand; after a change of target the former ones until the new arrive.
    #[must_use]
    pub fn picture(&self, key: &PictureId) -> Option<&Arc<Picture>> {
        self.entries.get(key)?.picture.as_ref()
    }

    /// What is known of a picture that has been decoded at some time, even if its pixels were let go since.
    #[must_use]
    pub fn facts(&self, key: &PictureId) -> Option<&PictureFacts> {
        self.entries.get(key)?.facts.as_ref()
    }

    /// Why a picture is broken.
    #[must_use]
    pub fn error(&self, key: &PictureId) -> Option<&PictureError> {
        self.entries.get(key)?.error.as_ref()
    }

    /// When to poll even if nothing arrives: the moment at which the picture under way will be late.
    #[must_use]
    pub fn late_at(&self) -> Option<Moment> {
        self.under_way.as_ref().filter(|it| !it.is_late).map(|it| it.since + LATE_AFTER)
    }

    /// The bytes of all pixels kept.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.entries.values().map(Entry::bytes).sum()
    }

    /// Another limit.
    pub fn set_budget(&mut self, bytes: usize) {
        self.budget_bytes = bytes;
    }

    /// Changes with the state.
    #[must_use]
    pub fn revision(&self, key: &PictureId) -> u64 {
        match self.state(key) {
            PictureState::Pending => 0,
            PictureState::Ready(_) => 1,
            PictureState::Broken => 2,
        }
    }

    /// A texture was made.
    pub fn uploaded(&mut self, _key: &PictureId) {}

    /// Whether the texture may stay.
    #[must_use]
    pub fn is_kept(&self, key: &PictureId) -> bool {
        self.picture(key).is_some()
    }

    /// When to poll.
    #[must_use]
    pub fn wake_at(&self) -> Option<Moment> {
        self.late_at()
    }

    /// Begins the most urgent wish that is not fulfilled, unless a picture is under way.
    fn begin_next(&mut self, now: Moment) {
        while self.under_way.is_none()
            && let Some(Wish { id: key, target }) = self.next_wish()
        {
            if self.worker.give(Job { key: key.clone(), target }) {
                self.under_way = Some(UnderWay { key, since: now, is_late: false, is_stale: false });
            } else {
                let error = PictureError::new(PictureProblem::DecoderFailed, key.path());
                self.shelve(Job { key, target }, Err(error), false);
            }
        }
    }

    fn next_wish(&self) -> Option<Wish> {
        let is_open = |wish: &&Wish| self.entries.get(&wish.id).is_some_and(|entry| entry.answered_for.is_none());
        self.wishes.iter().find(is_open).cloned()
    }

    /// Files what became of a job.
    fn shelve(&mut self, job: Job, result: Result<Picture, PictureError>, is_stale: bool) -> Loaded {
        let result = result.map(Arc::new);
        let entry = self.entries.entry(job.key.clone()).or_default();
        entry.answered_for = (!is_stale).then_some(job.target);
        entry.error = result.as_ref().err().cloned();
        match &result {
            Ok(picture) => {
                entry.state = PictureState::Ready(picture.facts.clone());
                entry.facts = Some(picture.facts.clone());
                entry.picture = Some(Arc::clone(picture));
            }
            Err(_) if entry.picture.is_some() => {}
            Err(_) => (entry.state, entry.facts) = (PictureState::Broken, None),
        }
        self.keep_budget();
        Loaded { key: job.key, result }
    }

    /// Lets go of pixels until the rest fits, those first that were not wanted for the longest time.
    fn keep_budget(&mut self) {
        let mut bytes = self.bytes();
        while bytes > self.budget_bytes
            && let Some(key) = self.most_dispensable()
        {
            bytes -= self.entries.get_mut(&key).map_or(0, Entry::let_go);
            // Otherwise it would be begun again at once, and let go again.
            self.wishes.retain(|wish| wish.id != key);
        }
    }

    /// The picture at hand that is missed least: wanted longest ago, or, among the wishes, the last. None on screen.
    fn most_dispensable(&self) -> Option<PictureKey> {
        let rank = |key: &PictureKey| self.wishes.iter().position(|wish| wish.id == *key).unwrap_or(usize::MAX);
        let held = self.entries.iter().filter(|(_, entry)| entry.picture.is_some());
        let spare = held.map(|(key, entry)| (entry.wanted_at, rank(key), key)).filter(|it| it.1 >= self.needed);
        spare.min_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2))).map(|(_, _, key)| key.clone())
    }

    fn mark_late(&mut self, now: Moment) {
        let Some(under_way) = self.under_way.as_mut().filter(|it| now.since(it.since) >= LATE_AFTER) else { return };
        under_way.is_late = true;
        if let Some(entry) = self.entries.get_mut(&under_way.key).filter(|entry| entry.picture.is_none()) {
            entry.state = PictureState::Broken;
        }
    }
}

impl Entry {
    fn bytes(&self) -> usize {
        self.picture.as_ref().map_or(0, |picture| picture.bytes())
    }

    /// Drops the pixels and tells how many bytes they had.
    fn let_go(&mut self) -> usize {
        let bytes = self.bytes();
        (self.picture, self.answered_for, self.state) = (None, None, PictureState::Pending);
        bytes
    }
}
