//! All slides at once, as small as many have room, for a speaker who looks for one.

use super::{
    Align, Frame, Inputs, Item, Layouts, Part, Role, Shape, Wrap,
    kinds::Kind,
    layouts::looking,
    look::Look,
    overlay,
    pose::{Pose, Posed},
    small::{around, place, smaller},
    wanted::largest,
    words::{Word, word},
};
use crate::{
    show::{Action, Motion},
    theme::{line, space},
    units::{Moment, Rect, Stage, pos, rect},
};

/// In how many columns all slides stand on this stage.
#[must_use]
pub fn overview_columns(stage: &Stage) -> usize {
    match (stage.is_portrait(), stage.is_ultra_wide()) {
        (true, _) => 4,
        (false, true) => 8,
        (false, false) => 6,
    }
}

/// A slide of those that are seen, where it stands, and how much smaller it is than the stage.
struct Cell {
    slide: usize,
    area: Rect,
    by: f32,
}

impl Layouts {
    /// How large the pictures of the slides that are seen stand there, each file once.
    pub fn overview_frames(&mut self, inputs: &Inputs<'_>) -> Vec<Frame> {
        let Some(look) = looking(inputs, inputs.state.slide) else { return Vec::new() };
        let mut frames: Vec<Frame> = Vec::new();
        for Cell { slide, by, .. } in cells(&look, inputs) {
            let Some(look) = looking(inputs, slide) else { continue };
            for frame in largest(&self.layout(&look, Kind::Slide), by) {
                if frames.iter().all(|known| known.file != frame.file) {
                    frames.push(frame);
                }
            }
        }
        frames
    }

    /// The slides that were found, as many as have room around the one that was chosen, and what was typed.
    pub(super) fn overview(&mut self, look: &Look<'_>, inputs: &Inputs<'_>) -> Vec<Item> {
        let ground = overlay::ground(look, look.palette.paper).item;
        let mut items = vec![ground];
        let cells = cells(look, inputs);
        for Cell { slide, area, by } in &cells {
            items.extend(smaller(self.resting(inputs, *slide), *by, area.min));
        }
        let holes: Vec<Rect> = cells.iter().map(|cell| cell.area).collect();
        items.extend(around(look.stage.rect(), &holes, look.palette.paper));
        items.extend(head(look, inputs));
        for cell in &cells {
            items.extend(name(look, inputs, cell));
        }
        items
    }

    /// A slide as it stands when all of it has come.
    pub(super) fn resting(&mut self, inputs: &Inputs<'_>, slide: usize) -> Vec<Item> {
        let motion = Motion { held: Some(Moment::START), settled: true, ..Motion::default() };
        self.standing(inputs, slide, motion)
    }

    /// A slide as it stands with this of it.
    pub(super) fn standing(&mut self, inputs: &Inputs<'_>, slide: usize, motion: Motion) -> Vec<Item> {
        let Some(look) = looking(inputs, slide) else { return Vec::new() };
        let pose = Pose::of(inputs.state, motion, motion.since, &look.stage, inputs.now);
        let mut posed = Posed::default();
        posed.add(&self.layout(&look, Kind::Slide), &Pose { explores: false, ..pose });
        posed.items
    }
}

/// The row of what was typed.
fn row(look: &Look<'_>) -> Rect {
    let margin = look.scale.margin;
    rect(margin, margin * 0.6, look.stage.size.w - 2.0 * margin, look.scale.target)
}

/// Where the slides stand, those around the one that was chosen.
fn cells(look: &Look<'_>, inputs: &Inputs<'_>) -> Vec<Cell> {
    let overview = &inputs.state.talk.overview;
    let (stage, scale) = (look.stage.size, look.scale);
    let columns = overview_columns(&look.stage);
    let (gap, label) = (space::NEAR * scale.unit, scale.caption().line_height());
    let top = row(look).max.y + gap;
    let width = (stage.w - 2.0 * scale.margin - gap * (columns - 1) as f32) / columns as f32;
    let height = width / stage.aspect() + label + gap;
    let rows = (((stage.h - top - gap) / height) as usize).max(1);
    let at = overview.found.iter().position(|place| *place == overview.chosen).unwrap_or(0);
    let first = at / (columns * rows) * (columns * rows);
    let seen = overview.found.iter().skip(first).take(columns * rows).enumerate();
    seen.map(|(index, slide)| {
        let (column, row) = ((index % columns) as f32, (index / columns) as f32);
        let space = rect(scale.margin + column * (width + gap), top + row * height, width, height - label - gap);
        let (area, by) = place(stage, space);
        Cell { slide: *slide, area, by }
    })
    .collect()
}

/// What was typed, or that something can be; how many slides were found.
fn head(look: &Look<'_>, inputs: &Inputs<'_>) -> Vec<Item> {
    let overview = &inputs.state.talk.overview;
    let (row, scale, palette) = (row(look), look.scale, look.palette);
    let is_empty = overview.query.is_empty();
    let (said, color) =
        if is_empty { (word(look.lang, Word::Find), palette.ink_soft) } else { (overview.query.as_str(), palette.ink) };
    let (_, all) = look.position();
    let count = format!("{} / {all}", overview.found.len());
    let counted = look.setter.set(&count, scale.caption(), f32::INFINITY, Wrap::Running);
    let space = Rect { max: pos(row.max.x - counted.size.w - scale.gap, row.max.y), ..row };
    let block = look.setter.fit(said, scale.lead(), space.size(), Wrap::Running);
    let middle = |height: f32| row.center().y - height / 2.0;
    let words = block.place(Part::OverviewQuery, row.min.x, middle(block.size.h), space.w(), Align::Left, color);
    let count_at = middle(counted.size.h);
    let number = counted.place(Part::OverviewLabel, row.min.x, count_at, row.w(), Align::Right, palette.ink_soft);
    let under = rect(row.min.x, row.max.y, row.w(), scale.hairline);
    let line = Item::new(Part::Rule, under, Shape::Fill { color: palette.accent, radius: 0.0 });
    vec![words.meaning(Role::Alert, said), number.meaning(Role::Text, count), line]
}

/// Number and heading of a slide, what goes there, and a frame around the one that was chosen.
fn name(look: &Look<'_>, inputs: &Inputs<'_>, cell: &Cell) -> Vec<Item> {
    let Some(other) = looking(inputs, cell.slide) else { return Vec::new() };
    let (position, _) = other.position();
    let heading = other.line(other.slide.kind.heading());
    let label = format!("{}  {heading}", position + 1);
    let style = look.scale.credit();
    let space = crate::units::size(cell.area.w(), style.line_height());
    let block = look.setter.fit(&label, style, space, Wrap::Small);
    let top = cell.area.max.y + look.scale.unit * space::LEAST;
    let words = block.place(Part::OverviewLabel, cell.area.min.x, top, cell.area.w(), Align::Left, look.palette.ink);
    let is_chosen = inputs.state.talk.overview.chosen == cell.slide;
    let width = look.scale.unit * if is_chosen { line::BOLD } else { line::HAIR };
    let color = if is_chosen { look.palette.accent } else { look.palette.ink_soft };
    let frame = Shape::Frame { color, width, radius: 0.0 };
    let target = Item::new(Part::OverviewSlide, cell.area.shrunk(-width), frame);
    vec![target.button(label, Action::GoTo(cell.slide)), words]
}
