//! Where on the screen a control is, as the program itself lays it out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::path::Path;

use xiongguan::{
    content::Lang,
    files,
    headless::{Album, Camera, settled},
    lock::{Face, Request},
    scene::{Inputs, Item, LockInputs, Press, StaffFacts, lock, scene},
    show::{Action, Comfort, Mode, Overlay, Phase, ShowState, TextSize},
    theme::Theme,
    units::{Moment, Stage},
};

use crate::display::SIZE;

/// The middle of the control for `action` on this slide, in this language, while a visitor explores.
pub(crate) fn of(action: Action, content: &Path, slide: &str, language: &str) -> [i32; 2] {
    over((action, None), content, slide, language)
}

/// The same of a control on what lies over the slide.
pub(crate) fn over(
    (action, overlay): (Action, Option<Overlay>),
    content: &Path,
    slide: &str,
    language: &str,
) -> [i32; 2] {
    let opened = files::open(content).unwrap();
    let exhibition = opened.reading.exhibition.unwrap();
    let index = exhibition.slides().position(|(_, known)| known.id == slide).unwrap();
    let language = exhibition.languages.iter().position(|known| known.0 == language).unwrap();
    // Where nothing is heard there are fewer controls.
    let can_hear = matches!(action, Action::Hear | Action::Mute);
    let state = ShowState { phase: Phase::Exploring, overlay, can_hear, ..settled(index, language, false) };
    // Large print is offered where a slide has no room for the text size.
    let text = if action == Action::Read { TextSize::Large } else { TextSize::Normal };
    let state = &ShowState { mode: Mode::Kiosk, comfort: Comfort { text, ..Comfort::default() }, ..state };
    let stage = Stage::new(SIZE[0] as f32, SIZE[1] as f32);
    let (mut pictures, camera) = (Album::new(opened.folder, SIZE), Camera::new());
    // Spots stand where they do on their picture.
    let files = exhibition.slide(index).map(|(_, slide)| slide.kind.files()).unwrap_or_default();
    pictures.show_only(files.into_iter());
    let pictures = &pictures;
    let (theme, measure) = (&Theme::gobi(), camera.measure());
    let laid_out =
        scene(&Inputs { exhibition: &exhibition, state, theme, stage, pictures, measure, now: Moment::START });
    // What lies behind all else closes it.
    let is_meant = |item: &&Item| item.press == Some(Press::Act(action)) && item.part.name() != "dim";
    let control = laid_out.items.iter().find(is_meant);
    let middle = control.unwrap_or_else(|| panic!("nothing to press for {action:?} on `{slide}`")).rect.center();
    [middle.x as i32, middle.y as i32]
}

/// The middle of what asks the lock for `request`, where this of the lock is seen; `of_staff` knows no warnings.
pub(crate) fn of_staff(face: Face, request: Request, language: &str) -> [i32; 2] {
    let (camera, theme, lang) = (Camera::new(), Theme::gobi(), Lang::new(language));
    let phase = Some(Phase::Exploring);
    let facts =
        StaffFacts { slide: "1 / 4  x".to_owned(), phase, content: "content.ron".to_owned(), ..StaffFacts::default() };
    let stage = Stage::new(SIZE[0] as f32, SIZE[1] as f32);
    let (facts, theme, lang, measure) = (&facts, &theme, &lang, camera.measure());
    let laid_out = lock(&LockInputs { face, facts, lang, theme, tint: None, stage, measure });
    let asks = laid_out.items.iter().filter(|item| item.part.name() == "lock.key");
    let control = asks.into_iter().find(|item| item.press == Some(Press::Staff(request)));
    let middle = control.unwrap_or_else(|| panic!("nothing to press for {request:?}")).rect.center();
    [middle.x as i32, middle.y as i32]
}
