//! Sound: what a window wants to be heard becomes one stream of samples that a program of the system plays.
//!
//! Nothing is linked. [`film`](crate::film)'s engine decodes each file in a process of its own, a program of the system reads
//! texts aloud ([`Speech`]), a [`Desk`] mixes all that with volume and fades, and the first program that works plays the sum: `pacat`, `pw-cat`, `aplay`, or the engine itself. A
//! [`Speaker`] does all that on a thread, so that no window ever waits for a sound.

mod desk;
mod mix;
mod player;
mod source;
mod speaker;
mod speech;

pub use desk::{Desk, Origin, Pcm, Want};
pub use mix::{BLOCK, Gain, Mix};
pub use player::{PLAYER, working};
pub use speaker::{Need, Speaker};
pub use speech::{SYNTHESIZER, Speech, Voices};
