//! Where on the screen a control is, as the program itself lays it out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::path::Path;

use xiongguan::{
    files,
    headless::{Album, Camera, settled},
    scene::{Inputs, Press, scene},
    show::{Action, Phase},
    theme::Theme,
    units::{Moment, Stage},
};

use crate::display::SIZE;

/// The middle of the control for `action` on this slide, in this language, while a visitor explores.
pub(crate) fn of(action: Action, content: &Path, slide: &str, language: &str) -> [i32; 2] {
    let opened = files::open(content).unwrap();
    let exhibition = opened.reading.exhibition.unwrap();
    let index = exhibition.slides().position(|(_, known)| known.id == slide).unwrap();
    let language = exhibition.languages.iter().position(|known| known.0 == language).unwrap();
    let state = &xiongguan::show::ShowState { phase: Phase::Exploring, ..settled(index, language, false) };
    let stage = Stage::new(SIZE[0] as f32, SIZE[1] as f32);
    let (pictures, camera) = (&Album::new(opened.folder, SIZE), Camera::new());
    let (theme, measure) = (&Theme::gobi(), camera.measure());
    let laid_out =
        scene(&Inputs { exhibition: &exhibition, state, theme, stage, pictures, measure, now: Moment::START });
    let control = laid_out.items.iter().find(|item| item.press == Some(Press::Act(action)));
    let middle = control.unwrap_or_else(|| panic!("nothing to press for {action:?} on `{slide}`")).rect.center();
    [middle.x as i32, middle.y as i32]
}
