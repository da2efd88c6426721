//! A touchscreen of 400 mm by 225 mm with a few controls, and verbs for fingers on it.

use std::time::Duration;

use xiongguan::{
    scene::{Item, Part, Shape},
    show::Action,
    theme::WHITE,
    touch::{Contact, Deed, Hand, Hands, Layer, Over, Phase, Surface, View},
    units::{Moment, Pos, Rect, Stage, pos, rect},
};

/// Points in a millimetre.
pub(crate) const MM: f32 = 4.0;

/// The panel, and what fingers have done on it.
pub(crate) struct Panel {
    stage: Stage,
    items: Vec<Item>,
    pub(crate) view: Option<View>,
    is_loose: bool,
    /// What a tap on nothing asks for.
    tap: Option<Action>,
    aspect: f32,
    hands: Hands,
    pub(crate) now: Moment,
    deeds: Vec<Deed>,
}

/// All of a picture of this aspect that is looked at so.
fn whole(aspect: f32, zoom: f32, center: Pos) -> Rect {
    let (w, h) = if aspect > 16.0 / 9.0 { (1600.0, 1600.0 / aspect) } else { (900.0 * aspect, 900.0) };
    rect(800.0 - center.x * w * zoom, 450.0 - center.y * h * zoom, w * zoom, h * zoom)
}

/// The same as fingers have it.
fn view(aspect: f32, zoom: f32, center: Pos) -> View {
    let whole = whole(aspect, zoom, center);
    let seen = Rect {
        min: pos(whole.min.x.max(0.0), whole.min.y.max(0.0)),
        max: pos(whole.max.x.min(1600.0), whole.max.y.min(900.0)),
    };
    let (x, y) = ((seen.min.x - whole.min.x) / whole.w(), (seen.min.y - whole.min.y) / whole.h());
    let crop = rect(x, y, seen.w() / whole.w(), seen.h() / whole.h());
    View::of(rect(0.0, 0.0, 1600.0, 900.0), seen, crop, zoom)
}

/// A control of 20 mm.
pub(crate) fn control(x: f32, y: f32, action: Action) -> Item {
    Item::new(Part::Button, rect(x, y, 20.0 * MM, 20.0 * MM), Shape::Fill { color: WHITE, radius: 0.0 })
        .button("a control", action)
}

impl Panel {
    /// With one control in its lower right corner, which goes on.
    pub(crate) fn new() -> Self {
        let stage = Stage { points_per_mm: MM, ..Stage::new(1600.0, 900.0) };
        Self {
            stage,
            items: vec![control(1500.0, 800.0, Action::Next)],
            view: None,
            is_loose: true,
            tap: None,
            aspect: 1.0,
            hands: Hands::default(),
            now: Moment::from_millis(1000),
            deeds: Vec::new(),
        }
    }

    /// In front of a speaker: a tap on nothing goes on.
    pub(crate) fn of_a_talk() -> Self {
        Self { tap: Some(Action::Next), items: Vec::new(), ..Self::new() }
    }

