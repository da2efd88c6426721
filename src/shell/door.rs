//! The lock of this window: the hand in the corner, the keys of the pad, and the porter behind it.

use std::sync::Arc;

use egui::{Context, Event as EguiEvent, Key};

use crate::{
    content::Lang,
    deck::Machine,
    diag::Language,
    lock::{Effect, Face, Input, Lock, Note, PinHash, Request, Told},
    player::{OnScreen, Player},
    porter::{News, Porter},
    scene::{self, LockInputs, Measure, Scene, StaffFacts, lock_corner},
    show::{Comfort, Wake},
    theme::Theme,
    touch::{Contact, Hand, Phase},
    units::{Moment, Pos, Rect, Stage},
};

/// The lock, where the machine's settings have a PIN; else nothing of it exists.
#[derive(Default)]
pub(super) struct Door {
    fitted: Option<Fitted>,
}

struct Fitted {
    lock: Lock,
    hash: PinHash,
    porter: Porter,
    told: Told,
    /// Hand or keys hold the corner.
    is_held: bool,
    /// The finger that is in the corner.
    hand: Option<Hand>,
    /// What was seen of it when that was last asked for.
    seen: &'static str,
}

impl Door {
    /// Takes over the PIN of the settings, and what the porter has found out.
    pub(super) fn take(&mut self, ctx: &Context, machine: &Machine, now: Moment) -> Vec<Effect> {
        self.fit(ctx, machine.pin.as_ref(), now);
        let Some(fitted) = &mut self.fitted else { return Vec::new() };
        let mut effects = fitted.step(now, Input::Tick);
        while let Some(news) = fitted.porter.take() {
            match news {
                News::Known { failures, left } => effects.extend(fitted.step(now, Input::Known { failures, left })),
                News::Checked(is_right) => effects.extend(fitted.step(now, Input::Checked(is_right))),
                News::Told(told) => fitted.told = told,
            }
        }
        effects
    }

    fn fit(&mut self, ctx: &Context, pin: Option<&PinHash>, now: Moment) {
        match (&mut self.fitted, pin) {
            (fitted @ Some(_), None) => *fitted = None,
            (Some(fitted), Some(pin)) if fitted.hash != *pin => fitted.hash = pin.clone(),
            (None, Some(pin)) => {
                let bell = ctx.clone();
                match Porter::start(Arc::new(move || bell.request_repaint())) {
                    Ok(porter) => {
                        let (lock, told) = (Lock::new(now), Told::default());
                        self.fitted = Some(Fitted {
                            lock,
                            hash: pin.clone(),
                            porter,
                            told,
                            is_held: false,
                            hand: None,
                            seen: "nothing",
                        });
                    }
                    Err(error) => tracing::error!("the lock does not open: the system gives no thread: {error}"),
                }
            }
            _ => {}
        }
    }

    /// Somebody holds the corner long enough to see it: the hand is the lock's from then on.
    pub(super) fn is_holding(&self) -> bool {
        self.fitted.as_ref().is_some_and(|fitted| fitted.seen == "ring")
    }

    /// Reads what hands and keys do on this stage.
    pub(super) fn read(&mut self, ctx: &Context, contacts: &[Contact], stage: &Stage, now: Moment) -> Vec<Effect> {
        let Some(fitted) = &mut self.fitted else { return Vec::new() };
        let corner = lock_corner(stage);
        for contact in contacts {
            match contact.phase {
                Phase::Down if corner.contains(contact.at) => fitted.hand = Some(contact.hand),
                _ if fitted.hand != Some(contact.hand) => {}
                // A finger that rests rolls a little.
                Phase::Move if is_near(corner, contact.at) => {}
                _ => fitted.hand = None,
            }
        }
        let is_touched = contacts.iter().any(|contact| contact.phase == Phase::Down);
        let is_chord = ctx.input(|input| input.modifiers.ctrl && input.modifiers.shift && input.key_down(Key::L));
        let is_held = is_chord || fitted.hand.is_some();
        let mut effects = Vec::new();
        if is_touched {
            effects.extend(fitted.step(now, Input::Touch));
        }
        if is_held != fitted.is_held {
            fitted.is_held = is_held;
            effects.extend(fitted.step(now, Input::Hold(is_held)));
        }
        if fitted.lock.is_open() {
            let keys = ctx.input(|input| input.events.iter().filter_map(request).collect::<Vec<_>>());
            effects.extend(keys.into_iter().flat_map(|key| fitted.step(now, Input::Ask(key))));
        }
        effects
    }

