//! The pictures of a film on their way to the screen: a thread reads them, a few ahead of those that are due.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    },
    thread,
};

use super::passes::{Came, Passes, Reading};
use crate::units::FilmFacts;

/// So many pictures are kept ready, besides the one that waits and the one that is read: 120 ms in all at 25 in a second.
/// Each takes 8 MB at full HD.
const AHEAD: usize = 1;

/// Where a picture's pixels are kept, as whoever draws them needs them.
pub trait Pixels: Send + Sync + 'static {
    /// The order of colours in memory, by the engine's name for it; four bytes for each pixel.
    const ORDER: &'static str;

    /// Room for a picture of this width and height.
    fn new(size: [u32; 2]) -> Self;

    /// All bytes, row by row.
    fn bytes(&mut self) -> &mut [u8];
}

/// A film that is to be decoded.
#[derive(Clone, Debug)]
pub struct Film {
    /// Where it lies: absolute, free of links.
    pub path: PathBuf,
    /// What is known of it.
    pub facts: FilmFacts,
    /// Width and height at which it is shown, in pixels.
    pub size: [u32; 2],
    /// It begins again at its end.
    pub repeats: bool,
}

/// The pictures of one film. Dropping it ends its process.
pub struct Stream<P> {
    pictures: Receiver<Said<P>>,
    used: SyncSender<Arc<P>>,
    /// The picture that comes next, if it is not due yet.
    waiting: Option<(u64, Arc<P>)>,
    reading: Arc<Mutex<Option<Reading>>>,
}

enum Said<P> {
    Picture(u64, Arc<P>),
    Broken(String),
}

/// What came of asking for the picture that is due.
pub struct Taken<P> {
    /// The newest picture that is due and was not taken before, with its number.
    pub picture: Option<(u64, Arc<P>)>,
    /// So many came too late to be shown.
    pub dropped: u64,
    /// Why no more will come, if the film broke off.
    pub trouble: Option<String>,
}

impl<P: Pixels> Stream<P> {
    /// Decodes `film` from the picture of this number on; `wake` is called when the first one is there, and when the film
    /// breaks off.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(film: Film, at: u64, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let (tell, pictures) = sync_channel(AHEAD);
        let (used, back) = sync_channel(AHEAD + 1);
        let reading = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&reading);
        // The engine ends with the thread that has started it.
        let work = move || {
            let told = decode(&film, at, &wake, (&tell, &back), &shared);
            if let Err(why) = told {
                // Nobody waits any more where this fails.
                let _ = tell.send(Said::Broken(why));
            }
            wake();
        };
        thread::Builder::new().name("film".to_owned()).spawn(work)?;
        Ok(Self { pictures, used, waiting: None, reading })
    }

    /// The newest picture up to number `due`. Does not block.
    pub fn take(&mut self, due: u64) -> Taken<P> {
        let mut taken = Taken { picture: None, dropped: 0, trouble: None };
        loop {
            let (number, picture) = match self.waiting.take() {
                Some(waiting) => waiting,
                None => match self.pictures.try_recv() {
                    Ok(Said::Picture(number, picture)) => (number, picture),
                    Ok(Said::Broken(why)) => {
                        taken.trouble = Some(why);
                        return taken;
                    }
                    Err(TryRecvError::Empty | TryRecvError::Disconnected) => return taken,
                },
            };
            if number > due {
                self.waiting = Some((number, picture));
                return taken;
            }
            if let Some((_, late)) = taken.picture.replace((number, picture)) {
                taken.dropped += 1;
                self.give_back(late);
            }
        }
    }

    /// Gives back the room of a picture that is not shown any more.
    pub fn give_back(&self, picture: Arc<P>) {
        // If there is no room for it, it is freed.
        let _ = self.used.try_send(picture);
    }
}

impl<P> Drop for Stream<P> {
    fn drop(&mut self) {
        let lock = |reading: &Mutex<Option<Reading>>| reading.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(reading) = lock(&self.reading)
            && let Some(child) = reading.lock().unwrap_or_else(PoisonError::into_inner).as_mut()
        {
            // The thread reads the end of its pipe then, and waits for the process.
            let _ = child.kill();
        }
    }
}

/// Reads pictures until the film is over or nobody wants them any more.
fn decode<P: Pixels>(
    film: &Film,
    at: u64,
    wake: &Arc<dyn Fn() + Send + Sync>,
    (tell, back): (&SyncSender<Said<P>>, &Receiver<Arc<P>>),
    reading: &Mutex<Option<Reading>>,
) -> Result<(), String> {
    let Film { path, facts, size, repeats } = film.clone();
    let mut passes = Passes::start(path, facts.clone(), size, P::ORDER, (at, repeats))
        .map_err(|error| format!("ffmpeg: {error}"))?;
    let mut last: Option<Arc<P>> = None;
    for number in at.. {
        *reading.lock().unwrap_or_else(PoisonError::into_inner) = Some(passes.reading());
        // Room that came back is used again once whoever drew it has let go of it.
        let free = back.try_recv().ok().filter(|picture| Arc::strong_count(picture) == 1);
        let mut picture = free.unwrap_or_else(|| Arc::new(P::new(size)));
        let read = Arc::get_mut(&mut picture).map(|picture| passes.read(picture.bytes()));
        let picture = match read {
            Some(Came::Whole) => picture,
            Some(Came::Last) => last.clone().ok_or("no picture came")?,
            Some(Came::Over) | None => return Ok(()),
            Some(Came::Broken(at)) => {
                return Err(format!("it broke off after {:.1} s", facts.begins(at).as_secs_f64()));
            }
        };
        last = Some(Arc::clone(&picture));
        if tell.send(Said::Picture(number, picture)).is_err() {
            return Ok(());
        }
        if number == at {
            wake();
        }
    }
    Ok(())
}
