//! The state of a show that has come to rest.

use crate::{
    show::{Comfort, Mode, Motion, Order, Overlay, Page, Phase, ShowState, Spoken, Talk, TextSize, Trail},
    units::Moment,
};

/// The state of a show that presents the slide at `index` in the language at `language`, with nothing moving.
#[must_use]
pub fn settled(index: usize, language: usize, large_text: bool) -> ShowState {
    ShowState {
        mode: Mode::Present,
        phase: Phase::Presenting,
        slide: index,
        order: Order::default(),
        motion: Motion { since: Moment::START, held: None, settled: true, revealed: None, page: Page::default() },
        title: None,
        transition: None,
        pull: None,
        opening: None,
        language,
        comfort: Comfort { text: TextSize::large_if(large_text), ..Comfort::default() },
        can_hear: false,
        spoken: Spoken::default(),
        hearing: None,
        muted: false,
        trail: Trail::default(),
        overlay: None,
        glide: None,
        divider: None,
        typed: None,
        talk: Talk::default(),
    }
}

/// The same state with the card open of the spot at `place` of the slide's picture.
#[must_use]
pub fn with_spot_open(state: ShowState, place: usize) -> ShowState {
    ShowState { overlay: Some(Overlay::Spot(place)), ..state }
}

/// The same state with the menu open.
#[must_use]
pub fn with_menu_open(state: ShowState) -> ShowState {
    ShowState { overlay: Some(Overlay::Menu), ..state }
}
