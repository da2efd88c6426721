//! Layouts that are kept while what they depend on stays, and the scene that is made of them.

use std::{
    any::Any,
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use super::{
    Frame, Inputs, Item, Scene,
    arriving::arriving,
    bottom_bar::{BottomBar, Controls},
    closeup::Closeup,
    course::Course,
    failed,
    invitation::invites,
    kinds::{Key, Kind, Reduced},
    laid::Layout,
    light::light,
    look::Look,
    menu, overlay,
    pose::{Pose, Posed},
    reach, title,
    told::Told,
    transition::{changing, title_going},
    wander,
    wanted::{join, largest},
};
use crate::{
    show::{Motion, Overlay, Phase, ShowState, Transition, Wake},
    theme::{BLACK, WHITE, motion},
    units::{Fraction, Moment, Rgba, Stage},
};

/// The layouts of one screen. They are made when they are first needed and kept while nothing they depend on changes;
/// a frame in which only time passes measures no text.
///
/// They belong to one exhibition with one theme: [`Self::set_generation`] says when that is another one.
#[derive(Debug, Default)]
pub struct Layouts {
    generation: u64,
    /// The least recently used first.
    kept: Vec<(Key, Arc<Layout>)>,
    /// What failed and has not been told yet.
    failures: Vec<Failure>,
    /// The slides whose failure is known.
    failed: BTreeSet<String>,
    /// What the audience's slides are laid out on, where the speaker's view stands on another stage.
    audience: Option<Stage>,
    /// Whether the slide's words are smaller than they were asked for.
    pub(super) reduced: Option<Reduced>,
    /// How large a pixel is, in points, where what stands for hours is to wander by pixels.
    pixel: Option<f32>,
}

/// A slide whose layout failed: a plate stands in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The slide's id.
    pub slide: String,
    /// What the program says went wrong.
    pub message: String,
}

/// So many layouts are kept. A slide that changes into another one under a menu needs six.
const KEPT_MAX: usize = 48;

/// The scene for `inputs`, laid out anew. An index beyond the last slide gives bare ground.
///
/// A slide whose layout fails becomes a plate; [`Layouts::take_failures`] tells which.
#[must_use]
pub fn scene(inputs: &Inputs<'_>) -> Scene {
    Layouts::new().scene(inputs)
}

impl Layouts {
    /// Nothing is laid out yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The exhibition and its theme are those of this generation from now on: layouts of another one are forgotten.
    pub fn set_generation(&mut self, generation: u64) {
        if generation != self.generation {
            *self = Self { generation, audience: self.audience, pixel: self.pixel, ..Self::default() };
        }
    }

    /// On a screen that is lit for years, whose pixels are so large in points, what stands for hours wanders by a few of
    /// them. Without this, everything stands where it was laid out.
    pub const fn set_pixel(&mut self, points: Option<f32>) {
        self.pixel = points;
    }

    /// In the speaker's view slides look as they do on this stage, which is the audience's; without one, as on the same stage.
    pub const fn set_audience(&mut self, stage: Option<Stage>) {
        self.audience = stage;
    }

