//! The mixing desk: which sounds are heard at a moment, and from where in their files.

use std::{path::PathBuf, sync::Arc, time::Duration};

use super::{
    mix::{BLOCK, Gain, Mix},
    speech::Speech,
};
use crate::{
    film::{CHANNELS, RATE},
    units::Channel,
};

/// A sound that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Want {
    /// What it is.
    pub channel: Channel,
    /// Where it comes from.
    pub origin: Origin,
    /// How far it has come, within one showing if it repeats.
    pub at: Duration,
    /// How long one showing takes.
    pub length: Duration,
    /// It begins again at its end.
    pub repeats: bool,
    /// How loud it is, 0 ..= 1.
    pub level: f32,
}

/// Where a sound comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file: absolute, free of links.
    File(PathBuf),
    /// The machine's own voice.
    Speech(Arc<Speech>),
}

impl Want {
    /// Whether the same sound is meant.
    fn is_like(&self, other: &Self) -> bool {
        (self.channel, &self.origin) == (other.channel, &other.origin)
    }

    /// Each sample has its time: something is seen with it.
    const fn is_strict(&self) -> bool {
        matches!(self.channel, Channel::Film)
    }

    /// How far it has come so long after it was told.
    fn after(&self, passed: Duration) -> Duration {
        crate::units::film_time(self.at + passed, self.length, self.repeats)
    }

    /// How long it takes to be there, to be gone, and to be quieter.
    const fn fade(&self) -> Duration {
        Duration::from_millis(match self.channel {
            Channel::Narration | Channel::Speech => 60,
            Channel::Film => 150,
            Channel::Ambience => 1500,
        })
    }
}

/// Where samples come from. Dropping it ends that.
pub trait Pcm {
    /// Fills the beginning of `samples`, left and right after each other, with those that are there; says how many. Does
    /// not block.
    fn read(&mut self, samples: &mut [i16]) -> usize;
}

/// The sounds that are heard, and those that fade away. Times count from any moment, the same for all calls.
#[derive(Debug)]
pub struct Desk<P> {
    voices: Vec<Voice<P>>,
}

#[derive(Debug)]
struct Voice<P> {
    want: Want,
    /// When it was so far.
    told: Duration,
    source: P,
    /// The showing that comes next.
    next: Option<P>,
    /// Samples of each channel that were heard of this showing, or left out.
    heard: u64,
    gain: Gain,
    /// It is not wanted any more.
    leaves: bool,
}

/// What is seen and what is heard are apart by no more than this.
const APART: Duration = Duration::from_millis(30);

/// Farther away, a sound is begun anew from there.
const ELSEWHERE: Duration = Duration::from_millis(1500);

/// So long before the end of a showing the next one is begun.
const AHEAD: Duration = Duration::from_secs(1);

impl<P> Default for Desk<P> {
    fn default() -> Self {
        Self { voices: Vec::new() }
    }
}

impl<P: Pcm> Desk<P> {
    /// These sounds are wanted from `now` on, and no others; `start` gives the samples of one from a time on.
    pub fn order(&mut self, wanted: &[Want], now: Duration, start: &mut dyn FnMut(&Want, Duration) -> Option<P>) {
        for voice in &mut self.voices {
            voice.leaves = !wanted.iter().any(|want| want.is_like(&voice.want));
            let level = wanted.iter().find(|want| want.is_like(&voice.want)).map_or(0.0, |want| want.level);
            if voice.gain.goal() != level {
                voice.gain.go(level, voice.want.fade());
            }
        }
        for want in wanted {
            match self.voices.iter_mut().find(|voice| voice.want.is_like(want)) {
                Some(voice) => voice.goes_on(want, now, start),
                None => self.voices.extend(start(want, want.at).map(|source| Voice::new(want, now, source))),
            }
        }
    }

