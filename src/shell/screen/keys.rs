//! Keys, and the focus of the keyboard, on one screen.

use egui::{Context, Event as EguiEvent, ImeEvent};

use super::Screen;
use crate::{
    player::{Event, OnScreen, Player},
    scene::{Answer, Scene, overview_columns},
    show::{Action, Overlay, choosing},
    view::{self, Touched},
};

impl Screen {
    /// What the keys of this frame ask for: of what has the focus, else by the table of keys.
    pub(in crate::shell) fn keys(&mut self, ctx: &Context, player: &Player) -> Vec<Event> {
        if let OnScreen::Slide { state, .. } = player.on_screen()
            && state.overlay == Some(Overlay::Overview)
        {
            return self.choosing(ctx);
        }
        let mode = player.mode();
        self.waiting.extend(ctx.input(|input| self.keyboard.read(&input.events)));
        let mut events = Vec::new();
        while let Some(pressed) = self.waiting.pop_front() {
            match (pressed.key, &self.shown, player.on_screen()) {
                (Some(key), Some(scene), OnScreen::Slide { state, .. }) => {
                    match self.focus.key(key, pressed.is_repeat, scene, state) {
                        Answer::Passes => events.push(pressed.event(mode)),
                        Answer::Moves => events.push(Event::Key { action: None, is_repeat: false }),
                        Answer::Acts(action) => {
                            events.push(Event::Key { action: Some(action), is_repeat: false });
                            // The next key may mean what only the next frame shows.
                            ctx.request_repaint();
                            break;
                        }
                    }
                }
                _ => events.push(pressed.event(mode)),
            }
        }
        events
    }

    /// What keys ask for while all slides are seen: letters are looked for.
    fn choosing(&mut self, ctx: &Context) -> Vec<Event> {
        self.waiting.clear();
        let columns = overview_columns(&self.stage);
        let (pressed, letters) = ctx.input(|input| {
            let letters = input.events.iter().filter_map(|event| match event {
                EguiEvent::Text(text) | EguiEvent::Ime(ImeEvent::Commit(text)) => Some(text.clone()),
                _ => None,
            });
            (self.keyboard.read(&input.events), letters.collect::<String>())
        });
        let keys = pressed.into_iter().filter_map(|pressed| choosing(pressed.key?, columns));
        // Within one frame somebody types, then chooses.
        let letters = letters.chars().map(Action::Letter);
        letters.chain(keys).map(|action| Event::Key { action: Some(action), is_repeat: false }).collect()
    }

    /// Follows fingers and screen readers with the focus of the keyboard.
    pub(super) fn follow(&mut self, ctx: &Context, scene: &Scene, touched: &Touched) {
        if ctx.input(|input| input.pointer.any_pressed()) {
            self.focus.touch();
        }
        if let Some(item) = touched.asked {
            self.focus.set(scene, item);
        }
        view::focus(scene, ctx, self.focus.item(scene));
    }
}
