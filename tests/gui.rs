//! What is seen on the screen, drawn without a graphics card.

#[path = "gui/kit/boxes.rs"]
mod boxes;
#[path = "gui/kit/camera.rs"]
mod camera;
#[path = "gui/kit/hall.rs"]
mod hall;
#[path = "gui/paint.rs"]
mod paint;
#[path = "gui/shipped.rs"]
mod shipped;