    /// Staff have pressed this on pad or panel.
    pub(super) fn ask(&mut self, request: Request, now: Moment) -> Vec<Effect> {
        self.fitted.as_mut().map(|fitted| fitted.step(now, Input::Ask(request))).unwrap_or_default()
    }

    /// Pad, panel or cleaning take all touches and keys.
    pub(super) fn is_open(&self) -> bool {
        self.fitted.as_ref().is_some_and(|fitted| fitted.lock.is_open())
    }

    /// What of it is seen.
    pub(super) fn face(&self, now: Moment) -> Face {
        self.fitted.as_ref().map_or(Face::Nothing, |fitted| fitted.lock.face(now))
    }

    /// What the porter has found out for the panel.
    pub(super) fn told(&self) -> Option<&Told> {
        self.fitted.as_ref().map(|fitted| &fitted.told)
    }

    /// When it looks different next.
    pub(super) fn wake(&self, now: Moment) -> Wake {
        let next = self.fitted.as_ref().and_then(|fitted| fitted.lock.next(now));
        next.map_or(Wake::Never, Wake::At)
    }

    /// The name of what is seen of it, if that has changed.
    pub(super) fn news(&mut self, now: Moment) -> Option<&'static str> {
        let name = match self.face(now) {
            Face::Nothing => "nothing",
            Face::Ring(_) => "ring",
            Face::Pad { note, .. } => match note {
                Note::Ask => "pad",
                Note::Checking => "pad-checking",
                Note::Wrong { .. } => "pad-wrong",
                Note::Wait { .. } => "pad-wait",
            },
            Face::Panel => "panel",
            Face::Cleaning { .. } => "cleaning",
        };
        let fitted = self.fitted.as_mut()?;
        (std::mem::replace(&mut fitted.seen, name) != name).then_some(name)
    }
}

/// The lock, and what staff are told behind it.
#[derive(Clone, Copy)]
pub(super) struct Staff<'a> {
    pub(super) door: &'a Door,
    pub(super) facts: &'a StaffFacts,
}

impl Staff<'_> {
    /// What of the lock is seen over what the player shows, in the visitor's language and at the visitor's text size.
    pub(super) fn scene(
        &self,
        player: &Player,
        stage: Stage,
        measure: &dyn Measure,
        theme: &Theme,
        now: Moment,
    ) -> Scene {
        let (lang, tint, comfort) = match player.on_screen() {
            OnScreen::Slide { deck, state } => {
                let chapter = deck.exhibition.slide(state.slide).map(|(chapter, _)| chapter.tint);
                let tint = chapter.map(|tint| theme.palette.tints[tint as usize]);
                (deck.exhibition.languages.get(state.language).cloned(), tint, state.comfort)
            }
            OnScreen::Waiting { .. } => (None, None, Comfort::default()),
        };
        let tongue = || Lang::new(if player.audience().tongue == Language::Chinese { "zh" } else { "en" });
        scene::lock(&LockInputs {
            face: self.door.face(now),
            facts: self.facts,
            lang: &lang.unwrap_or_else(tongue),
            theme,
            tint,
            stage: stage.with_text_scale(comfort.text.scale()),
            measure,
        })
    }
}

impl Fitted {
    /// Steps the lock, and gives the porter what is his; the other effects are the app's.
    fn step(&mut self, now: Moment, input: Input) -> Vec<Effect> {
        let mut others = Vec::new();
        for effect in self.lock.step(now, input) {
            match effect {
                Effect::Check { pin, failures } => self.porter.check(pin, self.hash.clone(), failures),
                Effect::Opened => self.porter.gather(),
                other => others.push(other),
            }
        }
        others
    }
}

/// Within the area or half as far away again.
fn is_near(area: Rect, at: Pos) -> bool {
    at.x < area.max.x + area.w() / 2.0 && at.y < area.max.y + area.h() / 2.0
}

/// What a key asks of pad or panel. One that is held down asks once.
fn request(event: &EguiEvent) -> Option<Request> {
    let EguiEvent::Key { key, pressed: true, repeat: false, .. } = event else { return None };
    Some(match key {
        Key::Backspace => Request::Erase,
        Key::Enter => Request::Enter,
        Key::Escape => Request::Close,
        digit => Request::Digit(super::keyboard::digit_of(*digit)?),
    })
}
