//! What is seen on the screen, drawn without a graphics card.

#[path = "gui/kit/camera.rs"]
mod camera;
#[path = "gui/paint.rs"]
mod paint;