    pub(crate) fn with(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    /// A picture of this aspect is enlarged over a dark ground which closes it.
    pub(crate) fn with_picture(mut self, aspect: f32, zoom: f32) -> Self {
        let stage = self.stage.rect();
        let ground = Item::new(Part::Dim, stage, Shape::Fill { color: WHITE, radius: 0.0 });
        self.items.insert(0, ground.button("close", Action::Back));
        self.view = Some(view(aspect, zoom, pos(0.5, 0.5)));
        self.aspect = aspect;
        let whole = whole(aspect, zoom, pos(0.5, 0.5));
        self.items.insert(1, Item::new(Part::Enlarged, whole, Shape::Empty));
        self.is_loose = false;
        self
    }

    pub(crate) fn wait(mut self, millis: u64) -> Self {
        self.now = self.now + Duration::from_millis(millis);
        self.frame(&[])
    }

    fn frame(mut self, contacts: &[Contact]) -> Self {
        let layers = [Layer { over: Over::Show, items: &self.items }];
        let surface =
            Surface { stage: &self.stage, layers: &layers, view: self.view, is_loose: self.is_loose, tap: self.tap };
        let deeds = self.hands.read(self.now, contacts, &surface);
        for deed in &deeds {
            // The next frame shows it so.
            if let Deed::Act(Action::Look { zoom, x, y }) = deed {
                self.view = Some(view(self.aspect, *zoom, pos(*x, *y)));
            }
        }
        self.deeds.extend(deeds);
        self
    }

    fn contact(self, finger: u64, phase: Phase, at: (f32, f32)) -> Self {
        self.frame(&[Contact { hand: Hand::Finger { device: 7, id: finger }, phase, at: pos(at.0, at.1) }])
    }

    pub(crate) fn down(self, finger: u64, at: (f32, f32)) -> Self {
        self.contact(finger, Phase::Down, at)
    }

    pub(crate) fn go(self, finger: u64, at: (f32, f32)) -> Self {
        self.contact(finger, Phase::Move, at)
    }

    pub(crate) fn up(self, finger: u64, at: (f32, f32)) -> Self {
        self.contact(finger, Phase::Up, at)
    }

    pub(crate) fn lost(self, finger: u64) -> Self {
        self.contact(finger, Phase::Lost, (0.0, 0.0))
    }

    /// A finger goes along a straight way in ten steps of `millis` each.
    pub(crate) fn drag(self, finger: u64, from: (f32, f32), to: (f32, f32), millis: u64) -> Self {
        (1..=10).fold(self, |panel, step| {
            let share = step as f32 / 10.0;
            panel.wait(millis).go(finger, (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share))
        })
    }

    pub(crate) fn tap(self, finger: u64, at: (f32, f32)) -> Self {
        self.down(finger, at).wait(80).up(finger, at)
    }

    /// Forgets what was done so far.
    pub(crate) fn forgets(mut self) -> Self {
        self.deeds.clear();
        self
    }

    pub(crate) fn actions(&self) -> Vec<Action> {
        let action = |deed: &Deed| if let Deed::Act(action) = deed { Some(*action) } else { None };
        self.deeds.iter().filter_map(action).collect()
    }

    #[track_caller]
    pub(crate) fn asks(self, actions: &[Action]) -> Self {
        assert_eq!(self.actions(), actions, "{:?}", self.deeds);
        self
    }

    /// How often this was done.
    pub(crate) fn count(&self, deed: Deed) -> usize {
        self.deeds.iter().filter(|other| **other == deed).count()
    }

    /// Whether the slide goes on when the hand that pulled it lets go; nothing if it has not.
    pub(crate) fn goes(&self) -> Option<bool> {
        self.actions().into_iter().rev().find_map(|action| match action {
            Action::LetGo { goes, .. } => Some(goes),
            _ => None,
        })
    }

    /// How far the slide was pulled last, in points.
    pub(crate) fn pulled(&self) -> Option<f32> {
        self.actions().into_iter().rev().find_map(|action| match action {
            Action::Pull(by) => Some(by * 1600.0),
            _ => None,
        })
    }

    /// How the enlarged picture is looked at last.
    pub(crate) fn look(&self) -> Option<(f32, Pos)> {
        self.actions().into_iter().rev().find_map(|action| match action {
            Action::Look { zoom, x, y } => Some((zoom, pos(x, y))),
            _ => None,
        })
    }

    /// To where the enlarged picture glides, if it was thrown.
    pub(crate) fn glides(&self) -> Option<Pos> {
        self.actions().into_iter().rev().find_map(|action| match action {
            Action::GlideTo(x, y) => Some(pos(x, y)),
            _ => None,
        })
    }

    pub(crate) fn lights(&self) -> usize {
        self.hands.lights(&self.stage).len()
    }
}
