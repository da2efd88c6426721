//! Decks for tests in which only the running order matters.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use xiongguan::{
    content::{Exhibition, Text},
    deck::{Deck, Origin},
    show::Program,
    theme::{Theme, Typefaces},
};

/// A deck with this running order and no slides.
pub(crate) fn deck(program: Program, generation: u64) -> Arc<Deck> {
    let exhibition = Exhibition {
        logos: Vec::new(),
        title: Text::default(),
        languages: program.languages().to_vec(),
        wording: Vec::new(),
        fonts: Vec::new(),
        theme: "gobi".to_owned(),
        home: program.home(),
        talk_minutes: None,
        source: Text::default(),
        unbroken: Vec::new(),
        allow: Vec::new(),
        chapters: Vec::new(),
    };
    let (theme, root, pictures) = (Theme::gobi(), PathBuf::from("/exhibition"), BTreeMap::new());
    Arc::new(Deck {
        typefaces: Typefaces::default(),
        generation,
        exhibition,
        program,
        theme,
        root,
        pictures,
        findings: Vec::new(),
        origin: Origin::default(),
    })
}