    /// The inputs of what the audience sees.
    pub(super) fn for_audience<'a>(&self, inputs: &Inputs<'a>) -> Inputs<'a> {
        Inputs { stage: self.audience.unwrap_or(inputs.stage), ..*inputs }
    }

    /// Slides whose layout failed since this was last asked, each once in a generation.
    pub fn take_failures(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.failures)
    }

    /// How large the pictures of the slide at this place stand on the stage, each file once; an enlarged one as large as
    /// it is looked at. Known before anything is known of the pictures.
    pub fn frames(&mut self, inputs: &Inputs<'_>, slide: usize) -> Vec<Frame> {
        let Some(look) = looking(inputs, slide) else { return Vec::new() };
        let mut frames = largest(&self.layout(&look, Kind::Slide), 1.0);
        if let Some(page) = inputs.state.overlay.and_then(menu::Page::of)
            && slide == inputs.state.slide
        {
            for frame in largest(&self.layout(&look, Kind::Menu(page)), 1.0) {
                join(&mut frames, frame);
            }
        }
        if let Some(Overlay::Enlarged { picture, zoom, .. }) = inputs.state.overlay
            && slide == inputs.state.slide
        {
            // In steps, so that not every movement of two fingers asks for other pixels.
            let zoom = zoom.max(1.0).log2().ceil().exp2();
            for frame in largest(&self.layout(&look, Kind::Enlarged(picture)), zoom) {
                join(&mut frames, frame);
            }
        }
        if let Some(above) = reach::frame(&look, inputs.stage) {
            join(&mut frames, above);
        }
        frames
    }

    /// What is seen of an enlarged picture, once its size is known.
    pub fn closeup(&mut self, inputs: &Inputs<'_>) -> Option<Closeup> {
        let Some(Overlay::Enlarged { picture, zoom, center }) = inputs.state.overlay else { return None };
        let look = looking(inputs, inputs.state.slide)?;
        self.layout(&look, Kind::Enlarged(picture)).items.iter().find_map(|laid| laid.closeup(zoom, center))
    }

    /// How large the film of the slide at this place stands on the stage, all of it, if one plays there.
    pub fn film(&mut self, inputs: &Inputs<'_>, slide: usize) -> Option<Frame> {
        let look = looking(inputs, slide).filter(|look| look.slide.kind.plays().is_some())?;
        self.layout(&look, Kind::Slide).items.iter().find_map(|laid| laid.film.clone())
    }

    /// How large the pictures of the menu would stand on the stage, each file once: those of the page on which the slide's
    /// chapter is found, and of that of all chapters.
    pub fn menu_frames(&mut self, inputs: &Inputs<'_>) -> Vec<Frame> {
        let Some(look) = looking(inputs, inputs.state.slide) else { return Vec::new() };
        let mut frames = Vec::new();
        for page in menu::pages(&look) {
            for frame in largest(&self.layout(&look, Kind::Menu(page)), 1.0) {
                join(&mut frames, frame);
            }
        }
        frames
    }

    /// The scene for `inputs`: the same as [`scene()`] gives.
    pub fn scene(&mut self, inputs: &Inputs<'_>) -> Scene {
        let state = inputs.state;
        let is_open = state.overlay.is_some_and(|overlay| overlay.is_menu() || overlay == Overlay::Overview);
        if state.talk.is_viewed && !is_open {
            return self.speaker(inputs);
        }
        if state.talk.has_window && !state.talk.is_viewed && (is_open || state.typed.is_some()) {
            return self.audience(&Inputs { state: &state.for_audience(), ..*inputs });
        }
        self.audience(inputs)
    }

    /// What an audience or visitors see.
    pub(super) fn audience(&mut self, inputs: &Inputs<'_>) -> Scene {
        let mut scene = match inputs.state.frozen() {
            Some(frozen) => {
                let seen = self.live(&Inputs { state: &frozen.seen, now: frozen.since, ..*inputs });
                Scene { told: seen.told, ..Scene::still(seen.stage, seen.ground, seen.items) }
            }
            None => self.live(inputs),
        };
        if let Some(look) = looking(inputs, inputs.state.slide) {
            scene.items.extend(light(&look, &inputs.state.talk));
        }
        scene
    }

    /// The scene of what the show does.
    fn live(&mut self, inputs: &Inputs<'_>) -> Scene {
        let (state, now) = (inputs.state, inputs.now);
        let Some(look) = looking(inputs, state.slide) else {
            return Scene::still(inputs.stage, inputs.theme.palette.paper, Vec::new());
        };
        let pose = Pose::of(state, state.motion, state.entrance(), &look.stage, now);
        let pixel = self.pixel.filter(|_| wander::wanders(state.mode));
        let off = pixel.map_or((0.0, 0.0), |pixel| wander::wandered(now).map(|side| side as f32 * pixel).into());
        if state.phase == Phase::Closed {
            let mut posed = Posed::default();
            posed.add(&self.layout(&look, Kind::Closed), &pose.arrived().off(off));
            // The clock on the wall, which is asked every minute, brings the next step.
            let still = Scene::still(look.stage, inputs.theme.palette.dim, posed.items);
            return Scene { told: Told::of(&look, state), ..still };
        }
        let (mut posed, layout) = self.slide(&look, state, &pose, now);
        let is_calm = state.comfort.calm;
        let is_covered =
            matches!(state.overlay, Some(Overlay::Enlarged { .. } | Overlay::Reading { .. } | Overlay::Inner(_)));
        if let Some(transition) = state.transition.filter(|transition| transition.progress(now) < Fraction::ONE) {
            let leaving = self.leaving(inputs, &transition);
            let items = changing(leaving, posed.items, &transition, look.stage.size, now);
            posed = Posed { items, loose: Vec::new(), next: Some(Wake::Moving) };
        } else if let Some(pull) = state.pull.filter(|_| !is_calm && !is_covered) {
            posed = self.pulled(inputs, posed, &pull);
        }
        self.caption(&look, inputs, &mut posed);
        // While the exhibition's title stands, nothing has begun: the place comes in with the first slide's words.
        let has_smaller = Controls::of(state) != Controls::None && self.is_reduced(&look);
        let bottom = BottomBar { reads: has_smaller, ..BottomBar::of(&look, state, layout.bar) };
        let bar = if state.title.is_some() { pose } else { pose.arrived() };
        posed.add(&self.layout(&look, Kind::BottomBar(bottom)), &bar.off(off));
        if Controls::of(state) == Controls::Exploring {
            posed.add(&self.layout(&look, Kind::Links(layout.bar)), &pose.arrived());
        }
        let is_title = state.shows_title(now);
        if invites(state) && !(is_title && title::turns(&look.slide.kind)) {
            posed.add(&self.layout(&look, Kind::Invitation { is_title }), &pose.arrived().off(off));
        }
        if pixel.is_some() {
            posed.add_wake(Wake::At(wander::next_step(now)));
        }
        let told = self.overlays(&look, inputs, &pose.arrived(), &mut posed);
        let rest = posed.next.unwrap_or(Wake::Never);
        let stage = reach::lowered(&look, inputs.stage, &mut posed);
        let course = Course::new(posed.loose, rest, !state.comfort.calm, now);
        Scene { stage, ground: look.tint.deep, items: posed.items, told, notes_end: None, course }
    }

    /// The slide, or the exhibition's title while that stands in front of it, and its layout.
    fn slide(&mut self, look: &Look<'_>, state: &ShowState, pose: &Pose, now: Moment) -> (Posed, Arc<Layout>) {
        let mut posed = Posed::default();
        let until = state.title.filter(|until| now < *until && title::can_open(&look.slide.kind));
        let Some(until) = until else {
            let layout = self.layout(look, Kind::Slide);
            posed.add(&layout, pose);
            return (posed, layout);
        };
        let length = until.since(state.motion.since);
        let shown =
            if state.comfort.calm { Fraction::new(0.5) } else { Fraction::of(now.since(state.motion.since), length) };
        let layout = self.layout(look, Kind::Title);
        let (from, to) = title::comes_in(&look.slide.kind);
        let entrance = if state.comfort.calm { Fraction::ONE } else { shown.between(from, to) };
        posed.add(&layout, &Pose { entrance, ..*pose });
        title_going(&mut posed.items, shown);
        let since = state.motion.since;
        let moves = [(length.mul_f32(from), length.mul_f32(to)), (length.mul_f32(motion::TITLE_OUT), length)];
        posed.next = Some(if state.comfort.calm { Wake::At(until) } else { moving(since, &moves, now) });
        (posed, layout)
    }

    /// The slide that leaves: it answers no touch any more.
    fn leaving(&mut self, inputs: &Inputs<'_>, transition: &Transition) -> Vec<Item> {
        let Some(look) = looking(inputs, transition.from) else { return Vec::new() };
        // What leaves stands still, so that only the change is seen.
        let since = transition.began.max(transition.from_motion.since);
        let motion = Motion {
            held: Some(transition.from_motion.held.map_or(since, |held| held.min(since))),
            ..transition.from_motion
        };
        let pose = Pose::of(inputs.state, motion, motion.since, &look.stage, inputs.now);
        let mut posed = Posed::default();
        posed.add(&self.layout(&look, Kind::Slide), &Pose { explores: false, ..pose });
        posed.items
    }

    /// Everything that lies over the slide, the uppermost last; what all is to someone who cannot see it.
    fn overlays(&mut self, look: &Look<'_>, inputs: &Inputs<'_>, pose: &Pose, posed: &mut Posed) -> Told {
        let (state, now) = (inputs.state, inputs.now);
        let mut told = Told::of(look, state);
        if let Some(overlay) = state.overlay {
            told.cover(look, overlay, posed.items.len());
        }
        match state.overlay {
            Some(Overlay::Menu) => self.menu(look, menu::Page::All, inputs, pose, posed),
            Some(Overlay::Inner(place)) => self.menu(look, menu::Page::Inner(place), inputs, pose, posed),
            Some(Overlay::Enlarged { picture, .. }) => self.enlarged(look, picture, state, pose, posed),
            Some(Overlay::Overview) => posed.items.extend(self.overview(look, inputs)),
            Some(Overlay::Reading { page, .. }) => self.read(look, page, pose, (&mut *posed, &mut told)),
            Some(Overlay::Spot(place)) => posed.add(&self.layout(look, Kind::Spot(place)), pose),
            Some(Overlay::Black) => {
                posed.items.extend(blank(look, BLACK));
                if state.asked_until(now).is_some() {
                    posed.add(&self.layout(look, Kind::TalkEnds), pose);
                }
            }
            Some(Overlay::White) => posed.items.extend(blank(look, WHITE)),
            None => {}
        }
        if let Some(number) = state.typed {
            posed.add(&self.layout(look, Kind::Typed(number)), pose);
        }
        if let Phase::Goodbye { until } = state.phase {
            let seconds = until.since(now).as_millis().div_ceil(1000);
            told.ask(look, posed.items.len());
            let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
            posed.add(&self.layout(look, Kind::Goodbye(seconds)), pose);
        }
        told
    }

    /// A page of chapters, whose pictures may still be arriving.
    fn menu(&mut self, look: &Look<'_>, page: menu::Page, inputs: &Inputs<'_>, pose: &Pose, posed: &mut Posed) {
        let below = posed.items.len();
        posed.add(&self.layout(look, Kind::Menu(page)), pose);
        let next = arriving(&mut posed.items[below..], look.pictures, inputs.state.comfort.calm, inputs.now);
        posed.next = posed.next.map(|before| before.sooner(next)).or(Some(next));
    }

    /// The layout that is kept, or else a new one.
    pub(super) fn layout(&mut self, look: &Look<'_>, kind: Kind) -> Arc<Layout> {
        let key = Key::of(kind, look);
        let entry = match self.kept.iter().position(|(known, _)| *known == key) {
            Some(at) => self.kept.remove(at),
            None => (key, Arc::new(self.contained(look, kind))),
        };
        if self.kept.len() >= KEPT_MAX {
            self.kept.remove(0);
        }
        let layout = Arc::clone(&entry.1);
        self.kept.push(entry);
        layout
    }

    /// A layout, or what stands in for it if it fails.
    fn contained(&mut self, look: &Look<'_>, kind: Kind) -> Layout {
        let cause = match unwinding(|| kind.layout(look)) {
            Ok(layout) => return layout,
            Err(cause) => cause,
        };
        if self.failed.insert(look.slide.id.clone()) {
            self.failures.push(Failure { slide: look.slide.id.clone(), message: cause });
        }
        let mut stand_ins = kind.stand_ins(look).into_iter();
        let plate = stand_ins.find_map(|text| unwinding(|| failed::plate(look, text)).ok());
        plate.unwrap_or_else(|| kind.rest(look))
    }
}

/// What `work` gives, or the message of its panic.
fn unwinding<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What is half done by a panic is thrown away; measures and pictures are only asked.
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| message(cause.as_ref()))
}

/// What a panic says.
fn message(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// When something that moves between these times after `since`, one after the other, looks different next.
fn moving(since: Moment, spans: &[(Duration, Duration)], now: Moment) -> Wake {
    let ahead = spans.iter().find(|(_, to)| now < since + *to);
    ahead.map_or(Wake::Never, |(from, _)| if now < since + *from { Wake::At(since + *from) } else { Wake::Moving })
}

/// The slide at `index` as `inputs` shows it.
pub(super) fn looking<'a>(inputs: &Inputs<'a>, index: usize) -> Option<Look<'a>> {
    let Inputs { exhibition, state, theme, stage, pictures, measure, .. } = *inputs;
    Look::at(exhibition, (index, &state.order), (state.language, state.comfort), theme, stage, (pictures, measure))
}

fn blank(look: &Look<'_>, color: Rgba) -> impl Iterator<Item = Item> {
    overlay::cover(look, color).into_iter().map(|laid| laid.item)
}
