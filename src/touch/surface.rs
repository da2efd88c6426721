//! What lies under fingers.

use super::{View, mm};
use crate::{
    scene::{Item, Part, Press, Shape},
    show::Action,
    units::{Pos, Rect, Stage, rect},
};

/// What lies under fingers, as it was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// What it is laid out on.
    pub stage: &'a Stage,
    /// Everything that can be pressed, the lowest first.
    pub layers: &'a [Layer<'a>],
    /// The enlarged picture, if there is one.
    pub view: Option<View>,
    /// What is seen can be pulled aside, to what comes next.
    pub is_loose: bool,
    /// What a tap on nothing in particular asks for.
    pub tap: Option<Action>,
}

/// Items that lie over those of other layers.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a> {
    /// Whose they are.
    pub over: Over,
    /// The uppermost last.
    pub items: &'a [Item],
}

/// Whose items these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The show's.
    Show,
    /// The author's panel: what happens on it does not concern the show.
    Panel,
    /// The lock's; the same.
    Lock,
}

/// What a finger came down on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    pub over: Over,
    pub press: Press,
    pub rect: Rect,
    /// The radius of its corners, if it is lit while it is held.
    pub lit: Option<f32>,
    /// It is so large that a finger which drags on it does not mean it.
    pub is_large: bool,
}

/// What is less visible than this answers no touch.
const FAINT: f32 = 0.3;

impl Surface<'_> {
    /// The uppermost thing at this place that can be pressed.
    pub(super) fn target(&self, at: Pos) -> Option<Target> {
        for layer in self.layers.iter().rev() {
            for item in layer.items.iter().rev().filter(|item| item.opacity > FAINT && item.rect.contains(at)) {
                if item.part == Part::Enlarged {
                    return None;
                }
                if let Some(press) = item.press {
                    return Some(Target::of(item, press, layer.over));
                }
            }
        }
        None
    }

    /// What pressing `target` at this place asks for: a picture is enlarged around the finger.
    pub(super) fn action(&self, action: Action, at: Pos) -> Action {
        let Action::Enlarge(picture) = action else { return action };
        let items =
            self.layers.iter().filter(|layer| layer.over == Over::Show).flat_map(|layer| layer.items.iter().rev());
        let mut pictures = items.filter_map(|item| match &item.shape {
            Shape::Picture { crop, .. } if item.rect.contains(at) => Some((item.rect, *crop)),
            _ => None,
        });
        pictures.next().map_or(action, |(area, crop)| {
            let (x, y) = ((at.x - area.min.x) / area.w(), (at.y - area.min.y) / area.h());
            Action::EnlargeAt(picture, crop.min.x + x * crop.w(), crop.min.y + y * crop.h())
        })
    }

    /// So many millimetres in points.
    pub(super) fn mm(&self, mm: f32) -> f32 {
        self.stage.mm(mm)
    }
}

impl Target {
    fn of(item: &Item, press: Press, over: Over) -> Self {
        let is_lit = matches!(item.part, Part::Button | Part::MenuBanner | Part::LockKey | Part::Spot);
        let radius = match item.shape {
            Shape::Fill { radius, .. } => radius,
            _ if item.part == Part::Spot => item.rect.size().short() / 2.0,
            _ => 0.0,
        };
        let is_large = matches!(press, Press::Act(Action::Enlarge(_)) | Press::Stop) || item.part == Part::Dim;
        Self { over, press, rect: item.rect, lit: is_lit.then_some(radius), is_large }
    }

    /// Whether a finger at this place is still on it.
    pub fn holds(&self, at: Pos, stage: &Stage) -> bool {
        let by = stage.mm(mm::BESIDE);
        let Rect { min, .. } = self.rect;
        rect(min.x - by, min.y - by, self.rect.w() + 2.0 * by, self.rect.h() + 2.0 * by).contains(at)
    }
}
