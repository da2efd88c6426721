//! The samples of one sound: a file, decoded by a process of the engine, or a text that a program reads aloud. A thread takes
//! them, half a second ahead.

use std::{
    io::{self, Read},
    path::PathBuf,
    process::Child,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use super::{
    desk::Pcm,
    mix::BLOCK,
    speech::{self, Speech},
};
use crate::film::{CHANNELS, RATE, hear};

/// So many blocks are kept ready.
const BLOCKS: usize = 25;

/// The samples of a sound. Dropping it ends its process.
#[derive(Debug)]
pub(super) struct Source {
    blocks: Receiver<Vec<i16>>,
    /// What is left of the last block.
    left: Vec<i16>,
    held: Arc<Mutex<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    child: Option<Child>,
    /// Nobody wants it any more.
    is_over: bool,
}

impl Source {
    /// Begins to decode the file at `path` from `at` on.
    pub(super) fn start(path: PathBuf, at: Duration, repeats: bool) -> io::Result<Self> {
        let (tell, blocks) = sync_channel(BLOCKS);
        let held = Arc::new(Mutex::new(Held::default()));
        let shared = Arc::clone(&held);
        // The engine ends with the thread that has started it.
        let work = move || {
            if let Err(error) = decode(&path, at, repeats, &tell, &shared) {
                tracing::warn!("the sound is not played: ffmpeg: {error}: {}", path.display());
            }
        };
        thread::Builder::new().name("sound-file".to_owned()).spawn(work)?;
        Ok(Self { blocks, left: Vec::new(), held })
    }

    /// Begins to read `speech` aloud from `at` on; `tell` is told how long all of it takes, zero if nothing comes of it.
    pub(super) fn speak(
        speech: Arc<Speech>,
        at: Duration,
        told: impl FnOnce(Duration) + Send + 'static,
    ) -> io::Result<Self> {
        let (tell, blocks) = sync_channel(BLOCKS);
        let work = move || {
            let samples = speech::samples(&speech).unwrap_or_else(|error| {
                tracing::warn!("a slide is not read aloud: {error}");
                Vec::new()
            });
            told(speech::length(samples.len()));
            let before = CHANNELS * (at.as_secs_f64() * f64::from(RATE)) as usize;
            let left = samples.get(before..).unwrap_or_default();
            for block in left.chunks(BLOCK * CHANNELS) {
                if tell.send(block.to_vec()).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("speech".to_owned()).spawn(work)?;
        Ok(Self { blocks, left: Vec::new(), held: Arc::default() })
    }
}

fn lock(held: &Mutex<Held>) -> std::sync::MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

fn decode(
    path: &std::path::Path,
    at: Duration,
    repeats: bool,
    tell: &SyncSender<Vec<i16>>,
    held: &Mutex<Held>,
) -> io::Result<()> {
    let mut child = hear(path, at, repeats)?;
    let output = child.stdout.take();
    let is_over = {
        let mut held = lock(held);
        held.child = Some(child);
        held.is_over
    };
    if let Some(mut output) = output.filter(|_| !is_over) {
        let mut bytes = vec![0; BLOCK * CHANNELS * 2];
        loop {
            let read = fill(&mut output, &mut bytes)?;
            let samples = bytes[..read].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
            if tell.send(samples).is_err() || read < bytes.len() {
                break;
            }
        }
    }
    let child = lock(held).child.take();
    if let Some(mut child) = child {
        // Without waiting, a dead process would stay in the system's list.
        let _ = child.kill();
        child.wait()?;
    }
    Ok(())
}

/// Reads until `bytes` is full, or nothing more comes.
fn fill(from: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < bytes.len() {
        match from.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}

impl Pcm for Source {
    fn read(&mut self, samples: &mut [i16]) -> usize {
        let mut read = 0;
        while read < samples.len() {
            if self.left.is_empty() {
                let Ok(block) = self.blocks.try_recv() else { break };
                self.left = block;
            }
            let some = self.left.len().min(samples.len() - read);
            samples[read..read + some].copy_from_slice(&self.left[..some]);
            self.left.drain(..some);
            read += some;
        }
        read
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        let mut held = lock(&self.held);
        held.is_over = true;
        if let Some(child) = &mut held.child {
            // The thread reads the end of its pipe then, and waits for the process.
            let _ = child.kill();
        }
    }
}
