//! Which pixels differ from frame to frame.

use super::{area::Area, layer::Layer};

/// Areas that differ; they do not overlap.
#[derive(Debug, Default)]
pub(super) struct Damage {
    areas: Vec<Area>,
}

/// More areas than this are joined: painting a few pixels twice costs less than walking through many areas.
const AREAS_MAX: usize = 8;

impl Damage {
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Everything differs.
    pub fn all(&mut self, frame: Area) {
        self.areas.clear();
        self.add(frame);
    }

    /// What differs between two frames.
    ///
    /// Layers that both have at the same place from the front or from the back are compared with each other; all others
    /// count as gone, or as new.
    pub fn between(&mut self, before: &[Layer], now: &[Layer], frame: Area) {
        self.areas.clear();
        let common = before.len().min(now.len());
        let pairs = || before.iter().zip(now);
        let front = if before.len() == now.len() { common } else { pairs().take_while(|(a, b)| a == b).count() };
        let back_pairs = before.iter().rev().zip(now.iter().rev()).take(common - front.min(common));
        let back = back_pairs.take_while(|(a, b)| a == b).count();
        for (a, b) in pairs().take(front).filter(|(a, b)| a != b) {
            self.add(a.area.cut(frame));
            self.add(b.area.cut(frame));
        }
        for layers in [before, now] {
            for layer in &layers[front..layers.len() - back] {
                self.add(layer.area.cut(frame));
            }
        }
    }

    fn add(&mut self, mut area: Area) {
        if area.is_empty() {
            return;
        }
        // Joining may bring it over others.
        while let Some(at) = self.areas.iter().position(|other| !other.cut(area).is_empty()) {
            area = area.join(self.areas.swap_remove(at));
        }
        self.areas.push(area);
        if self.areas.len() > AREAS_MAX {
            let all = self.areas.drain(..).fold(Area::default(), Area::join);
            self.areas.push(all);
        }
    }
}
