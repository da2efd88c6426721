//! Which pictures a window needs, and slides as they will stand.

use super::Screen;
use crate::{
    deck::Deck,
    media::{Library, Target, Wish},
    scene::{Frame, Inputs, Layouts, Scene},
    shell::textures::DeckPictures,
    show::{Motion, ShowState, Talk},
    units::{Moment, Size, Stage},
};

impl Screen {
    /// The pictures that a slide needs on this screen, and how large each of them stands there.
    pub(in crate::shell) fn wishes(
        &mut self,
        deck: &Deck,
        slide: usize,
        state: &ShowState,
        library: &Library,
    ) -> Vec<Wish> {
        let wishes = self.wishes_of(deck, state, library, |layouts, inputs| layouts.frames(inputs, slide));
        let detail = if slide == state.slide { self.detail(deck, state, library) } else { None };
        wishes.into_iter().chain(detail).collect()
    }

    /// The same for the banners of the menu.
    pub(in crate::shell) fn menu_wishes(&mut self, deck: &Deck, state: &ShowState, library: &Library) -> Vec<Wish> {
        self.wishes_of(deck, state, library, Layouts::menu_frames)
    }

    /// The same for all slides at once.
    pub(in crate::shell) fn overview_wishes(&mut self, deck: &Deck, state: &ShowState, library: &Library) -> Vec<Wish> {
        self.wishes_of(deck, state, library, Layouts::overview_frames)
    }

    fn wishes_of(
        &mut self,
        deck: &Deck,
        state: &ShowState,
        library: &Library,
        frames: impl FnOnce(&mut Layouts, &Inputs<'_>) -> Vec<Frame>,
    ) -> Vec<Wish> {
        let frames = self.at_rest_on(self.audience.unwrap_or(self.stage), (deck, state, library), frames);
        let pixels_per_point = self.target.width as f32 / self.stage.size.w;
        let side = |points: f32| ((points * pixels_per_point).ceil() as u32).max(1);
        let target = |size: Size| Target { width: side(size.w), height: side(size.h) };
        let wish =
            |frame: Frame| Some(Wish { id: deck.pictures.get(&frame.file)?.clone(), target: target(frame.size) });
        frames.into_iter().filter_map(wish).collect()
    }

    /// A slide as it will stand when it has come up, for the same visitor.
    pub(in crate::shell) fn at_rest(
        &mut self,
        deck: &Deck,
        slide: usize,
        state: &ShowState,
        library: &Library,
    ) -> Scene {
        let motion = Motion { held: Some(Moment::START), settled: true, ..Motion::default() };
        let state = ShowState {
            slide,
            motion,
            title: None,
            transition: None,
            pull: None,
            opening: None,
            overlay: None,
            glide: None,
            talk: Talk::default(),
            ..state.clone()
        };
        self.at_rest_on(self.stage, (deck, &state, library), Layouts::scene)
    }

    /// What `ask` learns of the layouts for this state on `stage`, where nothing moves.
    pub(super) fn at_rest_on<T>(
        &mut self,
        stage: Stage,
        (deck, state, library): (&Deck, &ShowState, &Library),
        ask: impl FnOnce(&mut Layouts, &Inputs<'_>) -> T,
    ) -> T {
        let inputs = Inputs {
            exhibition: &deck.exhibition,
            state,
            theme: &deck.theme,
            stage,
            pictures: &DeckPictures { deck, library, textures: &self.textures, detail: self.detail.as_ref() },
            measure: &self.measure,
            now: Moment::START,
        };
        ask(self.layouts.of(deck.generation), &inputs)
    }

    /// Whether all pictures of a slide can be drawn, or never will be.
    pub(in crate::shell) fn is_ready(&self, deck: &Deck, slide: usize, is_low: bool, library: &Library) -> bool {
        let low = self.stage.within_reach().filter(|_| is_low).map(|(low, _)| low);
        let is_upright = low.or(self.audience).unwrap_or(self.stage).is_portrait();
        let frames = deck.slide(slide).map(|slide| slide.frames(is_upright)).unwrap_or_default();
        let pictures = self.pictures(deck, library);
        let film = deck.slide(slide).and_then(|slide| deck.pictures.get(slide.plays()?.0));
        let is_film_ready = film.is_none_or(|film| self.textures.films.is_ready(film));
        is_film_ready && frames.into_iter().all(|frame| pictures.is_ready(frame.file))
    }
}
