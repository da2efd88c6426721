//! What a hand pulls aside, with what comes in beside it.

use super::{
    Inputs, Item, Layouts, Part, Shape,
    kinds::Kind,
    layouts::looking,
    look::Look,
    pose::{Pose, Posed},
    transition::pulled,
};
use crate::{
    show::{Motion, Page, Pull, ShowState, Wake},
    units::{Moment, Pos, Rect, pos, rect},
};

impl Layouts {
    /// The slide that a hand pulls aside, and the one that comes in beside it: that one stands as it will be when it is there.
    pub(super) fn pulled(&mut self, inputs: &Inputs<'_>, posed: Posed, pull: &Pull) -> Posed {
        let side = if pull.by < 0.0 { 1.0 } else { -1.0 };
        let look = pull.beside.and_then(|slide| looking(inputs, slide));
        let mut beside = Posed::default();
        if let Some(look) = look {
            let page = if side < 0.0 { self.pages(&look).saturating_sub(1) } else { 0 };
            let page = Page { place: page, turned: None };
            let motion = Motion { held: Some(Moment::START), settled: true, page, ..Motion::default() };
            let pose = Pose::of(inputs.state, motion, motion.since, &look.stage, inputs.now);
            beside.add(&self.layout(&look, Kind::Slide), &Pose { explores: false, ..pose });
        }
        let next = if pull.let_go.is_some() { Some(Wake::Moving) } else { posed.next };
        let beside = beside.items.into_iter().map(|item| Item { press: None, meaning: None, ..item }).collect();
        let items = pulled(posed.items, beside, (pull.offset(inputs.now), side), inputs.stage.size);
        Posed { items, loose: Vec::new(), next }
    }

    /// How many pages the text of a slide has.
    fn pages(&mut self, look: &Look<'_>) -> usize {
        let layout = self.layout(look, Kind::Slide);
        layout.items.iter().filter_map(|laid| laid.page).max().map_or(1, |last| last + 1)
    }

    /// The enlarged picture, pulled aside if a hand does so, with the one that comes in beside it.
    pub(super) fn enlarged(
        &mut self,
        look: &Look<'_>,
        picture: usize,
        state: &ShowState,
        pose: &Pose,
        posed: &mut Posed,
    ) {
        let below = posed.items.len();
        posed.add(&self.layout(look, Kind::Enlarged(picture)), pose);
        if let Some(at) = posed.items[below..].iter().position(|item| item.part == Part::Enlarged)
            && let Some(fine) = detail(look, &posed.items[below + at])
        {
            posed.items.insert(below + at + 1, fine);
        }
        let Some(pull) = state.pull.filter(|_| !state.comfort.calm) else { return };
        let (by, side) = (pull.offset(pose.now), if pull.by < 0.0 { 1.0 } else { -1.0 });
        let is_pulled = |item: &Item| matches!(item.part, Part::Enlarged | Part::Caption | Part::CaptionGround);
        let width = look.stage.size.w;
        for item in posed.items[below..].iter_mut().filter(|item| is_pulled(item)) {
            item.shift((width * by).round(), 0.0);
        }
        if let Some(picture) = pull.beside {
            let mut beside = Posed::default();
            beside.add(&self.layout(look, Kind::Enlarged(picture)), &Pose { zoom: (1.0, (0.5, 0.5)), ..*pose });
            let at = posed.items[below..].iter().rposition(is_pulled).map_or(posed.items.len(), |at| below + at + 1);
            let items = beside.items.into_iter().filter(is_pulled);
            let items = items.map(|item| item.moved((width * by).round() + width * side, 0.0));
            posed.items.splice(at..at, items.map(|item| Item { press: None, meaning: None, ..item }));
        }
        if pull.let_go.is_some() {
            posed.next = Some(Wake::Moving);
        }
    }
}

/// The finer pixels of what is seen of an enlarged picture, as far as they are there.
fn detail(look: &Look<'_>, item: &Item) -> Option<Item> {
    let Shape::Picture { file, crop: seen, radius } = &item.shape else { return None };
    let (name, fine) = look.pictures.detail(file)?;
    let both = seen.overlap(fine)?;
    // The same place: from fractions of the picture to the stage, and to fractions of the part.
    let on = |area: Rect, from: Rect| {
        let (x, y) = (area.w() / from.w(), area.h() / from.h());
        let at = |of: Pos| pos(area.min.x + (of.x - from.min.x) * x, area.min.y + (of.y - from.min.y) * y);
        Rect { min: at(both.min), max: at(both.max) }
    };
    let crop = on(rect(0.0, 0.0, 1.0, 1.0), fine);
    let shape = Shape::Picture { file: name.to_owned(), crop, radius: *radius };
    Some(Item { opacity: item.opacity, ..Item::new(Part::EnlargedDetail, on(item.rect, *seen), shape) })
}
