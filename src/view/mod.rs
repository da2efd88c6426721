//! A [`Scene`](crate::scene::Scene) on egui: fonts, shapes, roles and touches. Knows no file, thread or clock.

mod contacts;
pub mod fail_point;
mod fonts;
mod groups;
mod paint;
mod reader;
mod touch;
mod typeset;

pub use contacts::Contacts;
pub use fonts::{definitions, font_file};
pub use paint::{Texture, Textures, paint, paint_solid};
pub use touch::{Touched, controls, focus};
pub use typeset::{FontMeasure, line_job};

use crate::units;

/// A point of the stage as egui has it.
const fn to_pos2(p: units::Pos) -> egui::Pos2 {
    egui::pos2(p.x, p.y)
}

/// A rectangle of the stage as egui has it.
const fn to_rect(r: units::Rect) -> egui::Rect {
    egui::Rect { min: to_pos2(r.min), max: to_pos2(r.max) }
}

/// A colour, `opacity` times as solid, as egui has it.
fn to_color(c: units::Rgba, opacity: f32) -> egui::Color32 {
    let c = c.faded(opacity);
    egui::Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}
