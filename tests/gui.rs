//! What the screen shows, drawn without a graphics card.

#[path = "gui/any_text.rs"]
mod any_text;
#[path = "gui/around.rs"]
mod around;
#[path = "gui/aside.rs"]
mod aside;
#[path = "gui/branching.rs"]
mod branching;
#[path = "gui/compose.rs"]
mod compose;
#[path = "gui/kit/dice.rs"]
mod dice;
#[path = "gui/kit/document.rs"]
mod document;
#[path = "gui/exhibits.rs"]
mod exhibits;
#[path = "gui/export_pdf.rs"]
mod export_pdf;
#[path = "gui/flashes.rs"]
mod flashes;
#[path = "core/kit/folder.rs"]
mod folder;
#[path = "core/kit/font.rs"]
mod font;
#[path = "gui/fonts.rs"]
mod fonts;
#[path = "gui/guide.rs"]
mod guide;
#[path = "gui/kit/harness_renderer.rs"]
mod harness_renderer;
#[path = "gui/kittest.rs"]
mod kittest;
#[path = "gui/larger.rs"]
mod larger;
#[path = "gui/legible.rs"]
mod legible;
#[path = "gui/lint.rs"]
mod lint;
#[path = "gui/lint_again.rs"]
mod lint_again;
#[path = "gui/logos.rs"]
mod logos;
#[path = "gui/monkey.rs"]
mod monkey;
#[path = "gui/paint.rs"]
mod paint;
#[path = "gui/pictures.rs"]
mod pictures;
#[path = "gui/qr.rs"]
mod qr;
#[path = "gui/reach.rs"]
mod reach;
#[path = "gui/reader.rs"]
mod reader;
#[path = "gui/reading_order.rs"]
mod reading_order;
#[path = "core/kit/sample.rs"]
mod sample;
#[path = "gui/kit/sample_slides.rs"]
mod sample_slides;
#[path = "gui/shipped.rs"]
mod shipped;
#[path = "gui/kit/shipped_exhibition.rs"]
mod shipped_exhibition;
#[path = "gui/kit/small_exhibition.rs"]
mod small_exhibition;
#[path = "gui/spots.rs"]
mod spots;
#[path = "gui/kit/touchscreen.rs"]
mod touchscreen;
#[path = "gui/words_in_order.rs"]
mod words_in_order;
