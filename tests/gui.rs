//! What is seen on the screen, drawn without a graphics card.

#[path = "gui/any_text.rs"]
mod any_text;
#[path = "gui/kit/booth.rs"]
mod booth;
#[path = "gui/kit/camera.rs"]
mod camera;
#[path = "gui/counting.rs"]
mod counting;
#[path = "gui/kit/document.rs"]
mod document;
#[path = "gui/export_pdf.rs"]
mod export_pdf;
#[path = "core/kit/folder.rs"]
mod folder;
#[path = "gui/guide.rs"]
mod guide;
#[path = "gui/kit/hall.rs"]
mod hall;
#[path = "gui/kittest.rs"]
mod kittest;
#[path = "gui/legible.rs"]
mod legible;
#[path = "gui/lint.rs"]
mod lint;
#[path = "gui/paint.rs"]
mod paint;
#[path = "gui/pictures.rs"]
mod pictures;
#[path = "core/kit/sample.rs"]
mod sample;
#[path = "gui/shipped.rs"]
mod shipped;
#[path = "gui/kit/studio.rs"]
mod studio;
