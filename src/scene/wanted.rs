//! How large the pictures of a layout are wanted.

use super::{Frame, laid::Layout};
use crate::units::{Size, size};

/// The places of pictures in a layout, `zoom` times as large, each file once.
pub(super) fn largest(layout: &Layout, zoom: f32) -> Vec<Frame> {
    let mut frames = Vec::new();
    for frame in layout.items.iter().filter_map(|laid| laid.frame.as_ref()) {
        let Size { w, h } = frame.size;
        join(&mut frames, Frame { file: frame.file.clone(), size: size(w * zoom, h * zoom) });
    }
    frames
}

/// Adds a place; a file that has one already gets the larger one.
pub(super) fn join(frames: &mut Vec<Frame>, frame: Frame) {
    match frames.iter_mut().find(|known| known.file == frame.file) {
        Some(known) => known.size = size(known.size.w.max(frame.size.w), known.size.h.max(frame.size.h)),
        None => frames.push(frame),
    }
}
