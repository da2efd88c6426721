//! The pixels of the window.

use std::{num::NonZeroU32, sync::Arc};

use softbuffer::{Context, Rect, SoftBufferError, Surface};
use winit::window::Window;

use crate::{
    compose::{Area, Compositor, Pixmaps},
    record::Pixels,
    scene::{Item, Scene, Shape},
};

/// The pixels of one window, in memory that the display reads.
pub(super) struct Canvas {
    window: Arc<Window>,
    surface: Surface<Arc<Window>, Arc<Window>>,
    pub(super) compositor: Compositor,
    size: [u32; 2],
    /// What differed in the latest frames, the last one first: displays may give an older buffer back.
    history: [Area; HISTORY],
    rects: Vec<Rect>,
}

/// Displays use at most three buffers in turn.
const HISTORY: usize = 3;

impl Canvas {
    /// The pixels of `window`.
    pub(super) fn new(window: &Arc<Window>) -> Result<Self, SoftBufferError> {
        let context = Context::new(Arc::clone(window))?;
        let surface = Surface::new(&context, Arc::clone(window))?;
        let mut compositor = Compositor::new();
        compositor.resize([0, 0], 1.0);
        let window = Arc::clone(window);
        Ok(Self { window, surface, compositor, size: [0, 0], history: [Area::default(); HISTORY], rects: Vec::new() })
    }

    /// Takes over the window's size in pixels, and how many of them are in a point.
    pub(super) fn resize(&mut self, [width, height]: [u32; 2], pixels_per_point: f32) -> Result<(), SoftBufferError> {
        let sides = [width, height].map(|side| NonZeroU32::new(side).unwrap_or(NonZeroU32::MIN));
        self.size = sides.map(NonZeroU32::get);
        self.surface.resize(sides[0], sides[1])?;
        self.compositor.resize(self.size.map(|side| side as usize), pixels_per_point);
        Ok(())
    }

    /// Engraves the words of scenes that are awaited, one after the other while there is time: they mostly stand as they
    /// will when the pictures behind them are known.
    pub(super) fn foresee(&mut self, scenes: &[Scene], mut has_time: impl FnMut() -> bool) {
        for scene in scenes {
            let words = self.compositor.missing(scene).filter(|item| matches!(item.shape, Shape::Text { .. }));
            let words: Vec<Item> = words.cloned().collect();
            for item in words {
                if !has_time() {
                    return;
                }
                self.compositor.engrave(item);
            }
        }
    }

    /// Shows a scene; true if something on the screen had to be painted for it. With `is_lost`, all is painted, since the
    /// display has lost it.
    pub(super) fn show(
        &mut self,
        scene: &Scene,
        pixmaps: &dyn Pixmaps,
        is_lost: bool,
    ) -> Result<bool, SoftBufferError> {
        let is_changed = self.compositor.take(scene, pixmaps);
        if is_lost {
            self.compositor.forget_painted();
        } else if !is_changed {
            return Ok(false);
        }
        let whole = Area::frame(self.size.map(|side| side as usize));
        let mut buffer = self.surface.buffer_mut()?;
        let age = usize::from(buffer.age());
        if age == 0 || age > HISTORY {
            self.compositor.forget_painted();
        }
        for older in self.history.iter().take(age.saturating_sub(1)) {
            self.compositor.paint(*older, &mut buffer);
        }
        self.rects.clear();
        let mut all = Area::default();
        for at in 0..self.compositor.damage().len() {
            let area = self.compositor.damage()[at].cut(whole);
            self.compositor.paint(area, &mut buffer);
            self.rects.extend(rect(area));
            all = all.join(area);
        }
        self.history.rotate_right(1);
        self.history[0] = all;
        // The display is asked to tell when it wants the next frame; without a frame now, it would never tell.
        self.window.pre_present_notify();
        buffer.present_with_damage(&self.rects)?;
        Ok(true)
    }

    /// All pixels as they were shown last.
    pub(super) fn copy(&mut self) -> Pixels {
        let size = self.size.map(|side| side as usize);
        let mut rows = vec![0; size[0] * size[1]];
        self.compositor.paint(Area::frame(size), &mut rows);
        Pixels { size: self.size, rows }
    }
}

fn rect(area: Area) -> Option<Rect> {
    let side = |side: usize| u32::try_from(side).ok().and_then(NonZeroU32::new);
    let place = |place: i32| u32::try_from(place).ok();
    Some(Rect { x: place(area.left)?, y: place(area.top)?, width: side(area.width())?, height: side(area.height())? })
}
