//! Motion: how long it takes and how far it goes. Its curves are those of [`Fraction`](crate::units::Fraction).

use std::time::Duration;

/// How long a slide's entrance takes: texts rise, numbers count, charts draw themselves.
pub const ENTRANCE: Duration = Duration::from_millis(1800);
/// How much later each thing enters than the one before, in parts of the entrance.
pub const STAGGER: f32 = 0.09;
/// The latest start of any, in parts of the entrance.
pub const STAGGER_LAST: f32 = 0.55;
/// How long each takes, in parts of the entrance.
pub const ARRIVAL: f32 = 0.45;
/// How far it rises, in units of the scale.
pub const RISE: f32 = 18.0;
/// How long an item of a list takes to come in that a speaker brings.
pub const REVEAL: Duration = Duration::from_millis(500);

/// From one slide to the next.
pub const TRANSITION: Duration = Duration::from_millis(900);
/// From one slide to another for those who want no motion: a short fade, since a hard cut may flash.
pub const CALM_FADE: Duration = Duration::from_millis(200);
/// How long a slide that a hand has thrown takes to come to rest.
pub const SETTLE: Duration = Duration::from_millis(320);
/// How long what a hand has pulled takes to spring back.
pub const SPRING: Duration = Duration::from_millis(280);
/// How fast an enlarged picture that a hand has thrown gets slower: after so long it has e times less of its speed, and of
/// its way.
pub const GLIDE: Duration = Duration::from_millis(325);
/// What cannot be pulled away gives way by no more than this part of the stage's width.
pub const RESISTS: f32 = 0.05;
/// How much of a pull is seen while what comes in beside it has to wait.
pub const WAITS: f32 = 0.02;
/// From one chapter to the next.
pub const CHAPTER_TRANSITION: Duration = Duration::from_millis(1400);
/// So much of a change is over when its first frame is drawn, so that a touch is answered by that frame.
pub const HEAD_START: Duration = Duration::from_millis(50);
/// How far words slide along with the way through a chapter, in parts of the stage's width.
pub const PUSH: f32 = 0.03;
/// The old words are gone after this part of a transition.
pub const WORDS_LEAVE: f32 = 0.45;
/// Where a gate opens, all but grounds and pictures of the old slide is gone after this part of a transition.
pub const LEAVES_CLEAR: f32 = 0.3;
/// How much nearer the pictures of a new chapter are at first.
pub const NEARER: f32 = 0.07;

/// How long after a slide comes up its picture begins to drift: when it has come in, also at the border of a chapter.
pub const DRIFT_DELAY: Duration = CHAPTER_TRANSITION;
/// How long a picture drifts before it comes to rest: longer than the loop shows it.
pub const DRIFT: Duration = Duration::from_secs(20);
/// How far the edge of a drifting picture goes from frame to frame, in points: too little to be seen as a step.
pub const DRIFT_STEP: f32 = 0.5;
/// How much larger it gets, as a part of its size: enough to be seen, and slow enough to be calm.
pub const DRIFT_ZOOM: f32 = 0.08;

/// How long after a cover comes up its picture begins to turn into the other one of the same view: passers-by see first
/// what is going to change.
pub const TURN_DELAY: Duration = Duration::from_millis(900);
/// How long it turns: slow enough to be watched, and over while the exhibition's title stands.
pub const TURN: Duration = Duration::from_millis(5600);
/// Between these the exhibition's title comes in over a picture that turns, in parts of the title's time.
pub const TITLE_ON_TURN: (f32, f32) = (0.5, 0.75);

/// How far beside the focal point the divider of a before/after slide stands at rest, in parts of the pictures' width:
/// farther than it swings, so that it never cuts the subject before somebody drags it.
pub const DIVIDER_BESIDE: f32 = 0.2;
/// How far the divider of a before/after slide swings to either side, in parts of the pictures' width, to show that it
/// can be dragged.
pub const SWING: f32 = 0.16;
/// How long it takes to come back.
pub const SWING_TIME: Duration = Duration::from_secs(9);

/// How long a picture of the menu takes to come out of its chapter's colour once it has arrived.
pub const ARRIVE: Duration = Duration::from_millis(500);

/// Until here the words of the opening come in, in parts of its length.
pub const TITLE_IN: f32 = 0.3;
/// From here they go.
pub const TITLE_OUT: f32 = 0.9;

/// The time from one tap of the inviting hand, from which rings spread, to the next: far below three flashes a second.
pub const TAP: Duration = Duration::from_millis(2400);
/// The hand and its rings move in steps of this length: so small a thing needs no more than thirty-three frames a
/// second.
pub const TAP_STEP: Duration = Duration::from_millis(30);
/// The finger is down after this part of a tap, and up again after the other.
pub const TAP_DOWN: f32 = 0.125;
/// See [`TAP_DOWN`].
pub const TAP_UP: f32 = 0.375;
/// How late in a tap the two rings begin to spread, and how long they take, in parts of it. Then all rests until the
/// next tap.
pub const RINGS: [f32; 2] = [0.1, 0.2];
/// See [`RINGS`].
pub const RING_SPREAD: f32 = 0.35;
/// In the loop, rings swell around the spots of a picture one after the other: so long after the one before.
pub const PULSE: Duration = Duration::from_millis(1500);
/// How long one of them swells.
pub const PULSE_SWELLS: Duration = Duration::from_secs(1);
/// It does so in steps of this length.
pub const PULSE_STEP: Duration = Duration::from_millis(50);
/// So many turns pass at least until a ring swells again.
pub const PULSE_TURNS: u64 = 3;
/// What stands for hours makes a step of one pixel in this time.
pub const WANDER: Duration = Duration::from_mins(2);
/// The place in a tap at which the hand stands for those who want no motion: up, its rings seen.
pub const TAP_CALM: f32 = 0.4;