    /// Whether nothing is heard, and nothing will be without another order.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.voices.is_empty()
    }

    /// What is heard at `now`, 20 ms of it.
    pub fn mix(&mut self, now: Duration, start: &mut dyn FnMut(&Want, Duration) -> Option<P>) -> Mix {
        let mut mix = Mix::default();
        for voice in &mut self.voices {
            voice.mix(&mut mix, now, start);
        }
        self.voices.retain(|voice| !(voice.leaves && voice.gain.is_silent()));
        mix
    }
}

impl<P: Pcm> Voice<P> {
    fn new(want: &Want, now: Duration, source: P) -> Self {
        let mut gain = Gain::default();
        gain.go(want.level, want.fade());
        Self { want: want.clone(), told: now, source, next: None, heard: frames(want.at), gain, leaves: false }
    }

    /// Takes over what is told anew; what is somewhere else is begun from there.
    fn goes_on(&mut self, want: &Want, now: Duration, start: &mut dyn FnMut(&Want, Duration) -> Option<P>) {
        let was = self.want.after(now.saturating_sub(self.told));
        // What repeats without a picture has no place of its own.
        let is_free = want.repeats && !want.is_strict();
        let is_elsewhere = !is_free && self.around(frames(want.at), frames(was)).unsigned_abs() > frames(ELSEWHERE);
        (self.want, self.told) = (want.clone(), now);
        if is_elsewhere && let Some(source) = start(want, want.at) {
            (self.source, self.next, self.heard) = (source, None, frames(want.at));
        }
    }

    /// How far `one` lies before `other`; of what repeats, by the shorter way.
    fn around(&self, one: u64, other: u64) -> i64 {
        let length = i64::try_from(frames(self.want.length)).unwrap_or(i64::MAX).max(1);
        let apart = one.cast_signed().saturating_sub(other.cast_signed());
        match apart {
            _ if !self.want.repeats => apart,
            apart if apart > length / 2 => apart - length,
            apart if apart < -length / 2 => apart + length,
            apart => apart,
        }
    }

    fn mix(&mut self, mix: &mut Mix, now: Duration, start: &mut dyn FnMut(&Want, Duration) -> Option<P>) {
        let mut samples = [0; BLOCK * CHANNELS];
        let is_early = self.want.is_strict() && !self.keep_step(now);
        let read = if is_early { 0 } else { self.source.read(&mut samples) / CHANNELS };
        self.heard += read as u64;
        mix.add(&samples[..read * CHANNELS], &mut self.gain);
        if self.want.is_strict() && self.want.repeats {
            self.go_round(start);
        }
    }

    /// Leaves out what should have been heard before `now`; false if nothing is due yet.
    fn keep_step(&mut self, now: Duration) -> bool {
        let due = frames(self.want.after(now.saturating_sub(self.told)));
        let late = self.around(due, self.heard);
        let apart = frames(APART).cast_signed();
        if late > apart {
            let mut left = usize::try_from(late).unwrap_or(usize::MAX);
            let mut samples = [0; BLOCK * CHANNELS];
            while left > 0 {
                let most = left.min(BLOCK) * CHANNELS;
                let read = self.source.read(&mut samples[..most]) / CHANNELS;
                if read == 0 {
                    break;
                }
                self.heard += read as u64;
                left -= read;
            }
        }
        late >= -apart
    }

    /// At the end of a showing the next one goes on, which was begun before.
    fn go_round(&mut self, start: &mut dyn FnMut(&Want, Duration) -> Option<P>) {
        let length = frames(self.want.length);
        if self.next.is_none() && self.heard + frames(AHEAD) >= length {
            self.next = start(&self.want, Duration::ZERO);
        }
        if self.heard >= length
            && let Some(next) = self.next.take()
        {
            (self.source, self.heard) = (next, self.heard - length);
        }
    }
}

/// How many samples of a channel so much time has.
fn frames(time: Duration) -> u64 {
    let frames = time.as_nanos() * u128::from(RATE) / 1_000_000_000;
    u64::try_from(frames).unwrap_or(u64::MAX)
}
